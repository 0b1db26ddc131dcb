package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// TestFind finds a file under whatever name the walk or a pattern leads to it,
// and only there.
func TestFind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"a/in.ndjson", "a/notes.txt", "a/.hidden.yaml", "b/other.yaml"} {
		write(t, dir, name, "{}\n")
	}
	for _, test := range []struct {
		file, source string
		want         bool
	}{
		{"a/in.ndjson", ".", true},
		{"a/in.ndjson", "a", true},
		{"a/in.ndjson", "a/*.ndjson", true},
		{"a/in.ndjson", "*", true}, // a directory that a pattern found
		{"a/notes.txt", "a/*", true},
		{"a/notes.txt", "a", false},
		{"a/.hidden.yaml", "a", false},
		{"a/in.ndjson", "b", false},
		{"a/in.ndjson", "a/in.ndjson", false}, // it is named
		{"a/in.ndjson", "-", false},
		{"a/in.ndjson", "nowhere", false},
	} {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(test.file)))
		if err != nil {
			t.Fatal(err)
		}
		source := test.source
		if source != "-" {
			source = filepath.Join(dir, filepath.FromSlash(source))
		}
		if got := (&Sources{Paths: []string{source}}).Find(info); (got != "") != test.want {
			t.Errorf("%s in %s is found as %q", test.file, test.source, got)
		}
	}
}

// TestAFileComesInPieces hands out a file before it is read to its end, long
// before it has the size of a large one.
func TestAFileComesInPieces(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const documents = 5000
	write(t, dir, "in.ndjson", strings.Repeat(`{"version": 1, "notes": {}}`+"\n", documents))
	got := 0
	for j := range (&Sources{Paths: []string{dir}}).Jobs() {
		if j.Path != "" || len(j.Documents) > pieceDocuments {
			t.Fatalf("a piece of %d documents of the file %q", len(j.Documents), j.Path)
		}
		got += len(j.Documents)
	}
	if got != documents {
		t.Errorf("%d documents, want %d", got, documents)
	}
}

// TestAFileWithoutContent says so, whatever its size.
func TestAFileWithoutContent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, size := range map[string]int{"small.yaml": 10, "large.yaml": 2 * smallFile} {
		write(t, dir, name, strings.Repeat("# nothing\n", size/10))
		s := Sources{Paths: []string{filepath.Join(dir, name)}}
		said := ""
		for j := range s.Jobs() {
			documents, err := j.Read()
			if err != nil || len(documents) != 1 {
				t.Fatalf("%s: %d documents, %v", name, len(documents), err)
			}
			if _, err := documents[0].ParseIn(&yamldoc.Room{}); err != nil {
				said = err.Error()
			}
		}
		if !strings.Contains(said, "empty") {
			t.Errorf("%s: %q", name, said)
		}
	}
}
