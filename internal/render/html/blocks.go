package html

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/page"
)

// block is a block as the template reads it: one of its parts is there.
type block struct {
	Level   int // of the headings in it
	Text    *paragraph
	List    *list
	Facts   [][2]string
	Table   *table
	Bars    []barRow
	Figures []page.Figure
	Beside  []part
	Sign    []string
	Chart   *chart
}

type paragraph struct {
	Text  string
	Lead  bool
	Opens bool // it says what comes below it
}

type list struct {
	Start int // of an ordered list, 0 for one of marks
	Items []item
}

type item struct {
	Sign   string // of one letter
	Says   string // the sign in words
	Tag    string // an id or a word in the place of a sign
	Text   string
	Detail string
}

type part struct {
	Heading string
	Blocks  []block
}

type barRow struct {
	Name, Text, Remark string
	Value, Max         int64
}

// blocks turns blocks under a heading into those of the template. Headings in them have
// the level.
func blocks(all []page.Block, heading string, level int) []block {
	var out []block
	for _, b := range all {
		v := block{Level: level}
		switch b := b.(type) {
		case page.Paragraph:
			if b.Text == "" {
				continue
			}
			v.Text = &paragraph{text(b.Text), b.Lead, strings.HasSuffix(b.Text, ":")}
		case page.List:
			v.List = newList(b)
		case page.Facts:
			v.Facts = make([][2]string, len(b.Pairs))
			for i, pair := range b.Pairs {
				v.Facts[i] = [2]string{text(pair[0]), text(pair[1])}
			}
		case page.Table:
			v.Table = newTable(b, heading)
		case page.Bars:
			for _, r := range b.Rows {
				v.Bars = append(v.Bars, barRow{Name: text(r.Name), Text: text(r.Text), Remark: text(r.Remark), Value: r.Value, Max: b.Max})
			}
		case page.Headline:
			for _, f := range b.Figures {
				v.Figures = append(v.Figures, page.Figure{Label: text(f.Label), Value: text(f.Value), Note: text(f.Note)})
			}
		case page.Beside:
			for _, p := range b.Parts {
				v.Beside = append(v.Beside, part{text(p.Heading), blocks(p.Blocks, text(p.Heading), level+1)})
			}
		case page.Sign:
			for _, of := range b.Sides {
				v.Sign = append(v.Sign, text(of))
			}
		case page.Chart:
			v.Chart = newChart(b)
		}
		out = append(out, v)
	}
	return out
}

func newList(l page.List) *list {
	out := &list{Start: start(l)}
	for _, i := range l.Items {
		v := item{Text: text(i.Text), Detail: text(i.Detail)}
		switch says, known := inWords(i.Mark); {
		case out.Start > 0, i.Mark == "", i.Mark == "•":
		case known:
			v.Sign, v.Says = i.Mark, says
			if i.Mark == "-" {
				v.Sign = "−"
			}
		default:
			v.Tag = text(i.Mark)
		}
		out.Items = append(out.Items, v)
	}
	return out
}

// inWords is what a mark says to those who do not see it.
func inWords(mark string) (says string, known bool) {
	switch mark {
	case "+":
		return "Plus:", true
	case "-":
		return "Minus:", true
	case "×":
		return "No:", true
	case "!":
		return "Take note:", true
	case "?":
		return "Open:", true
	case "□":
		return "To do:", true
	case "*":
		return "Remark:", true
	}
	return "", false
}

// start is the number that a list of numbers which follow each other begins with, 0 for
// any other list.
func start(l page.List) int {
	first := 0
	for i, item := range l.Items {
		if i == 0 {
			first, _ = strconv.Atoi(strings.TrimSuffix(item.Mark, "."))
		}
		if first < 1 || item.Mark != fmt.Sprintf("%d.", first+i) {
			return 0
		}
	}
	return first
}
