package scope

import (
	"mspscope/internal/playbook"
	"mspscope/internal/result"
)

// from is whom a document is from.
func from(p *playbook.Playbook) *result.From {
	if p.Provider == nil {
		return nil
	}
	b := &p.Provider.Brand
	f := &result.From{Name: p.Provider.Name, Contact: p.Provider.Contact, Footer: b.Footer, Confidential: b.Confidential, Accent: b.Accent, Logo: p.Logo}
	if p.Texts != nil && p.Texts.Workbook != nil { // an own file that stands alone may leave it out
		f.Paper = p.Texts.Workbook.Paper
	}
	for _, id := range p.Unnamed() {
		f.Unnamed = append(f.Unnamed, result.Unnamed{ID: id, Text: p.Texts.Unnamed(id)})
	}
	return f
}
