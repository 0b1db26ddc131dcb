package questionnaires

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestTextsAreTheFiles reads every file of the default playbook both ways.
func TestTextsAreTheFiles(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(Files, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if data, err := Files.ReadFile(file); err != nil || Text(file) != string(data) {
			t.Errorf("%s: the text is not that of the file (%v); add it to Text", file, err)
		}
	}
	if Text("nothing.yaml") != "" {
		t.Error("a text of a file that is none")
	}
}

// cutOff is a sentence outside quotes in which " #" begins a comment: what stands behind it
// is no part of the sentence, and nothing says so.
var cutOff = regexp.MustCompile(`(?m)^ *(- )?[a-z_]+: [^"'|>{\[\n].{40,} #.*$`)

func TestNoSentenceIsCutOffByAComment(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range cutOff.FindAllString(string(data), -1) {
			t.Errorf("%s: put this into quotes, or the comment on a line of its own: %s", file, line)
		}
	}
}
