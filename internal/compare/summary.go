package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// summary is a difference in one paragraph, as one would say it to the client:
// the largest causes with what each does to the price, what becomes of the
// model, who runs what, and what it comes to.
func (d *differ) summary(a *answers, quote []result.ChangedQuote) string {
	t := telling{differ: d, changed: a, told: map[string]bool{}, named: map[terms.Model]bool{}}
	if a, b := d.before.Engagement.Client.Name, d.after.Engagement.Client.Name; a != b && a != "" && b != "" {
		t.say(fmt.Sprintf("The files are of two clients: \"before\" is %s, \"after\" is %s.", a, b))
	}
	if d.empty(a) {
		if len(quote) == 0 {
			t.say(t.nothing())
			return t.text()
		}
		t.say("The answers, the model, the price and the division of work are the same. What the offer says differs: " + labels(quote) + ".")
		return t.text()
	}
	t.pricedAnswers()
	t.result()
	t.towers()
	t.quoteAndRules()
	t.total()
	t.duties()
	t.idle()
	return t.text()
}

// labels name what two quotes say differently, each once.
func labels(quote []result.ChangedQuote) string {
	var names []string
	for i := range quote {
		if name := words.Small(quote[i].Label); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return words.List(names)
}

// telling is a paragraph in the making.
type telling struct {
	*differ
	changed   *answers // those that are told of
	sentences []string
	told      map[string]bool // questions whose change has been said
	named     map[terms.Model]bool
	moved     int // how many parts of the price difference have been said
}

func (t *telling) say(sentence string) { t.sentences = append(t.sentences, words.Large(sentence)) }

func (t *telling) text() string { return strings.Join(t.sentences, " ") }

func (t *telling) nothing() string {
	if t.out.SamePlaybook() {
		return "Nothing changed: the answers, the model, the price and the division of work are the same."
	}
	return "Nothing changed: with the other rules and prices, the same answers lead to the same model, price and division of work."
}

// money says an amount in words.
func (t *telling) money(d decimal.Decimal) string {
	return words.Cents(d.Abs(), t.currency()) + " " + t.currency()
}

func (t *telling) currency() string { return t.out.Price.Currency }

// moves says what an amount does to the monthly fee.
func (t *telling) moves(amount decimal.Decimal) string {
	t.moved++
	if amount.IsNeg() {
		return "lowers the monthly fee by " + t.money(amount)
	}
	return "adds " + t.money(amount) + " a month"
}

// name names a model, the first time with its other name.
func (t *telling) name(m terms.Model) string {
	name := t.out.Words.After.Models.Of(m)
	if t.named[m] {
		return name.Sentence
	}
	t.named[m] = true
	return name.FullSentence
}

// shownPriced is how many priced answers are said one by one.
const shownPriced = 3

// pricedAnswers says what changed answers do to the price by themselves, the
// largest first.
func (t *telling) pricedAnswers() {
	var priced []result.PriceCause
	for _, c := range t.out.Price.Causes {
		if c.Kind == result.ByAnswer && !c.Monthly.IsZero() {
			priced = append(priced, c)
		}
	}
	slices.SortStableFunc(priced, func(a, b result.PriceCause) int { return b.Monthly.CmpAbs(a.Monthly.Decimal) })
	var rest decimal.Decimal
	for i, c := range priced {
		if i >= shownPriced {
			rest = add(rest, c.Monthly.Decimal)
			continue
		}
		id := string(c.ID)
		t.told[id] = true
		if line := t.onlyLine(c.Cause); line != "" {
			t.say(fmt.Sprintf("%s, which %s.", line, t.moves(c.Monthly.Decimal)))
			continue
		}
		statement, ok := t.statement(id)
		if !ok {
			t.say(fmt.Sprintf("Your answer about %s %s.", noun(t.changed.topic(id)), t.moves(c.Monthly.Decimal)))
			continue
		}
		t.say(fmt.Sprintf("%s, which %s.", statement, t.moves(c.Monthly.Decimal)))
	}
	if !rest.IsZero() {
		t.say(fmt.Sprintf("What else you answered differently %s.", t.moves(rest)))
	}
}

// onlyLine says that one item came into the price or left it, where that is all
// that a cause does to the monthly fee.
func (t *telling) onlyLine(cause result.Cause) string {
	var only *result.PriceItem
	for i := range t.out.Words.Items {
		item := &t.out.Words.Items[i]
		if item.Period != pricing.Month || !slices.ContainsFunc(item.Causes, func(p result.LineCause) bool { return p.Cause == cause }) {
			continue
		}
		if only != nil || (item.Before == nil) == (item.After == nil) {
			return ""
		}
		only = item
	}
	if only == nil {
		return ""
	}
	holds := "now holds"
	if only.After == nil {
		holds = "no longer holds"
	}
	return fmt.Sprintf("By your answer about %s, the price %s \"%s\"", noun(t.changed.topic(string(cause.ID))), holds, only.Label)
}

// quoteAndRules says what the quote and the rate card do to the price.
func (t *telling) quoteAndRules() {
	for _, c := range t.out.Price.Causes {
		if c.Monthly.IsZero() {
			continue
		}
		switch c.Kind {
		case result.ByQuote:
			t.say("What the quote holds beside the list price " + t.moves(c.Monthly.Decimal) + ".")
		case result.ByPlaybook:
			t.say("The other price list " + t.moves(c.Monthly.Decimal) + ".")
		case result.ByAnswer, result.BySplit, result.ByModel, result.ByDecision:
		}
	}
}

// total says what the price comes to, with its range.
func (t *telling) total() {
	p := &t.out.Price
	before, after := p.Monthly.Before, p.Monthly.After
	if p.TwoCurrencies() && !p.Monthly.Known() {
		t.say(fmt.Sprintf("The price list is now in %s, where it was in %s.", p.Currency, p.Before))
	}
	switch {
	case !before.Known && !after.Known:
		return
	case !before.Known && t.out.Model.Before == nil:
		t.say("It costs " + t.about(after) + " a month.")
		return
	case !before.Known:
		statements, _, _, _ := t.because(p.OneSided)
		for _, s := range statements {
			t.say(s + ".")
		}
		t.say("There is a price now: " + t.about(after) + " a month.")
		return
	case !after.Known && t.out.Model.After == nil:
		return
	case !after.Known && t.after.unpriced():
		t.say("There is no monthly total any more, because the price list has no price for people or computers.")
		return
	case !after.Known:
		t.say("There is no price any more, because the numbers of people and of computers are both open.")
		return
	case p.TwoCurrencies():
		t.say(fmt.Sprintf("The monthly fee is %s, where it was %s; amounts in two currencies are not compared.",
			t.about(after), words.About(before.Low, before.Typical, before.High, p.Before)))
		return
	}
	difference, once := p.Monthly.Difference, p.OneTime.Difference
	switch {
	case difference == nil || once == nil:
		return
	case difference.IsZero() && p.Monthly.Same():
		t.say("The monthly fee stays the same.")
	case difference.IsZero():
		t.say(fmt.Sprintf("The typical monthly fee stays at %s %s; from low to high it is now %s to %s instead of %s to %s.",
			words.Whole(after.Typical), t.currency(), words.Whole(after.Low), words.Whole(after.High), words.Whole(before.Low), words.Whole(before.High)))
	case t.moved == 1: // the difference has just been said
		t.say(fmt.Sprintf("The monthly fee is then %s.", t.about(after)))
	default:
		t.say(fmt.Sprintf("In all, the monthly fee goes %s by %s, to %s.", upOrDown(difference.Decimal), t.money(difference.Decimal), t.about(after)))
	}
	if !once.IsZero() {
		t.say(fmt.Sprintf("The one-time cost goes %s by %s.", upOrDown(once.Decimal), t.money(once.Decimal)))
	}
}

func (t *telling) about(r pricing.Range) string {
	return words.About(r.Low, r.Typical, r.High, t.currency())
}

func upOrDown(d decimal.Decimal) string {
	if d.IsNeg() {
		return "down"
	}
	return "up"
}

// duties says how far the division of work changes.
func (t *telling) duties() {
	moved, settled := 0, 0
	var by [terms.NumTowers]int
	for i := range t.out.Responsibilities {
		c := &t.out.Responsibilities[i]
		if c.Letters() {
			moved++
			by[c.Tower]++
		}
		if slices.ContainsFunc(c.Causes, func(c result.Cause) bool { return c.Kind == result.ByDecision }) {
			settled++
		}
	}
	if settled > 0 {
		t.say(fmt.Sprintf("You settled who does %s.", words.Count(settled, "activity", "activities")))
	}
	rows := t.out.Words.Rows
	if moved == 0 {
		return
	}
	if moved == rows {
		t.say("Who does what changes in every activity.")
		return
	}
	where := ""
	for tower, n := range by {
		switch {
		case moved > 1 && n == moved:
			where = ", all in " + t.out.Words.Towers.Small(terms.Tower(tower))
		case moved > 1 && 2*n > moved:
			where = ", most of them in " + t.out.Words.Towers.Small(terms.Tower(tower))
		}
	}
	t.say(fmt.Sprintf("Who does what changes in %d of %s%s.", moved, words.Count(rows, "activity", "activities"), where))
}

// idle says that there are changed answers from which nothing follows.
func (t *telling) idle() {
	written, idle, unused := 0, 0, 0
	for i := range t.changed.changes {
		c := &t.changed.changes[i]
		if !c.written {
			continue
		}
		written++
		if len(c.effects) > 0 {
			continue
		}
		idle++
		if c.before.state == answer.Hidden && c.after.state == answer.Hidden {
			unused++
		}
	}
	more := ""
	if idle < written {
		more = "more "
	}
	changed := "You changed " + words.Count(idle, more+"answer", more+"answers")
	switch idle {
	case 0:
	case unused:
		t.say(changed + " to a question that does not apply by your other answers, so nothing follows from it.")
	default:
		t.say(fmt.Sprintf("%s that %s neither model nor price.", changed, words.Verb(idle, "moves", "move")))
	}
}
