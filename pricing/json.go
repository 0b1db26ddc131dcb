package pricing

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/govalues/decimal"
)

// Amount is an amount of money that is known. It is written as a text with
// the decimals of its currency, so that no reader makes a float of it.
type Amount struct{ decimal.Decimal }

// AmountOf is a decimal as an amount of a result.
func AmountOf(d decimal.Decimal) *Amount { return &Amount{Decimal: d} }

// NumberOf is a decimal as a number of a result, without zeros at its end.
func NumberOf(d decimal.Decimal) *json.Number {
	n := json.Number(d.Trim(0).String())
	return &n
}

// String writes the amount: "5250.00".
func (a Amount) String() string { return Money(a.Decimal) }

// MarshalJSON writes the amount as a text.
func (a Amount) MarshalJSON() ([]byte, error) { return []byte(`"` + Money(a.Decimal) + `"`), nil }

// MarshalText writes the amount.
func (a Amount) MarshalText() ([]byte, error) { return []byte(Money(a.Decimal)), nil }

// UnmarshalJSON reads the text of an amount.
func (a *Amount) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return fmt.Errorf("read an amount: %w", err)
	}
	d, err := decimal.Parse(text)
	if err != nil {
		return fmt.Errorf("%s is no amount: %w", data, err)
	}
	a.Decimal = d
	return nil
}

// cases of a Range as they are written: null while they are not known.
type rangeJSON struct {
	Low     *Amount `json:"low"`
	Typical *Amount `json:"typical"`
	High    *Amount `json:"high"`
}

// MarshalJSON writes the three cases as amounts, each null while the range is
// not known.
func (r Range) MarshalJSON() ([]byte, error) {
	if !r.Known {
		return []byte(`{"low":null,"typical":null,"high":null}`), nil
	}
	return []byte(`{"low":"` + Money(r.Low) + `","typical":"` + Money(r.Typical) + `","high":"` + Money(r.High) + `"}`), nil
}

// UnmarshalJSON reads the three cases.
func (r *Range) UnmarshalJSON(data []byte) error {
	var c rangeJSON
	if err := json.Unmarshal(data, &c); err != nil {
		return fmt.Errorf("read a range: %w", err)
	}
	*r = Range{}
	if c.Low == nil && c.Typical == nil && c.High == nil {
		return nil
	}
	if c.Low == nil || c.Typical == nil || c.High == nil {
		return errors.New("a range needs all three cases, or none of them")
	}
	*r = Range{Low: c.Low.Decimal, Typical: c.Typical.Decimal, High: c.High.Decimal, Known: true}
	return nil
}
