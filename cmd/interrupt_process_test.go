//go:build !windows

package cmd

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stdinCommands are the commands that read stdin, one of each way to read it.
var stdinCommands = map[string][]string{
	"recommend":     {"recommend", "-"},
	"next":          {"next", "-"},
	"estimate":      {"estimate", "-", "-o", "json"},
	"raci":          {"raci", "-"},
	"raci check":    {"raci", "check", "-"},
	"matrix":        {"matrix", "-"},
	"compare":       {"compare", "-", "--set", "it_fte=0"},
	"intake":        {"intake", "-", "--to", "questions.xlsx"},
	"intake --read": {"intake", "--read", "-"},
	"batch":         {"batch", "-"},
	"batch ndjson":  {"batch", "-", "-o", "ndjson", "--to", "out.ndjson"},
	"cases":         {"playbook", "check", "--cases", "-"},
}

// process is a program under test and what it says.
type process struct {
	*exec.Cmd
	t           *testing.T
	out, errOut bytes.Buffer
}

func begin(t *testing.T, dir string, stdin io.Reader, args ...string) *process {
	t.Helper()
	p := &process{Cmd: program(t, args...), t: t}
	p.Dir, p.Stdin, p.Stdout, p.Stderr = dir, stdin, &p.out, &p.errOut
	p.start()
	return p
}

func (p *process) start() {
	p.t.Helper()
	if err := p.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { _ = p.Process.Kill() })
}

func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if err := p.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the end of the process and returns how it ended.
func (p *process) ends() syscall.WaitStatus {
	p.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- p.Wait() }()
	select {
	case err := <-ended:
		_ = err // how it ended is looked at by whoever asks
	case <-time.After(20 * time.Second):
		_ = p.Process.Kill()
		p.t.Fatalf("it does not end; it said %q", p.errOut.String())
	}
	return p.ProcessState.Sys().(syscall.WaitStatus)
}

// interrupted checks that the process ended by itself, with the exit code of an
// interrupt.
func (p *process) interrupted() {
	p.t.Helper()
	if status := p.ends(); !status.Exited() || status.ExitStatus() != exitInterrupted {
		p.t.Errorf("ended with %#x, want exit code %d; it said %q", status, exitInterrupted, p.errOut.String())
	}
}

// pipe is a pipe whose writer is not closed.
func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	return r, w
}

// TestInterruptWhileAPipeStalls stops every command that reads stdin, when its
// producer has written more than the pipe holds and writes no more. The signal of
// a key is sent by the test of files below.
func TestInterruptWhileAPipeStalls(t *testing.T) {
	t.Parallel()
	for name, args := range stdinCommands {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, w := pipe(t)
			p := begin(t, t.TempDir(), r, args...)
			if _, err := io.WriteString(w, strings.Repeat("# a stalled producer\n", 10_000)); err != nil {
				t.Fatal(err) // it returns when most was read
			}
			p.signal(syscall.SIGTERM)
			_ = p.Process.Signal(syscall.SIGTERM) // as 'timeout' does: to the process, and to its group
			p.interrupted()
			if p.out.Len() > 0 {
				t.Errorf("stdout has %q", p.out.String())
			}
		})
	}
}

// TestInterruptWhileAFileStalls stops every command on a file that is a pipe:
// once before anybody wrote to it, once when its writer stalls.
func TestInterruptWhileAFileStalls(t *testing.T) {
	t.Parallel()
	for name, args := range stdinCommands {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			args := append([]string(nil), args...)
			for i, a := range args {
				if a == "-" {
					args[i] = "stalled.yaml"
				}
			}
			path := filepath.Join(dir, "stalled.yaml")
			if err := syscall.Mkfifo(path, 0o600); err != nil {
				t.Fatal(err)
			}
			p := begin(t, dir, nil, args...)
			w, err := os.OpenFile(path, os.O_WRONLY, 0) // it returns when the pipe is being read
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			if _, err := w.WriteString("version: 1\n"); err != nil {
				t.Fatal(err)
			}
			p.signal(os.Interrupt)
			p.interrupted()
		})
	}
}

// TestASecondSignalKills stops an interview that cannot say a word: nobody reads
// its stderr, and the pipe is full.
func TestASecondSignalKills(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "client.yaml")
	writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
	_, full := pipe(t)
	fd := int(full.Fd())
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := syscall.Write(fd, make([]byte, 4096)); err != nil {
			break
		}
	}
	if err := syscall.SetNonblock(fd, false); err != nil {
		t.Fatal(err)
	}
	in, _ := pipe(t)
	p := &process{Cmd: program(t, "assess", path, "--plain", "--set", "it_fte=2"), t: t}
	p.Stdin, p.Stderr = in, full
	p.start()
	for !bytes.Contains(readFile(t, path), []byte("it_fte: 2")) { // it runs
		time.Sleep(10 * time.Millisecond)
	}
	go func() {
		for p.Process.Signal(syscall.SIGTERM) == nil {
			time.Sleep(20 * time.Millisecond)
		}
	}()
	if status := p.ends(); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("ended with %#x, want to be killed by SIGTERM", status)
	}
}
