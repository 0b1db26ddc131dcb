package scope

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// Retried is one past engagement under two playbooks. Because is set by whoever knows
// why: only what Differs needs it.
type Retried struct {
	Before, After result.Record
	Because       string
}

// Differs reports whether the client gets another model or another monthly price.
func (r *Retried) Differs() bool {
	b := r.changed()
	return b.Moved() || !b.Monthly.Before.Same(b.Monthly.After)
}

// changed is what became of the client.
func (r *Retried) changed() result.Backtested {
	out := result.Backtested{
		Source: r.Before.Source, Document: r.Before.Document, Name: r.Before.Subject.Name, Because: r.Because,
		Outcome: pairOf(r.Before.Outcome, r.After.Outcome), Model: pairOf(r.Before.Model, r.After.Model), Verdict: pairOf(r.Before.Verdict, r.After.Verdict),
	}
	if at := priceOf(&r.Before); at != nil {
		out.Monthly.Before = *at
	}
	if at := priceOf(&r.After); at != nil {
		out.Monthly.After = *at
	}
	sameCurrency := r.Before.Currency != nil && r.After.Currency != nil && *r.Before.Currency == *r.After.Currency
	if sameCurrency && out.Monthly.Before.Known && out.Monthly.After.Known {
		if d, err := out.Monthly.After.Typical.Sub(out.Monthly.Before.Typical); err == nil {
			out.Difference = &pricing.Amount{Decimal: d}
		}
	}
	return out
}

func pairOf[T any](before, after T) result.Pair[T] {
	return result.Pair[T]{Before: before, After: after}
}

// Backtest sums up what other rules make of past engagements.
func Backtest(p, q *playbook.Playbook, all []Retried, errors []result.ErrorRecord) *result.Backtest {
	out := &result.Backtest{
		Version: result.Version, Playbook: result.ComparedPlaybooks{A: playbookOf(p), B: playbookOf(q)},
		Currency: pairOf(Summarizer{p}.Currency(), Summarizer{q}.Currency()), Clients: len(all),
		Moves: []result.Move{}, Changes: []result.Backtested{}, Errors: append([]result.ErrorRecord{}, errors...), Schema: result.SchemaID("backtest"),
	}
	before, after := make([]result.Record, len(all)), make([]result.Record, len(all))
	var percents []result.Tenths
	for i := range all {
		before[i], after[i] = all[i].Before, all[i].After
		b := all[i].changed()
		if share, ok := percentOf(&b); ok {
			percents = append(percents, share)
		}
		if !all[i].Differs() {
			continue
		}
		out.Changes = append(out.Changes, b)
		if b.Moved() {
			out.Models++
			out.Count(&b)
		}
		if !b.Monthly.Before.Same(b.Monthly.After) {
			out.Prices++
		}
	}
	everyone := func(*result.Record) bool { return true }
	out.Monthly = pairOf(sum(before, everyone), sum(after, everyone))
	if len(percents) > 0 {
		slices.Sort(percents)
		out.Median = &percents[(len(percents)-1)/2]
	}
	slices.SortStableFunc(out.Moves, func(a, b result.Move) int { return cmp.Compare(b.Clients, a.Clients) })
	slices.SortStableFunc(out.Changes, byWeight)
	return out
}

// byWeight puts other models first, then what moves the price furthest.
func byWeight(a, b result.Backtested) int {
	first := func(x *result.Backtested) int {
		if x.Moved() {
			return 0
		}
		return 1
	}
	far := func(x *result.Backtested) decimal.Decimal {
		if x.Difference == nil {
			return decimal.Zero
		}
		return x.Difference.Abs()
	}
	return cmp.Or(cmp.Compare(first(&a), first(&b)), far(&b).Cmp(far(&a)))
}

// percentOf is by how many percent the typical price changes.
func percentOf(b *result.Backtested) (result.Tenths, bool) {
	if b.Difference == nil || !b.Monthly.Before.Typical.IsPos() {
		return 0, false
	}
	share, err := b.Difference.Quo(b.Monthly.Before.Typical)
	if err != nil {
		return 0, false
	}
	tenths, err := share.Mul(decimal.MustNew(1000, 0))
	if err != nil {
		return 0, false
	}
	n, _, ok := tenths.Round(0).Int64(0)
	return result.Tenths(n), ok
}
