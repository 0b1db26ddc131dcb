package compare

import (
	"cmp"
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

// several are the sentences that name the parts of a quote of which there may be many.
var several = map[result.QuotePart]string{
	result.QuoteLeftOut: "compare_quote.all_left_out", result.QuoteLine: "compare_quote.all_lines", result.QuoteOption: "compare_quote.all_options", result.QuoteTerms: "compare_quote.all_terms",
}

// quoteChanges are differences of two quotes as a person reads them: one row for each part.
func quoteChanges(l *words.Language, quote []result.ChangedQuote) []result.SaidChange {
	all := []result.SaidChange{}
	for _, part := range result.QuoteParts() {
		items := slices.DeleteFunc(slices.Clone(quote), func(q result.ChangedQuote) bool { return q.What != part })
		if len(items) == 0 {
			continue
		}
		label := l.Small(items[0].Label)
		if part == result.QuoteLine || part == result.QuoteOption { // those are names
			label = items[0].Label
		}
		var before, after []string
		for i := range items {
			named := func(text string) string { return text }
			if len(items) > 1 {
				label = l.Say(several[part])
				named = func(text string) string { return l.Say("compare_quote.item", "name", items[i].Label, "text", text) }
			}
			if text := string(items[i].Before); text != "" {
				before = append(before, named(text))
			}
			if text := string(items[i].After); text != "" {
				after = append(after, named(text))
			}
		}
		all = append(all, result.SaidChange{
			Cause: byQuote(part), Label: label, Moves: []string{},
			Before: cmp.Or(strings.Join(before, "; "), "-"), After: cmp.Or(strings.Join(after, "; "), "-"),
		})
	}
	return all
}

// says is what a quote says, in a language.
func (s *Side) says(l *words.Language, q *assess.Quote) []item {
	var all []item
	add := func(what result.QuotePart, id, label, text string) {
		if text != "" {
			all = append(all, item{what, id, label, text})
		}
	}
	add(result.QuoteStatus, "", l.Say("compare_quote.kind"), l.SayOf("compare_quote.status", q.Status.String()))
	if q.Revision > 0 {
		add(result.QuoteRevision, "", l.Say("compare_quote.revision"), strconv.FormatInt(q.Revision, 10))
	}
	if q.ValidUntil != "" {
		add(result.QuoteValidUntil, "", l.Say("compare_quote.valid_until"), l.Date(q.ValidUntil))
	}
	if q.Start != "" {
		add(result.QuoteStart, "", l.Say("compare_quote.start"), l.Date(q.Start))
	}
	if q.TermMonths > 0 {
		add(result.QuoteTerm, "", l.Say("compare_quote.term"), l.Say("compare_quote.months", "months", int(q.TermMonths)))
	}
	if q.PresentPer == assess.PresentPerSite {
		add(result.QuotePresentPer, "", l.Say("compare_quote.presented"), l.Say("compare_quote.each_site"))
	}
	add(result.QuoteDiscount, "", l.Say("compare_quote.discount"), discount(l, q.Discount))
	for _, id := range q.Exclude {
		add(result.QuoteLeftOut, id, s.lineName(id), l.Say("compare_quote.left_out"))
	}
	for i := range q.Lines {
		line := &q.Lines[i]
		add(result.QuoteLine, occurrence(all, result.QuoteLine, line.Label), line.Label, s.line(l, line))
	}
	for i := range q.Options {
		o := &q.Options[i]
		add(result.QuoteOption, o.ID, o.Label, s.option(l, o))
	}
	for i := range q.Terms {
		t := &q.Terms[i]
		add(result.QuoteTerms, t.ID, words.Large(strings.ReplaceAll(t.ID, "_", " ")), termText(l, t))
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
func discount(l *words.Language, d *assess.Discount) string {
	if d == nil {
		return ""
	}
	text := l.Say("compare_quote.percent", "number", l.Plain(answer.FormatHundredths(d.Percent)))
	if d.Label != "" {
		text = l.Say("compare_quote.discount_for", "discount", text, "label", d.Label)
	}
	var inside []string
	if d.Reason != "" {
		inside = append(inside, l.Say("compare_quote.because", "reason", d.Reason))
	}
	if d.ApprovedBy != "" {
		inside = append(inside, l.Say("compare_quote.approved", "name", d.ApprovedBy))
	}
	if len(inside) > 0 {
		text = l.Say("compare_quote.remarked", "text", text, "remarks", strings.Join(inside, "; "))
	}
	return text
}

// line is a line that is added by hand, in words.
func (s *Side) line(l *words.Language, line *assess.QuoteLine) string {
	currency := s.playbook.Card.Currency
	rate := l.In(l.Cents(pricing.Hundredths(line.Rate), currency), currency)
	text := l.Say("compare_quote.month", "amount", rate)
	if line.Once {
		text = l.Say("compare_quote.once", "amount", rate)
	}
	if number := l.Plain(answer.FormatHundredths(line.Quantity)); line.Quantity != 100 && line.Unit != "" {
		text = l.Say("compare_quote.units_at", "number", number, "price", text, "unit", line.Unit)
	} else if line.Quantity != 100 {
		text = l.Say("compare_quote.number_at", "number", number, "price", text)
	}
	if line.CommitmentMonths > 0 {
		text = l.Say("compare_quote.bought_for", "line", text, "months", int(line.CommitmentMonths))
	}
	if line.Cost != nil {
		text = l.Say("compare_quote.costs", "line", text, "cost", l.Cents(pricing.Hundredths(*line.Cost), currency))
	}
	return text
}

// option is what an option of a quote changes, in words.
func (s *Side) option(l *words.Language, o *assess.QuoteOption) string {
	var parts []string
	if o.Marked {
		parts = append(parts, l.Say("compare_quote.recommended"))
	}
	for _, shown := range s.result.Estimate.Options {
		for _, differs := range shown.Differs {
			if string(shown.ID) == o.ID {
				parts = append(parts, differs.Text)
			}
		}
	}
	return cmp.Or(strings.Join(parts, "; "), l.Say("compare_quote.as_described"))
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
func termText(l *words.Language, t *assess.QuoteTerm) string {
	switch {
	case t.None:
		return l.Say("compare_quote.none")
	case t.Texts != nil:
		return strings.Join(t.Texts, "; ")
	case t.Text != "":
		return t.Text
	}
	number := l.Plain(answer.FormatHundredths(t.Number))
	switch t.ID {
	case "notice_days":
		return l.Say("compare_quote.days", "number", number)
	case "minimum_percent", "yearly_increase":
		return l.Say("compare_quote.percent", "number", number)
	}
	return number
}
