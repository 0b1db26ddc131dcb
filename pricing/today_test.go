package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// What is paid today stands beside the fee without a difference, and what is not there
// now is named by the client's own answers, where the fee holds it.
func TestTheFeeStandsBesideWhatIsPaidToday(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	const gaps = "{users_count: 25, it_spend_month: 1450, backup_restore_test: never_tested, mfa_coverage: some, after_hours_now: rota}"
	for _, test := range []struct {
		name, answers string
		split         terms.Split
		has, hasNot   string
	}{
		{"two gaps", gaps, every(terms.Provider), "Today you pay 1,450 USD a month", "saving"},
		{"both named", gaps, every(terms.Provider), "not there now: a second step at sign-in for everybody and backups that are tried.", "watch on alerts"},
		{"only where the fee holds it", gaps, only(terms.BackupRecovery), "not there now: backups that are tried.", "second step"},
		{"nothing is missing", "{it_spend_month: 1450, backup_restore_test: last_90d}", every(terms.Provider), "1,450 USD", "not there now"},
		{"nothing is paid", "{it_spend_month: 0, mfa_coverage: none}", every(terms.Provider), "", "."},
		{"nobody said", "{mfa_coverage: none}", every(terms.Provider), "", "."},
	} {
		v := viewOf(t, s, test.answers)
		in := c.Compare(CompareInput{Answers: Answers{View: v}})
		got := c.Today(&in, test.split, v)
		if !strings.Contains(got, test.has) || strings.Contains(got, test.hasNot) {
			t.Errorf("%s: %q", test.name, got)
		}
	}
}
