package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// How much of each list a comparison shows, so that it stays on one page; the rest is
// counted.
const (
	shownChanges = 10
	shownRows    = 3
)

// Compare is why a result changed, on one page: the paragraph to say, then what differs in
// the files with what each thing does to the price, the price line by line, and who does
// what.
func Compare(c result.CompareClient) *Document { return compare(c.Compare()) }

// CompareInternal is why a result changed, as the provider reads it.
func CompareInternal(c *result.Compare) *Document { return compare(c.ForProvider()) }

func compare(c *result.Compare) *Document {
	d := headedIn(&c.Language, c.Subject, c.Say("compare.title"))
	d.Section("", Text(c.Summary))
	d.Section(c.Say("compare.different"), changes(c)...)
	d.Section(c.Say("compare.price"), changedPrice(c)...)
	d.Section(c.Say("compare.who_does_what"), changedWork(c), changedFees(c))
	d.Section("", Text(comparedSource(c)))
	return d
}

// sums adds amounts of one difference, which fit.
func sums(all []*pricing.Amount) *pricing.Amount {
	var total *pricing.Amount
	for _, a := range all {
		if a == nil {
			continue
		}
		if total == nil {
			total = &pricing.Amount{}
		}
		if sum, err := total.Add(a.Decimal); err == nil {
			total = &pricing.Amount{Decimal: sum}
		}
	}
	return total
}

// changes lists what differs in the files with what each does to the price alone, and what
// they do to one another, so that the columns add up.
func changes(c *result.Compare) []Block {
	all, p := c.Words.Changes, &c.Price
	if len(all) == 0 {
		return nil
	}
	parts := p.Monthly.Difference != nil && len(p.Causes) > 0
	once := slices.ContainsFunc(p.Causes, func(x result.PriceCause) bool { return !x.OneTime.IsZero() })
	t := Table{Columns: []Column{{Name: c.Say("compare.what"), Flex: true}, {Name: c.Say("compare.before"), Flex: true}, {Name: c.Say("compare.after"), Flex: true}}}
	if parts {
		t.Columns = append(t.Columns, Column{Name: c.Say("compare.a_month"), Align: Right})
	}
	if once {
		t.Columns = append(t.Columns, Column{Name: c.Say("compare.once"), Align: Right})
	}
	amount := func(a *pricing.Amount) string {
		if a == nil || a.IsZero() {
			return "-"
		}
		return c.Language.Plus(a.Decimal, p.Currency)
	}
	row := func(what, before, after string, month, paid *pricing.Amount) []string {
		cells := []string{what, before, after}
		if parts {
			cells = append(cells, amount(month))
		}
		if once {
			cells = append(cells, amount(paid))
		}
		return cells
	}
	var months, paid []*pricing.Amount
	for i := range all {
		x := &all[i]
		if i < shownChanges {
			t.Rows = append(t.Rows, row(words.Large(x.Label), x.Before, x.After, x.Monthly, x.OneTime))
			continue
		}
		months, paid = append(months, x.Monthly), append(paid, x.OneTime)
	}
	if rest := len(all) - shownChanges; rest > 0 {
		t.Rows = append(t.Rows, row(c.Say("compare.and_more", "more", rest), "", "", sums(months), sums(paid)))
	}
	for i := range p.Causes {
		if x := &p.Causes[i]; parts && x.Kind == result.ByAll {
			t.Rows = append(t.Rows, row(oneAnother(c), "", "", &x.Monthly, &x.OneTime))
		} else if said := func(s result.SaidChange) bool { return s.Cause == x.Cause }; parts && !slices.ContainsFunc(all, said) {
			t.Rows = append(t.Rows, row(c.Say("compare.was_agreed"), "", "", &x.Monthly, &x.OneTime))
		}
	}
	if parts && len(t.Rows) > 1 {
		t.Footer = row(c.Say("compare.in_all"), "", "", p.Monthly.Difference, p.OneTime.Difference)
		if t.Footer[3] == "-" {
			t.Footer[3] = c.Language.Cents(decimal.Decimal{}, p.Currency)
		}
	}
	return []Block{t}
}

// oneAnother names what changes do beside what each does alone.
func oneAnother(c *result.Compare) string {
	all := c.Words.Changes
	for i := range all {
		if m := all[i].Monthly; m != nil && !m.IsZero() {
			return c.Say("compare.one_another")
		}
	}
	return c.Say("compare.only_together")
}

// causeWords names the causes of a difference.
func causeWords(c *result.Compare, causes []result.Cause) string {
	var texts []string
	add := func(text string) {
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, cause := range causes {
		switch cause.Kind {
		case result.ByPlaybook:
			if cause.ID == "" {
				add(c.Say("compare.rules"))
			} else {
				add(c.Say("compare.rules_of", "what", string(cause.ID)))
			}
		case result.ByDecision:
			add(c.Say("compare.agreed"))
		case result.ByAnswer:
			for i := range c.Words.Changes {
				if x := &c.Words.Changes[i]; x.Cause == cause || x.Of != "" && x.Of == cause.ID {
					add(x.Label)
				}
			}
		case result.ByModel, result.BySplit, result.ByQuote, result.ByAll:
		}
	}
	if rest := len(texts) - shownRows; rest > 0 {
		texts = append(texts[:shownRows], c.Say("compare.more", "more", rest))
	}
	return strings.Join(texts, "; ")
}

// typical writes an amount, with its currency where the sides have two; nil is no line.
func typical(r *pricing.Range, c *result.Compare, currency string) string {
	switch {
	case r == nil:
		return "-"
	case !r.Known:
		return c.Say("compare.open")
	case c.Price.TwoCurrencies():
		return c.Language.In(c.Language.Cents(r.Typical, currency), currency)
	}
	return c.Language.Cents(r.Typical, currency)
}

// changedPrice lists what differs in the typical price, with the sums.
func changedPrice(c *result.Compare) []Block {
	p := &c.Price
	if !p.Monthly.Known() {
		return nil
	}
	t := Table{Columns: []Column{{Name: "", Flex: true}, {Name: c.Say("compare.before"), Align: Right}, {Name: c.Say("compare.after"), Align: Right}}}
	note := c.Say("compare.fee_alone")
	if p.TwoCurrencies() {
		t.Rows = append(t.Rows, []string{c.Say("compare.a_month"), typical(&p.Monthly.Before, c, p.Before), typical(&p.Monthly.After, c, p.Currency)})
		return []Block{t, Text(running(note, c.Say("compare.two_currencies")))}
	}
	t.Columns = append(t.Columns, Column{Name: c.Say("compare.difference"), Align: Right})
	for _, period := range []struct {
		of   pricing.Period
		name string
		sum  *result.ChangedAmounts
	}{{pricing.Month, c.Say("compare.a_month"), &p.Monthly}, {pricing.Once, c.Say("compare.once"), &p.OneTime}} {
		lines := slices.DeleteFunc(slices.Clone(p.Lines), func(l result.ChangedLine) bool { return l.Period != period.of || l.Difference.IsZero() })
		slices.SortStableFunc(lines, func(a, b result.ChangedLine) int { return b.Difference.CmpAbs(a.Difference.Decimal) })
		var rest decimal.Decimal
		for i := range lines {
			l := &lines[i]
			if i < shownChanges {
				t.Rows = append(t.Rows, []string{l.Label, typical(l.Before, c, ""), typical(l.After, c, ""), c.Language.Plus(l.Difference.Decimal, p.Currency)})
			} else if sum, err := rest.Add(l.Difference.Decimal); err == nil {
				rest = sum
			}
		}
		if more := len(lines) - shownChanges; more > 0 {
			t.Rows = append(t.Rows, []string{c.Say("compare.more_lines", "lines", more), "", "", c.Language.Plus(rest, p.Currency)})
		}
		if by := period.sum.Difference; by != nil && len(lines) > 0 {
			t.Rows = append(t.Rows, []string{period.name, typical(&period.sum.Before, c, ""), typical(&period.sum.After, c, ""), c.Language.Plus(by.Decimal, p.Currency)})
		}
	}
	if m := &p.Monthly; !m.Same() && (!m.Before.Low.Equal(m.Before.High) || !m.After.Low.Equal(m.After.High)) {
		note = running(note, c.Say("compare.low_to_high",
			"before", c.Language.Between(m.Before.Low, m.Before.High), "after", c.Language.Between(m.After.Low, m.After.High)))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t, Text(note)}
}

// changedWork shows by part of IT who runs it, in how many activities who does what
// changes, and why; parts of which the same is said stand together.
func changedWork(c *result.Compare) Block {
	t := Table{Columns: []Column{
		{Name: c.Say("compare.parts"), Flex: true},
		{Name: c.Say("compare.run_by"), Flex: true},
		{Name: c.Say("compare.activities"), Align: Right},
		{Name: c.Say("compare.because"), Flex: true},
	}}
	type group struct{ runs, because string }
	rows, counts := map[group]int{}, []int{}
	for _, tower := range terms.Towers() {
		g, n := group{c.Say("compare.as_before"), ""}, 0
		var causes []result.Cause
		for i := range c.Responsibilities {
			if x := &c.Responsibilities[i]; x.Tower == tower {
				n++
				causes = append(causes, x.Causes...)
			}
		}
		for i := range c.Split {
			if x := &c.Split[i]; x.Tower == tower {
				g = group{c.Say("compare.from_to", "before", sideWord(&c.Language, x.Before), "after", sideWord(&c.Language, x.After)), c.Say("compare.you_decided")}
				if x.Assumed {
					g.because = string(x.Because)
				}
			}
		}
		if n == 0 && g.because == "" {
			continue
		}
		if g.because == "" {
			g.because = causeWords(c, causes)
		}
		at, found := rows[g]
		if !found {
			at = len(t.Rows)
			rows[g], counts = at, append(counts, 0)
			t.Rows = append(t.Rows, []string{"", g.runs, "", g.because})
		} else {
			t.Rows[at][0] += ", "
		}
		counts[at] += n
		t.Rows[at][0], t.Rows[at][2] = t.Rows[at][0]+c.Words.Towers.Small(tower), strconv.Itoa(counts[at])
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// changedFees says which activities have something else to do with the fee: those with the
// same change stand together.
func changedFees(c *result.Compare) Block {
	says := func(f responsibility.Fee) string {
		return c.Language.Small(feeKind(&c.Language, f))
	}
	var l List
	type move struct{ before, after responsibility.Fee }
	var moves []move
	names := map[move][]string{}
	for i := range c.Fees {
		m := move{c.Fees[i].Before, c.Fees[i].After}
		if len(names[m]) == 0 {
			moves = append(moves, m)
		}
		names[m] = append(names[m], c.Language.Small(c.Fees[i].Name))
	}
	for _, m := range moves {
		all := names[m]
		if rest := len(all) - shownRows; rest > 0 {
			all = append(all[:shownRows:shownRows], c.Say("compare.more", "more", rest))
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: c.Say("compare.fees", "before", words.Large(says(m.before)), "after", says(m.after), "activities", strings.Join(all, "; "))})
	}
	return listOrNil(l)
}

// comparedSource names the data that both results came from.
func comparedSource(c *result.Compare) string {
	if c.SamePlaybook() {
		return source(&c.Language, c.Playbook.B)
	}
	return c.Say("compare.sources", "before", c.Language.Small(source(&c.Language, c.Playbook.A)), "after", c.Language.Small(source(&c.Language, c.Playbook.B)))
}
