package page

import (
	"fmt"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// changedModels shows fit and monthly price of every model before and after.
func changedModels(c *result.Compare) Block {
	changed := !c.SameResult()
	t := Table{Columns: []Column{
		{Name: "Model"},
		{Name: "Fit before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "A month before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "", Flex: true},
	}}
	for _, m := range c.Words.After.Ranking {
		price := c.Price.Models.Of(m)
		row := []string{
			c.Words.After.Models.Of(m).Name,
			fitOrOpen(*c.Fit.Before.Of(m)), fitOrOpen(*c.Fit.After.Of(m)),
			typicalOrOpen(c, price.Monthly.Before, c.Price.Before), typicalOrOpen(c, price.Monthly.After, c.Price.Currency),
			changedStanding(c, m),
		}
		changed = changed || c.Price.TwoCurrencies() || row[1] != row[2] || row[3] != row[4] || price.Vetoed.Before != price.Vetoed.After
		t.Rows = append(t.Rows, row)
	}
	if !changed {
		return nil
	}
	return t
}

func fitOrOpen(fit *result.Tenths) string {
	if fit == nil {
		return "open"
	}
	return fit.String()
}

// typicalOrOpen writes an amount, with its currency where the sides have two.
func typicalOrOpen(c *result.Compare, r pricing.Range, currency string) string {
	switch {
	case !r.Known:
		return "open"
	case c.Price.TwoCurrencies():
		return words.Cents(r.Typical, currency) + " " + currency
	}
	return words.Cents(r.Typical, currency)
}

// changedStanding says where a model stands, and what a ruled-out one would
// need.
func changedStanding(c *result.Compare, m terms.Model) string {
	price := c.Price.Models.Of(m)
	was := c.Model.Before != nil && *c.Model.Before == m
	switch {
	case price.Vetoed.After:
		note := ruledOut(c.Possible.After, m)
		if !price.Vetoed.Before {
			note += " now"
		}
		return note + wayIn(price.Hire.After, *c.Words.After.Stay.Of(m))
	case c.Model.After != nil && *c.Model.After == m:
		if was {
			return "recommended"
		}
		return "recommended now"
	case was:
		return "recommended before"
	case price.Vetoed.Before:
		return "possible now"
	}
	return ""
}

// changedPrice lists what differs in the typical price, with the sums.
func changedPrice(c *result.Compare) []Block {
	p := &c.Price
	if !p.Monthly.Known() {
		return nil
	}
	if p.TwoCurrencies() {
		return bothPrices(p)
	}
	t := Table{Columns: []Column{
		{Name: "Item", Flex: true},
		{Name: "Before", Align: Right},
		{Name: "After", Align: Right},
		{Name: "Difference", Align: Right},
		{Name: "From", Flex: true},
	}}
	add := func(period pricing.Period, name string, total *result.ChangedAmounts) {
		before := len(t.Rows)
		for i := range c.Words.Items {
			if item := &c.Words.Items[i]; item.Period == period {
				t.Rows = append(t.Rows, []string{
					item.Label, centsOrNone(item.Before, p.Currency), centsOrNone(item.After, p.Currency), words.Plus(item.Difference.Decimal, p.Currency), partWords(c, item.Causes),
				})
			}
		}
		if len(t.Rows) > before {
			difference := pricing.Amount{}
			if total.Difference != nil {
				difference = *total.Difference
			}
			t.Rows = append(t.Rows, []string{name, words.Cents(total.Before.Typical, p.Currency), words.Cents(total.After.Typical, p.Currency), words.Plus(difference.Decimal, p.Currency), ""})
		}
	}
	add(pricing.Month, "A month", &p.Monthly)
	add(pricing.Once, "Once", &p.OneTime)
	var blocks []Block
	if len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if !p.Monthly.Same() {
		blocks = append(blocks, Text(fmt.Sprintf("Typical amounts of the provider's fee alone. A month from low to high: %s to %s before, %s to %s after.",
			words.Whole(p.Monthly.Before.Low), words.Whole(p.Monthly.Before.High), words.Whole(p.Monthly.After.Low), words.Whole(p.Monthly.After.High))))
	}
	return blocks
}

// bothPrices shows prices in two currencies, without a difference.
func bothPrices(p *result.ChangedPrice) []Block {
	t := Table{Columns: []Column{{Name: ""}, {Name: "Before", Align: Right}, {Name: "After", Align: Right}}}
	add := func(name string, a *result.ChangedAmounts) {
		row := []string{name}
		for _, side := range []struct {
			amount   pricing.Range
			currency string
		}{{a.Before, p.Before}, {a.After, p.Currency}} {
			if !side.amount.Known {
				return
			}
			row = append(row, words.Cents(side.amount.Typical, side.currency)+" "+side.currency)
		}
		t.Rows = append(t.Rows, row)
	}
	add("A month", &p.Monthly)
	add("Once", &p.OneTime)
	return []Block{t, Text("Typical amounts of the provider's fee alone. The two price lists are in different currencies, so there is no difference between them.")}
}

func centsOrNone(a *pricing.Amount, currency string) string {
	if a == nil {
		return "-"
	}
	return words.Cents(a.Decimal, currency)
}
