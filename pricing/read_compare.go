package pricing

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// market reads the published band and its sentences. A card without the figures
// of a band has none.
func (rd *reader) market(f *yamldoc.Fields) {
	s, n, ok := rd.optional(f, "market")
	if !ok || !rd.figures(s, marketAmounts, "below", "lower", "upper", "above", "source") {
		return
	}
	before := rd.Len()
	from, middle, to := rd.number(s, "standard_from", maxRate), rd.number(s, "middle", maxRate), rd.number(s, "premium_to", maxRate)
	if rd.Len() == before && (from > middle || middle > to) {
		rd.Add(n, "standard_from, middle and premium_to are out of order; they must not fall")
	}
	m := &market{standardFrom: whole(from), middle: whole(middle), premiumTo: whole(to)}
	names := []string{"{seat}", "{standard_from}", "{middle}", "{premium_to}", currencyName}
	said := func(d decimal.Decimal) string { return Money(rd.money(d)) }
	fill := strings.NewReplacer(names[1], said(m.standardFrom), names[2], said(m.middle), names[3], said(m.premiumTo), currencyName, rd.card.Currency)
	sentence := func(key string) string {
		text := rd.text(s, key)
		rd.placeholders(s.Opt(key), text, names)
		return fill.Replace(text)
	}
	m.below, m.lower, m.upper, m.above = sentence("below"), sentence("lower"), sentence("upper"), sentence("above")
	rd.source(s)
	s.End()
	rd.card.market = m
}

// figures reports whether a mapping has one of the amounts that it lives from.
// Without them its other keys are for nothing, but no key may be misspelled.
func (rd *reader) figures(f *yamldoc.Fields, amounts []string, others ...string) bool {
	if slices.ContainsFunc(amounts, func(key string) bool { return f.Opt(key) != nil }) {
		return true
	}
	for _, key := range append(others, amounts...) {
		f.Opt(key)
	}
	f.End()
	return false
}

// currencyName stands in the sentences of a card for its currency.
const currencyName = "{currency}"

// placeholders reports words in braces that stand for nothing.
func (rd *reader) placeholders(n *yamldoc.Node, text string, known []string) {
	rest := text
	for _, k := range known {
		rest = strings.ReplaceAll(rest, k, "")
	}
	if strings.ContainsAny(rest, "{}") {
		rd.Add(n, "the text holds a placeholder that stands for nothing; the ones to use are %s", strings.Join(known, ", "))
	}
}

func (rd *reader) labels(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "labels")
	if !ok {
		return
	}
	rd.card.labels = lineLabels{
		minimum:      rd.text(s, "minimum"),
		minimumAgain: rd.text(s, "minimum_again"),
		discount:     rd.text(s, "discount"),
		onboarding:   rd.text(s, "onboarding"),
	}
	s.End()
}

func (rd *reader) comparison(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "comparison")
	if !ok {
		return
	}
	c := &rd.card.comparison
	c.months = int(s.Int("months", 1, 120))
	rd.source(s)
	if n := s.Need("payroll_stays"); n != nil {
		c.payrollStays = rd.condition(n)
	}
	if labels, _, ok := rd.section(s, "labels"); ok {
		c.labels = make(map[string]string, len(comparisonLabels))
		for _, id := range comparisonLabels {
			c.labels[id] = rd.text(labels, id)
		}
		for _, m := range terms.Models() { // else they are called as everywhere
			c.labels[m.String()] = labels.OptText(m.String())
		}
		labels.End()
	}
	c.payrollAssumed = rd.text(s, "payroll_assumed")
	rd.placeholders(s.Opt("payroll_assumed"), c.payrollAssumed, []string{"{low}", "{typical}", "{high}", currencyName})
	c.withoutPay = s.OptText("without_pay")
	s.End()
}

// maxYearly is the largest yearly amount for one person, in hundredths.
const maxYearly = 10_000_000_00

// inHouse reads the figures of a team of one's own. A card without a wage, or
// any other amount in it, has none.
func (rd *reader) inHouse(f *yamldoc.Fields) {
	s, _, ok := rd.optional(f, "in_house")
	if !ok || !rd.figures(s, inHouseAmounts, "load_percent", "users_per_post", "years_in_post", "years_source", "posts_per_24x7_seat", "around_the_clock") {
		return
	}
	h := &inHouseRules{}
	rd.card.inHouse = h
	wage := rd.threeUnder(s, "wage", maxYearly, true)
	load := rd.threeUnder(s, "load_percent", 1000_00, true)
	for i := range h.loaded {
		// (100 + load) % of the wage; the load is in hundredths of a percent.
		factor := rd.mul(whole(100_00+load[i]), Hundredths(1))
		h.loaded[i] = rd.money(rd.mul(whole(wage[i]), factor))
	}
	h.usersPerPost = rd.threeUnder(s, "users_per_post", 1_000_000_00, true)
	if h.usersPerPost[low] < 100 && s.Opt("users_per_post") != nil {
		rd.Add(s.Opt("users_per_post"), "\"low\" must be at least 1 user for each post")
		h.usersPerPost[low] = 100
	}
	h.recruiting = rd.decimals(rd.threeUnder(s, "recruiting_per_hire", maxYearly, true))
	h.yearsInPost = s.Int("years_in_post", 1, 50)
	rd.text(s, "years_source")
	h.training = rd.decimals(rd.threeUnder(s, "training_per_post_year", maxYearly, true))
	h.tools = rd.decimals(rd.threeUnder(s, "tools_per_user_month", maxRate, true))
	seat := rd.threeUnder(s, "posts_per_24x7_seat", 100_00, true)
	h.note = fillRange(rd.text(s, "around_the_clock"), [numCases]string{
		answer.FormatHundredths(seat[low]), answer.FormatHundredths(seat[typical]), answer.FormatHundredths(seat[high]),
	})
	rd.placeholders(s.Opt("around_the_clock"), h.note, []string{"{low}", "{typical}", "{high}"})
	s.End()
	var yearly [numCases]string
	for i, d := range h.loaded {
		yearly[i] = decimalWhole(d)
	}
	said := fillRange(rd.card.comparison.payrollAssumed, yearly)
	rd.card.comparison.payrollAssumed = strings.ReplaceAll(said, currencyName, rd.card.Currency)
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
