package page

import (
	"encoding/json"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
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
		d.Section(r.Say("estimate_internal.came_about", "model", inSentence(r, *m)), lineMargins(r, r.Estimate.Models.Of(*m)))
	}
	if p := r.Estimate.Proposal; p != nil {
		d.Section(r.Say("estimate_internal.came_about_beside", "model", inSentence(r, p.Model)), lineMargins(r, &p.ModelEstimate))
	}
}

// builtUp says for the client how the price of each unit came about, where that is asked
// for; the provider reads it with its cost.
func builtUp(r *result.Result, e *result.ModelEstimate) []Block {
	if r.Provider() {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_lines.item"), Flex: true},
		{Name: r.Say("estimate_internal.build_up"), Align: Right},
		{Name: r.Say("estimate_lines.unit_price"), Align: Right},
		{Name: r.Say("estimate_internal.volume"), Align: Right},
	}}
	for i := range e.Lines {
		if l := &e.Lines[i]; l.ListRate != nil {
			t.Rows = append(t.Rows, append([]string{l.Label}, buildCells(r, l)...))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	text := r.Say("estimate_internal.built_up")
	if r.Adviser() {
		text = r.Say("estimate_internal.built_up_by_provider")
	}
	return []Block{t, Text(text)}
}

// buildCells are list price x work x share = unit price, and what is left of it after
// the volume.
func buildCells(r *result.Result, l *result.Line) []string {
	in := func(d decimal.Decimal) string { return r.Language.Cents(d, r.Estimate.Currency) }
	rate := r.Say("estimate_internal.build_up_cell", "list", in(l.ListRate.Decimal), "work", percent(r, l.Weights), "share", percent(r, l.Share))
	return []string{rate, in(l.Rate.Typical), percent(r, l.Volume)}
}

// lineMargins is the build-up with what each line costs and leaves.
func lineMargins(r *result.Result, e *result.ModelEstimate) Block {
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_lines.item"), Flex: true},
		{Name: r.Say("estimate_internal.build_up"), Align: Right},
		{Name: r.Say("estimate_internal.volume"), Align: Right},
		{Name: r.Say("estimate_internal.cost"), Align: Right},
		{Name: r.Say("estimate_internal.margin"), Align: Right},
	}}
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.ListRate == nil {
			continue
		}
		cost := ""
		if l.Cost != nil {
			cost = r.Language.Cents(l.Cost.Decimal, r.Estimate.Currency)
		}
		cells := buildCells(r, l)
		t.Rows = append(t.Rows, []string{l.Label, cells[0], cells[2], cost, percent(r, l.GrossMargin)})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// percent writes a fraction as a percentage with at most two decimals; "" for none.
func percent(r *result.Result, n *json.Number) string {
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
	return r.Say("estimate_internal.percent", "number", r.Language.Plain(d.Round(2).Trim(0).String()))
}

// margins are what each model costs to deliver and leaves, the recommended one first.
func margins(r *result.Result) []Block {
	in := func(d decimal.Decimal) string { return r.Language.Cents(d, r.Estimate.Currency) }
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_internal.model"), Flex: true},
		{Name: r.Say("estimate_internal.fee"), Align: Right},
		{Name: r.Say("estimate_internal.cost"), Align: Right},
		{Name: r.Say("estimate_internal.gross_margin"), Align: Right},
		{Name: r.Say("estimate_internal.floor"), Align: Right},
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
		t.Rows = append(t.Rows, []string{name, in(fee), in(e.Cost.Decimal), percent(r, e.GrossMargin), in(e.Floor.Decimal)})
		target = percent(r, e.Target)
		if e.Approval != nil && *e.Approval != "" {
			agree = append(agree, Text(r.Say("estimate_internal.below_floor", "model", name, "who", *e.Approval)))
		}
	}
	for _, m := range r.Recommendation.Ranking {
		add(name(r, m), r.Estimate.Models.Of(m))
	}
	if p := r.Estimate.Proposal; p != nil {
		add(r.Say("estimate_internal.proposed", "model", inSentence(r, p.Model)), &p.ModelEstimate)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if m := r.Model(); m != nil {
		t.Rows = append(t.Rows, resaleMargins(r, r.Estimate.Models.Of(*m))...)
	}
	return append([]Block{t, Text(r.Say("estimate_internal.target", "target", target))}, agree...)
}

// resaleMargins are what the lines that are sold on cost and leave.
func resaleMargins(r *result.Result, e *result.ModelEstimate) [][]string {
	in := func(d decimal.Decimal) string { return r.Language.Cents(d, r.Estimate.Currency) }
	var rows [][]string
	for i := range e.Lines {
		l := &e.Lines[i]
		if !l.Resale {
			continue
		}
		cost := r.Say("estimate_internal.not_known")
		if l.Cost != nil {
			cost = in(l.Cost.Decimal)
		}
		name := r.Say("estimate_internal.sold_on", "line", l.Label)
		if l.Period == pricing.Once {
			name = r.Say("estimate_internal.sold_on_once", "line", l.Label)
		}
		rows = append(rows, []string{name, in(l.Amount.Typical), cost, percent(r, l.GrossMargin), ""})
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
			band := r.Say("words.between", "low", r.Language.Whole(b.Low.Decimal), "high", r.Language.Whole(b.High.Decimal))
			f.Pairs = append(f.Pairs, [2]string{name(r, m), r.Say("estimate.a_month", "amount", r.Language.In(band, r.Estimate.Currency))})
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
		{Name: r.Say("estimate_internal.model")},
		{Name: r.Say("estimate_totals.low"), Align: Right},
		{Name: r.Say("estimate_totals.typical"), Align: Right},
		{Name: r.Say("estimate_totals.high"), Align: Right},
		{Name: r.Say("estimate_lines.once"), Align: Right},
		{Name: "", Flex: true},
	}}
	for _, m := range r.Recommendation.Ranking {
		e := r.Estimate.Models.Of(m)
		if !e.Monthly.Known {
			return nil
		}
		once := ""
		if e.OneTime.Known {
			once = r.Language.Cents(e.OneTime.Typical, r.Estimate.Currency)
		}
		t.Rows = append(t.Rows, append(append([]string{name(r, m)}, inCents(r, e.Monthly)...), once, standing(r, m)))
	}
	amounts, _ := periodNames(r, pricing.Month)
	return []Block{oneFigure(t, amounts), Text(r.Say("estimate_internal.fees_alone"))}
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
		return r.Say("estimate_internal.recommended")
	case !e.Vetoed:
		return ""
	}
	return ruledOut(r, m) + wayIn(r, e.Hire, e.Stay)
}

// ruledOut says that a model is ruled out, for good or as long as something is open.
func ruledOut(r *result.Result, m terms.Model) string {
	if slices.Contains(r.Recommendation.Possible, m.String()) {
		return r.Say("estimate_internal.ruled_out_so_far")
	}
	return r.Say("estimate_internal.ruled_out")
}
