package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// Estimate is the price of the recommended model and of what stands beside it.
func Estimate(c result.Client) *Document {
	r := c.Result()
	d := estimate(r)
	if r.Adviser() {
		d.Section("The three models by the month", modelPrices(r)...)
		d.Section("What others charge", published(r)...)
	}
	return rated(d, r)
}

// EstimateInternal is the price as the provider reads it: the client's page, with what
// is to be looked at before it is sent, how the price came about and what it leaves.
func EstimateInternal(r *result.Result) *Document {
	p := r.ForProvider()
	d := estimate(p)
	inside := Document{}
	inside.Section("Before you send this", checks(p)...)
	d.Sections = append(inside.Sections, d.Sections...)
	buildUps(d, p)
	d.Section("Internal: the three models by the month", modelPrices(p)...)
	d.Section("Internal: cost and margin a month", margins(p)...)
	d.Section("Internal: what others charge", market(p)...)
	if !p.Adviser() { // whose client reads the same
		d.Section(fmt.Sprintf("Internal: total cost over %d months", p.Estimate.Comparison.Months), allTotals(p)...)
	}
	return rated(d, p)
}

// estimate is the page without its end.
func estimate(r *result.Result) *Document {
	e := r.Estimate
	d := titled(r, estimateName(r))
	d.Section("", append(some(later(e), ranOut(r)), priceLead(r)...)...)
	d.Section("Since the last offer", since(r)...)
	d.Section("Ways to buy it, side by side", options(r)...)
	apart := quotedSeparately(e)
	if m := r.Model(); m != nil {
		one := e.Models.Of(*m)
		d.Section(name(r, *m)+": line by line", lineTables(one, e.Currency)...)
		d.Section("Beside the service", resale(one, e.Currency)...)
		d.Section("How each price came about", builtUp(r, one)...)
		d.Section("A location on average", kit(e)...)
		d.Section("What one more costs", nextOnes(one, e.Currency))
		d.Section("What the range comes from", rangeFrom(r, one)...)
		besides(d, r)
		if r.Adviser() { // the client of an adviser compares all ways, a team of its own included
			d.Section(fmt.Sprintf("Total cost over %d months", e.Comparison.Months), allTotals(r)...)
		} else {
			d.Section(fmt.Sprintf("Total cost over %d months", e.Comparison.Months), ownTotals(r)...)
		}
		text := r.Words.Models.Of(*m)
		if leavesOutBase(e) {
			d.Section("In the price", Text("What this quote holds stands in its lines, and nothing else."))
		} else {
			d.Section("In the price", Bullets("+", covered(text.Included)))
		}
		apart = append(append(apart, e.NotPriced...), text.Excluded...)
	} else {
		d.Section("What each would cost a month", possible(r)...)
	}
	d.Section("Left out by this quote", Bullets("-", leftOut(e)))
	d.Section("Not in the price", Bullets("-", apart))
	d.Section("Work beyond the fee", schedule(e)...)
	d.Section("The start", Text(e.SettlingIn))
	d.Section(granted(r), assumptions(r))
	d.Section("Terms", offerTerms(e))
	d.Section("Please check", Bullets("!", priceWarnings(r)))
	return d
}

// rated ends a page with the prices and the rules that it came from.
func rated(d *Document, r *result.Result) *Document {
	card := r.Estimate.RateCard
	first := fmt.Sprintf("Rate card: %s, as of %s.", card.Name, card.AsOf)
	switch a := r.Estimate.Agreed; {
	case a != nil:
		first = "As agreed on " + words.Date(a.On)
		if a.Playbook != "" {
			agreed := result.Playbook{Digest: a.Playbook}
			first += " (" + agreed.Short() + ")"
		}
		first += "."
	case !r.Binding():
		first += " " + notAnOffer(r)
	}
	d.Section("", Text(first+" "+source(r.Playbook)))
	return d
}

// notAnOffer is said of every price for a budget.
func notAnOffer(r *result.Result) string {
	if r.Adviser() {
		return "A firm price comes from a provider, after a look at your systems."
	}
	return "A firm price follows a look at your systems."
}

// priceLead is the price of the recommended model to remember, for a budget.
func priceLead(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return []Block{lead(r), Text("No model is recommended, so there is no price to plan with yet.")}
	}
	p := r.Price
	if !p.Monthly.Known {
		return []Block{lead(r), Text(noPrice(p))}
	}
	if r.Binding() {
		return offerLead(r)
	}
	one := r.Estimate.Models.Of(*m)
	perSite := ""
	if r.Estimate.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		perSite = fmt.Sprintf("That is %s a month for each location.", about(one.PerSite, p.Currency))
	}
	if p.Monthly.Typical.IsZero() {
		text := "nothing is charged by the month."
		if len(r.Estimate.LeftOut) > 0 {
			text = "nothing of what is left in this quote is charged by the month."
		}
		return []Block{Paragraph{Lead: true, Text: r.Words.Models.Of(*m).Heading + ": " + text}, Text(leftOutLead(r.Estimate))}
	}
	return append(some(
		Paragraph{Lead: true, Text: fmt.Sprintf("%s: %s a month.", r.Words.Models.Of(*m).Heading, about(p.Monthly, p.Currency))},
		Text("A figure for your budget, not an offer. "+perHead(one, p.Currency)+running(toStart(r, p.OneTime, p.Currency), furtherSwings(r))),
		Text(leftOutLead(r.Estimate)),
		Text(perSite),
		Text(one.ShortTeam),
		Text(r.Estimate.Today),
	), unsure(r)...)
}

// kit is what stands at one location on average, and what it costs.
func kit(e *result.Estimate) []Block {
	if e.Kit == nil {
		return nil
	}
	var f Facts
	for _, item := range e.Kit.Items {
		f.Pairs = append(f.Pairs, [2]string{item.Label, item.Quantity.String()})
	}
	text := fmt.Sprintf("What stands at one of your %s locations costs %s %s a month on average. People and their own computers, and whatever is not counted by things, come on top.",
		e.Kit.Sites, words.Cents(e.Kit.Monthly.Decimal, e.Currency), e.Currency)
	if len(f.Pairs) == 0 {
		return []Block{Text(text)}
	}
	return []Block{f, Text(text)}
}

// leftOut names the lines that the quote leaves out, for the provider with what they would
// cost.
func leftOut(e *result.Estimate) []string {
	var names []string
	for i := range e.LeftOut {
		l := &e.LeftOut[i]
		name := l.Label
		if l.Amount != nil {
			name += " (" + words.Cents(l.Amount.Decimal, e.Currency) + " " + e.Currency + ")"
		}
		names = append(names, name)
	}
	return names
}

// leftOutLead says at the head of a page what a quote leaves out of the base.
func leftOutLead(e *result.Estimate) string {
	if !leavesOutBase(e) {
		return ""
	}
	var names []string
	for i := range e.LeftOut {
		names = append(names, words.Small(e.LeftOut[i].Label))
	}
	return "This quote leaves out " + words.List(names) + "."
}

// leavesOutBase reports whether the quote leaves out people or computers.
func leavesOutBase(e *result.Estimate) bool {
	return slices.ContainsFunc(e.LeftOut, func(l result.LeftOut) bool { return l.ID == "user" || l.ID == "endpoint" })
}

// schedule are the rates for work that the fee does not hold.
func schedule(e *result.Estimate) []Block {
	if len(e.Schedule.Rates) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "What", Flex: true}, {Name: e.Currency, Align: Right}, {Name: "For one"}}}
	for _, rate := range e.Schedule.Rates {
		price := "quoted before it starts"
		if rate.Price != nil {
			price = words.Cents(rate.Price.Decimal, e.Currency)
		}
		t.Rows = append(t.Rows, []string{rate.Label, price, rate.Unit})
	}
	return []Block{t, Text(e.Schedule.Text)}
}

// perHead is the monthly fee for each person, and for each computer.
func perHead(e *result.ModelEstimate, currency string) string {
	var parts []string
	if e.PerUser.Known {
		parts = append(parts, "about "+words.Rough(e.PerUser.Typical)+" "+currency+" for each person")
	}
	if e.PerEndpoint.Known {
		parts = append(parts, "about "+words.Rough(e.PerEndpoint.Typical)+" "+currency+" for each computer")
	}
	switch {
	case len(parts) == 0:
		return ""
	case e.Resale != nil && !e.Resale.Monthly.High.IsZero():
		return "Without what is sold on beside the service, and spread over everything, that is " + strings.Join(parts, ", or ") + ". "
	}
	return "Spread over everything that is " + strings.Join(parts, ", or ") + ". "
}

// besides are what is proposed beside the recommended model, and a close second.
func besides(d *Document, r *result.Result) {
	e, rec := r.Estimate, &r.Recommendation
	shown := terms.Model(terms.NumModels)
	if p := e.Proposal; p != nil && p.Monthly.Known {
		shown = p.Model
		beside(d, r, p.Model, &p.ModelEstimate)
	}
	if m := rec.RunnerUp; rec.Close() && m != nil && *m != shown && !rec.RuledOut(*m) && e.Models.Of(*m).Monthly.Known {
		beside(d, r, *m, e.Models.Of(*m))
	}
}

// beside is the price of a split beside the recommended one.
func beside(d *Document, r *result.Result, m terms.Model, e *result.ModelEstimate) {
	currency := r.Estimate.Currency
	text := fmt.Sprintf("%s a month. %s%s", words.Large(sum(r, e.Monthly, currency)), perHead(e, currency), toStart(r, e.OneTime, currency))
	d.Section("Beside it: "+inSentence(r, m), append([]Block{Text(text), Text(e.ShortTeam)}, lineTables(e, currency)...)...)
	d.Section("How each price in "+inSentence(r, m)+" came about", builtUp(r, e)...)
	if own := rangeFrom(r, e); !slices.EqualFunc(e.RangeFrom, r.Estimate.Models.Of(*r.Model()).RangeFrom, sameCause) {
		d.Section("What that range comes from", own...)
	}
}

// granted is the heading of what the price takes for granted.
func granted(r *result.Result) string {
	if r.Binding() {
		return "What this takes for granted"
	}
	return "Also taken for granted"
}

func sameCause(a, b result.RangeCause) bool { return a.Because == b.Because }

// possible are the prices where no model is recommended: of those that are not ruled out.
func possible(r *result.Result) []Block {
	var f Facts
	for _, m := range r.Recommendation.Ranking {
		if e := r.Estimate.Models.Of(m); e.Monthly.Known && !e.Vetoed && !r.Recommendation.RuledOut(m) {
			f.Pairs = append(f.Pairs, [2]string{name(r, m), about(e.Monthly, r.Estimate.Currency)})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return []Block{f, Text("Figures for your budget, not an offer. What your own people cost comes on top.")}
}

// nextOnes say what one more of what the client has costs a month.
func nextOnes(e *result.ModelEstimate, currency string) Block {
	var f Facts
	for i := range e.NextUnit {
		u := &e.NextUnit[i]
		f.Pairs = append(f.Pairs, [2]string{words.Large(oneMore(e, u.Class)), words.Cents(u.Amount.Decimal, currency) + " " + currency + " a month"})
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// oneMore names one more unit of a class, as the client would say it.
func oneMore(e *result.ModelEstimate, class string) string {
	unit := strings.ReplaceAll(class, "_", " ") // all are in the base, so that none has a line
	for i := range e.Lines {
		if string(e.Lines[i].Class) == class {
			unit = e.Lines[i].Unit
		}
	}
	switch class {
	case "user":
		unit = "person"
	case "endpoint":
		unit = "computer"
	case "light_user":
		unit = "person with light use"
	case "shared_device":
		unit = "shared computer"
	case "extra_site":
		unit = "location"
	}
	return "one more " + unit
}

// rangeFrom says what keeps the price from being one figure, the largest part first; the
// provider also reads how much of it.
func rangeFrom(r *result.Result, e *result.ModelEstimate) []Block {
	var l List
	for i := range e.RangeFrom {
		c := &e.RangeFrom[i]
		text := c.Because
		if c.Monthly != nil {
			text += " (" + words.Cents(c.Monthly.Decimal, r.Estimate.Currency) + " a month)"
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text})
	}
	return some(listOrNil(l))
}

// shownPrices are the prices that a page shows in full: the recommended one and what
// stands beside it. Without a recommended one it is all that are not ruled out.
func shownPrices(r *result.Result) []*result.ModelEstimate {
	e, rec := r.Estimate, &r.Recommendation
	var all []*result.ModelEstimate
	for _, m := range rec.Ranking {
		own := r.Model() != nil && m == *r.Model()
		second := rec.Close() && rec.RunnerUp != nil && m == *rec.RunnerUp
		if own || (second || r.Model() == nil) && !rec.RuledOut(m) {
			all = append(all, e.Models.Of(m))
		}
	}
	if e.Proposal != nil {
		all = append(all, &e.Proposal.ModelEstimate)
	}
	return all
}

// assumptions lists what the prices take for granted beside what their range comes from.
func assumptions(r *result.Result) Block {
	var l List
	shown := shownPrices(r)
	for _, a := range r.Estimate.Assumptions {
		if answer := r.Answer(a.Question); !a.Unsettled && answer != nil && answer.Given() {
			continue
		}
		said := slices.ContainsFunc(shown, func(e *result.ModelEstimate) bool {
			return slices.ContainsFunc(e.RangeFrom, func(c result.RangeCause) bool { return c.Because == a.Text })
		})
		taken := a.Unsettled && a.Question == assess.TowerOwners || slices.ContainsFunc(shown, func(e *result.ModelEstimate) bool { return slices.Contains(e.Taken, a.Text) })
		if !said && (taken || r.Provider()) {
			l.Items = append(l.Items, Item{Mark: "*", Text: a.Text})
		}
	}
	return listOrNil(l)
}

// priceWarnings are what is odd about the answers, and about the prices that are shown.
func priceWarnings(r *result.Result) []string {
	var all []string
	if r.Status == terms.Budget || r.Provider() { // what is to be signed asks nothing about answers
		all = slices.Clone(r.Warnings)
	}
	for _, e := range shownPrices(r) {
		for _, text := range e.Warnings {
			// What has no price stands under what is not in the price.
			if !slices.Contains(all, text) && !slices.Contains(r.Estimate.NotPriced, text) {
				all = append(all, text)
			}
		}
	}
	return all
}

// covered are the texts of what a fee covers.
func covered(all []advice.Covered) []string {
	var out []string
	for i := range all {
		out = append(out, all[i].Text)
	}
	return out
}
