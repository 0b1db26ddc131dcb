package prompt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FewestLetters is how many letters a word must have that names a line: a slip
// of the hand must not be an answer. Beside such a word shorter ones count too.
const FewestLetters = 3

// Matches reports whether every word of a text is the beginning of a word of the
// option, and one of them has FewestLetters. A command never is.
func (o Option) Matches(text string) bool {
	wanted := wordsOf(text)
	long := func(word string) bool { return utf8.RuneCountInString(word) >= FewestLetters }
	if !slices.ContainsFunc(wanted, long) || IsCommand(text) {
		return false
	}
	has := wordsOf(o.Label + " " + o.Search)
	for _, w := range wanted {
		begins := func(word string) bool { return strings.HasPrefix(word, w) }
		if !slices.ContainsFunc(has, begins) {
			return false
		}
	}
	return true
}

// wordsOf splits a text into words of letters and digits in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
