package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// People says where the answers about the client's own IT people are, and what
// their numbers mean. An index is -1 when the questionnaire does not have the
// question.
type People struct {
	Count   int    // how many there are, a number
	Plan    int    // what is planned with them, a choice
	Today   int    // who looks after IT today, a choice
	Nobody  uint64 // options of Plan that mean nobody will be there
	Outside uint64 // options of Today that mean the same while Count is open
	Filled  uint64 // options of Plan with which somebody is to be hired
	First   uint64 // those of Filled with which nobody is there yet while Count is open
	Someone int64  // hundredths of a person: below, nobody will be there to run a tower
	Team    int64  // hundredths of a person: below, they cannot cover their own absence
	// Step and EstimatedStep are how far the number of people may turn out otherwise,
	// in hundredths of a person, where it is stated and where it is estimated.
	Step, EstimatedStep int64
	// Near lists for each option of Plan, as bits, what it turns into with one step.
	Near []uint64
	// StatedOnly are the towers that are the client's only where the client says so.
	StatedOnly [terms.NumTowers]bool
}

// people finds the questions about the client's own IT people.
func (m *Matrix) people(r *yamldoc.Report, f *teamFile) People {
	p := People{
		Count: m.teamQuestion(r, f, "count", f.Count, answer.Number),
		Plan:  m.teamQuestion(r, f, "plan", f.Plan, answer.SingleChoice),
		Today: m.teamQuestion(r, f, "today", f.Today, answer.SingleChoice),

		Someone: int64(f.Someone), Team: int64(f.Team), Step: int64(f.Step), EstimatedStep: int64(f.EstimatedStep),
	}
	if f.Team > 0 && f.Team < f.Someone {
		r.Add(f.At("team"), "a team begins below \"someone\"; it needs at least as many people")
	}
	p.Nobody = m.teamOptions(r, f.At("nobody"), "plan", f.Plan, p.Plan, f.Nobody)
	p.Filled = m.teamOptions(r, f.At("filled"), "plan", f.Plan, p.Plan, f.Filled)
	p.First = m.teamOptions(r, f.At("first"), "plan", f.Plan, p.Plan, f.First)
	p.Outside = m.teamOptions(r, f.At("outside"), "today", f.Today, p.Today, f.Outside)
	for _, t := range f.Stated {
		p.StatedOnly[t] = true
	}
	if p.Plan >= 0 {
		p.Near = make([]uint64, len(m.schema.At(p.Plan).Options))
	}
	for i := range f.Near {
		at := &f.At("near").Items[i]
		from := m.teamOptions(r, listOf(at.Get("plan")), "plan", f.Plan, p.Plan, []string{f.Near[i].Plan})
		to := m.teamOptions(r, at.Get("to"), "plan", f.Plan, p.Plan, f.Near[i].To)
		for o := range p.Near {
			if from&(1<<o) != 0 {
				p.Near[o] |= to
			}
		}
	}
	return p
}

// listOf is a list of one.
func listOf(n *yamldoc.Node) *yamldoc.Node {
	if n == nil {
		return nil
	}
	return &yamldoc.Node{Kind: yamldoc.Sequence, Source: n.Source, Line: n.Line, Col: n.Col, Items: []yamldoc.Node{*n}}
}

// teamQuestion finds a question about the client's own people, -1 for none.
func (m *Matrix) teamQuestion(r *yamldoc.Report, f *teamFile, key, id string, want answer.Type) int {
	i := m.schema.Find(id)
	switch {
	case id == "": // left out, or a problem already
		return -1
	case i < 0 && m.schema.Spare(r, f.At(key), id, "counts", "nobody is counted by it"):
		return -1
	case i < 0:
		r.Unknown(f.At(key), "question", m.schema.IDs())
		return -1
	case m.schema.At(i).Type != want:
		r.Add(f.At(key), "the question %s must be a %s", id, want)
		return -1
	}
	m.refusePrivate(r, f.At(key), i)
	return i
}

// teamOptions finds options of such a question, as bits. The list may be nil for a
// file that lacks it.
func (m *Matrix) teamOptions(r *yamldoc.Report, list *yamldoc.Node, key, id string, question int, options []string) (bits uint64) {
	for i, option := range options {
		if list == nil || question < 0 && id != "" { // a problem already, or not asked any more
			return bits
		}
		at := &list.Items[i]
		if question < 0 {
			r.Add(at, "an option needs %q, the question it belongs to", key)
			return bits
		}
		o := m.schema.At(question).OptionIndex(option)
		switch {
		case o < 0 && m.schema.SpareOption(r, at, id, option, "names", "nobody can have given it"):
		case o < 0:
			r.Add(at, "%q has no option %s%s", id, at.Describe(), r.Suggest(option, m.schema.At(question).Options))
		default:
			bits |= 1 << o
		}
	}
	return bits
}

// PostToFill reports whether nobody of the client is there and somebody is to be
// hired: the model then holds for now. While the number of people is open, nobody is
// there by a plan for the very first of them.
func (m *Matrix) PostToFill(v answer.View) bool {
	p := &m.Team
	if p.Count < 0 || p.Plan < 0 || v.State(p.Plan) != answer.Given {
		return false
	}
	planned := func(options uint64) bool {
		return v.Test(&answer.Test{Question: p.Plan, Op: answer.OpAny, Options: options}) == answer.True
	}
	if !planned(p.Filled) {
		return false
	}
	switch v.Test(&answer.Test{Question: p.Count, Op: answer.OpRange, Low: lowestCount, High: p.Someone - 1}) {
	case answer.True:
		return true
	case answer.False:
		return false
	case answer.Open:
	}
	return planned(p.First)
}

// lowestCount is below every number of people.
const lowestCount = -1 << 60

// present finds out who will be there to run a tower.
func (m *Matrix) present(v answer.View) (nobody, small bool) {
	p := &m.Team
	some := answer.Open // whether there is nobody, by the count
	if p.Count >= 0 {
		below := func(n int64) answer.Truth {
			return v.Test(&answer.Test{Question: p.Count, Op: answer.OpRange, Low: lowestCount, High: n - 1})
		}
		some = below(p.Someone)
		small = below(p.Team) == answer.True
	}
	nobody = some == answer.True
	if p.Plan >= 0 && v.Test(&answer.Test{Question: p.Plan, Op: answer.OpAny, Options: p.Nobody}) == answer.True {
		nobody = true
	}
	if some == answer.Open && p.Today >= 0 && v.Test(&answer.Test{Question: p.Today, Op: answer.OpAny, Options: p.Outside}) == answer.True {
		nobody = true
	}
	return nobody, small || nobody
}
