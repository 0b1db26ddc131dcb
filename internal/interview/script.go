package interview

import (
	"slices"
	"strings"
)

// Script is a Prompter for tests: it answers from a list of expected prompts,
// and fails on a prompt that is not the next one of the list. Done fails on
// prompts that never came.
type Script struct {
	Fail  func(format string, args ...any)
	Steps []Step
	Asked []Ask // every prompt so far
}

// Step is one expected prompt: words of its question, and what to answer: the
// words of one option, of several, or a line. An Err is returned instead.
type Step struct {
	Question string
	Answer   string
	Answers  []string
	Err      error
}

func (p *Script) step(a Ask) (Step, bool) {
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

func (p *Script) option(a Ask, options []Option, words string) int {
	i := slices.IndexFunc(options, func(o Option) bool { return strings.Contains(o.Label, words) })
	if i < 0 {
		p.Fail("prompt %q has no option %q: %v", a.Question, words, options)
	}
	return i
}

// Select answers with the option of the next step.
func (p *Script) Select(a Ask, options []Option, _ int) (int, error) {
	s, ok := p.step(a)
	switch {
	case !ok:
		return 0, ErrInterrupted
	case s.Err != nil:
		return 0, s.Err
	}
	i := p.option(a, options, s.Answer)
	if i < 0 {
		return 0, ErrInterrupted
	}
	return i, nil
}

// MultiSelect answers with the options of the next step.
func (p *Script) MultiSelect(a Ask, options []Option, _ []int) ([]int, error) {
	s, ok := p.step(a)
	switch {
	case !ok:
		return nil, ErrInterrupted
	case s.Err != nil:
		return nil, s.Err
	}
	var chosen []int
	for _, words := range s.Answers {
		i := p.option(a, options, words)
		if i < 0 {
			return nil, ErrInterrupted
		}
		chosen = append(chosen, i)
	}
	return chosen, nil
}

// Input answers with the line of the next step.
func (p *Script) Input(a Ask) (string, error) {
	s, ok := p.step(a)
	switch {
	case !ok:
		return "", ErrInterrupted
	case s.Err != nil:
		return "", s.Err
	}
	return s.Answer, nil
}

// Done fails when prompts are left that never came.
func (p *Script) Done() {
	for _, s := range p.Steps {
		p.Fail("the prompt %q never came", s.Question)
	}
}
