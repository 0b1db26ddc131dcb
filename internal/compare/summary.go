package compare

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// summary is a difference in one paragraph, as one would say it to the client: what it
// comes to and from what, what becomes of the model, and who does what.
func (d *differ) summary(changed bool, changes []result.SaidChange) string {
	var text []string
	say := func(sentence string) {
		if sentence != "" {
			text = append(text, words.Large(sentence))
		}
	}
	if a, b := d.before.client.engagement.Client.Name, d.after.client.engagement.Client.Name; a != b && a != "" && b != "" {
		say(fmt.Sprintf("The files are of two clients: \"before\" is %s, \"after\" is %s.", a, b))
	}
	if !changed {
		say("Nothing changed: the answers, the offer, the model, the price and the division of work are the same.")
		return strings.Join(text, " ")
	}
	if !d.moved() {
		say("The model, the price and the division of work stay the same.")
	} else {
		say(d.fee())
		say(d.from(changes))
		say(d.once())
		say(d.verdict())
		say(d.work())
	}
	say(idle(changes))
	return strings.Join(text, " ")
}

// money says an amount without its sign; amount one in three cases.
func (d *differ) money(a *pricing.Amount) string {
	return words.Cents(a.Abs(), d.out.Price.Currency) + " " + d.out.Price.Currency
}

func amount(r pricing.Range, currency string) string {
	if r.Low.Equal(r.High) {
		return words.Cents(r.Typical, currency) + " " + currency
	}
	return words.About(r.Low, r.Typical, r.High, currency)
}

// fee says what the price comes to.
func (d *differ) fee() string {
	p := &d.out.Price
	before, after, by := p.Monthly.Before, p.Monthly.After, p.Monthly.Difference
	switch {
	case !before.Known && !after.Known, !after.Known && d.out.Model.After == nil:
		return ""
	case !before.Known:
		return "There is a price for a month now: " + amount(after, p.Currency) + "."
	case !after.Known:
		if topics := d.topics(p.OneSided); topics != "" {
			return "There is no price for a month any more, because of what is open about " + topics + "."
		}
		return "There is no price for a month any more, because the price list has none for people or computers."
	case p.TwoCurrencies():
		return fmt.Sprintf("The monthly fee is %s, where it was %s; amounts in two currencies are not compared.", amount(after, p.Currency), amount(before, p.Before))
	case by == nil || p.Monthly.Same():
		return "The monthly fee stays the same."
	case by.IsZero():
		text := fmt.Sprintf("The monthly fee stays at about %s %s; from low to high it is now %s instead of %s.",
			words.Whole(after.Typical), p.Currency, words.Between(after.Low, after.High), words.Between(before.Low, before.High))
		if topics := d.topics(d.ends); topics != "" {
			text += " That comes from " + topics + "."
		}
		return text
	}
	return fmt.Sprintf("The monthly fee goes %s by %s, to %s.", upOrDown(by), d.money(by), amount(after, p.Currency))
}

// once says what becomes of what is paid once.
func (d *differ) once() string {
	by := d.out.Price.OneTime.Difference
	if by == nil || by.IsZero() || d.out.Price.Monthly.Difference == nil {
		return ""
	}
	return fmt.Sprintf("What is paid once goes %s by %s.", upOrDown(by), d.money(by))
}

func upOrDown(a *pricing.Amount) string {
	if a.IsNeg() {
		return "down"
	}
	return "up"
}

// How much of each list a paragraph says, and how long a thing and both its answers may be
// to be said.
const (
	saidCauses = 3
	saidTopics = 3
	saidText   = 90
)

// from says what the difference of the monthly fee comes from, the largest part first.
func (d *differ) from(changes []result.SaidChange) string {
	var parts []string
	moving := 0
	for i := range changes {
		c := &changes[i]
		if c.Monthly == nil || c.Monthly.IsZero() {
			continue
		}
		if moving++; moving <= saidCauses {
			text, before, after := c.Label, c.Before, c.After
			if d.chosen(c) {
				before, after = words.Small(before), words.Small(after)
			}
			switch {
			case c.Cause == byQuote(result.QuoteStatus):
				text = "what was agreed, against the prices of today"
			case c.Kind == result.ByPlaybook && called(d.out.Playbook.A) == called(d.out.Playbook.B):
				text = "other " + c.Label // of one name: the digests that tell them apart are for the table
			case len(c.Before)+len(c.After) > saidText:
			case slices.Contains(nothingYet, before):
				text += ", now " + after
			default:
				text += fmt.Sprintf(", %s instead of %s", after, before)
			}
			parts = append(parts, text+" ("+words.Plus(c.Monthly.Decimal, d.out.Price.Currency)+" a month)")
		}
	}
	switch {
	case moving == 0:
		return d.onlyTogether(changes)
	case moving > saidCauses:
		return "Most of it comes from " + strings.Join(parts, "; ") + "." + d.together()
	}
	return "It comes from " + strings.Join(parts, "; ") + "." + d.together()
}

// nothingYet is what stands where nothing was answered yet.
var nothingYet = []string{"open", "-", "not sure", undecided}

// chosen reports whether a change is one of a question with one choice, which is said
// inside a sentence; lists hold names of rules and laws.
func (d *differ) chosen(c *result.SaidChange) bool {
	i := d.after.client.Schema.Find(string(c.ID))
	return c.Kind == result.ByAnswer && i >= 0 && d.after.client.Schema.At(i).Type == answer.SingleChoice
}

// onlyTogether names the changes of which none does anything to the fee alone.
func (d *differ) onlyTogether(changes []result.SaidChange) string {
	var causes []result.Cause
	for i := range changes {
		if slices.ContainsFunc(d.out.Price.Causes, func(c result.PriceCause) bool { return c.Cause == changes[i].Cause }) {
			causes = append(causes, changes[i].Cause)
		}
	}
	if by := d.out.Price.Monthly.Difference; by == nil || by.IsZero() || len(causes) < 2 {
		return ""
	}
	return "It takes these together: " + d.topics(causes) + "."
}

// together says what the changes do to one another.
func (d *differ) together() string {
	alone := map[string]int{}
	text := ""
	for _, c := range d.out.Price.Causes {
		alone[c.Monthly.String()]++
		if c.Kind != result.ByAll || c.Monthly.IsZero() {
			continue
		}
		than := "more"
		if c.Monthly.IsNeg() {
			than = "less"
		}
		text = fmt.Sprintf(" Together the changes come to %s a month %s than one by one", d.money(&c.Monthly), than)
	}
	if text == "" {
		return ""
	}
	for _, c := range d.out.Price.Causes {
		if n := alone[c.Monthly.String()]; n > 1 && !c.Monthly.IsZero() {
			return fmt.Sprintf("%s, because %d of them do the same, each alone.", text, n)
		}
	}
	return text + "."
}

// topics are the first answers among causes, as people call them.
func (d *differ) topics(causes []result.Cause) string {
	var names []string
	for _, c := range causes {
		if t, ok := terms.ParseTower(string(c.ID)); ok && c.Kind == result.BySplit {
			names = append(names, d.after.client.Towers.Small(t))
			continue
		}
		if c.Kind != result.ByAnswer {
			continue
		}
		s := &d.after.client
		if s.Schema.Find(string(c.ID)) < 0 {
			s = &d.before.client
		}
		names = append(names, s.Topic(string(c.ID)))
	}
	if more := len(names) - saidTopics; more > 0 {
		names = append(names[:saidTopics], words.Count(more, "more answer", "more answers"))
	}
	return words.List(names)
}

// verdict says which model it is, why it is another one, and how sure that is.
func (d *differ) verdict() string {
	out, rec := d.out, &d.after.result.Recommendation
	text := []string{d.outcome()}
	same := out.SameResult()
	changed := !same || orEmpty(out.Verdict.Before) != orEmpty(out.Verdict.After)
	if !same {
		because := ""
		for _, v := range out.Vetoes.Gained {
			if out.Model.Before != nil && v.Model == *out.Model.Before && rec.Model != nil && because == "" {
				because = v.Because
			}
		}
		covered := !slices.ContainsFunc(out.Model.Causes, func(c result.Cause) bool { return !slices.Contains(rec.DecidedBy, string(c.ID)) })
		switch topics := d.topics(out.Model.Causes); {
		case because != "":
			text = append(text, because)
		case rec.Sure != "" && covered: // said with how sure it is
		case topics != "":
			text = append(text, "That comes from "+topics+".")
		case !out.SamePlaybook():
			text = append(text, "That comes from the other rules.")
		}
	}
	text = append(text, d.ruledOut())
	if changed {
		text = append(text, rec.Sure)
	}
	return strings.Join(slices.DeleteFunc(text, func(s string) bool { return s == "" }), " ")
}

// ruledOut says which other models become possible, or no longer are.
func (d *differ) ruledOut() string {
	var possible, out []string
	for _, m := range terms.Models() {
		name := d.after.result.Words.Models.Of(m).Sentence
		switch vetoed := d.out.Price.Models.Of(m).Vetoed; {
		case d.out.Model.After != nil && m == *d.out.Model.After, vetoed.Before == vetoed.After:
		case vetoed.After && (d.out.Model.Before == nil || m != *d.out.Model.Before):
			out = append(out, name)
		case vetoed.Before:
			possible = append(possible, name)
		}
	}
	var text []string
	if len(possible) > 0 {
		text = append(text, words.List(possible)+words.Verb(len(possible), " becomes possible", " become possible"))
	}
	if len(out) > 0 {
		text = append(text, words.List(out)+words.Verb(len(out), " is ruled out", " are ruled out"))
	}
	if len(text) == 0 {
		return ""
	}
	return words.Large(words.List(text)) + "."
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// outcome says which model it is, and which it was.
func (d *differ) outcome() string {
	a, b := &d.before.result.Recommendation, &d.after.result.Recommendation
	name := func(m *terms.Model) string { return d.after.result.Words.Models.Of(*m).FullInSentence() }
	if b.Model == nil {
		title := d.after.result.Words.Outcome.Title
		switch {
		case a.Outcome == b.Outcome:
			return "As before: " + words.Small(title) + "."
		case a.Model != nil:
			return title + "; before, it was " + name(a.Model) + "."
		}
		return title + "."
	}
	is, now, stays := words.Large(name(b.Model)), " is recommended now", "The model stays "
	if b.Leaning() { // no confident word for a first view
		is, now, stays = "The answers", " now point to "+name(b.Model), "The answers point to "
	}
	switch {
	case b.Outcome == assess.TooClose && a.Outcome == b.Outcome && *a.Model == *b.Model:
		return "It stays too close to call between " + name(b.Model) + " and " + name(b.RunnerUp) + "."
	case b.Outcome == assess.TooClose:
		return "It is too close to call now between " + name(b.Model) + " and " + name(b.RunnerUp) + "."
	case a.Model == nil:
		return is + now + "; before, the answer was: " + words.Small(d.before.result.Words.Outcome.Title) + "."
	case *a.Model != *b.Model && b.Leaning():
		return is + now + ", no longer to " + name(a.Model) + "."
	case *a.Model != *b.Model:
		return is + now + " instead of " + name(a.Model) + "."
	case a.Outcome == assess.TooClose:
		return is + now + ", and it is no longer too close to call."
	case b.Leaning():
		return stays + name(b.Model) + ", as before."
	}
	return stays + name(b.Model) + "."
}

// work says which parts of IT change hands, and how far who does what changes.
func (d *differ) work() string {
	out := d.out
	var parts []string
	switch n := len(out.Split); {
	case n == terms.NumTowers:
		parts = append(parts, "all parts of IT change hands")
	case n > saidTopics:
		parts = append(parts, fmt.Sprintf("%d of %d parts of IT change hands", n, terms.NumTowers))
	case n > 0:
		var names []string
		for i := range out.Split {
			names = append(names, out.Words.Towers.Small(out.Split[i].Tower))
		}
		parts = append(parts, words.List(names)+words.Verb(n, " changes hands", " change hands"))
	}
	if n := len(out.Responsibilities); n > 0 && n == out.Words.Rows {
		parts = append(parts, "who does what changes in every activity")
	} else if n > 0 {
		parts = append(parts, fmt.Sprintf("who does what changes in %d of %s", n, words.Count(out.Words.Rows, "activity", "activities")))
	}
	if len(parts) == 0 {
		return ""
	}
	return words.List(parts) + "."
}

// idle counts the changed answers from which nothing follows.
func idle(changes []result.SaidChange) string {
	n := 0
	for i := range changes {
		if c := &changes[i]; c.Kind == result.ByAnswer && len(c.Moves) == 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return words.Count(n, "changed answer moves", "changed answers move") + " nothing of this."
}
