package certainty

import (
	"slices"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// What may turn out otherwise is near to what was answered.
func TestFlipsOfNumbersAreNear(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("it_fte", "number", "turn_out", "limits: {min: 0, max: 100, decimals: 2}"),
		questionText("size", "number", "turn_out", "limits: {min: 0, max: 1000, decimals: 0}"),
		questionText("say", "scale_1_5", "decide", optionsText("1", "2", "3", "4", "5")),
		questionText("other", "yes_no", "decide", ""),
	}, "flips: {count_up_to: 4, count_step: 1, share: 25, source: Ours}\n", []string{
		criterionText("a", 5, `{it_fte: "<0.5"}`, [3]int{6, 0, 0}, ""), criterionText("b", 5, `{it_fte: "0.5..1.99"}`, [3]int{0, 6, 0}, ""),
		criterionText("c", 5, `{it_fte: "2..4.99"}`, [3]int{0, 0, 6}, ""), criterionText("d", 5, `{it_fte: "5..9.99"}`, [3]int{0, 6, 0}, ""),
		criterionText("e", 5, `{it_fte: ">=10"}`, [3]int{0, 0, 6}, ""),
		criterionText("f", 10, `{size: "<50"}`, [3]int{6, 0, 0}, ""), criterionText("g", 10, `{size: "50..59"}`, [3]int{0, 6, 0}, ""),
		criterionText("h", 10, `{size: ">=60"}`, [3]int{0, 0, 6}, ""),
		criterionText("i", 10, `{say: [1, 2]}`, [3]int{6, 0, 0}, ""), criterionText("j", 10, `{say: 3}`, [3]int{0, 6, 0}, ""),
		criterionText("k", 10, `{say: [4, 5]}`, [3]int{0, 0, 6}, ""),
	}, "")
	finder := NewFlipFinder(b.m, b.q)
	for answers, want := range map[string][]string{
		"{it_fte: 1}":   {"it_fte=0 -> fully_managed", "it_fte=2 -> hybrid"},
		"{it_fte: 3}":   nil, // two people less, or two more
		"{it_fte: 4}":   {"it_fte=5 -> co_managed"},
		"{it_fte: 6}":   nil,                              // 4 is a third less
		"{it_fte: 8.5}": {"it_fte=10 -> hybrid"},          // less than a quarter more
		"{it_fte: 12}":  {"it_fte=9 -> co_managed"},       // a quarter less
		"{it_fte: 13}":  nil,                              // 9 is more than a quarter less
		"{size: 62}":    {"size=59 -> co_managed"},        // 49 is within a quarter and two ranges away
		"{size: 45}":    {"size=50 -> co_managed"},        // 60 is a third more
		"{size: 200}":   nil,                              // far from everything
		"{say: 5}":      {"say=3 -> co_managed (advice)"}, // the next range of a scale, not the one behind it
	} {
		v := b.view(t, answers)
		if got := b.write(finder.Find(v, b.recommend(v))); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", answers, got, want)
		}
	}
}

// Over invented clients: no number moves far, nobody is told to give up who does not
// think of it, and the client's own IT people are told nothing about themselves.
func TestFlipsShippedAreWithinReach(t *testing.T) {
	t.Parallel()
	b := shippedBook(t)
	finder := NewFlipFinder(b.m, b.q)
	source, err := sample.New(b.q.Schema, 20261128, sample.Options{Complete: true})
	if err != nil {
		t.Fatal(err)
	}
	st := b.m.Structure()
	control := b.q.Schema.Find("control_preference")
	flips, without, forTeam := 0, 0, 0
	for n, set := range source.Sets(400) {
		v := b.q.Schema.View(set)
		r := b.recommend(v)
		found := finder.Find(v, r)
		if len(found) == 0 {
			without++
		}
		if len(found) > 0 && (r.Outcome == assess.NoneNeeded || r.Outcome == assess.NothingScored) {
			t.Errorf("engagement %d: %s with %q", n, r.Outcome, b.write(found))
		}
		handsOff := v.State(control) == answer.Given && v.Value(control).Number <= 200
		for _, f := range found {
			flips++
			for _, c := range f.Changes {
				now := v.Value(c.Question)
				away := max(c.Value.Number-now.Number, now.Number-c.Value.Number)
				switch {
				case c.Question == st.Count && now.Number <= 400:
					if away > 100 {
						t.Errorf("engagement %d: %q from %d", n, b.write([]Flip{f}), now.Number)
					}
				case b.q.Schema.At(c.Question).Type == answer.Number && 4*away > now.Number:
					t.Errorf("engagement %d: %q from %d", n, b.write([]Flip{f}), now.Number)
				case c.Question == st.Plan && c.Value.Options&st.Nobody != 0 && !handsOff:
					t.Errorf("engagement %d: %q to a client that wants a say", n, b.write([]Flip{f}))
				case c.Question == st.Towers && allOut(c.Value.Grid) && !oneTower(now.Grid, c.Value.Grid) && !handsOff:
					t.Errorf("engagement %d: %q to a client that wants a say", n, b.write([]Flip{f}))
				}
			}
		}
		for _, f := range finder.FindForTeam(v, r) {
			forTeam++
			for _, c := range f.Changes {
				if c.Question == st.Count || c.Question == st.Plan || c.Question == st.Towers && allOut(c.Value.Grid) && !oneTower(v.Value(st.Towers).Grid, c.Value.Grid) {
					t.Errorf("engagement %d: the client's own IT people read %q", n, b.write([]Flip{f}))
				}
			}
		}
	}
	t.Logf("%d flips, %d for a reader of the team, %d engagements without", flips, forTeam, without)
	if flips < 400 || forTeam < 100 || without == 0 || without > 200 {
		t.Errorf("%d flips, %d for a reader of the team, %d of 400 engagements without any", flips, forTeam, without)
	}
}

func allOut(s terms.Split) bool {
	for _, t := range terms.OperationalTowers() {
		if s[t] != terms.Provider {
			return false
		}
	}
	return true
}

func oneTower(a, b terms.Split) bool {
	n := 0
	for _, t := range terms.OperationalTowers() {
		if a[t] != b[t] {
			n++
		}
	}
	return n <= 1
}

// Where nothing within reach changes the model, what is left is said: for those who
// have people, the decision to give them up.
func TestOnlyGivingUpChangesIt(t *testing.T) {
	t.Parallel()
	b := shippedBook(t)
	finder := NewFlipFinder(b.m, b.q)
	for answers, want := range map[string]bool{
		"{it_fte: 1, it_staff_plan: keep_same}":   true,
		"{it_fte: 0, it_staff_plan: none_wanted}": false, // is fully managed already
		"{it_fte: 3}": false, // no plan is given that could change
		"{it_fte: 3, it_staff_plan: keep_same, control_preference: 4}": true,
	} {
		v := b.view(t, answers)
		if got := finder.OnlyGivingUp(v, b.recommend(v)); got != want {
			t.Errorf("%s: %v, want %v", answers, got, want)
		}
	}
}
