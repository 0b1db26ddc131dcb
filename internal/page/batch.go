package page

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// BatchColumns are the columns of a batch: one line for each engagement.
func BatchColumns() []Column {
	return []Column{
		{Name: "Source", Flex: true},
		{Name: "Client", Flex: true},
		{Name: "Result"},
		{Name: "Fit", Align: Right},
		{Name: "Monthly", Align: Right},
		{Name: "Open", Align: Right},
	}
}

// BatchSummary is what stands below the lines of a batch.
func BatchSummary(scored, bad int) *Document {
	text := fmt.Sprintf("%d scored.", scored)
	if bad > 0 {
		text = fmt.Sprintf("%d scored, %d could not be scored.", scored, bad)
	}
	d := &Document{}
	d.Section("", Text(text))
	return d
}

// BatchRow is the line of one engagement: its typical monthly price is that of
// the recommended model. The models are named as in texts.
func BatchRow(r *result.Record, texts *[terms.NumModels]advice.ModelText) []string {
	client := ""
	if r.Subject.Name != nil {
		client = *r.Subject.Name
	}
	row := []string{place(r.Source, r.Document), client, outcomeWords(r.Outcome), "", "", fmt.Sprint(r.Open)}
	if r.Model == nil {
		return row
	}
	row[2] = texts[*r.Model].Name
	if r.RunnerUp != nil && r.Outcome == assess.TooClose {
		row[2] += " or " + texts[*r.RunnerUp].Sentence
	}
	if fit := *r.Fit.Of(*r.Model); fit != nil {
		row[3] = fit.String()
	}
	if r.Monthly != nil && r.Monthly.Of(*r.Model).Known {
		row[4] = words.Whole(r.Monthly.Of(*r.Model).Typical)
	}
	return row
}

// outcomeWords say an outcome without a model.
func outcomeWords(o assess.Outcome) string {
	switch o {
	case assess.NoneNeeded:
		return "None needed"
	case assess.AllVetoed:
		return "All ruled out"
	case assess.NothingScored:
		return "Nothing answered"
	case assess.Recommended, assess.TooClose:
	}
	return ""
}

// BatchError is the line of a document that could not be scored: its first
// problem.
func BatchError(r *result.ErrorRecord) []string {
	document := 0
	if r.Document != nil {
		document = *r.Document
	}
	first := r.Errors[0]
	message := first.Message
	if first.Line != nil {
		message = fmt.Sprintf("line %d: %s", *first.Line, message)
	}
	if r.More > 0 {
		message += fmt.Sprintf(" (and %d more)", r.More)
	}
	return []string{place(r.Source, document), message, "error", "", "", ""}
}

func place(source string, document int) string {
	if document > 1 {
		return fmt.Sprintf("%s#%d", source, document)
	}
	return source
}
