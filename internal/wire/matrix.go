package wire

import (
	"bytes"
	"encoding/json"
	"regexp"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Matrix is the output of `matrix`.
type Matrix struct {
	Version  int         `json:"version"`
	Playbook Playbook    `json:"playbook"`
	Scale    Scale       `json:"scale"`
	Criteria []Criterion `json:"criteria"`
}

// Scale is the points of each rating.
type Scale struct {
	BestFit        int `json:"best_fit"`
	ExcellentFit   int `json:"excellent_fit"`
	GoodOption     int `json:"good_option"`
	Possible       int `json:"possible"`
	LessIdeal      int `json:"less_ideal"`
	NotIdeal       int `json:"not_ideal"`
	NotRecommended int `json:"not_recommended"`
}

// Criterion is one row of the decision matrix. When and Unless are the
// conditions as data, null where there is none. Applies is null while open.
type Criterion struct {
	ID      string           `json:"id"`
	Label   string           `json:"label"`
	Group   string           `json:"group"`
	Weight  int64            `json:"weight"`
	When    *Data            `json:"when"`
	Unless  *Data            `json:"unless"`
	Ratings PerModel[string] `json:"ratings"`
	Words   PerModel[string] `json:"words"`
	Veto    []string         `json:"veto"`
	Because string           `json:"because"`
	Source  string           `json:"source"`
	Applies *bool            `json:"applies"`
}

// Data is a node of a data file, written as the same JSON value.
type Data struct{ node *yamldoc.Node }

func dataOf(c *answer.Condition) *Data {
	if c.Source() == nil {
		return nil
	}
	return &Data{c.Source()}
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// MarshalJSON writes the node.
func (d Data) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	if err := writeNode(&b, d.node); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func writeNode(b *bytes.Buffer, n *yamldoc.Node) error {
	switch n.Kind {
	case yamldoc.Null:
		b.WriteString("null")
	case yamldoc.Scalar:
		if !n.Quoted && (jsonNumber.MatchString(n.Text) || n.Text == "true" || n.Text == "false") {
			b.WriteString(n.Text)
			return nil
		}
		return writeText(b, n.Text)
	case yamldoc.Sequence:
		b.WriteByte('[')
		for i := range n.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeNode(b, &n.Items[i]); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case yamldoc.Mapping:
		b.WriteByte('{')
		for i := range n.Pairs {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeText(b, n.Pairs[i].Key.Text); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeNode(b, &n.Pairs[i].Value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	}
	return nil
}

// writeText writes a string without escaping < and >, which stand in many
// conditions and need no escape in JSON.
func writeText(b *bytes.Buffer, s string) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(s)
	b.Truncate(b.Len() - 1) // the line end
	return err
}

// MatrixOf fills the output of `matrix`. Without applies (no engagement) every
// row is open.
func MatrixOf(p *playbook.Playbook, applies []answer.Truth) Matrix {
	m := p.Matrix
	out := Matrix{Version: version, Playbook: playbookOf(p), Criteria: []Criterion{}, Scale: Scale{
		BestFit: int(assess.BestFit), ExcellentFit: int(assess.ExcellentFit), GoodOption: int(assess.GoodOption),
		Possible: int(assess.Possible), LessIdeal: int(assess.LessIdeal), NotIdeal: int(assess.NotIdeal),
		NotRecommended: int(assess.NotRecommended),
	}}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		row := Criterion{
			ID: c.ID, Label: c.Label, Group: c.Group, Weight: c.Weight, When: dataOf(&c.When), Unless: dataOf(&c.Unless),
			Ratings: perModel(func(m terms.Model) string { return c.Ratings[m].String() }),
			Words:   perModel(func(m terms.Model) string { return c.Words[m] }),
			Veto:    []string{}, Because: c.Because, Source: c.Source,
		}
		for _, model := range terms.Models() {
			if c.Veto[model] {
				row.Veto = append(row.Veto, model.String())
			}
		}
		if applies != nil && applies[i] != answer.Open {
			counts := applies[i] == answer.True
			row.Applies = &counts
		}
		out.Criteria = append(out.Criteria, row)
	}
	return out
}
