package pricing

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govalues/decimal"
)

func TestAmountReadsBack(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0.00": `"0.00"`, "5250": `"5250"`, "5250.500": `"5250.500"`, "-0.25": `"-0.25"`, "0.0375": `"0.0375"`, "12345678901234.56": `"12345678901234.56"`,
	} {
		a := Amount{decimal.MustParse(in)}
		data, err := json.Marshal(a)
		if err != nil || string(data) != want || a.String() != strings.Trim(want, `"`) {
			t.Errorf("%s is written %s and %s (%v), want %s", in, data, a, err, want)
		}
		var got Amount
		if err := json.Unmarshal(data, &got); err != nil || !got.Equal(a.Decimal) {
			t.Errorf("%s is read %s (%v)", data, got, err)
		}
		if data, err := json.Marshal(map[string]*Amount{"known": &a, "unknown": nil}); err != nil || string(data) != `{"known":`+want+`,"unknown":null}` {
			t.Errorf("%s, %v", data, err)
		}
	}
	// A number is refused: what reads it as a float has changed it already.
	for _, wrong := range []string{`5250.00`, `""`, `"5,250"`, `"a lot"`, `"1e3x"`, `true`, `{}`, `["1"]`} {
		var got Amount
		if err := json.Unmarshal([]byte(wrong), &got); err == nil || !strings.Contains(err.Error(), "amount") {
			t.Errorf("%s is read %s (%v)", wrong, got, err)
		}
	}
}

func TestRangeReadsBack(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 9))
	for n := range 500 {
		r := Range{}
		if n%5 > 0 {
			low := rng.Int64N(1_000_000)
			mid := low + rng.Int64N(1_000_000)
			r = Range{Low: Hundredths(low), Typical: Hundredths(mid), High: Hundredths(mid + rng.Int64N(1_000_000)), Known: true}
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		got := Range{Low: decimal.One, Known: true} // what stood there before does not stay
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if got.Known != r.Known || got.Low.Cmp(r.Low) != 0 || got.Typical.Cmp(r.Typical) != 0 || got.High.Cmp(r.High) != 0 {
			t.Fatalf("%+v is written %s and read %+v", r, data, got)
		}
	}
	for r, want := range map[Range]string{
		{}:                    `{"low":null,"typical":null,"high":null}`,
		same(Hundredths(0)):   `{"low":"0.00","typical":"0.00","high":"0.00"}`,
		same(Hundredths(850)): `{"low":"8.50","typical":"8.50","high":"8.50"}`,
	} {
		if data, err := json.Marshal(r); err != nil || string(data) != want {
			t.Errorf("%+v is written %s (%v), want %s", r, data, err, want)
		}
	}
	for wrong, message := range map[string]string{
		`{"low":"1.00","typical":null,"high":"2.00"}`: "all three cases",
		`{"low":"1.00"}`:                       "all three cases",
		`{"low":1,"typical":1,"high":1}`:       "read a range",
		`{"low":"a","typical":"b","high":"c"}`: "no amount",
		`"5.00"`:                               "read a range",
	} {
		var got Range
		if err := json.Unmarshal([]byte(wrong), &got); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s is read %+v (%v), want an error with %q", wrong, got, err, message)
		}
	}
}
