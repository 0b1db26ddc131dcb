package advice

import (
	"testing"

	"mspscope/internal/yamldoc"
)

func TestReadinessProblems(t *testing.T) {
	t.Parallel()
	facts := NewFacts(testSchema(t), testRatios())
	reader := func(r *yamldoc.Report, n *yamldoc.Node) *Readiness { return ReadReadiness(r, n, facts) }
	checkProblems(t, goodReadiness, []replacement{
		{"model", "models: [co_managed, hybrid]", "models: [co_managed, hybird]", `did you mean "hybrid"`},
		{"model twice", "models: [co_managed, hybrid]", "models: [co_managed, co_managed]", "second time"},
		{"band order", "{id: go, from: 75, name: Go, meaning: \"g\"}\n  - {id: go_with_conditions, from: 50", "{id: go_with_conditions, from: 75, name: Go, meaning: \"g\"}\n  - {id: go, from: 50", "from best to worst"},
		{"band id", "{id: bridge,", "{id: brigde,", `did you mean "bridge"`},
		{"band bounds", "from: 50", "from: 80", "less than 75"},
		{"last band", "from: 0", "from: 5", "begin at 0"},
		{"a band too few", "  - {id: go, from: 75, name: Go, meaning: \"g\"}\n", "  - {id: go, from: 76, name: Go, meaning: \"g\"}\n  - {id: go, from: 75, name: Go, meaning: \"g\"}\n", `"bands" needs 4 items, not 5`},
		{"no models", "models: [co_managed, hybrid]", "models: []", "at least one item"},
		{"no bound", "{id: go, from: 75,", "{id: go, from: 101,", "from must be from 0 to 100"},
		{"weight", "weight: 40", "weight: 0", "weight must be from 1 to 100"},
		{"element twice", "  - id: ticketing", "  - id: documentation", "second time"},
		{"private", "private: true\n    levels", "private: maybe\n    levels", "must be true or false"},
		{"rule without a condition", "{level: 3, when: {service_governance: {has_none: [review_meeting]}}}", "{level: 3}", `"when" is missing`},
		{"empty public wording", "private: true, because: \"ib\"", "private: true, public: \"\", because: \"ib\"", `"public" is empty`},
		{"readiness itself in a block", "when: {leadership_buyin: 0}", "when: {readiness: go}", "its own verdict"},
		{"weights", "weight: 40", "weight: 41", "add up to 100, not 101"},
		{"question", "question: leadership_buyin", "question: leadership_buyn", `did you mean "leadership_buyin"`},
		{"not a level", "question: leadership_buyin", "question: users_count", "not answered with a level"},
		{"nothing to score by", "    question: leadership_buyin\n", "", "or rules"},
		{"both", "    question: leadership_buyin\n", "    question: leadership_buyin\n    rules: [{level: 1, when: {it_fte: 1}}]\n", "not both"},
		{"rule level", "{level: 3, when", "{level: 5, when", "level must be from 0 to 4"},
		{"deduction", "{by: 1, when: {admin_control: it_person_only}}", "{by: 0, when: {admin_control: it_person_only}}", "by must be from 1"},
		{"cap", "{at: 2, when", "{at: 4, when", "at must be from 0 to 3"},
		{"levels", "private: true\n    levels: [l0, l1, l2, l3, l4]", "private: true\n    levels: [l0, l1, l2, l3]", `"levels" needs 5 items, not 4`},
		{"actions", "actions: [a0, a1, a2, a3]\n    owner: provider", "actions: [a0, a1, a2, a3, a4]\n    owner: provider", `"actions" needs 4 items, not 5`},
		{"an empty level", "private: true\n    levels: [l0,", "private: true\n    levels: [\"\",", "is empty"},
		{"no weight_to", "    weight_to: leadership\n", "", `"weight_to" is missing`},
		{"weight_to itself", "weight_to: leadership", "weight_to: ticketing", "never left out itself"},
		{"weight_to unknown", "weight_to: leadership", "weight_to: leader", `unknown element "leader"`},
		{"weight_to alone", "    unless: {split.service_desk: provider}\n", "", "no meaning without"},
		{"readiness itself", "unless: {split.service_desk: provider}", "unless: {readiness: go}", "its own verdict"},
		{"never holds", "when: {leadership_buyin: 0}", "when: {it_fte: 0, roles_defined: 1}", "can never hold"},
		{"private answer in a public block", "private: true, because: \"ib\"", "because: \"ib\"", `the answer to "team_attitude" is private`},
		{"private answer behind an element", "question: ticketing_setup", "question: team_attitude", `the answer to "team_attitude" is private`},
		{"private answer in an exception", "unless: {split.service_desk: provider}", "unless: {team_attitude: 0}", `the answer to "team_attitude" is private`},
		{"private answer in a rule", "{level: 3, when: {service_governance", "{level: 3, when: {team_attitude: 4, service_governance", `the answer to "team_attitude" is private`},
		{"private answer in a deduction", "{by: 1, when: {admin_control: it_person_only}}", "{by: 1, when: [{admin_control: it_person_only}, {team_attitude: {is: unsure}}]}", `the answer to "team_attitude" is private`},
		{"public wording of a public block", "because: \"lb\"", "public: \"x\", because: \"lb\"", "only a private block"},
		{"private answer in a public element", "when: {mfa_coverage: none}", "when: {team_attitude: 1}", `the answer to "team_attitude" is private`},
		{"block twice", "id: no_admin_access", "id: it_opposed", "second time"},
		{"unknown key", "    name: Attitude", "    name: Attitude\n    publik: true", "unknown key"},
	}, reader)
}
