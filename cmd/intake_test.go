package cmd

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
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
