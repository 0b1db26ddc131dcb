// Package change says what differs between two responsibility matrices: rows that
// came and went, names, who has which part, how work passes, what is in the fee.
//
// Goals: rows are found again by their ids, else by the words of their names; roles
// are told by what they are and not by how a file calls them.
//
// Non-goals: why something differs (an engagement says that), words for people.
package change

import (
	"slices"
	"strings"

	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// Diff is what differs, each part in the order of the second matrix, what is gone in
// the order of the first.
type Diff struct {
	Added, Gone []*chart.Row
	Renamed     []Pair
	Moved       []Moved
	Handoffs    []Pair
	Fees        []Pair
	Cadences    []Pair
}

// Same reports whether nothing differs.
func (d *Diff) Same() bool {
	return len(d.Added)+len(d.Gone)+len(d.Renamed)+len(d.Moved)+len(d.Handoffs)+len(d.Fees)+len(d.Cadences) == 0
}

// Pair is a row in both matrices.
type Pair struct{ Before, After *chart.Row }

// Moved is a row in which letters moved.
type Moved struct {
	Pair
	Letters []Letter
}

// Letter is who had a letter and who has it, by the keys of the columns.
type Letter struct {
	Letter        responsibility.Letter // A, R, C or I
	Before, After []string
}

// Between compares two matrices.
func Between(a, b *chart.Chart) *Diff {
	d := &Diff{}
	pairs := matched(a, b)
	for i := range b.Rows {
		after := &b.Rows[i]
		before := pairs[after]
		if before == nil {
			if !after.Empty() || after.ID != "" {
				d.Added = append(d.Added, after)
			}
			continue
		}
		p := Pair{before, after}
		if !sameName(before, after) && before.Name != "" && after.Name != "" {
			d.Renamed = append(d.Renamed, p)
		}
		if letters := moved(a, b, p); len(letters) > 0 {
			d.Moved = append(d.Moved, Moved{p, letters})
		}
		if Handoffs(a, b) && before.Handoff != after.Handoff {
			d.Handoffs = append(d.Handoffs, p)
		}
		if a.Has.Fee && b.Has.Fee && (before.Fee != after.Fee || before.FeeNote != after.FeeNote) {
			d.Fees = append(d.Fees, p)
		}
		if a.Has.Cadence && b.Has.Cadence && before.Cadence != after.Cadence {
			d.Cadences = append(d.Cadences, p)
		}
	}
	kept := map[*chart.Row]bool{}
	for _, before := range pairs {
		kept[before] = true
	}
	for i := range a.Rows {
		if before := &a.Rows[i]; !kept[before] && (!before.Empty() || before.ID != "") {
			d.Gone = append(d.Gone, before)
		}
	}
	return d
}

// sameName reports whether two rows are called the same. Earlier workbooks have how often
// a row is done in brackets behind its name.
func sameName(a, b *chart.Row) bool {
	often := func(r, other *chart.Row) string {
		if r.Cadence == "" || other.Cadence != "" {
			return r.Name
		}
		return r.Name + " (" + r.Cadence + ")"
	}
	return a.Name == b.Name || often(a, b) == often(b, a)
}

// Handoffs reports whether both matrices say in words of its own how work passes.
func Handoffs(a, b *chart.Chart) bool {
	return a.Has.Handoff && b.Has.Handoff && !a.Has.Mixed && !b.Has.Mixed
}

// matched finds for rows of the second matrix those of the first: by id, then by
// the words of the name.
func matched(a, b *chart.Chart) map[*chart.Row]*chart.Row {
	pairs, taken := map[*chart.Row]*chart.Row{}, map[*chart.Row]bool{}
	by := func(key func(*chart.Row) string) {
		index := map[string]*chart.Row{}
		for i := range a.Rows {
			row := &a.Rows[i]
			if k := key(row); k != "" && !taken[row] && index[k] == nil {
				index[k] = row
			}
		}
		for i := range b.Rows {
			row := &b.Rows[i]
			if before := index[key(row)]; pairs[row] == nil && before != nil && !taken[before] {
				pairs[row], taken[before] = before, true
			}
		}
	}
	by(func(r *chart.Row) string { return r.ID })
	by(func(r *chart.Row) string { return strings.Join(chart.WordsOf(r.Name), " ") })
	return pairs
}

// moved lists the letters that somebody else has now.
func moved(a, b *chart.Chart, p Pair) []Letter {
	var letters []Letter
	for _, l := range []responsibility.Letter{responsibility.A, responsibility.R, responsibility.C, responsibility.I} {
		before, after := holders(a, p.Before, l), holders(b, p.After, l)
		if !slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(after))) {
			letters = append(letters, Letter{l, before, after})
		}
	}
	return letters
}

// holders are the keys of the columns that have a letter in a row.
func holders(c *chart.Chart, row *chart.Row, l responsibility.Letter) []string {
	keys := []string{}
	for _, i := range row.With(l) {
		keys = append(keys, c.Columns[i].Key())
	}
	return keys
}
