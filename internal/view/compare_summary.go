package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
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

func (t *telling) say(sentence string) { t.sentences = append(t.sentences, upper(sentence)) }

func (t *telling) text() string { return strings.Join(t.sentences, " ") }

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

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
		return lower(t.d.After.Playbook.Texts.Models[m].Name)
	}
	t.named[m] = true
	return lower(modelName(t.d.After, m))
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
		if i >= shownPriced || c.ID == "" {
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
	var only *scope.LineChange
	for i := range t.d.Price.Lines {
		l := &t.d.Price.Lines[i]
		for _, p := range l.Parts {
			if p.Cause != cause.Cause || l.Period != "month" {
				continue
			}
			if only != nil || (l.Before != nil) == (l.After != nil) {
				return ""
			}
			only = l
		}
	}
	switch {
	case only == nil:
		return ""
	case only.Before == nil:
		return fmt.Sprintf("By your answer about %s, the price now holds \"%s\"", noun(topic(t.d, cause.ID)), only.Label)
	}
	return fmt.Sprintf("By your answer about %s, the price no longer holds \"%s\"", noun(topic(t.d, cause.ID)), only.Label)
}

// result says what becomes of the models, with the answers that it comes from.
func (t *telling) result() {
	d := t.d
	clauses := t.ruledOut()
	verdict := t.verdict()
	causes := d.Model
	if d.SameResult() {
		causes = nil
		for _, vetoes := range [][]scope.VetoChange{d.Lost, d.Gained} {
			for i := range vetoes {
				if v := &vetoes[i]; d.Before.Recommendation.Vetoed[v.Model] != d.After.Recommendation.Vetoed[v.Model] {
					for _, c := range v.Causes {
						if !slices.Contains(causes, c) {
							causes = append(causes, c)
						}
					}
				}
			}
		}
	}
	clause := verdict
	if len(clauses) > 0 {
		clause = list(clauses)
		if verdict != "" {
			clause += "; " + verdict
		}
	}
	if clause == "" {
		return
	}
	if len(clauses) == 0 && d.SameResult() {
		t.say(clause + ".") // it follows from nothing in particular
		return
	}
	statements, more, again, rules := t.because(causes)
	switch {
	case len(statements) > 0:
		for _, s := range statements[:len(statements)-1] {
			t.say(s + ".")
		}
		last := statements[len(statements)-1]
		if more > 0 {
			last += fmt.Sprintf(", and %s with it", count(more, "more answer changed", "more answers changed"))
		}
		t.say(last + ", so " + clause + ".")
	case again:
		t.say("with that, " + clause + ".")
	case rules:
		t.say("by the changed rules, " + clause + ".")
	default:
		t.say(clause + ".")
	}
}

// shownCauses is how many answers are said as the reason for a result.
const shownCauses = 2

// because says the answers among some causes that have not been said yet, how
// many more there are, whether one was said before, and whether the rules
// differ.
func (t *telling) because(causes []scope.Cause) (statements []string, more int, again, rules bool) {
	for _, c := range causes {
		switch {
		case c.Kind == scope.ByPlaybook:
			rules = true
		case c.Kind != scope.ByAnswer:
		case t.told[c.ID]:
			again = true
		case len(statements) == shownCauses:
			more++
		default:
			if s, ok := t.statement(c.ID); ok {
				t.told[c.ID] = true
				statements = append(statements, s)
			}
		}
	}
	return statements, more, again, rules
}

// ruledOut says which models become possible and which are ruled out.
func (t *telling) ruledOut() []string {
	a, b := &t.d.Before.Recommendation, &t.d.After.Recommendation
	if b.Outcome == assess.AllVetoed || b.Outcome == assess.NothingScored || b.Outcome == assess.NoneNeeded {
		return nil
	}
	var possible, out []string
	for _, m := range terms.Models() {
		switch {
		case a.Vetoed[m] && !b.Vetoed[m] && b.Model != m:
			possible = append(possible, t.model(m))
		case !a.Vetoed[m] && b.Vetoed[m]:
			out = append(out, t.model(m))
		}
	}
	var clauses []string
	if len(possible) > 0 {
		clauses = append(clauses, list(possible)+verb(len(possible), " becomes possible", " become possible"))
	}
	if len(out) > 0 {
		clauses = append(clauses, list(out)+verb(len(out), " is ruled out", " are ruled out"))
	}
	return clauses
}

// verdict says which model fits best after the change, against before.
func (t *telling) verdict() string {
	a, b := &t.d.Before.Recommendation, &t.d.After.Recommendation
	switch b.Outcome {
	case assess.NoneNeeded:
		if a.Outcome == b.Outcome {
			return "you still need no managed service"
		}
		return "you need no managed service"
	case assess.AllVetoed:
		if a.Outcome == b.Outcome {
			return "all three models stay ruled out"
		}
		return "all three models are now ruled out"
	case assess.NothingScored:
		return "there is not enough to tell which model fits"
	case assess.TooClose:
		both := t.model(b.Model) + " and " + t.model(*b.RunnerUp)
		if a.Outcome == b.Outcome && a.Model == b.Model {
			return "it stays too close to call between " + both
		}
		return "it is now too close to call between " + both
	case assess.Recommended:
	}
	switch {
	case !a.HasModel():
		return t.model(b.Model) + " now fits best"
	case a.Model != b.Model:
		return t.model(b.Model) + " now fits best instead of " + t.model(a.Model)
	case a.Outcome == assess.TooClose:
		return t.model(b.Model) + " fits best, and it is no longer too close to call"
	}
	return t.model(b.Model) + " still fits best"
}

// towers says which parts of IT another side runs, and what that does to the
// price.
func (t *telling) towers() {
	d := t.d
	if len(d.Split) == 0 {
		return
	}
	price := func(in func(terms.Tower) bool) (amount decimal.Decimal) {
		for _, c := range d.Price.Causes {
			if tower, ok := terms.ParseTower(c.ID); ok && c.Kind == scope.BySplit && in(tower) {
				amount = sum(amount, c.Monthly)
			}
		}
		return amount
	}
	tail := func(amount decimal.Decimal) string {
		if amount.IsZero() {
			return "."
		}
		return ", which " + t.moves(amount) + "."
	}
	if *d.Before.Model() != *d.After.Model() {
		amount := price(func(terms.Tower) bool { return true })
		t.say(fmt.Sprintf("%d of %d parts of IT%s%s", len(d.Split), terms.NumTowers, verb(len(d.Split), " changes hands", " change hands"), tail(amount)))
		return
	}
	for _, g := range towerGroups(d) {
		amount := price(func(tower terms.Tower) bool { return slices.Contains(g.towers, tower) })
		t.say(g.sentence() + tail(amount))
		if g.decided {
			t.told["tower_owners"] = true
		}
	}
}

// towerGroup is parts of IT that change in the same way.
type towerGroup struct {
	before, after  terms.Side
	decided, rules bool // by the client, or by other rules alone
	towers         []terms.Tower
}

// towerGroups puts the parts of IT that change in the same way together.
func towerGroups(d *scope.Difference) []towerGroup {
	var groups []towerGroup
	for i := range d.Split {
		c := &d.Split[i]
		g := towerGroup{before: c.Before, after: c.After, decided: !c.AssumedAfter,
			rules: len(c.Causes) > 0 && !slices.ContainsFunc(c.Causes, func(c scope.Cause) bool { return c.Kind != scope.ByPlaybook })}
		at := slices.IndexFunc(groups, func(h towerGroup) bool {
			return h.before == g.before && h.after == g.after && h.decided == g.decided && h.rules == g.rules
		})
		if at < 0 {
			at, groups = len(groups), append(groups, g)
		}
		groups[at].towers = append(groups[at].towers, c.Tower)
	}
	return groups
}

// sentence says the change without its end.
func (g *towerGroup) sentence() string {
	var names []string
	for _, t := range g.towers {
		name := lower(t.Name())
		if t == terms.ServiceDesk || t == terms.Network {
			name = "the " + name
		}
		names = append(names, name)
	}
	parts := list(names)
	if g.decided {
		switch {
		case g.after == terms.Provider:
			return "You hand " + parts + " over to the provider"
		case g.after == terms.Client && g.before == terms.Provider:
			return "You take " + parts + " back"
		case g.after == terms.Client:
			return "You keep " + parts + " with your own people"
		case g.after == terms.Shared:
			return "You share " + parts + " with the provider"
		}
		return "You give " + parts + " to another company"
	}
	why := "By your answers, "
	if g.rules {
		why = "By the changed rules, "
	}
	switch g.after {
	case terms.Provider:
		return why + "the provider now runs " + parts
	case terms.Client:
		return why + "your own people now run " + parts
	case terms.Shared:
		return why + "you and the provider now share " + parts
	case terms.ThirdParty, terms.Undecided:
	}
	return why + "another company now runs " + parts
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
	text := "Who does what changes in " + fmt.Sprintf("%d of %s", moved, count(t.d.Rows, "activity", "activities"))
	if moved == t.d.Rows {
		text = "Who does what changes in every activity"
	}
	for tower, n := range by {
		if moved == t.d.Rows {
			break
		}
		if moved > 1 && n == moved {
			text += ", all in " + lower(terms.Tower(tower).Name())
		} else if 2*n > moved && moved > 1 {
			text += ", most of them in " + lower(terms.Tower(tower).Name())
		}
	}
	t.say(text + ".")
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
	switch {
	case idle == 0:
	case idle == unused:
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
