package batch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func collect(t *testing.T, stdin io.Reader, paths ...string) []string {
	t.Helper()
	return collected(&Sources{Paths: paths, Stdin: stdin})
}

// collected lists the documents and errors of sources.
func collected(s *Sources) []string {
	var out []string
	for j := range s.Jobs() {
		documents, err := j.Read()
		name := filepath.ToSlash(j.Source)
		if err != nil {
			out = append(out, name+": "+err.Error())
			continue
		}
		for _, d := range documents {
			out = append(out, name+"#"+string(rune('0'+d.Index)))
		}
	}
	return out
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestJobsFindsWhatIsThereInOrder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "b.yaml", "version: 1\n")
	write(t, dir, "a.yml", "version: 1\n---\nversion: 1\n")
	write(t, dir, "sub/c.json", `{"version": 1}`)
	write(t, dir, "sub/d.ndjson", "{\"version\": 1}\n{\"version\": 1}\n{\"version\": 1}\n")
	write(t, dir, "sub/.hidden/e.yaml", "version: 1\n")
	write(t, dir, ".f.yaml", "version: 1\n")
	write(t, dir, "notes.txt", "not an engagement")
	if runtime.GOOS != "windows" {
		if err := os.Symlink(dir, filepath.Join(dir, "sub", "circle")); err != nil {
			t.Fatal(err)
		}
	}
	got := collect(t, strings.NewReader("version: 1\n---\n---\nversion: 1\n"), dir, filepath.Join(dir, "*.yaml"), "-", filepath.Join(dir, "nope.yaml"), filepath.Join(dir, "x*.yaml"), filepath.Join(dir, "**", "*.yaml"))
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(dir)+"/")
	}
	want := []string{
		"a.yml#1", "a.yml#2", "b.yaml#1", "sub/c.json#1", "sub/d.ndjson#1", "sub/d.ndjson#2", "sub/d.ndjson#3",
		"-#1", "-#2",
	}
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("got  %v\nwant %v", got[:len(want)], want)
	}
	if rest := got[len(want):]; len(rest) != 2 || !strings.HasPrefix(rest[0], "nope.yaml: ") || rest[1] != "x*.yaml: no file matches" {
		t.Errorf("missing files: %v", rest)
	}
}

// failing is a reader that breaks off.
type failing struct{ text io.Reader }

func (f failing) Read(p []byte) (int, error) {
	n, err := f.text.Read(p)
	if errors.Is(err, io.EOF) {
		return n, errors.New("the pipe broke")
	}
	return n, err
}

func TestAStreamThatBreaksOffKeepsWhatCameBefore(t *testing.T) {
	t.Parallel()
	got := collect(t, failing{strings.NewReader("version: 1\n---\nversion: 1\n---\nversion: 1\n")}, "-")
	if len(got) == 0 || got[len(got)-1] != "-: the pipe broke" {
		t.Errorf("got %v", got)
	}
}

func TestALargeStreamComesInPieces(t *testing.T) {
	t.Parallel()
	line := `{"version": 1, "notes": {}}` + "\n"
	jobs, documents := 0, 0
	for j := range (&Sources{Paths: []string{"-"}, Stdin: strings.NewReader(strings.Repeat(line, 1000))}).Jobs() {
		jobs++
		documents += len(j.Documents)
		if len(j.Documents) > pieceDocuments {
			t.Fatalf("a piece of %d documents", len(j.Documents))
		}
	}
	if documents != 1000 || jobs < 1000/pieceDocuments {
		t.Errorf("%d documents in %d pieces", documents, jobs)
	}
}

// TestAPieceEndsWhereTheStreamMustBeWaitedFor takes every record before the next
// one is written.
func TestAPieceEndsWhereTheStreamMustBeWaitedFor(t *testing.T) {
	t.Parallel()
	in, out := io.Pipe()
	next := make(chan string)
	go func() {
		for line := range next {
			_, _ = io.WriteString(out, line)
		}
		_ = out.Close()
	}()
	// Each is written when the documents of the one before were taken.
	lines := []string{"{}\n", "{}\n{}\n{\"version\":", " 1}\n", "{}\n"}
	want := []int{1, 2, 1, 1}
	next <- lines[0]
	var got []int
	for j := range (&Sources{Paths: []string{"-"}, Stdin: in}).Jobs() {
		got = append(got, len(j.Documents))
		if len(got) < len(lines) {
			next <- lines[len(got)]
		} else {
			close(next)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("pieces of %v documents, want %v", got, want)
	}
}

func TestAPatternGivesItsMatchesSorted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"d/a.yaml", "d-b/a.yaml", "d/sub.yaml/x.yaml"} {
		write(t, dir, name, "version: 1\n")
	}
	got := collect(t, nil, filepath.Join(dir, "d*", "*.yaml"))
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(dir)+"/")
	}
	sorted := []string{"d-b/a.yaml#1", "d/a.yaml#1", "d/sub.yaml/x.yaml#1"}
	if !slices.Equal(got, sorted) {
		t.Errorf("got %v, want %v", got, sorted)
	}
}

// TestABatchDoesNotReadItsOwnRecords leaves out the file that the records go to,
// whatever it is called and however large it has grown.
func TestABatchDoesNotReadItsOwnRecords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "a.yaml", "version: 1\n")
	for _, size := range []int{0, 10, smallFile + 1} {
		write(t, dir, "out.yaml", strings.Repeat("x", size))
		out, err := os.Stat(filepath.Join(dir, "out.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{dir, filepath.Join(dir, "*.yaml")} {
			got := collected(&Sources{Paths: []string{path}, Out: out})
			if len(got) != 1 || !strings.HasSuffix(got[0], "/a.yaml#1") {
				t.Errorf("%d bytes, %s: %v", size, path, got)
			}
		}
	}
}

// TestEarlierResultsAreNamedOnce has a directory with results, small ones and
// some that are read as a stream.
func TestEarlierResultsAreNamedOnce(t *testing.T) {
	t.Parallel()
	record := `{"source":"a.yaml","document":1,"client":{"name":null}}` + "\n"
	dir := t.TempDir()
	write(t, dir, "large.ndjson", strings.Repeat(record, smallFile/len(record)+1))
	write(t, dir, "small.jsonl", record+record)
	write(t, dir, "z.ndjson", `{"version":1}`+"\n"+record)
	var got []string
	for j := range (&Sources{Paths: []string{filepath.Join(dir, "small.jsonl"), dir}}).Jobs() {
		documents, err := j.Read()
		line := filepath.Base(j.Source)
		if errors.Is(err, ErrResults) {
			line += " are results"
		}
		if j.Found {
			line += ", found"
		}
		if len(documents) > 0 {
			line += ", read"
		}
		got = append(got, line)
	}
	want := []string{"small.jsonl are results", "large.ndjson are results, found", "z.ndjson, found, read"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
