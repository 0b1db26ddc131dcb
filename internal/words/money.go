package words

import (
	"math"
	"slices"
	"strings"

	"github.com/govalues/decimal"
)

// Whole writes an amount without cents and with separators, for reading aloud:
// 5250.00 is "5,250".
func Whole(d decimal.Decimal) string { return string(AppendWhole(nil, d)) }

// AppendWhole appends what Whole writes.
func AppendWhole(text []byte, d decimal.Decimal) []byte {
	return appendGrouped(text, d.Round(0).Trim(0))
}

// Cents writes an amount with the decimals of its currency and with separators:
// "5,250.00" of the dollar, "5,250" of the yen.
func Cents(d decimal.Decimal, currency string) string {
	return string(AppendCents(nil, d, currency))
}

// AppendCents appends what Cents writes.
func AppendCents(text []byte, d decimal.Decimal, currency string) []byte {
	n := Decimals(currency)
	return appendGrouped(text, d.Round(n).Pad(n))
}

// appendGrouped appends a number with separators between its thousands.
func appendGrouped(text []byte, d decimal.Decimal) []byte {
	from := len(text)
	text, _ = d.AppendText(text) // a decimal can always be written
	if d.IsNeg() {
		from++
	}
	for i := len(text) - max(0, d.Scale()); ; {
		if i == len(text)-d.Scale() && d.Scale() > 0 {
			i-- // the point
		}
		if i -= 3; i <= from {
			return text
		}
		text = slices.Insert(text, i, ',')
	}
}

// Grouped puts separators between the thousands of a plain number: "1880.5" is
// "1,880.5".
func Grouped(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, cents, hasCents := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if hasCents {
		whole += "." + cents
	}
	return sign + whole
}

// Plus writes a difference as Cents does, with its sign: "+5,250.00".
func Plus(d decimal.Decimal, currency string) string {
	if d.IsPos() {
		return "+" + Cents(d, currency)
	}
	return Cents(d, currency)
}

// rough is how many figures of a rough amount are not zero.
const rough = 2

// Rough writes an amount rounded to two figures, a half up, with separators: 5250 is
// "5,300".
func Rough(d decimal.Decimal) string {
	whole := d.Round(0).Trim(0)
	drop := whole.Prec() - rough
	if drop <= 0 {
		return Whole(d)
	}
	step := uint64(1)
	for range drop {
		step *= 10
	}
	coef := (d.Abs().Trunc(0).Coef() + step/2) / step * step
	if coef > math.MaxInt64 {
		return Whole(d)
	}
	out, err := decimal.New(int64(coef), 0)
	if err != nil {
		return Whole(d)
	}
	if d.IsNeg() {
		out = out.Neg()
	}
	return Whole(out)
}
