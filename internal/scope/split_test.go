package scope

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// checkSplit checks what must hold between the recommended model and the
// printed split, whatever was answered.
func checkSplit(t *testing.T, s *Scored) {
	t.Helper()
	r := &s.Recommendation
	split := s.Split()
	if (split != nil) != r.HasModel() {
		t.Fatalf("outcome %s has the split %v", r.Outcome, split)
	}
	for _, m := range terms.Models() {
		p := &s.Proposals[m]
		small := r.SmallTeam && m != terms.Hybrid // a hybrid that is only priced assumes the team it needs
		if class := terms.Classify(p.Split, small); class != m {
			t.Errorf("the split of %s is %s: %v, stated %v", m, class, p.Split, r.Stated)
		}
		for _, tower := range terms.Towers() {
			if p.Split[tower] == terms.Undecided {
				t.Errorf("%s: nobody runs %s", m, tower)
			}
			if p.Assumed[tower] == (p.Because[tower] == "") {
				t.Errorf("%s: %s is assumed %v because %q", m, tower, p.Assumed[tower], p.Because[tower])
			}
		}
	}
	if split == nil {
		return
	}
	if class := terms.Classify(split.Split, r.SmallTeam); class != r.Model {
		t.Errorf("%s is recommended and the printed split is %s: %v", r.Model, class, split.Split)
	}
	if len(split.Dropped) > 0 {
		t.Errorf("%s is recommended against the decisions about %v", r.Model, split.Dropped)
	}
	for _, tower := range terms.Towers() {
		if stated := r.Stated[tower]; stated != terms.Undecided && (split.Split[tower] != stated || split.Assumed[tower]) {
			t.Errorf("%s was given to %s, and the split says %s (assumed %v)", tower, stated, split.Split[tower], split.Assumed[tower])
		}
	}
	// A wish that nobody can carry out is named, and only such a wish is dropped.
	given := s.View.Lookup("tower_owners")
	for _, tower := range terms.OperationalTowers() {
		wish := terms.Undecided
		if given.State == answer.Given {
			wish = given.Grid[tower]
		}
		dropped := r.Nobody && (wish == terms.Client || wish == terms.Shared)
		if dropped != slices.Contains(r.Contradicted, tower) || !dropped && r.Stated[tower] != wish {
			t.Errorf("%s: wish %s, nobody %v, stated %s, contradicted %v", tower, wish, r.Nobody, r.Stated[tower], r.Contradicted)
		}
	}
}

func TestTheRecommendedModelIsTheClassOfThePrintedSplit(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	rng := rand.New(rand.NewPCG(7, 2026))
	seen := map[assess.Outcome]int{}
	models := map[terms.Model]int{}
	e := assess.NewEngagement(p.Questionnaire)
	source := invented(t, p)
	for n := range 5000 {
		e.Answers = sample.AnySet(rng, p.Questionnaire.Schema)
		if n%2 == 0 { // answers that go together find other faults than those that do not
			e.Answers = source.Engagement(n).Answers
		}
		s := Score(p, e)
		checkSplit(t, s)
		if t.Failed() {
			t.Fatalf("answers %s", formatted(p, e))
		}
		seen[s.Recommendation.Outcome]++
		if m := s.Model(); m != nil {
			models[*m]++
		}
	}
	for _, m := range terms.Models() {
		if models[m] < 300 {
			t.Errorf("%s was recommended %d times only; %v", m, models[m], seen)
		}
	}
}

// Every complete split, with few and with enough people: the client's decision
// is the model, unless no people or no model is there.
func TestACompleteSplitIsTheModel(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	schema := p.Questionnaire.Schema
	towers, fte := schema.Find("tower_owners"), schema.Find("it_fte")
	e := assess.NewEngagement(p.Questionnaire)
	n := 0
	var fill func(s terms.Split, at int)
	fill = func(split terms.Split, at int) {
		if at < terms.NumOperational {
			for _, side := range terms.Sides() {
				split[at] = side
				fill(split, at+1)
			}
			return
		}
		if n++; n%7 > 0 { // every seventh of the 4^7 splits, which is prime to their order
			return
		}
		for _, team := range []int64{150, 400} {
			e.Answers = schema.NewSet()
			e.Answers.Values[towers] = answer.Value{State: answer.Given, Grid: split}
			e.Answers.Values[fte] = answer.Value{State: answer.Given, Number: team}
			s := Score(p, e)
			want := terms.Classify(split, team < 200)
			if s.Model() == nil || *s.Model() != want || s.Recommendation.Outcome != assess.Recommended {
				t.Fatalf("%v with a team of %d: %s %v, expected %s", split, team, s.Recommendation.Outcome, s.Model(), want)
			}
			printed := s.Split().Split
			for _, tower := range terms.OperationalTowers() {
				if printed[tower] != split[tower] {
					t.Fatalf("%v is printed as %v", split, printed)
				}
			}
		}
	}
	fill(terms.Split{}, 0)
}

func TestClientIT(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for answers, want := range map[string]bool{
		"{}": false, "{it_fte: 0}": false, "{it_fte: 0.49}": false, "{it_fte: 0.5}": true, "{it_fte: 3, it_staff_plan: none_wanted}": false, "{it_fte: unknown}": false,
	} {
		s := scored(t, p, "answers: "+answers)
		if got := s.clientIT(terms.FullyManaged); got != want {
			t.Errorf("%s: IT people under fully managed: %v", answers, got)
		}
		if !s.clientIT(terms.CoManaged) || !s.clientIT(terms.Hybrid) {
			t.Errorf("%s: no IT people under a model that lives from them", answers)
		}
	}
}
