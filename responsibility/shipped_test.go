package responsibility

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// Both companies sign the sentences, so that none of them is spoken to, and no
// sentence binds anybody to minutes or hours that no contract defines.
func TestShippedHandoffsSpeakOfBothSidesAndPromiseNoHours(t *testing.T) {
	t.Parallel()
	c, _ := shippedCatalogue(t)
	spokenTo := regexp.MustCompile(`(?i)\b(you|your|yours|we|our|us)\b`)
	bound := regexp.MustCompile(`(?i)\b(minutes?|hourly|same[- ]day|same morning)\b|\b(\d+|an?|one|two|three|four|five|six|eight|half an) (half[- ])?(hours?)\b`)
	harm := regexp.MustCompile(`a cost on an hour`) // what an hour of standstill costs is no promise
	check := func(id, s string) {
		t.Helper()
		if found := spokenTo.FindString(s); found != "" {
			t.Errorf("%s: the sentence says %q: %s", id, found, s)
		}
		if found := bound.FindString(harm.ReplaceAllString(s, "")); found != "" {
			t.Errorf("%s: the sentence promises %q: %s", id, found, s)
		}
	}
	for i := range c.Activities() {
		a := &c.Activities()[i]
		for side := terms.Provider; side <= terms.ThirdParty; side++ {
			for _, it := range []bool{false, true} {
				check(a.ID, a.cellFor(side, it).handoff)
			}
		}
		for j := range a.variants {
			check(a.ID, a.variants[j].handoff)
			check(a.ID, a.variants[j].name)
		}
		check(a.ID, a.Name)
		if found := spokenTo.FindString(a.Evidence); found != "" {
			t.Errorf("%s: its evidence says %q", a.ID, found)
		}
	}
}

// A row stands where the client has what it is about, and nowhere else.
func TestShippedRowsStandWhereTheyApply(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	const dentist = "{users_count: 24, industry: healthcare, lob_complexity: industry, compliance_regimes: [hipaa], shared_devices_count: 2, student_devices_count: 0, remote_share: 0, platform: m365, current_it_model: unofficial, cyber_insurance: none}"
	for _, tt := range []struct {
		rows, stands, not string // not: answers with which they do not stand, "" for the dentist's
	}{
		{"RC-11 RC-12 RC-26", dentist, "compliance_regimes: [soc2]"},
		{"RC-13 RC-14 RC-15 NW-05", "compliance_regimes: [pci]", ""},
		{"RC-16 RC-17 RC-18 RC-19", "compliance_regimes: [cmmc]", ""},
		{"RC-20", "compliance_regimes: [cjis]", ""},
		{"RC-21", "compliance_regimes: [privacy]", ""},
		{"RC-22", "compliance_regimes: [glba_ftc]", ""},
		{"RC-23", "compliance_regimes: [ncua_ffiec]", ""},
		{"RC-24", "compliance_regimes: [customer_terms]", ""},
		{"SO-12", "compliance_regimes: [soc2]", ""},
		{"SO-13", "users_count: 300", ""},
		{"NW-06 ST-16", "industry: manufacturing", "{industry: manufacturing, lob_complexity: standard}"},
		{"NW-06 ST-15 ST-16", "lob_complexity: production", ""},
		{"SC-07 BA-06 BA-07", "industry: technology", ""},
		{"BA-08", "lob_complexity: critical_custom", ""},
		{"EP-09 EP-10 NW-07", "{industry: education_nonprofit, shared_devices_count: 300, student_devices_count: 300}", ""},
		{"TR-04", "current_it_model: msp_full", ""},
		{"TR-04", "current_it_model: msp_full", "{current_it_model: msp_full, vendor_relationship: none}"},
		{"TR-07", "drivers: [it_person_leaving]", ""},
		{"RC-10", "cyber_insurance: renewal_soon", ""},
		{"EP-07", "remote_share: 40", ""},
		{"BK-07 CO-06", dentist, "platform: neither"},
		{"CO-06 GV-14 RC-25 SO-10 VA-10", dentist, "users_count: 6"},
		{"SD-09", dentist, "users_count: 6"},
		{"GV-17 VA-11", "users_count: 60", ""},
	} {
		other := tt.not
		if other == "" {
			other = dentist
		}
		for i, text := range []string{tt.stands, other} {
			m := laidOut(c, factsOf(schema), Input{Split: ops("pspspsp"), ClientIT: true, View: answers(t, schema, text)})
			for id := range strings.FieldsSeq(tt.rows) {
				has := slices.ContainsFunc(m.Rows, func(r Row) bool { return r.ID == id })
				if has != (i == 0) {
					t.Errorf("%s with %s: in the matrix is %v", id, text, has)
				}
			}
		}
	}
}

// Where nothing is known of a client, no row is guessed that only some clients need.
func TestShippedRowsOfFewClientsAreNotGuessed(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	m := laidOut(c, factsOf(schema), Input{Split: ops("sssssss"), ClientIT: true, View: answers(t, schema, "")})
	for _, id := range []string{"RC-11", "RC-13", "RC-16", "RC-20", "RC-22", "RC-23", "NW-05", "NW-06", "BA-07", "EP-09", "TR-07"} {
		if c.Find(id) == nil {
			t.Errorf("there is no row %s", id)
		}
		if slices.ContainsFunc(m.Rows, func(r Row) bool { return r.ID == id }) {
			t.Errorf("%s stands although nothing is known", id)
		}
	}
}

// A backup of mailboxes that is bought apart is the provider's work, also where the
// client runs all other backups.
func TestShippedBackupOfMailboxesFollowsWhatIsBought(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	for _, tt := range []struct {
		lines []string
		owner Role
		fee   Fee
	}{
		{[]string{"user", "m365_backup_alone"}, MSPEngineering, Included},
		{[]string{"user"}, ClientIT, OwnWork},
	} {
		m := laidOut(c, factsOf(schema), Input{Split: ops("pppppcp"), ClientIT: true, Sold: &Sold{Lines: tt.lines}, View: answers(t, schema, "platform: m365")})
		if row := rowOf(t, m, "BK-07"); row.Letters.Accountable() != tt.owner || row.Fee != tt.fee {
			t.Errorf("with %v: %v answers, fee %s", tt.lines, row.Letters.Accountable(), row.Fee)
		}
	}
}

// Neither row nor role, neither fee nor reason speaks to one of the two sides.
func TestShippedRowsSpeakToNobody(t *testing.T) {
	t.Parallel()
	c, _ := shippedCatalogue(t)
	spokenTo := regexp.MustCompile(`(?i)\b(you|your|yours|yourselves|we|our|ours|us)\b`)
	check := func(id string, texts ...string) {
		t.Helper()
		for _, s := range texts {
			if found := spokenTo.FindString(s); found != "" {
				t.Errorf("%s says %q: %s", id, found, s)
			}
		}
	}
	for _, role := range c.roles {
		check(role.Role.String(), role.Name, role.Short, role.What)
	}
	for i := range c.activities {
		a := &c.activities[i]
		check(a.ID, a.Name, a.Choice, a.Cadence, a.Evidence)
		for k := range a.fees {
			check(a.ID, a.fees[k].note)
		}
		for k := range a.variants {
			check(a.ID, a.variants[k].name, a.variants[k].because, a.variants[k].handoff)
		}
	}
	for i := range c.adjusters {
		check("an adjuster", c.adjusters[i].Because)
	}
	check("a decision", c.moved, c.doubts.Against, c.doubts.Nobody, c.doubts.NoRow)
	for _, side := range c.doubts.Sides {
		check("a side", side)
	}
}

// A contract that names rows that are not there is refused.
func TestAContractNamesRowsOfItsCatalogue(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../questionnaires/catalogue.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for old, changed := range map[string]string{"hours_row: SD-05": "hours_row: SD-99", "contain: [SO-04, SO-08]": "contain: [SO-04, SD-99]"} {
		r, root := parse(t, "catalogue.yaml", strings.Replace(string(data), old, changed, 1))
		c := ReadCatalogue(r, root, factsOf(shippedSchema(t)))
		if err := r.Err(); c != nil || err == nil || !strings.Contains(err.Error(), `unknown activity "SD-99"`) {
			t.Errorf("%s: %v", changed, err)
		}
	}
}
