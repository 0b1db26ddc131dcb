package lint

import (
	"slices"

	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// catalogue compares the matrix with what the catalogue asks of every matrix.
func (k *checker) catalogue() {
	k.required()
	switch {
	case k.m.Has.Status:
		for i := range k.m.Rows {
			if row := &k.m.Rows[i]; row.Status == responsibility.Open.String() {
				do := "decide, and write down who decided and when"
				if row.Choice != "" {
					do = "decide: " + row.Choice
				}
				k.found("R22", Warning, row.At, row, "this is often split either way; nobody has decided yet, and the letters are only the usual ones", do)
			}
		}
	default:
		k.unchecked("R22", "the file does not say what is agreed and what is only usual")
	}
	if !k.m.Has.Evidence {
		k.unchecked("R26", "the file has no column for what shows that work was done")
		return
	}
	for i := range k.m.Rows {
		if row := &k.m.Rows[i]; row.Evidence == "" && !row.Empty() {
			k.found("R26", Info, row.At, row, "nothing says what shows that it was done", "name a report, a log or a record")
		}
	}
}

// required looks for the rows that no matrix should be without: by their ids where
// these mean ours, else by their words.
func (k *checker) required() {
	if len(k.limits.Required) == 0 {
		k.unchecked("R20", "the catalogue in use names no rows that a matrix must have")
		return
	}
	names := make([][]string, len(k.m.Rows))
	for i := range k.m.Rows {
		names[i] = chart.WordsOf(k.m.Rows[i].Name)
	}
	for i := range k.limits.Required {
		need := &k.limits.Required[i]
		a := k.c.Find(need.ID)
		if k.hasRow(need, names) {
			continue
		}
		missing, what, do := chart.Row{Name: a.Name}, "no row seems to say who does this", "add such a row, unless one says it in other words"
		severity := Severity(slices.Index(SeverityIDs(), need.Severity))
		if k.m.Ours {
			missing.ID, what, do = a.ID, "the row is missing", "add it, or agree in writing that nobody does it"
		} else {
			severity = min(Warning, severity)
		}
		k.found("R20", severity, chart.Place{}, &missing, what, do)
	}
}

// hasRow reports whether a required row is there.
func (k *checker) hasRow(need *responsibility.RequiredRow, names [][]string) bool {
	for i := range k.m.Rows {
		if k.m.Ours && k.m.Rows[i].ID != "" {
			if k.m.Rows[i].ID == need.ID {
				return true
			}
			continue
		}
		for _, phrase := range need.Phrases {
			if chart.Says(names[i], phrase) {
				return true
			}
		}
		if same(names[i], chart.WordsOf(k.c.Find(need.ID).Name)) {
			return true
		}
	}
	return false
}

// beyond names the rules that no matrix of letters can be checked for.
func (k *checker) beyond() {
	for _, u := range [][2]string{
		{"R09", "a matrix does not say what each role may decide and spend; compare it with your list of who may approve what"},
		{"R27", "a matrix does not say when it was looked through last, or which tools are in use today"},
		{"R29", "what the provider may do without asking, and what holds when nobody answers, stands in a list of its own"},
	} {
		k.unchecked(u[0], u[1])
	}
}
