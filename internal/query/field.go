package query

import (
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// Kind is what a field holds.
type Kind uint8

// The kinds.
const (
	Text   Kind = iota // in somebody's own words
	Day                // YYYY-MM-DD
	Word               // one of a few words
	Number             // a count or a figure
	Money              // a figure in a currency
	Truth              // yes or no
	List               // words of a list
)

// numeric reports whether values of the kind are compared as numbers.
func (k Kind) numeric() bool { return k == Number || k == Money }

// Field is something that can be asked of a result.
type Field[R any] struct {
	Name  string
	Kind  Kind
	Words []string // that it can hold, for a word, a list and what counts things with names; nil where they are not known
	Of    func(R) Value

	// As is how the field was called where it was asked for, which may be shorter.
	As string
	// Counts is of numbers that count things with names: it can be asked which.
	Counts bool
	// More is of fields that a file has only where they are asked for by name.
	More bool
}

// Answers stands before the id of a question in the name of its field. It may be left
// out where nothing else is called so.
const Answers = "answers."

// typical stands behind the name of an amount that is a range. It may be left out.
const typical = ".typical"

// Find returns the field that a name stands for, or -1.
func Find[R any](fields []Field[R], name string) int {
	for _, full := range []string{name, name + typical, Answers + name} {
		if i := slices.IndexFunc(fields, func(f Field[R]) bool { return strings.EqualFold(f.Name, full) }); i >= 0 {
			return i
		}
	}
	return -1
}

// noField says that there is no such field, and which there are.
func noField[R any](fields []Field[R], name string) string {
	var known, families, begun []string
	for i := range fields {
		known = append(known, fields[i].Name)
		if short, ok := strings.CutPrefix(fields[i].Name, Answers); ok {
			known = append(known, short)
		}
		if short, ok := strings.CutSuffix(fields[i].Name, typical); ok {
			known = append(known, short)
		}
		first, _, more := strings.Cut(fields[i].Name, ".")
		switch {
		case more && !slices.Contains(begun, first):
			begun = append(begun, first)
			families = append(families, first+".…")
		case !more:
			families = append(families, first)
		}
	}
	return quoted(name) + " is no field" + yamldoc.Suggest(strings.ToLower(name), known) + "; the fields are " + strings.Join(families, ", ")
}

// Named returns the fields with these names.
func Named[R any](fields []Field[R], names []string) ([]Field[R], error) {
	out := make([]Field[R], 0, len(names))
	for _, name := range names {
		i := Find(fields, strings.TrimSpace(name))
		if i < 0 {
			return nil, mistake(noField(fields, name))
		}
		one := fields[i]
		one.As = strings.TrimSpace(name)
		out = append(out, one)
	}
	return out, nil
}

// Head is what stands above the column of the field.
func (f *Field[R]) Head() string {
	if f.As != "" {
		return f.As
	}
	return f.Name
}

// mistake is what is wrong with a text of this language.
type mistake string

// Error says what is wrong.
func (m mistake) Error() string { return string(m) }
