package menus

import (
	"fmt"
	"io"
	"strings"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// Show shows a text, to be scrolled when it is long.
func (p *Prompter) Show(s prompt.Screen) error {
	top := 0
	for {
		columns, rows := p.size()
		var text []string
		for _, l := range s.Lines {
			text = append(text, p.wrapped(l, min(columns-1, widest))...)
		}
		room := max(p.draw(prompt.Ask{Status: s.Status, Question: s.Title}, rows-fewest), 1)
		last := max(len(text)-room, 0)
		top = min(top, last)
		for _, l := range text[top:min(top+room, len(text))] {
			p.print(l + "\n")
		}
		p.bottom(pageKeys(columns-1, top, top+room, len(text)))
		k, err := p.key()
		switch {
		case err != nil:
			return err
		case k.kind == noMore:
			return io.EOF
		case k.kind == escape, k.kind == left, k.kind == letter && strings.EqualFold(k.text, "q"):
			return nil
		case k.kind == enter, k.kind == pageDown, k.kind == letter && k.text == " ":
			if top == last {
				return nil
			}
			top = min(top+max(room-1, 1), last)
		case k.kind == pageUp, k.kind == letter && strings.EqualFold(k.text, "b"):
			top = max(top-max(room-1, 1), 0)
		case k.kind == down, k.kind == right:
			top = min(top+1, last)
		case k.kind == up:
			top = max(top-1, 0)
		case k.kind == home:
			top = 0
		case k.kind == end:
			top = last
		}
	}
}

// pageKeys says how a text is scrolled, and where in it one is.
func pageKeys(columns, top, below, lines int) string {
	if below >= lines && top == 0 {
		return "Enter goes on"
	}
	where := fmt.Sprintf("%d-%d of %d", top+1, min(below, lines), lines)
	next := "Space more"
	if below >= lines {
		next = "Enter goes on"
	}
	for _, keys := range []string{next + " · arrows scroll · Esc ends", next + " · Esc ends"} {
		if s := prompt.Joined(where, keys); wrap.Width(s) <= columns {
			return s
		}
	}
	return where
}

// help shows why a question is asked, the options and the remarks in full where
// lines are cut, and every key.
func (p *Prompter) help(a prompt.Ask, options []prompt.Option, several bool) error {
	columns, _ := p.size()
	var lines []string
	section := func(some ...string) {
		if len(some) > 0 && len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, some...)
	}
	if a.Why != "" {
		section(a.Why)
	}
	if a.Hint != "" {
		section(strings.ToUpper(a.Hint[:1]) + a.Hint[1:] + ".")
	}
	section(a.Remarks...)
	room, cut := columns-4, false
	if several {
		room -= 4
	}
	var all []string
	for i, o := range options {
		key := fmt.Sprintf("%2d", i+1)
		if o.Key != "" {
			key = " " + o.Key
		}
		label := key + "  " + o.Label
		cut = cut || p.cut(label, room) != p.cut(label, 1000)
		all = append(all, label)
	}
	if cut {
		section(all...)
	}
	section(answering(a, len(options) > 0, several)...)
	section(keyLines(a)...)
	return p.Show(prompt.Screen{Status: a.Status, Title: a.Question, Lines: lines})
}

// answering says how a prompt is answered.
func answering(a prompt.Ask, list, several bool) []string {
	var lines []string
	switch {
	case !list && a.Free:
		return []string{"Type the answer, then Enter. What begins with / is one of the keys below."}
	case !list:
		return []string{"Type the answer, then Enter."}
	case several:
		lines = []string{"Type the numbers, such as 1,3, then Enter: they are the whole answer. Or arrows and Space tick lines, and Enter takes what is ticked.", "3? means that you are not sure of line 3."}
	case a.Numbers:
		lines = []string{"Type the number of a line, then Enter, or use the arrows and Enter."}
	default:
		lines = []string{"Type the number of a line or some letters of a word in it, then Enter, or use the arrows and Enter."}
	}
	if !a.Menu {
		lines = append(lines, "What stands behind a semicolon is a note: 2; she said so herself")
	}
	return lines
}

// keyLines are the keys that mean something at a prompt, a line each.
func keyLines(a prompt.Ask) []string {
	const wide = 7
	var lines []string
	add := func(key, says string) { lines = append(lines, fmt.Sprintf("  %-*s%s", wide, key, says)) }
	slash := ""
	if a.Free {
		slash = "/"
	}
	if !a.First {
		add("Esc", "the same as "+slash+"b; so does the left arrow where nothing is typed")
	}
	if !a.Menu && !a.Free {
		add("/", "go to another question by some of its words")
	}
	for _, k := range a.Offered() {
		add(slash+k.Key, k.Label)
	}
	add("Ctrl-C", "stop at once; every answer is saved")
	return lines
}
