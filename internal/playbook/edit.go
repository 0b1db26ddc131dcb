package playbook

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// The keys of an edit of a list.
const (
	keyAdd    = "add"
	keyChange = "change"
	keyRemove = "remove"
)

// howToEdit says how a list is changed.
const howToEdit = "write {add: [...], change: {ID: {...}}, remove: [ID]} to change single items, or the whole list in brackets to replace it"

// nameKeys are the keys by which items of lists are named, the best one first.
func nameKeys() []string {
	return []string{"id", "model", "question", "priority", "meeting", "q", "from", "kind", "to", "at", "people", "tower", "role", "line"}
}

// NameKey returns the key by which an edit calls the items of a list, "" for a list
// whose items cannot be called.
func NameKey(list *yamldoc.Shape) string {
	for _, key := range nameKeys() {
		if slices.ContainsFunc(list.Item.Fields, func(f yamldoc.Field) bool { return f.Key == key }) {
			return key
		}
	}
	return ""
}

// itemNames are the items of a list by name.
type itemNames struct {
	key   string // "" where single values are their own names
	known bool   // items have names
	ids   []string
	place map[string]int
}

// itemNamesOf finds how the items of a list are called: by the first key that all of
// them have with a value that only one has, or by themselves.
func itemNamesOf(list *yamldoc.Node) itemNames {
	if len(list.Items) == 0 {
		return itemNames{place: map[string]int{}}
	}
	for _, key := range append(nameKeys(), "") {
		n := itemNames{key: key, known: true}
		if _, ok := n.of(&list.Items[0]); !ok { // most lists have few of the keys
			continue
		}
		n.ids, n.place = make([]string, 0, len(list.Items)), make(map[string]int, len(list.Items))
		for i := range list.Items {
			id, ok := n.of(&list.Items[i])
			if _, twice := n.place[id]; !ok || twice {
				n.known = false
				break
			}
			n.ids = append(n.ids, id)
			n.place[id] = i
		}
		if n.known {
			return n
		}
	}
	return itemNames{place: map[string]int{}}
}

// of returns the name of an item.
func (n *itemNames) of(item *yamldoc.Node) (string, bool) {
	if n.key == "" {
		return item.Text, item.Kind == yamldoc.Scalar
	}
	if item.Kind != yamldoc.Mapping {
		return "", false
	}
	id := item.Get(n.key)
	if id == nil || id.Kind != yamldoc.Scalar {
		return "", false
	}
	return id.Text, true
}

// edit is one edit of a list. What is wrong in it is left out, so that readers of
// the result have nothing to say about it a second time.
type edit struct {
	*layer
	what    string // the key of the list
	names   itemNames
	items   []yamldoc.Node
	changed map[string]bool
	removed map[string]bool
}

func (l *layer) edit(key string, base, own *yamldoc.Node) yamldoc.Node {
	e := edit{layer: l, what: key, names: itemNamesOf(base), items: slices.Clone(base.Items), changed: map[string]bool{}, removed: map[string]bool{}}
	if len(own.Pairs) == 0 {
		l.r.Add(own, "%q is a list; %s", key, howToEdit)
	}
	known := []string{keyAdd, keyChange, keyRemove}
	for i := range own.Pairs {
		if k := &own.Pairs[i].Key; !slices.Contains(known, k.Text) {
			l.r.Add(k, "%q is a list, which has no key %s%s; %s", key, yamldoc.Quote(k.Text), l.r.Suggest(k.Text, known), howToEdit)
		}
	}
	if n := own.Get(keyChange); n != nil && e.nameable(n, keyChange) {
		e.change(n)
	}
	if n := own.Get(keyRemove); n != nil && e.nameable(n, keyRemove) {
		e.remove(n)
	}
	out := at(own, yamldoc.Sequence)
	out.Items = make([]yamldoc.Node, 0, len(e.items))
	for i := range e.items {
		if !e.names.known || !e.removed[e.names.ids[i]] {
			out.Items = append(out.Items, e.items[i])
		}
	}
	if n := own.Get(keyAdd); n != nil {
		out.Items = e.add(n, out.Items)
	}
	return out
}

// nameable reports lists whose items cannot be named.
func (e *edit) nameable(at *yamldoc.Node, verb string) bool {
	switch {
	case len(e.items) == 0:
		e.r.Add(at, "%q is empty in the built-in file, so there is nothing to %s; write 'add'", e.what, verb)
	case !e.names.known:
		e.r.Add(at, "the items of %q have no ids, so none can be called to %s it; write 'add', or the whole list in brackets to replace it", e.what, verb)
	case verb == keyChange && e.names.key == "":
		e.r.Add(at, "the items of %q are single values; write the new ones under 'add' and the old ones under 'remove'", e.what)
	default:
		return true
	}
	return false
}

// missing reports an item that is not there.
func (e *edit) missing(at *yamldoc.Node, id, verb string) bool {
	if _, there := e.names.place[id]; there {
		return false
	}
	e.r.Add(at, "%q has no %s to %s%s", e.what, yamldoc.Quote(id), verb, e.r.Suggest(id, e.names.ids))
	return true
}

func (e *edit) change(n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		e.r.Add(n, "\"change\" must be a mapping from ids to what differs, such as {ID: {...}}, not %s", n.Describe())
		return
	}
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		if e.missing(key, key.Text, keyChange) {
			continue
		}
		switch id := value.Get(e.names.key); {
		case value.Kind == yamldoc.Null:
			e.r.Add(key, "nothing says what differs in %s; to take it out, write it under 'remove'", yamldoc.Quote(key.Text))
		case value.Kind != yamldoc.Mapping:
			e.r.Add(value, "the change of %s must be a mapping of the keys that differ, not %s", yamldoc.Quote(key.Text), value.Describe())
		case id != nil && (id.Kind != yamldoc.Scalar || id.Text != key.Text):
			e.r.Add(id, "a change cannot give %s another %s; remove it and add a new one", yamldoc.Quote(key.Text), e.names.key)
		default:
			j := e.names.place[key.Text]
			e.items[j] = e.mapping(&e.items[j], value)
			e.changed[key.Text] = true
		}
	}
}

func (e *edit) remove(n *yamldoc.Node) {
	if n.Kind != yamldoc.Sequence {
		e.r.Add(n, "\"remove\" must be a list of ids, not %s; put it in brackets", n.Describe())
		return
	}
	for i := range n.Items {
		item := &n.Items[i]
		switch {
		case item.Kind != yamldoc.Scalar:
			e.r.Add(item, "\"remove\" takes ids, not %s", item.Describe())
		case e.missing(item, item.Text, keyRemove):
		case e.removed[item.Text]:
			e.r.Add(item, "%s is removed here twice; keep one", yamldoc.Quote(item.Text))
		case e.changed[item.Text]:
			e.r.Add(item, "%s stands under 'change' as well; keep one of the two", yamldoc.Quote(item.Text))
		default:
			e.removed[item.Text] = true
		}
	}
}

// add puts new items behind the others.
func (e *edit) add(n *yamldoc.Node, items []yamldoc.Node) []yamldoc.Node {
	if n.Kind != yamldoc.Sequence {
		e.r.Add(n, "\"add\" must be a list of items, not %s; put it in brackets", n.Describe())
		return items
	}
	added := map[string]bool{}
	for i := range n.Items {
		item := &n.Items[i]
		if id, ok := e.names.of(item); ok && e.names.known {
			_, there := e.names.place[id]
			switch {
			case there && !e.removed[id] && e.names.key == "":
				e.r.Add(item, "%s is already there; leave it out", yamldoc.Quote(id))
				continue
			case there && !e.removed[id]:
				e.r.Add(item, "%s is already there; write it under 'change'", yamldoc.Quote(id))
				continue
			case added[id]:
				e.r.Add(item, "%s is added here twice; keep one", yamldoc.Quote(id))
				continue
			}
			added[id] = true
		}
		items = append(items, *item)
	}
	return items
}
