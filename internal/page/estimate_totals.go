package page

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
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
		blocks = append(blocks, byYear(r, options, c.Recommended(r.Model())), Text(holdsWords(r, options)))
	}
	own := c.Recommended(r.Model())
	blocks = append(blocks, madeUpOf(r, own), partsByYear(r, own), assumedParts(r, own), Text(couldTotal(r, own)))
	if len(options) == 1 {
		blocks = append(blocks, Text(holdsWords(r, options)))
	}
	for _, o := range options {
		if o != own && ofPeople(o) { // what is not in a price of this document has to be seen to be believed
			blocks = append(blocks, madeUpOf(r, o), partsByYear(r, o), assumedParts(r, o))
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
func yearColumns(r *result.Result, o *pricing.Option, first string) []Column {
	all := []Column{{Name: first, Flex: true}}
	years := len(o.Years)
	for y := range min(years, mostYears) {
		name := r.Say("estimate_totals.year", "year", y+1)
		if y == mostYears-1 && years > mostYears {
			name = r.Say("estimate_totals.years", "from", y+1, "to", years)
		}
		all = append(all, Column{Name: name, Align: Right})
	}
	return append(all, Column{Name: r.Say("estimate_totals.total"), Align: Right})
}

// yearCells are what the years come to, and the whole.
func yearCells(r *result.Result, years []pricing.Range, total pricing.Range) []string {
	currency := r.Estimate.Currency
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
		cells = append(cells, r.Language.Cents(sum, currency))
	}
	return append(cells, r.Language.Cents(total.Typical, currency))
}

// byYear are options with their years.
func byYear(r *result.Result, options []*pricing.Option, own *pricing.Option) Block {
	t := Table{Columns: yearColumns(r, options[0], r.Language.Currency(r.Estimate.Currency))}
	for _, o := range options {
		var years []pricing.Range
		for i := range o.Years {
			years = append(years, o.Years[i].Total)
		}
		name := o.Label
		if o == own {
			name = r.Say("estimate_totals.recommended", "option", name)
		}
		t.Rows = append(t.Rows, append([]string{name}, yearCells(r, years, o.Total)...))
	}
	return t
}

// partsByYear are the parts of an option with their years; the parts of nothing are left
// out.
func partsByYear(r *result.Result, o *pricing.Option) Block {
	t := Table{Columns: yearColumns(r, o, r.Language.Currency(r.Estimate.Currency))}
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
		t.Rows = append(t.Rows, append([]string{starred("· "+c.Label, c.Assumed)}, yearCells(r, years, c.Total)...))
	}
	t.Rows = append(t.Rows, append([]string{r.Say("estimate_totals.total")}, yearCells(r, sums, o.Total)...))
	return t
}

// couldTotal is from where to where a total may lie.
func couldTotal(r *result.Result, o *pricing.Option) string {
	could := couldBe(r, o.Total)
	switch one := r.Estimate.Models.Of(*r.Model()); {
	case could == "":
		return ""
	case r.Binding() && one.Monthly.Low.Equal(one.Monthly.High):
		return r.Say("estimate_totals.could_rest", "amount", r.Language.In(could, r.Estimate.Currency))
	}
	return r.Say("estimate_totals.could", "amount", r.Language.In(could, r.Estimate.Currency))
}

// ofPeople reports whether an option lives from people who are not there yet.
func ofPeople(o *pricing.Option) bool {
	return slices.ContainsFunc(o.Components, func(p pricing.Component) bool { return p.Kind == pricing.KindPeople && !p.Total.High.IsZero() })
}

// madeUpOf names the option above the table of its parts: a narrow screen prints no names
// of columns, and there may be several such tables.
func madeUpOf(r *result.Result, o *pricing.Option) Block {
	return Text(r.Say("estimate_totals.made_of", "option", o.Label))
}

// assumedParts explains the star of what follows from figures and not from answers.
func assumedParts(r *result.Result, o *pricing.Option) Block {
	if !slices.ContainsFunc(o.Components, func(p pricing.Component) bool { return p.Assumed && !p.Total.High.IsZero() }) {
		return Text("")
	}
	return Text(r.Say("estimate_totals.assumed"))
}

// holdsWords say what every sum holds.
func holdsWords(r *result.Result, options []*pricing.Option) string {
	c := &r.Estimate.Comparison
	if slices.ContainsFunc(options, ofPeople) {
		return peopleWords(r)
	}
	if !slices.Contains(c.Basket, pricing.KindContinues) {
		if c.Spend.Monthly.Known && c.Spend.Monthly.High.IsZero() {
			return r.Say("estimate_totals.hold_fee")
		}
		return r.Say("estimate_totals.hold_fee_alone")
	}
	if c.Spend.Monthly.High.IsZero() {
		return r.Say("estimate_totals.hold_nothing_paid")
	}
	return r.Say("estimate_totals.hold_same")
}

// peopleWords say what every sum holds where people who are not there yet are in one.
func peopleWords(r *result.Result) string {
	c := &r.Estimate.Comparison
	switch {
	case !slices.Contains(c.Basket, pricing.KindContinues) && (!c.Spend.Monthly.Known || !c.Spend.Monthly.High.IsZero()):
		return r.Say("estimate_totals.people_alone")
	case !slices.Contains(c.Basket, pricing.KindContinues), c.Spend.Monthly.High.IsZero():
		return r.Say("estimate_totals.people")
	}
	return r.Say("estimate_totals.people_and_others")
}

// allTotals are all options as the provider reads them, with what each sum is made of.
func allTotals(r *result.Result) []Block {
	c := &r.Estimate.Comparison
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_options.option"), Flex: true},
		{Name: r.Say("estimate_totals.low"), Align: Right},
		{Name: r.Say("estimate_totals.typical"), Align: Right},
		{Name: r.Say("estimate_totals.high"), Align: Right},
	}}
	var remarks []Block
	assumed := ""
	for i := range c.Options {
		o := &c.Options[i]
		name := wayName(r, o)
		if !o.Total.Known {
			t.Rows = append(t.Rows, []string{name, "", r.Say("words.not_known_yet"), ""})
			continue
		}
		t.Rows = append(t.Rows, append([]string{name}, inCents(r, o.Total)...))
		for _, part := range o.Components {
			if len(o.Components) > 1 && (!part.Total.Low.IsZero() || !part.Total.High.IsZero()) {
				t.Rows = append(t.Rows, append([]string{starred("· "+part.Label, part.Assumed)}, inCents(r, part.Total)...))
				if part.Assumed {
					assumed = r.Say("estimate_totals.assumed_internal")
				}
			}
		}
		if remark := Text(o.Note); !slices.Contains(remarks, remark) {
			remarks = append(remarks, remark)
		}
	}
	if !c.Comparable {
		remarks = append(remarks, Text(r.Say("estimate_totals.not_compared")))
	}
	blocks := append([]Block{t, Text(assumed)}, remarks...)
	return some(append(blocks, Bullets("*", c.Taken), listOrNil(evens(r)), Text(ownPay(r)))...)
}

// wayName is the name of an option with what keeps it from being chosen or compared.
func wayName(r *result.Result, o *pricing.Option) string {
	switch m, model := terms.ParseModel(o.ID); {
	case o.Vetoed && model:
		return r.Say("estimate_totals.option_is", "option", o.Label, "remark", ruledOut(r, m))
	case o.Vetoed:
		return r.Say("estimate_totals.option_is", "option", o.Label, "remark", r.Say("estimate_internal.ruled_out"))
	case !o.Compared:
		return r.Say("estimate_totals.option_is", "option", o.Label, "remark", r.Say("estimate_totals.other_things"))
	}
	return o.Label
}

// evens say from when on each option has cost no more than today.
func evens(r *result.Result) List {
	c := &r.Estimate.Comparison
	var l List
	for _, e := range c.BreakEvens {
		for i := range c.Options {
			if o := &c.Options[i]; o.ID == e.Option && !o.Vetoed {
				text := r.Say("estimate_totals.never_even", "option", o.Label)
				if e.Month != nil {
					text = r.Say("estimate_totals.even", "option", o.Label, "month", *e.Month)
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
	return r.Say("estimate_totals.own_pay", "yearly", toTheCent(r, p.Yearly.Decimal),
		"term", r.Language.Cents(p.Term.Decimal, r.Estimate.Currency), "months", r.Estimate.Comparison.Months)
}
