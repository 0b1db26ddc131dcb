package page

import (
	"fmt"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// explained shows the mathematics where it was asked for: every criterion that
// counted, its weight, its ratings and what it adds to the margin, and what the
// verdict means.
func explained(d *Document, r *result.Result) {
	if r.Explain == nil {
		return
	}
	d.Section("The mathematics", mathematics(r)...)
	d.Section("What the verdict means", meaning(r)...)
}

func mathematics(r *result.Result) []Block {
	x, rec := r.Explain, &r.Recommendation
	if len(x.Criteria) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: "Criterion", Flex: true},
		{Name: "Weight", Align: Right},
	}}
	t.Columns = append(t.Columns, shortNames(func(m terms.Model) string { return name(r, m) })...)
	t.Columns = append(t.Columns, Column{Name: "Margin", Align: Right})
	margin := func(points int64) string {
		if rec.Model == nil {
			return ""
		}
		return fmt.Sprintf("%+d", points)
	}
	row := func(label string, weight int64, points terms.PerModel[int64], last string) []string {
		cells := []string{label, fmt.Sprint(weight)}
		for _, m := range terms.Models() {
			cells = append(cells, fmt.Sprint(*points.Of(m)))
		}
		return append(cells, last)
	}
	for _, c := range x.Criteria {
		t.Rows = append(t.Rows, row(c.Label, c.Weight, c.Points, margin(c.Margin)))
	}
	text := fmt.Sprintf("Fit = 100 x score / (6 x %d).", x.TotalWeight)
	last := ""
	if rec.Model != nil {
		last = margin(*rec.MarginPoints)
		text += fmt.Sprintf(" The margin is %s against %s, criterion by criterion.", inSentence(r, *rec.Model), inSentence(r, *rec.ComparedWith))
	}
	t.Footer = row("Score: sum of weight x points", x.TotalWeight, x.Scores, last)
	return []Block{Text(text), t}
}

// meaning says what the verdict means and which answers decide it.
func meaning(r *result.Result) []Block {
	x := r.Explain
	if x.Meaning == "" {
		return nil
	}
	blocks := []Block{Text(x.Meaning)}
	if len(x.Sufficient) > 0 {
		blocks = append(blocks, Text(fmt.Sprintf("%d of %d answers alone decide it, whatever the others are: %s.",
			len(x.Sufficient), given(r), strings.Join(x.Sufficient, "; "))))
	}
	switch {
	case x.Weighed == 0:
	case len(x.Weights) == 0:
		blocks = append(blocks, Text("No criterion could change the result by its weight alone, the others keeping their proportions."))
	default:
		t := Table{Columns: []Column{{Name: "Criterion", Flex: true}, {Name: "Share now", Align: Right}, {Name: "From", Align: Right}, {Name: "To", Align: Right}}}
		for _, in := range x.Weights {
			low, high := "never", ""
			if in.Low != nil {
				low, high = in.Low.String()+" %", in.High.String()+" %"
			}
			t.Rows = append(t.Rows, []string{in.Label, in.Share.String() + " %", low, high})
		}
		blocks = append(blocks, Text("Only these criteria could change the result by their weight alone, the others keeping their proportions. The model stays first while the share of the whole weight lies between:"), t)
	}
	return blocks
}
