package offer

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
)

// Terms are the terms of an offer: those of the provider, and what the quote says
// otherwise. A budget has none.
func (o *Offer) Terms() []result.Term {
	out := []result.Term{}
	if !o.Firm() {
		return out
	}
	for _, id := range assess.TermIDs() {
		if value := o.TermValue(id); value != "" {
			if label, text := o.texts().Term(id, value); text != "" {
				out = append(out, result.Term{ID: id, Label: label, Text: text})
			}
		}
	}
	return out
}

// TermValue is what a term says, "" where it is not there.
func (o *Offer) TermValue(id string) string {
	own := o.engagement.Quote.Terms
	if i := slices.IndexFunc(own, func(t assess.QuoteTerm) bool { return t.ID == id }); i >= 0 {
		switch t := &own[i]; {
		case t.None:
			return ""
		case t.Texts != nil:
			return strings.Join(t.Texts, "; ")
		case t.Text != "":
			return t.Text
		case t.Number == 0:
			return ""
		default:
			return answer.FormatHundredths(t.Number)
		}
	}
	if o.playbook.Provider == nil {
		return ""
	}
	return o.playbook.Provider.Terms.Value(id)
}

// YearlyIncrease is by how much the fee rises each year, in hundredths of a percent: by what
// the quote says, else by the terms of the provider. It is nil where neither is known, which
// is not the same as no increase; an adviser signs nothing, so that its own terms say nothing
// of what a provider will charge.
func (o *Offer) YearlyIncrease() *int64 {
	var percent int64
	own := o.engagement.Quote.Terms
	i := slices.IndexFunc(own, func(t assess.QuoteTerm) bool { return t.ID == "yearly_increase" })
	switch {
	case i >= 0 && own[i].None:
	case i >= 0:
		percent = own[i].Number
	case o.playbook.Provider == nil || o.playbook.Voice() == advice.AdviserVoice:
		return nil
	default:
		percent = int64(o.playbook.Provider.Terms.YearlyIncrease)
	}
	return &percent
}
