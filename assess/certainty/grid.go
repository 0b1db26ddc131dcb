package certainty

import (
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

// reach returns the reachable models, as bits by tie rank, for counts of sides
// over the operational towers.
func (c *Certifier) reach(sides [5]int8) (reach [reachModes]uint8) {
	dropped := sides
	dropped[terms.Undecided] += sides[terms.Client] + sides[terms.Shared]
	dropped[terms.Client], dropped[terms.Shared] = 0, 0
	for mode := range reach {
		n := sides
		if mode == withNobody {
			n = dropped
		}
		for model, ok := range reachable(n, mode != withTeam) {
			if ok {
				reach[mode] |= 1 << c.rank[model]
			}
		}
	}
	return reach
}

// reachable is terms.Reachable over counts: which tower has which side does
// not matter. Tests hold the two together on every count.
func reachable(n [5]int8, small bool) (reach [terms.NumModels]bool) {
	open := n[terms.Undecided]
	for p := range open + 1 {
		for cl := range open - p + 1 {
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

// towerGroup is towers that no test tells apart, with the literals that fail
// as soon as one of them has a side.
type towerGroup struct {
	towers      []terms.Tower
	fails       [5]uint64
	operational int8 // 1 when the towers count, 0 when they do not
}

func (x *variable) towerGroups() (groups []towerGroup) {
	for _, t := range terms.Towers() {
		g := towerGroup{towers: []terms.Tower{t}}
		if t.Operational() {
			g.operational = 1
		}
		for i, tests := range x.literals {
			for _, test := range tests {
				for side := range g.fails {
					if test.Op == answer.OpSide && test.Tower == t && test.Sides&(1<<side) == 0 {
						g.fails[side] |= 1 << i
					}
				}
			}
		}
		if g.operational == 0 && g.fails == [5]uint64{} {
			continue // nothing reads it
		}
		at := slices.IndexFunc(groups, func(o towerGroup) bool {
			return o.fails == g.fails && o.operational == g.operational
		})
		if at < 0 {
			groups = append(groups, g)
		} else {
			groups[at].towers = append(groups[at].towers, t)
		}
	}
	return groups
}

// splitGrid splits the permitted splits of towers: within a group of towers
// only the number with each side matters.
func (c *Certifier) splitGrid(x *variable) {
	type side struct {
		bit       uint64
		sides     uint8
		low, high int64
	}
	var counts []side
	for i, tests := range x.literals {
		for _, t := range tests {
			if t.Op == answer.OpSideCount {
				counts = append(counts, side{1 << i, t.Sides, t.Low, t.High})
			}
		}
	}
	all := uint64(1)<<len(x.literals) - 1 // of 64 literals every bit
	groups := x.towerGroups()
	reached := map[[5]int8][reachModes]uint8{}
	value := answer.Value{State: answer.Given}
	var number [5]int8
	tried := 0
	give := func(failed uint64) {
		for _, t := range counts {
			n := int64(0)
			for s := range number {
				if t.sides&(1<<s) != 0 {
					n += int64(number[s])
				}
			}
			if n*100 < t.low || n*100 > t.high {
				failed |= t.bit
			}
		}
		reach, ok := reached[number]
		if !ok {
			reach = c.reach(number)
			reached[number] = reach
		}
		x.add(cellKey{yes: all &^ failed, no: failed & x.gating, reach: reach}, value)
	}
	var fill func(g, from int, least terms.Side, failed uint64)
	fill = func(g, from int, least terms.Side, failed uint64) {
		if x.wide {
			return
		}
		if g == len(groups) {
			if tried++; tried > c.limits.values {
				x.wide = true
				return
			}
			give(failed)
			return
		}
		group := &groups[g]
		if from == len(group.towers) {
			fill(g+1, 0, terms.Undecided, failed)
			return
		}
		for s := least; s <= terms.ThirdParty; s++ {
			value.Grid[group.towers[from]] = s
			number[s] += group.operational
			fill(g, from+1, s, failed|group.fails[s])
			number[s] -= group.operational
		}
		value.Grid[group.towers[from]] = terms.Undecided
	}
	fill(0, 0, terms.Undecided, 0)
}
