// Package plain puts questions to a person line by line: for pipes, for screen
// readers, for terminals that can do no more. Nothing is ever redrawn.
package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// Prompter asks line by line.
type Prompter struct {
	ctx   context.Context // a blocking read has to end when the program does
	out   io.Writer
	width int
	ask   chan struct{} // one more line, please
	lines chan line
}

// New returns a prompter that reads lines from in and writes to out, in
// lines of at most the given number of columns. When the context ends, a
// question that waits returns prompt.ErrInterrupted.
func New(ctx context.Context, in io.Reader, out io.Writer, width int) *Prompter {
	p := &Prompter{ctx: ctx, out: out, width: width, ask: make(chan struct{}), lines: make(chan line)}
	go p.read(in)
	return p
}

// read reads a line whenever one is asked for. It runs beside the prompter,
// because a read from a terminal cannot be stopped.
func (p *Prompter) read(in io.Reader) {
	r := reader{in: bufio.NewReader(in)}
	for range p.ask {
		select {
		case p.lines <- r.line():
		case <-p.ctx.Done():
			return
		}
	}
}

// next reads the next line of input, and says of one that is no answer why, and
// asks for another.
func (p *Prompter) next(place string) (string, error) {
	for {
		p.print(place)
		l := p.wait()
		if l.wrong == "" {
			return strings.TrimSpace(l.text), l.err
		}
		p.say(l.wrong)
	}
}

// wait waits for the next line of input.
func (p *Prompter) wait() line {
	if p.ctx.Err() != nil {
		return line{err: prompt.ErrInterrupted}
	}
	select {
	case p.ask <- struct{}{}:
	case <-p.ctx.Done():
		return line{err: prompt.ErrInterrupted}
	}
	select {
	case l := <-p.lines:
		return l
	case <-p.ctx.Done():
		p.say("")
		return line{err: prompt.ErrInterrupted}
	}
}

// print writes. Where nobody reads any more, the next answer will be missing.
func (p *Prompter) print(text string) { _, _ = io.WriteString(p.out, text) }

func (p *Prompter) say(text string) {
	for _, l := range wrap.Lines(text, p.width) {
		p.print(l + "\n")
	}
}

// head says everything that stands before the place for the answer.
func (p *Prompter) head(a prompt.Ask) {
	for _, s := range a.Said {
		p.say(s)
	}
	p.print("\n")
	if status := a.Status.String(); status != "" {
		p.say("[" + status + "]")
	}
	p.say(a.Question)
	for _, r := range a.Remarks {
		p.say(r)
	}
	if a.Hint != "" {
		p.say("(" + a.Hint + ")")
	}
}

func (p *Prompter) list(options []prompt.Option, unsure bool, marked func(int) bool) {
	for i, o := range options {
		p.entry(strconv.Itoa(i+1), o.Label, marked(i))
	}
	if unsure {
		p.entry("0", "Not sure", false)
	}
}

func (p *Prompter) entry(key, label string, marked bool) {
	if marked {
		label += " (the present answer)"
	}
	for i, l := range wrap.Lines(label, p.width-5) {
		if i > 0 {
			key = ""
		}
		p.print(fmt.Sprintf("%3s  %s\n", key, l))
	}
}

// until asks for a line until it is one that parse takes, or a command.
func (p *Prompter) until(a prompt.Ask, what string, parse func(string) error) (prompt.Command, error) {
	commands := "? why, b back, s skip, m more, q leave"
	switch {
	case a.Menu:
		commands = "b back"
	case a.Free:
		commands = "/? why, /b back, /s skip, /u not sure, /m more, /q leave"
	}
	for {
		text, err := p.next(what + " [" + commands + "]: ")
		if err != nil {
			if errors.Is(err, io.EOF) {
				p.print("\n")
			}
			return prompt.Command{}, err
		}
		c, help, isCommand := a.Command(text)
		switch {
		case help:
			if a.Why != "" {
				p.say(a.Why)
			}
			if !a.Menu {
				p.say(commandHelp)
			}
			continue
		case isCommand:
			return c, nil
		}
		err = parse(text)
		if err == nil {
			return prompt.Command{}, nil
		}
		p.say(err.Error())
	}
}

const commandHelp = "Commands: b back, s skip for now, u not sure, / and words to go to a question, r review all answers, n note, m more, q save and leave."

// Select asks for the number of an option, or for words that only one of them
// has, unless only numbers are taken.
func (p *Prompter) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	p.head(a)
	p.list(options, a.Unsure, func(i int) bool { return i == now })
	what := "Number"
	if now >= 0 {
		what = "Number, or Enter to keep the present answer"
	}
	chosen := now
	c, err := p.until(a, what, func(text string) error {
		if text == "" {
			if now < 0 {
				return errors.New("please choose one; nothing is taken by itself")
			}
			return nil
		}
		i, err := pick(text, a, options)
		chosen = i
		return err
	})
	switch {
	case err != nil, c.Kind != prompt.NoCommand:
		return prompt.Reply[int]{Command: c}, err
	case chosen == unsurePick:
		return prompt.Reply[int]{Command: prompt.Command{Kind: prompt.Unsure}}, nil
	}
	return prompt.Reply[int]{Answer: chosen}, nil
}

// MultiSelect asks for numbers, separated by commas or blanks.
func (p *Prompter) MultiSelect(a prompt.Ask, options []prompt.Option, now prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	p.head(a)
	p.list(options, a.Unsure, func(i int) bool { return slices.Contains(now.Chosen, i) })
	what := "Numbers, such as 1,3"
	if len(now.Chosen) > 0 {
		what = "Numbers, such as 1,3, or Enter to keep the present answer"
	}
	var chosen []int
	c, err := p.until(a, what, func(text string) error {
		chosen = chosen[:0]
		if text == "" {
			chosen = append(chosen, now.Chosen...)
			return nil
		}
		separators := func(r rune) bool { return r == ',' || r == ';' || r == ' ' }
		parts := strings.FieldsFunc(text, separators)
		if _, err := strconv.Atoi(parts0(parts)); err != nil {
			parts = []string{text} // words
		}
		for _, part := range parts {
			i, err := pick(part, a, options)
			if err != nil {
				return err
			}
			if i == unsurePick && len(parts) > 1 {
				return errors.New("0 (not sure) stands alone")
			}
			if !slices.Contains(chosen, i) {
				chosen = append(chosen, i)
			}
		}
		return nil
	})
	switch {
	case err != nil, c.Kind != prompt.NoCommand:
		return prompt.Reply[prompt.Choice]{Command: c}, err
	case len(chosen) == 1 && chosen[0] == unsurePick:
		return prompt.Reply[prompt.Choice]{Command: prompt.Command{Kind: prompt.Unsure}}, nil
	}
	slices.Sort(chosen)
	return prompt.Reply[prompt.Choice]{Answer: prompt.Choice{Chosen: chosen}}, nil
}

func parts0(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return parts[0]
}

// Input asks for a line.
func (p *Prompter) Input(a prompt.Ask) (prompt.Reply[string], error) {
	p.head(a)
	what := "Answer"
	if a.Now != "" {
		p.say("Now: " + a.Now)
		what = "Answer, or Enter to keep it"
	}
	text := ""
	c, err := p.until(a, what, func(s string) error {
		text = s
		return nil
	})
	return prompt.Reply[string]{Answer: text, Command: c}, err
}

// Show writes a text and goes on.
func (p *Prompter) Show(s prompt.Screen) error {
	p.print("\n")
	if status := s.Status.String(); status != "" {
		p.say("[" + status + "]")
	}
	p.say(s.Title)
	for _, l := range s.Lines {
		p.say(l)
	}
	return nil
}
