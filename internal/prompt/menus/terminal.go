package menus

import (
	"bytes"
	"io"
	"os"

	"golang.org/x/term"
)

// What is done to a terminal, and undone: another screen, so that what stood
// there before is there again afterwards, and marks around what is pasted.
const (
	otherScreen = "\x1b[?1049h"
	firstScreen = "\x1b[?1049l"
	marksOn     = "\x1b[?2004h"
	marksOff    = "\x1b[?2004l"
	showCursor  = "\x1b[?25h"
	hideCursor  = "\x1b[?25l"
	noStyle     = "\x1b[0m"
)

// takeTerminal makes the terminal ours. It stays raw between questions, so that
// nothing typed ahead is lost or shown. Not on Windows: there survey cannot read
// arrow keys then, and would take the marks of a paste for text.
func (p *Prompter) takeTerminal() {
	if p.before == nil {
		return
	}
	p.print(otherScreen)
	if !onWindows {
		_, _ = term.MakeRaw(int(p.keys.in.Fd())) // where it fails, lines are edited by the system
		p.print(marksOn)
	}
}

// giveTerminal gives it back as it was.
func (p *Prompter) giveTerminal() {
	if p.before == nil {
		return
	}
	if !onWindows {
		p.print(marksOff)
	}
	p.print(noStyle + showCursor + firstScreen)
	_ = term.Restore(int(p.keys.in.Fd()), p.before)
}

// suspend stops the program, with the terminal given back meanwhile.
func (p *Prompter) suspend(whole bool) {
	if p.before == nil {
		return
	}
	p.giveTerminal()
	p.jobs.Suspend(whole)
	p.goes.Store(false)
	p.takeTerminal()
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

// print writes to the screen. A terminal that is gone shows in the next read.
func (p *Prompter) print(text string) { _, _ = io.WriteString(p.screen, text) }
