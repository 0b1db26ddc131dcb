package webpage

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
)

// Question is one question of the plain form, for a browser that cannot run the engine:
// whoever asks reads the answers without the page.
type Question struct {
	ID, Text, Unit string
	Kind           string // one, several, number, text
	Answers        []Answer
}

// Answer is one that can be picked.
type Answer struct{ Label, Value string } // Value is JSON, as an engagement has it

// PlainQuestions are the questions that are asked first, in the words for somebody alone.
func PlainQuestions(q *assess.Questionnaire) []Question {
	var out []Question
	for _, i := range q.Quick {
		w, s := &q.Questions[i], q.Schema.At(i)
		if w.Private() {
			continue
		}
		question := Question{ID: w.ID, Text: w.Plain, Unit: w.PlainUnit, Kind: "one"}
		switch s.Type {
		case answer.Number:
			question.Kind = "number"
		case answer.Text:
			question.Kind = "text"
		case answer.MultiChoice:
			question.Kind = "several"
			fallthrough
		case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
			for o := range w.Options {
				question.Answers = append(question.Answers, Answer{w.Options[o].Plain, valueOf(s, &w.Options[o])})
			}
		case answer.Grid:
			for k := range w.Presets {
				question.Answers = append(question.Answers, Answer{w.Presets[k].Plain, string(emit.Node(w.Presets[k].Node))})
			}
		}
		out = append(out, question)
	}
	return out
}

// valueOf is an option as an engagement in JSON has it.
func valueOf(q *answer.Question, o *assess.Option) string {
	switch q.Type {
	case answer.Scale, answer.Level:
		return o.ID
	case answer.YesNo:
		return strconv.FormatBool(o.ID == "yes")
	case answer.SingleChoice, answer.MultiChoice, answer.Number, answer.Text, answer.Grid:
	}
	return emit.JSONText(o.ID)
}

// plain is the form as markup.
func plain(questions []Question) string {
	var b strings.Builder
	for i := range questions {
		q := &questions[i]
		fmt.Fprintf(&b, "<fieldset data-question=\"%s\" data-kind=\"%s\"><legend>%d. %s</legend>\n", q.ID, q.Kind, i+1, html.EscapeString(q.Text))
		pick := "radio"
		if q.Kind == "several" {
			pick = "checkbox"
		}
		for _, a := range q.Answers {
			fmt.Fprintf(&b, "<label><input type=\"%s\" name=\"%s\" value=\"%s\"> %s</label>\n", pick, q.ID, html.EscapeString(a.Value), html.EscapeString(a.Label))
		}
		if len(q.Answers) == 0 {
			fmt.Fprintf(&b, "<label><input type=\"text\" name=\"%s\" autocomplete=\"off\"> %s</label>\n", q.ID, html.EscapeString(q.Unit))
		}
		fmt.Fprintf(&b, "<label><input type=\"%s\" name=\"%s\" value=\"&quot;unknown&quot;\"> Not sure</label>\n</fieldset>\n", pick, q.ID)
	}
	return b.String()
}
