package cmd

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/answer"
)

// TestProgram is no test: it is the program, for tests that need a process.
func TestProgram(t *testing.T) {
	if os.Getenv("MSPSCOPE_TEST_PROGRAM") == "" {
		t.Skip("runs as the program of other tests")
	}
	args := os.Args
	for i, a := range args {
		if a == "--" {
			args = args[i+1:]
			break
		}
	}
	os.Exit(Main(args, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Getenv))
}

// program is a command that runs the program in a process of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, append([]string{"-test.run=^TestProgram$", "--"}, args...)...)
	cmd.Env = append(os.Environ(), "MSPSCOPE_TEST_PROGRAM=1", "TERM=xterm-256color", "NO_COLOR=", "ACCESSIBLE=", "MSPSCOPE_PLAYBOOK=")
	return cmd
}

// untilPrompt reads up to the next place for an answer.
func untilPrompt(r *bufio.Reader) (string, error) {
	var b bytes.Buffer
	for !strings.HasSuffix(b.String(), "]: ") {
		c, err := r.ReadByte()
		if err != nil {
			return b.String(), fmt.Errorf("after %q: %w", b.String(), err)
		}
		b.WriteByte(c)
	}
	return b.String(), nil
}

// TestAssessSurvivesBeingKilledAtEveryPrompt answers one question, kills the
// process at the next prompt, and begins again, to the end. Every answer is
// there, in its order, and every new start asks the right question.
func TestAssessSurvivesBeingKilledAtEveryPrompt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "client.yaml")
	writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
	p := builtIn(t, 0)
	answers := []struct{ id, typed, want string }{
		{"respondent", "1", "owner"},
		{"drivers", "2,5", "[provider_unhappy, insurance_or_audit]"},
		{"current_it_model", "5", "internal_only"},
		{"it_fte", "1.5", "1.5"},
		{"it_staff_plan", "3", "keep_same"},
		{"it_workload", "u", "unknown"},
		{"tower_owners", "advise us", "advise"},
		{"users_count", "60", "60"},
		{"decision_by", "Ana", "Ana"},
		{"it_spend_month", "900", "900"},
		{"compliance_regimes", "1", "[none]"},
		{"control_preference", "4", "4"},
	}
	for k, a := range answers {
		cmd := program(t, "assess", path, "--plain", "--depth", "quick")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		out := bufio.NewReader(stderr)
		shown, err := untilPrompt(out)
		if err != nil {
			t.Fatal(err)
		}
		question := p.Questionnaire.Questions[p.Questionnaire.Schema.Find(a.id)].Call
		if !strings.Contains(strings.Join(strings.Fields(shown), " "), question) {
			t.Fatalf("start %d asks\n%s\nwant %s", k, shown, question)
		}
		if _, err := io.WriteString(stdin, a.typed+"\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := untilPrompt(out); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		e, err := parseEngagement(p, path, readFile(t, path))
		if err != nil {
			t.Fatalf("after %d answers the file is broken: %v", k+1, err)
		}
		for j, b := range answers {
			q := p.Questionnaire.Schema.Find(b.id)
			v := e.Answers.Values[q]
			switch {
			case j <= k && p.Questionnaire.Schema.At(q).Format(v) != b.want:
				t.Errorf("after %d answers %s is %q, want %s", k+1, b.id, p.Questionnaire.Schema.At(q).Format(v), b.want)
			case j > k && v.State != answer.Missing:
				t.Errorf("after %d answers %s is answered: %+v", k+1, b.id, v)
			}
		}
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(files) != 1 {
		t.Errorf("files are left behind: %v", files)
	}
}
