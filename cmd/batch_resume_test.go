package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// portfolio writes sources of all kinds: files, a stream, a table, some of them bad.
func portfolio(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for i, path := range engagements(tb) {
		writeFile(tb, filepath.Join(dir, fmt.Sprintf("a%02d.yaml", i)), readFile(tb, path))
	}
	writeFile(tb, filepath.Join(dir, "b.yaml"), readFile(tb, filepath.Join("..", "testdata", "streams", "portfolio.yaml")))
	writeFile(tb, filepath.Join(dir, "c.csv"), []byte("client.name,it_fte\nOne,0\nTwo,many\n\"Three\nlines\",2\n"))
	writeFile(tb, filepath.Join(dir, "d.csv"), []byte("client.name,it_fto\nOne,0\n"))
	writeFile(tb, filepath.Join(dir, "e.ndjson"), []byte(strings.Repeat(`{"version": 1, "client": {"name": "\u00e4, \"b\"\n"}, "answers": {"it_fte": 2}}`+"\n", 20)))
	return dir
}

// A batch that goes on with what was there makes the bytes, the exit code and the
// last word of one run, wherever the earlier one was cut.
func TestABatchGoesOnWhereItWasCut(t *testing.T) {
	t.Parallel()
	dir := portfolio(t)
	for _, format := range []string{formatNDJSON, formatCSV} {
		whole := filepath.Join(t.TempDir(), "whole."+format)
		clean := run(nil, "batch", dir, "--to", whole, "--fail-on", "critical")
		want := readFile(t, whole)
		if clean.code != exitInvalid || bytes.Count(want, []byte("\n")) < 40 {
			t.Fatalf("%s: exit code %d, %d bytes, %s", format, clean.code, len(want), clean.errOut)
		}
		cuts := []int{-1, 0, 1, 500, len(want) / 3, len(want) / 2, len(want) - 1, len(want)}
		for at := 0; at < len(want); at += len(want) / 9 { // and at the end of a record
			cuts = append(cuts, at+bytes.IndexByte(want[at:], '\n')+1)
		}
		for _, cut := range cuts {
			path := filepath.Join(t.TempDir(), "cut."+format)
			if cut >= 0 {
				writeFile(t, path, want[:cut])
			}
			r := run(nil, "batch", dir, "--resume", path, "--fail-on", "critical", "--workers", "3")
			if got := readFile(t, path); !bytes.Equal(got, want) {
				t.Errorf("%s, cut at %d: %d bytes, want %d", format, cut, len(got), len(want))
			}
			if r.code != clean.code || lastLine(r.errOut) != lastLine(clean.errOut) {
				t.Errorf("%s, cut at %d: exit code %d, %q; want %d, %q", format, cut, r.code, r.errOut, clean.code, clean.errOut)
			}
		}
	}
}

// The same of records that were chosen: those that are not shown leave no trace.
func TestABatchOfSomeGoesOn(t *testing.T) {
	t.Parallel()
	dir := portfolio(t)
	for _, format := range []string{formatNDJSON, formatCSV} {
		args := []string{"batch", dir, "--where", "model = co_managed", "--columns", "source,document,client,gates", "--fail-on", "open"}
		whole := filepath.Join(t.TempDir(), "whole."+format)
		clean := run(nil, append(args, "--to", whole)...)
		want := readFile(t, whole)
		for at := 0; at < len(want); at += len(want) / 5 {
			path := filepath.Join(t.TempDir(), "cut."+format)
			writeFile(t, path, want[:at])
			r := run(nil, append(args, "--resume", path)...)
			if got := readFile(t, path); !bytes.Equal(got, want) || r.code != clean.code {
				t.Errorf("%s, cut at %d: exit code %d, %d bytes; want %d, %d", format, at, r.code, len(got), clean.code, len(want))
			}
		}
	}
}

// A name that begins like a formula has an apostrophe before it in a CSV, and is found
// by it again.
func TestABatchFindsNamesLikeFormulas(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out.csv")
	stream := "version: 1\n---\nversion: 1\n---\nversion: 1\n" // its source is "-"
	args := []string{"batch", "-", "--where", "open > 0"}
	runWith(stream, append(args, "--to", path)...)
	want := readFile(t, path)
	lines := bytes.SplitAfter(want, []byte("\n"))
	writeFile(t, path, bytes.Join(lines[:3], nil))
	r := runWith(stream, append(args, "--resume", path)...)
	if got := readFile(t, path); r.code != 0 || !bytes.Equal(got, want) {
		t.Errorf("exit code %d, %q, %d bytes of %d", r.code, r.errOut, len(got), len(want))
	}
}

func lastLine(s string) string {
	s = strings.TrimSuffix(s, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// What does not fit is refused and stays as it is.
func TestABatchGoesOnWithNothingElse(t *testing.T) {
	t.Parallel()
	dir := portfolio(t)
	whole := filepath.Join(t.TempDir(), "whole.ndjson")
	run(nil, "batch", dir, "--to", whole)
	records := bytes.SplitAfter(readFile(t, whole), []byte("\n"))
	first := bytes.Join(records[:5], nil)
	asTable := filepath.Join(t.TempDir(), "whole.csv")
	run(nil, "batch", dir, "--to", asTable)
	heads, _, _ := bytes.Cut(readFile(t, asTable), []byte("\n"))
	own := filepath.Join(t.TempDir(), "own")
	writeFile(t, filepath.Join(own, "ratecard.yaml"), []byte("version: 1\nrates: {user: {price: 89}}\n"))
	other := t.TempDir()
	writeFile(t, filepath.Join(other, "z.yaml"), []byte("version: 1\n"))
	digest := bytes.ReplaceAll(first, []byte(`"findings":`), []byte(`"findings":1`))
	for _, test := range []struct {
		name    string
		content []byte
		args    []string
		says    string
	}{
		{"x.ndjson", bytes.Join(records[1:4], nil), []string{dir}, "its last record is of"},
		{"x.ndjson", first, []string{other}, "the sources end before its last record"},
		{"x.ndjson", first, []string{filepath.Join(dir, "b.yaml"), dir}, "its last record is of"},
		{"x.ndjson", first, []string{dir, "--playbook", own}, "it was made with the playbook sha256:"},
		{"x.ndjson", digest, []string{dir}, "its last record, of "},
		{"x.ndjson", []byte("version: 1\nanswers: {}\n"), []string{dir}, "its last line is no record of a batch"},
		{"x.ndjson", bytes.Repeat([]byte("x"), longestRecord+1<<20), []string{dir}, "its line 1 is longer than any record"},
		{"x.csv", []byte("version: 1\nanswers: {}\n"), []string{dir}, "its first line is not the one of this run"},
		{"x.csv", append(append(heads, ",extra\n"...), "a,1\n"...), []string{dir}, "its first line is not the one of this run"},
	} {
		path := filepath.Join(t.TempDir(), test.name)
		writeFile(t, path, test.content)
		r := run(nil, append([]string{"batch", "--resume", path}, test.args...)...)
		if r.code != exitFailed || !strings.Contains(r.errOut, "cannot go on with "+path+": "+test.says) || !strings.Contains(r.errOut, "leave out --resume and name another file with --to") {
			t.Errorf("%q: exit code %d, %s", test.says, r.code, r.errOut)
		}
		if got := readFile(t, path); !bytes.Equal(got, test.content) {
			t.Errorf("%q: the file was changed to %.80q", test.says, got)
		}
	}
}

func TestFlagsOfResume(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.yaml"), []byte("version: 1\nanswers: {it_fte: 0}\n"))
	file := filepath.Join(dir, "a.yaml")
	for args, says := range map[string]string{
		"--resume x.txt":                                              "--resume goes on with ndjson or csv, not with table",
		"--resume - ":                                                 "--resume needs the name of the file",
		"--resume x.ndjson --force":                                   "leave one of them out",
		"--resume x.ndjson --to y.ndjson":                             "--resume x.ndjson is also where the records go; leave out --to",
		"--resume x.ndjson -o csv":                                    "contradict each other",
		"--resume x.csv --sort -monthly":                              "in the order of the sources, not in that of --sort",
		"--resume x.csv --summary":                                    "--summary needs all of them",
		"--resume x.csv --columns model":                              "add them to --columns",
		"--resume x.csv --columns source,document --fail-on critical": "needs the column gates",
		"--resume " + os.TempDir():                                    "is a directory",
		"--resume " + filepath.Join(dir, "a.yaml"):                    "is the input",
	} {
		r := run(nil, append([]string{"batch", file}, strings.Fields(args)...)...)
		if r.code != exitUsage || !strings.Contains(r.errOut, says) {
			t.Errorf("%s: exit code %d, %s", args, r.code, r.errOut)
		}
	}
	// The same file as --to is no contradiction.
	to := filepath.Join(dir, "r.ndjson")
	if r := run(nil, "batch", file, "--resume", to, "--to", filepath.Join(dir, ".", "r.ndjson")); r.code != exitOK {
		t.Errorf("exit code %d, %s", r.code, r.errOut)
	}
}
