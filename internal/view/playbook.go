package view

import (
	"fmt"
	"strings"

	"mspscope/internal/playbook"
)

// Checked is what came of checking a playbook.
type Checked struct {
	Playbook *playbook.Playbook
	Warnings []string
	Cases    int      // example clients that were scored
	Missed   []string // what is not as expected with them
}

// PlaybookCheck says what a checked playbook holds and what is odd about it.
func PlaybookCheck(c Checked) *Document {
	p := c.Playbook
	d := &Document{Title: "Playbook " + p.Version}
	own := "none; the built-in playbook as it is"
	if len(p.Own) > 0 {
		own = strings.Join(p.Own, ", ")
	}
	d.Section("", Facts{Pairs: [][2]string{
		{"Own files", own},
		{"Digest", digest(p)},
		{"Questions", fmt.Sprint(len(p.Questionnaire.Questions))},
		{"Criteria", fmt.Sprint(len(p.Matrix.Criteria))},
		{"Activities", fmt.Sprint(len(p.Catalogue.Activities()))},
		{"Findings", fmt.Sprint(p.Findings.Len())},
		{"Rate card", p.Card.Name + ", " + p.Card.Currency + ", as of " + p.Card.AsOf},
	}})
	d.Section("Please check", Bullets("!", c.Warnings))
	if c.Cases > 0 {
		d.Section("Example clients", Text(fmt.Sprintf("%d of %d get what is expected.", c.Cases-len(c.Missed), c.Cases)), Bullets("!", c.Missed))
	}
	if len(c.Warnings) == 0 && len(c.Missed) == 0 {
		d.Section("", Text("No problems found."))
	}
	return d
}
