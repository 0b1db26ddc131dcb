package schema

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

var update = flag.Bool("update", false, "write the reference anew")

const mark = "<!-- reference: made by 'go test ./internal/schema -update' -->\n"

func readme(t *testing.T) (path, text string) {
	t.Helper()
	path = filepath.FromSlash("../../questionnaires/README.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, strings.ReplaceAll(string(data), "\r\n", "\n")
}

func TestTheReferenceIsThatOfTheStructs(t *testing.T) {
	t.Parallel()
	path, text := readme(t)
	made, err := reference()
	if err != nil {
		t.Fatal(err)
	}
	before, _, found := strings.Cut(text, mark)
	if !found {
		t.Fatal("the mark of the reference is gone")
	}
	want := before + mark + "\n" + strings.TrimRight(made, "\n") + "\n"
	switch {
	case text == want:
	case *update:
		if err := os.WriteFile(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("the reference is not that of the structs; run 'go test ./internal/schema -update'")
	}
}

// blocks are the files that recipes show: what begins with the name of a file.
var blocks = regexp.MustCompile("(?ms)^```yaml\n# ([a-z]+\\.yaml)\n(.*?)^```$")

func TestEveryRecipeWorks(t *testing.T) {
	t.Parallel()
	_, text := readme(t)
	recipes := strings.Split(text, "\n**")[1:]
	tried := 0
	for _, recipe := range recipes {
		title, _, _ := strings.Cut(recipe, "**")
		dir := fstest.MapFS{}
		for _, block := range blocks.FindAllStringSubmatch(recipe, -1) {
			dir[block[1]] = &fstest.MapFile{Data: []byte(block[2])}
		}
		if len(dir) == 0 {
			continue
		}
		tried++
		p, err := playbook.Load(dir, "own", playbook.Everything)
		if err != nil {
			t.Errorf("%s\n%v", title, err)
			continue
		}
		if p.Cases != nil {
			tryCases(t, title, p)
			continue
		}
		if len(p.Changes()) == 0 {
			t.Errorf("%s changes nothing", title)
		}
		for i := range p.Warnings { // a recipe has no key that does nothing
			if w := &p.Warnings[i]; strings.Contains(w.Message, "not used") {
				t.Errorf("%s: %s", title, w.Message)
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d recipes were tried", tried)
	}
}

// tryCases scores the example clients of a recipe.
func tryCases(t *testing.T, title string, p *playbook.Playbook) {
	t.Helper()
	root, err := yamldoc.Parse(p.CasesName(), p.Cases)
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport(p.CasesName())
	for _, c := range playbook.ReadCases(r, root, p) {
		if problem := c.Check(p); problem != "" {
			t.Errorf("%s: %s", title, problem)
		}
	}
	if err := r.Err(); err != nil {
		t.Errorf("%s\n%v", title, err)
	}
}
