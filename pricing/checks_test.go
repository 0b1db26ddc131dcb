package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// Each check is made behind its threshold and not at it. 25 people with a computer come
// to 5,250 a month, 210 a person, and cost 2,050.
func TestTheChecksOfAPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	noBackup := every(terms.Provider)
	noBackup[terms.BackupRecovery] = terms.ThirdParty
	for _, test := range []struct {
		name     string
		split    terms.Split
		discount int64
		answers  []string
		want     string // the checks and the questions that they ask
		says     string
	}{
		{"nothing odd", every(terms.Provider), 0, nil, "", ""},
		// 85 x 105 / 25.
		{"above the market", every(terms.Provider), 0, []string{"endpoints_count", "60"}, "above_market:", "At 357 USD a person the price lies above the 100 to 275 that others publish for such a client. What carries it: people and computers."},
		// 5,250 + 20 x 250.
		{"above the market by servers", every(terms.Provider), 0, []string{"servers_count", "20"}, "above_market:", "At 410 USD a person the price lies above the 100 to 275 that others publish for such a client. What carries it: servers."},
		// (25 + 40) x 105 / 25 = 273.
		{"within the market", every(terms.Provider), 0, []string{"endpoints_count", "40"}, "", ""},
		{"below the market", only(terms.ServiceDesk), 0, nil, "below_market: below_minimum:", "At 30 USD a person the price lies below the 100 to 275"},
		{"far above today", every(terms.Provider), 0, []string{"it_spend_month", "3000"}, "above_today:it_spend_month", "The fee is 1.8 times the 3,000 USD a month"},
		{"one and a half times today", every(terms.Provider), 0, []string{"it_spend_month", "3500"}, "", ""},
		{"nothing is paid today", every(terms.Provider), 0, []string{"it_spend_month", "0"}, "", ""},
		// 2,050 / 0.55 = 3,727.27; 29 and 30 % less are 3,727.50 and 3,675.
		{"above the floor", every(terms.Provider), 2900, nil, "", ""},
		{"below the floor", every(terms.Provider), 3000, nil, "below_floor:", "At 3,675 USD a month the fee is below 3,727, the least for the margin of this card. It needs the agreement of the head of sales."},
		{"as many light users as people", every(terms.Provider), 0, []string{"light_users_count", "25"}, "", ""},
		{"more light users", every(terms.Provider), 0, []string{"light_users_count", "26"}, "more_light_than_people:mailbox_users_count", "26 people with light use stand beside 25 who work at a computer"},
		{"as many shared computers as people", every(terms.Provider), 0, []string{"shared_devices_count", "25"}, "", ""},
		{"more shared computers", every(terms.Provider), 0, []string{"shared_devices_count", "26"}, "more_shared_than_people:tills_count", "26 shared devices stand beside 25 people"},
		{"many tickets", every(terms.Provider), 0, []string{"tickets_per_month", "38"}, "many_tickets:tickets_per_month", "38 requests a month for 25 people are more than the 1.5 a person"},
		{"exactly the usual tickets", every(terms.Provider), 0, []string{"users_count", "26", "tickets_per_month", "39"}, "", ""},
		{"the usual tickets", every(terms.Provider), 0, []string{"tickets_per_month", "37"}, "", ""},
		// 0.30 for each of 25 people are 7 whole ones; three more at 45.
		{"beyond the allowance", every(terms.Shared), 0, []string{"it_fte", "0.5", "desk_portion", "overflow", "tickets_per_month", "10"}, "allowance_too_small:tickets_per_month", "10 requests a month stand against an allowance of 7. The rest would cost about 135 USD"},
		{"within it", every(terms.Shared), 0, []string{"it_fte", "0.5", "desk_portion", "overflow", "tickets_per_month", "7"}, "", ""},
		{"no backup that was tried", every(terms.Provider), 0, []string{"backup_restore_test", "never_tested"}, "no_good_backup:backup_restore_test", "Backups are missing"},
		{"no backup, and it is not ours", noBackup, 0, []string{"backup_restore_test", "never_tested"}, "", ""},
	} {
		model := terms.FullyManaged
		if test.split == every(terms.Shared) {
			model = terms.CoManaged
		}
		all, err := c.Checks(model, test.split, Answers{View: viewOf(t, s, answered(t, test.answers...))}, Quote{DiscountPercent: test.discount})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var ids, texts []string
		for _, k := range all {
			ids, texts = append(ids, k.ID+":"+k.Question), append(texts, k.Text)
		}
		if got, said := strings.Join(ids, " "), strings.Join(texts, " "); got != test.want || !strings.Contains(said, test.says) || strings.Contains(said, "{") {
			t.Errorf("%s: %q, %q; want %q, %q", test.name, got, said, test.want, test.says)
		}
	}
}
