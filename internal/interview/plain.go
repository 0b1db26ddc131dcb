package interview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/render"
)

// Plain is a Prompter that works line by line: for pipes, for screen readers,
// for terminals that can do no more. Nothing is ever redrawn.
type Plain struct {
	ctx   context.Context //nolint:containedctx // a blocking read has to end when the program does
	out   io.Writer
	width int
	ask   chan struct{} // one more line, please
	lines chan line
}

type line struct {
	text string
	err  error
}

// longest is the number of bytes that a line of input may have.
const longest = 64 << 10

// NewPlain returns a prompter that reads lines from in and writes to out, in
// lines of at most the given number of columns. When the context ends, a
// question that waits returns ErrInterrupted.
func NewPlain(ctx context.Context, in io.Reader, out io.Writer, width int) *Plain {
	p := &Plain{ctx: ctx, out: out, width: width, ask: make(chan struct{}), lines: make(chan line)}
	go p.read(in)
	return p
}

// read reads a line whenever one is asked for. It runs beside the prompter,
// because a read from a terminal cannot be stopped.
func (p *Plain) read(in io.Reader) {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, longest)
	for range p.ask {
		l := line{err: io.EOF}
		if scanner.Scan() {
			l = line{text: scanner.Text()}
		} else if err := scanner.Err(); err != nil {
			l.err = fmt.Errorf("cannot read the answer: %w", err)
		}
		select {
		case p.lines <- l:
		case <-p.ctx.Done():
			return
		}
	}
}

// next reads the next line of input.
func (p *Plain) next() (string, error) {
	if p.ctx.Err() != nil {
		return "", ErrInterrupted
	}
	select {
	case p.ask <- struct{}{}:
	case <-p.ctx.Done():
		return "", ErrInterrupted
	}
	select {
	case l := <-p.lines:
		return strings.TrimSpace(l.text), l.err
	case <-p.ctx.Done():
		p.say("")
		return "", ErrInterrupted
	}
}

// print writes. Where nobody reads any more, the next answer will be missing.
func (p *Plain) print(text string) { _, _ = io.WriteString(p.out, text) }

func (p *Plain) say(text string) {
	for _, l := range render.Lines(text, p.width) {
		p.print(l + "\n")
	}
}

// head says everything that stands before the place for the answer.
func (p *Plain) head(a Ask) {
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

func (p *Plain) list(options []Option, unsure bool, marked func(int) bool) {
	for i, o := range options {
		p.entry(strconv.Itoa(i+1), o.Label, marked(i))
	}
	if unsure {
		p.entry("0", "Not sure", false)
	}
}

func (p *Plain) entry(key, label string, marked bool) {
	if marked {
		label += " (the present answer)"
	}
	for i, l := range render.Lines(label, p.width-5) {
		if i > 0 {
			key = ""
		}
		p.print(fmt.Sprintf("%3s  %s\n", key, l))
	}
}

// prompt asks for a line until it is one that parse takes.
func (p *Plain) prompt(a Ask, what string, parse func(string) error) error {
	commands := "? why, b back, s skip, m more, q leave"
	switch {
	case a.Menu:
		commands = "b back"
	case a.Free:
		commands = "/? why, /b back, /s skip, /u not sure, /m more, /q leave"
	}
	for {
		p.print(what + " [" + commands + "]: ")
		text, err := p.next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				p.print("\n")
			}
			return err
		}
		c, help, isCommand := command(text, a)
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
			return c
		}
		err = parse(text)
		if err == nil {
			return nil
		}
		p.say(err.Error())
	}
}

const commandHelp = "Commands: b back, s skip for now, u not sure, / and words to go to a question, r review all answers, n note, m more, q save and leave."

// command reads a line that may be a command instead of an answer. Where any
// text can be the answer, a command begins with a slash.
func command(text string, a Ask) (c Command, help, ok bool) {
	slash := strings.HasPrefix(text, "/")
	word := strings.ToLower(text)
	if a.Free {
		if !slash {
			return Command{}, false, false
		}
		if len(word) == 2 {
			word = word[1:]
		}
	}
	if a.Menu {
		return Command{Kind: Back}, word == "?", word == "b"
	}
	switch word {
	case "?":
		return Command{}, true, true
	case "b":
		return Command{Kind: Back}, false, true
	case "s":
		return Command{Kind: Skip}, false, true
	case "m":
		return Command{Kind: More}, false, true
	case "r":
		return Command{Kind: Review}, false, true
	case "n":
		return Command{Kind: Note}, false, true
	case "q":
		return Command{Kind: Leave}, false, true
	case "u", "unknown":
		return Command{Kind: Unsure}, false, a.Unsure
	}
	if slash {
		return Command{Kind: Find, Words: strings.TrimSpace(text[1:])}, false, true
	}
	return Command{}, false, false
}

// Select asks for the number of an option, or for words that only one of them
// has, unless only numbers are taken.
func (p *Plain) Select(a Ask, options []Option, now int) (int, error) {
	p.head(a)
	p.list(options, a.Unsure, func(i int) bool { return i == now })
	what := "Number"
	if now >= 0 {
		what = "Number, or Enter to keep the present answer"
	}
	chosen := now
	err := p.prompt(a, what, func(text string) error {
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
	if err == nil && chosen == unsurePick {
		err = Command{Kind: Unsure}
	}
	return chosen, err
}

// MultiSelect asks for numbers, separated by commas or blanks.
func (p *Plain) MultiSelect(a Ask, options []Option, now []int) ([]int, error) {
	p.head(a)
	p.list(options, a.Unsure, func(i int) bool { return slices.Contains(now, i) })
	what := "Numbers, such as 1,3"
	if len(now) > 0 {
		what = "Numbers, such as 1,3, or Enter to keep the present answer"
	}
	var chosen []int
	err := p.prompt(a, what, func(text string) error {
		chosen = chosen[:0]
		if text == "" {
			chosen = append(chosen, now...)
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
	if err == nil && len(chosen) == 1 && chosen[0] == unsurePick {
		return nil, Command{Kind: Unsure}
	}
	slices.Sort(chosen)
	return chosen, err
}

func parts0(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return parts[0]
}

// Input asks for a line.
func (p *Plain) Input(a Ask) (string, error) {
	p.head(a)
	what := "Answer"
	if a.Now != "" {
		p.say("Now: " + a.Now)
		what = "Answer, or Enter to keep it"
	}
	text := ""
	err := p.prompt(a, what, func(s string) error {
		text = s
		return nil
	})
	return text, err
}
