package answer

import (
	"math/bits"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// Node returns the value as it stands in an engagement file; a hidden answer is
// written as it was given, and none at all is null.
func (q *Question) Node(v Value) yamldoc.Node {
	v = v.Kept()
	switch v.State {
	case Unknown:
		return emit.Word(UnknownWord)
	case Missing, Hidden:
		return yamldoc.Node{}
	case Given:
	}
	switch q.Type {
	case Number, Scale, Level:
		return emit.Word(v.FormatNumber())
	case SingleChoice, YesNo:
		if i := bits.TrailingZeros64(v.Options); i < len(q.Options) {
			return emit.Word(q.Options[i])
		}
		return yamldoc.Node{}
	case MultiChoice:
		list := yamldoc.Node{Kind: yamldoc.Sequence}
		for i, o := range q.Options {
			if v.Options&(1<<i) != 0 {
				list.Items = append(list.Items, emit.Word(o))
			}
		}
		return list
	case Grid:
		return gridNode(&v)
	case Text:
	}
	return emit.Text(v.Text)
}

// JSONNode returns the value as Node does, for a file in JSON.
func (q *Question) JSONNode(v Value) yamldoc.Node {
	if q.Type == Text && v.Kept().State == Unknown {
		return yamldoc.Node{Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{{Key: emit.Word(isKey), Value: emit.Word(UnknownWord)}}}
	}
	return q.Node(v)
}

// Format returns the value as it is written in an engagement file on one line,
// "" for none. A text comes back as it is, without quotes.
func (q *Question) Format(v Value) string {
	n := q.Node(v)
	if n.Kind == yamldoc.Sequence || n.Kind == yamldoc.Mapping {
		return emit.Flow(&n)
	}
	return n.Text
}
