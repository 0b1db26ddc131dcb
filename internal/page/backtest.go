package page

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// Backtest is what other rules make of past engagements, as for a review of a change of
// rules. The models are named as in the table.
func Backtest(b *result.Backtest, t *BatchTable) *Document {
	d := &Document{Title: "What the other rules change", Subtitle: rules(&b.Playbook.A) + " and " + rules(&b.Playbook.B)}
	d.Section("", Paragraph{Text: backtestLead(b), Lead: true})
	if len(b.Moves) > 0 {
		moves := Table{Columns: []Column{{Name: "Before", Flex: true}, {Name: "After", Flex: true}, {Name: "Clients", Align: Right}}}
		for _, m := range b.Moves {
			moves.Rows = append(moves.Rows, []string{t.station(m.Before), t.station(m.After), strconv.Itoa(m.Clients)})
		}
		d.Section("Other models", moves)
	}
	d.Section("Clients", tableOrNil(BacktestTable(b, t)))
	why := List{}
	for i := range b.Changes {
		if c := &b.Changes[i]; c.Moved() {
			why.Items = append(why.Items, Item{Mark: "-", Text: t.backtested(c), Detail: c.Because})
		}
	}
	d.Section("Why another model", listOrNil(why))
	prices := List{}
	for i := range b.Changes {
		if c := &b.Changes[i]; !c.Moved() && len(prices.Items) < mostTalks {
			prices.Items = append(prices.Items, Item{Mark: "-", Text: t.backtested(c), Detail: c.Because})
		}
	}
	d.Section("Why another price", some(listOrNil(prices), Text(unnamed(len(b.Changes)-len(why.Items))))...)
	errors := List{}
	for i := range b.Errors {
		e := &b.Errors[i]
		document := 0
		if e.Document != nil {
			document = *e.Document
		}
		errors.Items = append(errors.Items, Item{Mark: "-", Text: place(e.Source, document), Detail: problem(e)})
	}
	d.Section("Could not be scored", listOrNil(errors))
	return d
}

// rules names a playbook.
func rules(p *result.Playbook) string {
	name := p.Name
	if name == "" {
		name = "rules"
	}
	return strings.TrimSpace(name+" "+p.Version) + " (" + p.Short() + ")"
}

// backtestLead says what came out in a few sentences.
func backtestLead(b *result.Backtest) string {
	all := words.Count(b.Clients, "client", "clients")
	if len(b.Changes) == 0 {
		return "Nothing changes for " + all + "."
	}
	text := fmt.Sprintf("%d of %s %s another model; the monthly price of %d changes.", b.Models, all, words.Verb(b.Models, "gets", "get"), b.Prices)
	if b.Median != nil && b.Prices > 0 {
		text += " The median price changes by " + signed(b.Median.String()) + " %."
	}
	before, after := &b.Monthly.Before.Monthly, &b.Monthly.After.Monthly
	switch {
	case !before.Known || !after.Known || b.Currency.Before == nil || b.Currency.After == nil:
	case *b.Currency.Before != *b.Currency.After:
		text += fmt.Sprintf(" The prices are in %s before and in %s after, so that nothing is subtracted.", *b.Currency.Before, *b.Currency.After)
	default:
		text += fmt.Sprintf(" All together: %s before, %s after, %s a month.", words.Whole(before.Typical), words.Whole(after.Typical), *b.Currency.Before)
	}
	if before.Known && after.Known && b.Monthly.Before.Unpriced+b.Monthly.After.Unpriced > 0 {
		text += " Clients without a known price are in no sum."
	}
	return text
}

func signed(number string) string {
	if strings.HasPrefix(number, "-") || number == "0.0" {
		return number
	}
	return "+" + number
}

// station is a model, or an outcome without one, in words.
func (t *BatchTable) station(id string) string {
	for _, m := range terms.Models() {
		if m.String() == id {
			return t.Texts[m].Name
		}
	}
	return outcomeWords(assess.Outcome(id))
}

func (t *BatchTable) backtested(c *result.Backtested) string {
	who := result.Who{Source: c.Source, Document: c.Document, Name: c.Name}
	text := t.who(&who)
	if c.Moved() {
		text += ": " + t.station(result.Station(c.Outcome.Before, c.Model.Before)) + " → " + t.station(result.Station(c.Outcome.After, c.Model.After))
	}
	return text
}

// BacktestTable lists the clients for whom something changes.
func BacktestTable(b *result.Backtest, t *BatchTable) Table {
	amounts := func(currency *string, at string) string {
		if currency == nil || b.Currency.Before != nil && b.Currency.After != nil && *b.Currency.Before == *b.Currency.After {
			return at
		}
		return at + " " + *currency
	}
	table := Table{Columns: []Column{
		{Name: "Client", Flex: true},
		{Name: "Before"},
		{Name: "After"},
		{Name: amounts(b.Currency.Before, "Monthly"), Align: Right},
		{Name: amounts(b.Currency.After, "then"), Align: Right},
		{Name: "Difference", Align: Right},
	}}
	for i := range b.Changes {
		c := &b.Changes[i]
		who := result.Who{Source: c.Source, Document: c.Document, Name: c.Name}
		difference := ""
		if c.Difference != nil {
			difference = signed(words.Whole(c.Difference.Decimal))
		}
		after := "same"
		if c.Moved() {
			after = t.station(result.Station(c.Outcome.After, c.Model.After))
		}
		table.Rows = append(table.Rows, []string{
			t.who(&who), t.station(result.Station(c.Outcome.Before, c.Model.Before)), after, typicalOf(&c.Monthly.Before), typicalOf(&c.Monthly.After), difference,
		})
	}
	return table
}

// typicalOf is the typical case of an amount as a cell.
func typicalOf(r *pricing.Range) string { return ends(r)[1] }
