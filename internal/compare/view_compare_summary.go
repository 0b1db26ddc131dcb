//go:build ignore

package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// CompareSummary is a difference in one paragraph, as one would say it to the
// client: the largest causes with what each does to the price, what becomes of
// the model, who runs what, and what it comes to.
func CompareSummary(d *scope.Difference) string {
	t := telling{d: d, told: map[string]bool{}, named: map[terms.Model]bool{}}
	if a, b := d.Before.Engagement.Client.Name, d.After.Engagement.Client.Name; a != b && a != "" && b != "" {
		t.say(fmt.Sprintf("The files are of two clients: \"before\" is %s, \"after\" is %s.", a, b))
	}
	if d.Empty() {
		t.say(nothingChanged(d))
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

func nothingChanged(d *scope.Difference) string {
	if d.SamePlaybook() {
		return "Nothing changed: the answers, the model, the price and the division of work are the same."
	}
	return "Nothing changed: with the other rules and prices, the same answers lead to the same model, price and division of work."
}

// telling is a paragraph in the making.
type telling struct {
	d         *scope.Difference
	sentences []string
	told      map[string]bool // questions whose change has been said
	named     map[terms.Model]bool
	moved     int // how many parts of the price difference have been said
}

func (t *telling) say(sentence string) { t.sentences = append(t.sentences, words.Large(sentence)) }

func (t *telling) text() string { return strings.Join(t.sentences, " ") }

// money says an amount in words.
func (t *telling) money(d decimal.Decimal) string {
	return cents(d.Abs()) + " " + currencyWord(t.d.After)
}

func currencyWord(s *scope.Scope) string {
	if c := s.Playbook.Card.Currency; c != "USD" {
		return c
	}
	return "dollars"
}

// moves says what an amount does to the monthly fee.
func (t *telling) moves(amount decimal.Decimal) string {
	t.moved++
	if amount.IsNeg() {
		return "lowers the monthly fee by " + t.money(amount)
	}
	return "adds " + t.money(amount) + " a month"
}

// model names a model, the first time with its other name.
func (t *telling) model(m terms.Model) string {
	if t.named[m] {
		return words.Small(t.d.After.Playbook.Texts.Models[m].Name)
	}
	t.named[m] = true
	return words.Small(modelName(t.d.After, m))
}

// shownPriced is how many priced answers are said one by one.
const shownPriced = 3

// pricedAnswers says what changed answers do to the price by themselves, the
// largest first.
func (t *telling) pricedAnswers() {
	var priced []scope.PriceCause
	for _, c := range t.d.Price.Causes {
		if c.Kind == scope.ByAnswer && !c.Monthly.IsZero() {
			priced = append(priced, c)
		}
	}
	slices.SortStableFunc(priced, func(a, b scope.PriceCause) int { return b.Monthly.CmpAbs(a.Monthly) })
	var rest decimal.Decimal
	for i, c := range priced {
		if i >= shownPriced {
			rest = sum(rest, c.Monthly)
			continue
		}
		t.told[c.ID] = true
		if line := t.onlyLine(c); line != "" {
			t.say(fmt.Sprintf("%s, which %s.", line, t.moves(c.Monthly)))
			continue
		}
		statement, ok := t.statement(c.ID)
		if !ok {
			t.say(fmt.Sprintf("Your answer about %s %s.", noun(topic(t.d, c.ID)), t.moves(c.Monthly)))
			continue
		}
		t.say(fmt.Sprintf("%s, which %s.", statement, t.moves(c.Monthly)))
	}
	if !rest.IsZero() {
		t.say(fmt.Sprintf("What else you answered differently %s.", t.moves(rest)))
	}
}

// onlyLine says that one item came into the price or left it, where that is all
// that a cause does to the monthly fee.
func (t *telling) onlyLine(cause scope.PriceCause) string {
	var only *priceItem
	items := priceItems(t.d, pricing.Month)
	for i := range items {
		item := &items[i]
		if !slices.ContainsFunc(item.parts, func(p scope.Part) bool { return p.Cause == cause.Cause }) {
			continue
		}
		if only != nil || item.before.found == item.after.found {
			return ""
		}
		only = item
	}
	switch {
	case only == nil:
		return ""
	case only.after.found:
		return fmt.Sprintf("By your answer about %s, the price now holds \"%s\"", noun(topic(t.d, cause.ID)), only.label)
	}
	return fmt.Sprintf("By your answer about %s, the price no longer holds \"%s\"", noun(topic(t.d, cause.ID)), only.label)
}

// quoteAndRules says what the quote and the rate card do to the price.
func (t *telling) quoteAndRules() {
	for _, c := range t.d.Price.Causes {
		if c.Monthly.IsZero() {
			continue
		}
		switch c.Kind {
		case scope.ByQuote:
			t.say("What the quote holds beside the list price " + t.moves(c.Monthly) + ".")
		case scope.ByPlaybook:
			t.say("The other price list " + t.moves(c.Monthly) + ".")
		case scope.ByAnswer, scope.BySplit, scope.ByModel, scope.ByDecision:
		}
	}
}

// duties says how far the division of work changes.
func (t *telling) duties() {
	moved, settled := 0, 0
	var by [terms.NumTowers]int
	for i := range t.d.Responsibilities {
		c := &t.d.Responsibilities[i]
		if c.Letters() {
			moved++
			by[c.Row().Tower]++
		}
		if slices.ContainsFunc(c.Causes, func(c scope.Cause) bool { return c.Kind == scope.ByDecision }) {
			settled++
		}
	}
	if settled > 0 {
		t.say(fmt.Sprintf("You settled who does %s.", count(settled, "activity", "activities")))
	}
	if moved == 0 {
		return
	}
	if moved == t.d.Rows {
		t.say("Who does what changes in every activity.")
		return
	}
	where := ""
	for tower, n := range by {
		switch {
		case moved > 1 && n == moved:
			where = ", all in " + words.Small(terms.Tower(tower).Name())
		case moved > 1 && 2*n > moved:
			where = ", most of them in " + words.Small(terms.Tower(tower).Name())
		}
	}
	t.say(fmt.Sprintf("Who does what changes in %d of %s%s.", moved, count(t.d.Rows, "activity", "activities"), where))
}

func activitiesChange(n, of int) string {
	return fmt.Sprintf("%d of %d activities%s", n, of, verb(n, " changes", " change"))
}

// idle says that there are changed answers from which nothing follows.
func (t *telling) idle() {
	idle, unused := 0, 0
	for i := range t.d.Answers {
		c := &t.d.Answers[i]
		if !c.Written || len(c.Effects) > 0 {
			continue
		}
		idle++
		if c.Before.State == answer.Hidden && c.After.State == answer.Hidden {
			unused++
		}
	}
	more := ""
	if idle < t.writtenAnswers() {
		more = "more "
	}
	switch idle {
	case 0:
	case unused:
		t.say(fmt.Sprintf("You changed %s to a question that does not apply by your other answers, so nothing follows from it.", count(idle, more+"answer", more+"answers")))
	default:
		t.say(fmt.Sprintf("You changed %s that %s neither model nor price.", count(idle, more+"answer", more+"answers"), verb(idle, "moves", "move")))
	}
}

func (t *telling) writtenAnswers() int {
	n := 0
	for i := range t.d.Answers {
		if t.d.Answers[i].Written {
			n++
		}
	}
	return n
}

// total says what the price comes to, with its range.
func (t *telling) total() {
	p := &t.d.Price
	currency := currencyWord(t.d.After)
	before, after := p.Monthly.Before, p.Monthly.After
	switch {
	case !before.Known && !after.Known:
		return
	case !before.Known && t.d.Before.Model() == nil:
		t.say("It costs " + about(after, currency) + " a month.")
		return
	case !before.Known:
		statements, _, _, _ := t.because(p.OneSided)
		for _, s := range statements {
			t.say(s + ".")
		}
		t.say("There is a price now: " + about(after, currency) + " a month.")
		return
	case !after.Known && t.d.After.Model() == nil:
		return
	case !after.Known:
		t.say("There is no price any more, because the numbers of people and of computers are both open.")
		return
	}
	difference, ok := p.Monthly.TypicalDifference()
	once, onceOK := p.OneTime.TypicalDifference()
	switch {
	case !ok || !onceOK:
		return
	case difference.IsZero() && p.Monthly.Same():
		t.say("The monthly fee stays the same.")
	case difference.IsZero():
		t.say(fmt.Sprintf("The typical monthly fee stays at %s %s; from low to high it is now %s to %s instead of %s to %s.",
			whole(after.Typical), currency, whole(after.Low), whole(after.High), whole(before.Low), whole(before.High)))
	case t.moved == 1: // the difference has just been said
		t.say(fmt.Sprintf("The monthly fee is then %s.", about(after, currency)))
	default:
		t.say(fmt.Sprintf("In all, the monthly fee goes %s by %s, to %s.", upOrDown(difference), t.money(difference), about(after, currency)))
	}
	if !once.IsZero() {
		t.say(fmt.Sprintf("The one-time cost goes %s by %s.", upOrDown(once), t.money(once)))
	}
}

func upOrDown(d decimal.Decimal) string {
	if d.IsNeg() {
		return "down"
	}
	return "up"
}
