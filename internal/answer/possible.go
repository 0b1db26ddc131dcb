package answer

import (
	"math/bits"

	"mspscope/internal/terms"
)

// canHold reports whether one answer to the question passes all tests. Each
// choice that is tried for a list takes one of the steps that are left; when
// none is left it returns true.
func (q *Question) canHold(tests []Test, steps *int) bool {
	open := 0
	for _, t := range tests {
		if t.Op.asksOpen() {
			open++
		}
	}
	if open > 0 {
		return open == len(tests)
	}
	switch q.Type {
	case Number, Scale, Level:
		low, high := q.Min, q.Max
		for _, t := range tests {
			low, high = max(low, t.Low), min(high, t.High)
		}
		if q.Decimals == 0 {
			low = wholeFrom(low)
		}
		return low <= high
	case SingleChoice, YesNo:
		mask := ^uint64(0) >> (64 - len(q.Options))
		for _, t := range tests {
			if t.Op == OpNone {
				mask &^= t.Options
			} else {
				mask &= t.Options
			}
		}
		return mask != 0
	case MultiChoice:
		return q.listCanHold(tests, steps)
	case Grid:
		return gridCanHold(tests)
	case Text:
	}
	return false
}

// wholeFrom returns the first whole number from n on, both in hundredths.
func wholeFrom(n int64) int64 {
	over := n % 100
	if over > 0 {
		over -= 100
	}
	return n - over
}

func (q *Question) listCanHold(tests []Test, steps *int) bool {
	hasNone := q.OptionIndex(noneOption) >= 0
	passes := func(options uint64) bool {
		if options == 0 && hasNone {
			return false // an empty list is read as [none]
		}
		v := Value{State: Given, Options: options}
		for i := range tests {
			if !tests[i].Holds(&v) {
				return false
			}
		}
		return true
	}
	for rest := q.Exclusive; rest != 0; rest &= rest - 1 {
		if passes(1 << bits.TrailingZeros64(rest)) {
			return true
		}
	}
	if len(q.Options) == 0 {
		return passes(0)
	}
	free := ^uint64(0) >> (64 - len(q.Options)) &^ q.Exclusive
	for i := range tests {
		if tests[i].Op == OpNone {
			free &^= tests[i].Options
		}
	}
	most := len(q.Options)
	for i := range tests {
		if tests[i].Op == OpCount && tests[i].High < int64(most)*100 {
			most = int(max(tests[i].High, 0) / 100)
		}
	}
	// A smallest choice that meets every "has": one option for each, tried in
	// all combinations; then it is filled up to the count that is asked for.
	var try func(i int, chosen uint64) bool
	try = func(i int, chosen uint64) bool {
		if *steps--; *steps < 0 {
			return true
		}
		if bits.OnesCount64(chosen) > most {
			return false
		}
		for ; i < len(tests); i++ {
			if tests[i].Op == OpAny && chosen&tests[i].Options == 0 {
				for rest := free & tests[i].Options; rest != 0; rest &= rest - 1 {
					if try(i+1, chosen|1<<bits.TrailingZeros64(rest)) {
						return true
					}
				}
				return false
			}
		}
		for rest := free &^ chosen; ; rest &= rest - 1 {
			if passes(chosen) {
				return true
			}
			if rest == 0 {
				return false
			}
			chosen |= 1 << bits.TrailingZeros64(rest)
		}
	}
	return try(0, 0)
}

func gridCanHold(tests []Test) bool {
	var sides [terms.NumTowers]uint8
	for t := range sides {
		sides[t] = 0b11111
	}
	for _, t := range tests {
		if t.Op == OpSide {
			sides[t.Tower] &= t.Sides
		}
	}
	for _, s := range sides {
		if s == 0 {
			return false
		}
	}
	for _, t := range tests {
		if t.Op != OpSideCount {
			continue
		}
		var must, may int64
		for _, tower := range terms.OperationalTowers() {
			if sides[tower]&t.Sides != 0 {
				may += 100
				if sides[tower]&^t.Sides == 0 {
					must += 100
				}
			}
		}
		if wholeFrom(max(must, t.Low)) > min(may, t.High) {
			return false
		}
	}
	return true
}
