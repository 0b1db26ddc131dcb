package compare

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
)

// output is what `compare` prints for the provider, read back.
func output(tb testing.TB, before, after *Side) map[string]any {
	tb.Helper()
	data, err := json.Marshal(between(tb, before, after).ForProvider().ForCompare())
	if err != nil {
		tb.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(data, &out); err != nil {
		tb.Fatal(err)
	}
	return out
}

// Both values of a changed answer stand in the output, of the first and of the
// last question as of every other.
func TestComparedAnswersHaveBothValues(t *testing.T) {
	t.Parallel()
	schema := playbooktest.Load(t, nil).Questionnaire.Schema
	first, last := schema.At(0), schema.At(schema.Len()-1)
	if len(first.Options) < 2 || len(last.Options) < 2 {
		t.Fatalf("%s and %s have no options", first.ID, last.ID)
	}
	document := func(i int) string {
		return "answers: {" + first.ID + ": " + first.Options[i] + ", " + last.ID + ": " + last.Options[i] + "}\n"
	}
	seen := 0
	for _, a := range output(t, side(t, playbooktest.Load(t, nil), document(0)), side(t, playbooktest.Load(t, nil), document(1)))["answers"].([]any) {
		row := a.(map[string]any)
		for _, q := range []string{first.ID, last.ID} {
			if row["question"] != q {
				continue
			}
			seen++
			i := schema.Find(q)
			for side, want := range map[string]string{"before": schema.At(i).Options[0], "after": schema.At(i).Options[1]} {
				if got := row[side].(map[string]any)["value"]; got != want {
					t.Errorf("%s %s is %v, want %s", q, side, got, want)
				}
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d of 2 changed answers", seen)
	}
}

// What only pages need and what is private are in no output, whatever is in the
// comparison.
func TestOutputHoldsNeitherWordsNorInternal(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	out := output(t, side(t, p, "answers: {it_fte: 2, team_attitude: 1}"), side(t, p, "answers: {it_fte: 1, team_attitude: 3}"))
	for _, key := range []string{"words", "internal"} {
		if _, ok := out[key]; ok {
			t.Errorf("the output has a key %s", key)
		}
	}
	for key, value := range out {
		if value == nil {
			t.Errorf("%s is null, and it is always known", key)
		}
	}
}

// Where nothing differs, or there is nothing to compare, lists are empty and not
// null: a script goes over them without asking.
func TestListsAreNeverNull(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const content = "users_count: 300, endpoints_count: 330, drivers: [just_checking], current_it_model: internal_only, it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], control_preference: 5, key_person_risk: fine"
	for _, document := range [][2]string{
		{"answers: {}", "answers: {}"},
		{"answers: {it_fte: 0}", "answers: {it_fte: 0, users_count: 20}"},
		{"answers: {" + content + ", coverage_needed: business_hours}", "answers: {" + content + ", coverage_needed: alerts_24x7}"},
		{"answers: {it_fte: 0, users_count: 20}", "answers: {it_fte: 0, users_count: 30}"},
	} {
		out := output(t, side(t, p, document[0]), side(t, p, document[1]))
		price, vetoes := out["price"].(map[string]any), out["vetoes"].(map[string]any)
		for name, value := range map[string]any{
			"answers": out["answers"], "contributions": out["contributions"], "split": out["split"], "responsibilities": out["responsibilities"],
			"responsibilities_by_tower": out["responsibilities_by_tower"], "model.causes": out["model"].(map[string]any)["causes"],
			"gained": vetoes["gained"], "lost": vetoes["lost"], "lines": price["lines"], "causes": price["causes"], "one_sided": price["one_sided"],
		} {
			if _, ok := value.([]any); !ok {
				t.Errorf("%s: %s is %v, want a list", document[1], name, value)
			}
		}
		for _, a := range out["answers"].([]any) {
			for _, key := range []string{"causes", "effects"} {
				if _, ok := a.(map[string]any)[key].([]any); !ok {
					t.Errorf("%s: %s of an answer is no list: %v", document[1], key, a)
				}
			}
		}
	}
}

// Every example compared with the next one, and with itself after other answers,
// can be saved and shown again.
func TestPagesOfExamples(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/engagements/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	p := playbooktest.Load(t, nil)
	people := p.Questionnaire.Schema.Find("it_fte")
	sides := make([]*Side, len(files))
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sides[i] = side(t, p, strings.Replace(string(data), "version: 1\n", "", 1))
	}
	for i, s := range sides {
		other := *s.provider.engagement
		other.Answers = other.Answers.With(people, answer.Value{State: answer.Given, Number: 300})
		hired, err := Take(p, p, &other)
		if err != nil {
			t.Fatal(err)
		}
		for _, after := range []*Side{sides[(i+1)%len(sides)], hired} {
			c := between(t, s, after)
			checkSums(t, c)
			checkPages(t, c)
		}
	}
}

// A saved comparison has the same values when it is read back.
func TestSavedComparisonIsTheSame(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	c := between(t, side(t, p, "answers: {it_fte: 2, users_count: 60, team_attitude: 1}"), side(t, p, "answers: {it_fte: 0, users_count: 80, tower_owners: {network: shared}}"))
	saved, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var back result.Compare
	if err := json.Unmarshal(saved, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(&back)
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != string(saved) {
		t.Errorf("read back and written again:\n%s\nwas\n%s", again, saved)
	}
}
