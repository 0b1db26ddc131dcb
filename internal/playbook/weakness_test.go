package playbook

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/yamldoc"
)

const tinyQuestionnaire = `version: 1
title: Tiny
sections:
  - {id: s, title: S}
questions:
  - {id: a, section: s, type: yes_no, topic: a, call: a, plain: a, why: a, who: owner, change: decide, source: test}
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
	// The files are read by themselves: the program loads no playbook without the
	// questions that its rules about people need, and with them every model can be
	// reached by saying who runs what.
	read := func(name, text string, with func(*yamldoc.Report, *yamldoc.Node)) {
		root, err := yamldoc.Parse(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport(name)
		if with(r, root); r.Err() != nil {
			t.Fatal(r.Err())
		}
	}
	p := &Playbook{}
	read(QuestionnaireFile, tinyQuestionnaire, func(r *yamldoc.Report, n *yamldoc.Node) { p.Questionnaire = assess.ReadQuestionnaire(r, n, "USD") })
	read(MatrixFile, tinyMatrix, func(r *yamldoc.Report, n *yamldoc.Node) { p.Matrix = assess.ReadMatrix(r, n, p.Questionnaire) })
	p.Certifier, p.Entangled = certainty.New(p.Matrix, p.Questionnaire)
	warnings := p.Weaknesses()
	if len(warnings) != 1 || !strings.Contains(warnings[0], "can never recommend hybrid") {
		t.Errorf("warnings %q", warnings)
	}
}

// Every question of the built-in questionnaire is asked for something.
func TestTheBuiltInPlaybookHasNoOtherWeaknesses(t *testing.T) {
	t.Parallel()
	if warnings := shipped(t).Weaknesses(); len(warnings) > 0 {
		t.Errorf("warnings %q", warnings)
	}
}
