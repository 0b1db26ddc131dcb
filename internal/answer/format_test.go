package answer

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestFormat(t *testing.T) {
	t.Parallel()
	s := kinds()
	tests := []struct {
		id   string
		v    Value
		want string
	}{
		{"users", Value{}, ""},
		{"users", Value{State: Unknown}, "unknown"},
		{"users", given(Value{Number: 2400}), "24"},
		{"fte", given(Value{Number: 50}), "0.5"},
		{"plan", given(Value{Options: 4}), "keep_same"},
		{"plan", given(Value{}), ""}, // cannot be read, must not crash
		{"regimes", given(Value{Options: 2 | 8}), "[hipaa, soc2]"},
		{"drivers", given(Value{}), "[]"},
		{"msp", given(Value{Options: 1}), "no"},
		{"note", given(Value{Text: "a: b"}), "a: b"},
		{"control", given(Value{Number: 300}), "3"},
		{"owners", Advise(), "advise"},
		{"owners", given(Value{}), "unknown"}, // nothing is known of any tower,
		{"owners", given(Value{Grid: terms.Split{terms.Projects: terms.Client, terms.Network: terms.ThirdParty}}), "{network: third_party, projects: client}"},
		{"users", Value{State: Hidden}, ""},
		{"users", Value{State: Hidden, was: Given, Number: 2400}, "24"},
		{"users", Value{State: Hidden, was: Unknown}, "unknown"},
	}
	for _, tt := range tests {
		if got := s.At(s.Find(tt.id)).Format(tt.v); got != tt.want {
			t.Errorf("%s: Format(%+v) = %q, want %q", tt.id, tt.v, got, tt.want)
		}
	}
}

// TestFormatReadsBack writes random answers of every type and reads them again.
func TestFormatReadsBack(t *testing.T) {
	t.Parallel()
	s, rng := kinds(), rand.New(rand.NewPCG(1, 1))
	for i := range s.Len() {
		q := s.At(i)
		for range 300 {
			v := anyValue(rng, q)
			readsBack(t, q, v)
		}
		readsBack(t, q, Value{State: Unknown})
	}
}

// anyValue draws an answer as ReadValue may return it.
func anyValue(rng *rand.Rand, q *Question) Value {
	v := Value{State: Given}
	switch q.Type {
	case Number, Scale, Level:
		v.Number = q.Min + rng.Int64N(q.Max-q.Min+1)
		if q.Decimals == 0 {
			v.Number -= v.Number % 100
		}
	case SingleChoice, YesNo:
		v.Options = 1 << rng.IntN(len(q.Options))
	case MultiChoice:
		v.Options = rng.Uint64N(1 << len(q.Options))
		if alone := v.Options & q.Exclusive; alone != 0 || v.Options == 0 && q.OptionIndex("none") >= 0 {
			v.Options = q.Exclusive
		}
	case Grid:
		for t := range v.Grid {
			v.Grid[t] = terms.Side(rng.IntN(5))
			if side := rng.IntN(3); v.Grid[t] == terms.Undecided && side > 0 {
				v.Advised |= Towers(side&1) << t
				v.NotSure |= Towers(side>>1) << t
			}
		}
	case Text:
		letters := []rune("unkow no: {[#\"'\\\n\té€😀")
		for range 1 + rng.IntN(12) {
			v.Text += string(letters[rng.IntN(len(letters))])
		}
	}
	return v
}

func readsBack(tb testing.TB, q *Question, v Value) {
	tb.Helper()
	text := q.Format(v)
	if q.Type == Text && v.State == Given {
		quoted, err := json.Marshal(text)
		if err != nil {
			tb.Fatal(err)
		}
		text = string(quoted)
	}
	r := yamldoc.NewReport("in.yaml")
	root := parse(tb, "- "+text)
	got := q.ReadValue(r, &root.Items[0])
	if err := r.Err(); err != nil || !got.Equal(v) {
		tb.Errorf("%s: %q reads back as %+v (%v), want %+v", q.ID, text, got, err, v)
	}
}

func TestHundredths(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "0", 1: "0.01", 10: "0.1", 50: "0.5", 99: "0.99", 100: "1", 2400: "24", 2450: "24.5", 2405: "24.05",
		-1: "-0.01", -50: "-0.5", -100: "-1", -12345: "-123.45", 99_999_999_999_999_999: "999999999999999.99",
	} {
		if got := FormatHundredths(n); got != want {
			t.Errorf("FormatHundredths(%d) = %q, want %q", n, got, want)
		}
	}
	roundTrip := func(n int64) {
		if got, ok := yamldoc.ParseHundredths(FormatHundredths(n)); !ok || got != n {
			t.Errorf("%d is written %q and read %d, %v", n, FormatHundredths(n), got, ok)
		}
	}
	for n := int64(-1100); n <= 1100; n++ {
		roundTrip(n)
	}
	const most = 100_000_000_000_000_000 // 15 digits before the point
	rng := rand.New(rand.NewPCG(2, 1))
	for range 5000 {
		roundTrip(rng.Int64N(2*most-1) - most + 1)
	}
	if _, ok := yamldoc.ParseHundredths(FormatHundredths(most)); ok {
		t.Error("a number with 16 digits before the point is read")
	}
}
