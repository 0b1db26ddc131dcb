package advice

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

const goodReadiness = `version: 1
models: [co_managed, hybrid]
bands:
  - {id: go, from: 75, name: Go, meaning: "g"}
  - {id: go_with_conditions, from: 50, name: Conditions, meaning: "c"}
  - {id: prepare_first, from: 30, name: Prepare, meaning: "p"}
  - {id: bridge, from: 0, name: Bridge, meaning: "b"}
elements:
  - id: leadership
    name: Leadership
    weight: 40
    question: leadership_buyin
    levels: [l0, l1, l2, l3, l4]
    actions: [a0, a1, a2, a3]
    owner: client
    source: "s"
  - id: documentation
    name: Documentation
    weight: 30
    question: documentation_state
    lower: [{by: 1, when: {admin_control: it_person_only}}, {by: 1, when: {admin_control: {is: unsure}}}]
    cap: [{at: 2, when: {mfa_coverage: none}}]
    levels: [l0, l1, l2, l3, l4]
    actions: [a0, a1, a2, a3]
    owner: both
    source: "s"
  - id: ticketing
    name: Ticketing
    weight: 10
    question: ticketing_setup
    unless: {split.service_desk: provider}
    weight_to: leadership
    levels: [l0, l1, l2, l3, l4]
    actions: [a0, a1, a2, a3]
    owner: both
    source: "s"
  - id: service_levels
    name: Service levels
    weight: 10
    rules:
      - {level: 0, when: {service_governance: {has_none: [response_targets, reports]}}}
      - {level: 2, when: [{service_governance: {has_none: [response_targets]}}, {service_governance: {has_none: [reports]}}]}
      - {level: 3, when: {service_governance: {has_none: [review_meeting]}}}
      - {level: 4, when: {service_governance: {has: review_meeting}}}
    levels: [l0, l1, l2, l3, l4]
    actions: [a0, a1, a2, a3]
    owner: provider
    source: "s"
  - id: attitude
    name: Attitude
    weight: 10
    question: team_attitude
    private: true
    levels: [l0, l1, l2, l3, l4]
    actions: [a0, a1, a2, a3]
    owner: client
    source: "s"
blocks:
  - {id: leadership_against, when: {leadership_buyin: 0}, because: "lb", action: "la", source: "s"}
  - {id: it_opposed, when: {team_attitude: 0}, private: true, because: "ib", action: "ia", source: "s"}
  - {id: no_admin_access, when: {admin_control: provider_only}, because: "nb", action: "na", source: "s"}
`

func testReadiness(tb testing.TB) (*answer.Schema, *Facts, *Readiness) {
	tb.Helper()
	s := testSchema(tb)
	facts := NewFacts(s, testRatios())
	return s, facts, read(tb, goodReadiness, func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) })
}

// levels writes the elements as "id=level*weight", an open level as a range.
func levels(elements []Element) string {
	var out []string
	for _, e := range elements {
		level := fmt.Sprintf("%d..%d", e.Low, e.High)
		if e.Level != nil {
			level = fmt.Sprint(*e.Level)
		}
		out = append(out, fmt.Sprintf("%s=%s*%d", e.ID, level, e.Weight))
	}
	return strings.Join(out, " ")
}

func index(res Result) int {
	if res.Index == nil {
		return -1
	}
	return *res.Index
}

// span is the range of the index, -1 to -1 where there is none.
func span(res Result) [2]int {
	if res.Low == nil || res.High == nil {
		return [2]int{-1, -1}
	}
	return [2]int{*res.Low, *res.High}
}

// base is the answers that the cases below change: 40*3 + 30*2 + 10*1 + 10*4 +
// 10*2 = 250, and 250 / 4 = 62.5.
const base = "it_fte: 2, leadership_buyin: 3, documentation_state: 2, ticketing_setup: 1, service_governance: [response_targets, reports, review_meeting], team_attitude: 2, admin_control: ours, mfa_coverage: everyone"

// but returns the answers of base with some of them changed ("id: value"), and
// those whose value is left empty taken out.
func but(changes ...string) string {
	out := base
	for _, change := range changes {
		id, value, _ := strings.Cut(change, ": ")
		from := strings.Index(out, id+": ")
		rest := out[from+len(id)+2:]
		to := strings.Index(rest, ", ")
		if strings.HasPrefix(rest, "[") {
			to = strings.Index(rest, "]") + 1
		}
		if to < 0 {
			to = len(rest)
		}
		if value == "" {
			out = out[:from] + strings.TrimPrefix(rest[to:], ", ")
			continue
		}
		out = out[:from] + change + rest[to:]
	}
	return "{" + strings.TrimSuffix(out, ", ") + "}"
}

func TestAssess(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	shared := allSides(terms.Shared)
	for _, c := range []struct {
		name    string
		changes []string // of base
		split   terms.Split
		index   int // -1 is open
		low     int
		high    int
		verdict string
		levels  string // "" is not looked at
	}{
		{"half up", nil, shared, 63, 63, 63, VerdictConditions, "leadership=3*40 documentation=2*30 ticketing=1*10 service_levels=4*10 attitude=2*10"},
		// 50*3 + 60 + 40 + 20 = 270; 67.5
		{"left out, the weight goes on", nil, allSides(terms.Provider), 68, 68, 68, VerdictConditions, "leadership=3*50 documentation=2*30 service_levels=4*10 attitude=2*10"},
		{"split not known, not left out", nil, terms.Split{}, 63, 63, 63, VerdictConditions, ""},
		// 250 + 40 = 290; 72.5
		{"below go", []string{"leadership_buyin: 4"}, shared, 73, 73, 73, VerdictConditions, ""},
		// 290 + 10 = 300; 75
		{"go", []string{"leadership_buyin: 4", "ticketing_setup: 2"}, shared, 75, 75, 75, VerdictGo, ""},
		// 250 - 30 = 220; 55
		{"lowered", []string{"admin_control: it_person_only"}, shared, 55, 55, 55, VerdictConditions, "leadership=3*40 documentation=1*30 ticketing=1*10 service_levels=4*10 attitude=2*10"},
		// certainly lowered for "unsure", and once more if it turns out to be it_person_only: 190..220; 47.5..55
		{"lowered, unsure", []string{"admin_control: unknown"}, shared, -1, 48, 55, VerdictNotAssessed, "leadership=3*40 documentation=0..1*30 ticketing=1*10 service_levels=4*10 attitude=2*10"},
		{"never below level 0", []string{"admin_control: it_person_only", "documentation_state: 0"}, shared, 48, 48, 48, VerdictPrepareFirst, ""},
		{"deduction open", []string{"admin_control: "}, shared, -1, 55, 63, VerdictConditions, "leadership=3*40 documentation=1..2*30 ticketing=1*10 service_levels=4*10 attitude=2*10"},
		// 120 + 60 + 10 + 40 + 20; the cap takes two levels off
		{"capped", []string{"documentation_state: 4", "mfa_coverage: none"}, shared, 63, 63, 63, VerdictConditions, ""},
		{"a cap does not lift", []string{"documentation_state: 1", "mfa_coverage: none"}, shared, 55, 55, 55, VerdictConditions, ""},
		// 250 + 60 = 310; 77.5
		{"not capped", []string{"documentation_state: 4"}, shared, 78, 78, 78, VerdictGo, ""},
		{"cap open", []string{"documentation_state: 4", "mfa_coverage: unknown"}, shared, -1, 63, 78, VerdictNotAssessed, "leadership=3*40 documentation=2..4*30 ticketing=1*10 service_levels=4*10 attitude=2*10"},
		{"cap open, but above the level", []string{"mfa_coverage: unknown"}, shared, 63, 63, 63, VerdictConditions, ""},
		// 250 - 20 = 230; 57.5
		{"first rule that holds", []string{"service_governance: [response_targets]"}, shared, 58, 58, 58, VerdictConditions, ""},
		{"an empty list is none", []string{"service_governance: []"}, shared, 53, 53, 53, VerdictConditions, ""},
		{"rules open", []string{"service_governance: unknown"}, shared, -1, 53, 63, VerdictConditions, "leadership=3*40 documentation=2*30 ticketing=1*10 service_levels=0..4*10 attitude=2*10"},
		// 0 + 60 + 10 + 40 + 20 = 130; 32.5
		{"leadership against", []string{"leadership_buyin: 0"}, shared, 33, 33, 33, VerdictPrepareFirst, ""},
		// 0 + 0 + 10 + 40 + 20 = 70; 17.5
		{"blocked in bridge", []string{"leadership_buyin: 0", "documentation_state: 0"}, shared, 18, 18, 18, VerdictBridge, ""},
		{"blocked in a good band", []string{"admin_control: provider_only"}, shared, 63, 63, 63, VerdictPrepareFirst, ""},
		// 160 + 0 + 0 + 40 + 40 = 240
		{"roles, documentation and ticketing never block", []string{"leadership_buyin: 4", "documentation_state: 0", "ticketing_setup: 0", "team_attitude: 4"}, shared, 60, 60, 60, VerdictConditions, ""},
	} {
		m := model(terms.CoManaged)
		res := rd.Assess(facts.View(view(t, s, but(c.changes...)), Given{Model: m, Split: c.split}), m)
		if index(res) != c.index || span(res) != [2]int{c.low, c.high} || res.Verdict != c.verdict {
			t.Errorf("%s: index %d in %d..%d, %s; want %d in %d..%d, %s", c.name, index(res), span(res)[0], span(res)[1], res.Verdict, c.index, c.low, c.high, c.verdict)
		}
		if got := levels(res.Elements); c.levels != "" && got != c.levels {
			t.Errorf("%s: %s, want %s", c.name, got, c.levels)
		}
	}
}

func TestAssessNothingAnswered(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	m := model(terms.Hybrid)
	v := facts.View(view(t, s, "{}"), Given{Model: m, Split: allSides(terms.Shared)})
	res := rd.Assess(v, m)
	if res.Index != nil || span(res) != [2]int{0, 100} || res.Verdict != VerdictNotAssessed || len(res.Blocks) != 0 {
		t.Errorf("%+v", res)
	}
	for _, e := range res.Elements {
		if e.Level != nil || e.Low != 0 || e.High != 4 || e.Target != 0 || e.Action != "" || e.LevelText != "" {
			t.Errorf("%s is not open: %+v", e.ID, e)
		}
	}
	// A certain block counts also while everything else is open.
	v = facts.View(view(t, s, "{admin_control: provider_only}"), Given{Model: m, Split: allSides(terms.Shared)})
	if res := rd.Assess(v, m); res.Verdict != VerdictPrepareFirst || res.Index != nil || len(res.Blocks) != 1 {
		t.Errorf("with a certain block: %+v", res)
	}
}

func TestAssessAppliesToSharedWorkOnly(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	for _, m := range []*terms.Model{nil, model(terms.FullyManaged), model(terms.Model(9))} {
		res := rd.Assess(facts.View(view(t, s, but()), Given{Model: m}), m)
		if res.Verdict != VerdictNotApplicable || res.Index != nil || res.Low != nil || len(res.Elements)+len(res.Blocks) > 0 || res.Elements == nil || res.Blocks == nil {
			t.Errorf("model %v: %+v", m, res)
		}
	}
	// From a view without facts nothing is left out because of the split.
	if res := rd.Assess(view(t, s, but()), model(terms.CoManaged)); index(res) != 63 {
		t.Errorf("from a view without facts: %+v", res)
	}
}

func TestElementCarriesTheNextStep(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	m := model(terms.CoManaged)
	res := rd.Assess(facts.View(view(t, s, but("leadership_buyin: 0")), Given{Model: m, Split: allSides(terms.Shared)}), m)
	e := res.Elements[0]
	if e.Name != "Leadership" || e.LevelText != "l0" || e.Action != "a0" || e.Target != 1 || e.Owner != "client" || e.Source != "s" || e.Private {
		t.Errorf("lowest level: %+v", e)
	}
	if e := res.Elements[1]; e.LevelText != "l2" || e.Action != "a2" || e.Target != 3 {
		t.Errorf("middle level: %+v", e)
	}
	if e := res.Elements[3]; e.LevelText != "l4" || e.Action != "" || e.Target != 4 {
		t.Errorf("highest level: %+v", e)
	}
	if b := res.Blocks[0]; b.ID != "leadership_against" || b.Because != "lb" || b.Action != "la" || b.Source != "s" {
		t.Errorf("block: %+v", b)
	}
}

func TestReadinessForTheClientComesFromWhatTheClientSees(t *testing.T) {
	t.Parallel()
	s, facts, rd := testReadiness(t)
	m := model(terms.CoManaged)
	assess := func(changes ...string) (internal, client Result) {
		v := facts.View(view(t, s, but(changes...)), Given{Model: m, Split: allSides(terms.Shared)})
		return rd.Assess(v, m), rd.AssessForClient(v, m)
	}
	// (40*3 + 30*2 + 10*1 + 10*4) / (4*90) = 230 / 360 = 63.9
	for level, want := range map[string]int{"0": 58, "1": 60, "2": 63, "3": 65, "4": 68, "unknown": -1} {
		internal, client := assess("team_attitude: " + level)
		if got := index(internal); got != want {
			t.Errorf("attitude %s: internal index %d, want %d", level, got, want)
		}
		if got := index(client); got != 64 || span(client) != [2]int{64, 64} || client.Verdict != VerdictConditions || len(client.Blocks) != 0 {
			t.Errorf("attitude %s: for the client %+v", level, client)
		}
		if got := levels(client.Elements); got != "leadership=3*40 documentation=2*30 ticketing=1*10 service_levels=4*10" {
			t.Errorf("attitude %s: elements for the client %s", level, got)
		}
	}
	internal, client := assess("team_attitude: 0", "admin_control: provider_only")
	if len(internal.Blocks) != 2 || internal.Blocks[0].ID != "it_opposed" || internal.Verdict != VerdictPrepareFirst {
		t.Errorf("internal blocks %+v", internal.Blocks)
	}
	if len(client.Blocks) != 1 || client.Blocks[0].ID != "no_admin_access" {
		t.Errorf("blocks for the client %+v", client.Blocks)
	}
	// The range of what is open is the client's own as well.
	if _, client := assess("documentation_state: ", "team_attitude: "); span(client) != [2]int{47, 81} { // 170/360, 290/360
		t.Errorf("open: %v", span(client))
	}
}

// A private block with a public wording must not follow from a private answer;
// one without stays with the provider.
func TestPublicWordingOfAPrivateBlock(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	facts := NewFacts(s, nil)
	text := strings.Replace(goodReadiness, "because: \"nb\"", "private: true, public: \"talk\", because: \"nb\"", 1)
	rd := read(t, text, func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) })
	m := model(terms.CoManaged)
	seen := rd.AssessForClient(view(t, s, but("team_attitude: 0", "admin_control: provider_only")), m)
	if want := (Block{ID: "before_start", Because: "talk"}); len(seen.Blocks) != 1 || seen.Blocks[0] != want || seen.Verdict != VerdictPrepareFirst {
		t.Errorf("for the client: %+v", seen)
	}
}

// A private element takes no part in the client's readiness, not even by the
// weight that it would hand on.
func TestWeightOfAPrivateElementThatIsLeftOut(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	facts := NewFacts(s, nil)
	text := strings.Replace(goodReadiness, "    private: true\n", "    private: true\n    unless: {team_attitude: 4}\n    weight_to: documentation\n", 1)
	rd := read(t, text, func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) })
	m := model(terms.CoManaged)
	for _, level := range []string{"0", "4"} {
		v := view(t, s, but("team_attitude: "+level))
		if got := levels(rd.AssessForClient(v, m).Elements); got != "leadership=3*40 documentation=2*30 ticketing=1*10 service_levels=4*10" {
			t.Errorf("attitude %s: %s", level, got)
		}
	}
	if got := levels(rd.Assess(view(t, s, but("team_attitude: 4")), m).Elements); got != "leadership=3*40 documentation=2*40 ticketing=1*10 service_levels=4*10" {
		t.Errorf("internally: %s", got)
	}
}

func TestReadinessOfPrivateElementsAlone(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	facts := NewFacts(s, nil)
	text := strings.ReplaceAll(strings.Replace(goodReadiness, "    private: true\n", "", 1), "    levels: ", "    private: true\n    levels: ")
	rd := read(t, text, func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) })
	m := model(terms.CoManaged)
	seen := rd.AssessForClient(view(t, s, but()), m)
	if seen.Index != nil || seen.Low != nil || seen.High != nil || seen.Verdict != VerdictNotAssessed || len(seen.Elements) != 0 {
		t.Errorf("for the client: %+v", seen)
	}
}

func TestRulesOfAQuestionThatDoesNotApplyLeaveTheLevelOpen(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	facts := NewFacts(s, nil)
	text := strings.Replace(goodReadiness, "    question: ticketing_setup\n", "    rules: [{level: 3, when: {it_workload: ahead}}, {level: 1, when: {it_workload: [coping, drowning]}}]\n", 1)
	rd := read(t, text, func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) })
	m := model(terms.CoManaged)
	for answers, want := range map[string][2]int{
		"{it_fte: 2, it_workload: ahead}":   {3, 3},
		"{it_fte: 2, it_workload: coping}":  {1, 1},
		"{it_fte: 2, it_workload: unknown}": {1, 3},
		"{it_fte: 0, it_workload: ahead}":   {0, 4},
	} {
		e := rd.Assess(view(t, s, answers), m).Elements[2]
		if e.Low != want[0] || e.High != want[1] {
			t.Errorf("%s: level %d..%d, want %d..%d", answers, e.Low, e.High, want[0], want[1])
		}
	}
}

// An element that people rate differently has every level between theirs.
func TestALevelThatPeopleDifferAboutIsOpen(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := view(t, s, "{leadership_buyin: 3}")
	q := s.Find("leadership_buyin")
	d, _ := s.Differ(q, []answer.Value{v.Value(q), {State: answer.Given, Number: 100}})
	set := v.Set()
	set.Disputed = []answer.Dispute{d}
	e := element{question: q}
	if low, high := e.span(s.View(set)); low != 1 || high != 3 {
		t.Errorf("levels %d to %d", low, high)
	}
	if low, high := e.span(v); low != 3 || high != 3 {
		t.Errorf("settled: levels %d to %d", low, high)
	}
}
