package responsibility

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// laid reads the shipped catalogue with another part about checks.
func laid(t *testing.T, lint string) (*Catalogue, *yamldoc.Report) {
	t.Helper()
	r, root := shipped(t, "catalogue.yaml")
	root.Pairs = slices.DeleteFunc(root.Pairs, func(p yamldoc.Pair) bool { return p.Key.Text == "lint" })
	if lint != "" {
		_, other := parse(t, "catalogue.yaml", "lint: "+lint)
		root.Pairs = append(root.Pairs, other.Pairs...)
	}
	return ReadCatalogue(r, root, factsOf(shippedSchema(t))), r
}

func TestWhatMatricesAreCheckedAgainst(t *testing.T) {
	t.Parallel()
	older, r := laid(t, "")
	if older == nil || older.Lint().Responsible != 3 || len(older.Lint().Required) != 0 {
		t.Fatal(r.Err())
	}
	own, r := laid(t, `{source: Ours, consulted: 5, groups: [board], required: [{id: BK-03, severity: info, phrases: [test restore]}]}`)
	if own == nil {
		t.Fatal(r.Err())
	}
	if l := own.Lint(); l.Consulted != 5 || l.Responsible != 3 || l.AccountablePercent != 50 || l.LeastRoles != 4 || l.NameWords != 1 || len(l.Required) != 1 || len(l.SelfSigned) != 0 {
		t.Errorf("%+v", l)
	}
	for lint, want := range map[string]string{
		`{source: Ours, required: [{id: BK-33, severity: info, phrases: [x]}]}`: `activity "BK-33"`,
		`{source: Ours, required: [{id: BK-03, severity: bad, phrases: [x]}]}`:  `"severity" cannot be "bad"`,
		`{source: Ours, self_signed: [BK-03, XX-99]}`:                           `activity "XX-99"`,
		`{source: Ours, responsible: 0}`:                                        `responsible must be from 1 to 100`,
		`{responsible: 2}`:                                                      `"source" is missing`,
	} {
		if c, r := laid(t, lint); c != nil || r.Len() != 1 || !strings.Contains(r.Err().Error(), want) {
			t.Errorf("%s: %v", lint, r.Err())
		}
	}
	c, _ := laid(t, "")
	r, root := shipped(t, "catalogue.yaml")
	if read := ReadCatalogue(r, root, factsOf(shippedSchema(t))); read == nil || len(read.Lint().Required) < 5 || len(read.Lint().Groups) == 0 || len(c.Lint().Groups) != 0 {
		t.Error("the shipped catalogue names no rows that a matrix must have")
	}
}
