package questionnaires

import (
	"io/fs"
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
