package certainty

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"mspscope/internal/terms"
)

// The reference case "wsi-five-criteria", exact.
func TestWeightIntervalsReference(t *testing.T) {
	t.Parallel()
	b := rowsBook(t, fiveWeights, fiveRows)
	r := b.recommend(b.view(t, fiveAnswers))
	if r.Scores != [terms.NumModels]int64{96, 91, 72} {
		t.Fatalf("scores %v", r.Scores)
	}
	want := [][3]string{
		{"4/13", "11/47", "1/1"}, {"3/13", "0/1", "1/1"}, {"5/26", "0/1", "25/109"}, {"2/13", "0/1", "8/19"}, {"3/26", "4/73", "1/1"},
	}
	got := WeightIntervals(b.m, r)
	if len(got) != len(want) {
		t.Fatalf("%d intervals", len(got))
	}
	for i, iv := range got {
		if s := [3]string{iv.Share.String(), iv.Low.String(), iv.High.String()}; s != want[i] || iv.Empty || iv.Criterion.ID != fmt.Sprintf("q%d_no", i+1) {
			t.Errorf("%s: %v, want %v", iv.Criterion.ID, s, want[i])
		}
	}
}

// The reference case "wsm-weight-sensitivity-ts1997": percent by which a weight
// must fall, the others unchanged, for two alternatives to change places. In
// shares, with t the level share and w the present one, the weight has to become
// w' = t (1-w) / (1-t), which is 100 (w - w') / w percent less. The published
// figures count feasible when the weight stays at least 0; increases are
// negative. Ratings and weights are in ten-thousandths here.
func TestWeightIntervalsTriantaphyllou(t *testing.T) {
	t.Parallel()
	matrix := [4][4]int64{{3088, 2897, 3867, 1922}, {2163, 3458, 1755, 6288}, {4509, 2473, 1194, 575}, {240, 1172, 3184, 1215}}
	weights := []int64{3277, 3058, 2876, 790} // they add up to 1.0001
	const infeasible = 0
	for _, test := range []struct {
		better, worse int
		percent       [4]float64
	}{
		{0, 1, [4]float64{infeasible, -229.7, 64.88, -114.25}},
		{0, 2, [4]float64{-115.78, infeasible, 70.13, infeasible}},
		{0, 3, [4]float64{infeasible, infeasible, infeasible, infeasible}},
		{1, 2, [4]float64{-18.87, 48.17, 89.93, 32.15}},
		{1, 3, [4]float64{infeasible, infeasible, -320.94, infeasible}},
		{2, 3, [4]float64{83.91, infeasible, -205.11, -2321.82}},
	} {
		differences := make([]int64, 4)
		for i := range matrix {
			differences[i] = matrix[test.better][i] - matrix[test.worse][i]
		}
		for j := range weights {
			iv := intervalOf(weights, [][]int64{differences}, j)
			low, _ := iv.Low.Float64()
			high, _ := iv.High.Float64()
			share, _ := iv.Share.Float64()
			got := float64(infeasible)
			for _, level := range []float64{low, high} {
				if level > 0 && level < 1 {
					got = 100 * (share - level*(1-share)/(1-level)) / share
				}
			}
			if math.Abs(got-test.percent[j]) > 0.5 {
				t.Errorf("A%d-A%d, criterion %d: %.2f %%, want %.2f", test.better+1, test.worse+1, j+1, got, test.percent[j])
			}
		}
	}
}

func TestWeightIntervalsEdges(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		weights []int64
		rivals  [][]int64
		want    string
	}{
		{"only one criterion", []int64{4}, [][]int64{{3}}, "1 1..1"},
		{"only one criterion, lost", []int64{4}, [][]int64{{-3}}, "1 none"},
		{"no rival", []int64{4, 4}, nil, "1/2 0..1"},
		{"ahead everywhere", []int64{4, 4}, [][]int64{{1, 2}}, "1/2 0..1"},
		{"behind everywhere", []int64{4, 4}, [][]int64{{-1, -2}}, "1/2 none"},
		// 2t >= (1-t): from 1/3; and 3(1-t) >= t: up to 3/4.
		{"between two rivals", []int64{1, 1}, [][]int64{{2, -1}, {-1, 3}}, "1/2 1/3..3/4"},
		// From 1/2 for one, up to 1/3 for the other.
		{"two rivals, never", []int64{1, 1}, [][]int64{{1, -1}, {-2, 1}}, "1/2 none"},
		{"level without it", []int64{1, 1}, [][]int64{{-1, 0}}, "1/2 0..0"},
		{"level with it alone", []int64{1, 1}, [][]int64{{0, -1}}, "1/2 1..1"},
	} {
		iv := intervalOf(test.weights, test.rivals, 0)
		got := iv.Share.RatString() + " none"
		if !iv.Empty {
			got = iv.Share.RatString() + " " + iv.Low.RatString() + ".." + iv.High.RatString()
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Over random weights: level with a rival at inner ends, first inside, not first
// just outside.
func TestWeightIntervalsRandom(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(8, 8))
	inner := 0
	for range 200 {
		n := 2 + rng.IntN(6)
		weights, rivals := make([]int64, n), [][]int64{make([]int64, n), make([]int64, n)}
		for i := range weights {
			weights[i] = 1 + rng.Int64N(10)
			rivals[0][i], rivals[1][i] = rng.Int64N(13)-6, rng.Int64N(13)-6
		}
		j := rng.IntN(n)
		// least is the smallest margin when weight j has share s.
		least := func(s *big.Rat) *big.Rat {
			var rest int64
			for i, w := range weights {
				if i != j {
					rest += w
				}
			}
			var smallest *big.Rat
			for _, d := range rivals {
				sum := new(big.Rat).Mul(s, big.NewRat(d[j], 1))
				for i := range weights {
					if i != j {
						share := new(big.Rat).Sub(big.NewRat(1, 1), s)
						sum.Add(sum, share.Mul(share, big.NewRat(weights[i]*d[i], rest)))
					}
				}
				if smallest == nil || sum.Cmp(smallest) < 0 {
					smallest = sum
				}
			}
			return smallest
		}
		iv := intervalOf(weights, rivals, j)
		step := big.NewRat(1, 1_000_000)
		for k := range int64(11) {
			s := big.NewRat(k, 10)
			inside := !iv.Empty && iv.Low.Cmp(s) <= 0 && s.Cmp(iv.High) <= 0
			if inside != (least(s).Sign() >= 0) {
				t.Fatalf("share %s: inside %v, margin %s", s, inside, least(s))
			}
		}
		if iv.Empty {
			continue
		}
		if iv.Low.Sign() > 0 {
			inner++
			if least(iv.Low).Sign() != 0 || least(new(big.Rat).Sub(iv.Low, step)).Sign() >= 0 {
				t.Fatalf("low end %s", iv.Low)
			}
		}
		if iv.High.Cmp(big.NewRat(1, 1)) < 0 {
			inner++
			if least(iv.High).Sign() != 0 || least(new(big.Rat).Add(iv.High, step)).Sign() >= 0 {
				t.Fatalf("high end %s", iv.High)
			}
		}
	}
	if inner < 80 {
		t.Errorf("only %d inner ends", inner)
	}
}

func BenchmarkWeightIntervals(b *testing.B) {
	book := shippedBook(b)
	r := book.recommend(book.view(b, fullAnswers))
	for b.Loop() {
		WeightIntervals(book.m, r)
	}
}
