package pricing

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Check is something about a price that a provider should look at before it is sent.
// Clients never read it.
type Check struct {
	ID       string `json:"id"`
	Question string `json:"question"` // the question to ask, "" for none
	Text     string `json:"text"`
}

// checkRules are the sentences and the thresholds of the checks, and further ones that
// hang on answers alone.
type checkRules struct {
	said  checkTexts
	rules []checkRule
}

// checkRule is a check that hangs on answers.
type checkRule struct {
	rule
	id, question, text string
	needs              needs
}

// checker makes the checks of one price.
type checker struct {
	*estimator
	out      []Check
	corridor *Corridor
	build    *BuildUp
}

// Checks looks at a price: against what others charge, against what is paid today,
// against its cost, and whether the counts and the wishes fit together. The errors are
// those of Estimate.
func (c *Card) Checks(model terms.Model, split terms.Split, a Answers, q Quote) ([]Check, error) {
	e := c.estimator(split, a, &q)
	if err := e.run(); err != nil {
		return nil, err
	}
	corridor, err := c.Corridor(model, split, a)
	if err != nil {
		return nil, err
	}
	build, err := c.BuildUp(split, a, q)
	if err != nil {
		return nil, err
	}
	k := checker{estimator: &e, corridor: &corridor, build: &build}
	k.prices()
	k.numbers()
	for i := range c.checks.rules {
		r := &c.checks.rules[i]
		if r.needs.meets(split) && r.Eval(a.View) == answer.True {
			k.out = append(k.out, Check{ID: r.id, Question: r.question, Text: r.text})
		}
	}
	return k.out, e.err
}

// say adds a check; a card without its sentence does not make it.
func (k *checker) say(id, question, text string, values ...string) {
	if text == "" {
		return
	}
	k.out = append(k.out, Check{ID: id, Question: question, Text: k.card.filled(text, values...)})
}

// prices compares the fee with what others charge, with today's spend, and with what
// the work costs.
func (k *checker) prices() {
	if !k.Monthly.Known {
		return
	}
	said := &k.card.checks.said
	fee := k.Monthly.Typical
	if k.corridor.Known && k.PerUser.Known && k.leavesOutBase() == "" {
		per := k.PerUser.Typical
		values := []string{"{person}", k.card.language.Whole(per), "{low}", k.card.language.Whole(k.corridor.PerLow), "{high}", k.card.language.Whole(k.corridor.PerHigh)}
		switch {
		case k.corridor.PerHigh.Less(per):
			k.say("above_market", "", said.Above, append(values, "{lines}", k.largest())...)
		case per.Less(k.corridor.PerLow):
			k.say("below_market", "", said.Below, values...)
		}
	}
	if spend, given := k.answered(questionSpend); given && spend > 0 && said.Times > 0 {
		times := k.fractionOf(fee, Hundredths(spend))
		if Hundredths(int64(said.Times)).Less(times) {
			k.say("above_today", questionSpend, said.Today, "{times}", k.card.language.Plain(times.Round(1).String()), "{today}", k.card.language.Whole(Hundredths(spend)), "{fee}", k.card.language.Whole(fee))
		}
	}
	if most, given := k.answered(said.Most); given && Hundredths(most).Less(fee) {
		k.say("above_most", said.Most, said.AboveMost, "{fee}", k.card.language.Whole(fee), "{most}", k.card.language.Whole(Hundredths(most)))
	}
	if least := k.card.usualLeast; k.card.minimum == nil && least != nil && fee.IsPos() && fee.Less(*least) {
		k.say("below_minimum", "", said.Minimum, "{fee}", k.card.language.Whole(fee), "{minimum}", k.card.language.Whole(*least))
	}
	if k.build.Below {
		k.say("below_floor", "", said.Floor, "{floor}", k.card.language.Whole(k.build.Floor), "{fee}", k.card.language.Whole(fee), "{who}", k.build.Approve)
	}
}

// largest names the lines beside people and computers that cost most.
func (k *checker) largest() string {
	var names []string
	for i := range k.Lines {
		l := &k.Lines[i]
		if l.Period == Month && l.Class != fixedIDs[users] && l.Class != fixedIDs[endpoints] && l.Amount.Known &&
			k.mul(k.Monthly.Typical, Hundredths(10)).Less(l.Amount.Typical) {
			names = append(names, k.inText(l.Label))
		}
	}
	if len(names) == 0 {
		return "people and computers"
	}
	return k.card.language.List(names)
}

// inText is the label of a line inside a sentence: without what the line holds.
func (k *checker) inText(label string) string {
	label, _, _ = strings.Cut(label, ",")
	return k.card.language.Small(label)
}

// numbers looks whether the counts fit together.
func (k *checker) numbers() {
	said := &k.card.checks.said
	people := k.counts[users]
	if !people.known || people.assumed || people.n[typical] == 0 {
		return
	}
	n := people.n[typical]
	var light, devices int64
	for i := numFixed; i < unit(len(k.card.classes)); i++ {
		c := &k.card.classes[i]
		switch {
		case c.volume.place() != ofSeats || !k.counts[i].known || k.counts[i].assumed && c.of < 0:
		case c.person:
			light += k.counts[i].n[typical]
		default:
			devices += k.counts[i].n[typical]
		}
	}
	written := k.card.grouped
	if ask, asked := k.openPart(true); light > n && asked {
		k.say("more_light_than_people", ask, said.Light, "{light}", written(light), "{people}", written(n))
	}
	if ask, asked := k.openPart(false); devices > n && asked {
		k.say("more_shared_than_people", ask, said.Devices, "{devices}", written(devices), "{people}", written(n))
	}
	if tickets, given := k.answered(questionTickets); given && said.Each > 0 && tickets*100 > n*int64(said.Each) {
		k.say("many_tickets", questionTickets, said.Tickets, "{tickets}", written(tickets), "{people}", written(n), "{usual}", k.card.plain(int64(said.Each)))
	}
	if p := k.portion; p != nil && p.allowance > 0 {
		allowed := n * p.allowance / 100
		if tickets, given := k.answered(questionTickets); given && tickets > allowed {
			if !p.priced {
				k.say("allowance_too_small", questionTickets, said.AllowanceOpen, "{tickets}", written(tickets), "{allowance}", written(allowed/100*100))
				return
			}
			over := k.mul(whole(tickets-allowed/100*100), Hundredths(p.overage))
			k.say("allowance_too_small", questionTickets, said.Allowance, "{tickets}", written(tickets), "{allowance}", written(allowed/100*100), "{over}", k.card.language.Whole(over))
		}
	}
}

// openPart is the open question about which of people (or of devices) are of another
// kind; "" for none. Where the card asks and every question is answered there is
// nothing left to ask.
func (k *checker) openPart(person bool) (question string, ask bool) {
	ask = true
	for i := range k.card.classes {
		c := &k.card.classes[i]
		if c.of < 0 || c.person != person || c.volume.place() != ofSeats || c.question < 0 {
			continue
		}
		if k.view.State(c.question).Open() {
			return k.view.Schema().At(c.question).ID, true
		}
		ask = ask && k.view.State(c.question) != answer.Given
	}
	return "", ask
}

// answered is the number given to a question, in hundredths.
func (k *checker) answered(id string) (int64, bool) {
	i := k.view.Schema().Find(id)
	if i < 0 || k.view.State(i) != answer.Given {
		return 0, false
	}
	return k.card.numberCases(&k.answers, i)[typical], true
}

// checkQuestion is the question that a check asks, "" for none. It may be a private one,
// because clients never read a check.
func (rd *reader) checkQuestion(f *checkFile) string {
	if f.Question == "" || rd.schema.Find(f.Question) >= 0 {
		return f.Question
	}
	if n := f.At("question"); !rd.schema.Spare(rd.Report, n, f.Question, "asks", "the check names no question") {
		rd.Unknown(n, "question", rd.schema.IDs())
	}
	return ""
}

// checks takes the sentences of the checks.
func (rd *reader) checks() {
	f := &rd.file.Checks
	rd.card.checks.said = f.checkTexts
	for i := range f.Rules {
		r := &f.Rules[i]
		rd.card.checks.rules = append(rd.card.checks.rules, checkRule{rule: rd.rule(r.Clauses), id: r.ID, question: rd.checkQuestion(r), text: r.Text, needs: rd.needs(r.Place, r.Needs)})
	}
	rd.card.lookups = append(rd.card.lookups, rd.schema.Find(questionTickets))
	if at := rd.schema.Find(f.Most); f.Most != "" && at < 0 {
		if n := f.At("most"); !rd.schema.Spare(rd.Report, n, f.Most, "asks the most that a client can spend by", "the price is not compared with it") {
			rd.Unknown(n, "question", rd.schema.IDs())
		}
		rd.card.checks.said.Most = ""
	} else if at >= 0 {
		rd.card.lookups = append(rd.card.lookups, at)
	}
}
