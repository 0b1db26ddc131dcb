package pricing

import (
	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// corridorRules are what others publish for clients of a size, for one person and
// month, with the conditions that narrow it.
type corridorRules struct {
	points []corridorPoint
	narrow []narrowRule
	hybrid [2]int64 // hundredths of a percent of fully managed x the part that is handed over
	text   string
}

// corridorPoint is what is published for so many people, in hundredths of money.
type corridorPoint struct {
	people int64
	fully  [2]int64
	shared [2]int64
}

// narrowRule moves the ends of the corridor, in hundredths of a percent of them.
type narrowRule struct {
	rule
	low, high int64
}

// Corridor is what others publish for such a client and model, for all its people and
// one month. It is for the provider, and for an adviser's client; no price follows
// from it, and it follows from no price of the card.
type Corridor struct {
	Low, High       decimal.Decimal // a month
	PerLow, PerHigh decimal.Decimal // for one person
	Text            string          // one sentence to say
	Known           bool
}

// Corridor works out what others publish. It is unknown where the card has none, or
// nobody said how many people there are. Between two sizes it lies on the line between
// them. The error says that a figure is too large.
func (c *Card) Corridor(model terms.Model, split terms.Split, a Answers) (Corridor, error) {
	r := &c.corridor
	all := c.counts(&a)
	if len(r.points) == 0 || !all[users].known || all[users].n[typical] <= 0 {
		return Corridor{}, nil
	}
	e := c.estimator(split, a, &Quote{})
	e.counts = all
	people := e.weightedPeople(typical)
	per := r.at(people, model)
	if model == terms.Hybrid {
		handed := c.handedOver(split)
		for i := range per {
			per[i] = per[i] * r.hybrid[i] / maxPercent * handed / 100
		}
	}
	for i := range r.narrow {
		if n := &r.narrow[i]; n.Eval(a.View) == answer.True {
			per[0], per[1] = per[0]*n.low/maxPercent, per[1]*n.high/maxPercent
		}
	}
	per[1] = max(per[0], per[1])
	out := Corridor{PerLow: e.money(e.cents(Hundredths(per[0]))), PerHigh: e.money(e.cents(Hundredths(per[1]))), Known: true, Text: r.text}
	out.Low, out.High = e.cents(e.mul(out.PerLow, whole(people))), e.cents(e.mul(out.PerHigh, whole(people)))
	return out, e.err
}

// at is the corridor for one person at a size, in hundredths.
func (r *corridorRules) at(people int64, model terms.Model) [2]int64 {
	ends := func(p *corridorPoint) [2]int64 {
		if model == terms.CoManaged {
			return p.shared
		}
		return p.fully
	}
	before := &r.points[0]
	if people <= before.people*100 {
		return ends(before)
	}
	for i := 1; i < len(r.points); i++ {
		p := &r.points[i]
		if people <= p.people*100 {
			from, to := ends(before), ends(p)
			for j := range from {
				from[j] += (to[j] - from[j]) * (people - before.people*100) / ((p.people - before.people) * 100)
			}
			return from
		}
		before = p
	}
	return ends(before)
}

// handedOver is the part of the work for one person with a computer that is in towers
// with a part of the provider's, in hundredths. It follows from the weights alone.
func (c *Card) handedOver(split terms.Split) int64 {
	var sum, all int64
	for _, k := range []unit{users, endpoints} {
		for t, w := range c.classes[k].weights {
			all += w
			switch split[t] {
			case terms.Provider:
				sum += w
			case terms.Shared:
				sum += w / 2
			case terms.Client, terms.ThirdParty, terms.Undecided:
			}
		}
	}
	if all == 0 {
		return 100
	}
	return sum * 100 / all
}

// corridor takes what others publish.
func (rd *reader) corridor() {
	f := &rd.file.Market.Corridor
	r := &rd.card.corridor
	r.text = f.Text
	r.hybrid = [2]int64{int64(f.HybridLow), int64(f.HybridHigh)}
	for i := range f.Points {
		p := &f.Points[i]
		if n := len(r.points); n > 0 && p.People <= r.points[n-1].people {
			rd.Add(p.Node, "the size %d does not follow the one before it; write the sizes in their order", p.People)
		}
		point := corridorPoint{people: p.People, fully: [2]int64{int64(p.FullyLow), int64(p.FullyHigh)}, shared: [2]int64{int64(p.SharedLow), int64(p.SharedHigh)}}
		if point.fully[0] > point.fully[1] || point.shared[0] > point.shared[1] {
			rd.Add(p.Node, "a low end lies above its high end; turn them round")
		}
		r.points = append(r.points, point)
	}
	for i := range f.Narrow {
		n := &f.Narrow[i]
		r.narrow = append(r.narrow, narrowRule{rule: rd.rule(n.Clauses), low: int64(n.Low), high: int64(n.High)})
	}
}
