package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldenRuns are the outputs that are kept as files for every engagement.
var goldenRuns = []struct {
	file    string
	columns string
	args    []string
}{
	{"recommend.txt", "", []string{"recommend"}},
	{"recommend-40.txt", "40", []string{"recommend"}},
	{"recommend.json", "", []string{"recommend", "-o", "json"}},
	{"recommend.yaml", "", []string{"recommend", "-o", "yaml"}},
	{"recommend.md", "", []string{"recommend", "-o", "markdown"}},
	{"estimate.txt", "", []string{"estimate"}},
	{"estimate.json", "", []string{"estimate", "-o", "json"}},
	{"estimate.csv", "", []string{"estimate", "-o", "csv"}},
	{"raci.txt", "", []string{"raci"}},
	{"raci.yaml", "", []string{"raci", "-o", "yaml"}},
	{"raci.csv", "", []string{"raci", "-o", "csv"}},
}

// goldenDir holds the files: one directory an engagement.
var goldenDir = filepath.Join("..", "testdata", "golden")

// goldenText makes output scrubbed: the digest of the playbook changes with
// every edit of its data, so zeros stand for it. They are as long as the digest,
// so that no line breaks elsewhere.
func goldenText(tb testing.TB) *strings.Replacer {
	tb.Helper()
	digest := strings.TrimPrefix(builtIn(tb, 0).Digest, "sha256:")
	const short = 12
	return strings.NewReplacer(
		digest, strings.Repeat("0", len(digest)),
		digest[:short], strings.Repeat("0", short),
		"\r\n", "\n")
}

// TestGolden compares what every example engagement gives with the files that
// somebody has read and committed. After a wanted change:
//
//	go test ./cmd -run TestGolden -update
//
// and read the difference before it is committed.
func TestGolden(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(goldenDir); err != nil && !*update {
		t.Fatalf("no golden files (%v); 'go test ./cmd -run TestGolden -update' writes them", err)
	}
	scrubbed := goldenText(t)
	for _, path := range engagements(t) {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		for _, g := range goldenRuns {
			t.Run(name+"/"+g.file, func(t *testing.T) {
				t.Parallel()
				r := run(map[string]string{"COLUMNS": g.columns}, append(g.args, path)...)
				got := r.out
				if r.code != exitOK { // for example no matrix where no model is recommended
					got = fmt.Sprintf("exit code %d\n%s", r.code, r.errOut)
				}
				golden(t, filepath.Join(goldenDir, name, g.file), scrubbed.Replace(got))
			})
		}
	}
}

// golden compares a text with a file, or with -update writes the file.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		writeFile(t, path, []byte(got))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; 'go test ./cmd -run TestGolden -update' writes it", err)
	}
	want := strings.ReplaceAll(string(data), "\r\n", "\n")
	if got == want {
		return
	}
	line, g, w := firstDifference(got, want)
	t.Errorf("%s is not what comes out, first in line %d:\n got: %s\nwant: %s\n'go test ./cmd -run TestGolden -update' rewrites it; read the difference before it is committed", path, line, g, w)
}

// firstDifference finds the first line in which two texts differ.
func firstDifference(a, b string) (line int, inA, inB string) {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(as), len(bs)) {
		inA, inB = "(the end)", "(the end)"
		if i < len(as) {
			inA = as[i]
		}
		if i < len(bs) {
			inB = bs[i]
		}
		if inA != inB {
			return i + 1, inA, inB
		}
	}
	return 0, "", ""
}

// TestGoldenFilesAreUsed finds golden files that nothing is compared with any
// more, because an engagement or an output was renamed.
func TestGoldenFilesAreUsed(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, path := range engagements(t) {
		for _, g := range goldenRuns {
			used[filepath.Join(goldenDir, strings.TrimSuffix(filepath.Base(path), ".yaml"), g.file)] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(goldenDir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !used[file] {
			t.Errorf("%s is compared with nothing; remove it", file)
		}
	}
}
