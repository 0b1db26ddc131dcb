package menus

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

func (p *Prompter) style(code, s string) string {
	if !p.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// widest is how wide questions are set; longer lines are hard to read.
const widest = 90

// draw clears the screen, writes the question and returns how many rows are
// left below it.
func (p *Prompter) draw(a prompt.Ask, help bool) (left int) {
	columns, rows := p.size()
	wide := min(columns-1, widest)
	tight := rows < 20
	var out []string
	blank := func() {
		if !tight && len(out) > 0 {
			out = append(out, "")
		}
	}
	if status := fit(a.Status, columns-1); status != "" {
		out = append(out, p.style("2", wrap.Cut(status, columns-1)))
	}
	var said []string
	for _, s := range a.Said {
		said = append(said, wrap.Lines(s, wide)...)
	}
	if most := max(rows/4, 2); len(said) > most {
		said = append(said[:most-1], "…")
	}
	blank()
	out = append(out, said...)
	if len(said) > 0 {
		blank()
	}
	for _, l := range wrap.Lines(a.Question, wide) {
		out = append(out, p.style("1", l))
	}
	for _, r := range a.Remarks {
		out = append(out, wrap.Lines(r, wide)...)
	}
	if help {
		blank()
		out = append(out, wrap.Lines(a.Why, wide)...)
	}
	blank()
	p.clear()
	p.print(strings.Join(out, "\n") + "\n")
	return rows - len(out)
}

// print writes to the screen. A terminal that is gone shows in the next read.
func (p *Prompter) print(text string) { _, _ = io.WriteString(p.screen, text) }

func (p *Prompter) clear() { p.print("\x1b[0m\x1b[H\x1b[2J") }

// explain shows why a question is asked and, where lines are cut, the options in
// full, on a screen of its own when there is no room beside the list.
func (p *Prompter) explain(a prompt.Ask, options []prompt.Option) (shown bool, err error) {
	columns, rows := p.size()
	wide := min(columns-1, widest)
	text := wrap.Lines(a.Why, wide)
	cut := false
	for _, o := range options {
		cut = cut || wrap.Cut(o.Label, columns-11) != wrap.Cut(o.Label, 1000)
	}
	if !cut && rows >= 20 {
		return false, nil
	}
	if cut {
		text = append(text, "")
		for i, o := range options {
			text = append(text, wrap.Lines(fmt.Sprintf("%d  %s", i+1, o.Label), wide)...)
		}
	}
	for page := range slices.Chunk(text, max(rows-3, fewest)) {
		p.clear()
		for _, l := range page {
			p.print(l + "\n")
		}
		p.print(p.style("2", "Enter to go on") + "\n")
		if _, err := p.line(columns, rows); err != nil {
			return true, err
		}
	}
	return true, nil
}

// fewest is how many lines of a list are shown at the least.
const fewest = 3

// Show shows a text, page by page.
func (p *Prompter) Show(s prompt.Screen) error {
	columns, rows := p.size()
	var text []string
	for _, l := range s.Lines {
		text = append(text, wrap.Lines(l, min(columns-1, widest))...)
	}
	for page := range slices.Chunk(text, max(rows-5, fewest)) {
		p.draw(prompt.Ask{Status: s.Status, Question: s.Title, Remarks: page}, false)
		p.print(p.style("2", "Enter to go on") + "\n")
		if _, err := p.line(columns, rows); err != nil {
			return err
		}
	}
	return nil
}
