package scope

import (
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

func TestQuoteReachesThePrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {users_count: 25, endpoints_count: 25, servers_count: 0, light_users_count: 0, shared_devices_count: 0, network_devices_count: 0, it_fte: 0, coverage_needed: business_hours, compliance_regimes: [none]}\n"
	plain := resultOf(t, p, playbooktest.Engagement(t, p, answers))
	price := plain.Estimate.Models.FullyManaged
	// The published price: 25 people and 25 computers at 105 each.
	if got := pricing.Money(price.Monthly.Typical); got != "5250.00" {
		t.Fatalf("monthly %s, expected 5250.00", got)
	}
	// 5 % off the fees, a line of 2 x 40.50 a month, and one paid once.
	quoted := resultOf(t, p, playbooktest.Engagement(t, p, answers+`quote: {term_months: 24, discount: {percent: 5, reason: early}, lines: [{label: Extra, rate: 40.5, quantity: 2}, {label: Move, rate: 900, period: once}]}`))
	with := quoted.Estimate.Models.FullyManaged
	if got := pricing.Money(with.Monthly.Typical); got != "5068.50" { // 5250 x 0.95 + 81
		t.Errorf("monthly %s, expected 5068.50", got)
	}
	if once, before := pricing.Money(with.OneTime.Typical), pricing.Money(price.OneTime.Typical); once == before {
		t.Errorf("one-time %s with and without a line paid once", once)
	}
	if a, b := quoted.Estimate.Comparison.Months, plain.Estimate.Comparison.Months; a != 24 || b == 24 {
		t.Errorf("compared over %d and %d months", a, b)
	}
	// The recommended model has the price of its estimate.
	if p := quoted.Price; p == nil || pricing.Money(p.Monthly.Typical) != "5068.50" || p.Currency != quoted.Estimate.Currency {
		t.Errorf("the price of the recommendation is %+v", p)
	}
}

func TestOnlyStepsWithTheirPartsAreTaken(t *testing.T) {
	t.Parallel()
	for _, parts := range []playbook.Parts{0, playbook.Advice, playbook.Prices | playbook.Advice, playbook.Responsibilities, playbook.Everything} {
		p, err := playbook.Load(nil, "", parts)
		if err != nil {
			t.Fatal(err)
		}
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 0, users_count: 25, endpoints_count: 25}"))
		if r.Model() == nil || *r.Model() != terms.FullyManaged {
			t.Errorf("parts %d: model %v", parts, r.Model())
		}
		prices := parts&playbook.Prices != 0
		if (r.Estimate != nil) != prices || (r.Price != nil) != prices || prices && !r.Price.Monthly.Known {
			t.Errorf("parts %d: prices %+v, of the recommendation %+v", parts, r.Estimate, r.Price)
		}
		if advised := len(r.Findings) > 0 && r.Growth != nil && r.Words.Shown > 0; advised != (parts&playbook.Advice != 0) {
			t.Errorf("parts %d: %d findings", parts, len(r.Findings))
		}
		if proved := r.Recommendation.Certain != nil; proved != (parts&playbook.Proofs != 0) {
			t.Errorf("parts %d: proved %v", parts, proved)
		}
		if laid := r.RACI != nil && len(r.RACI.Activities) > 0; laid != (parts&playbook.Responsibilities != 0) {
			t.Errorf("parts %d: a responsibility matrix %v", parts, laid)
		}
	}
}

// Of all that is asked for only what was asked for is there.
func TestAsk(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := playbooktest.Engagement(t, p, "answers: {it_fte: 0, users_count: 25, endpoints_count: 25}")
	hybrid := terms.Hybrid
	r, err := Of(p, e, Ask{Model: &hybrid, Reader: "owner"})
	if err != nil {
		t.Fatal(err)
	}
	if *r.RACI.Model != terms.Hybrid || *r.Model() != terms.FullyManaged || r.Explain != nil || r.Reader != "owner" {
		t.Errorf("the matrix of %s beside the model %s, explained %v, for %q", r.RACI.Model, r.Model(), r.Explain, r.Reader)
	}
	r, err = Of(p, e, Ask{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Explain == nil || r.Explain.TotalWeight != r.Recommendation.TotalWeight || *r.RACI.Model != terms.FullyManaged {
		t.Errorf("explained %+v, the matrix of %s", r.Explain, r.RACI.Model)
	}
}

func TestABatchRecordSaysWhatTheWholeResultSays(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := assess.NewEngagement(p.Questionnaire)
	for _, set := range invented(t, p).Sets(60) {
		e.Answers = set
		r := resultOf(t, p, e).ForClient().Result()
		record, err := Record(p, e, &RecordAsk{Deciding: true})
		if err != nil {
			t.Fatal(err)
		}
		rec := &r.Recommendation
		same := record.Outcome == rec.Outcome && equal(record.Model, rec.Model) && equal(record.RunnerUp, rec.RunnerUp) && equal(record.Margin, rec.Margin) &&
			equal(record.Verdict, rec.Verdict) && equal(record.Stability, rec.Stability) && equal(record.Certain, rec.Certain) &&
			record.Findings == len(r.Findings) && record.Open == len(rec.Open) && record.Warnings == len(r.Warnings) && record.Critical == slices.ContainsFunc(r.Findings, openCritical) &&
			*record.Readiness == r.Readiness.Verdict && sameWords(record.Deciding, deciding(rec)) && record.Contradictions <= record.Warnings
		for i := range r.Findings {
			same = same && slices.Contains(record.FindingIDs, r.Findings[i].ID)
		}
		for _, m := range terms.Models() {
			a, b := record.Monthly.Of(m), &r.Estimate.Models.Of(m).Monthly
			if record.Model != nil && *record.Model == m {
				whole := r.Estimate.Models.Of(m)
				same = same && record.OneTime.Same(whole.OneTime) && record.PerUser.Same(whole.PerUser) && *record.Split == *r.Split
			}
			same = same && equal(*record.Fit.Of(m), *rec.Fit.Of(m)) && a.Known == b.Known && a.Low.Equal(b.Low) && a.Typical.Equal(b.Typical) && a.High.Equal(b.High)
		}
		if !same {
			t.Errorf("%s:\nbatch %+v\nwhole %+v", formatted(p, e), record, rec)
		}
	}
}

// openCritical reports whether a finding is critical and the client has not declined it.
func openCritical(f advice.Finding) bool { return f.Severity == advice.Critical && f.Declined == nil }

// sameWords reports whether two lists hold the same, in whatever order.
func sameWords(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// deciding lists the open questions that can change the model.
func deciding(r *result.Recommendation) []string {
	ids := []string{}
	for i := range r.Open {
		if o := &r.Open[i]; o.CanChangeModel != nil && *o.CanChangeModel {
			ids = append(ids, o.Question)
		}
	}
	return ids
}

// equal reports whether two values are the same, or both not there.
func equal[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// Every answer of a result is what an engagement file in JSON has: it is read
// back as the answer that was given.
func TestAnswersOfAResultReadBack(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	e := assess.NewEngagement(p.Questionnaire)
	given := 0
	for n := range 60 {
		e.Answers = source.Engagement(n).Answers
		r := resultOf(t, p, e)
		view := p.Questionnaire.Schema.View(e.Answers)
		for _, a := range slices.Concat(r.Answers, r.Internal.Answers) {
			want := view.Lookup(a.Question)
			if a.State != want.State.String() || (string(a.Value) == "null") == a.Given() || (len(a.Says) > 0) && !a.Given() {
				t.Fatalf("%s is %+v, answered %+v", a.Question, a, want)
			}
			if !a.Given() {
				continue
			}
			given++
			back := playbooktest.Engagement(t, p, "answers: {"+a.Question+": "+string(a.Value)+"}")
			if got := back.Answers.Values[p.Questionnaire.Schema.Find(a.Question)]; !got.Equal(want) {
				t.Errorf("%s is written %s and read %+v, want %+v", a.Question, a.Value, got, want)
			}
		}
	}
	if given < 1000 {
		t.Errorf("only %d answers", given)
	}
}

func BenchmarkRecord(b *testing.B) {
	p := playbooktest.Load(b, nil)
	e := playbooktest.Engagement(b, p, "answers: {users_count: 180, endpoints_count: 200, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security], control_preference: 4, tower_owners: {security_operations: provider}}")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Record(p, e, &RecordAsk{}); err != nil {
			b.Fatal(err)
		}
	}
}
