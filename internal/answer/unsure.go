package answer

import (
	"math/bits"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// ReadUnsure reads the options of a list of which nobody is sure, beside the list
// of those that are. Where the list names what stands alone ("none"), that is no
// longer sure either.
func (q *Question) ReadUnsure(r *yamldoc.Report, n *yamldoc.Node, sure Value) (unsure uint64) {
	if n.Kind != yamldoc.Sequence {
		r.Add(n, "\"unsure\" is a list of options such as [%s], not %s", q.example(), n.Describe())
		return 0
	}
	for i := range n.Items {
		item := &n.Items[i]
		o := q.OptionIndex(item.Text)
		switch {
		case item.Kind != yamldoc.Scalar || o < 0:
			r.Add(item, "%s has no option %s%s; the options are %s", q.ID, item.Describe(), r.Suggest(item.Text, q.Options), q.instead(item.Text))
		case q.Exclusive&(1<<o) != 0:
			r.Add(item, "%s: %q stands alone, so it cannot be one of several that are not sure; write unknown under answers", q.ID, item.Text)
		case sure.Options&(1<<o) != 0:
			r.Add(item, "%s: %q stands in the answer, so it is sure; take it out there or here", q.ID, item.Text)
		case unsure&(1<<o) != 0:
			r.Add(item, "%s names %q twice; keep one", q.ID, item.Text)
		default:
			unsure |= 1 << o
		}
	}
	if unsure != 0 {
		unsure |= sure.Options & q.Exclusive
	}
	return unsure
}

// example is an option that can stand beside others.
func (q *Question) example() string {
	for i, o := range q.Options {
		if q.Exclusive&(1<<i) == 0 {
			return o
		}
	}
	return ""
}

// UnsureIDs lists the options of which nobody is sure.
func (q *Question) UnsureIDs(v Value) (ids []string) {
	for rest := v.Unsure &^ v.Options; rest != 0; rest &= rest - 1 {
		if o := bits.TrailingZeros64(rest); o < len(q.Options) {
			ids = append(ids, q.Options[o])
		}
	}
	return ids
}

// UnsureNodes lists the options of which nobody is sure, as they stand in a file.
func (q *Question) UnsureNodes(v Value) (nodes []yamldoc.Node) {
	for _, id := range q.UnsureIDs(v) {
		nodes = append(nodes, emit.Word(id))
	}
	return nodes
}
