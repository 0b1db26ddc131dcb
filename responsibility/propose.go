package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Proposal is a split proposed for one model.
type Proposal struct {
	Split   terms.Split           // every tower has a side
	Assumed [terms.NumTowers]bool // the side is the rules', not the client's
	Dropped []terms.Tower         // decided by the client but not possible in this model, in tower order
	Because [terms.NumTowers]string
	// Because says why an assumed tower has its side; it is "" where the
	// client decided.
}

// Propose completes what the client has stated into a split whose class is the
// model. Whenever the model is reachable from the stated towers
// (terms.Reachable), all of them stand and terms.Classify of the split is m.
// When it is not, because a model that was ruled out is only priced, the
// fewest stated towers are dropped that make it so.
//
// A team of fewer than two people (smallTeam) cannot run a hybrid; for that
// model the split assumes the team of two that it would need.
//
// The view must belong to the schema the rules were read with, or extend it.
func (s *SplitRules) Propose(m terms.Model, stated terms.Split, smallTeam bool, v answer.View) Proposal {
	if m == terms.Hybrid {
		smallTeam = false
	}
	rules := &s.models[m]
	w := rules.weigh(v)
	var p Proposal
	for t, side := range stated {
		if side == terms.Undecided {
			side = w.preferred[t]
			p.Assumed[t] = true
		}
		p.Split[t] = side
	}
	if terms.Classify(p.Split, smallTeam) != m {
		s.counts.nearest(&p.Split, &stated, &w, m, smallTeam)
		for _, t := range terms.OperationalTowers() {
			if stated[t] != terms.Undecided && p.Split[t] != stated[t] {
				p.Assumed[t] = true
				p.Dropped = append(p.Dropped, t)
			}
		}
	}
	for t := range p.Split {
		if p.Assumed[t] {
			p.Because[t] = rules.reason(&w, t, p.Split[t])
		}
	}
	return p
}

// weights is the pull on each tower under one view.
type weights struct {
	pull      [terms.NumTowers][terms.ThirdParty + 1]int64 // by side: the default's 1 plus the leans that hold
	strongest [terms.NumTowers][terms.ThirdParty + 1]int   // 1 + index of the strongest lean to that side, 0 for none
	preferred terms.Split
}

// weigh adds up the leans that hold. The preferred side is the one with the
// strongest pull; between equals the default, then the side named first.
func (rules *modelRules) weigh(v answer.View) weights {
	w := weights{preferred: rules.defaults}
	for t, side := range rules.defaults {
		w.pull[t][side] = defaultStrength
	}
	for i := range rules.leans {
		l := &rules.leans[i]
		if !l.rule.Holds(v) {
			continue
		}
		w.pull[l.Tower][l.Side] += l.Strength
		if best := &w.strongest[l.Tower][l.Side]; *best == 0 || rules.leans[*best-1].Strength < l.Strength {
			*best = i + 1
		}
	}
	// Again in order, now with the sums known: a side replaces another only
	// with a stronger pull, so the first of equals stays.
	for i := range rules.leans {
		l := &rules.leans[i]
		if w.strongest[l.Tower][l.Side] != 0 && w.pull[l.Tower][l.Side] > w.pull[l.Tower][w.preferred[l.Tower]] {
			w.preferred[l.Tower] = l.Side
		}
	}
	return w
}

// reason says why a tower that the client did not decide has its side.
func (rules *modelRules) reason(w *weights, t int, side terms.Side) string {
	switch lean := w.strongest[t][side]; {
	case side != w.preferred[t]:
		return rules.held
	case lean != 0:
		return rules.leans[lean-1].Because
	}
	return rules.because
}

// counts is the ways in which seven towers can be counted by side, with the
// class of each. Only these counts decide the class of a split, so a search
// over counts finds what a search over all 4^7 splits would.
type counts struct {
	next  [][terms.ThirdParty + 1]uint8 // the count after one more tower of a side
	class [2][]terms.Model              // by smallTeam
	upTo  [terms.NumOperational + 1]int // how many counts are of at most n towers
}

// newCounts lists the counts by their number of towers, asking terms.Classify
// for the class of a split of each kind.
func newCounts() counts {
	var c counts
	index := map[[3]int]uint8{}
	var all [][3]int // towers of the provider, shared, of the client; third parties do not count
	for n := 0; n <= terms.NumOperational; n++ {
		for p := n; p >= 0; p-- {
			for s := n - p; s >= 0; s-- {
				k := [3]int{p, s, n - p - s}
				index[k] = uint8(len(all)) // at most 120
				all = append(all, k)
			}
		}
		c.upTo[n] = len(all)
	}
	for _, k := range all {
		var next [terms.ThirdParty + 1]uint8
		for i, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client} {
			more := k
			more[i]++
			next[side] = index[more] // 0 beyond seven towers, where nobody looks
		}
		next[terms.ThirdParty] = index[k]
		c.next = append(c.next, next)

		split := terms.Split{}
		for i := range terms.NumOperational {
			switch {
			case i < k[0]:
				split[i] = terms.Provider
			case i < k[0]+k[1]:
				split[i] = terms.Shared
			case i < k[0]+k[1]+k[2]:
				split[i] = terms.Client
			default:
				split[i] = terms.ThirdParty
			}
		}
		c.class[0] = append(c.class[0], terms.Classify(split, false))
		c.class[1] = append(c.class[1], terms.Classify(split, true))
	}
	return c
}

// The cost of a split, smaller is better, packed into one number so that the
// costs of towers add up: first the stated towers dropped, then the pull
// (which counts negative), then how many towers have another side than stated
// or preferred, then which towers these are (the first ones in tower order),
// and last the sides themselves, which makes every cost unique and says what
// was chosen.
const (
	sideBits    = 2
	changedAt   = sideBits * terms.NumOperational
	changesAt   = changedAt + terms.NumOperational
	pullAt      = changesAt + 3
	droppedAt   = pullAt + 24 // pulls are at most 10 for each lean of a file of at most 1 MiB
	unreachable = int64(1) << 62
)

// code numbers the sides of a tower for the last part of a cost, the preferred
// one 0. It is its own inverse.
func (w *weights) code(t int, n int64) int64 {
	return n ^ int64(w.preferred[t]-terms.Provider)
}

// cost returns the cost of giving one side to one tower.
func (w *weights) cost(t int, side, stated terms.Side) int64 {
	cost := w.code(t, int64(side-terms.Provider)) << (sideBits * t)
	if side == stated {
		return cost
	}
	if stated != terms.Undecided {
		cost += 1 << droppedAt
	}
	if stated != terms.Undecided || side != w.preferred[t] {
		cost += 1<<changesAt + 1<<(changedAt+t)
	}
	return cost - w.pull[t][side]<<pullAt
}

// nearest sets the operational towers of split to the best sides whose class
// is m, in the order of costs.
func (c *counts) nearest(split, stated *terms.Split, w *weights, m terms.Model, smallTeam bool) {
	var layers [2][120]int64
	now, then := &layers[0], &layers[1]
	now[0] = 0
	for t := range terms.NumOperational {
		for k := range then[:c.upTo[t+1]] {
			then[k] = unreachable
		}
		// Nobody but the client gives a tower to a third party.
		last := terms.Client
		if stated[t] == terms.ThirdParty {
			last = terms.ThirdParty
		}
		var costs [terms.ThirdParty + 1]int64
		for side := terms.Provider; side <= last; side++ {
			costs[side] = w.cost(t, side, stated[t])
		}
		for k, sum := range now[:c.upTo[t]] {
			if sum == unreachable {
				continue
			}
			next := &c.next[k]
			for side := terms.Provider; side <= last; side++ {
				then[next[side]] = min(then[next[side]], sum+costs[side])
			}
		}
		now, then = then, now
	}
	class := c.class[0]
	if smallTeam {
		class = c.class[1]
	}
	best := unreachable
	for k, sum := range now {
		if class[k] == m {
			best = min(best, sum)
		}
	}
	for t := range terms.NumOperational {
		digit := best >> (sideBits * t) & (1<<sideBits - 1)
		split[t] = terms.Provider + terms.Side(w.code(t, digit))
	}
}
