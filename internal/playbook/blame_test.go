package playbook

import (
	"slices"
	"strings"
	"testing"
)

// Nobody can mend a built-in file: what an own file makes wrong in one is said at
// the place in the own file, once for each built-in file.
func TestWhatMakesABuiltInFileWrongIsNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		files []string
		want  []string // beginnings, and after ... what stands in it
	}{
		{"a question of another kind", []string{QuestionnaireFile, "version: 1\nquestions: {change: {it_workload: {type: number, options: null, limits: {min: 0, max: 9, decimals: 0}}}}\n"}, []string{
			"own/questionnaire.yaml:2:36: ...(built-in matrix.yaml:...: it_workload must be a number...more there); change this, or that by an own matrix.yaml too",
			"own/questionnaire.yaml:2:36: ...(built-in catalogue.yaml:",
			"own/questionnaire.yaml:2:36: ...(built-in findings.yaml:",
			"own/questionnaire.yaml:2:36: ...(built-in texts.yaml:",
		}},
		{"what follows from a mistake is not said", []string{QuestionnaireFile, "version: 1\nquestions: {change: {drivers: {type: list}}}\n"}, []string{
			`own/questionnaire.yaml:2:38: "type" cannot be "list"`,
		}},
		{"the own question, not an own rule nearby", []string{
			QuestionnaireFile, "version: 1\nquestions: {change: {recovery_plan: {limits: {min: 0, max: 9, decimals: 0}, options: null, type: number}}}\n",
			FindingsFile, "version: 1\nfindings: {change: {SIG-03: {by_day: 9}}}\n",
		}, []string{"own/questionnaire.yaml:2:92: ...recovery_plan must be a number...by an own findings.yaml too"}},
		{"weights that no longer make a whole", []string{ReadinessFile, "version: 1\nelements: {change: {documentation: {weight: 1}}}\n"}, []string{
			"own/readiness.yaml:2:37: ...built-in readiness.yaml:...must add up to 100...by this file too",
		}},
		{"an element less", []string{ReadinessFile, "version: 1\nshown: {}\nelements: {remove: [documentation]}\n"}, []string{
			"own/readiness.yaml:3:11: ...must add up to 100",
		}},
		{"all sections replaced", []string{QuestionnaireFile, "version: 1\nsections: [{id: mine, title: Mine}]\n"}, []string{
			`own/questionnaire.yaml:2:11: the section why_now is removed here`,
		}},
		{"options that another file lists", []string{QuestionnaireFile, "version: 1\nquestions: {change: {compliance_regimes: {type: text, options: null}}}\n"}, []string{
			"own/questionnaire.yaml:2:43: ...built-in ratecard.yaml:",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(directory(c.files...), "own", Everything)
			got := messages(err)
			for _, want := range c.want {
				if !slices.ContainsFunc(got, func(m string) bool { return says(m, want) }) {
					t.Errorf("no problem %q in\n%s", want, strings.Join(got, "\n"))
				}
			}
			for _, m := range got {
				if !strings.HasPrefix(m, "own/") {
					t.Errorf("points where nobody can mend it: %s", m)
				}
			}
		})
	}
}

// says reports whether a message begins with the first of some pieces, parted by
// "...", and has the others behind it in their order.
func says(message, want string) bool {
	for i, piece := range strings.Split(want, "...") {
		at := strings.Index(message, piece)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		message = message[at+len(piece):]
	}
	return true
}
