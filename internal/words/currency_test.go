package words_test

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/words"
)

func TestCurrenciesAndTheirDecimals(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]int{"USD": 2, "EUR": 2, "JPY": 0, "KWD": 3, "BIF": 0, "ZWG": 2, "TND": 3} {
		if got := words.Decimals(code); got != want || !words.IsCurrency(code) {
			t.Errorf("%s has %d decimals, want %d", code, got, want)
		}
	}
	for _, code := range []string{"", "XXX", "XTS", "XAU", "usd", "US", "USDA", "SD ", "D E", "EUR EUR", "dollars"} {
		if words.IsCurrency(code) {
			t.Errorf("%q is taken for a currency", code)
		}
		if got := words.Decimals(code); got != 2 {
			t.Errorf("%q has %d decimals", code, got)
		}
	}
	all := words.Currencies()
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != len(all) || n < 150 {
		t.Errorf("%d codes, %d of them different", len(all), n)
	}
}

func TestAmountsHaveTheDecimalsOfTheirCurrency(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ in, currency, cents, plus string }{
		{"5250", "USD", "5,250.00", "+5,250.00"},
		{"5250.50", "JPY", "5,250", "+5,250"},
		{"-1234567.8", "KWD", "-1,234,567.800", "-1,234,567.800"},
		{"0", "EUR", "0.00", "0.00"},
	} {
		d := decimal.MustParse(test.in)
		if got := words.Cents(d, test.currency); got != test.cents {
			t.Errorf("%s %s is %q, want %q", test.in, test.currency, got, test.cents)
		}
		if got := words.Plus(d, test.currency); got != test.plus {
			t.Errorf("%s %s is %q, want %q", test.in, test.currency, got, test.plus)
		}
	}
}
