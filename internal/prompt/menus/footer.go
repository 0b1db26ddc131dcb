package menus

import (
	"slices"
	"strings"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// short is what a key does, in a word or two, in the order of what is needed
// most; as many stand in the last row as there is room for, and ? shows all.
var short = []struct {
	kind prompt.Kind
	says string
}{
	{prompt.Unsure, "not sure"},
	{prompt.Skip, "skip"},
	{prompt.Note, "note"},
	{prompt.Stand, "price"},
	{prompt.Client, "for the client"},
	{prompt.Share, "share"},
	{prompt.More, "more"},
	{prompt.Leave, "leave"},
	{prompt.Undo, "undo"},
	{prompt.Review, "review"},
	{prompt.Live, "live"},
	{prompt.Promise, "promise"},
	{prompt.GeneralNote, "general note"},
	{prompt.PublicNote, "note for the client"},
}

// narrow is how many columns a last row has in which few keys find room.
const narrow = 60

// footer writes the keys that mean something at a prompt into the last row.
// Those that have a line in a list need not stand there too.
func (p *Prompter) footer(a prompt.Ask, more string, lines []extra) {
	columns, _ := p.size()
	p.bottom(footerIn(columns-1, a, more, lines))
}

// footerIn is the last row in so many columns.
func footerIn(columns int, a prompt.Ask, more string, lines []extra) string {
	slash := ""
	if a.Free {
		slash = "/"
	}
	line := prompt.Joined(more, slash+"? help")
	add := func(part string) bool {
		longer := prompt.Joined(line, part)
		if wrap.Width(longer) > columns {
			return false
		}
		line = longer
		return true
	}
	offered := a.Offered()
	if columns < narrow && slices.ContainsFunc(offered, func(k prompt.Key) bool { return k.Kind == prompt.Stand }) {
		add(slash + "$ price") // the price is asked for at any moment of a call
	}
	if !a.First {
		add("Esc back")
	}
	if !a.Menu && !a.Free {
		add("/ find")
	}
	for _, s := range short {
		i := slices.IndexFunc(offered, func(k prompt.Key) bool { return k.Kind == s.kind })
		if slices.ContainsFunc(lines, func(e extra) bool { return e.command.Kind == s.kind }) {
			continue
		}
		if strings.Contains(line, slash+"$ price") && s.kind == prompt.Stand {
			continue
		}
		if i >= 0 && !add(slash+offered[i].Key+" "+s.says) {
			break
		}
	}
	return line
}

// listHint says how a list is answered, in one line, "" where the rule does not
// fit into it.
func (p *Prompter) listHint(a prompt.Ask, several bool, columns int) string {
	uses := []string{"Number or word, then Enter", "Number, Enter"}
	switch {
	case a.Numbers:
		uses = []string{"Number, then Enter", "Number, Enter"}
	case several:
		uses = []string{"Numbers such as 1,3, or Space ticks; Enter when done", "1,3 or Space ticks; Enter", "Space ticks, Enter"}
	}
	for _, use := range uses {
		if s := p.plain(prompt.Joined(a.Hint, use)); wrap.Width(s) < columns {
			return s
		}
	}
	if a.Hint != "" {
		return ""
	}
	return p.cut(uses[len(uses)-1], columns-1)
}
