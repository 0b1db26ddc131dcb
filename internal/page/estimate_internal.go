package page

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What the provider reads of a price beside what the client reads.

// checks are what to look at before the price is sent.
func checks(r *result.Result) []Block {
	var l List
	for i := range r.Estimate.Checks {
		l.Items = append(l.Items, Item{Mark: "!", Text: r.Estimate.Checks[i].Text})
	}
	return some(listOrNil(l))
}

// buildUps say of the recommended model and of what is proposed beside it how the
// prices came about and what each line leaves.
func buildUps(d *Document, r *result.Result) {
	if m := r.Model(); m != nil {
		d.Section("Internal: how the price came about, "+inSentence(r, *m), lineMargins(r, r.Estimate.Models.Of(*m)))
	}
	if p := r.Estimate.Proposal; p != nil {
		d.Section("Internal: how the price beside it came about, "+inSentence(r, p.Model), lineMargins(r, &p.ModelEstimate))
	}
}

// builtUp says for the client how the price of each unit came about, where that is asked
// for; the provider reads it with its cost.
func builtUp(r *result.Result, e *result.ModelEstimate) []Block {
	if r.Provider() {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Item", Flex: true}, {Name: "List x work x share", Align: Right}, {Name: "Unit price", Align: Right}, {Name: "Volume", Align: Right}}}
	for i := range e.Lines {
		if l := &e.Lines[i]; l.ListRate != nil {
			t.Rows = append(t.Rows, append([]string{l.Label}, buildCells(l, r.Estimate.Currency)...))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	who, charges := "us", "we charge"
	if r.Adviser() {
		who, charges = "the provider", "the provider charges"
	}
	return []Block{t, Text("The list price is for a full service. Work is the part of it that is with " + who + ", share what " + charges + " of that beside your own people, and volume what is left of the amount after the discount for volume.")}
}

// buildCells are list price x work x share = unit price, and what is left of it after
// the volume.
func buildCells(l *result.Line, currency string) []string {
	rate := words.Cents(l.ListRate.Decimal, currency) + " x " + percent(l.Weights) + " x " + percent(l.Share)
	return []string{rate, words.Cents(l.Rate.Typical, currency), percent(l.Volume)}
}

// lineMargins is the build-up with what each line costs and leaves.
func lineMargins(r *result.Result, e *result.ModelEstimate) Block {
	t := Table{Columns: []Column{
		{Name: "Item", Flex: true}, {Name: "List x work x share", Align: Right}, {Name: "Volume", Align: Right}, {Name: "Cost", Align: Right}, {Name: "Margin", Align: Right},
	}}
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.ListRate == nil {
			continue
		}
		cost := ""
		if l.Cost != nil {
			cost = words.Cents(l.Cost.Decimal, r.Estimate.Currency)
		}
		cells := buildCells(l, r.Estimate.Currency)
		t.Rows = append(t.Rows, []string{l.Label, cells[0], cells[2], cost, percent(l.GrossMargin)})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// percent writes a fraction as a percentage with at most two decimals; "" for none.
func percent(n *json.Number) string {
	if n == nil {
		return ""
	}
	d, err := decimal.Parse(n.String())
	if err != nil {
		return n.String()
	}
	if d, err = d.Mul(decimal.Hundred); err != nil {
		return n.String()
	}
	return d.Round(2).Trim(0).String() + " %"
}

// margins are what each model costs to deliver and leaves, the recommended one first.
func margins(r *result.Result) []Block {
	currency := r.Estimate.Currency
	t := Table{Columns: []Column{
		{Name: "Model", Flex: true}, {Name: "Fee", Align: Right}, {Name: "Cost", Align: Right}, {Name: "Gross margin", Align: Right}, {Name: "Floor price", Align: Right},
	}}
	var agree []Block
	target := ""
	add := func(name string, e *result.ModelEstimate) {
		if e.Cost == nil {
			return
		}
		fee := e.Monthly.Typical
		if e.Resale != nil { // what is sold on has a margin of its own
			fee = e.Resale.ServiceMonthly.Typical
		}
		t.Rows = append(t.Rows, []string{name, words.Cents(fee, currency), words.Cents(e.Cost.Decimal, currency), percent(e.GrossMargin), words.Cents(e.Floor.Decimal, currency)})
		target = percent(e.Target)
		if e.Approval != nil && *e.Approval != "" {
			agree = append(agree, Text(fmt.Sprintf("%s lies below its floor price: %s must agree.", name, *e.Approval)))
		}
	}
	for _, m := range r.Recommendation.Ranking {
		add(name(r, m), r.Estimate.Models.Of(m))
	}
	if p := r.Estimate.Proposal; p != nil {
		add("Proposed beside it: "+inSentence(r, p.Model), &p.ModelEstimate)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if m := r.Model(); m != nil {
		t.Rows = append(t.Rows, resaleMargins(r.Estimate.Models.Of(*m), currency)...)
	}
	return append([]Block{t, Text("The target is a gross margin of " + target + ".")}, agree...)
}

// resaleMargins are what the lines that are sold on cost and leave.
func resaleMargins(e *result.ModelEstimate, currency string) [][]string {
	var rows [][]string
	for i := range e.Lines {
		l := &e.Lines[i]
		if !l.Resale {
			continue
		}
		cost := "not known"
		if l.Cost != nil {
			cost = words.Cents(l.Cost.Decimal, currency)
		}
		name := "Sold on: " + l.Label
		if l.Period == pricing.Once {
			name += ", once"
		}
		rows = append(rows, []string{name, words.Cents(l.Amount.Typical, currency), cost, percent(l.GrossMargin), ""})
	}
	return rows
}

// market is what others publish for such a client, and where the list price stands.
func market(r *result.Result) []Block {
	var list Block
	if r.Estimate.Market != nil {
		list = Text(r.Estimate.Market.Text)
	}
	return append(published(r), some(list)...)
}

// published is what others publish for such a client.
func published(r *result.Result) []Block {
	var f Facts
	said := ""
	for _, m := range r.Recommendation.Ranking {
		if b := r.Estimate.Models.Of(m).Market; b != nil {
			f.Pairs = append(f.Pairs, [2]string{name(r, m), words.Whole(b.Low.Decimal) + " to " + words.Whole(b.High.Decimal) + " " + r.Estimate.Currency + " a month"})
			said = b.Text
		}
	}
	var band Block
	if len(f.Pairs) > 0 {
		band = f
	}
	return some(band, Text(said))
}

// modelPrices compares the three models. A model that is ruled out stands here
// only with what it would need first.
func modelPrices(r *result.Result) []Block {
	t := Table{Columns: []Column{
		{Name: "Model"},
		{Name: "Low", Align: Right},
		{Name: "Typical", Align: Right},
		{Name: "High", Align: Right},
		{Name: "Once", Align: Right},
		{Name: "", Flex: true},
	}}
	currency := r.Estimate.Currency
	for _, m := range r.Recommendation.Ranking {
		e := r.Estimate.Models.Of(m)
		if !e.Monthly.Known {
			return nil
		}
		once := ""
		if e.OneTime.Known {
			once = words.Cents(e.OneTime.Typical, currency)
		}
		t.Rows = append(t.Rows, append(append([]string{name(r, m)}, inCents(e.Monthly, currency)...), once, standing(r, m)))
	}
	t = oneFigure(t, currency+" a month")
	return []Block{t, Text("These are " + provider(r) + "'s fees alone. What the client's own people cost comes on top.")}
}

// oneFigure makes one column of Low, Typical and High, which stand behind the first, where
// no row has more than one figure.
func oneFigure(t Table, name string) Table {
	for _, row := range t.Rows {
		if row[1] != row[2] || row[2] != row[3] {
			return t
		}
	}
	t.Columns = slices.Concat(t.Columns[:1], []Column{{Name: name, Align: Right}}, t.Columns[4:])
	for i, row := range t.Rows {
		t.Rows[i] = slices.Concat(row[:1], row[2:3], row[4:])
	}
	return t
}

// standing says where a model stands, and what a ruled-out one would need.
func standing(r *result.Result, m terms.Model) string {
	e := r.Estimate.Models.Of(m)
	switch {
	case r.Model() != nil && m == *r.Model():
		return "recommended"
	case !e.Vetoed:
		return ""
	}
	return ruledOut(r.Recommendation.Possible, m) + wayIn(r, e.Hire, e.Stay)
}

// ruledOut says that a model is ruled out, for good or as long as something is open.
func ruledOut(possible []string, m terms.Model) string {
	if slices.Contains(possible, m.String()) {
		return "ruled out as things stand"
	}
	return "ruled out"
}
