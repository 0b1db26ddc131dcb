package advice

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// defaults is the advice of the built-in playbook.
type defaults struct {
	schema    *answer.Schema
	facts     *Facts
	findings  *Findings
	readiness *Readiness
	texts     *Texts
	provider  *ProviderProfile
}

func document(tb testing.TB, name string) *yamldoc.Node {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "questionnaires", name))
	if err != nil {
		tb.Fatal(err)
	}
	n, err := yamldoc.Parse(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func readDefault[T any](tb testing.TB, name string, reader func(*yamldoc.Report, *yamldoc.Node) *T) *T {
	tb.Helper()
	r := yamldoc.NewReport(name)
	out := reader(r, document(tb, name))
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

func loadDefaults(tb testing.TB) defaults {
	tb.Helper()
	var d defaults
	root := document(tb, "questionnaire.yaml")
	d.schema = structure(tb, root)
	var ratios []Ratio
	for _, n := range root.Get("ratios").Items {
		ratios = append(ratios, Ratio{ID: n.Get("id").Text, Of: n.Get("of").Text, Per: n.Get("per").Text})
	}
	d.facts = NewFacts(d.schema, ratios)
	d.findings = readDefault(tb, "findings.yaml", func(r *yamldoc.Report, n *yamldoc.Node) *Findings { return ReadFindings(r, n, d.facts) })
	d.readiness = readDefault(tb, "readiness.yaml", func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, d.facts) })
	d.texts = readDefault(tb, "texts.yaml", func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, d.schema) })
	d.provider = readDefault(tb, "provider.yaml", func(r *yamldoc.Report, n *yamldoc.Node) *ProviderProfile { return ReadProvider(r, n, d.schema) })
	return d
}

// advise runs one client through readiness and findings, as scope does.
func (d *defaults) advise(v answer.View, m *terms.Model, split terms.Split) (Result, []Finding) {
	in := Given{Model: m, Split: split}
	res := d.readiness.Assess(d.facts.View(v, in), m)
	in.Readiness = res.Verdict
	return res, raise(d.findings, d.facts.View(v, in))
}

func TestDefaultPlaybookOnAClientWithoutIT(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	v := view(t, d.schema, `{users_count: 24, endpoints_count: 26, current_it_model: unofficial, it_fte: 0, it_staff_plan: none_wanted,
		compliance_regimes: [hipaa], mfa_coverage: some, backup_restore_test: never_tested, after_hours_now: nobody, coverage_needed: unknown}`)
	res, findings := d.advise(v, model(terms.FullyManaged), allSides(terms.Provider))
	if res.Verdict != VerdictNotApplicable {
		t.Errorf("readiness %s", res.Verdict)
	}
	// SIG-04 is high because of HIPAA.
	want := []string{"SIG-04:high+", "SIG-09:", "SIG-11:", "SIG-03:medium", "SIG-57:"}
	got := names(findings)
	for _, id := range want {
		if !strings.Contains(got, id) {
			t.Errorf("%s is not among %s", id, got)
		}
	}
	for _, id := range []string{"SIG-08:", "SIG-10:", "SIG-01:"} {
		if strings.Contains(got, id) {
			t.Errorf("%s is among %s", id, got)
		}
	}
	g := d.texts.Growth(v, Station(terms.FullyManaged.String()))
	if len(g.Paths) == 0 || g.Paths[0].To != "co_managed" || g.Paths[0].Likely {
		t.Errorf("growth %+v", g.Paths)
	}
	g = d.texts.Growth(view(t, d.schema, "{it_fte: 0, it_staff_plan: first_hire}"), Station(terms.FullyManaged.String()))
	if !g.Paths[0].Likely {
		t.Errorf("a signed first hire does not make path %s likely", g.Paths[0].ID)
	}
}

func TestDefaultPlaybookOnASmallTeam(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	// 20*3 + 20*1 + 15*(2-1) + 10*1 + 10*1 + 10*1 + 5*1 (capped) + 10*0 = 130; 32.5
	v := view(t, d.schema, `{users_count: 120, it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, key_person_risk: stuck,
		leadership_buyin: 3, roles_defined: 1, documentation_state: 2, ticketing_setup: 1, service_governance: [reports, escalation_path],
		tool_access: 4, admin_control: provider_only, team_attitude: 0}`)
	res, findings := d.advise(v, model(terms.CoManaged), allSides(terms.Shared))
	if index(res) != 33 || res.Verdict != VerdictPrepareFirst || len(res.Blocks) != 2 {
		t.Errorf("index %d, %s, %+v: %s", index(res), res.Verdict, res.Blocks, levels(res.Elements))
	}
	seen := d.readiness.AssessForClient(d.facts.View(v, Given{Model: model(terms.CoManaged), Split: allSides(terms.Shared)}), model(terms.CoManaged))
	if len(seen.Elements) != len(res.Elements)-1 || len(seen.Blocks) != 1 || strings.Contains(fmt.Sprintf("%+v", seen), "attitude") {
		t.Errorf("for the client: %+v", seen)
	}
	got := names(findings)
	for _, id := range []string{"SIG-02:", "SIG-19:high", "SIG-58:"} {
		if !strings.Contains(got, id) {
			t.Errorf("%s is not among %s", id, got)
		}
	}
	// Without a shared desk ticketing is left out and its weight goes to roles:
	// 130 - 10 + 10*1 = 130.
	split := allSides(terms.Shared)
	split[terms.ServiceDesk] = terms.Client
	if res, _ := d.advise(v, model(terms.CoManaged), split); len(res.Elements) != 7 || index(res) != 33 {
		t.Errorf("without a shared desk: %s", levels(res.Elements))
	}
	// Four of the five signs have questions here; backlog is met, the rest open.
	if g := d.texts.Growth(v, "co_managed"); len(g.Outgrown) != 5 || g.Met != 1 || g.Open != 4 {
		t.Errorf("%d signs, %d met, %d open", len(g.Outgrown), g.Met, g.Open)
	}
}

// TestServiceRulesCountWhatIsWritten compares the rules of service levels and
// governance with the counting that they stand for, for every answer.
func TestServiceRulesCountWhatIsWritten(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	q := d.schema.At(d.schema.Find("service_governance"))
	count := func(options uint64, ids ...string) int {
		n := 0
		for _, id := range ids {
			i := q.OptionIndex(id)
			if i < 0 {
				t.Fatalf("service_governance has no option %s", id)
			}
			n += int(options >> i & 1)
		}
		return n
	}
	for options := range uint64(1) << len(q.Options) {
		if options&q.Exclusive != 0 && options&^q.Exclusive != 0 {
			continue
		}
		for buyin := range int64(5) {
			set := d.schema.NewSet()
			set.Values[d.schema.Find("it_fte")] = answer.Value{State: answer.Given, Number: 200}
			set.Values[d.schema.Find("service_governance")] = answer.Value{State: answer.Given, Options: options}
			set.Values[d.schema.Find("leadership_buyin")] = answer.Value{State: answer.Given, Number: buyin * 100}
			res, _ := d.advise(d.schema.View(set), model(terms.CoManaged), allSides(terms.Shared))
			sla := count(options, "response_targets", "resolution_targets", "reports")
			if sla == 3 {
				sla += count(options, "review_meeting")
			}
			governance := count(options, "escalation_path", "review_meeting", "change_approval")
			if governance == 3 && buyin == 4 {
				governance = 4
			}
			for _, e := range res.Elements {
				want := map[string]int{"service_levels": sla, "governance": governance}
				if level, ok := want[e.ID]; ok && (e.Level == nil || *e.Level != level) {
					t.Fatalf("%s of %s with buy-in %d is %d..%d, want %d", e.ID, q.Format(answer.Value{State: answer.Given, Options: options}), buyin, e.Low, e.High, level)
				}
			}
		}
	}
}

// TestDefaultFindingsOnRandomClients checks the promises of Raise on the
// shipped findings: order, replacement, and that a raised finding is true.
func TestDefaultFindingsOnRandomClients(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	rng := rand.New(rand.NewPCG(5, 6))
	ever := map[string]bool{}
	source := invented(t, d.schema)
	for n := range 4000 {
		set := source.Engagement(n).Answers
		if n%2 == 0 { // some findings need answers that seldom go together
			set = sample.AnySet(rng, d.schema)
		}
		v := d.schema.View(set)
		var m *terms.Model
		if i := rng.IntN(4); i < 3 {
			m = new(terms.Model(i))
		}
		_, findings := d.advise(v, m, allSides(terms.Sides()[rng.IntN(4)]))
		for i, f := range findings {
			ever[f.ID] = true
			if i > 0 && f.Severity < findings[i-1].Severity {
				t.Fatalf("order: %s", names(findings))
			}
		}
		for _, pair := range [][2]string{{"SIG-08:", "SIG-09:"}, {"SIG-10:", "SIG-11:"}, {"SIG-12:", "SIG-13:"}, {"SIG-19:", "SIG-20:"}} {
			if got := names(findings); strings.Contains(got, pair[0]) && strings.Contains(got, pair[1]) {
				t.Fatalf("both of %v in %s", pair, got)
			}
		}
	}
	for i := range d.findings.rules {
		if id := d.findings.rules[i].ID; !ever[id] {
			t.Errorf("%s was never raised for 4,000 random clients", id)
		}
	}
}

// invented is a source of engagements whose answers go together.
func invented(tb testing.TB, s *answer.Schema) *sample.Source {
	tb.Helper()
	source, err := sample.New(s, 5, sample.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return source
}

// TestDefaultTextsKeepTheirPromises holds what other people rely on: lengths
// that fit a line.
func TestDefaultTextsKeepTheirPromises(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for i := range d.findings.rules {
		f := &d.findings.rules[i]
		if n := utf8.RuneCountInString(f.Title); n > 60 {
			t.Errorf("%s: the title has %d characters, at most 60 fit", f.ID, n)
		}
	}
	for _, m := range terms.Models() {
		if n := utf8.RuneCountInString(d.texts.Models[m].Tagline); n > 70 {
			t.Errorf("%s: the tagline has %d characters, at most 70 fit", m, n)
		}
		for _, row := range d.texts.Comparison {
			if n := utf8.RuneCountInString(*row.Of(m)); n > 90 {
				t.Errorf("comparison %s, %s: %d characters, at most 90 fit", row.ID, m, n)
			}
		}
		if len(d.texts.Growth(d.schema.View(d.schema.NewSet()), Station(m.String())).Paths) == 0 {
			t.Errorf("no growth path begins at %s", m)
		}
	}
	if d.texts.Models[terms.Hybrid].Aka != "split by function" {
		t.Errorf("hybrid is also called %q", d.texts.Models[terms.Hybrid].Aka)
	}
}

func BenchmarkAdvise(b *testing.B) {
	d := loadDefaults(b)
	views := make([]answer.View, 64)
	for i, set := range invented(b, d.schema).Sets(len(views)) {
		views[i] = d.schema.View(set)
	}
	m, split := model(terms.CoManaged), allSides(terms.Shared)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.advise(views[i%len(views)], m, split)
	}
}

// What is only low is work for the first 30 days; only the three blocks hold up a
// start, and while one of them is open nothing is promised.
func TestOnlyBlocksHoldUpAStart(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	const low = "it_fte: 1, it_staff_plan: keep_same, roles_defined: 0, documentation_state: 0, ticketing_setup: 0, service_governance: [none], tool_access: 0"
	for answers, want := range map[string]string{
		"{" + low + ", leadership_buyin: 1, team_attitude: 1, admin_control: company_verified}":       VerdictConditions,
		"{" + low + ", leadership_buyin: 1, team_attitude: 1, admin_control: it_person_only}":         VerdictConditions,
		"{" + low + ", leadership_buyin: 0, team_attitude: 1, admin_control: company_verified}":       VerdictBridge,
		"{" + low + ", leadership_buyin: 4, team_attitude: 4, admin_control: provider_only}":          VerdictPrepareFirst,
		"{" + low + ", leadership_buyin: 4, team_attitude: 0, admin_control: company_verified}":       VerdictBridge,
		"{" + low + ", leadership_buyin: 1, team_attitude: 1}":                                        VerdictNotAssessed,
		"{" + low + ", team_attitude: 1, admin_control: company_verified}":                            VerdictNotAssessed,
		"{" + low + ", leadership_buyin: 1, team_attitude: unknown, admin_control: company_verified}": VerdictNotAssessed,
	} {
		res, findings := d.advise(view(t, d.schema, answers), model(terms.CoManaged), allSides(terms.Shared))
		if res.Verdict != want {
			t.Errorf("%s: %s (index %d..%d), want %s", answers, res.Verdict, *res.Low, *res.High, want)
		}
		if stop := strings.Contains(names(findings), "SIG-58:"); stop != (len(res.Blocks) > 0) {
			t.Errorf("%s: that something has to be settled first is said: %v", answers, stop)
		}
		seen := d.readiness.AssessForClient(d.facts.View(view(t, d.schema, answers), Given{Model: model(terms.CoManaged), Split: allSides(terms.Shared)}), model(terms.CoManaged))
		if strings.Contains(answers, "team_attitude: 0") && seen.Verdict != VerdictConditions {
			t.Errorf("%s: the client reads %s", answers, seen.Verdict)
		}
	}
}

// Every path comes out for somebody: from the recommended model, or from where the
// client stands today.
func TestEveryGrowthPathCanComeOut(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for _, c := range []struct {
		path, model, answers string
		today                bool
	}{
		{"A", "fully_managed", "{it_fte: 0, it_staff_plan: first_hire}", false},
		{"A", "fully_managed", "{it_fte: 0, it_staff_plan: replace_leaver}", false},
		{"A", "fully_managed", "{it_fte: 0, it_staff_plan: add_staff}", false},
		{"A", "fully_managed", "{it_fte: 0, it_staff_plan: build_full_team}", false},
		{"A", "fully_managed", "{it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only}", false},
		{"A", "co_managed", "{it_fte: 1, it_staff_plan: keep_same, current_it_model: msp_full}", true},
		{"B", "co_managed", "{it_fte: 1, it_staff_plan: keep_same, current_it_model: internal_only, key_person_risk: stuck}", true},
		{"C", "co_managed", "{it_fte: 6, it_staff_plan: build_full_team, current_it_model: internal_plus}", false},
		{"D", "hybrid", "{it_fte: 6, it_staff_plan: keep_same, current_it_model: internal_only, tower_owners: {service_desk: provider, network: client}}", true},
		{"E", "fully_managed", "{it_fte: 1, it_staff_plan: none_wanted, current_it_model: internal_plus}", true},
		{"F", "fully_managed", "{it_fte: 0, it_staff_plan: none_wanted, current_it_model: msp_full, contract_status: ending_3m, admin_control: provider_only, drivers: [provider_unhappy]}", true},
		{"G", "hybrid", "{it_fte: 3, it_staff_plan: shrink, drivers: [it_person_leaving]}", false},
	} {
		g := d.texts.Growth(view(t, d.schema, c.answers), Station(c.model))
		from := g.Paths
		if c.today {
			from = g.FromToday
		}
		found := false
		for _, p := range from {
			found = found || p.ID == c.path && p.Likely && len(p.Steps) > 0
		}
		if !found {
			t.Errorf("path %s does not come out of %s for %s: today %v, %+v", c.path, c.model, c.answers, g.Today, from)
		}
	}
	// The steps to co-managed begin with a person to be hired: the size of a company
	// with IT people of its own is no sign for them.
	for answers, want := range map[string]bool{
		"{it_fte: 2, it_staff_plan: keep_same, current_it_model: internal_only, users_count: 100, lob_complexity: production}": false,
		"{it_fte: 0, it_staff_plan: none_wanted, current_it_model: nobody, users_count: 100, lob_complexity: production}":      true,
		"{current_it_model: msp_full, users_count: 100, lob_complexity: production}":                                           true,
	} {
		for _, p := range d.texts.Growth(view(t, d.schema, answers), "fully_managed").Paths {
			if p.ID == "A" && p.Likely != want {
				t.Errorf("%s: path A likely %v", answers, p.Likely)
			}
		}
	}
	if g := d.texts.Growth(view(t, d.schema, "{it_fte: 0, it_staff_plan: none_wanted, current_it_model: nobody}"), "fully_managed"); len(g.Today)+len(g.FromToday) > 0 {
		t.Errorf("from nowhere: %v, %+v", g.Today, g.FromToday)
	}
}

func TestWhoIsToComeAndWhoLeaves(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	for answers, want := range map[string]string{
		"{it_fte: 0, it_staff_plan: first_hire}":                                                                 "first_hire",
		"{it_fte: 0, it_staff_plan: replace_leaver}":                                                             "replace_leaver",
		"{it_fte: 0, it_staff_plan: add_staff}":                                                                  "add_staff",
		"{it_fte: 0, it_staff_plan: build_full_team}":                                                            "build_full_team",
		"{it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only}":                                 "keep_same",
		"{it_fte: 0, it_staff_plan: keep_same, current_it_model: nobody}":                                        "",
		"{it_fte: 0, it_staff_plan: none_wanted}":                                                                "",
		"{it_fte: 0, current_it_model: internal_only, drivers: [it_person_leaving]}":                             "leaver_open",
		"{it_fte: 0, it_staff_plan: unknown, current_it_model: internal_only, drivers: [it_person_leaving]}":     "leaver_open",
		"{it_fte: 0, it_staff_plan: none_wanted, current_it_model: internal_only, drivers: [it_person_leaving]}": "",
		"{it_fte: 2, it_staff_plan: replace_leaver, drivers: [it_person_leaving]}":                               "",
		"{it_fte: unknown, it_staff_plan: replace_leaver}":                                                       "",
		"{it_fte: 4, it_staff_plan: keep_same, tower_owners: {network: provider}}":                               "",
		"{it_fte: 0.4, it_staff_plan: add_staff, current_it_model: internal_plus}":                               "add_staff",
		"{it_fte: 0.4, it_staff_plan: none_wanted, drivers: [it_person_leaving]}":                                "",
		"{it_fte: 0, it_staff_plan: unknown, current_it_model: internal_only}":                                   "",
		"{it_fte: 0, it_staff_plan: shrink, current_it_model: internal_only}":                                    "",
		"{it_fte: 0.25, it_staff_plan: keep_same, current_it_model: internal_plus}":                              "keep_same",
		"{it_fte: 0.75, it_staff_plan: keep_same, current_it_model: internal_plus}":                              "",
		"{it_fte: 0.5, it_staff_plan: replace_leaver, current_it_model: break_fix}":                              "",
		"{it_fte: 0.49, it_staff_plan: replace_leaver, current_it_model: break_fix}":                             "replace_leaver",
	} {
		plan, because, back := d.texts.WayBackOf(view(t, d.schema, answers))
		if plan != want || (back != nil) != (want != "") || want != "" && !strings.HasPrefix(because, "For now: ") {
			t.Errorf("%s: plan %q, %q, want %q", answers, plan, because, want)
		}
	}
	for _, c := range []struct {
		model         terms.Model
		answers, want string
	}{
		{terms.FullyManaged, "{it_fte: 0, drivers: [it_person_leaving]}", "leaver"},
		{terms.FullyManaged, "{it_fte: 0, it_staff_plan: replace_leaver}", "leaver"},
		{terms.CoManaged, "{it_fte: 1, it_staff_plan: replace_leaver}", "leaver"},
		{terms.FullyManaged, "{it_fte: 4, it_staff_plan: keep_same}", "new_role"},
		{terms.CoManaged, "{it_fte: 4, it_staff_plan: keep_same}", ""},
		{terms.FullyManaged, "{it_fte: 4, it_staff_plan: none_wanted}", ""},
		{terms.FullyManaged, "{it_fte: 0, it_staff_plan: keep_same}", ""},
	} {
		got := ""
		if h := d.texts.Handover(view(t, d.schema, c.answers), c.model); h != nil {
			got = h.ID
		}
		if got != c.want {
			t.Errorf("%s, %s: handover %q, want %q", c.model, c.answers, got, c.want)
		}
	}
}
