package yamldoc

import (
	"strings"

	"mspscope/internal/slip"
)

// Suggest returns ` (did you mean "x"?)` for the known word nearest to the
// given one, or "" when none is near enough to be worth naming.
func Suggest(word string, known []string) string {
	best := Likeliest(word, known)
	if best == "" {
		return ""
	}
	return ` (did you mean "` + best + `"?)`
}

// Likeliest is the known word that a mistyped one was meant to be, "" for none.
func Likeliest(word string, known []string) string {
	if len(word) > 60 {
		return "" // nobody mistypes a 60-letter word into a known one
	}
	folded := fold(word)
	best, bestDistance := "", 1+max(1, len(folded)/3)
	for _, k := range known {
		other := fold(k)
		// What shares no letter with the word is not what it was meant to be.
		if d := slip.Distance(folded, other, bestDistance); d < bestDistance && d < max(len(folded), len(k)) {
			best, bestDistance = k, d
		}
	}
	return best
}

// maxCompared is how many known words a report looks at for what may be slips: that
// takes time, and a hostile document is full of them.
const maxCompared = 100_000

// Suggest is as the function of that name, until the report has looked at so many
// words that the document cannot hold slips alone.
func (r *Report) Suggest(word string, known []string) string {
	if r.compared += len(known); r.compared > maxCompared {
		return ""
	}
	return Suggest(word, known)
}

func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '-' || c == ' ' {
			return '_'
		}
		return c
	}, strings.ToLower(s))
}
