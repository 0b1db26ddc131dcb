package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Quote is what turns an estimate into an offer.
type Quote struct {
	Status     terms.Status
	StatusAt   Position // where the file says so
	Revision   int64    // 0: not stated
	ValidUntil string   // YYYY-MM-DD
	Start      string   // the first day of the service, YYYY-MM-DD; "" where it is not fixed
	TermMonths int64    // 0: not stated
	Discount   *Discount
	Exclude    []string   // ids of estimate lines left out
	ExcludeAt  []Position // where the file says so, one for each of Exclude
	Lines      []QuoteLine
	PresentPer string // PresentPerSite, "" for the whole
	Options    []QuoteOption
	Terms      []QuoteTerm // what differs from the provider's terms
	Sent       []SentQuote // by revision, the oldest first
}

// PresentPerSite has a price presented for each location too.
const PresentPerSite = "site"

// Position is a place in a file; the zero one is none.
type Position struct {
	File      string
	Line, Col int
}

// Discount is a part of the monthly price that is taken off.
type Discount struct {
	Percent    int64  // hundredths of a percent
	Label      string // why, in words for the client
	Reason     string // why; only the provider reads it
	ApprovedBy string // who allowed it; only the provider reads it
}

// QuoteLine is a line that is added to the estimate by hand.
type QuoteLine struct {
	Label    string
	Quantity int64 // hundredths
	Unit     string
	Rate     int64 // hundredths of the currency
	Once     bool  // paid once instead of every month
	// Resale says that the line is sold on: it has a commitment or a cost.
	Resale           bool
	CommitmentMonths int64  // 0: none
	Cost             *int64 // what one costs the provider, in hundredths; nil where it is not told
}

// QuoteOption is another way to buy the same service: some answers, lines or a
// discount of its own.
type QuoteOption struct {
	ID, Label string
	Marked    bool // the one that the provider recommends
	Set       []OptionAnswer
	Exclude   []string   // beside those of the quote
	ExcludeAt []Position // where the file says so, one for each of Exclude
	Lines     []QuoteLine
	Discount  *Discount // instead of the quote's; nil for that one
}

// OptionAnswer is an answer that an option takes instead of the client's.
type OptionAnswer struct {
	Question int
	Part     Part
	Value    answer.Value
}

// QuoteTerm is one of the terms of an offer, in which it differs from those of the
// provider.
type QuoteTerm struct {
	ID     string // one of TermIDs
	None   bool   // it is taken out
	Number int64  // hundredths, of a term that is a number
	Text   string
	Texts  []string // of a term that is a list
}

// SentQuote is what a revision of the quote said when it went out.
type SentQuote struct {
	Revision int64
	On       string // YYYY-MM-DD
	Playbook string // the digest of what was in force, such as sha256:...
	Currency string
	Model    terms.Model
	Split    terms.Split // undecided where the record does not say
	Counts   []SentFigure
	Monthly  int64 // hundredths
	OneTime  int64 // hundredths
	Next     []SentFigure
	Lines    []SentLine
}

// SentFigure is a figure of a record, of a class of units.
type SentFigure struct {
	ID     string
	Number int64 // hundredths
}

// SentLine is a line as it went out.
type SentLine struct {
	ID, Label string
	Quantity  *int64 // hundredths; nil for none
	Unit      string
	Rate      *int64 // hundredths; nil for none
	Amount    *int64 // hundredths; nil where it was quoted separately
	Once      bool   // paid once instead of every month
}

// Record returns what a revision said when it went out, nil where nothing tells it.
func (q *Quote) Record(revision int64) *SentQuote {
	for i := range q.Sent {
		if q.Sent[i].Revision == revision {
			return &q.Sent[i]
		}
	}
	return nil
}

// Figure returns the figure of a class of units, false where there is none.
func Figure(of []SentFigure, id string) (int64, bool) {
	for i := range of {
		if of[i].ID == id {
			return of[i].Number, true
		}
	}
	return 0, false
}

// forClient returns the quote without what only the provider reads; private says
// which questions are.
func (q *Quote) forClient(private func(question int) bool) Quote {
	out := *q
	out.Discount = q.Discount.forClient()
	out.Lines = linesForClient(q.Lines)
	out.Options = nil
	for _, o := range q.Options {
		o.Discount = o.Discount.forClient()
		o.Lines = linesForClient(o.Lines)
		var set []OptionAnswer
		for _, a := range o.Set {
			if !private(a.Question) {
				set = append(set, a)
			}
		}
		o.Set = set
		out.Options = append(out.Options, o)
	}
	return out
}

func (d *Discount) forClient() *Discount {
	if d == nil {
		return nil
	}
	return &Discount{Percent: d.Percent, Label: d.Label}
}

func linesForClient(lines []QuoteLine) []QuoteLine {
	var out []QuoteLine
	for _, l := range lines {
		l.Cost = nil
		out = append(out, l)
	}
	return out
}
