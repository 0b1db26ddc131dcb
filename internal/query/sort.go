package query

import (
	"cmp"
	"slices"
	"strings"
)

// Order is a field by which results are sorted.
type Order[R any] struct {
	Field Field[R]
	Down  bool // the largest first
}

// Orders reads fields to sort by; a "-" before one sorts it down.
func Orders[R any](fields []Field[R], names []string) ([]Order[R], error) {
	var out []Order[R]
	for _, name := range names {
		name, down := strings.CutPrefix(strings.TrimSpace(name), "-")
		all, err := Named(fields, []string{name})
		if err != nil {
			return nil, err
		}
		if all[0].Kind == List {
			return nil, mistake(all[0].Name + " is a list and has no order; sort by another field")
		}
		out = append(out, Order[R]{all[0], down})
	}
	return out, nil
}

// Compare compares two results by the fields, one after the other. What is not known
// comes last whichever way a field is sorted, and amounts in two currencies stay apart.
func Compare[R any](orders []Order[R], a, b R) int {
	for i := range orders {
		o := &orders[i]
		x, y := o.Field.Of(a), o.Field.Of(b)
		if (x.is == known) != (y.is == known) {
			return cmp.Compare(y.is, x.is)
		}
		if c := cmp.Compare(x.unit, y.unit); c != 0 {
			return c
		}
		c := o.Field.compare(&x, &y)
		if o.Down {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// Unit returns the currency of an amount, "" for every other value.
func (v *Value) Unit() string { return v.unit }

func (f *Field[R]) compare(x, y *Value) int {
	switch {
	case x.is != known || y.is != known:
		return 0
	case x.among != nil:
		return f.compare(&x.among[0], y)
	case y.among != nil:
		return f.compare(x, &y.among[0])
	case f.Kind.numeric():
		return cmp.Or(x.low.Cmp(y.low), x.high.Cmp(y.high))
	case len(f.Words) > 0:
		return cmp.Compare(slices.Index(f.Words, x.text), slices.Index(f.Words, y.text))
	}
	return cmp.Or(cmp.Compare(strings.ToLower(x.text), strings.ToLower(y.text)), cmp.Compare(x.text, y.text))
}
