package sample

import (
	"fmt"
	"math/bits"
	"math/rand/v2"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// document writes the whole file: the answers told, and what stands beside them.
func (c *client) document(told answer.Set) node {
	rng := stream(c.source.seed, c.n, "document")
	root := mapping("version", plain("1"))
	root.add("client", c.whom(rng))
	answers, given := mapping(), []int{}
	for i, v := range told.Values {
		if v.State == answer.Missing {
			continue
		}
		if v.State == answer.Given {
			given = append(given, i)
		}
		answers.add(c.source.schema.At(i).ID, c.written(i, v))
	}
	root.add("answers", answers)
	if len(given) == 0 {
		return root
	}
	root.add("notes", c.notes(rng, given, 60))
	root.add("private_notes", c.notes(rng, given, 30))
	root.add("basis", c.basis(rng, given, told))
	root.add("responsibilities", c.decisions(rng))
	root.add("quote", c.quote(rng))
	return root
}

func (c *client) whom(rng *rand.Rand) node {
	first := pick(rng, "Alder", "Brook", "Cobalt", "Dunmore", "Elm Street", "Fenwick", "Gray & Son", "Harrow", "Íris", "Juniper")
	second := pick(rng, "Dental", "Foods", "Logistics", "Legal", "Tools", "Credit Union", "Schools", "Software", "Trust", "Works")
	m := mapping("name", quoted(fmt.Sprintf("%s %s %04d", first, second, c.n)))
	if rng.IntN(3) == 0 {
		m.add("contact", quoted(pick(rng, "R. Okafor", "Mia Lindqvist", "J. O'Neill")))
	}
	if rng.IntN(3) == 0 {
		m.add("reference", quoted(fmt.Sprintf("R-%05d", c.n)))
	}
	if rng.IntN(10) > 0 {
		m.add("date", plain(day(rng)))
	}
	return m
}

func day(rng *rand.Rand) string { return fmt.Sprintf("2026-%02d-%02d", 9+rng.IntN(3), 1+rng.IntN(28)) }

// written is an answer as the file has it.
func (c *client) written(i int, v answer.Value) node {
	q := c.source.schema.At(i)
	if v.State == answer.Unknown {
		return plain("unknown")
	}
	switch q.Type {
	case answer.Text:
		return quoted(v.Text)
	case answer.Number:
		if c.source.options.Ranges && c.novel() && q.Decimals == 0 && v.Number >= 10_00 {
			if rng := stream(c.source.seed, c.n, "range "+q.ID); rng.IntN(8) == 0 {
				spread := max(100, v.Number*(5+rng.Int64N(20))/100/100*100)
				return plain(fmt.Sprintf("%s..%s", answer.FormatHundredths(v.Number), answer.FormatHundredths(min(q.Max, v.Number+spread))))
			}
		}
	case answer.Grid:
		if v.Grid == (terms.Split{}) && len(c.cells) == 0 {
			return plain("advise")
		}
		grid := mapping()
		for _, t := range terms.Towers() {
			if cell := c.cells[t.String()]; cell != "" {
				grid.add(t.String(), plain(cell))
			} else if v.Grid[t] != terms.Undecided {
				grid.add(t.String(), plain(v.Grid[t].String()))
			}
		}
		return grid
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo, answer.Scale, answer.Level:
	}
	return node(q.Node(v))
}

func (c *client) notes(rng *rand.Rand, given []int, percent int) node {
	m := mapping()
	if rng.IntN(100) < percent {
		for range 1 + rng.IntN(3) {
			m.set(c.source.schema.At(pick(rng, given...)).ID, quoted(pick(rng, texts...)))
		}
	}
	return m
}

// basis says how some answers are known, and who said something else.
func (c *client) basis(rng *rand.Rand, given []int, told answer.Set) node {
	m := mapping()
	if rng.IntN(100) >= 45 {
		return m
	}
	for range 1 + rng.IntN(4) {
		i := pick(rng, given...)
		q := c.source.schema.At(i)
		b := mapping()
		if rng.IntN(5) > 0 {
			b.add("kind", plain(pick(rng, "stated", "estimated", "estimated", "seen")))
		}
		b.add("by", quoted(pick(rng, "office manager", "head of IT", "sales engineer")))
		if rng.IntN(4) > 0 {
			b.add("on", plain(day(rng)))
		}
		if other, differs := c.otherwise(rng, i, told.Values[i]); differs && rng.IntN(4) == 0 {
			b.add("others", list(mapping("value", c.written(i, other), "by", quoted("the owner"), "on", plain(day(rng)))))
			if c.source.options.Disputes && c.novel() && rng.IntN(2) == 0 {
				b.add("settled", plain("true"))
			}
		}
		if c.source.options.Unsure && c.novel() && q.Type == answer.MultiChoice && told.Values[i].Options&q.Exclusive == 0 {
			if open := ^told.Values[i].Options &^ q.Exclusive & (1<<len(q.Options) - 1); open != 0 {
				b.add("unsure", list(plain(q.Options[bits.TrailingZeros64(open)])))
			}
		}
		m.set(q.ID, b)
	}
	return m
}

// otherwise is what somebody else may have answered.
func (c *client) otherwise(rng *rand.Rand, i int, v answer.Value) (answer.Value, bool) {
	q := c.source.schema.At(i)
	other := v
	switch q.Type {
	case answer.Number:
		other.Number = min(q.Max, (v.Number*(80+rng.Int64N(50))/100+100)/100*100)
	case answer.Scale, answer.Level:
		other.Number = q.Min + 100*rng.Int64N((q.Max-q.Min)/100+1)
	case answer.SingleChoice, answer.YesNo:
		other.Options = 1 << rng.IntN(len(q.Options))
	case answer.MultiChoice, answer.Grid, answer.Text:
		return v, false
	}
	if !c.novel() && !c.readable(q, &other) {
		return v, false
	}
	return other, !other.Equal(v)
}

func (c *client) decisions(rng *rand.Rand) node {
	m := mapping()
	if len(c.source.activities) == 0 || rng.IntN(100) >= 15 {
		return m
	}
	for range 1 + rng.IntN(4) {
		d := mapping("side", plain(pick(rng, "provider", "shared", "client")))
		if rng.IntN(2) == 0 {
			d.add("by", quoted("Sam"))
			d.add("on", plain(day(rng)))
		}
		m.set(pick(rng, c.source.activities...), d)
	}
	return m
}

func (c *client) quote(rng *rand.Rand) node {
	m := mapping()
	if rng.IntN(100) >= 20 {
		return m
	}
	if rng.IntN(2) == 0 {
		m.add("revision", plain(fmt.Sprint(1+rng.IntN(4))))
	}
	if rng.IntN(2) == 0 {
		m.add("valid_until", plain("2026-12-20"))
	}
	if rng.IntN(2) == 0 {
		m.add("term_months", plain(pick(rng, "12", "24", "36", "60")))
	}
	if rng.IntN(2) == 0 {
		d := mapping("percent", plain(pick(rng, "2.5", "5", "10", "12.34")), "reason", quoted("three-year term"))
		if rng.IntN(2) == 0 {
			d.add("approved_by", quoted("Lee"))
		}
		m.add("discount", d)
	}
	if rng.IntN(4) == 0 {
		m.add("exclude", list(plain(pick(rng, c.source.lines...))))
	}
	if rng.IntN(2) == 0 {
		l := mapping("label", quoted(pick(rng, "Line of business hosting", "Second internet line", "Cabling of the new floor")), "rate", plain(pick(rng, "120", "79.90", "1500")))
		if rng.IntN(2) == 0 {
			l.add("quantity", plain(pick(rng, "1", "3", "2.5")))
			l.add("unit", plain(pick(rng, "line", "floor")))
		}
		if rng.IntN(2) == 0 {
			l.add("period", plain(pick(rng, "month", "once")))
		}
		m.add("lines", list(l))
	}
	return m
}
