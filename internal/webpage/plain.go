package webpage

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
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

// PlainQuestions are the questions that are asked first, in the words for whom the page is
// made, and none that is about that person.
func PlainQuestions(q *assess.Questionnaire, audience string) []Question {
	lead := audience == assess.ITLead
	word := func(o *assess.Option) string {
		if lead {
			return o.ITLead
		}
		return o.Plain
	}
	var out []Question
	for _, i := range q.Quick {
		w, s := &q.Questions[i], q.Schema.At(i)
		if !q.MayAsk(i, audience, true) {
			continue
		}
		text, _, _ := q.Written(i, audience)
		question := Question{ID: w.ID, Text: text, Unit: w.PlainUnit, Kind: "one"}
		if lead {
			question.Unit = w.Unit
		}
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
				if w.Options[o].For(audience) {
					question.Answers = append(question.Answers, Answer{word(&w.Options[o]), valueOf(s, &w.Options[o])})
				}
			}
		case answer.Grid:
			for k := range w.Presets {
				p := &w.Presets[k]
				question.Answers = append(question.Answers, Answer{word(&assess.Option{Plain: p.Plain, ITLead: p.Call}), string(emit.Node(p.Node))})
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
func plain(questions []Question, texts *advice.AloneTexts) string {
	var b strings.Builder
	unsure := ""
	if texts != nil {
		unsure = html.EscapeString(texts.NotSure)
	}
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
			fmt.Fprintf(&b, "<label><input type=\"text\" name=\"%s\" autocomplete=\"off\" aria-label=\"%s\"> %s</label>\n", q.ID, html.EscapeString(q.Text), html.EscapeString(q.Unit))
		}
		fmt.Fprintf(&b, "<label><input type=\"%s\" name=\"%s\" value=\"&quot;unknown&quot;\"> %s</label>\n</fieldset>\n", pick, q.ID, unsure)
	}
	return b.String()
}
