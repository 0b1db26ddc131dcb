package pricing

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// todayRules are the sentences that compare a fee with what is paid today.
type todayRules struct {
	text, buys string
	offer      string // instead of text in an offer, which follows the talk that text promises
	items      []todayItem
}

// todayItem is something that the fee holds and that a client does not have now.
type todayItem struct {
	rule
	needs needs
	text  string
}

// Today says calmly that a fee stands beside what is paid today: that the two sums do
// not hold the same things, and what the fee buys that is not there now, by the
// client's own answers. It names no difference. It is "" where the card has no words for it,
// and while nobody said what is paid.
func (c *Card) Today(split terms.Split, a Answers) string {
	q := a.View.Schema().Find(questionSpend)
	if c.today.text == "" || q < 0 || a.View.State(q) != answer.Given {
		return ""
	}
	spend := c.numberCases(&a, q)[typical]
	if spend <= 0 {
		return ""
	}
	text := c.today.text
	if a.Firm && c.today.offer != "" {
		text = c.today.offer
	}
	text = strings.NewReplacer("{today}", words.Whole(Hundredths(spend)), currencyName, c.Currency).Replace(text)
	var buys []string
	for i := range c.today.items {
		if item := &c.today.items[i]; item.needs.meets(split) && item.Eval(a.View) == answer.True {
			buys = append(buys, item.text)
		}
	}
	if len(buys) > 0 && c.today.buys != "" {
		text += " " + strings.ReplaceAll(c.today.buys, "{list}", words.List(buys))
	}
	return text
}

// today takes the sentences.
func (rd *reader) today() {
	f := &rd.file.Today
	t := todayRules{text: rd.voiced(f.Text, f.Adviser), offer: f.Offer, buys: f.Buys}
	for i := range f.Items {
		item := &f.Items[i]
		t.items = append(t.items, todayItem{rule: rd.rule(item.Clauses), needs: rd.needs(item.Place, item.Needs), text: item.Text})
	}
	rd.card.today = t
}
