package page

import (
	"fmt"
	"slices"
	"strconv"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// ownTotals are what the ways to go on cost over the term, by year: today, the recommended
// model and what stands beside it, each with the same things in its sum.
func ownTotals(r *result.Result) []Block {
	c := &r.Estimate.Comparison
	options := shownOptions(r)
	if len(options) == 0 {
		return nil
	}
	var blocks []Block
	if len(options) > 1 {
		blocks = append(blocks, byYear(options, c.Recommended(r.Model()), r.Estimate.Currency), Text(holdsWords(c, options)))
	}
	own := c.Recommended(r.Model())
	blocks = append(blocks, madeUpOf(own), partsByYear(own, r.Estimate.Currency), assumedParts(own), Text(couldTotal(r, own)))
	if len(options) == 1 {
		blocks = append(blocks, Text(holdsWords(c, options)))
	}
	for _, o := range options {
		if o != own && ofPeople(o) { // what is not in a price of this document has to be seen to be believed
			blocks = append(blocks, madeUpOf(o), partsByYear(o, r.Estimate.Currency), assumedParts(o))
		}
	}
	for i := range options {
		if note := Text(options[i].Note); !slices.Contains(blocks, note) {
			blocks = append(blocks, note)
		}
	}
	if c.NotCompared != "" && r.Estimate.Today == "" { // where there is a paragraph on today's spend it says so
		blocks = append(blocks, Text(c.NotCompared))
	}
	return some(append(blocks, Bullets("*", c.Taken))...)
}

// shownOptions are the options that a client compares, today first. What is not known, or
// holds other things, stands beside nothing.
func shownOptions(r *result.Result) []*pricing.Option {
	c, rec := &r.Estimate.Comparison, &r.Recommendation
	own := c.Recommended(r.Model())
	if own == nil || !own.Total.Known {
		return nil
	}
	all := []*pricing.Option{own}
	if r.Estimate.Agreed != nil {
		return all // who has agreed compares no more
	}
	for i := range c.Options {
		o := &c.Options[i]
		if o == own || !o.Compared || !o.Total.Known || o.ID == pricing.InHouse && r.Provider() {
			continue // the provider reads of that team in a section of its own
		}
		m, model := terms.ParseModel(o.ID)
		switch {
		case model && (!rec.Close() || rec.RunnerUp == nil || m != *rec.RunnerUp || o.Vetoed):
		case o.ID == pricing.Today:
			all = slices.Insert(all, 0, o)
		default:
			all = append(all, o)
		}
	}
	return all
}

// mostYears is how many years stand beside each other; of a longer term the later ones
// are one column.
const mostYears = 3

// yearColumns are the columns of the years, and of the whole.
func yearColumns(o *pricing.Option, first string) []Column {
	all := []Column{{Name: first, Flex: true}}
	years := len(o.Years)
	for y := range min(years, mostYears) {
		name := "Year " + strconv.Itoa(y+1)
		if y == mostYears-1 && years > mostYears {
			name = fmt.Sprintf("Years %d to %d", y+1, years)
		}
		all = append(all, Column{Name: name, Align: Right})
	}
	return append(all, Column{Name: "Total", Align: Right})
}

// yearCells are what the years come to, and the whole.
func yearCells(years []pricing.Range, total pricing.Range, currency string) []string {
	var cells []string
	for y := range min(len(years), mostYears) {
		sum := years[y].Typical
		if y == mostYears-1 {
			for _, later := range years[mostYears:] {
				if more, err := sum.Add(later.Typical); err == nil {
					sum = more
				}
			}
		}
		cells = append(cells, words.Cents(sum, currency))
	}
	return append(cells, words.Cents(total.Typical, currency))
}

// byYear are options with their years.
func byYear(options []*pricing.Option, own *pricing.Option, currency string) Block {
	t := Table{Columns: yearColumns(options[0], currency)}
	for _, o := range options {
		var years []pricing.Range
		for i := range o.Years {
			years = append(years, o.Years[i].Total)
		}
		name := o.Label
		if o == own {
			name += " (recommended)"
		}
		t.Rows = append(t.Rows, append([]string{name}, yearCells(years, o.Total, currency)...))
	}
	return t
}

// partsByYear are the parts of an option with their years; the parts of nothing are left
// out.
func partsByYear(o *pricing.Option, currency string) Block {
	t := Table{Columns: yearColumns(o, currency)}
	var sums []pricing.Range
	for y := range o.Years {
		sums = append(sums, o.Years[y].Total)
	}
	for i := range o.Components {
		c := &o.Components[i]
		if c.Total.Low.IsZero() && c.Total.High.IsZero() {
			continue
		}
		var years []pricing.Range
		for y := range o.Years {
			years = append(years, o.Years[y].Components[i].Total)
		}
		t.Rows = append(t.Rows, append([]string{starred("· "+c.Label, c.Assumed)}, yearCells(years, c.Total, currency)...))
	}
	t.Rows = append(t.Rows, append([]string{"Total"}, yearCells(sums, o.Total, currency)...))
	return t
}

// couldTotal is from where to where a total may lie.
func couldTotal(r *result.Result, o *pricing.Option) string {
	currency := r.Estimate.Currency
	could := couldBe(o.Total, currency)
	switch one := r.Estimate.Models.Of(*r.Model()); {
	case could == "":
		return ""
	case r.Binding() && one.Monthly.Low.Equal(one.Monthly.High):
		return "The price is settled. As far as the answers to the rest go, that total could be " + could + " " + currency + "."
	}
	return "As far as the answers go, that total could be " + could + " " + currency + "."
}

// ofPeople reports whether an option lives from people who are not there yet.
func ofPeople(o *pricing.Option) bool {
	return slices.ContainsFunc(o.Components, func(p pricing.Component) bool { return p.Kind == pricing.KindPeople && !p.Total.High.IsZero() })
}

// madeUpOf names the option above the table of its parts: a narrow screen prints no names
// of columns, and there may be several such tables.
func madeUpOf(o *pricing.Option) Block {
	return Text(o.Label + ", by what it is made of:")
}

// assumedParts explains the star of what follows from figures and not from answers.
func assumedParts(o *pricing.Option) Block {
	if !slices.ContainsFunc(o.Components, func(p pricing.Component) bool { return p.Assumed && !p.Total.High.IsZero() }) {
		return Text("")
	}
	return Text("* by published figures, not from your answers.")
}

// holdsWords say what every sum holds.
func holdsWords(c *pricing.Comparison, options []*pricing.Option) string {
	if slices.ContainsFunc(options, ofPeople) {
		return peopleWords(c)
	}
	if !slices.Contains(c.Basket, pricing.KindContinues) {
		if c.Spend.Monthly.Known && c.Spend.Monthly.High.IsZero() {
			return "The sums hold the fee and what it costs to start."
		}
		return "The sums hold the fee and what it costs to start. What you pay others today is in none of them."
	}
	if c.Spend.Monthly.High.IsZero() {
		return "Each sum holds a fee where there is one and what it costs to start. You pay others nothing today."
	}
	return "Each sum holds the same things: a fee where there is one, what it costs to start, and what you pay others, all along or until it ends."
}

// peopleWords say what every sum holds where people who are not there yet are in one.
func peopleWords(c *pricing.Comparison) string {
	text := "Each sum holds what that way takes: a fee where there is one, what it costs to start, and people who would have to be hired, with finding and training them and what has to be bought for them"
	switch {
	case !slices.Contains(c.Basket, pricing.KindContinues) && (!c.Spend.Monthly.Known || !c.Spend.Monthly.High.IsZero()):
		return text + ". What you pay others today is in none of them."
	case !slices.Contains(c.Basket, pricing.KindContinues), c.Spend.Monthly.High.IsZero():
		return text + "."
	}
	return text + "; and what you pay others, all along or until it ends."
}

// allTotals are all options as the provider reads them, with what each sum is made of.
func allTotals(r *result.Result) []Block {
	c, currency := &r.Estimate.Comparison, r.Estimate.Currency
	t := Table{Columns: []Column{{Name: "Option", Flex: true}, {Name: "Low", Align: Right}, {Name: "Typical", Align: Right}, {Name: "High", Align: Right}}}
	var remarks []Block
	assumed := ""
	for i := range c.Options {
		o := &c.Options[i]
		name := wayName(r, o)
		if !o.Total.Known {
			t.Rows = append(t.Rows, []string{name, "", "not known yet", ""})
			continue
		}
		t.Rows = append(t.Rows, append([]string{name}, inCents(o.Total, currency)...))
		for _, part := range o.Components {
			if len(o.Components) > 1 && (!part.Total.Low.IsZero() || !part.Total.High.IsZero()) {
				t.Rows = append(t.Rows, append([]string{starred("· "+part.Label, part.Assumed)}, inCents(part.Total, currency)...))
				if part.Assumed {
					assumed = "* worked out from the rate card's figures, not from answers."
				}
			}
		}
		if remark := Text(o.Note); !slices.Contains(remarks, remark) {
			remarks = append(remarks, remark)
		}
	}
	if !c.Comparable {
		remarks = append(remarks, Text("What is paid today is not compared: no difference from it is a saving."))
	}
	blocks := append([]Block{t, Text(assumed)}, remarks...)
	return some(append(blocks, Bullets("*", c.Taken), listOrNil(evens(c)), Text(ownPay(r)))...)
}

// wayName is the name of an option with what keeps it from being chosen or compared.
func wayName(r *result.Result, o *pricing.Option) string {
	switch m, model := terms.ParseModel(o.ID); {
	case o.Vetoed && model:
		return o.Label + " (" + ruledOut(r.Recommendation.Possible, m) + ")"
	case o.Vetoed:
		return o.Label + " (ruled out)"
	case !o.Compared:
		return o.Label + " (holds other things)"
	}
	return o.Label
}

// evens say from when on each option has cost no more than today.
func evens(c *pricing.Comparison) List {
	var l List
	for _, e := range c.BreakEvens {
		for i := range c.Options {
			if o := &c.Options[i]; o.ID == e.Option && !o.Vetoed {
				text := o.Label + ": within the term it never has cost as little as going on as today."
				if e.Month != nil {
					text = fmt.Sprintf("%s: from month %d on it has cost no more than going on as today.", o.Label, *e.Month)
				}
				l.Items = append(l.Items, Item{Mark: "•", Text: text})
			}
		}
	}
	return l
}

// ownPay is what the client told of the pay of its people.
func ownPay(r *result.Result) string {
	p := r.Estimate.Pay
	if p == nil {
		return ""
	}
	return fmt.Sprintf("Told in confidence, and in none of these sums: the client's IT people cost %s %s a year, %s over %d months.",
		words.Cents(p.Yearly.Decimal, r.Estimate.Currency), r.Estimate.Currency, words.Cents(p.Term.Decimal, r.Estimate.Currency), r.Estimate.Comparison.Months)
}
