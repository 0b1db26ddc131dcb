package certainty

import (
	"math"

	"mspscope/assess"
	"mspscope/internal/terms"
)

// NumDraws is the number of weight draws behind a stability. With 1,024 draws
// the standard error is at most 0.5/32, about 1.6 points of a hundred.
const NumDraws = 1024

// The factor of a weight in a draw, in 4096ths: evenly spread over 0.75 to
// 1.25, both included. The band of a quarter either way is the design's; it is
// the usual "weights are right within 25 percent" of stochastic multicriteria
// acceptability analysis (Lahdelma and Salminen, SMAA-2).
const (
	factorUnit = 4096
	factorLow  = factorUnit * 3 / 4
	factorHigh = factorUnit * 5 / 4
)

// Draws are the weight draws of one playbook: for each criterion the factors
// of its weight. They are fixed numbers, so that the same answers always have
// the same stability, and safe for concurrent use.
type Draws struct {
	matrix  *assess.Matrix
	factors [][NumDraws]int16 // by criterion
	packed  bool              // two sums fit into one int64
}

// NewDraws makes the draws of a matrix. The factors of a criterion follow from
// its id alone: adding, removing or moving a criterion changes no other's.
func NewDraws(m *assess.Matrix) *Draws {
	d := &Draws{matrix: m, factors: make([][NumDraws]int16, len(m.Criteria))}
	var largest int64
	for i := range m.Criteria {
		g := drawGeneratorFor(m.Criteria[i].ID)
		row := &d.factors[i]
		for j := 0; j < NumDraws; j += 2 {
			bits := g.next()
			row[j], row[j+1] = factorOf(bits>>32), factorOf(bits&math.MaxUint32)
		}
		largest += m.Criteria[i].Weight * int64(assess.BestFit) * factorHigh
	}
	d.packed = largest < math.MaxInt32
	return d
}

// drawGenerator is SplitMix64 (Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", 2014). It is written out here because the
// draws are part of every result and must not change with a library.
type drawGenerator uint64

// drawGeneratorFor seeds a drawGenerator with the 64-bit FNV-1a hash of an id.
func drawGeneratorFor(id string) drawGenerator {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return drawGenerator(h)
}

// next returns 64 random bits.
func (g *drawGenerator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// factorOf turns 32 random bits into a factor, every one as likely to within a
// millionth.
func factorOf(bits uint64) int16 {
	return factorLow + int16(bits*(factorHigh-factorLow+1)>>32)
}

// Stability is in how many weight draws the printed model has the best score.
// It says how much the result hangs on the exact weights; it is no probability
// of being right.
type Stability struct {
	Hits  int  // draws in which the model comes first
	Draws int  // NumDraws; 0 when the outcome names no model
	Exact bool // settled for every choice of weights in the band, without drawing
}

// Known reports whether there is a stability: the outcome names a model.
func (s Stability) Known() bool { return s.Draws > 0 }

// Thousandths returns the share from 0 to 1000, rounded down, so that the
// printed figure never reaches a bound that the share itself misses. It is 1000
// only when every draw was a hit, and 0 when there is no stability.
func (s Stability) Thousandths() int {
	if s.Draws == 0 {
		return 0
	}
	return s.Hits * 1000 / s.Draws
}

// atLeast reports whether the share is at least percent / 100.
func (s Stability) atLeast(percent int) bool {
	return s.Draws > 0 && s.Hits*100 >= percent*s.Draws
}

// Stability returns in how many draws the printed model stays first: the best
// score among the models that are not vetoed, ties by the tie order. Which
// criteria count and what is vetoed does not depend on weights. A model that
// was named only by the tie order among models too close to call has to have
// the best score as well. r must come from the matrix of the draws.
func (d *Draws) Stability(r *assess.Recommendation) Stability {
	if !r.HasModel() {
		return Stability{}
	}
	var rivals [2]drawRival
	n := 0
	for _, model := range terms.Models() {
		if model == r.Model || r.Vetoed[model] {
			continue
		}
		b := drawRival{model: model, winsTies: d.matrix.Rank(model) < d.matrix.Rank(r.Model)}
		worst, best := d.corners(r, model)
		switch {
		case b.beats(best):
			return Stability{Draws: NumDraws, Exact: true}
		case b.beats(worst):
			rivals[n] = b
			n++
		}
	}
	if n == 0 {
		return Stability{Hits: NumDraws, Draws: NumDraws, Exact: true}
	}
	s := Stability{Draws: NumDraws}
	if n == 2 && !d.packed {
		s.Hits = d.countWide(r, rivals)
	} else {
		s.Hits = d.count(r, rivals, n)
	}
	return s
}

// drawRival is another model that may come first in some draw.
type drawRival struct {
	model    terms.Model
	winsTies bool
}

// beats reports whether the rival comes first, given the margin over it.
func (b drawRival) beats(margin int64) bool { return margin < 0 || margin == 0 && b.winsTies }

// ratingMargin is weight x (points of the printed model - points of other).
func ratingMargin(c *assess.Criterion, model, other terms.Model) int64 {
	return c.Weight * (int64(c.Ratings[model]) - int64(c.Ratings[other]))
}

// corners returns the smallest and the largest margin over another model that
// any weights in the band give: every weight at the end of its band that is
// against the model, or for it.
func (d *Draws) corners(r *assess.Recommendation, other terms.Model) (worst, best int64) {
	for i := range d.matrix.Criteria {
		if !criterionCounts(r, i) {
			continue
		}
		if diff := ratingMargin(&d.matrix.Criteria[i], r.Model, other); diff > 0 {
			worst, best = worst+diff*factorLow, best+diff*factorHigh
		} else {
			worst, best = worst+diff*factorHigh, best+diff*factorLow
		}
	}
	return worst, best
}

// count counts the draws in which the model comes before the first n rivals.
// The margins over both are summed in one word, which halves the work: the
// first in the lower 32 bits, the second above; what the lower half borrows is
// given back in the end.
func (d *Draws) count(r *assess.Recommendation, rivals [2]drawRival, n int) int {
	var sums [NumDraws]int64
	for i := range d.matrix.Criteria {
		if !criterionCounts(r, i) {
			continue
		}
		c := &d.matrix.Criteria[i]
		both := ratingMargin(c, r.Model, rivals[0].model)
		if n == 2 {
			both += ratingMargin(c, r.Model, rivals[1].model) << 32
		}
		if both == 0 {
			continue
		}
		row := &d.factors[i]
		for j := range sums {
			sums[j] += int64(row[j]) * both
		}
	}
	hits := 0
	for _, sum := range &sums {
		first, second := sum, int64(0)
		if n == 2 {
			first, second = unpack(sum)
		}
		if !rivals[0].beats(first) && (n == 1 || !rivals[1].beats(second)) {
			hits++
		}
	}
	return hits
}

// unpack splits a sum of first + second x 2^32 again; both fit into 32 bits.
func unpack(sum int64) (first, second int64) {
	first = int64(int32(sum)) // the lower half with its sign
	return first, (sum - first) >> 32
}

// countWide does the same for a matrix with so many criteria that two sums do
// not fit into one word.
func (d *Draws) countWide(r *assess.Recommendation, rivals [2]drawRival) int {
	var first, second [NumDraws]int64
	for i := range d.matrix.Criteria {
		if !criterionCounts(r, i) {
			continue
		}
		c := &d.matrix.Criteria[i]
		a, b := ratingMargin(c, r.Model, rivals[0].model), ratingMargin(c, r.Model, rivals[1].model)
		for j, factor := range &d.factors[i] {
			first[j] += int64(factor) * a
			second[j] += int64(factor) * b
		}
	}
	hits := 0
	for j := range first {
		if !rivals[0].beats(first[j]) && !rivals[1].beats(second[j]) {
			hits++
		}
	}
	return hits
}
