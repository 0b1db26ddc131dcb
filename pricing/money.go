package pricing

import (
	"errors"
	"math/bits"

	"github.com/govalues/decimal"
)

// Range is a value in three cases: the low one, the typical one and the high
// one. Nothing is known of it while Known is false; it is then not zero.
type Range struct {
	Low, Typical, High decimal.Decimal
	Known              bool
}

// The cases of a Range as indices.
const (
	low = iota
	typical
	high
	numCases
)

// cases holds one value for each case, for loops over them.
type cases [numCases]decimal.Decimal

// Same reports whether both are the same in all three cases.
func (r Range) Same(other Range) bool {
	if !r.Known || !other.Known {
		return r.Known == other.Known
	}
	return r.Low.Equal(other.Low) && r.Typical.Equal(other.Typical) && r.High.Equal(other.High)
}

// single reports whether the three cases are written alike.
func (r *Range) single() bool { return r.Low == r.Typical && r.Typical == r.High }

func (r *Range) cases() cases { return cases{r.Low, r.Typical, r.High} }

// known makes a Range of three known values.
func (c *cases) known() Range {
	return Range{Low: c[low], Typical: c[typical], High: c[high], Known: true}
}

// same is the known Range whose three cases are equal.
func same(d decimal.Decimal) Range { return Range{Low: d, Typical: d, High: d, Known: true} }

// Money writes an amount with the decimals that it has. Amounts of an Estimate
// have those of their currency, 5250.00 of the dollar and 5250 of the yen; rates
// may have more.
func Money(d decimal.Decimal) string { return d.String() }

// Hundredths makes a decimal with two decimals: 5000 is 50.00. Quantities and
// money of an engagement file are read in hundredths.
func Hundredths(n int64) decimal.Decimal {
	d, _ := decimal.New(n, hundredths) // fails only for a scale that does not exist
	return d
}

// hundredths is the scale of what files hold.
const hundredths = 2

// errTooLarge is what goes wrong when a figure has more than the 19 digits
// that the decimal library holds exactly.
var errTooLarge = errors.New("a count or a rate is too large to price exactly; check the counts, the quote and the rate card")

// arith does exact arithmetic in one currency and remembers the first failure,
// so that a sum can be written as a sum. Its results mean nothing once err is set.
type arith struct {
	places int // decimals of an amount
	err    error
}

// arith is the arithmetic of the card's currency.
func (c *Card) arith() arith { return arith{places: c.places} }

// money writes a value with the decimals of an amount, and those beyond that it
// needs.
func (a *arith) money(d decimal.Decimal) decimal.Decimal {
	if d.Scale() > a.places {
		d = d.Trim(a.places)
	}
	if d.Scale() < a.places {
		d = d.Pad(a.places)
	}
	return d
}

// nothing is no money.
func (a *arith) nothing() decimal.Decimal { return a.money(decimal.Zero) }

// mul returns the exact product.
func (a *arith) mul(x, y decimal.Decimal) decimal.Decimal {
	// Asking for every decimal of the product makes the library fail instead
	// of rounding.
	p, err := x.MulExact(y, x.Scale()+y.Scale())
	if err != nil {
		a.err = errTooLarge
	}
	return p
}

// add returns the exact sum.
func (a *arith) add(x, y decimal.Decimal) decimal.Decimal {
	s, err := x.AddExact(y, max(x.Scale(), y.Scale()))
	if err != nil {
		a.err = errTooLarge
	}
	return s
}

// addRange adds case by case; the sum is known when both parts are.
func (a *arith) addRange(x, y Range) Range {
	if !x.Known || !y.Known {
		return Range{}
	}
	return Range{Low: a.add(x.Low, y.Low), Typical: a.add(x.Typical, y.Typical), High: a.add(x.High, y.High), Known: true}
}

// amount returns quantity times rate, rounded once to the decimals of an
// amount, "the cent". It is known
// when both factors are.
func (a *arith) amount(quantity, rate Range) Range {
	if !quantity.Known || !rate.Known {
		return Range{}
	}
	if quantity.single() && rate.single() { // as in most lines
		return same(a.cents(a.mul(quantity.Typical, rate.Typical)))
	}
	return Range{
		Low:     a.cents(a.mul(quantity.Low, rate.Low)),
		Typical: a.cents(a.mul(quantity.Typical, rate.Typical)),
		High:    a.cents(a.mul(quantity.High, rate.High)),
		Known:   true,
	}
}

// cents rounds to the decimals of an amount, a half away from zero (half
// up for the amounts of a price). The library itself rounds half to even, which invoices do not.
func (a *arith) cents(d decimal.Decimal) decimal.Decimal { return a.quo(d, 1) }

// quo returns d / n rounded once to the decimals of an amount, a half away from
// zero. n must be positive.
func (a *arith) quo(d decimal.Decimal, n uint64) decimal.Decimal {
	if d.Scale() < a.places {
		d = d.Pad(a.places)
	}
	if d.Scale() < a.places { // no room for the decimals behind so many digits
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	if n == 1 && d.Scale() == a.places {
		return d
	}
	divisor := n
	for range d.Scale() - a.places {
		if divisor > 1<<63/10 {
			a.err = errTooLarge
			return decimal.Decimal{}
		}
		divisor *= 10
	}
	whole, rest := d.Coef()/divisor, d.Coef()%divisor
	if rest >= divisor-rest {
		whole++
	}
	if whole >= 1<<63 {
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	value := int64(whole)
	if d.IsNeg() {
		value = -value
	}
	rounded, _ := decimal.New(value, a.places) // fails only for a scale that does not exist
	return rounded
}

// whole makes a decimal of hundredths without needless zeros, for quantities.
func whole(n int64) decimal.Decimal {
	scale := hundredths
	for scale > 0 && n%10 == 0 {
		n, scale = n/10, scale-1
	}
	d, _ := decimal.New(n, scale) // fails only for a scale that does not exist
	return d
}

// divide returns x / y rounded once to the decimals of an amount, a half away from
// zero; 0 by nothing.
func (a *arith) divide(x, y decimal.Decimal) decimal.Decimal { return a.ratio(x, y, a.places) }

// ratio is divide with so many decimals. The library divides far more slowly, because
// it keeps every decimal before it rounds.
func (a *arith) ratio(x, y decimal.Decimal, places int) decimal.Decimal {
	if x.IsZero() || y.IsZero() {
		zero, _ := decimal.New(0, places) // fails only for a scale that does not exist
		return zero
	}
	over, fits := shifted(1, places+y.Scale()-x.Scale())
	under, small := shifted(y.Coef(), x.Scale()-places-y.Scale())
	upper, lower := bits.Mul64(x.Coef(), over)
	value, whole := halfUp(upper, lower, under)
	if !fits || !small || !whole {
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	if x.IsNeg() != y.IsNeg() {
		value = -value
	}
	d, _ := decimal.New(value, places)
	return d
}

// shifted multiplies by ten so many times, and reports whether the product fits.
func shifted(n uint64, times int) (uint64, bool) {
	for range times {
		over, product := bits.Mul64(n, 10)
		if over != 0 {
			return 0, false
		}
		n = product
	}
	return n, true
}

// proportion returns the part of an amount that of is of whole, rounded once to the
// decimals of an amount. All three have these decimals, none is negative, and whole is
// not 0. The product of the first two may have more digits than a decimal holds.
func (a *arith) proportion(amount, of, whole decimal.Decimal) decimal.Decimal {
	upper, lower := bits.Mul64(a.money(amount).Coef(), a.money(of).Coef())
	under := a.money(whole).Coef()
	q, fits := halfUp(upper, lower, under)
	if !fits {
		a.err = errTooLarge
		return decimal.Decimal{}
	}
	d, _ := decimal.New(q, a.places) // fails only for a scale that does not exist
	return d
}

// halfUp divides a number of two words, rounded half up, and reports whether that fits.
func halfUp(upper, lower, under uint64) (int64, bool) {
	if upper >= under {
		return 0, false
	}
	q, rest := bits.Div64(upper, lower, under)
	if rest >= under-rest {
		q++
	}
	return int64(q), q < 1<<63
}
