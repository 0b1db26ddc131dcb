package intake

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// readerOf returns whose workbook it is: on a call that of whoever answers.
func readerOf(q *assess.Questionnaire, e *assess.Engagement, audience assess.Audience) string {
	if audience == assess.Discovery {
		return q.Respondent(e.View(q))
	}
	return audience.String()
}

// confided returns the answers and notes that the reader may see filled in. What
// the owner plans is not shown to those whose posts it is about, nor what they
// said to the owner; and which questions apply must not tell it either, so that
// everything else of the workbook is made from these answers alone.
func confided(q *assess.Questionnaire, e *assess.Engagement, reader string) (answer.Set, []assess.Note) {
	respondent := q.Respondent(e.View(q))
	mayRead := func(speaker string) bool { return (speaker == assess.ITLead) == (reader == assess.ITLead) }
	answers := answer.Set{Values: slices.Clone(e.Answers.Values)}
	whose := func(by string) string {
		speaker := role(q, by)
		if by == "" || speaker == "" && reader != assess.ITLead { // a name
			return respondent
		}
		return speaker
	}
	for i := range answers.Values {
		if !mayRead(whose(saidBy(e, i))) {
			answers.Values[i] = answer.Value{}
		}
	}
	for i := range e.Basis {
		b := &e.Basis[i]
		if t, part := b.Part.Tower(); part && b.By != "" && !mayRead(whose(b.By)) {
			answers.Values[b.Question] = answers.Values[b.Question].WithoutTower(t)
		}
	}
	var notes []assess.Note
	for _, n := range e.Notes { // whoever is asked writes them
		given := e.Answers.Values[n.Question].State != answer.Missing
		if mayRead(respondent) && (!given || answers.Values[n.Question].State != answer.Missing) {
			notes = append(notes, n)
		}
	}
	return answers, notes
}

// saidBy returns who gave an answer, where that is written.
func saidBy(e *assess.Engagement, question int) string {
	for i := range e.Basis {
		if e.Basis[i].Question == question && e.Basis[i].Part == assess.Whole {
			return e.Basis[i].By
		}
	}
	return ""
}

// role returns the option of the question who answers that a text names, by its
// id or its words.
func role(q *assess.Questionnaire, by string) string {
	i := q.Roles()
	if i < 0 || by == "" {
		return ""
	}
	named := fold(strings.ReplaceAll(by, "_", " "))
	for o := range q.Questions[i].Options {
		option := &q.Questions[i].Options[o]
		if named == strings.ReplaceAll(option.ID, "_", " ") {
			return option.ID
		}
		for _, audience := range audiences() {
			if named == fold(label(option, audience)) {
				return option.ID
			}
		}
	}
	return ""
}
