package result

import (
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Offered names the option of a quote that a result is about.
type Offered struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Option is one of the ways to buy that stand side by side: the engagement as it is
// described, or an option of its quote. Model, split and amounts are those that `estimate`
// gives for it.
type Option struct {
	ID      terms.Optional  `json:"id"` // null for the engagement as it is described
	Label   string          `json:"label"`
	Marked  bool            `json:"marked"` // the provider recommends it, and the rest of the output is about it
	Model   *terms.Model    `json:"model"`  // nil where its answers lead to none
	Split   *terms.Split    `json:"split"`
	Monthly pricing.Range   `json:"monthly"`
	OneTime pricing.Range   `json:"one_time"`
	Total   pricing.Range   `json:"total"`   // fee and one-time costs over the term, as they stand in the comparison
	Refused []Refusal       `json:"refused"` // what keeps it from being what the status of the quote says
	Differs []OptionDiffers `json:"differs"` // from the engagement as it is described
}

// OptionDiffers is one thing in which an option is not the engagement as it is described.
type OptionDiffers struct {
	Question terms.Optional `json:"question"` // the question that has another answer, null for a line
	Line     terms.Optional `json:"line"`     // the line that is left out or added, or discount
	Text     string         `json:"text"`
}

// Base is the option that changes nothing: what the others are compared with. It is nil
// where there are no options.
func (e *Estimate) Base() *Option {
	for i := range e.Options {
		if len(e.Options[i].Differs) == 0 {
			return &e.Options[i]
		}
	}
	return nil
}
