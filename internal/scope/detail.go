package scope

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// What stands beside a price: what its range comes from, what one unit more costs, how
// it came about, and what only the provider may see of it. A batch has none of it.

// detail is what a client may see of it. What cannot be worked out, because a figure
// would be too large, is left out; the price itself stands.
type detail struct {
	causes []pricing.Cause
	said   []result.RangeCause
	next   result.NextUnits
	short  string
	taken  []string // of answers that are given and not settled
	build  pricing.BuildUp
}

func (s *Scored) detail(split terms.Split, e *pricing.Estimate) detail {
	card, answers := s.Playbook.Card, s.answersOn(split)
	d := detail{said: []result.RangeCause{}, next: result.NextUnits{}}
	if causes, err := card.Causes(e, split, answers, s.Quote); err == nil {
		d.causes = causes
	}
	grid := s.View.Schema().Find(assess.TowerOwners)
	for i := range e.Unsettled {
		if u := &e.Unsettled[i]; u.Question != grid || len(u.Lines) > 0 {
			d.taken = append(d.taken, s.sayOne(u))
		}
	}
	for i := range d.causes {
		d.said = append(d.said, s.sayCause(&d.causes[i], e))
	}
	if units, err := card.NextUnits(e, split, answers, s.Quote); err == nil {
		for _, u := range units {
			d.next = append(d.next, result.NextUnit{Class: u.Class, Amount: pricing.Amount{Decimal: u.Amount}})
		}
	}
	if text, err := card.ShortTeam(e, split, answers, s.Quote); err == nil {
		d.short = text
	}
	if build, err := card.BuildUp(split, answers, s.Quote); err == nil {
		d.build = build
	}
	return d
}

// sayCause says what keeps a price from being one figure.
func (s *Scored) sayCause(c *pricing.Cause, e *pricing.Estimate) result.RangeCause {
	out := result.RangeCause{Because: c.Text}
	if c.Question < 0 {
		return out
	}
	id := s.View.Schema().At(c.Question).ID
	out.Question = &id
	if out.Because != "" {
		return out
	}
	for i := range e.Unsettled {
		if u := &e.Unsettled[i]; u.Question == c.Question && (id != assess.TowerOwners || len(u.Lines) > 0) {
			out.Because = s.sayOne(u)
			return out
		}
	}
	var texts []string
	for _, a := range s.sayTowers(c.Question) {
		texts = append(texts, a.Text)
	}
	out.Because = strings.Join(texts, " ")
	return out
}

// priceBeside prices what is proposed beside the recommended model. A close second is
// one of the models and has its price.
func (s *Scored) priceBeside(p *Prices) {
	b := s.besides()
	if b == nil {
		return
	}
	if b.Split == s.Proposals[b.Model].Split {
		p.Proposed, p.Beside = b, &p.Estimates[b.Model]
		return
	}
	if e, err := s.Playbook.Card.Estimate(b.Split, s.answersOn(b.Split), s.Quote); err == nil {
		p.Proposed, p.Beside = b, &e
	}
}

// detailBeside says what the price of what is proposed comes from.
func (s *Scored) detailBeside(p *Prices) {
	switch b := p.Proposed; {
	case b == nil:
	case b.Split == s.Proposals[b.Model].Split:
		p.beside = p.details[b.Model]
	default:
		p.beside = s.detail(b.Split, p.Beside)
	}
}

func (s *Scored) estimate(prices *Prices, warnings []string, buildUp bool) *result.Estimate {
	if prices == nil {
		return nil
	}
	card := s.Playbook.Card
	out := &result.Estimate{
		Currency: card.Currency, RateCard: rateCard(s.Playbook), Recommended: s.Model(),
		Models: terms.ForEach(func(m terms.Model) result.ModelEstimate {
			one := s.modelEstimate(&prices.Estimates[m], s.Proposals[m].Split, &prices.details[m], buildUp)
			one.Vetoed, one.Hire, one.Stay = s.Recommendation.Vetoed[m], prices.Hires[m], s.Stay(m)
			one.Market = s.band(m, s.Proposals[m].Split)
			return one
		}),
		Comparison: s.forClient(&prices.Comparison), Market: prices.Market,
		Assumptions: prices.assumptions(), Warnings: notNil(prices.warnings(warnings)),
		Status: s.Engagement.Quote.Status, Quote: s.offer.Head(), Counts: s.offer.Counts(), Agreed: s.offer.Agreed(), Terms: s.offer.Terms(),
		Schedule: pricing.Schedule{Rates: []pricing.Rate{}}, SettlingIn: card.SettlingIn(), PresentPer: s.Engagement.Quote.PresentPer,
	}
	out.LeftOut = []result.LeftOut{}
	out.NotPriced = []string{}
	if m := s.Model(); m != nil {
		out.NotPriced = s.saidUnpriced(&prices.Estimates[*m])
	}
	for _, l := range prices.leftOut {
		out.LeftOut = append(out.LeftOut, result.LeftOut{ID: l.ID, Label: l.Label})
	}
	if split := s.split(); split != nil {
		out.Schedule, out.Kit, out.Today = card.Schedule(*split, s.View), s.kit(*split), card.Today(&prices.Comparison, *split, s.View)
		if s.offer.Record != nil {
			out.Today = "" // who has agreed compares no more
		}
	}
	if b := prices.Proposed; b != nil {
		one := s.modelEstimate(prices.Beside, b.Split, &prices.beside, buildUp)
		one.Vetoed, one.Hire, one.Stay = s.Recommendation.Vetoed[b.Model], prices.Hires[b.Model], s.Stay(b.Model)
		one.Market = s.band(b.Model, b.Split)
		out.Proposal = &result.ProposalEstimate{Model: b.Model, ModelEstimate: one}
	}
	return out
}

// forClient is the comparison as a client may see it: a team of the client's own that does
// everything is in it only where the client knows of that way.
func (s *Scored) forClient(c *pricing.Comparison) pricing.Comparison {
	if s.knowsOwnTeam() {
		return *c
	}
	return c.Without(pricing.InHouse)
}

// knowsOwnTeam reports whether a client is shown what a team of its own would cost that
// does everything: where an answer names that way, and by somebody who advises and sells
// nothing.
func (s *Scored) knowsOwnTeam() bool {
	return s.Playbook.Voice() == advice.AdviserVoice || s.Playbook.Card.NamesOwnTeam(s.View)
}

// kit is the average location where the quote wants the price presented for each.
func (s *Scored) kit(split terms.Split) *result.Kit {
	if s.Engagement.Quote.PresentPer != assess.PresentPerSite {
		return nil
	}
	k, err := s.Playbook.Card.Kit(split, s.Answers(), s.Quote)
	if err != nil || !k.Known {
		return nil
	}
	out := &result.Kit{Sites: *pricing.NumberOf(k.Sites), Items: []result.KitItem{}, Monthly: *pricing.AmountOf(k.Monthly)}
	for _, item := range k.Items {
		out.Items = append(out.Items, result.KitItem{Class: item.Class, Label: item.Label, Quantity: *pricing.NumberOf(item.Quantity)})
	}
	return out
}

// oneTime is what is paid once; not known where all of it is quoted separately.
func oneTime(e *pricing.Estimate) pricing.Range {
	once := func(l pricing.Line) bool { return l.Period == pricing.Once }
	if !slices.ContainsFunc(e.Lines, once) && slices.ContainsFunc(e.Separate, once) {
		return pricing.Range{}
	}
	return e.OneTime
}

// modelEstimate is the price of a split as a client may see it; with buildUp also how
// the rates came about.
func (s *Scored) modelEstimate(e *pricing.Estimate, split terms.Split, d *detail, buildUp bool) result.ModelEstimate {
	out := result.ModelEstimate{
		Monthly: e.Monthly, OneTime: oneTime(e), PerUser: e.PerUser, PerEndpoint: e.PerEndpoint, PerSite: e.PerSite, Split: split,
		Lines: lines(e.Lines), Assumed: len(e.Assumptions), Separate: lines(e.Separate),
		RangeFrom: d.said, NextUnit: d.next, ShortTeam: d.short,
		Taken: append([]string{}, d.taken...), Warnings: append([]string{}, e.Warnings...),
	}
	if card := s.Playbook.Card; card != nil {
		if x, ok := card.Resold(e); ok {
			out.Resale = &result.Resale{Monthly: x.Monthly, OneTime: x.OneTime, ServiceMonthly: x.ServiceMonthly, ServiceOnce: x.ServiceOnce}
		}
	}
	for i := range e.Assumptions {
		out.Taken = append(out.Taken, e.Assumptions[i].Text)
	}
	if !buildUp {
		return out
	}
	for _, u := range unitBuilds(&d.build) {
		for i := range out.Lines {
			if l := &out.Lines[i]; string(l.Class) == u.Class {
				l.ListRate, l.Weights, l.Share, l.Volume = u.ListRate, u.Weights, u.Share, u.Volume
			}
		}
	}
	return out
}

// addInternal adds what only the provider may see of the prices. The prices follow from
// what the client may know; the checks also read what the client told in confidence.
func (s *Scored) addInternal(in *result.Internal, p *Prices, e *assess.Engagement, known answer.View) {
	if p == nil {
		return
	}
	in.Models = terms.ForEach(func(m terms.Model) *result.InternalPrice {
		return s.internalPrice(m, s.Proposals[m].Split, &p.Estimates[m], &p.details[m])
	})
	if b := p.Proposed; b != nil {
		in.Proposal = s.internalPrice(b.Model, b.Split, p.Beside, &p.beside)
		in.Proposal.Resale = s.offer.ResaleCosts(e, p.Beside)
	}
	for _, m := range terms.Models() {
		(*in.Models.Of(m)).Resale = s.offer.ResaleCosts(e, &p.Estimates[m])
	}
	in.LeftOut = []*pricing.Amount{}
	for _, l := range p.leftOut {
		var amount *pricing.Amount
		if l.Known {
			amount = pricing.AmountOf(l.Amount)
		}
		in.LeftOut = append(in.LeftOut, amount)
	}
	in.Checks = s.offer.Checks()
	if !s.knowsOwnTeam() {
		in.OwnTeam = p.Comparison.Part(pricing.InHouse)
	}
	if pay := s.Playbook.Card.OwnPay(pricing.Answers{View: known, Estimated: s.estimated}, p.Comparison.Months); pay != nil {
		in.Pay = pay
	}
	if m := s.Model(); m != nil {
		split := s.Proposals[*m].Split
		answers := s.answersOn(split)
		in.Hours = s.hours(split, answers)
		answers.View = known
		if checks, err := s.Playbook.Card.Checks(*m, split, answers, s.Quote); err == nil {
			in.Checks = append(append(in.Checks, checks...), p.Comparison.Checks()...)
		}
	}
}

// hours are those that a price was made for; nil where the card does not say what an hour
// costs. They follow from what the client may know, as the price does.
func (s *Scored) hours(split terms.Split, a pricing.Answers) *result.Hours {
	h, err := s.Playbook.Card.Hours(split, a, s.Quote)
	if err != nil || !h.Known {
		return nil
	}
	out := &result.Hours{Towers: []result.TowerHours{}, Assumed: h.Assumed}
	sum := decimal.Zero
	for _, t := range h.Towers {
		if next, err := sum.Add(t.Hours); err == nil {
			sum = next
		}
		out.Towers = append(out.Towers, result.TowerHours{Tower: t.Tower, Hours: *pricing.NumberOf(t.Hours)})
	}
	out.Month = *pricing.NumberOf(sum)
	if h.Start.IsPos() {
		out.Start = pricing.NumberOf(h.Start)
	}
	return out
}

// band is what others publish for such a client; nil where the card does not say.
func (s *Scored) band(m terms.Model, split terms.Split) *result.Band {
	c, err := s.Playbook.Card.Corridor(m, split, s.Answers())
	if err != nil || !c.Known {
		return nil
	}
	return &result.Band{Low: *pricing.AmountOf(c.Low), High: *pricing.AmountOf(c.High), Text: c.Text}
}

func (s *Scored) internalPrice(m terms.Model, split terms.Split, e *pricing.Estimate, d *detail) *result.InternalPrice {
	out := &result.InternalPrice{Bases: bases(e.Lines), Apart: bases(e.Separate), RangeFrom: []*pricing.Amount{}, Units: unitBuilds(&d.build), Resale: []result.ResaleCost{}}
	for i := range d.causes {
		out.RangeFrom = append(out.RangeFrom, pricing.AmountOf(d.causes[i].Monthly))
	}
	out.Market = s.band(m, split)
	if b := &d.build; b.Known {
		approve := ""
		if b.Below {
			approve = b.Approve
		}
		out.Cost, out.GrossMargin, out.Target, out.Floor, out.Approval = pricing.AmountOf(b.Cost), pricing.NumberOf(b.GrossMargin), pricing.NumberOf(b.Target), pricing.AmountOf(b.Floor), &approve
	}
	return out
}

// lines are lines as a client may see them: without their sources, which name others
// who publish prices, and what the work costs.
func lines(all []pricing.Line) []result.Line {
	out := make([]result.Line, 0, len(all))
	for i := range all {
		l := &all[i]
		line := result.Line{
			ID: l.ID, Label: l.Label, Unit: l.Unit, Rate: l.Rate, Amount: l.Amount, Period: l.Period,
			Assumed: l.Assumed, Class: terms.Optional(l.Class), Origin: l.Origin, MadeOf: l.MadeOf, Resale: l.Resale,
		}
		if l.Months > 0 {
			line.Months = &l.Months
		}
		if l.Quantity.Known {
			line.Quantity = pricing.NumberOf(l.Quantity.Typical)
			if !l.Quantity.Low.Equal(l.Quantity.High) {
				line.Range = &result.Numbers{Low: *pricing.NumberOf(l.Quantity.Low), Typical: *line.Quantity, High: *pricing.NumberOf(l.Quantity.High)}
			}
		}
		out = append(out, line)
	}
	return out
}

// bases are the sources of lines, in their order. The reason of a discount stands by
// itself, because no price follows from it.
func bases(all []pricing.Line) []string {
	out := make([]string, 0, len(all))
	for i := range all {
		out = append(out, all[i].Basis)
	}
	return out
}

// unitBuilds are how the rates of unit classes came about.
func unitBuilds(b *pricing.BuildUp) []result.UnitBuild {
	out := []result.UnitBuild{}
	for i := range b.Units {
		u := &b.Units[i]
		one := result.UnitBuild{Class: u.Class, BuildUp: result.BuildUp{ListRate: pricing.AmountOf(u.List), Weights: pricing.NumberOf(u.Weights), Share: pricing.NumberOf(u.Share), Volume: pricing.NumberOf(u.Volume)}}
		if u.Known {
			one.Cost, one.GrossMargin = pricing.AmountOf(u.Cost), pricing.NumberOf(u.GrossMargin)
		}
		out = append(out, one)
	}
	return out
}
