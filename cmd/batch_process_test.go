//go:build !windows

package cmd

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBatchAnswersEachRecord writes a record when the one before was answered.
func TestBatchAnswersEachRecord(t *testing.T) {
	t.Parallel()
	in, w := pipe(t)
	p := &process{Cmd: program(t, "batch", "-", "-o", "ndjson"), t: t}
	p.Stdin, p.Stderr = in, &p.errOut
	stdout, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.start()
	answers := bufio.NewReader(stdout)
	for i := range 5 {
		if _, err := w.WriteString(request); err != nil {
			t.Fatal(err)
		}
		line, err := answers.ReadBytes('\n')
		var record struct{ Document int }
		if err != nil || json.Unmarshal(line, &record) != nil || record.Document != i+1 {
			t.Fatalf("record %d is %q, %v", i+1, line, err)
		}
	}
	p.signal(os.Interrupt)
	if rest, err := io.ReadAll(answers); err != nil || len(rest) > 0 {
		t.Errorf("after the interrupt: %q, %v", rest, err)
	}
	p.interrupted()
	if want := "mspscope: stopped after 5 records, which are written\n"; p.errOut.String() != want {
		t.Errorf("it said %q, want %q", p.errOut.String(), want)
	}
}

// TestAnInterruptedBatchKeepsWhatIsDone stops a batch in the middle: the records
// that it speaks of are there, whole.
func TestAnInterruptedBatchKeepsWhatIsDone(t *testing.T) {
	t.Parallel()
	for _, format := range []string{formatNDJSON, formatTable} {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			in, w := pipe(t)
			p := begin(t, t.TempDir(), in, "batch", "-", "-o", format)
			if _, err := io.WriteString(w, strings.Repeat(request, 5000)); err != nil {
				t.Fatal(err) // it is more than the pipe holds
			}
			p.signal(syscall.SIGTERM)
			p.interrupted()
			records := bytes.Count(p.out.Bytes(), []byte("Co-managed"))
			if format == formatNDJSON {
				records = wholeRecords(t, p.out.Bytes())
			}
			if said, want := p.errOut.String(), "mspscope: "+stoppedAfter(records, false)+"\n"; said != want {
				t.Errorf("it said %q, want %q", said, want)
			}
		})
	}
}

// TestAnInterruptDoesNotWaitForAStalledReader stops a batch whose records nobody
// takes.
func TestAnInterruptDoesNotWaitForAStalledReader(t *testing.T) {
	t.Parallel()
	in, w := pipe(t)
	taken, out := pipe(t)
	p := &process{Cmd: program(t, "batch", "-", "-o", "ndjson"), t: t}
	p.Stdin, p.Stdout, p.Stderr = in, out, &p.errOut
	p.start()
	go func() { _, _ = io.WriteString(w, strings.Repeat(request, 5000)) }() // it comes to a stop, too
	if _, err := taken.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	p.signal(os.Interrupt)
	p.interrupted()
}

// TestRecordsAreWholeWhateverEndsTheProgram kills a batch: once when it waits,
// where nothing may be missing, and once in the middle.
func TestRecordsAreWholeWhateverEndsTheProgram(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out.ndjson")
	in, w := pipe(t)
	p := begin(t, t.TempDir(), in, "batch", "-", "-o", "ndjson", "--to", path)
	const documents = 300
	if _, err := io.WriteString(w, strings.Repeat(request, documents)); err != nil {
		t.Fatal(err)
	}
	for len(lines(path)) < documents {
		time.Sleep(5 * time.Millisecond)
	}
	p.signal(os.Kill)
	p.ends()
	if n := wholeRecords(t, readFile(t, path)); n != documents {
		t.Errorf("%d records of %d", n, documents)
	}

	p = begin(t, t.TempDir(), strings.NewReader(strings.Repeat(request, 100_000)), "batch", "-", "-o", "ndjson", "--to", path, "--force")
	for len(lines(path)) <= documents { // the second batch has got further
		time.Sleep(5 * time.Millisecond)
	}
	p.signal(os.Kill)
	p.ends()
	if n := wholeRecords(t, readFile(t, path)); n <= documents {
		t.Errorf("%d records", n)
	}
}

// TestOldResultsStayUntilThereIsARecord replaces results with those of a pipe
// that nobody has written to yet.
func TestOldResultsStayUntilThereIsARecord(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, old := filepath.Join(dir, "out.ndjson"), strings.Repeat("what was scored yesterday\n", 1000)
	writeFile(t, path, []byte(old))
	fifo := filepath.Join(dir, "in")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	feed := func() (*process, *os.File) {
		t.Helper()
		p := begin(t, dir, nil, "batch", "in", "-o", "ndjson", "--to", path, "--force")
		w, err := os.OpenFile(fifo, os.O_WRONLY, 0) // it returns when the batch reads
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = w.Close() })
		return p, w
	}
	p, _ := feed()
	p.signal(os.Interrupt)
	p.interrupted()
	if got := string(readFile(t, path)); got != old {
		t.Errorf("without a record the old results are gone: %.80q", got)
	}
	p, w := feed()
	if _, err := w.WriteString(request); err != nil {
		t.Fatal(err)
	}
	for bytes.HasPrefix(readFile(t, path), []byte("what")) || len(lines(path)) == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	p.signal(os.Interrupt)
	p.interrupted()
	if n := wholeRecords(t, readFile(t, path)); n != 1 {
		t.Errorf("%d records", n)
	}
}

// TestANewFileIsForOneBatch starts a second batch into the file of one that waits
// for its first record. Stopped then, that one leaves no file.
func TestANewFileIsForOneBatch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "out.ndjson")
	in, _ := pipe(t)
	p := begin(t, dir, in, "batch", "-", "-o", "ndjson", "--to", path)
	for _, err := os.Stat(path); err != nil; _, err = os.Stat(path) {
		time.Sleep(5 * time.Millisecond)
	}
	second := begin(t, dir, strings.NewReader(request), "batch", "-", "-o", "ndjson", "--to", path, "--force")
	if status := second.ends(); status.ExitStatus() != exitFailed || !strings.Contains(second.errOut.String(), "another program is writing into it") {
		t.Errorf("the second batch: exit code %d, %q", status.ExitStatus(), second.errOut.String())
	}
	p.signal(os.Interrupt)
	p.interrupted()
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a file without a record is left: %v", err)
	}
}

// TestABatchDoesNotFeedOnItself scores a directory into a file in it.
func TestABatchDoesNotFeedOnItself(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const files = 800 // about a megabyte of records, from where on files are streams
	example := readFile(t, engagements(t)[0])
	for i := range files {
		writeFile(t, filepath.Join(dir, "a"+strings.Repeat("b", i%7)+time.Duration(i).String()+".yaml"), example)
	}
	out := filepath.Join(dir, "zz.ndjson")
	p := begin(t, dir, nil, "batch", ".", "-o", "ndjson", "--to", out)
	if status := p.ends(); status.ExitStatus() != exitOK {
		t.Fatalf("exit code %d: %s", status.ExitStatus(), p.errOut.String())
	}
	if n := wholeRecords(t, readFile(t, out)); n != files {
		t.Errorf("--to: %d records of %d files", n, files)
	}
	stdout, err := os.OpenFile(filepath.Join(dir, "yy.ndjson"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer stdout.Close()
	p = &process{Cmd: program(t, "batch", ".", "-o", "ndjson"), t: t}
	p.Dir, p.Stdout, p.Stderr = dir, stdout, &p.errOut
	p.start()
	p.ends()
	if n := wholeRecords(t, readFile(t, stdout.Name())); n != files {
		t.Errorf("stdout: %d records of %d files", n, files)
	}
	if want := "mspscope: zz.ndjson looks like results of mspscope, not like engagements; left out\n"; p.errOut.String() != want {
		t.Errorf("it said %q, want %q", p.errOut.String(), want)
	}
	// Named, and the same file: nothing good can come of it.
	for _, args := range [][]string{{"batch", "yy.ndjson"}, {"batch", "-"}} {
		stdin, err := os.Open(stdout.Name())
		if err != nil {
			t.Fatal(err)
		}
		p = &process{Cmd: program(t, args...), t: t}
		p.Dir, p.Stdin, p.Stdout, p.Stderr = dir, stdin, stdout, &p.errOut
		p.start()
		if status := p.ends(); status.ExitStatus() != exitUsage || !strings.Contains(p.errOut.String(), "is the input") {
			t.Errorf("%v: exit code %d, %q", args, status.ExitStatus(), p.errOut.String())
		}
		_ = stdin.Close()
	}
}

// lines are the lines of a file, none where it cannot be read.
func lines(path string) []string {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	all := strings.SplitAfter(string(data), "\n")
	return all[:len(all)-1]
}

// wholeRecords counts records, and fails where one is not whole.
func wholeRecords(t *testing.T, data []byte) int {
	t.Helper()
	if len(data) > 0 && data[len(data)-1] != '\n' {
		t.Errorf("the last record is cut: ...%q", data[max(0, len(data)-60):])
	}
	n := 0
	for line := range bytes.Lines(data) {
		if !json.Valid(line) {
			t.Errorf("record %d is not whole: %.60q", n, line)
		}
		n++
	}
	return n
}
