package result

import "mspscope/internal/terms"

// QuotePart is the kind of thing that two quotes say differently.
type QuotePart string

// The parts of a quote, with what the ID of such a difference names.
const (
	QuoteStatus     QuotePart = "status"
	QuoteRevision   QuotePart = "revision"
	QuoteValidUntil QuotePart = "valid_until"
	QuoteStart      QuotePart = "start"
	QuoteTerm       QuotePart = "term_months"
	QuotePresentPer QuotePart = "present_per"
	QuoteDiscount   QuotePart = "discount"
	QuoteLeftOut    QuotePart = "exclude" // a line of the estimate
	QuoteLine       QuotePart = "line"    // the label of a line that is added
	QuoteOption     QuotePart = "option"  // an option
	QuoteTerms      QuotePart = "term"    // a term
)

// QuoteParts are the parts of a quote in the order in which they are told.
func QuoteParts() []QuotePart {
	return []QuotePart{QuoteStatus, QuoteRevision, QuoteValidUntil, QuoteStart, QuoteTerm, QuotePresentPer, QuoteDiscount, QuoteLeftOut, QuoteLine, QuoteOption, QuoteTerms}
}

// ChangedQuote is one thing that two quotes say differently; null where one does not say
// it.
type ChangedQuote struct {
	What   QuotePart      `json:"what"`
	ID     terms.Optional `json:"id"`
	Label  string         `json:"label"`
	Before terms.Optional `json:"before"`
	After  terms.Optional `json:"after"`
}
