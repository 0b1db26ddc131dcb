package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Beside is a split that is proposed beside the one of the recommended model.
type Beside struct {
	Model      terms.Model
	Split      terms.Split
	Because    string
	Conditions []string // what must be in place for the provider to answer for its parts alone
}

// Beside returns what is proposed beside a model, nil where nothing is. Of a hybrid
// the parts are those that the client's needs ask for: what the rules of the
// recommended model would give to each side if its class were not to be kept. It is
// proposed where that is one or a few whole parts.
func (s *SplitRules) Beside(recommended terms.Model, stated terms.Split, smallTeam bool, v answer.View) *Beside {
	for i := range s.beside {
		rule := &s.beside[i]
		if rule.of != recommended || !rule.rule.Holds(v) {
			continue
		}
		b := &Beside{Model: rule.model, Because: rule.because}
		if rule.model == terms.Hybrid {
			b.Split = s.asked(recommended, stated, v)
			if !s.parts(b, smallTeam, rule.whole) {
				continue
			}
		} else {
			b.Split = s.Propose(rule.model, terms.Split{}, smallTeam, v).Split
		}
		return b
	}
	return nil
}

// asked is the split that the rules of a model ask for, whatever its class.
func (s *SplitRules) asked(m terms.Model, stated terms.Split, v answer.View) terms.Split {
	w := s.models[m].weigh(v)
	split := w.preferred
	for t, side := range stated {
		if side != terms.Undecided {
			split[t] = side
		}
	}
	return split
}

// parts reports whether a split is one by function with few whole parts for the
// provider, and says what must be in place for them.
func (s *SplitRules) parts(b *Beside, smallTeam bool, most int) bool {
	if terms.Classify(b.Split, smallTeam) != terms.Hybrid {
		return false
	}
	whole := 0
	for _, t := range terms.OperationalTowers() {
		if b.Split[t] != terms.Provider {
			continue
		}
		if whole++; s.needed[t] != "" {
			b.Conditions = append(b.Conditions, s.needed[t])
		}
	}
	return whole <= most
}
