package menus

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/AlecAivazis/survey/v2"

	"mspscope/internal/prompt"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
)

// extra is a line below the options.
type extra struct {
	label   string
	command prompt.Command
}

// extras are the lines below the options. What they do, keys do as well.
func extras(a prompt.Ask) []extra {
	var list []extra
	if a.Unsure && !a.Menu {
		list = append(list, extra{" u  Not sure", prompt.Command{Kind: prompt.Unsure}})
	}
	if !a.First {
		list = append(list, extra{" b  Back", prompt.Command{Kind: prompt.Back}})
	}
	if !a.Menu {
		list = append(list, extra{" m  More: skip, go to, review, note, leave", prompt.Command{Kind: prompt.More}})
	}
	return list
}

// ending is why a list ended, where it was not Enter.
type ending uint8

const (
	chosen ending = iota // Enter
	commanded
	helped  // ?
	leaving // Ctrl-D
	redrawn // the screen has to be drawn again, with everything as it was
	begun   // what was typed was taken back: as at the beginning
)

// list is a list on the screen, with what the library knows of it and does not
// tell.
type list struct {
	p       *Prompter
	a       prompt.Ask
	options []prompt.Option
	below   []extra
	several bool
	first   int // lines before the options; they choose nothing
	start   int // which line is marked at the beginning

	ticked  []int
	perhaps map[int]bool
	before  []int  // what was ticked when it began
	note    string // what was said with a choice that was asked about

	typed string // what is typed at present
	none  bool   // no line fits it
	at    int    // which line is marked
	moved bool   // by an arrow key, since something was typed
	fresh bool   // nothing was drawn yet
	hint  string
	lines int // of the list

	hidden bool // some of them are out of sight

	ending  ending
	command prompt.Command

	seen struct { // which lines fit a text, worked out once
		text    string
		fitting map[int]bool
	}
}

func (p *Prompter) newList(a prompt.Ask, options []prompt.Option, several bool) *list {
	return &list{p: p, a: a, options: options, below: extras(a), several: several, perhaps: map[int]bool{}}
}

// tick sets the boxes.
func (l *list) tick(c prompt.Choice) {
	l.ticked, l.before = slices.Clone(c.Chosen), slices.Clone(c.Chosen)
	slices.Sort(l.before)
	for _, i := range c.Perhaps {
		l.perhaps[i] = true
	}
}

// labels numbers the options and cuts them to the width of the screen.
func (l *list) labels(columns int) []string {
	room := columns - 4
	if l.several {
		room -= 4
	}
	var labels []string
	if l.first > 0 {
		labels = append(labels, l.p.cut(" ·  (no answer yet)", room))
	}
	for i, o := range l.options {
		key := fmt.Sprintf("%2d", i+1)
		if o.Key != "" {
			key = " " + o.Key
		}
		labels = append(labels, l.p.cut(key+"  "+o.Label, room))
	}
	for _, e := range l.below {
		labels = append(labels, l.p.cut(e.label, room))
	}
	return labels
}

// ask shows the list once and says what came of it, or that it has to be shown
// again.
func (l *list) ask() (r prompt.Reply[prompt.Choice], again bool, err error) {
	if err := l.show(); err != nil {
		return r, false, err
	}
	l.a.Said = nil
	switch l.ending {
	case chosen:
		return l.taken()
	case commanded:
		return prompt.Reply[prompt.Choice]{Command: l.command}, false, nil
	case helped:
		return r, true, l.p.help(l.a, l.options, l.several)
	case leaving:
		return r, false, io.EOF
	case begun:
		l.typed, l.at, l.moved = "", l.start, false
	case redrawn:
	}
	return r, true, nil
}

// show draws the screen and the list, and lets the person choose. What was typed
// and marked before it had to be drawn again is typed and marked again.
func (l *list) show() error {
	columns, rows := l.p.size()
	labels := l.labels(columns)
	ask := l.a
	ask.Hint = ""
	l.hint = l.p.listHint(l.a, l.several, columns)
	if l.several && l.hint == "" {
		l.hint = l.p.listHint(ask, l.several, columns)
		ask.Hint = words.Large(l.a.Hint) + "."
	}
	room := l.p.draw(ask, len(labels)+1)
	size := min(len(labels), max(room-1, 1))
	l.lines, l.hidden = len(labels), size < len(labels)
	l.keysBelow()
	l.p.print(fmt.Sprintf("\x1b[%d;1H", rows-room)) // where the list begins
	l.p.keys.ahead = slices.Concat(l.replay(), l.p.keys.ahead)
	start := l.start
	if l.typed == "" && !l.several && l.moved {
		start = l.at
	}
	l.typed, l.at, l.moved, l.none, l.fresh, l.ending = "", start, false, false, true, chosen
	if !l.several {
		var got int
		return l.p.menu(&survey.Select{Options: labels, Default: start, PageSize: size, Filter: l.shows, Description: l.shown}, l, &got)
	}
	var got []int // a fresh one: the library adds to what is there
	err := l.p.menu(&survey.MultiSelect{Options: labels, Default: l.ticked, PageSize: size, Filter: l.shows, Description: l.shown}, l, &got)
	if err == nil {
		l.ticked = got
		slices.Sort(l.ticked)
	}
	return err
}

// keysBelow writes the keys into the last row. The library erases the row in
// which its list ends, which may be that one, and goes back to the place that it
// remembers: so they are written again before every key.
func (l *list) keysBelow() {
	more, shown := "", l.below
	if l.hidden {
		more, shown = fmt.Sprintf("↓ %d lines", l.lines), nil // those may be out of sight
		if columns, _ := l.p.size(); columns < narrow {
			more = fmt.Sprintf("↓ %d", l.lines)
		}
	}
	l.p.footer(l.a, more, shown)
}

// replay are the keys that bring back what was typed and marked.
func (l *list) replay() []key {
	var keys []key
	for _, r := range l.typed {
		keys = append(keys, key{verbatim, string(r)})
	}
	if !l.moved || l.typed == "" && !l.several {
		return keys
	}
	downs := l.at
	if l.typed != "" && !l.none {
		downs = slices.Index(l.fitting(l.typed), l.at)
	}
	for range downs {
		keys = append(keys, key{kind: down})
	}
	return keys
}

// fitting lists the lines that a text fits, in the order in which they stand.
func (l *list) fitting(text string) []int {
	var lines []int
	for _, i := range l.a.Fitting(text, l.options, l.several) {
		if onWindows && l.several && !strings.ContainsAny(text, "0123456789") {
			continue // there the library ticks the marked line when a blank is typed
		}
		lines = append(lines, l.first+i)
	}
	answer, _ := prompt.SplitNote(text)
	command, _, ok := l.a.Command(text)
	if !ok {
		command, _, ok = l.a.Command(answer)
		ok = ok && command.Kind == prompt.Unsure
	}
	for i, e := range l.below {
		more := e.command.Kind == prompt.More && command.Kind != prompt.Back && command.Kind != prompt.Unsure
		if ok && (e.command.Kind == command.Kind || more) || onWindows && l.several && len(lines) == 0 && e.command.Kind == prompt.More {
			lines = append(lines, l.first+len(l.options)+i)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// shows says which lines are shown while something is typed, in the form that
// the library wants. When no line fits, all are shown: the library fails on an
// empty list.
func (l *list) shows(text, _ string, index int) bool {
	text = clean(text)
	if text != l.seen.text || l.seen.fitting == nil { // the library asks for every line
		l.seen.text, l.seen.fitting = text, map[int]bool{}
		for _, i := range l.fitting(text) {
			l.seen.fitting[i] = true
		}
	}
	return len(l.seen.fitting) == 0 || l.seen.fitting[index]
}

// clean is what is typed, without what the library was told instead of a blank.
func clean(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, hardBlank, " ")) }

// shown is what the templates show beside the labels; from it we learn what the
// library does.
func (l *list) shown(what string, index int) string {
	if index < 0 {
		return l.line(what)
	}
	option := index - l.first
	switch what {
	case "marked":
		l.moved = l.moved || !l.fresh && index != l.at
		l.at, l.fresh = index, false
		return ">"
	case "ticked":
		delete(l.perhaps, option)
	}
	if option >= len(l.options) {
		return "    "
	}
	var named prompt.Named
	if l.typed != "" && !l.none {
		named, _ = l.a.Named(l.typed, l.options, true)
	}
	switch {
	case !named.Nothing(): // as it will be
		if slices.Contains(named.Perhaps, option) {
			return "[?] "
		}
		if slices.Contains(named.Lines, option) {
			return "[x] "
		}
		return "[ ] "
	case what == "ticked":
		return "[x] "
	case l.perhaps[option]:
		return "[?] "
	}
	return "[ ] "
}

// line is what stands above the list: how to answer, or what is typed.
func (l *list) line(typed string) string {
	typed = clean(typed)
	if typed != l.typed {
		l.typed, l.moved, l.fresh = typed, false, true
		l.none = typed != "" && len(l.fitting(typed)) == 0
	}
	if typed == "" {
		return l.hint
	}
	note := ""
	if answer, _ := prompt.SplitNote(typed); l.none && answer != "" {
		note = "  (no line fits)"
	}
	columns, _ := l.p.size()
	room := max(columns-1-len(note)-2, 8)
	typed = wrap.Safe(typed)
	for text := []rune(typed); wrap.Width(typed) > room; {
		text = text[1:]
		typed = l.p.cut("…", 3) + string(text[min(len(text), 3):])
	}
	return "> " + typed + note
}

// taken says what Enter took.
func (l *list) taken() (r prompt.Reply[prompt.Choice], again bool, err error) {
	text, at := l.typed, l.at-l.first
	if l.typed = ""; !l.moved {
		at = l.start - l.first // a filter moves the mark, and nobody chose that
	}
	if c, help, ok := l.a.Command(text); text != "" && (help || ok) {
		if help {
			return r, true, l.p.help(l.a, l.options, l.several)
		}
		return prompt.Reply[prompt.Choice]{Command: c}, false, nil
	}
	if l.moved && at >= len(l.options) || !l.several && text == "" && at >= len(l.options) {
		return prompt.Reply[prompt.Choice]{Command: l.below[at-len(l.options)].command}, false, nil
	}
	if i := slices.IndexFunc(l.ticked, func(i int) bool { return i >= len(l.options) }); l.several && i >= 0 { // on Windows
		command := l.below[l.ticked[i]-len(l.options)].command
		if l.ticked = l.ticked[:i]; text == "" {
			return prompt.Reply[prompt.Choice]{Command: command}, false, nil
		}
	}
	named, err := l.a.Named(text, l.options, l.several)
	switch {
	case l.a.Fits != nil && !l.moved && len(named.Lines) != 1 && text != "" && !l.none && l.at >= l.first: // a way to somewhere, no answer
		named.Lines = []int{l.at - l.first}
	case !l.several && l.moved && at >= 0: // an arrow says which of those that fit
		_, named.Note = prompt.SplitNote(text)
		named.Lines = []int{at}
	case err != nil:
		l.say(words.Large(err.Error()) + ".")
		return r, true, nil
	case named.Unsure:
		return prompt.Reply[prompt.Choice]{Command: prompt.Command{Kind: prompt.Unsure}, Note: named.Note}, false, nil
	case l.several && named.Nothing():
		named.Lines, named.Perhaps = l.ticked, slices.Sorted(maps.Keys(l.perhaps))
	case l.several && !slices.Equal(l.ticked, l.before):
		l.merge(named)
		return r, true, nil
	case !l.several && named.Nothing() && at >= 0:
		named.Lines = []int{at}
	case !l.several && named.Nothing():
		l.say(words.Large(prompt.ErrNothing.Error()) + ".")
		return r, true, nil
	}
	if named.Note == "" {
		named.Note = l.note
	}
	slices.Sort(named.Lines)
	slices.Sort(named.Perhaps)
	return prompt.Reply[prompt.Choice]{Answer: prompt.Choice{Chosen: named.Lines, Perhaps: named.Perhaps}, Note: named.Note}, false, nil
}

// merge ticks what was typed where other lines had been ticked before: whether
// that adds to them, only the person knows.
func (l *list) merge(n prompt.Named) {
	for _, i := range n.Lines {
		if delete(l.perhaps, i); !slices.Contains(l.ticked, i) {
			l.ticked = append(l.ticked, i)
		}
	}
	for _, i := range n.Perhaps {
		if !slices.Contains(l.ticked, i) {
			l.perhaps[i] = true
		}
	}
	slices.Sort(l.ticked)
	l.before, l.note = slices.Clone(l.ticked), n.Note
	l.say("You ticked lines and typed others. Both are ticked now: look at them, and press Enter if they are right.")
}

func (l *list) say(text string) { l.a.Said = []string{text} }
