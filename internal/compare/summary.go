package compare

import (
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
		say(d.out.Say("compare_summary.two_clients", "before", a, "after", b))
	}
	if !changed {
		say(d.out.Say("compare_summary.nothing_changed"))
		return strings.Join(text, " ")
	}
	if !d.moved() {
		say(d.out.Say("compare_summary.nothing_moved"))
	} else {
		say(d.fee())
		say(d.from(changes))
		say(d.once())
		say(d.verdict())
		say(d.work())
	}
	say(d.idle(changes))
	return strings.Join(text, " ")
}

// money says an amount without its sign; amount one in three cases.
func (d *differ) money(a *pricing.Amount) string {
	l, currency := &d.out.Language, d.out.Price.Currency
	return l.In(l.Cents(a.Abs(), currency), currency)
}

func (d *differ) amount(r pricing.Range, currency string) string {
	l := &d.out.Language
	if r.Low.Equal(r.High) {
		return l.In(l.Cents(r.Typical, currency), currency)
	}
	return l.About(r.Low, r.Typical, r.High, currency)
}

// running joins sentences to a text; what is empty is left out.
func running(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// fee says what the price comes to.
func (d *differ) fee() string {
	p, l := &d.out.Price, &d.out.Language
	before, after, by := p.Monthly.Before, p.Monthly.After, p.Monthly.Difference
	switch {
	case !before.Known && !after.Known, !after.Known && d.out.Model.After == nil:
		return ""
	case !before.Known:
		return l.Say("compare_summary.price_now", "amount", d.amount(after, p.Currency))
	case !after.Known:
		if topics := d.topics(p.OneSided); topics != "" {
			return l.Say("compare_summary.no_price_open", "topics", topics)
		}
		return l.Say("compare_summary.no_price")
	case p.TwoCurrencies():
		return l.Say("compare_summary.two_currencies", "after", d.amount(after, p.Currency), "before", d.amount(before, p.Before))
	case by == nil || p.Monthly.Same():
		return l.Say("compare_summary.fee_same")
	case by.IsZero():
		text, from := l.Say("compare_summary.fee_stays", "amount", l.In(l.Whole(after.Typical), p.Currency),
			"after", l.Between(after.Low, after.High), "before", l.Between(before.Low, before.High)), ""
		if topics := d.topics(d.ends); topics != "" {
			from = l.Say("compare_summary.comes_from", "topics", topics)
		}
		return running(text, from)
	}
	return l.SayOf("compare_summary.fee_goes", upOrDown(by), "difference", d.money(by), "amount", d.amount(after, p.Currency))
}

// once says what becomes of what is paid once.
func (d *differ) once() string {
	by := d.out.Price.OneTime.Difference
	if by == nil || by.IsZero() || d.out.Price.Monthly.Difference == nil {
		return ""
	}
	return d.out.Language.SayOf("compare_summary.once_goes", upOrDown(by), "difference", d.money(by))
}

// upOrDown is the case of a sentence about a difference.
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
	l := &d.out.Language
	var parts []string
	moving := 0
	for i := range changes {
		c := &changes[i]
		if c.Monthly == nil || c.Monthly.IsZero() {
			continue
		}
		if moving++; moving <= saidCauses {
			parts = append(parts, l.Say("compare_summary.part", "what", d.became(c), "difference", l.Plus(c.Monthly.Decimal, d.out.Price.Currency)))
		}
	}
	switch {
	case moving == 0:
		return d.onlyTogether(changes)
	case moving > saidCauses:
		return running(l.Say("compare_summary.most_from", "parts", strings.Join(parts, "; ")), d.together())
	}
	return running(l.Say("compare_summary.from", "parts", strings.Join(parts, "; ")), d.together())
}

// became says what a change is, inside a sentence, with what it was and is where that is
// short.
func (d *differ) became(c *result.SaidChange) string {
	l, before, after := &d.out.Language, c.Before, c.After
	if d.chosen(c) {
		before, after = l.Small(before), l.Small(after)
	}
	switch {
	case c.Cause == byQuote(result.QuoteStatus):
		return l.Say("compare_summary.was_agreed")
	case c.Kind == result.ByPlaybook && called(d.out.Playbook.A) == called(d.out.Playbook.B):
		return l.Say("compare_summary.other", "what", c.Label) // of one name: the digests that tell them apart are for the table
	case len(c.Before)+len(c.After) > saidText:
		return c.Label
	case slices.Contains([]string{l.Say("compare.open"), "-", "not sure", l.Say("compare.undecided")}, before): // nothing was answered yet
		return l.Say("compare_summary.now", "what", c.Label, "after", after)
	}
	return l.Say("compare_summary.instead", "what", c.Label, "after", after, "before", before)
}

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
	return d.out.Say("compare_summary.only_together", "topics", d.topics(causes))
}

// together says what the changes do to one another.
func (d *differ) together() string {
	alone := map[string]int{}
	way, amount := "", ""
	for _, c := range d.out.Price.Causes {
		alone[c.Monthly.String()]++
		if c.Kind != result.ByAll || c.Monthly.IsZero() {
			continue
		}
		way, amount = "more", d.money(&c.Monthly)
		if c.Monthly.IsNeg() {
			way = "less"
		}
	}
	if way == "" {
		return ""
	}
	for _, c := range d.out.Price.Causes {
		if n := alone[c.Monthly.String()]; n > 1 && !c.Monthly.IsZero() {
			return d.out.Language.SayOf("compare_summary.alike", way, "amount", amount, "alike", n)
		}
	}
	return d.out.Language.SayOf("compare_summary.together", way, "amount", amount)
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
		names = append(names[:saidTopics], d.out.Say("compare_summary.more_answers", "answers", more))
	}
	return d.out.Language.List(names)
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
			text = append(text, out.Say("compare_summary.comes_from", "topics", topics))
		case !out.SamePlaybook():
			text = append(text, out.Say("compare_summary.from_rules"))
		}
	}
	text = append(text, d.ruledOut())
	if changed {
		text = append(text, rec.Sure)
	}
	return running(text...)
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
	l := &d.out.Language
	var text []string
	if n := len(possible); n > 0 {
		text = append(text, l.Say("compare_summary.possible", "models", n, "names", l.List(possible)))
	}
	if n := len(out); n > 0 {
		text = append(text, l.Say("compare_summary.ruled_out", "models", n, "names", l.List(out)))
	}
	if len(text) == 0 {
		return ""
	}
	return l.Say("compare_summary.sentence", "text", words.Large(l.List(text)))
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
	l := &d.out.Language
	if b.Model == nil {
		title := d.after.result.Words.Outcome.Title
		switch {
		case a.Outcome == b.Outcome:
			return l.Say("compare_summary.as_before", "outcome", l.Small(title))
		case a.Model != nil:
			return l.Say("compare_summary.outcome_was", "outcome", title, "before", name(a.Model))
		}
		return l.Say("compare_summary.sentence", "text", title)
	}
	how, is := "recommended", words.Large(name(b.Model))
	if b.Leaning() { // no confident word for a first view
		how, is = "points", name(b.Model)
	}
	switch {
	case b.Outcome == assess.TooClose && a.Outcome == b.Outcome && *a.Model == *b.Model:
		return l.Say("compare_summary.stays_close", "model", name(b.Model), "other", name(b.RunnerUp))
	case b.Outcome == assess.TooClose:
		return l.Say("compare_summary.close_now", "model", name(b.Model), "other", name(b.RunnerUp))
	case a.Model == nil:
		return l.SayOf("compare_summary.first", how, "model", is, "before", l.Small(d.before.result.Words.Outcome.Title))
	case *a.Model != *b.Model:
		return l.SayOf("compare_summary.other_model", how, "model", is, "before", name(a.Model))
	case a.Outcome == assess.TooClose:
		return l.SayOf("compare_summary.close_no_more", how, "model", is)
	}
	return l.SayOf("compare_summary.stays", how, "model", name(b.Model))
}

// work says which parts of IT change hands, and how far who does what changes.
func (d *differ) work() string {
	out, l := d.out, &d.out.Language
	var parts []string
	switch n := len(out.Split); {
	case n == terms.NumTowers:
		parts = append(parts, l.Say("compare_summary.all_parts"))
	case n > saidTopics:
		parts = append(parts, l.Say("compare_summary.some_parts", "parts", n, "all", terms.NumTowers))
	case n > 0:
		var names []string
		for i := range out.Split {
			names = append(names, out.Words.Towers.Small(out.Split[i].Tower))
		}
		parts = append(parts, l.Say("compare_summary.these_parts", "parts", n, "names", l.List(names)))
	}
	if n := len(out.Responsibilities); n > 0 && n == out.Words.Rows {
		parts = append(parts, l.Say("compare_summary.every_activity"))
	} else if n > 0 {
		parts = append(parts, l.Say("compare_summary.some_activities", "changed", n, "all", out.Words.Rows))
	}
	if len(parts) == 0 {
		return ""
	}
	return l.Say("compare_summary.sentence", "text", l.List(parts))
}

// idle counts the changed answers from which nothing follows.
func (d *differ) idle(changes []result.SaidChange) string {
	n := 0
	for i := range changes {
		if c := &changes[i]; c.Kind == result.ByAnswer && len(c.Moves) == 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return d.out.Say("compare_summary.idle", "answers", n)
}
