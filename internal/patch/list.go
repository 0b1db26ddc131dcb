package patch

import (
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// appendItem adds an item behind those of the list that an edit names.
func (d *document) appendItem(e Edit, parent *yamldoc.Node, v value) error {
	old := parent.Get(e.Path[len(e.Path)-1])
	switch {
	case old == nil, old.Kind == yamldoc.Null, old.Kind == yamldoc.Sequence && len(old.Items) == 0:
		list := value{yaml: "[" + v.yaml + "]"}
		list.node = yamldoc.Node{Kind: yamldoc.Sequence, Items: []yamldoc.Node{v.node}}
		return d.change(e, parent, list)
	case old.Kind != yamldoc.Sequence:
		return d.refuse(old, e.Path, "it is %s, not a list; correct it by hand", old.Describe())
	}
	list := yamldoc.Node{Kind: yamldoc.Sequence, Items: append(slices.Clip(old.Items), v.node)}
	want := expected(d.root, e.Path, &list, false)
	text, err := d.withItem(old, v)
	return d.take(e, parent, &want, text, err)
}

// withItem returns the text with an item behind those of a list.
func (d *document) withItem(list *yamldoc.Node, v value) ([]byte, error) {
	last := &list.Items[len(list.Items)-1]
	at := d.offset(list)
	flow := at < len(d.text) && d.text[at] == '['
	if flow {
		end, err := d.end(last, 0)
		if err != nil {
			return nil, err
		}
		comma := ", "
		if d.tight() {
			comma = ","
		}
		return d.splice(end, end, comma+d.write(v)), nil
	}
	end, err := d.end(last, list.Col-1)
	if err != nil {
		return nil, err
	}
	indent := strings.Repeat(" ", list.Col-1)
	return d.insertLine(d.behind(d.lineEnd(end), len(indent), false), indent+"- "+d.write(v)), nil
}
