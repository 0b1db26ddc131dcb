// Package words is the place that glues words: first letters, lists, counts,
// money, and the few words for a side that stand in every page.
//
// Goals: right for any letter of any script, for the empty text and for bytes
// that are no text; nothing in it panics.
//
// Non-goals: which other words are said (the data files and package page), and
// whether they are safe for a terminal or a file format (package render).
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Small returns a text with its first letter small, for the middle of a
// sentence: "Fully managed" becomes "fully managed". A first word that is
// written with capitals of its own keeps them: "IT", "MSPs", "M365", "R&D",
// "Wi-Fi", "I". A prefix before an abbreviation is no such word: "Non-IT" becomes
// "non-IT". Neither does a name of several words lose one: "Cyber Essentials",
// "Team Plus".
func Small(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !capital(first) || hasOwnCapitals(firstWord(s)) || isName(s) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// isName reports whether a text begins with a name of several words: its second word begins
// with a capital, too, and is no abbreviation, as in "Own IT people". A word
// that only leads to a name is no part of it: "The Microsoft account", "From Monday on".
func isName(s string) bool {
	word := firstWord(s)
	second, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[len(word):], unicode.IsSpace))
	next := firstWord(strings.TrimLeftFunc(s[len(word):], unicode.IsSpace))
	if strings.HasSuffix(word, ",") || strings.HasSuffix(word, ":") || leads(word) {
		return false
	}
	return capital(second) && !hasOwnCapitals(next) && letters(next) > 1
}

// leads reports whether an English word stands before names and is no part of them.
func leads(word string) bool {
	switch word {
	case "A", "About", "After", "All", "An", "And", "Any", "As", "At", "Before", "Between", "Both", "But", "By", "Each", "Every", "For", "From", "Had", "Has",
		"If", "In", "Is", "It", "Its", "My", "No", "Not", "Of", "On", "One", "Only", "Or", "Our", "Over", "Some", "The", "Their", "These", "They", "This",
		"To", "Under", "Until", "Up", "We", "What", "When", "Where", "Who", "With", "Within", "Without", "Yes", "You", "Your":
		return true
	}
	return false
}

// Large returns a text with its first letter large, for the beginning of a
// sentence. A name that begins small and has a capital inside, such as
// "iPhone", stays as it is written.
func Large(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(first) {
		return s
	}
	run := firstWord(s)
	if end := strings.IndexFunc(run, func(r rune) bool { return !inRun(r) }); end >= 0 {
		run = run[:end]
	}
	if strings.ContainsFunc(run, capital) {
		return s
	}
	// The title case of a digraph has one large letter: ǆ becomes ǅ, not Ǆ.
	return string(unicode.ToTitle(first)) + s[size:]
}

// firstWord is what stands before the first space.
func firstWord(s string) string {
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		return s[:end]
	}
	return s
}

// hasOwnCapitals reports whether a word that begins with a capital would be
// spelled wrong without it.
func hasOwnCapitals(word string) bool {
	if word == "I" || strings.HasPrefix(word, "I'") || strings.HasPrefix(word, "I’") {
		return true
	}
	runs := strings.FieldsFunc(word, func(r rune) bool { return !inRun(r) })
	for i, run := range runs {
		first, size := utf8.DecodeRuneInString(run)
		rest := run[size:]
		switch {
		case i == 0:
			if strings.ContainsFunc(rest, func(r rune) bool { return capital(r) || unicode.IsNumber(r) }) {
				return true // MSP, PCs, M365
			}
		case capital(first) && (letters(runs[0]) == 1 || strings.ContainsFunc(rest, unicode.IsLower) && !allCapitals(run)):
			return true // R&D, T-Mobile, Wi-Fi
		}
	}
	return false
}

// allCapitals reports whether a run is an abbreviation, with or without the
// ending of its plural: IT, PCs.
func allCapitals(run string) bool {
	run = strings.TrimSuffix(run, "s")
	return letters(run) > 1 && !strings.ContainsFunc(run, unicode.IsLower)
}

// letters counts the letters of a run; a combining mark belongs to its letter.
func letters(run string) int {
	n := 0
	for _, r := range run {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

func capital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// inRun reports whether a character belongs to a run of letters and digits.
func inRun(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
