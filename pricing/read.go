package pricing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// reader makes a card of what stands in its file, and checks what only shows
// there.
type reader struct {
	*yamldoc.Report
	arith
	schema *answer.Schema
	file   *cardFile
	card   *Card
	ids    map[string]idPlace    // ids of uplifts, add-ons and notes
	known  map[int]*knownOptions // what add-ons and notes know of lists, by question

	bandIDs []string // of the lines of volume bands but the first
}

// ReadCard reads a rate card. Conditions are read under the schema. Every
// problem goes to the report; the result is nil when there is one.
func ReadCard(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *Card {
	before := r.Len()
	var f cardFile
	yamldoc.Decode(r, root, "a rate card", &f, nil)
	if root.Kind != yamldoc.Mapping {
		return nil
	}
	rd := reader{Report: r, schema: schema, file: &f, card: &Card{}, ids: map[string]idPlace{}, known: map[int]*knownOptions{}}
	rd.head()
	rd.questions()
	rd.rates()
	rd.towers()
	rd.bands()
	rd.assumptions()
	// The open notes come first: rules refer to them.
	rd.open()
	rd.uplifts()
	rd.addons()
	rd.notPriced()
	rd.unpriced()
	rd.onboarding()
	rd.minimum()
	rd.market()
	rd.comparison()
	rd.inHouse()
	rd.openUsed()
	rd.card.lineIDs = append(rd.card.lineIDs, onboardingID)
	if r.Len() == before {
		rd.compile()
	}
	if rd.err != nil {
		r.Add(root, "%s", rd.err)
	}
	if r.Len() > before {
		return nil
	}
	return rd.card
}

// head takes what is said of the card as a whole.
func (rd *reader) head() {
	c, f := rd.card, rd.file
	c.Name, c.Currency, c.AsOf, c.labels = f.Name, f.Currency, f.AsOf, f.Labels
	if s := f.Currency; strings.TrimSpace(s) != "" && !words.IsCurrency(s) {
		rd.Add(f.At("currency"), "%s is no currency of ISO 4217%s; write the three capital letters of its code, such as USD or EUR",
			f.At("currency").Describe(), yamldoc.Suggest(strings.ToUpper(s), words.Currencies()))
	}
	c.places = words.Decimals(c.Currency)
	rd.arith = c.arith()
	c.shared = rd.three(figures(f.Share.Shared))
}

// questions finds the questions that the price follows from.
func (rd *reader) questions() {
	c := rd.card
	for k := range numUnits {
		c.questions[k] = rd.schema.Find(unitQuestions[k])
		if i := c.questions[k]; i >= 0 && rd.schema.At(i).Private {
			rd.Add(rd.file.Node, "the question %s is private (it has self_assessment: false), but the price follows from it, and nothing that a client reads may follow from a private answer; remove self_assessment from it",
				unitQuestions[k])
		}
		c.lineIDs = append(c.lineIDs, unitIDs[k])
	}
	for _, id := range []string{questionITFTE, questionPayroll, questionSpend} {
		c.lookups = append(c.lookups, rd.schema.Find(id))
	}
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
	n, err := strconv.Atoi(strings.TrimPrefix(id, "extra_"))
	return err == nil && id == ExtraID(n) || slices.Contains(rd.bandIDs, id)
}

// rates takes the rate of every unit class.
func (rd *reader) rates() {
	all := rd.file.Rates.all()
	var same [numUnits]bool // those without figures of their own
	for k, f := range all {
		p := rd.price(&f.priceFile)
		same[k] = f.Has("same_as") && !p.known
		rd.sourceOf(f.Place, f.Source, p.own)
		rd.card.rates[k] = rate{label: f.Label, unit: f.Unit, priced: p.known, list: decimals(p.three)}
	}
	for k, f := range all {
		at := f.At("same_as")
		if !same[k] || at.Kind != yamldoc.Scalar {
			continue
		}
		switch other := slices.Index(unitIDs[:], f.SameAs); {
		case other < 0:
			rd.Unknown(at, "rate", unitIDs[:])
		case same[other]:
			rd.Add(at, "the rate %q refers to another one itself; refer to one with figures", f.SameAs)
		default:
			rd.card.rates[k].priced, rd.card.rates[k].list = rd.card.rates[other].priced, rd.card.rates[other].list
		}
	}
}

// towers takes the weights, which must make up the whole.
func (rd *reader) towers() {
	f := &rd.file.Towers
	if !f.Has("weights") {
		return
	}
	n := f.At("weights")
	var sum int64
	sound := n.Kind == yamldoc.Mapping && len(f.Weights) == len(n.Pairs)
	for t, w := range f.Weights {
		if w == nil {
			sound = false
			continue
		}
		rd.card.weights[t] = int64(*w)
		sum += int64(*w)
	}
	if sound && sum != 100 {
		rd.Add(n, "the weights of the towers add up to %s; they must make exactly 1", answer.FormatHundredths(sum))
	}
}

// bands takes the volume bands, which must cover every number from 1 on.
func (rd *reader) bands() {
	f := &rd.file.Bands
	rd.card.indicativeWarning = f.Indicative
	next := int64(1) // 0 where the band before has no end that could be read
	for i := range f.Steps {
		b := &f.Steps[i]
		if b.Node.Kind != yamldoc.Mapping {
			next = 0
			continue
		}
		step := band{from: b.From, percent: b.Percent, indicative: b.Indicative}
		if next > 0 && !b.Faulty && b.From != next {
			rd.Add(b.Node, "the band begins at %d, where %d is next; bands must leave no gap and not overlap", b.From, next)
		}
		next = 0
		switch last := i == len(f.Steps)-1; {
		case !b.Has("to") && !last:
			rd.Add(b.Node, "only the last band may have no \"to\"; add it")
		case b.Has("to") && last:
			rd.Add(b.At("to"), "the last band has no end; remove \"to\"")
		case b.To != nil:
			step.to, next = *b.To, *b.To+1
			if !b.Faulty && step.to < step.from {
				rd.Add(b.At("to"), "the band ends at %d, before it begins at %d; write a \"to\" from %d on", step.to, step.from, step.from)
			}
		}
		if step.indicative && f.Indicative == "" {
			rd.Add(b.Node, "an indicative band needs the sentence \"indicative\" beside the steps; add it")
		}
		for k := range numUnits {
			if i > 0 {
				rd.bandIDs = append(rd.bandIDs, step.lineID(k))
			}
		}
		rd.card.bands = append(rd.card.bands, step)
	}
}

// assumptions takes what is assumed while counts are open.
func (rd *reader) assumptions() {
	c, f := rd.card, &rd.file.Assumptions
	e := &f.EndpointsPerUser
	c.endpointsPerUser = rd.three(figures(e.endpointFigures))
	c.endpointsOpen, c.usersOpen, c.noPrice = e.EndpointsOpen, e.UsersOpen, e.NoPrice
	c.spread = estimateSpread{percent: int64(f.Estimated.Percent), people: int64(f.Estimated.People)}
	c.said = f.unsettledTexts
	for k, a := range f.PerUser.all() {
		if a != nil {
			c.perUser[k] = assumption{perUser: rd.three(figures(a.perUserFigures)), text: a.Text}
		}
	}
}
