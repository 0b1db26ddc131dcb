package advice

import (
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

const goodProvider = `version: 1
name: Our company
smallest_client: 5
largest_client: 1000
frameworks: [hipaa, pci]
helpdesk_24x7: false
area: "two counties"
`

func TestFit(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	p := read(t, goodProvider, func(r *yamldoc.Report, n *yamldoc.Node) *ProviderProfile { return ReadProvider(r, n, s) })
	if p.Name != "Our company" || p.Area != "two counties" || p.Helpdesk24x7 || !slices.Equal(p.Frameworks, []string{"hipaa", "pci"}) {
		t.Fatalf("profile %+v", p)
	}
	_, all := testTexts(t)
	texts := &all.Fit
	const (
		desk    = "The client wants a help desk around the clock, and we do not offer one."
		unknown = "Our profile lists no experience with: soc2."
	)
	for _, c := range []struct {
		answers string
		want    []string
	}{
		{"{}", nil},
		{"{users_count: unknown, compliance_regimes: unknown, coverage_needed: unknown}", nil},
		{"{users_count: 5, compliance_regimes: [hipaa, pci], coverage_needed: alerts_24x7}", nil},
		{"{users_count: 1000, compliance_regimes: [none]}", nil},
		{"{users_count: 4}", []string{"The client has 4 people; the smallest client we serve has 5 people."}},
		{"{users_count: 1}", []string{"The client has 1 person; the smallest client we serve has 5 people."}},
		{"{users_count: 1001}", []string{"The client has 1001 people; the largest client we serve has 1000 people."}},
		{"{users_count: 3..4}", []string{"The client has 4 people; the smallest client we serve has 5 people."}},
		{"{users_count: 3..5}", nil}, // they may be enough
		{"{users_count: 900..1001}", nil},
		{"{users_count: 1001..1200}", []string{"The client has 1001 people; the largest client we serve has 1000 people."}},
		{"{compliance_regimes: [pci, soc2]}", []string{unknown}},
		{"{coverage_needed: helpdesk_24x7}", []string{desk}},
		{"{users_count: 3, compliance_regimes: [soc2], coverage_needed: helpdesk_24x7}", []string{"The client has 3 people; the smallest client we serve has 5 people.", unknown, desk}},
	} {
		if got := p.Fit(view(t, s, c.answers), texts); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.answers, got, c.want)
		}
	}
	// Nothing is held against a client that only some people said.
	said := view(t, s, "{users_count: 4, compliance_regimes: [soc2], coverage_needed: helpdesk_24x7}")
	others := view(t, s, "{users_count: 5, compliance_regimes: [hipaa], coverage_needed: alerts_24x7}")
	set := said.Set()
	for i := range s.Len() {
		if d, differ := s.Differ(i, []answer.Value{said.Value(i), others.Value(i)}); differ {
			set.Disputed = append(set.Disputed, d)
		}
	}
	if got := p.Fit(s.View(set), texts); got != nil || len(set.Disputed) != 3 {
		t.Errorf("%d disputes give %q", len(set.Disputed), got)
	}
	p.Helpdesk24x7 = true
	if got := p.Fit(view(t, s, "{coverage_needed: helpdesk_24x7}"), texts); got != nil {
		t.Errorf("with a desk around the clock: %q", got)
	}
}

func TestProviderProblems(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	reader := func(r *yamldoc.Report, n *yamldoc.Node) *ProviderProfile { return ReadProvider(r, n, s) }
	checkProblems(t, goodProvider, []replacement{
		{"name", "name: Our company", "name: \"\"", "is empty"},
		{"sizes", "largest_client: 1000", "largest_client: 4", "smaller than the smallest"},
		{"zero", "smallest_client: 5", "smallest_client: 0", "from 1"},
		{"framework", "[hipaa, pci]", "[hippa, pci]", `did you mean "hipaa"`},
		{"none is no framework", "[hipaa, pci]", "[none]", "hipaa, pci, soc2"},
		{"framework twice", "[hipaa, pci]", "[hipaa, hipaa]", "second time"},
		{"frameworks", "[hipaa, pci]", "hipaa", "must be a list"},
		{"desk", "helpdesk_24x7: false", "helpdesk_24x7: sometimes", "true or false"},
		{"no desk", "helpdesk_24x7: false\n", "", `"helpdesk_24x7" is missing`},
		{"unknown key", "area:", "areas: x\narea:", `did you mean "area"`},
	}, reader)
	r := yamldoc.NewReport("provider.yaml")
	if p := ReadProvider(r, parse(t, "version: 1\nname: X\nsmallest_client: 1\nlargest_client: 1\nframeworks: []\nhelpdesk_24x7: true\narea: \"\""), s); p == nil || len(p.Frameworks) != 0 {
		t.Errorf("a provider without frameworks: %v", r.Err())
	}
}
