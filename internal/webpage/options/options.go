// Package options says what a page with the questions is made for: whom it asks, what it
// says at the end, and so which of the data of a playbook go along with it. The page and
// the program inside it both read it.
//
// Goals: one place for these words. Non-goals: what a page looks like.
package options

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/words"
)

// What is said of the price, and what the result names.
const (
	PriceNone    = "none"    // nothing
	PriceBracket = "bracket" // a rounded range and what it rests on
	PriceFull    = "full"    // line by line

	RevealPoints = "points" // what to look at first, and no model
	RevealModel  = "model"  // the model with its reasons
	RevealReport = "report" // the documents of a report as well
)

// Prices lists what can be said of the price.
func Prices() []string { return []string{PriceNone, PriceBracket, PriceFull} }

// Reveals lists what a result can name.
func Reveals() []string { return []string{RevealPoints, RevealModel, RevealReport} }

// Options are how a page was made.
type Options struct {
	Audience string `json:"audience"` // whom it is for: owner, it_lead, discovery
	Depth    string `json:"depth"`    // how much is asked first: quick, call, full
	Price    string `json:"price"`
	Reveal   string `json:"reveal"`
	Smallest int64  `json:"smallest"` // fewest people whom the provider serves; 0 for any number
}

// Inside reports whether the page is the provider's own, for calls.
func (o *Options) Inside() bool { return o.Audience == assess.Discovery.String() }

// Sharing is which of the data go along with a page of these options.
func (o *Options) Sharing() playbook.Sharing {
	return playbook.Sharing{
		Inside: o.Inside(),
		Price:  o.Price != PriceNone && o.Reveal != RevealPoints,
		Full:   o.Price == PriceFull,
		Report: o.Reveal == RevealReport,
	}
}

// Parts are the parts of a playbook that the program inside such a page reads at once.
func (o *Options) Parts() playbook.Parts {
	parts, to := playbook.Advice, o.Sharing()
	if to.Price || to.Inside {
		parts |= playbook.Prices
	}
	if to.Report || to.Inside {
		parts |= playbook.Responsibilities
	}
	return parts
}

// Check refuses words that are none of an option. The error names the option.
func (o *Options) Check() error {
	for _, x := range []struct {
		name, is string
		of       []string
	}{
		{"audience", o.Audience, assess.Discovery.Words()},
		{"depth", o.Depth, assess.Quick.Words()},
		{"price", o.Price, Prices()},
		{"reveal", o.Reveal, Reveals()},
	} {
		if !slices.Contains(x.of, x.is) {
			return fmt.Errorf("%s must be %s, not %q", x.name, words.Or(x.of), x.is)
		}
	}
	if o.Smallest < 0 {
		return fmt.Errorf("smallest must be a number of people, not %d", o.Smallest)
	}
	return nil
}
