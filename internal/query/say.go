package query

import (
	"fmt"
	"strings"
)

// Because says why the condition is true: the comparisons that make it so, each with the
// value beside what it is compared with. It is for results for which it is true.
func (e *Expr[R]) Because(r R) string {
	return strings.Join(e.root.because(r, true), ", ")
}

// because lists why a part is true, or why it is false.
func (n *node[R]) because(r R, holds bool) []string {
	switch n.join {
	case "not":
		return n.parts[0].because(r, !holds)
	case "":
		v := n.field.Of(r)
		return []string{n.say(&v, holds)}
	}
	wanted := No
	if holds {
		wanted = Yes
	}
	var all []string
	for _, part := range n.parts {
		if part.eval(r) == wanted {
			all = append(all, part.because(r, holds)...)
		}
	}
	return all
}

// say says a comparison with the value.
func (n *node[R]) say(v *Value, holds bool) string {
	name := n.field.Name
	switch {
	case n.bare != "" && n.field.Kind == Word:
		return strings.ReplaceAll(name+" is "+n.want, "_", " ")
	case v.is == unknown:
		return name + " is not known"
	case v.is == none:
		return name + " is none"
	case n.op == "has":
		return name + negated(holds, " has ", " does not have ") + n.want
	case n.field.Kind == Truth:
		return name + " is " + v.text
	case !n.field.Kind.numeric() && n.field.Kind != Day, n.state != known:
		return name + " is " + v.Write(n.field.Kind)
	}
	return fmt.Sprintf("%s %s is %s %s", name, n.shown(v), n.relation(holds), n.against()) + named(v)
}

// relation says how a value stands to what it is compared with.
func (n *node[R]) relation(holds bool) string {
	op := n.op
	if !holds {
		op = opposites[op]
	}
	return relations[op]
}

var (
	opposites = map[string]string{"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
	relations = map[string]string{"=": "just", "!=": "not", "<": "below", "<=": "at most", ">": "above", ">=": "at least"}
)

func negated(holds bool, yes, no string) string {
	if holds {
		return yes
	}
	return no
}

// shown is the value with its currency.
func (n *node[R]) shown(v *Value) string {
	text := v.Write(n.field.Kind)
	if v.unit != "" {
		text += " " + v.unit
	}
	return text
}

// against is what the value is compared with.
func (n *node[R]) against() string {
	if n.field.Kind == Day {
		return n.want
	}
	return n.num.String()
}

// mostNames is how many of the things that were counted are named.
const mostNames = 5

// named names the things that a number counts, the first of them.
func named(v *Value) string {
	switch {
	case len(v.list) == 0:
		return ""
	case len(v.list) > mostNames:
		return fmt.Sprintf(": %s and %d more", strings.Join(v.list[:mostNames], ", "), len(v.list)-mostNames)
	}
	return ": " + strings.Join(v.list, ", ")
}
