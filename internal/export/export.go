// Package export lays the price of a result out as other programs import it: a deal, its
// lines, its products.
//
// Goals: which columns there are and what they are called is data (provider.yaml); what
// the rows come to is the price of the result, to the cent.
//
// Non-goals: file formats (package render and emit), sending anything anywhere.
package export

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// Rows are the rows of a target, with the heads of its columns.
type Rows struct {
	Heads []string
	Rows  [][]string
}

// Of lays a result out for a target. The error says what the result has not: a model, or
// a price.
func Of(r *result.Result, target *advice.Export, products []advice.Product) (*Rows, error) {
	if r.Model() == nil {
		return nil, errors.New("no model is recommended, so there is nothing to export; 'mspscope next' says what is open")
	}
	if r.Estimate == nil || r.Price == nil || !r.Price.Monthly.Known {
		return nil, errors.New("the price is not known yet, so there is nothing to export; 'mspscope next' says which answers it needs")
	}
	x := exporter{r: r, target: target, skus: map[string]string{}}
	for _, p := range products {
		x.skus[p.Line] = p.SKU
	}
	out := &Rows{}
	for _, c := range target.Columns {
		out.Heads = append(out.Heads, c.Head)
	}
	if target.Rows == "deal" {
		row, err := x.row(nil)
		if err != nil {
			return nil, err
		}
		out.Rows = [][]string{row}
		return out, nil
	}
	lines := r.Estimate.Models.Of(*r.Model()).Lines
	for i := range lines {
		l := &lines[i]
		if target.Period != "" && string(l.Period) != target.Period || l.Amount.Typical.IsZero() {
			continue // what is included is no line of another program
		}
		row, err := x.row(l)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// exporter lays out one result.
type exporter struct {
	r      *result.Result
	target *advice.Export
	skus   map[string]string
}

// row is the row of a line, nil for the deal.
func (x *exporter) row(l *result.Line) ([]string, error) {
	row := make([]string, len(x.target.Columns))
	for i := range x.target.Columns {
		c := &x.target.Columns[i]
		switch {
		case c.From != "":
			text, err := x.value(c.From, l)
			if err != nil {
				return nil, err
			}
			row[i] = text
		case c.Value != nil:
			row[i] = *c.Value
		case l != nil && l.Period == pricing.Month:
			row[i] = c.Month
		case l != nil:
			row[i] = c.Once
		}
	}
	return row, nil
}

// value is what stands in a column. What is not known is "".
func (x *exporter) value(from string, l *result.Line) (string, error) {
	if l != nil {
		if text, ok := x.ofLine(from, l); ok {
			return text, nil
		}
	}
	p := x.r.Price
	switch from {
	case "monthly":
		return pricing.Money(p.Monthly.Typical), nil
	case "one_time":
		if !p.OneTime.Known {
			return "", nil
		}
		return pricing.Money(p.OneTime.Typical), nil
	case "yearly":
		return x.over(12, false)
	case "total":
		if months := x.r.Estimate.Quote.TermMonths; months != nil {
			return x.over(*months, true)
		}
		return x.over(12, true)
	}
	return x.said(from), nil
}

// over is the monthly price for so many months, with the start where it is wanted and
// known.
func (x *exporter) over(months int64, start bool) (string, error) {
	n, err := decimal.New(months, 0)
	if err != nil {
		return "", err
	}
	sum, err := x.r.Price.Monthly.Typical.Mul(n)
	if err == nil && start && x.r.Price.OneTime.Known {
		sum, err = sum.Add(x.r.Price.OneTime.Typical)
	}
	if err != nil {
		return "", err
	}
	return pricing.Money(sum), nil
}

// said is what is said of the deal.
func (x *exporter) said(from string) string {
	r := x.r
	q := &r.Estimate.Quote
	switch from {
	case "client":
		return text(r.Subject.Name)
	case "contact":
		return r.Subject.Contact
	case "reference":
		return r.Subject.Reference
	case "date":
		return r.Subject.Date
	case "deal":
		return strings.Join(nonEmpty(text(r.Subject.Name), x.model()), ": ")
	case "model":
		return x.model()
	case "status":
		return r.StandsAs.String()
	case "revision":
		return number(q.Revision)
	case "valid_until":
		return text(q.ValidUntil)
	case "term_months":
		return number(q.TermMonths)
	case "currency":
		return r.Estimate.Currency
	case "decision_by", "users", "endpoints":
		return x.answer(map[string]string{"users": "users_count", "endpoints": "endpoints_count"}[from], from)
	}
	return ""
}

func (x *exporter) model() string { return x.r.Words.Models.Of(*x.r.Model()).Name }

// answer is an answer as it was given, by the id of its question.
func (x *exporter) answer(question, otherwise string) string {
	if question == "" {
		question = otherwise
	}
	a := x.r.Answer(question)
	if a == nil || !a.Given() {
		return ""
	}
	return strings.Join(a.Says, "; ")
}

// ofLine is what belongs to a line; false for what does not. A line that is no number of
// units at a price is one unit of it.
func (x *exporter) ofLine(from string, l *result.Line) (string, bool) {
	quantity, price := "1", l.Amount.Typical
	if l.Quantity != nil && l.Rate.Known {
		if n, err := decimal.Parse(l.Quantity.String()); err == nil {
			if product, err := n.Mul(l.Rate.Typical); err == nil && product.Equal(l.Amount.Typical) {
				quantity, price = l.Quantity.String(), l.Rate.Typical
			}
		}
	}
	switch from {
	case "line":
		return l.ID, true
	case "sku":
		if sku := x.skus[l.ID]; sku != "" {
			return sku, true
		}
		return l.ID, true
	case "label":
		return l.Label, true
	case "class":
		return string(l.Class), true
	case "quantity":
		return quantity, true
	case "unit_price":
		return pricing.Money(price), true
	case "amount":
		return pricing.Money(l.Amount.Typical), true
	case "period":
		return string(l.Period), true
	}
	return "", false
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}
