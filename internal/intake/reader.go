package intake

import (
	"cmp"

	"mspscope/assess"
)

// readerOf returns who fills a workbook in, an option of the question who answers: whom
// the audience names. A workbook in the words of a call is for whoever answers the file,
// and so is one in plain words for nobody in particular, unless that is the IT lead, who has
// words of their own.
func readerOf(q *assess.Questionnaire, e *assess.Engagement, o Options, l *Letter) string {
	respondent := q.Respondent(e.View(q))
	switch {
	case o.Audience == assess.Discovery:
		return respondent
	case l.Anybody && o.Audience == assess.OwnerAlone && respondent != assess.ITLead:
		return cmp.Or(respondent, o.Audience.String())
	}
	return o.Audience.String()
}
