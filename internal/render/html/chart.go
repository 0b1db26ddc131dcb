package html

import (
	"strconv"

	"mspscope/internal/page"
	"mspscope/internal/words"
)

// chart is a chart as the template reads it: rows with a bar each, whose figures stand
// beside it as text.
type chart struct {
	Title, Alt, Unit string
	Ranges           bool
	Parts            bool
	Sides            bool
	Names            []string
	Rows             []chartRow
}

type chartRow struct {
	Name, Text string
	Strong     bool
	Shapes     []shape
	Parts      []string // each part in words
	At         int      // the column in which it stands
}

// shape is a rectangle of a bar, in thousandths of its length.
type shape struct {
	Class  string
	X, Y   int64
	Width  int64
	Height int64
}

// length is that of a bar.
const length = 1000

func newChart(c page.Chart) *chart {
	out := &chart{Title: text(c.Title), Alt: text(c.Alt), Unit: text(c.Unit), Ranges: c.Kind == page.Ranges, Parts: c.Kind == page.Parts, Sides: c.Kind == page.Sides}
	for _, n := range c.Names {
		out.Names = append(out.Names, text(n))
	}
	most := longest(c)
	for _, r := range c.Rows {
		v := chartRow{Name: text(r.Name), Text: text(r.Text), Strong: r.Strong, At: int(r.Value)}
		switch c.Kind {
		case page.Ranges:
			v.Shapes = rangeShapes(r, most)
		case page.Parts:
			v.Shapes, v.Parts = partShapes(r, most, out.Names)
		case page.Sides:
		}
		out.Rows = append(out.Rows, v)
	}
	return out
}

// longest is the value at the end of the longest bar.
func longest(c page.Chart) int64 {
	most := int64(1)
	for _, r := range c.Rows {
		sum := int64(0)
		for _, p := range r.Parts {
			sum += max(p, 0)
		}
		most = max(most, sum, r.High, r.Value)
	}
	return most
}

// rangeShapes are a bar up to the low end, a lighter one up to the high end, and a line at
// the value.
func rangeShapes(r page.ChartRow, most int64) []shape {
	low, high := r.Low, r.High
	if high <= low {
		low, high = r.Value, r.Value
	}
	from, to, at := scaled(low, most), scaled(high, most), scaled(r.Value, most)
	shapes := []shape{{"track", 0, 0, length, 20}, {"sure", 0, 0, from, 20}}
	if to > from {
		shapes = append(shapes, shape{"open", from, 0, to - from, 20}, shape{"mark", max(at-2, 0), 0, 5, 20})
	}
	return shapes
}

// partShapes are the parts of a bar behind each other.
func partShapes(r page.ChartRow, most int64, names []string) (shapes []shape, parts []string) {
	shapes = []shape{{"track", 0, 0, length, 20}}
	sum := int64(0)
	for i, p := range r.Parts {
		from, to := scaled(sum, most), scaled(sum+max(p, 0), most)
		if sum += max(p, 0); to > from {
			shapes = append(shapes, shape{"p" + strconv.Itoa(i%kindsOfParts+1), from, 0, max(to-from-3, 1), 20})
		}
		if i < len(names) {
			parts = append(parts, names[i]+" "+words.Grouped(strconv.FormatInt(p, 10)))
		}
	}
	return shapes, parts
}

// kindsOfParts is how many looks of parts there are.
const kindsOfParts = 6

func scaled(value, most int64) int64 {
	return int64(min(max(float64(value)/float64(most), 0), 1) * length)
}

// bar is the length of a plain bar.
func bar(value, most int64) int64 { return scaled(value, max(most, 1)) }
