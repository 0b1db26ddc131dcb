package assess

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

func TestWhyStatedTowersRuleAModelOut(t *testing.T) {
	t.Parallel()
	q := structural(t)
	m := matrix(t, q, head+criterion("a", 9, "{a: yes}", 0, 2, 6, ""))
	for _, test := range []struct {
		towers string
		want   map[terms.Model]string
	}{
		{towers("advise advise advise client"), map[terms.Model]string{
			fullyManaged: "You decided to keep network with your own people; fully managed means that the provider runs every part.",
		}},
		{towers("shared advise client client"), map[terms.Model]string{
			fullyManaged: "You decided to keep servers and cloud and network with your own people and service desk shared; fully managed means that the provider runs every part.",
		}},
		{towers("third_party third_party third_party third_party third_party third_party third_party"), map[terms.Model]string{
			coManaged: "You give every part of IT to other companies; nothing is left to share.",
			hybrid:    "Hybrid needs at least one whole part run by the provider, and your decisions hand none over.",
		}},
		{towers("client client client client client client client"), map[terms.Model]string{
			fullyManaged: "You decided to keep service desk, endpoints, servers and cloud, network, identity and collaboration, backup and recovery and security operations with your own people; fully managed means that the provider runs every part.",
			hybrid:       "Hybrid needs at least one whole part run by the provider, and your decisions hand none over.",
		}},
		{towers("provider provider provider provider provider provider shared"), map[terms.Model]string{
			fullyManaged: "You decided to keep security operations shared; fully managed means that the provider runs every part.",
			hybrid:       "Hybrid needs at least one whole part run by your own people, and your decisions leave none with them.",
		}},
		// One part is left to give away, and hybrid needs two.
		{towers("third_party third_party third_party third_party third_party third_party advise"), map[terms.Model]string{
			hybrid: "Hybrid needs one whole part with the provider and another with your own people, and your decisions leave room for one only.",
		}},
		{towers("shared shared shared third_party third_party provider"), map[terms.Model]string{
			fullyManaged: "You decided to keep service desk, endpoints and servers and cloud shared; fully managed means that the provider runs every part.",
			hybrid:       "Hybrid needs fewer shared parts than whole ones, and you decided to share 3 of 5.",
		}},
		{towers("provider provider provider provider provider provider provider"), map[terms.Model]string{
			coManaged: "You decided to hand over service desk, endpoints, servers and cloud, network, identity and collaboration, backup and recovery and security operations; nothing is left to share.",
			hybrid:    "Hybrid needs at least one whole part run by your own people, and your decisions leave none with them.",
		}},
		// One part is shared: it would be wrong to say that each has one owner.
		{towers("shared client client provider provider provider provider"), map[terms.Model]string{
			fullyManaged: "You decided to keep endpoints and servers and cloud with your own people and service desk shared; fully managed means that the provider runs every part.",
			coManaged:    "By your decisions most parts have one owner (network, identity and collaboration, backup and recovery and security operations with the provider, endpoints and servers and cloud with your own people). Many providers would sell that as co-managed; here it is named by who owns each part, and that is hybrid.",
		}},
	} {
		r := m.Recommend(view(t, q, "{a: yes, it_fte: 4, tower_owners: "+test.towers+"}"))
		got := map[terms.Model]string{}
		for _, v := range r.Vetoes {
			if v.Criterion == StatedTowers {
				got[v.Model] = v.Because
			}
		}
		for _, model := range terms.Models() {
			if got[model] != test.want[model] {
				t.Errorf("%s: %s is ruled out because\n%q, expected\n%q", test.towers, model, got[model], test.want[model])
			}
		}
	}
}

// Whatever is stated, a model that is ruled out has a sentence that is true.
func TestEveryStatedSplitHasAReasonThatIsTrue(t *testing.T) {
	t.Parallel()
	var matrix Matrix
	var splits func(s terms.Split, at int)
	splits = func(s terms.Split, at int) {
		if at < terms.NumOperational {
			for _, side := range []terms.Side{terms.Undecided, terms.Provider, terms.Shared, terms.Client, terms.ThirdParty} {
				if at > 0 && side < s[at-1] {
					continue // only how many have which side matters
				}
				s[at] = side
				splits(s, at+1)
			}
			return
		}
		var n [terms.ThirdParty + 1]int
		for _, tower := range terms.OperationalTowers() {
			n[s[tower]]++
		}
		provider, shared, client, open := n[terms.Provider], n[terms.Shared], n[terms.Client], n[terms.Undecided]
		for model, reached := range terms.Reachable(s, false, [terms.NumTowers]bool{}) {
			if reached {
				continue
			}
			text := matrix.towersBecause(terms.Model(model), &s, &[terms.NumTowers]bool{})
			says := func(words string, truth bool) {
				if strings.Contains(text, words) && !truth {
					t.Errorf("%v: %s is ruled out because %q", s, terms.Model(model), text)
				}
			}
			says("to third parties", provider+shared+client+open == 0)
			says("hand none over", provider == 0 && open == 0)
			says("leave none with them", client == 0 && open == 0)
			says("room for one only", provider+client+open < 2)
			says("fewer shared parts", shared > 0 && shared >= provider+client+open)
			says("nothing is left to share", shared+client+open == 0)
			says("most parts have one owner", shared+open < provider+client && provider > 0 && client > 0)
			says("(nothing", false) // an empty list
		}
	}
	splits(terms.Split{}, 0)
}

// warnings of the shipped playbook for some answers: those that the client may
// read, and those that the provider reads beside them.
func warned(tb testing.TB, answers string) (client, private []string) {
	tb.Helper()
	q, m := shipped(tb)
	e := engagement(tb, q, "answers: "+answers)
	warnings := func(e *Engagement) []string {
		v := q.Schema.View(e.Answers)
		r := m.Recommend(v)
		return m.Warnings(q, e, v, &r)
	}
	client = warnings(e.ForClient(q))
	private = slices.DeleteFunc(warnings(e), func(w string) bool { return slices.Contains(client, w) })
	return client, private
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		answers         string
		client, private []string
	}{
		{answers: "{}"},
		{answers: "{users_count: 24, it_fte: 0, it_workload: unknown}"},
		{
			answers: "{it_fte: 0, it_workload: drowning}",
			client:  []string{`Pace of the IT work: "Overloaded: a growing backlog, always urgent" is kept but not used: by your other answers the question does not apply.`},
		},
		{
			answers: "{it_fte: 0, service_governance: [reports, review_meeting], compliance_regimes: [none], compliance_owner: nobody}",
			client: []string{
				`Who answers for compliance: "Nobody yet" is kept but not used: by your other answers the question does not apply.`,
				`Service rules in writing: "Regular reports on these targets; A regular review meeting" is kept but not used: by your other answers the question does not apply.`,
			},
		},
		// What is about a person or a wage is for the provider only.
		{
			answers: "{it_fte: 0, it_payroll_year: 90000, team_attitude: 1}",
			private: []string{
				`Yearly cost of IT staff: "90000" is kept but not used: by your other answers the question does not apply.`,
				`IT team's view of a partner: "1" is kept but not used: by your other answers the question does not apply.`,
			},
		},
		{
			answers: "{it_fte: 2, it_payroll_year: 10000001}",
			private: []string{"Yearly cost of IT staff: 10000001 USD a year is outside the usual range of 0 to 10000000; please check."},
		},
		{answers: "{users_count: 5000, it_fte: 100}"},
		{
			answers: "{users_count: 5001, it_fte: 100.01}",
			client: []string{
				"People whose main job is IT: 100.01 FTE is outside the usual range of 0 to 100; please check.",
				"People who need IT support: 5001 people is outside the usual range of 1 to 5000; please check.",
			},
		},
		// Of a range all must be hard to believe.
		{answers: "{users_count: 4000..6000}"},
		{answers: "{endpoints_count: 0..1}"},
		{
			answers: "{users_count: 5001..6000}",
			client:  []string{"People who need IT support: 5001 to 6000 people is outside the usual range of 1 to 5000; please check."},
		},
		{
			answers: "{endpoints_count: 0}",
			client:  []string{"Computers to look after: 0 devices is outside the usual range of 1 to 7500; please check."},
		},
		{answers: "{drivers: [no_plan, slow_support, cost_surprises]}"},
		{
			answers: "{drivers: [no_plan, slow_support, cost_surprises, projects_stuck]}",
			client:  []string{"Reasons for looking now: 4 are named where 3 were asked for; all of them are used."},
		},
		{
			answers: "{it_fte: 0, tower_owners: {network: client, projects: client}}",
			client:  []string{"You want your own people to run or share network, but by your answers nobody will be there to do it. Who will run the network?"},
		},
		{
			answers: "{it_fte: 0.49, tower_owners: {endpoints: shared, network: client, backup_recovery: shared, servers_cloud: provider}}",
			client:  []string{"You want your own people to run or share endpoints, network and backup and recovery, but by your answers nobody will be there to do it. Who will run them?"},
		},
		{answers: "{it_fte: 0.5, tower_owners: {network: client}}"},
	} {
		client, private := warned(t, test.answers)
		if !slices.Equal(client, test.client) || !slices.Equal(private, test.private) {
			t.Errorf("%s:\nclient  %q\nprivate %q\nexpected\nclient  %q\nprivate %q", test.answers, client, private, test.client, test.private)
		}
	}
}

// Of the example clients only those meant to contradict themselves get a
// contradiction; a warning that fires on everybody is read by nobody.
func TestAnOrdinaryClientGetsNoWarning(t *testing.T) {
	t.Parallel()
	for _, answers := range []string{
		"{users_count: 12, endpoints_count: 14, current_it_model: unofficial, it_fte: 0, it_staff_plan: none_wanted, control_preference: 2, budget_style: fixed_all_in, compliance_regimes: [hipaa], industry: healthcare}",
		"{users_count: 180, endpoints_count: 200, current_it_model: internal_only, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security], control_preference: 4, tower_owners: {security_operations: provider}}",
		"{users_count: 2000, current_it_model: internal_only, it_fte: 9, it_staff_plan: none_wanted, it_workload: coping, control_preference: 2}",
	} {
		if client, private := warned(t, answers); len(client)+len(private) > 0 {
			t.Errorf("%s: %q %q", answers, client, private)
		}
	}
}

func TestHiddenAnswersAreShownAsTheyWereGiven(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("gate", "yes_no", ""), ask("text", "text", "when: {gate: yes}"), ask("n", "number", "limits: {min: 0, max: 9, decimals: 2}, when: {gate: yes}"))
	m := matrix(t, q, head+criterion("a", 9, "{gate: yes}", 0, 2, 6, ""))
	e := engagement(t, q, "answers: {gate: no, text: \"=1+1\\e[31m\", n: 0.5}")
	v := q.Schema.View(e.Answers)
	if v.State(1) != answer.Hidden {
		t.Fatal("not hidden")
	}
	r := m.Recommend(v)
	want := []string{
		"T: \"=1+1\x1b[31m\" is kept but not used: by your other answers the question does not apply.",
		"T: \"0.5\" is kept but not used: by your other answers the question does not apply.",
	}
	if got := m.Warnings(q, e, v, &r); !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
}

// A unit behind 1 is singular, whatever words it has.
func TestUnitOfOne(t *testing.T) {
	t.Parallel()
	for plural, one := range map[string]string{
		"full-time jobs": "full-time job", "FTE": "FTE", "people": "person", "light people": "light person", "people with a desk": "person with a desk", "people a month": "person a month", "sites": "site", "devices": "device",
		"hours a month": "hour a month", "requests a month": "request a month", "USD a month": "USD a month", "USD an hour": "USD an hour", "percent": "percent",
		"open IT projects": "open IT project", "months": "month", "": "",
	} {
		if got := unit(plural, 100); got != one {
			t.Errorf("1 %s, want %s", got, one)
		}
		if got := unit(plural, 200); got != plural {
			t.Errorf("2 %s, want %s", got, plural)
		}
	}
}
