package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/prompt"
)

// settle asks which of several answers is right.
func (t *Talk) settle(i int) error {
	s := t.Session
	b := s.Disputed(i)
	if b == nil {
		return nil
	}
	options := []prompt.Option{{Label: fmt.Sprintf("%s (%s)", s.Said(i, s.e.Answers.Values[i]), assess.By(b.By))}}
	for _, o := range b.Others {
		options = append(options, prompt.Option{Label: fmt.Sprintf("%s (%s)", s.Said(i, o.Value), assess.By(o.By))})
	}
	options = append(options, prompt.Option{Label: "Keep all of them until it is settled"})
	r, err := t.Prompter.Select(prompt.Ask{
		Said: t.take(), Menu: true, Numbers: true, // the other answers are dropped
		Question: "People answered this differently: " + s.q.Questions[i].Topic + ". Which answer is right?",
	}, options, -1)
	if err != nil || !r.Answered() {
		return err
	}
	if r.Answer == len(options)-1 {
		t.say("All answers are kept. The first is used until it is settled.")
		return nil
	}
	if err := t.save(s.Settle(i, r.Answer)); err != nil {
		return err
	}
	t.say("Settled: %s.", t.line(i))
	return nil
}

// settleAll goes through everything that people answered differently.
func (t *Talk) settleAll() error {
	for _, i := range t.Session.Disputes() {
		if err := t.settle(i); err != nil {
			return err
		}
	}
	return nil
}
