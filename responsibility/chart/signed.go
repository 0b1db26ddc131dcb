package chart

import (
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// Person is who has a role, and who stands in, as a file has it; "" where it names nobody.
type Person struct {
	Role         responsibility.Role
	Name, Deputy string
	At           Place
}

// Signature is whether a company has signed, as a file has it.
type Signature struct {
	Party responsibility.Party
	Name  string // "" where nobody has
	At    Place
}

// beside takes what stands beside the rows: people, signatures, and how many rows the
// client's own people can carry. What is left out or is written otherwise is not known.
func (d *noded) beside(root *yamldoc.Node) {
	if t := root.Get("together"); t != nil && t.Kind == yamldoc.Mapping {
		for n := range items(t.Get("people")) {
			if role, ok := responsibility.ParseRole(textOf(n, "role")); ok {
				d.chart.People = append(d.chart.People, Person{role, textOf(n, "name"), textOf(n, "deputy"), placeOf(n)})
			}
		}
		for n := range items(t.Get("signatures")) {
			for p := responsibility.ClientParty; p <= responsibility.ProviderParty; p++ {
				if p.String() == textOf(n, "party") {
					d.chart.Signed = append(d.chart.Signed, Signature{p, textOf(n, "name"), placeOf(n)})
				}
			}
		}
	}
	if l := root.Get("load"); l != nil && l.Kind == yamldoc.Mapping {
		d.chart.Carry = textOf(l, "rows")
	}
}

// items are the mappings of a list, none where there is no list.
func items(list *yamldoc.Node) func(yield func(*yamldoc.Node) bool) {
	return func(yield func(*yamldoc.Node) bool) {
		if list == nil || list.Kind != yamldoc.Sequence {
			return
		}
		for i := range list.Items {
			if n := &list.Items[i]; n.Kind == yamldoc.Mapping && !yield(n) {
				return
			}
		}
	}
}

// textOf is a text of a mapping, "" where it is left out or null.
func textOf(n *yamldoc.Node, key string) string {
	if v := n.Get(key); v != nil && v.Kind == yamldoc.Scalar {
		return v.Text
	}
	return ""
}
