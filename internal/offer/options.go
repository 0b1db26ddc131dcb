package offer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// The options of a quote side by side. Each is taken through all steps as if it were the
// engagement, so that it says to the cent what a document about it says.

// Take takes an engagement without options through all steps.
type Take func(*assess.Engagement) (*result.Result, error)

// variant is one of the ways to buy, with what came out for it.
type variant struct {
	option *assess.QuoteOption // nil for the engagement as it stands
	taken  *assess.Engagement  // as the client may see it
	result *result.Result
}

// offered names the marked option, nil where none is.
func offered(q *assess.Quote) *result.Offered {
	if o := q.Marked(); o != nil {
		return &result.Offered{ID: o.ID, Label: o.Label}
	}
	return nil
}

// AddOptions puts the options of a quote side by side into a result, which is that of the
// marked one, or of the engagement as it stands; the others are taken through the steps.
func AddOptions(p *playbook.Playbook, file *assess.Engagement, r *result.Result, take Take) error {
	r.Option = offered(&file.Quote)
	if r.Estimate == nil {
		return nil
	}
	r.Estimate.Options, r.Internal.Options = []result.Option{}, [][]result.Refusal{}
	if len(file.Quote.Options) == 0 || file.Quote.Status == terms.Agreement { // then there is nothing left to choose
		return nil
	}
	all, base, err := variants(p, file, r, take)
	if err != nil {
		return err
	}
	for i := range all {
		r.Estimate.Options = append(r.Estimate.Options, option(p, &all[i], base))
		r.Internal.Options = append(r.Internal.Options, all[i].result.Internal.Refused)
	}
	// An option that changes nothing says the same under a name of its own.
	if slices.ContainsFunc(r.Estimate.Options[1:], func(o result.Option) bool { return len(o.Differs) == 0 }) {
		r.Estimate.Options, r.Internal.Options = r.Estimate.Options[1:], r.Internal.Options[1:]
	}
	return nil
}

// variants takes the engagement as it stands, and with each option. The first one is what
// the others are compared with.
func variants(p *playbook.Playbook, file *assess.Engagement, r *result.Result, take Take) ([]variant, *variant, error) {
	all := []variant{{}}
	for i := range file.Quote.Options {
		all = append(all, variant{option: &file.Quote.Options[i]})
	}
	marked := file.Quote.Marked()
	for i := range all {
		v := &all[i]
		e := file.With(v.option)
		v.taken = e.ForClient(p.Questionnaire)
		if v.result = r; v.option == marked {
			continue
		}
		var err error
		if v.result, err = take(e); err != nil {
			if v.option == nil {
				return nil, nil, fmt.Errorf("the quote without its options: %w", err)
			}
			return nil, nil, fmt.Errorf("option %s: %w", v.option.ID, err)
		}
	}
	return all, &all[0], nil
}

// option is what stands side by side of one way to buy.
func option(p *playbook.Playbook, v, base *variant) result.Option {
	r := v.result
	out := result.Option{Label: p.Texts.Called().Described, Model: r.Model(), Refused: r.Refused, Differs: []result.OptionDiffers{}}
	if o := v.option; o != nil {
		out.ID, out.Label, out.Marked = terms.Optional(o.ID), o.Label, o.Marked
		out.Differs = append(out.Differs, otherAnswers(p, v, base)...)
		out.Differs = append(out.Differs, otherLines(p, v, base)...)
	}
	if m := out.Model; m != nil {
		one := r.Estimate.Models.Of(*m)
		split := one.Split
		out.Split, out.Monthly, out.OneTime = &split, one.Monthly, one.OneTime
		out.Total = p.Card.Charged(&r.Estimate.Comparison, m.String())
	}
	return out
}

// otherAnswers are the answers in which an option differs, each part of a grid for itself.
// An answer to a question that does not apply changes nothing and is none of them.
func otherAnswers(p *playbook.Playbook, v, base *variant) []result.OptionDiffers {
	q := p.Questionnaire
	differs := func(topic, answer string) string {
		return p.Language.Say("offer.differs", "topic", words.Large(topic), "answer", cmp.Or(answer, p.Texts.Called().Undecided))
	}
	var out []result.OptionDiffers
	now, was := v.taken.View(q), base.taken.View(q)
	for i := range q.Questions {
		if q.Questions[i].Private() || now.State(i) == answer.Hidden {
			continue
		}
		before, after := base.taken.Answers.Values[i].Kept(), v.taken.Answers.Values[i].Kept()
		if before.Equal(after) && (was.Dispute(i) == nil) == (now.Dispute(i) == nil) {
			continue
		}
		id := q.Questions[i].ID
		if q.Schema.At(i).Type != answer.Grid {
			out = append(out, result.OptionDiffers{Question: terms.Optional(id), Text: differs(q.Questions[i].Topic, strings.Trim(q.Said(i, after), `"`))})
			continue
		}
		for _, t := range terms.Towers() {
			if said := q.SaidPart(after, t); said != q.SaidPart(before, t) {
				out = append(out, result.OptionDiffers{Question: terms.Optional(q.PartID(i, assess.PartOf(t))), Text: differs(q.Towers.Small(t), said)})
			}
		}
	}
	return out
}

// otherLines are the lines that an option leaves out and adds, and its discount.
func otherLines(p *playbook.Playbook, v, base *variant) []result.OptionDiffers {
	called, in := p.Texts.Called(), &p.Language
	var out []result.OptionDiffers
	for _, l := range v.result.Estimate.LeftOut {
		if !slices.ContainsFunc(base.result.Estimate.LeftOut, func(x result.LeftOut) bool { return x.ID == l.ID }) {
			out = append(out, result.OptionDiffers{Line: terms.Optional(l.ID), Text: advice.Fill(called.Without, "{line}", in.Small(l.Label))})
		}
	}
	lines := linesOf(v.result)
	for i := range v.option.Lines {
		id := pricing.ExtraID(len(base.taken.Quote.Lines) + i + 1)
		l := lineOf(lines, id)
		if l == nil {
			continue
		}
		text := called.WithMonthly
		if l.Period == pricing.Once {
			text = called.WithOnce
		}
		currency := v.result.Estimate.Currency
		out = append(out, result.OptionDiffers{Line: terms.Optional(id), Text: advice.Fill(text, "{line}", l.Label, "{amount}", in.Cents(l.Amount.Typical, currency), "{currency}", in.Currency(currency))})
	}
	if v.option.Discount == nil {
		return out
	}
	before, after := lineOf(linesOf(base.result), pricing.DiscountID), lineOf(lines, pricing.DiscountID)
	switch {
	case after != nil && (before == nil || before.Label != after.Label):
		out = append(out, result.OptionDiffers{Line: pricing.DiscountID, Text: after.Label})
	case after == nil && before != nil:
		out = append(out, result.OptionDiffers{Line: pricing.DiscountID, Text: called.NoDiscount})
	}
	return out
}

// linesOf are the lines of the recommended price, or where none is recommended of the
// first one: those of a quote are the same in all.
func linesOf(r *result.Result) []result.Line {
	m := terms.FullyManaged
	if own := r.Model(); own != nil {
		m = *own
	}
	return r.Estimate.Models.Of(m).Lines
}

// lineOf is the line with an id, nil where there is none.
func lineOf(lines []result.Line, id string) *result.Line {
	for i := range lines {
		if lines[i].ID == id {
			return &lines[i]
		}
	}
	return nil
}
