package sample_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

var show = flag.Int("show", -1, "print the sample engagement with this number")

func builtIn(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	p, err := playbook.Load(nil, "", playbook.Everything)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func source(tb testing.TB, p *playbook.Playbook, o sample.Options) *sample.Source {
	tb.Helper()
	s, err := sample.New(p.Questionnaire.Schema, 1, o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func read(p *playbook.Playbook, text string) (*assess.Engagement, error) {
	root, err := yamldoc.Parse("sample", []byte(text))
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport("sample")
	e := p.ReadEngagement(r, root)
	return e, r.Err()
}

// Every engagement is read without a problem, as YAML and as JSON, with the
// answers that were drawn, settled or not.
func TestFilesHoldTheAnswersDrawn(t *testing.T) {
	t.Parallel()
	for _, o := range []sample.Options{{}, unsettled} {
		holdsTheAnswers(t, o)
	}
}

// unsettled are the options with which files hold all that is given and not settled.
var unsettled = sample.Options{Ranges: true, Disputes: true, Unsure: true}

func holdsTheAnswers(t *testing.T, o sample.Options) {
	t.Helper()
	p := builtIn(t)
	s := source(t, p, o)
	if *show >= 0 {
		t.Log("\n" + s.Engagement(*show).YAML())
	}
	for n := range 500 {
		e := s.Engagement(n)
		for _, text := range []string{e.YAML(), e.JSON()} {
			got, err := read(p, text)
			if err != nil {
				t.Fatalf("%v in\n%s", err, text)
			}
			said := got.Set(p.Questionnaire)
			for i, v := range e.Answers.Values {
				if !v.Equal(said.Values[i]) {
					t.Fatalf("%s is %+v, drawn %+v in\n%s", p.Questionnaire.Questions[i].ID, said.Values[i], v, text)
				}
			}
			if !reflect.DeepEqual(said.Disputed, e.Answers.Disputed) {
				t.Fatalf("people differ about %+v, drawn %+v in\n%s", said.Disputed, e.Answers.Disputed, text)
			}
			if _, err := scope.Record(p, got, &scope.RecordAsk{}); err != nil {
				t.Fatalf("%v in\n%s", err, text)
			}
		}
		if !json.Valid([]byte(e.JSON())) || strings.Count(e.JSON(), "\n") != 1 {
			t.Fatalf("no line of JSON: %s", e.JSON())
		}
	}
}

// The same seed gives the same bytes everywhere, whatever was drawn before.
func TestSameSeedSameBytes(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	a, b := source(t, p, sample.Options{}), source(t, p, sample.Options{})
	want := a.Engagement(7).YAML()
	b.Engagement(3)
	if got := b.Engagement(7).YAML(); got != want {
		t.Errorf("%s\nand\n%s", got, want)
	}
	other, err := sample.New(p.Questionnaire.Schema, 2, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if other.Engagement(7).YAML() == want {
		t.Error("another seed gives the same engagement")
	}
	// Under a schema of its own, this changes with clients.yaml alone.
	schema := answer.NewSchema([]answer.Question{{ID: "it_fte", Type: answer.Number, Max: 100_00, Decimals: 2}, {ID: "users_count", Type: answer.Number, Min: 100, Max: 1_000_000_00}, {ID: "tower_owners", Type: answer.Grid}})
	schema.SetGates(make([]answer.Condition, schema.Len()))
	small, err := sample.New(schema, 1, sample.Options{Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for n := range 200 {
		fmt.Fprintln(h, schema.At(0).Format(small.Engagement(n).Answers.Values[0]), schema.At(1).Format(small.Engagement(n).Answers.Values[1]))
	}
	const fixed = "d89782b80cffca83"
	if got := hex.EncodeToString(h.Sum(nil))[:16]; got != fixed {
		t.Errorf("the engagements are others than elsewhere: %s, want %s", got, fixed)
	}
}

// Among some thousand engagements is every value of every question, every
// model, every kind of client, and every section of a file.
func TestEverythingOccurs(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	s := source(t, p, sample.Options{})
	schema := p.Questionnaire.Schema
	options := make([]uint64, schema.Len())
	states := make([][2]int, schema.Len()) // given, unknown
	applies := make([]int, schema.Len())   // a question about few clients is seldom asked
	numbers := make([]map[int64]bool, schema.Len())
	models, kinds, sections, sides := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	const n = 3000
	for i := range n {
		e := s.Engagement(i)
		kinds[e.Kind]++
		text := e.YAML()
		for _, key := range []string{"notes:", "private_notes:", "basis:", "others:", "responsibilities:", "quote:", "discount:", "lines:", "exclude:", "kind: estimated", "tower_owners: advise", ": unknown}", "advise,"} {
			if strings.Contains(text, key) {
				sections[key]++
			}
		}
		view := schema.View(e.Answers)
		for q, v := range e.Answers.Values {
			if numbers[q] == nil {
				numbers[q] = map[int64]bool{}
			}
			if view.State(q) != answer.Hidden {
				applies[q]++
			}
			switch v.State {
			case answer.Given:
				states[q][0]++
				options[q] |= v.Options
				numbers[q][v.Number] = true
				for _, side := range v.Grid {
					sides[side.String()]++
				}
			case answer.Unknown:
				states[q][1]++
			case answer.Missing, answer.Hidden:
			}
		}
		r := p.Matrix.Recommend(view)
		if r.HasModel() {
			models[r.Model.String()]++
		} else {
			models[string(r.Outcome)]++
		}
	}
	for q := range schema.Len() {
		of := schema.At(q)
		if states[q][0] < max(20, applies[q]/10) || (states[q][1] == 0) != (of.Type == answer.Text) {
			t.Errorf("%s is given %d times of the %d that it applies, unknown %d times", of.ID, states[q][0], applies[q], states[q][1])
		}
		for o, id := range of.Options {
			if options[q]&(1<<o) == 0 {
				t.Errorf("%s is never %s", of.ID, id)
			}
		}
		switch steps := int((of.Max-of.Min)/100) + 1; of.Type {
		case answer.Scale, answer.Level:
			if len(numbers[q]) != steps {
				t.Errorf("%s takes %d of its %d values", of.ID, len(numbers[q]), steps)
			}
		case answer.Number:
			if len(numbers[q]) < min(10, steps) {
				t.Errorf("%s takes %d values only", of.ID, len(numbers[q]))
			}
		default:
		}
	}
	for _, m := range terms.Models() {
		if models[m.String()] < n/20 {
			t.Errorf("%s is recommended %d times of %d: %v", m, models[m.String()], n, models)
		}
	}
	for name, met := range map[string]map[string]int{"kinds": kinds, "sections": sections, "sides": sides, "models": models} {
		t.Logf("%s: %v", name, met)
	}
	if len(kinds) != 8 || len(sections) != 13 || len(sides) != 5 {
		t.Errorf("%d kinds, %d sections, %d sides", len(kinds), len(sections), len(sides))
	}
}

// Answers go together: this is what tells the clients from random ones.
func TestAnswersGoTogether(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	s := source(t, p, sample.Options{Complete: true})
	schema := p.Questionnaire.Schema
	for n := range 1500 {
		v := schema.View(answer.Set{Values: s.Engagement(n).Answers.Values}) // by the answers in use
		users, known := v.Number("users_count")
		if computers, ok := v.Number("endpoints_count"); known && ok && (computers*2 < users || computers > users*3/2+500) {
			t.Errorf("%d: %d people with %d computers", n, users/100, computers/100)
		}
		if fte, ok := v.Number("it_fte"); known && ok && fte > users {
			t.Errorf("%d: %d people, %d hundredths of them for IT", n, users/100, fte)
		}
		if v.Is("industry", "defense_gov") && v.Is("compliance_regimes", "hipaa") {
			t.Errorf("%d: a supplier of the army under HIPAA", n)
		}
		for i := range schema.Len() {
			if v.State(i) == answer.Missing {
				t.Fatalf("%d: %s has no answer in a complete engagement", n, schema.At(i).ID)
			}
		}
	}
}

// Parts are at most their whole, each of them and together.
func TestPartsAreAtMostTheirWhole(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	s := source(t, p, sample.Options{Complete: true})
	met := map[string]int{}
	for n := range 1500 {
		v := p.Questionnaire.Schema.View(answer.Set{Values: s.Engagement(n).Answers.Values})
		for whole, parts := range map[string][]string{
			"light_users_count":     {"mailbox_users_count", "seasonal_users_count"},
			"shared_devices_count":  {"tills_count", "kiosks_count", "student_devices_count"},
			"network_devices_count": {"firewalls_count"},
			"sites_count":           {"visit_sites_count"},
			"users_count":           {"cui_users_count"},
		} {
			all, known := v.Number(whole)
			sum := int64(0)
			for _, part := range parts {
				if of, ok := v.Number(part); ok && of > 0 {
					sum += of
					met[part]++
				}
			}
			if known && sum > all {
				t.Errorf("%d: %v are %d together, of %d in %s", n, parts, sum/100, all/100, whole)
			}
		}
	}
	if len(met) != 8 {
		t.Errorf("met %v", met)
	}
}

// A question that is new in the questionnaire is answered without a line in the
// table, and not told to a version that does not know it.
func TestNewQuestionsAreCovered(t *testing.T) {
	t.Parallel()
	schema := answer.NewSchema([]answer.Question{
		{ID: "industry", Type: answer.SingleChoice, Options: []string{"legal", "new_industry"}},
		{ID: "brand_new", Type: answer.MultiChoice, Options: []string{"none", "a", "b", "c"}, Exclusive: 1},
		{ID: "brand_new_count", Type: answer.Number, Max: 1000},
	})
	schema.SetGates(make([]answer.Condition, schema.Len()))
	knows, err := sample.KnownOptions("old", []byte("questions: [{id: industry, options: [{id: legal}]}]"))
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range []map[string][]string{nil, knows} {
		s, err := sample.New(schema, 1, sample.Options{Complete: true, Known: known})
		if err != nil {
			t.Fatal(err)
		}
		var seen [3]uint64
		for n := range 400 {
			for q, v := range s.Engagement(n).Answers.Values {
				if known != nil && n%6 != 0 && (q > 0 && v.State != answer.Missing || q == 0 && v.Options == 2) {
					t.Fatalf("%d tells an old version %s: %+v", n, schema.At(q).ID, v)
				}
				seen[q] |= v.Options
			}
		}
		if seen != [3]uint64{3, 15, 0} {
			t.Errorf("options met: %b", seen)
		}
	}
}

// What earlier versions cannot read is written only when asked for.
func TestOptionsAreOffByDefault(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	plain, all := source(t, p, sample.Options{}), source(t, p, unsettled)
	settled := func(v answer.Value) answer.Value {
		v.Spread, v.Unsure = 0, 0
		return v
	}
	met := map[string]int{}
	for n := range 2000 {
		a, b := plain.Engagement(n), all.Engagement(n)
		view := p.Questionnaire.Schema.View(a.Answers)
		for q, v := range a.Answers.Values {
			if view.State(q) == answer.Hidden {
				continue // a range may leave open whether it is asked
			}
			if !settled(v).Equal(settled(b.Answers.Values[q])) {
				t.Fatalf("%d: the options change the answer to %s", n, p.Questionnaire.Questions[q].ID)
			}
		}
		for _, key := range []string{"..", "settled: true", "unsure: [", "  tower_owners."} {
			if strings.Contains(a.YAML(), key) {
				t.Fatalf("%d holds %q", n, key)
			}
			if strings.Contains(b.YAML(), key) {
				met[key]++
			}
		}
	}
	if len(met) != 4 {
		t.Errorf("met %v", met)
	}
}
