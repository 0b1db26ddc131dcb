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
	ITLead     string   // Because for one of the client's own IT people; "" for the same
	Cheaper    string   // said behind it where it costs less than the recommended one
	RuledOut   string   // said behind it where its model is ruled out: how the two go together
	Conditions []string // what must be in place for the provider to answer for its parts alone
}

// Beside returns what is proposed beside a model, nil where nothing is. Of a hybrid
// the parts are those that the client's needs ask for: what the rules of the
// recommended model would give to each side if its class were not to be kept. It is
// proposed where that is one or a few whole parts. Of another model the parts are those
// of its own rules, with as much of what is stated as it can have.
func (s *SplitRules) Beside(recommended terms.Model, stated terms.Split, smallTeam bool, v answer.View) *Beside {
	for i := range s.beside {
		rule := &s.beside[i]
		if rule.of != recommended || !rule.rule.Holds(v) {
			continue
		}
		b := &Beside{Model: rule.model, Because: rule.why(v), ITLead: rule.itLead, Cheaper: rule.cheaper, RuledOut: rule.ruledOut}
		if rule.model == terms.Hybrid {
			if b.Split = s.Asked(recommended, stated, v); !fewParts(b.Split, smallTeam, rule.whole) {
				continue
			}
			b.Conditions = s.conditions(b.Split)
		} else {
			// Only what stands against the model gives way: what a third party runs stays there.
			b.Split = s.Propose(rule.model, stated, smallTeam, v).Split
		}
		return b
	}
	return nil
}

// why is the sentence that is true of these answers.
func (b *beside) why(v answer.View) string {
	for i := range b.where {
		if b.where[i].when.Eval(v) == answer.True {
			return b.where[i].because
		}
	}
	return b.because
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
	for t, side := range split {
		if side == terms.Provider && s.needed[t] != "" {
			list = append(list, s.needed[t])
		}
	}
	return list
}
