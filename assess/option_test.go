package assess_test

import (
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

const withOptions = `version: 1
answers: {users_count: 40, coverage_needed: business_hours, tower_owners: {service_desk: provider, network: client}}
basis: {users_count: {others: [{value: 44, by: Kim}]}}
quote:
  exclude: [server]
  lines: [{label: Adobe, rate: 60}]
  discount: {percent: 5, label: three-year term}
  options:
    - {id: plain, label: Plain}
    - id: nights
      label: At night too
      marked: true
      set: {coverage_needed: helpdesk_24x7, users_count: 50, tower_owners.network: provider}
      exclude: [endpoint]
      lines: [{label: Firewall, rate: 90}]
      discount: {percent: 3, label: start now}
`

func TestTheMarkedOptionIsLaidOverTheEngagement(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	e := read(t, p, []byte(withOptions))
	before := holds(e)
	c := e.Chosen()
	q := p.Questionnaire
	said := func(e *assess.Engagement, id string) string {
		i := q.Schema.Find(id)
		return q.Schema.At(i).Format(e.Answers.Values[i])
	}
	if said(c, "coverage_needed") != "helpdesk_24x7" || said(c, "users_count") != "50" || !c.Basis[0].Settled {
		t.Errorf("answers %s, %s, basis %+v", said(c, "coverage_needed"), said(c, "users_count"), c.Basis)
	}
	grid := c.Answers.Values[q.Schema.Find("tower_owners")].Grid
	if grid[terms.Network] != terms.Provider || grid[terms.ServiceDesk] != terms.Provider {
		t.Errorf("split %v", grid)
	}
	if len(c.Quote.Exclude) != 2 || len(c.Quote.Lines) != 2 || c.Quote.Discount.Percent != 300 || len(c.Quote.Options) != 0 {
		t.Errorf("quote %+v", c.Quote)
	}
	if holds(c.Chosen()) != holds(c) {
		t.Error("an option is laid over it twice")
	}
	if holds(e) != before || e.Basis[0].Settled {
		t.Error("the engagement was changed")
	}
	e.Quote.Options[1].Marked = false
	if c := e.Chosen(); said(c, "coverage_needed") != "business_hours" || len(c.Quote.Lines) != 1 || c.Quote.Discount.Percent != 500 {
		t.Error("an option that is not marked is laid over it")
	}
	if !e.Quote.Options[0].Empty() || e.Quote.Options[1].Empty() || e.Quote.Marked() != nil {
		t.Errorf("options %+v", e.Quote.Options)
	}
	if none := read(t, p, []byte("version: 1\n")); none.Chosen() != none {
		t.Error("an engagement without options is copied")
	}
}

// What somebody answers on top of a file holds against the marked option.
func TestAnAnswerOnTopHoldsAgainstTheMarkedOption(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	q := p.Questionnaire
	users, grid := q.Schema.Find("users_count"), q.Schema.Find("tower_owners")
	e := read(t, p, []byte(withOptions))
	e.Insist(users, assess.Whole, answer.Value{State: answer.Given, Number: 60_00})
	shared := answer.Value{State: answer.Given}
	shared.Grid[terms.Network] = terms.Shared
	e.Insist(grid, assess.PartOf(terms.Network), shared)
	c := e.Chosen()
	if got := q.Schema.At(users).Format(c.Answers.Values[users]); got != "60" {
		t.Errorf("%s users", got)
	}
	if got := c.Answers.Values[grid].Grid; got[terms.Network] != terms.Shared || got[terms.ServiceDesk] != terms.Provider {
		t.Errorf("split %v", got)
	}
	if len(e.Quote.Options[1].Set) != 1 {
		t.Errorf("the option still sets %+v", e.Quote.Options[1].Set)
	}
	// A part holds against an option that answers the whole.
	e = read(t, p, []byte(`version: 1
quote: {options: [{id: a, label: A, marked: true, set: {tower_owners: {service_desk: client, network: client}}}]}
`))
	e.Insist(grid, assess.PartOf(terms.Network), shared)
	if got := e.Chosen().Answers.Values[grid].Grid; got[terms.Network] != terms.Shared || got[terms.ServiceDesk] != terms.Client {
		t.Errorf("split %v", got)
	}
}
