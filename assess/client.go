package assess

import (
	"slices"

	"mspscope/internal/answer"
)

// ForClient returns the engagement as far as a client's document may follow
// from it: without answers to private questions and all that stands beside
// them, without private notes and what was promised, without why a discount is given, who approved it and what
// a line costs the provider, and without who said what. Names of those who decided a row stay: the client
// agreed to it. A question that is private in
// one of the other questionnaires is private here too. The engagement itself
// is not changed.
func (e *Engagement) ForClient(q *Questionnaire, others ...*Questionnaire) *Engagement {
	private := make([]bool, len(q.Questions))
	hides := func(i int) bool { return i >= 0 && private[i] }
	for i := range q.Questions {
		private[i] = q.Questions[i].Private() || slices.ContainsFunc(others, func(o *Questionnaire) bool {
			at := o.Schema.Find(q.Questions[i].ID)
			return at >= 0 && o.Questions[at].Private()
		})
	}
	out := *e
	out.Answers.Values = slices.Clone(e.Answers.Values)
	// Nothing says whether they were private, and a client knows no earlier questionnaire.
	out.Answers.Unasked, out.Answers.Former, out.Answers.Renamed, out.Answers.Later = nil, nil, nil, nil
	out.Outdated = nil
	for i := range out.Answers.Values {
		if private[i] {
			out.Answers.Values[i] = answer.Value{}
		}
	}
	out.PrivateNotes, out.Promises = nil, nil
	out.PrivateTold, out.Interview = "", Interview{}
	out.Quote = e.Quote.forClient(hides)
	out.Notes = slices.DeleteFunc(slices.Clone(e.Notes), func(n Note) bool { return hides(n.Question) })
	out.Basis = slices.DeleteFunc(slices.Clone(e.Basis), func(b Basis) bool { return hides(b.Question) })
	for i := range out.Basis {
		b := &out.Basis[i]
		b.By = ""
		b.Others = slices.Clone(b.Others)
		for j := range b.Others {
			b.Others[j].By = ""
		}
	}
	return &out
}
