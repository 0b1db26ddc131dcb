package pricing

import (
	"cmp"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// classes takes the unit classes: people and computers first, the others in the
// order of the file.
func (rd *reader) classes() {
	c, f := rd.card, rd.file
	c.sites = -1
	ids := fixedIDs[:]
	n := f.At("rates")
	if !f.Has("rates") || n.Kind != yamldoc.Mapping {
		return
	}
	for _, id := range fixedIDs {
		if n.Get(id) == nil {
			rd.Add(n, "\"rates\" lacks %s; every card needs a rate for people and for their computers", id)
		}
	}
	for i := range n.Pairs {
		id := &n.Pairs[i].Key
		switch {
		case !yamldoc.IsID(id.Text):
			rd.Add(id, "the class %s must be a word of small letters, digits and underscores such as tablet", id.Describe())
		case computed(id.Text):
			rd.Add(id, "the id %s belongs to a line of the program; choose another", yamldoc.Quote(id.Text))
		case !slices.Contains(ids, id.Text):
			ids = append(slices.Clip(ids), id.Text)
		}
	}
	if len(ids) > MaxClasses {
		rd.Add(n, "%d unit classes are more than the %d that a card may have; take some out", len(ids), MaxClasses)
		return
	}
	rd.classIDs = ids
	for _, id := range ids {
		r := f.Rates[id]
		c.classes = append(c.classes, rd.class(id, &r))
		c.lineIDs = append(c.lineIDs, id)
		if id == siteID {
			c.sites = unit(len(c.classes) - 1)
		}
	}
	rd.sameAs()
	for k := range c.classes {
		rd.part(unit(k))
	}
	rd.partOrder()
}

// partOrder orders the parts: those that are dearer than their whole, the dearest
// first, then the cheapest first. Taken out of too small a whole in another order,
// more of one would leave less room for another, and the price could fall.
func (rd *reader) partOrder() {
	c := rd.card
	for k := range c.classes {
		if c.classes[k].of >= 0 {
			c.parts = append(c.parts, unit(k))
		}
	}
	place := func(k unit) (dear bool, price, months int64) {
		part := &c.classes[k]
		if part.months >= 0 {
			months = 1
		}
		return part.price >= c.classes[part.of].price, part.price, months
	}
	slices.SortStableFunc(c.parts, func(x, y unit) int {
		xDear, xPrice, xMonths := place(x)
		yDear, yPrice, yMonths := place(y)
		switch {
		case xDear && yDear:
			return cmp.Compare(yPrice, xPrice)
		case xDear != yDear && xDear:
			return -1
		case xDear != yDear:
			return 1
		}
		return cmp.Or(cmp.Compare(xPrice, yPrice), cmp.Compare(yMonths, xMonths))
	})
}

// class takes one unit class.
func (rd *reader) class(id string, f *rateFile) class {
	p := rd.price(&f.priceFile)
	rd.sourceOf(f.Place, f.Source, p.own)
	c := class{
		id: id, label: f.Label, unit: f.Unit, basis: f.Source, priced: p.known, price: p.amount,
		tools: number(f.Tools), cost: number(f.Cost), setUp: number(f.Onboarding), takenOver: f.Onboarding != nil,
		months: -1, monthsLeast: f.Least, of: -1, included: f.Included * 100, perSite: f.PerSite * 100,
	}
	if read := f.Price != nil || f.Typical != nil; read && c.tools > c.price {
		at := f.At("tools")
		if rd.Shipped(at) {
			if at = f.At("price"); !f.Has("price") {
				at = f.At(caseKeys[typical])
			}
		}
		rd.Add(at, "the tools of %s cost %s, more than the price of %s that they are a part of; write \"tools\" beside the price", id, answer.FormatHundredths(c.tools), answer.FormatHundredths(c.price))
	}
	c.volume, c.person, c.atSite = f.Volume, f.Person, f.AtSite
	if id == siteID && !f.Has("included") { // the first location came with the base before the key was there
		c.included = 100
	}
	c.question = rd.countQuestion(f.Node, "question", f.Question, countedBy[id])
	if f.Has("months") {
		c.months = rd.countQuestion(f.Node, "months", f.Months, "")
	}
	if a, ok := rd.file.Assumptions.PerUser[id]; ok {
		c.assumed = assumption{perUser: rd.three(figures(a.perUserFigures)), text: a.Text}
	}
	c.weights = rd.classWeights(f)
	c.alone, c.least = byTower(f.Alone), byTower(f.LeastOf)
	return c
}

// number is a figure in hundredths, 0 where it was left out.
func number(n *yamldoc.Number) int64 {
	if n == nil {
		return 0
	}
	return int64(*n)
}

func byTower(all map[terms.Tower]*yamldoc.Number) (out [terms.NumTowers]int64) {
	for t, n := range all {
		out[t] = number(n)
	}
	return out
}

// classWeights are those of the class, or those of the card.
func (rd *reader) classWeights(f *rateFile) [terms.NumTowers]int64 {
	if !f.Has("weights") {
		return rd.card.weights
	}
	rd.whole(f.At("weights"), f.Weights)
	return byTower(f.Weights)
}

// whole holds weights to making up the whole.
func (rd *reader) whole(n *yamldoc.Node, weights map[terms.Tower]*yamldoc.Number) {
	if n.Kind != yamldoc.Mapping || len(weights) != len(n.Pairs) {
		return
	}
	var sum int64
	for _, w := range weights {
		if w == nil {
			return
		}
		sum += int64(*w)
	}
	if sum != 100 {
		rd.Add(n, "the weights of the towers add up to %s; they must make exactly 1", answer.FormatHundredths(sum))
	}
}

// countQuestion finds the question behind a number, -1 for none. One that is
// named must be there, be a number and not be private; the usual one need not be.
func (rd *reader) countQuestion(n *yamldoc.Node, key, id, usual string) int {
	at := n
	if id != "" {
		at = n.Get(key)
	} else {
		id = usual
	}
	q := rd.schema.Find(id)
	switch {
	case id == "":
	case q < 0 && at == n, q < 0 && rd.schema.Spare(rd.Report, at, id, "counts units", "none are priced"):
	case q < 0:
		rd.Unknown(at, "question", rd.schema.IDs())
	case rd.schema.At(q).Private:
		rd.Add(at, "the question %s is private (it has self_assessment: false), but the price follows from it, and nothing that a client reads may follow from a private answer; remove self_assessment from it", id)
		return -1
	case rd.schema.At(q).Type != answer.Number:
		rd.Add(at, "the question %s is no number, so it counts nothing", id)
		return -1
	}
	return q
}

// sameAs gives classes without a price of their own that of another one.
func (rd *reader) sameAs() {
	c := rd.card
	for k, id := range rd.classIDs {
		f := rd.file.Rates[id]
		at := f.At("same_as")
		if !f.Has("same_as") || c.classes[k].priced || at.Kind != yamldoc.Scalar {
			continue
		}
		other := slices.Index(rd.classIDs, f.SameAs)
		switch {
		case other < 0:
			rd.Unknown(at, "rate", rd.classIDs)
			continue
		case rd.file.Rates[f.SameAs].SameAs != "" && !c.classes[other].priced:
			rd.Add(at, "the rate %q refers to another one itself; refer to one with figures", f.SameAs)
			continue
		}
		to, from := &c.classes[k], &c.classes[other]
		to.priced, to.price = from.priced, from.price
		if !f.Has("tools") {
			to.tools = from.tools
		}
		if !f.Has("cost") {
			to.cost = from.cost
		}
	}
}

// part takes what a class is a part of.
func (rd *reader) part(k unit) {
	f := rd.file.Rates[rd.classIDs[k]]
	if !f.Has("of") {
		if f.Has("all_when") {
			rd.Add(f.Node.KeyOf("all_when"), "\"all_when\" goes only with \"of\"; say of which class these units are a part, or remove it")
		}
		return
	}
	at, c := f.At("of"), rd.card
	of := slices.Index(rd.classIDs, f.Of)
	switch {
	case at.Kind != yamldoc.Scalar:
	case of < 0:
		rd.Unknown(at, "rate", rd.classIDs)
	case of == int(k), unit(of) < numFixed, rd.file.Rates[f.Of].Of != "":
		rd.Add(at, "units of %s cannot be a part of %s; name a class beside users and endpoints that is no part itself", rd.classIDs[k], f.Of)
	default:
		c.classes[k].of = unit(of)
	}
	if c.classes[k].allBeyond = f.AllBeyond * 100; f.Has("all_beyond") && !f.Has("all_when") {
		rd.Add(f.Node.KeyOf("all_beyond"), "\"all_beyond\" goes only with \"all_when\"; say when units are taken to be of this class, or remove it")
	}
	if f.Has("all_when") {
		r := rd.rule(answer.Clauses{When: f.AllWhen})
		c.classes[k].allWhen = &r
	}
}
