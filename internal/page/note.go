package page

import (
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
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
	what := r.Say("note.title")
	d := headedIn(&r.Language, r.Subject, what)
	d.Title = r.Say("note.internal", "title", d.Title)
	d.Paper = paperOf(r, what)
	d.Paper.Stamp = r.Say("paper.internal")
	noteParts(d, CallParts(r))
	return d
}

// NoteBook is a note as a sheet, a row for each point of it.
func NoteBook(l *words.Language, d *Document, parts []result.NotePart) *Book {
	g := Grid{Head: true, Columns: []GridColumn{{Name: l.Say("note.column_part"), Width: 30}, {Name: l.Say("note.column_said"), Width: 100}}}
	for _, p := range parts {
		for i, point := range p.Points {
			name := ""
			if i == 0 {
				name = p.Title
			}
			g.Rows = append(g.Rows, []string{name, point})
		}
	}
	return &Book{Title: d.Title, Sheets: []Sheet{{Name: l.Say("note.sheet"), Title: d.Title, Above: slices.DeleteFunc([]string{d.Subtitle}, func(s string) bool { return s == "" }), Grids: gridOrNone(g)}}}
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
	return notedParts([]result.NotePart{
		n.part(partWith, n.with()),
		n.part(partWhy, n.why()),
		n.part(partHeard, n.heard()),
		n.part(partModel, n.model()),
		n.part(partPrice, n.price()),
		n.part(partToday, n.answers("it_spend_month")),
		n.part(partDecision, n.answers("decision_by")),
		n.part(partBudget, n.answers("budget_style")),
		n.part(partContract, n.answers("contract_status", "contract_months_left")),
		n.part(partChecks, n.checks()),
		n.part(partStops, n.stops()),
		n.part(partDisputed, n.disputed()),
		n.part(partOpen, n.open()),
		n.part(partFindings, n.findings()),
		n.part(partPromises, n.promises()),
		n.part(partNotes, n.lines(p.Notes)),
		n.part(partPrivate, n.lines(in.Notes)),
		n.part(partNext, n.next()),
	})
}

// part is a part of a note under its title.
func (n *noted) part(id string, points []string) result.NotePart {
	return result.NotePart{ID: id, Title: n.Language.SayOf("note.part", id), Points: points}
}

// notedParts are the parts of which something is said.
func notedParts(parts []result.NotePart) []result.NotePart {
	return slices.DeleteFunc(parts, func(x result.NotePart) bool { return len(x.Points) == 0 })
}

// noted is a result of which a note is written.
type noted struct {
	*result.Result
	in *result.Internal
}
