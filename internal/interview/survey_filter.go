package interview

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/render"
)

// extra are the lines below the options.
type extra struct {
	label string
	err   error
}

func extras(a Ask) []extra {
	if a.Menu {
		return []extra{{" b  Back", ErrBack}}
	}
	list := []extra{{" b  Back", ErrBack}, {" m  More: skip, go to, review, note, leave", Command{Kind: More}}}
	if a.Unsure {
		list = append([]extra{{" 0  Not sure", Command{Kind: Unsure}}}, list...)
	}
	return list
}

// lines numbers the options and cuts them to the width of the screen.
func (p *Survey) lines(options []Option, below []extra, room int) []string {
	columns, _ := p.size()
	labels := make([]string, 0, len(options)+len(below))
	for i, o := range options {
		labels = append(labels, render.Cut(fmt.Sprintf("%2d  %s", i+1, o.Label), columns-room))
	}
	for _, e := range below {
		labels = append(labels, render.Cut(e.label, columns-room))
	}
	return labels
}

// filter tells which lines fit what was typed: a number is the number of a line,
// a letter that is a command in line mode is the same here, other words are
// looked for. When no line fits, all are shown: the library fails on an empty
// list.
type filter struct {
	ask     Ask
	options []Option
	below   []extra
	first   int    // lines before the options; they never fit
	typed   string // what was typed last
	none    bool   // no line fits what was typed
}

func (f *filter) fits(text string, index int) bool {
	i := index - f.first
	n, err := strconv.Atoi(strings.TrimSpace(text))
	c, _, isCommand := command(strings.TrimSpace(text), f.ask)
	switch {
	case i < 0:
		return false
	case i < len(f.options):
		return err == nil && n == i+1 || err != nil && !isCommand && matches(f.options[i], text)
	}
	line := f.below[i-len(f.options)]
	switch {
	case err == nil:
		return strings.HasPrefix(line.label, fmt.Sprintf("%2d", n))
	case isCommand:
		return errors.Is(line.err, c) || errors.Is(line.err, Command{Kind: More}) && c.Kind != Back && c.Kind != Unsure
	}
	return matches(Option{Label: line.label}, text)
}

// shows is the test in the form that the library wants.
func (f *filter) shows(text, _ string, index int) bool {
	if index == 0 {
		f.typed, f.none = text, true
		for i := range f.first + len(f.options) + len(f.below) {
			f.none = f.none && !f.fits(text, i)
		}
	}
	return f.none || f.fits(text, index)
}

// chosen is what a line below the options means: the command that was typed as
// a letter, or that of the line.
func (f *filter) chosen(index int) error {
	line := f.below[index-f.first-len(f.options)]
	if c, _, ok := command(strings.TrimSpace(f.typed), f.ask); ok && errors.Is(line.err, Command{Kind: More}) {
		return c
	}
	return line.err
}
