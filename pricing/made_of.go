package pricing

import (
	"strings"

	"github.com/govalues/decimal"
)

// Who pays a bill works its sums out by hand. What follows says of each sum that is
// no number of units at a price what it is made of, without where the rates come from.

// volumeMadeOf says how much of the work of a volume counts at which percentage. It is
// empty where what the work costs the provider holds the price up.
func (e *estimator) volumeMadeOf(g int, work, one decimal.Decimal) string {
	if e.answers.Bare || !one.IsPos() || e.err != nil || !e.after[g][typical].Equal(e.cents(e.card.volume[g].price(&e.arith, work, one))) {
		return ""
	}
	var parts []string
	left, which := work, "the first "
	for _, b := range e.card.volume[g] {
		inside := left
		if b.to > 0 {
			inside = left.Min(e.mul(one, whole((b.to-b.from+1)*100)))
		}
		parts = append(parts, which+e.card.language.Cents(inside, e.Currency)+" at "+e.card.plain(b.percent*100)+" %")
		left, which = e.add(left, inside.Neg()), "the next "
		if !left.IsPos() {
			break
		}
	}
	return e.card.language.Cents(work, e.Currency) + " before it, of which " + e.card.language.List(parts)
}

// percentMadeOf says of what amount a line is a percentage; what is the word for it.
func (e *estimator) percentMadeOf(percent decimal.Decimal, of Range, what string) string {
	if e.answers.Bare || !of.Known {
		return ""
	}
	return e.card.language.Plain(percent.Trim(0).String()) + " % of " + e.card.language.Cents(of.Typical, e.Currency) + what
}

// toleranceMadeOf says of what amounts the price may move by a part.
func (e *estimator) toleranceMadeOf(percent int64) string {
	if e.answers.Bare {
		return ""
	}
	share := e.card.plain(percent) + " % of "
	return share + e.card.language.Cents(e.Base.Low, e.Currency) + " less, or " + share + e.card.language.Cents(e.Base.High, e.Currency) + " more"
}

// ofClasses names the unit classes that a percentage is of.
func (e *estimator) ofClasses(a *addon) string {
	if len(a.percentOf) == 0 {
		return ", the work above it"
	}
	var names []string
	for _, k := range a.percentOf {
		names = append(names, e.card.language.Small(e.card.classes[k].label))
	}
	return ", what " + e.card.language.List(names) + " cost after the volume"
}

// trimmed is a text of parts without the mark between them at its end.
func trimmed(text string) string { return strings.TrimSuffix(text, "; ") }
