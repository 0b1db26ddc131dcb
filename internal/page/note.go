package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
)

// The note on a call: what a customer system keeps of it. It is the provider's alone.

// The ids of the parts of a note.
const (
	partWith     = "spoken_with"
	partWhy      = "why"
	partHeard    = "heard"
	partModel    = "model"
	partPrice    = "price"
	partToday    = "today"
	partDecision = "decision"
	partBudget   = "budget"
	partContract = "contract"
	partChecks   = "checks"
	partStops    = "go_no_go"
	partDisputed = "disputed"
	partOpen     = "open"
	partFindings = "findings"
	partPromises = "promises"
	partNotes    = "notes"
	partPrivate  = "private_notes"
	partNext     = "next"
)

// heard are the questions whose answers a note repeats, in the order of a call.
func heard() []string {
	return []string{
		"users_count", "light_users_count", "endpoints_count", "shared_devices_count", "servers_count", "sites_count",
		"current_it_model", "it_fte", "it_staff_plan", "it_workload", "coverage_needed", "compliance_regimes",
	}
}

// noteShown is how many of the findings, doubts and open questions a note names.
const noteShown = 3

// CallNote is the note on a call for a customer system, of any state of the answers.
func CallNote(r *result.Result) *Document {
	d := headed(r.Subject, "Note on the call")
	d.Title = "INTERNAL. " + d.Title
	d.Paper = paperOf(r, "Note on the call")
	d.Paper.Stamp = r.Say("paper.internal")
	noteParts(d, CallParts(r))
	return d
}

// NoteBook is a note as a sheet, a row for each point of it.
func NoteBook(d *Document, parts []result.NotePart) *Book {
	g := Grid{Head: true, Columns: []GridColumn{{Name: "Part", Width: 30}, {Name: "What is said", Width: 100}}}
	for _, p := range parts {
		for i, point := range p.Points {
			name := ""
			if i == 0 {
				name = p.Title
			}
			g.Rows = append(g.Rows, []string{name, point})
		}
	}
	return &Book{Title: d.Title, Sheets: []Sheet{{Name: "Note", Title: d.Title, Above: slices.DeleteFunc([]string{d.Subtitle}, func(s string) bool { return s == "" }), Grids: gridOrNone(g)}}}
}

// noteParts writes the parts of a note as names with what is said of each.
func noteParts(d *Document, parts []result.NotePart) {
	for _, p := range parts {
		if len(p.Points) == 1 {
			d.Section(p.Title, Text(p.Points[0]))
			continue
		}
		d.Section(p.Title, Bullets("-", p.Points))
	}
}

// NoteText is a note as lines to paste, with the title in front.
func NoteText(d *Document) string {
	lines := slices.DeleteFunc([]string{d.Title, d.Subtitle}, func(s string) bool { return s == "" })
	for _, s := range d.Sections {
		if s.Heading != "" {
			lines = append(lines, "", s.Heading)
		}
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Paragraph:
				lines = append(lines, b.Text)
			case List:
				for _, item := range b.Items {
					lines = append(lines, strings.TrimSpace(item.Mark+" "+item.Text))
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

// CallParts are the parts of the note on a call.
func CallParts(r *result.Result) []result.NotePart {
	p := r.ForProvider()
	in := r.Internal
	if in == nil {
		in = &result.Internal{}
	}
	n := noted{Result: p, in: in}
	parts := []result.NotePart{
		{ID: partWith, Title: "Spoken with", Points: n.with()},
		{ID: partWhy, Title: "Why they called", Points: n.why()},
		{ID: partHeard, Title: "What we heard", Points: n.heard()},
		{ID: partModel, Title: "Model", Points: n.model()},
		{ID: partPrice, Title: "Price", Points: n.price()},
		{ID: partToday, Title: "What they pay today", Points: n.answers("it_spend_month")},
		{ID: partDecision, Title: "Who decides, and by when", Points: n.answers("decision_by")},
		{ID: partBudget, Title: "Budget", Points: n.answers("budget_style")},
		{ID: partContract, Title: "Present contract", Points: n.answers("contract_status", "contract_months_left")},
		{ID: partChecks, Title: "Before a price is sent", Points: n.checks()},
		{ID: partStops, Title: "Speaks against going on", Points: n.stops()},
		{ID: partDisputed, Title: "Not agreed among them", Points: n.disputed()},
		{ID: partOpen, Title: "Open", Points: n.open()},
		{ID: partFindings, Title: "To bring up", Points: n.findings()},
		{ID: partPromises, Title: "Promised", Points: n.promises()},
		{ID: partNotes, Title: "Notes that the client may see", Points: noteLines(p.Notes)},
		{ID: partPrivate, Title: "Private notes", Points: noteLines(in.Notes)},
		{ID: partNext, Title: "Next step", Points: n.next()},
	}
	return slices.DeleteFunc(parts, func(x result.NotePart) bool { return len(x.Points) == 0 })
}

// noted is a result of which a note is written.
type noted struct {
	*result.Result
	in *result.Internal
}
