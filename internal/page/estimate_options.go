package page

import (
	"cmp"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// options are the ways to buy side by side, with what differs in each.
func options(r *result.Result) []Block {
	e := r.Estimate
	if len(e.Options) == 0 {
		return nil
	}
	month, _ := periodNames(r, pricing.Month)
	once, _ := periodNames(r, pricing.Once)
	t := Table{Columns: []Column{
		{Name: r.Say("estimate_options.option"), Flex: true},
		{Name: month, Align: Right},
		{Name: once, Align: Right},
		{Name: r.Say("estimate_options.over_term", "currency", r.Language.Currency(e.Currency), "months", e.Comparison.Months), Align: Right},
	}}
	for i := range e.Options {
		o := &e.Options[i]
		row := []string{optionName(r, o), r.Say("estimate_options.no_price"), "", ""}
		if o.Monthly.Known {
			row = []string{optionName(r, o), optionAmount(r, o, o.Monthly), optionAmount(r, o, o.OneTime), optionAmount(r, o, o.Total)}
		}
		t.Rows = append(t.Rows, row)
	}
	var l List
	for i := range e.Options {
		if text := optionSays(r, &e.Options[i]); text != "" {
			l.Items = append(l.Items, Item{Mark: "•", Text: text})
		}
	}
	return some(t, Text(unlike(r)), listOrNil(l), Text(aboutOption(r)))
}

// optionName is the label of an option, with a word where it is the recommended one.
func optionName(r *result.Result, o *result.Option) string {
	if o.Marked {
		return r.Say("estimate_totals.recommended", "option", o.Label)
	}
	return o.Label
}

// optionAmount is an amount as firm as the price of an option is.
func optionAmount(r *result.Result, o *result.Option, a pricing.Range) string {
	if !a.Known {
		return r.Say("estimate_options.quoted_apart")
	}
	if r.Status != terms.Budget && len(o.Refused) == 0 {
		return r.Language.Cents(a.Typical, r.Estimate.Currency)
	}
	from, to := r.Language.Rough(a.Low), r.Language.Rough(a.High)
	if from == to {
		return r.Language.Rough(a.Typical)
	}
	return r.Say("words.between", "low", from, "high", to)
}

// optionSays says in what an option differs from the engagement as it is described; ""
// where it does not.
func optionSays(r *result.Result, o *result.Option) string {
	base := r.Estimate.Base()
	var parts, moved []string
	if base != nil && o != base {
		moved = optionSplit(r, o, base)
	}
	for i := range o.Differs {
		if d := &o.Differs[i]; len(moved) == 0 || !strings.HasPrefix(string(d.Question), assess.TowerOwners+".") {
			parts = append(parts, r.Language.Small(d.Text))
		}
	}
	parts = append(parts, moved...)
	switch {
	case o.Model == nil:
		parts = append(parts, r.Say("estimate_options.no_model"))
	case base != nil && o != base && (base.Model == nil || *base.Model != *o.Model):
		parts = append(parts, r.Say("estimate_options.model_then", "model", inSentence(r, *o.Model)))
	}
	var text string
	if len(parts) > 0 {
		text = r.Say("estimate_options.differs", "option", optionName(r, o), "parts", strings.Join(parts, "; "))
	}
	if len(o.Refused) == 0 {
		return text
	}
	if text == "" {
		text = sentence(optionName(r, o))
	}
	said := []string{text, r.Say("estimate_options.no_offer_yet")}
	for i := range o.Refused {
		said = append(said, o.Refused[i].Text)
		if do := o.Refused[i].Do; do != "" {
			said = append(said, r.Say("estimate_options.to_do", "do", words.Large(do)))
		}
	}
	return strings.Join(said, " ")
}

// optionSplit names the parts of IT that another side runs in an option.
func optionSplit(r *result.Result, o, base *result.Option) []string {
	if o.Split == nil || base.Split == nil {
		return nil
	}
	var by [terms.ThirdParty + 1][]string
	for _, t := range terms.Towers() {
		if side := o.Split[t]; side != base.Split[t] {
			by[side] = append(by[side], r.Words.Towers.Small(t))
		}
	}
	var parts []string
	for side, towers := range by {
		if len(towers) > 0 {
			parts = append(parts, r.Language.SayOf("estimate_options.run", terms.Side(side).String(), "parts", len(towers), "names", r.Language.List(towers)))
		}
	}
	return parts
}

// unlike says that the sums of the options do not hold the same work, "" where they do.
func unlike(r *result.Result) string {
	e := r.Estimate
	var first *terms.Split
	for i := range e.Options {
		split := e.Options[i].Split
		if first != nil && split != nil && *first != *split {
			return r.Say("estimate_options.unlike")
		}
		if first == nil {
			first = split
		}
	}
	return ""
}

// aboutOption says which option everything else on the page is about.
func aboutOption(r *result.Result) string {
	e := r.Estimate
	for i := range e.Options {
		if e.Options[i].Marked {
			return r.Say("estimate_options.about", "option", e.Options[i].Label)
		}
	}
	if base := e.Base(); base != nil {
		return r.Say("estimate_options.about", "option", base.Label)
	}
	return ""
}

// optionRows are the options as rows of the table of lines, with a name of their own in
// its last column and no model, so that no sum over the lines of a model holds them.
func optionRows(t *Table, r *result.Result) {
	e := r.Estimate
	if len(e.Options) == 0 {
		return
	}
	at := map[string]int{}
	for i, c := range t.Columns {
		at[c.Name] = i
	}
	t.Columns = append(t.Columns, columns("option", "option_model", "option_marked")...)
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], "", "", "")
	}
	for i := range e.Options {
		o := &e.Options[i]
		for _, sum := range []struct {
			period string
			amount pricing.Range
		}{{string(pricing.Month), o.Monthly}, {string(pricing.Once), o.OneTime}, {"term", o.Total}} {
			row := make([]string, len(t.Columns))
			row[at["id"]], row[at["label"]], row[at["period"]], row[at["currency"]] = "option", o.Label, sum.period, e.Currency
			row[at["client"]] = clientOf(r)
			copy(row[at["amount_low"]:], cells(sum.amount))
			model := ""
			if o.Model != nil {
				model = o.Model.String()
			}
			copy(row[len(row)-3:], []string{cmp.Or(string(o.ID), "as_described"), model, strconv.FormatBool(o.Marked)})
			t.Rows = append(t.Rows, row)
		}
	}
}
