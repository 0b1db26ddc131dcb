package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// Every command has its page and every shell its script; a second run gives the
// same bytes and leaves nothing of an older program.
func TestEverythingIsWrittenTheSameTwice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	read := func() map[string]string {
		t.Helper()
		if err := run([]string{dir}); err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, below := range []string{"man", "completions"} {
			entries, err := os.ReadDir(filepath.Join(dir, below))
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				data, err := os.ReadFile(filepath.Join(dir, below, e.Name()))
				if err != nil {
					t.Fatal(err)
				}
				files[e.Name()] = string(data)
			}
		}
		return files
	}
	first := read()
	old := filepath.Join(dir, "man", "mspscope-gone.1")
	if err := os.WriteFile(old, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "man", "git.1")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	second := read()
	if _, mine := second["git.1"]; !mine {
		t.Error("a file of somebody else is gone")
	}
	delete(second, "git.1")
	for name, text := range first {
		if second[name] != text {
			t.Errorf("%s differs the second time", name)
		}
	}
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for _, name := range []string{"mspscope.1", "mspscope-recommend.1", "mspscope-playbook-check.1", "mspscope.bash", "_mspscope", "mspscope.fish", "mspscope.ps1"} {
		if len(first[name]) < 500 {
			t.Errorf("%s has %d bytes", name, len(first[name]))
		}
	}
	if page := first["mspscope-recommend.1"]; !strings.Contains(page, "\n\\fB\\-\\-explain\\fR\n") || !strings.Contains(page, ".SH EXAMPLES\n") {
		t.Errorf("the page of recommend:\n%s", page)
	}
	if page := first["mspscope.1"]; !strings.Contains(page, "\n\\fBmspscope\\fR COMMAND [flags]\n") {
		t.Errorf("the page of the program:\n%s", page)
	}
	for name, page := range first {
		if strings.HasSuffix(name, ".1") && regexp.MustCompile(`(?m)^\.SH .*\n\.PP$`).MatchString(page) {
			t.Errorf("%s begins a paragraph twice", name)
		}
	}
}

// What is typed stays as it is, and no line of a text becomes a request.
func TestTextIsNoRequest(t *testing.T) {
	t.Parallel()
	c := &cobra.Command{Use: "x", Short: "it's a-b", Run: func(*cobra.Command, []string) {}, Long: ".hidden files\n'quoted'\n  1  a\\b\n  2  ~c\nand on\n\nmore", Example: "  x `y` --z\n.z"}
	got := string(page(c))
	for _, want := range []string{"x \\- it\\(aqs a\\-b\n", ".SH DESCRIPTION\n\\&.hidden files\n\\(aqquoted\\(aq\n.nf\n  1  a\\eb\n  2  \\(tic\n.fi\nand on\n.PP\nmore\n", "  x \\(gay\\(ga \\-\\-z\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	known := []string{".TH", ".SH", ".PP", ".TP", ".nf", ".fi"}
	for l := range strings.Lines(got) {
		if word, _, _ := strings.Cut(strings.TrimSpace(l), " "); strings.HasPrefix(l, ".") && !slices.Contains(known, word) {
			t.Errorf("%q is a request", l)
		}
	}
}
