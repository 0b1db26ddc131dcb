// Package intake turns the questionnaire into a workbook to mail out, and a
// filled-in workbook into an engagement.
//
// Goals: whoever fills it in needs nothing but a spreadsheet program and plain
// words; the workbook is read as strictly as an engagement file, and each
// problem names its cell; the same input gives the same bytes; nothing that
// must not be mailed gets in (private notes, questions about a person).
//
// The cells of other workbooks are read as they stand (FirstSheet); what they mean
// is not looked at here.
//
// Non-goals: files, scores, prices, and answers in workbooks that this package did
// not write.
package intake

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// Options say what goes into a workbook.
type Options struct {
	Depth    assess.Depth    // how much is asked
	Audience assess.Audience // the wording, and what is left out
}

// audiences lists who can be asked; each has words of its own.
func audiences() []assess.Audience {
	return []assess.Audience{assess.OwnerAlone, assess.ITLeadAlone, assess.Discovery}
}

// The sheets, and the columns of the first.
const (
	questionsSheet = "Questions" // usually: see WorkbookTexts
	listsSheet     = "Lists"

	keyColumn    = "A" // hidden: what the row is about
	textColumn   = "B"
	answerColumn = "C"
	noteColumn   = "D"
	stateColumn  = "E" // says whether a question is open

	answerIndex = 3 // of the answer's column, from 1
	noteIndex   = 4
)

// marker stands in the first cell and names the format. Workbooks of the older
// one, which has no end, are still out and are read.
const (
	marker      = markerWords + "2"
	olderMarker = markerWords + "1"
	markerWords = "mspscope intake "
)

// endWords begin the key of the last row, which tells a whole questionnaire
// from one that was cut. The numbers of its row and of the rows to fill in
// follow.
const endWords = "mspscope end "

// keySeparator stands between the id of a question and that of its option or
// tower; clientPrefix begins the rows about the client.
const (
	keySeparator = "/"
	clientPrefix = "client" + keySeparator
)

// Words of the answer cells that belong to no question. They are read without
// regard to case.
const (
	notSure     = "Not sure"
	noneOfThese = "None of these"
	youPropose  = "You propose"
	yes         = "Yes"

	unknownID = "unknown" // how "not sure" stands in a file
	adviseID  = "advise"  // how "you propose" does
	noneID    = "none"
)

// maxRows is how many rows with something in them a sheet may have. A full
// questionnaire has about 250.
const maxRows = 5000

// asked lists the questions of a workbook: those of the depth that apply, are
// fit for a self-assessment, and are not about the person who reads them.
func asked(q *assess.Questionnaire, v answer.View, depth assess.Depth, reader string) []int {
	chosen := q.AtDepth(depth)
	var questions []int
	for i := range q.Questions {
		if (chosen == nil || slices.Contains(chosen, i)) && v.State(i) != answer.Hidden && q.MayAsk(i, reader, true) {
			questions = append(questions, i)
		}
	}
	return questions
}

// wording returns a question as the audience reads it.
func wording(w *assess.Question, audience assess.Audience) string {
	switch {
	case audience == assess.OwnerAlone:
		return w.Plain
	case audience == assess.ITLeadAlone && w.ITLead != "":
		return w.ITLead
	}
	return w.Call
}

// label returns an option or a tower as the audience reads it.
func label(o *assess.Option, audience assess.Audience) string {
	switch audience {
	case assess.OwnerAlone:
		return o.Plain
	case assess.ITLeadAlone:
		return o.ITLead
	case assess.Discovery:
	}
	return o.Call
}

// choice returns an option of a scale as it stands in a list: with its number,
// so that the order is plain to see.
func choice(t answer.Type, o *assess.Option, audience assess.Audience) string {
	if t == answer.Scale || t == answer.Level {
		return o.ID + " = " + label(o, audience)
	}
	return label(o, audience)
}

// fold makes two spellings of the same words equal.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
