package menus

import (
	"fmt"
	"unicode/utf8"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// usage is how a list is answered, in a wide line and in a narrow one.
type usage struct{ long, short string }

var (
	selectKeys = usage{"Number or word and Enter", "Number, Enter"}
	numberKeys = usage{"Number and Enter", "Number, Enter"}
	multiKeys  = usage{"Space ticks, Enter when done", "Space ticks, Enter ends"}
)

// margin are the columns of a hint that stay free for what is typed behind it.
const margin = 8

func width(s string) int { return utf8.RuneCountInString(s) }

// longKeys says how to answer, with the keys that lead elsewhere.
func longKeys(a prompt.Ask, u usage) string {
	if a.Why == "" {
		return u.long
	}
	return prompt.Joined(u.long, "? why", "/ go to")
}

// hint says how to answer, in one line. Where it is narrow the number of lines
// goes first, then the rule, and at last the words become fewer: the keys stay.
func (p *Prompter) hint(a prompt.Ask, u usage, left, n int) string {
	columns, _ := p.size()
	return hintIn(columns, a, u, left, n)
}

func hintIn(columns int, a prompt.Ask, u usage, left, n int) string {
	count := ""
	if page(left, n) < n {
		count = fmt.Sprintf("↓ %d lines", n)
	}
	keys := longKeys(a, u)
	lines := []string{prompt.Joined(a.Hint, count, keys), prompt.Joined(a.Hint, keys), keys}
	if a.Why != "" {
		lines = append(lines, prompt.Joined(u.short, "? why", "/ go to"), prompt.Joined(u.short, "?", "/"))
	} else {
		lines = append(lines, u.short)
	}
	for _, l := range lines {
		if width(l) <= columns-margin {
			return l + " "
		}
	}
	return wrap.Cut(lines[len(lines)-1], columns-margin) + " "
}
