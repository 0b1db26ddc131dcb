// Package menus puts questions to a person with menus on a terminal, one
// question a screen.
//
// Lists are drawn by survey. It reads no paste, no Esc and no signal, so keys
// reads the terminal and hands survey only what it knows; what survey shows of a
// list is what list tells it. Lines are edited with an editor of our own, because
// survey's asks the terminal where its cursor is and waits for ever when there is
// no answer. The library is no longer maintained, so its known faults are worked
// around here: a filter without a match shows everything instead of failing,
// labels never wrap, and a list never exceeds the screen.
package menus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
	"github.com/mattn/go-colorable"
	"golang.org/x/term"

	"mspscope/internal/prompt"
	"mspscope/internal/prompt/jobs"
)

// Look is what a terminal can show.
type Look struct {
	Color bool
	ASCII bool // only letters that every terminal has
}

// onWindows is where survey reads the console itself when it shows a list.
const onWindows = runtime.GOOS == "windows"

// Prompter asks with menus.
type Prompter struct {
	ctx     context.Context // a blocking read has to end when the program does
	out     *os.File
	screen  lineEnds // out, with colors on every system and with line ends for a raw terminal
	keys    *keys
	look    Look
	before  *term.State // of the terminal, nil when it is given back or was none
	jobs    *jobs.Watch
	unwatch func() bool
	stop    atomic.Bool // the shell wants the program to stop
	goes    atomic.Bool // the program goes on after a stop
}

// New returns a prompter on a terminal, and takes the terminal. Close must be
// called at the end.
func New(ctx context.Context, in, out *os.File, look Look) *Prompter {
	p := &Prompter{ctx: ctx, out: out, screen: lineEnds{colorable.NewColorable(out), out}, look: look}
	p.keys = &keys{in: in, bell: newBell(in), stopped: func() bool { return ctx.Err() != nil }}
	if state, err := term.GetState(int(in.Fd())); err == nil {
		p.before = state
	}
	p.unwatch = context.AfterFunc(ctx, p.keys.bell.stop)
	p.jobs = jobs.New(func(e jobs.Event) {
		switch e {
		case jobs.Stop:
			p.stop.Store(true)
		case jobs.Goes:
			p.goes.Store(true)
		case jobs.Resized:
		}
		p.keys.bell.ring()
	})
	p.takeTerminal()
	return p
}

// Close gives the terminal back as it was. It may be called again.
func (p *Prompter) Close() {
	if p.jobs == nil {
		return
	}
	p.jobs.Close()
	p.jobs = nil
	p.giveTerminal()
	p.before = nil
	if p.unwatch() { // otherwise the bell may ring just now
		p.keys.bell.close()
	}
}

// Select shows a list. Without a present answer the first line stands for "no
// answer", so that Enter takes nothing by itself.
func (p *Prompter) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	l := p.newList(a, options, false)
	l.start = now
	if now < 0 {
		l.first, l.start = 1, 0
	}
	for {
		r, again, err := l.ask()
		switch {
		case err != nil:
			return prompt.Reply[int]{}, err
		case again:
		case r.Command.Kind != prompt.NoCommand:
			return prompt.Reply[int]{Note: r.Note, Command: r.Command}, nil
		case len(r.Answer.Chosen) == 1:
			return prompt.Reply[int]{Answer: r.Answer.Chosen[0], Note: r.Note}, nil
		}
	}
}

// MultiSelect shows a list with boxes to tick.
func (p *Prompter) MultiSelect(a prompt.Ask, options []prompt.Option, now prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	l := p.newList(a, options, true)
	l.tick(now)
	for {
		if r, again, err := l.ask(); err != nil || !again {
			return r, err
		}
	}
}

// menu runs a prompt of the library. A fault of the library ends the interview
// with the terminal given back, as every error does; the answers are on disk.
func (p *Prompter) menu(list survey.Prompt, in terminal.FileReader, to any) (err error) {
	defer dressed()()
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the list cannot be shown (%v); go on with --plain", fault)
		}
	}()
	const noKey = "\x00" // help is a key of ours
	err = survey.AskOne(list, to, survey.WithStdio(in, p.screen, p.screen), survey.WithRemoveSelectAll(), survey.WithRemoveSelectNone(), survey.WithIcons(p.colors), survey.WithHelpInput([]rune(noKey)[0]))
	switch {
	case p.ctx.Err() != nil, errors.Is(err, terminal.InterruptErr):
		return prompt.ErrInterrupted
	case err != nil && noMenus(err):
		return errors.New("this terminal cannot show menus; use --plain, or start with winpty")
	}
	return err
}

// colors gives the templates their colors, none where none are wanted.
func (p *Prompter) colors(icons *survey.IconSet) {
	line, hint, reset := "default+b", "default+d", "reset"
	if !p.look.Color {
		line, hint, reset = "", "", ""
	}
	icons.SelectFocus.Format, icons.Help.Format, icons.Error.Format = line, hint, reset
}

// The templates leave out what the library shows around a list: the question
// stands above, and nothing stays behind when it is answered. What stands in a
// line they ask of list.shown, which learns from it what is typed and which line
// is marked: the library keeps both to itself.
const (
	selectTemplate = `
{{- define "option"}}
    {{- if eq .SelectedIndex .CurrentIndex}}{{color $.Config.Icons.SelectFocus.Format}}{{call .Description "marked" .CurrentOpt.Index}}{{else}} {{end}}
    {{- " "}}{{.CurrentOpt.Value}}{{color $.Config.Icons.Error.Format}}
{{end}}` + listTemplate
	multiSelectTemplate = `
{{- define "option"}}
    {{- if eq .SelectedIndex .CurrentIndex}}{{color $.Config.Icons.SelectFocus.Format}}{{call .Description "marked" .CurrentOpt.Index}}{{else}} {{end}}
    {{- " "}}{{if index .Checked .CurrentOpt.Index}}{{call .Description "ticked" .CurrentOpt.Index}}{{else}}{{call .Description "empty" .CurrentOpt.Index}}{{end}}
    {{- .CurrentOpt.Value}}{{color $.Config.Icons.Error.Format}}
{{end}}` + listTemplate
	listTemplate = `
{{- if not .ShowAnswer}}
  {{- if .FilterMessage}}{{color .Config.Icons.SelectFocus.Format}}{{else}}{{color .Config.Icons.Help.Format}}{{end}}
  {{- call .Description .FilterMessage -1}}{{color .Config.Icons.Error.Format}}
  {{- "\n"}}
  {{- range $ix, $option := .PageEntries}}
    {{- template "option" $.IterateOption $ix $option}}
  {{- end}}
{{- end}}`
)

// dressed puts our templates where the library has its own, which it keeps in
// variables, and returns what puts those back. One prompt at a time is shown.
func dressed() (undo func()) {
	one, several := survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate
	survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate = selectTemplate, multiSelectTemplate
	return func() { survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate = one, several }
}

// key waits for a key. What stops the program for a while is done in between.
func (p *Prompter) key() (key, error) {
	k, err := p.keys.next()
	if err != nil {
		return k, err
	}
	switch k.kind {
	case suspend:
		p.suspend(true)
		k.kind = wake
	case wake:
		switch {
		case p.stop.Swap(false):
			p.suspend(false)
		case p.goes.Swap(false):
			p.takeTerminal()
		}
	case interrupt:
		return k, prompt.ErrInterrupted
	case noMore:
	default:
	}
	return k, nil
}
