package cmd

import (
	"context"
	"os"
	"strings"

	"golang.org/x/term"

	"mspscope/internal/prompt"
	"mspscope/internal/prompt/menus"
	"mspscope/internal/prompt/plain"
)

// prompter chooses how to ask: line by line where it is asked for or nothing
// else is possible, otherwise with menus. The function that it returns leaves
// the terminal as it was.
func (a *app) prompter(ctx context.Context, plainly bool) (prompt.Prompter, func()) {
	in, ok := a.In.(*os.File)
	out, ok2 := a.Err.(*os.File)
	dumb, ascii := a.env("TERM") == "dumb", prompt.OnlyASCII(a.env)
	if !plainly && !a.accessible() && !dumb && ok && ok2 {
		s := menus.New(ctx, in, out, menus.Look{Color: a.colors(out), ASCII: ascii})
		return s, s.Close
	}
	width := defaultWidth
	if ok2 {
		if w, _, err := term.GetSize(int(out.Fd())); err == nil && w > 0 {
			width = min(w, 100)
		}
	}
	p := plain.New(ctx, a.In, a.Err, width)
	// A pipe marks no paste, and a terminal that can do nothing would show what
	// asks for the marks.
	return p, p.On(plain.Terminal{ASCII: ascii, Pastes: !dumb && a.interactive()})
}

// accessible reports whether a person asked for everything line by line, as a
// screen reader needs it. A word for "no" is not that.
func (a *app) accessible() bool {
	switch strings.ToLower(a.env("ACCESSIBLE")) {
	case "", "0", "false", "no", "off":
		return false
	}
	return true
}
