package page

import (
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Backtest is what other rules make of past engagements, as for a review of a change of
// rules. The models are named as in the table.
func Backtest(b *result.Backtest, t *BatchTable) *Document {
	d := &Document{Title: t.say("backtest.title"), Subtitle: t.say("backtest.both", "before", t.rules(&b.Playbook.A), "after", t.rules(&b.Playbook.B))}
	d.Section("", Paragraph{Text: t.backtestLead(b), Lead: true})
	if len(b.Moves) > 0 {
		moves := Table{Columns: []Column{{Name: t.say("backtest.before"), Flex: true}, {Name: t.say("backtest.after"), Flex: true}, {Name: t.say("backtest.clients"), Align: Right}}}
		for _, m := range b.Moves {
			moves.Rows = append(moves.Rows, []string{t.station(m.Before), t.station(m.After), strconv.Itoa(m.Clients)})
		}
		d.Section(t.say("backtest.other_models"), moves)
	}
	d.Section(t.say("backtest.clients"), tableOrNil(BacktestTable(b, t)))
	why := List{}
	for i := range b.Changes {
		if c := &b.Changes[i]; c.Moved() {
			why.Items = append(why.Items, Item{Mark: "-", Text: t.backtested(c), Detail: c.Because})
		}
	}
	d.Section(t.say("backtest.why_model"), listOrNil(why))
	prices := List{}
	for i := range b.Changes {
		if c := &b.Changes[i]; !c.Moved() && len(prices.Items) < mostTalks {
			prices.Items = append(prices.Items, Item{Mark: "-", Text: t.backtested(c), Detail: c.Because})
		}
	}
	d.Section(t.say("backtest.why_price"), some(listOrNil(prices), Text(t.unnamed(len(b.Changes)-len(why.Items))))...)
	errors := List{}
	for i := range b.Errors {
		e := &b.Errors[i]
		document := 0
		if e.Document != nil {
			document = *e.Document
		}
		errors.Items = append(errors.Items, Item{Mark: "-", Text: place(e.Source, document), Detail: t.problem(e)})
	}
	d.Section(t.say("backtest.not_scored"), listOrNil(errors))
	return d
}

// rules names a playbook.
func (t *BatchTable) rules(p *result.Playbook) string {
	name := p.Name
	if name == "" {
		name = t.say("backtest.unnamed_rules")
	}
	return t.say("backtest.rules", "name", strings.TrimSpace(name+" "+p.Version), "digest", p.Short())
}

// backtestLead says what came out in a few sentences.
func (t *BatchTable) backtestLead(b *result.Backtest) string {
	if len(b.Changes) == 0 {
		return t.say("backtest.nothing", "clients", b.Clients)
	}
	says := []string{t.say("backtest.changes", "all", t.say("backtest.of_clients", "clients", b.Clients), "models", b.Models, "prices", b.Prices)}
	if b.Median != nil && b.Prices > 0 {
		says = append(says, t.say("backtest.median", "percent", t.Language.Plain(signed(b.Median.String()))))
	}
	before, after := &b.Monthly.Before.Monthly, &b.Monthly.After.Monthly
	switch {
	case !before.Known || !after.Known || b.Currency.Before == nil || b.Currency.After == nil:
	case *b.Currency.Before != *b.Currency.After:
		says = append(says, t.say("backtest.two_currencies", "before", t.Language.Currency(*b.Currency.Before), "after", t.Language.Currency(*b.Currency.After)))
	default:
		says = append(says, t.say("backtest.all_together", "before", t.Language.Whole(before.Typical), "after", t.Language.Whole(after.Typical), "currency", t.Language.Currency(*b.Currency.Before)))
	}
	if before.Known && after.Known && b.Monthly.Before.Unpriced+b.Monthly.After.Unpriced > 0 {
		says = append(says, t.say("backtest.without_price"))
	}
	return running(says...)
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
	return t.outcome(assess.Outcome(id))
}

func (t *BatchTable) backtested(c *result.Backtested) string {
	who := result.Who{Source: c.Source, Document: c.Document, Name: c.Name}
	if !c.Moved() {
		return t.who(&who)
	}
	return t.say("backtest.moved", "client", t.who(&who), "before", t.station(result.Station(c.Outcome.Before, c.Model.Before)),
		"after", t.station(result.Station(c.Outcome.After, c.Model.After)))
}

// BacktestTable lists the clients for whom something changes.
func BacktestTable(b *result.Backtest, t *BatchTable) Table {
	amounts := func(currency *string, head string) string {
		if currency == nil || b.Currency.Before != nil && b.Currency.After != nil && *b.Currency.Before == *b.Currency.After {
			return head
		}
		return t.say("batch.in_currency", "what", head, "currency", t.Language.Currency(*currency))
	}
	table := Table{Columns: []Column{
		{Name: t.say("backtest.client"), Flex: true},
		{Name: t.say("backtest.before")},
		{Name: t.say("backtest.after")},
		{Name: amounts(b.Currency.Before, t.say("backtest.monthly")), Align: Right},
		{Name: amounts(b.Currency.After, t.say("backtest.then")), Align: Right},
		{Name: t.say("backtest.difference"), Align: Right},
	}}
	for i := range b.Changes {
		c := &b.Changes[i]
		who := result.Who{Source: c.Source, Document: c.Document, Name: c.Name}
		difference := ""
		if c.Difference != nil {
			difference = signed(t.Language.Whole(c.Difference.Decimal))
		}
		after := t.say("backtest.same")
		if c.Moved() {
			after = t.station(result.Station(c.Outcome.After, c.Model.After))
		}
		table.Rows = append(table.Rows, []string{
			t.who(&who), t.station(result.Station(c.Outcome.Before, c.Model.Before)), after, t.typicalOf(&c.Monthly.Before), t.typicalOf(&c.Monthly.After), difference,
		})
	}
	return table
}

// typicalOf is the typical case of an amount as a cell.
func (t *BatchTable) typicalOf(r *pricing.Range) string { return t.ends(r)[1] }
