package page

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// What stands in a document that somebody can sign: a proposal, or an agreement.

// estimateName is what an estimate is called by what it stands as.
func estimateName(r *result.Result) string {
	switch r.StandsAs {
	case terms.Proposal:
		return r.Say("offer.proposal")
	case terms.Agreement:
		return r.Say("offer.agreement")
	case terms.Budget:
	}
	return r.Say("offer.estimate")
}

// sum says an amount of the recommended price: to the cent where somebody can sign it, for
// a budget as a range.
func sum(r *result.Result, amount pricing.Range, currency string) string {
	if r.Binding() && amount.Known && amount.Low.Equal(amount.High) {
		return r.Language.In(r.Language.Cents(amount.Typical, currency), currency)
	}
	return roughly(r, amount, currency)
}

// bindingWord says in a sentence what a price is: a figure for a budget, or one that
// somebody can sign.
func bindingWord(r *result.Result) string {
	switch r.StandsAs {
	case terms.Proposal:
		return r.Language.SayOf("offer.price_of_proposal", ofQuote(r), quoteValues(r)...)
	case terms.Agreement:
		return r.Language.SayOf("offer.price_of_agreement", ofRevision(r), quoteValues(r)...)
	case terms.Budget:
	}
	return r.Say("offer.budget")
}

// ofRevision is the case of a sentence about a quote: whether it has a revision.
func ofRevision(r *result.Result) string {
	if r.Estimate == nil || r.Estimate.Quote.Revision == nil {
		return "plain"
	}
	return "revision"
}

// ofQuote is the same with the last day of a quote, where it has one.
func ofQuote(r *result.Result) string {
	revision := ofRevision(r)
	switch until := r.Estimate != nil && r.Estimate.Quote.ValidUntil != nil; {
	case until && revision == "plain":
		return "until"
	case until:
		return "revision_until"
	}
	return revision
}

// quoteValues are the revision and the last day of a quote for a sentence that says them.
func quoteValues(r *result.Result) []any {
	if r.Estimate == nil {
		return nil
	}
	var values []any
	if n := r.Estimate.Quote.Revision; n != nil {
		values = append(values, "revision", int(*n))
	}
	if day := r.Estimate.Quote.ValidUntil; day != nil {
		values = append(values, "day", r.Language.Date(*day))
	}
	return values
}

func revisionOf(r *result.Result) string {
	if r.Estimate == nil || r.Estimate.Quote.Revision == nil {
		return ""
	}
	return r.Say("offer.revision", "revision", int(*r.Estimate.Quote.Revision))
}

func validUntil(r *result.Result) string {
	if r.Estimate == nil || r.Estimate.Quote.ValidUntil == nil {
		return ""
	}
	return r.Say("offer.valid_until", "date", r.Language.Date(*r.Estimate.Quote.ValidUntil))
}

// ranOut is said first of a quote whose last day has passed.
func ranOut(r *result.Result) Block {
	return Text(r.Estimate.Quote.RanOut)
}

// offerLead is the price of an offer: one figure, what it rests on, and for how long.
func offerLead(r *result.Result) []Block {
	e, m := r.Estimate, *r.Model()
	one := e.Models.Of(m)
	head := r.Language.SayOf("offer.head_proposal", ofQuote(r), quoteValues(r)...)
	if a := e.Agreed; a != nil {
		head = running(r.Language.SayOf("offer.head_agreement", ofRevision(r), quoteValues(r)...), a.Text)
	}
	term := ""
	if e.Quote.TermMonths != nil {
		term = r.Say("offer.runs_for", "months", int(*e.Quote.TermMonths))
	}
	perSite := ""
	if e.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		perSite = r.Say("offer.per_site", "amount", toTheCent(r, one.PerSite.Typical))
	}
	return some(
		Paragraph{Lead: true, Text: r.Say("estimate.lead", "model", r.Words.Models.Of(m).Heading, "amount", sum(r, one.Monthly, e.Currency))},
		Text(head),
		drifts(e.Agreed),
		Text(e.Quote.RestsOn),
		Text(running(term, perHead(r, one), toStart(r, one.OneTime, e.Currency))),
		Text(leftOutLead(r)),
		Text(perSite),
		Text(one.ShortTeam),
		Text(e.Today),
	)
}

// drifts are the numbers that are not what was agreed.
func drifts(a *result.Agreed) Block {
	if a == nil {
		return nil
	}
	var l List
	if a.Due != "" {
		l.Items = append(l.Items, Item{Mark: "!", Text: a.Due})
	}
	for i := range a.Drifts {
		l.Items = append(l.Items, Item{Mark: "•", Text: a.Drifts[i].Text})
	}
	return listOrNil(l)
}

// offerTerms are the terms of an offer.
func offerTerms(e *result.Estimate) Block {
	var f Facts
	for i := range e.Terms {
		f.Pairs = append(f.Pairs, [2]string{e.Terms[i].Label, e.Terms[i].Text})
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// resale shows what is sold on beside the service, each with how long it is bought for.
func resale(r *result.Result, e *result.ModelEstimate) []Block {
	if e.Resale == nil || !e.Monthly.Known {
		return nil
	}
	var blocks []Block
	for _, period := range []pricing.Period{pricing.Month, pricing.Once} {
		amounts, sum := periodNames(r, period)
		t := Table{Columns: []Column{
			{Name: r.Say("estimate_lines.item"), Flex: true},
			{Name: r.Say("estimate_lines.quantity"), Align: Right},
			{Name: r.Say("estimate_lines.unit_price"), Align: Right},
			{Name: r.Say("offer.bought_for")},
			{Name: amounts, Align: Right},
		}}
		total := e.Resale.Monthly
		if period == pricing.Once {
			total = e.Resale.OneTime
		}
		for i := range e.Lines {
			l := &e.Lines[i]
			if !l.Resale || l.Period != period {
				continue
			}
			row := lineRow(r, l)
			months := ""
			if l.Months != nil {
				months = r.Say("offer.months", "months", *l.Months)
			}
			t.Rows = append(t.Rows, []string{row[0], row[1], row[2], months, row[3]})
		}
		if len(t.Rows) > 0 {
			t.Footer = []string{sum, "", "", "", r.Language.Cents(total.Typical, r.Estimate.Currency)}
			blocks = append(blocks, t)
		}
	}
	text := r.Say("offer.sold_on")
	if !e.Resale.Monthly.Typical.IsZero() {
		text = running(text, r.Say("offer.with_service", "amount", exactly(r, e.Monthly)))
	}
	return append(blocks, Text(text))
}

// exactly says an amount to the cent, with its ends where it has some.
func exactly(r *result.Result, a pricing.Range) string {
	text := toTheCent(r, a.Typical)
	if could := couldBe(r, a); could != "" {
		text = r.Say("offer.amount_range", "amount", text, "range", could)
	}
	return text
}

// keeps lists what keeps a quote from being what it is to be; the provider reads also what
// to do about it.
func keeps(r *result.Result) Block {
	var l List
	for i := range r.Refused {
		x := &r.Refused[i]
		text := x.Text
		if x.Do != "" {
			text = r.Say("offer.keeps_do", "text", strings.TrimSuffix(text, "."), "do", x.Do)
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: text})
	}
	return listOrNil(l)
}

// keepsHeading is the heading above it.
func keepsHeading(r *result.Result) string {
	if r.Status == terms.Agreement {
		return r.Say("offer.keeps_agreement")
	}
	return r.Say("offer.keeps_proposal")
}
