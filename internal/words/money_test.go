package words_test

import (
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/words"
)

// A rough amount has two figures, a half rounded up.
func TestRoughAmounts(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"0": "0", "7.4": "7", "99.6": "100", "99": "99", "105": "110", "104.99": "100", "5250.00": "5,300", "5249.99": "5,200", "6457": "6,500", "95": "95",
		"994": "990", "995": "1,000", "268673.91": "270,000", "-5250": "-5,300", "9999999999999999999": "9,999,999,999,999,999,999",
	} {
		if got := words.Rough(decimal.MustParse(in)); got != want {
			t.Errorf("%s is roughly %s, want %s", in, got, want)
		}
	}
	english := words.Language{}.Over(sentences())
	three := func(low, typical, high string) string {
		return english.Roughly(decimal.MustParse(low), decimal.MustParse(typical), decimal.MustParse(high), "EUR")
	}
	if got := three("4725", "5250", "6457"); got != "about 5,300 EUR (4,700 to 6,500)" {
		t.Error(got)
	}
	if got := three("5200", "5210", "5249"); got != "about 5,200 EUR" {
		t.Error(got)
	}
}
