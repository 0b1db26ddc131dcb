package interview

import (
	"fmt"
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
// Alone, nobody hears what another person said.
func (t *Talk) differ(p Place) {
	s := t.Session
	b := s.DisputedPart(p)
	if b == nil || s.o.Audience != assess.Discovery {
		return
	}
	in, o := s.SaidOf(p, s.e.Answers.Values[p.Question].Kept()), b.Others[len(b.Others)-1]
	said := s.SaidOf(p, o.Value)
	t.say("People differ about %s: %s (%s); %s (%s). Both stay until it is settled.", s.TopicOf(p), strings.TrimSuffix(in, "."), assess.By(b.By), strings.TrimSuffix(said, "."), assess.By(o.By))
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
