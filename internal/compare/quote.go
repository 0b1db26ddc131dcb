package compare

import (
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
	same := func(a, b *item) bool { return a.what == b.what && a.id == b.id }
	for part := range result.QuoteParts() {
		for i := range before {
			was := &before[i]
			if was.what != result.QuoteParts()[part] {
				continue
			}
			at := slices.IndexFunc(after, func(x item) bool { return same(was, &x) })
			switch {
			case at < 0:
				all = append(all, result.ChangedQuote{What: was.what, ID: terms.Optional(was.id), Label: was.label, Before: terms.Optional(was.text)})
			case after[at].text != was.text:
				all = append(all, result.ChangedQuote{What: was.what, ID: terms.Optional(was.id), Label: after[at].label, Before: terms.Optional(was.text), After: terms.Optional(after[at].text)})
			}
		}
		for i := range after {
			is := &after[i]
			if is.what == result.QuoteParts()[part] && !slices.ContainsFunc(before, func(x item) bool { return same(is, &x) }) {
				all = append(all, result.ChangedQuote{What: is.what, ID: terms.Optional(is.id), Label: is.label, After: terms.Optional(is.text)})
			}
		}
	}
	return all
}

// said is what the quote of a side says.
func (s *Side) said(q *assess.Quote) []item {
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
	add(result.QuoteStatus, "", "What it is", q.Status.String())
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
	currency := s.Playbook.Card.Currency
	text := words.Cents(pricing.Hundredths(l.Rate), currency) + " " + currency
	if l.Quantity != 100 {
		text = strings.TrimSpace(answer.FormatHundredths(l.Quantity)+" "+l.Unit) + " at " + text
	}
	text += map[bool]string{false: " a month", true: " once"}[l.Once]
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
	q := s.Playbook.Questionnaire
	var parts []string
	if o.Marked {
		parts = append(parts, "recommended")
	}
	for i := range o.Set {
		a := &o.Set[i]
		if t, ok := a.Part.Tower(); ok {
			parts = append(parts, q.Towers.Small(t)+": "+assess.SaidPart(a.Value, t))
			continue
		}
		parts = append(parts, words.Small(q.Questions[a.Question].Topic)+": "+strings.Trim(q.Said(a.Question, a.Value), `"`))
	}
	for _, id := range o.Exclude {
		parts = append(parts, "without: "+words.Small(s.lineName(id)))
	}
	for i := range o.Lines {
		parts = append(parts, "with: "+o.Lines[i].Label+", "+s.line(&o.Lines[i]))
	}
	if o.Discount != nil {
		parts = append(parts, "discount: "+discount(o.Discount))
	}
	if len(parts) == 0 {
		return "as it is described"
	}
	return strings.Join(parts, "; ")
}

// lineName is how the card calls a line, or its id in words where it has none here.
func (s *Side) lineName(id string) string {
	for _, m := range terms.Models() {
		bare := s.Quote
		bare.ExcludeLines, bare.ExcludeAt = nil, nil
		e, err := s.Playbook.Card.Estimate(s.Proposals[m].Split, s.Answers(), bare)
		if err != nil {
			continue
		}
		for i := range e.Lines {
			if e.Lines[i].ID == id {
				return e.Lines[i].Label
			}
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
