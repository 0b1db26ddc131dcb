package playbook

import (
	"slices"

	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// Keys that an own file may have beside those of its kind, and the keys of an edit
// of a list.
const (
	keyExtends = "extends"
	keyAdd     = "add"
	keyChange  = "change"
	keyRemove  = "remove"
)

// howToEdit says how a list is changed.
const howToEdit = "write {add: [...], change: {ID: {...}}, remove: [ID]} to change single items, or the whole list in brackets to replace it"

// nameKeys are the keys by which items of lists are named, the best one first.
func nameKeys() []string {
	return []string{"id", "model", "question", "priority", "meeting", "q", "from"}
}

// isValue reports whether a key holds one value although it is written as a mapping:
// a condition, or weights that make up a whole. Two of them laid over each other
// would mean what nobody wrote.
func isValue(key string) bool {
	return key == "when" || key == "unless" || key == "payroll_stays" || key == "weights"
}

// lay returns what is in force where an own file is laid over the built-in one.
// Every node of the result keeps the file and the place that it came from; neither
// document is changed.
//
// A mapping is laid over a mapping key by key; a single value, a list, a condition
// and weights replace what is there; null takes a key out. A mapping over a list
// edits it: add, change and remove, where items are called by their ids.
func lay(r *yamldoc.Report, base, own *yamldoc.Node) *yamldoc.Node {
	l := layer{r}
	out := l.value("", base, own)
	return &out
}

// layer lays one document over another.
type layer struct{ r *yamldoc.Report }

// value lays the value of a key over that of the same key; base is nil where there
// is none.
func (l *layer) value(key string, base, own *yamldoc.Node) yamldoc.Node {
	switch {
	case own.Kind != yamldoc.Mapping || isValue(key):
	case base == nil:
		if add := own.Get(keyAdd); add != nil && add.Kind == yamldoc.Sequence {
			return l.edit(key, &yamldoc.Node{Kind: yamldoc.Sequence, Items: []yamldoc.Node{}}, own)
		}
	case base.Kind == yamldoc.Mapping:
		return l.mapping(base, own)
	case base.Kind == yamldoc.Sequence:
		return l.edit(key, base, own)
	}
	return *own
}

// at returns a node of a kind at the place of another.
func at(place *yamldoc.Node, kind yamldoc.Kind) yamldoc.Node {
	return yamldoc.Node{Kind: kind, Source: place.Source, Line: place.Line, Col: place.Col}
}

// mapping keeps the order of the built-in; new keys come behind.
func (l *layer) mapping(base, own *yamldoc.Node) yamldoc.Node {
	place := make(map[string]int, len(base.Pairs))
	for i := range base.Pairs {
		place[base.Pairs[i].Key.Text] = i
	}
	pairs := slices.Clone(base.Pairs)
	gone := make([]bool, len(pairs))
	for i := range own.Pairs {
		key, value := &own.Pairs[i].Key, &own.Pairs[i].Value
		j, there := place[key.Text]
		switch {
		case value.Kind != yamldoc.Null && there:
			pairs[j] = yamldoc.Pair{Key: *key, Value: l.value(key.Text, &base.Pairs[j].Value, value)}
		case value.Kind != yamldoc.Null:
			pairs = append(pairs, yamldoc.Pair{Key: *key, Value: l.value(key.Text, nil, value)})
		case there:
			gone[j] = true
		default:
			l.r.Add(key, "there is no %s here that could be removed%s; correct it or leave it out", yamldoc.Quote(key.Text), l.r.Suggest(key.Text, keys(base)))
		}
	}
	out := at(own, yamldoc.Mapping)
	out.Pairs = make([]yamldoc.Pair, 0, len(pairs))
	for i := range pairs {
		if i >= len(gone) || !gone[i] {
			out.Pairs = append(out.Pairs, pairs[i])
		}
	}
	return out
}

func keys(n *yamldoc.Node) []string {
	all := make([]string, len(n.Pairs))
	for i := range n.Pairs {
		all[i] = n.Pairs[i].Key.Text
	}
	return all
}

// names are the items of a list by name.
type names struct {
	key   string // "" where single values are their own names
	known bool   // items have names
	ids   []string
	place map[string]int
}

// namesOf finds how the items of a list are called: by the first key that all of
// them have with a value that only one has, or by themselves.
func namesOf(list *yamldoc.Node) names {
	for _, key := range append(nameKeys(), "") {
		n := names{key: key, known: len(list.Items) > 0, place: make(map[string]int, len(list.Items))}
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
	return names{place: map[string]int{}}
}

// of returns the name of an item.
func (n *names) of(item *yamldoc.Node) (string, bool) {
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
	names   names
	items   []yamldoc.Node
	changed map[string]bool
	removed map[string]bool
}

func (l *layer) edit(key string, base, own *yamldoc.Node) yamldoc.Node {
	e := edit{layer: l, what: key, names: namesOf(base), items: slices.Clone(base.Items), changed: map[string]bool{}, removed: map[string]bool{}}
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

// needs are the keys without which no reader took a file by itself when every own
// file was a whole one. Keys that a file needs since then are not among them.
func needs(file string) []string {
	switch file {
	case QuestionnaireFile:
		return []string{"title", "sections", "questions"}
	case MatrixFile:
		return []string{"criteria", "split"}
	case FindingsFile:
		return []string{"shown", "findings"}
	case ReadinessFile:
		return []string{"models", "bands", "elements"}
	case RateCardFile:
		return []string{"name", "currency", "as_of", "rates", "towers", "share", "bands", "assumptions", "onboarding", "labels", "comparison"}
	case CatalogueFile:
		return []string{"roles", "activities"}
	case TextsFile:
		return []string{
			"models", "comparison", "foundations", "none_needed", "all_vetoed", "nothing_scored", "transition", "plans", "growth_paths", "outgrown",
			"review", "service_levels", "governance", "ticket_flows", "partner_criteria", "questions_and_answers", "verdicts",
		}
	case ProviderFile:
		return []string{"name", "smallest_client", "largest_client", "frameworks", "helpdesk_24x7"}
	}
	return nil
}

// isWhole reports whether an own file has all that a file needs, so that it can
// stand by itself, as every own file once had to. Such a file means what it meant
// then: what it leaves out is not there.
func isWhole(file string, base, own *yamldoc.Node) bool {
	for _, key := range needs(file) {
		value, below := own.Get(key), base.Get(key)
		if value == nil || value.Kind == yamldoc.Null || below != nil && below.Kind != yamldoc.Scalar && below.Kind != value.Kind {
			return false
		}
	}
	return true
}

// withNewer returns a whole file with the keys that a file needs since it was
// written, from the built-in. What a file never had to have stays left out.
func withNewer(file string, base, own *yamldoc.Node) *yamldoc.Node {
	with := *own
	with.Pairs = slices.Clone(own.Pairs)
	for _, key := range required(file) {
		if below := base.Get(key); below != nil && own.Get(key) == nil {
			with.Pairs = append(with.Pairs, yamldoc.Pair{Key: *base.KeyOf(key), Value: *below})
		}
	}
	return &with
}

// required lists the keys that a file may not leave out now. A shape that cannot
// be made is reported by whoever reads the file.
func required(file string) []string {
	var s *yamldoc.Shape
	var err error
	switch file {
	case FindingsFile:
		s, err = advice.FindingsShape()
	case ReadinessFile:
		s, err = advice.ReadinessShape()
	case CatalogueFile:
		s, err = responsibility.CatalogueShape()
	case TextsFile:
		s, err = advice.TextsShape()
	case ProviderFile:
		s, err = advice.ProviderShape()
	}
	if s == nil || err != nil {
		return nil
	}
	var keys []string
	for i := range s.Fields {
		if f := &s.Fields[i]; !f.Optional {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// extends takes the key that says what the own file is laid over out of it. It
// returns the file without the key, and whether the built-in stands below it.
func extends(r *yamldoc.Report, file string, base, own *yamldoc.Node) (rest *yamldoc.Node, builtIn bool) {
	n := own.Get(keyExtends)
	if n == nil && isWhole(file, base, own) {
		return withNewer(file, base, own), false
	}
	if n == nil {
		return own, true
	}
	without := *own
	without.Pairs = slices.DeleteFunc(slices.Clone(own.Pairs), func(p yamldoc.Pair) bool { return p.Key.Text == keyExtends })
	if n.Kind == yamldoc.Scalar {
		switch n.Text {
		case "none":
			return &without, false
		case "built-in", "builtin":
			return &without, true
		}
	}
	r.Add(n, "\"extends\" is built-in (the file says what differs) or none (it is the whole file), not %s", n.Describe())
	return &without, true
}
