package scope

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// oneFTE is a whole person, in hundredths of a full-time equivalent.
const oneFTE = 100

// mostHires is how many people are tried; more of them are a department.
const mostHires = 5

// Hires returns, by terms.Model, how many IT people the client would have to
// hire, beside those who are there, for a model that is ruled out to be possible.
// It is 0 where the model is possible, where it is not known how many people
// there are, and where hiring alone does not take away every reason against the
// model: who wants no IT staff would have to want it first, which is no hire.
func (s *Scored) Hires() [terms.NumModels]int {
	var hires [terms.NumModels]int
	fte, _, known := s.itPeople() // with the fewest, so that it is enough whatever there are
	people, vetoed := s.Playbook.Matrix.Team.Count, s.Recommendation.Vetoed
	if people < 0 || !known && !s.Recommendation.Nobody {
		return hires
	}
	for n := 1; n <= mostHires && vetoed != [terms.NumModels]bool{}; n++ {
		after := s.vetoed(s.View.With(people, answer.Value{State: answer.Given, Number: fte + int64(n)*oneFTE}))
		for m := range vetoed {
			if vetoed[m] && !after[m] {
				hires[m], vetoed[m] = n, false
			}
		}
	}
	return hires
}

// Stay reports whether a model is ruled out only because IT people who are there
// are not to stay.
func (s *Scored) Stay(m terms.Model) bool {
	plan := s.Playbook.Matrix.Team.Plan
	return plan >= 0 && s.somebody() && s.Recommendation.Vetoed[m] && m != terms.FullyManaged &&
		!s.vetoed(s.View.With(plan, answer.Value{}))[m]
}

// itPeople returns how many IT people of its own the client has today, in
// hundredths, as far as that is known: the fewest and the most where the answer is
// a range or people differ about it.
func (s *Scored) itPeople() (least, most int64, known bool) {
	count := s.Playbook.Matrix.Team.Count
	if count < 0 || s.View.State(count) != answer.Given {
		return 0, 0, false
	}
	least, most = s.View.Ends(count)
	return least, most, true
}

// somebody reports whether the client has certainly IT people of its own today.
func (s *Scored) somebody() bool {
	least, _, known := s.itPeople()
	return known && least >= s.Playbook.Matrix.Team.Someone
}

// nobody reports whether the client has certainly no IT people of its own today.
func (s *Scored) nobody() bool {
	_, most, known := s.itPeople()
	return known && most < s.Playbook.Matrix.Team.Someone
}

// clientIT reports whether the client has IT people of its own under a model:
// certainly when they are counted and stay, and by assumption when the model
// lives from them.
func (s *Scored) clientIT(m terms.Model) bool {
	return m != terms.FullyManaged || s.somebody() && !s.Recommendation.Nobody
}

// vetoed returns, by terms.Model, what is ruled out under other answers.
func (s *Scored) vetoed(v answer.View) [terms.NumModels]bool {
	r := s.Playbook.Matrix.Recommend(v)
	return r.Vetoed
}

// posts returns how many IT people a model lives from, beside those who are
// there: co-managed from one, hybrid from a team. They are part of what the model
// costs, whether or not anything else rules it out. The three are the same while it
// is settled how many are there.
func (s *Scored) posts(m terms.Model) pricing.Posts {
	count := s.Playbook.Matrix.Team.Count
	_, _, known := s.itPeople()
	switch {
	case known:
		least, usual, most := s.Playbook.Card.Number(s.Answers(), count)
		return pricing.Posts{Low: s.lacking(m, most), Typical: s.lacking(m, usual), High: s.lacking(m, least)}
	case s.Recommendation.Nobody: // without a number, a plan without IT staff means none
		n := s.lacking(m, 0)
		return pricing.Posts{Low: n, Typical: n, High: n}
	}
	return pricing.Posts{}
}

// lacking returns how many IT people a model needs beside some.
func (s *Scored) lacking(m terms.Model, fte int64) int {
	need := int64(0)
	switch m {
	case terms.CoManaged:
		if fte < s.Playbook.Matrix.Team.Someone {
			need = oneFTE
		}
	case terms.Hybrid:
		need = s.Playbook.Matrix.Team.Team
	case terms.FullyManaged:
	}
	return int((max(0, need-fte) + oneFTE - 1) / oneFTE)
}
