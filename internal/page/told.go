package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
)

// toldOn prints what the client said in words and figures of its own on the pages that
// have a place for it.
func toldOn(d *Document, r *result.Result, page string) {
	for i := range r.Told {
		if t := &r.Told[i]; slices.Contains(t.Pages, page) {
			d.Section(t.Heading, Text(t.Text))
		}
	}
}

// inOrder says what needs no work, so that a page is not a list of faults alone.
func inOrder(r *result.Result) Block {
	if len(r.InOrder) == 0 {
		return nil
	}
	return Text(r.Say("said.in_order", "what", strings.Join(r.InOrder, "; ")))
}

// outage says what an outage costs, and how long it may take.
func outage(r *result.Result) Block {
	if r.Outage == nil {
		return nil
	}
	return Text(r.Outage.Text)
}
