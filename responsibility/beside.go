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
			if b.Split = s.Asked(recommended, stated, v); !fewParts(b.Split, smallTeam, rule.whole) {
				continue
			}
			b.Conditions = s.conditions(b.Split)
		} else {
			b.Split = s.Propose(rule.model, terms.Split{}, smallTeam, v).Split
		}
		return b
	}
	return nil
}

// Asked is the split that the rules of a model ask for, whatever its class.
func (s *SplitRules) Asked(m terms.Model, stated terms.Split, v answer.View) terms.Split {
	w := s.models[m].weigh(v)
	split := w.preferred
	for t, side := range stated {
		if side != terms.Undecided {
			split[t] = side
		}
	}
	return split
}

// fewParts reports whether a split is one by function with at most so many whole parts
// for the provider.
func fewParts(split terms.Split, smallTeam bool, most int) bool {
	whole := 0
	for _, t := range terms.OperationalTowers() {
		if split[t] == terms.Provider {
			whole++
		}
	}
	return whole <= most && terms.Classify(split, smallTeam) == terms.Hybrid
}

// conditions lists what must be in place for the parts of a split that are the
// provider's alone.
func (s *SplitRules) conditions(split terms.Split) (list []string) {
	for _, t := range terms.OperationalTowers() {
		if split[t] == terms.Provider && s.needed[t] != "" {
			list = append(list, s.needed[t])
		}
	}
	return list
}
