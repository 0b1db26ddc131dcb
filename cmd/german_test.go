package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// english are words that stand in almost every English sentence and in no German one.
var english = regexp.MustCompile(`(?i)\b(the|and|or|of|you|your|our|we|are|is|for|with|to|not|sure|thank|hello|message|please)\b`)

// A playbook can bring a whole document in another language: the message with what is open
// to whoever can answer it, in every format.
func TestAMessageInGerman(t *testing.T) {
	t.Parallel()
	german := filepath.Join("..", "testdata", "playbooks", "german")
	file := filepath.Join(t.TempDir(), "client.yaml")
	answers := `version: 1
client: {name: Musterbau GmbH, contact: Frau Weber, date: 2026-11-20}
answers: {users_count: 40..50, current_it_model: internal_only, it_fte: 1, it_staff_plan: keep_same, endpoints_count: 52, compliance_regimes: [none],
  tower_owners: advise, desk_portion: overflow, respondent: owner, it_workload: coping, skill_gaps: [security], kept_by_agreement: [none]}
basis: {endpoints_count: {kind: estimated, by: Herr Kunz, on: 2026-11-20}}
`
	if err := os.WriteFile(file, []byte(answers), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(nil, "playbook", "check", german); r.code != exitOK || !strings.Contains(r.out, "No problems found.") {
		t.Fatalf("exit code %d: %s%s", r.code, r.out, r.errOut)
	}
	for _, format := range []string{"table", "markdown"} {
		r := run(map[string]string{"COLUMNS": "2000"}, "next", file, "--message", "-o", format, "--playbook", german)
		if r.code != exitOK {
			t.Fatalf("%s: exit code %d: %s", format, r.code, r.errOut)
		}
		for _, want := range []string{
			"Nachricht an die Geschäftsleitung", "Nachricht an die Büroleitung", "Nachricht an die IT-Leitung", "Guten Tag Frau Weber,",
			"Wie viele Server haben Sie, im Haus oder gemietet?", "Bürozeiten genügen", "Vielen Dank.",
		} {
			if !strings.Contains(r.out, want) {
				t.Errorf("%s: %q is missing in\n%s", format, want, r.out)
			}
		}
		if at := english.FindStringIndex(r.out); at != nil {
			t.Errorf("%s: English is left: %q", format, r.out[max(0, at[0]-80):min(len(r.out), at[1]+80)])
		}
	}
}
