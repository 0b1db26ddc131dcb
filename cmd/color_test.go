//go:build unix

package cmd

import (
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// onTerminal runs the program with a terminal as stdout and returns what it
// wrote there.
func onTerminal(t *testing.T, env map[string]string, args ...string) string {
	t.Helper()
	screen, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	defer screen.Close()
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	var shown bytes.Buffer
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.Copy(&shown, screen) // ends with an error when the other end closes
	}()
	code := inProcess(args, Streams{In: strings.NewReader(""), Out: tty, Err: io.Discard}, func(key string) string {
		if key == "MSPSCOPE_PAGER" {
			return "cat"
		}
		return env[key]
	})
	if err := tty.Close(); err != nil {
		t.Fatal(err)
	}
	<-done
	if code != exitOK {
		t.Fatalf("exit code %d", code)
	}
	return shown.String()
}

// TestColor: colors stand on a terminal only, and only where they are wanted;
// the words are the same with and without them.
func TestColor(t *testing.T) {
	t.Parallel()
	const escape = "\x1b"
	file := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	tests := []struct {
		name  string
		env   map[string]string
		args  []string
		color bool
	}{
		{"terminal", map[string]string{"TERM": "xterm-256color"}, nil, true},
		{"NO_COLOR", map[string]string{"TERM": "xterm-256color", "NO_COLOR": "1"}, nil, false},
		{"empty NO_COLOR", map[string]string{"TERM": "xterm-256color", "NO_COLOR": ""}, nil, true},
		{"dumb terminal", map[string]string{"TERM": "dumb"}, nil, false},
		{"CLICOLOR", map[string]string{"TERM": "xterm", "CLICOLOR": "0"}, nil, false},
		{"FORCE_COLOR=0", map[string]string{"TERM": "xterm", "FORCE_COLOR": "0"}, nil, false},
		{"--color never", map[string]string{"TERM": "xterm", "FORCE_COLOR": "1"}, []string{"--color", "never"}, false},
		{"forced on a dumb terminal", map[string]string{"TERM": "dumb", "CLICOLOR_FORCE": "1"}, nil, true},
		{"json", map[string]string{"TERM": "xterm-256color"}, []string{"-o", "json"}, false},
		{"markdown", map[string]string{"TERM": "xterm-256color"}, []string{"-o", "markdown"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := onTerminal(t, tt.env, append([]string{"recommend", file}, tt.args...)...)
			if strings.Contains(got, escape) != tt.color {
				t.Errorf("colors: %t, want %t:\n%.300q", !tt.color, tt.color, got)
			}
			if !strings.Contains(got, "Harbor Dental") {
				t.Errorf("the result is missing:\n%.300q", got)
			}
		})
	}
}

// TestColorInPipes: there it has to be asked for, and the environment is asked in an
// order of its own.
func TestColorInPipes(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for _, tt := range []struct {
		env   map[string]string
		args  []string
		color bool
	}{
		{nil, nil, false},
		{map[string]string{"CLICOLOR_FORCE": "1"}, nil, true},
		{map[string]string{"CLICOLOR_FORCE": "0"}, nil, false},
		{map[string]string{"FORCE_COLOR": "1"}, nil, true},
		{map[string]string{"FORCE_COLOR": "1", "NO_COLOR": "1"}, nil, false},
		{map[string]string{"FORCE_COLOR": "1", "CLICOLOR": "0"}, nil, true},
		{map[string]string{"NO_COLOR": "1"}, []string{"--color", "always"}, true},
		{map[string]string{"FORCE_COLOR": "1"}, []string{"--color=never"}, false},
		{nil, []string{"--color", "always", "-o", "json"}, false},
		{nil, []string{"--color", "always", "-o", "markdown"}, false},
	} {
		r := run(tt.env, append([]string{"recommend", file}, tt.args...)...)
		if r.code != exitOK || strings.Contains(r.out, "\x1b") != tt.color {
			t.Errorf("%v %v: exit code %d, colors %t, want %t", tt.env, tt.args, r.code, !tt.color, tt.color)
		}
	}
}

// TestTerminalWidth: text is as wide as the terminal, unless COLUMNS says
// otherwise.
func TestTerminalWidth(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for columns, width := range map[string]int{"": 60, "50": 50} {
		got := onTerminal(t, map[string]string{"NO_COLOR": "1", "COLUMNS": columns}, "recommend", file)
		longest := 0
		for line := range strings.SplitSeq(got, "\n") {
			longest = max(longest, len([]rune(strings.TrimRight(line, "\r"))))
		}
		if longest > width || longest < width-10 {
			t.Errorf("COLUMNS=%q: the longest line has %d characters, want nearly %d", columns, longest, width)
		}
	}
}

// TestColorsAreNeverAlone: what is grave is also said in words, which are the same
// without colors.
func TestColorsAreNeverAlone(t *testing.T) {
	t.Parallel()
	file := filepath.Join("..", "testdata", "engagements", "wexcombe-castings.yaml")
	plain := run(nil, "recommend", file).out
	colored := run(nil, "recommend", file, "--color", "always").out
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, ""); got != plain {
		t.Error("with colors there are other words")
	}
	for line := range strings.SplitSeq(colored, "\n") {
		if strings.Contains(line, "(critical") && !strings.Contains(line, "\x1b[1;31m") || strings.Contains(line, "(high") && !strings.Contains(line, "\x1b[33m") {
			t.Errorf("no color: %q", line)
		}
	}
	if !strings.Contains(colored, "\x1b[1;31m") || !strings.Contains(colored, "\x1b[33m") {
		t.Error("nothing is grave")
	}
}
