package view

import (
	"errors"
	"fmt"

	"mspscope/assess"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
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

// outcomeWords say an outcome without a model.
var outcomeWords = map[assess.Outcome]string{
	assess.NoneNeeded: "None needed", assess.AllVetoed: "All ruled out", assess.NothingScored: "Nothing answered",
}

// BatchRow is the line of one engagement: its typical monthly price is that of
// the recommended model.
func BatchRow(source string, document int, s *scope.Scope) []string {
	r := &s.Recommendation
	row := []string{place(source, document), s.Engagement.Client.Name, outcomeWords[r.Outcome], "", "", fmt.Sprint(len(s.Open))}
	if m := s.Model(); m != nil {
		row[2] = s.Playbook.Texts.Models[*m].Name
		if r.RunnerUp != nil && r.Outcome == assess.TooClose {
			row[2] += " or " + words.Small(s.Playbook.Texts.Models[*r.RunnerUp].Name)
		}
		if fit, ok := r.Fit(*m); ok {
			row[3] = tenths(fit)
		}
		if monthly := s.Estimates[*m].Monthly; monthly.Known {
			row[4] = whole(monthly.Typical)
		}
	}
	return row
}

// BatchError is the line of a document that could not be scored: its first
// problem.
func BatchError(source string, document int, err error) []string {
	message := err.Error()
	var problems yamldoc.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		p := problems[0]
		message = p.Message
		if p.Line > 0 {
			message = fmt.Sprintf("line %d: %s", p.Line, p.Message)
		}
		if more := problems.Count() - 1; more > 0 {
			message += fmt.Sprintf(" (and %d more)", more)
		}
	}
	return []string{place(source, document), message, "error", "", "", ""}
}

func place(source string, document int) string {
	if document > 1 {
		return fmt.Sprintf("%s#%d", source, document)
	}
	return source
}
