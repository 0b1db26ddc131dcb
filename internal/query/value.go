// Package query is the small language in which a person says which results of a
// portfolio are meant: "model = hybrid and monthly.typical > 20000".
//
// Goals: the conditions of a playbook in words that fit a command line, with the same
// three truths: what is not known makes a comparison open, and what is open is not
// true, and neither is its opposite. Numbers are compared exactly. A mistake is named
// with its place, the known fields and what was probably meant.
//
// Non-goals: which fields there are and what they hold (package result), and what is
// done with a result that fits (package cmd).
package query

import (
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/yamldoc"
)

// Value is what a field holds for one result. The zero value is not known.
type Value struct {
	is    is
	text  string
	unit  string          // the currency of an amount
	low   decimal.Decimal // a number; of a range of numbers the lower end
	high  decimal.Decimal
	list  []string
	sure  int     // how many of the list are sure; those behind may belong to it or not
	among []Value // one of these, nobody is sure which
}

// is says what is known of a value.
type is uint8

const (
	unknown is = iota
	none       // there is nothing of the kind: a question that is not asked, a model where none is recommended
	known
)

// Unknown is the value of something that is not known.
func Unknown() Value { return Value{} }

// None is the value of something that is not there.
func None() Value { return Value{is: none} }

// Of is a word or a text.
func Of(text string) Value { return Value{is: known, text: text} }

// Scaled is a whole number of the smallest of that many decimals: 815 with one is
// 81.5.
func Scaled(n int64, places int) Value {
	d, err := decimal.New(n, places)
	if err != nil {
		return Value{}
	}
	return Amount(d)
}

// Count is a whole number.
func Count(n int) Value { return Scaled(int64(n), 0) }

// Amount is a number.
func Amount(d decimal.Decimal) Value { return Between(d, d) }

// In is an amount in a currency.
func (v Value) In(currency string) Value {
	v.unit = currency
	return v
}

// Between is a number that is only known to lie between two.
func Between(low, high decimal.Decimal) Value { return Value{is: known, low: low, high: high} }

// Whether is yes or no.
func Whether(yes bool) Value {
	if yes {
		return Of("yes")
	}
	return Of("no")
}

// Listed is a list of words.
func Listed(words []string) Value { return Value{is: known, list: words, sure: len(words)} }

// Unsure is a list of words with others that may belong to it or not.
func Unsure(words, unsure []string) Value {
	return Value{is: known, list: append(append([]string{}, words...), unsure...), sure: len(words)}
}

// Counted is a number of things with their names.
func Counted(n int, names []string) Value {
	v := Count(n)
	v.list, v.sure = names, len(names)
	return v
}

// Among is one of several values, nobody is sure which.
func Among(values []Value) Value { return Value{is: known, among: values} }

// Known reports whether there is a value and it is known.
func (v *Value) Known() bool { return v.is == known }

// NotThere reports whether there is nothing of the kind.
func (v *Value) NotThere() bool { return v.is == none }

// spreads reports whether a number is only known to lie between two.
func (v *Value) spreads() bool { return !v.low.Equal(v.high) }

// Number returns the number of a value that is one number.
func (v *Value) Number() (decimal.Decimal, bool) {
	return v.low, v.is == known && v.among == nil && v.text == "" && !v.spreads()
}

// Write returns the value of a kind as a cell of a table has it; "" for what is not
// known or not there.
func (v *Value) Write(k Kind) string {
	switch {
	case v.is != known:
		return ""
	case v.among != nil:
		all := make([]string, len(v.among))
		for i := range v.among {
			all[i] = v.among[i].Write(k)
		}
		return strings.Join(all, " or ")
	}
	switch k {
	case Number, Money:
		if v.spreads() {
			return v.low.String() + ".." + v.high.String()
		}
		return v.low.String()
	case List:
		return strings.Join(v.list[:v.sure], " ")
	case Text, Day, Word, Truth:
	}
	return v.text
}

// JSON returns the value of a kind as the values that JSON has for it: a number, a
// text, a list, or null for what is not known or not there. Money is a text.
func (v *Value) JSON(k Kind) any {
	switch {
	case v.is != known:
		return nil
	case v.among != nil, k == Money, k == Text, k == Day, k == Word, k == Number && v.spreads():
		return v.Write(k)
	}
	switch k {
	case Number:
		return number(v.low.String())
	case List:
		return append([]string{}, v.list[:v.sure]...)
	case Truth:
		return v.text == "yes"
	case Text, Day, Word, Money:
	}
	return v.text
}

// number is a number in JSON with the decimals that it is written with.
type number string

// MarshalJSON writes the number.
func (n number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// quoted is a text as a message has it: a very long one is shown by its beginning.
func quoted(s string) string { return yamldoc.Quote(s) }
