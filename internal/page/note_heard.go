package page

import (
	"encoding/json"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// with names whom one spoke with: the contact, and the role of everybody who gave an answer.
func (n *noted) with() []string {
	var people, points []string
	add := func(name string) {
		if name != "" && !slices.ContainsFunc(people, func(p string) bool { return strings.EqualFold(p, name) }) {
			people = append(people, name)
		}
	}
	add(said(n.Result, "respondent"))
	for i := range n.in.Basis {
		add(n.in.Basis[i].By)
	}
	if n.Subject.Contact != "" {
		points = append(points, n.Subject.Contact)
	}
	if len(people) > 0 {
		points = append(points, "Answers from: "+strings.Join(people, "; ")+".")
	}
	return points
}

// why is why they look for help now, and what would be success, in their words.
func (n *noted) why() []string {
	var points []string
	if drivers := said(n.Result, "drivers"); drivers != "" {
		points = append(points, words.Large(drivers)+".")
	}
	for _, note := range n.Notes {
		if note.Question == "drivers" {
			points = append(points, "In their words: "+note.Text)
		}
	}
	if success := said(n.Result, "success_12m"); success != "" {
		points = append(points, "Success for them: "+success)
	}
	return points
}

// heard are the answers that a customer system wants to know, each with how it is known.
func (n *noted) heard() []string {
	return n.answers(heard()...)
}

// answers are the answers to some questions, as they were given. One alone needs no topic:
// it stands under its title.
func (n *noted) answers(ids ...string) []string {
	var points []string
	for _, id := range ids {
		text := n.one(id)
		if a := n.Answer(id); len(ids) == 1 && text != "" {
			text = words.Large(strings.TrimPrefix(text, words.Large(a.Topic)+": "))
		}
		points = append(points, firstPoint(text)...)
	}
	return points
}

// one is an answer with its topic and how it is known: "~80 people (estimated, office
// manager)"; "" where there is none. Not sure is told, too.
func (n *noted) one(id string) string {
	a := n.Answer(id)
	switch {
	case a == nil || a.State == "missing" || string(a.Value) == "[]":
		return ""
	case !a.Given():
		return words.Large(a.Topic) + ": not sure."
	}
	text := said(n.Result, id)
	b := n.in.BasisOf(id)
	if a.Noun != "" {
		text = noteNumber(a) + " " + a.Noun
		if b != nil && b.Kind == "estimated" {
			text = "~" + text
		}
	}
	return words.Large(a.Topic) + ": " + strings.TrimSuffix(text, ".") + knownBy(b) + "."
}

// knownBy says how an answer is known and by whom; "" where it was only said.
func knownBy(b *result.Known) string {
	if b == nil {
		return ""
	}
	how := []string{b.By}
	if b.Kind != "stated" {
		how = []string{b.Kind, b.By}
	}
	if b.On != "" && b.By != "" {
		how = append(how, words.Date(b.On))
	}
	how = slices.DeleteFunc(how, func(s string) bool { return s == "" })
	if len(how) == 0 {
		return ""
	}
	return " (" + strings.Join(how, ", ") + ")"
}

// noteNumber is a number, or both ends of a range.
func noteNumber(a *result.Answer) string {
	text := strings.Trim(string(a.Value), `"`)
	low, high, isRange := strings.Cut(text, "..")
	if !isRange {
		return words.Grouped(text)
	}
	return words.Grouped(low) + " to " + words.Grouped(high)
}

// said is the answer to a question in words, "" when there is none.
func said(r *result.Result, id string) string {
	a := r.Answer(id)
	if a == nil || !a.Given() || string(a.Value) == "[]" {
		return ""
	}
	if text := ""; json.Unmarshal(a.Value, &text) == nil && len(a.Says) == 1 && a.Says[0] == text {
		return text // in the client's own words
	}
	labels := make([]string, len(a.Says))
	for i, l := range a.Says {
		labels[i] = words.Small(l)
	}
	return strings.Join(labels, "; ")
}
