package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/result"
	"mspscope/responsibility"
)

// What stands beside the rows says what they say, for every example client: who decides is
// who answers, whoever does something stands in the matrix, nobody of the provider's is on
// duty for what it does not do, and absence has the allowance of its row.
func TestWhatStandsBesideTheRowsFollowsThem(t *testing.T) {
	t.Parallel()
	seen := 0
	eachClient(t, func(name string, r *result.Result) {
		if r.RACI == nil || r.RACI.Together == nil {
			return
		}
		seen++
		rows := map[string]*responsibility.Row{}
		for i := range r.RACI.Activities {
			rows[r.RACI.Activities[i].ID] = &r.RACI.Activities[i]
		}
		x := r.RACI.Together
		if x.Flow == nil || len(x.Alerts) == 0 || len(x.Escalation) < 3 || len(x.Meetings) == 0 || len(x.Exit) < 5 || len(x.Tools) < 3 {
			t.Errorf("%s: something is missing beside the rows", name)
		}
		for _, d := range x.Decisions {
			if rows[d.Row].Letters.Accountable() != d.Decides {
				t.Errorf("%s: %s is decided by %s, and row %s has another A", name, d.ID, d.Decides, d.Row)
			}
		}
		for _, a := range x.Alerts {
			row := rows[a.Row]
			for _, role := range a.Night.Who {
				if role == responsibility.MSPEngineering && !row.Letters.Does(responsibility.ProviderParty) {
					t.Errorf("%s: %s promises the provider's engineers at night, who do nothing in %s", name, a.ID, a.Row)
				}
			}
			if a.ID == "servers" && row.Letters.Does(responsibility.ProviderParty) && strings.Contains(row.Name, "business hours") == slices.Contains(a.Night.Who, responsibility.MSPEngineering) {
				t.Errorf("%s: row %q and the night %q do not go together", name, row.Name, a.Night.Text)
			}
		}
		if x.Absence == nil {
			return
		}
		for _, a := range x.Absence.Rows {
			if row := rows[a.Row]; a.Note != string(row.FeeNote) || (len(a.Covers) == 0) != (row.Fee == responsibility.NotOffered) {
				t.Errorf("%s: absence %s says %q with %v", name, a.Row, a.Note, a.Covers)
			}
			if x.Absence.Line != nil && a.Fee == responsibility.Included && !strings.Contains(a.Note, "ten days a year") {
				t.Errorf("%s: absence %s does not name the allowance that the price line names: %q", name, a.Row, a.Note)
			}
		}
	})
	if seen == 0 {
		t.Fatal("no client has anything beside the rows")
	}
}
