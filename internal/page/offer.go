package page

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What stands in a document that somebody can sign: a proposal, or an agreement.

// estimateName is what an estimate is called by what it stands as.
func estimateName(r *result.Result) string {
	switch r.StandsAs {
	case terms.Proposal:
		return "Proposal"
	case terms.Agreement:
		return "Agreement"
	case terms.Budget:
	}
	return "Estimate"
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
		return r.Say("offer.price_proposal", "which", revisionOf(r)+validUntil(r))
	case terms.Agreement:
		return r.Say("offer.price_agreement", "which", revisionOf(r))
	case terms.Budget:
	}
	return r.Say("offer.price_budget")
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
	head := "Proposal" + revisionOf(r) + validUntil(r) + "."
	if a := e.Agreed; a != nil {
		head = "Agreement" + revisionOf(r) + ". " + a.Text
	}
	term := ""
	if e.Quote.TermMonths != nil {
		term = "It runs for " + words.Count(int(*e.Quote.TermMonths), "month", "months") + ". "
	}
	perSite := ""
	if e.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		perSite = fmt.Sprintf("That is %s a month for each location on average.", words.Cents(one.PerSite.Typical, e.Currency)+" "+e.Currency)
	}
	once := startApart
	if one.OneTime.Known {
		once = "To start: " + sum(r, one.OneTime, e.Currency) + " once."
	}
	return some(
		Paragraph{Lead: true, Text: fmt.Sprintf("%s: %s a month.", r.Words.Models.Of(m).Heading, sum(r, one.Monthly, e.Currency))},
		Text(head),
		drifts(e.Agreed),
		Text(e.Quote.RestsOn),
		Text(term+perHead(one, e.Currency)+once),
		Text(leftOutLead(e)),
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
func resale(e *result.ModelEstimate, currency string) []Block {
	if e.Resale == nil || !e.Monthly.Known {
		return nil
	}
	var blocks []Block
	for _, period := range []pricing.Period{pricing.Month, pricing.Once} {
		t := Table{Columns: []Column{
			{Name: "Item", Flex: true}, {Name: "Quantity", Align: Right}, {Name: "Unit price", Align: Right}, {Name: "Bought for"}, {Name: currency + " a month", Align: Right},
		}}
		total, name := e.Resale.Monthly, "A month"
		if period == pricing.Once {
			total, name = e.Resale.OneTime, "Once"
			t.Columns[4].Name = currency + " once"
		}
		for i := range e.Lines {
			l := &e.Lines[i]
			if !l.Resale || l.Period != period {
				continue
			}
			row := lineRow(l, currency)
			months := ""
			if l.Months != nil {
				months = words.Count(*l.Months, "month", "months")
			}
			t.Rows = append(t.Rows, []string{row[0], row[1], row[2], months, row[3]})
		}
		if len(t.Rows) > 0 {
			t.Footer = []string{name, "", "", "", words.Cents(total.Typical, currency)}
			blocks = append(blocks, t)
		}
	}
	text := "These are sold on, each for the time it is bought for. They are no part of the service, and neither discount nor minimum touches them."
	if !e.Resale.Monthly.Typical.IsZero() {
		text += " With the service that is " + exactly(e.Monthly, currency) + " a month."
	}
	return append(blocks, Text(text))
}

// exactly says an amount to the cent, with its ends where it has some.
func exactly(r pricing.Range, currency string) string {
	text := words.Cents(r.Typical, currency) + " " + currency
	if could := couldBe(r, currency); could != "" {
		text += " (" + could + ")"
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
			text = strings.TrimSuffix(text, ".") + "; " + x.Do + "."
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: text})
	}
	return listOrNil(l)
}

// keepsHeading is the heading above it.
func keepsHeading(r *result.Result) string {
	if r.Status == terms.Agreement {
		return "What keeps this from being an agreement"
	}
	return "What keeps this from being a proposal"
}
