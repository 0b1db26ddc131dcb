package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
	"mspscope/responsibility/lint"
)

// catalogue is the shipped catalogue.
func catalogue(tb testing.TB) *responsibility.Catalogue {
	tb.Helper()
	p, err := playbooktest.Edited()
	if err != nil {
		tb.Fatal(err)
	}
	return p.Catalogue
}

// checked checks a table.
func checked(tb testing.TB, c *responsibility.Catalogue, table string, mapped map[string]chart.Whose) *lint.Report {
	tb.Helper()
	n := &chart.Names{Mapped: mapped}
	for _, role := range responsibility.Roles() {
		n.Roles = append(n.Roles, c.Role(role))
	}
	g, err := chart.ReadCSV("m.csv", []byte(table))
	if err != nil {
		tb.Fatal(err)
	}
	m, err := chart.FromGrid(g, n)
	if err != nil {
		tb.Fatal(err)
	}
	return lint.Check(m, c)
}

// short writes findings as "R02 error 3", the last the line, without those about
// rows that are missing.
func short(r *lint.Report) []string {
	var all []string
	for _, f := range r.Findings {
		if f.Rule != "R20" {
			all = append(all, fmt.Sprintf("%s %s %d", f.Rule, f.Severity, f.At.Line))
		}
	}
	slices.Sort(all)
	return all
}

// What is wrong with tables as they are published is found, and nothing else.
func TestPublishedMatrices(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for name, want := range map[string][]string{
		"executives-and-providers.csv": {"R03 error 12", "R03 error 5", "R05 warning 12", "R05 warning 5", "R06 warning 7", "R15 warning 2", "R17 info 2", "R17 info 2"},
		"hosting-phases.csv":           {"R06 warning 5"},
		"without-owners.csv":           {"R01 error 1"},
		"six-teams.csv":                {"R02 error 2", "R02 error 3", "R02 error 7", "R03 error 2", "R03 error 3", "R06 warning 5"},
		"ticks.tsv":                    {"R05 warning 2"},
		"service-desk.csv":             {"R01 error 2", "R01 error 3", "R01 error 4", "R01 error 5", "R05 info 2", "R19 info 8"},
		"models-across.csv":            {"R04 error 4", "R05 error 2", "R05 error 2", "R05 error 3", "R05 error 3", "R05 error 3"},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "matrices", name))
		if err != nil {
			t.Fatal(err)
		}
		r := checked(t, c, string(data), nil)
		if got := short(r); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		for _, rule := range []string{"R07", "R08", "R11", "R18", "R25"} { // nobody says whose columns they are
			if !slices.ContainsFunc(r.Unchecked, func(u lint.Unchecked) bool { return u.Rule == rule && strings.Contains(u.Why, "--role-map") }) {
				t.Errorf("%s: %s is not named as not checked", name, rule)
			}
		}
	}
}

const ours = "id,tower,side,activity,client_sponsor,client_it,msp_service_desk,msp_engineering,handoff,evidence,status\n"

// Each rule finds its fault, and not the same row without it.
func TestRules(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	both := map[string]chart.Whose{"CIO": {Party: responsibility.ClientParty}, "MSP": {Party: responsibility.ProviderParty}}
	for name, test := range map[string]struct {
		rule, bad, good string
		want            lint.Severity
		mapped          map[string]chart.Whose
	}{
		"no A":           {"R01", "Activity,Lead,Desk\nPatch all servers,R,C\nRun all backups,A,R\n", "Activity,Lead,Desk\nPatch all servers,R,A\nRun all backups,A,R\n", lint.Error, nil},
		"two A":          {"R02", "Activity,Lead,Desk\nPatch all servers,A/R,A\n", "Activity,Lead,Desk\nPatch all servers,A/R,C\n", lint.Error, nil},
		"no R":           {"R03", "Activity,Lead,Desk\nPatch all servers,A,C\nRun all backups,A,R\n", "Activity,Lead,Desk\nPatch all servers,AR,C\nRun all backups,A,R\n", lint.Error, nil},
		"no R anywhere":  {"R03", "Activity,Lead,Desk\nPatch all servers,A,C\n", "Activity,Lead,Desk\nPatch all servers,A,R\n", lint.Error, nil},
		"only told":      {"R04", "Activity,Lead,Desk\nPatch all servers,I,C\nRun all backups,A,R\n", "Activity,Lead,Desk\nPatch all servers,A,R\nRun all backups,A,R\n", lint.Error, nil},
		"an empty row":   {"R04", "Activity,Lead,Desk\nPatch all servers,,\nRun all backups,A,R\n", "Activity,Lead,Desk\nRun all backups,A,R\n", lint.Warning, nil},
		"no letter":      {"R05", "Activity,Lead,Desk\nPatch all servers,A,R?\n", "Activity,Lead,Desk\nPatch all servers,A,R\n", lint.Error, nil},
		"another scheme": {"R05", "Activity,Lead,Desk\nPatch all servers,AR,S\n", "Activity,Lead,Desk\nPatch all servers,AR,I\n", lint.Info, nil},
		"no role":        {"R05", strings.Replace(ours, "client_it", "client_its", 1) + "ZZ-01,network,client,Do one thing well,,A/R,,,,x,\n", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,x,\n", lint.Error, nil},
		"told of own":    {"R06", "Activity,Lead,Desk\nPatch all servers,A/C,R\n", "Activity,Lead,Desk\nPatch all servers,A,R\n", lint.Warning, nil},
		"shared":         {"R07", "Activity,CIO,MSP\nPatch all servers,A/R,R\n", "Activity,CIO,MSP\nPatch all servers,A/R,I\n", lint.Error, both},
		"both ticked":    {"R07", "Activity,CIO,MSP\nPatch all servers,x,x\n", "Activity,CIO,MSP\nPatch all servers,x,\n", lint.Error, both},
		"shared of ours": {"R07", ours + "ZZ-01,network,shared,Do one thing well,,A,,R,,x,\n", ours + "ZZ-01,network,shared,Do one thing well,,A,,R,We call first.,x,\n", lint.Error, nil},
		"not the client": {"R08", ours + "GV-02,strategy,shared,Approve the budget,R,,,A,We call.,x,\n", ours + "GV-02,strategy,shared,Approve the budget,A,,,R,We call.,x,\n", lint.Error, nil},
		"a group":        {"R10", "Activity,Change board,Desk\nPatch all servers,A,R\n", "Activity,Change board,Desk\nPatch all servers,C,AR\n", lint.Warning, nil},
		"either":         {"R10", "Activity,IT,MSP\nPatch all servers,A,R\n", "Activity,Client IT,MSP\nPatch all servers,A,R\n", lint.Warning, nil},
		"no escalation":  {"R11", "Activity,CIO,MSP\nPatch all servers,A,R\n", "Activity,CIO,MSP,Handoff\nPatch all servers,A,R,Call the CIO after a day\n", lint.Warning, both},
		"many R":         {"R12", "Activity,A1,B1,C1,D1,E1\nPatch all servers,AR,R,R,R,\n", "Activity,A1,B1,C1,D1,E1\nPatch all servers,AR,R,,,\n", lint.Warning, nil},
		"many C":         {"R13", "Activity,A1,B1,C1,D1,E1\nPatch all servers,AR,C,C,C,C\n", "Activity,A1,B1,C1,D1,E1\nPatch all servers,AR,C,C,C,I\n", lint.Warning, nil},
		"many I":         {"R14", "Activity,A1,B1,C1,D1,E1,F1\nPatch all servers,AR,I,I,I,I,I\n", "Activity,A1,B1,C1,D1,E1,F1\nPatch all servers,AR,I,I,I,I,\n", lint.Info, nil},
		"an idle role":   {"R16", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,x,\n", "Activity,Lead,Desk\nPatch all servers,A,R\n", lint.Warning, nil},
		"nobody told":    {"R18", "Activity,CIO,MSP\nPatch all servers,A,R\n", "Activity,CIO,MSP\nPatch all servers,AR,I\n", lint.Info, both},
		"too short":      {"R19", "Activity,Lead,Desk\nManage network,A,R\n", "Activity,Lead,Desk\nManage network of branches,A,R\n", lint.Info, nil},
		"two owners":     {"R21", "Activity,Lead,Desk\nPatch all servers,A,R\nPatching of all the servers,R,A\n", "Activity,Lead,Desk\nPatch all servers,A,R\nPatch all computers,R,A\n", lint.Error, nil},
		"twice":          {"R21", "Activity,Lead,Desk\nPatch all servers,A,R\nPatch all servers,A,R\n", "Activity,Lead,Desk\nPatch all servers,A,R\n", lint.Warning, nil},
		"an id twice":    {"R21", "Id,Activity,Lead,Desk\n1,Patch all servers,A,R\n1,Run all backups,A,R\n", "Id,Activity,Lead,Desk\n1,Patch all servers,A,R\n2,Run all backups,A,R\n", lint.Error, nil},
		"not decided":    {"R22", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,x,open\n", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,x,agreed\n", lint.Warning, nil},
		"security apart": {
			"R24", ours + "SO-02,security_operations,provider,Watch all alerts,,,A/R,,,x,\nSC-01,servers_cloud,client,Watch all servers,,A/R,,,,x,\n",
			ours + "SO-02,security_operations,provider,Watch all alerts,,,A/R,,,x,\nSC-01,servers_cloud,shared,Watch all servers,,A/R,,,,x,\n", lint.Warning, nil,
		},
		"signs alone":     {"R25", ours + "BK-03,backup_recovery,provider,Test all restores,,I,,A/R,,x,\n", ours + "BK-03,backup_recovery,shared,Test all restores,,A,,R,We call.,x,\n", lint.Warning, nil},
		"without a proof": {"R26", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,,\n", ours + "ZZ-01,network,client,Do one thing well,,A/R,,,,A log,\n", lint.Info, nil},
	} {
		find := func(table string) (severities []lint.Severity) {
			for _, f := range checked(t, c, table, test.mapped).Findings {
				if f.Rule == test.rule {
					if f.What == "" || f.Do == "" || lint.Title(f.Rule) == "" {
						t.Errorf("%s: %+v", name, f)
					}
					severities = append(severities, f.Severity)
				}
			}
			return severities
		}
		if got := find(test.bad); !slices.Equal(got, []lint.Severity{test.want}) && test.rule != "R16" {
			t.Errorf("%s: %s is found %v", name, test.rule, got)
		} else if len(got) == 0 {
			t.Errorf("%s: %s is not found", name, test.rule)
		}
		if got := find(test.good); len(got) > 0 {
			t.Errorf("%s: %s is found where it is good: %v", name, test.rule, got)
		}
	}
}

// A role that answers for too much is found where there are enough rows to tell.
func TestShares(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	table := func(rows int) string {
		text := "Activity,A1,B1,C1,D1\n"
		for i := range rows {
			text += fmt.Sprintf("Patch all servers of branch %d,AR,C,,\n", i)
		}
		return text
	}
	rules := func(r *lint.Report) string {
		var all []string
		for _, f := range r.Findings {
			if f.Rule != "R20" && f.Rule != "R16" {
				all = append(all, f.Rule)
			}
		}
		return strings.Join(all, " ")
	}
	if got := rules(checked(t, c, table(10), nil)); got != "R15 R15 R17 R13 R17" {
		t.Error(got)
	}
	few := checked(t, c, table(9), nil)
	if got := rules(few); got != "" {
		t.Error(got)
	}
	for _, rule := range []string{"R15", "R17"} {
		if !slices.ContainsFunc(few.Unchecked, func(u lint.Unchecked) bool { return u.Rule == rule }) {
			t.Errorf("%s is not named", rule)
		}
	}
}

// Every rule is either checked or named as not checked, with a reason.
func TestEveryRuleIsAccountedFor(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	r := checked(t, c, "Activity,Lead,Desk\nPatch all servers,x,R\n", nil)
	seen := map[string]bool{}
	for _, u := range r.Unchecked {
		if u.Why == "" || u.Title == "" || seen[u.Rule] {
			t.Errorf("%+v", u)
		}
		seen[u.Rule] = true
	}
	for n := 1; n <= 30; n++ {
		if lint.Title(fmt.Sprintf("R%02d", n)) == "" {
			t.Errorf("R%02d has no title", n)
		}
	}
	if len(seen) != 4+5+2+1+1+1+6 {
		t.Errorf("%d rules are not checked: %v", len(seen), seen)
	}
}

// Rows that no matrix should be without are found by their ids, or by words.
func TestRequiredRows(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	missing := func(table string) (names []string, severity lint.Severity) {
		for _, f := range checked(t, c, table, nil).Findings {
			if f.Rule == "R20" {
				names, severity = append(names, f.Row), max(severity, f.Severity)
			}
		}
		return names, severity
	}
	all := len(c.Lint().Required)
	if all < 5 {
		t.Fatalf("%d rows are required", all)
	}
	if ids, severity := missing(ours + "BK-03,backup_recovery,client,Anything at all,,A/R,,,,x,\n"); len(ids) != all-1 || slices.Contains(ids, c.Find("BK-03").Name) || severity != lint.Error {
		t.Errorf("%v %v", ids, severity)
	}
	if ids, severity := missing("Activity,Lead,Desk\nTesting of restores,A,R\nOffboarding people,A,R\n"); len(ids) != all-2 || severity != lint.Warning {
		t.Errorf("%v %v", ids, severity)
	}
	for _, need := range c.Lint().Required { // the catalogue's own name is one of the phrases
		if ids, _ := missing("Activity,Lead,Desk\n\"" + c.Find(need.ID).Name + "\",A,R\n"); slices.Contains(ids, c.Find(need.ID).Name) || len(ids) == 0 {
			t.Errorf("%s: %v", need.ID, ids)
		}
	}
}

// Whatever a table holds, checking it ends.
func FuzzCheck(f *testing.F) {
	f.Add("Activity,CIO,MSP\nPatch,A,R\n")
	f.Add(ours + "SD-01,service_desk,provider,x,A/C,R?,x,S,,,open\n")
	c := catalogue(f)
	n := &chart.Names{Mapped: map[string]chart.Whose{"CIO": {Party: responsibility.ClientParty}}}
	f.Fuzz(func(t *testing.T, table string) {
		g, err := chart.ReadCSV("m.csv", []byte(table))
		if err != nil {
			return
		}
		m, err := chart.FromGrid(g, n)
		if err != nil {
			return
		}
		for _, finding := range lint.Check(m, c).Findings {
			if finding.What == "" || finding.Do == "" {
				t.Errorf("%+v", finding)
			}
		}
	})
}
