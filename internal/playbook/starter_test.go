package playbook

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/emit"
)

// example is a line that is taken into use by taking its # away; a note has one
// blank behind it.
var example = regexp.MustCompile(`(?m)^#([^ ]|  )`)

// started are the files of a playbook that was begun, with their examples taken
// into use or not.
func started(t *testing.T, currency string, examples bool) []string {
	t.Helper()
	var all []string
	for _, file := range FileNames() {
		data, err := Starter(file, currency, "")
		if err != nil {
			t.Fatal(err)
		}
		first, rest, _ := strings.Cut(string(data), "\n")
		if want := "# yaml-language-server: $schema=.schemas/" + strings.TrimSuffix(file, ".yaml") + ".json"; first != want {
			t.Errorf("%s begins with %q, want %q", file, first, want)
		}
		if examples {
			rest = example.ReplaceAllString(rest, "$1")
		}
		all = append(all, file, rest)
	}
	return all
}

func TestABegunPlaybookChangesNothing(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(started(t, "", false)...), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if p.Digest != shipped(t).Digest {
		t.Error("a playbook without a change has another digest")
	}
	if changes := p.Changes(); len(changes) > 0 {
		t.Errorf("changes %+v", changes)
	}
}

func TestEveryExampleOfABegunPlaybookCanBeUsed(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(started(t, "", true)...), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]bool{}
	for _, c := range p.Changes() {
		changed[c.File] = true
	}
	for _, file := range FileNames() {
		if !changed[file] {
			t.Errorf("the examples of %s change nothing", file)
		}
	}
	if p.Name != "Our offer" || p.Version != "1" {
		t.Errorf("called %s %s", p.Name, p.Version)
	}
}

func TestStarterInAnotherCurrency(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(started(t, "EUR", false)...), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if p.Card.Currency != "EUR" {
		t.Errorf("the card is in %s", p.Card.Currency)
	}
	if _, err := Starter("nothing.yaml", "", ""); err == nil {
		t.Error("there is a starter for nothing")
	}
}

func TestValuesAndChangesNameTheirPlace(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(
		RateCardFile, "version: 1\naddons:\n  remove: [cjis]\n",
		MatrixFile, "version: 1\ntoo_close: 6\ncriteria:\n  change:\n    team_shrinks: {when: {it_fte: \">=1\"}}\n",
	), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	want := []Change{
		{MatrixFile, "too_close", "5", "6", "own/matrix.yaml:2:12"},
		{MatrixFile, "criteria[team_shrinks].when", `{it_fte: ">=0.5", it_staff_plan: shrink}`, `{it_fte: ">=1"}`, "own/matrix.yaml:5:26"},
		{RateCardFile, "addons[cjis]", "CJIS program", "", ""},
	}
	if got := p.Changes(); !slices.Equal(got, want) {
		t.Errorf("changes\n%+v\nwant\n%+v", got, want)
	}
	var own int
	seen := map[string]bool{}
	for _, v := range p.Values() {
		if seen[v.File+v.Path] {
			t.Errorf("%s %s stands there twice", v.File, v.Path)
		}
		seen[v.File+v.Path] = true
		if v.Own {
			own++
		}
		if v.Own != strings.HasPrefix(v.Place, "own/") {
			t.Errorf("%+v", v)
		}
	}
	if own != 4 { // with the version of each file
		t.Errorf("%d values are the provider's own", own)
	}
	for _, path := range []string{"matrix.yamlcriteria[team_stays].weight", "ratecard.yamlrates.user.unit", "catalogue.yamlactivities[SD-01].letters.shared.client_it"} {
		if !seen[path] {
			t.Errorf("no value %s", path)
		}
	}
}

// The built-in sentences have placeholders for the names of the models; that they
// are filled is no change.
func TestFilledPlaceholdersAreNoChange(t *testing.T) {
	t.Parallel()
	for name, files := range map[string][]string{
		"a criterion": {MatrixFile, "version: 1\ncriteria: {change: {decide_together: {weight: 9}}}\n"},
		"a split":     {MatrixFile, "version: 1\nsplit: {change: {co_managed: {defaults: {strategy: client}}}}\n"},
		"with a model called otherwise": {
			MatrixFile, "version: 1\ncriteria: {change: {decide_together: {weight: 9}}}\n",
			TextsFile, "version: 1\nmodels: {change: {co_managed: {in_sentence: team plus}}}\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Load(directory(files...), "own", Everything)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Changes(); len(got) != len(files)/2 {
				t.Errorf("%d changes, want %d: %+v", len(got), len(files)/2, got)
			}
		})
	}
}

// The order of a list has a meaning: questions are asked in it.
func TestAnotherOrderIsAChange(t *testing.T) {
	t.Parallel()
	sections := node(t, QuestionnaireFile, text(t, QuestionnaireFile)).Get("sections")
	slices.Reverse(sections.Items)
	p := loadOwn(t, QuestionnaireFile, "version: 1\nsections: "+emit.Flow(sections)+"\n")
	got := p.Changes()
	if len(got) != 1 || got[0].Path != "sections" || !strings.HasPrefix(got[0].Before, "why_now, it_today") || !strings.HasSuffix(got[0].After, "it_today, why_now") || got[0].Place != "own/questionnaire.yaml:2:11" {
		t.Errorf("changes %+v", got)
	}
}
