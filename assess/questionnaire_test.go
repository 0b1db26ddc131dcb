package assess

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestQuestionnaireWithEveryField(t *testing.T) {
	t.Parallel()
	r := yamldoc.NewReport("in.yaml")
	q := ReadQuestionnaire(r, parse(t, `version: 1
title: Readiness
sections:
  - {id: one, title: First, purpose: To begin with}
  - {id: two, title: Second}
depths: {quick: [c, n], call: [n, c, t]}
ratios: [{id: r, of: n, per: n}]
questions:
  - {id: c, section: two, type: single_choice, topic: a choice, call: C, plain: P, it_lead: I, why: W, help: H, who: it_lead, about: owner, change: turn_out, uses: [scoring], source: S, self_assessment: false, scored: false, options: [{id: x, call: X, plain: Px, it_lead: Ix}, {id: y, call: Y}]}
  - {id: n, section: one, type: number, topic: a number, call: C, plain: P, why: W, who: office_manager, change: fixed, source: S, unit: people, limits: {min: 1, max: 1000, decimals: 2}, plausible: {min: 2, max: 500}, when: {b: yes}}
  - {id: t, section: one, type: text, topic: a text, call: C, plain: P, why: W, who: provider, change: decide, source: S}
  - {id: m, section: one, type: multi_choice, topic: a list, call: C, plain: P, why: W, who: owner, change: decide, source: S, options: [{id: none, call: N}, {id: all, call: A}, {id: z, call: Z}], exclusive: [none, all], max_choices: 2}
  - {id: b, section: one, type: yes_no, topic: yes or no, call: C, plain: P, why: W, who: owner, change: decide, source: S}
  - {id: b2, section: one, type: yes_no, topic: own words, call: C, plain: P, why: W, who: owner, change: decide, source: S, options: [{id: "yes", call: "Yes, always"}, {id: "no", call: Never}]}
  - {id: l, section: one, type: level_0_4, topic: a level, call: C, plain: P, why: W, who: owner, change: decide, source: S, options: [{id: "0", call: L0}, {id: "4", call: L4}]}
  - {id: g, section: one, type: grid, topic: a grid, call: C, plain: P, why: W, who: owner, change: decide, source: S, towers: [{id: network, call: N}], options: [{id: provider, call: P}, {id: advise, call: A}], presets: [{id: all, call: All, owners: {network: provider}}, {id: us, call: Us, plain: "Us, please", owners: advise}]}
`), "USD")
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	c, n := q.Questions[0], q.Questions[1]
	if c.Section != 1 || c.Topic != "a choice" || c.Call != "C" || c.Plain != "P" || c.ITLead != "I" || c.Why != "W" || c.Help != "H" || c.Who != "it_lead" ||
		c.About != "owner" || c.Change != TurnOut || c.Source != "S" || c.SelfAssessment || !c.Private() || c.Scored {
		t.Errorf("choice %+v", c)
	}
	if want := []Option{{"x", "X", "Px", "Ix", "", 9, 236}, {"y", "Y", "Y", "Y", "", 9, 278}}; !slices.Equal(c.Options, want) {
		t.Errorf("options %+v, expected %+v", c.Options, want)
	}
	s := q.Schema.At(1)
	if s.Min != 100 || s.Max != 1000_00 || s.Decimals != 2 || n.PlausibleMin != 200 || n.PlausibleMax != 500_00 || n.Unit != "people" || !n.Scored || n.Private() || n.Change != Fixed {
		t.Errorf("number %+v %+v", s, n)
	}
	if s.Gate.Always() {
		t.Error("the condition of n was not read")
	}
	if m := q.Schema.At(3); m.Exclusive != 0b011 || q.Questions[3].MaxChoices != 2 || !slices.Equal(m.Options, []string{"none", "all", "z"}) {
		t.Errorf("list %+v", m)
	}
	if !slices.Equal(q.Quick, []int{0, 1}) || !slices.Equal(q.Call, []int{1, 0, 2}) {
		t.Errorf("depths %v %v", q.Quick, q.Call)
	}
	if len(q.Sections) != 2 || q.Sections[0] != (Section{"one", "First", "To begin with"}) || len(q.Ratios) != 1 || q.Ratios[0].ID != "r" || q.Ratios[0].Of != 1 || q.Title != "Readiness" {
		t.Errorf("sections %+v", q.Sections)
	}
	if w := r.Warnings(); c.Line != 9 || c.Col != 5 || len(w) != 1 || w[0].Line != 9 || w[0].Col != 165 || !strings.HasPrefix(w[0].Message, "uses is not read any more") {
		t.Errorf("a question on %d:%d, warnings %v", c.Line, c.Col, w)
	}
	presets := q.Questions[7].Presets
	if len(presets) != 2 || presets[0].Value.Grid[terms.Network] != terms.Provider || presets[0].Plain != "All" || presets[1].Value.State != answer.Given || presets[1].Plain != "Us, please" {
		t.Errorf("presets %+v", presets)
	}
	// The words of an answer, whatever order the file has its options in.
	q.Speak(&plainly)
	for _, test := range []struct {
		question int
		answer   string
		want     string
	}{
		{0, "x", "X"},
		{1, "2.5", "2.5"},
		{3, "[z]", "Z"},
		{3, "[none]", "N"},
		{4, "yes", "Yes"},
		{4, "no", "No"},
		{5, "yes", "Yes, always"},
		{5, "no", "Never"},
		{6, "4", "4"},
		{7, "{network: provider}", "All"},
		{7, "advise", "Us"},
		{7, "{network: shared, endpoints: unknown, vendors: advise}", "endpoints: not sure; network: shared; vendors: you propose"},
		{7, "{network: unknown}", "unknown"},
		{0, "unknown", "unknown"},
	} {
		v := q.Schema.At(test.question).ReadValue(r, parse(t, "v: "+test.answer).Get("v"))
		if got := q.Label(test.question, v); got != test.want {
			t.Errorf("%s answered %s reads %q, expected %q", q.Questions[test.question].ID, test.answer, got, test.want)
		}
	}
	if q.Topic("m") != "a list" || q.Topic("nosuch") != "nosuch" {
		t.Errorf("topics %q %q", q.Topic("m"), q.Topic("nosuch"))
	}
	if TurnOut.String() != "turn_out" || Decide.String() != "decide" || Fixed.String() != "fixed" {
		t.Error("ids of changes")
	}
}

func TestQuestionnaireProblems(t *testing.T) {
	t.Parallel()
	yes := func(id, more string) string { return ask(id, "yes_no", more) }
	number := func(id, more string) string {
		return ask(id, "number", "limits: {min: 0, max: 10, decimals: 0}"+more)
	}
	var many []string
	for i := range answer.MaxOptions + 1 {
		many = append(many, fmt.Sprintf("o%d", i))
	}
	tooMany := strings.Replace(ask("a", "single_choice", options(many...)), `{id: "o64"`, `§{id: "o64"`, 1)
	// again is a line whose id stands there a second time, whole one that lacks a part.
	again := func(line string) string { return strings.Replace(line, "id: ", "id: §", 1) }
	whole := func(line string) string { return strings.Replace(line, "{", "§{", 1) }
	const noID = `"id" must be a word of small letters, digits and underscores such as it_fte, not `
	refused := func(id string) string {
		return `the answer to "` + id + `" is private (self_assessment: false), and nothing that a client reads may follow from it; ` +
			`use another question, or say it where only the provider reads (a finding with audience: internal, a private element or block of readiness without a public wording)`
	}
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"not a mapping", "§[a]", []string{`the questionnaire must be a mapping of keys and values, not a list`}},
		{"empty", "§§§version: §2", []string{
			`"title" is missing; add it`, `"sections" is missing; add it`, `"questions" is missing; add it`,
			`version "2" is not known to this program; it reads version 1`,
		}},
		{"no sections, no questions", "version: 1\ntitle: T\nsections: §[]\nquestions: §{}\n§question: 1", []string{
			`"sections" must be a list with at least one item, not an empty list`,
			`"questions" must be a list, not an empty mapping; put it in brackets`,
			`unknown key "question" (did you mean "questions"?); remove or correct it`,
		}},
		{"sections", "version: 1\ntitle: T\nsections:\n  - {id: s, title: S}\n  - {id: §s, title: S}\n  - {id: §B C, title: S}\n  - §x\n  - §{title: S, §aim: x}\nquestions:\n" + yes("a", ""), []string{
			`the section "s" stands here a second time (first on line 4); give it another id or remove it`,
			noID + `"B C"`,
			`a section must be a mapping of keys and values, not "x"`,
			`"id" is missing; add it`,
			`unknown key "aim"; remove or correct it`,
		}},
		{"the same question twice", asked(yes("a", ""), again(number("a", ""))), []string{`the question "a" stands here a second time (first on line 6); give it another id or remove it`}},
		{"a question without an id is not silently left out", asked(yes(`§""`, ""), yes("b", "")), []string{noID + `the text ""`}},
		{"ids that would act in a condition or on a terminal", asked(yes("§a.b", ""), yes(`§"\e[31m"`, ""), yes("§Users", ""), yes("§[a]", "")), []string{
			noID + `"a.b"`, noID + `the text "\x1b[31m"`, noID + `"Users"`, `"id" must be a text, not a list`,
		}},
		{"unknown words", "version: 1\ntitle: T\nsections: [{id: why_now, title: S}]\nquestions:\n  - {id: a, section: §why_no, type: §yesno, topic: t, call: c, plain: p, why: w, who: §boss, about: §it_leads, change: §decided, source: o}", []string{
			`unknown section "why_no" (did you mean "why_now"?)`,
			`"type" cannot be "yesno" (did you mean "yes_no"?); write one of number, single_choice, multi_choice, yes_no, text, scale_1_5, level_0_4, grid`,
			`"who" cannot be "boss"; write one of owner, office_manager, it_lead, provider`,
			`"about" cannot be "it_leads" (did you mean "it_lead"?); write one of owner, office_manager, it_lead, provider`,
			`"change" cannot be "decided" (did you mean "decide"?); write one of fixed, turn_out, decide`,
		}},
		{"missing parts", "version: 1\ntitle: T\nsections: [{id: s, title: S}]\nquestions:\n  - §§§§§§§§{id: a, type: text}\n  - §b", []string{
			`"section" is missing; add it`, `"topic" is missing; add it`, `"call" is missing; add it`, `"plain" is missing; add it`,
			`"why" is missing; add it`, `"who" is missing; add it`, `"change" is missing; add it`, `"source" is missing; add it`,
			`a question must be a mapping of keys and values, not "b"`,
		}},
		{"a number without limits", asked(whole(ask("a", "number", ""))), []string{`"limits" is missing; add it`}},
		{"limits", asked(ask("a", "number", "limits: §{min: 5, max: 4, decimals: §3}"), ask("b", "number", "limits: {min: §-1, max: 4, decimals: 0}")), []string{
			`limits begin above their end`,
			`decimals must be from 0 to 2, not 3`,
			`min must be from 0 to 1000000000000, not -1`,
		}},
		{"plausible", asked(number("a", ", plausible: §{min: 6, max: 5}"), number("b", ", plausible: §6")), []string{
			`plausible begins above its end`,
			`"plausible" must be a mapping of keys and values, not "6"`,
		}},
		{"a choice without options", asked(whole(ask("a", "single_choice", "")), whole(ask("b", "scale_1_5", ""))), []string{
			`question "a" needs options`, `question "b" needs options`,
		}},
		{"the same option twice", asked(ask("a", "single_choice", "options: [{id: x, call: c}, {id: y, call: c}, {id: §x, call: c}, {id: §no way, call: c}, §z]")), []string{
			`the option "x" stands here a second time (first on line 6); give it another id or remove it`,
			noID + `"no way"`,
			`an option must be a mapping of keys and values, not "z"`,
		}},
		{"more options than there are bits", asked(tooMany), []string{`"options" takes at most 64 items`}},
		{"options of a scale", asked(ask("a", "scale_1_5", `options: [{id: 1, call: c}, {id: §6, call: c}, {id: §1, call: c}]`), ask("b", "level_0_4", `options: [{id: §"5", call: c}, {id: §low, call: c}]`)), []string{
			`"id" cannot be "6"; write one of 1, 2, 3, 4, 5`,
			`the option "1" stands here a second time (first on line 6); give it another id or remove it`,
			`"id" cannot be the text "5"; write one of 0, 1, 2, 3, 4`,
			`"id" cannot be "low"; write one of 0, 1, 2, 3, 4`,
		}},
		{"options of yes and no", asked(ask("a", "yes_no", `options: [{id: "yes", call: c}, {id: §never, call: c}]`)), []string{`"id" cannot be "never"; write one of no, yes`}},
		{"exclusive options", asked(ask("a", "multi_choice", options("none", "x")+", exclusive: [§nine], max_choices: §0")), []string{
			`"a" has no option "nine" (did you mean "none"?)`,
			`max_choices must be from 1 to 64, not 0`,
		}},
		{"exclusive where nothing can be chosen together", asked(ask("a", "single_choice", options("x", "y")+", exclusive: §[x]")), []string{
			`"exclusive" is only for a question of the type multi_choice; remove it or correct the type`,
		}},
		{"towers of a grid", asked(ask("a", "grid", "towers: [{id: §netwrk, call: c}, {id: strategy, call: c}, {id: §strategy, call: c}], options: [{id: §vendor, call: c}], presets: [{id: p, call: c, owners: {network: §nobody}}, §{id: §p, call: c}, {id: q, call: c, owners: advise, §zz: 1}]")), []string{
			`"id" cannot be "netwrk" (did you mean "network"?); write one of service_desk, endpoints, servers_cloud, network, identity_collaboration, backup_recovery, security_operations, business_applications, strategy, compliance, vendors, projects`,
			`the tower "strategy" stands here a second time (first on line 6); give it another id or remove it`,
			`"id" cannot be "vendor"; write one of provider, shared, client, third_party, advise`,
			`network: "nobody" is no side; write provider, shared, client, third_party, advise ("you propose") or unknown`,
			`"owners" is missing; add it`,
			`the preset "p" stands here a second time (first on line 6); give it another id or remove it`,
			`unknown key "zz"; remove or correct it`,
		}},
		{"a part that is asked about without its name", asked(ask("a", "grid", "each: {call: §\"who?\"}, towers: [{id: network, call: c}]")), []string{`"call" does not say which part is asked about; write {tower} where its name is to stand`}},
		{"a grid without towers", asked(whole(ask("a", "grid", ""))), []string{`"towers" is missing; add it`}},
		{"depths", "version: 1\ntitle: T\nsections: [{id: s, title: S}]\ndepths: {quick: [§bb], call: §b, §full: []}\nquestions:\n" + yes("b", ""), []string{
			`unknown question "bb" (did you mean "b"?)`,
			`"call" must be a list, not "b"; put it in brackets`,
			`unknown key "full"; remove or correct it`,
		}},
		{"ratios", "version: 1\ntitle: T\nsections: [{id: s, title: S}]\nratios:\n  - {id: x, of: §nn, per: §b}\n  - {id: §n, of: n, per: n, plausible: §{min: 2, max: 1}}\n  - {id: §fact, of: n, §by: n, per: n}\n  - {id: §x, of: n, per: n}\n  - §x\nquestions:\n" + number("n", "") + yes("b", "") + strings.Replace(yes("model", ""), "id: ", "id: §", 1), []string{
			`unknown question "nn" (did you mean "n"?)`, `"b" is not answered with a number; a ratio needs number questions`,
			`the ratio id "n" is taken by a question or a fact; choose another id`, `plausible begins above its end`,
			`the ratio id "fact" is taken by a question or a fact; choose another id`, `unknown key "by"; remove or correct it`,
			`the ratio "x" stands here a second time (first on line 5); give it another id or remove it`,
			`a ratio must be a mapping of keys and values, not "x"`,
			`the question id "model" is taken by a fact that findings test; choose another id`,
		}},
		{"roles", "version: 1\ntitle: T\nsections: [{id: s, title: S}]\nroles: {question: §b, without_it_lead: [{who: §boss}, {who: owner, when: {§c: yes}}], source: O}\nquestions:\n" + yes("b", ""), []string{
			`the question "b" must be a single_choice, or it cannot say who answers`, `"who" cannot be "boss"; write one of owner, office_manager, it_lead, provider`, `unknown question "c"`,
		}},
		{"keys of numbers elsewhere", asked(yes("a", "unit: §u, noun: §{one: x, many: xs}, limits: §{min: 0, max: 1, decimals: 0}, towers: §[], presets: §[], max_choices: §2")), []string{
			`"unit" is only for a question of the type number; remove it or correct the type`,
			`"noun" is only for a question of the type number; remove it or correct the type`,
			`"limits" is only for a question of the type number; remove it or correct the type`,
			`"towers" is only for a question of the type grid; remove it or correct the type`,
			`"presets" is only for a question of the type grid; remove it or correct the type`,
			`"max_choices" is only for a question of the type multi_choice; remove it or correct the type`,
		}},
		{"empty texts", asked(strings.Replace(number("a", ", noun: {one: §'', many: xs}"), "topic: t", "topic: §''", 1)), []string{`"topic" is empty; write a text`, `"one" is empty; write a text`}},
		{"gates that wait for each other", asked(yes("a", "when: §{c: yes}"), yes("b", "when: {a: yes}"), yes("c", "when: {b: yes}")), []string{
			`the questions a, c and b wait for each other; remove one of their conditions`,
		}},
		{"a gate on itself", asked(yes("a", "when: §{a: yes}")), []string{`the question a waits for its own answer; remove that from its condition`}},
		{"gates that can never hold", asked(number("n", ""), yes("a", "when: {n: §\">10\"}"), yes("b", "when: {n: \"<2\"}"), yes("c", "when: [§{n: \">=2\", b: yes}, {b: yes}]")), []string{
			`can never hold: "n" goes from 0 to 10`,
			`this condition can never hold; its tests, or those of the questions it depends on, contradict each other`,
		}},
		{"gates with unknown words", asked(yes("aa", ""), yes("b", "when: {§ab: yes}"), yes("c", "when: {aa: §maybe}"), yes("d", "when: {aa: §{is: unknown}}"), yes("e", "when: §always")), []string{
			`unknown question "ab" (did you mean "aa"?)`,
			`"aa" has no option "maybe"; the options are no, yes`,
			`{is: ...} may be used only in findings and readiness; elsewhere an open answer leaves the rule open by itself`,
			`a condition must be a mapping such as {it_fte: ">=0.5"}, or a list of them, not "always"`,
		}},
		{"gates that tell a private answer", asked(yes("a", "self_assessment: false"), yes("b", "when: {§a: yes}"), yes("c", "self_assessment: false, when: {a: yes}"), yes("d", "when: [{b: yes}, {§c: no, §a: no}]")), []string{
			refused("a"),
			refused("c"),
			refused("a"),
		}},
		{"unknown keys inside a question", asked(
			ask("a", "number", "limits: {min: 0, max: 9, decimals: 0, §mox: 1}"),
			ask("b", "number", "limits: {min: 0, max: 9, decimals: 0}, plausible: {min: 1, max: 2, §mix: 1}"),
			ask("c", "single_choice", "options: [{id: x, call: c}, {id: y, call: c, §plane: c}]")), []string{
			`unknown key "mox" (did you mean "max"?); remove or correct it`,
			`unknown key "mix" (did you mean "min"?); remove or correct it`,
			`unknown key "plane"; remove or correct it`,
		}},
		{"flags", asked(yes("a", "scored: §maybe, self_assessment: §\"true\", uses: §scoring")), []string{
			`"scored" must be true or false, not "maybe"`,
			`"self_assessment" must be true or false, not the text "true"`,
			`"uses" must be a list, not "scoring"; put it in brackets`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text, places := marked(test.text)
			r := yamldoc.NewReport("in.yaml")
			ReadQuestionnaire(r, parse(t, text), "USD", "model", "fact")
			checkProblems(t, r, places, test.want)
		})
	}
}

func TestMoneyIsAskedInTheCurrencyOfTheCard(t *testing.T) {
	t.Parallel()
	const limits = "limits: {min: 0, max: 1000, decimals: 2}, plausible: {min: 1, max: 10, currency: USD}, unit: "
	for _, test := range []struct {
		unit, currency, want string
		money                bool
		usual                int64 // hundredths
		problem              string
	}{
		{`"{currency} a month"`, "EUR", "EUR a month", true, 1000_00, ""},
		{`"{currency} a month"`, "USD", "USD a month", true, 10_00, ""},
		{"USD a month", "USD", "USD a month", true, 10_00, ""},
		{"USD a month", "EUR", "", true, 0, `the unit is in USD and the rate card in EUR; write "{currency} a month"`},
		{"FTE", "EUR", "FTE", false, 1000_00, ""},
		{"people", "USD", "people", false, 10_00, ""},
	} {
		r := yamldoc.NewReport("in.yaml")
		q := ReadQuestionnaire(r, parse(t, asked(ask("a", "number", limits+test.unit))), test.currency)
		err := r.Err()
		if test.problem != "" {
			if err == nil || !strings.Contains(err.Error(), test.problem) || !strings.HasPrefix(err.Error(), "in.yaml:") {
				t.Errorf("%s in %s: %v", test.unit, test.currency, err)
			}
			continue
		}
		if w := &q.Questions[0]; err != nil || w.Unit != test.want || w.Money != test.money || w.PlausibleMax != test.usual || q.Currency != test.currency {
			t.Errorf("%s in %s: %+v, %v", test.unit, test.currency, w, err)
		}
	}
}

func TestAsManyOptionsAsThereAreBits(t *testing.T) {
	t.Parallel()
	var many []string
	for i := range answer.MaxOptions {
		many = append(many, fmt.Sprintf("o%d", i))
	}
	q := questionnaire(t, ask("a", "multi_choice", options(many...)))
	v := view(t, q, "{a: [o0, o63]}")
	if !v.Is("a", "o63") || v.Is("a", "o62") || v.Value(0).Options != 1<<63|1 {
		t.Errorf("options %x", v.Value(0).Options)
	}
}

// A shipped option that is no answer of its question would be offered and then
// refused; reading checks that. Here: what the design asks of the questionnaire.
func TestShippedQuestionnaire(t *testing.T) {
	t.Parallel()
	q, _ := shipped(t)
	quick := []string{
		"respondent", "drivers", "current_it_model", "it_fte", "it_staff_plan", "it_workload", "tower_owners",
		"users_count", "decision_by", "it_spend_month", "compliance_regimes", "control_preference",
	}
	var got []string
	for _, i := range q.Quick {
		got = append(got, q.Questions[i].ID)
	}
	if !slices.Equal(got, quick) {
		t.Errorf("the quick depth asks %v", got)
	}
	if n := len(q.Call); n < 20 || n > 36 {
		t.Errorf("the call depth asks %d questions", n)
	}
	for _, id := range []string{"success_12m", "contract_status", "decision_by", "it_spend_month", "downtime_cost_hour", "mfa_coverage", "backup_restore_test", "admin_control"} {
		if !slices.Contains(q.Call, q.Schema.Find(id)) {
			t.Errorf("the call depth leaves out %s", id)
		}
	}
	// Some of them hang on a team, on shared computers or on a contract, so that few
	// clients hear them all.
	for answers, most := range map[string]int{
		"{current_it_model: nobody, it_fte: 0, light_users_count: 0, shared_devices_count: 0, compliance_regimes: [none]}":                  29,
		"{current_it_model: internal_only, it_fte: 2, light_users_count: 0, shared_devices_count: 0, compliance_regimes: [customer_terms]}": 33,
	} {
		v, asked := view(t, q, answers), 0
		for _, i := range q.Call {
			if v.State(i) != answer.Hidden {
				asked++
			}
		}
		if asked > most {
			t.Errorf("%s: a call asks %d questions", answers, asked)
		}
	}
	for i := range q.Questions {
		w, s := &q.Questions[i], q.Schema.At(i)
		if w.Private() != (w.ID == "team_attitude" || w.ID == "it_payroll_year" || w.ID == "staff_transfer" || w.ID == "present") {
			t.Errorf("%s: self-assessment %v", w.ID, w.SelfAssessment)
		}
		if w.About == w.Who && w.About != "" {
			t.Errorf("%s is about the one who is asked (%s)", w.ID, w.About)
		}
		switch s.Type {
		case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
			if len(w.Options) != len(s.Options) {
				t.Errorf("%s has %d options and wording for %d", w.ID, len(s.Options), len(w.Options))
			}
		case answer.Scale:
			if len(w.Options) != 5 {
				t.Errorf("%s words %d of 5 answers", w.ID, len(w.Options))
			}
		case answer.Level:
			if len(w.Options) != 5 {
				t.Errorf("%s words %d of 5 answers", w.ID, len(w.Options))
			}
		case answer.Grid:
			if len(w.Towers) != terms.NumTowers || len(w.Options) != 5 || len(w.Presets) != 8 {
				t.Errorf("%s has %d towers, %d sides and %d presets", w.ID, len(w.Towers), len(w.Options), len(w.Presets))
			}
		case answer.Number, answer.Text:
		}
	}
}

func TestTowersHaveTheNamesOfTheFile(t *testing.T) {
	t.Parallel()
	read := func(towers string) (*Questionnaire, []string) {
		r := yamldoc.NewReport("in.yaml")
		q := ReadQuestionnaire(r, parse(t, towers+asked(ask("a", "yes_no", ""))), "USD")
		return q, problems(r)
	}
	q, wrong := read("towers: {service_desk: Help desk}\n")
	if wrong != nil || q.Towers[terms.ServiceDesk] != "Help desk" || q.Towers.Small(terms.ServiceDesk) != "help desk" || q.Towers[terms.Network] != "Network" {
		t.Errorf("names %v, problems %q", q.Towers, wrong)
	}
	if q, wrong = read(""); wrong != nil || len(q.Towers) != terms.NumTowers || q.Towers[terms.ServersCloud] != "Servers and cloud" {
		t.Errorf("names %v, problems %q", q.Towers, wrong)
	}
	for towers, want := range map[string]string{
		"towers: {desk: x}\n":          `1:10: unknown key "desk"; remove or correct it`,
		"towers: {service_desk: ''}\n": `1:24: "service_desk" is empty; write a text`,
		"towers: [a]\n":                `1:9: "towers" must be a mapping of keys and values, not a list`,
	} {
		if _, wrong := read(towers); len(wrong) != 1 || wrong[0] != want {
			t.Errorf("%s: problems %q, expected %q", towers, wrong, want)
		}
	}
}
