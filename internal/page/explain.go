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
	d.Section(r.Say("explain.title"), mathematics(r)...)
	d.Section(r.Say("explain.verdict"), meaning(r)...)
}

func mathematics(r *result.Result) []Block {
	x, rec := r.Explain, &r.Recommendation
	if len(x.Criteria) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: r.Say("explain.criterion"), Flex: true},
		{Name: r.Say("explain.weight"), Align: Right},
	}}
	t.Columns = append(t.Columns, shortNames(func(m terms.Model) string { return name(r, m) })...)
	t.Columns = append(t.Columns, Column{Name: r.Say("explain.margin"), Align: Right})
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
	text := r.Say("explain.fit", "weight", int(x.TotalWeight))
	last := ""
	if rec.Model != nil {
		last = margin(*rec.MarginPoints)
		text = running(text, r.Say("explain.margin_is", "model", inSentence(r, *rec.Model), "other", inSentence(r, *rec.ComparedWith)))
	}
	t.Footer = row(r.Say("explain.score"), x.TotalWeight, x.Scores, last)
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
		blocks = append(blocks, Text(r.Say("explain.sufficient", "some", len(x.Sufficient), "all", given(r), "answers", strings.Join(x.Sufficient, "; "))))
	}
	switch {
	case x.Weighed == 0:
	case len(x.Weights) == 0:
		blocks = append(blocks, Text(r.Say("explain.no_weight")))
	default:
		t := Table{Columns: []Column{{Name: r.Say("explain.criterion"), Flex: true}, {Name: r.Say("explain.share"), Align: Right}, {Name: r.Say("explain.from"), Align: Right}, {Name: r.Say("explain.to"), Align: Right}}}
		for _, in := range x.Weights {
			percent := func(of result.Tenths) string {
				return r.Say("explain.percent", "number", r.Language.Grouped(of.String()))
			}
			low, high := r.Say("explain.never"), ""
			if in.Low != nil {
				low, high = percent(*in.Low), percent(*in.High)
			}
			t.Rows = append(t.Rows, []string{in.Label, percent(in.Share), low, high})
		}
		blocks = append(blocks, Text(r.Say("explain.weights")), t)
	}
	return blocks
}
