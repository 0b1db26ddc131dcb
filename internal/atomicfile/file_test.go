package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// holds checks what stands in a file.
func holds(t *testing.T, path, want string) {
	t.Helper()
	if data, err := os.ReadFile(path); err != nil || string(data) != want {
		t.Errorf("%s has %q (%v), want %q", filepath.Base(path), data, err, want)
	}
}

// only checks that a folder has these files and no others.
func only(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder has %v, want %v", got, want)
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	for _, text := range []string{"first", "", strings.Repeat("longer ", 100_000), "last"} {
		if err := (File{Path: path, Perm: 0o666}).Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		holds(t, path, text)
	}
	if err := (File{Path: path, Perm: 0o666, New: true}).Write([]byte("x")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a new file over an old one: %v", err)
	}
	holds(t, path, "last")
	only(t, dir, "a.md")
}

// TestWriteNamesAsLongAsCanBe writes the longest name that most file systems
// take.
func TestWriteNamesAsLongAsCanBe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := strings.Repeat("n", 245)
	if err := (File{Path: filepath.Join(dir, name), Perm: 0o666}).Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	only(t, dir, name)
}

// TestErrorsNameNothingThatNobodyKnows makes every error that comes easily, and
// looks for what it says and for temporary names.
func TestErrorsNameNothingThatNobodyKnows(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "file"), "x")
	put(t, filepath.Join(dir, "locked"), "x")
	if err := os.Chmod(filepath.Join(dir, "locked"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, want string }{
		{"no/such/x.md", "there is no folder " + filepath.Join(dir, "no")},
		{"no/x.md", "there is no folder " + filepath.Join(dir, "no")},
		{"", "it is a directory"},
		{"locked", "write-protected"},
		{strings.Repeat("n", 300), "name"},
	} {
		path := filepath.Join(dir, tt.path)
		for what, err := range map[string]error{
			"Write": File{Path: path, Perm: 0o666}.Write([]byte("y")),
			"Check": File{Path: path, Perm: 0o666}.Check(),
		} {
			if what == "Check" && len(tt.path) == 300 {
				continue // only the file system knows how long is too long
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) && runtime.GOOS != "windows" || strings.Contains(err.Error(), ".mspscope") {
				t.Errorf("%s of %q: %v", what, tt.path, err)
			}
		}
	}
	holds(t, filepath.Join(dir, "locked"), "x")
	only(t, dir, "file", "locked")
	_ = os.Chmod(filepath.Join(dir, "locked"), 0o644) // Windows removes nothing that is locked
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Path: filepath.Join(dir, "a.yaml"), Perm: 0o600}
	var got [][]byte
	add := func(now []byte) ([]byte, error) {
		got = append(got, now)
		return append(bytes.Clone(now), 'x'), nil
	}
	for range 3 {
		if err := f.Update(100, add); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, f.Path, "xxx")
	if got[0] != nil || string(got[2]) != "xx" {
		t.Errorf("change got %q", got)
	}
	put(t, f.Path, "")
	if err := f.Update(100, add); err != nil || got[3] == nil {
		t.Errorf("an empty file is not a missing one: %v, %v", got[3], err)
	}
	wrong := errors.New("wrong")
	if err := f.Update(100, func([]byte) ([]byte, error) { return nil, wrong }); !errors.Is(err, wrong) {
		t.Error(err)
	}
	holds(t, f.Path, "x")
	put(t, f.Path, "123456789")
	if err := f.Update(4, add); err != nil {
		t.Fatal(err)
	}
	holds(t, f.Path, "1234x")
	only(t, dir, "a.yaml")
}

// TestUpdateSeesAnotherProgram changes the file, without asking for a turn,
// between reading and writing.
func TestUpdateSeesAnotherProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Path: filepath.Join(dir, "a.yaml"), Perm: 0o600}
	for _, tt := range []struct{ before, other string }{{"", "made"}, {"old", "newer"}, {"old", "new"}} {
		_ = os.Remove(f.Path)
		if tt.before != "" {
			put(t, f.Path, tt.before)
		}
		calls := 0
		err := f.Update(100, func(now []byte) ([]byte, error) {
			if calls++; calls == 1 {
				_ = os.Remove(f.Path) // as an editor does
				put(t, f.Path, tt.other)
			}
			return append(bytes.Clone(now), " and ours"...), nil
		})
		if err != nil || calls != 2 {
			t.Errorf("%+v: %d calls, %v", tt, calls, err)
		}
		holds(t, f.Path, tt.other+" and ours")
	}
	err := f.Update(100, func(now []byte) ([]byte, error) {
		put(t, f.Path, string(now)+"!")
		return now, nil
	})
	if !errors.Is(err, errQuicker) {
		t.Errorf("a file that changes every time: %v", err)
	}
}

// TestManyWriters adds lines from many places at once; none may be lost.
func TestManyWriters(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Path: filepath.Join(dir, "a.yaml"), Perm: 0o600}
	const writers, each = 8, 8
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for n := range each {
				err := f.Update(1<<20, func(now []byte) ([]byte, error) { return fmt.Appendf(bytes.Clone(now), "%d.%d\n", w, n), nil })
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	data, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	for w := range writers {
		for n := range each {
			if line := fmt.Sprintf("%d.%d\n", w, n); !bytes.Contains(data, []byte(line)) {
				t.Errorf("%q is lost", line)
			}
		}
	}
	only(t, dir, "a.yaml")
}

// TestLeftovers finds in the folder what a killed writer leaves there.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := File{Path: filepath.Join(dir, "a.yaml"), Perm: 0o600}
	for name, do := range map[string]func() error{
		"Write": func() error { return f.Write([]byte("x")) },
		"Check": f.Check,
	} {
		put(t, filepath.Join(dir, tempName), "half an ans")
		put(t, filepath.Join(dir, lockName), "")
		if err := do(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if name == "Check" {
			_ = f.Write([]byte("x"))
		}
		holds(t, f.Path, "x")
		only(t, dir, "a.yaml")
	}
}
