package interview

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"mspscope/internal/answer"
	"mspscope/internal/render"
)

// Progress says where an interview stands.
type Progress struct {
	Section  string // title of the section of the question that is asked
	Answered int    // questions of the depth that apply and are answered
	Unsure   int    // those answered with "not sure", which Answered leaves out
	Total    int    // questions of the depth that apply, by the answers so far
	Skipped  int
}

// count adds a question to what was asked.
func (p *Progress) count(state answer.State) {
	switch state {
	case answer.Given:
		p.Answered++
	case answer.Unknown:
		p.Unsure++
	case answer.Missing, answer.Hidden:
	}
}

// Asked is the number of questions that were answered, if only with "not sure".
func (p Progress) Asked() int { return p.Answered + p.Unsure }

// Status says where an interview stands.
type Status struct {
	Progress Progress
	Section  string // of the question that is asked
	Person   string // who answers
	Lean     string // what the model leans to, where it is shown
}

// String says how much was asked and what came of it. "Not sure" is an answer
// that a person may give, but nothing is known by it, so it is counted apart.
func (p Progress) String() string {
	switch {
	case p.Unsure == 0:
		return fmt.Sprintf("%d of %d answered", p.Answered, p.Total)
	case p.Asked() < p.Total:
		return fmt.Sprintf("%d of %d asked, %d answered, %d not sure", p.Asked(), p.Total, p.Answered, p.Unsure)
	}
	return fmt.Sprintf("%d asked, %d answered, %d not sure", p.Asked(), p.Answered, p.Unsure)
}

// String writes the whole status, "" for none.
func (s Status) String() string {
	if s == (Status{}) {
		return ""
	}
	skipped := ""
	if s.Progress.Skipped > 0 {
		skipped = fmt.Sprintf("%d skipped", s.Progress.Skipped)
	}
	return joined(s.Progress.String(), s.Section, skipped, s.Person, s.Lean)
}

// narrowest is how many columns a shortened section has at the least; with fewer
// it says nothing.
const narrowest = 8

// Fit writes the status in so many columns: counts give way first, then the
// section is shortened, then the person goes. What the model leans to stays.
func (s Status) Fit(columns int) string {
	if text := s.String(); utf8.RuneCountInString(text) <= columns {
		return text
	}
	count := fmt.Sprintf("%d/%d", s.Progress.Asked(), s.Progress.Total)
	for _, person := range []string{s.Person, ""} {
		rest := joined(count, person, s.Lean)
		room := columns - utf8.RuneCountInString(rest+between)
		if room >= min(narrowest, utf8.RuneCountInString(s.Section)) {
			return joined(count, render.Cut(s.Section, room), person, s.Lean)
		}
	}
	if rest := joined(count, s.Lean); s.Lean == "" || utf8.RuneCountInString(rest) <= columns {
		return render.Cut(rest, columns)
	}
	return render.Cut(s.Lean, columns)
}

// between stands between the parts of a line.
const between = " · "

// joined puts those parts on a line that say something.
func joined(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, between)
}
