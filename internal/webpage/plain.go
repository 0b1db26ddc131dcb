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
	Least, Most    int64 // of a number, in hundredths
	Decimals       int   // of a number
	NotForLead     bool  // it speaks of the posts of whoever looks after IT, who may have been sent the form
}

// Answer is one that can be picked.
type Answer struct {
	Label, Value string // Value is JSON, as an engagement has it
	Alone        bool   // it goes with no other one
}

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
		question := Question{ID: w.ID, Text: text, Unit: w.PlainUnit, Kind: "one", NotForLead: !q.MayAsk(i, assess.ITLead, true)}
		if lead {
			question.Unit = w.Unit
		}
		switch s.Type {
		case answer.Number:
			question.Kind, question.Least, question.Most, question.Decimals = "number", s.Min, s.Max, s.Decimals
		case answer.Text:
			question.Kind = "text"
		case answer.MultiChoice:
			question.Kind = "several"
			fallthrough
		case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
			for o := range w.Options {
				question.NotForLead = question.NotForLead || !w.Options[o].For(assess.ITLead) && !lead
				if w.Options[o].For(audience) {
					question.Answers = append(question.Answers, Answer{word(&w.Options[o]), valueOf(s, &w.Options[o]), s.Type == answer.MultiChoice && s.Exclusive&(1<<o) != 0})
				}
			}
		case answer.Grid:
			for k := range w.Presets {
				p := &w.Presets[k]
				question.Answers = append(question.Answers, Answer{word(&assess.Option{Plain: p.Plain, ITLead: p.Call}), string(emit.Node(p.Node)), false})
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
		fmt.Fprintf(&b, "<fieldset data-question=\"%s\" data-kind=\"%s\"%s><legend>%d. %s</legend>\n", q.ID, q.Kind, limits(q), i+1, html.EscapeString(q.Text))
		pick := "radio"
		if q.Kind == "several" {
			pick = "checkbox"
		}
		for _, a := range q.Answers {
			fmt.Fprintf(&b, "<label><input type=\"%s\" name=\"%s\" value=\"%s\"%s> %s</label>\n", pick, q.ID, html.EscapeString(a.Value), alone(a.Alone), html.EscapeString(a.Label))
		}
		if len(q.Answers) == 0 {
			fmt.Fprintf(&b, "<label><input type=\"text\" name=\"%s\" autocomplete=\"off\" aria-label=\"%s\"> %s</label>\n", q.ID, html.EscapeString(q.Text), html.EscapeString(q.Unit))
		}
		fmt.Fprintf(&b, "<label><input type=\"%s\" name=\"%s\" value=\"&quot;unknown&quot;\"%s> %s</label>\n</fieldset>\n", pick, q.ID, alone(q.Kind == "several"), unsure)
	}
	return b.String()
}

// limits is what the form has to know of a question beside its answers.
func limits(q *Question) string {
	out := ""
	if q.Kind == "number" {
		out = fmt.Sprintf(" data-least=\"%d\" data-most=\"%d\" data-decimals=\"%d\"", q.Least, q.Most, q.Decimals)
	}
	if q.NotForLead {
		out += " class=\"not-for-lead\""
	}
	return out
}

// alone marks an answer that goes with no other one.
func alone(is bool) string {
	if is {
		return " data-alone"
	}
	return ""
}

// unless hides an element of the form.
func unless(is bool) string {
	if is {
		return ""
	}
	return " hidden"
}
