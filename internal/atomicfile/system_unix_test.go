//go:build darwin || linux

package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestLinksAreFollowed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, sub := range []string{"real/deep", "links"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"links/there": "../real/a", "links/dangling": "../real/b", "links/twice": "there",
		"links/absolute": filepath.Join(dir, "real/c"), "sub": "real/deep", "up": "sub/../d",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(dir, "real/a"), "old")
	for _, tt := range []struct{ link, file string }{
		{"links/there", "real/a"},
		{"links/dangling", "real/b"},
		{"links/twice", "real/a"},
		{"links/absolute", "real/c"},
		{"sub/e", "real/deep/e"},
		{"up", "real/d"},
		{"sub/../f", "real/f"},
	} {
		path := dir + "/" + tt.link
		before, _ := os.Readlink(path)
		if err := (File{Path: path, Perm: 0o600}).Write([]byte(tt.link)); err != nil {
			t.Errorf("%s: %v", tt.link, err)
		}
		holds(t, filepath.Join(dir, tt.file), tt.link)
		if after, _ := os.Readlink(path); after != before {
			t.Errorf("%s led to %q and leads to %q", tt.link, before, after)
		}
	}
	if err := os.Symlink("circle", filepath.Join(dir, "circle")); err != nil {
		t.Fatal(err)
	}
	if err := (File{Path: filepath.Join(dir, "circle")}).Write(nil); err == nil || !strings.Contains(err.Error(), "links lead from one to the other") {
		t.Error(err)
	}
}

func TestModesAndOwners(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	put(t, filepath.Join(dir, "umask"), "")
	probe, err := os.OpenFile(filepath.Join(dir, "probe"), os.O_CREATE, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	usual, _ := probe.Stat()
	_ = probe.Close()
	mode := func(path string, want fs.FileMode) {
		t.Helper()
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("mode %v, want %v (%v)", info.Mode(), want, err)
		}
	}
	write := func(path string, perm fs.FileMode) {
		t.Helper()
		if err := (File{Path: path, Perm: perm}).Write([]byte("x")); err != nil {
			t.Error(err)
		}
	}
	write(path, 0o666)
	mode(path, usual.Mode())
	write(path+"2", 0o600)
	mode(path+"2", 0o600)
	for _, own := range []fs.FileMode{0o640, 0o604, 0o660, 0o755} {
		if err := os.Chmod(path, own); err != nil {
			t.Fatal(err)
		}
		write(path, 0o600)
		mode(path, own)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(path, 1234, 5678); err != nil {
			t.Skip(err)
		}
		write(path, 0o600)
		if info, _ := os.Stat(path); info.Sys().(*syscall.Stat_t).Uid != 1234 || info.Sys().(*syscall.Stat_t).Gid != 5678 {
			t.Errorf("the owner changed: %+v", info.Sys())
		}
	}
}

func TestHardLinksStayTogether(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	put(t, a, "the old and longer text")
	if err := os.Link(a, b); err != nil {
		t.Skip(err)
	}
	for _, text := range []string{"new", strings.Repeat("long", 1000)} {
		if err := (File{Path: a, Perm: 0o600}).Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		holds(t, a, text)
		holds(t, b, text)
	}
	only(t, dir, "a", "b")
}

// listen makes a socket, where there are any, and hands on what the first one
// sends who connects to it.
func listen(t *testing.T, path string) (<-chan []byte, bool) {
	t.Helper()
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, false
	}
	t.Cleanup(func() { _ = l.Close() })
	read := make(chan []byte, 1)
	go func() {
		defer close(read)
		c, err := l.Accept()
		if err != nil {
			return
		}
		data, _ := io.ReadAll(c)
		read <- data
	}()
	return read, true
}

// TestStreams writes into pipes, devices and sockets. Devices are made in a
// folder of the test: those of the machine are nobody's to try things on.
func TestStreams(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	kind := func(path string, want fs.FileMode) {
		t.Helper()
		if info, err := os.Lstat(path); err != nil || info.Mode().Type() != want {
			t.Errorf("%s is now a %v (%v)", path, info.Mode(), err)
		}
	}
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("fifo", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	big := bytes.Repeat([]byte("more than a pipe holds "), 10_000)
	for _, path := range []string{fifo, filepath.Join(dir, "link")} {
		read := make(chan []byte)
		go func() {
			data, _ := os.ReadFile(fifo)
			read <- data
		}()
		if err := (File{Path: path}).Write(big); err != nil {
			t.Error(err)
		}
		if got := <-read; !bytes.Equal(got, big) {
			t.Errorf("%d bytes came through the pipe", len(got))
		}
		kind(fifo, fs.ModeNamedPipe)
	}
	if err := (File{Path: fifo}).Update(1, nil); err == nil || !strings.Contains(err.Error(), "no ordinary file") {
		t.Errorf("a pipe cannot be changed: %v", err)
	}

	if read, ok := listen(t, filepath.Join(dir, "socket")); ok {
		if err := (File{Path: filepath.Join(dir, "socket")}).Write(big); err != nil {
			t.Error(err)
		}
		if got := <-read; !bytes.Equal(got, big) {
			t.Errorf("%d bytes came through the socket", len(got))
		}
	}

	null, full := filepath.Join(dir, "null"), filepath.Join(dir, "full")
	if syscall.Mknod(null, syscall.S_IFCHR|0o666, 1<<8|3) == nil && syscall.Mknod(full, syscall.S_IFCHR|0o666, 1<<8|7) == nil {
		err := File{Path: null}.Write(big)
		if errors.Is(err, fs.ErrPermission) {
			return // a file system without devices
		}
		if err != nil {
			t.Error(err)
		}
		if err := (File{Path: full}).Write(big); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("a full device: %v", err)
		}
		kind(null, fs.ModeDevice|fs.ModeCharDevice)
		kind(full, fs.ModeDevice|fs.ModeCharDevice)
	}
}

// TestDescriptors writes to open files by the names that the system has for
// them: behind what is there, and never in place of it.
func TestDescriptors(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, _ = file.WriteString("before ")
	name := fmt.Sprintf("/dev/fd/%d", file.Fd())
	if err := (File{Path: name, New: true}).Write([]byte("result ")); err != nil {
		t.Fatal(err)
	}
	_, _ = file.WriteString("after")
	holds(t, path, "before result after")
	for name, want := range map[string]int{
		"/dev/stdout": 1, "/dev/stderr": 2, "/dev/fd/63": 63, "/dev//fd/./7": 7,
		"/proc/self/fd/5": 5, fmt.Sprintf("/proc/%d/fd/5", os.Getpid()): 5,
		"/dev/fd/x": none, "/dev/null": none, "dev/fd/1": none, "/proc/1/fd/5": none, "/dev/fd": none,
	} {
		if n, ok := descriptorOf(name); ok != (want != none) || ok && n != want {
			t.Errorf("%s is %d, %v", name, n, ok)
		}
	}
}

// TestStoppedWriters stops writers in the middle. The first signal comes too late
// for a write that has begun, the second does not; SIGKILL leaves nothing that
// the next writer does not remove. The file is the old one or the new one.
func TestStoppedWriters(t *testing.T) { //nolint:tparallel // it is also the program that its cases start
	if path := os.Getenv("ATOMICFILE_TEST_WRITER"); path != "" {
		err := File{Path: path, Perm: 0o600}.Update(10, func([]byte) ([]byte, error) {
			var signal, times int
			if _, err := fmt.Sscan(os.Getenv("ATOMICFILE_TEST_SIGNAL"), &signal, &times); err != nil {
				return nil, err
			}
			for range times {
				if err := syscall.Kill(os.Getpid(), syscall.Signal(signal)); err != nil {
					return nil, err
				}
				time.Sleep(200 * time.Millisecond)
			}
			return []byte("new"), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		signal syscall.Signal
		times  int
		killed bool
	}{
		{syscall.SIGTERM, 1, false},
		{syscall.SIGINT, 1, false},
		{syscall.SIGTERM, 2, true},
		{syscall.SIGINT, 2, true},
		{syscall.SIGKILL, 1, true},
	} {
		t.Run(fmt.Sprintf("%v %d", tt.signal, tt.times), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "a")
			put(t, path, "old")
			cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestStoppedWriters$")
			cmd.Env = append(os.Environ(), "ATOMICFILE_TEST_WRITER="+path, fmt.Sprintf("ATOMICFILE_TEST_SIGNAL=%d %d", tt.signal, tt.times))
			out, err := cmd.CombinedOutput()
			if (err != nil) != tt.killed {
				t.Fatalf("%v: %s", err, out)
			}
			if !tt.killed {
				holds(t, path, "new")
				only(t, dir, "a")
				return
			}
			holds(t, path, "old")
			if err := (File{Path: path}).Check(); err != nil {
				t.Error(err)
			}
			only(t, dir, "a")
		})
	}
}

// TestAHeldFolderIsNamed waits for a turn that somebody keeps.
func TestAHeldFolderIsNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	held, err := takeTurn(dir, time.Second)
	if err != nil || held == nil {
		t.Fatal(err)
	}
	if _, err := takeTurn(dir, 30*time.Millisecond); err == nil || !strings.Contains(err.Error(), filepath.Join(dir, lockName)) || !strings.Contains(err.Error(), "remove that file") {
		t.Errorf("it says %v", err)
	}
	held.done()
	again, err := takeTurn(dir, time.Second)
	if err != nil {
		t.Error(err)
	}
	again.done()
	only(t, dir)
}
