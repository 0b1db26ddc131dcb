package certainty

import (
	"cmp"
	"math/bits"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// flipRange is a range of numbers that no test in use tells apart, in
// hundredths, both ends included.
type flipRange struct{ low, high int64 }

// rangesOf splits the permitted numbers of a question at every bound in use.
func rangesOf(q *answer.Question, tests []answer.Test) []flipRange {
	if q.Type != answer.Number && q.Type != answer.Scale && q.Type != answer.Level {
		return nil
	}
	starts := []int64{q.Min}
	for _, t := range tests {
		if t.Op != answer.OpRange {
			continue
		}
		for _, start := range [...]int64{t.Low, t.High + 1} {
			if q.Min < start && start <= q.Max {
				starts = append(starts, start)
			}
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var ranges []flipRange
	for i, low := range starts {
		high := q.Max
		if i+1 < len(starts) {
			high = starts[i+1] - 1
		}
		if q.Decimals == 0 { // only whole numbers can be answered
			low, high = (low+99)/100*100, high/100*100
		}
		if low <= high {
			ranges = append(ranges, flipRange{low, high})
		}
	}
	return ranges
}

// nearest returns a number of the range near to a number outside of it: a whole
// one if there is one, then a half, a tenth, a hundredth.
func (r flipRange) nearest(from int64) (n int64, whole bool) {
	for _, grain := range [...]int64{100, 50, 10, 1} {
		if from < r.low {
			n = (r.low + grain - 1) / grain * grain
		} else {
			n = r.high / grain * grain
		}
		if r.low <= n && n <= r.high {
			return n, grain == 100
		}
	}
	return r.low, false
}

// newValue is a value that a given answer can change to. A part value is a
// number with decimals where the present one is whole: half a person.
type newValue struct {
	answer.Value
	part bool
}

// newValues lists the values that a given answer can change to, the most likely
// first; some may be the same to every rule.
func (f *FlipFinder) newValues(q int, now answer.Value) []newValue {
	var values []newValue
	switch question := f.schema.At(q); question.Type {
	case answer.Number, answer.Scale, answer.Level:
		values = f.newNumbers(q, now.Number)
	case answer.SingleChoice, answer.YesNo:
		for o := range question.Options {
			if now.Options != 1<<o {
				values = append(values, newValue{Value: answer.Value{Options: 1 << o}})
			}
		}
	case answer.MultiChoice:
		for _, options := range newLists(question, now.Options) {
			values = append(values, newValue{Value: answer.Value{Options: options}})
		}
	case answer.Grid:
		for _, split := range f.newGrids(q, now.Grid) {
			values = append(values, newValue{Value: answer.Value{Grid: split}})
		}
	case answer.Text:
	}
	for i := range values {
		values[i].State = answer.Given
	}
	return values
}

// within lists the new values of a question that are within reach. Of a reader who
// is one of the client's own IT people nothing about them is.
func (f *FlipFinder) within(v answer.View, team bool, q int) []newValue {
	if team && (q == f.structure.Count || q == f.structure.Plan) {
		return nil
	}
	now, giveUp := v.Value(q), !team && f.matrix.Reach.GivingUp(v)
	return slices.DeleteFunc(f.newValues(q, now), func(next newValue) bool {
		return !giveUp && f.givesUp(q, &now, &next.Value) || !f.near(q, now.Number, next.Number)
	})
}

// near reports whether a number is as near to the present one as numbers turn out.
func (f *FlipFinder) near(q int, now, next int64) bool {
	if f.ranges[q] == nil || !f.matrix.Reach.Limited {
		return true
	}
	head := q == f.structure.Count && now <= f.matrix.Reach.CountUpTo
	if !head {
		between := 0 // ranges from the present one to that of the next
		for _, r := range f.ranges[q] {
			if r.high >= min(now, next) && r.low <= max(now, next) {
				between++
			}
		}
		if between > 2 {
			return false
		}
	}
	// A step on a scale is as small as can be, whatever share of the scale it is.
	return f.schema.At(q).Type != answer.Number || f.matrix.Reach.Number(now, next, head)
}

// givesUp reports whether a new value means that nobody of the client will be there,
// or that every part of IT is given away at once: to say that this makes it another
// model is to say what the models are.
func (f *FlipFinder) givesUp(q int, now, next *answer.Value) bool {
	switch q {
	case f.structure.Plan:
		return next.Options&f.structure.Nobody != 0
	case f.structure.Towers:
		moved := 0
		for _, t := range terms.OperationalTowers() {
			if next.Grid[t] != terms.Provider {
				return false
			}
			moved += flipCount(now.Grid[t] != terms.Provider)
		}
		return moved > 1
	}
	return false
}

// newNumbers lists a number from every range but the present one: whole numbers
// first when the present one is whole, then the nearest first.
func (f *FlipFinder) newNumbers(q int, now int64) []newValue {
	var values []newValue
	for _, r := range f.ranges[q] {
		if r.low <= now && now <= r.high {
			continue
		}
		n, whole := r.nearest(now)
		values = append(values, newValue{answer.Value{Number: n}, !whole && now%100 == 0})
	}
	slices.SortStableFunc(values, func(a, b newValue) int {
		if a.part != b.part {
			return flipCount(a.part) - flipCount(b.part)
		}
		return cmp.Compare(max(a.Number-now, now-a.Number), max(b.Number-now, now-b.Number))
	})
	return values
}

// newLists lists the lists with one option less or more. An option that stands
// alone gives way to a new one, and an empty list is [none] where there is one.
func newLists(question *answer.Question, now uint64) []uint64 {
	var lists []uint64
	for o := range question.Options {
		bit := uint64(1) << o
		next := now ^ bit
		switch {
		case now&bit != 0 && next == 0:
			if none := question.OptionIndex("none"); none >= 0 {
				next = 1 << none
			}
		case now&bit == 0 && question.Exclusive&bit != 0 && bits.OnesCount64(now) > 0:
			continue // this is more than one option less
		case now&bit == 0:
			next &^= question.Exclusive &^ bit
		}
		if next != now {
			lists = append(lists, next)
		}
	}
	return lists
}

// newGrids lists the grids with one tower on another side, then the presets.
func (f *FlipFinder) newGrids(q int, now terms.Split) []terms.Split {
	var splits []terms.Split
	for _, tower := range terms.Towers() {
		for _, side := range terms.Sides() {
			if now[tower] != side {
				next := now
				next[tower] = side
				splits = append(splits, next)
			}
		}
	}
	for i := range f.questions.Questions[q].Presets {
		preset := &f.questions.Questions[q].Presets[i].Value
		if preset.State == answer.Given && preset.Grid != now {
			splits = append(splits, preset.Grid)
		}
	}
	return splits
}
