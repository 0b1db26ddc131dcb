package cmd

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/sample"
)

// null is an environment with nothing in it.
func null(string) string { return "" }

// BenchmarkVersion is what every start of the program costs beside the start of
// the process: building the commands and finding the one that is meant.
func BenchmarkVersion(b *testing.B) {
	for b.Loop() {
		if Main([]string{"version"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, null) != exitOK {
			b.Fatal("failed")
		}
	}
}

// BenchmarkRecommend goes from a file to a table, the playbook included.
func BenchmarkRecommend(b *testing.B) {
	path := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for b.Loop() {
		if Main([]string{"recommend", path}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, null) != exitOK {
			b.Fatal("failed")
		}
	}
}

// BenchmarkBatch2000 scores 2,000 files as they are after a call, with as many workers as
// there are processors, the playbook included.
func BenchmarkBatch2000(b *testing.B) {
	const documents = 2000
	dir := b.TempDir()
	source, err := sample.New(builtIn(b, 0).Questionnaire.Schema, 1, sample.Options{})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for i := range documents {
		text := source.Engagement(i).YAML()
		size += len(text)
		writeFile(b, filepath.Join(dir, fmt.Sprintf("%05d.yaml", i)), []byte(text))
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		var errOut strings.Builder
		if code := Main([]string{"batch", dir, "-o", "ndjson"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: &errOut}, null); code != exitOK {
			b.Fatalf("exit code %d: %s", code, errOut.String())
		}
	}
	b.ReportMetric(documents*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}
