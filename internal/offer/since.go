package offer

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// AddSince compares a result with the last revision that went out before it, and says
// whether a later one did.
func AddSince(p *playbook.Playbook, q *assess.Quote, r *result.Result) {
	if q.Revision == 0 {
		return
	}
	var before *assess.SentQuote
	for i := range q.Sent {
		switch s := &q.Sent[i]; {
		case s.Revision < q.Revision:
			before = s
		case s.Revision > q.Revision:
			r.Estimate.Later = &result.Later{Revision: s.Revision, On: s.On}
		}
	}
	m := r.Model()
	if before == nil || m == nil {
		return
	}
	out := &result.Since{
		Revision: before.Revision, On: before.On, Currency: before.Currency,
		Model: result.Pair[terms.Model]{Before: before.Model, After: *m}, Lines: []result.SinceLine{}, Counts: []result.SinceCount{},
	}
	one := r.Estimate.Models.Of(*m)
	out.Counts = sinceCounts(p, before, r.Estimate)
	if q.Status != terms.Agreement { // what was agreed is what its numbers are held to
		due(p, out)
	}
	if before.Currency == r.Estimate.Currency && one.Monthly.Known && one.OneTime.Known {
		d := differences{places: words.Decimals(before.Currency), rest: p.Texts.Called().Rest}
		out.Lines = append(d.lines(before, one, pricing.Month), d.lines(before, one, pricing.Once)...)
		monthly, once := d.minus(one.Monthly.Typical, before.Monthly), d.minus(one.OneTime.Typical, before.OneTime)
		out.Monthly, out.OneTime = pricing.AmountOf(monthly), pricing.AmountOf(once)
		if d.err != nil {
			out.Lines, out.Monthly, out.OneTime = []result.SinceLine{}, nil, nil
		}
	}
	r.Estimate.Since = out
}

// differences are what amounts differ by, exactly.
type differences struct {
	places int
	rest   string // what a record does not tell line by line is called so
	err    error
}

func (d *differences) sub(a, b decimal.Decimal) decimal.Decimal {
	out, err := a.SubExact(b, d.places)
	d.err = cmp.Or(d.err, err)
	return out
}

func (d *differences) minus(a decimal.Decimal, b int64) decimal.Decimal {
	return d.sub(a, d.recorded(b))
}

// recorded is an amount of a record, with the decimals of its currency.
func (d *differences) recorded(n int64) decimal.Decimal {
	return pricing.Hundredths(n).Trim(d.places)
}

// lines are the lines of a period that differ. What the record does not tell line by line
// stands in one line without an id, so that all add up to the difference of the sums.
func (d *differences) lines(before *assess.SentQuote, now *result.ModelEstimate, period pricing.Period) []result.SinceLine {
	var all []result.SinceLine
	sum, total := now.Monthly.Typical, before.Monthly
	if period == pricing.Once {
		sum, total = now.OneTime.Typical, before.OneTime
	}
	rest := d.minus(sum, total)
	add := func(was *assess.SentLine, is *result.Line) {
		l := d.line(was, is)
		if !l.Difference.IsZero() {
			all = append(all, l)
			rest = d.sub(rest, l.Difference.Decimal)
		}
	}
	told := make([]bool, len(before.Lines))
	for i := range now.Lines {
		if l := &now.Lines[i]; l.Period == period && l.Amount.Known {
			at := lineThen(before, told, l)
			if at < 0 {
				add(nil, l)
				continue
			}
			told[at] = true
			add(&before.Lines[at], l)
		}
	}
	for i := range before.Lines {
		if l := &before.Lines[i]; !told[i] && l.Once == (period == pricing.Once) && l.Amount != nil {
			add(l, nil)
		}
	}
	if !rest.IsZero() {
		all = append(all, result.SinceLine{Label: d.rest, Period: period, Difference: pricing.Amount{Decimal: rest}})
	}
	return all
}

// lineThen is the index of what a line was, -1 where there was none that is not told yet.
// The lines that a quote adds are numbered anew each time, so that their names tell.
func lineThen(before *assess.SentQuote, told []bool, l *result.Line) int {
	added := l.Origin == pricing.FromQuote && l.ID != pricing.DiscountID
	for i := range before.Lines {
		was := &before.Lines[i]
		if told[i] || was.Once != (l.Period == pricing.Once) || was.Amount == nil {
			continue
		}
		if !added && was.ID == l.ID || added && pricing.IsExtra(was.ID) && was.Label == l.Label {
			return i
		}
	}
	return -1
}

// line is how a line differs; nil where a revision has no such line.
func (d *differences) line(was *assess.SentLine, is *result.Line) result.SinceLine {
	var out result.SinceLine
	before, after := d.recorded(0), d.recorded(0)
	if was != nil {
		out.ID, out.Label, out.Period = terms.Optional(was.ID), was.Label, pricing.Month
		if was.Once {
			out.Period = pricing.Once
		}
		if was.Quantity != nil {
			out.Quantity.Before = figure(*was.Quantity)
		}
		if was.Rate != nil {
			out.Rate.Before = pricing.AmountOf(d.recorded(*was.Rate))
		}
		if was.Amount != nil {
			before = d.recorded(*was.Amount)
			out.Before = pricing.AmountOf(before)
		}
	}
	if is != nil {
		out.ID, out.Label, out.Period, out.Class = terms.Optional(is.ID), is.Label, is.Period, is.Class
		out.Quantity.After = is.Quantity
		after = is.Amount.Typical
		out.After = pricing.AmountOf(after)
		if is.Rate.Known {
			out.Rate.After = pricing.AmountOf(is.Rate.Typical)
		}
	}
	out.Difference = pricing.Amount{Decimal: d.sub(after, before)}
	return out
}

// sinceCounts are the numbers that are not what they were.
func sinceCounts(p *playbook.Playbook, before *assess.SentQuote, e *result.Estimate) []result.SinceCount {
	all := []result.SinceCount{}
	now := counted(e)
	add := func(class string, was, is *int64) {
		if was != nil && is != nil && *was == *is {
			return
		}
		var b, a int64
		c := result.SinceCount{Class: class}
		if was != nil {
			b, c.Before = *was, figure(*was)
		}
		if is != nil {
			a, c.After = *is, figure(*is)
		}
		c.Label = things(p, class, a)
		if b > 0 {
			c.Drift, c.Requote = drifted(b, a), p.Card.Requote(b, a)
		}
		all = append(all, c)
	}
	for i := range now {
		var was *int64
		if n, ok := assess.Figure(before.Counts, now[i].ID); ok {
			was = &n
		}
		add(now[i].ID, was, &now[i].Number)
	}
	for i := range before.Counts {
		if was := &before.Counts[i]; !slices.ContainsFunc(now, func(n assess.SentFigure) bool { return n.ID == was.ID }) {
			add(was.ID, &was.Number, nil)
		}
	}
	return all
}

// due says that a number has moved so far since the last revision that this is a quote of its own.
func due(p *playbook.Playbook, s *result.Since) {
	var what []string
	for i := range s.Counts {
		if s.Counts[i].Requote {
			what = append(what, s.Counts[i].Label)
		}
	}
	if s.Requote = len(what) > 0; s.Requote && p.Texts != nil {
		s.Due = advice.Fill(p.Texts.Offer.Moved, "{revision}", strconv.FormatInt(s.Revision, 10), "{what}", p.Language.List(what), "{percent}", p.Language.Plain(answer.FormatHundredths(p.Card.RequotePercent())))
	}
}

// things is what a class of units counts, as people read it.
func things(p *playbook.Playbook, class string, n int64) string {
	for _, c := range p.Card.CountQuestions() {
		if c.Class == class {
			return p.Questionnaire.Questions[c.Question].Things(n, false)
		}
	}
	return strings.ReplaceAll(class, "_", " ")
}

// drifted is by how many percent a number has moved, with one decimal.
func drifted(was, is int64) *json.Number {
	by := (is - was) * 1000
	half := was / 2
	if by < 0 {
		half = -half
	}
	d, err := decimal.New((by+half)/was, 1)
	if err != nil {
		return nil
	}
	return pricing.NumberOf(d)
}
