package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostileSources writes what strangers may have put into a directory.
func hostileSources(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "hostile", "*.*"))
	if err != nil || len(paths) < 100 {
		tb.Fatalf("%d hostile files, %v", len(paths), err)
	}
	for _, path := range paths {
		if name := filepath.Base(path); filepath.Ext(name) != ".want" && name[0] != '.' {
			writeFile(tb, filepath.Join(dir, "corpus", name), readFile(tb, path))
		}
	}
	var binary []byte
	for i := range 300_000 {
		binary = append(binary, byte(i*i>>3))
	}
	alias := "a: &a [x]\n" + strings.Repeat("b: *a\n", 1000)
	for name, text := range map[string]string{
		"key.yaml": strings.Repeat("k", 10<<20), "key.json": `{"` + strings.Repeat("k", 10<<20), "key.csv": strings.Repeat("k", 10<<20), "quote.csv": "it_fte\n\"" + strings.Repeat("k\n", 1<<20),
		"deep.yaml": strings.Repeat("[", 100_000), "deep.json": strings.Repeat(`{"a":`, 100_000), "deep.ndjson": strings.Repeat(`[`, 1000) + "\n" + request,
		"alias.yaml": alias, "binary.yaml": string(binary), "binary.json": string(binary), "binary.csv": string(binary), "nul.csv": "it_fte\n\x00\n",
		"nul.ndjson": "\x00\n" + request, "crlf.yaml": "version: 1\r\nanswers:\r\n  it_fte: 0\r\n", "bom.csv": "\ufeffit_fte\r\n0\r\n", "utf8.csv": "it_fte,client.name\n0,\xff\xfe\n",
		"twice.csv": "it_fte,it_fte\n0,1\n", "wide.csv": "it_fte\n0" + strings.Repeat(",", 5000) + "\n", "heads.csv": "it_fte" + strings.Repeat(",#x", 5000) + "\n0\n",
		"text.csv": "it_fte,client.name,notes.it_fte\n0," + strings.Repeat("n", 200_000) + ",\x1b[31m\n", "yaml.csv": "it_fte,it_staff_plan\n&a 1,{a: [*b\n", "cut.yaml": "version: 1\nanswers: {it_fte: [0, \"", "many.yaml": strings.Repeat("---\n[\n", 500),
	} {
		writeFile(tb, filepath.Join(dir, "made", name), []byte(text))
	}
	return dir
}

// TestHostileSources scores what strangers wrote: each document has a record, and
// each that is wrong says what and where, within the document.
func TestHostileSources(t *testing.T) {
	t.Parallel()
	dir := hostileSources(t)
	named, _ := filepath.Glob(filepath.Join(dir, "made", "*.csv")) // the pattern is right
	r := run(nil, append([]string{"batch", dir, "-o", "ndjson"}, named...)...)
	if r.code != exitInvalid {
		t.Fatalf("exit code %d: %.500s", r.code, r.errOut)
	}
	said := map[string]bool{}
	errors := 0
	for line := range strings.Lines(r.out) {
		var record struct {
			Source   string
			Document *int
			Outcome  string
			Errors   []struct {
				Line, Column *int
				Message      string
			}
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%.200q: %v", line, err)
		}
		said[filepath.Base(record.Source)] = true
		if record.Outcome != "" {
			continue
		}
		errors++
		for _, e := range record.Errors {
			if e.Line == nil || e.Column == nil || e.Message == "" || len(e.Message) > 2000 {
				t.Errorf("%s: %.300q has no place or says nothing", record.Source, line)
			}
		}
	}
	for _, part := range []string{"corpus", "made"} {
		entries, err := os.ReadDir(filepath.Join(dir, part))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !said[e.Name()] {
				t.Errorf("%s has no record", e.Name())
			}
		}
	}
	if want := fmt.Sprintf("%d of %d documents", errors, bytes.Count([]byte(r.out), []byte("\n"))); !strings.Contains(r.errOut, want) {
		t.Errorf("it said %q, not %s", r.errOut, want)
	}
	// In any other order of work it is the same.
	if again := run(nil, append([]string{"batch", dir, "-o", "ndjson", "--workers", "7"}, named...)...); again.out != r.out {
		t.Error("other workers, other bytes")
	}
}
