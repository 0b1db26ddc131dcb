package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// StatedTowers is the name under which a veto by the client's own decisions
// about towers is reported.
const StatedTowers = "stated_towers"

// teamOfTwo is the name under which hybrid is ruled out by its definition when
// fewer than two people are there, should the matrix itself not do so.
const teamOfTwo = "team_of_two"

// whoIsThere finds who will be there, and which stated towers that leaves standing:
// people come before wishes.
func (m *Matrix) whoIsThere(v answer.View, r *Recommendation) {
	r.Nobody, r.SmallTeam = m.present(v)
	r.StatedOnly = m.Team.StatedOnly
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return
	}
	r.Stated = v.Value(m.towers).Grid
	if d := v.Dispute(m.towers); d != nil {
		sides := v.PossibleSides(m.towers)
		for _, t := range d.Towers() { // nobody knows which of them stands
			side, notClients := answer.Taken(sides[t])
			r.Stated[t], r.StatedOnly[t] = side, r.StatedOnly[t] || notClients
		}
	}
	if !r.Nobody {
		return
	}
	for _, t := range terms.OperationalTowers() {
		if r.Stated[t] == terms.Client || r.Stated[t] == terms.Shared {
			r.Contradicted = append(r.Contradicted, t)
			r.Stated[t] = terms.Undecided
		}
	}
}

// towerVetoes rules out the models that no completion of the stated towers can
// reach.
func (m *Matrix) towerVetoes(r *Recommendation) {
	reach := terms.Reachable(r.Stated, r.SmallTeam, r.StatedOnly)
	var anyway [terms.NumModels]bool
	if !allReached(reach) {
		anyway = terms.Reachable(terms.Split{}, r.SmallTeam, m.Team.StatedOnly)
	}
	for _, model := range terms.Models() {
		switch {
		case reach[model]:
		case anyway[model]:
			r.Vetoes = append(r.Vetoes, Veto{Model: model, Criterion: StatedTowers, Because: m.towersBecause(model, &r.Stated, &r.StatedOnly)})
			r.Vetoed[model] = true
		case !r.Vetoed[model]:
			r.Vetoes = append(r.Vetoes, Veto{Model: model, Criterion: teamOfTwo, Because: "A part of IT that your own people run alone needs at least two of them, so that somebody is there when one is away."})
			r.Vetoed[model] = true
		}
	}
}

func allReached(reach [terms.NumModels]bool) bool {
	return reach == [terms.NumModels]bool{true, true, true}
}

// matrixFirst finds what the matrix favors without the stated towers, by the
// same rules: without decisions about towers it is the model itself.
func (m *Matrix) matrixFirst(v answer.View, r *Recommendation) {
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return
	}
	r.MatrixFirst = nil
	memory, ok := m.memory.Get().(*[]answer.Value)
	if !ok {
		values := make([]answer.Value, 0, m.schema.Len())
		memory = &values
	}
	var t Tally
	m.tally(v.WithIn(*memory, m.towers, answer.Value{}), &t)
	m.memory.Put(memory)
	if t.TotalWeight == 0 {
		return
	}
	for model, reached := range terms.Reachable(terms.Split{}, r.SmallTeam, m.Team.StatedOnly) {
		t.Vetoed[model] = t.Vetoed[model] || !reached
	}
	first, ok := m.first(&t)
	if !ok {
		return
	}
	r.MatrixFirst = &first
	if r.HasModel() && first != r.Model {
		r.MatrixReasons = m.contributions(&t, first, r.Model)
	}
}

// StatedFor returns the stated towers and whether the team is small, as Recommend
// sees them, for the split of a model: a tower that people answered differently has
// the first of their sides with which the model can be.
func (m *Matrix) StatedFor(model terms.Model, v answer.View) (stated terms.Split, differ []terms.Tower, smallTeam bool) {
	var r Recommendation
	m.whoIsThere(v, &r)
	if m.towers < 0 || v.State(m.towers) != answer.Given {
		return r.Stated, nil, r.SmallTeam
	}
	d := v.Dispute(m.towers)
	if d == nil {
		return r.Stated, nil, r.SmallTeam
	}
	for _, t := range d.Towers() {
		for i := range d.Values {
			side := d.Values[i].Grid[t]
			if side == terms.Undecided || r.Nobody && (side == terms.Client || side == terms.Shared) {
				continue
			}
			with := r.Stated
			with[t] = side
			if terms.Reachable(with, r.SmallTeam, r.StatedOnly)[model] {
				r.Stated, differ = with, append(differ, t)
				break
			}
		}
	}
	return r.Stated, differ, r.SmallTeam
}
