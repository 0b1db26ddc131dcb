package playbook

import (
	"strings"
	"testing"
	"testing/fstest"
)

const tinyQuestionnaire = `version: 1
title: Tiny
sections:
  - {id: s, title: S}
questions:
  - {id: a, section: s, type: yes_no, topic: a, call: a, plain: a, why: a, who: owner, change: decide, uses: [scoring], source: test}
`

// tinyMatrix rates hybrid last whatever is answered.
const tinyMatrix = `version: 1
criteria:
  - id: yes
    label: "Yes"
    group: structure
    weight: 1
    when: {a: yes}
    ratings: {fully_managed: best_fit, co_managed: not_ideal, hybrid: not_recommended}
    because: b
    source: s
  - id: no
    label: "No"
    group: structure
    weight: 1
    when: {a: no}
    ratings: {fully_managed: not_ideal, co_managed: best_fit, hybrid: not_recommended}
    because: b
    source: s
`

func TestWeaknessesNameAModelThatNoAnswersLeadTo(t *testing.T) {
	t.Parallel()
	split := "split:\n"
	for _, m := range []string{"fully_managed", "co_managed", "hybrid"} {
		split += "  - {model: " + m + ", because: b, held: h, source: s, defaults: {service_desk: shared, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared, business_applications: shared, strategy: shared, compliance: shared, vendors: shared, projects: shared}}\n"
	}
	over := fstest.MapFS{
		QuestionnaireFile: {Data: []byte(tinyQuestionnaire)},
		MatrixFile:        {Data: []byte(tinyMatrix + split)},
	}
	p, err := Load(over, "own", Proofs)
	if err != nil {
		t.Fatal(err)
	}
	warnings := p.Weaknesses()
	if len(warnings) != 1 || !strings.Contains(warnings[0], "can never recommend hybrid") {
		t.Errorf("warnings %q", warnings)
	}
}

func TestTheBuiltInPlaybookHasNoWeaknesses(t *testing.T) {
	t.Parallel()
	p, err := Load(nil, "", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if warnings := p.Weaknesses(); len(warnings) > 0 {
		t.Errorf("warnings %q", warnings)
	}
}
