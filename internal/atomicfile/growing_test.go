package atomicfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// add writes records.
func add(t *testing.T, g *Growing, records string) {
	t.Helper()
	if n, err := g.Write([]byte(records)); err != nil || n != len(records) {
		t.Errorf("%d of %d bytes, %v", n, len(records), err)
	}
}

func grow(t *testing.T, f File) *Growing {
	t.Helper()
	g, err := f.Grow()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func end(t *testing.T, g *Growing, complete bool) {
	t.Helper()
	if err := g.Close(complete); err != nil {
		t.Error(err)
	}
}

// TestGrow says what a file holds after each way to end.
func TestGrow(t *testing.T) {
	t.Parallel()
	const none = "(no file)"
	for _, tt := range []struct {
		before   string
		records  []string
		complete bool
		after    string
	}{
		{none, []string{"1\n", "", "2\n3\n"}, true, "1\n2\n3\n"},
		{none, []string{"1\n"}, false, "1\n"},
		{none, nil, true, ""},
		{none, nil, false, none},
		{none, []string{""}, false, none},
		{"old and longer\n", []string{"1\n", "2\n"}, true, "1\n2\n"},
		{"old and longer\n", []string{"1\n"}, false, "1\n"},
		{"old and longer\n", nil, true, ""},
		{"old and longer\n", []string{""}, false, "old and longer\n"},
		{"", nil, false, ""},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "a")
		if tt.before != none {
			put(t, path, tt.before)
		}
		g := grow(t, File{Path: path, Perm: 0o666, New: tt.before == none})
		if tt.before != none {
			holds(t, path, tt.before)
		}
		if is, err := os.Stat(path); err != nil || !os.SameFile(is, g.Info()) {
			t.Errorf("%+v: it is another file, %v", tt, err)
		}
		for _, records := range tt.records {
			add(t, g, records)
		}
		end(t, g, tt.complete)
		if tt.after == none {
			only(t, dir)
			continue
		}
		holds(t, path, tt.after)
		only(t, dir, "a")
	}
}

// TestGrowRefuses names what cannot take records, and leaves it alone.
func TestGrowRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "old"), "x")
	put(t, filepath.Join(dir, "locked"), "x")
	if err := os.Chmod(filepath.Join(dir, "locked"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, want string }{
		{"locked", "write-protected"}, {".", "is a directory"}, {"no/such/a", "there is no folder " + filepath.Join(dir, "no")},
	} {
		if _, err := (File{Path: filepath.Join(dir, tt.path), Perm: 0o666}).Grow(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.path, err, tt.want)
		}
	}
	if _, err := (File{Path: filepath.Join(dir, "old"), Perm: 0o666, New: true}).Grow(); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	holds(t, filepath.Join(dir, "old"), "x")
	holds(t, filepath.Join(dir, "locked"), "x")
	_ = os.Chmod(filepath.Join(dir, "locked"), 0o644) // Windows removes nothing that is locked
}

// TestOneFileGrowsForOne lets many open one file at once: one of them gets it,
// also where each may replace what is there.
func TestOneFileGrowsForOne(t *testing.T) {
	t.Parallel()
	for _, f := range []File{{New: true}, {}} {
		f.Path, f.Perm = filepath.Join(t.TempDir(), "a"), 0o666
		const writers = 6
		var got atomic.Pointer[Growing]
		var wg sync.WaitGroup
		for range writers {
			wg.Go(func() {
				switch g, err := f.Grow(); {
				case err == nil:
					if !got.CompareAndSwap(nil, g) {
						t.Error("two have the file")
					}
				case !errors.Is(err, errTaken) && (!f.New || !errors.Is(err, fs.ErrExist)):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		g := got.Load()
		if g == nil {
			t.Fatal("nobody has the file")
		}
		add(t, g, "1\n")
		end(t, g, true)
		holds(t, f.Path, "1\n")
		f.New = false
		end(t, grow(t, f), true) // it is free again
		holds(t, f.Path, "")
	}
}

// TestGrowingStreamIsNeverEmptied adds to a file that somebody opened.
func TestGrowingStreamIsNeverEmptied(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, _ = file.WriteString("before\n")
	for _, complete := range []bool{true, false} {
		g, err := GrowStream(file)
		if err != nil || g.Info() == nil {
			t.Fatal(err)
		}
		end(t, g, complete)
		add(t, g, "1\n")
		end(t, g, complete)
	}
	_, _ = file.WriteString("after\n")
	holds(t, path, "before\n1\n1\nafter\n")

	var b bytes.Buffer
	g, err := GrowStream(&b)
	if err != nil || g.Info() != nil {
		t.Fatal(err)
	}
	add(t, g, "1\n")
	end(t, g, true)
	if b.String() != "1\n" {
		t.Error(b.String())
	}
}

func TestPieces(t *testing.T) {
	t.Parallel()
	record := func(n int) string { return strings.Repeat("x", n-1) + "\n" }
	for _, tt := range []struct {
		records []string
		want    []int
	}{
		{[]string{record(10)}, []int{10}},
		{[]string{record(4096)}, []int{4096}},
		{[]string{record(4000), record(96)}, []int{4096}},
		{[]string{record(4000), record(97)}, []int{4000, 97}},
		{[]string{record(5000), record(10)}, []int{5000, 10}},
		{[]string{record(10), record(5000), record(2000), record(2000), record(2000)}, []int{10, 5000, 4000, 2000}},
		{[]string{record(9000)[:8999]}, []int{8999}},
	} {
		rest := []byte(strings.Join(tt.records, ""))
		for i, want := range tt.want {
			got := piece(rest)
			if len(got) != want {
				t.Errorf("piece %d of %v has %d bytes", i, tt.want, len(got))
			}
			rest = rest[len(got):]
		}
		if len(rest) > 0 {
			t.Errorf("behind %v there is more", tt.want)
		}
	}
}
