package certainty

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// write lists flips as "id=value id=value -> model", with "(advice)".
func (b *flipBook) write(flips []Flip) []string {
	var lines []string
	for _, f := range flips {
		var s strings.Builder
		for _, c := range f.Changes {
			q := b.q.Schema.At(c.Question)
			fmt.Fprintf(&s, "%s=%s ", q.ID, q.Format(c.Value))
		}
		fmt.Fprintf(&s, "-> %s", f.Model)
		if f.Advice {
			s.WriteString(" (advice)")
		}
		lines = append(lines, s.String())
	}
	return lines
}

func TestFlipsShipped(t *testing.T) {
	t.Parallel()
	b := shippedBook(t)
	finder := NewFlipFinder(b.m, b.q)
	for _, test := range []struct{ name, answers, want string }{
		// Somebody to be had, and then kept, is a long way from having and wanting nobody.
		{
			"clinic without IT", `{users_count: 12, endpoints_count: 14, current_it_model: unofficial, it_fte: 0, it_staff_plan: none_wanted, control_preference: 2, budget_style: fixed_all_in, compliance_regimes: [hipaa], industry: healthcare}`,
			"",
		},
		{
			"the solo admin who is kept leaves", `{users_count: 120, endpoints_count: 130, current_it_model: internal_only, it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, control_preference: 4, skill_gaps: [security]}`,
			"it_fte=0 -> fully_managed",
		},
		{
			"the solo admin is given up by whom wants IT off the desk", `{users_count: 120, endpoints_count: 130, current_it_model: internal_only, it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, control_preference: 2, skill_gaps: [security]}`,
			"it_staff_plan=none_wanted -> fully_managed (advice)",
		},
		// Half a person would contradict the plan of a first hire less.
		{
			"the first hire comes", `{users_count: 30, endpoints_count: 32, current_it_model: unofficial, it_fte: 0, it_staff_plan: first_hire, control_preference: 3, growth_24m: over_50, lob_complexity: standard, industry: technology}`,
			"it_fte=1 -> co_managed",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			v := b.view(t, test.answers)
			got := b.write(finder.Find(v, b.recommend(v)))
			if test.want == "" && len(got) > 0 || test.want != "" && !slices.Contains(got, test.want) {
				t.Errorf("got %q, want %q among them", got, test.want)
			}
		})
	}
}

// The reference case "counterfactual-five-criteria": four single changes flip.
func TestFlipsReference(t *testing.T) {
	t.Parallel()
	b := rowsBook(t, fiveWeights, fiveRows)
	v := b.view(t, fiveAnswers)
	r := b.recommend(v)
	if r.Model != terms.FullyManaged || r.MarginPoints != 5 {
		t.Fatalf("got %s by %d, want fully_managed by 5", r.Model, r.MarginPoints)
	}
	want := []string{
		"q1=yes -> co_managed (advice)", "q2=yes -> co_managed (advice)", "q4=yes -> co_managed (advice)", "q5=yes -> co_managed (advice)",
		// By hand: hybrid is at 72 of 96. From no two changes does it come first
		// without co-managed being ahead, so there is no flip to it.
	}
	if got := b.write(NewFlipFinder(b.m, b.q).Find(v, r)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFlipsOrderAndChoice(t *testing.T) {
	t.Parallel()
	number := "limits: {min: 0, max: 100, decimals: 2}"
	b := newBook(t, []string{
		questionText("fixed_fact", "yes_no", "fixed", ""),
		questionText("turns", "yes_no", "turn_out", ""),
		questionText("decided", "yes_no", "decide", ""),
		questionText("people", "number", "turn_out", number),
		questionText("open", "yes_no", "decide", ""),
		questionText("closed", "yes_no", "decide", `when: {people: ">50"}`),
		questionText("list", "multi_choice", "decide", optionsText("a", "b", "none")+", exclusive: [none]"),
	}, "too_close: 0\n", []string{
		criterionText("base", 2, "{fixed_fact: no}", [3]int{6, 0, 0}, ""), // 12 for fully managed
		criterionText("k1", 10, "{fixed_fact: yes}", [3]int{0, 6, 0}, ""),
		criterionText("k2", 3, "{turns: yes}", [3]int{0, 5, 0}, ""),
		criterionText("k3", 3, "{decided: yes}", [3]int{0, 5, 0}, ""),
		criterionText("k4", 3, `{people: "10..20"}`, [3]int{0, 5, 0}, ""),
		criterionText("k5", 3, `{people: "0.3..0.8"}`, [3]int{0, 6, 0}, ""),
		criterionText("k6", 10, "{open: yes}", [3]int{0, 6, 0}, ""),
		criterionText("k7", 10, "{closed: yes}", [3]int{0, 6, 0}, ""),
		criterionText("k8", 3, "{list: {has: b}}", [3]int{0, 5, 0}, ""),
		criterionText("k9", 3, "{list: {has: a}}", [3]int{0, 0, 4}, ""),
		criterionText("k10", 1, "{list: {has: none}}", [3]int{0, 0, 1}, ""),
		criterionText("k11", 4, "{closed: no}", [3]int{0, 0, 6}, ""),
	}, "")
	v := b.view(t, "{fixed_fact: no, turns: no, decided: no, people: 4, closed: no, list: [none]}")
	got := b.write(NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)))
	// By k9 hybrid only gets level, and comes after fully managed in the tie
	// order. Fixed, open and hidden questions do not change, and the list loses none
	// when it gains b. Where closed applies again, its kept answer counts.
	want := []string{
		"decided=yes -> co_managed (advice)",
		"list=[b] -> co_managed (advice)",
		"turns=yes -> co_managed",
		"people=10 -> co_managed", // the nearest whole number, before 0.5
		"people=51 -> hybrid",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFlipsLeaveNoModel(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("content", "yes_no", "decide", ""),
		questionText("team", "yes_no", "decide", ""),
	}, "", []string{
		criterionText("a", 5, "{team: yes}", [3]int{0, 6, 1}, ""),
		criterionText("b", 5, "{team: no}", [3]int{6, 0, 1}, ""),
	}, "none_needed:\n  - {id: fine, when: {content: yes}, because: b, source: s}\n")
	finder := NewFlipFinder(b.m, b.q)
	for answers, outcome := range map[string]assess.Outcome{"{content: yes, team: yes}": assess.NoneNeeded, "{content: no}": assess.NothingScored} {
		v := b.view(t, answers)
		r := b.recommend(v)
		if got := b.write(finder.Find(v, r)); len(got) > 0 || r.Outcome != outcome || finder.OnlyGivingUp(v, r) {
			t.Errorf("%s: %s, with %q", answers, r.Outcome, got)
		}
	}
	v := b.view(t, "{content: no, team: yes}")
	if got := b.write(finder.Find(v, b.recommend(v))); !slices.Equal(got, []string{"team=no -> fully_managed (advice)"}) {
		t.Errorf("a change to no model is a flip: %q", got)
	}
}

func TestFlipsAvoidContradictions(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("staff", "single_choice", "decide", optionsText("none", "silly", "hire", "keep")),
		questionText("people", "single_choice", "turn_out", optionsText("zero", "one")),
		questionText("other", "yes_no", "turn_out", ""),
	}, "too_close: 0\n", []string{
		criterionText("a", 5, "{people: zero}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("b", 5, "{staff: none}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("c", 5, "{people: one}", [3]int{0, 6, 1}, ""),
	}, "contradictions:\n  - {id: x, when: {people: one, staff: [hire, none]}, because: b, source: s}\n  - {id: y, when: {staff: silly}, because: b, source: s}\n")
	v := b.view(t, "{staff: none, people: zero, other: no}")
	got := b.write(NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)))
	if want := []string{"staff=keep people=one -> co_managed"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	// What contradicts already may go on contradicting.
	v = b.view(t, "{staff: hire, people: one, other: no}")
	got = b.write(NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)))
	if want := []string{"staff=none -> fully_managed (advice)", "people=zero -> fully_managed"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A value that contradicts itself is offered neither alone nor in a pair.
func TestFlipsAvoidAbsurdValues(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("staff", "single_choice", "decide", optionsText("none", "silly")),
		questionText("people", "single_choice", "turn_out", optionsText("zero", "one")),
	}, "too_close: 0\n", []string{
		criterionText("a", 5, "{people: zero}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("b", 5, "{staff: none}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("c", 5, "{people: one}", [3]int{0, 6, 1}, ""),
	}, "contradictions:\n  - {id: x, when: {staff: silly}, because: b, source: s}\n")
	v := b.view(t, "{staff: none, people: zero}")
	if got := NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)); len(got) != 0 {
		t.Errorf("got %q", b.write(got))
	}
}

// Two changes together are no contradiction when the answers contradicted each
// other before.
func TestFlipsKeepContradiction(t *testing.T) {
	t.Parallel()
	b := newBook(t, []string{
		questionText("a", "yes_no", "decide", ""), questionText("b", "yes_no", "decide", ""),
	}, "too_close: 0\n", []string{
		criterionText("x", 5, "{a: no}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("y", 5, "{b: no}", [3]int{6, 0, 1}, "veto: [co_managed, hybrid]"),
		criterionText("z", 5, "{a: yes, b: yes}", [3]int{0, 6, 1}, ""),
	}, "contradictions:\n  - {id: c, when: [{a: yes, b: yes}, {a: no, b: no}], because: b, source: s}\n")
	v := b.view(t, "{a: no, b: no}")
	got := b.write(NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)))
	if want := []string{"a=yes b=yes -> co_managed (advice)"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFlipValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		r    flipRange
		from int64
		want int64
	}{
		{flipRange{50, 74}, 0, 50},
		{flipRange{50, 74}, 100, 50},
		{flipRange{75, 199}, 0, 100},
		{flipRange{75, 199}, 300, 100},
		{flipRange{0, 49}, 100, 0},
		{flipRange{301, 999}, 100, 400},
		{flipRange{301, 999}, 2000, 900},
		{flipRange{51, 99}, 300, 90},
		{flipRange{51, 99}, 0, 60},
		{flipRange{52, 58}, 0, 52},
		{flipRange{52, 58}, 99, 58},
	} {
		if got, _ := test.r.nearest(test.from); got != test.want {
			t.Errorf("nearest of %v from %d is %d, want %d", test.r, test.from, got, test.want)
		}
	}
	q := &answer.Question{Type: answer.MultiChoice, Options: []string{"a", "b", "none", "all"}, Exclusive: 0b1100}
	for _, test := range []struct {
		now  uint64
		want []uint64
	}{
		{0b0001, []uint64{0b0100, 0b0011}}, // a: none, or b as well
		{0b0011, []uint64{0b0010, 0b0001}},
		{0b0100, []uint64{0b0001, 0b0010}}, // none gives way; it cannot be taken away
		{0b1000, []uint64{0b0001, 0b0010, 0b0100}},
	} {
		got := newLists(q, test.now)
		if !slices.Equal(got, test.want) {
			t.Errorf("from %04b: got %04b, want %04b", test.now, got, test.want)
		}
	}
}

// The order of criteria in the matrix changes no flip.
func TestFlipsOrderOfCriteria(t *testing.T) {
	t.Parallel()
	questions := []string{questionText("a", "yes_no", "decide", ""), questionText("b", "yes_no", "turn_out", ""), questionText("c", "scale_1_5", "turn_out", optionsText("1", "2"))}
	criteria := []string{
		criterionText("x", 4, "{a: no}", [3]int{6, 1, 0}, ""), criterionText("y", 4, "{a: yes, b: yes}", [3]int{0, 6, 2}, ""),
		criterionText("z", 3, "{b: no}", [3]int{5, 2, 2}, ""), criterionText("w", 7, "{c: [4, 5]}", [3]int{0, 1, 5}, ""),
	}
	b := newBook(t, questions, "", criteria, "")
	slices.Reverse(criteria)
	other := newBook(t, questions, "", criteria, "")
	const answers = "{a: no, b: no, c: 2}"
	v, w := b.view(t, answers), other.view(t, answers)
	one, two := NewFlipFinder(b.m, b.q).Find(v, b.recommend(v)), NewFlipFinder(other.m, other.q).Find(w, other.recommend(w))
	if len(one) == 0 || !reflect.DeepEqual(one, two) {
		t.Errorf("%q and %q", b.write(one), other.write(two))
	}
}

// On the built-in playbook the quick scoring of changes says what a full
// recommendation says, for single changes and pairs of every example client.
func TestFlipsScoringShipped(t *testing.T) {
	t.Parallel()
	b := shippedBook(t)
	finder := NewFlipFinder(b.m, b.q)
	ids, views := shippedCases(t, b)
	rng := rand.New(rand.NewPCG(3, 9))
	pairs := 0
	for i, v := range views {
		s := finder.newSearch(v, b.recommend(v), false)
		for q := range s.options {
			s.one(q)
		}
		for range 60 {
			if len(s.options) < 2 {
				break
			}
			x, y := rng.IntN(len(s.options)), rng.IntN(len(s.options))
			if x == y {
				continue
			}
			x, y = min(x, y), max(x, y)
			a, c := &s.options[x], &s.options[y]
			j, k := rng.IntN(len(a.options)), rng.IntN(len(c.options))
			s.move(a.question, j+1)
			s.move(c.question, k+1)
			oa, oc := &a.options[j], &c.options[k]
			sums, contradicts := s.pair(a.question, c.question, oa, oc, s.shared(a.question, c.question))
			towers := s.pairTowers(oa, oc, finder.people[a.question] && finder.people[c.question])
			s.stay(a.question)
			s.stay(c.question)
			if contradicts {
				continue
			}
			pairs++
			got, ok := s.printed(&sums, towers)
			want, _ := bruteScore(b, v, Change{a.question, oa.Value}, Change{c.question, oc.Value})
			if ok != want.HasModel() || ok && got != want.Model || sums.scores != want.Scores || sums.weight != want.TotalWeight {
				t.Fatalf("%s with %s: scored %v %s %v, recommended %s %s %v", ids[i],
					b.write([]Flip{{Changes: []Change{{a.question, oa.Value}, {c.question, oc.Value}}}}), ok, got, sums, want.Outcome, want.Model, want.Scores)
			}
		}
	}
	if pairs < 500 {
		t.Errorf("only %d pairs", pairs)
	}
}

// A client whose questionnaire is filled in to the end.
const fullAnswers = `{drivers: [team_overloaded, skills_missing], current_it_model: internal_plus, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, key_person_risk: slow,
 skill_gaps: [security, cloud], it_turnover: no, stalled_projects: 4, tower_owners: {service_desk: client, security_operations: provider, network: shared, endpoints: shared}, control_preference: 4, users_count: 180, light_users_count: 20,
 endpoints_count: 200, servers_count: 8, sites_count: 3, lob_complexity: standard, growth_24m: flat, operating_hours: business_hours, coverage_needed: alerts_24x7,
 after_hours_now: nobody, onsite_need: weekly, projects_12m: [cloud_move], budget_style: fixed_all_in, compliance_regimes: [hipaa], compliance_owner: internal_it}`

func BenchmarkNewFlipFinder(b *testing.B) {
	book := shippedBook(b)
	for b.Loop() {
		NewFlipFinder(book.m, book.q)
	}
}

func BenchmarkFlips(b *testing.B) {
	book := shippedBook(b)
	finder := NewFlipFinder(book.m, book.q)
	for name, answers := range map[string]string{
		"full":   fullAnswers,
		"clinic": `{users_count: 12, endpoints_count: 14, current_it_model: unofficial, it_fte: 0, it_staff_plan: none_wanted, control_preference: 2, budget_style: fixed_all_in, compliance_regimes: [hipaa], industry: healthcare}`,
	} {
		b.Run(name, func(b *testing.B) {
			v := book.view(b, answers)
			r := book.recommend(v)
			b.ReportAllocs()
			for b.Loop() {
				finder.Find(v, r)
			}
			b.Logf("%s %s: %q", r.Outcome, r.Model, book.write(finder.Find(v, r)))
		})
	}
}

func BenchmarkRecommendAlone(b *testing.B) {
	book := shippedBook(b)
	v := book.view(b, fullAnswers)
	for b.Loop() {
		book.m.Recommend(v)
	}
}
