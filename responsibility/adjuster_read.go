package responsibility

import (
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readAdjusters reads the rules that move single rows to another side.
func (cr *catalogueReader) readAdjusters(items []yamldoc.Node) {
	if len(items) > maxAdjusters {
		cr.report.Add(&items[maxAdjusters], "more than %d adjusters; merge some", maxAdjusters)
		return
	}
	ids := map[string]bool{}
	for i := range items {
		cr.readAdjuster(&items[i], ids)
	}
}

func (cr *catalogueReader) readAdjuster(n *yamldoc.Node, ids map[string]bool) {
	r := cr.report
	f, ok := r.Fields(n, "an adjuster")
	if !ok {
		return
	}
	if id := f.Need("id"); id != nil {
		name := filled(r, id, "id")
		if ids[name] {
			r.Add(id, "the adjuster %s stands here twice; give each its own id", yamldoc.Quote(name))
		}
		ids[name] = true
	}
	var adj adjuster
	activities := f.NeedList("activities")
	if side := f.Need("side"); side != nil {
		adj.side = readRuleSide(r, side)
	}
	if side := f.Need("only_if"); side != nil {
		adj.onlyIf = cr.readAnySide(side)
		if adj.onlyIf != terms.Undecided && adj.onlyIf == adj.side {
			r.Add(side, "the adjuster changes nothing: it gives the side that the rows already have; correct \"side\" or \"only_if\"")
		}
	}
	adj.when = readCondition(r, f.Need("when"), cr.schema)
	adj.unless = readCondition(r, f.Opt("unless"), cr.schema)
	adj.because = needText(r, f, "because")
	needText(r, f, "source")
	f.End()

	bit := uint64(1) << len(cr.catalogue.adjusters)
	cr.catalogue.adjusters = append(cr.catalogue.adjusters, adj)
	for i := range activities {
		cr.bindAdjuster(&activities[i], bit)
	}
}

// bindAdjuster marks one activity as named by an adjuster.
func (cr *catalogueReader) bindAdjuster(n *yamldoc.Node, bit uint64) {
	a := cr.catalogue.Find(n.Text)
	switch {
	case a == nil && cr.report.Spare(n, "activities/"+n.Text, "the activity "+n.Text):
	case n.Kind != yamldoc.Scalar || a == nil:
		cr.report.Add(n, "unknown activity %s%s", n.Describe(), yamldoc.Suggest(n.Text, cr.catalogue.IDs()))
	case a.adjusters&bit != 0:
		cr.report.Add(n, "the adjuster names %s twice; keep one", a.ID)
	default:
		a.adjusters |= bit
	}
}

func (cr *catalogueReader) readAnySide(n *yamldoc.Node) terms.Side {
	side, ok := terms.ParseSide(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		var ids []string
		for _, s := range terms.Sides() {
			ids = append(ids, s.String())
		}
		cr.report.Add(n, "unknown side %s%s", n.Describe(), yamldoc.Suggest(n.Text, ids))
		return terms.Undecided
	}
	return side
}
