package cmd

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook"
)

// redirection is what a shell opens for a program: "< in >> out", "" for a
// stream that it leaves alone.
type redirection struct{ in, out string }

// open opens the files of a folder. Streams that are left alone are nothing, and
// the one given.
func (r redirection) open(t *testing.T, dir string, left io.Writer) (stdin io.Reader, stdout io.Writer) {
	t.Helper()
	if stdout = left; r.in == "" {
		stdin = strings.NewReader("")
	} else {
		file, err := os.Open(filepath.Join(dir, r.in))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = file.Close() })
		stdin = file
	}
	if r.out != "" {
		file, err := os.OpenFile(filepath.Join(dir, r.out), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = file.Close() })
		stdout = file
	}
	return stdin, stdout
}

// runIn runs the program with its files, all .yaml, in a folder, in this process:
// it is told what files its streams are, as a process would be.
func (r redirection) runIn(t *testing.T, dir string, args ...string) ran {
	t.Helper()
	args = slices.Clone(args)
	for i, arg := range args {
		if strings.HasSuffix(arg, ".yaml") {
			args[i] = filepath.Join(dir, arg)
		}
	}
	var left, stderr bytes.Buffer
	stdin, stdout := r.open(t, dir, &left)
	code := inProcess(args, Streams{In: stdin, Out: stdout, Err: &stderr}, func(string) string { return "" })
	return ran{code, left.String(), stderr.String()}
}

// redirected runs the program in a folder as a shell does with "< in >> out".
func redirected(t *testing.T, dir, in, out string, args ...string) ran {
	t.Helper()
	cmd := program(t, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout = redirection{in, out}.open(t, dir, &stdout)
	cmd.Stderr = &stderr
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
	type test struct {
		redirection
		args []string
	}
	var tests []test
	for _, command := range []string{"recommend", "estimate", "next", "raci", "matrix"} {
		tests = append(tests,
			test{redirection{"a.yaml", ""}, []string{command, "-", "--to", "a.yaml", "--force"}},
			test{redirection{"a.yaml", ""}, []string{command, "-", "--to", "link.yaml", "--force"}},
			test{redirection{"", "a.yaml"}, []string{command, "a.yaml"}},
			test{redirection{"a.yaml", "a.yaml"}, []string{command, "-"}},
		)
	}
	tests = append(tests,
		test{redirection{"a.yaml", ""}, []string{"intake", "-", "--to", "a.yaml", "--force"}},
		test{redirection{"", "a.yaml"}, []string{"intake", "a.yaml"}},
		test{redirection{"a.yaml", ""}, []string{"intake", "--read", "-", "--to", "a.yaml", "--force"}},
		test{redirection{"a.yaml", "a.yaml"}, []string{"intake", "--read", "-"}},
		test{redirection{"", "a.yaml"}, []string{"assess", "a.yaml", "--no-input"}},
		test{redirection{"", "a.yaml"}, []string{"batch", "a.yaml"}},
		test{redirection{"a.yaml", "a.yaml"}, []string{"batch", "-"}},
		test{redirection{"a.yaml", ""}, []string{"batch", "-", "--to", "a.yaml", "--force", "-o", "table"}},
		test{redirection{"", "a.yaml"}, []string{"playbook", "check", "--cases", "a.yaml"}},
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
			var got ran
			if test.args[0] == "recommend" { // as a shell has it
				got = redirected(t, dir, test.in, test.out, test.args...)
			} else {
				got = test.runIn(t, dir, test.args...)
			}
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
			got := run(nil, append(command, "--playbook", filepath.Join(dir, "own"), "--to", dir+"/"+to, "--force")...)
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
