package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// What topics list is what the program knows: nothing is missing, and nothing is there
// that it does not know.
func TestTopicsAreTrue(t *testing.T) {
	t.Parallel()
	listed := func(name string) (words []string) {
		_, text := topic(name)
		for _, m := range regexp.MustCompile(`(?m)^  ([A-Za-z0-9_.-]+(?:, [A-Z_]+)*),?(?:  |$)`).FindAllStringSubmatch(text, -1) {
			words = append(words, strings.Split(m[1], ", ")...)
		}
		slices.Sort(words)
		return words
	}
	var known []string
	for _, f := range formats() {
		known = append(known, f.name)
		for _, ending := range f.endings {
			if _, text := topic("formats"); !strings.Contains(text, "("+f.endings[0]+")") {
				t.Errorf("formats: no file ending %s", ending)
			}
		}
	}
	slices.Sort(known)
	if got := listed("formats"); !slices.Equal(got, known) {
		t.Errorf("formats: %q, want %q", got, known)
	}
	if got, want := listed("exit-codes"), []string{"0", "1", "130", "2", "3", "4"}; !slices.Equal(got, want) {
		t.Errorf("exit codes: %q, want %q", got, want)
	}
	if got, want := listed("environment"), variablesRead(t); !slices.Equal(got, want) {
		t.Errorf("environment: %q, want %q", got, want)
	}
}

// An example is a line to paste: a comment in it would be handed on as words by the shell of
// macOS, as it is set up, and by the one of Windows.
func TestExamplesHaveNoComments(t *testing.T) {
	t.Parallel()
	examples := 0
	var look func(*cobra.Command)
	look = func(c *cobra.Command) {
		for line := range strings.Lines(c.Example) {
			examples++
			if strings.Contains(line, "#") {
				t.Errorf("%s: %q", c.CommandPath(), line)
			}
		}
		for _, below := range c.Commands() {
			look(below)
		}
	}
	if look(Tree()); examples < 50 {
		t.Errorf("only %d examples were found", examples)
	}
}

// A slip in the name of a command is answered with the whole of what was meant, wherever
// commands stand below another one, also where that takes a file.
func TestASlipInACommandIsNamed(t *testing.T) {
	t.Parallel()
	slips := 0
	var look func(*cobra.Command)
	look = func(c *cobra.Command) {
		for _, below := range described(c) {
			if look(below); !below.Runnable() {
				continue
			}
			slips++
			word := below.Name() + "x"
			r := run(nil, append(strings.Fields(c.CommandPath())[1:], word)...)
			if want := fmt.Sprintf("(did you mean %q?)", strings.TrimPrefix(below.CommandPath(), "mspscope ")); r.code != exitUsage || !strings.Contains(r.errOut, want) {
				t.Errorf("%s: exit code %d, %s, want %s", word, r.code, r.errOut, want)
			}
		}
	}
	if look(Tree()); slips < 25 {
		t.Errorf("only %d commands were found", slips)
	}
}

// variablesRead are the names of variables that the sources read.
func variablesRead(t *testing.T) (all []string) {
	t.Helper()
	read := regexp.MustCompile(`env\("([A-Z_]+)"\)|"((?:MSPSCOPE_)?PAGER|LC_ALL|LC_CTYPE|LANG|LESS)"`)
	for _, pattern := range []string{"*.go", filepath.Join("..", "internal", "prompt", "*.go")} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range read.FindAllStringSubmatch(string(source), -1) {
				all = append(all, m[1]+m[2])
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Every command says what it does in a line, has help without a word of the library's,
// and flags that say what to write behind them.
func TestHelpOfEveryCommand(t *testing.T) {
	t.Parallel()
	root := Tree()
	all := described(root)
	for i := 0; i < len(all); i++ {
		c := all[i]
		all = append(all, described(c)...)
		words := strings.Fields(c.CommandPath())[1:]
		r := run(map[string]string{"COLUMNS": "80"}, append([]string{"help"}, words...)...)
		if r.code != exitOK || r.errOut != "" || len(r.out) < 100 {
			t.Errorf("help %v: exit code %d, %s%s", words, r.code, r.out, r.errOut)
		}
		for line := range strings.SplitSeq(r.out, "\n") {
			if len([]rune(line)) > 80 && !strings.HasPrefix(line, "  mspscope ") && !strings.HasPrefix(line, "  find ") && !strings.HasPrefix(line, "  cat ") {
				t.Errorf("help %v is too wide: %s", words, line)
			}
		}
		for _, bad := range []string{" string ", " strings ", " stringArray ", "`", "Available Commands", "Additional help"} {
			if strings.Contains(r.out, bad) {
				t.Errorf("help %v has %q", words, bad)
			}
		}
	}
}

// A list in a help text fits the terminal as its paragraphs do; examples stay as they are.
func TestReflowed(t *testing.T) {
	t.Parallel()
	const text = `Some words before the
list of it:
  one     the first of them, which is
          told on two lines
  --two X  the second
And on.

  key: value        # a comment
  mspscope models`
	for width, want := range map[int]string{
		100: "Some words before the list of it:\n  one     the first of them, which is told on two lines\n  --two X  the second\nAnd on.\n\n  key: value        # a comment\n  mspscope models",
		40:  "Some words before the list of it:\n  one     the first of them, which is\n          told on two lines\n  --two X  the second\nAnd on.\n\n  key: value        # a comment\n  mspscope models",
		34:  "Some words before the list of it:\n  one     the first of them, which\n          is told on two lines\n  --two X  the second\nAnd on.\n\n  key: value        # a comment\n  mspscope models",
	} {
		if got := reflowed(text, width); got != want {
			t.Errorf("at %d:\n%s\nwant\n%s", width, got, want)
		}
	}
}
