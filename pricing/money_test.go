package pricing

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/govalues/decimal"
)

func TestAmountsAreRoundedHalfUpToTheCent(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ in, want string }{
		{"0", "0.00"},
		{"5250", "5250.00"},
		{"0.005", "0.01"},
		{"0.00499999", "0.00"},
		{"2.665", "2.67"},
		{"2.675", "2.68"},
		{"2.685", "2.69"}, // half to even would give 2.66 and 2.68
		{"0.015", "0.02"},
		{"0.025", "0.03"},
		{"-0.025", "-0.03"},
		{"-2.674", "-2.67"},
		{"1.995", "2.00"},
		{"12345678901234.565", "12345678901234.57"},
		{"1.5", "1.50"},
	} {
		a := arith{places: 2}
		if got := a.cents(decimal.MustParse(test.in)).String(); got != test.want || a.err != nil {
			t.Errorf("cents(%s) = %s, %v; want %s", test.in, got, a.err, test.want)
		}
	}
}

func TestQuotientsEqualExactRationals(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		coef, scale, n := rng.Int64N(1_000_000_000_000), rng.IntN(9), 1+rng.Uint64N(5000)
		if rng.IntN(3) == 0 {
			coef = coef / 100 * 100 / 2 // more exact halves
		}
		d := decimal.MustNew(coef, scale)
		a := arith{places: 2}
		got := a.quo(d, n)
		if a.err != nil {
			t.Fatal(a.err)
		}
		// floor(100 d / n + 1/2)
		x := new(big.Rat).SetFrac(big.NewInt(coef), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil))
		x.Mul(x, big.NewRat(100, int64(n)))
		x.Add(x, big.NewRat(1, 2))
		want := new(big.Int).Quo(x.Num(), x.Denom())
		if got.Scale() != 2 || new(big.Int).SetUint64(got.Coef()).Cmp(want) != 0 {
			t.Fatalf("%s / %d = %s, want %s cents", d, n, got, want)
		}
	}
}

func TestFiguresThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func(a *arith){
		"product":  func(a *arith) { a.mul(decimal.MustParse("12345678901.12345"), decimal.MustParse("1.23456789")) },
		"sum":      func(a *arith) { a.add(decimal.MustParse("9999999999999999999"), decimal.One) },
		"decimals": func(a *arith) { a.add(decimal.MustParse("9999999999999999.999"), decimal.MustParse("0.00001")) },
		"cents":    func(a *arith) { a.cents(decimal.MustParse("999999999999999999")) },
		"divisor":  func(a *arith) { a.quo(decimal.MustParse("0.1234567890123456789"), 1<<40) },
	} {
		a := arith{places: 2}
		if f(&a); a.err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestMoneyKeepsEveryDecimal(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		places   int
		in, want string
	}{
		{2, "5250", "5250.00"},
		{2, "53.5500", "53.55"},
		{2, "53.123400", "53.1234"},
		{2, "0", "0.00"},
		{2, "-3.5", "-3.50"},
		{0, "5250.00", "5250"},
		{0, "5250.50", "5250.5"},
		{3, "1.5", "1.500"},
	} {
		a := arith{places: test.places}
		if got := Money(a.money(decimal.MustParse(test.in))); got != test.want {
			t.Errorf("%s with %d decimals is %s, want %s", test.in, test.places, got, test.want)
		}
	}
}

func TestAmountsAreDividedOnceRounded(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		x, y   string
		places int
		want   string
	}{
		{"10", "3", 2, "3.33"},
		{"20", "3", 2, "6.67"},
		{"1", "8", 2, "0.13"},
		{"-1", "8", 2, "-0.13"},
		{"1.005", "1", 2, "1.01"},
		{"1", "8", 0, "0"},
		{"3", "2", 0, "2"},
		{"0", "7", 2, "0.00"},
		{"7", "0", 2, "0.00"},
		{"5250.00", "0.0001", 3, "52500000.000"},
		{"0.00004449", "1", 4, "0.0000"},
		{"2", "3", 4, "0.6667"},
		{"9999999999999999", "0.01", 2, ""},
		{"1", "3000000000000000000", 2, "0.00"},
	} {
		a := arith{places: test.places}
		got := a.divide(decimal.MustParse(test.x), decimal.MustParse(test.y))
		if (a.err != nil) != (test.want == "") || a.err == nil && got.String() != test.want {
			t.Errorf("%s / %s: %s (%v), want %s", test.x, test.y, got, a.err, test.want)
		}
	}
}

func TestQuantitiesHaveNoNeedlessZeros(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0", 5: "0.05", 50: "0.5", 100: "1", 1000: "10", 1010: "10.1", -250: "-2.5", 123456: "1234.56"} {
		if got := whole(n).String(); got != want {
			t.Errorf("%d hundredths are %s, want %s", n, got, want)
		}
	}
}
