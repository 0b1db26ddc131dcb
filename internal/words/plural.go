package words

import (
	"slices"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Counts are the ways of languages to count, as the Unicode CLDR calls them. Every
// sentence that counts has the last.
var Counts = [...]string{"zero", "one", "two", "few", "many", "other"}

const (
	formOne   = 1
	formOther = len(Counts) - 1
)

// form is the place in Counts of the form for a number of things.
func (l *Language) form(n int) int { return formIn(l.Tag(), n) }

func formIn(tag string, n int) int {
	n = max(n, -n)
	if tag == english.Language { // asked for in almost every result, and simple
		if n == 1 {
			return formOne
		}
		return formOther
	}
	name := "other"
	switch plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0) {
	case plural.Zero:
		name = "zero"
	case plural.One:
		name = "one"
	case plural.Two:
		name = "two"
	case plural.Few:
		name = "few"
	case plural.Many:
		name = "many"
	case plural.Other:
	}
	return slices.Index(Counts[:], name)
}

// IsLanguage reports whether a text is the tag of a language, by whose rules sentences count.
func IsLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil
}

// everyday is the largest number of things that forms are looked for in: none begins later
// in what is said of one client.
const everyday = 200

// Counted is a form of a language and the smallest number of things that has it.
type Counted struct {
	Form string // one of Counts
	From int
}

// CountsOf lists the forms of a language for numbers of things, in the order in which they
// are met in counting.
func CountsOf(tag string) []Counted {
	var seen [len(Counts)]bool
	var all []Counted
	for n := range everyday + 1 {
		if form := formIn(tag, n); !seen[form] {
			seen[form] = true
			all = append(all, Counted{Counts[form], n})
		}
	}
	return all
}
