package advice

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// planTexts are texts with a plan.
func planTexts() string {
	phases := `      - {from_day: -14, to_day: 0, name: Before fully_managed, items: [x]}
      - {from_day: 1, to_day: 30, name: First fully_managed, items: [y, z]}
`
	steps := `      - from_day: -14
        to_day: 0
        name: Before
        steps: [{id: tell, text: Tell, day: -3, who: [client_it]}]
      - from_day: 1
        to_day: 30
        name: First
        items: [Walk round]
        steps:
          - {id: desk, text: Open the desk, day: 20, who: [msp_service_desk], towers: [service_desk], covered_by: [F-1]}
          - {id: load, text: Take load off, day: 10, who: [msp_soc], when: {it_workload: drowning}}
        tests: [{text: Desk is open, towers: [service_desk]}, {text: All is quiet}]
`
	return strings.Replace(goodTexts(), phases, steps, 1) + `start:
  lead: L
  no_model: N
  close: C
  none_needed: none
  own: O
  otherwise: msp_engineering
  leads: [{tower: service_desk, role: msp_service_desk}]
  fee_from: high
  findings: [{id: F-1, day: 5}, {id: F-2, beside: [F-1], text: Only the rest}, {id: F-3, covered_by: [against]}]
  takeover: [{id: network, tower: network, day: 15, provider: Network is ours, shared: Network is shared}]
  rows: [{id: TR-01, day: 0, kind: access}, {id: TR-02, day: 25}]
  needs: [{id: boss, kind: people, text: A boss, day: -9, who: [client_sponsor]}]
  source: s
`
}

// shownPlan is a plan in short: each step with who does it, in order.
func shownPlan(p *Plan) string {
	var out []string
	add := func(what string, steps []PlanStep) {
		for _, s := range steps {
			var who []string
			for _, w := range s.Who {
				who = append(who, string(w))
			}
			out = append(out, what+" "+s.ID+" "+s.Text+" by "+strings.Join(who, "+"))
		}
	}
	add("first", p.Blocks)
	add("need", p.Needs)
	for i := range p.Phases {
		add(p.Phases[i].Name, p.Phases[i].Steps)
		out = append(out, "then "+strings.Join(p.Phases[i].Tests, ", "))
	}
	add("own", p.Own)
	return strings.Join(out, "\n")
}

func TestAPlanIsMadeOfWhatIsThere(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	texts := read(t, planTexts(), func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) })
	split := terms.Split{}
	for i := range split {
		split[i] = terms.Provider
	}
	split[terms.Network], split[terms.BackupRecovery] = terms.Shared, terms.Client
	start, own := InOnboarding, ByClient
	c := &PlanCase{
		Blocks: []Block{{ID: "against", Because: "They are against it", Action: "Talk"}},
		Model:  new(terms.FullyManaged), Split: split, Roles: []Who{"client_sponsor", "msp_service_desk", "msp_engineering"},
		Rows: []PlanRow{{ID: "TR-01", Tower: terms.Strategy, Side: terms.Client, Name: "Open up", Does: []Who{"client_sponsor"}}},
		Findings: []Finding{
			{ID: "F-1", Title: "One", Action: "Do one", ByDay: 7, Owner: "provider", Answered: &start, Towers: []terms.Tower{terms.ServiceDesk}},
			{ID: "F-2", Title: "Two", Action: "Do two", ByDay: 9, Owner: "both", Answered: &start},
			{ID: "F-3", Title: "Three", Action: "Do three", ByDay: 9, Owner: "both", Answered: &start},
			{ID: "F-4", Title: "Four", Action: "Do four", ByDay: 9, Owner: "client", Answered: &own, Towers: []terms.Tower{terms.BackupRecovery}},
			{ID: "F-5", Title: "Five", Action: "Do five", ByDay: 9, Owner: "client"},
		},
	}
	const want = `first against Talk by client_sponsor
need boss A boss by client_sponsor
need TR-01 Open up by client_sponsor
Before tell Tell by client_sponsor
then 
First F-1 Do one by msp_service_desk
First F-2 Only the rest by msp_engineering+client_sponsor
First load Take load off by msp_service_desk
First takeover.network Network is shared by msp_engineering+client_sponsor
First item.2.1 Walk round by msp_engineering+client_sponsor
then Desk is open, All is quiet, t
own F-4 Do four by client_sponsor`
	if got := shownPlan(texts.Plan(view(t, s, "{it_fte: 1, it_workload: drowning}"), c)); got != want {
		t.Errorf("the plan is\n%s\nwant\n%s", got, want)
	}
	if got := shownPlan(texts.Plan(view(t, s, "{it_fte: 0}"), c)); strings.Contains(got, "load") {
		t.Errorf("a step is there whose condition does not hold:\n%s", got)
	}
	without := read(t, goodTexts(), func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) })
	if p := without.Plan(view(t, s, "{}"), c); p != nil {
		t.Errorf("texts without a start make the plan %+v", p)
	}
}

func TestPlansAreReadWithCare(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, c := range []struct{ old, now, want string }{
		{"day: -3, who", "day: 3, who", "day 3 is not in the phase, which goes from day -14 to day 0"},
		{"who: [client_it]}]", "who: [the_boss]}]", "the_boss"},
		{"transition: {text: t, steps: [s1, s2],", "transition: {text: t, steps: [s1, s2], at: [{who: [client_it]}],", "by when 1 steps are done, and there are 2"},
		{"day: 10, who: [msp_soc], when: {it_workload: drowning}", "day: 10, who: [msp_soc], when: {team_attitude: 1}", "team_attitude"},
	} {
		text := strings.Replace(planTexts(), c.old, c.now, 1)
		r := yamldoc.NewReport("texts.yaml")
		ReadTexts(r, parse(t, text), s)
		if err := r.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.now, err, c.want)
		}
	}
	if !slices.Contains(WhoIDs(), string(whoSponsor)) {
		t.Error("a plan falls back on a role that no file can name")
	}
}
