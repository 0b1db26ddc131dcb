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
	ascii bool          // only letters that every terminal has
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
func (p *Prompter) next(place string) (line, error) {
	for {
		p.print(place)
		l := p.wait()
		if l.wrong == "" {
			return l, l.err
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
	if p.ascii {
		text = prompt.ASCII(text)
	}
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

// list writes the options with what is said of each at present, and "not sure"
// where it may be the answer.
func (p *Prompter) list(options []prompt.Option, a prompt.Ask, present func(int) string) {
	for i, o := range options {
		key := o.Key
		if key == "" {
			key = strconv.Itoa(i + 1)
		}
		p.entry(key, o.Label+present(i))
	}
	if a.Unsure && !a.Menu {
		p.entry("u", "Not sure")
	}
}

const present = " (the present answer)"

func (p *Prompter) entry(key, label string) {
	if p.ascii {
		label = prompt.ASCII(label)
	}
	for i, l := range wrap.Lines(label, p.width-5) {
		if i > 0 {
			key = ""
		}
		p.print(fmt.Sprintf("%3s  %s\n", key, l))
	}
}

// place is the place for an answer, with the keys that are used most.
func place(a prompt.Ask, what string) string {
	slash := ""
	if a.Free {
		slash = "/"
	}
	keys := []string{slash + "? help"}
	for _, k := range a.Offered() {
		switch k.Kind {
		case prompt.Back:
			keys = append(keys, slash+"b back")
		case prompt.Skip:
			keys = append(keys, slash+"s skip")
		case prompt.Unsure:
			keys = append(keys, slash+"u not sure")
		case prompt.Stand:
			keys = append(keys, slash+"$ price")
		case prompt.More:
			keys = append(keys, slash+"m more")
		case prompt.Leave:
			keys = append(keys, slash+"q leave")
		default:
		}
	}
	return what + " [" + strings.Join(keys, ", ") + "]: "
}

// until asks for a line until it is one that parse takes, or a command. Where
// several lines were pasted and one is wanted, that is a command too.
func (p *Prompter) until(a prompt.Ask, what string, one bool, parse func(string) error) (prompt.Command, error) {
	for {
		l, err := p.next(place(a, what))
		if err != nil {
			if errors.Is(err, io.EOF) {
				p.print("\n")
			}
			return prompt.Command{}, err
		}
		if l.several && one {
			return prompt.Command{Kind: prompt.Pasted, Words: l.text}, nil
		}
		text := strings.TrimSpace(l.text)
		c, help, isCommand := a.Command(text)
		switch {
		case help:
			p.help(a)
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

// help says why a question is asked, and every key.
func (p *Prompter) help(a prompt.Ask) {
	if a.Why != "" {
		p.say(a.Why)
	}
	slash := ""
	if a.Free {
		slash = "/"
	}
	p.say("Commands, each with Enter:")
	if !a.Menu && !a.Free {
		p.entry("/", "and words: go to another question")
	}
	for _, k := range a.Offered() {
		p.entry(slash+k.Key, k.Label)
	}
	if !a.Menu && !a.Free {
		p.say("What stands behind a semicolon is a note: 2; she said so herself")
	}
}

// Select asks for the number of an option, or for words that only one of them
// has, unless only numbers are taken.
func (p *Prompter) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	p.head(a)
	p.list(options, a, func(i int) string {
		if i == now {
			return present
		}
		return ""
	})
	what := "Number"
	if now >= 0 {
		what = "Number, or Enter to keep the present answer"
	}
	var named prompt.Named
	c, err := p.until(a, what, true, func(text string) (err error) {
		if named, err = a.Named(text, options, false); err != nil || !named.Nothing() {
			return err
		}
		if now < 0 {
			return prompt.ErrNothing
		}
		named.Lines = []int{now}
		return nil
	})
	switch {
	case err != nil, c.Kind != prompt.NoCommand:
		return prompt.Reply[int]{Command: c}, err
	case named.Unsure:
		return prompt.Reply[int]{Command: prompt.Command{Kind: prompt.Unsure}, Note: named.Note}, nil
	}
	return prompt.Reply[int]{Answer: named.Lines[0], Note: named.Note}, nil
}

// MultiSelect asks for numbers, separated by commas or blanks.
func (p *Prompter) MultiSelect(a prompt.Ask, options []prompt.Option, now prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	p.head(a)
	p.list(options, a, func(i int) string {
		switch {
		case slices.Contains(now.Chosen, i):
			return present
		case slices.Contains(now.Perhaps, i):
			return " (not sure)"
		}
		return ""
	})
	what := "Numbers, such as 1,3, or 3? for perhaps"
	if len(now.Chosen)+len(now.Perhaps) > 0 {
		what = "Numbers, such as 1,3, or 3? for perhaps, or Enter to keep the present answer"
	}
	var named prompt.Named
	c, err := p.until(a, what, true, func(text string) (err error) {
		if named, err = a.Named(text, options, true); err == nil && named.Nothing() {
			named.Lines, named.Perhaps = slices.Clone(now.Chosen), slices.Clone(now.Perhaps)
		}
		return err
	})
	switch {
	case err != nil, c.Kind != prompt.NoCommand:
		return prompt.Reply[prompt.Choice]{Command: c}, err
	case named.Unsure:
		return prompt.Reply[prompt.Choice]{Command: prompt.Command{Kind: prompt.Unsure}, Note: named.Note}, nil
	}
	slices.Sort(named.Lines)
	slices.Sort(named.Perhaps)
	return prompt.Reply[prompt.Choice]{Answer: prompt.Choice{Chosen: named.Lines, Perhaps: named.Perhaps}, Note: named.Note}, nil
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
	c, err := p.until(a, what, false, func(s string) error {
		text = s
		return nil
	})
	if err != nil || c.Kind != prompt.NoCommand {
		return prompt.Reply[string]{Command: c}, err
	}
	return a.Typed(text), nil
}

// Show writes a text and goes on.
func (p *Prompter) Show(s prompt.Screen) error {
	p.print("\n")
	if status := s.Status.String(); status != "" {
		p.say("[" + status + "]")
	}
	p.say(s.Title)
	for _, l := range s.Lines {
		if p.ascii {
			l = prompt.ASCII(l)
		}
		for _, part := range wrap.Hanging(l, p.width) {
			p.print(part + "\n")
		}
	}
	return nil
}
