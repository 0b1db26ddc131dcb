//go:build !windows

package cmd

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// screen is the program on a terminal, with what a person would see.
type screen struct {
	t        *testing.T
	cmd      *exec.Cmd
	ptmx     *os.File
	tty      *os.File
	vt       vt10x.Terminal
	before   *term.State
	changed  chan struct{}
	mu       sync.Mutex
	raw      bytes.Buffer
	finished chan error
}

// open starts the program on a terminal of a size.
func open(t *testing.T, columns, rows int, args ...string) *screen {
	t.Helper()
	return openWith(t, columns, rows, []string{"MSPSCOPE_PAGER=cat"}, args...)
}

// openWith is open with more in the environment.
func openWith(t *testing.T, columns, rows int, env []string, args ...string) *screen {
	t.Helper()
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &screen{t: t, ptmx: ptmx, tty: tty, changed: make(chan struct{}, 1), finished: make(chan error, 1)}
	s.vt = vt10x.New(vt10x.WithSize(columns, rows)) // it answers nothing: the program must not ask
	s.size(columns, rows)
	if s.before, err = term.GetState(int(tty.Fd())); err != nil {
		t.Fatal(err)
	}
	s.cmd = program(t, args...)
	s.cmd.Env = append(s.cmd.Environ(), env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go s.watch()
	go func() { s.finished <- s.cmd.Wait() }()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = tty.Close()
		_ = ptmx.Close()
	})
	return s
}

func (s *screen) watch() {
	var chunk [4096]byte
	for {
		n, err := s.ptmx.Read(chunk[:])
		if err != nil {
			return
		}
		s.mu.Lock()
		s.raw.Write(chunk[:n])
		_, _ = s.vt.Write(chunk[:n])
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default:
		}
	}
}

func (s *screen) size(columns, rows int) {
	if err := pty.Setsize(s.ptmx, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
}

// resize changes the size, with what a person sees.
func (s *screen) resize(columns, rows int) {
	s.mu.Lock()
	s.vt.Resize(columns, rows)
	s.mu.Unlock()
	s.size(columns, rows)
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.vt.String()
}

// see waits until the screen shows a text.
func (s *screen) see(want string) {
	s.t.Helper()
	late := time.After(8 * time.Second)
	for !strings.Contains(s.text(), want) {
		select {
		case <-s.changed:
		case <-late:
			s.t.Fatalf("the screen does not show %q:\n%s", want, s.text())
		}
	}
}

func (s *screen) keys(keys string) {
	if _, err := s.ptmx.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the program to end and checks that the terminal is as before.
func (s *screen) ends(code int) {
	s.t.Helper()
	select {
	case err := <-s.finished:
		_ = err // the exit code tells
	case <-time.After(8 * time.Second):
		s.t.Fatalf("the program does not end:\n%s", s.text())
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Errorf("exit code %d, want %d:\n%s", got, code, s.text())
	}
	after, err := term.GetState(int(s.tty.Fd()))
	if err != nil {
		s.t.Fatal(err)
	}
	if !reflect.DeepEqual(s.before, after) {
		s.t.Error("the terminal is not as before")
	}
	// What the program wrote last may still be on its way: a mark behind it
	// says when all has been read.
	const mark = "(end of sources)"
	if _, err := s.tty.WriteString(mark); err != nil {
		s.t.Fatal(err)
	}
	s.see(mark)
	s.mu.Lock()
	defer s.mu.Unlock()
	raw := s.raw.String()
	if i, j := strings.LastIndex(raw, "\x1b[?25h"), strings.LastIndex(raw, "\x1b[?25l"); j > i {
		s.t.Error("the cursor stays hidden")
	}
	for on, off := range map[string]string{"\x1b[?2004h": "\x1b[?2004l", "\x1b[?1049h": "\x1b[?1049l"} {
		if strings.LastIndex(raw, on) > strings.LastIndex(raw, off) {
			s.t.Errorf("%q is not taken back", on)
		}
	}
	if strings.Contains(raw, "\x1b[6n") {
		s.t.Error("the program asks the terminal where its cursor is, and may wait for ever")
	}
}

func TestAssessOnATerminal(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "c.yaml")
	writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
	s := open(t, 80, 24, "assess", path, "--depth", "quick")

	s.see("what is your role in the company?")
	s.keys("\r") // Enter takes nothing by itself
	s.see("nothing is taken by itself")
	s.keys("zeppelin\r") // a filter that fits nothing
	s.see("No line has \"zeppelin\"")
	s.keys("\x1bx\x1b[Z\x1bOP") // Alt and a letter, Shift-Tab, F1: nothing happens
	s.keys("?")
	s.see("Why we ask: The questions are worded")
	s.see("What stands behind a semicolon is a note")
	s.keys("\x1b")
	s.see("(no answer yet)")
	s.keys("\x1b[B\r") // one down
	s.see("What made you look at your IT support now?")

	// A filter without a match, up, cleared, space: the library failed here.
	s.keys("zzz\x1b[A\x17\x1b[B  ") // down to the first line, ticked and unticked
	s.keys("2 5 ")
	s.see("[x]  5  An insurer")
	s.resize(40, 15) // in the middle of it: no key is needed, and nothing is lost
	s.see("? help · Esc back")
	s.see("> 2 5")
	s.see("[x]  2  We are unhappy with")
	s.resize(80, 24)
	s.see("/ find · s skip · n note")
	s.see("[x]  2  We are unhappy with our IT provider")
	if strings.Count(s.text(), "What made you look") != 1 {
		t.Errorf("the question stands twice after a change of size:\n%s", s.text())
	}
	s.keys("\r")
	s.see("Who takes care of IT today?")
	s.keys("\x1b[D") // back
	s.see("[x]  2  We are unhappy")
	s.keys("\r")
	s.see("Who takes care of IT today?")
	s.keys("5\r1.5\r3\r") // typed ahead over three questions, a line among them
	s.see("How is IT keeping up")
	s.keys("/")
	s.see("Go to which question?")
	s.keys("need regular\r")
	s.see("How many people need regular IT support?")
	s.keys("1299\x7f\x7f\x1b[D\x1b[C0\r") // the line can be edited
	s.see("Who decides about this")
	s.keys("Ana\r")
	s.see("All in, about what do you spend")
	s.keys("/laptops included\r")
	s.see("How many computers would be looked after")
	s.keys("26\r")
	s.see("26 computers for 120 people: is that right?")
	s.keys("2\r")
	s.see("How many computers would be looked after")
	s.keys("\x03") // Ctrl-C
	s.see("Go on with:  mspscope assess")
	s.ends(exitInterrupted)

	data := string(readFile(t, path))
	for _, want := range []string{"respondent: owner", "drivers: [", "provider_unhappy, insurance_or_audit]", "current_it_model: internal_only", "it_fte: 1.5", "it_staff_plan: keep_same", "users_count: 120"} {
		if !strings.Contains(data, want) {
			t.Errorf("the file lacks %q:\n%s", want, data)
		}
	}
	if strings.Contains(data, "endpoints_count:") {
		t.Errorf("an answer that was not given:\n%s", data)
	}
}

// TestAssessTicksWhatIsTyped types numbers at a list with boxes in all the ways
// that people do.
func TestAssessTicksWhatIsTyped(t *testing.T) {
	t.Parallel()
	const next = "Who takes care of IT today?"
	for _, tt := range []struct{ name, keys, see, want string }{
		{"Space and Enter", "2 3\r", next, "drivers: [provider_unhappy, slow_support]"},
		{"blank between", "1 2\r", next, "drivers: [it_person_leaving, provider_unhappy]"},
		{"commas", "1,3\r", next, "drivers: [it_person_leaving, slow_support]"},
		{"commas, then Space", "1,3 5\r", next, "drivers: [it_person_leaving, slow_support, insurance_or_audit]"},
		{"a word", "insurer\r", next, "drivers: [insurance_or_audit]"},
		{"a ticked one stays ticked", "2 2\r", next, "drivers: [provider_unhappy]"},
		{"taken back", "zzz\x7f\x7f\x7f2\x7f\x1b[B \r", next, "drivers: ["},
		{"not sure", "u\r", next, "drivers: unknown"},
		{"in words", "not sure\r", next, "drivers: unknown"}, // the blank ticked a line
		{"in other words", "don't know\r", next, "drivers: unknown"},
		{"with Space, below", "\x1b[A\x1b[A\x1b[A \r", next, "drivers: unknown"},
		{"zero is no answer", "0\r", "There is no number 0", ""},
		{"arrows in what fits", "our\x1b[B \r", next, "drivers: ["},
		{"numbers are the whole answer", "1,2\r\x1b[D3\r", next, "drivers: [slow_support]"},
		{"help", "help\r", "Why we ask", ""},
		{"more", "m\r", "What would you like to do?", ""},
		{"back", "b\r", "what is your role in the company?", ""},
		{"nothing fits", "2 zzz\r", "No line has \"2 zzz\"", ""},
		{"two fit", "our\r", "fits more than one line", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "c.yaml")
			writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
			s := open(t, 80, 24, "assess", path, "--depth", "quick")
			s.see("what is your role in the company?")
			s.keys("1\r")
			s.see("What made you look at your IT support now?")
			s.keys(tt.keys)
			s.see(tt.see)
			s.keys("\x03")
			s.ends(exitInterrupted)
			data := string(readFile(t, path))
			if !strings.Contains(data, tt.want) || tt.want == "" && strings.Contains(data, "drivers") {
				t.Errorf("want %q:\n%s", tt.want, data)
			}
		})
	}
}

func TestAssessLeavesATerminalAsItWas(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		do   func(s *screen)
		code int
	}{
		{"Ctrl-D in a list", func(s *screen) { s.keys("xyz\x04") }, exitOK},
		{"Ctrl-C in a list", func(s *screen) { s.keys("\x03") }, exitInterrupted},
		{"stopped from outside in a list", func(s *screen) { _ = s.cmd.Process.Signal(syscall.SIGTERM) }, exitInterrupted},
		{"hung up in a list", func(s *screen) {
			if signal.Ignored(syscall.SIGHUP) {
				s.t.Skip("runs under nohup, and so does the program")
			}
			_ = s.cmd.Process.Signal(syscall.SIGHUP)
		}, exitInterrupted},
		{"told to quit in a list", func(s *screen) { _ = s.cmd.Process.Signal(syscall.SIGQUIT) }, exitInterrupted},
		{"stopped from outside behind keys", func(s *screen) {
			s.keys("zep")
			s.see("zep")
			s.keys("\x1b[B")
			_ = s.cmd.Process.Signal(syscall.SIGTERM)
		}, exitInterrupted},
		{"leave from the menu", func(s *screen) { s.keys("m\r"); s.see("What would you like"); s.keys("Save\r") }, exitOK},
		{"q and Enter", func(s *screen) { s.keys("q\r") }, exitOK},
		{"exit and Enter", func(s *screen) { s.keys("exit\r") }, exitOK},
		{"Ctrl-Z where no shell lets it go on", func(s *screen) { s.keys("\x1a\x1aq\r") }, exitOK},
		{"told to stop where no shell lets it go on", func(s *screen) {
			_ = s.cmd.Process.Signal(syscall.SIGTSTP)
			_ = s.cmd.Process.Signal(syscall.SIGCONT)
			s.keys("q\r")
		}, exitOK},
		{"Ctrl-C in a line", func(s *screen) { s.keys("/"); s.see("Go to which"); s.keys("abc\x03") }, exitInterrupted},
		{"Ctrl-D in a line", func(s *screen) { s.keys("/"); s.see("Go to which"); s.keys("\x04") }, exitOK},
		{"stopped from outside in a line", func(s *screen) {
			s.keys("/")
			s.see("Go to which")
			_ = s.cmd.Process.Signal(syscall.SIGTERM)
		}, exitInterrupted},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "c.yaml")
			writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
			s := open(t, 80, 24, "assess", path)
			s.see("what is your role in the company?")
			tt.do(s)
			s.see(" answers are saved")
			s.ends(tt.code)
		})
	}
}

func TestAssessLineByLineOnATerminal(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "c.yaml")
	writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
	s := open(t, 60, 24, "assess", path, "--plain")
	s.see("Number [?")
	s.keys("1\n")
	s.see("Numbers, such as 1,3")
	s.keys("\x03") // a signal here
	s.see(" answers are saved")
	s.ends(exitInterrupted)
	asked, _, ok := strings.Cut(s.raw.String(), "\x1b[?2004l")
	if !ok || !strings.HasPrefix(asked, "\x1b[?2004h") || strings.Count(asked, "\x1b") != 1 {
		t.Errorf("more than the marks of a paste is asked for: %q", asked)
	}
}

// TestWroteOnATerminal tells a person where a result went, and a pipe nothing.
func TestWroteOnATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, to := range []string{filepath.Join(dir, "x.md"), "/dev/stdout"} {
		s := open(t, 200, 24, "recommend", "--set", "it_fte=0", "-o", "markdown", "--to", to)
		s.ends(exitOK)
		if says := strings.Contains(s.text(), "wrote "+to); says != (to != "/dev/stdout") {
			t.Errorf("--to %s:\n%s", to, s.text())
		}
	}
}
