// Package told says what one question takes of what people say or write: which
// numbers, with which words around them, and what is hard to believe of an answer.
//
// Goals: whoever asks, and on whatever paper, reads an answer in the same way and
// doubts the same.
//
// Non-goals: reading the text itself (package spoken), whom to ask about it and what
// is kept.
package told

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/spoken"
	"mspscope/internal/words"
)

// Numbers says what a number may be that answers a question.
func Numbers(q *assess.Questionnaire, i int) spoken.Numbers {
	s, w := q.Schema.At(i), &q.Questions[i]
	n := spoken.Numbers{Min: s.Min, Max: s.Max, Decimals: s.Decimals}
	if w.Money {
		n.Currency = q.Currency
	}
	units := strings.ToLower(w.Unit + " " + w.PlainUnit)
	for _, period := range []string{"hour", "month", "year"} {
		if strings.Contains(units, "a "+period) || strings.Contains(units, "an "+period) { // "months" alone is the thing that is counted
			n.Per = period
		}
	}
	n.Percent = strings.Contains(units, "%") || strings.Contains(units, "percent")
	n.Things = append(spoken.Words(units), w.Synonyms...)
	for _, plain := range []bool{false, true} {
		n.Things = append(n.Things, w.Things(100, plain), w.Things(200, plain))
		n.Things = append(n.Things, spoken.Words(w.Things(200, plain))...)
	}
	return n
}

// Doubt returns what is hard to believe about a number, as a question, or "". Said is
// the number in words, and all are the answers with it among them.
func Doubt(q *assess.Questionnaire, i int, v answer.Value, said string, all answer.View) string {
	w := &q.Questions[i]
	if v.State != answer.Given || q.Schema.At(i).Type != answer.Number {
		return ""
	}
	if v.Number < w.PlausibleMin || v.High() > w.PlausibleMax {
		return fmt.Sprintf("%s: the usual range is %s to %s. Is that right?", said, thousands(w.PlausibleMin), thousands(w.PlausibleMax))
	}
	for _, pair := range q.Unusual(i, all) {
		return pair + ": is that right?"
	}
	return ""
}

// thousands writes a number of hundredths with separators, as people read it.
func thousands(n int64) string { return words.Grouped(answer.FormatHundredths(n)) }
