package query

import (
	"cmp"
	"slices"
	"strings"
)

// Fits is what became of a condition for one result.
type Fits uint8

// What can become of a condition: it is false, true, or hangs on something that is not
// known.
const (
	No Fits = iota
	Open
	Yes
)

// Holds reports whether the condition is true.
func (e *Expr[R]) Holds(r R) bool { return e.root.eval(r) == Yes }

func (n *node[R]) eval(r R) Fits {
	switch n.join {
	case "and":
		fits := Yes
		for _, part := range n.parts {
			fits = min(fits, part.eval(r))
		}
		return fits
	case "or":
		fits := No
		for _, part := range n.parts {
			fits = max(fits, part.eval(r))
		}
		return fits
	case "not":
		return Yes - n.parts[0].eval(r)
	}
	v := n.field.Of(r)
	return n.compare(&v)
}

// compare compares a value with what is wanted.
func (n *node[R]) compare(v *Value) Fits {
	fits := No
	switch {
	case n.state != known:
		fits = whether(v.is == n.state)
	case v.is == none:
	case v.is == unknown:
		return Open
	case v.among != nil:
		fits = n.compare(&v.among[0])
		for i := range v.among[1:] {
			if n.compare(&v.among[1+i]) != fits {
				return Open
			}
		}
		return fits
	default:
		fits = n.known(v)
	}
	if n.op == "!=" {
		return Yes - fits
	}
	return fits
}

// known compares a value that is known; "!=" is compared as "=".
func (n *node[R]) known(v *Value) Fits {
	switch {
	case n.op == "has":
		return n.has(v)
	case n.field.Kind.numeric():
		return n.number(v)
	case n.field.Kind == Day && n.op != "=" && n.op != "!=":
		return ordered(n.op, cmp.Compare(v.text, n.want))
	}
	return whether(strings.EqualFold(v.text, n.want))
}

func (n *node[R]) has(v *Value) Fits {
	if n.field.Kind == Text {
		return whether(strings.Contains(strings.ToLower(v.text), n.want))
	}
	at := slices.IndexFunc(v.list, func(w string) bool { return strings.EqualFold(w, n.want) })
	switch {
	case at < 0:
		return No
	case at >= v.sure:
		return Open
	}
	return Yes
}

// number compares a number; of one that lies between two, both ends must agree. Amounts
// in two currencies cannot be compared.
func (n *node[R]) number(v *Value) Fits {
	if n.unit != "" && v.unit != "" && n.unit != v.unit {
		return Open
	}
	low, high := ordered(n.op, v.low.Cmp(n.num)), ordered(n.op, v.high.Cmp(n.num))
	switch {
	case n.op != "=" && n.op != "!=":
		if low != high {
			return Open
		}
		return low
	case v.low.Cmp(n.num) > 0 || v.high.Cmp(n.num) < 0:
		return No
	case v.spreads():
		return Open
	}
	return Yes
}

// ordered is the truth of an order, from how a value compares.
func ordered(op string, compared int) Fits {
	switch op {
	case "<":
		return whether(compared < 0)
	case "<=":
		return whether(compared <= 0)
	case ">":
		return whether(compared > 0)
	case ">=":
		return whether(compared >= 0)
	}
	return whether(compared == 0)
}

func whether(yes bool) Fits {
	if yes {
		return Yes
	}
	return No
}
