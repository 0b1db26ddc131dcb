package advice

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestRatioIsRoundedHalfUpAndOpenWhenItCannotBeKnown(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	f := NewFacts(s, testRatios())
	for _, c := range []struct {
		answers string
		want    string // "" is open
	}{
		{"{users_count: 24, it_fte: 0.5}", "48"},
		{"{users_count: 100, it_fte: 3}", "33.33"},
		{"{users_count: 200, it_fte: 3}", "66.67"},
		{"{users_count: 1, it_fte: 8}", "0.13"}, // 0.125
		{"{users_count: 1, it_fte: 10000}", "0"},
		{"{users_count: 1, it_fte: 200}", "0.01"}, // 0.005
		{"{users_count: 80..100, it_fte: 2}", "40..50"},
		{"{users_count: 100, it_fte: 2..4}", "25..50"},
		{"{users_count: 80..100, it_fte: 2..4}", "20..50"},
		{"{users_count: 80..100, it_fte: 0..4}", ""}, // there may be nobody to divide by
		{"{users_count: 24, it_fte: 0}", ""},
		{"{users_count: unknown, it_fte: 2}", ""},
		{"{users_count: 24, it_fte: unknown}", ""},
		{"{users_count: 24}", ""},
		{"{it_fte: 2}", ""},
	} {
		value := f.View(view(t, s, c.answers), Given{}).Lookup("users_per_it_person")
		got := ""
		if value.State == answer.Given {
			got = value.FormatNumber()
		} else if value.State != answer.Missing {
			t.Errorf("%s: state %v, want missing", c.answers, value.State)
		}
		if got != c.want {
			t.Errorf("%s: ratio %q, want %q", c.answers, got, c.want)
		}
	}
}

// A ratio stands for every pair of numbers that people gave, also once facts are
// added a second time.
func TestRatioOfADisputeIsARange(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	f := NewFacts(s, testRatios())
	v := view(t, s, "{users_count: 100, it_fte: 2}")
	users := s.Find("users_count")
	d, _ := s.Differ(users, []answer.Value{v.Value(users), {State: answer.Given, Number: 8000}})
	set := v.Set()
	set.Disputed = []answer.Dispute{d}
	v = f.View(s.View(set), Given{})
	for range 2 {
		if value := v.Lookup("users_per_it_person"); value.FormatNumber() != "40..50" {
			t.Errorf("ratio %s", value.FormatNumber())
		}
		v = f.View(v, Given{Readiness: VerdictGo})
	}
}

func TestRatioOfAHiddenQuestionIsOpen(t *testing.T) {
	t.Parallel()
	s := answer.NewSchema([]answer.Question{
		{ID: "a", Type: answer.Number, Max: 10_000},
		{ID: "b", Type: answer.Number, Max: 10_000},
	})
	r := yamldoc.NewReport("gate")
	s.SetGates([]answer.Condition{{}, s.ReadCondition(r, parse(t, `{a: ">5"}`), answer.Answers)})
	f := NewFacts(s, []Ratio{{ID: "q", Of: "a", Per: "b"}, {ID: "gone", Of: "a", Per: "nowhere"}})
	shown := f.View(view(t, s, "{a: 6, b: 2}"), Given{})
	if got, ok := shown.Number("q"); !ok || got != 300 {
		t.Errorf("6 / 2 = %d hundredths (%v), want 300", got, ok)
	}
	if shown.Lookup("gone").State != answer.Hidden {
		t.Error("a ratio of a question that is not there applies")
	}
	if hidden := f.View(view(t, s, "{a: 4, b: 2}"), Given{}); hidden.Lookup("q").State != answer.Missing {
		t.Errorf("state %v of a ratio per a hidden question, want missing", hidden.Lookup("q").State)
	}
}

func TestRatioEqualsExactArithmetic(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	s := answer.NewSchema([]answer.Question{{ID: "a", Type: answer.Number}, {ID: "b", Type: answer.Number}})
	ops := operands{of: 0, per: 1}
	const most = 100_000_000_000_000 // hundredths, of what a question accepts
	for range 20_000 {
		of, per := rng.Int64N(most+1)>>rng.IntN(40), 1+rng.Int64N(most)>>rng.IntN(40)
		v := s.View(answer.Set{Values: []answer.Value{{State: answer.Given, Number: of}, {State: answer.Given, Number: per}}})
		// floor(100 * of / per + 1/2)
		x := new(big.Rat).SetFrac(big.NewInt(of), big.NewInt(per))
		x.Mul(x, big.NewRat(100, 1)).Add(x, big.NewRat(1, 2))
		want := new(big.Int).Div(x.Num(), x.Denom())
		if got := ops.value(v); got.Number != want.Int64() {
			t.Fatalf("%d / %d = %d hundredths, want %s", of, per, got.Number, want)
		}
	}
}

func TestFactsOfAView(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	f := NewFacts(s, testRatios())
	// roles_defined and team_attitude are hidden without internal IT, so that
	// their "not sure" does not count.
	plain := view(t, s, "{users_count: unknown, it_fte: 0, roles_defined: unknown, team_attitude: unknown, success_12m: unknown, tower_owners: unknown}")
	v := f.View(plain, Given{})
	if n, ok := v.Number("unknown_answers"); !ok || n != 300 {
		t.Errorf("unknown_answers = %d hundredths (%v), want 300", n, ok)
	}
	for _, id := range []string{"model", "split", "readiness"} {
		if state := v.Lookup(id).State; state != answer.Missing {
			t.Errorf("%s has state %v without a recommendation, want missing", id, state)
		}
	}
	if v := f.View(view(t, s, "{}"), Given{}); v.Lookup("unknown_answers").State != answer.Given {
		t.Error("unknown_answers is open when nothing is answered")
	}

	in := Given{Model: model(terms.Hybrid), Split: terms.Split{terms.Network: terms.Client, terms.SecurityOperations: terms.Provider}, Readiness: VerdictBridge}
	v = f.View(plain, in)
	if v.OptionID("model") != "hybrid" || v.OptionID("readiness") != "bridge" || v.Lookup("split").Grid != in.Split {
		t.Errorf("model %q, readiness %q, split %v", v.OptionID("model"), v.OptionID("readiness"), v.Lookup("split").Grid)
	}
	// A view with facts gets new ones, and its gates still hold.
	again := f.View(v, Given{Model: model(terms.CoManaged)})
	want := f.View(plain, Given{Model: model(terms.CoManaged)})
	for i := range f.Schema().Len() {
		if !again.Value(i).Equal(want.Value(i)) {
			t.Errorf("%s = %+v after a second extension, want %+v", f.Schema().At(i).ID, again.Value(i), want.Value(i))
		}
	}
	if f.with(v).Lookup("model") != v.Lookup("model") {
		t.Error("with lost the facts of a view that has them")
	}
}

func TestEveryModelAndVerdictIsAFact(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	f := NewFacts(s, nil)
	for _, m := range terms.Models() {
		if got := f.View(view(t, s, "{}"), Given{Model: &m}).OptionID("model"); got != m.String() {
			t.Errorf("the fact of %s is %q", m, got)
		}
	}
	for _, id := range ReadinessVerdicts() {
		if got := f.View(view(t, s, "{}"), Given{Readiness: id}).OptionID("readiness"); got != id {
			t.Errorf("the fact of %s is %q", id, got)
		}
	}
}
