package scope

import (
	"math/big"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// explain is the mathematics behind the recommendation.
func (s *Scored) explain(proof *Proof) *result.Explain {
	r, m := &s.Recommendation, s.Playbook.Matrix
	out := &result.Explain{
		TotalWeight: r.TotalWeight, Sufficient: []string{}, Criteria: []result.Counted{}, Weights: []result.Interval{},
		Scores: terms.ForEach(func(m terms.Model) int64 { return r.Scores[m] }),
	}
	margins := map[*assess.Criterion]int64{}
	for _, c := range r.Reasons {
		margins[c.Criterion] = c.Points
	}
	for i := range m.Criteria {
		if c := &m.Criteria[i]; r.Applies[i] == answer.True {
			out.Criteria = append(out.Criteria, result.Counted{
				Label: c.Label, Weight: c.Weight, Margin: margins[c],
				Points: terms.ForEach(func(m terms.Model) int64 { return int64(c.Ratings[m]) }),
			})
		}
	}
	if proof == nil || proof.Verdict == "" {
		return out
	}
	out.Meaning = s.Playbook.Texts.Verdict(proof.Verdict)
	for _, i := range s.sufficient(proof) {
		out.Sufficient = append(out.Sufficient, s.Playbook.Questionnaire.Questions[i].Topic)
	}
	all := certainty.WeightIntervals(m, r)
	out.Weighed = len(all)
	one := big.NewRat(1, 1)
	for _, in := range all {
		row := result.Interval{Label: in.Criterion.Label, Share: percent(in.Share)}
		if !in.Empty {
			if in.Low.Sign() <= 0 && in.High.Cmp(one) >= 0 {
				continue // no weight of it changes the result
			}
			low, high := percent(in.Low), percent(in.High)
			row.Low, row.High = &low, &high
		}
		out.Weights = append(out.Weights, row)
	}
	return out
}

// percent is a share as a percentage, rounded to one decimal.
func percent(share *big.Rat) result.Tenths {
	text := new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(1)
	n, _ := strconv.ParseInt(strings.Replace(text, ".", "", 1), 10, 64) // a share is a small number
	return result.Tenths(n)
}
