package prompt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FewestLetters is how many letters of a word name a line at the least: a slip
// of the hand must not be an answer.
const FewestLetters = 3

// Matches reports whether every word of a text, of at least FewestLetters, is
// the beginning of a word of the option. A command never is.
func (o Option) Matches(text string) bool {
	wanted := wordsOf(text)
	if len(wanted) == 0 || IsCommand(text) {
		return false
	}
	has := wordsOf(o.Label + " " + o.Search)
	for _, w := range wanted {
		begins := func(word string) bool { return strings.HasPrefix(word, w) }
		if utf8.RuneCountInString(w) < FewestLetters || !slices.ContainsFunc(has, begins) {
			return false
		}
	}
	return true
}

// wordsOf splits a text into words of letters and digits in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
