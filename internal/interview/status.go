package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
)

// Progress says where an interview stands.
type Progress struct {
	q *assess.Questionnaire

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

// String says how much was asked and what came of it. "Not sure" is an answer
// that a person may give, but nothing is known by it, so it is counted apart.
func (p Progress) String() string {
	switch {
	case p.Unsure == 0:
		return p.q.Say("form.answered", "answered", p.Answered, "total", p.Total)
	case p.Asked() < p.Total:
		return p.q.Say("form.asked", "asked", p.Asked(), "total", p.Total, "answered", p.Answered, "unsure", p.Unsure)
	}
	return p.q.Say("form.asked_all", "asked", p.Asked(), "answered", p.Answered, "unsure", p.Unsure)
}

// aMinute is how many questions somebody answers in a minute: what we assume, since
// most are a choice of one line.
const aMinute = 2

// Left says how long the questions that are left may take, "" when there are none.
func (p Progress) Left() string {
	if n := p.Total - p.Asked(); n > 0 {
		return p.q.Say("form.left", "minutes", (n+aMinute-1)/aMinute)
	}
	return ""
}

// status says where the interview stands.
func (t *Talk) status(i int) prompt.Status {
	s := t.Session
	p := s.Progress()
	status := prompt.Status{
		Progress: p.String(), Short: fmt.Sprintf("%d/%d", p.Asked(), p.Total),
		Left:    p.Left(),
		Section: s.q.Sections[s.q.Questions[i].Section].Title, Lean: t.lean(),
	}
	if p.Skipped > 0 {
		status.Skipped = fmt.Sprintf("%d skipped", p.Skipped)
	}
	if s.o.Audience == assess.Discovery {
		status.Person = s.o.Person
	}
	return status
}

// lean says in a few words what the model leans to, "" where it is not shown.
func (t *Talk) lean() string {
	switch {
	case t.shared:
		return ""
	case t.Live && t.Views.Live != nil:
		return t.Views.Live()
	}
	if t.Matrix == nil || t.ModelName == nil {
		return ""
	}
	r := t.Matrix.Recommend(t.Session.view)
	switch r.Outcome {
	case assess.Recommended:
		return "leans to " + t.ModelName(r.Model)
	case assess.TooClose:
		return "close, first " + t.ModelName(r.Model)
	case assess.NoneNeeded:
		return "no managed service needed"
	case assess.AllVetoed:
		return "every model ruled out"
	case assess.NothingScored:
	}
	return "leans nowhere yet"
}
