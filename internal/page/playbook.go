package page

import (
	"fmt"
	"strings"

	"mspscope/internal/result"
)

// PlaybookCheck says what a checked playbook holds and what is odd about it.
func PlaybookCheck(c *result.Checked) *Document {
	d := &Document{Title: called(c.Playbook)}
	own := "none; the built-in playbook as it is"
	if len(c.Own) > 0 {
		own = strings.Join(c.Own, ", ")
	}
	facts := [][2]string{{"Own files", own}}
	if c.Playbook.BasedOn != "" {
		facts = append(facts, [2]string{"Based on", "playbook " + c.Playbook.BasedOn})
	}
	d.Section("", Facts{Pairs: append(facts, [][2]string{
		{"Digest", c.Playbook.Short()},
		{"Questions", fmt.Sprint(c.Questions)},
		{"Criteria", fmt.Sprint(c.Criteria)},
		{"Activities", fmt.Sprint(c.Activities)},
		{"Findings", fmt.Sprint(c.Findings)},
		{"Rate card", c.RateCard.Name + ", " + c.Currency + ", as of " + c.RateCard.AsOf},
	}...)})
	d.Section("Please check", Bullets("!", c.Warnings))
	d.Section("Without effect under your own files", Bullets("-", c.Silent))
	d.Section("Without a price, so quoted separately", Bullets("-", c.Unpriced))
	if c.Cases > 0 {
		d.Section("Example clients", Text(fmt.Sprintf("%d of %d get what is expected.", c.Cases-len(c.Missed), c.Cases)), Bullets("!", c.Missed))
	}
	if len(c.Warnings) == 0 && len(c.Silent) == 0 && len(c.Unpriced) == 0 && len(c.Missed) == 0 {
		d.Section("", Text("No problems found."))
	}
	return d
}
