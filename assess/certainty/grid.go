package certainty

import (
	"hash/maphash"
	"math/bits"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// The three ways in which stated towers are looked at: with a team, with a
// small one, and with nobody there, who drops what the client would run.
const (
	withTeam = iota
	withSmallTeam
	withNobody
	reachModes
)

// sideCounts is how many operational towers have each side, and how many of those
// that are undecided are the client's only where the client says so.
type sideCounts struct {
	sides [5]int8
	held  int8
}

// reach returns the reachable models, as bits by tie rank.
func (c *Certifier) reach(n sideCounts) (reach [reachModes]uint8) {
	dropped := n
	dropped.sides[terms.Undecided] += n.sides[terms.Client] + n.sides[terms.Shared]
	dropped.sides[terms.Client], dropped.sides[terms.Shared] = 0, 0
	for mode := range reach {
		of := n
		if mode == withNobody {
			of = dropped
		}
		for model, ok := range reachable(of, mode != withTeam) {
			if ok {
				reach[mode] |= 1 << c.rank[model]
			}
		}
	}
	return reach
}

// reachable is terms.Reachable over counts: which tower has which side does
// not matter. Tests hold the two together on every count.
func reachable(of sideCounts, small bool) (reach [terms.NumModels]bool) {
	n := of.sides
	open := n[terms.Undecided]
	for p := range open + 1 {
		for cl := range min(open-p, open-of.held) + 1 {
			provider, client, shared := n[terms.Provider]+p, n[terms.Client]+cl, n[terms.Shared]+open-p-cl
			if small {
				client, shared = 0, shared+client
			}
			switch {
			case shared == 0 && client == 0:
				reach[terms.FullyManaged] = true
			case provider > 0 && client > 0 && shared < provider+client:
				reach[terms.Hybrid] = true
			default:
				reach[terms.CoManaged] = true
			}
		}
	}
	return reach
}

// towerGroup is towers that no test tells apart, with what the tests of single
// towers say of a tower that may have some sides.
type towerGroup struct {
	towers      []terms.Tower
	notTrue     [answer.AnySide + 1]uint64 // by possible sides: literals that are not true
	isFalse     [answer.AnySide + 1]uint64 // literals that are false
	operational bool                       // the towers count
	held        bool                       // they are the client's only where the client says so
}

func (c *Certifier) groupTowers(x *variable) {
	for _, t := range terms.Towers() {
		g := towerGroup{operational: t.Operational(), held: t.Operational() && c.matrix.Team.StatedOnly[t]}
		for i, tests := range x.literals {
			for k := range tests {
				if tests[k].Op != answer.OpSide || tests[k].Tower != t {
					continue
				}
				for may := uint8(1); may <= answer.AnySide; may++ {
					sides := answer.Sides{}
					sides[t] = may
					switch tests[k].EvalSides(&sides) {
					case answer.False:
						g.isFalse[may] |= 1 << i
						g.notTrue[may] |= 1 << i
					case answer.Open:
						g.notTrue[may] |= 1 << i
					case answer.True:
					}
				}
			}
		}
		// One that is open and one that is left to our proposal are the same to
		// most rules.
		advised := uint8(1) << terms.Undecided
		x.apart = x.apart || g.notTrue[advised] != g.notTrue[answer.AnySide] || (g.isFalse[advised]^g.isFalse[answer.AnySide])&x.gating != 0
		if !g.operational && g.notTrue == [answer.AnySide + 1]uint64{} {
			continue // nothing reads it
		}
		at := slices.IndexFunc(x.groups, func(o towerGroup) bool {
			return o.notTrue == g.notTrue && o.isFalse == g.isFalse && o.operational == g.operational && o.held == g.held
		})
		if at < 0 {
			at = len(x.groups)
			x.groups = append(x.groups, g)
		}
		x.groups[at].towers = append(x.groups[at].towers, t)
	}
	for _, tests := range x.literals {
		for _, t := range tests {
			x.apart = x.apart || t.Op == answer.OpSideCount && t.High < terms.NumOperational*100
		}
	}
}

// gridWalk goes through the grids that some towers may come to, one for each that the
// matrix can tell from the others.
type gridWalk struct {
	c       *Certifier
	x       *variable
	choices [terms.NumTowers][]uint8 // by tower: the possible sides that are tried
	reached map[sideCounts][reachModes]uint8
}

// gridState is all that the matrix can tell about some of the towers, and an example.
type gridState struct {
	gridSum
	may answer.Sides
}

// gridSum is what the tests of single towers say of some towers, and how many of those
// that count there are by the sides that they may have.
type gridSum struct {
	notTrue uint64
	isFalse uint64
	number  [answer.AnySide + 1]int8
	held    int8
}

// openChoices are what an open tower can come to: every side, our proposal, and,
// where that is something else, staying open.
func (x *variable) openChoices() []uint8 {
	all := []uint8{1 << terms.Undecided, 1 << terms.Provider, 1 << terms.Shared, 1 << terms.Client, 1 << terms.ThirdParty}
	if x.apart {
		all = append(all, answer.AnySide)
	}
	return all
}

// run calls f for the key of every grid with an example, until it returns false. It
// returns false over the limit.
func (w *gridWalk) run(f func(k cellKey, may *answer.Sides) (more bool)) bool {
	all, ok := w.states(terms.NumTowers)
	for i := range all {
		if !ok || !f(w.key(&all[i]), &all[i].may) {
			break
		}
	}
	return ok
}

// states lists what the towers but one may come to. It returns false over the limit.
func (w *gridWalk) states(but terms.Tower) (all []gridState, ok bool) {
	all = make([]gridState, 1, 64)
	var next []gridState // all and next change places at every tower
	seen := sums{seed: maphash.MakeSeed()}
	for g := range w.x.groups {
		for _, t := range w.x.groups[g].towers {
			if t == but {
				continue
			}
			if len(w.choices[t]) == 1 {
				for i := range all {
					w.add(&all[i], g, t, w.choices[t][0])
				}
				continue
			}
			next = slices.Grow(next[:0], 2*len(all))
			seen.begin(len(all))
			for i := range all {
				for _, may := range w.choices[t] {
					s := all[i]
					w.add(&s, g, t, may)
					if seen.add(next, &s.gridSum) {
						next = append(next, s)
					}
				}
			}
			if all, next = next, all; len(all) > w.c.limits.values {
				return nil, false
			}
		}
	}
	return all, true
}

// sums tells whether a sum is among some states. It is a table of their places, of which at
// most every second one is taken: a map would hold every sum once more, and there are
// thousands.
type sums struct {
	seed   maphash.Seed
	places []int32 // from 1; 0 for none
}

// begin makes the table ready for about so many states, none of which is in it yet.
func (t *sums) begin(n int) {
	size := 2 << bits.Len(uint(n))
	t.places = slices.Grow(t.places[:0], size)[:size]
	clear(t.places)
}

// add notes the sum of the state that will be the next one, unless one of the states has it.
func (t *sums) add(states []gridState, s *gridSum) bool {
	if 2*len(states) >= len(t.places) {
		t.begin(2 * len(states))
		for i := range states {
			t.places[t.find(states, &states[i].gridSum)] = int32(i + 1)
		}
	}
	at := t.find(states, s)
	if t.places[at] != 0 {
		return false
	}
	t.places[at] = int32(len(states) + 1)
	return true
}

// find returns where in the table the place of a sum is, or is to be.
func (t *sums) find(states []gridState, s *gridSum) int {
	last := uint64(len(t.places) - 1)
	at := maphash.Comparable(t.seed, *s) & last
	for t.places[at] != 0 && states[t.places[at]-1].gridSum != *s {
		at = (at + 1) & last
	}
	return int(at)
}

// add adds a tower of a group.
func (w *gridWalk) add(s *gridState, g int, t terms.Tower, may uint8) {
	group := &w.x.groups[g]
	s.may[t] = may
	s.notTrue |= group.notTrue[may]
	s.isFalse |= group.isFalse[may]
	if !group.operational {
		return
	}
	s.number[may]++
	if side, held := answer.Taken(may); side == terms.Undecided && (group.held || held) {
		s.held++
	}
}

// countMay counts the operational towers by the side that they may have.
func (c *Certifier) countMay(sides *answer.Sides) (n sideCounts) {
	for _, t := range terms.OperationalTowers() {
		side, held := answer.Taken(sides[t])
		n.sides[side]++
		if side == terms.Undecided && (held || c.matrix.Team.StatedOnly[t]) {
			n.held++
		}
	}
	return n
}

// key is what the matrix can tell about a grid.
func (w *gridWalk) key(s *gridState) cellKey {
	notTrue, isFalse := s.notTrue, s.isFalse
	for i, tests := range w.x.literals {
		for k := range tests {
			if tests[k].Op != answer.OpSideCount {
				continue
			}
			switch tests[k].EvalSides(&s.may) {
			case answer.False:
				isFalse |= 1 << i
				notTrue |= 1 << i
			case answer.Open:
				notTrue |= 1 << i
			case answer.True:
			}
		}
	}
	of := sideCounts{held: s.held}
	for may, n := range s.number {
		if n == 0 {
			continue
		}
		side, _ := answer.Taken(uint8(may))
		of.sides[side] += n
	}
	reach, ok := w.reached[of]
	if !ok {
		reach = w.c.reach(of)
		if w.reached == nil {
			w.reached = map[sideCounts][reachModes]uint8{}
		}
		w.reached[of] = reach
	}
	all := uint64(1)<<len(w.x.literals) - 1 // of 64 literals every bit
	return cellKey{yes: all &^ notTrue, no: isFalse & w.x.gating, reach: reach}
}

// settle gives the towers of a set that have one side in the grid that is reached
// that side; the others stay as they are.
func (w *gridWalk) settle(set *answer.Set, sides *answer.Sides) {
	*set = set.Copy()
	q := w.x.question
	for t, may := range sides {
		if bits.OnesCount8(may) != 1 || len(w.choices[t]) < 2 {
			continue
		}
		side := terms.Side(bits.TrailingZeros8(may))
		set.Values[q] = set.Values[q].WithTower(terms.Tower(t), side)
		for i := range set.Disputed {
			d := &set.Disputed[i]
			for k := range d.Values {
				if d.Question == q {
					d.Values[k] = d.Values[k].WithTower(terms.Tower(t), side)
				}
			}
		}
	}
}

// valueOf is a grid as an answer; towers that may have several sides are left out.
func valueOf(sides *answer.Sides) answer.Value {
	v := answer.Value{State: answer.Given}
	for t, may := range sides {
		if bits.OnesCount8(may) == 1 {
			v = v.WithTower(terms.Tower(t), terms.Side(bits.TrailingZeros8(may)))
		}
	}
	return v
}

// splitGrid splits the permitted splits of towers.
func (c *Certifier) splitGrid(x *variable) {
	c.groupTowers(x)
	w := gridWalk{c: c, x: x}
	open := x.openChoices()
	for t := range w.choices {
		w.choices[t] = open
	}
	x.wide = !w.run(func(k cellKey, may *answer.Sides) bool {
		if _, known := x.find[k]; !known {
			x.add(k, valueOf(may))
		}
		return true
	})
}

// gridOf is a walk through what a grid that is not settled may come to.
func (c *Certifier) gridOf(x *variable, v answer.View) gridWalk {
	w := gridWalk{c: c, x: x}
	open := x.openChoices()
	for t, may := range v.PossibleSides(x.question) {
		switch {
		case may == answer.AnySide:
			w.choices[t] = open
		case bits.OnesCount8(may) == 1:
			w.choices[t] = []uint8{may}
		default: // one of those that were named, or still not settled
			for rest := may; rest != 0; rest &= rest - 1 {
				w.choices[t] = append(w.choices[t], rest&-rest)
			}
			w.choices[t] = append(w.choices[t], may)
		}
	}
	return w
}
