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
	role := "" // as it stands behind an answer that this person gave alone
	if a := n.Answer("respondent"); a != nil {
		role = strings.ReplaceAll(strings.Trim(string(a.Value), `"`), "_", " ")
	}
	for i := range n.in.Basis {
		if by := n.in.Basis[i].By; !strings.EqualFold(strings.ReplaceAll(by, "_", " "), role) {
			add(by)
		}
	}
	if n.Subject.Contact != "" {
		points = append(points, n.Subject.Contact)
	}
	if len(people) > 0 {
		points = append(points, n.Say("note.answers_from", "people", strings.Join(people, "; ")))
	}
	return points
}

// why is why they look for help now, and what would be success, in their words.
func (n *noted) why() []string {
	var points []string
	if drivers := said(n.Result, "drivers"); drivers != "" {
		points = append(points, n.Say("shared.sentence", "text", words.Large(drivers)))
	}
	for _, note := range n.Notes {
		if note.Question == "drivers" {
			points = append(points, n.Say("note.their_words", "text", note.Text))
		}
	}
	if success := said(n.Result, "success_12m"); success != "" {
		points = append(points, n.Say("note.success", "text", success))
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
		switch text := n.one(id); {
		case text == "":
		case len(ids) == 1:
			points = append(points, words.Large(text))
		default:
			points = append(points, n.Say("note.topic", "topic", words.Large(n.Answer(id).Topic), "text", text))
		}
	}
	return points
}

// one is an answer with how it is known: "~80 people (estimated, office manager)."; ""
// where there is none. Not sure is told, too.
func (n *noted) one(id string) string {
	a := n.Answer(id)
	switch {
	case a == nil || a.State == "missing" || string(a.Value) == "[]":
		return ""
	case !a.Given():
		return n.Say("note.not_sure")
	}
	text := said(n.Result, id)
	b := n.in.BasisOf(id)
	if a.Noun != "" {
		text = n.Say("note.count", "number", number(&n.Language, a), "noun", a.Noun)
		if code, rest, _ := strings.Cut(a.Noun, " "); words.IsCurrency(code) { // an amount, as in EUR a month
			text = running(n.Language.In(number(&n.Language, a), code), rest)
		}
		if b != nil && b.Kind == "estimated" {
			text = n.Say("note.estimated", "count", text)
		}
	}
	return n.Say("shared.sentence", "text", n.known(strings.TrimSuffix(text, "."), b))
}

// known is a text with how it is known and by whom, where it was not only said.
func (n *noted) known(text string, b *result.Known) string {
	if b == nil {
		return text
	}
	how := []string{b.By}
	if b.Kind != "stated" {
		how = []string{n.Language.SayOf("note.known", b.Kind), b.By}
	}
	if b.On != "" && b.By != "" {
		how = append(how, n.Language.Date(b.On))
	}
	how = slices.DeleteFunc(how, func(s string) bool { return s == "" })
	if len(how) == 0 {
		return text
	}
	return n.Say("note.with", "text", text, "how", strings.Join(how, ", "))
}

// number is a number, or both ends of a range.
func number(l *words.Language, a *result.Answer) string {
	text := strings.Trim(string(a.Value), `"`)
	low, high, isRange := strings.Cut(text, "..")
	if !isRange {
		return l.Grouped(text)
	}
	return l.Say("words.between", "low", l.Grouped(low), "high", l.Grouped(high))
}

// noteNumber is number for the pages whose sentences stand in Go.
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
		labels[i] = r.Language.Small(l)
	}
	return strings.Join(labels, "; ")
}
