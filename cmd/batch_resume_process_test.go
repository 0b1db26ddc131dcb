//go:build !windows

package cmd

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestABatchIsKilledTenTimes kills a batch wherever it is and goes on with its
// records, ten times: in the end they are those of one run.
func TestABatchIsKilledTenTimes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const documents = 1200
	writeFile(t, filepath.Join(dir, "in", "a.yaml"), []byte(strings.Repeat("---\nversion: 1\nanswers: {it_fte: 0}\n", documents/2)))
	writeFile(t, filepath.Join(dir, "in", "b.ndjson"), []byte(strings.Repeat(request, documents/2)))
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	for _, format := range []string{formatNDJSON, formatCSV} {
		whole, path := filepath.Join(dir, "whole."+format), filepath.Join(dir, "killed."+format)
		if status := begin(t, dir, nil, "batch", "in", "--to", whole).ends(); status.ExitStatus() != exitOK {
			t.Fatalf("exit code %d", status.ExitStatus())
		}
		want := readFile(t, whole)
		killed := 0
		for range 5 {
			p := begin(t, dir, nil, "batch", "in", "--resume", path)
			more := sizeOf(path) + random.Int64N(int64(len(want)/8))
			for waited := 0; sizeOf(path) < more && sizeOf(path) < int64(len(want)) && waited < 5000; waited++ {
				time.Sleep(time.Millisecond)
			}
			p.signal(os.Kill)
			p.ends()
			killed++
			if got := readFile(t, path); !bytes.HasPrefix(want, got) {
				t.Fatalf("%s: after %d kills %d bytes are not the first ones of %d", format, killed, len(got), len(want))
			}
		}
		p := begin(t, dir, nil, "batch", "in", "--resume", path)
		if status := p.ends(); status.ExitStatus() != exitOK {
			t.Fatalf("exit code %d, %s", status.ExitStatus(), p.errOut.String())
		}
		if got := readFile(t, path); !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, want %d", format, len(got), len(want))
		}
	}
}

// sizeOf is how many bytes a file has, 0 where there is none.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// TestAnInterruptedBatchSaysHowToGoOn stops a batch into a file and goes on.
func TestAnInterruptedBatchSaysHowToGoOn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, w := pipe(t)
	p := begin(t, dir, in, "batch", "-", "--to", "out.ndjson")
	if _, err := w.WriteString(strings.Repeat(request, 3)); err != nil {
		t.Fatal(err)
	}
	for len(lines(filepath.Join(dir, "out.ndjson"))) < 3 {
		time.Sleep(5 * time.Millisecond)
	}
	p.signal(os.Interrupt)
	p.interrupted()
	if want := "mspscope: stopped after 3 records, which are written; go on with --resume out.ndjson\n"; p.errOut.String() != want {
		t.Errorf("it said %q, want %q", p.errOut.String(), want)
	}
	p = begin(t, dir, strings.NewReader(strings.Repeat(request, 5)), "batch", "-", "--resume", "out.ndjson")
	p.ends()
	if n := wholeRecords(t, readFile(t, filepath.Join(dir, "out.ndjson"))); n != 5 {
		t.Errorf("%d records, want 5", n)
	}
}

// TestRecordsWhereNoneFit says so, and that no half record is left, and ends without
// a word where nobody reads any more.
func TestRecordsWhereNoneFit(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err == nil {
		p := begin(t, t.TempDir(), strings.NewReader(request), "batch", "-", "-o", "ndjson", "--to", "/dev/full")
		if status := p.ends(); status.ExitStatus() != exitFailed || p.errOut.String() != "mspscope: cannot write /dev/full: no space left on device\n" {
			t.Errorf("a full device: exit code %d, %q", status.ExitStatus(), p.errOut.String())
		}
	}
	taken, out := pipe(t)
	p := &process{Cmd: program(t, "batch", "-", "-o", "ndjson"), t: t}
	p.Stdin, p.Stdout, p.Stderr = strings.NewReader(strings.Repeat(request, 5000)), out, &p.errOut
	p.start()
	if _, err := taken.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	_ = taken.Close()
	p.ends()
	if p.errOut.String() != "" {
		t.Errorf("a closed pipe: %q", p.errOut.String())
	}
}
