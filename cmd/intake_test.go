package cmd

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/intake"
	"mspscope/questionnaires"
)

func TestIntake(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	client := engagements(t)[0]
	book := filepath.Join(dir, "q.xlsx")
	if r := run(nil, "intake", client, "--depth", "full", "--to", book); r.code != exitOK || r.out != "" || r.errOut != "" {
		t.Fatalf("%+v", r)
	}
	piped := run(nil, "intake", client, "--depth", "full")
	if piped.code != exitOK || piped.out != string(readFile(t, book)) {
		t.Error("through a pipe the workbook is another one")
	}
	yaml := run(nil, "intake", "--read", book, "--date", "2026-11-20")
	if yaml.code != exitOK || !strings.HasPrefix(yaml.out, "version: 1\nclient: {name: ") || !strings.Contains(yaml.out, ", date: 2026-11-20}\n") {
		t.Fatalf("%+v", yaml)
	}
	file := filepath.Join(dir, "back.yaml")
	writeFile(t, file, []byte(yaml.out))
	want := run(nil, "recommend", file, "-o", "json")
	json := run(nil, "intake", "--read", book, "-o", "json", "--date", "2026-11-20", "--to", filepath.Join(dir, "back.json"))
	got := run(nil, "recommend", filepath.Join(dir, "back.json"), "-o", "json")
	if json.code != exitOK || want.code != exitOK || got.out != want.out {
		t.Errorf("%+v, %+v, %+v", json, want, got)
	}
	set := run(nil, "intake", "--set", "users_count=24", "--depth", "quick")
	var back bytes.Buffer
	code := inProcess([]string{"intake", "--read", "-"}, Streams{In: strings.NewReader(set.out), Out: &back, Err: &back}, func(string) string { return "" })
	if code != exitOK || !strings.Contains(back.String(), "  users_count: 24\n") {
		t.Errorf("%d: %s", code, back.String())
	}
}

func TestIntakeRefuses(t *testing.T) {
	t.Parallel()
	client := engagements(t)[0]
	book := filepath.Join(t.TempDir(), "q.xlsx")
	writeFile(t, book, []byte("no workbook"))
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"intake --to q.yaml", exitUsage, "must end in .xlsx"},
		{"intake --depth deep", exitUsage, "--depth must be quick, call or full, not \"deep\""},
		{"intake --audience you", exitUsage, "--audience must be discovery, owner or it_lead, not \"you\""},
		{"intake --reply-by soon", exitUsage, "--reply-by must be a date such as 2026-12-04, not \"soon\""},
		{"intake --read " + book + " --reply-by 2026-12-04", exitUsage, "--reply-by is for a workbook to mail out"},
		{"intake -o yaml", exitUsage, "-o is for --read"},
		{"intake --to " + book, exitUsage, "exists; add --force"},
		{"intake " + client + " --read " + book, exitInvalid, "is not an .xlsx workbook"},
		{"intake --read " + book + " --depth full", exitUsage, "not for --read"},
		{"intake --read " + book + " -o table", exitUsage, "the formats are yaml, json"},
		{"intake --read " + book, exitInvalid, "q.xlsx: is not an .xlsx workbook"},
		{"intake --read " + book + ".none", exitFailed, "cannot read"},
		{"intake no.yaml", exitFailed, "cannot read no.yaml"},
	} {
		if r := run(nil, strings.Fields(test.args)...); r.code != test.code || !strings.Contains(r.errOut, test.want) || r.out != "" {
			t.Errorf("%s: %d, %q", test.args, r.code, r.errOut)
		}
	}
}

// texts of the first sheet of a workbook, by their cells.
func firstSheet(t *testing.T, r ran) map[string]string {
	t.Helper()
	if r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	found, err := intake.FirstSheet("q.xlsx", "a questionnaire", []byte(r.out))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for i := range found {
		texts[found[i].Name()] = found[i].Text
	}
	return texts
}

// Who sends the workbook and in which language stands in the own files; texts of one's own
// that do not have its sentences do without.
func TestIntakeIsInTheProvidersWords(t *testing.T) {
	t.Parallel()
	builtIn, err := questionnaires.Files.ReadFile("texts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(builtIn), "\nworkbook:")
	_, after, _ = strings.Cut(after, "\nprovider_fit:")
	for name, test := range map[string]struct{ texts, length string }{
		"another language": {
			"version: 1\nworkbook: {length: \"{questions} Fragen, etwa {minutes} Minuten.\", send_back_by: \"Bitte bis {date} an {contact}.\", date: \"{day}.{month}.{year}\", months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], answers: {yes: Ja}}\n",
			"Bitte bis 4.12.2026 an Mara, mara@north.example. 12 Fragen, etwa 9 Minuten.",
		},
		"no sentences": {
			before + "\nextends: none\nprovider_fit:" + after,
			"Please send it back to Mara, mara@north.example by December 4, 2026. 12 questions, about 9 minutes. You can stop at any time, save, and go on later.",
		},
	} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "texts.yaml"), []byte(test.texts))
		writeFile(t, filepath.Join(dir, "provider.yaml"), []byte("version: 1\nname: North\ncontact: {person: Mara, email: mara@north.example}\n"))
		texts := firstSheet(t, run(nil, "intake", "--playbook", dir, "--depth", "quick", "--reply-by", "2026-12-04"))
		if texts["B1"] != "North" || texts["B3"] != test.length {
			t.Errorf("%s: %q, %q", name, texts["B1"], texts["B3"])
		}
		marked := runWith("version: 1\nanswers: {drivers: [slow_support]}\n", "intake", "-", "--playbook", dir, "--depth", "quick")
		back := runWith(marked.out, "intake", "--read", "-", "--playbook", dir)
		if marked.code != exitOK || back.code != exitOK || !strings.Contains(back.out, "drivers: [slow_support]") {
			t.Errorf("%s: %+v", name, back)
		}
	}
}

// Without a reader who is named, the workbook goes to whoever answers the file; with one,
// what somebody else said is not in it.
func TestIntakeIsForOneReader(t *testing.T) {
	t.Parallel()
	const file = "version: 1\nclient: {contact: Dana}\nanswers: {respondent: office_manager, it_fte: 0, users_count: 40, endpoints_count: 55, servers_count: 3}\nnotes: {users_count: WORDS}\nbasis: {endpoints_count: {by: owner}, servers_count: {by: Dana}}\n"
	for flags, want := range map[string]string{
		"":                     "40 3 Dana WORDS",
		"--audience owner":     "55",
		"--audience it_lead":   "",
		"--audience discovery": "40 3 Dana WORDS",
	} {
		texts := firstSheet(t, runWith(file, append([]string{"intake", "-", "--depth", "full"}, strings.Fields(flags)...)...))
		var found []string
		for _, one := range []string{"40", "55", "3", "Dana", "WORDS"} {
			for at, text := range texts {
				if text == one && at[0] != 'B' {
					found = append(found, one)
				}
			}
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%q: %q is filled in, want %q", flags, got, want)
		}
	}
}
