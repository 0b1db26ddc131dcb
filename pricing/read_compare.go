package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// market takes the published band and its sentences. A card without the figures
// of a band has none.
func (rd *reader) market() {
	f := &rd.file.Market
	if !hasOne(f.Place, marketAmounts) {
		return
	}
	f.Need(rd.Report, marketAmounts...)
	f.Need(rd.Report, "below", "lower", "upper", "above", "source")
	v, ok := hundredthsOf(f.StandardFrom, f.Middle, f.PremiumTo)
	if ok && falls(v) {
		rd.Add(f.Node, "standard_from, middle and premium_to are out of order; they must not fall")
	}
	band := decimals(v)
	said := func(d decimal.Decimal) string { return Money(rd.money(d)) }
	fill := strings.NewReplacer("{standard_from}", said(band[0]), "{middle}", said(band[1]), "{premium_to}", said(band[2]), currencyName, rd.card.Currency)
	rd.card.market = &market{
		standardFrom: band[0], middle: band[1], premiumTo: band[2],
		below: fill.Replace(f.Below), lower: fill.Replace(f.Lower), upper: fill.Replace(f.Upper), above: fill.Replace(f.Above),
	}
}

// hasOne reports whether a record has one of the amounts that it lives from.
// Without them its other keys are for nothing.
func hasOne(p yamldoc.Place, amounts []string) bool { return slices.ContainsFunc(amounts, p.Has) }

// currencyName stands in the sentences of a card for its currency.
const currencyName = "{currency}"

// comparison takes how costs are compared over a term.
func (rd *reader) comparison() {
	f := &rd.file.Comparison
	stays := rule{Rule: answer.Rule{When: rd.schema.ReadWhen(rd.Report, f.PayrollStays, answer.Answers)}}
	stays.tested = tests(&stays.Rule, rd.schema)
	rd.card.comparison = comparisonRules{
		months:         f.Months,
		payrollStays:   stays,
		labels:         f.Labels.byID(),
		payrollAssumed: f.PayrollAssumed,
		withoutPay:     f.WithoutPay,
	}
}

// inHouse takes the figures of a team of one's own. A card without a wage, or
// any other amount in it, has none.
func (rd *reader) inHouse() {
	f := &rd.file.InHouse
	if !hasOne(f.Place, inHouseAmounts) {
		return
	}
	f.Need(rd.Report, "wage", "load_percent", "users_per_post", "recruiting_per_hire", "years_in_post", "years_source",
		"training_per_post_year", "tools_per_user_month", "posts_per_24x7_seat", "around_the_clock")
	h := &inHouseRules{
		loaded:       rd.loaded(rd.threeOf(sourced(f.Wage)), rd.threeOf(sourced(f.LoadPercent))),
		usersPerPost: rd.threeOf(sourced(f.UsersPerPost)),
		recruiting:   decimals(rd.threeOf(sourced(f.Recruiting))),
		yearsInPost:  f.YearsInPost,
		training:     decimals(rd.threeOf(sourced(f.Training))),
		tools:        decimals(rd.threeOf(sourced(f.Tools))),
	}
	var seat, yearly [numCases]string
	for i, v := range rd.threeOf(sourced(f.Seat)) {
		seat[i] = answer.FormatHundredths(v)
	}
	h.note = fillRange(f.AroundTheClock, seat)
	for i, d := range h.loaded {
		yearly[i] = decimalWhole(d)
	}
	rd.card.inHouse = h
	said := &rd.card.comparison.payrollAssumed
	*said = strings.ReplaceAll(fillRange(*said, yearly), currencyName, rd.card.Currency)
}

// loaded is the yearly cost of one person: the wage and what comes on top of it
// in hundredths of a percent.
func (rd *reader) loaded(wage, load [numCases]int64) cases {
	var c cases
	for i := range c {
		factor := rd.mul(whole(100_00+load[i]), Hundredths(1))
		c[i] = rd.money(rd.mul(whole(wage[i]), factor))
	}
	return c
}

// fillRange puts three figures into a sentence.
func fillRange(text string, v [numCases]string) string {
	return strings.NewReplacer("{low}", v[low], "{typical}", v[typical], "{high}", v[high]).Replace(text)
}

// decimalWhole writes an amount without cents and with commas, for sentences.
func decimalWhole(d decimal.Decimal) string {
	s := d.Round(0).String()
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
