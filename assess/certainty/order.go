package certainty

import (
	"cmp"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// Next lists the open questions that the matrix reads, answered "not sure" or
// not at all, in the order in which to ask them, so that the model is certain
// soonest. First comes the question whose usual answers leave the fewest
// outcomes possible, on average and looked at with all that is known so far;
// among equals one that can rule out a model, then the one whose criteria weigh
// most. Questions that are proved to change nothing come last. A question is
// one-step best, not the start of a best plan: finding that is NP-hard in
// general (Deshpande, Hellerstein and Kletenik, stochastic submodular cover),
// and simulated clients need few questions as it is.
func (c *Certifier) Next(v answer.View, r *assess.Recommendation) []int {
	cert := c.Certify(v, r)
	var all []worth
	for _, m := range c.Matters(v, r, &cert) {
		if x := c.varOf[m.Question]; x >= 0 {
			w := worth{question: m.Question, inert: !m.CanChange}
			w.swing, w.veto = c.swing(x)
			all = append(all, w)
		}
	}
	if cert.Proved && !cert.Certain {
		s, _ := c.scratch.Get().(*scratch)
		defer c.scratch.Put(s)
		c.start(s, v)
		for i := range all {
			if !all[i].inert {
				all[i].left = c.expect(s, c.varOf[all[i].question])
			}
		}
	}
	slices.SortStableFunc(all, worth.compare)
	order := make([]int, len(all))
	for i := range all {
		order[i] = all[i].question
	}
	return order
}

// worth is what speaks for asking a question.
type worth struct {
	question int
	inert    bool
	left     int64 // outcomes possible after its answer, in thousandths, on average
	veto     bool
	swing    int64
}

func (w worth) compare(o worth) int {
	yes := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(yes(w.inert), yes(o.inert)),
		cmp.Compare(w.left, o.left),
		cmp.Compare(yes(o.veto), yes(w.veto)),
		cmp.Compare(o.swing, w.swing))
}

// expect returns how many outcomes are possible after an answer to a variable,
// in thousandths, on average over its usual answers. One outcome counts as none:
// then nothing is left to ask.
func (c *Certifier) expect(s *scratch, v int) int64 {
	state := s.state[v]
	sum, total := int64(0), int64(0)
	for cell, weight := range c.vars[v].weights {
		if weight == 0 {
			continue
		}
		s.state[v] = &c.vars[v].states.cell[cell]
		sum += weight * c.left(s)
		total += weight
	}
	s.state[v] = state
	return 1000 * sum / max(total, 1)
}

// left counts the outcomes that are possible; one counts as none.
func (c *Certifier) left(s *scratch) int64 {
	s.work, s.nodes, s.over = 0, 0, false
	c.makeWorlds(s)
	n := int64(0)
	for want := range numResults {
		if c.exists(s, want) != nil || s.over {
			n++
		}
	}
	if n == 1 {
		return 0
	}
	return n
}

// swing is how much the criteria on a variable can change a difference of
// scores, and whether it can veto a model.
func (c *Certifier) swing(x int) (swing int64, veto bool) {
	for i := range c.rules {
		if r := &c.rules[i]; slices.Contains(r.scope, x) {
			swing += slices.Max(r.score[:]) - slices.Min(r.score[:])
			veto = veto || r.veto != 0
		}
	}
	return swing, veto || slices.Contains(c.tower.scope, x)
}

// weigh says how many of the usual answers each cell stands for: options of a
// choice, the ready-made answers to a grid, otherwise one a cell.
func (c *Certifier) weigh(x *variable, q *assess.Questionnaire) {
	x.weights = make([]int64, x.domain)
	question := c.schema.At(x.question)
	switch question.Type {
	case answer.SingleChoice, answer.YesNo:
		for o := range question.Options {
			x.weights[x.option[o]]++
		}
		return
	case answer.Grid:
		n := 0
		for i := range q.Questions[x.question].Presets {
			value := q.Questions[x.question].Presets[i].Value
			if at := c.cellOf(x, &value); at >= 0 {
				x.weights[at]++
				n++
			}
		}
		if n > 0 {
			return
		}
	case answer.Number, answer.MultiChoice, answer.Text, answer.Scale, answer.Level:
	}
	for cell := range x.weights {
		if cell != x.open || len(x.weights) == 1 {
			x.weights[cell] = 1
		}
	}
}
