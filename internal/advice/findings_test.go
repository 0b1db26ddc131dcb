package advice

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

const goodFindings = `version: 1
shown: 7
findings:
  - id: F-LOW
    title: Low
    severity: low
    audience: client
    when: {users_count: ">=10"}
    because: "b"
    action: "a"
    by_day: 90
    owner: client
    source: "s"
  - id: F-OPP
    title: Opportunity
    severity: opportunity
    audience: client
    when: {users_count: ">=1"}
    because: "b"
    action: "a"
    by_day: 0
    owner: both
    source: "s"
  - id: F-NOMFA
    title: No second step
    severity: high
    audience: client
    when: {mfa_coverage: none}
    replaces: [F-SOMEMFA]
    because: "b"
    action: "a"
    by_day: 7
    owner: provider
    source: "s"
  - id: F-SOMEMFA
    title: Second step for some
    severity: medium
    audience: client
    when: [{mfa_coverage: [some, none]}, {mfa_coverage: {is: unsure}}]
    escalate: [{to: high, when: {coverage_needed: alerts_24x7}}, {to: critical, when: {compliance_regimes: {has: hipaa}}}]
    because: "b"
    action: "a"
    by_day: 14
    owner: provider
    source: "s"
  - id: F-TEAM
    title: Team is wary
    severity: high
    audience: internal
    when: {team_attitude: [0, 1]}
    unless: {model: fully_managed}
    because: "b"
    action: "a"
    by_day: 1
    owner: both
    source: "s"
  - id: F-DESK
    title: Walk-ups
    severity: info
    audience: client
    when: {split.service_desk: shared, ticketing_setup: 0}
    because: "b"
    action: "a"
    by_day: 30
    owner: both
    source: "s"
  - id: F-LOAD
    title: Many people for each IT person
    severity: medium
    audience: client
    when: {users_per_it_person: ">150"}
    because: "b"
    action: "a"
    by_day: 30
    owner: both
    source: "s"
  - id: F-OPEN
    title: Much is open
    severity: medium
    audience: client
    when: [{unknown_answers: ">=2"}, {readiness: bridge}]
    because: "b"
    action: "a"
    by_day: 30
    owner: both
    source: "s"
`

func testFindings(tb testing.TB) (*answer.Schema, *Facts, *Findings) {
	tb.Helper()
	s := testSchema(tb)
	facts := NewFacts(s, testRatios())
	return s, facts, read(tb, goodFindings, func(r *yamldoc.Report, n *yamldoc.Node) *Findings { return ReadFindings(r, n, facts) })
}

// names writes findings as "id:severity", with a plus when it was raised.
func names(all []Finding) string {
	var out []string
	for _, f := range all {
		name := f.ID + ":" + f.Severity.String()
		if f.Raised {
			name += "+"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

// raise returns all findings, where the client may know everything.
func raise(f *Findings, v answer.View) []Finding { return f.Raise(v, &v, &Case{}) }

func TestRaise(t *testing.T) {
	t.Parallel()
	s, facts, findings := testFindings(t)
	if findings.Shown != 7 || findings.Len() != 8 {
		t.Errorf("shown %d, len %d, want 7 and 8", findings.Shown, findings.Len())
	}
	desk := terms.Split{terms.ServiceDesk: terms.Shared}
	for _, c := range []struct {
		name, answers string
		in            Given
		want          string
	}{
		{"nothing answered", "{}", Given{}, ""},
		{"severity before file order, opportunities last", "{users_count: 10, mfa_coverage: some}", Given{}, "F-SOMEMFA:medium F-LOW:low F-OPP:opportunity"},
		{"the worse replaces the lesser", "{mfa_coverage: none}", Given{}, "F-NOMFA:high"},
		{"a replaced finding that escalates is still dropped", "{mfa_coverage: none, compliance_regimes: [hipaa]}", Given{}, "F-NOMFA:high"},
		{"escalated", "{mfa_coverage: some, coverage_needed: alerts_24x7}", Given{}, "F-SOMEMFA:high+"},
		{"the highest escalation counts", "{mfa_coverage: unknown, coverage_needed: alerts_24x7, compliance_regimes: [pci, hipaa]}", Given{}, "F-SOMEMFA:critical+"},
		{"an open escalation does not count", "{mfa_coverage: some, coverage_needed: unknown}", Given{}, "F-SOMEMFA:medium"},
		{"never asked is not unsure", "{users_count: 2}", Given{}, "F-OPP:opportunity"},
		{"an open unless does not hold back", "{it_fte: 2, team_attitude: 1}", Given{}, "F-TEAM:high"},
		{"a true unless does", "{it_fte: 2, team_attitude: 1}", Given{Model: model(terms.FullyManaged)}, ""},
		{"a false unless does not", "{it_fte: 2, team_attitude: 1}", Given{Model: model(terms.CoManaged)}, "F-TEAM:high"},
		{"a hidden question raises nothing", "{it_fte: 0, team_attitude: 1}", Given{}, ""},
		{"split", "{ticketing_setup: 0}", Given{Split: desk}, "F-DESK:info"},
		{"another split", "{ticketing_setup: 0}", Given{Split: allSides(terms.Provider)}, ""},
		{"no split", "{ticketing_setup: 0}", Given{}, ""},
		{"ratio just over", "{users_count: 301, it_fte: 2}", Given{}, "F-LOAD:medium F-LOW:low F-OPP:opportunity"},
		{"ratio at the bound", "{users_count: 300, it_fte: 2}", Given{}, "F-LOW:low F-OPP:opportunity"},
		{"two unsure", "{coverage_needed: unknown, it_fte: unknown}", Given{}, "F-OPEN:medium"},
		{"readiness", "{}", Given{Readiness: VerdictBridge}, "F-OPEN:medium"},
	} {
		v := view(t, s, c.answers)
		if got := names(raise(findings, facts.View(v, c.in))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if c.in == (Given{}) {
			if got := names(raise(findings, v)); got != c.want {
				t.Errorf("%s, from a view without facts: %q, want %q", c.name, got, c.want)
			}
		}
	}
}

func TestRaiseCarriesTheWholeFinding(t *testing.T) {
	t.Parallel()
	s, _, findings := testFindings(t)
	got := raise(findings, view(t, s, "{mfa_coverage: none}"))
	want := Finding{ID: "F-NOMFA", Title: "No second step", Severity: High, Audience: AudienceClient, Because: "b", Action: "a", ByDay: 7, Owner: "provider", Source: "s"}
	if len(got) != 1 || got[0] != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestRaiseDoesNotChangeTheFindings(t *testing.T) {
	t.Parallel()
	s, _, findings := testFindings(t)
	plain := view(t, s, "{mfa_coverage: some}")
	raise(findings, view(t, s, "{mfa_coverage: some, compliance_regimes: [hipaa]}"))
	if got := names(raise(findings, plain)); got != "F-SOMEMFA:medium" {
		t.Errorf("after another client: %q", got)
	}
}

func TestFindingsForTheClientFollowFromWhatTheClientMayKnow(t *testing.T) {
	t.Parallel()
	s, facts, findings := testFindings(t)
	all := view(t, s, "{it_fte: 2, team_attitude: 0, mfa_coverage: none, coverage_needed: unknown}")
	if got := findings.Raise(all, &all, &Case{}); names(got) != "F-NOMFA:high F-TEAM:high" || got[0].Audience != AudienceClient || got[1].Audience != AudienceInternal {
		t.Errorf("for the provider: %+v", got)
	}
	if got := names(findings.Raise(all, nil, &Case{})); got != "F-NOMFA:high" {
		t.Errorf("for the client: %q", got)
	}
	// How much is open and how ready the client is differ for the two, and what
	// the client reads is the same in both papers.
	unsure := view(t, s, "{it_fte: 2, team_attitude: unknown, coverage_needed: unknown}")
	known := view(t, s, "{it_fte: 2, coverage_needed: unknown}")
	internal := facts.View(unsure, Given{Readiness: VerdictBridge})
	if got := names(findings.Raise(facts.View(known, Given{Readiness: VerdictGo}), &internal, &Case{})); got != "" {
		t.Errorf("the client's finding follows from what the client does not know: %q", got)
	}
	if got := names(raise(findings, internal)); got != "F-OPEN:medium" {
		t.Errorf("the finding is never raised: %q", got)
	}
}

func TestFindingsProblems(t *testing.T) {
	t.Parallel()
	facts := NewFacts(testSchema(t), testRatios())
	reader := func(r *yamldoc.Report, n *yamldoc.Node) *Findings { return ReadFindings(r, n, facts) }
	checkProblems(t, goodFindings, []replacement{
		{"version", "version: 1", "version: 2", "version"},
		{"shown", "shown: 7", "shown: 0", "shown must be from 1"},
		{"no findings", "shown: 7\n", "shown: 7\nextra: 1\n", `unknown key "extra"`},
		{"duplicate", "id: F-OPP", "id: F-LOW", "second time"},
		{"empty title", "title: Opportunity", "title: \"\"", `"title" is empty`},
		{"no title", "    title: Opportunity\n", "", `"title" is missing`},
		{"severity", "severity: low", "severity: lwo", `did you mean "low"`},
		{"audience", "audience: internal", "audience: staff", "client, internal"},
		{"owner", "owner: client", "owner: clients", `did you mean "client"`},
		{"by_day", "by_day: 90", "by_day: -1", "by_day must be from 0"},
		{"unknown question", "{users_count: \">=10\"}", "{user_count: \">=10\"}", `did you mean "users_count"`},
		{"unknown option", "when: {mfa_coverage: none}", "when: {mfa_coverage: nonne}", `did you mean "none"`},
		{"never holds", "when: {mfa_coverage: none}", "when: {it_fte: 0, it_workload: drowning}", "can never hold"},
		{"one alternative never holds", "[{unknown_answers: \">=2\"}, {readiness: bridge}]", "[{readiness: bridge}, {it_fte: \"<0.5\", roles_defined: 2}]", "can never hold"},
		{"private answer", "when: {mfa_coverage: none}", "when: {mfa_coverage: none, team_attitude: 0}", `the answer to "team_attitude" is private`},
		{"private answer in an escalation", "{to: high, when: {coverage_needed", "{to: high, when: {team_attitude: {is: unsure}, coverage_needed", `the answer to "team_attitude" is private`},
		{"a misspelled audience is one problem", "audience: internal\n    when: {team_attitude", "audience: intern\n    when: {team_attitude", `did you mean "internal"`},
		{"unknown verdict", "{readiness: bridge}]", "{readiness: bridged}]", `did you mean "bridge"`},
		{"escalation that lowers", "{to: high, when", "{to: low, when", "higher severity"},
		{"escalation to the same", "{to: high, when", "{to: medium, when", "higher severity"},
		{"escalation without when", ", when: {coverage_needed: alerts_24x7}", "", `"when" is missing`},
		{"unknown replaced", "replaces: [F-SOMEMFA]", "replaces: [F-SOMMFA]", `did you mean "F-SOMEMFA"`},
		{"replaces itself", "replaces: [F-SOMEMFA]", "replaces: [F-NOMFA]", "circle"},
		{"replaces is no list", "replaces: [F-SOMEMFA]", "replaces: F-SOMEMFA", "must be a list"},
		{"circle", "    escalate:", "    replaces: [F-NOMFA]\n    escalate:", "circle"},
		{"internal replaces client", "    unless: {model", "    replaces: [F-LOW]\n    unless: {model", "the client would see neither"},
		{"text question", "when: {mfa_coverage: none}", "when: {success_12m: x}", "free text"},
	}, reader)
}

func TestFindingsReportAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	facts := NewFacts(testSchema(t), nil)
	r := yamldoc.NewReport("findings.yaml")
	text := strings.Replace(strings.Replace(goodFindings, "severity: low", "severity: bad", 1), "owner: provider", "owner: us", 2)
	if ReadFindings(r, parse(t, text), facts) != nil {
		t.Error("a value despite problems")
	}
	// One severity, two owners, and the ratio that this schema lacks.
	if r.Len() != 4 {
		t.Errorf("%d problems, want 4: %v", r.Len(), r.Err())
	}
	for _, text := range []string{"[1]", "{}", "version: 1\nshown: 7\nfindings: []"} {
		r := yamldoc.NewReport("findings.yaml")
		if ReadFindings(r, parse(t, text), facts) != nil || r.Len() == 0 {
			t.Errorf("%s: read without problems", text)
		}
	}
}
