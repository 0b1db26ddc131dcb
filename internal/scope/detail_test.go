package scope

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

const sharing = `answers: {users_count: 100, endpoints_count: 110, servers_count: 4, sites_count: 2, network_devices_count: 20, it_fte: 2, it_staff_plan: keep_same, it_workload: slipping,
  coverage_needed: business_hours, control_preference: 4, compliance_regimes: [hipaa], it_spend_month: 3000, budget_style: lowest,
  tower_owners: {service_desk: shared, endpoints: shared, servers_cloud: shared, network: provider, identity_collaboration: shared, backup_recovery: shared, security_operations: shared}}
quote: {discount: {percent: 5, reason: MARKREASON}}
`

// What a price costs and leaves, what others charge, how it came about, where it comes
// from and what to check of it are for the provider alone; what the range comes from is
// for both, its money is not.
func TestWhatOnlyTheProviderReadsOfAPrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	r := resultOf(t, p, playbooktest.Engagement(t, p, sharing))
	for view, e := range map[string]*result.Estimate{"client": r.ForClient().Result().Estimate, "provider": r.ForProvider().Estimate} {
		inside := view == "provider"
		if (e.Checks != nil) != inside || inside && len(e.Checks) == 0 {
			t.Errorf("%s: checks %v", view, e.Checks)
		}
		for _, m := range terms.Models() {
			one := e.Models.Of(m)
			for what, there := range map[string]bool{
				"market": one.Market != nil, "cost": one.Cost != nil, "margin": one.GrossMargin != nil, "target": one.Target != nil, "floor": one.Floor != nil, "approval": one.Approval != nil,
				"list rate": one.Lines[0].ListRate != nil, "weights": one.Lines[0].Weights != nil, "share": one.Lines[0].Share != nil, "volume": one.Lines[0].Volume != nil,
				"cost of a line": one.Lines[0].Cost != nil, "margin of a line": one.Lines[0].GrossMargin != nil, "basis": one.Lines[0].Basis != "",
				"money of a cause": one.RangeFrom[0].Monthly != nil,
			} {
				if there != inside {
					t.Errorf("%s, %s: %s is there: %v", view, m, what, there)
				}
			}
			if one.RangeFrom[0].Because == "" || len(one.NextUnit) < 2 || !one.PerEndpoint.Known {
				t.Errorf("%s, %s: %+v", view, m, one)
			}
			for i := range one.Lines {
				if l := &one.Lines[i]; l.Class == "" && (l.ListRate != nil || l.Cost != nil) {
					t.Errorf("%s: %s has no class, and a build-up", view, l.ID)
				}
			}
		}
	}
	if text := r.Estimate.Models.CoManaged.ShortTeam; text == "" {
		t.Error("nothing is said of a smaller team")
	}
	if text := r.Estimate.Models.Of(*r.Model()).RangeFrom; len(text) < 2 {
		t.Errorf("the range comes from %v", text)
	}
}

// The rate of a line is its list rate x the part of the work x what is charged of that,
// and what the lines leave is what the model leaves.
func TestTheBuildUpComesToTheRate(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	seen := 0
	for n := range 60 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		r := resultOf(t, p, e)
		for _, m := range terms.Models() {
			one := r.ForProvider().Estimate.Models.Of(m)
			for i := range one.Lines {
				l := &one.Lines[i]
				if l.ListRate == nil {
					continue
				}
				seen++
				product := times(t, l.ListRate.Decimal, *l.Weights, *l.Share)
				if off, _ := product.Sub(l.Rate.Typical); off.Abs().Cmp(decimal.MustParse("0.05")) > 0 {
					t.Errorf("client %d, %s, %s: %s x %s x %s is not %s", n, m, l.ID, l.ListRate, *l.Weights, *l.Share, l.Rate.Typical)
				}
			}
			if one.Cost == nil {
				continue
			}
			fee := one.Monthly.Typical // what is sold on leaves a margin of its own
			if one.Resale != nil {
				fee = one.Resale.ServiceMonthly.Typical
			}
			left, _ := fee.Sub(one.Cost.Decimal)
			margin, err := left.Quo(fee)
			if err != nil {
				t.Fatal(err)
			}
			if off, _ := margin.Sub(decimal.MustParse(one.GrossMargin.String())); off.Abs().Cmp(decimal.MustParse("0.0001")) > 0 {
				t.Errorf("client %d, %s: %s less %s is a margin of %s, not %s", n, m, fee, one.Cost, margin, *one.GrossMargin)
			}
			if below := fee.Less(one.Floor.Decimal); below != (*one.Approval != "") {
				t.Errorf("client %d, %s: %s against a floor of %s needs the agreement of %q", n, m, fee, one.Floor, *one.Approval)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d lines with a build-up", seen)
	}
}

func times(tb testing.TB, d decimal.Decimal, factors ...json.Number) decimal.Decimal {
	tb.Helper()
	for _, f := range factors {
		product, err := d.Mul(decimal.MustParse(f.String()))
		if err != nil {
			tb.Fatal(err)
		}
		d = product
	}
	return d
}

// Asked for in full, the client sees how the prices came about, and still neither cost
// nor margin nor a reason.
func TestTheClientMaySeeHowPricesCameAbout(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	r, err := Of(p, playbooktest.Engagement(t, p, sharing), Ask{PriceDetail: true})
	if err != nil {
		t.Fatal(err)
	}
	l := &r.ForClient().Result().Estimate.Models.CoManaged.Lines[0]
	if l.ListRate == nil || l.Weights == nil || l.Share == nil || l.Volume == nil || l.Cost != nil || l.GrossMargin != nil || l.Basis != "" {
		t.Errorf("the client sees %+v", l)
	}
}

// What is proposed beside the recommended model has its own price, whose lines add up.
func TestWhatIsProposedHasItsLines(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	r := resultOf(t, p, playbooktest.Engagement(t, p, fmt.Sprintf(calm, 200, 210, 5, "coping", "security", "advise")))
	e, b := r.Estimate.Proposal, r.Recommendation.Beside
	if e == nil || b == nil || e.Model != b.Model || e.Split != b.Split || !e.Monthly.Same(b.Monthly) {
		t.Fatalf("%+v is priced as %+v", b, e)
	}
	_, data := asJSON(t, r.ForEstimate())
	linesAddUp(t, "proposal", at(data, "proposal"))
	if e.Monthly.Same(r.Estimate.Models.Of(*r.Model()).Monthly) {
		t.Error("the proposal has the price of the recommended model")
	}
}

// Where people differ about who runs a part, what is proposed beside the recommended
// model holds both ends as well.
func TestWhatIsProposedHoldsWhatPeopleDifferAbout(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	text := fmt.Sprintf(calm, 200, 210, 5, "coping", "security", "{network: client}") +
		"basis: {tower_owners.network: {by: Sam, others: [{value: provider, by: Max}]}}\n"
	e := resultOf(t, p, playbooktest.Engagement(t, p, text)).Estimate
	if e.Proposal == nil {
		t.Fatal("nothing is proposed")
	}
	for name, lines := range map[string][]result.Line{"proposed": e.Proposal.Lines, "recommended": e.Models.CoManaged.Lines} {
		if !slices.ContainsFunc(lines, func(l result.Line) bool { return l.ID == "contested" && l.Amount.High.IsPos() }) {
			t.Errorf("%s: the price does not hold the other answer", name)
		}
	}
}
