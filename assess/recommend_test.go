package assess

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// yesNo is a questionnaire of yes_no questions a, b, c and d.
func yesNo(tb testing.TB) *Questionnaire {
	tb.Helper()
	return questionnaire(tb, ask("a", "yes_no", ""), ask("b", "yes_no", ""), ask("c", "yes_no", ""), ask("d", "yes_no", ""))
}

const (
	fullyManaged, coManaged, hybrid = terms.FullyManaged, terms.CoManaged, terms.Hybrid

	head = "version: 1\ncriteria:\n"
)

func TestOutcomesWorkedOutByHand(t *testing.T) {
	t.Parallel()
	q := yesNo(t)
	// 20 points of weight, so a fit point is 1.2 points of score and the default
	// threshold of 5 fit points is exactly 6.
	base := criterion("b1", 10, "{b: yes}", 5, 5, 0, "") + criterion("b2", 4, "{b: yes}", 5, 5, 0, "")
	for _, test := range []struct {
		name     string
		matrix   string
		answers  string
		outcome  Outcome
		model    terms.Model
		runnerUp string
		points   int64
		margin   int64    // tenths
		fits     [3]int64 // tenths
	}{
		{
			// 24+70 = 94 of 120 against 18+70 = 88 of 120: 78.33 and 73.33.
			name:   "a margin of exactly the threshold is enough",
			matrix: head + base + criterion("a", 6, "{a: yes}", 4, 3, 0, ""), answers: "{a: yes, b: yes}",
			outcome: Recommended, model: fullyManaged, runnerUp: "co_managed", points: 6, margin: 50, fits: [3]int64{783, 733, 0},
		},
		{
			// 20+75 = 95 against 15+75 = 90, five points short of six.
			name: "a margin under the threshold is too close, and the higher score names the model",
			matrix: head + criterion("b1", 10, "{b: yes}", 5, 5, 0, "") + criterion("b2", 5, "{b: yes}", 5, 5, 0, "") +
				criterion("a", 5, "{a: yes}", 4, 3, 0, ""), answers: "{a: yes, b: yes}",
			outcome: TooClose, model: fullyManaged, runnerUp: "co_managed", points: 5, margin: 42, fits: [3]int64{792, 750, 0},
		},
		{
			name: "a lower threshold lets the better one win",
			matrix: "version: 1\ntoo_close: 4.16\ncriteria:\n" + criterion("b1", 10, "{b: yes}", 5, 5, 0, "") + criterion("b2", 5, "{b: yes}", 5, 5, 0, "") +
				criterion("a", 5, "{a: yes}", 4, 3, 0, ""), answers: "{a: yes, b: yes}",
			outcome: Recommended, model: fullyManaged, runnerUp: "co_managed", points: 5, margin: 42, fits: [3]int64{792, 750, 0},
		},
		{
			// 4.1666... is under 4.17.
			name: "the threshold counts to the hundredth",
			matrix: "version: 1\ntoo_close: 4.17\ncriteria:\n" + criterion("b1", 10, "{b: yes}", 5, 5, 0, "") + criterion("b2", 5, "{b: yes}", 5, 5, 0, "") +
				criterion("a", 5, "{a: yes}", 4, 3, 0, ""), answers: "{a: yes, b: yes}",
			outcome: TooClose, model: fullyManaged, runnerUp: "co_managed", points: 5, margin: 42, fits: [3]int64{792, 750, 0},
		},
		{
			name:   "another tie order does not put a lower score first",
			matrix: "version: 1\ntie_order: [hybrid, fully_managed, co_managed]\ncriteria:\n" + criterion("b1", 10, "{b: yes}", 5, 5, 0, "") + criterion("a", 1, "{a: yes}", 3, 4, 0, ""), answers: "{a: yes, b: yes}",
			// 53 and 54 of 66.
			outcome: TooClose, model: coManaged, runnerUp: "fully_managed", points: 1, margin: 15, fits: [3]int64{803, 818, 0},
		},
		{
			name:   "three models too close together",
			matrix: head + criterion("a", 1, "{a: yes}", 3, 3, 4, "") + criterion("b", 10, "{b: yes}", 5, 5, 4, "") + criterion("c", 9, "{c: yes}", 4, 4, 5, ""), answers: "{a: yes, b: yes, c: yes}",
			// fully 3+50+36, co the same, hybrid 4+40+45: 89 of 120 each.
			outcome: TooClose, model: coManaged, runnerUp: "fully_managed", points: 0, margin: 0, fits: [3]int64{742, 742, 742},
		},
		{
			// 100, 96 and 104 of 120, six points are the threshold: fully managed
			// is near hybrid, co-managed is near fully managed and not near hybrid.
			name: "near the second is not near the first",
			matrix: head + criterion("a1", 8, "{a: yes}", 5, 4, 5, "") + criterion("a2", 4, "{a: yes}", 4, 5, 5, "") +
				criterion("b1", 4, "{b: yes}", 6, 6, 5, "") + criterion("b2", 4, "{b: yes}", 5, 5, 6, ""), answers: "{a: yes, b: yes}",
			outcome: TooClose, model: hybrid, runnerUp: "fully_managed", points: 4, margin: 34, fits: [3]int64{833, 800, 867},
		},
		{
			name:   "a vetoed model does not make it too close, and is no runner-up",
			matrix: head + criterion("a", 10, "{a: yes}", 5, 6, 0, "") + criterion("v", 1, "{b: yes}", 0, 1, 0, "veto: [co_managed]"), answers: "{a: yes, b: yes}",
			// 50 and 61 of 66.
			outcome: Recommended, model: fullyManaged, runnerUp: "hybrid", points: 50, margin: 758, fits: [3]int64{758, 924, 0},
		},
		{
			name:   "with two vetoed there is no runner-up and no margin, and the better other is compared with",
			matrix: head + criterion("a", 10, "{a: yes}", 1, 6, 2, "veto: [co_managed, hybrid]"), answers: "{a: yes}",
			outcome: Recommended, model: fullyManaged, runnerUp: "", points: -50, margin: 0, fits: [3]int64{167, 1000, 333},
		},
		{
			name:   "all vetoed",
			matrix: head + criterion("a", 10, "{a: yes}", 1, 6, 2, "veto: [co_managed, hybrid, fully_managed]"), answers: "{a: yes}",
			outcome: AllVetoed, fits: [3]int64{167, 1000, 333},
		},
		{
			name:   "nothing counts",
			matrix: head + criterion("a", 10, "{a: yes}", 1, 6, 2, ""), answers: "{a: no, b: yes}",
			outcome: NothingScored, fits: [3]int64{-1, -1, -1},
		},
		{
			name:   "an open circumstance does not count, an open exception does not help",
			matrix: head + criterion("a", 10, "{a: yes}", 0, 0, 6, "") + criterion("b", 1, "{b: yes}", 6, 0, 0, "unless: {c: yes}"), answers: "{a: unknown, b: yes, c: unknown}",
			outcome: Recommended, model: fullyManaged, runnerUp: "co_managed", points: 6, margin: 1000, fits: [3]int64{1000, 0, 0},
		},
		{
			name:   "a true exception takes the criterion away, a false one does not",
			matrix: head + criterion("a", 10, "{a: yes}", 0, 0, 6, "unless: {c: yes}") + criterion("b", 1, "{b: yes}", 6, 0, 0, "unless: {c: no}"), answers: "{a: yes, b: yes, c: yes}",
			outcome: Recommended, model: fullyManaged, runnerUp: "co_managed", points: 6, margin: 1000, fits: [3]int64{1000, 0, 0},
		},
		{
			name:   "without a threshold even equal scores are a recommendation, by the tie order",
			matrix: "version: 1\ntoo_close: 0\ncriteria:\n" + criterion("a", 2, "{a: yes}", 6, 6, 0, ""), answers: "{a: yes}",
			outcome: Recommended, model: coManaged, runnerUp: "fully_managed", points: 0, margin: 0, fits: [3]int64{1000, 1000, 0},
		},
		{
			name: "none needed comes before everything else",
			matrix: head + criterion("a", 10, "{a: yes}", 1, 6, 2, "veto: [co_managed, hybrid, fully_managed]") +
				"none_needed:\n  - {id: n, when: {a: yes}, unless: {b: yes}, because: B, source: O}\n", answers: "{a: yes, b: unknown}",
			outcome: NoneNeeded, fits: [3]int64{167, 1000, 333},
		},
		{
			name: "the exception of none needed",
			matrix: head + criterion("a", 10, "{a: yes}", 1, 6, 2, "") +
				"none_needed:\n  - {id: n, when: {a: yes}, unless: {b: yes}, because: B, source: O}\n", answers: "{a: yes, b: yes}",
			outcome: Recommended, model: coManaged, runnerUp: "hybrid", points: 40, margin: 667, fits: [3]int64{167, 1000, 333},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := matrix(t, q, test.matrix)
			r := m.Recommend(view(t, q, test.answers))
			if r.Outcome != test.outcome {
				t.Fatalf("outcome %s, expected %s\n%s", r.Outcome, test.outcome, summary(&r, sameNames))
			}
			if (r.Rule != nil) != (test.outcome == NoneNeeded) {
				t.Errorf("rule %v with outcome %s", r.Rule, r.Outcome)
			}
			for _, model := range terms.Models() {
				fit, ok := r.Fit(model)
				if !ok {
					fit = -1
				}
				if fit != test.fits[model] {
					t.Errorf("fit of %s is %d tenths, expected %d", model, fit, test.fits[model])
				}
			}
			margin, hasMargin := r.Margin()
			if hasMargin != (test.runnerUp != "") || margin != test.margin {
				t.Errorf("margin %d %v, expected %d", margin, hasMargin, test.margin)
			}
			if !test.outcome.HasModel() {
				return
			}
			runnerUp := ""
			if r.RunnerUp != nil {
				runnerUp = r.RunnerUp.String()
			}
			if r.Model != test.model || runnerUp != test.runnerUp || r.MarginPoints != test.points {
				t.Errorf("model %s before %q by %d, expected %s before %q by %d", r.Model, runnerUp, r.MarginPoints, test.model, test.runnerUp, test.points)
			}
		})
	}
}

// structural is a questionnaire with the questions that the program's own
// rules read.
func structural(tb testing.TB) *Questionnaire {
	tb.Helper()
	return questionnaire(tb, append(structuralQuestions(), ask("a", "yes_no", ""), ask("b", "yes_no", ""))...)
}

func towers(sides string) string {
	var all []string
	for i, side := range strings.Fields(sides) {
		all = append(all, terms.Tower(i).String()+": "+side)
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// vetoList names the vetoes as model/criterion.
func vetoList(r *Recommendation) []string {
	var all []string
	for _, v := range r.Vetoes {
		all = append(all, v.Model.String()+"/"+v.Criterion)
	}
	return all
}

func TestStatedTowersComeFirst(t *testing.T) {
	t.Parallel()
	q := structural(t)
	// The matrix likes fully managed best, then hybrid, then co-managed.
	m := matrix(t, q, head+criterion("likes", 10, "{a: yes}", 6, 2, 4, "")+
		criterion("wanted", 2, "{tower_owners: {provider: \">=1\"}}", 0, 0, 1, ""))
	for _, test := range []struct {
		name    string
		answers string
		outcome Outcome
		model   terms.Model
		first   string // what the matrix favors; "" for nothing
		vetoes  []string
		reasons bool // of the matrix, against the model
	}{
		{name: "nothing stated", answers: "{a: yes, it_fte: 3}", outcome: Recommended, model: fullyManaged, first: "fully_managed"},
		{name: "you propose", answers: "{a: yes, it_fte: 3, tower_owners: advise}", outcome: Recommended, model: fullyManaged, first: "fully_managed"},
		{
			name: "a complete split decides", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("client client client client client client provider") + "}",
			outcome: Recommended, model: hybrid, first: "fully_managed", reasons: true,
			vetoes: []string{"fully_managed/stated_towers", "co_managed/stated_towers"},
		},
		{
			name: "a complete split decides even where nothing is scored", answers: "{tower_owners: " + towers("shared shared shared shared shared shared shared") + "}",
			outcome: Recommended, model: coManaged, vetoes: []string{"fully_managed/stated_towers", "hybrid/stated_towers"},
		},
		{
			name: "all handed over", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("provider provider provider provider provider provider provider") + "}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed",
			vetoes: []string{"co_managed/stated_towers", "hybrid/stated_towers"},
		},
		{
			name: "third parties do not count", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("provider third_party third_party third_party third_party third_party third_party") + "}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed",
			vetoes: []string{"co_managed/stated_towers", "hybrid/stated_towers"},
		},
		{
			name: "everything with third parties leaves nothing to share", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("third_party third_party third_party third_party third_party third_party third_party") + "}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed",
			vetoes: []string{"co_managed/stated_towers", "hybrid/stated_towers"},
		},
		{
			name: "one part kept leaves hybrid and co-managed", answers: "{a: yes, it_fte: 3, tower_owners: {network: client}}",
			outcome: Recommended, model: hybrid, first: "fully_managed", reasons: true, vetoes: []string{"fully_managed/stated_towers"},
		},
		{
			name: "one part handed over rules nothing out", answers: "{a: yes, it_fte: 3, tower_owners: {network: provider}}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed",
		},
		{
			name: "four shared leave co-managed alone", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("shared shared shared shared") + "}",
			outcome: Recommended, model: coManaged, first: "fully_managed", reasons: true,
			vetoes: []string{"fully_managed/stated_towers", "hybrid/stated_towers"},
		},
		{
			name: "three shared leave hybrid", answers: "{a: yes, it_fte: 3, tower_owners: " + towers("shared shared shared") + "}",
			outcome: Recommended, model: hybrid, first: "fully_managed", reasons: true, vetoes: []string{"fully_managed/stated_towers"},
		},
		{
			name: "parts of governance decide nothing", answers: "{a: yes, it_fte: 3, tower_owners: {projects: client, strategy: shared}}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed",
		},
		{
			name: "one part kept and nothing scored is between the two that are left", answers: "{tower_owners: {network: client}}",
			outcome: TooClose, model: coManaged, vetoes: []string{"fully_managed/stated_towers"},
		},
		{
			name: "fewer than two people cannot run a part alone", answers: "{a: yes, it_fte: 1.99, tower_owners: " + towers("client client client provider provider provider provider") + "}",
			outcome: Recommended, model: coManaged, first: "fully_managed", reasons: true,
			vetoes: []string{"fully_managed/stated_towers", "hybrid/team_of_two"},
		},
		{
			name: "two people can", answers: "{a: yes, it_fte: 2, tower_owners: " + towers("client client client provider provider provider provider") + "}",
			outcome: Recommended, model: hybrid, first: "fully_managed", reasons: true,
			vetoes: []string{"fully_managed/stated_towers", "co_managed/stated_towers"},
		},
		{
			name: "where nobody will be there a wish lifts no veto", answers: "{a: yes, it_fte: 0.49, tower_owners: {network: client, endpoints: shared, servers_cloud: provider}}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed", vetoes: []string{"hybrid/team_of_two"},
		},
		{
			name: "half a person is somebody", answers: "{a: yes, it_fte: 0.5, tower_owners: {network: client, endpoints: shared, servers_cloud: provider}}",
			outcome: Recommended, model: coManaged, first: "fully_managed", reasons: true,
			vetoes: []string{"fully_managed/stated_towers", "hybrid/team_of_two"},
		},
		{
			name: "where no team is wanted a wish lifts no veto", answers: "{a: yes, it_fte: 9, it_staff_plan: none_wanted, tower_owners: {network: client}}",
			outcome: Recommended, model: fullyManaged, first: "fully_managed", vetoes: []string{"hybrid/team_of_two"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := m.Recommend(view(t, q, test.answers))
			first := ""
			if r.MatrixFirst != nil {
				first = r.MatrixFirst.String()
			}
			if r.Outcome != test.outcome || r.Model != test.model || first != test.first {
				t.Errorf("%s %s, the matrix favors %q; expected %s %s and %q", r.Outcome, r.Model, first, test.outcome, test.model, test.first)
			}
			if vetoes := vetoList(&r); !slices.Equal(vetoes, test.vetoes) {
				t.Errorf("vetoes %v, expected %v", vetoes, test.vetoes)
			}
			if (len(r.MatrixReasons) > 0) != test.reasons {
				t.Errorf("%d reasons of the matrix", len(r.MatrixReasons))
			}
			if test.reasons {
				sum := int64(0)
				for _, c := range r.MatrixReasons {
					sum += c.Points
				}
				// Without the towers only "likes" counts, with weight 10.
				likes := [terms.NumModels]int64{6, 2, 4}
				if want := 10 * (likes[*r.MatrixFirst] - likes[r.Model]); sum != want {
					t.Errorf("reasons of the matrix add up to %d, expected %d", sum, want)
				}
			}
		})
	}
}

func TestMatrixFirstIsTheModelWhereNothingIsStated(t *testing.T) {
	t.Parallel()
	q := structural(t)
	// Too close: fully managed is ahead by one point of sixty.
	m := matrix(t, q, head+criterion("a", 9, "{a: yes}", 5, 5, 0, "")+criterion("b", 1, "{b: yes}", 6, 5, 0, ""))
	for _, answers := range []string{"{a: yes, b: yes}", "{a: yes, b: yes, tower_owners: advise}", "{a: yes, b: yes, tower_owners: {projects: provider}}", "{a: yes, b: yes, tower_owners: {network: provider}}"} {
		r := m.Recommend(view(t, q, answers))
		if r.Outcome != TooClose || r.Model != fullyManaged || *r.MatrixFirst != fullyManaged || len(r.MatrixReasons) > 0 {
			t.Errorf("%s: %s %s, the matrix favors %s with %d reasons", answers, r.Outcome, r.Model, *r.MatrixFirst, len(r.MatrixReasons))
		}
	}
}

func TestMatrixFirstKeepsToTheDefinitionOfHybrid(t *testing.T) {
	t.Parallel()
	q := structural(t)
	m := matrix(t, q, head+criterion("a", 9, "{a: yes}", 0, 2, 6, ""))
	r := m.Recommend(view(t, q, "{a: yes, it_fte: 1, tower_owners: {network: provider}}"))
	if r.Model != coManaged || r.MatrixFirst == nil || *r.MatrixFirst != coManaged {
		t.Errorf("one person cannot run a hybrid: model %s, the matrix favors %v", r.Model, r.MatrixFirst)
	}
}

func TestContradictedTowersAreNamed(t *testing.T) {
	t.Parallel()
	q := structural(t)
	m := matrix(t, q, head+criterion("a", 9, "{a: yes}", 0, 2, 6, ""))
	r := m.Recommend(view(t, q, "{a: yes, it_fte: 0, tower_owners: {endpoints: shared, network: client, servers_cloud: provider, backup_recovery: third_party, projects: client}}"))
	want := []terms.Tower{terms.Endpoints, terms.Network}
	if !slices.Equal(r.Contradicted, want) {
		t.Errorf("contradicted %v, expected %v", r.Contradicted, want)
	}
	stated := terms.Split{terms.ServersCloud: terms.Provider, terms.BackupRecovery: terms.ThirdParty, terms.Projects: terms.Client}
	if r.Stated != stated || !r.Nobody || !r.SmallTeam {
		t.Errorf("stated %v, nobody %v, small %v", r.Stated, r.Nobody, r.SmallTeam)
	}
	gotStated, _, small := m.StatedFor(terms.FullyManaged, view(t, q, "{a: yes, it_fte: 0, tower_owners: {endpoints: shared, network: client, servers_cloud: provider, backup_recovery: third_party, projects: client}}"))
	if gotStated != stated || !small {
		t.Errorf("StatedFor gives %v, %v", gotStated, small)
	}
}

func BenchmarkRecommend(b *testing.B) {
	q, m := shipped(b)
	v := view(b, q, "{users_count: 180, endpoints_count: 200, current_it_model: internal_only, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security, compliance], control_preference: 4, coverage_needed: alerts_24x7, compliance_regimes: [ncua_ffiec], compliance_owner: internal_it, tower_owners: {security_operations: provider}, industry: financial}")
	b.ReportAllocs()
	for b.Loop() {
		if r := m.Recommend(v); r.Outcome != Recommended {
			b.Fatal(r.Outcome)
		}
	}
}
