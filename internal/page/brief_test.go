package page_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

// Somebody who decides is through with the page in a few minutes, and no critical risk
// is left out for it; the page that leaves out nothing has the steps.
func TestThePageOfADeciderIsShort(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples: %v", len(files), err)
	}
	steps := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := func(all bool) string {
			r, err := scope.Of(p, playbooktest.Engagement(t, p, strings.TrimPrefix(string(data), "version: 1\n")), scope.Ask{Reader: result.Owner, AllFindings: all})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := render.Text(&b, page.Recommend(r.ForClient()), render.Terminal{Width: 80}); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
		short, long := text(false), text(true)
		if words := len(strings.Fields(short)); words > 1400 {
			t.Errorf("%s: %d words", file, words)
		}
		if a, b := strings.Count(short, "(critical,"), strings.Count(long, "(critical,"); a != b {
			t.Errorf("%s: %d of %d critical risks", file, a, b)
		}
		const step = "Hand over one function at a time"
		if strings.Contains(short, step) {
			t.Errorf("%s: the single steps stand on the short page", file)
		}
		if strings.Contains(long, step) {
			steps++
		}
	}
	if steps == 0 {
		t.Error("no page has the steps")
	}
}
