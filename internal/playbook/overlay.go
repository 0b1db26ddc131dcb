package playbook

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// isValue reports whether a key holds one value although it is written as a mapping:
// a condition, or weights that make up a whole. Two of them laid over each other
// would mean what nobody wrote.
func isValue(key string) bool {
	switch key {
	case "called_for", "demanded_by", "met", "goes_when", "when_answers", "first":
		return true
	}
	return key == "when" || key == "unless" || key == "all_when" || key == "payroll_stays" || key == "named_when" || key == "weights" || key == "counts_when" || key == "give_up"
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
			l.r.Take(own, key)
		case own.SplitNumber(i) != "":
			l.r.Add(key, "%s", own.SplitNumber(i))
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
