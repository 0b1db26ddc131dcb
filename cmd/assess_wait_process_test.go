//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cmd

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAssessWaitsForAnotherWriter holds the folder while an answer is saved: it
// says so, and a signal ends it long before the other one is done.
func TestAssessWaitsForAnotherWriter(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	const before = "version: 1\nanswers: {}\n"
	writeFile(t, path, []byte(before))
	lock, err := os.OpenFile(filepath.Join(dir, ".mspscope.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Skip(err)
	}
	p := program(t, "assess", path, "--plain")
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	const want = "mspscope: waiting for another program that writes in the folder of "
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("it never said that it waits: %v", err)
		}
		if strings.HasPrefix(line, want) {
			break
		}
	}
	told := time.Now()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	if took := time.Since(told); p.ProcessState.ExitCode() != exitInterrupted || took > 2*time.Second {
		t.Errorf("exit code %d after %v", p.ProcessState.ExitCode(), took)
	}
	if now := readFile(t, path); string(now) != before {
		t.Errorf("the file is now %q", now)
	}
}
