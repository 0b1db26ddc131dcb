package sample

import (
	"fmt"
	"math/rand/v2"

	"mspscope/internal/answer"
)

// document writes the whole file: the answers told, and what stands beside them.
// What people are not sure of, or differ about, is added to the answers.
func (c *client) document(told *answer.Set) node {
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
	if declined := c.declined(); len(declined) > 0 {
		root.add("declined", list(declined...))
	}
	if promised := c.promised(); len(promised) > 0 {
		root.add("promises", list(promised...))
	}
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

// written is an answer as the file has it. A free text is quoted, whatever it says.
func (c *client) written(i int, v answer.Value) node {
	if q := c.source.schema.At(i); q.Type != answer.Text || v.State != answer.Given {
		return node(q.Node(v))
	}
	return quoted(v.Text)
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

// promised is what was said to the client on the way.
func (c *client) promised() []node {
	rng := stream(c.source.seed, c.n, "promised")
	if !c.source.options.Promises || !c.novel() || rng.IntN(3) > 0 {
		return nil
	}
	var all []node
	for range 1 + rng.IntN(2) {
		p := mapping("text", quoted(pick(rng, texts...)))
		if rng.IntN(2) == 0 {
			p.add("by", quoted("Sam"))
			p.add("on", plain(day(rng)))
		}
		all = append(all, p)
	}
	return all
}

// declined are findings that the client does not want, each once.
func (c *client) declined() []node {
	rng := stream(c.source.seed, c.n, "declined")
	if !c.source.options.Declined || !c.novel() || len(c.source.findings) == 0 || rng.IntN(3) > 0 {
		return nil
	}
	var all []node
	for _, i := range rng.Perm(len(c.source.findings))[:1+rng.IntN(4)] {
		d := mapping("finding", quoted(c.source.findings[i]))
		if rng.IntN(3) > 0 {
			d.add("by", quoted("the owner"))
			d.add("on", plain(day(rng)))
		}
		if rng.IntN(2) == 0 {
			d.add("reason", quoted(pick(rng, texts...)))
		}
		all = append(all, d)
	}
	return all
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
			d.add("label", quoted("three-year term"))
		}
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
	if rng.IntN(4) == 0 {
		m.add("options", c.options(rng))
	}
	return m
}

// options are other ways to buy the same, of which one may be marked.
func (c *client) options(rng *rand.Rand) node {
	var all []node
	marked := rng.IntN(4)
	for n := range 1 + rng.IntN(3) {
		o := mapping("id", plain(fmt.Sprintf("option_%d", n+1)), "label", quoted(pick(rng, "Around the clock", "The plain one", "For three years", "Less to begin with")))
		if n == marked {
			o.add("marked", plain("true"))
		}
		set := mapping()
		for _, q := range [][]string{{"coverage_needed", "business_hours", "helpdesk_24x7"}, {"users_count", "30", "120", "unknown"}, {"it_fte", "0", "2"}} {
			if value := pick(rng, q[1:]...); c.source.schema.Find(q[0]) >= 0 && rng.IntN(2) == 0 {
				set.add(q[0], plain(value))
			}
		}
		if len(set.Pairs) > 0 {
			o.add("set", set)
		}
		if rng.IntN(3) == 0 {
			o.add("exclude", list(plain(pick(rng, c.source.lines...))))
		}
		if rng.IntN(3) == 0 {
			o.add("lines", list(mapping("label", quoted("Firewall"), "rate", plain("90"), "cost", plain("61.37"))))
		}
		if rng.IntN(3) == 0 {
			o.add("discount", mapping("percent", plain(pick(rng, "0", "3", "7.5")), "label", quoted("start now"), "reason", quoted("quarter end")))
		}
		all = append(all, o)
	}
	return list(all...)
}
