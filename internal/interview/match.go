package interview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unsurePick stands for the choice of "not sure".
const unsurePick = -2

// pick finds the option that a number or words name.
func pick(text string, a Ask, options []Option) (int, error) {
	if n, err := strconv.Atoi(text); err == nil {
		switch {
		case n == 0 && a.Unsure:
			return unsurePick, nil
		case n >= 1 && n <= len(options):
			return n - 1, nil
		}
		return 0, fmt.Errorf("there is no number %d; the numbers are 1 to %d", n, len(options))
	}
	switch {
	case a.Numbers:
		return 0, fmt.Errorf("please type a number from 1 to %d", len(options))
	case isCommandWord(text):
		return 0, fmt.Errorf("%q does nothing here; type the number of a line", text)
	}
	found := -1
	for i, o := range options {
		if strings.EqualFold(o.Label, text) {
			return i, nil
		}
		if matches(o, text) {
			if found >= 0 {
				return 0, fmt.Errorf("%q fits more than one line; type its number", text)
			}
			found = i
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("no line has %q; type its number, or %d letters of a word", text, fewestLetters)
	}
	return found, nil
}

// fewestLetters is how many letters of a word name a line at the least: a slip
// of the hand must not be an answer.
const fewestLetters = 3

// matches reports whether every word of a text, of at least fewestLetters, is
// the beginning of a word of an option. A command never is.
func matches(o Option, text string) bool {
	wanted := wordsOf(text)
	if len(wanted) == 0 || isCommandWord(text) {
		return false
	}
	has := wordsOf(o.Label + " " + o.Search)
	for _, w := range wanted {
		begins := func(word string) bool { return strings.HasPrefix(word, w) }
		if utf8.RuneCountInString(w) < fewestLetters || !slices.ContainsFunc(has, begins) {
			return false
		}
	}
	return true
}

// wordsOf splits a text into words of letters and digits in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// isCommandWord reports whether a text is a command at some prompt, also where
// it does nothing at this one.
func isCommandWord(text string) bool {
	_, help, ok := command(strings.TrimSpace(text), Ask{Unsure: true})
	return help || ok
}
