// Package compare finds what differs between two engagements, or one under two
// playbooks, and why: from the answers over contributions, fit and price to the
// division of work, with one paragraph that says it.
//
// Causes are found by asking again, not by rules of their own: a changed answer
// is a cause when taking it over alone changes the result before, or taking it
// back alone changes the result after.
//
// Goals: every difference has a cause; parts of a price difference add up to the
// cent. All but the internal part of what comes out follows from what the client
// may know: no other answer is looked at when causes are looked for.
//
// Non-goals: rules and figures (package scope and below), what stands on a page
// and how prominently (package page). The paragraph is here and not there,
// because it is part of the machine output.
package compare

import (
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
	*scope.Scored // of what the client may know

	estimates [terms.NumModels]pricing.Estimate // by terms.Model
	proof     *scope.Proof
	known     told // to the provider

	file, ours assess.Quote // the quote with its options, as the client may see it and as the provider has it
}

// Take scores one side of a comparison with every part of its playbook. What is
// private under the playbook of the other side is private here too: the client
// would else read it beside a gap. The error says that something cannot be
// priced.
func Take(p, other *playbook.Playbook, e *assess.Engagement) (*Side, error) {
	file := e
	e = e.Chosen()
	s := &Side{
		file: file.ForClient(p.Questionnaire, other.Questionnaire).Quote, ours: file.Quote,
		Scored: scope.Score(p, e.ForClient(p.Questionnaire, other.Questionnaire)),
		known:  told{p.Questionnaire, e.View(p.Questionnaire), e.Answers},
	}
	var err error
	if s.estimates, err = s.Estimates(false); err != nil {
		return nil, err
	}
	s.proof = s.Proof()
	return s, nil
}

// estimate is the price of the recommended model, nil without one.
func (s *Side) estimate() *pricing.Estimate {
	if m := s.Model(); m != nil {
		return &s.estimates[*m]
	}
	return nil
}

// unpriced reports whether there is no monthly total because the card has no
// price for people or computers.
func (s *Side) unpriced() bool {
	e := s.estimate()
	return e != nil && e.NoTotal()
}

// Between compares two sides. The error says that a difference of prices is too
// large to be exact.
func Between(before, after *Side) (*result.Compare, error) {
	d := newDiffer(before, after)
	d.vary()
	d.contributions()
	d.model()
	d.vetoes()
	if err := d.price(); err != nil {
		return nil, err
	}
	d.out.Quote = quotes(before.said(&before.file), after.said(&after.file))
	d.split()
	d.responsibilities()
	d.effects()
	d.out.Words.Answers = d.answers.said()
	d.out.Answers, d.out.Changed, d.out.Summary = d.answers.values(), !d.empty(d.answers) || len(d.out.Quote) > 0, d.summary(d.answers, d.out.Quote)
	d.internal()
	return d.out, nil
}

// differ is a comparison in the making.
type differ struct {
	before, after *Side
	answers       *answers // as far as the client may know
	out           *result.Compare

	variants []variant     // one for each changed answer, in the order of a call
	swapped  *scope.Scored // the answers before under the playbook after; nil where both have the same data
	lines    []lineChange
}

// variant is both sides with one changed answer exchanged; nil where the
// questionnaire of a side lacks the question.
type variant struct {
	question    string
	plus, minus *scope.Scored // before with the answer after, and after with the answer before
}

// newDiffer begins a comparison with what needs no looking for causes.
func newDiffer(a, b *Side) *differ {
	ra, rb := a.Recommended(a.proof), b.Recommended(b.proof)
	head, headBefore := b.Head(), a.Head()
	d := &differ{before: a, after: b, out: &result.Compare{Difference: result.Difference{
		Schema:  result.SchemaID("compare"),
		Version: head.Version, Playbook: result.ComparedPlaybooks{A: headBefore.Playbook, B: head.Playbook},
		Subject: head.Subject, SubjectBefore: headBefore.Subject,
		Fit:       pair(ra.Fit, rb.Fit),
		Outcome:   pair(ra.Outcome, rb.Outcome),
		Model:     result.ChangedModel{Before: ra.Model, After: rb.Model},
		RunnerUp:  pair(ra.RunnerUp, rb.RunnerUp),
		Verdict:   pair(ra.Verdict, rb.Verdict),
		Certain:   pair(ra.Certain, rb.Certain),
		Possible:  pair(ra.Possible, rb.Possible),
		Stability: pair(ra.Stability, rb.Stability),
	}}}
	d.out.Words.Towers = b.Playbook.Questionnaire.Towers
	d.out.Words.Before, d.out.Words.After = sideOf(a, &ra), sideOf(b, &rb)
	d.answers = compareAnswers(clientTold(a), clientTold(b), d.out.SamePlaybook())
	// That a question is not asked any more is already something about it.
	d.answers.changes = slices.DeleteFunc(d.answers.changes, func(c answerChange) bool {
		return private(a.Playbook.Questionnaire, c.question) || private(b.Playbook.Questionnaire, c.question)
	})
	return d
}

// private reports whether a questionnaire has a question only for the provider.
func private(q *assess.Questionnaire, id string) bool {
	i := q.Schema.Find(id)
	return i >= 0 && q.Questions[i].Private()
}

func pair[T any](before, after T) result.Pair[T] { return result.Pair[T]{Before: before, After: after} }

// sideOf is what a page says of one side.
func sideOf(s *Side, r *result.Recommendation) result.ComparedSide {
	out := result.ComparedSide{
		Models: terms.ForEach(func(m terms.Model) result.ModelName {
			text := &s.Playbook.Texts.Models[m]
			return result.ModelName{Name: text.Name, Sentence: text.Sentence, FullSentence: text.FullInSentence()}
		}),
		Roles: roleNames(s.Playbook.Catalogue), Ranking: r.Ranking, Proved: r.Proved, Without: r.Without,
		Stay: terms.ForEach(s.Stay),
	}
	return out
}

// empty reports whether nothing differs, with some answers.
func (d *differ) empty(a *answers) bool {
	out := d.out
	return len(a.changes) == 0 && len(out.Contributions) == 0 && out.SameResult() && len(out.Vetoes.Gained) == 0 && len(out.Vetoes.Lost) == 0 &&
		d.samePrice() && len(out.Split) == 0 && len(out.Responsibilities) == 0
}

// internal adds what only the provider may see: the private answers that differ.
// Nothing else follows from them.
func (d *differ) internal() {
	all := compareAnswers(d.before.known, d.after.known, d.out.SamePlaybook())
	for i := range all.changes {
		if c := d.answers.find(all.changes[i].question); c != nil {
			all.changes[i].effects = c.effects
		}
	}
	quote := quotes(d.before.said(&d.before.ours), d.after.said(&d.after.ours))
	d.out.Internal = &result.CompareInternal{Quote: quote, Changed: !d.empty(all) || len(quote) > 0, Answers: all.values(), Words: all.said(), Summary: d.summary(all, quote)}
}

// vary scores both sides again with each changed answer exchanged alone.
func (d *differ) vary() {
	if !d.out.SamePlaybook() {
		e := *d.before.Engagement
		e.Answers = translate(e.Answers, d.before.View.Schema(), d.after.View.Schema())
		d.swapped = scope.Score(d.after.Playbook, &e)
	}
	for i := range d.answers.changes {
		c := &d.answers.changes[i]
		if !c.written {
			continue
		}
		d.variants = append(d.variants, variant{c.question, exchange(d.before, d.after, c.question), exchange(d.after, d.before, c.question)})
	}
}

// exchange scores a side with the answer of another one to one question.
func exchange(s, from *Side, id string) *scope.Scored {
	to := s.View.Schema().Find(id)
	if to < 0 {
		return nil
	}
	e := *s.Engagement
	e.Answers = e.Answers.With(to, valueUnder(s.View.Schema(), to, from))
	return scope.Score(s.Playbook, &e)
}

// each adds a cause for every variant for which the result before or after is
// another one.
func (d *differ) each(plus, minus func(*scope.Scored) bool) []result.Cause {
	causes := []result.Cause{}
	for _, v := range d.variants {
		if v.plus != nil && plus(v.plus) || v.minus != nil && minus(v.minus) {
			causes = append(causes, byAnswer(v.question))
		}
	}
	return causes
}

func byAnswer(question string) result.Cause {
	return result.Cause{Kind: result.ByAnswer, ID: terms.Optional(question)}
}

// model finds what another outcome or model comes from. Where no answer alone
// makes the difference, all that move the scores together do.
func (d *differ) model() {
	d.out.Model.Causes = []result.Cause{}
	if d.out.SameResult() {
		return
	}
	causes := d.each(
		func(plus *scope.Scored) bool { return !sameResult(plus, d.before.Scored) },
		func(minus *scope.Scored) bool { return !sameResult(minus, d.after.Scored) })
	if d.swapped != nil && !sameResult(d.swapped, d.before.Scored) {
		causes = append(causes, result.Cause{Kind: result.ByPlaybook})
	}
	if len(causes) == 0 {
		for i := range d.out.Contributions {
			causes = addNew(causes, d.out.Contributions[i].Causes)
		}
	}
	d.out.Model.Causes = causes
}

func sameResult(a, b *scope.Scored) bool {
	ra, rb := &a.Recommendation, &b.Recommendation
	return ra.Outcome == rb.Outcome && (!ra.HasModel() || ra.Model == rb.Model)
}

// addNew adds causes that are not there yet.
func addNew(causes, more []result.Cause) []result.Cause {
	for _, c := range more {
		if !slices.Contains(causes, c) {
			causes = append(causes, c)
		}
	}
	return causes
}

// effects notes on every changed answer what names it as a cause.
func (d *differ) effects() {
	on := map[string]map[string]bool{}
	note := func(effect string, causes ...result.Cause) {
		for _, c := range causes {
			if c.Kind != result.ByAnswer {
				continue
			}
			id := string(c.ID)
			if on[id] == nil {
				on[id] = map[string]bool{}
			}
			on[id][effect] = true
		}
	}
	out := d.out
	for i := range out.Contributions {
		note(result.OnFit, out.Contributions[i].Causes...)
	}
	note(result.OnModel, out.Model.Causes...)
	for _, vetoes := range [][]result.ChangedVeto{out.Vetoes.Gained, out.Vetoes.Lost} {
		for i := range vetoes {
			note(result.OnModel, vetoes[i].Causes...)
		}
	}
	note(result.OnPrice, out.Price.OneSided...)
	for i := range out.Price.Lines {
		for _, part := range out.Price.Lines[i].Causes {
			note(result.OnPrice, part.Cause)
		}
	}
	for i := range out.Split {
		note(result.OnSplit, out.Split[i].Causes...)
	}
	for i := range out.Responsibilities {
		note(result.OnResponsibilities, out.Responsibilities[i].Causes...)
	}
	for i := range d.answers.changes {
		c := &d.answers.changes[i]
		for _, effect := range []string{result.OnFit, result.OnModel, result.OnPrice, result.OnSplit, result.OnResponsibilities} {
			if on[c.question][effect] {
				c.effects = append(c.effects, effect)
			}
		}
	}
}
