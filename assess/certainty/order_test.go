package certainty

import (
	"fmt"
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/sample"
)

// strategy picks the next of the questions that may be asked.
type strategy func(c *Certifier, v answer.View, r *assess.Recommendation, may []int) int

func authorsOrder(_ *Certifier, _ answer.View, _ *assess.Recommendation, may []int) int {
	return may[0]
}

// swingOf is the largest change of any difference of scores that the criteria
// on a question can make.
func swingOf(c *Certifier, q int) (swing int64, veto bool) {
	for i := range c.rules {
		if r := &c.rules[i]; slices.Contains(r.scope, c.varOf[q]) {
			swing += max(r.score[0], r.score[1], r.score[2]) - min(r.score[0], r.score[1], r.score[2])
			veto = veto || r.veto != 0
		}
	}
	veto = veto || slices.Contains(c.tower.scope, c.varOf[q])
	return swing, veto
}

func largestSwing(c *Certifier, _ answer.View, _ *assess.Recommendation, may []int) int {
	return slices.MaxFunc(may, func(a, b int) int {
		x, _ := swingOf(c, a)
		y, _ := swingOf(c, b)
		return int(x - y)
	})
}

func vetoesFirst(c *Certifier, _ answer.View, _ *assess.Recommendation, may []int) int {
	return slices.MaxFunc(may, func(a, b int) int {
		x, vx := swingOf(c, a)
		y, vy := swingOf(c, b)
		if vx != vy {
			if vx {
				return 1
			}
			return -1
		}
		return int(x - y)
	})
}

func byNext(c *Certifier, v answer.View, r *assess.Recommendation, may []int) int {
	for _, q := range c.Next(v, r) {
		if slices.Contains(may, q) {
			return q
		}
	}
	return may[0]
}

// interview asks until the certificate is certain or nothing is left, with
// inert also until nothing left can change the model. It returns how many
// questions were asked and whether it ended certain.
func interview(c *Certifier, full answer.Set, next strategy, inert bool) (asked int, certain bool, r assess.Recommendation) {
	set := c.schema.NewSet()
	done := make([]bool, c.schema.Len())
	for {
		v := c.schema.View(set)
		r = c.matrix.Recommend(v)
		cert := c.Certify(v, &r)
		if cert.Certain {
			return asked, true, r
		}
		var may []int
		for _, m := range c.Matters(v, &r, &cert) {
			if c.varOf[m.Question] >= 0 && !done[m.Question] && (m.CanChange || !inert) {
				may = append(may, m.Question)
			}
		}
		if len(may) == 0 {
			return asked, false, r
		}
		q := next(c, v, &r, may)
		done[q] = true
		set.Values[q] = full.Values[q]
		asked++
	}
}

// simulation is what a strategy comes to.
type simulation struct {
	all, certain []int // questions asked: of all clients, of those that ended certain
}

func (s *simulation) String() string {
	slices.Sort(s.all)
	slices.Sort(s.certain)
	return fmt.Sprintf("median %d, p90 %d asked; where it ended certain (%d of %d) median %d, p90 %d, most %d",
		s.all[len(s.all)/2], s.all[len(s.all)*9/10], len(s.certain), len(s.all),
		s.certain[len(s.certain)/2], s.certain[len(s.certain)*9/10], s.certain[len(s.certain)-1])
}

func simulate(tb testing.TB, c *Certifier, sets []answer.Set, next strategy, inert bool) *simulation {
	tb.Helper()
	s := &simulation{}
	for i, full := range sets {
		n, sure, r := interview(c, full, next, inert)
		s.all = append(s.all, n)
		if sure {
			s.certain = append(s.certain, n)
		}
		want := c.matrix.Recommend(c.schema.View(full))
		if want.Outcome == assess.NoneNeeded && r.HasModel() {
			continue // certain speaks of the model of those who need one
		}
		if plainResult(c.matrix, &want) != plainResult(c.matrix, &r) {
			tb.Errorf("client %d: stopped with %v, the full questionnaire gives %v", i, r.Outcome, want.Outcome)
		}
	}
	return s
}

func clients(tb testing.TB, c *Certifier, n int, examples []example) []answer.Set {
	tb.Helper()
	source, err := sample.New(c.schema, 11, sample.Options{Complete: true})
	if err != nil {
		tb.Fatal(err)
	}
	sets := source.Sets(n)
	for i := range sets {
		sets[i].Disputed = nil // the conversation is with one person
	}
	for i := range examples {
		sets = append(sets, examples[i].answers)
	}
	return sets
}

// The whole comparison of strategies takes minutes: MSPSCOPE_LONG=1.
func TestOrderOfQuestions(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	n := 30
	if long() {
		n = 2000
	} else {
		examples = nil // most of their questions have no answer to be asked for
	}
	sets := clients(t, c, n, examples)
	for _, s := range []struct {
		name  string
		next  strategy
		inert bool
	}{
		{"author's order", authorsOrder, false},
		{"largest swing", largestSwing, false},
		{"vetoes first", vetoesFirst, false},
		{"Next", byNext, false},
		{"Next, without questions that cannot matter", byNext, true},
	} {
		if !long() && !s.inert {
			continue
		}
		result := simulate(t, c, sets, s.next, s.inert)
		t.Logf("%s: %v, of %d scored questions", s.name, result, len(c.vars))
		if s.inert && result.all[len(result.all)/2] > 9 {
			t.Errorf("%s: the median is above 9", s.name)
		}
	}
}
