package menus

import (
	"fmt"
	"slices"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

const (
	// widest is how wide questions are set; longer lines are hard to read.
	widest = 90
	// fewest is how many lines of a list are shown at the least.
	fewest = 3
	// roomy is how many rows a screen has that is not small.
	roomy = 20
)

func (p *Prompter) style(code, s string) string {
	if !p.look.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + noStyle
}

// plain writes our own signs as the terminal has them.
func (p *Prompter) plain(s string) string {
	if p.look.ASCII {
		return prompt.ASCII(s)
	}
	return s
}

// cut shortens a text to so many columns, with a mark where something is
// missing.
func (p *Prompter) cut(s string, columns int) string {
	s = p.plain(s)
	if p.look.ASCII && wrap.Width(wrap.Safe(s)) > columns {
		return p.plain(wrap.Cut(s, max(columns-2, 1)))
	}
	return wrap.Cut(s, columns)
}

// wrapped breaks a text into lines that keep its indent. A text that fits stays
// as it is.
func (p *Prompter) wrapped(s string, columns int) []string {
	return wrap.Hanging(p.plain(s), columns)
}

// part is some lines above an answer, and the style of them.
type part struct {
	style string
	lines []string
}

// shorten keeps so many lines of a part, with a mark where some are missing.
func (t *part) shorten(p *Prompter, most, columns int, mark string) {
	if len(t.lines) <= most {
		return
	}
	if t.lines = t.lines[:max(most, 0)]; most <= 0 {
		return
	}
	last := t.lines[most-1]
	t.lines[most-1] = p.cut(last, columns-wrap.Width(p.plain(mark))-1) + " " + p.plain(mark)
}

// draw clears the screen, writes what stands above an answer, and returns how
// many rows are left below it, without the last one, in which the keys stand.
// The answer wants so many rows; at least half of the screen is for it, and the
// remarks give way first.
func (p *Prompter) draw(a prompt.Ask, wants int) (left int) {
	columns, rows := p.size()
	wide := min(columns-1, widest)
	room := max(rows-1-min(wants, max(rows/2, fewest+1)), 1)
	wrapAll := func(style string, texts ...string) part {
		t := part{style: style}
		for _, s := range texts {
			if s != "" {
				t.lines = append(t.lines, p.wrapped(s, wide)...)
			}
		}
		return t
	}
	status, said, question, remarks := part{style: "2"}, wrapAll("", a.Said...), wrapAll("1", a.Question), wrapAll("", append(slices.Clip(a.Remarks), a.Hint)...)
	frame := a.Status.Frame
	a.Status.Frame = ""
	if s := fit(a.Status, columns-1); s != "" {
		status.lines = []string{p.cut(s, columns-1)}
	}
	shared := part{style: "7"}
	if frame != "" {
		shared.lines = []string{p.cut("=== "+frame+" ===", columns-1)}
	}
	question.shorten(p, max(room-len(shared.lines), 1), wide, "…")
	room -= len(shared.lines) + len(question.lines)
	status.shorten(p, room, wide, "")
	room -= len(status.lines)
	said.shorten(p, min(room, max(rows/4, 2)), wide, "…")
	room -= len(said.lines)
	remarks.shorten(p, room, wide, "… (? shows all)")
	room -= len(remarks.lines)
	p.print(hideCursor + noStyle + "\x1b[H\x1b[2J")
	written := 0
	for i, t := range []part{shared, status, said, question, remarks} {
		if len(t.lines) > 0 && i > 1 && i < 4 && written > 0 && room > 2 && rows >= roomy {
			p.print("\n")
			written++
			room--
		}
		for _, l := range t.lines {
			if t.style != "" {
				l = p.style(t.style, l)
			}
			p.print(l + "\n")
			written++
		}
	}
	if rows >= roomy && room > 2 {
		p.print("\n")
		written++
	}
	return rows - 1 - written
}

// bottom writes the last row of the screen.
func (p *Prompter) bottom(text string) {
	columns, rows := p.size()
	p.print(fmt.Sprintf("\x1b[%d;1H\x1b[K%s", rows, p.style("2", p.cut(text, columns-1))))
}
