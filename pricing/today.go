package pricing

import (
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// todayRules are what is paid to others today, by its parts, and the sentences that set a
// fee beside it.
type todayRules struct {
	todayTexts
	items []todayItem
	parts []spendPart
}

// todayItem is something that the fee holds and that a client does not have now.
type todayItem struct {
	rule
	needs needs
	text  string
}

// Today says calmly how a fee stands beside what is paid today: what ends and when, how
// much more or less it is then, as far as both hold the same things, and what the fee
// buys that is not there now, by the client's own answers. It is "" where the card has no
// words for it, and while nobody said what is paid.
func (c *Card) Today(in *Comparison, split terms.Split, v answer.View) string {
	t := &c.today
	if t.Text == "" || !in.Spend.Monthly.Known || !in.Spend.Monthly.Typical.IsPos() {
		return ""
	}
	text := t.Text
	if in.firm && t.Offer != "" {
		text = t.Offer
	}
	said := []string{c.filled(text, "{today}", c.language.Whole(in.Spend.Monthly.Typical))}
	if in.Spend.Ends.Known {
		said = append(said, c.sayEnds(in)...)
	}
	if in.NotCompared != "" {
		said = append(said, in.NotCompared)
	}
	if in.Comparable {
		said = append(said, c.sayDifference(in)...)
	}
	if buys := c.buys(split, v); len(buys) > 0 && t.Buys != "" {
		said = append(said, c.filled(t.Buys, "{list}", c.language.List(buys)))
	}
	return strings.Join(appendSaid(nil, said...), " ")
}

// sayEnds says what of today's spend ends and what goes on.
func (c *Card) sayEnds(in *Comparison) []string {
	t, s := &c.today, &in.Spend
	if s.Ends.High.IsZero() {
		return []string{t.NothingEnds}
	}
	text := t.Ends
	if s.Continues.High.IsZero() {
		text = t.AllEnds
	}
	said := []string{c.filled(text, "{ends}", c.language.Whole(s.Ends.Typical), "{continues}", c.language.Whole(s.Continues.Typical))}
	if s.EndsIn != nil && *s.EndsIn > 0 {
		overlap := t.Overlap
		switch {
		case *s.EndsIn >= in.Months:
			overlap = t.OverlapTerm
		case *s.EndsIn == 1:
			overlap = t.OverlapOne
		}
		said = append(said, replaced(overlap, "{months}", strconv.Itoa(*s.EndsIn), "{term}", strconv.Itoa(in.Months)))
		if t.Long > 0 && *s.EndsIn >= t.Long {
			said = append(said, t.OverlapLong)
		}
	}
	return said
}

// sayDifference says what the recommended model costs more than today, or, where that
// holds in every case, less. Two sums that are far apart in the typical case are not alike
// because it is open which of them is the smaller one.
func (c *Card) sayDifference(in *Comparison) []string {
	t := &c.today
	if s := in.Saving; s != nil {
		return []string{c.filled(t.Less, "{from}", strconv.Itoa(s.FromMonth), "{monthly}", c.language.Rough(s.Monthly.Typical), "{total}", c.language.Rough(s.Total.Typical), "{term}", strconv.Itoa(in.Months))}
	}
	a := c.arith()
	for i := range in.Options {
		o := &in.Options[i]
		if in.recommended == "" || o.ID != in.recommended || !o.Total.Known {
			continue
		}
		now := in.find(Today).Total
		more := a.add(o.Total.Typical, now.Typical.Neg())
		least, most := a.add(o.Total.Low, now.Low.Neg()), a.add(o.Total.High, now.High.Neg())
		if a.err == nil && more.IsPos() && least.IsPos() && most.IsPos() {
			return []string{c.filled(t.More, "{monthly}", c.language.Rough(a.quo(more, uint64(in.Months))), "{total}", c.language.Rough(more), "{term}", strconv.Itoa(in.Months))}
		}
		text := t.Alike
		if within := a.mul(now.Typical, whole(int64(t.AlikeWithin))); t.Unsure != "" && within.Less(a.mul(more.Abs(), decimal.Hundred)) {
			text = t.Unsure
		}
		if a.err != nil {
			return nil
		}
		return []string{c.filled(text, "{term}", strconv.Itoa(in.Months))}
	}
	return nil
}

// buys are the things that a fee holds and that a client does not have now.
func (c *Card) buys(split terms.Split, v answer.View) []string {
	var all []string
	for i := range c.today.items {
		if item := &c.today.items[i]; item.needs.meets(split) && item.Eval(v) == answer.True {
			all = append(all, item.text)
		}
	}
	return all
}

// replaced puts values into a sentence: pairs of a name and what stands for it.
func replaced(text string, values ...string) string {
	return strings.NewReplacer(values...).Replace(text)
}

// appendSaid adds sentences to a list, without those that a card does not have.
func appendSaid(all []string, more ...string) []string {
	for _, text := range more {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// today takes the parts of what is paid today and the sentences.
func (rd *reader) today() {
	f := &rd.file.Today
	t := todayRules{todayTexts: f.todayTexts}
	t.Text = rd.voiced(f.Text, f.Adviser)
	for i := range f.Items {
		item := &f.Items[i]
		t.items = append(t.items, todayItem{rule: rd.rule(item.Clauses), needs: rd.needs(item.Place, item.Needs), text: item.Text})
	}
	for i := range f.Parts {
		t.parts = append(t.parts, rd.spendPart(&f.Parts[i]))
	}
	rd.card.today = t
}

// spendPart takes one part of what is paid today.
func (rd *reader) spendPart(f *spendPartFile) spendPart {
	p := spendPart{
		id: f.ID, label: f.Label, endsOwn: f.EndsOwn, tools: f.Tools, question: rd.countQuestion(f.Node, "question", f.Question, ""),
		asked: rd.countQuestion(f.Node, "ends_question", f.EndsQuestion, ""), monthsAsked: rd.countQuestion(f.Node, "months_question", f.MonthsQuestion, ""), fallback: -1,
	}
	for _, one := range f.Ends {
		p.ends = append(p.ends, rd.spendRule(&one))
	}
	for _, one := range f.GoesOn {
		p.stays = append(p.stays, rd.spendRule(&one))
	}
	for i := range f.Months {
		band := spendBand{rule: rd.rule(answer.Clauses(f.Months[i].Exception)), months: [numCases]int{f.Months[i].Low, f.Months[i].Typical, f.Months[i].High}}
		if m := band.months; m[low] > m[typical] || m[typical] > m[high] {
			rd.Add(f.Months[i].Node, "low, typical and high are out of order; they must not fall")
		}
		if n := len(band.tested); n > 0 && p.fallback < 0 {
			p.fallback = band.Questions()[0]
		}
		p.bands = append(p.bands, band)
	}
	return p
}

func (rd *reader) spendRule(f *spendRuleFile) spendRule {
	r := spendRule{rule: rd.rule(answer.Clauses(f.Exception))}
	for t, sides := range f.All {
		for _, side := range sides {
			r.all[t] |= 1 << side
		}
	}
	return r
}

// todayReads records the questions about what is paid today.
func (c *Card) todayReads(r *answer.Reads) {
	for i := range c.today.parts {
		p := &c.today.parts[i]
		r.Question(p.question)
		r.Question(p.asked)
		r.Question(p.monthsAsked)
		for _, rules := range [][]spendRule{p.ends, p.stays} {
			for j := range rules {
				r.Rule(&rules[j].Rule)
			}
		}
		for j := range p.bands {
			r.Rule(&p.bands[j].Rule)
		}
	}
}
