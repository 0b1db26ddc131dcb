package page

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// Estimate is the price of the recommended model and of what stands beside it.
func Estimate(c result.Client) *Document {
	r := c.Result()
	d := estimate(r)
	if r.Adviser() {
		d.Section(r.Say("estimate.three_models"), modelPrices(r)...)
		d.Section(r.Say("estimate.others_charge"), published(r)...)
	}
	return rated(d, r)
}

// EstimateInternal is the price as the provider reads it: the client's page, with what
// is to be looked at before it is sent, how the price came about and what it leaves.
func EstimateInternal(r *result.Result) *Document {
	p := r.ForProvider()
	d := estimate(p)
	inside := Document{}
	inside.Section(r.Say("estimate.before_sending"), checks(p)...)
	d.Sections = append(inside.Sections, d.Sections...)
	buildUps(d, p)
	d.Section(r.Say("estimate.internal_three_models"), modelPrices(p)...)
	d.Section(r.Say("estimate.internal_margins"), margins(p)...)
	d.Section(r.Say("estimate.internal_others_charge"), market(p)...)
	if !p.Adviser() { // whose client reads the same
		d.Section(r.Say("estimate.internal_total_over", "months", p.Estimate.Comparison.Months), allTotals(p)...)
	}
	return rated(d, p)
}

// estimate is the page without its end.
func estimate(r *result.Result) *Document {
	e := r.Estimate
	d := titled(r, estimateName(r))
	d.Section("", append(some(later(r), ranOut(r)), priceLead(r)...)...)
	d.Section(r.Say("estimate.since_offer"), since(r)...)
	d.Section(r.Say("estimate.ways"), options(r)...)
	apart := quotedSeparately(r)
	if m := r.Model(); m != nil {
		one := e.Models.Of(*m)
		d.Section(r.Say("estimate.line_by_line", "model", name(r, *m)), lineTables(r, one)...)
		d.Section(r.Say("estimate.beside_service"), resale(r, one)...)
		d.Section(r.Say("estimate.came_about"), builtUp(r, one)...)
		d.Section(r.Say("estimate.kit"), kit(r)...)
		d.Section(r.Say("estimate.one_more"), nextOnes(r, one))
		d.Section(r.Say("estimate.range_from"), rangeFrom(r, one)...)
		besides(d, r)
		if r.Adviser() { // the client of an adviser compares all ways, a team of its own included
			d.Section(r.Say("estimate.total_over", "months", e.Comparison.Months), allTotals(r)...)
		} else {
			d.Section(r.Say("estimate.total_over", "months", e.Comparison.Months), ownTotals(r)...)
		}
		text := r.Words.Models.Of(*m)
		if leavesOutBase(e) {
			d.Section(r.Say("estimate.in_price"), Text(r.Say("estimate.lines_alone")))
		} else {
			d.Section(r.Say("estimate.in_price"), Bullets("+", covered(text.Included)))
		}
		apart = append(append(apart, e.NotPriced...), text.Excluded...)
	} else {
		d.Section(r.Say("estimate.possible"), possible(r)...)
	}
	d.Section(r.Say("estimate.left_out"), Bullets("-", leftOut(r)))
	d.Section(r.Say("estimate.not_in_price"), Bullets("-", apart))
	d.Section(r.Say("estimate.beyond_fee"), schedule(r)...)
	d.Section(r.Say("estimate.the_start"), Text(e.SettlingIn))
	d.Section(granted(r), assumptions(r))
	d.Section(r.Say("estimate.terms"), offerTerms(e))
	d.Section(r.Say("estimate.please_check"), Bullets("!", priceWarnings(r)))
	return d
}

// rated ends a page with the prices and the rules that it came from.
func rated(d *Document, r *result.Result) *Document {
	card := r.Estimate.RateCard
	first, firm := r.Say("estimate.rate_card", "name", card.Name, "day", card.AsOf), ""
	switch a := r.Estimate.Agreed; {
	case a != nil && a.Playbook != "":
		agreed := result.Playbook{Digest: a.Playbook}
		first = r.Say("estimate.as_agreed_by", "day", r.Language.Date(a.On), "rules", agreed.Short())
	case a != nil:
		first = r.Say("estimate.as_agreed", "day", r.Language.Date(a.On))
	case !r.Binding():
		firm = notAnOffer(r)
	}
	d.Section("", Text(running(first, firm, source(&r.Language, r.Playbook))))
	return d
}

// notAnOffer is said of every price for a budget.
func notAnOffer(r *result.Result) string {
	if r.Adviser() {
		return r.Say("estimate.firm_by_provider")
	}
	return r.Say("estimate.firm")
}

// priceLead is the price of the recommended model to remember, for a budget.
func priceLead(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return []Block{lead(r), Text(r.Say("estimate.no_model"))}
	}
	p := r.Price
	if !p.Monthly.Known {
		return []Block{lead(r), Text(noPrice(r, p))}
	}
	if r.Binding() {
		return offerLead(r)
	}
	one := r.Estimate.Models.Of(*m)
	heading := r.Words.Models.Of(*m).Heading
	perSite := ""
	if r.Estimate.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		perSite = r.Say("estimate.per_site", "amount", roughly(r, one.PerSite, p.Currency))
	}
	if p.Monthly.Typical.IsZero() {
		text := r.Say("estimate.nothing_monthly", "model", heading)
		if len(r.Estimate.LeftOut) > 0 {
			text = r.Say("estimate.nothing_left_monthly", "model", heading)
		}
		return []Block{Paragraph{Lead: true, Text: text}, Text(leftOutLead(r))}
	}
	return append(some(
		Paragraph{Lead: true, Text: r.Say("estimate.lead", "model", heading, "amount", roughly(r, p.Monthly, p.Currency))},
		Text(running(r.Say("offer.budget"), perHead(r, one), toStart(r, p.OneTime, p.Currency), furtherSwings(r))),
		Text(leftOutLead(r)),
		Text(perSite),
		Text(one.ShortTeam),
		Text(r.Estimate.Today),
	), unsure(r)...)
}

// kit is what stands at one location on average, and what it costs.
func kit(r *result.Result) []Block {
	e := r.Estimate
	if e.Kit == nil {
		return nil
	}
	var f Facts
	for _, item := range e.Kit.Items {
		f.Pairs = append(f.Pairs, [2]string{item.Label, r.Language.Grouped(item.Quantity.String())})
	}
	text := r.Say("estimate.kit_costs", "sites", e.Kit.Sites.String(), "amount", toTheCent(r, e.Kit.Monthly.Decimal))
	if len(f.Pairs) == 0 {
		return []Block{Text(text)}
	}
	return []Block{f, Text(text)}
}

// leftOut names the lines that the quote leaves out, for the provider with what they would
// cost.
func leftOut(r *result.Result) []string {
	var names []string
	for i := range r.Estimate.LeftOut {
		l := &r.Estimate.LeftOut[i]
		name := l.Label
		if l.Amount != nil {
			name = r.Say("estimate.left_out_line", "line", name, "amount", toTheCent(r, l.Amount.Decimal))
		}
		names = append(names, name)
	}
	return names
}

// leftOutLead says at the head of a page what a quote leaves out of the base.
func leftOutLead(r *result.Result) string {
	e := r.Estimate
	if !leavesOutBase(e) {
		return ""
	}
	var names []string
	for i := range e.LeftOut {
		names = append(names, r.Language.Small(e.LeftOut[i].Label))
	}
	return r.Say("estimate.leaves_out", "lines", r.Language.List(names))
}

// leavesOutBase reports whether the quote leaves out people or computers.
func leavesOutBase(e *result.Estimate) bool {
	return slices.ContainsFunc(e.LeftOut, func(l result.LeftOut) bool { return l.ID == "user" || l.ID == "endpoint" })
}

// schedule are the rates for work that the fee does not hold.
func schedule(r *result.Result) []Block {
	e := r.Estimate
	if len(e.Schedule.Rates) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: r.Say("estimate.what"), Flex: true}, {Name: r.Language.Currency(e.Currency), Align: Right}, {Name: r.Say("estimate.for_one")}}}
	for _, rate := range e.Schedule.Rates {
		price := r.Say("estimate.before_it_starts")
		if rate.Price != nil {
			price = r.Language.Cents(rate.Price.Decimal, e.Currency)
		}
		t.Rows = append(t.Rows, []string{rate.Label, price, rate.Unit})
	}
	return []Block{t, Text(e.Schedule.Text)}
}

// perHead is the monthly fee for each person, and for each computer.
func perHead(r *result.Result, e *result.ModelEstimate) string {
	typical := func(p pricing.Range) string {
		return r.Say("words.about", "amount", r.Language.In(r.Language.Rough(p.Typical), r.Estimate.Currency))
	}
	var each string
	switch {
	case e.PerUser.Known && e.PerEndpoint.Known:
		each = r.Say("estimate.each_of_both", "person", typical(e.PerUser), "computer", typical(e.PerEndpoint))
	case e.PerUser.Known:
		each = r.Say("estimate.each_person", "amount", typical(e.PerUser))
	case e.PerEndpoint.Known:
		each = r.Say("estimate.each_computer", "amount", typical(e.PerEndpoint))
	default:
		return ""
	}
	if e.Resale != nil && !e.Resale.Monthly.High.IsZero() {
		return r.Say("estimate.spread_without_resale", "each", each)
	}
	return r.Say("estimate.spread", "each", each)
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
	text := running(r.Say("estimate.monthly", "amount", words.Large(sum(r, e.Monthly, currency))), perHead(r, e), toStart(r, e.OneTime, currency))
	d.Section(r.Say("estimate.beside", "model", inSentence(r, m)), append([]Block{Text(text), Text(e.ShortTeam)}, lineTables(r, e)...)...)
	d.Section(r.Say("estimate.came_about_beside", "model", inSentence(r, m)), builtUp(r, e)...)
	if own := rangeFrom(r, e); !slices.EqualFunc(e.RangeFrom, r.Estimate.Models.Of(*r.Model()).RangeFrom, sameCause) {
		d.Section(r.Say("estimate.range_from_beside"), own...)
	}
}

// granted is the heading of what the price takes for granted.
func granted(r *result.Result) string {
	if r.Binding() {
		return r.Say("estimate.granted")
	}
	return r.Say("estimate.granted_too")
}

func sameCause(a, b result.RangeCause) bool { return a.Because == b.Because }

// possible are the prices where no model is recommended: of those that are not ruled out.
func possible(r *result.Result) []Block {
	var f Facts
	for _, m := range r.Recommendation.Ranking {
		if e := r.Estimate.Models.Of(m); e.Monthly.Known && !e.Vetoed && !r.Recommendation.RuledOut(m) {
			f.Pairs = append(f.Pairs, [2]string{name(r, m), roughly(r, e.Monthly, r.Estimate.Currency)})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return []Block{f, Text(r.Say("estimate.possible_says"))}
}

// nextOnes say what one more of what the client has costs a month.
func nextOnes(r *result.Result, e *result.ModelEstimate) Block {
	var f Facts
	for i := range e.NextUnit {
		u := &e.NextUnit[i]
		f.Pairs = append(f.Pairs, [2]string{words.Large(oneMore(r, e, u.Class)), r.Say("estimate.a_month", "amount", toTheCent(r, u.Amount.Decimal))})
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// oneMore names one more unit of a class, as the client would say it.
func oneMore(r *result.Result, e *result.ModelEstimate, class string) string {
	switch class {
	case "user", "endpoint", "light_user", "shared_device", "extra_site":
		return r.Language.SayOf("estimate.another", class)
	}
	unit := strings.ReplaceAll(class, "_", " ") // all are in the base, so that none has a line
	for i := range e.Lines {
		if string(e.Lines[i].Class) == class {
			unit = e.Lines[i].Unit
		}
	}
	return r.Say("estimate.one_more_unit", "unit", unit)
}

// rangeFrom says what keeps the price from being one figure, the largest part first; the
// provider also reads how much of it.
func rangeFrom(r *result.Result, e *result.ModelEstimate) []Block {
	var l List
	for i := range e.RangeFrom {
		c := &e.RangeFrom[i]
		text := c.Because
		if c.Monthly != nil {
			text = r.Say("estimate.range_part", "because", text, "amount", r.Language.Cents(c.Monthly.Decimal, r.Estimate.Currency))
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
