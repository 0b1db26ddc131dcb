package sample

import (
	"fmt"
	"hash/fnv"
	"math/bits"
	"math/rand/v2"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// stream is a source of random numbers for one thing about one engagement.
// Each thing has its own, so that a new question changes no other answer.
func stream(seed uint64, n int, name string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))                            // it never fails
	return rand.New(rand.NewPCG(seed^h.Sum64(), uint64(n))) //nolint:gosec // reproducible on purpose
}

// weighted is a value with how often it comes.
type weighted struct {
	id     string
	weight int
}

// choose takes one of several values.
func choose(rng *rand.Rand, from []weighted) string {
	total := 0
	for i := range from {
		total += from[i].weight
	}
	at := rng.IntN(total)
	for i := range from {
		if at -= from[i].weight; at < 0 {
			return from[i].id
		}
	}
	return from[len(from)-1].id
}

// bounds are the ends of a range, in hundredths.
type bounds struct{ low, high int64 }

// within draws a number of the range, small ones more often.
func (b bounds) within(rng *rand.Rand) int64 {
	const fine = 10_000
	r := rng.Int64N(fine)
	return b.low + (b.high-b.low+1)*(r*r/fine)/fine
}

// draw says how one answer is drawn. One of the fields up to grade is set, or
// none: then the question itself says what is possible.
type draw struct {
	value []weighted
	some  []weighted
	rng   *bounds
	grade string // down or up

	count bounds // of some
	per   string // a number is in proportion to this answer
	plus  bounds

	by    string // the question that decides between cases
	cases map[string]*draw
	other *draw
}

// client is what is true of one client, told or not.
type client struct {
	source *Source
	kind   *kind
	n      int
	skill  int // 0 to 100
	truth  answer.Set
}

// answer draws the true answer to a question.
func (c *client) answer(i int) answer.Value {
	q := c.source.schema.At(i)
	rng := stream(c.source.seed, c.n, q.ID)
	d := c.kind.answers[q.ID]
	if d == nil {
		d = c.source.table.answers[q.ID]
	}
	for d != nil && d.by != "" {
		d = d.case1(c.option(d.by))
	}
	if d == nil {
		d = &draw{}
	}
	v := answer.Value{State: answer.Given}
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		v.Number = c.number(rng, q, d)
		v.Spread = c.spread(q, v.Number)
	case answer.SingleChoice, answer.YesNo:
		v.Options = 1 << c.one(rng, q, d)
	case answer.MultiChoice:
		v.Options = c.several(rng, q, d)
	case answer.Grid:
		return c.grid(rng, d)
	case answer.Text:
		v.Text = texts[rng.IntN(len(texts))]
	}
	return v
}

// case1 is the draw for an answer to the question that decides.
func (d *draw) case1(option string) *draw {
	if of, ok := d.cases[option]; ok {
		return of
	}
	return d.other
}

// option is the true answer to a choice that was drawn before, or "".
func (c *client) option(id string) string {
	i := c.source.schema.Find(id)
	if i < 0 || c.truth.Values[i].State != answer.Given {
		return ""
	}
	q := c.source.schema.At(i)
	if at := bits.TrailingZeros64(c.truth.Values[i].Options); at < len(q.Options) {
		return q.Options[at]
	}
	return ""
}

// number draws a number that the question accepts.
func (c *client) number(rng *rand.Rand, q *answer.Question, d *draw) int64 {
	var v int64
	switch {
	case d.value != nil:
		v, _ = yamldoc.ParseHundredths(choose(rng, d.value))
		return max(q.Min, min(q.Max, v))
	case d.grade != "":
		steps := (q.Max - q.Min) / 100
		return q.Min + 100*int64(c.rank(rng, int(steps)+1, d.grade == "up"))
	case q.Type != answer.Number:
		return q.Min + 100*rng.Int64N((q.Max-q.Min)/100+1)
	case d.per != "" && d.rng != nil:
		if i := c.source.schema.Find(d.per); i >= 0 {
			v = c.truth.Values[i].Number * d.rng.within(rng) / 100
		}
		if d.plus.high > 0 {
			v += d.plus.within(rng)
		}
	case d.rng != nil:
		v = d.rng.within(rng)
	default:
		v = c.source.hintOf(q.ID, q).within(rng)
	}
	// People say round numbers, the rounder the larger they are.
	step := int64(100)
	switch {
	case v >= 10_000_00:
		step = 100_00
	case v >= 1_000_00:
		step = 10_00
	}
	return max(q.Min, min(q.Max, v/step*step))
}

// rank is a position among n, near the client's skill; with up the best is the
// last one.
func (c *client) rank(rng *rand.Rand, n int, up bool) int {
	skill := max(0, min(99, c.skill+rng.IntN(51)-25))
	at := skill * n / 100
	if !up {
		at = n - 1 - at
	}
	return at
}

// known leaves out of the weights what the question has no option for.
func known(q *answer.Question, from []weighted) []weighted {
	var list []weighted
	for i := range from {
		if q.OptionIndex(from[i].id) >= 0 {
			list = append(list, from[i])
		}
	}
	return list
}

func (c *client) one(rng *rand.Rand, q *answer.Question, d *draw) int {
	if list := known(q, d.value); len(list) > 0 {
		return q.OptionIndex(choose(rng, list))
	}
	if d.grade != "" {
		return c.rank(rng, len(q.Options), d.grade == "up")
	}
	return rng.IntN(len(q.Options))
}

func (c *client) several(rng *rand.Rand, q *answer.Question, d *draw) uint64 {
	if list := known(q, d.value); len(list) > 0 {
		return 1 << q.OptionIndex(choose(rng, list))
	}
	list, count := known(q, d.some), d.count
	if len(list) == 0 {
		for _, o := range q.Options {
			list = append(list, weighted{o, 1})
		}
		count = bounds{100, 300}
		if most := c.source.hints[q.ID].most; most > 0 {
			count.high = int64(most) * 100
		}
	}
	var set uint64
	for range count.within(rng) / 100 {
		option := uint64(1) << q.OptionIndex(choose(rng, list))
		if option&q.Exclusive != 0 { // it stands alone
			if set == 0 {
				return option
			}
			continue
		}
		set |= option
	}
	if set == 0 { // only options that stand alone are there
		set = 1 << q.OptionIndex(list[0].id)
	}
	return set
}

// spread draws how far a count goes as a range, 0 for one number.
func (c *client) spread(q *answer.Question, n int64) int64 {
	if !c.source.options.Ranges || !c.novel() || q.Type != answer.Number || q.Decimals != 0 || n < 10_00 {
		return 0
	}
	rng := stream(c.source.seed, c.n, "range "+q.ID)
	if rng.IntN(8) > 0 {
		return 0
	}
	return min(q.Max-n, max(100, n*(5+rng.Int64N(20))/100/100*100))
}

// grid draws who should run what.
func (c *client) grid(rng *rand.Rand, d *draw) answer.Value {
	word := "mixed"
	if d.value != nil {
		word = choose(rng, d.value)
	}
	if preset, ok := c.source.presets[word]; ok {
		return answer.Value{State: answer.Given, Grid: preset}
	}
	var sides []weighted
	switch word {
	case "advise":
		return answer.Advise()
	case "out":
		sides = []weighted{{"provider", 6}, {"shared", 2}, {"advise", 1}, {"unknown", 1}}
	case "kept":
		sides = []weighted{{"client", 7}, {"shared", 1}, {"third_party", 1}, {"unknown", 1}}
	default:
		sides = []weighted{{"provider", 3}, {"shared", 3}, {"client", 3}, {"third_party", 1}, {"advise", 1}, {"unknown", 1}}
	}
	towers := terms.NumTowers
	if rng.IntN(3) > 0 {
		towers = terms.NumOperational
	}
	stated := 1 + rng.IntN(4)
	if word == "mixed" {
		stated = 2 + rng.IntN(towers-1)
	}
	v := answer.Value{State: answer.Given}
	for _, t := range rng.Perm(towers)[:stated] {
		tower := terms.Tower(t)
		if word := choose(rng, sides); word == answer.UnknownWord {
			v.NotSure |= answer.TowersOf(tower)
		} else {
			side, _ := terms.ParseSide(word) // "advise" is undecided
			v = v.WithTower(tower, side)
		}
	}
	if v.Grid == (terms.Split{}) { // nobody writes a grid to say nothing
		v = v.WithTower(terms.SecurityOperations, terms.Provider)
	}
	return v
}

// readBounds reads "5..90" or one number.
func readBounds(text string) (bounds, error) {
	from, to, isRange := strings.Cut(text, "..")
	if !isRange {
		to = from
	}
	low, lowOK := yamldoc.ParseHundredths(from)
	high, highOK := yamldoc.ParseHundredths(to)
	if !lowOK || !highOK || low > high {
		return bounds{}, fmt.Errorf("%q is no range; write it as 5..90", text)
	}
	return bounds{low, high}, nil
}
