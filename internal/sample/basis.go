package sample

import (
	"math/rand/v2"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// basis says how some answers are known, and who said something else. What nobody
// is sure of, or people differ about, is added to the answers.
func (c *client) basis(rng *rand.Rand, given []int, told *answer.Set) node {
	m := mapping()
	if rng.IntN(100) >= 45 {
		return m
	}
	said := map[int][]answer.Value{}
	for range 1 + rng.IntN(4) {
		i := pick(rng, given...)
		q := c.source.schema.At(i)
		b := mapping()
		if rng.IntN(5) > 0 {
			b.add("kind", plain(pick(rng, "stated", "estimated", "estimated", "seen")))
		}
		b.add("by", quoted(pick(rng, "office manager", "head of IT", "sales engineer")))
		if rng.IntN(4) > 0 {
			b.add("on", plain(day(rng)))
		}
		delete(said, i) // the last basis of a question is the one that stands
		if other, differs := c.otherwise(rng, i, told.Values[i]); differs && rng.IntN(4) == 0 {
			b.add("others", list(mapping("value", c.written(i, other), "by", quoted("the owner"), "on", plain(day(rng)))))
			if c.source.options.Disputes && c.novel() && rng.IntN(2) == 0 {
				b.add("settled", plain("true"))
			} else {
				said[i] = []answer.Value{other}
			}
		}
		if told.Values[i].Unsure = c.unsure(q, told.Values[i]); told.Values[i].Unsure != 0 {
			var options []node
			for _, o := range q.UnsureNodes(told.Values[i]) {
				options = append(options, node(o))
			}
			b.add("unsure", list(options...))
		}
		m.set(q.ID, b)
	}
	for _, i := range given {
		if c.source.schema.At(i).Type == answer.Grid {
			c.towers(i, told, said, &m)
		}
		if d, differ := c.source.schema.Differ(i, slices.Insert(said[i], 0, told.Values[i])); differ {
			told.Disputed = append(told.Disputed, d)
		}
	}
	return m
}

// unsure draws the options of a list of which nobody is sure.
func (c *client) unsure(q *answer.Question, v answer.Value) uint64 {
	if !c.source.options.Unsure || !c.novel() || q.Type != answer.MultiChoice || v.Options&q.Exclusive != 0 {
		return 0
	}
	open := ^v.Options &^ q.Exclusive & (1<<len(q.Options) - 1)
	return open & -open
}

// towers lets somebody else name another side for a single tower.
func (c *client) towers(i int, told *answer.Set, said map[int][]answer.Value, m *node) {
	rng := stream(c.source.seed, c.n, "towers")
	if !c.source.options.Disputes || !c.novel() || rng.IntN(3) > 0 {
		return
	}
	t := terms.Tower(rng.IntN(terms.NumOperational))
	other := answer.Value{State: answer.Given}.WithTower(t, pick(rng, terms.Provider, terms.Shared, terms.Client))
	v := &told.Values[i]
	if v.Grid[t] == other.Grid[t] {
		return
	}
	b := mapping("by", quoted("head of IT"), "others", list(mapping("value", node(answer.TowerNode(other, t)), "by", quoted("the owner"))))
	if rng.IntN(3) == 0 {
		b.add("settled", plain("true"))
	} else {
		said[i] = append(said[i], other)
	}
	m.set(c.source.schema.At(i).ID+"."+t.String(), b)
}

// otherwise is what somebody else may have answered.
func (c *client) otherwise(rng *rand.Rand, i int, v answer.Value) (answer.Value, bool) {
	q := c.source.schema.At(i)
	v.Unsure = 0 // a file has a place for it beside the answer in use alone
	other := v
	switch q.Type {
	case answer.Number:
		other.Number, other.Spread = min(q.Max, (v.Number*(80+rng.Int64N(50))/100+100)/100*100), 0
	case answer.Scale, answer.Level:
		other.Number = q.Min + 100*rng.Int64N((q.Max-q.Min)/100+1)
	case answer.SingleChoice, answer.YesNo:
		other.Options = 1 << rng.IntN(len(q.Options))
	case answer.MultiChoice:
		if !c.source.options.Disputes {
			return v, false
		}
		other.Options = c.several(stream(c.source.seed, c.n, "otherwise "+q.ID), q, &draw{})
	case answer.Grid, answer.Text:
		return v, false
	}
	if !c.novel() && !c.readable(q, &other) {
		return v, false
	}
	return other, !other.Equal(v)
}
