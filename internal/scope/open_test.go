package scope

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// What may change the model comes first, in the order that settles it soonest,
// however little it moves the price; then the price decides, then the call.
func TestRanked(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	dear, cheap := &pricing.Amount{Decimal: decimal.MustParse("900.00")}, &pricing.Amount{Decimal: decimal.MustParse("1.00")}
	open := func(id string, changes *bool, swing *pricing.Amount) openQuestion {
		return openQuestion{Open: result.Open{Question: id, CanChangeModel: changes, MonthlySwing: swing}, depth: 2, settles: -1}
	}
	given := []openQuestion{
		open("a", nil, dear), open("b", &no, dear), open("c", &yes, dear), open("d", &yes, nil),
		open("e", nil, nil), open("f", nil, nil), open("g", nil, nil), open("h", nil, cheap),
	}
	given[2].settles, given[3].settles = 2, 1
	given[5].depth, given[6].depth = 1, 0
	list := ranked(given)
	var order []string
	for i := range given {
		if given[i].Rank != 0 {
			t.Errorf("the list that was given has the rank %d", given[i].Rank)
		}
	}
	r := result.Recommendation{Open: list}
	for i, o := range r.ByWorth() {
		order = append(order, o.Question)
		if o.Rank != i+1 {
			t.Errorf("%s has the rank %d, want %d", o.Question, o.Rank, i+1)
		}
	}
	if want := []string{"d", "c", "a", "b", "h", "g", "f", "e"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if !slices.EqualFunc(r.Open, list, func(a, b result.Open) bool { return a.Question == b.Question }) {
		t.Error("ordering by worth moved the list itself")
	}
}

func TestOpenQuestionsAreThoseThatApply(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	ids := func(document string) []string {
		var all []string
		for _, o := range resultOf(t, p, playbooktest.Engagement(t, p, document)).Recommendation.Open {
			all = append(all, o.Question)
		}
		return all
	}
	without := ids("answers: {it_fte: 0, users_count: unknown}")
	with := ids("answers: {it_fte: 1, users_count: 24}")
	if !slices.Contains(without, "users_count") || slices.Contains(with, "users_count") || slices.Contains(without, "it_fte") {
		t.Error("open: \"not sure\" is, an answer is not")
	}
	if slices.Contains(without, "it_workload") || !slices.Contains(with, "it_workload") {
		t.Error("open: a hidden question is not")
	}
}

// A question is put to who can usually answer it, where that person is there and
// the question is not about that person.
func TestAskable(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	who := func(document, question string) string {
		for _, o := range resultOf(t, p, playbooktest.Engagement(t, p, document)).Internal.Open {
			if o.Question == question {
				return o.Who
			}
		}
		t.Fatalf("%s: %s is not open", document, question)
		return ""
	}
	for _, test := range []struct{ answers, question, want string }{
		{"{it_fte: 2}", "documentation_state", "it_lead"},
		{"{it_fte: 0}", "documentation_state", "owner"},
		{"{it_fte: 0, current_it_model: msp_full}", "documentation_state", "provider"},
		{"{it_fte: 0, current_it_model: break_fix}", "documentation_state", "provider"},
		{"{it_fte: 2, current_it_model: break_fix}", "documentation_state", "it_lead"},
		{"{it_fte: 2}", "key_person_risk", "owner"}, // it is about the IT lead
	} {
		if got := who("answers: "+test.answers, test.question); got != test.want {
			t.Errorf("%s: %s is put to %s, want %s", test.answers, test.question, got, test.want)
		}
	}
}
