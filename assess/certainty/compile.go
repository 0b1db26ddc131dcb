package certainty

import (
	"fmt"
	"strings"
	"sync"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Models are numbered by their place in the tie order throughout the package:
// 0 comes first. The exported results use terms.Model again.

// term is a literal of one variable inside a clause.
type term struct {
	variable int
	bit      uint64
}

// clause holds when all its terms do.
type clause []term

// formula holds when any of its clauses does; always is the condition that was
// left out.
type formula struct {
	any    []clause
	always bool
}

// rule is a compiled criterion.
type rule struct {
	when, unless formula
	scope        []int // variables, ascending
	score        [terms.NumModels]int64
	weight       int64
	veto         uint8 // bits by tie rank
}

// gate hides a variable when its formula is certainly false.
type gate struct {
	variable int
	open     formula
	scope    []int
}

// towerRule excludes the models that the stated towers cannot reach, given who
// will be there. Variables are -1 where the questionnaire lacks the question.
type towerRule struct {
	towers, people, plan, today                 int
	smallBit, nobodyBit, noStaffBit, outsideBit uint64
	empty                                       [3]uint8 // reachable models when nothing is stated
	scope                                       []int
}

// noneRule is a compiled none_needed rule over bits of clauses: it holds when
// any bit of when holds and none of unless.
type noneRule struct{ when, unless uint64 }

// limits bound the work of one certificate, so that an entangled playbook
// costs an answer ("not proved") and not time.
type limits struct {
	component int // joint cells of a component before more questions join the cutset
	cutset    int // joint cells of the cutset
	work      int // joint cells looked at in one certificate, all components together
	nodes     int // steps of the search in one certificate
	values    int // kinds of answers tried when a list or a grid is split into cells
}

var defaultLimits = limits{component: 4096, cutset: 1024, work: 30_000, nodes: 100_000, values: 20_000}

// Certifier proves things about the recommendations of one matrix. It is safe
// for concurrent use.
type Certifier struct {
	matrix *assess.Matrix
	schema *answer.Schema
	limits limits

	vars  []variable
	varOf []int // question -> variable, or -1
	order []int // variables so that each comes after those its gate names
	rules []rule
	gates []gate
	tower *towerRule
	none  []noneRule
	parts [][]part // by variable: literals and the clauses of none rules they stand in
	every uint64   // all clauses of none rules
	whens uint64   // those that speak for a rule
	other uint64   // those that speak against one
	byTie [terms.NumModels]terms.Model
	rank  [terms.NumModels]int

	cutset     []int
	onCutset   layer // what is decided by the cutset alone
	components []component
	unprovable string // why nothing can be proved at all; empty when it can

	scratch sync.Pool
}

// part is a literal of a variable that stands in clauses of none rules.
type part struct{ bit, clauses uint64 }

// New compiles a matrix. The warnings name, in words for the author of a
// playbook, what keeps certificates from being proved.
func New(m *assess.Matrix, q *assess.Questionnaire) (*Certifier, []string) {
	return compile(m, q, defaultLimits)
}

func compile(m *assess.Matrix, q *assess.Questionnaire, l limits) (*Certifier, []string) {
	c := &Certifier{matrix: m, schema: m.Schema(), limits: l, byTie: m.TieOrder}
	for rank, model := range c.byTie {
		c.rank[model] = rank
	}
	c.findVariables()
	c.compileRules()
	c.compileNone()
	var warnings []string
	for v := range c.vars {
		c.makeCells(&c.vars[v])
		c.weigh(&c.vars[v], q)
		if x := &c.vars[v]; x.wide {
			warnings = append(warnings, fmt.Sprintf("the conditions tell too many answers to %q apart; while it is open nothing can be proved about the model", c.schema.At(x.question).ID))
		}
	}
	if c.unprovable != "" {
		warnings = append(warnings, c.unprovable+"; nothing can be proved about the model")
	}
	warnings = append(warnings, c.decompose()...)
	c.scratch.New = func() any { return c.newScratch() }
	return c, warnings
}

// findVariables collects the questions that can matter: those of criteria and
// rules, those the rules about people read, and all that their gates name.
func (c *Certifier) findVariables() {
	used := make([]bool, c.schema.Len())
	var use func(q int)
	use = func(q int) {
		if q < 0 || used[q] {
			return
		}
		used[q] = true
		for _, parent := range c.schema.At(q).Gate.Questions() {
			use(parent)
		}
	}
	useAll := func(cs ...*answer.Condition) {
		for _, cond := range cs {
			for _, q := range cond.Questions() {
				use(q)
			}
		}
	}
	for i := range c.matrix.Criteria {
		useAll(&c.matrix.Criteria[i].When, &c.matrix.Criteria[i].Unless)
	}
	for i := range c.matrix.NoneNeeded {
		useAll(&c.matrix.NoneNeeded[i].When, &c.matrix.NoneNeeded[i].Unless)
	}
	s := c.matrix.Structure()
	for _, q := range []int{s.Towers, s.Count, s.Plan, s.Today} {
		use(q)
	}
	c.varOf = make([]int, len(used))
	for q, yes := range used {
		c.varOf[q] = -1
		if yes {
			c.varOf[q] = len(c.vars)
			c.vars = append(c.vars, variable{question: q, gate: -1, hidden: -1})
		}
	}
}

// names lists the ids of variables for a warning.
func (c *Certifier) names(vars []int) string {
	ids := make([]string, len(vars))
	for i, v := range vars {
		ids[i] = c.schema.At(c.vars[v].question).ID
	}
	return strings.Join(ids, ", ")
}
