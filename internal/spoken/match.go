package spoken

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FewestLetters is how many letters one word of a text has at the least where words
// choose a line: a slip of the hand must not be an answer.
const FewestLetters = 3

// Names reports whether every word of a text is the beginning of a word of a line, and
// one of them has at least FewestLetters.
func Names(line, text string) bool {
	wanted, has := Words(text), Words(line)
	long := false
	for _, w := range wanted {
		long = long || utf8.RuneCountInString(w) >= FewestLetters
		if !slices.ContainsFunc(has, func(word string) bool { return strings.HasPrefix(word, w) }) {
			return false
		}
	}
	return long
}

// Words splits a text into words of letters and digits in lower case. An apostrophe
// is no end of a word.
func Words(text string) []string {
	text = strings.ReplaceAll(plainSigns(text), "'", "")
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
