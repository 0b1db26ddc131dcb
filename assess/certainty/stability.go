package certainty

import (
	"math"

	"mspscope/assess"
	"mspscope/internal/terms"
)

// factorUnit is the factor of a weight that is not varied. How far a factor may
// lie from it, and how many draws there are, the matrix says: with 1,024 draws the
// standard error is at most 0.5/32, about 1.6 points of a hundred, and a quarter
// either way is the usual "weights are right within 25 percent" of stochastic
// multicriteria acceptability analysis (Lahdelma and Salminen, SMAA-2).
const factorUnit = 4096

// Draws are the weight draws of one playbook: for each criterion the factors
// of its weight, evenly spread over its band, both ends included. They are fixed
// numbers, so that the same answers always have the same stability, and safe for
// concurrent use.
type Draws struct {
	matrix    *assess.Matrix
	low, high int64     // of a factor, in 4096ths
	factors   [][]int16 // by criterion
	packed    bool      // two sums fit into one int64
}

// NewDraws makes the draws of a matrix. The factors of a criterion follow from
// its id alone: adding, removing or moving a criterion changes no other's.
func NewDraws(m *assess.Matrix) *Draws {
	band := int64(m.Certainty.Band)
	d := &Draws{
		matrix: m, factors: make([][]int16, len(m.Criteria)),
		low: factorUnit * (100 - band) / 100, high: factorUnit * (100 + band) / 100,
	}
	n := d.Len()
	all := make([]int16, n*len(m.Criteria)) // one piece of memory for all of them
	var largest int64
	for i := range m.Criteria {
		g := drawGeneratorFor(m.Criteria[i].ID)
		row := all[i*n : (i+1)*n]
		for j := 0; j < n; j += 2 {
			bits := g.next()
			row[j] = d.factorOf(bits >> 32)
			if j+1 < n {
				row[j+1] = d.factorOf(bits & math.MaxUint32)
			}
		}
		d.factors[i] = row
		largest += m.Criteria[i].Weight * int64(assess.BestFit) * d.high
	}
	d.packed = largest < math.MaxInt32
	return d
}

// Len returns the number of draws.
func (d *Draws) Len() int { return d.matrix.Certainty.Draws }

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
func (d *Draws) factorOf(bits uint64) int16 {
	return int16(d.low) + int16(bits*uint64(d.high-d.low+1)>>32)
}

// Stability is in how many weight draws the printed model has the best score.
// It says how much the result hangs on the exact weights; it is no probability
// of being right.
type Stability struct {
	Hits  int  // draws in which the model comes first
	Draws int  // how many there are; 0 when the outcome names no model
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

// AtLeast reports whether the share is at least percent / 100.
func (s Stability) AtLeast(percent int) bool {
	return s.Draws > 0 && s.Hits*100 >= percent*s.Draws
}

// Stability returns in how many draws the printed model stays first: the best
// score among the models that are not vetoed, ties by the tie order. Which
// criteria count and what is vetoed does not depend on weights. r must come from the matrix of
// the draws.
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
			return Stability{Draws: d.Len(), Exact: true}
		case b.beats(worst):
			rivals[n] = b
			n++
		}
	}
	if n == 0 {
		return Stability{Hits: d.Len(), Draws: d.Len(), Exact: true}
	}
	s := Stability{Draws: d.Len()}
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
			worst, best = worst+diff*d.low, best+diff*d.high
		} else {
			worst, best = worst+diff*d.high, best+diff*d.low
		}
	}
	return worst, best
}

// drawBlock is how many draws are summed at once, in memory of fixed size.
const drawBlock = 1024

// count counts the draws in which the model comes before the first n rivals.
// The margins over both are summed in one word, which halves the work: the
// first in the lower 32 bits, the second above; what the lower half borrows is
// given back in the end.
func (d *Draws) count(r *assess.Recommendation, rivals [2]drawRival, n int) int {
	hits := 0
	for from := 0; from < d.Len(); from += drawBlock {
		var block [drawBlock]int64
		sums := block[:min(drawBlock, d.Len()-from)]
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
			row := d.factors[i][from:][:len(sums)]
			for j, factor := range row {
				sums[j] += int64(factor) * both
			}
		}
		for _, sum := range sums {
			first, second := sum, int64(0)
			if n == 2 {
				first, second = unpack(sum)
			}
			if !rivals[0].beats(first) && (n == 1 || !rivals[1].beats(second)) {
				hits++
			}
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
	hits := 0
	for j := range d.Len() {
		var first, second int64
		for i := range d.matrix.Criteria {
			if criterionCounts(r, i) {
				c, factor := &d.matrix.Criteria[i], int64(d.factors[i][j])
				first += factor * ratingMargin(c, r.Model, rivals[0].model)
				second += factor * ratingMargin(c, r.Model, rivals[1].model)
			}
		}
		if !rivals[0].beats(first) && !rivals[1].beats(second) {
			hits++
		}
	}
	return hits
}
