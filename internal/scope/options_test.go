package scope

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/offer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// An engagement with options gives for each of them, to the cent, what an engagement gives
// that is that option, and all of it is about the marked one.
func TestOptionsSayWhatTheirEngagementsSay(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	seen := 0
	for n := 0; n < 3000 && seen < 40; n++ {
		text := strings.TrimPrefix(source.Engagement(n).YAML(), "version: 1\n")
		if !strings.Contains(text, "options:") {
			continue
		}
		e := playbooktest.Engagement(t, p, text)
		r, err := Of(p, e, Ask{})
		if err != nil {
			continue // an option leaves out a line that the card does not have
		}
		seen++
		marked, err := Of(p, e.With(e.Quote.Marked()), Ask{})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := bare(t, r), bare(t, marked); a != b {
			t.Fatalf("%d: with a marked option it is\n%s\nand as that option\n%s", n, a, b)
		}
		record, err := Record(p, e, &RecordAsk{})
		if err != nil {
			t.Fatal(err)
		}
		if m := r.Model(); m != nil && !record.Monthly.Of(*m).Same(r.Estimate.Models.Of(*m).Monthly) && !r.Binding() {
			t.Errorf("%d: a batch has %v a month and an estimate %v", n, record.Monthly.Of(*m), r.Estimate.Models.Of(*m).Monthly)
		}
		for i := range r.Estimate.Options {
			o := &r.Estimate.Options[i]
			checkOption(t, o, optionAlone(t, o, e, p))
		}
	}
	if seen < 40 {
		t.Errorf("only %d engagements have options", seen)
	}
}

// optionAlone is the result of an engagement that is an option.
func optionAlone(tb testing.TB, o *result.Option, e *assess.Engagement, p *playbook.Playbook) *result.Result {
	tb.Helper()
	var of *assess.QuoteOption
	for i := range e.Quote.Options {
		if e.Quote.Options[i].ID == string(o.ID) {
			of = &e.Quote.Options[i]
		}
	}
	return resultOf(tb, p, e.With(of))
}

func checkOption(t *testing.T, o *result.Option, alone *result.Result) {
	t.Helper()
	if !reflect.DeepEqual(o.Model, alone.Model()) {
		t.Errorf("option %s leads to %v and alone to %v", o.ID, o.Model, alone.Model())
	}
	if o.Model == nil {
		if o.Monthly.Known || o.Split != nil {
			t.Errorf("option %s has a price without a model", o.ID)
		}
		return
	}
	one := alone.Estimate.Models.Of(*o.Model)
	if !o.Monthly.Same(one.Monthly) || !o.OneTime.Same(one.OneTime) || *o.Split != one.Split {
		t.Errorf("option %s is %v and alone %v", o.ID, o.Monthly, one.Monthly)
	}
	if len(o.Refused) != len(alone.Refused) {
		t.Errorf("option %s lacks %v and alone %v", o.ID, o.Refused, alone.Refused)
	}
	if !o.Monthly.Known || !o.OneTime.Known {
		return
	}
	var total decimal.Decimal
	for _, in := range alone.Estimate.Comparison.Options {
		if in.ID != o.Model.String() {
			continue
		}
		for _, part := range in.Components {
			if part.Kind == pricing.KindFee || part.Kind == pricing.KindOneTime {
				total, _ = total.Add(part.Total.Typical)
			}
		}
	}
	if !total.Equal(o.Total.Typical) || total.IsZero() != (o.Monthly.Typical.IsZero() && o.OneTime.Typical.IsZero()) {
		t.Errorf("option %s comes to %v over the term, and in the comparison to %v", o.ID, o.Total.Typical, total)
	}
}

// bare is what stands in a result beside its options.
func bare(tb testing.TB, r *result.Result) string {
	tb.Helper()
	out := *r
	e := *r.Estimate
	in := *r.Internal
	e.Options, in.Options = nil, nil
	out.Estimate, out.Internal, out.Option = &e, &in, nil
	return text(tb, &out)
}

func TestWhatAnOptionDiffersIn(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := playbooktest.Engagement(t, p, `answers: {users_count: 40, endpoints_count: 40, servers_count: 2, it_fte: 0, it_staff_plan: none_wanted, control_preference: 1, coverage_needed: business_hours}
quote:
  discount: {percent: 5, label: three-year term, reason: MARKREASON}
  lines: [{label: Adobe, rate: 60, cost: 41.37}]
  options:
    - {id: nights, label: At night too, marked: true, set: {coverage_needed: helpdesk_24x7, users_count: 40}}
    - {id: lean, label: Lean, exclude: [server], lines: [{label: Firewall, rate: 90, cost: 61.37}], discount: {percent: 0, reason: MARKREASON}}
    - {id: none, label: Nothing to do, set: {it_fte: 6, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], drivers: [just_checking], control_preference: 5}}
`)
	r := resultOf(t, p, e)
	var got []string
	for _, o := range r.Estimate.Options {
		var parts []string
		for _, d := range o.Differs {
			parts = append(parts, string(d.Question)+string(d.Line)+"="+d.Text)
		}
		if o.ID != "none" {
			got = append(got, string(o.ID)+": "+strings.Join(parts, "; "))
		}
	}
	want := []string{": ", "nights: coverage_needed=Hours of cover you need: 24/7 help desk for our people as well", "lean: server=Without: servers; extra_2=With: Firewall, 90.00 USD a month; discount=No discount"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nexpected\n%q", got, want)
	}
	if o := r.Estimate.Options[3]; o.Model != nil || o.Monthly.Known {
		t.Errorf("an option without a model has %v, %v", o.Model, o.Monthly)
	}
	if r.Option == nil || r.Option.ID != "nights" || r.Estimate.Base().Label != "As described" {
		t.Errorf("about %+v, against %+v", r.Option, r.Estimate.Base())
	}
	client := text(t, r.ForClient().Result())
	for _, secret := range []string{"MARKREASON", "41.37", "61.37"} {
		if strings.Contains(client, secret) {
			t.Errorf("the client sees %s", secret)
		}
	}
	// An option that changes nothing gives the file its name.
	e.Quote.Options[1] = assess.QuoteOption{ID: "plain", Label: "Plain"}
	if r := resultOf(t, p, e); len(r.Estimate.Options) != 3 || r.Estimate.Base().Label != "Plain" {
		t.Errorf("%+v", r.Estimate.Options)
	}
}

// The parts of the difference to an earlier revision add up to it, whatever the two are.
func TestRevisionsAddUp(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	var before *assess.SentQuote
	seen := 0
	for n := range 24 {
		e := playbooktest.Engagement(t, p, strings.TrimPrefix(source.Engagement(n).YAML(), "version: 1\n"))
		e.Quote.Revision, e.Quote.Status, e.Quote.Sent = 2, terms.Budget, nil
		if before != nil {
			e.Quote.Sent = []assess.SentQuote{*before}
		}
		r, err := Of(p, e, Ask{})
		if err != nil {
			continue
		}
		if s := r.Estimate.Since; s != nil && s.Monthly != nil {
			seen++
			for period, sum := range map[pricing.Period]*pricing.Amount{pricing.Month: s.Monthly, pricing.Once: s.OneTime} {
				left := sum.Decimal
				for _, l := range s.Lines {
					if l.Period == period {
						left = sub(t, left, l.Difference.Decimal)
					}
				}
				if !left.IsZero() {
					t.Errorf("%d: the parts %s miss the difference by %s", n, period, left)
				}
			}
		}
		if sent, err := offer.Sent(r.ForClient(), 1, "2026-11-20"); err == nil {
			before = sent
			if n%7 == 0 { // one that was changed by hand
				before.Monthly += 12_34
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d revisions could be compared", seen)
	}
}

func sub(tb testing.TB, a, b decimal.Decimal) decimal.Decimal {
	tb.Helper()
	out, err := a.Sub(b)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestSinceAnEarlierRevision(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	document := func(users, revision, currency string) string {
		return `answers: {users_count: ` + users + `, endpoints_count: 40, it_fte: 0, it_staff_plan: none_wanted, control_preference: 1}
quote:
  revision: ` + revision + `
  sent:
    - {revision: 1, on: 2026-11-20, currency: ` + currency + `, model: co_managed, split: {}, counts: {user: 40, tablet: 3}, monthly: 100, one_time: 0, lines: [{id: user, label: Users, quantity: 40, rate: 2.50, amount: 100}]}
    - {revision: 3, on: 2026-12-01, currency: USD, model: co_managed, split: {}, monthly: 100, one_time: 0, lines: [{id: user, label: Users, amount: 100}]}
`
	}
	r := resultOf(t, p, playbooktest.Engagement(t, p, document("52", "2", "USD")))
	s := r.Estimate.Since
	if s == nil || s.Revision != 1 || s.Requote != true || !strings.Contains(s.Due, "Since revision 1 the number of people") || r.Estimate.Later == nil || r.Estimate.Later.Revision != 3 {
		t.Fatalf("since %+v, later %+v", s, r.Estimate.Later)
	}
	if c := s.Counts[0]; c.Class != "user" || c.Drift.String() != "30" || c.Label != "people" {
		t.Errorf("count %+v", c)
	}
	if last := s.Counts[len(s.Counts)-1]; last.Class != "tablet" || last.After != nil || last.Drift.String() != "-100" {
		t.Errorf("count %+v", last)
	}
	if l := s.Lines[0]; l.ID != "user" || l.Before.String() != "100.00" || l.Quantity.Before.String() != "40" || l.Rate.Before.String() != "2.50" {
		t.Errorf("line %+v", l)
	}
	if !slices.ContainsFunc(r.Internal.Checks, func(c pricing.Check) bool { return c.ID == "requote" && c.Text == s.Due }) {
		t.Errorf("checks %+v", r.Internal.Checks)
	}
	// 29.9 % is not enough, another currency is not subtracted, and a revision without
	// one before it, or without a number, is compared with nothing.
	if s := resultOf(t, p, playbooktest.Engagement(t, p, strings.Replace(document("51", "2", "EUR"), ", tablet: 3", "", 1))).Estimate.Since; s.Requote || s.Monthly != nil || s.OneTime != nil || len(s.Lines) != 0 || len(s.Counts) == 0 {
		t.Errorf("since %+v", s)
	}
	for _, revision := range []string{"1", "0"} {
		if e := resultOf(t, p, playbooktest.Engagement(t, p, document("52", revision, "USD"))).Estimate; e.Since != nil || (e.Later == nil) != (revision == "0") {
			t.Errorf("revision %s: since %+v, later %+v", revision, e.Since, e.Later)
		}
	}
}
