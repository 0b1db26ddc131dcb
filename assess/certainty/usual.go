package certainty

import (
	"sort"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// fine is what one unit of weight counts as where it is divided among cells.
const fine = 1000

// weigh says how often the answers of each cell come: the options of a choice, the
// steps of a scale, the ready-made answers to a grid and numbers as the
// questionnaire says, otherwise each cell as often as another.
func (c *Certifier) weigh(x *variable, q *assess.Questionnaire) {
	x.weights = make([]int64, x.domain)
	question, asked := c.schema.At(x.question), &q.Questions[x.question]
	x.cost = max(1, asked.Cost)
	said := false
	add := func(value answer.Value, weight int64) {
		if at := c.cellOf(x, &value); at >= 0 && at < len(x.weights) {
			x.weights[at] += weight * fine
			said = said || weight > 0
		}
	}
	switch question.Type {
	case answer.SingleChoice, answer.YesNo:
		for o := range question.Options {
			add(answer.Value{State: answer.Given, Options: 1 << o}, usualOf(asked.Usual.Options, o))
		}
	case answer.Scale, answer.Level:
		for n := question.Min; n <= question.Max; n += 100 {
			add(answer.Value{State: answer.Given, Number: n}, 1)
		}
		for i := range asked.Options {
			if n := c.step(asked.Options[i].ID); n >= question.Min && n <= question.Max {
				add(answer.Value{State: answer.Given, Number: n}, usualOf(asked.Usual.Options, i)-1)
			}
		}
	case answer.Grid:
		x.weighSides(asked)
		for i := range asked.Presets {
			add(asked.Presets[i].Value, usualOf(asked.Usual.Presets, i))
		}
	case answer.Number:
		for i := range asked.Usual.Numbers {
			u := &asked.Usual.Numbers[i]
			said = x.spreadWeight(&u.Value, u.Weight) || said
		}
	case answer.MultiChoice, answer.Text:
	}
	if said {
		return
	}
	for cell := range x.weights {
		x.weights[cell] = 0
		if cell != x.open || len(x.weights) == 1 {
			x.weights[cell] = 1
		}
	}
}

// usualOf is a weight, 1 where nobody says.
func usualOf(weights []int64, i int) int64 {
	if i >= len(weights) {
		return 1
	}
	return weights[i]
}

// step is the number of a step of a scale, in hundredths.
func (c *Certifier) step(id string) int64 {
	if len(id) != 1 {
		return -1
	}
	return int64(id[0]-'0') * 100
}

// spreadWeight divides the weight of a number or a range among the cells of its
// numbers, in proportion to how much of the range they cover.
func (x *variable) spreadWeight(v *answer.Value, weight int64) bool {
	if weight <= 0 {
		return false
	}
	low, high := v.Number, v.High()
	said := false
	for i := max(0, sort.Search(len(x.starts), func(i int) bool { return x.starts[i] > low })-1); i < len(x.starts) && x.starts[i] <= high; i++ {
		from, to := max(x.starts[i], low), high
		if i+1 < len(x.starts) {
			to = min(high, x.starts[i+1]-1)
		}
		if at := x.at[i]; at >= 0 && at < len(x.weights) {
			x.weights[at] += share(weight*fine, to-from+1, high-low+1)
			said = true
		}
	}
	return said
}

// share is a part of a weight; some, however small the part.
func share(weight, part, whole int64) int64 {
	// A range of answers can be wider than the product would bear.
	for whole > 1<<30 {
		part, whole = part>>1, whole>>1
	}
	return max(1, weight*part/whole)
}

// weighSides says how often a tower has each side.
func (x *variable) weighSides(asked *assess.Question) {
	for side := range x.sides {
		x.sides[side] = 1
	}
	for i := range asked.Options {
		side := terms.Undecided // you propose
		if asked.Options[i].ID != "advise" {
			if side.UnmarshalText([]byte(asked.Options[i].ID)) != nil {
				continue
			}
		}
		x.sides[side] = usualOf(asked.Usual.Options, i)
	}
}
