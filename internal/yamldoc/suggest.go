package yamldoc

import "strings"

// Suggest returns ` (did you mean "x"?)` for the known word nearest to the
// given one, or "" when none is near enough to be worth naming.
func Suggest(word string, known []string) string {
	if len(word) > 60 {
		return "" // nobody mistypes a 60-letter word into a known one
	}
	folded := fold(word)
	best, bestDistance := "", 1+max(1, len(folded)/3)
	for _, k := range known {
		other := fold(k)
		if max(len(other)-len(folded), len(folded)-len(other)) >= bestDistance {
			continue // so many letters would have to be added alone
		}
		// What shares no letter with the word is not what it was meant to be.
		if d := distance(folded, other); d < bestDistance && d < max(len(folded), len(k)) {
			best, bestDistance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return ` (did you mean "` + best + `"?)`
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

// distance counts the letters to insert, delete, replace or swap with their
// neighbour (optimal string alignment).
func distance(a, b string) int {
	prev2 := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
