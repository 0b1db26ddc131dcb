package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Stop is a reason for the provider not to go on, or not before something is settled.
// Only the provider reads it.
type Stop struct {
	ID     string `json:"id" yaml:"id,id" doc:"How the reason is called in the machine output."`
	Text   string `json:"text" yaml:"text" doc:"What speaks against going on and what to settle, in a sentence or two."`
	Source string `json:"-" yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
	Holds  *bool  `json:"holds"` // nil where one answer is open that decides it; those that do not hold, or hang on more, are not listed
}

type stopRecord struct {
	yamldoc.Place
	Stop

	When    answer.When `yaml:"when,opt" doc:"It holds where this does, private answers included. Left out, no answer alone says so."`
	Checks  []string    `yaml:"checks,opt,empty" doc:"Ids of checks of the price. It holds as well where one of them speaks up."`
	Refused bool        `yaml:"refused,opt" default:"false" doc:"true for the reason that holds as well where the client has refused a condition of service."`
}

type stopRule struct {
	Stop

	when    answer.Condition
	tests   bool
	checks  []string
	refused bool
}

// readStops reads the list of what speaks against going on.
func (rd *Readiness) readStops(r *yamldoc.Report, records []stopRecord) {
	for i := range records {
		s := &records[i]
		if !s.Faulty && s.When.Missing() && len(s.Checks) == 0 && !s.Refused {
			r.Add(s.Node, "nothing says when this holds; give when, checks or refused")
		}
		rd.stops = append(rd.stops, stopRule{
			Stop: s.Stop, when: rd.facts.Schema().ReadWhen(r, s.When, vocabulary(true)), tests: !s.When.Missing(),
			checks: s.Checks, refused: s.Refused,
		})
	}
}

// Stops lists what speaks against going on, and what a single open answer may make
// speak against it. The view may hold private answers, and checks are the ids of those of the price
// that speak up.
func (rd *Readiness) Stops(v answer.View, checks []string, conditions []Condition) []Stop {
	v = rd.facts.with(v)
	all := []Stop{}
	for i := range rd.stops {
		rule := &rd.stops[i]
		truth := answer.False
		if rule.tests {
			truth = rule.when.Eval(v)
		}
		if slices.ContainsFunc(rule.checks, func(id string) bool { return slices.Contains(checks, id) }) ||
			rule.refused && slices.ContainsFunc(conditions, func(c Condition) bool { return c.Refused }) {
			truth = answer.True
		}
		s := rule.Stop
		switch truth {
		case answer.True:
			s.Holds = new(true)
		case answer.False:
			continue
		case answer.Open:
			if !oneAway(v, &rule.when) {
				continue
			}
		}
		all = append(all, s)
	}
	return all
}

// oneAway reports whether a single open answer can make a condition hold. What hangs on
// two or more says nothing yet of this client, and would stand on each page of a first
// talk.
func oneAway(v answer.View, c *answer.Condition) bool {
	return slices.ContainsFunc(c.Alternatives(), func(all []answer.Test) bool {
		open := -1
		for i := range all {
			switch v.Test(&all[i]) {
			case answer.False:
				return false
			case answer.Open:
				q := all[i].Question
				if open >= 0 && open != q || v.Schema().At(q).Gate.Eval(v) != answer.True { // it may never be asked
					return false
				}
				open = q
			case answer.True:
			}
		}
		return true
	})
}
