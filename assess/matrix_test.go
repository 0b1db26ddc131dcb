package assess

import (
	"reflect"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestMatrixWithEveryField(t *testing.T) {
	t.Parallel()
	q := yesNo(t)
	m := matrix(t, q, `version: 1
name: Own rules
playbook: "2026.11-own"
too_close: 2.5
tie_order: [hybrid, co_managed, fully_managed]
criteria:
  - id: one
    label: First
    group: structure
    weight: 10
    when: {a: yes}
    unless: [{b: yes}, {c: no}]
    ratings: {fully_managed: best_fit, co_managed: not_recommended, hybrid: less_ideal}
    words: {fully_managed: Consider it}
    veto: [co_managed, hybrid]
    because: "Because of \e[31mred."
    source: A page
  - id: two
    label: Second
    group: context
    weight: 1
    when: {a: no}
    ratings: {fully_managed: possible, co_managed: good_option, hybrid: excellent_fit}
    because: B
    source: O
none_needed:
  - {id: n, when: {a: yes}, unless: {b: yes}, because: N, source: O}
contradictions:
  - {id: n, when: {a: yes, b: no}, because: C, source: O}
split: []
`)
	if m.Name != "Own rules" || m.Playbook != "2026.11-own" || m.TooClose != 250 || m.TieOrder != [3]terms.Model{hybrid, coManaged, fullyManaged} || m.Schema() != q.Schema {
		t.Errorf("matrix %+v", m)
	}
	one, two := m.Criteria[0], m.Criteria[1]
	if one.ID != "one" || one.Label != "First" || one.Group != "structure" || one.Weight != 10 || !one.HasUnless() ||
		one.Ratings != [3]Rating{BestFit, NotRecommended, LessIdeal} || one.Words != [3]string{"Consider it", "Not recommended", "Less ideal"} ||
		one.Veto != [3]bool{false, true, true} || one.Because != "Because of \x1b[31mred." || one.Source != "A page" {
		t.Errorf("first criterion %+v", one)
	}
	if two.HasUnless() || two.Veto != [3]bool{} || two.Weight != 1 || two.Words[2] != "Excellent fit" {
		t.Errorf("second criterion %+v", two)
	}
	if len(m.NoneNeeded) != 1 || len(m.Contradictions) != 1 || !m.NoneNeeded[0].HasUnless() || m.Contradictions[0].HasUnless() || m.Contradictions[0].Because != "C" {
		t.Errorf("rules %+v %+v", m.NoneNeeded, m.Contradictions)
	}
}

func TestMatrixDefaults(t *testing.T) {
	t.Parallel()
	m := matrix(t, yesNo(t), head+criterion("a", 1, "{a: yes}", 0, 1, 2, ""))
	if m.TooClose != 500 || m.TieOrder != [3]terms.Model{coManaged, fullyManaged, hybrid} || len(m.NoneNeeded)+len(m.Contradictions) > 0 {
		t.Errorf("%+v", m)
	}
}

func TestRatingsCountWhatTheDesignSays(t *testing.T) {
	t.Parallel()
	want := []string{"not_recommended 0 Not recommended", "not_ideal 1 Not ideal", "less_ideal 2 Less ideal", "possible 3 Possible", "good_option 4 Good option", "excellent_fit 5 Excellent fit", "best_fit 6 Best fit"}
	for i, r := range []Rating{NotRecommended, NotIdeal, LessIdeal, Possible, GoodOption, ExcellentFit, BestFit} {
		if got := r.String() + " " + string(rune('0'+r)) + " " + r.Label(); got != want[i] {
			t.Errorf("%s, expected %s", got, want[i])
		}
	}
}

func TestMatrixProblems(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("a", "yes_no", ""), ask("b", "yes_no", "when: {a: yes}"), ask("n", "number", "limits: {min: 0, max: 10, decimals: 0}"),
		ask("note", "text", ""), ask("respondent", "single_choice", "scored: false, "+options("owner", "other")), ask("m", "multi_choice", options("x", "y")))
	good := criterion("good", 1, "{a: yes}", 0, 1, 2, "")
	row := func(changes ...string) string {
		line := strings.TrimSuffix(good, "\n")
		for i := 0; i+1 < len(changes); i += 2 {
			line = change(line, changes[i], changes[i+1])
		}
		return head + line + "\n"
	}
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"not a mapping", "§[a]", []string{`the decision matrix must be a mapping of keys and values, not a list`}},
		{"nothing in it", "§§§note: 1", []string{`"version" is missing; write 'version: 1' as the first line`, `"criteria" is missing; add it`, `unknown key "note"; remove or correct it`}},
		{"no criteria", "version: 1\ncriteria: §[]", []string{`"criteria" must be a list with at least one item, not an empty list`}},
		{"unknown keys", "version: 1\n§tie_orders: []\n§to_close: 5\ncriteria:\n" + good, []string{
			`unknown key "tie_orders" (did you mean "tie_order"?); remove or correct it`,
			`unknown key "to_close" (did you mean "too_close"?); remove or correct it`,
		}},
		{"threshold", "version: 1\ntoo_close: §100.01\ncriteria:\n" + good, []string{`"too_close" must be from 0 to 100, not 100.01`}},
		{"negative threshold", "version: 1\ntoo_close: §-1\ncriteria:\n" + good, []string{`"too_close" must be from 0 to 100, not -1`}},
		{"threshold in words", "version: 1\ntoo_close: §five\ncriteria:\n" + good, []string{`too_close must be a number such as 24 or 0.5, at most two decimals and without separators, not "five"`}},
		{"tie order with two", "version: 1\ntie_order: §[hybrid, co_managed]\ncriteria:\n" + good, []string{`"tie_order" needs 3 items, not 2`}},
		{"tie order with one twice", "version: 1\ntie_order: [hybrid, co_managed, §hybrid]\ncriteria:\n" + good, []string{`the model "hybrid" stands here a second time (first on line 2); give it another model or remove it`}},
		{"tie order with an unknown one", "version: 1\ntie_order: [hybrid, co_managed, §comanaged]\ncriteria:\n" + good, []string{`"tie_order" cannot be "comanaged" (did you mean "co_managed"?); write one of fully_managed, co_managed, hybrid`}},
		{"tie order with four", "version: 1\ntie_order: §[hybrid, co_managed, fully_managed, hybrid]\ncriteria:\n" + good, []string{`"tie_order" needs 3 items, not 4`}},
		{"tie order without a list", "version: 1\ntie_order: §hybrid\ncriteria:\n" + good, []string{`"tie_order" must be a list, not "hybrid"; put it in brackets`}},
		{"the same criterion twice", head + good + strings.Replace(good, "id: ", "id: §", 1), []string{`the criterion "good" stands here a second time (first on line 3); give it another id or remove it`}},
		{"a criterion that is none", head + good + "  - §good\n", []string{`a criterion must be a mapping of keys and values, not "good"`}},
		{"a criterion with nothing", head + "  - §§§§§§§{label: L}\n", []string{
			`"id" is missing; add it`, `"group" is missing; add it`, `"weight" is missing; add it`, `"when" is missing; add it`,
			`"ratings" is missing; add it`, `"because" is missing; add it`, `"source" is missing; add it`,
		}},
		{"id", row("id: good", "id: §Good Fit"), []string{`"id" must be a word of small letters, digits and underscores such as it_fte, not "Good Fit"`}},
		{"group", row("needs", "§need"), []string{`"group" cannot be "need" (did you mean "needs"?); write one of structure, needs, context`}},
		{"weight 0", row("weight: 1", "weight: §0"), []string{`weight must be from 1 to 10, not 0`}},
		{"weight 11", row("weight: 1", "weight: §11"), []string{`weight must be from 1 to 10, not 11`}},
		{"half a weight", row("weight: 1", "weight: §1.5"), []string{`weight must be a whole number, not 1.5`}},
		{"weight in quotes", row("weight: 1", `weight: §"1"`), []string{`weight must be a number, not the text "1"; remove the quotes`}},
		{"a rating that is none", row("less_ideal", "§less_idea"), []string{`"hybrid" cannot be "less_idea" (did you mean "less_ideal"?); write one of not_recommended, not_ideal, less_ideal, possible, good_option, excellent_fit, best_fit`}},
		{"a rating in points", row("less_ideal", "§2"), []string{`"hybrid" cannot be "2"; write one of not_recommended, not_ideal, less_ideal, possible, good_option, excellent_fit, best_fit`}},
		{"a rating missing", row("ratings: {", "ratings: §{", ", hybrid: less_ideal", ""), []string{`"hybrid" is missing; add it`}},
		{"a rating of an unknown model", row("hybrid: less_ideal", "hybrid: less_ideal, §hybird: best_fit"), []string{`unknown key "hybird" (did you mean "hybrid"?); remove or correct it`}},
		{"equal ratings", row("{fully_managed: not_recommended, co_managed: not_ideal, hybrid: less_ideal}", "§{fully_managed: possible, co_managed: possible, hybrid: possible}"), []string{
			`criterion "good" rates all three models the same and so decides nothing; change a rating or remove it`,
		}},
		{"words", row("because", "words: {fully_managed: §[x], §model: y}, because"), []string{`"fully_managed" must be a text, not a list`, `unknown key "model"; remove or correct it`}},
		{"a veto on an unknown model", row("because", "veto: [§hybird, §[hybrid]], because"), []string{`"veto" cannot be "hybird" (did you mean "hybrid"?); write one of fully_managed, co_managed, hybrid`, `"veto" cannot be a list; write one of fully_managed, co_managed, hybrid`}},
		{"a veto without a list", row("because", "veto: §hybrid, because"), []string{`"veto" must be a list, not "hybrid"; put it in brackets`}},
		{"a condition that never holds", row("{a: yes}", `{n: §">10"}`), []string{`can never hold: "n" goes from 0 to 10`}},
		{"a range that ends before it begins", row("{a: yes}", `{n: §"3..2"}`), []string{`"3..2" can never hold: it begins above its end`}},
		{"a condition against a gate", row("{a: yes}", "§{a: no, b: yes}"), []string{`this condition can never hold; its tests, or those of the questions it depends on, contradict each other`}},
		{"an exception that never holds", row("because", "unless: [{a: no}, §{m: {has: x, count: 0}}], because"), []string{`this condition can never hold; its tests, or those of the questions it depends on, contradict each other`}},
		{"unknown words in a condition", row("{a: yes}", "{§aa: yes, m: {has_any: [§z]}}"), []string{`unknown question "aa" (did you mean "a"?)`, `"m" has no option "z"; the options are x, y`}},
		{"free text in a condition", row("{a: yes}", "{§note: x}"), []string{`"note" is answered in free text and cannot be tested`}},
		{"an open answer as a reason", row("{a: yes}", "{a: §{is: unknown}}"), []string{`{is: ...} may be used only in findings and readiness; elsewhere an open answer leaves the rule open by itself`}},
		{"an empty condition", row("{a: yes}", "§{}"), []string{`an empty condition always holds; remove it`}},
		{"a question that is not scored", row("- {", "- §{", "{a: yes}", "{respondent: owner}"), []string{`criterion "good" tests "respondent", which by the questionnaire is not scored; remove the test`}},
		{"an exception that is not scored", row("- {", "- §{", "because", "unless: {respondent: owner}, because"), []string{`criterion "good" tests "respondent", which by the questionnaire is not scored; remove the test`}},
		{"rules", head + good + "none_needed:\n  - {id: x, when: {a: yes}, because: B, source: O}\n  - {id: §x, when: {a: no}, because: B, source: O}\n  - §§§§§x: 1\n  - §x\ncontradictions:\n  - {id: x, when: {a: yes}, because: B, source: O, §weight: 1}\n  - {id: z, when: {a: §maybe}, because: B, source: O}\n", []string{
			`the rule "x" stands here a second time (first on line 5); give it another id or remove it`,
			`"id" is missing; add it`, `"when" is missing; add it`, `"because" is missing; add it`, `"source" is missing; add it`, `unknown key "x"; remove or correct it`,
			`a rule must be a mapping of keys and values, not "x"`,
			`unknown key "weight"; remove or correct it`,
			`"a" has no option "maybe"; the options are no, yes`,
		}},
		{"rules without a list", head + good + "none_needed: §{a: yes}\n", []string{`"none_needed" must be a list, not a mapping; put it in brackets`}},
		{"a team", "version: 1\nteam: {count: §nn, someone: §0, team: 2, plan: §n, nobody: [x], source: O}\ncriteria:\n" + good, []string{
			`unknown question "nn" (did you mean "n"?)`, `"someone" must be from 0.01 to 1000, not 0`, `the question n must be a single_choice`,
		}},
		{"nobody without a plan", "version: 1\nteam: {count: n, someone: 1, team: 2, nobody: [§x], source: O}\ncriteria:\n" + good, []string{`an option needs "plan", the question it belongs to`}},
		{"who is in a team", "version: 1\nteam: {count: n, someone: 2, team: §1, plan: respondent, nobody: [§ownr, owner], source: O}\ncriteria:\n" + good, []string{
			`a team begins below "someone"; it needs at least as many people`, `"respondent" has no option "ownr" (did you mean "owner"?)`,
		}},
		{"half a team", "version: 1\nteam: §§§{count: n}\ncriteria:\n" + good, []string{`"someone" is missing; add it`, `"team" is missing; add it`, `"source" is missing; add it`}},
		{"certainty", "version: 1\ncertainty: {firm: §101, clear: 80, band: §91, draws: §1, source: O, §drawn: 1}\ncriteria:\n" + good, []string{
			`firm must be from 0 to 100, not 101`, `band must be from 0 to 90, not 91`, `draws must be from 2 to 8192, not 1`, `unknown key "drawn" (did you mean "draws"?); remove or correct it`,
		}},
		{"certainty in the wrong order", "version: 1\ncertainty: {firm: 70, clear: §80, band: 25, draws: 1024, source: O}\ncriteria:\n" + good, []string{`"clear" is more than "firm"; what is firm is clear as well`}},
		{"empty texts", row("because: B good", "because: §''", "label: L", "label: §' '"), []string{`"label" is empty; write a text`, `"because" is empty; write a text`}},
		{"hostile text in messages", row("because", `veto: [§"\e[2J\u202e"], because`), []string{`"veto" cannot be the text "\x1b[2J\u202e"; write one of fully_managed, co_managed, hybrid`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text, places := marked(test.text)
			r := yamldoc.NewReport("in.yaml")
			ReadMatrix(r, parse(t, text), q)
			checkProblems(t, r, places, test.want)
		})
	}
}

// A matrix of an earlier version says nothing about people and certainty; what it
// meant is what the built-in says today of the same.
func TestOlderMatrixMeansWhatTheBuiltInSays(t *testing.T) {
	t.Parallel()
	q, shipped := shipped(t)
	older := matrix(t, q, head+criterion("x", 1, "{it_fte: \">=1\"}", 0, 1, 2, ""))
	same := func(p People) People {
		return People{Count: p.Count, Plan: p.Plan, Nobody: p.Nobody, Someone: p.Someone, Team: p.Team}
	}
	if !reflect.DeepEqual(same(older.Team), same(shipped.Team)) || older.Certainty != shipped.Certainty || older.Structure().Towers != shipped.Structure().Towers {
		t.Errorf("%+v %+v, built in %+v %+v", older.Team, older.Certainty, shipped.Team, shipped.Certainty)
	}
	if s := shipped.Structure(); q.Questions[s.Count].ID != "it_fte" || q.Questions[s.Plan].ID != "it_staff_plan" || s.Nobody == 0 || s.Someone != 50 || s.Team != 200 {
		t.Errorf("%+v", s)
	}
}

// Who counts people under other ids and with other bounds gets the same rules.
func TestTeamAsTheMatrixSays(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("heads", "number", "limits: {min: 0, max: 10, decimals: 0}"), ask("future", "single_choice", options("gone", "here")),
		ask("tower_owners", "grid", "towers: [{id: network, call: N}]"))
	m := matrix(t, q, "version: 1\nteam: {count: heads, someone: 2, team: 4, plan: future, nobody: [gone], source: O}\ncriteria:\n"+criterion("x", 1, "{heads: \">=0\"}", 0, 1, 2, ""))
	for _, test := range []struct {
		answers       string
		nobody, small bool
	}{
		{"{heads: 1}", true, true}, {"{heads: 2}", false, true}, {"{heads: 3, future: here}", false, true}, {"{heads: 4}", false, false}, {"{heads: 9, future: gone}", true, true}, {"{}", false, false},
	} {
		if r := m.Recommend(view(t, q, test.answers)); r.Nobody != test.nobody || r.SmallTeam != test.small {
			t.Errorf("%s: nobody %v, small team %v", test.answers, r.Nobody, r.SmallTeam)
		}
	}
}

// The rules about people and towers need questions of the right type.
func TestMatrixNeedsTheRightTypesOfStructuralQuestions(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("a", "yes_no", ""), ask("it_fte", "yes_no", ""), ask("tower_owners", "yes_no", ""), ask("it_staff_plan", "yes_no", ""))
	r := yamldoc.NewReport("in.yaml")
	m := ReadMatrix(r, parse(t, head+criterion("x", 1, "{a: yes}", 0, 1, 2, "")), q)
	checkProblems(t, r, []string{"1:1: ", "1:1: "}, []string{"the question tower_owners must be a grid", "the question it_fte must be a number"})
	if s := m.Structure(); s.Towers >= 0 || s.Count >= 0 || s.Nobody != 0 {
		t.Errorf("structure %+v", s)
	}
	// A questionnaire without them is allowed: then these rules say nothing.
	m = matrix(t, yesNo(t), head+criterion("x", 1, "{a: yes}", 0, 1, 2, ""))
	if s := m.Structure(); s.Towers >= 0 || s.Count >= 0 || s.Plan >= 0 {
		t.Errorf("structure %+v", s)
	}
}
