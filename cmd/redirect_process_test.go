package cmd

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/playbook"
)

// redirected runs the program in a folder as a shell does with "< in >> out";
// "" leaves a stream alone.
func redirected(t *testing.T, dir, in, out string, args ...string) ran {
	t.Helper()
	cmd := program(t, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if in != "" {
		file, err := os.Open(filepath.Join(dir, in))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		cmd.Stdin = file
	}
	if out != "" {
		file, err := os.OpenFile(filepath.Join(dir, out), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		cmd.Stdout = file
	}
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	} else if _, ok := err.(*exec.ExitError); err != nil && !ok { //nolint:errorlint // as exec returns it
		t.Fatal(err)
	}
	return ran{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// TestARedirectionNeverTouchesAnInput leads every command's result over what it
// reads: as stdin, as stdout, or both.
func TestARedirectionNeverTouchesAnInput(t *testing.T) {
	t.Parallel()
	const input = "version: 1\nanswers: {it_fte: 0}\n"
	type redirection struct {
		in, out string
		args    []string
	}
	var tests []redirection
	for _, command := range []string{"recommend", "estimate", "next", "raci", "matrix"} {
		tests = append(tests,
			redirection{"a.yaml", "", []string{command, "-", "--to", "a.yaml", "--force"}},
			redirection{"a.yaml", "", []string{command, "-", "--to", "link.yaml", "--force"}},
			redirection{"", "a.yaml", []string{command, "a.yaml"}},
			redirection{"a.yaml", "a.yaml", []string{command, "-"}},
		)
	}
	tests = append(tests,
		redirection{"a.yaml", "", []string{"intake", "-", "--to", "a.yaml", "--force"}},
		redirection{"", "a.yaml", []string{"intake", "a.yaml"}},
		redirection{"a.yaml", "", []string{"intake", "--read", "-", "--to", "a.yaml", "--force"}},
		redirection{"a.yaml", "a.yaml", []string{"intake", "--read", "-"}},
		redirection{"", "a.yaml", []string{"assess", "a.yaml", "--no-input"}},
		redirection{"", "a.yaml", []string{"batch", "a.yaml"}},
		redirection{"a.yaml", "a.yaml", []string{"batch", "-"}},
		redirection{"a.yaml", "", []string{"batch", "-", "--to", "a.yaml", "--force", "-o", "table"}},
		redirection{"", "a.yaml", []string{"playbook", "check", "--cases", "a.yaml"}},
	)
	for _, test := range tests {
		t.Run(strings.Join(test.args, " ")+" <"+test.in+" >>"+test.out, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file := filepath.Join(dir, "a.yaml")
			writeFile(t, file, []byte(input))
			if err := os.Link(file, filepath.Join(dir, "link.yaml")); err != nil {
				t.Skip(err)
			}
			got := redirected(t, dir, test.in, test.out, test.args...)
			if got.code != exitUsage || !strings.Contains(got.errOut, "is the input; a result is never written over it") {
				t.Errorf("exit code %d, %q", got.code, got.errOut)
			}
			if now := readFile(t, file); string(now) != input {
				t.Errorf("the input is now %q", now)
			}
		})
	}
}

// TestARedirectionBesideAnInput is what stays possible.
func TestARedirectionBesideAnInput(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.yaml"), []byte("version: 1\nanswers: {it_fte: 0}\n"))
	if got := redirected(t, dir, "a.yaml", "b.txt", "recommend", "-"); got.code != exitOK {
		t.Errorf("from one file to another: %d, %q", got.code, got.errOut)
	}
	// What is on stdin and not read is no input.
	if got := redirected(t, dir, "b.txt", "b.txt", "recommend", "a.yaml"); got.code != exitOK {
		t.Errorf("stdin that is not read: %d, %q", got.code, got.errOut)
	}
}

// TestAResultIsNeverAPlaybookFile leads results over the playbook in use.
func TestAResultIsNeverAPlaybookFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	matrix := readFile(t, filepath.Join("..", "questionnaires", playbook.MatrixFile))
	file := filepath.Join(dir, "own", playbook.MatrixFile)
	writeFile(t, file, matrix)
	for _, command := range [][]string{{"models"}, {"matrix"}, {"recommend", "--set", "it_fte=0"}, {"intake", "--set", "it_fte=0"}} {
		for _, to := range []string{"own/matrix.yaml", "own/texts.yaml", "own/../own/Texts.yaml"} {
			got := redirected(t, dir, "", "", append(command, "--playbook", "own", "--to", to, "--force")...)
			if got.code != exitUsage || !strings.Contains(got.errOut, "of the playbook in use") {
				t.Errorf("%v to %s: %d, %q", command, to, got.code, got.errOut)
			}
		}
	}
	if got := redirected(t, dir, "", "own/matrix.yaml", "models", "--playbook", "own"); got.code != exitUsage {
		t.Errorf("stdout over it: %d, %q", got.code, got.errOut)
	}
	if got := redirected(t, dir, "", "own/matrix.yaml", "playbook", "check", "own"); got.code != exitUsage {
		t.Errorf("a check over it: %d, %q", got.code, got.errOut)
	}
	if now := readFile(t, file); !bytes.Equal(now, matrix) {
		t.Error("the playbook has changed")
	}
	if entries, err := os.ReadDir(filepath.Join(dir, "own")); err != nil || len(entries) != 1 {
		t.Errorf("the playbook has %v, %v", entries, err)
	}
	// Beside them is fine, and so is a playbook that is not in use.
	for _, args := range [][]string{{"models", "--playbook", "own", "--to", "own/models.md"}, {"models", "--to", "own/texts.yaml"}} {
		if got := redirected(t, dir, "", "", args...); got.code != exitOK {
			t.Errorf("%v: %d, %q", args, got.code, got.errOut)
		}
	}
}
