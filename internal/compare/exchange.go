package compare

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// taken is an engagement taken as far as causes are looked for.
type taken struct {
	*scope.Scored
	lines   []pricing.Line // of the price of the recommended model
	monthly pricing.Range  // its sum
	priced  bool           // there is a price for a month
	rows    map[string]*responsibility.Row
}

func take(p *playbook.Playbook, e *assess.Engagement) *taken {
	t := &taken{Scored: scope.Score(p, e)}
	m := t.Model()
	if m == nil {
		return t
	}
	if all, err := t.Estimates(false); err == nil { // what cannot be priced alone is part of what all do together
		t.lines, t.monthly, t.priced = all[*m].Lines, all[*m].Monthly, all[*m].Monthly.Known
	}
	return t
}

// row is a row of the responsibility matrix of the recommended model, nil where there is
// none.
func (t *taken) row(id string) *responsibility.Row {
	if t.rows == nil {
		t.rows = map[string]*responsibility.Row{}
		if m := t.Model(); m != nil {
			matrix := t.RACI(*m)
			for i := range matrix.Rows {
				t.rows[matrix.Rows[i].ID] = &matrix.Rows[i]
			}
		}
	}
	return t.rows[id]
}

// swap is one thing that differs in the files, exchanged alone: in what was before, and in
// what is after. A side is nil where it has no place for it.
type swap struct {
	cause       result.Cause
	plus, minus *taken
	parts       []swap // of the answer to a grid: each tower for itself, as a price tells it
}

// exchange exchanges every answer that was written differently, every part of the quote
// that the price follows from, and the playbook.
func (d *differ) exchange(changes []result.ChangedAnswer) {
	a, b := d.before, d.after
	for i := range changes {
		if id := changes[i].Question; d.written(&a.client, &b.client, id) {
			s := swap{cause: byAnswer(id), plus: with(a, b, id), minus: with(b, a, id)}
			for _, t := range d.parted(id) {
				s.parts = append(s.parts, swap{cause: byTower(t), plus: withTower(a, b, id, t), minus: withTower(b, a, id, t)})
			}
			d.swaps = append(d.swaps, s)
		}
	}
	for _, part := range priced {
		if !slices.ContainsFunc(d.out.Quote, func(q result.ChangedQuote) bool { return q.What == part.what }) {
			continue
		}
		s := swap{cause: byQuote(part.what)}
		for _, side := range []struct {
			into     **taken
			to, from *Side
		}{{&s.plus, a, b}, {&s.minus, b, a}} {
			e := *side.to.client.engagement
			part.take(&e.Quote, &side.from.client.engagement.Quote)
			*side.into = take(side.to.playbook, &e)
		}
		d.swaps = append(d.swaps, s)
	}
	if !d.out.SamePlaybook() {
		d.swaps = append(d.swaps, swap{cause: result.Cause{Kind: result.ByPlaybook}, plus: under(b, a), minus: under(a, b)})
	}
}

// priced are the parts of a quote that a price follows from, with how each is taken over.
var priced = []struct {
	what result.QuotePart
	take func(to, from *assess.Quote)
}{
	{result.QuoteTerm, func(to, from *assess.Quote) { to.TermMonths = from.TermMonths }},
	{result.QuoteDiscount, func(to, from *assess.Quote) { to.Discount = from.Discount }},
	{result.QuoteLeftOut, func(to, from *assess.Quote) { to.Exclude, to.ExcludeAt = from.Exclude, from.ExcludeAt }},
	{result.QuoteLine, func(to, from *assess.Quote) { to.Lines = from.Lines }},
}

// with takes a side with what the other one says to one question; nil where its
// questionnaire lacks it.
func with(s, from *Side, id string) *taken {
	if s.client.Schema.Find(id) < 0 {
		return nil
	}
	e := *s.client.engagement
	give(&e, s.client.Questionnaire, &from.client, id)
	return take(s.playbook, &e)
}

// under takes the answers of one side under the playbook of the other.
func under(s, from *Side) *taken {
	e := *from.client.engagement
	e.Answers, e.Basis = s.client.Schema.NewSet(), nil
	for _, id := range s.client.Schema.IDs() {
		give(&e, s.client.Questionnaire, &from.client, id)
	}
	return take(s.playbook, &e)
}

// give puts what somebody was told about one question into an engagement, with how sure
// it is. What cannot be said in the other questionnaire is left out.
func give(e *assess.Engagement, q *assess.Questionnaire, from *told, id string) {
	i, j := q.Schema.Find(id), from.Schema.Find(id)
	var value answer.Value
	e.Basis = slices.DeleteFunc(slices.Clone(e.Basis), func(b assess.Basis) bool { return b.Question == i })
	if j >= 0 {
		to, of := q.Schema.At(i), from.Schema.At(j)
		value = translate(from.engagement.Answers.Values[j].Kept(), of, to)
		for _, b := range from.engagement.Basis {
			if b.Question != j {
				continue
			}
			b.Question, b.Others = i, slices.Clone(b.Others)
			for k := range b.Others {
				b.Others[k].Value = translate(b.Others[k].Value, of, to)
			}
			e.Basis = append(e.Basis, b)
		}
	}
	e.Answers = e.Answers.With(i, value)
}

// translate says an answer in another questionnaire; missing where it cannot be said there.
func translate(v answer.Value, from, to *answer.Question) answer.Value {
	if v.State != answer.Given || from == to {
		return v
	}
	options := func(bits uint64) (out uint64, ok bool) {
		for o, id := range from.Options {
			if bits&(1<<o) == 0 {
				continue
			}
			at := to.OptionIndex(id)
			if at < 0 {
				return 0, false
			}
			out |= 1 << at
		}
		return out, true
	}
	sure, ok := options(v.Options)
	unsure, known := options(v.Unsure)
	number := v.Number != 0 || v.Spread != 0
	switch {
	case from.Type != to.Type, !ok, !known, number && (v.Number < to.Min || v.High() > to.Max):
		return answer.Value{}
	}
	v.Options, v.Unsure = sure, unsure
	return v
}

func byAnswer(question string) result.Cause {
	return result.Cause{Kind: result.ByAnswer, ID: terms.Optional(question)}
}

func byQuote(what result.QuotePart) result.Cause {
	return result.Cause{Kind: result.ByQuote, ID: terms.Optional(what)}
}

// because lists the causes of a difference: everything of which the exchange alone makes
// one, before or after. Where nothing alone does, all do it together.
func (d *differ) because(effect string, differs func(now, then *taken) bool) []result.Cause {
	alone, all := []result.Cause{}, []result.Cause{}
	for _, s := range d.swaps {
		if s.plus != nil && differs(s.plus, d.before.exchange) || s.minus != nil && differs(s.minus, d.after.exchange) {
			alone = append(alone, s.cause)
		}
		if s.cause.Kind != result.ByQuote {
			all = append(all, s.cause)
		}
	}
	if len(alone) == 0 {
		alone = all
	}
	for _, c := range alone {
		d.note(effect, c)
	}
	return alone
}

// note keeps what a cause has an effect on.
func (d *differ) note(effect string, c result.Cause) {
	if !slices.Contains(d.effects[c], effect) {
		d.effects[c] = append(d.effects[c], effect)
	}
}

// explain says of every changed answer what it has an effect on, and why its question
// applies on one side only.
func (d *differ) explain(changes []result.ChangedAnswer) {
	for i := range changes {
		c := &changes[i]
		for _, effect := range []string{result.OnFit, result.OnModel, result.OnPrice, result.OnSplit, result.OnResponsibilities} {
			if slices.Contains(d.effects[byAnswer(c.Question)], effect) {
				c.Effects = append(c.Effects, effect)
			}
		}
		if !d.written(&d.before.client, &d.after.client, c.Question) {
			c.Causes = d.because("", func(now, then *taken) bool { return now.state(c.Question) != then.state(c.Question) })
		}
	}
}

// state is what is known of an answer; hidden also where there is no such question.
func (t *taken) state(id string) answer.State {
	if i := t.View.Schema().Find(id); i >= 0 {
		return t.View.State(i)
	}
	return answer.Hidden
}
