package certainty

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// The verdicts: how sure a recommendation is. The bounds are the matrix's.
const (
	VerdictFirm    = "firm"    // proved, and nothing near it would change it
	VerdictClear   = "clear"   // who is there and who stays is known, and nothing open leads elsewhere by itself
	VerdictLeaning = "leaning" // it points somewhere
	VerdictClose   = "close"   // too close to call
)

// Kind says what keeps a recommendation from being firm.
type Kind string

// The kinds of doubts.
const (
	Open          Kind = "open"          // a question without an answer, or an option of which nobody is sure
	OpenTower     Kind = "open_tower"    // a tower that nobody spoke of
	Ranged        Kind = "range"         // a number of which only the ends are known
	Estimated     Kind = "estimate"      // a number that is an estimate
	Disputed      Kind = "dispute"       // people answered differently
	Contradiction Kind = "contradiction" // answers that cannot both be right
	Neighbour     Kind = "neighbour"     // an answer next to the one that was given
	Weights       Kind = "weights"       // the weights of the criteria
)

// Kinds lists the kinds of doubts.
func Kinds() []Kind {
	return []Kind{Open, OpenTower, Ranged, Estimated, Disputed, Contradiction, Neighbour, Weights}
}

// Words lists the ids of the kinds.
func (Kind) Words() []string {
	var ids []string
	for _, k := range Kinds() {
		ids = append(ids, string(k))
	}
	return ids
}

// Doubt is something that keeps a recommendation from being firm.
type Doubt struct {
	Kind      Kind
	Questions []Asked
	// To holds the models that it leads to by itself, everything else left as it is;
	// none where it only does so with something else.
	To [terms.NumModels]bool
	// Rule is the contradiction.
	Rule *assess.Rule
	// Near is the answer next to the one that was given, for a neighbour.
	Near answer.Value
	// Filled: somebody is to be hired where nobody is; the model holds for now.
	Filled bool
}

// Asked is a question, or one tower of a grid.
type Asked struct {
	Question int
	Part     assess.Part
}

// Leads reports whether the doubt leads to another model by itself.
func (d *Doubt) Leads() bool { return d.To != [terms.NumModels]bool{} }

// Judged is what a recommendation is judged by.
type Judged struct {
	View           answer.View
	Recommendation *assess.Recommendation
	Certificate    *Certificate
	Stability      Stability
	Estimated      func(question int) bool
}

// Judgement is how sure a recommendation is.
type Judgement struct {
	Verdict string // "" when the outcome names no model
	Doubts  []Doubt
}

// Judge says how sure a recommendation is. It is firm where it is certain over all
// that is open, no contradiction and no dispute touches an answer that decides, nobody is to be
// hired first, the answers next to those that were given lead to the same model, and
// other weights do not matter. It is clear where it is not firm, but it is known how
// many people are there and whether they stay, or who is to run every tower, nothing
// leads to another model by itself, and the weights matter little. It is leaning
// where it is neither. What is too close to call is close.
func (c *Certifier) Judge(in *Judged) Judgement {
	r := in.Recommendation
	if !r.HasModel() {
		return Judgement{}
	}
	j := judge{Certifier: c, Judged: in}
	j.scratch, _ = c.scratch.Get().(*scratch)
	defer c.scratch.Put(j.scratch)
	j.able = c.start(j.scratch, in.View)
	doubts := j.open()
	doubts = append(doubts, j.contradictions()...)
	leads := slices.ContainsFunc(doubts, func(d Doubt) bool { return d.Leads() })
	doubts = append(doubts, j.disputes(doubts)...)
	deciding := slices.ContainsFunc(doubts, func(d Doubt) bool {
		return d.Kind == Contradiction && j.decides(d.Rule.Questions()...) || d.Kind == Disputed
	})
	near := j.neighbours()
	doubts = append(doubts, near...)
	weights := j.weights(c.matrix.Certainty.Firm)
	if weights {
		doubts = append(doubts, Doubt{Kind: Weights})
	}
	out := Judgement{Doubts: doubts}
	switch {
	case r.Outcome == assess.TooClose:
		out.Verdict = VerdictClose
	case in.Certificate.Certain && !deciding && !leads && len(near) == 0 && !weights:
		out.Verdict = VerdictFirm
	case !leads && j.looked() && !j.weights(c.matrix.Certainty.Clear) && j.known():
		out.Verdict = VerdictClear
	default:
		out.Verdict = VerdictLeaning
	}
	return out
}

// judge is the working memory of Judge.
type judge struct {
	*Certifier
	*Judged
	scratch *scratch
	able    bool // the answers have cells
}

// weights reports whether a rival is left and the model stays first with fewer than
// some percent of the other weights.
func (j *judge) weights(percent int) bool {
	for _, m := range terms.Models() {
		if m != j.Recommendation.Model && !j.Recommendation.Vetoed[m] {
			return !j.Stability.AtLeast(percent)
		}
	}
	return false
}

// known reports whether it is stated how many people are there, and whether they
// stay or who is to run every tower.
func (j *judge) known() bool {
	p, v := j.matrix.Structure(), j.View
	if p.Count >= 0 && v.State(p.Count) != answer.Given {
		return false
	}
	if p.Plan >= 0 && v.State(p.Plan) == answer.Given && v.Dispute(p.Plan) == nil {
		return true
	}
	if p.Towers < 0 || v.State(p.Towers) != answer.Given || v.Dispute(p.Towers) != nil {
		return p.Plan < 0 && p.Towers < 0
	}
	stated := v.Value(p.Towers).Grid
	return stated.Complete()
}

// looked reports whether it is known where everything that is open leads by itself.
func (j *judge) looked() bool {
	return j.able || !slices.ContainsFunc(j.vars, func(x variable) bool { return len(assess.Unsettled(j.View, x.question)) > 0 })
}

// decides reports whether one of the questions is one that decides: who is there,
// who stays, and who is to run what.
func (j *judge) decides(questions ...int) bool {
	p := j.matrix.Structure()
	return slices.ContainsFunc(questions, func(q int) bool {
		return q == p.Count || q == p.Plan || q == p.Today || q == p.Towers
	})
}

// open finds what is open and leads to another model by itself.
func (j *judge) open() (doubts []Doubt) {
	if !j.able || j.Certificate.Certain {
		return nil
	}
	for v := range j.vars {
		q := j.vars[v].question
		for _, part := range assess.Unsettled(j.View, q) {
			d := Doubt{Kind: j.kind(q, part), Questions: []Asked{{q, part}}}
			if t, ok := part.Tower(); ok {
				j.towers(&d, v, t)
			} else {
				for _, cell := range j.scratch.state[v].cells {
					j.note(&d, v, cell)
				}
			}
			if d.Leads() {
				doubts = append(doubts, d)
			}
		}
	}
	return doubts
}

// disputes finds what people differ about of the answers that decide, beside what is
// a doubt already: also where the model would be the same, a contract should not
// begin with it.
func (j *judge) disputes(known []Doubt) (doubts []Doubt) {
	for q := range j.schema.Len() {
		if j.View.Dispute(q) == nil || !j.decides(q) {
			continue
		}
		if !slices.ContainsFunc(known, func(d Doubt) bool {
			return d.Kind == Disputed && slices.ContainsFunc(d.Questions, func(a Asked) bool { return a.Question == q })
		}) {
			doubts = append(doubts, Doubt{Kind: Disputed, Questions: j.apart(q)})
		}
	}
	return doubts
}

// apart lists what people differ about: the towers of a grid, or the question.
func (j *judge) apart(q int) (asked []Asked) {
	for _, t := range j.View.Dispute(q).Towers() {
		asked = append(asked, Asked{Question: q, Part: assess.PartOf(t)})
	}
	if len(asked) == 0 {
		return []Asked{{Question: q}}
	}
	return asked
}

// kind says in which way an answer is open.
func (j *judge) kind(q int, part assess.Part) Kind {
	t, ofTower := part.Tower()
	value := j.View.Value(q)
	switch d := j.View.Dispute(q); {
	case ofTower && d != nil && slices.Contains(d.Towers(), t), !ofTower && d != nil:
		return Disputed
	case ofTower:
		return OpenTower
	case value.State == answer.Given && value.Spread > 0:
		return Ranged
	}
	return Open
}

// towers tries every side of one tower.
func (j *judge) towers(d *Doubt, v int, t terms.Tower) {
	x := &j.vars[v]
	sides := j.View.PossibleSides(x.question)
	for may, side := sides[t], terms.Undecided; side <= terms.ThirdParty; side++ {
		if may&(1<<side) == 0 {
			continue
		}
		sides[t] = 1 << side
		own := j.keyOf(x, &answer.Value{}, func(test *answer.Test) answer.Truth { return test.EvalSides(&sides) })
		own.reach = j.reach(j.countMay(&sides))
		before := j.scratch.state[v]
		j.scratch.state[v] = &status{id: -1, own: []cellKey{own}}
		j.note(d, v, int32(len(x.cells)))
		j.scratch.state[v] = before
	}
}

// note notes which model an answer leads to, everything else left as it is.
func (j *judge) note(d *Doubt, v int, cell int32) {
	s := j.scratch
	now := s.given[v]
	s.given[v] = cell
	result := j.asGiven(s)
	s.given[v] = now
	if result <= 2 && j.byTie[result] != j.Recommendation.Model {
		d.To[j.byTie[result]] = true
	}
}

// asGiven returns the result of the cells as they are, with the gates applied to
// them anew.
func (j *judge) asGiven(s *scratch) result {
	for _, v := range j.order {
		x, cell := &j.vars[v], s.given[v]
		if x.gate >= 0 {
			switch closed := s.closed(&j.gates[x.gate].open); {
			case closed:
				cell = int32(x.hidden)
			case int(cell) == x.hidden: // it comes up, with the answer that was kept
				cell = j.kept(x)
			}
		}
		s.set(j.Certifier, v, cell)
	}
	return j.resultOfCells(s)
}

// kept returns the cell of the answer that a hidden question keeps.
func (j *judge) kept(x *variable) int32 {
	value := j.View.Value(x.question).Kept()
	if value.State == answer.Given && j.schema.At(x.question).Settled(value) {
		if at := j.cellOf(x, &value); at >= 0 {
			return int32(at)
		}
	}
	return int32(x.open)
}

// contradictions finds the answers that cannot both be right, and the models that
// the others lead to when one of them is not.
func (j *judge) contradictions() (doubts []Doubt) {
	for i := range j.matrix.Contradictions {
		rule := &j.matrix.Contradictions[i]
		if rule.Notice || !rule.Holds(j.View) {
			continue
		}
		d := Doubt{Kind: Contradiction, Rule: rule}
		questions := rule.Questions()
		slices.Sort(questions)
		for _, q := range slices.Compact(questions) {
			if j.View.State(q) != answer.Given {
				continue
			}
			d.Questions = append(d.Questions, Asked{Question: q})
			// Where the rule says which answer gives way, only that one may be wrong.
			if v := j.varOf[q]; v >= 0 && j.able && (rule.Instead < 0 || rule.Instead == q) {
				j.note(&d, v, int32(j.vars[v].open))
			}
		}
		doubts = append(doubts, d)
	}
	return doubts
}

// neighbours finds the answers next to those that were given that lead to another
// model: a part of a post more or less, a plan that may turn into another one, and
// a post that is to be filled first.
func (j *judge) neighbours() (doubts []Doubt) {
	p := j.matrix.Structure()
	if j.Recommendation.Model == terms.FullyManaged && j.matrix.PostToFill(j.View) {
		doubts = append(doubts, Doubt{Kind: Neighbour, Questions: []Asked{{Question: p.Plan}}, Filled: true})
	}
	if !j.able {
		return doubts
	}
	if p.Count >= 0 && j.View.Settled(p.Count) {
		doubts = append(doubts, j.nearCount(p.Count)...)
	}
	if p.Plan >= 0 && j.View.Settled(p.Plan) {
		for o, near := range p.Near {
			if j.View.Value(p.Plan).Options != 1<<o {
				continue
			}
			for to := range j.schema.At(p.Plan).Options {
				if near&(1<<to) != 0 {
					doubts = append(doubts, j.near(Neighbour, p.Plan, answer.Value{State: answer.Given, Options: 1 << to})...)
				}
			}
		}
	}
	return doubts
}

// nearCount tries a part of a post more and less. A whole number that is no estimate
// is what it is.
func (j *judge) nearCount(q int) (doubts []Doubt) {
	now, question := j.View.Value(q).Number, j.schema.At(q)
	kind, step := Neighbour, j.matrix.Team.Step
	if j.Estimated != nil && j.Estimated(q) {
		kind, step = Estimated, j.matrix.Team.EstimatedStep
	} else if now%100 == 0 {
		return nil
	}
	for _, n := range []int64{now - step, now + step} {
		if n = min(max(n, question.Min), question.Max); n != now {
			doubts = append(doubts, j.near(kind, q, answer.Value{State: answer.Given, Number: n})...)
		}
	}
	return doubts
}

// near tries an answer next to the one that was given.
func (j *judge) near(kind Kind, q int, to answer.Value) []Doubt {
	v := j.varOf[q]
	if v < 0 {
		return nil
	}
	cell := j.cellOf(&j.vars[v], &to)
	if cell < 0 || int32(cell) == j.scratch.given[v] {
		return nil
	}
	d := Doubt{Kind: kind, Questions: []Asked{{Question: q}}, Near: to}
	j.note(&d, v, int32(cell))
	if !d.Leads() {
		return nil
	}
	return []Doubt{d}
}

// DecidedBy lists the answers without which, each for itself, the model would be
// another one or none, in the order of the questionnaire.
func (c *Certifier) DecidedBy(in *Judged) (questions []int) {
	if !in.Recommendation.HasModel() {
		return nil
	}
	j := judge{Certifier: c, Judged: in}
	j.scratch, _ = c.scratch.Get().(*scratch)
	defer c.scratch.Put(j.scratch)
	if !c.start(j.scratch, in.View) {
		return nil
	}
	for v := range c.vars {
		x := &c.vars[v]
		if in.View.State(x.question) != answer.Given {
			continue
		}
		now := j.scratch.given[v]
		j.scratch.given[v] = int32(x.open)
		if j.asGiven(j.scratch) != result(c.rank[in.Recommendation.Model]) {
			questions = append(questions, x.question)
		}
		j.scratch.given[v] = now
	}
	slices.Sort(questions)
	return questions
}
