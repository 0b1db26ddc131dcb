package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Rate is what work beyond the fee costs.
type Rate struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	Unit  string  `json:"unit"`
	Price *Amount `json:"price"` // nil where it is quoted before the work starts
}

// Schedule are the rates for what the fee does not hold.
type Schedule struct {
	Text  string `json:"text"`
	Rates []Rate `json:"rates"`
}

// scheduled is a rate with the clients and splits that it is printed for.
type scheduled struct {
	Rate
	when  answer.Condition
	needs needs
}

// Schedule returns the rates for work beyond the fee that this client may need; none
// where the card has none.
func (c *Card) Schedule(split terms.Split, v answer.View) Schedule {
	out := Schedule{Rates: []Rate{}}
	for i := range c.schedule {
		if s := &c.schedule[i]; s.needs.meets(split) && (s.when.Always() || s.when.Eval(v) == answer.True) {
			out.Rates = append(out.Rates, s.Rate)
		}
	}
	if len(out.Rates) > 0 {
		out.Text = c.scheduleText
	}
	return out
}

// scheduleRates takes the rates for work beyond the fee.
func (rd *reader) scheduleRates() {
	f := &rd.file.Schedule
	rd.card.scheduleText = f.Text
	for i := range f.Items {
		item := &f.Items[i]
		s := scheduled{
			Rate: Rate{ID: item.ID, Label: item.Label, Unit: item.Unit},
			when: rd.schema.ReadWhen(rd.Report, item.When, answer.Answers), needs: rd.needs(item.Place, item.Needs),
		}
		if item.Price != nil {
			s.Price = &Amount{rd.money(Hundredths(int64(*item.Price)))}
		}
		rd.card.schedule = append(rd.card.schedule, s)
	}
}
