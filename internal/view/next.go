package view

import (
	"fmt"
	"strings"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
)

// Next lists the open questions in order of worth, with the follow-up message.
func Next(s *scope.Scope, open []scope.OpenQuestion, most int) *Document {
	d := &Document{Title: title(s, "What to ask next"), Subtitle: subtitle(s)}
	if len(open) == 0 {
		d.Section("", Text("Every question that applies is answered."))
		return d
	}
	d.Section("", nextLead(s, open)...)
	q := s.Playbook.Questionnaire
	t := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "Can change the model"}, {Name: "Price a month", Align: Right}, {Name: "Also for", Flex: true}}}
	for _, o := range open {
		if len(t.Rows) == most {
			break
		}
		t.Rows = append(t.Rows, []string{q.Questions[o.Question].Topic, changeWords(o), swingWords(o), alsoFor(s, o)})
	}
	blocks := []Block{t}
	if rest := len(open) - len(t.Rows); rest > 0 {
		blocks = append(blocks, Text(fmt.Sprintf("and %d more (--all).", rest)))
	}
	d.Section("Open questions, the ones that matter most first", blocks...)
	d.Sections = append(d.Sections, Message(s, open, most).Sections...)
	return d
}

func nextLead(s *scope.Scope, open []scope.OpenQuestion) []Block {
	can, unproved := 0, 0
	for _, o := range open {
		switch {
		case o.CanChange == nil:
			unproved++
		case *o.CanChange:
			can++
		}
	}
	text := fmt.Sprintf("%d questions are open.", len(open))
	switch {
	case unproved == len(open):
	case can == 0:
		text += " None of them can change the model; they sharpen the price, the findings and the division of work."
	case can == 1:
		text += " One of them can change the model."
	default:
		text += fmt.Sprintf(" %d of them can change the model. Ask first about: %s.", can, strings.Join(deciding(s, 3), "; "))
	}
	return []Block{lead(s), Text(text)}
}

func changeWords(o scope.OpenQuestion) string {
	switch {
	case o.CanChange == nil:
		return "not proved"
	case *o.CanChange:
		return "yes"
	}
	return "no"
}

func swingWords(o scope.OpenQuestion) string {
	switch {
	case o.Swing == nil:
		return ""
	case o.Swing.IsZero():
		return "-"
	}
	return whole(*o.Swing)
}

// useWords says what an answer is for, beside model and price.
var useWords = map[string]string{"responsibilities": "who does what", "report": "findings and advice"}

func alsoFor(s *scope.Scope, o scope.OpenQuestion) string {
	var words []string
	for _, use := range s.Playbook.Questionnaire.Questions[o.Question].Uses {
		if w := useWords[use]; w != "" {
			words = append(words, w)
		}
	}
	if o.Opens == 1 {
		words = append(words, "brings up 1 question")
	} else if o.Opens > 1 {
		words = append(words, fmt.Sprintf("brings up %d questions", o.Opens))
	}
	return strings.Join(words, ", ")
}

// addressees are the people who can answer, in the order of the message.
var addressees = []struct{ id, heading string }{
	{"owner", "For the owner or management"},
	{"office_manager", "For the office manager"},
	{"it_lead", "For the IT lead"},
	{"provider", "For your present IT provider"},
}

// Message is the follow-up message: the open questions grouped by who can
// answer them, in the words for that person. A question about a person is
// never put to that person.
func Message(s *scope.Scope, open []scope.OpenQuestion, most int) *Document {
	d := &Document{}
	q := s.Playbook.Questionnaire
	groups, n := map[string][]string{}, 0
	for _, o := range open {
		who := s.Askable(o.Question)
		question := &q.Questions[o.Question]
		if n == most {
			break
		}
		if !question.SelfAssessment {
			continue // asked in person, never by mail
		}
		n++
		text := question.Plain
		if (who == "it_lead" || who == "provider") && question.ITLead == "" {
			text = question.Call
		} else if who == "it_lead" {
			text = question.ITLead
		}
		if q.Schema.At(o.Question).Type == answer.SingleChoice || q.Schema.At(o.Question).Type == answer.MultiChoice {
			text += " (" + optionList(s, o.Question, who) + ")"
		}
		if presets := question.Presets; len(presets) > 0 {
			var ready []string
			for _, p := range presets {
				ready = append(ready, p.Plain)
			}
			text += " (For example: " + strings.Join(ready, "; ") + ")"
		}
		groups[who] = append(groups[who], text)
	}
	name := s.Engagement.Client.Contact
	greeting := "Hello,"
	if name != "" {
		greeting = "Hello " + name + ","
	}
	d.Section("Follow-up message", Text(greeting),
		Text("thank you for your time. A few answers are still open. With them we can firm up the recommendation and the price; \"not sure\" is a fair answer."))
	for _, a := range addressees {
		var l List
		for i, text := range groups[a.id] {
			l.Items = append(l.Items, Item{Mark: fmt.Sprintf("%d.", i+1), Text: text})
		}
		if len(l.Items) > 0 {
			d.Section(a.heading, l)
		}
	}
	d.Section("", Text("Please simply reply with what you know. Thank you."))
	return d
}

// optionList names the options of a choice in the words for the reader.
func optionList(s *scope.Scope, i int, who string) string {
	var labels []string
	for _, o := range s.Playbook.Questionnaire.Questions[i].Options {
		switch who {
		case "it_lead":
			labels = append(labels, o.ITLead)
		case "provider":
			labels = append(labels, o.Call)
		default:
			labels = append(labels, o.Plain)
		}
	}
	return strings.Join(labels, "; ")
}
