package pricing

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// SayMissing fills in for want of what today's spend is not compared; topic says in a
// few words what a question is about.
func (c *Card) SayMissing(in *Comparison, topic func(question string) string) {
	said := &c.comparison.said
	var topics []string
	in.NotCompared, in.asks = "", nil
	own := ""
	for i := range in.Missing {
		m := &in.Missing[i]
		if m.Text != "" {
			if own == "" {
				own = m.Text
			}
			continue
		}
		about := topic(m.Question)
		topics = append(topics, about)
		m.Text = replaced(said.Missing, "{topic}", words.Large(about))
		in.asks = append(in.asks, Check{ID: "today_" + m.Question, Question: m.Question, Text: replaced(said.AskIt, "{topic}", about)})
	}
	switch {
	case own != "":
		in.NotCompared = own
	case len(topics) > 0:
		in.NotCompared = replaced(said.NotCompared, "{topics}", strings.Join(topics, "; "))
	}
}

// Checks are what a provider is to ask so that today's spend can be compared, and what
// does not fit together of it.
func (c *Comparison) Checks() []Check { return append(slices.Clone(c.Odd), c.asks...) }

// Placed is an option with its place among the others.
type Placed struct {
	Option Option      `json:"option"`
	At     int         `json:"at"`
	Even   *OptionEven `json:"break_even"`
}

// Part returns an option with its place, nil where there is none.
func (c *Comparison) Part(id string) *Placed {
	at := slices.IndexFunc(c.Options, func(o Option) bool { return o.ID == id })
	if at < 0 {
		return nil
	}
	p := &Placed{Option: c.Options[at], At: at}
	for i := range c.BreakEvens {
		if c.BreakEvens[i].Option == id {
			even := c.BreakEvens[i]
			p.Even = &even
		}
	}
	return p
}

// Without returns the comparison without an option.
func (c *Comparison) Without(id string) Comparison {
	out := *c
	out.Options = slices.DeleteFunc(slices.Clone(c.Options), func(o Option) bool { return o.ID == id })
	out.BreakEvens = slices.DeleteFunc(slices.Clone(c.BreakEvens), func(e OptionEven) bool { return e.Option == id })
	return out
}

// With returns the comparison with an option in its place; nil adds nothing.
func (c *Comparison) With(p *Placed) Comparison {
	out := *c
	if p == nil {
		return out
	}
	out.Options = slices.Insert(slices.Clone(c.Options), min(p.At, len(c.Options)), p.Option)
	if p.Even != nil {
		out.BreakEvens = append(slices.Clone(c.BreakEvens), *p.Even)
	}
	return out
}

// NamesOwnTeam reports whether the client's answers name a team of its own that does
// everything as a way to go.
func (c *Card) NamesOwnTeam(v answer.View) bool {
	return c.inHouse != nil && c.inHouse.named != nil && c.inHouse.named.Eval(v) == answer.True
}

// Pay is what the people of the client who are there cost, told in confidence.
type Pay struct {
	Yearly Amount `json:"yearly"`
	Term   Amount `json:"term"` // the same over the term
}

// OwnPay is what the client told of the pay of its people, nil for nothing.
func (c *Card) OwnPay(a Answers, term int) *Pay {
	i := a.View.Schema().Find(questionPayroll)
	if i < 0 || a.View.State(i) != answer.Given {
		return nil
	}
	ar := c.arith()
	yearly := ar.cents(Hundredths(c.numberCases(&a, i)[typical]))
	over := ar.quo(ar.mul(yearly, months(term)), 12)
	if ar.err != nil {
		return nil
	}
	return &Pay{Yearly: Amount{yearly}, Term: Amount{over}}
}

// Recommended returns the option of the recommended model, nil for none.
func (c *Comparison) Recommended(m *terms.Model) *Option {
	if m == nil {
		return nil
	}
	return c.find(m.String())
}
