package assess

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
	"mspscope/internal/yamldoc/yamldoctest"
)

// Whoever edits the files reads what every key is for.
func TestEveryKeyIsDescribed(t *testing.T) {
	t.Parallel()
	for _, file := range []struct {
		name  string
		shape func() (*yamldoc.Shape, error)
		keys  []string
	}{
		{"questionnaire", QuestionnaireShape, []string{"version", "title", "sections", "depths", "roles", "ratios", "aliases", "towers", "questions"}},
		{"matrix", MatrixShape, []string{"version", "name", "playbook", "too_close", "tie_order", "team", "certainty", "criteria", "none_needed", "contradictions", "split"}},
		{"engagement", EngagementShape, []string{"version", "client", "answers", "notes", "private_notes", "basis", "responsibilities", "quote"}},
	} {
		s, err := file.shape()
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, f := range s.Fields {
			keys = append(keys, f.Key)
		}
		if got, want := strings.Join(keys, " "), strings.Join(file.keys, " "); got != want {
			t.Errorf("%s has the keys %s, want %s", file.name, got, want)
		}
		if bad := yamldoctest.Undocumented(s); len(bad) > 0 {
			t.Errorf("%s says nothing of %q", file.name, bad)
		}
	}
}

// A list of options is as long as there are bits for them.
func TestOptionsHaveRoom(t *testing.T) {
	t.Parallel()
	s, err := QuestionnaireShape()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Fields[len(s.Fields)-1].Shape.Item.Fields {
		if f.Key == "options" && f.Shape.Most != answer.MaxOptions {
			t.Errorf("%s takes %d items", f.Key, f.Shape.Most)
		}
		if f.Key == "max_choices" && f.Shape.High != answer.MaxOptions {
			t.Errorf("%s goes to %d", f.Key, f.Shape.High)
		}
	}
}
