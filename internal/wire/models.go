package wire

import (
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
)

// Models is the output of `models`.
type Models struct {
	Version    int           `json:"version"`
	Playbook   Playbook      `json:"playbook"`
	Models     []Model       `json:"models"`
	Comparison []Comparison  `json:"comparison"`
	Common     []CommonBasis `json:"in_every_model"`
}

// Model describes one model.
type Model struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Aka      string   `json:"aka"`
	Summary  string   `json:"summary"`
	BestFor  []string `json:"best_for"`
	Included []string `json:"included"`
	Excluded []string `json:"excluded"`
	YouKeep  []string `json:"you_keep"`
	Pros     []string `json:"pros"`
	Cons     []string `json:"cons"`
	Sources  []string `json:"sources"`
}

// Comparison is one row of the models side by side.
type Comparison struct {
	ID    string           `json:"id"`
	Label string           `json:"label"`
	Cells PerModel[string] `json:"cells"`
}

// CommonBasis is something that every model includes.
type CommonBasis struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// ModelsOf fills the output of `models`.
func ModelsOf(p *playbook.Playbook) Models {
	out := Models{Version: version, Playbook: playbookOf(p), Comparison: []Comparison{}, Common: []CommonBasis{}}
	for _, m := range terms.Models() {
		t := &p.Texts.Models[m]
		out.Models = append(out.Models, Model{
			ID: m.String(), Name: t.Name, Aka: t.Aka, Summary: t.Summary,
			BestFor: list(t.BestFor), Included: list(t.Included), Excluded: list(t.Excluded), YouKeep: list(t.YouKeep),
			Pros: list(t.Pros), Cons: list(t.Cons), Sources: list(t.Sources),
		})
	}
	for _, c := range p.Texts.Comparison {
		out.Comparison = append(out.Comparison, Comparison{
			ID: c.ID, Label: c.Label,
			Cells: perModel(func(m terms.Model) string { return c.Cells[m] }),
		})
	}
	for _, f := range p.Texts.Foundations {
		out.Common = append(out.Common, CommonBasis{Name: f.Name, Text: f.Text})
	}
	return out
}
