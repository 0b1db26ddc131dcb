package playbook

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// Value is one value of the data in force, with where it comes from.
type Value struct {
	File  string // of the playbook
	Path  string // from the root of the file: rates.user.price, criteria[no_internal_it].weight
	Value string // on one line
	Own   bool   // it stands in an own file
	Place string // file:line:col; "" for a value that is there no more
}

// Change is one value that an own file makes otherwise than the built-in.
type Change struct {
	File   string
	Path   string
	Before string // "" where the built-in has none
	After  string // "" where it was taken away
	Place  string // of the own value; "" where it was taken away
}

// Values lists what is in force, file by file. The playbook must have been loaded
// whole.
func (p *Playbook) Values() []Value {
	var all []Value
	for _, file := range FileNames() {
		d := p.documents[file]
		if d.root == nil {
			continue
		}
		root := d.root
		if d.parsed != "" { // what was left for later is in force as well
			root = withPages(root)
		}
		flatten(root, func(path string, n *yamldoc.Node) {
			own := d.base != nil && n.Source == ownSource
			all = append(all, Value{File: file, Path: path, Value: oneLine(n), Own: own, Place: d.report.Place(n)})
		})
	}
	return all
}

// Changes lists what the own files make otherwise than the built-in, in the order
// of the data in force; what was taken away stands at the end of its file, an item
// of a list as one.
func (p *Playbook) Changes() []Change {
	var all []Change
	for _, file := range FileNames() {
		if d := p.documents[file]; d.base != nil && d.root != nil {
			all = append(all, d.changes(file)...)
		}
	}
	return all
}

func (d *document) changes(file string) []Change {
	before := map[string]string{}
	flatten(d.base, func(path string, n *yamldoc.Node) { before[path] = oneLine(n) })
	var all []Change
	after := map[string]bool{} // paths, and those that lead to them
	flatten(d.root, func(path string, n *yamldoc.Node) {
		path = samePrice(file, path)
		after[path] = true
		for i, c := range path {
			if c == ']' {
				after[path[:i+1]] = true
			}
		}
		was, there := before[path]
		if now := oneLine(n); !there || was != now {
			all = append(all, Change{File: file, Path: path, Before: was, After: now, Place: d.report.Place(n)})
		}
	})
	said := map[string]bool{}
	flatten(d.base, func(path string, n *yamldoc.Node) {
		if after[path] {
			return
		}
		gone, was := path, oneLine(n)
		for i, c := range path {
			if c == ']' && !after[path[:i+1]] {
				gone, was = path[:i+1], called(d.base, path[:i+1])
				break
			}
		}
		if !said[gone] {
			said[gone] = true
			all = append(all, Change{File: file, Path: gone, Before: was})
		}
	})
	return append(all, d.moved(file)...)
}

// moved lists the lists whose items stand in another order than in the built-in:
// questions are asked in theirs, and rules may count by it.
func (d *document) moved(file string) []Change {
	before := map[string]itemNames{}
	namedLists(d.base, func(path string, n itemNames, _ *yamldoc.Node) { before[path] = n })
	var all []Change
	namedLists(d.root, func(path string, now itemNames, list *yamldoc.Node) {
		was := before[path]
		both := func(ids []string, other itemNames) (kept []string) {
			for _, id := range ids {
				if _, there := other.place[id]; there {
					kept = append(kept, id)
				}
			}
			return kept
		}
		if a, b := both(was.ids, now), both(now.ids, was); was.key == now.key && !slices.Equal(a, b) {
			all = append(all, Change{File: file, Path: path, Before: strings.Join(a, ", "), After: strings.Join(b, ", "), Place: d.report.Place(list)})
		}
	})
	return all
}

// namedLists goes through the lists whose items have ids.
func namedLists(root *yamldoc.Node, each func(path string, n itemNames, list *yamldoc.Node)) {
	var walk func(path string, n *yamldoc.Node)
	walk = func(path string, n *yamldoc.Node) {
		if n.Kind == yamldoc.Sequence {
			if ids := itemNamesOf(n); ids.known && ids.key != "" {
				each(path, ids, n)
			}
		}
		below(path, n, walk)
	}
	walk("", root)
}

// called is how a person calls the item of a list at a path: by the first of the
// keys that such items are called by, else by all of it.
func called(root *yamldoc.Node, path string) string {
	item := find(root, path)
	if item == nil {
		return path
	}
	for _, key := range []string{"label", "topic", "title", "name", "call", "text", "because"} {
		if n := item.Get(key); n != nil && n.Kind == yamldoc.Scalar {
			return n.Text
		}
	}
	return oneLine(item)
}

// find returns the item of a list at a path.
func find(root *yamldoc.Node, path string) *yamldoc.Node {
	var found *yamldoc.Node
	var walk func(at string, n *yamldoc.Node)
	walk = func(at string, n *yamldoc.Node) {
		if at == path {
			found = n
		}
		if found == nil && strings.HasPrefix(path, at) {
			below(at, n, walk)
		}
	}
	walk("", root)
	return found
}

// below goes through the values right below a node.
func below(path string, n *yamldoc.Node, each func(path string, n *yamldoc.Node)) {
	for i := range n.Pairs {
		each(strings.TrimPrefix(path+"."+n.Pairs[i].Key.Text, "."), &n.Pairs[i].Value)
	}
	if len(n.Items) == 0 {
		return
	}
	names := itemNamesOf(n)
	for i := range n.Items {
		id := strconv.Itoa(i + 1)
		if names.known && names.key != "" {
			id = names.ids[i]
		}
		each(path+"["+id+"]", &n.Items[i])
	}
}

// flatten goes through the values of a document. A condition, weights that make up
// a whole, and a list of words are one value each.
func flatten(root *yamldoc.Node, each func(path string, n *yamldoc.Node)) {
	var walk func(path string, n *yamldoc.Node)
	walk = func(path string, n *yamldoc.Node) {
		key := path[strings.LastIndexByte(path, '.')+1:]
		if isValue(key) || len(n.Pairs) == 0 && (len(n.Items) == 0 || ofWords(n)) {
			each(path, n)
			return
		}
		below(path, n, walk)
	}
	walk("", root)
}

// ofWords reports whether a list is one of words, not of texts.
func ofWords(n *yamldoc.Node) bool {
	return !slices.ContainsFunc(n.Items, func(item yamldoc.Node) bool {
		return item.Kind != yamldoc.Scalar || strings.ContainsAny(item.Text, " \n")
	})
}

// oneLine writes a value on one line; a text stands as it is.
func oneLine(n *yamldoc.Node) string {
	if n.Kind == yamldoc.Scalar {
		return n.Text
	}
	return emit.Flow(n)
}
