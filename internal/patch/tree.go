package patch

import "mspscope/internal/yamldoc"

// same reports whether two nodes read the same, wherever they stand.
func same(a, b *yamldoc.Node) bool {
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case yamldoc.Scalar:
		return a.Quoted == b.Quoted && a.Text == b.Text
	case yamldoc.Sequence:
		if len(a.Items) != len(b.Items) {
			return false
		}
		for i := range a.Items {
			if !same(&a.Items[i], &b.Items[i]) {
				return false
			}
		}
	case yamldoc.Mapping:
		if len(a.Pairs) != len(b.Pairs) {
			return false
		}
		for i := range a.Pairs {
			if a.Pairs[i].Key.Text != b.Pairs[i].Key.Text || !same(&a.Pairs[i].Value, &b.Pairs[i].Value) {
				return false
			}
		}
	case yamldoc.Null:
	}
	return true
}

// expected returns what a document must read as after one edit: the key at the
// end of the path replaced, added behind the others, or gone. Everything on the
// way must be there.
func expected(n *yamldoc.Node, path []string, v *yamldoc.Node, gone bool) yamldoc.Node {
	changed := yamldoc.Node{Kind: yamldoc.Mapping, Pairs: make([]yamldoc.Pair, 0, len(n.Pairs)+1)}
	found := false
	for _, p := range n.Pairs {
		if p.Key.Text != path[0] {
			changed.Pairs = append(changed.Pairs, p)
			continue
		}
		found = true
		switch {
		case len(path) > 1:
			p.Value = expected(&p.Value, path[1:], v, gone)
		case gone:
			continue
		default:
			p.Value = *v
		}
		changed.Pairs = append(changed.Pairs, p)
	}
	if !found && !gone {
		changed.Pairs = append(changed.Pairs, yamldoc.Pair{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: path[0]}, Value: *v})
	}
	return changed
}
