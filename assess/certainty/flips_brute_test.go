package certainty

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// bruteChanges lists every change of a given answer that a flip may make.
func bruteChanges(b *flipBook, v answer.View) []Change {
	var changes []Change
	for q := range b.q.Questions {
		if v.State(q) != answer.Given || b.q.Questions[q].Change == assess.Fixed {
			continue
		}
		question, now := b.q.Schema.At(q), v.Value(q)
		values := bruteValues(b, q)
		switch question.Type {
		case answer.MultiChoice:
			values = slices.DeleteFunc(values, func(next answer.Value) bool {
				gone, come := now.Options&^next.Options, next.Options&^now.Options
				none := question.OptionIndex("none")
				oneLess := come == 0 && bits.OnesCount64(gone) == 1 ||
					none >= 0 && next.Options == 1<<none && bits.OnesCount64(now.Options) == 1 // what an empty list is
				oneMore := bits.OnesCount64(come) == 1 && gone&^question.Exclusive == 0 && // exclusive options give way
					(come&question.Exclusive == 0 || now.Options == 0)
				return !oneLess && !oneMore
			})
		case answer.Grid:
			values = nil
			for tower := range now.Grid {
				for _, side := range terms.Sides() {
					next := answer.Value{State: answer.Given, Grid: now.Grid}
					next.Grid[tower] = side
					values = append(values, next)
				}
			}
			for _, preset := range b.q.Questions[q].Presets {
				values = append(values, preset.Value)
			}
		default:
		}
		for _, value := range values {
			if value != now {
				changes = append(changes, Change{q, value})
			}
		}
	}
	return changes
}

// bruteScore scores changed answers and reports whether the changes by
// themselves contradict each other.
func bruteScore(b *flipBook, v answer.View, changes ...Change) (r assess.Recommendation, contradict bool) {
	set := b.q.Schema.NewSet()
	for q := range set.Values {
		set.Values[q] = v.Value(q)
	}
	for _, c := range changes {
		set.Values[c.Question] = c.Value
	}
	changed := b.q.Schema.View(set)
	for i := range b.m.Contradictions {
		u := &b.m.Contradictions[i]
		if !u.Holds(changed) || u.Holds(v) {
			continue
		}
		inside := true
		for _, q := range append(u.When.Questions(), u.Unless.Questions()...) {
			inside = inside && slices.ContainsFunc(changes, func(c Change) bool { return c.Question == q })
		}
		contradict = contradict || inside
	}
	return b.m.Recommend(changed), contradict
}

// bruteFlips finds, for each model, the sets of questions with the fewest
// questions that flip to it, by scoring every change and every pair.
func bruteFlips(b *flipBook, v answer.View, r *assess.Recommendation) [terms.NumModels]map[string]bool {
	var found [terms.NumModels]map[string]bool
	if r.Outcome == assess.NoneNeeded || r.Outcome == assess.NothingScored {
		return found
	}
	flips := func(changes ...Change) (terms.Model, bool) {
		x, contradict := bruteScore(b, v, changes...)
		return x.Model, !contradict && x.HasModel() && (!r.HasModel() || x.Model != r.Model)
	}
	add := func(m terms.Model, key string) {
		if found[m] == nil {
			found[m] = map[string]bool{}
		}
		found[m][key] = true
	}
	changes := bruteChanges(b, v)
	var rest []Change
	for _, c := range changes {
		if m, ok := flips(c); ok {
			add(m, fmt.Sprint(c.Question))
		} else {
			rest = append(rest, c)
		}
	}
	single := found
	for i, x := range rest {
		for _, y := range rest[i+1:] {
			if x.Question == y.Question {
				continue
			}
			if m, ok := flips(x, y); ok && single[m] == nil {
				add(m, fmt.Sprint(x.Question, y.Question))
			}
		}
	}
	return found
}

// Against brute force over random playbooks: the same sets of questions for the
// same models, every flip verified, no part of a flip flips.
func TestFlipsBruteForce(t *testing.T) {
	t.Parallel()
	rounds := 30
	if longTests() {
		rounds = 6000
	}
	rng := rand.New(rand.NewPCG(1, 7))
	tried, ones, twos := 0, 0, 0
	for tried < rounds {
		b := randomBook(rng)
		if b == nil {
			continue
		}
		tried++
		finder := NewFlipFinder(b.m, b.q)
		v := b.q.Schema.View(randomSet(rng, b))
		r := b.recommend(v)
		want := bruteFlips(b, v, r)
		var got [terms.NumModels]map[string]bool
		for model, flips := range finder.all(v, r, false) {
			for _, f := range flips {
				key := fmt.Sprint(f.Changes[0].Question)
				if len(f.Changes) == 2 {
					key = fmt.Sprint(f.Changes[0].Question, f.Changes[1].Question)
				}
				if got[model] == nil {
					got[model] = map[string]bool{}
				}
				got[model][key] = true
				if x, contradict := bruteScore(b, v, f.Changes...); contradict || !x.HasModel() || x.Model != terms.Model(model) {
					t.Fatalf("book %d: %q leads to %s %s", tried, b.write([]Flip{f}), x.Outcome, x.Model)
				}
				for _, c := range f.Changes {
					if x, contradict := bruteScore(b, v, c); len(f.Changes) > 1 && !contradict && x.HasModel() && (!r.HasModel() || x.Model != r.Model) {
						t.Fatalf("book %d: a part of %q flips", tried, b.write([]Flip{f}))
					}
				}
				if len(f.Changes) == 1 {
					ones++
				} else {
					twos++
				}
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("book %d: got %v, want %v", tried, got, want)
		}
		if kept := finder.Find(v, r); len(kept) > MaxFlips || !reflect.DeepEqual(kept, finder.Find(v, r)) {
			t.Fatalf("book %d: %q", tried, b.write(kept))
		}
	}
	t.Logf("%d playbooks, %d flips of one question, %d of two", tried, ones, twos)
	if ones < rounds/4 || twos < rounds/8 {
		t.Errorf("too few flips to mean anything: %d and %d", ones, twos)
	}
}
