package advice

import (
	"encoding/json"
	"slices"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Covered is something that the monthly fee covers: a text, where it holds for every
// split, or a text with the parts and the lines of the price without which it does not.
type Covered struct {
	Text  string
	needs map[terms.Tower][]terms.Side
	lines []string
}

// coveredFile is one that does not hold for every split.
type coveredFile struct {
	yamldoc.Place

	Text  string                       `yaml:"text"`
	Needs map[terms.Tower][]terms.Side `yaml:"needs,opt,empty"`
	Lines []string                     `yaml:"lines,opt,empty"`
}

// CoveredForm is how a reference calls what DecodeNode reads.
const CoveredForm = "a text, or `{text: ..., needs: {service_desk: [provider, shared]}, lines: [absence_cover]}`: it is then said only where one of the towers has such a side, and where one of the lines is in the price"

// DecodeNode reads a text, or a mapping that says where it holds.
func (c *Covered) DecodeNode(r *yamldoc.Report, n *yamldoc.Node, what string) {
	if n.Kind != yamldoc.Mapping {
		c.Text = r.Text(n, what)
		return
	}
	var f coveredFile
	if yamldoc.Decode(r, n, what, &f, nil) {
		c.Text, c.needs, c.lines = f.Text, f.Needs, f.Lines
	}
}

// DescribeShape says that it reads itself.
func (*Covered) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "covered"}
}

// MarshalJSON writes the text.
func (c Covered) MarshalJSON() ([]byte, error) { return json.Marshal(c.Text) } //nolint:wrapcheck // a text can always be written

// UnmarshalJSON reads the text.
func (c *Covered) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &c.Text) } //nolint:wrapcheck // the error says what it is

// holds reports whether it is covered under a split by a price with these lines. A price
// that is not known leaves out nothing.
func (c *Covered) holds(split *terms.Split, lines []string) bool {
	runs := len(c.needs) == 0
	for t, sides := range c.needs {
		runs = runs || slices.Contains(sides, split[t])
	}
	return runs && (len(c.lines) == 0 || lines == nil || slices.ContainsFunc(c.lines, func(id string) bool { return slices.Contains(lines, id) }))
}

// Covers keeps what the fee covers under a split, by the ids of the lines of its price;
// nil where there is no price.
func (t *ModelText) Covers(split terms.Split, lines []string) []Covered {
	return slices.DeleteFunc(slices.Clone(t.Included), func(c Covered) bool { return !c.holds(&split, lines) })
}
