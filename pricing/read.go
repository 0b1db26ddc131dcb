package pricing

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// reader reads one card.
type reader struct {
	*yamldoc.Report
	arith
	schema *answer.Schema
	card   *Card
	ids    map[string]int        // ids of uplifts and add-ons by line
	known  map[int]*knownOptions // what add-ons and notes know of lists, by question
}

// maxRate is the largest rate, in hundredths. Up to it the amounts of ordinary
// cards are exact for a million units; what does not fit is refused, not rounded.
const maxRate = 100_000_00

// ReadCard reads a rate card. Conditions are read under the schema. Every
// problem goes to the report; the result is nil when there is one.
func ReadCard(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *Card {
	before := r.Len()
	f, ok := r.Fields(root, "a rate card")
	if !ok {
		return nil
	}
	rd := reader{Report: r, schema: schema, card: &Card{}, ids: map[string]int{}, known: map[int]*knownOptions{}}
	c := rd.card
	f.Version()
	c.Name = rd.text(f, "name")
	c.Currency = rd.currency(f)
	c.places = words.Decimals(c.Currency)
	rd.arith = c.arith()
	c.AsOf = rd.asOf(f)
	for k := range numUnits {
		c.questions[k] = schema.Find(unitQuestions[k])
		if i := c.questions[k]; i >= 0 && schema.At(i).Private {
			r.Add(root, "the question %s is private (it has self_assessment: false), but the price follows from it, and nothing that a client reads may follow from a private answer; remove self_assessment from it",
				unitQuestions[k])
		}
		c.lineIDs = append(c.lineIDs, unitIDs[k])
	}
	for _, id := range []string{questionITFTE, questionPayroll, questionSpend} {
		c.lookups = append(c.lookups, schema.Find(id))
	}
	rd.rates(f)
	rd.towers(f)
	rd.share(f)
	rd.bands(f)
	rd.assumptions(f)
	// The open notes come first: rules refer to them.
	rd.open(f)
	rd.uplifts(f)
	rd.addons(f)
	rd.notPriced(f)
	rd.unpriced(f)
	rd.onboarding(f)
	rd.minimum(f)
	rd.market(f)
	rd.labels(f)
	rd.comparison(f)
	rd.inHouse(f)
	rd.openUsed(f)
	f.End()
	c.lineIDs = append(c.lineIDs, onboardingID)
	if r.Len() == before {
		rd.compile()
	}
	if rd.err != nil {
		r.Add(root, "%s", rd.err)
	}
	if r.Len() > before {
		return nil
	}
	return c
}

// compile computes the rates inside every volume band.
func (rd *reader) compile() {
	for k := range numUnits {
		r := &rd.card.rates[k]
		if !r.priced {
			continue
		}
		list := fmt.Sprintf("list %s / %s / %s", Money(rd.money(r.list[low])), Money(rd.money(r.list[typical])), Money(rd.money(r.list[high])))
		if r.list[low].Equal(r.list[high]) {
			list = "list " + Money(rd.money(r.list[low]))
		}
		for i := range rd.card.bands {
			b := &rd.card.bands[i]
			br := bandedRate{id: unitIDs[k], label: r.label, basis: list + " x the provider's share of the work"}
			if len(rd.card.bands) > 1 {
				br.label = fmt.Sprintf("%s, %d to %d", r.label, b.from, b.to)
				if b.to == 0 {
					br.label = fmt.Sprintf("%s, from %d on", r.label, b.from)
				}
			}
			if i > 0 {
				br.id = b.lineID(k)
			}
			if b.percent != 100 {
				br.basis = fmt.Sprintf("%s x %d %% for volume x the provider's share of the work", list, b.percent)
			}
			for j := range br.rates {
				br.rates[j] = rd.mul(r.list[j], Hundredths(b.percent)).Trim(0)
			}
			r.banded = append(r.banded, br)
		}
	}
}

// lineID is the id of the line of a unit class in a band that is not the first.
func (b *band) lineID(k unit) string {
	if b.to == 0 {
		return fmt.Sprintf("%s_%d_up", unitIDs[k], b.from)
	}
	return fmt.Sprintf("%s_%d_%d", unitIDs[k], b.from, b.to)
}

// computed reports whether a line has the id that no card names: that of a
// volume band, or a numbered one of a quote.
func (rd *reader) computed(id string) bool {
	for i := range rd.card.bands {
		for k := range numUnits {
			if i > 0 && id == rd.card.bands[i].lineID(k) {
				return true
			}
		}
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, "extra_"))
	return err == nil && id == ExtraID(n)
}

// text reads a text that must be there and not be empty.
func (rd *reader) text(f *yamldoc.Fields, key string) string {
	n := f.Need(key)
	if n == nil {
		return ""
	}
	s := rd.Text(n, key)
	if n.Kind == yamldoc.Scalar && strings.TrimSpace(s) == "" {
		rd.Add(n, "%q is empty; write it", key)
	}
	return s
}

// source reads the source that every figure has.
func (rd *reader) source(f *yamldoc.Fields) string { return rd.text(f, "source") }

// section begins to read the mapping under a key that must be there.
func (rd *reader) section(f *yamldoc.Fields, key string) (*yamldoc.Fields, *yamldoc.Node, bool) {
	n := f.Need(key)
	if n == nil {
		return nil, nil, false
	}
	s, ok := rd.Fields(n, fmt.Sprintf("%q", key))
	return s, n, ok
}

func (rd *reader) currency(f *yamldoc.Fields) string {
	s := rd.text(f, "currency")
	if n := f.Opt("currency"); s != "" && !words.IsCurrency(s) {
		rd.Add(n, "%s is no currency of ISO 4217%s; write the three capital letters of its code, such as USD or EUR",
			n.Describe(), yamldoc.Suggest(strings.ToUpper(s), words.Currencies()))
	}
	return s
}

// asOf reads the year and month of the figures.
func (rd *reader) asOf(f *yamldoc.Fields) string {
	s := rd.text(f, "as_of")
	year, month, ok := strings.Cut(s, "-")
	digits := strings.Trim(year+month, "0123456789") == ""
	if n := f.Opt("as_of"); s != "" && (!ok || !digits || len(year) != 4 || len(month) != 2 || month < "01" || month > "12") {
		rd.Add(n, "%s is no year and month; write it as \"2026-11\"", n.Describe())
	}
	return s
}

// number reads a number of hundredths from zero to a bound.
func (rd *reader) number(f *yamldoc.Fields, key string, most int64) int64 {
	n := f.Need(key)
	if n == nil {
		return 0
	}
	v, ok := rd.Hundredths(n, key)
	switch {
	case !ok:
	case v < 0:
		rd.Add(n, "%q must not be negative, not %s", key, n.Text)
	case v > most:
		rd.Add(n, "%q must be at most %s, not %s", key, answer.FormatHundredths(most), n.Text)
	}
	return v // with a problem the card is refused
}

// three reads the keys low, typical and high of one mapping and the optional
// currency, in hundredths.
func (rd *reader) three(f *yamldoc.Fields, at *yamldoc.Node, most int64) [numCases]int64 {
	before := rd.Len()
	v := [numCases]int64{rd.number(f, "low", most), rd.number(f, "typical", most), rd.number(f, "high", most)}
	if rd.Len() == before && (v[low] > v[typical] || v[typical] > v[high]) {
		rd.Add(at, "low %s, typical %s and high %s are out of order; they must not fall",
			answer.FormatHundredths(v[low]), answer.FormatHundredths(v[typical]), answer.FormatHundredths(v[high]))
	}
	rd.inCurrency(f)
	return v
}

// inCurrency reads the optional currency of a figure, which must be the card's.
func (rd *reader) inCurrency(f *yamldoc.Fields) {
	if n := f.Opt("currency"); n != nil && rd.Text(n, "currency") != rd.card.Currency {
		rd.Add(n, "the card is in %s and this figure in %s; convert it, one card has one currency", rd.card.Currency, n.Describe())
	}
}

// threeUnder reads {low, typical, high} under a key that must be there.
func (rd *reader) threeUnder(f *yamldoc.Fields, key string, most int64, sourced bool) [numCases]int64 {
	s, n, ok := rd.section(f, key)
	if !ok {
		return [numCases]int64{}
	}
	v := rd.three(s, n, most)
	if sourced {
		rd.source(s)
	}
	s.End()
	return v
}

// decimals turns hundredths into decimals without needless zeros.
func (rd *reader) decimals(v [numCases]int64) cases {
	var c cases
	for i := range v {
		c[i] = whole(v[i])
	}
	return c
}

// rates reads the rate of every unit class.
func (rd *reader) rates(f *yamldoc.Fields) {
	all, _, ok := rd.section(f, "rates")
	if !ok {
		return
	}
	var sameAs [numUnits]*yamldoc.Node
	for k := range numUnits {
		s, _, ok := rd.section(all, unitIDs[k])
		if !ok {
			continue
		}
		r := &rd.card.rates[k]
		r.label, r.unit = rd.text(s, "label"), rd.text(s, "unit")
		same := s.Opt("same_as")
		price := rd.price(s, maxRate)
		switch {
		case price.own:
			s.OptText("source")
		case same != nil && !price.known:
			sameAs[k] = same
			fallthrough
		default:
			rd.source(s)
		}
		r.priced, r.list = price.known, rd.decimals(price.three)
		s.End()
	}
	all.End()
	for k, n := range sameAs {
		if n == nil {
			continue
		}
		other := -1
		for j, id := range unitIDs {
			if id == n.Text {
				other = j
			}
		}
		switch {
		case n.Kind != yamldoc.Scalar || other < 0:
			rd.Add(n, "there is no rate %s%s", n.Describe(), yamldoc.Suggest(n.Text, unitIDs[:]))
		case sameAs[other] != nil:
			rd.Add(n, "the rate %q refers to another one itself; refer to one with figures", n.Text)
		default:
			rd.card.rates[k].priced, rd.card.rates[k].list = rd.card.rates[other].priced, rd.card.rates[other].list
		}
	}
}

// towers reads the weights, which must make up the whole.
func (rd *reader) towers(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "towers")
	if !ok {
		return
	}
	defer s.End()
	rd.source(s)
	weights, n, ok := rd.section(s, "weights")
	if !ok {
		return
	}
	var sum int64
	before := rd.Len()
	for _, t := range terms.Towers() {
		if weights.Opt(t.String()) == nil {
			continue
		}
		w := rd.number(weights, t.String(), 100)
		sum += w
		rd.card.weights[t] = w
	}
	weights.End()
	if rd.Len() == before && sum != 100 {
		rd.Add(n, "the weights of the towers add up to %s; they must make exactly 1", answer.FormatHundredths(sum))
	}
}

func (rd *reader) share(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "share")
	if !ok {
		return
	}
	rd.card.shared = rd.threeUnder(s, "shared", 100, false)
	rd.source(s)
	s.End()
}

// bands reads the volume bands, which must cover every number from 1 on.
func (rd *reader) bands(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "bands")
	if !ok {
		return
	}
	rd.card.indicativeWarning = s.OptText("indicative")
	rd.source(s)
	next := int64(1)
	items := s.NeedList("steps")
	for i := range items {
		b, ok := rd.Fields(&items[i], "a volume band")
		if !ok {
			continue
		}
		step := band{from: b.Int("from", 1, 1_000_000), percent: b.Int("percent", 0, 100), indicative: b.OptBool("indicative", false)}
		if step.from != next {
			rd.Add(&items[i], "the band begins at %d, where %d is next; bands must leave no gap and not overlap", step.from, next)
		}
		last := i == len(items)-1
		switch to := b.Opt("to"); {
		case to == nil && !last:
			rd.Add(&items[i], "only the last band may have no \"to\"; add it")
		case to != nil && last:
			rd.Add(to, "the last band has no end; remove \"to\"")
		case to != nil:
			step.to = rd.Int(to, "to", step.from, 1_000_000)
			next = step.to + 1
		}
		if step.indicative && rd.card.indicativeWarning == "" {
			rd.Add(&items[i], "an indicative band needs the sentence \"indicative\" beside the steps; add it")
		}
		b.End()
		rd.card.bands = append(rd.card.bands, step)
	}
	s.End()
}
