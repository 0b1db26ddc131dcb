package lint

import (
	"strings"

	"mspscope/internal/words"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// names looks for work that stands in the matrix twice, and for names that say too
// little.
func (k *checker) names() {
	first, ids := map[string]*chart.Row{}, map[string]*chart.Row{}
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		if row.ID != "" {
			if other := ids[row.ID]; other != nil {
				k.found("R21", Error, row.At, row, "the id "+row.ID+" stands in the matrix twice; the first row with it is "+other.At.In(k.m.File), "leave one of the two rows, or give this one an id of its own")
				continue
			}
			ids[row.ID] = row
		}
		if row.Name == "" {
			continue
		}
		name := chart.WordsOf(row.Name)
		if k.vague(name) && !row.Empty() {
			k.found("R19", Info, row.At, row, "the name is too short to tell what is to be done and how far it goes", "begin with what is done, and say to what and how often")
		}
		key := strings.Join(name, " ")
		other := first[key]
		if key == "" || other == nil {
			first[key] = row
			continue
		}
		if k.owners(row) != k.owners(other) {
			k.found("R21", Error, row.At, row, "the same work stands in the row at "+other.At.In(k.m.File)+" with another owner ("+k.owners(other)+", and here "+k.owners(row)+")", "leave one of the two rows")
		} else {
			k.found("R21", Warning, row.At, row, "the same work stands in the row at "+other.At.In(k.m.File)+" as well", "leave one of the two rows, or say how they differ")
		}
	}
}

// vague reports whether the words of a name say too little: too few, or one that
// says everything, such as manage, with too few others.
func (k *checker) vague(name []string) bool {
	n := int64(len(name))
	for _, verb := range k.limits.VagueWords {
		if chart.Says(name, verb) {
			n--
		}
	}
	return len(name) < 2 || n < int64(len(name)) && n <= k.limits.NameWords
}

// owners names who answers for a row.
func (k *checker) owners(row *chart.Row) string {
	a := row.With(responsibility.A)
	if len(a) == 0 {
		return "nobody"
	}
	var names []string
	for _, i := range a {
		names = append(names, k.name(i))
	}
	return words.List(names)
}
