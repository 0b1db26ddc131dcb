package pricing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// What the price is said to follow from moves something: an amount, a range, an add-on,
// a check, what is quoted separately, or a sentence beside the price.
func TestEveryQuestionThatIsReadMovesSomething(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	r := s.NewReads()
	c.AddReads(r)
	c.AddNotPriced(r)
	sets := clients(t, s, 7, 400)
	for range 40 { // whose spend is told apart, for one split or another
		sets = append(sets, viewOf(t, s, "{current_it_model: internal_plus, it_fte: 2, it_staff_plan: keep_same, users_count: 60, endpoints_count: 60, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, contract_status: ending_12m, contract_months_left: 5, it_spend_month: 9000, spend_support_month: 5000, spend_support_ends_month: 1000, spend_tools_month: 2000, spend_tools_ends_month: 500}").Set())
	}
	for i := range s.Len() {
		id := s.At(i).ID
		switch {
		case !r.Has(i), id == questionPayroll: // pay moves the sum over a term alone
			continue
		case !moves(t, c, s, sets, i):
			t.Errorf("the price reads %s, and no answer to it moves anything", id)
		}
	}
}

// moves looks for a client for whom another answer to a question changes what is said
// of the price.
func moves(t *testing.T, c *Card, s *answer.Schema, sets []answer.Set, question int) bool {
	t.Helper()
	rng := rand.New(rand.NewPCG(uint64(question), 3))
	for _, set := range sets {
		view := s.View(set)
		if view.State(question) == answer.Hidden {
			continue
		}
		split := anySplit(rng)
		before := said(t, c, split, view)
		for _, v := range otherAnswers(s.At(question)) {
			if said(t, c, split, view.With(question, v)) != before {
				return true
			}
		}
	}
	return false
}

// otherAnswers are some answers to a question.
func otherAnswers(q *answer.Question) []answer.Value {
	var all []answer.Value
	for o := range q.Options {
		all = append(all, answer.Value{State: answer.Given, Options: 1 << o})
	}
	if len(all) == 0 {
		for _, n := range []int64{0, 100, 300, 1200, 100_00, 5000_00} {
			all = append(all, answer.Value{State: answer.Given, Number: min(max(n, q.Min), q.Max)})
		}
	}
	return all
}

// said is everything that a reader learns of a price.
func said(t *testing.T, c *Card, split terms.Split, v answer.View) string {
	t.Helper()
	a := Answers{View: v}
	e := mustEstimate(t, c, split, v, Quote{})
	checks, err := c.Checks(terms.CoManaged, split, a, Quote{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprint(&b, show(e.Monthly), show(e.OneTime), e.Warnings, e.Unpriced, checks, c.Schedule(split, v).Rates, comparedFor(c, split, a))
	for i := range e.Lines {
		fmt.Fprint(&b, e.Lines[i].ID, show(e.Lines[i].Amount))
	}
	for i := range e.Separate {
		fmt.Fprint(&b, e.Separate[i].ID)
	}
	spend := v.Lookup(questionSpend)
	if spend.State == answer.Given { // it stands in the sum over a term
		fmt.Fprint(&b, spend.Number)
	}
	if slices.ContainsFunc(e.Lines, func(l Line) bool { return l.Assumed }) {
		fmt.Fprint(&b, "assumed")
	}
	return b.String()
}

// comparedFor is all that is said of a split over the term, beside today's spend.
func comparedFor(c *Card, split terms.Split, a Answers) string {
	in := CompareInput{Answers: a}
	recommended := terms.Hybrid
	for m, s := range []terms.Split{every(terms.Provider), every(terms.Shared), split} {
		in.Models[m].Split = s
		in.Models[m].Estimate, _ = c.Estimate(s, a, Quote{})
	}
	in.Recommended = &recommended
	out := c.Compare(in)
	return fmt.Sprint(out.Options, out.Missing, out.Taken, out.Spend, c.NamesOwnTeam(a.View), c.Today(&out, split, a.View))
}
