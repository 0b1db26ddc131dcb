package assess

import (
	"testing"

	"mspscope/internal/answer"
)

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
