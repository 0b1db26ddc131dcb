package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// records are as many records of 700 bytes.
func records(n int) []byte { return bytes.Repeat([]byte(strings.Repeat("r", 699)+"\n"), n) }

// TestGrowKeepsWholeRecordsWhereThereIsNoRoom lets a file grow until no byte
// more goes into it: under its own name, and as the stdout of a process.
func TestGrowKeepsWholeRecordsWhereThereIsNoRoom(t *testing.T) {
	if path := os.Getenv("ATOMICFILE_TEST_ROOM"); path != "" {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 10_000, Max: 10_000}); err != nil {
			t.Fatal(err)
		}
		g, err := File{Path: path, Perm: 0o666}.Grow()
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			n, err := g.Write(records(6))
			if err == nil {
				continue
			}
			if !errors.Is(err, syscall.EFBIG) || n%700 != 0 {
				t.Errorf("%d bytes, %v", n, err)
			}
			_ = g.Close(false)
			os.Exit(7)
		}
		t.Fatal("everything has room")
	}
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, before := range []string{"", "begun\n"} {
		path := filepath.Join(t.TempDir(), "a")
		cmd := exec.CommandContext(t.Context(), self, "-test.run=^TestGrowKeepsWholeRecordsWhereThereIsNoRoom$")
		cmd.Env = append(os.Environ(), "ATOMICFILE_TEST_ROOM="+path)
		if before != "" {
			out, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			_, _ = out.WriteString(before)
			cmd.Stdout = out
			cmd.Env = append(os.Environ(), "ATOMICFILE_TEST_ROOM=/dev/stdout")
		}
		if err := cmd.Run(); cmd.ProcessState.ExitCode() != 7 {
			t.Errorf("%v", err)
		}
		holds(t, path, before+string(records(14)))
	}
}

// TestGrowGivesAPipeWholeRecords looks into a pipe that nobody reads while a
// writer waits for room in it.
func TestGrowGivesAPipeWholeRecords(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	r, err := os.OpenFile(fifo, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	g := grow(t, File{Path: fifo})
	written := make(chan error, 1)
	go func() {
		_, err := g.Write(records(300))
		written <- err
	}()
	inside := 0
	for last := -1; inside == 0 || inside != last; {
		last = inside
		time.Sleep(50 * time.Millisecond)
		if inside, err = unix.IoctlGetInt(int(r.Fd()), unix.TIOCINQ); err != nil {
			t.Fatal(err)
		}
	}
	if inside%700 != 0 || inside > 200_000 {
		t.Errorf("%d bytes are in the pipe", inside)
	}
	if _, err := io.CopyN(io.Discard, r, 300*700); err != nil {
		t.Error(err)
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
	end(t, g, false)
	if _, err := os.Lstat(fifo); err != nil {
		t.Error(err)
	}
}

// TestGrowStreamsByName sends records to what has a name and is no file.
func TestGrowStreamsByName(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, _ = file.WriteString("before\n")
	for _, name := range []string{"/dev/fd/%d", "/proc/self/fd/%d"} {
		for _, complete := range []bool{true, false} {
			g := grow(t, File{Path: fmt.Sprintf(name, file.Fd()), Perm: 0o666, New: true})
			end(t, g, complete)
			g = grow(t, File{Path: fmt.Sprintf(name, file.Fd()), Perm: 0o666, New: true})
			add(t, g, "1\n")
			end(t, g, complete)
		}
	}
	_, _ = file.WriteString("after\n")
	holds(t, path, "before\n1\n1\n1\n1\nafter\n")
	if _, err := (File{Path: "/dev/fd/999"}).Grow(); err == nil || err.Error() != "bad file descriptor" {
		t.Errorf("what is not open: %v", err)
	}

	read, ok := listen(t, filepath.Join(dir, "socket"))
	if !ok {
		t.Skip("no sockets here")
	}
	g := grow(t, File{Path: filepath.Join(dir, "socket")})
	add(t, g, "1\n2\n")
	end(t, g, true)
	if got := <-read; string(got) != "1\n2\n" {
		t.Errorf("through the socket came %q", got)
	}
}

// TestGrowMode makes a file by the umask, and keeps the mode of one that is
// there, behind links as well.
func TestGrowMode(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	usual, err := os.OpenFile(filepath.Join(dir, "usual"), os.O_CREATE, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	defer usual.Close()
	put(t, filepath.Join(dir, "mine"), "")
	for _, name := range []string{"new", "mine"} {
		if err := os.Symlink(name, filepath.Join(dir, "to-"+name)); err != nil {
			t.Fatal(err)
		}
		end(t, grow(t, File{Path: filepath.Join(dir, "to-"+name), Perm: 0o666}), true)
	}
	want, err := usual.Stat()
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]fs.FileMode{"new": want.Mode(), "mine": private} {
		if info, err := os.Lstat(filepath.Join(dir, name)); err != nil || info.Mode() != mode {
			t.Errorf("%s: mode %v, want %v (%v)", name, info.Mode(), mode, err)
		}
	}
}
