package scope

import (
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/responsibility"
)

// against is a result read against a framework.
func against(tb testing.TB, framework, document string) *result.Result {
	tb.Helper()
	p := edited(tb)
	r, err := Of(p, playbooktest.Engagement(tb, p, document), Ask{Framework: framework})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// What a framework says follows from the rows of this matrix: for any client every
// control is there once, rests on rows that are there, and is whose letters they are.
func TestAFrameworkIsReadFromTheMatrix(t *testing.T) {
	t.Parallel()
	p := edited(t)
	source := invented(t, p)
	seen := map[responsibility.Coverage]int{}
	for n := range 24 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range responsibility.FrameworkIDs() {
			r, err := Of(p, e, Ask{Framework: id})
			if err != nil {
				t.Fatal(err)
			}
			checkFramework(t, r, seen)
		}
	}
	for _, s := range []responsibility.Coverage{responsibility.CoveredByProvider, responsibility.CoveredByClient, responsibility.CoveredByBoth, responsibility.NotCovered} {
		if seen[s] == 0 {
			t.Errorf("nothing is ever %s: %v", s, seen)
		}
	}
}

func checkFramework(t *testing.T, r *result.Result, seen map[responsibility.Coverage]int) {
	t.Helper()
	f := r.Framework
	if r.RACI.Model == nil {
		if len(f.Controls) > 0 || f.Counts != (result.CoverageCounts{}) {
			t.Errorf("without a model there are %d controls", len(f.Controls))
		}
		return
	}
	rows := map[string]*responsibility.Row{}
	for i := range r.RACI.Activities {
		rows[r.RACI.Activities[i].ID] = &r.RACI.Activities[i]
	}
	var counts result.CoverageCounts
	for i := range f.Controls {
		c := &f.Controls[i]
		seen[c.Status]++
		counts.Count(c.Status)
		provider, client, vendor, handoff := false, false, false, false
		for _, row := range c.Rows {
			of := rows[row.ID]
			if of == nil || of.Name != row.Name {
				t.Fatalf("%s rests on %s, which is no row", c.ID, row.ID)
			}
			for role, letter := range of.Letters {
				holds := letter.Holds()
				party := responsibility.Role(role).Party()
				provider = provider || holds && party == responsibility.ProviderParty && of.Fee != responsibility.NotOffered
				client = client || holds && party == responsibility.ClientParty
				vendor = vendor || holds && party == responsibility.VendorParty
			}
			handoff = handoff || row.Handoff != ""
		}
		want := responsibility.NotCovered
		switch {
		case provider && client:
			want = responsibility.CoveredByBoth
		case provider:
			want = responsibility.CoveredByProvider
		case client || vendor:
			want = responsibility.CoveredByClient
		}
		if c.Status != want || c.Vendor != vendor {
			t.Errorf("%s is %s, vendor %v; want %s, %v", c.ID, c.Status, c.Vendor, want, vendor)
		}
		if c.Status == responsibility.CoveredByBoth && !handoff && c.Note == "" || c.Status == responsibility.NotCovered && c.Note == "" {
			t.Errorf("nothing is said of %s", c.ID)
		}
		if strings.Contains(strings.ToLower(string(c.Note)+f.StartingPoint+f.Info.Note), "complian") {
			t.Errorf("%s speaks of compliance", c.ID)
		}
	}
	if counts != f.Counts {
		t.Errorf("counted %v, says %v", counts, f.Counts)
	}
}

// Most of a framework is behind some row, and what is not is said; a row that a client
// does not have is behind nothing.
func TestHowMuchOfAFrameworkIsCovered(t *testing.T) {
	t.Parallel()
	for id, most := range map[string]int{"csf2": 16, "800-171r2": 25, "800-171r3": 33} {
		f := against(t, id, "answers: {users_count: 400, endpoints_count: 400, compliance_regimes: [cmmc], it_fte: 6, it_staff_plan: keep_same, tower_owners: {service_desk: shared, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared}}\n").Framework
		if f.Counts.Unmapped > most || f.Counts.Shared < 30 {
			t.Errorf("%s: %+v", id, f.Counts)
		}
	}
	if r := against(t, "", "answers: {users_count: 20, it_fte: 0}\n"); r.Framework != nil {
		t.Error("there is a framework that nobody asked for")
	}
	if r := against(t, "csf2", "answers: {users_count: 20, it_fte: 0}\n"); !strings.Contains(r.Framework.StartingPoint, "no assessment") {
		t.Errorf("the starting point is %q", r.Framework.StartingPoint)
	}
}
