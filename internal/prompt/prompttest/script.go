// Package prompttest answers prompts in tests.
package prompttest

import (
	"slices"
	"strings"

	"mspscope/internal/prompt"
)

// Script is a Prompter for tests: it answers from a list of expected prompts,
// and fails on a prompt that is not the next one of the list. Done fails on
// prompts that never came.
type Script struct {
	Fail  func(format string, args ...any)
	Steps []Step
	Asked []prompt.Ask    // every prompt so far
	Shown []prompt.Screen // every text so far
}

// Step is one expected prompt: words of its question, and what to answer: the
// words of one option, of several, or a line. A command or an Err is returned
// instead.
type Step struct {
	Question string
	Answer   string
	Answers  []string
	Perhaps  []string // options that nobody is sure of
	Note     string   // what is said with the answer
	Command  prompt.Command
	Err      error
}

func (p *Script) step(a prompt.Ask) (Step, bool) {
	p.Asked = append(p.Asked, a)
	if len(p.Steps) == 0 {
		p.Fail("unexpected prompt %q", a.Question)
		return Step{}, false
	}
	s := p.Steps[0]
	p.Steps = p.Steps[1:]
	if !strings.Contains(a.Question, s.Question) {
		p.Fail("prompt %q, expected one with %q", a.Question, s.Question)
		return Step{}, false
	}
	return s, true
}

func (p *Script) option(a prompt.Ask, options []prompt.Option, words string) int {
	i := slices.IndexFunc(options, func(o prompt.Option) bool { return strings.Contains(o.Label, words) })
	if i < 0 {
		p.Fail("prompt %q has no option %q: %v", a.Question, words, options)
	}
	return i
}

// next is the step of a prompt, with what it returns beside an answer.
func (p *Script) next(a prompt.Ask) (s Step, ok bool, err error) {
	s, ok = p.step(a)
	switch {
	case !ok:
		return s, false, prompt.ErrInterrupted
	case s.Err != nil:
		return s, false, s.Err
	}
	return s, s.Command.Kind == prompt.NoCommand, nil
}

// Select answers with the option of the next step.
func (p *Script) Select(a prompt.Ask, options []prompt.Option, _ int) (prompt.Reply[int], error) {
	s, ok, err := p.next(a)
	if !ok {
		return prompt.Reply[int]{Command: s.Command}, err
	}
	i := p.option(a, options, s.Answer)
	if i < 0 {
		return prompt.Reply[int]{}, prompt.ErrInterrupted
	}
	return prompt.Reply[int]{Answer: i, Note: s.Note}, nil
}

// MultiSelect answers with the options of the next step.
func (p *Script) MultiSelect(a prompt.Ask, options []prompt.Option, _ prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	s, ok, err := p.next(a)
	if !ok {
		return prompt.Reply[prompt.Choice]{Command: s.Command}, err
	}
	r := prompt.Reply[prompt.Choice]{Note: s.Note}
	for _, of := range []struct {
		words []string
		to    *[]int
	}{{s.Answers, &r.Answer.Chosen}, {s.Perhaps, &r.Answer.Perhaps}} {
		for _, words := range of.words {
			i := p.option(a, options, words)
			if i < 0 {
				return prompt.Reply[prompt.Choice]{}, prompt.ErrInterrupted
			}
			*of.to = append(*of.to, i)
		}
	}
	return r, nil
}

// Show notes what is to be read.
func (p *Script) Show(s prompt.Screen) error {
	p.Shown = append(p.Shown, s)
	return nil
}

// Input answers with the line of the next step.
func (p *Script) Input(a prompt.Ask) (prompt.Reply[string], error) {
	s, ok, err := p.next(a)
	if !ok {
		return prompt.Reply[string]{Command: s.Command}, err
	}
	return prompt.Reply[string]{Answer: s.Answer, Note: s.Note}, nil
}

// Done fails when prompts are left that never came.
func (p *Script) Done() {
	for _, s := range p.Steps {
		p.Fail("the prompt %q never came", s.Question)
	}
}
