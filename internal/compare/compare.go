// Package compare finds what differs between two engagements, or one under two
// playbooks, and why: in the answers, the model, the price and the division of work,
// with one paragraph that says it.
//
// Causes are found by asking again, not by rules of their own: each thing that differs in
// the files is exchanged alone, in what was before and in what is after. What it then does
// to the price before is its own part; what the exchanged things do to one another is a
// cause of its own, so that the parts add up to the cent in whatever order they are told.
//
// Goals: every difference has a cause. All but the internal part of what comes out follows
// from what the client may know.
//
// Non-goals: rules and figures (package scope and below), what stands on a page and how
// prominently (package page). The paragraph is here and not there, because it is part of
// the machine output.
package compare

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Side is one side of a comparison.
type Side struct {
	playbook *playbook.Playbook
	result   *result.Result // as the client may read it
	exchange *taken         // the same without what was agreed, for what is exchanged is held against it

	client, provider told
	offer, ours      *assess.Quote // as the client may read it, and whole
}

// told is what was answered on one side.
type told struct {
	*assess.Questionnaire
	engagement *assess.Engagement
}

// Take works out one side of a comparison with every part of its playbook. What is
// private under the playbook of the other side is private here too: the client would else
// read it beside a gap. The error says that something cannot be priced.
func Take(p, other *playbook.Playbook, e *assess.Engagement) (*Side, error) {
	seen, chosen := e.ForClient(p.Questionnaire, other.Questionnaire), e.Chosen()
	whole := *seen // whether an offer stands depends also on who allowed its discount
	whole.Quote.Discount, whole.Quote.Options = e.Quote.Discount, slices.Clone(seen.Quote.Options)
	for i := range whole.Quote.Options {
		whole.Quote.Options[i].Discount = e.Quote.Options[i].Discount
	}
	r, err := scope.Of(p, &whole, scope.Ask{})
	if err != nil {
		return nil, fmt.Errorf("take a side of the comparison: %w", err)
	}
	return &Side{
		playbook: p, result: r.ForClient().Result(), exchange: take(p, seen.Chosen()),
		client: told{p.Questionnaire, seen.Chosen()}, provider: told{p.Questionnaire, chosen},
		offer: &seen.Quote, ours: &e.Quote,
	}, nil
}

// price is the price of the recommended model; all of it is unknown without one.
func (s *Side) price() *result.ModelEstimate {
	if m := s.result.Model(); m != nil && s.result.Estimate != nil {
		return s.result.Estimate.Models.Of(*m)
	}
	return &result.ModelEstimate{}
}

// agreed reports whether the price is one that was agreed on and follows from no answer.
func (s *Side) agreed() bool { return s.result.Estimate != nil && s.result.Estimate.Agreed != nil }

// differ is a comparison in the making.
type differ struct {
	before, after *Side
	swaps         []swap
	effects       map[result.Cause][]string // what each cause has an effect on
	ends          []result.Cause            // what makes the price of a month wider or narrower
	out           *result.Compare
}

// Between compares two sides. The error says that a difference of prices is too large to
// be exact.
func Between(before, after *Side) (*result.Compare, error) {
	d := &differ{before: before, after: after, effects: map[result.Cause][]string{}, out: begin(before, after)}
	out := d.out
	changes := d.answers(func(s *Side) *told { return &s.client }, false)
	out.Quote = quotes(before.says(&out.Language, before.offer), after.says(&out.Language, after.offer))
	d.exchange(changes)
	d.contributions()
	d.model()
	d.vetoes()
	if err := d.price(); err != nil {
		return nil, fmt.Errorf("compare the prices: %w", err)
	}
	d.split()
	d.responsibilities()
	d.explain(changes)
	out.Answers = changes
	out.Changed = len(changes) > 0 || len(out.Quote) > 0 || d.moved()
	out.Words.Changes = d.changes(changes, out.Quote)
	out.Summary = d.summary(out.Changed, out.Words.Changes)
	d.internal()
	return out, nil
}

func pair[T any](before, after T) result.Pair[T] { return result.Pair[T]{Before: before, After: after} }

// begin is what needs no looking for causes.
func begin(a, b *Side) *result.Compare {
	ra, rb := &a.result.Recommendation, &b.result.Recommendation
	out := &result.Compare{Difference: result.Difference{
		Schema:  result.SchemaID("compare"),
		Version: b.result.Version, Playbook: result.ComparedPlaybooks{A: a.result.Playbook, B: b.result.Playbook},
		Subject: b.result.Subject, SubjectBefore: a.result.Subject,
		Fit:       pair(ra.Fit, rb.Fit),
		Outcome:   pair(ra.Outcome, rb.Outcome),
		Model:     result.ChangedModel{Before: ra.Model, After: rb.Model},
		RunnerUp:  pair(ra.RunnerUp, rb.RunnerUp),
		Verdict:   pair(ra.Verdict, rb.Verdict),
		Certain:   pair(ra.Certain, rb.Certain),
		Possible:  pair(ra.Possible, rb.Possible),
		Stability: pair(ra.Stability, rb.Stability),
	}}
	out.Language = b.playbook.Language
	out.Words.Towers = b.playbook.Questionnaire.Towers
	return out
}

// moved reports whether anything follows from what differs in the files.
func (d *differ) moved() bool {
	out := d.out
	moved := out.Price.TwoCurrencies() || len(out.Price.Lines)+len(out.Contributions)+len(out.Vetoes.Gained)+len(out.Vetoes.Lost)+len(out.Split)+len(out.Responsibilities)+len(out.Fees) > 0
	for _, m := range terms.Models() {
		one := out.Price.Models.Of(m)
		moved = moved || !one.Monthly.Same() || !one.OneTime.Same()
	}
	return moved || !out.SameResult()
}

// internal adds what only the provider may see: private answers that differ, which move
// nothing, and what a quote says to the provider alone.
func (d *differ) internal() {
	out := d.out
	all := append(slices.Clone(out.Answers), d.answers(func(s *Side) *told { return &s.provider }, true)...)
	order := d.ids()
	slices.SortStableFunc(all, func(a, b result.ChangedAnswer) int {
		return slices.Index(order, a.Question) - slices.Index(order, b.Question)
	})
	in := &result.CompareInternal{Answers: all, Quote: quotes(d.before.says(&out.Language, d.before.ours), d.after.says(&out.Language, d.after.ours))}
	in.Changed = out.Changed || len(all) > 0 || len(in.Quote) > 0
	in.Changes = d.changes(all, in.Quote)
	in.Summary = d.summary(in.Changed, in.Changes)
	out.Internal = in
}

// amounts is an amount before and after with its typical difference. There is none between
// two currencies.
func (d *differ) amounts(before, after pricing.Range) result.ChangedAmounts {
	out := result.ChangedAmounts{Before: before, After: after}
	if out.Known() && d.before.playbook.Card.Currency == d.after.playbook.Card.Currency {
		if by, err := after.Typical.SubExact(before.Typical, d.places()); err == nil {
			out.Difference = &pricing.Amount{Decimal: by}
		}
	}
	return out
}
