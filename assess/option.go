package assess

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Marked is the option that the provider recommends, nil where none is marked.
func (q *Quote) Marked() *QuoteOption {
	for i := range q.Options {
		if q.Options[i].Marked {
			return &q.Options[i]
		}
	}
	return nil
}

// Empty reports whether an option changes nothing: it is the engagement as it stands,
// under a name.
func (o *QuoteOption) Empty() bool {
	return len(o.Set) == 0 && len(o.Exclude) == 0 && len(o.Lines) == 0 && o.Discount == nil
}

// Chosen returns the engagement that documents are about: with the marked option laid over
// it, or as it stands where none is marked. What is returned has no options any more, so
// that nothing is laid over it twice. The engagement itself is not changed.
func (e *Engagement) Chosen() *Engagement {
	if len(e.Quote.Options) == 0 {
		return e
	}
	return e.With(e.Quote.Marked())
}

// With returns the engagement with an option laid over it, nil for as it stands: its
// answers take the place of those of the client, what it leaves out and adds comes beside
// that of the quote, and its discount takes the place of the quote's.
func (e *Engagement) With(o *QuoteOption) *Engagement {
	out := *e
	out.Quote.Options = nil
	if o == nil {
		return &out
	}
	out.Answers.Values = slices.Clone(e.Answers.Values)
	out.Basis = slices.Clone(e.Basis)
	for i := range o.Set {
		out.Answer(o.Set[i].Question, o.Set[i].Part, o.Set[i].Value)
		out.Settle(o.Set[i].Question)
	}
	out.Quote.Exclude = slices.Concat(e.Quote.Exclude, o.Exclude)
	out.Quote.ExcludeAt = slices.Concat(e.Quote.ExcludeAt, o.ExcludeAt)
	out.Quote.Lines = slices.Concat(e.Quote.Lines, o.Lines)
	if o.Discount != nil {
		out.Quote.Discount = o.Discount
	}
	return &out
}

// Insist answers a question, or one part of it, also against the marked option: what
// somebody asks for on top of a file holds in the documents that they ask for.
func (e *Engagement) Insist(question int, part Part, v answer.Value) {
	e.Answer(question, part, v)
	e.Settle(question)
	o := e.Quote.Marked()
	if o == nil {
		return
	}
	var kept []OptionAnswer
	for _, a := range o.Set {
		t, one := part.Tower()
		switch {
		case a.Question != question || one && a.Part != Whole && a.Part != part:
			kept = append(kept, a)
		case one && a.Part == Whole && a.Value.State == answer.Given:
			a.Value = a.Value.Merge(t, &v)
			kept = append(kept, a)
		}
	}
	o.Set = kept
}

// SaidPart is an answer to one part of a grid in words, "" for none.
func (q *Questionnaire) SaidPart(v answer.Value, t terms.Tower) string { return q.side(v, t) }
