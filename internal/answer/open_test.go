package answer

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// unsettled draws an answer that is given and not settled, with all answers that
// it may stand for.
func unsettled(rng *rand.Rand, q *Question) (v Value, stands []Value) {
	switch q.Type {
	case Number:
		v = given(Value{Number: rng.Int64N(8) * 100, Spread: 100 + rng.Int64N(6)*100})
		for n := v.Number; n <= v.High(); n += 50 {
			stands = append(stands, given(Value{Number: n}))
		}
	case MultiChoice:
		v = given(Value{Options: rng.Uint64() & rng.Uint64() & 0b1110})
		v.Unsure = rng.Uint64() & 0b1110 &^ v.Options
		for sure := range uint64(16) {
			if sure&v.Options == v.Options && sure&^(v.Options|v.Unsure) == 0 {
				stands = append(stands, given(Value{Options: sure}))
			}
		}
	case Grid:
		v = Advise()
		for _, t := range []terms.Tower{terms.ServiceDesk, terms.Network, terms.SecurityOperations} {
			if rng.IntN(2) == 0 {
				v = v.WithTower(t, terms.Side(rng.IntN(5)))
			} else {
				v.Advised &^= TowersOf(t)
			}
		}
		stands = []Value{v}
		for _, t := range v.OpenTowers() {
			var more []Value
			for _, one := range stands {
				for side := terms.Undecided; side <= terms.ThirdParty; side++ {
					more = append(more, one.WithTower(t, side))
				}
			}
			stands = more
		}
	case SingleChoice, YesNo, Text, Scale, Level:
	}
	return v, stands
}

// One test of an answer that is not settled is true when it is true of all that the
// answer may stand for, false when it is of none, and open otherwise: neither more
// nor less is known.
func TestAnUnsettledAnswerIsWhatItMayStandFor(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 1))
	questions := []Question{
		{ID: "users", Type: Number, Max: 2_000, Decimals: 2},
		{ID: "gaps", Type: MultiChoice, Options: []string{"none", "a", "b", "c"}, Exclusive: 1},
		{ID: "owners", Type: Grid},
	}
	s := NewSchema(questions)
	seen := map[Truth]int{}
	for range 20_000 {
		i := rng.IntN(len(questions))
		test := randomUnsettledTest(rng, &questions[i])
		test.Question = i
		v, stands := unsettled(rng, &questions[i])
		set := s.NewSet()
		set.Values[i] = v
		if len(stands) > 1 && rng.IntN(3) == 0 { // the same as a dispute between them
			d, differ := s.Differ(i, stands)
			if !differ {
				t.Fatalf("%v do not differ", stands)
			}
			set.Values[i], set.Disputed = stands[0], []Dispute{d}
		}
		view := s.View(set)
		got := view.Test(&test)
		want := test.Eval(&stands[0])
		for k := range stands {
			if test.Eval(&stands[k]) != want {
				want = Open
			}
		}
		seen[want]++
		if got != want {
			t.Fatalf("%+v of %s (%+v): %v, want %v", test, questions[i].Format(v), set.Disputed, got, want)
		}
		if len(stands) > 1 && view.Settled(i) {
			t.Fatalf("%s is called settled", questions[i].Format(v))
		}
	}
	for _, truth := range []Truth{False, Open, True} {
		if seen[truth] < 1000 {
			t.Errorf("too few cases: %v", seen)
		}
	}
}

func randomUnsettledTest(rng *rand.Rand, q *Question) Test {
	low := rng.Int64N(12) * 100
	t := Test{Low: low, High: low + rng.Int64N(6)*100}
	switch q.Type {
	case Number:
		t.Op = OpRange
	case MultiChoice:
		t.Op, t.Options = []Op{OpAny, OpNone}[rng.IntN(2)], rng.Uint64()&0b1110
		if rng.IntN(3) == 0 {
			t.Op, t.Low, t.High = OpCount, t.Low/300*100, t.High/300*100
		}
	default:
		t.Op, t.Tower, t.Sides = OpSide, []terms.Tower{terms.ServiceDesk, terms.Network, terms.Endpoints}[rng.IntN(3)], uint8(1+rng.UintN(30))
		if rng.IntN(2) == 0 {
			t.Op, t.Low, t.High = OpSideCount, t.Low/200*100, t.High/200*100
		}
	}
	return t
}

// What cannot be a range says so, with what to write instead.
func TestRangesThatAreNone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`users: 80..`:        `users: "80.." lacks an end; write 80 for one number, or both ends, such as 80..100`,
		`users: ..80`:        `users: "..80" lacks an end; write 80 for one number, or both ends, such as 80..100`,
		`users: 100..80`:     `users: 100..80 goes down; write 80..100`,
		`users: 80..80`:      `users: 80..80 has one number at both ends; write 80 if that is the answer, or two different ends`,
		`users: 80..80.5`:    `users must be a whole number, not 80.5`,
		`users: 2.000..3000`: `users: 2.000 can be read in two ways; write 2000 or 2`,
		`users: 80-100`:      `users: a range is written 80..100 in a file, not "80-100"`,
		`users: 80 to 100`:   `users: a range is written 80..100 in a file, not "80 to 100"`,
		`users: 80..many`:    `users must be a whole number such as 24, or unknown, not "many"`,
		`control: 2..4`:      `control takes one of 1 to 5, not a range; write the nearest, or unknown`,
		`plan: a..b`:         `plan takes one option, not a range; write "a" or "b", or unknown while nobody can say which`,
	} {
		s := kinds()
		r := yamldoc.NewReport("in.yaml")
		root := parse(t, text)
		s.ReadAnswers(r, root)
		err := r.Err()
		if err == nil || !strings.HasSuffix(err.Error(), ": "+want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// A range, towers that nobody spoke of and towers that nobody knows are written as
// they were read.
func TestWhatIsNotSettledIsWrittenBack(t *testing.T) {
	t.Parallel()
	s := kinds()
	for id, texts := range map[string][]string{
		"users":  {"80..100"},
		"fte":    {"0.5..1.25"},
		"owners": {"{service_desk: provider, network: unknown}", "{service_desk: provider, network: advise}", "{network: unknown, projects: client}"},
	} {
		q := s.At(s.Find(id))
		for _, text := range texts {
			v, r := readOne(t, id, text)
			if err := r.Err(); err != nil {
				t.Fatal(err)
			}
			if got := q.Format(v); got != text || q.Settled(v) {
				t.Errorf("%s: %s is written %s, settled %v", id, text, got, q.Settled(v))
			}
			readsBack(t, q, v)
		}
	}
}

func TestWhatIsCertainOfAnAnswer(t *testing.T) {
	t.Parallel()
	s := NewSchema([]Question{
		{ID: "users", Type: Number, Max: 100_000},
		{ID: "rules", Type: MultiChoice, Options: []string{"none", "a", "b"}, Exclusive: 1},
	})
	set := s.NewSet()
	set.Values[0], set.Values[1] = given(Value{Number: 800, Spread: 200}), given(Value{Options: 0b010, Unsure: 0b100})
	v := s.View(set)
	if least, most := v.Ends(0); least != 800 || most != 1000 || v.SureOptions(1) != 0b010 {
		t.Errorf("%d to %d, options %b", least, most, v.SureOptions(1))
	}
	if !v.Surely("rules", "a") || v.Surely("rules", "b") || v.Surely("rules", "c") || v.Surely("users", "a") || v.Surely("gone", "a") {
		t.Error("what is sure of a list")
	}
	number, _ := s.Differ(0, []Value{set.Values[0], given(Value{Number: 500}), given(Value{Number: 900, Spread: 300})})
	list, _ := s.Differ(1, []Value{set.Values[1], given(Value{Options: 0b100})})
	set.Disputed = []Dispute{number, list}
	v = s.View(set)
	if least, most := v.Ends(0); least != 500 || most != 1200 || v.SureOptions(1) != 0 || v.Surely("rules", "a") {
		t.Errorf("disputed: %d to %d, options %b", least, most, v.SureOptions(1))
	}
}
