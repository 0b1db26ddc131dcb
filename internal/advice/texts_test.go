package advice

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// modelYAML is the text of one model, with its id at the end of its name.
func modelYAML(id string) string {
	return strings.ReplaceAll(`  - id: ID
    name: Name ID
    aka: ""
    tagline: t
    summary: s
    who_you_get: w
    best_for: [b ID]
    included: [i]
    excluded: [e]
    you_keep: [k]
    pros: [p]
    cons: [c]
    if_vetoed: v
    sources: [s]
`, "ID", id)
}

func planYAML(id string) string {
	return strings.ReplaceAll(`  - model: ID
    client_effort: e
    phases:
      - {from_day: -14, to_day: 0, name: Before ID, items: [x]}
      - {from_day: 1, to_day: 30, name: First ID, items: [y, z]}
    exit_test: [t]
    source: s
`, "ID", id)
}

func goodTexts() string {
	return "version: 1\nmodels:\n" + modelYAML("hybrid") + modelYAML("fully_managed") + modelYAML("co_managed") + `comparison:
  - {id: control, label: Control, fully_managed: "f", co_managed: "c", hybrid: "h", source: s}
foundations:
  - {name: Security, text: t, source: s}
none_needed: {title: t, text: x, instead: [i], source: s}
all_vetoed: {title: t, text: x}
nothing_scored: {title: nothing, text: x}
transition: {text: t, steps: [s1, s2], source: s}
plans:
` + planYAML("co_managed") + planYAML("fully_managed") + planYAML("hybrid") + `growth_paths:
  - id: A
    from: fully_managed
    to: co_managed
    title: Hire
    triggers:
      - {id: first_hire, text: hire, strong: true, when: {it_staff_plan: first_hire}}
      - {id: size, text: size, when: {users_count: "50..150"}}
      - {id: desk, text: desk, when: {coverage_needed: helpdesk_24x7}}
      - {id: load, text: load, when: {it_workload: drowning}}
      - {id: say, text: say}
    steps: [one, two]
    time: 90 days
    source: s
  - id: B
    from: fully_managed
    to: in_house
    title: Team
    triggers: [{id: offer, text: offer, strong: true}]
    steps: [one]
    time: a year
    source: s
  - id: C
    from: other_provider
    to: fully_managed
    title: Switch
    triggers: [{id: plan, text: plan, when: {drivers: {has: no_plan}}}]
    steps: [one]
    time: weeks
    source: s
outgrown:
  - {id: backlog, text: b, when: {it_workload: drowning}}
  - {id: reactive, text: r, when: {drivers: {has: no_plan}}}
  - {id: stuck, text: p, when: {drivers: {has: projects_stuck}}}
growth: {likely: 2, review: 2, review_words: review, change: 3, change_words: change, source: s}
review: [at day 90, once a year]
service_levels:
  - {priority: P1, meaning: m, respond: r, fix: f, source: s}
governance:
  - {meeting: Sync, when: weekly, who: w, output: o}
ticket_flows:
  - {id: provider_front_door, name: Provider, text: t, fits: f}
  - {id: internal_front_door, name: Internal, text: t, fits: f}
partner_criteria:
  - {id: access, good: g, red_flag: r, source: s}
questions_and_answers:
  - {q: "What?", a: This.}
verdicts:
  - {id: firm, text: proved}
  - {id: clear, text: mostly}
  - {id: leaning, text: perhaps}
  - {id: close, text: barely}
doubts:
  - {kind: open, text: d}
  - {kind: open_together, text: d}
  - {kind: open_tower, text: d}
  - {kind: range, text: d}
  - {kind: estimate, text: d}
  - {kind: dispute, text: d}
  - {kind: dispute_together, text: d}
  - {kind: contradiction, text: d}
  - {kind: neighbour, text: d}
  - {kind: post_to_fill, text: d}
  - {kind: weights, text: d}
  - {kind: veto_if, text: d}
  - {kind: assumed, text: d}
  - {kind: assumed_same, text: d}
  - {kind: second, text: d}
  - {kind: none_needed, text: d}
shown: {reasons: 5, against: 3, open: 5, swings: 3, reviews: 3, readiness_below: 3, source: s}
provider_fit:
  too_small: "The client has {people}; the smallest client we serve has {smallest}."
  too_large: "The client has {people}; the largest client we serve has {largest}."
  frameworks: "Our profile lists no experience with: {frameworks}."
  helpdesk_24x7: "The client wants a help desk around the clock, and we do not offer one."
  one_person: "1 person"
  people: "{number} people"
  source: s
`
}

func testTexts(tb testing.TB) (*answer.Schema, *Texts) {
	tb.Helper()
	s := testSchema(tb)
	return s, read(tb, goodTexts(), func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) })
}

func TestReadTexts(t *testing.T) {
	t.Parallel()
	_, texts := testTexts(t)
	for _, m := range terms.Models() {
		if got := texts.Models[m]; got.Name != "Name "+m.String() || got.BestFor[0] != "b "+m.String() || got.IfVetoed != "v" || got.Aka != "" {
			t.Errorf("text of %s: %+v", m, got)
		}
		if got := texts.Plans[m].Phases; len(got) != 2 || got[0].Name != "Before "+m.String() || got[0].FromDay != -14 || got[1].ToDay != 30 || len(got[1].Items) != 2 {
			t.Errorf("plan of %s: %+v", m, got)
		}
	}
	if got, want := texts.Comparison[0].PerModel, (terms.PerModel[string]{FullyManaged: "f", CoManaged: "c", Hybrid: "h"}); got != want {
		t.Errorf("cells %v", got)
	}
	if texts.Verdict("clear") != "mostly" || texts.Verdict("sure") != "barely" {
		t.Errorf("verdicts %q, %q", texts.Verdict("clear"), texts.Verdict("sure"))
	}
	if flow := texts.TicketFlows[0]; flow.Name == "" {
		t.Errorf("flow %+v", flow)
	}
	if texts.NothingScored.Title != "nothing" || texts.Transition.Steps[1] != "s2" || texts.NoneNeeded.Instead[0] != "i" ||
		texts.ServiceLevels[0].Priority != "P1" || texts.Governance[0].When != "weekly" || texts.PartnerCriteria[0].RedFlag != "r" ||
		texts.QuestionsAnswers[0].Question != "What?" || texts.Foundations[0].Name != "Security" {
		t.Errorf("texts %+v", texts)
	}
}

func TestTextsProblems(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	reader := func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) }
	checkProblems(t, goodTexts(), []replacement{
		{"model missing", modelYAML("co_managed"), "", `"models" lacks co_managed`},
		{"model twice", "comparison:\n", modelYAML("hybrid") + "comparison:\n", "second time"},
		{"unknown model", "  - id: hybrid", "  - id: hybird", `did you mean "hybrid"`},
		{"empty list", "best_for: [b hybrid]", "best_for: []", "at least one item"},
		{"list item", "best_for: [b hybrid]", "best_for: [\"\"]", "is empty"},
		{"plan missing", planYAML("hybrid"), "", `"plans" lacks hybrid`},
		{"phase backwards", "to_day: 30, name: First hybrid", "to_day: 0, name: First hybrid", "before it begins"},
		{"phases overlap", "from_day: 1, to_day: 30, name: First hybrid", "from_day: 0, to_day: 30, name: First hybrid", "after the one above"},
		{"cell", "co_managed: \"c\", ", "", `"co_managed" is missing`},
		{"place", "from: other_provider", "from: other_provder", `did you mean "other_provider"`},
		{"path in place", "to: in_house", "to: fully_managed", "ends where it begins"},
		{"path twice", "id: B", "id: A", "second time"},
		{"trigger twice", "id: desk, text", "id: size, text", "second time"},
		{"trigger condition", "{it_staff_plan: first_hire}", "{it_staff_plan: frist_hire}", `did you mean "first_hire"`},
		{"facts are for findings", "{it_staff_plan: first_hire}", "{model: hybrid}", "unknown question"},
		{"is unknown is for findings", "{coverage_needed: helpdesk_24x7}", "{coverage_needed: {is: unknown}}", "only in findings"},
		{"sign without condition", "{id: stuck, text: p, when: {drivers: {has: projects_stuck}}}", "{id: stuck, text: p}", `"when" is missing`},
		{"strong sign", "{id: stuck, text: p,", "{id: stuck, text: p, strong: true,", `unknown key "strong"`},
		{"flow missing", "  - {id: internal_front_door, name: Internal, text: t, fits: f}\n", "", `"ticket_flows" lacks internal_front_door`},
		{"flow twice", "partner_criteria:", "  - {id: internal_front_door, name: Internal, text: t, fits: f}\npartner_criteria:", "second time"},
		{"unknown flow", "partner_criteria:", "  - {id: by_site, name: Site, text: t, fits: f}\npartner_criteria:", "write one of provider_front_door, internal_front_door"},
		{"priority twice", "governance:", "  - {priority: P1, meaning: m, respond: r, fix: f, source: s}\ngovernance:", "second time"},
		{"verdict twice", "{id: close, text", "{id: clear, text: x}\n  - {id: close, text", "second time"},
		{"unknown verdict", "{id: close, text", "{id: closed, text", `did you mean "close"`},
		{"plan twice", "growth_paths:\n", planYAML("hybrid") + "growth_paths:\n", "second time"},
		{"plan without a model", "  - model: hybrid\n    client_effort", "  - client_effort", `"model" is missing`},
		{"day", "from_day: 1, to_day: 30, name: First hybrid", "from_day: 1, to_day: 1096, name: First hybrid", "from -365 to 1095"},
		{"sign twice", "id: stuck", "id: reactive", "second time"},
		{"row twice", "foundations:", "  - {id: control, label: Control, fully_managed: f, co_managed: c, hybrid: h, source: s}\nfoundations:", "second time"},
		{"meeting twice", "ticket_flows:", "  - {meeting: Sync, when: weekly, who: w, output: o}\nticket_flows:", "second time"},
		{"criterion twice", "questions_and_answers:", "  - {id: access, good: g, red_flag: r, source: s}\nquestions_and_answers:", "second time"},
		{"question twice", "verdicts:", "  - {q: \"What?\", a: That.}\nverdicts:", "second time"},
		{"empty text", "time: weeks", "time: \"\"", `"time" is empty`},
		{"sign that never holds", "{drivers: {has: projects_stuck}}}", "{it_fte: 0, it_workload: drowning}}", "can never hold"},
		{"signs of a change", "review: 2, ", "review: 3, ", "more signs than a review, which takes 3, not 3"},
		{"no sign is likely", "likely: 2", "likely: 0", "likely must be from 1"},
		{"placeholder", "serve has {smallest}", "serve has {largest}", "it may use {people}, {smallest}"},
		{"a list of none", "reasons: 5", "reasons: 0", "reasons must be from 1"},
		{"block missing", "all_vetoed: {title: t, text: x}\n", "", `"all_vetoed" is missing`},
		{"block shape", "all_vetoed: {title: t, text: x}", "all_vetoed: x", "must be a mapping"},
		{"unknown key inside", "{title: t, text: x}\nnothing", "{title: t, text: x, more: y}\nnothing", `unknown key "more"`},
		{"unknown key", "review: [", "reviews: [x]\nreview: [", `did you mean "review"`},
	}, reader)
}
