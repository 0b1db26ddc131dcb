package certainty

import (
	"math/big"

	"mspscope/assess"
	"mspscope/internal/terms"
)

// Interval says how far the share of one criterion's weight can move, the
// other weights keeping their proportions, before the model stops being first.
type Interval struct {
	Criterion *assess.Criterion
	Share     *big.Rat // its share of the weight that counts now, above 0 to 1
	Low, High *big.Rat // the model is first from Low to High, both included
	Empty     bool     // at no share is the model first; Low and High are nil
}

// WeightIntervals returns the weight stability interval of every criterion that
// counts, in the order of the matrix, exactly; nil when the outcome names no
// model. At an end inside 0 to 1 the model and a rival are level. Rivals are
// the models that are not vetoed; a model named by the tie order alone may have
// an interval that leaves out the present share, or an empty one.
//
// With t the share of the criterion, d its rating difference and R the margin
// per weight of the others, the margin is t d + (1-t) R: linear in t, level at
// t = R / (R - d) (Mareschal, European Journal of Operational Research 33,
// 1988).
func WeightIntervals(m *assess.Matrix, r *assess.Recommendation) []Interval {
	if !r.HasModel() {
		return nil
	}
	var weights []int64
	var criteria []*assess.Criterion
	for i := range m.Criteria {
		if criterionCounts(r, i) {
			criteria = append(criteria, &m.Criteria[i])
			weights = append(weights, m.Criteria[i].Weight)
		}
	}
	var rivals [][]int64
	for _, rival := range terms.Models() {
		if rival == r.Model || r.Vetoed[rival] {
			continue
		}
		differences := make([]int64, len(criteria))
		for i, c := range criteria {
			differences[i] = int64(c.Ratings[r.Model]) - int64(c.Ratings[rival])
		}
		rivals = append(rivals, differences)
	}
	intervals := make([]Interval, len(criteria))
	for i, c := range criteria {
		intervals[i] = intervalOf(weights, rivals, i)
		intervals[i].Criterion = c
	}
	return intervals
}

// intervalOf returns the interval of weight j, given for each rival the rating
// difference on every criterion.
func intervalOf(weights []int64, rivals [][]int64, j int) Interval {
	var total int64
	for _, w := range weights {
		total += w
	}
	zero, one := new(big.Rat), big.NewRat(1, 1)
	iv := Interval{Share: big.NewRat(weights[j], total), Low: zero, High: one}
	rest := total - weights[j]
	for _, differences := range rivals {
		var margin int64 // of the other criteria
		for i, d := range differences {
			if i != j {
				margin += weights[i] * d
			}
		}
		atOne := big.NewRat(differences[j], 1)
		if rest == 0 { // nothing else counts: the share is 1 and stays 1
			iv.Low = one
			iv.Empty = iv.Empty || atOne.Sign() < 0
			continue
		}
		atZero := big.NewRat(margin, rest)
		if atZero.Sign() >= 0 && atOne.Sign() >= 0 {
			continue
		}
		if atZero.Sign() < 0 && atOne.Sign() < 0 {
			iv.Empty = true
			continue
		}
		level := new(big.Rat).Quo(atZero, new(big.Rat).Sub(atZero, atOne))
		if atZero.Sign() < 0 {
			iv.Low = largerRat(iv.Low, level)
		} else {
			iv.High = smallerRat(iv.High, level)
		}
	}
	if iv.Empty = iv.Empty || iv.Low.Cmp(iv.High) > 0; iv.Empty {
		iv.Low, iv.High = nil, nil
	}
	return iv
}

func largerRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func smallerRat(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}
