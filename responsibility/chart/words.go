package chart

import (
	"slices"
	"strings"
	"unicode"
)

// fillers are words that tell no two activities apart.
var fillers = []string{"a", "an", "the", "of", "for", "to", "in", "on", "at", "and", "or", "with", "by", "from", "all", "any", "their", "its", "your", "our", "is", "are", "who", "what"}

// WordsOf returns the words of an activity without fillers and endings, each once
// and sorted, so that two names for the same work come out equal.
func WordsOf(name string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(fillers, w) {
			words = append(words, stem(w))
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// stem takes the usual endings from a word.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		w = w[:len(w)-1]
	}
	for _, ending := range []string{"ing", "ed", "e"} {
		if len(w) > len(ending)+3 && strings.HasSuffix(w, ending) {
			return w[:len(w)-len(ending)]
		}
	}
	return w
}

// Says reports whether a name has all the words of a phrase.
func Says(name []string, phrase string) bool {
	for _, w := range WordsOf(phrase) {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return true
}
