package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// english are words that stand in almost every English sentence and in no German one.
var english = regexp.MustCompile(`(?i)\b(the|and|or|of|you|your|our|we|are|is|for|with|to|not|sure|thank|hello|message|please|this|that|these|by|from|what|who|which|have|has|can|would|month|day|price|answers?|open|playbook)\b`)

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

// A whole document of a client in another language: every sentence, name, number and amount
// of a recommendation. What the client wrote stays as it was written.
func TestARecommendationInGerman(t *testing.T) {
	t.Parallel()
	german := filepath.Join("..", "testdata", "playbooks", "german")
	data, err := os.ReadFile(filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	client := string(data)
	for wrote, instead := range map[string]string{
		"Nobody waits with a patient in the chair because the X-ray viewer is down, and the insurance form is signed with a clear conscience.": "Niemand wartet mehr auf das Röntgenbild, und der Bogen der Versicherung ist mit gutem Gewissen unterschrieben.",
		"two hygienists share one computer":                                                                "zwei Prophylaxekräfte teilen sich einen Rechner",
		"two evening clinics a month are planned; to be asked again":                                       "geplant sind zwei Abendsprechstunden im Monat; noch einmal fragen",
		"the software maker backs up the practice database; everything else goes to a drive in the office": "der Hersteller sichert die Praxisdaten; alles Übrige liegt auf einer Festplatte im Büro",
	} {
		if !strings.Contains(client, wrote) {
			t.Fatalf("the client does not write %q any more", wrote)
		}
		client = strings.Replace(client, wrote, instead, 1)
	}
	file := filepath.Join(t.TempDir(), "client.yaml")
	if err := os.WriteFile(file, []byte(client), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"table", "markdown"} {
		r := run(map[string]string{"COLUMNS": "2000"}, "recommend", file, "-o", format, "--playbook", german)
		if r.code != exitOK {
			t.Fatalf("%s: exit code %d: %s", format, r.code, r.errOut)
		}
		for _, want := range []string{
			"Harbor Dental: Empfehlung", "Die Vollbetreuung Ihrer IT passt am besten zu Ihnen.", "Das folgt aus Ihren Antworten zu",
			"Rund 6.600 USD (5.600 bis 7.600) im Monat", "1 offene Frage geht mit einer Annahme", "davon fallen rund 610 weg",
			"eine Stunde ohne Ihre wichtigsten Systeme 1.200 USD", "nach 4 Stunden", "Hilfe für Mitarbeiter", "Sie und Nordlicht Systemhaus GmbH; zum Einstieg",
			"Die Datensicherung ist nicht erprobt", "nach 90 Tagen, einmal im Jahr oder sobald", "Von 76 Fragen", "Regelwerk 2026.11", "letzte Probe der Datensicherung",
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

// The screens of a page speak the language of its playbook, and the page says which it is.
func TestAPageInGerman(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "seite.html")
	if r := run(nil, "page", "--playbook", filepath.Join("..", "testdata", "playbooks", "german"), "--to", path); r.code != exitOK {
		t.Fatal(r.errOut)
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	facts := regexp.MustCompile(`(?s)id="facts">(.*?)</script>`).FindSubmatch(page)
	if !strings.Contains(string(page), `<html lang="de"`) || facts == nil {
		t.Fatal("the page does not say that it is in German")
	}
	var said struct {
		Sentences map[string]string
		Texts     map[string]any
	}
	if err := json.Unmarshal(facts[1], &said); err != nil {
		t.Fatal(err)
	}
	if len(said.Sentences) < 60 || len(said.Texts) < 10 {
		t.Errorf("the page has %d and %d sentences", len(said.Sentences), len(said.Texts))
	}
	for key, sentence := range said.Sentences {
		if strings.Contains(key, "name") { // of a file
			continue
		}
		if at := english.FindString(regexp.MustCompile(`\{\w+\}`).ReplaceAllString(sentence, "")); at != "" {
			t.Errorf("%s: English is left: %q in %q", key, at, sentence)
		}
	}
}
