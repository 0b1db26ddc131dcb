package cmd

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// TestExamples loads every example engagement without a problem and checks the
// result that a good consultant would come to, and that the file is as complete
// as one after a whole call.
func TestExamples(t *testing.T) {
	t.Parallel()
	type result struct {
		outcome, model string
		warnings       int // contradictions that are meant
	}
	want := map[string]result{
		"brackenmoor-arts-trust":    {"recommended", "fully_managed", 0},
		"garrowby-instruments":      {"none_needed", "", 0},
		"harbor-dental":             {"recommended", "fully_managed", 0},
		"marrow-creek-schools":      {"recommended", "hybrid", 0},
		"ostrander-vale-consulting": {"recommended", "hybrid", 0},
		"pebblecast-software":       {"recommended", "fully_managed", 0},
		"quillhaven-credit-union":   {"recommended", "co_managed", 0},
		"saltmarsh-pike-outfitters": {"recommended", "fully_managed", 0},
		"thistledown-pryce-law":     {"recommended", "co_managed", 0},
		"tolland-ridge-engineering": {"recommended", "fully_managed", 1},
		"vantrell-freight":          {"recommended", "fully_managed", 0},
		"wexcombe-castings":         {"recommended", "co_managed", 0},
	}
	p := builtIn(t, playbook.Everything)
	readme := string(readFile(t, filepath.Join("..", "README.md")))
	files := engagements(t)
	if len(files) != len(want) {
		t.Errorf("%d example engagements, results for %d", len(files), len(want))
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := run(nil, "recommend", path, "-o", "json")
			if r.code != exitOK || r.errOut != "" {
				t.Fatalf("exit code %d: %s", r.code, r.errOut)
			}
			var out struct {
				Recommendation struct{ Outcome, Model string }
				Warnings       []string
			}
			if err := json.Unmarshal([]byte(r.out), &out); err != nil {
				t.Fatal(err)
			}
			got := result{out.Recommendation.Outcome, out.Recommendation.Model, len(out.Warnings)}
			if got != want[name] {
				t.Errorf("%+v, want %+v; warnings: %q", got, want[name], out.Warnings)
			}
			model := map[string]string{"fully_managed": "fully managed", "co_managed": "co-managed", "hybrid": "hybrid", "": "no provider is needed"}[got.model]
			if _, row, _ := strings.Cut(readme, "| `"+name+".yaml` |"); !strings.Contains(strings.SplitN(row, "\n", 2)[0], "| "+model) {
				t.Errorf("README.md does not have %s among the examples, with %q", name, model)
			}
			complete(t, p, path)
		})
	}
}

// complete checks that an example holds what a file after a whole call holds.
func complete(t *testing.T, p *playbook.Playbook, path string) {
	t.Helper()
	root, err := yamldoc.Parse(path, readFile(t, path))
	if err != nil {
		t.Fatal(err)
	}
	report := yamldoc.NewReport(path)
	e := p.ReadEngagement(report, root)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	answers := 0
	for i := range e.Answers.Values {
		if e.Answers.Values[i].State != answer.Missing {
			answers++
		}
	}
	if answers < 30 || e.Client.Name == "" || e.Client.Date == "" || len(e.Notes) == 0 || len(e.PrivateNotes) == 0 || len(e.Basis) == 0 {
		t.Errorf("%d answers, client %+v, %d notes, %d private notes, %d bases: not as after a whole call",
			answers, e.Client, len(e.Notes), len(e.PrivateNotes), len(e.Basis))
	}
	for _, note := range e.PrivateNotes {
		for _, args := range [][]string{
			{"recommend"},
			{"recommend", "-o", "json"},
			{"recommend", "-o", "yaml"},
			{"recommend", "-o", "markdown"},
			{"estimate", "-o", "json"},
			{"raci", "--model", "co_managed", "-o", "json"},
			{"batch", "-o", "ndjson"},
		} {
			if r := run(nil, append(args, path)...); strings.Contains(r.out, note.Text) {
				t.Errorf("%v shows the private note %q", args, note.Text)
			}
		}
	}
}
