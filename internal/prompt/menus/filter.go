package menus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// extra are the lines below the options.
type extra struct {
	label   string
	command prompt.Command
}

func extras(a prompt.Ask) []extra {
	back := extra{" b  Back", prompt.Command{Kind: prompt.Back}}
	if a.Menu {
		return []extra{back}
	}
	list := []extra{back, {" m  More: skip, go to, review, note, leave", prompt.Command{Kind: prompt.More}}}
	if a.Unsure {
		list = append([]extra{{" 0  Not sure", prompt.Command{Kind: prompt.Unsure}}}, list...)
	}
	return list
}

// lines numbers the options and cuts them to the width of the screen.
func (p *Prompter) lines(options []prompt.Option, below []extra, room int) []string {
	columns, _ := p.size()
	labels := make([]string, 0, len(options)+len(below))
	for i, o := range options {
		labels = append(labels, wrap.Cut(fmt.Sprintf("%2d  %s", i+1, o.Label), columns-room))
	}
	for _, e := range below {
		labels = append(labels, wrap.Cut(e.label, columns-room))
	}
	return labels
}

// filter tells which lines fit what was typed: a number is the number of a line,
// a letter that is a command in line mode is the same here, other words are
// looked for. When no line fits, all are shown: the library fails on an empty
// list.
type filter struct {
	ask     prompt.Ask
	options []prompt.Option
	below   []extra
	first   int    // lines before the options; they never fit
	multi   bool   // several lines may be named, such as 1,3
	typed   string // what is typed at present
	none    bool   // no line fits what was typed
}

func (f *filter) fits(text string, index int) bool {
	if list := numbers(text); f.multi && len(list) > 1 {
		return slices.ContainsFunc(list, func(n string) bool { return f.fits(n, index) })
	}
	i := index - f.first
	n, err := strconv.Atoi(strings.TrimSpace(text))
	c, _, isCommand := f.ask.Command(strings.TrimSpace(text))
	switch {
	case i < 0:
		return false
	case i < len(f.options):
		return err == nil && n == i+1 || err != nil && !isCommand && !f.ask.Numbers && f.names(i, text)
	}
	line := f.below[i-len(f.options)]
	switch {
	case err == nil:
		return strings.HasPrefix(line.label, fmt.Sprintf("%2d", n))
	case isCommand:
		return line.command == c || line.command.Kind == prompt.More && c.Kind != prompt.Back && c.Kind != prompt.Unsure
	}
	return !f.ask.Numbers && prompt.Option{Label: line.label}.Matches(text)
}

// names reports whether a text is an option or has beginnings of its words.
func (f *filter) names(i int, text string) bool {
	return strings.EqualFold(f.options[i].Label, strings.TrimSpace(text)) || f.options[i].Matches(text)
}

// shows is the test in the form that the library wants. The index -1 only says
// what is typed at present.
func (f *filter) shows(text, _ string, index int) bool {
	if index <= 0 {
		f.typed = strings.TrimSpace(text)
		f.none = f.typed != "" && len(f.fitting(f.typed)) == 0
	}
	return index >= 0 && (f.typed == "" || f.none || f.fits(text, index))
}

// fitting lists the lines that a text fits.
func (f *filter) fitting(text string) []int {
	var list []int
	for i := range f.first + len(f.options) + len(f.below) {
		if f.fits(text, i) {
			list = append(list, i)
		}
	}
	return list
}

// numbers splits a list of numbers such as 1,3; it returns nil for other texts.
func numbers(text string) []string {
	list := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })
	for _, n := range list {
		if _, err := strconv.Atoi(n); err != nil {
			return nil
		}
	}
	return list
}

// several reports whether a list of numbers is typed.
func (f *filter) several() bool { return len(numbers(f.typed)) > 1 }

// nothing says that no line fits what was typed.
func (f *filter) nothing() string {
	if f.ask.Numbers {
		return fmt.Sprintf("Please type a number from 1 to %d.", len(f.options))
	}
	return fmt.Sprintf("No line has %q.", f.typed)
}

// named returns the lines that what was typed names, and what is wrong with it
// when it names none, or leaves open which one.
func (f *filter) named() (lines []int, wrong []string) {
	list := numbers(f.typed)
	if len(list) == 0 {
		list = []string{f.typed}
	}
	for _, text := range list {
		switch fitting := f.fitting(text); len(fitting) {
		case 0:
			return nil, []string{(&filter{ask: f.ask, options: f.options, typed: text}).nothing()}
		case 1:
			lines = append(lines, fitting[0])
		default:
			return nil, []string{fmt.Sprintf("%q fits more than one line; type its number.", text)}
		}
	}
	return lines, nil
}

// chosen is what a line below the options means: the command that was typed as
// a letter, or that of the line.
func (f *filter) chosen(index int) prompt.Command {
	line := f.below[index-f.first-len(f.options)]
	if c, _, ok := f.ask.Command(strings.TrimSpace(f.typed)); ok && line.command.Kind == prompt.More {
		return c
	}
	return line.command
}
