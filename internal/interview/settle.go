package interview

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/prompt"
)

// settle asks which of several answers is right; nothing where people agree.
func (t *Talk) settle(p Place) error {
	s := t.Session
	b := s.DisputedPart(p)
	if b == nil || t.shared {
		return nil
	}
	options := []prompt.Option{{Label: fmt.Sprintf("%s (%s)", s.SaidOf(p, s.e.Answers.Values[p.Question].Kept()), assess.By(b.By))}}
	for _, o := range b.Others {
		options = append(options, prompt.Option{Label: fmt.Sprintf("%s (%s)", s.SaidOf(p, o.Value), assess.By(o.By))})
	}
	options = append(options, prompt.Option{Label: "Keep all of them until it is settled"})
	r, err := t.Prompter.Select(prompt.Ask{
		Said: t.take(), Menu: true, Numbers: true, // a slip would settle it
		Question: "People answered this differently: " + s.TopicOf(p) + ". Which answer is right?",
	}, options, -1)
	if err != nil || !r.Answered() {
		return err
	}
	if r.Answer == len(options)-1 {
		t.say("All answers are kept. What hangs on it stays open until it is settled.")
		return nil
	}
	if err := t.save(s.Settle(p, r.Answer)); err != nil {
		return err
	}
	t.say("Settled: %s: %s. Who said what stays in the file.", s.TopicOf(p), s.SaidOf(p, s.e.Answers.Values[p.Question].Kept()))
	return nil
}

// differ says quietly that people answered something differently, once it is so.
func (t *Talk) differ(p Place) {
	if text, _ := t.Session.Differ(p); text != "" {
		t.say("%s", text)
	}
}

// Differ says that people answered something differently, and what whoever answers now said
// of it; "" where they do not. Alone, nobody hears what another person said.
func (s *Session) Differ(p Place) (text, mine string) {
	b := s.DisputedPart(p)
	if b == nil || s.o.Audience != assess.Discovery {
		return "", ""
	}
	in := strings.TrimSuffix(s.SaidOf(p, s.e.Answers.Values[p.Question].Kept()), ".")
	o := b.Others[len(b.Others)-1]
	if at := slices.IndexFunc(b.Others, func(o assess.Other) bool { return o.By == s.o.Person }); at >= 0 {
		o = b.Others[at]
	}
	other := strings.TrimSuffix(s.SaidOf(p, o.Value), ".")
	if mine = in; b.By != s.o.Person {
		mine = other
	}
	return fmt.Sprintf("People differ about %s: %s (%s); %s (%s). Both stay until it is settled.", s.TopicOf(p), in, assess.By(b.By), other, assess.By(o.By)), mine
}

// settleAll goes through everything that people answered differently.
func (t *Talk) settleAll() error {
	for _, p := range t.Session.Disputes() {
		if err := t.settle(p); err != nil {
			return err
		}
	}
	return nil
}
