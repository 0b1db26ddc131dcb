package playbook

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/yamldoc"
)

// ReadEngagement reads an engagement and checks what refers to other files of
// the playbook, as far as they were loaded. What it says of activities and findings
// that own files have removed since is kept in the file and not used.
func (p *Playbook) ReadEngagement(r *yamldoc.Report, root *yamldoc.Node) *assess.Engagement {
	e := assess.ReadEngagement(r, root, p.Questionnaire)
	if decided := root.Get("responsibilities"); p.Catalogue != nil && decided != nil {
		for i := range decided.Pairs {
			activity := &decided.Pairs[i].Key
			switch {
			case p.Catalogue.Find(activity.Text) != nil:
			case p.removes(CatalogueFile, "activities/"+activity.Text):
				e.Decisions = slices.DeleteFunc(e.Decisions, func(d assess.Decision) bool { return d.Activity == activity.Text })
				e.Outdated = append(e.Outdated, fmt.Sprintf("What was agreed on the activity %q is kept but not used: it is taken out of the matrix.", activity.Text))
			default:
				r.Add(activity, "unknown activity %s%s; 'mspscope raci' lists them", yamldoc.Quote(activity.Text), r.Suggest(activity.Text, p.Catalogue.IDs()))
			}
		}
	}
	if declined := root.Get("declined"); p.Findings != nil && declined != nil {
		p.checkDeclined(r, e, declined)
	}
	return e
}

// removes reports whether the own file says that it takes something out of the built-in
// one. A whole file of one's own that never had it says nothing of it.
func (p *Playbook) removes(file, path string) bool {
	if p.documents[file].report.Whole {
		return false
	}
	_, ok := p.documents[file].report.Removed[path]
	return ok
}

// checkDeclined checks that a client can have declined what an engagement says was
// declined: a finding that a client may read.
func (p *Playbook) checkDeclined(r *yamldoc.Report, e *assess.Engagement, list *yamldoc.Node) {
	known := p.Findings.ClientIDs()
	for i := range list.Items {
		id := list.Items[i].Get("finding")
		switch {
		case id == nil || id.Kind != yamldoc.Scalar || id.Text == "" || slices.Contains(known, id.Text):
		case p.removes(FindingsFile, "findings/"+id.Text):
			e.Declined = slices.DeleteFunc(e.Declined, func(d assess.Declined) bool { return d.Finding == id.Text })
			e.Outdated = append(e.Outdated, fmt.Sprintf("That the finding %q was declined is kept but not used: it is taken out of the findings.", id.Text))
		default:
			r.Add(id, "unknown finding %s%s; 'mspscope recommend --all -o json' lists those of a client with their ids", yamldoc.Quote(id.Text), r.Suggest(id.Text, known))
		}
	}
}
