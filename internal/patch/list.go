package patch

import (
	"slices"
	"strings"

	"mspscope/internal/emit"
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

// withItems returns the text with a list changed item by item where it stands line by
// line with comments, so that each stays beside what it speaks of, and goes with it. It
// reports false where the list is written otherwise or its items change places.
func (d *document) withItems(list *yamldoc.Node, items []yamldoc.Node) ([]byte, bool) {
	if len(items) == 0 || !d.lineByLine(list) {
		return nil, false
	}
	last := d.lineEnd(d.offset(&list.Items[len(list.Items)-1]))
	if found, err := d.comments(list, d.offset(list), last); err != nil || len(found) == 0 {
		return nil, false
	}
	kept := make([]bool, len(list.Items))
	fresh := make([][]int, len(list.Items)+1) // the new items before each old one, and behind the last
	next := 0
	for j := range items {
		at := slices.IndexFunc(list.Items, func(old yamldoc.Node) bool { return same(&old, &items[j]) })
		switch {
		case at < 0:
			fresh[next] = append(fresh[next], j)
		case at < next:
			return nil, false
		default:
			if at > next { // between those that stay, the new ones stand last
				fresh[at], fresh[next] = fresh[next], nil
			}
			kept[at], next = true, at+1
		}
	}
	indent := strings.Repeat(" ", list.Col-1)
	var b strings.Builder
	add := func(at int) {
		for _, j := range fresh[at] {
			b.WriteString(indent + "- " + d.write(value{yaml: emit.Flow(&items[j]), node: items[j]}) + d.eol)
		}
	}
	from := d.lineStart(d.offset(&list.Items[0]))
	at := from
	for i := range list.Items {
		begin := d.lineStart(d.offset(&list.Items[i]))
		b.Write(d.text[at:begin])
		at = d.nextLine(begin)
		add(i)
		if kept[i] {
			b.Write(d.text[begin:at])
		}
	}
	add(len(list.Items))
	return d.splice(from, at, b.String()), true
}

// lineByLine reports whether each item of a list has one line of its own, with an end.
func (d *document) lineByLine(list *yamldoc.Node) bool {
	at := d.offset(list)
	if at >= len(d.text) || d.text[at] != '-' {
		return false
	}
	last := -1
	for i := range list.Items {
		item := &list.Items[i]
		begin := d.offset(item)
		end, err := d.end(item, list.Col-1)
		if err != nil || item.Kind != yamldoc.Scalar || end > d.lineEnd(begin) {
			return false
		}
		line := d.lineStart(begin)
		if line <= last || strings.Trim(string(d.text[line:begin]), " ") != "-" || d.nextLine(begin) == d.lineEnd(begin) {
			return false
		}
		last = line
	}
	return true
}
