package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What differs between two quotes: what one is beside the price that it gives.

// item is one thing that a quote says, in words.
type item struct {
	what  result.QuotePart
	id    string
	label string
	text  string
}

// quotes lists what two quotes say differently, in the order of a file.
func quotes(before, after []item) []result.ChangedQuote {
	all := []result.ChangedQuote{}
	find := func(in []item, x *item) *item {
		at := slices.IndexFunc(in, func(y item) bool { return x.what == y.what && x.id == y.id })
		if at < 0 {
			return &item{label: x.label}
		}
		return &in[at]
	}
	add := func(x, was, is *item) {
		if was.text != is.text {
			all = append(all, result.ChangedQuote{What: x.what, ID: terms.Optional(x.id), Label: x.label, Before: terms.Optional(was.text), After: terms.Optional(is.text)})
		}
	}
	for i := range before {
		is := find(after, &before[i])
		add(&item{before[i].what, before[i].id, is.label, ""}, &before[i], is)
	}
	for i := range after {
		if was := find(before, &after[i]); was.text == "" {
			add(&after[i], was, &after[i])
		}
	}
	parts := result.QuoteParts()
	slices.SortStableFunc(all, func(a, b result.ChangedQuote) int {
		return slices.Index(parts, a.What) - slices.Index(parts, b.What)
	})
	return all
}

// several names the parts of a quote of which there may be many.
var several = map[result.QuotePart]string{
	result.QuoteLeftOut: "what is left out", result.QuoteLine: "lines that are added", result.QuoteOption: "options", result.QuoteTerms: "terms",
}

// quoteChanges are differences of two quotes as a person reads them: one row for each part.
func quoteChanges(quote []result.ChangedQuote) []result.SaidChange {
	all := []result.SaidChange{}
	for _, part := range result.QuoteParts() {
		items := slices.DeleteFunc(slices.Clone(quote), func(q result.ChangedQuote) bool { return q.What != part })
		if len(items) == 0 {
			continue
		}
		label := words.Small(items[0].Label)
		if part == result.QuoteLine || part == result.QuoteOption { // those are names
			label = items[0].Label
		}
		var before, after []string
		for i := range items {
			name := ""
			if len(items) > 1 {
				label, name = several[part], items[i].Label+": "
			}
			if text := string(items[i].Before); text != "" {
				before = append(before, name+text)
			}
			if text := string(items[i].After); text != "" {
				after = append(after, name+text)
			}
		}
		all = append(all, result.SaidChange{
			Cause: byQuote(part), Label: label, Moves: []string{},
			Before: cmp.Or(strings.Join(before, "; "), "-"), After: cmp.Or(strings.Join(after, "; "), "-"),
		})
	}
	return all
}

// says is what a quote says.
func (s *Side) says(q *assess.Quote) []item {
	var all []item
	add := func(what result.QuotePart, id, label, text string) {
		if text != "" {
			all = append(all, item{what, id, label, text})
		}
	}
	number := func(what result.QuotePart, label string, n int64, unit string) {
		if n > 0 {
			add(what, "", label, strconv.FormatInt(n, 10)+unit)
		}
	}
	add(result.QuoteStatus, "", "Kind of offer", q.Status.String())
	number(result.QuoteRevision, "Revision", q.Revision, "")
	if q.ValidUntil != "" {
		add(result.QuoteValidUntil, "", "Holds until", words.Date(q.ValidUntil))
	}
	if q.Start != "" {
		add(result.QuoteStart, "", "First day of the service", words.Date(q.Start))
	}
	number(result.QuoteTerm, "Term", q.TermMonths, " months")
	if q.PresentPer == assess.PresentPerSite {
		add(result.QuotePresentPer, "", "Price presented", "for each location too")
	}
	add(result.QuoteDiscount, "", "Discount", discount(q.Discount))
	for _, id := range q.Exclude {
		add(result.QuoteLeftOut, id, s.lineName(id), "left out")
	}
	for i := range q.Lines {
		l := &q.Lines[i]
		add(result.QuoteLine, occurrence(all, result.QuoteLine, l.Label), l.Label, s.line(l))
	}
	for i := range q.Options {
		o := &q.Options[i]
		add(result.QuoteOption, o.ID, o.Label, s.option(o))
	}
	for i := range q.Terms {
		t := &q.Terms[i]
		add(result.QuoteTerms, t.ID, words.Large(strings.ReplaceAll(t.ID, "_", " ")), termText(t))
	}
	return all
}

// occurrence tells lines with the same label apart.
func occurrence(all []item, what result.QuotePart, label string) string {
	id, n := label, 1
	for slices.ContainsFunc(all, func(x item) bool { return x.what == what && x.id == id }) {
		n++
		id = label + " (" + strconv.Itoa(n) + ")"
	}
	return id
}

// discount is a discount in words; why it is given and who allowed it stands there only
// for the provider, whose quote alone holds that.
func discount(d *assess.Discount) string {
	if d == nil {
		return ""
	}
	text := answer.FormatHundredths(d.Percent) + " %"
	if d.Label != "" {
		text += ", " + d.Label
	}
	var inside []string
	if d.Reason != "" {
		inside = append(inside, "because: "+d.Reason)
	}
	if d.ApprovedBy != "" {
		inside = append(inside, "approved by "+d.ApprovedBy)
	}
	if len(inside) > 0 {
		text += " (" + strings.Join(inside, "; ") + ")"
	}
	return text
}

// line is a line that is added by hand, in words.
func (s *Side) line(l *assess.QuoteLine) string {
	currency := s.playbook.Card.Currency
	text := words.Cents(pricing.Hundredths(l.Rate), currency) + " " + currency + map[bool]string{false: " a month", true: " once"}[l.Once]
	if l.Quantity != 100 {
		text = answer.FormatHundredths(l.Quantity) + " at " + text
		if l.Unit != "" {
			text += " per " + l.Unit
		}
	}
	if l.CommitmentMonths > 0 {
		text += fmt.Sprintf(", bought for %d months", l.CommitmentMonths)
	}
	if l.Cost != nil {
		text += ", costs " + words.Cents(pricing.Hundredths(*l.Cost), currency)
	}
	return text
}

// option is what an option of a quote changes, in words.
func (s *Side) option(o *assess.QuoteOption) string {
	var parts []string
	if o.Marked {
		parts = append(parts, "recommended")
	}
	for _, shown := range s.result.Estimate.Options {
		for _, differs := range shown.Differs {
			if string(shown.ID) == o.ID {
				parts = append(parts, differs.Text)
			}
		}
	}
	return cmp.Or(strings.Join(parts, "; "), "as it is described")
}

// lineName is how a line that is left out is called, or its id in words.
func (s *Side) lineName(id string) string {
	for _, l := range s.result.Estimate.LeftOut {
		if l.ID == id {
			return l.Label
		}
	}
	return words.Large(strings.ReplaceAll(id, "_", " "))
}

// termText is a term in words.
func termText(t *assess.QuoteTerm) string {
	switch {
	case t.None:
		return "none"
	case t.Texts != nil:
		return strings.Join(t.Texts, "; ")
	case t.Text != "":
		return t.Text
	}
	switch t.ID {
	case "notice_days":
		return answer.FormatHundredths(t.Number) + " days"
	case "minimum_percent", "yearly_increase":
		return answer.FormatHundredths(t.Number) + " %"
	}
	return answer.FormatHundredths(t.Number)
}
