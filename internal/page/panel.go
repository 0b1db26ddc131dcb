package page

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// CallPanel is what stands beside the questions of a call while they are answered: the
// result in few words, for the person who asks and nobody else.
type CallPanel struct {
	Outcome     string       `json:"outcome"`
	Model       string       `json:"model"` // its id; "" for none
	Name        string       `json:"name"`  // inside a sentence; "" for none
	Line        string       `json:"line"`  // model and price in a few words
	Title       string       `json:"title"` // where the answers point, as a sentence
	Verdict     string       `json:"verdict"`
	VerdictSaid string       `json:"verdict_said"` // the verdict as a word; "" without one
	Sure        string       `json:"sure"`         // what the open answers can still do to it
	Doubts      []PanelDoubt `json:"doubts"`
	Price       PanelPrice   `json:"price"`
	Next        []PanelNext  `json:"next"`     // what is worth asking next, the most first
	Findings    []PanelThing `json:"findings"` // the first ones
	Disputed    []PanelThing `json:"disputed"`
	Contested   int          `json:"contested"` // rows of the matrix that nobody has decided and both sides could do
	Warnings    []string     `json:"warnings"`  // what does not fit, and what speaks against going on
}

// PanelDoubt is what keeps a result from being firm.
type PanelDoubt struct {
	Text    string `json:"text"`
	Changes bool   `json:"changes"` // it leads to another model by itself
}

// PanelPrice is the price as it stands.
type PanelPrice struct {
	Month   string   `json:"month"`   // "" where it is not known
	Start   string   `json:"start"`   // what is paid once; "" where the month is not known
	Status  string   `json:"status"`  // what it is as an offer
	From    []string `json:"from"`    // what its range comes from, the largest part first
	Unknown string   `json:"unknown"` // why there is none; "" where there is one
	Assumed int      `json:"assumed"` // how many open counts are assumed in it
}

// PanelNext is a question that is worth asking.
type PanelNext struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	Why   string `json:"why"` // what its answer can change; "" where that is not known
}

// PanelThing is something with an id and a name.
type PanelThing struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Severity string `json:"severity,omitempty"`
}

// panelShown is how many questions, doubts and findings stand beside a question.
const panelShown = 5

// Panel is what stands beside the questions of a call.
func Panel(r *result.Result) CallPanel {
	n := noted{Result: r.ForProvider(), in: r.Internal}
	if n.in == nil {
		n.in = &result.Internal{}
	}
	rec := &n.Recommendation
	out := CallPanel{
		Outcome: string(rec.Outcome), Line: Live(n.Result), Title: noteResult(n.Result), Sure: sureWords(n.Result),
		Doubts: []PanelDoubt{}, Next: n.worth(), Findings: []PanelThing{}, Disputed: []PanelThing{}, Warnings: []string{},
		Price: n.panelPrice(),
	}
	if rec.Model != nil {
		out.Model, out.Name = rec.Model.String(), inSentence(n.Result, *rec.Model)
	}
	if rec.Verdict != nil {
		out.Verdict, out.VerdictSaid = *rec.Verdict, n.Language.SayOf("sure.verdict", *rec.Verdict)
	}
	for i := range rec.Doubts[:min(len(rec.Doubts), panelShown)] {
		out.Doubts = append(out.Doubts, PanelDoubt{rec.Doubts[i].Text, len(rec.Doubts[i].To) > 0})
	}
	for i := range n.Findings[:min(len(n.Findings), panelShown)] {
		f := &n.Findings[i]
		out.Findings = append(out.Findings, PanelThing{f.ID, f.Title, string(f.Severity)})
	}
	for i := range rec.Disputed {
		out.Disputed = append(out.Disputed, PanelThing{ID: rec.Disputed[i].Question, Title: words.Large(rec.Disputed[i].Topic)})
	}
	if n.RACI != nil {
		out.Contested = len(n.RACI.ToSettle)
	}
	out.Warnings = append(append(out.Warnings, n.Warnings...), n.stops()...)
	return out
}

// panelPrice is the price as it stands, or why there is none.
func (n *noted) panelPrice() PanelPrice {
	out, p := PanelPrice{From: []string{}}, n.Price
	if p == nil || unpriced(n.Result, p) != "" || !p.Monthly.Known {
		if why := n.price(); len(why) > 0 {
			out.Unknown = why[0]
		}
		return out
	}
	out.Month, out.Start, out.Assumed = words.Large(sum(n.Result, p.Monthly, p.Currency)), toStart(n.Result, p.OneTime, p.Currency), p.Assumed
	out.Status = noteStatus(n.Result)
	if m := n.Model(); m != nil && n.Estimate != nil {
		one := n.Estimate.Models.Of(*m)
		for i := range one.RangeFrom[:min(len(one.RangeFrom), panelShown)] {
			out.From = append(out.From, one.RangeFrom[i].Because)
		}
	}
	return out
}

// worth are the questions that are worth asking next: what is not settled first, then what
// is open, by what it can change.
func (n *noted) worth() []PanelNext {
	out := []PanelNext{}
	add := func(id, topic string, o result.Open) {
		for _, have := range out {
			if have.ID == id {
				return
			}
		}
		if len(out) == panelShown {
			return
		}
		next := PanelNext{ID: id, Topic: words.Large(topic)}
		swing := ""
		if o.MonthlySwing != nil && !o.MonthlySwing.IsZero() {
			swing = n.Say("panel.swing", "amount", n.Language.Rough(o.MonthlySwing.Decimal))
		}
		switch {
		case o.Changes() && swing != "":
			next.Why = n.Say("panel.both", "swing", swing)
		case o.Changes():
			next.Why = n.Say("panel.can_change")
		default:
			next.Why = swing
		}
		out = append(out, next)
	}
	// What is given and not settled comes before what is open only where it weighs more.
	open := n.Recommendation.ByWorth()
	for _, first := range []bool{true, false} {
		for i := range n.Recommendation.ToConfirm {
			c := &n.Recommendation.ToConfirm[i]
			lighter := slices.ContainsFunc(open, func(o result.Open) bool { return o.Changes() || more(o.MonthlySwing, c.MonthlySwing) })
			if first == (c.Changes() || !lighter) {
				add(c.Question, c.Topic, result.Open{CanChangeModel: c.CanChangeModel, MonthlySwing: c.MonthlySwing})
			}
		}
		for _, o := range open {
			add(o.Question, o.Topic, o)
		}
	}
	return out
}

// more reports whether an answer moves the price further than another one; nil is not known.
func more(a, b *pricing.Amount) bool { return a != nil && (b == nil || a.Cmp(b.Decimal) > 0) }
