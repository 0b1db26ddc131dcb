package pricing

import (
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

// LeftOut is a line that a quote leaves out of a price.
type LeftOut struct {
	ID, Label string
	Amount    decimal.Decimal // what it would cost in the typical case, before a discount; a month, or once
	Known     bool            // Amount is known
}

// LeftOut lists what a quote leaves out of the price of a split, in the order of the
// lines: what the price would hold without that, and is not nothing. The errors are those of
// Estimate.
func (c *Card) LeftOut(split terms.Split, a Answers, q Quote) ([]LeftOut, error) {
	if len(q.ExcludeLines) == 0 {
		return nil, nil
	}
	whole := q
	whole.ExcludeLines, whole.ExcludeAt = nil, nil
	e, err := c.Estimate(split, a, whole)
	if err != nil {
		return nil, err
	}
	var out []LeftOut
	for i := range e.Lines {
		l := &e.Lines[i]
		if nothing := l.Amount.Known && l.Amount.Typical.IsZero() && l.Amount.High.IsZero(); q.excludes(l.ID) && !nothing {
			out = append(out, LeftOut{ID: l.ID, Label: l.Label, Amount: l.Amount.Typical, Known: l.Amount.Known})
		}
	}
	for i := range e.Separate {
		if l := &e.Separate[i]; q.excludes(l.ID) {
			out = append(out, LeftOut{ID: l.ID, Label: l.Label})
		}
	}
	return out, nil
}

// leavesOutBase says that people or computers are left out, so that the sum is no price
// for the whole; "" where they are not.
func (e *estimator) leavesOutBase() string {
	var names []string
	for k := range numFixed {
		if c := &e.card.classes[k]; e.quote.excludes(c.id) && !e.counts[k].none() && e.touches(c) {
			names = append(names, e.card.language.Small(c.label))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return strings.ReplaceAll(e.card.labels.BaseLeftOut, "{what}", e.card.language.List(names))
}
