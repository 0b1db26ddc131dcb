package chart

import (
	"strings"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// IsMatrix reports whether a document is a matrix of ours.
func IsMatrix(root *yamldoc.Node) bool {
	return root.Kind == yamldoc.Mapping && root.Get("activities") != nil
}

// FromNode reads a matrix of ours, as it is printed in YAML or JSON and perhaps
// edited since. Keys that are not known are let through: later versions have more.
func FromNode(file string, root *yamldoc.Node, n *Names) (*Chart, error) {
	r := yamldoc.NewReport(file)
	d := noded{report: r, names: n, chart: &Chart{File: file, At: placeOf(root), Ours: true}, at: map[string]int{}}
	list := root.Get("activities")
	switch {
	case root.Kind != yamldoc.Mapping || list == nil:
		r.Add(root, "there is no key \"activities\", so this is no responsibility matrix; 'mspscope raci FILE -o yaml' prints one")
		return nil, r.Err()
	case list.Kind != yamldoc.Sequence:
		r.Add(list, "\"activities\" must be a list of rows, not %s", list.Describe())
		return nil, r.Err()
	}
	d.roles(root.Get("roles"))
	d.beside(root)
	d.chart.Has = Has{ID: true, Tower: true, Side: true, Handoff: true, Evidence: true, Status: true, Authority: true}
	if len(list.Items) > MaxRows {
		r.Add(list, "there are more than %d rows; take out what does not belong to the matrix", MaxRows)
		return nil, r.Err()
	}
	for i := range list.Items {
		d.row(&list.Items[i])
	}
	for i := range d.chart.Rows { // roles that a later row brought
		row := &d.chart.Rows[i]
		for len(row.Cells) < len(d.chart.Columns) {
			row.Cells = append(row.Cells, Cell{At: row.At})
		}
	}
	if len(d.chart.Columns) > MaxColumns {
		r.Add(list, "there are more than %d roles; take out what does not belong to the matrix", MaxColumns)
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	return d.chart, nil
}

// noded is one reading of nodes.
type noded struct {
	report *yamldoc.Report
	names  *Names
	chart  *Chart
	at     map[string]int // columns by the key of the role
}

func placeOf(n *yamldoc.Node) Place { return Place{Line: n.Line, Col: n.Col} }

// roles takes the roles that a matrix names. It may name none: the rows do.
func (d *noded) roles(list *yamldoc.Node) {
	if list == nil || list.Kind == yamldoc.Null {
		return
	}
	if list.Kind != yamldoc.Sequence {
		d.report.Add(list, "\"roles\" must be a list such as [{id: client_it}], not %s", list.Describe())
		return
	}
	for i := range list.Items {
		item := &list.Items[i]
		id := item.Get("id")
		if id == nil || id.Kind != yamldoc.Scalar {
			d.report.Add(item, "a role needs an \"id\"; write one, such as client_it")
			continue
		}
		c := d.column(id)
		if name := item.Get("name"); name != nil && name.Text != "" {
			c.Title = name.Text
		}
		if party := item.Get("party"); party != nil && c.Party == nil {
			for p := responsibility.ClientParty; p <= responsibility.VendorParty; p++ {
				if p.String() == party.Text {
					c.Party = &p
				}
			}
		}
	}
}

// column is the column of a role, which is added where it is not there yet.
func (d *noded) column(key *yamldoc.Node) *Column {
	if i, found := d.at[key.Text]; found {
		return &d.chart.Columns[i]
	}
	c, _ := d.names.column(key.Text)
	c.At = placeOf(key)
	d.at[key.Text] = len(d.chart.Columns)
	d.chart.Columns = append(d.chart.Columns, c)
	return &d.chart.Columns[len(d.chart.Columns)-1]
}

// row takes one activity.
func (d *noded) row(n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		d.report.Add(n, "a row must be a mapping with id, name and assignments, not %s", n.Describe())
		return
	}
	of := func(key string) string {
		v := n.Get(key)
		switch {
		case v == nil || v.Kind == yamldoc.Null:
			return ""
		case v.Kind != yamldoc.Scalar:
			d.report.Add(v, "%q must be a text, not %s", key, v.Describe())
			return ""
		}
		return strings.TrimSpace(v.Text)
	}
	row := Row{
		ID: of("id"), Name: of("name"), Tower: of("tower"), Side: of("side"), At: placeOf(n),
		Handoff: of("handoff"), Evidence: of("evidence"), Status: of("status"), Choice: of("choice"), Authority: of("authority"),
		Fee: of("fee"), FeeNote: of("fee_note"), Cadence: of("cadence"),
	}
	if row.ID == "" && row.Name == "" {
		d.report.Add(n, "a row needs an \"id\" or a \"name\"; write at least one")
	}
	if row.Tower != "" {
		if _, ok := terms.ParseTower(row.Tower); !ok {
			d.report.Add(n.Get("tower"), "%s is no tower%s", yamldoc.Quote(row.Tower), yamldoc.Suggest(row.Tower, terms.Tower(0).Words()))
		}
	}
	d.chart.Has.Fee = d.chart.Has.Fee || n.Get("fee") != nil
	d.chart.Has.Cadence = d.chart.Has.Cadence || n.Get("cadence") != nil
	d.letters(&row, n)
	d.chart.Rows = append(d.chart.Rows, row)
}

// letters takes who has which part in an activity.
func (d *noded) letters(row *Row, n *yamldoc.Node) {
	list := n.Get("assignments")
	switch {
	case list == nil || list.Kind == yamldoc.Null:
		list = &yamldoc.Node{Kind: yamldoc.Mapping}
	case list.Kind != yamldoc.Mapping:
		d.report.Add(list, "\"assignments\" must be a mapping such as {client_it: A, msp_engineering: R}, not %s", list.Describe())
		return
	}
	for i := range list.Pairs {
		p := &list.Pairs[i]
		if p.Value.Kind != yamldoc.Scalar && p.Value.Kind != yamldoc.Null {
			d.report.Add(&p.Value, "%q must be letters such as A/R, not %s", p.Key.Text, p.Value.Describe())
			continue
		}
		if len(d.chart.Columns) > MaxColumns {
			return // said at the end
		}
		d.column(&p.Key)
		at := d.at[p.Key.Text]
		for len(row.Cells) <= at {
			row.Cells = append(row.Cells, Cell{At: row.At})
		}
		row.Cells[at] = ReadCell(p.Value.Text, placeOf(&p.Value))
	}
}
