package batch

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRunKeepsTheOrderForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	jobs := func(yield func(int) bool) {
		for i := range 500 {
			if !yield(i) {
				return
			}
		}
	}
	for _, workers := range []int{-1, 1, 3, 16} {
		var got []int
		for r := range Run(t.Context(), jobs, workers, func(i int) int {
			if i%7 == 0 {
				time.Sleep(time.Microsecond * time.Duration(500-i))
			}
			return i * i
		}) {
			got = append(got, r)
		}
		if len(got) != 500 {
			t.Fatalf("%d workers: %d results", workers, len(got))
		}
		for i, r := range got {
			if r != i*i {
				t.Fatalf("%d workers: result %d is %d", workers, i, r)
			}
		}
	}
}

func TestRunStopsWithItsConsumerAndItsContext(t *testing.T) {
	t.Parallel()
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	n := 0
	for range Run(t.Context(), endless, 4, func(i int) int { return i }) {
		if n++; n == 10 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n = 0
	for range Run(ctx, endless, 4, func(i int) int { return i }) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n < 10 || n > 1000 {
		t.Errorf("%d results after cancelling at 10", n)
	}
}

func collect(t *testing.T, stdin io.Reader, paths ...string) []string {
	t.Helper()
	var out []string
	for j := range (&Sources{Paths: paths, Stdin: stdin}).Jobs() {
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
	got := collect(t, strings.NewReader("version: 1\n---\n---\nversion: 1\n"), dir, filepath.Join(dir, "*.yaml"), "-", filepath.Join(dir, "nope.yaml"), filepath.Join(dir, "x*.yaml"))
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(dir)+"/")
	}
	want := []string{
		"a.yml#1", "a.yml#2", "b.yaml#1", "sub/c.json#1", "sub/d.ndjson#1", "sub/d.ndjson#2", "sub/d.ndjson#3",
		".f.yaml#1", "b.yaml#1", "-#1", "-#2",
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
