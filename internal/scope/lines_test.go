package scope_test

import (
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

// The class and the origin of a line are fields, whatever its id looks like.
func TestEstimateLinesSayClassAndOrigin(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Everything)
	if err != nil {
		t.Fatal(err)
	}
	root, err := yamldoc.Parse("test", []byte("version: 1\nanswers: {it_fte: 0, users_count: 60, endpoints_count: 20, sites_count: 3, coverage_needed: helpdesk_24x7}\n"+
		"quote: {discount: {percent: 5, reason: r}, lines: [{label: \"Users, 1 to 50\", rate: 5}, {label: Move, rate: 7, period: once}]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport("test")
	e := p.ReadEngagement(r, root)
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	out, err := scope.Of(p, e, scope.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	rows := "\n"
	for _, l := range out.Estimate.Models.FullyManaged.Lines {
		class := "null"
		if l.Class != "" {
			class = string(l.Class)
		}
		rows += strings.Join([]string{l.ID, class, string(l.Origin)}, " ") + "\n"
	}
	for _, want := range []string{
		"user user card", "endpoint endpoint card", "extra_site extra_site card",
		"helpdesk_24x7 null card", "discount null quote", "extra_1 null quote", "extra_2 null quote", "onboarding null card",
	} {
		if !strings.Contains(rows, "\n"+want+"\n") {
			t.Errorf("no line %s in%s", want, rows)
		}
	}
}
