package prompt

import "strings"

// Status says where a conversation stands, in words: "" says nothing.
type Status struct {
	Frame    string // what the whole screen is marked with, such as that it is shared
	Progress string // how far it is
	Short    string // the same in a few characters
	Left     string // how long the rest may take
	Section  string // what the question belongs to
	Skipped  string // how much was left out
	Person   string // who answers
	Lean     string // what the result leans to, where it is shown
}

// String writes the whole status, "" for none.
func (s Status) String() string {
	return Joined(s.Frame, s.Progress, s.Left, s.Section, s.Skipped, s.Person, s.Lean)
}

// Between stands between the parts of a line.
const Between = " · "

// Joined puts those parts on a line that say something.
func Joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, Between)
}
