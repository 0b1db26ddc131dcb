package scope

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// mostHires is how many people are tried; more of them are a department.
const mostHires = 5

// Hire returns how many IT people the client would have to hire, beside those
// who are there, for a model that is ruled out to be possible. It is 0 where the
// model is possible, where it is not known how many people there are, and where
// a hire does not take away every reason against the model. Who has nobody and
// wants nobody would want the person whom they hire; people who are there and
// are not to stay would have to stay, which is no hire.
func (s *Scope) Hire(m terms.Model) int {
	fte, known := s.View.Number(itFTE)
	if !known && !s.Recommendation.Nobody || !s.Recommendation.Vetoed[m] {
		return 0
	}
	change := map[string]answer.Value{}
	if !s.somebody() && s.View.Is(staffPlan, "none_wanted") {
		change[staffPlan] = answer.Value{}
	}
	for n := 1; n <= mostHires; n++ {
		change[itFTE] = answer.Value{State: answer.Given, Number: fte + int64(n)*100}
		if s.lifted(m, change) {
			return n
		}
	}
	return 0
}

// Keep reports whether a model is ruled out only because IT people who are
// there are not to stay.
func (s *Scope) Keep(m terms.Model) bool {
	return s.somebody() && s.Recommendation.Vetoed[m] && m != terms.FullyManaged && s.lifted(m, map[string]answer.Value{staffPlan: {}})
}

const (
	itFTE     = "it_fte"
	staffPlan = "it_staff_plan"
)

// somebody reports whether the client has certainly IT people of its own today.
func (s *Scope) somebody() bool {
	const half = 50
	fte, known := s.View.Number(itFTE)
	return known && fte >= half
}

// lifted reports whether other answers take away every veto against a model.
func (s *Scope) lifted(m terms.Model, change map[string]answer.Value) bool {
	set := answer.Set{Values: slices.Clone(s.Engagement.Answers.Values)}
	for question, v := range change {
		if i := s.View.Schema().Find(question); i >= 0 {
			set.Values[i] = v
		}
	}
	r := s.Playbook.Matrix.Recommend(s.View.Schema().View(set))
	return !r.Vetoed[m]
}

// posts returns how many IT people a model lives from, beside those who are
// there: co-managed from one, hybrid from two. They are part of what the model
// costs, whether or not anything else rules it out.
func (s *Scope) posts(m terms.Model) int {
	const half, one, two = 50, 100, 200 // hundredths of a full-time equivalent
	fte, known := s.View.Number(itFTE)
	if !known && !s.Recommendation.Nobody { // without a number, a plan without IT staff means none
		return 0
	}
	need := int64(0)
	switch m {
	case terms.CoManaged:
		if fte < half {
			need = one
		}
	case terms.Hybrid:
		need = two
	case terms.FullyManaged:
	}
	return int((max(0, need-fte) + one - 1) / one)
}
