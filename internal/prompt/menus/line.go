package menus

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/term"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// Input reads a line.
func (p *Prompter) Input(a prompt.Ask) (prompt.Reply[string], error) {
	help := false
	for {
		p.draw(a, help)
		columns, rows := p.size()
		wide := min(columns-1, widest)
		var below []string
		if a.Now != "" {
			below = append(below, wrap.Lines("Now: "+a.Now+" (Enter keeps it)", wide)...)
		}
		hint := "b back"
		switch {
		case a.Menu:
		case a.Free:
			hint = "/b back · /s skip · /u not sure · /m more · /? why"
		default:
			hint = "b back · s skip · u not sure · m more · ? why · / go to"
		}
		if a.Hint != "" {
			below = append(below, wrap.Lines("("+a.Hint+")", wide)...)
		}
		for _, l := range below {
			p.print(l + "\n")
		}
		p.print(p.style("2", wrap.Cut(hint, columns-1)) + "\n")
		text, err := p.line(columns, rows)
		if err != nil {
			return prompt.Reply[string]{}, err
		}
		text = strings.TrimSpace(text)
		c, why, isCommand := a.Command(text)
		switch {
		case why:
			help = a.Why != "" && !help
			continue
		case isCommand:
			return prompt.Reply[string]{Command: c}, nil
		}
		return prompt.Reply[string]{Answer: text}, nil
	}
}

// line reads a line with an editor. The terminal is given back before it
// returns, also when the program is stopped.
func (p *Prompter) line(columns, rows int) (string, error) {
	if runtime.GOOS == "windows" {
		fd := int(p.keys.in.Fd())
		state, err := term.MakeRaw(fd)
		if err != nil {
			return "", fmt.Errorf("cannot use the terminal: %w", err)
		}
		defer func() { _ = term.Restore(fd, state) }()
	}
	p.keys.begin(false, false)
	p.keys.raw = true
	editor := &lineIO{in: p.keys, out: p.out}
	t := term.NewTerminal(editor, "> ")
	if err := t.SetSize(columns, rows); err != nil {
		return "", fmt.Errorf("cannot use the terminal: %w", err)
	}
	var text string
	err := p.wait(func() error {
		var err error
		text, err = t.ReadLine()
		return err
	})
	if errors.Is(err, io.EOF) && editor.interrupted {
		err = prompt.ErrInterrupted
	}
	return text, err
}

// lineIO is what the line editor reads from and writes to. It notes Ctrl-C,
// which the editor does not tell from the end of input.
type lineIO struct {
	in          io.Reader
	out         io.Writer
	interrupted bool
}

// Read reads keys.
func (l *lineIO) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	l.interrupted = l.interrupted || slices.Contains(p[:n], 3)
	return n, err // the editor looks for io.EOF
}

// Write writes to the terminal.
func (l *lineIO) Write(p []byte) (int, error) { return l.out.Write(p) } // handed through
