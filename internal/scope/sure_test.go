package scope

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// judge scores a view and says how sure the model is.
func judge(p *playbook.Playbook, v answer.View) (assess.Recommendation, *Proof) {
	s := &Scored{Playbook: p, Engagement: assess.NewEngagement(p.Questionnaire), View: v}
	s.Recommendation = p.Matrix.Recommend(v)
	return s.Recommendation, s.Proof()
}

// halfStated leaves some of what was answered open: towers, an end of a number.
func halfStated(rng *rand.Rand, v answer.View) answer.View {
	for i := range v.Schema().Len() {
		value := v.Value(i)
		switch {
		case v.State(i) != answer.Given:
			continue
		case rng.IntN(100) < 45:
			v = v.With(i, answer.Value{})
			continue
		case v.Schema().At(i).Type == answer.Grid:
			for _, t := range terms.OperationalTowers() {
				if rng.IntN(3) == 0 {
					value.Grid[t], value.Advised = terms.Undecided, value.Advised&^answer.TowersOf(t)
				}
			}
		}
		v = v.With(i, value)
	}
	return v
}

// sampled goes through views of invented clients of which some things are open.
func sampled(tb testing.TB, p *playbook.Playbook, n int, f func(rng *rand.Rand, e *assess.Engagement, v answer.View)) {
	tb.Helper()
	source, err := sample.New(p.Questionnaire.Schema, 11, sample.Options{Ranges: true, Disputes: true, Unsure: true})
	if err != nil {
		tb.Fatal(err)
	}
	for i := range n {
		e, err := playbooktest.Read(p, "sample", source.Engagement(i).YAML())
		if err != nil {
			tb.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(12, uint64(i)))
		v := e.View(p.Questionnaire)
		if i%3 > 0 {
			v = halfStated(rng, v)
		}
		f(rng, e, v)
	}
}

// settled returns answers that what is open of a question can come to.
func settled(rng *rand.Rand, v answer.View, i int) []answer.View {
	var views []answer.View
	value := v.Value(i)
	number := func(n int64) answer.View { return v.With(i, answer.Value{State: answer.Given, Number: n}) }
	switch d := v.Dispute(i); {
	case v.State(i) != answer.Given || v.Settled(i):
		return nil
	case v.Schema().At(i).Type == answer.Grid:
		for t, may := range v.PossibleSides(i) {
			if may != answer.AnySide {
				continue
			}
			for side := terms.Undecided; side <= terms.ThirdParty; side++ {
				views = append(views, v.With(i, value.WithTower(terms.Tower(t), side)))
			}
		}
		if d == nil {
			break
		}
		for _, other := range d.Values { // all that people differ about settled as one of them says
			one := value
			for _, t := range d.Towers() {
				if other.Grid[t] != terms.Undecided || other.Advised.Has(t) {
					one = one.Merge(t, &other)
				}
			}
			views = append(views, v.With(i, one))
		}
	case value.Unsure != 0 && d == nil:
		without, with := value, value
		without.Unsure, with.Unsure = 0, 0
		with.Options = (value.Options | value.Unsure) &^ v.Schema().At(i).Exclusive
		views = append(views, v.With(i, without), v.With(i, with))
	case d != nil:
		for _, other := range d.Values {
			views = append(views, v.With(i, other))
		}
	case value.Spread > 0:
		n := value.Number + rng.Int64N(value.Spread/100+1)*100
		views = append(views, number(value.Number), number(value.High()), number(n))
	}
	return views
}

// Naming one more tower, settling what people differ about either way, and any number
// inside a range never changes a model that was certain, and always leads to one of
// those that were called possible.
func TestWhatIsOpenNeverChangesWhatWasCertain(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	certain, tried := 0, 0
	sampled(t, p, 200, func(rng *rand.Rand, _ *assess.Engagement, v answer.View) {
		r, proof := judge(p, v)
		if !proof.Certificate.Proved {
			t.Fatalf("not proved: %s", describe(p, v))
		}
		if proof.Certificate.Certain {
			certain++
		}
		for i := range v.Schema().Len() {
			for _, then := range settled(rng, v, i) {
				tried++
				after := p.Matrix.Recommend(then)
				switch {
				case proof.Certificate.Certain && r.HasModel() && after.HasModel() && after.Model != r.Model:
					t.Fatalf("certain of %v, and with %s %s it is %v:\n%s", r.Model, v.Schema().At(i).ID, v.Schema().At(i).Format(then.Value(i)), after.Model, describe(p, v))
				case after.HasModel() && !proof.Certificate.Possible[after.Model]:
					t.Fatalf("%v is not called possible, and follows from %s %s:\n%s", after.Model, v.Schema().At(i).ID, v.Schema().At(i).Format(then.Value(i)), describe(p, v))
				}
			}
		}
	})
	if certain < 50 || tried < 500 {
		t.Errorf("too few cases: %d certain, %d tried", certain, tried)
	}
}

// What leads to another model by itself is named among the doubts, and every doubt
// that is said to lead to one does.
func TestEveryDoubtThatLeadsElsewhereIsNamed(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	named := 0
	sampled(t, p, 150, func(rng *rand.Rand, _ *assess.Engagement, v answer.View) {
		r, proof := judge(p, v)
		if !r.HasModel() {
			return
		}
		for i := range v.Schema().Len() {
			views := settled(rng, v, i)
			if v.State(i).Open() {
				for _, value := range (&Scored{Playbook: p, View: v}).candidates(i) {
					views = append(views, v.With(i, value))
				}
			}
			for _, then := range views {
				after := p.Matrix.Recommend(then)
				if !after.HasModel() || after.Model == r.Model {
					continue
				}
				named++
				if !slices.ContainsFunc(proof.Doubts, func(d certainty.Doubt) bool {
					return d.To[after.Model] && slices.ContainsFunc(d.Questions, func(a certainty.Asked) bool { return a.Question == i })
				}) {
					t.Fatalf("%s %s leads from %v to %v and is no doubt (%+v):\n%s", v.Schema().At(i).ID, v.Schema().At(i).Format(then.Value(i)), r.Model, after.Model, proof.Doubts, describe(p, v))
				}
				if proof.Verdict == certainty.VerdictFirm || proof.Verdict == certainty.VerdictClear {
					t.Fatalf("%s leads to %v, and the verdict is %s:\n%s", v.Schema().At(i).ID, after.Model, proof.Verdict, describe(p, v))
				}
			}
		}
	})
	if named < 200 {
		t.Errorf("too few cases: %d", named)
	}
}

// A confident word is earned: nothing is firm beside a contradiction or a dispute about
// who is there, who stays and who is to run what; a part of a post more or less does
// not change it; clear needs a head count.
func TestConfidentWordsAreEarned(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	team := &p.Matrix.Team
	seen := map[string]int{}
	sampled(t, p, 600, func(_ *rand.Rand, e *assess.Engagement, v answer.View) {
		s := &Scored{Playbook: p, Engagement: e, View: v, Recommendation: p.Matrix.Recommend(v)}
		proof := s.Proof()
		seen[proof.Verdict]++
		decide := []int{team.Count, team.Plan, team.Today, p.Matrix.Structure().Towers}
		switch proof.Verdict {
		case certainty.VerdictFirm:
			for _, i := range decide {
				if v.Dispute(i) != nil {
					t.Fatalf("firm beside a dispute about %s:\n%s", v.Schema().At(i).ID, describe(p, v))
				}
			}
			for i := range p.Matrix.Contradictions {
				rule := &p.Matrix.Contradictions[i]
				if !rule.Notice && rule.Holds(v) && slices.ContainsFunc(rule.Questions(), func(q int) bool { return slices.Contains(decide, q) }) {
					t.Fatalf("firm beside %s:\n%s", rule.ID, describe(p, v))
				}
			}
			if n := v.Value(team.Count).Number; v.Settled(team.Count) && n%100 != 0 {
				for _, near := range []int64{max(0, n-25), n + 25} {
					after := p.Matrix.Recommend(v.With(team.Count, answer.Value{State: answer.Given, Number: near}))
					if after.HasModel() && after.Model != s.Recommendation.Model {
						t.Fatalf("firm, and with %d hundredths of a post it is %v:\n%s", near, after.Model, describe(p, v))
					}
				}
			}
		case certainty.VerdictClear:
			if v.State(team.Count) != answer.Given {
				t.Fatalf("clear, and nobody knows how many people there are:\n%s", describe(p, v))
			}
		}
	})
	for _, verdict := range []string{certainty.VerdictFirm, certainty.VerdictClear, certainty.VerdictLeaning} {
		if seen[verdict] < 10 {
			t.Errorf("too few cases: %v", seen)
		}
	}
}

// With one fact given nothing is clear, and firm only where that fact rules the other
// models out.
func TestWithOneFactNothingIsClear(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	schema := p.Questionnaire.Schema
	firm := map[string]bool{}
	for i := range schema.Len() {
		s := &Scored{Playbook: p, Engagement: assess.NewEngagement(p.Questionnaire), View: schema.View(schema.NewSet())}
		values := s.candidates(i)
		if schema.At(i).Type == answer.Number {
			for _, n := range []int64{0, 50, 100, 500, 1200, 4900, 100_00, 2000_00} {
				values = append(values, answer.Value{State: answer.Given, Number: min(max(n, schema.At(i).Min), schema.At(i).Max)})
			}
		}
		for _, value := range values {
			r, proof := judge(p, s.View.With(i, value))
			switch proof.Verdict {
			case certainty.VerdictClear:
				t.Errorf("%s: %s alone is clear", schema.At(i).ID, schema.At(i).Format(value))
			case certainty.VerdictFirm:
				firm[schema.At(i).ID] = true
				for _, m := range terms.Models() {
					if m != r.Model && !r.Vetoed[m] {
						t.Errorf("%s: %s alone is firm, and %v is not ruled out", schema.At(i).ID, schema.At(i).Format(value), m)
					}
				}
			}
		}
	}
	if !firm["it_fte"] || !firm["it_staff_plan"] {
		t.Errorf("firm by one fact: %v", firm)
	}
}

func describe(p *playbook.Playbook, v answer.View) string {
	e := assess.NewEngagement(p.Questionnaire)
	e.Answers = v.Set()
	text := formatted(p, e)
	for i := range v.Schema().Len() {
		if d := v.Dispute(i); d != nil {
			for _, other := range d.Values[1:] {
				text += "; or " + v.Schema().At(i).ID + ": " + v.Schema().At(i).Format(other)
			}
		}
	}
	return text
}
