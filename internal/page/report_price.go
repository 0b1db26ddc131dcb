package page

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// The price in the document for whoever decides: line by line, beside what else could be
// bought, and beside today.

// priceLines are the lines of the price with what one more costs and what is not in it.
func priceLines(r *result.Result) []Block {
	m := r.Model()
	if m == nil || r.Estimate == nil || !r.Price.Monthly.Known || !oneModel(r) {
		return nil
	}
	one := r.Estimate.Models.Of(*m)
	blocks := lineTables(r, one)
	for i := range blocks { // here the assumptions stand above the lines
		if blocks[i] == Text(r.Say(starSays)) {
			blocks[i] = Text(r.Say("report_price.star"))
		}
	}
	blocks = append(blocks, resale(r, one)...)
	blocks = append(blocks, builtUp(r, one)...)
	blocks = append(blocks, some(Text(oneMoreCosts(r, one)), Text(perHead(r, one)), Text(projectWords(r)))...)
	if apart := append(quotedSeparately(r), leftOutNames(r)...); len(apart) > 0 {
		blocks = append(blocks, Text(r.Say("report_price.not_in_sums")), Bullets("-", apart))
	}
	return append(blocks, some(Bullets("!", one.Warnings))...)
}

// oneMoreCosts says what one more of each unit costs a month; "" where nothing is counted.
func oneMoreCosts(r *result.Result, e *result.ModelEstimate) string {
	var all []string
	for i := range e.NextUnit {
		u := &e.NextUnit[i]
		all = append(all, r.Say("report_price.one_more_part", "what", oneMore(r, e, u.Class), "amount", r.Language.Cents(u.Amount.Decimal, r.Estimate.Currency)))
	}
	if len(all) == 0 {
		return ""
	}
	return r.Say("report_price.one_more", "parts", strings.Join(all, ", "), "currency", r.Language.Currency(r.Estimate.Currency))
}

// projectsAhead asks for the projects of the next year, which are quoted each for itself.
const projectsAhead = "projects_12m"

// projectWords name the projects that the client has before it, which no fee holds.
func projectWords(r *result.Result) string {
	a := r.Answer(projectsAhead)
	if a == nil || !a.Given() || string(a.Value) == `["none"]` {
		return ""
	}
	return r.Say("report_price.projects", "projects", r.Language.List(smallEach(r, a.Says)))
}

// besideIt is what is proposed beside the recommended model, with the prices of both as a
// picture.
func besideIt(r *result.Result) []Block {
	return append(proposed(r), some(pricesChart(r))...)
}

// pricesChart shows the prices that stand beside each other, nil for a single one.
func pricesChart(r *result.Result) Block {
	if r.Estimate == nil || r.Model() == nil {
		return nil
	}
	c := Chart{Kind: Ranges, Title: r.Say("report_price.beside_chart"), Unit: unitMonth(r)}
	add := func(m terms.Model, p pricing.Range, strong bool) {
		if p.Known {
			c.Rows = append(c.Rows, ChartRow{Name: words.Large(inSentence(r, m)), Low: units(p.Low), Value: units(p.Typical), High: units(p.High), Text: sum(r, p, r.Estimate.Currency), Strong: strong})
		}
	}
	if r.Recommendation.Outcome == assess.TooClose {
		for _, m := range nearest(r) {
			add(m, r.Estimate.Models.Of(m).Monthly, false)
		}
	} else {
		add(*r.Model(), r.Price.Monthly, true)
	}
	if b := r.Recommendation.Beside; b != nil {
		add(b.Model, b.Monthly, false)
	}
	return inWords(r, c)
}

// inWords is a chart with its rows in words; nil for fewer than two rows.
func inWords(r *result.Result, c Chart) Block {
	if len(c.Rows) < 2 {
		return nil
	}
	var all []string
	for i := range c.Rows {
		all = append(all, r.Say("report_price.row", "name", c.Rows[i].Name, "value", c.Rows[i].Text))
	}
	c.Alt = r.Say("report_price.alt", "title", c.Title, "rows", strings.Join(all, "; "))
	return c
}

// unitMonth is the unit of amounts that are paid each month.
func unitMonth(r *result.Result) string {
	return r.Say("report_price.unit_month", "currency", r.Language.Currency(r.Estimate.Currency))
}

// waysToBuy are the options of a quote side by side.
func waysToBuy(r *result.Result) []Block {
	if r.Estimate == nil {
		return nil
	}
	blocks := options(r)
	c := Chart{Kind: Ranges, Title: r.Say("report_price.options_chart"), Unit: unitMonth(r)}
	for i := range r.Estimate.Options {
		if o := &r.Estimate.Options[i]; o.Monthly.Known {
			c.Rows = append(c.Rows, ChartRow{
				Name: o.Label, Low: units(o.Monthly.Low), Value: units(o.Monthly.Typical), High: units(o.Monthly.High),
				Text: r.Language.In(optionAmount(r, o, o.Monthly), r.Estimate.Currency), Strong: o.Marked,
			})
		}
	}
	return append(blocks, some(inWords(r, c))...)
}

// sinceLast is what differs from the last revision that went out.
func sinceLast(r *result.Result) []Block {
	if r.Estimate == nil {
		return nil
	}
	return append(some(later(r)), since(r)...)
}

// comparedWithToday says how the price compares with what is paid today, with the total
// cost by year of what holds the same things.
func comparedWithToday(r *result.Result) []Block {
	if r.Estimate == nil || !oneModel(r) || !r.Price.Monthly.Known {
		return nil
	}
	e := r.Estimate
	c := &e.Comparison
	blocks := some(Text(e.Today))
	if e.Today == "" {
		blocks = some(Text(c.NotCompared))
	}
	all := shownOptions(r)
	if len(all) == 0 {
		return blocks
	}
	own := c.Recommended(r.Model())
	blocks = append(blocks, some(totalsChart(r, all, own))...)
	blocks = append(blocks, Text(r.Say("report_price.total", "months", c.Months)), byYear(r, all, own), Text(holdsWords(r, all)))
	var notes []Block
	for _, o := range all {
		if note := Text(o.Note); note != nil && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	blocks = append(blocks, some(Text(couldTotal(r, own)))...)
	return append(append(blocks, notes...), some(Bullets("•", c.Taken))...)
}

// totalsChart shows the total cost by year of options that hold the same things, nil for a
// single one.
func totalsChart(r *result.Result, all []*pricing.Option, own *pricing.Option) Block {
	c := Chart{Kind: Parts, Title: r.Say("report_price.total_chart", "months", r.Estimate.Comparison.Months), Unit: r.Language.Currency(r.Estimate.Currency)}
	for y := range own.Years {
		c.Names = append(c.Names, r.Say("estimate_totals.year", "year", y+1))
	}
	for _, o := range all {
		row := ChartRow{Name: o.Label, Text: r.Language.In(r.Language.Rough(o.Total.Typical), r.Estimate.Currency), Strong: o == own}
		for i := range o.Years {
			row.Parts = append(row.Parts, units(o.Years[i].Total.Typical))
		}
		c.Rows = append(c.Rows, row)
	}
	return inWords(r, c)
}

// termsOfOffer are the terms of what somebody can sign.
func termsOfOffer(r *result.Result) []Block {
	if r.Estimate == nil {
		return nil
	}
	return some(offerTerms(r.Estimate))
}

// beyondFee are the rates for work that the fee does not hold.
func beyondFee(r *result.Result) []Block {
	if r.Estimate == nil || !oneModel(r) {
		return nil
	}
	return schedule(r)
}
