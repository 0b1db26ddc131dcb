package answer

import (
	"mspscope/internal/emit"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func (q *Question) readGrid(r *yamldoc.Report, n *yamldoc.Node) Value {
	if n.Kind == yamldoc.Scalar {
		if n.Text == advise {
			return Advise()
		}
		r.Add(n, "%s takes a side for each tower, such as {service_desk: provider}, or advise (\"you propose\"), or unknown, not %s", q.ID, n.Describe())
		return Value{}
	}
	if n.Kind != yamldoc.Mapping || len(n.Pairs) == 0 {
		r.Add(n, "%s takes a side for each tower, such as {service_desk: provider}, not %s", q.ID, n.Describe())
		return Value{}
	}
	v, bad := Value{State: Given}, false
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		tower, ok := terms.ParseTower(key.Text)
		if !ok {
			r.Add(key, "%s has no tower %s%s", q.ID, yamldoc.Quote(key.Text), r.Suggest(key.Text, towerIDs()))
			bad = true
			continue
		}
		if value.Kind == yamldoc.Scalar && value.Text == UnknownWord {
			v.NotSure |= 1 << tower
			continue
		}
		side, ok := parseSide(value.Text)
		if value.Kind != yamldoc.Scalar || !ok {
			r.Add(value, "%s: %s is no side%s; write provider, shared, client, third_party, advise (\"you propose\") or unknown", tower, value.Describe(), r.Suggest(value.Text, append(sideIDs(), UnknownWord)))
			bad = true
			continue
		}
		v = v.WithTower(tower, side)
	}
	if bad {
		return Value{}
	}
	return v.Told()
}

// ReadTower reads the side of one tower, as a grid that names this tower alone.
// With a problem the value is missing.
func (q *Question) ReadTower(r *yamldoc.Report, n *yamldoc.Node, t terms.Tower) Value {
	if n.Kind == yamldoc.Scalar && n.Text == UnknownWord {
		return Value{State: Given, NotSure: TowersOf(t)}
	}
	side, ok := parseSide(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		r.Add(n, "%s: %s is no side%s; write provider, shared, client, third_party, advise (\"you propose\") or unknown", t, n.Describe(), r.Suggest(n.Text, append(sideIDs(), UnknownWord)))
		return Value{}
	}
	return Value{State: Given}.WithTower(t, side)
}

// Merge returns a grid with what another one says of a tower.
func (v Value) Merge(t terms.Tower, from *Value) Value {
	v = v.WithTower(t, from.Grid[t])
	v.Advised = v.Advised&^TowersOf(t) | from.Advised&TowersOf(t)
	v.NotSure |= from.NotSure & TowersOf(t)
	return v
}

// TowerNode is what a grid says of one tower, as it stands in a file.
func TowerNode(v Value, t terms.Tower) yamldoc.Node {
	if word := sideWord(&v, t); word != "" {
		return emit.Word(word)
	}
	return emit.Word(UnknownWord)
}

// sideWord is how the side of a tower is written, "" where it is left out.
func sideWord(v *Value, t terms.Tower) string {
	switch {
	case v.Grid[t] != terms.Undecided:
		return v.Grid[t].String()
	case v.NotSure.Has(t):
		return UnknownWord
	case v.Advised.Has(t):
		return advise
	}
	return ""
}

// gridNode is a grid as it stands in a file. Towers that are left out are open
// without anybody having said so.
func gridNode(v *Value) yamldoc.Node {
	grid := yamldoc.Node{Kind: yamldoc.Mapping}
	for _, t := range terms.Towers() {
		if word := sideWord(v, t); word != "" {
			grid.Pairs = append(grid.Pairs, yamldoc.Pair{Key: emit.Word(t.String()), Value: emit.Word(word)})
		}
	}
	if v.Advised == AllTowers {
		return emit.Word(advise)
	}
	if len(grid.Pairs) == 0 {
		return emit.Word(UnknownWord)
	}
	return grid
}
