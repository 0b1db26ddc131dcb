package pricing

import (
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
	adviser bool // the paper is that of somebody who sells no service
	schema  *answer.Schema
	file    *cardFile
	card    *Card
	ids     map[string]idPlace    // ids of uplifts, add-ons and notes
	known   map[int]*knownOptions // what add-ons and notes know of lists, by question

	classIDs []string // of the unit classes, in their order
}

// ReadCard reads a rate card. Conditions are read under the schema. Every
// problem goes to the report; the result is nil when there is one. For an adviser it has
// the sentences of somebody who advises the client and does not sell the service, where
// the card has them. What it says for a person is written as the language writes it.
func ReadCard(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema, adviser bool, language *words.Language) *Card {
	before := r.Len()
	var f cardFile
	yamldoc.Decode(r, root, "a rate card", &f, nil)
	if root.Kind != yamldoc.Mapping {
		return nil
	}
	rd := reader{Report: r, adviser: adviser, schema: schema, file: &f, card: &Card{language: language}, ids: map[string]idPlace{}, known: map[int]*knownOptions{}}
	rd.head()
	rd.lookUps()
	rd.towers()
	rd.assumptions()
	// The open notes come first: rules refer to them.
	rd.open()
	rd.classes()
	rd.bands()
	rd.share()
	rd.tolerance()
	rd.delivery()
	rd.uplifts()
	rd.addons()
	rd.notPriced()
	rd.unpriced()
	rd.onboarding()
	rd.minimum()
	rd.market()
	rd.corridor()
	rd.checks()
	rd.scheduleRates()
	rd.today()
	rd.comparison()
	rd.inHouse()
	rd.openUsed()
	rd.card.lineIDs = append(rd.card.lineIDs, onboardingID)
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
}

// lookUps finds the questions that prices look up by name.
func (rd *reader) lookUps() {
	for _, id := range []string{questionITFTE, questionPayroll, questionSpend} {
		rd.card.lookups = append(rd.card.lookups, rd.schema.Find(id))
	}
}

// towers takes the weights, which must make up the whole.
func (rd *reader) towers() {
	f := &rd.file.Towers
	if !f.Has("weights") {
		return
	}
	rd.whole(f.At("weights"), f.Weights)
	rd.card.weights = byTower(f.Weights)
}

// computed reports whether a line that no card names has the id: one that is worked out
// from others, or a numbered one of a quote.
func computed(id string) bool {
	switch id {
	case minimumID, minimumAgainID, DiscountID, onboardingID, toleranceID, portionFloorID, contestedID:
		return true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, "extra_"))
	return err == nil && id == ExtraID(n) || slices.Contains(volumeIDs[:], id)
}

// delivery takes what the work costs.
func (rd *reader) delivery() {
	f := &rd.file.Delivery
	rd.card.delivery = delivery{steps: rd.steps(f.Steps), addons: int64(f.Addons), target: int64(f.Target), least: int64(f.Least), approve: f.Approve, hour: int64(f.Hour), startHour: int64(f.StartHour), tools: int64(f.Tools), assumed: f.Assumed}
}

// voiced is a sentence as the one says it whose paper it is.
func (rd *reader) voiced(text, adviser string) string {
	if rd.adviser && adviser != "" {
		return adviser
	}
	return text
}

// tolerance takes how far a price may move once the systems were seen.
func (rd *reader) tolerance() {
	f := &rd.file.Tolerance
	rd.card.tolerance = toleranceRule{percent: int64(f.Percent), text: rd.voiced(f.Text, f.Adviser)}
}

// bands takes the volume bands, which must cover every number from 1 on.
func (rd *reader) bands() {
	f := &rd.file.Bands
	rd.card.indicativeWarning = f.Indicative
	rd.card.volume[ofSeats] = rd.steps(f.Steps)
	rd.card.volume[ofSystems] = rd.steps(f.Systems)
}

// steps takes the bands of one volume.
func (rd *reader) steps(all []bandFile) volumeSteps {
	var out volumeSteps
	next := int64(1) // 0 where the band before has no end that could be read
	for i := range all {
		b := &all[i]
		if b.Node.Kind != yamldoc.Mapping {
			next = 0
			continue
		}
		step := band{from: b.From, percent: b.Percent, indicative: b.Indicative}
		if next > 0 && !b.Faulty && b.From != next {
			rd.Add(b.Node, "the band begins at %d, where %d is next; bands must leave no gap and not overlap", b.From, next)
		}
		next = 0
		switch last := i == len(all)-1; {
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
		if step.indicative && rd.file.Bands.Indicative == "" {
			rd.Add(b.Node, "an indicative band needs the sentence \"indicative\" beside the steps; add it")
		}
		if n := len(out); n > 0 && step.percent > out[n-1].percent {
			rd.Add(b.At("percent"), "further work would cost %d %%, more than the %d %% of the band before; a volume never makes work dearer", step.percent, out[n-1].percent)
		}
		out = append(out, step)
	}
	return out
}

// assumptions takes what is assumed while counts are open.
func (rd *reader) assumptions() {
	c, f := rd.card, &rd.file.Assumptions
	e := &f.EndpointsPerUser
	c.endpointsPerUser = rd.three(figures(e.endpointFigures))
	c.endpointsOpen, c.usersOpen, c.noPrice = e.EndpointsOpen, e.UsersOpen, e.NoPrice
	c.spread = estimateSpread{percent: int64(f.Estimated.Percent), people: int64(f.Estimated.People)}
	c.said = f.unsettledTexts
}
