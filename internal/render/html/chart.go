package html

import (
	"strconv"
	"strings"

	"mspscope/internal/page"
	"mspscope/internal/words"
)

// chart is a chart as it is drawn: rows with a bar each, whose figures stand
// beside it as text.
type chart struct {
	Title, Alt, Unit string
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
	X      int64
	Width  int64
	Height int64
}

// length is that of a bar.
const length = 1000

func newChart(c page.Chart) *chart {
	out := &chart{Title: c.Title, Alt: c.Alt, Unit: c.Unit, Parts: c.Kind == page.Parts, Sides: c.Kind == page.Sides, Names: c.Names}
	most := longest(c)
	for _, r := range c.Rows {
		v := chartRow{Name: r.Name, Text: r.Text, Strong: r.Strong, At: int(r.Value)}
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
	shapes := []shape{{"track", 0, length, 20}, {"sure", 0, from, 20}}
	if to > from {
		shapes = append(shapes, shape{"open", from, to - from, 20}, shape{"mark", max(at-2, 0), 5, 20})
	}
	return shapes
}

// partShapes are the parts of a bar behind each other.
func partShapes(r page.ChartRow, most int64, names []string) (shapes []shape, parts []string) {
	shapes = []shape{{"track", 0, length, 20}}
	sum := int64(0)
	for i, p := range r.Parts {
		from, to := scaled(sum, most), scaled(sum+max(p, 0), most)
		if sum += max(p, 0); to > from {
			shapes = append(shapes, shape{"p" + strconv.Itoa(i%kindsOfParts+1), from, max(to-from-3, 1), 20})
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

// piece is the chart: its title, all of it in words, and a bar for each row.
func (c *chart) piece() piece {
	picture := all(
		when(c.Parts, lines("ul", class("legend"), asList(), each(c.Names, func(i int, name string) piece {
			return line("li", svg("0 0 12 12", shape{Class: "p" + strconv.Itoa(i%kindsOfParts+1), Width: 12, Height: 12}), raw(" "), txt(name))
		}))),
		lines("ul", class("bars"), asList(), each(c.Rows, func(_ int, r chartRow) piece {
			return barOf(when(r.Strong, class("strong")), r.Name, r.Text, r.Shapes, strings.Join(r.Parts, " · "))
		})))
	if c.Sides {
		picture = c.sides()
	}
	return lines("figure", class("chart"),
		line("figcaption", txt(c.Title), when(c.Unit != "", raw(" "), el("span", class("unit"), txt(c.Unit)))),
		line("p", class("unseen"), txt(c.Alt)), picture)
}

// sides are rows with a mark in one of the columns.
func (c *chart) sides() piece {
	return lines("table", class("any sides"), set("aria-label", c.Title),
		line("thead", el("tr", el("td"), each(c.Names, func(_ int, name string) piece { return el("th", set("scope", "col"), txt(name)) }))),
		lines("tbody", each(c.Rows, func(_ int, r chartRow) piece {
			return line("tr", when(r.Strong, class("strong")), el("th", set("scope", "row"), txt(r.Name)), each(c.Names, func(i int, name string) piece {
				return el("td", when(i == r.At, svg("0 0 20 12", shape{Class: "sure", Width: 20, Height: 12}), unseen(name)))
			}))
		})))
}

// plainBar is a bar up to a value.
func plainBar(r page.Bar, most int64) piece {
	shapes := []shape{{Class: "track", Width: length, Height: 20}, {Class: "sure", Width: scaled(r.Value, max(most, 1)), Height: 20}}
	return barOf(all(), r.Name, r.Text, shapes, r.Remark)
}

// barOf is a row of bars: its name and value in words, the picture, and a remark.
func barOf(kind piece, name, value string, shapes []shape, remark string) piece {
	return line("li", kind, el("span", class("name"), txt(name)), raw(" "), el("span", class("value"), txt(value)),
		raw("\n"), svg("0 0 1000 20", shapes...), when(remark != "", raw(" "), el("span", class("remark"), txt(remark))))
}

// svg is rectangles in a box. What they say stands beside them as text.
func svg(box string, shapes ...shape) piece {
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	return el("svg", set("viewBox", box), when(strings.HasPrefix(box, "0 0 1000 "), set("preserveAspectRatio", "none")), set("aria-hidden", "true"), set("focusable", "false"),
		each(shapes, func(_ int, s shape) piece {
			return el("rect", class(s.Class), when(s.X != 0, set("x", number(s.X))), set("width", number(s.Width)), set("height", number(s.Height)))
		}))
}
