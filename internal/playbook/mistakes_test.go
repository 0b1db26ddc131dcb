package playbook

import (
	"slices"
	"strings"
	"testing"
)

// What people write who change a playbook for the first time; each gets one message
// that says where it is and what to do.
func TestTypicalMistakesAreNamed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, text, want string }{
		"no version":                      {RateCardFile, "rates: {user: {price: 89}}\n", `own/ratecard.yaml:1:1: "version" is missing; write 'version: 1' as the first line`},
		"a misspelt key":                  {MatrixFile, "version: 1\nto_close: 6\n", `own/matrix.yaml:2:1: unknown key "to_close"`},
		"a price with a currency":         {RateCardFile, "version: 1\nrates: {user: {price: 89 USD}}\n", `own/ratecard.yaml:2:23: price must be a number`},
		"a price in quotes":               {RateCardFile, "version: 1\nrates: {user: {price: \"89\"}}\n", `remove the quotes`},
		"thousands with a point":          {RateCardFile, "version: 1\nrates: {server: {price: 1.200}}\n", `can be read in two ways`},
		"thousands with a comma":          {RateCardFile, "version: 1\nrates: {server: {price: 100,200}}\n", `own/ratecard.yaml:2:29: a comma splits the number of price; write it without separators`},
		"decimals with a comma":           {RateCardFile, "version: 1\nrates: {server: {price: 89,50}}\n", `own/ratecard.yaml:2:28: a comma splits the number of price; write 89.50, with a point`},
		"a number torn in a new item":     {RateCardFile, "version: 1\naddons: {add: [{id: x, label: X, per: user, rate: {price: 1,200}, when: {it_fte: 0}, needs: {network: [provider]}, source: ours}]}\n", `a comma splits the number of price; write it without separators`},
		"a needed key is taken away":      {RateCardFile, "version: 1\nlabels:\n  discount: null\n", `own/ratecard.yaml:3:3: "discount" cannot be taken away, because it is needed here`},
		"a needed key of an item":         {FindingsFile, "version: 1\nfindings: {change: {SIG-03: {severity: null}}}\n", `own/findings.yaml:2:30: "severity" cannot be taken away`},
		"no such currency":                {RateCardFile, "version: 1\ncurrency: EURO\n", `own/ratecard.yaml:2:11: `},
		"a list where single items are":   {MatrixFile, "version: 1\ncriteria: {team_shrinks: {weight: 6}}\n", `write {add: [...], change: {ID: {...}}, remove: [ID]}`},
		"an id that is not there":         {MatrixFile, "version: 1\ncriteria: {change: {team_shrink: {weight: 6}}}\n", `(did you mean "team_shrinks"?)`},
		"an id that is there":             {MatrixFile, "version: 1\ncriteria: {add: [{id: team_shrinks}]}\n", `is already there; write it under 'change'`},
		"a weight that is too large":      {MatrixFile, "version: 1\ncriteria: {change: {team_shrinks: {weight: 60}}}\n", `must be from 1 to 10, not 60`},
		"a rating that does not exist":    {MatrixFile, "version: 1\ncriteria: {change: {team_shrinks: {ratings: {hybrid: good}}}}\n", `write one of not_recommended`},
		"a question that is not there":    {MatrixFile, "version: 1\ncriteria: {change: {team_shrinks: {when: {it_ftes: 1}}}}\n", `unknown question "it_ftes" (did you mean "it_fte"?)`},
		"an option that is not there":     {MatrixFile, "version: 1\ncriteria: {change: {team_shrinks: {when: {it_staff_plan: shrinks}}}}\n", `(did you mean "shrink"?)`},
		"a condition that never holds":    {MatrixFile, "version: 1\ncriteria: {change: {team_shrinks: {when: {it_fte: \"3..1\"}}}}\n", `can never hold: it begins above its end`},
		"a needed question is removed":    {QuestionnaireFile, "version: 1\nquestions: {remove: [it_fte]}\n", `the question it_fte cannot be removed: `},
		"a question without its words":    {QuestionnaireFile, "version: 1\nquestions: {add: [{id: x, section: counts, type: yes_no, topic: t, call: c, why: w, who: owner, change: fixed, source: s}]}\n", `"plain" is missing; add it`},
		"a section that is not there":     {QuestionnaireFile, "version: 1\nquestions: {change: {users_count: {section: count}}}\n", `unknown section "count" (did you mean "counts"?)`},
		"a control that is not there":     {CatalogueFile, "version: 1\nactivities: {change: {SD-01: {controls: {csf2: [RS.MA-30]}}}}\n", `own/catalogue.yaml:2:49: NIST Cybersecurity Framework 2.0 has no outcome "RS.MA-30" (did you mean "RS.MA-03"?)`},
		"a framework that is not there":   {CatalogueFile, "version: 1\nactivities: {change: {SD-01: {controls: {cfs2: [RS.MA-03]}}}}\n", `unknown key "cfs2" (did you mean "csf2"?)`},
		"two accountable":                 {CatalogueFile, "version: 1\nactivities: {change: {SD-01: {letters: {shared: {msp_service_desk: A/R}}}}}\n", `exactly one must be`},
		"a letter that does not exist":    {CatalogueFile, "version: 1\nactivities: {change: {SD-01: {letters: {shared: {client_it: X}}}}}\n", `"client_it" cannot be "X"; write one of A, R, A/R, C, I`},
		"a severity that does not exist":  {FindingsFile, "version: 1\nfindings: {change: {SIG-03: {severity: hihg}}}\n", `(did you mean "high"?)`},
		"a private question for clients":  {FindingsFile, "version: 1\nfindings: {change: {SIG-03: {when: {team_attitude: 0}}}}\n", `is private`},
		"an empty sentence":               {TextsFile, "version: 1\nmodels: {change: {hybrid: {tagline: \"\"}}}\n", `"tagline" is empty; write a text`},
		"a placeholder that does nothing": {TextsFile, "version: 1\nprovider_fit: {too_small: \"{peple} are few\"}\n", `"too_small" has no "{peple}" to put in (did you mean "people"?)`},
		"a tab":                           {ProviderFile, "version: 1\n\tname: x\n", `own/provider.yaml:2:1: `},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(directory(c.file, c.text), "own", Everything)
			got := messages(err)
			if len(got) != 1 || !strings.HasPrefix(got[0], "own/"+c.file+":") || !slices.ContainsFunc(got, func(m string) bool { return strings.Contains(m, c.want) }) {
				t.Errorf("messages\n%s\nwant one with %q", strings.Join(got, "\n"), c.want)
			}
		})
	}
}
