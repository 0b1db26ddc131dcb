// Package menus puts questions to a person with menus on a terminal, one
// question a screen.
//
// Menus are survey's; lines are read with the editor of x/term, because survey's
// asks the terminal where its cursor is and waits for ever when there is no
// answer. The library is no longer maintained, so its known faults are worked
// around here and in keys: a filter without a match shows everything instead of
// failing, labels never wrap, a list never exceeds the screen, and ticks survive
// a choice that cannot be, because the caller asks again with them.
package menus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
	"github.com/mattn/go-colorable"
	"golang.org/x/term"

	"mspscope/internal/prompt"
	"mspscope/internal/words"
)

// Prompter asks with menus.
type Prompter struct {
	ctx    context.Context // a blocking read has to end when the program does
	out    *os.File
	screen lineEnds // out, with colors on every system and with line ends for a raw terminal
	keys   *keys
	state  *term.State // of the terminal before, nil when it is given back
	color  bool
}

// New returns a prompter on a terminal. Close must be called at the end.
func New(ctx context.Context, in, out *os.File, color bool) *Prompter {
	p := &Prompter{ctx: ctx, out: out, screen: lineEnds{colorable.NewColorable(out), out}, color: color}
	p.keys = &keys{in: in, size: p.size, alarm: newAlarm(in)}
	// The terminal stays raw between questions, so that nothing typed ahead is
	// lost or shown. Not on Windows: there survey cannot read arrow keys then.
	state, err := term.GetState(int(in.Fd()))
	if err == nil && runtime.GOOS != "windows" {
		state, err = term.MakeRaw(int(in.Fd()))
	}
	if err == nil {
		p.state = state
	}
	return p
}

// The templates leave out what the library shows around a list: the question
// stands above, and nothing stays behind when it is answered. They also tell the
// filter what is typed at present: the library asks it only while there is
// something, and a text that was taken back would be kept.
const (
	selectTemplate = `
{{- define "option"}}
    {{- if eq .SelectedIndex .CurrentIndex }}{{color $.Config.Icons.SelectFocus.Format}}> {{else}}  {{end}}
    {{- .CurrentOpt.Value}}{{color $.Config.Icons.Error.Format}}
{{end}}` + list
	multiSelectTemplate = `
{{- define "option"}}
    {{- if eq .SelectedIndex .CurrentIndex }}{{color $.Config.Icons.SelectFocus.Format}}>{{else}} {{end}}
    {{- if index .Checked .CurrentOpt.Index }} [x] {{else}} [ ] {{end}}
    {{- .CurrentOpt.Value}}{{color $.Config.Icons.Error.Format}}
{{end}}` + list
	list = `
{{- if not .ShowAnswer}}
  {{- color .Config.Icons.Help.Format}}{{ .Message }}{{color $.Config.Icons.SelectFocus.Format}}{{if call .Filter .FilterMessage "" -1}}{{end}}{{ .FilterMessage }}{{color $.Config.Icons.Error.Format}}
  {{- "\n"}}
  {{- range $ix, $option := .PageEntries}}
    {{- template "option" $.IterateOption $ix $option}}
  {{- end}}
{{- end}}`
)

// Close gives the terminal back as it was. It may be called again.
func (p *Prompter) Close() {
	if p.state != nil {
		p.print("\x1b[?25h\x1b[0m")
		_ = term.Restore(int(p.keys.in.Fd()), p.state)
		p.state = nil
	}
	p.keys.alarm.stop()
}

// lineEnds writes line ends as a raw terminal needs them.
type lineEnds struct {
	io.Writer
	file *os.File
}

// Fd returns the descriptor of the terminal.
func (l lineEnds) Fd() uintptr { return l.file.Fd() }

// Write writes text.
func (l lineEnds) Write(text []byte) (int, error) {
	_, err := l.Writer.Write(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
	return len(text), err // handed through
}

// size returns the size of the terminal, and a usual one when it is not known.
func (p *Prompter) size() (columns, rows int) {
	columns, rows, err := term.GetSize(int(p.out.Fd()))
	if err != nil || columns <= 0 || rows <= 0 {
		return 80, 24
	}
	return columns, rows
}

// Select shows a list. Without a present answer the first line stands for "no
// answer", so that Enter takes nothing by itself.
func (p *Prompter) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	below := extras(a)
	first, at := 0, now
	if now < 0 {
		first, at = 1, 0
	}
	help := false
	for {
		left := p.draw(a, help)
		labels := p.lines(options, below, 4)
		if first > 0 {
			labels = append([]string{" ·  (no answer yet)"}, labels...)
		}
		f := &filter{ask: a, options: options, below: below, first: first}
		list := &survey.Select{Options: labels, Default: at, PageSize: page(left, len(labels)), Filter: f.shows}
		keys := selectKeys
		if a.Numbers {
			keys = numberKeys
		}
		list.Message = p.hint(a, keys, left, len(labels))
		p.keys.begin(a.Why != "", !a.Menu)
		err := p.menu(list, &at)
		c, again, err := p.outcome(err, a, options, &help)
		switch {
		case err != nil, c.Kind != prompt.NoCommand:
			return prompt.Reply[int]{Command: c}, err
		case again:
			continue
		}
		switch i := at - first; {
		case f.typed != "" && f.none:
			a.Said = []string{f.nothing()}
		case i < 0:
			a.Said = []string{"Please choose one; nothing is taken by itself."}
		case i >= len(options):
			return prompt.Reply[int]{Command: f.chosen(at)}, nil
		default:
			return prompt.Reply[int]{Answer: i}, nil
		}
	}
}

// MultiSelect shows a list with boxes to tick.
func (p *Prompter) MultiSelect(a prompt.Ask, options []prompt.Option, now prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	below := extras(a)
	ticked := slices.Clone(now.Chosen)
	help := false
	for {
		shown := a
		if columns, _ := p.size(); width(prompt.Joined(a.Hint, longKeys(a, multiKeys))) > columns-margin {
			shown.Remarks, shown.Hint = append(slices.Clone(a.Remarks), words.Large(a.Hint)+"."), ""
		}
		left := p.draw(shown, help)
		labels := p.lines(options, below, 7)
		f := &filter{ask: a, options: options, below: below, multi: true}
		list := &survey.MultiSelect{Options: labels, Default: ticked, PageSize: page(left, len(labels)), Filter: f.shows}
		list.Message = p.hint(shown, multiKeys, left, len(labels))
		p.keys.begin(a.Why != "", !a.Menu)
		p.keys.several = f.several
		var got []int // a fresh one: the library adds to what is there
		err := p.menu(list, &got)
		c, again, err := p.outcome(err, a, options, &help)
		if err != nil || c.Kind != prompt.NoCommand {
			return prompt.Reply[prompt.Choice]{Command: c}, err
		}
		ticked = got
		if again {
			continue
		}
		if f.typed != "" {
			lines, wrong := f.named()
			for _, i := range lines {
				if !slices.Contains(ticked, i) {
					ticked = append(ticked, i)
				}
			}
			slices.Sort(ticked)
			if a.Said = wrong; wrong != nil || p.keys.action == tickSeveral {
				continue
			}
		}
		at := slices.IndexFunc(ticked, func(i int) bool { return i >= len(options) })
		switch {
		case at < 0:
			return prompt.Reply[prompt.Choice]{Answer: prompt.Choice{Chosen: ticked}}, nil
		case len(ticked) > 1 && below[ticked[at]-len(options)].command.Kind == prompt.Unsure:
			a.Said = []string{"\"Not sure\" stands alone; choose it or the others."}
			ticked = ticked[:at]
		default:
			return prompt.Reply[prompt.Choice]{Command: f.chosen(ticked[at])}, nil
		}
	}
}

// page is how many lines of a list fit.
func page(left, n int) int { return min(n, max(left-2, fewest)) }

// menu runs a prompt of the library. A fault of the library ends the interview
// with the terminal given back, as every error does; the answers are on disk.
func (p *Prompter) menu(list survey.Prompt, to any) error {
	return p.wait(func() (err error) {
		defer p.dressed()()
		defer func() {
			if fault := recover(); fault != nil {
				err = fmt.Errorf("the list cannot be shown (%v); go on with --plain", fault)
			}
		}()
		return survey.AskOne(list, to, survey.WithStdio(p.keys, p.screen, p.screen), survey.WithRemoveSelectAll(), survey.WithRemoveSelectNone(), survey.WithIcons(p.colors))
	})
}

// dressed puts our templates where the library has its own, which it keeps in
// variables, and returns what puts those back. One prompt at a time is shown.
func (p *Prompter) dressed() (undo func()) {
	one, several := survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate
	survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate = selectTemplate, multiSelectTemplate
	return func() { survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate = one, several }
}

// colors gives the templates their colors, none where none are wanted.
func (p *Prompter) colors(icons *survey.IconSet) {
	line, hint, reset := "default+b", "default+d", "reset"
	if !p.color {
		line, hint, reset = "", "", ""
	}
	icons.SelectFocus.Format, icons.Help.Format, icons.Error.Format = line, hint, reset
}

// wait runs what blocks on the terminal. When the program is stopped, the read
// in it ends and what it did to the terminal is undone before this returns:
// nothing goes on behind.
func (p *Prompter) wait(f func() error) error {
	if p.ctx.Err() != nil {
		return prompt.ErrInterrupted
	}
	stop := context.AfterFunc(p.ctx, p.keys.alarm.ring)
	err := f()
	stop()
	if p.ctx.Err() != nil {
		return prompt.ErrInterrupted
	}
	return err
}

// outcome turns what a menu came back with into what to do: go on, obey a
// command, ask again, or return an error.
func (p *Prompter) outcome(err error, a prompt.Ask, options []prompt.Option, help *bool) (c prompt.Command, again bool, _ error) {
	switch {
	case err == nil:
	case errors.Is(err, terminal.InterruptErr):
		return c, false, prompt.ErrInterrupted
	case noMenus(err):
		return c, false, errors.New("this terminal cannot show menus; use --plain, or start with winpty")
	default:
		return c, false, err
	}
	switch p.keys.action {
	case goBack:
		return prompt.Command{Kind: prompt.Back}, false, nil
	case findOther:
		return prompt.Command{Kind: prompt.Find}, false, nil
	case leaveNow:
		return c, false, io.EOF
	case showHelp:
		if *help {
			*help = false
			return c, true, nil
		}
		shown, err := p.explain(a, options)
		*help = !shown
		return c, true, err
	case redraw:
		return c, true, nil
	case noAction, tickSeveral:
	}
	return c, false, nil
}
