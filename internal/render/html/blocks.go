package html

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/page"
)

// blocks are blocks under a heading. Headings in them have the level.
func (f *file) blocks(list []page.Block, heading string, level int) piece {
	return each(list, func(_ int, b page.Block) piece { return f.block(b, heading, level) })
}

func (f *file) block(b page.Block, heading string, level int) piece {
	switch b := b.(type) {
	case page.Paragraph:
		opens := !b.Lead && strings.HasSuffix(b.Text, ":") // it stays with what is below it
		return when(b.Text != "", line("p", when(b.Lead, class("lead")), when(opens, class("opens")), txt(b.Text)))
	case page.List:
		return f.items(b)
	case page.Facts:
		return lines("dl", class("facts"), each(b.Pairs, func(_ int, pair [2]string) piece {
			return line("div", el("dt", txt(pair[0])), el("dd", txt(pair[1])))
		}))
	case page.Table:
		return newTable(b, heading).piece()
	case page.Bars:
		return lines("ul", class("bars"), asList(), each(b.Rows, func(_ int, r page.Bar) piece { return plainBar(r, b.Max) }))
	case page.Headline:
		return lines("dl", class("figures"), each(b.Figures, func(_ int, f page.Figure) piece {
			return line("div", el("dt", txt(f.Label)), el("dd", class("value"), txt(f.Value)), when(f.Note != "", el("dd", class("note"), txt(f.Note))))
		}))
	case page.Beside:
		return lines("div", class("beside"), each(b.Parts, func(_ int, p page.Titled) piece {
			return lines("div", said("h"+strconv.Itoa(level), "", p.Heading), f.blocks(p.Blocks, p.Heading, level+1))
		}))
	case page.Sign:
		return lines("div", class("sign"), each(b.Above, func(i int, above string) piece {
			return lines("div", line("p", class("for"+much(b.Sides[i])), txt(above)),
				line("p", class("line"), txt(b.Words.Signature)), line("p", class("line"), txt(b.Words.NameAndTitle)), line("p", class("line date"), txt(b.Words.Date)))
		}))
	case page.Chart:
		return newChart(b).piece()
	}
	return all()
}

// much is the class of letters for a long name, behind another one.
func much(name string) string {
	if long(name) {
		return " much"
	}
	return ""
}

// items are the items of a list.
func (f *file) items(l page.List) piece {
	first := start(l)
	li := each(l.Items, func(_ int, i page.Item) piece {
		return line("li", f.mark(i.Mark, first > 0), el("span", class("said"), txt(i.Text)), detail(i.Detail))
	})
	if first > 0 {
		return lines("ol", when(first > 1, set("start", strconv.Itoa(first))), li)
	}
	return lines("ul", asList(), li)
}

func detail(s string) piece { return when(s != "", raw(" "), el("span", class("detail"), txt(s))) }

// mark is what stands before an item: a sign that is a word for those who do not see it, or
// the id of the item.
func (f *file) mark(sign string, ordered bool) piece {
	says := f.words.Marks[sign]
	switch {
	case ordered, sign == "", sign == "•":
		return all()
	case !strings.Contains(signs, sign):
		return all(el("span", class("tag"), txt(sign)), raw(" "))
	case sign == "-":
		sign = "−"
	}
	return all(el("span", class("sign"), set("aria-hidden", "true"), txt(sign)), when(says != "", unseen(says+" ")))
}

// signs are the marks that are no words.
const signs = "+-×!?□*"

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
