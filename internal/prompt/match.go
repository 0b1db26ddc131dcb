package prompt

import "mspscope/internal/spoken"

// FewestLetters is how many letters of a word name a line at the least.
const FewestLetters = spoken.FewestLetters

// Matches reports whether every word of a text is the beginning of a word of the
// option; short words count beside a longer one. A command never is.
func (o Option) Matches(text string) bool {
	return !IsCommand(text) && spoken.Names(o.Label+" "+o.Search, text)
}
