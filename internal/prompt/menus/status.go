package menus

import (
	"unicode/utf8"

	"mspscope/internal/prompt"
	"mspscope/internal/wrap"
)

// narrowest is how many columns a shortened section has at the least; with fewer
// it says nothing.
const narrowest = 8

// fit writes a status in so many columns: the time gives way first, then the counts,
// then the section is shortened, then the person goes. What the result leans to stays.
func fit(s prompt.Status, columns int) string {
	for _, left := range []string{s.Left, ""} {
		s.Left = left
		if text := s.String(); utf8.RuneCountInString(text) <= columns {
			return text
		}
	}
	for _, person := range []string{s.Person, ""} {
		rest := prompt.Joined(s.Short, person, s.Lean)
		room := columns - utf8.RuneCountInString(rest+prompt.Between)
		if room >= min(narrowest, utf8.RuneCountInString(s.Section)) {
			return prompt.Joined(s.Short, wrap.Cut(s.Section, room), person, s.Lean)
		}
	}
	if rest := prompt.Joined(s.Short, s.Lean); s.Lean == "" || utf8.RuneCountInString(rest) <= columns {
		return wrap.Cut(rest, columns)
	}
	return wrap.Cut(s.Lean, columns)
}
