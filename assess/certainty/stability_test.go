package certainty

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// numDraws is how many draws there are by the matrices of these tests.
const numDraws = 1024

// usual is what they say about certainty, as a matrix that says nothing.
var usual = assess.Certainty{Firm: 95, Clear: 80, Band: 25, Draws: numDraws}

// weightsBook is a matrix whose criteria all count when the answer is yes.
func weightsBook(tb testing.TB, weights []int, ratings [][3]int) *flipBook {
	tb.Helper()
	var criteria []string
	for i, w := range weights {
		criteria = append(criteria, criterionText(fmt.Sprintf("c%d", i), w, "{q: yes}", ratings[i], ""))
	}
	return newBook(tb, []string{questionText("q", "yes_no", "decide", "")}, "too_close: 0\n", criteria, "")
}

func TestStability(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		weights []int
		ratings [][3]int
		exact   bool
		share   float64
	}{
		// 6 x 10 x 0.75 = 45 against 6 x 4 x 1.25 = 30: no weights change it.
		{"worst corner holds", []int{10, 4}, [][3]int{{6, 0, 0}, {0, 6, 0}}, true, 1},
		// 0.75 x 10 = 1.25 x 6 exactly, with the model later in the tie order,
		// is a draw that the rival could win: not exact, yet all but certain.
		{"worst corner level", []int{10, 6}, [][3]int{{6, 0, 0}, {0, 6, 0}}, false, 1},
		// The same with the model first in the tie order.
		{"worst corner level, first in the tie order", []int{10, 6}, [][3]int{{0, 6, 0}, {6, 0, 0}}, true, 1},
		// Ten against nine: the share of x, y in [0.75, 1.25] with 10x >= 9y.
		// The part above y = 10x/9 is, for x from 0.75 to 1.125, the integral of
		// 1.25 - 10x/9 = 0.46875 - 0.390625 = 0.078125, of 0.25: 0.3125.
		{"ten against nine", []int{10, 9}, [][3]int{{6, 0, 0}, {0, 6, 0}}, false, 0.6875},
		// The same against each of two rivals, by the same criterion x: the
		// share with y and z both below 10x/9: 2 x integral over x of
		// (min(10x/9, 1.25) - 0.75)^2 / 0.25, with u = 10x/9 - 0.75 from 1/12 to
		// 1/2: 0.9 (1/8 - 1/1728)/3 = 0.0373264 up to x = 1.125, and 0.125 x
		// 0.25 = 0.03125 beyond; together 0.0685764, of 0.125: 0.548611.
		{"ten against nine twice", []int{10, 9, 9}, [][3]int{{6, 0, 0}, {0, 6, 0}, {0, 0, 6}}, false, 0.548611},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := weightsBook(t, test.weights, test.ratings)
			d := NewDraws(b.m)
			s := d.Stability(b.recommend(b.view(t, "{q: yes}")))
			spread := 4 * math.Sqrt(test.share*(1-test.share)/numDraws)
			if got := float64(s.Hits) / numDraws; s.Exact != test.exact || s.Draws != numDraws || math.Abs(got-test.share) > spread+1e-9 {
				t.Errorf("got %+v, %.4f, want %.4f, exact %v", s, got, test.share, test.exact)
			}
		})
	}
}

// A model that is ahead by little is first in as many draws as it has the best score.
func TestStabilityTooClose(t *testing.T) {
	t.Parallel()
	criteria := []string{
		criterionText("x", 9, "{q: yes}", [3]int{0, 6, 0}, ""),
		criterionText("y", 10, "{q: yes}", [3]int{6, 0, 0}, ""),
	}
	b := newBook(t, []string{questionText("q", "yes_no", "decide", "")}, "too_close: 50\n", criteria, "")
	r := b.recommend(b.view(t, "{q: yes}"))
	s := NewDraws(b.m).Stability(r)
	if r.Outcome != assess.TooClose || r.Model != terms.FullyManaged || s.Exact || math.Abs(float64(s.Hits)/numDraws-0.6875) > 0.06 {
		t.Errorf("%s %s: %+v", r.Outcome, r.Model, s)
	}
	// Ahead in every corner: 4 x 1.25 is less than 10 x 0.75.
	criteria[0] = criterionText("x", 4, "{q: yes}", [3]int{0, 6, 0}, "")
	b = newBook(t, []string{questionText("q", "yes_no", "decide", "")}, "too_close: 80\n", criteria, "")
	r = b.recommend(b.view(t, "{q: yes}"))
	if s := NewDraws(b.m).Stability(r); r.Model != terms.FullyManaged || s != (Stability{Hits: numDraws, Draws: numDraws, Exact: true}) {
		t.Errorf("%s %s: %+v", r.Outcome, r.Model, s)
	}
}

func TestStabilityVetoedAndNone(t *testing.T) {
	t.Parallel()
	criteria := []string{
		criterionText("x", 5, "{q: yes}", [3]int{3, 6, 6}, "veto: [co_managed, hybrid]"),
		criterionText("y", 5, "{q: no}", [3]int{6, 0, 0}, "veto: [fully_managed, co_managed, hybrid]"),
	}
	b := newBook(t, []string{questionText("q", "yes_no", "decide", "")}, "", criteria, "")
	d := NewDraws(b.m)
	r := b.recommend(b.view(t, "{q: yes}"))
	if s := d.Stability(r); s != (Stability{numDraws, numDraws, true}) || !CodingProof(b.m, r) {
		t.Errorf("no rival left: %+v", s)
	}
	r = b.recommend(b.view(t, "{q: no}"))
	if s := d.Stability(r); s.Known() || s.Thousandths() != 0 || CodingProof(b.m, r) || WeightIntervals(b.m, r) != nil {
		t.Errorf("no model: %+v", s)
	}
}

// The factors are whole numbers in the band, spread evenly, and depend on the
// id alone.
func TestDraws(t *testing.T) {
	t.Parallel()
	b := shippedBook(t)
	d := NewDraws(b.m)
	var sum, n float64
	for i := range d.factors {
		low, high := slices.Min(d.factors[i]), slices.Max(d.factors[i])
		if int64(low) < d.low || int64(high) > d.high || d.low != 3072 || d.high != 5120 {
			t.Fatalf("criterion %d: factors from %d to %d", i, low, high)
		}
		for _, f := range d.factors[i] {
			sum, n = sum+float64(f), n+1
		}
	}
	// The standard deviation of one factor is 2048/sqrt(12) = 591.
	if mean := sum / n; math.Abs(mean-factorUnit) > 4*591/math.Sqrt(n) {
		t.Errorf("mean %.2f", mean)
	}
	// SplitMix64 from 0 begins with e220a8397b1dcdaf (published test vector);
	// FNV-1a of "a" is af63dc4c8601ec8c.
	zero := drawGenerator(0)
	if got := zero.next(); got != 0xe220a8397b1dcdaf {
		t.Errorf("SplitMix64 begins with %x", got)
	}
	if d.factorOf(0) != 3072 || d.factorOf(math.MaxUint32) != 5120 {
		t.Errorf("factors from %d to %d", d.factorOf(0), d.factorOf(math.MaxUint32))
	}
	if got := drawGeneratorFor("a"); got != 0xaf63dc4c8601ec8c {
		t.Errorf("FNV-1a is %x", uint64(got))
	}
	weights, ratings := []int{3, 7, 5}, [][3]int{{5, 1, 2}, {1, 4, 0}, {3, 1, 6}}
	more := weightsBook(t, append(slices.Clone(weights), 2), append(slices.Clone(ratings), [3]int{1, 2, 3}))
	few := weightsBook(t, weights, ratings)
	if !reflect.DeepEqual(NewDraws(few.m).factors, NewDraws(more.m).factors[:3]) {
		t.Error("another criterion changes the draws")
	}
}

// The order of criteria changes nothing, and both ways of counting agree.
func TestStabilityRandom(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 5))
	drawn := 0
	for range 150 {
		n := 2 + rng.IntN(12)
		m := &assess.Matrix{Criteria: make([]assess.Criterion, n), TieOrder: terms.Models(), Certainty: usual}
		for i := range m.Criteria {
			c := &m.Criteria[i]
			c.ID, c.Weight = fmt.Sprintf("c%d", i), 1+rng.Int64N(10)
			for model := range c.Ratings {
				c.Ratings[model] = assess.Rating(rng.IntN(7))
			}
		}
		r := tallied(m, rng)
		d := NewDraws(m)
		s := d.Stability(r)
		shuffled := *m
		shuffled.Criteria = slices.Clone(m.Criteria)
		slices.Reverse(shuffled.Criteria)
		reversed := *r
		reversed.Applies = slices.Clone(r.Applies)
		slices.Reverse(reversed.Applies)
		if got := NewDraws(&shuffled).Stability(&reversed); got != s {
			t.Fatalf("in reverse order %+v, not %+v", got, s)
		}
		d.packed = false
		if got := d.Stability(r); got != s {
			t.Fatalf("counted wide %+v, not %+v", got, s)
		}
		if hits := slowHits(d, r); hits != s.Hits {
			t.Fatalf("counted slowly %d, not %+v", hits, s)
		}
		if CodingProof(m, r) != slowCodingProof(m, r, rng) {
			t.Fatalf("coding proof %v, against drawn codings %v", CodingProof(m, r), !CodingProof(m, r))
		}
		if !s.Exact {
			drawn++
		}
		// Better in every criterion that counts: exactly 1.
		for i := range m.Criteria {
			ratings := &m.Criteria[i].Ratings
			ratings[r.Model] = max(ratings[0], ratings[1], ratings[2])
			if ratings[r.Model] < assess.BestFit {
				ratings[r.Model]++
			}
		}
		if got := NewDraws(m).Stability(r); m.Rank(r.Model) == 0 && got != (Stability{numDraws, numDraws, true}) {
			t.Fatalf("dominant, yet %+v", got)
		}
	}
	if drawn < 25 {
		t.Errorf("only %d of 150 were drawn", drawn)
	}
}

// tallied makes a recommendation in which some criteria count and one model may
// be vetoed.
func tallied(m *assess.Matrix, rng *rand.Rand) *assess.Recommendation {
	r := &assess.Recommendation{Outcome: assess.Recommended}
	for i := range m.Criteria {
		applies := []answer.Truth{answer.True, answer.True, answer.False, answer.Open}[rng.IntN(4)]
		r.Applies = append(r.Applies, applies)
		for model, rating := range m.Criteria[i].Ratings {
			if applies == answer.True {
				r.Scores[model] += m.Criteria[i].Weight * int64(rating)
			}
		}
	}
	if rng.IntN(3) == 0 {
		r.Vetoed[rng.IntN(3)] = true
	}
	for _, model := range m.TieOrder {
		if !r.Vetoed[model] && (r.Vetoed[r.Model] || r.Scores[model] > r.Scores[r.Model]) {
			r.Model = model
		}
	}
	return r
}

// slowHits counts the draws by the definition.
func slowHits(d *Draws, r *assess.Recommendation) (hits int) {
	for j := range d.Len() {
		var scores [terms.NumModels]int64
		for i := range d.matrix.Criteria {
			c := &d.matrix.Criteria[i]
			for model, rating := range c.Ratings {
				if r.Applies[i] == answer.True {
					scores[model] += int64(d.factors[i][j]) * c.Weight * int64(rating)
				}
			}
		}
		first := r.Model
		for _, model := range terms.Models() {
			if !r.Vetoed[model] && (scores[model] > scores[first] || scores[model] == scores[first] && d.matrix.Rank(model) < d.matrix.Rank(first)) {
				first = model
			}
		}
		if first == r.Model {
			hits++
		}
	}
	return hits
}

func TestUnpack(t *testing.T) {
	t.Parallel()
	for _, first := range []int64{-math.MaxInt32, -1, 0, 1, math.MaxInt32} {
		for _, second := range []int64{-math.MaxInt32, -1, 0, 1, math.MaxInt32} {
			if a, b := unpack(first + second<<32); a != first || b != second {
				t.Errorf("%d and %d come back as %d and %d", first, second, a, b)
			}
		}
	}
}

// How many draws and how wide a band the matrix says: fewer draws are the first of
// many, more than one block is counted whole, and no band leaves nothing to draw.
func TestStabilityAsTheMatrixSays(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		m := &assess.Matrix{Criteria: make([]assess.Criterion, 9), TieOrder: terms.Models()}
		for i := range m.Criteria {
			c := &m.Criteria[i]
			c.ID, c.Weight = fmt.Sprintf("c%d", i), 1+rng.Int64N(10)
			for model := range c.Ratings {
				c.Ratings[model] = assess.Rating(rng.IntN(7))
			}
		}
		r := tallied(m, rng)
		for _, draws := range []int{2, 3, 1023, 1024, 1025, 3000} {
			for _, band := range []int{0, 10, 90} {
				m.Certainty = assess.Certainty{Draws: draws, Band: band}
				d := NewDraws(m)
				s := d.Stability(r)
				if hits := slowHits(d, r); hits != s.Hits || s.Draws != draws {
					t.Fatalf("%d draws, band %d: %+v, counted slowly %d", draws, band, s, hits)
				}
				if band == 0 && !s.Exact {
					t.Fatalf("nothing is varied, yet %+v", s)
				}
				for i, row := range d.factors {
					if low, high := slices.Min(row), slices.Max(row); int(low) < 4096*(100-band)/100 || int(high) > 4096*(100+band)/100 || len(row) != draws {
						t.Fatalf("band %d: criterion %d has factors from %d to %d", band, i, low, high)
					}
				}
			}
		}
	}
}

func TestStabilityFigures(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ hits, thousandths int }{
		{1024, 1000},
		{1023, 999},
		{922, 900},
		{512, 500},
		{973, 950},
		{972, 949}, // 0.95 begins at 972.8 draws
		{820, 800},
		{819, 799}, // 0.80 begins at 819.2 draws
		{0, 0},
	} {
		s := Stability{Hits: test.hits, Draws: numDraws}
		if s.Thousandths() != test.thousandths {
			t.Errorf("%d hits: %d, want %d", test.hits, s.Thousandths(), test.thousandths)
		}
	}
}

func BenchmarkNewDraws(b *testing.B) {
	book := shippedBook(b)
	for b.Loop() {
		NewDraws(book.m)
	}
}

// Two rivals left, nothing settled in the corners.
func BenchmarkStability(b *testing.B) {
	m := &assess.Matrix{TieOrder: terms.Models(), Certainty: usual}
	r := &assess.Recommendation{Outcome: assess.Recommended}
	for i, ratings := range [][3]assess.Rating{{6, 5, 4}, {3, 5, 2}, {4, 1, 6}, {6, 4, 5}, {2, 3, 4}} {
		for j := range 3 {
			m.Criteria = append(m.Criteria, assess.Criterion{ID: fmt.Sprintf("c%d_%d", i, j), Weight: int64(4 + j), Ratings: ratings})
			r.Applies = append(r.Applies, answer.True)
		}
	}
	d := NewDraws(m)
	if s := d.Stability(r); s.Exact || s.Hits == 0 {
		b.Fatalf("%+v", s)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.Stability(r)
	}
}

// The mean over the example clients, as a batch has them.
func BenchmarkStabilityCases(b *testing.B) {
	book := shippedBook(b)
	d := NewDraws(book.m)
	_, views := shippedCases(b, book)
	var rs []assess.Recommendation
	for _, v := range views {
		rs = append(rs, book.m.Recommend(v))
	}
	i := 0
	for b.Loop() {
		d.Stability(&rs[i%len(rs)])
		i++
	}
}
