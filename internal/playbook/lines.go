package playbook

import "mspscope/internal/yamldoc"

// checkLines reports lines of the rate card that rows name and the card does not have.
// A built-in row may name what an own card has not: such a line is never sold.
func (p *Playbook) checkLines(r *yamldoc.Report) {
	if p.Catalogue == nil || p.Card == nil {
		return
	}
	own, ownCard := p.documents[CatalogueFile].base != nil, p.documents[RateCardFile].base != nil
	for _, l := range p.Catalogue.NamedLines() {
		ownRow := own && l.At.Source == ownSource
		if p.Card.Knows(l.ID) || ownCard && !ownRow {
			continue
		}
		r.Add(l.At, "the rate card has no line %s%s; name a unit class, an uplift or an add-on of it", yamldoc.Quote(l.ID), r.Suggest(l.ID, p.Card.LineIDs()))
	}
}
