package pricing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Period says how often an amount falls due.
type Period string

// The periods.
const (
	Month Period = "month"
	Once  Period = "once"
)

// Quote is what was agreed beside the rate card. The zero Quote changes
// nothing.
type Quote struct {
	DiscountPercent int64    // of the monthly fee, in hundredths of a percent: 0 to 10000
	DiscountLabel   string   // what it is for, for the client; "" for nothing
	DiscountReason  string   // printed as the basis of the discount
	ExcludeLines    []string // ids of unit classes, uplifts, add-ons or "onboarding" to leave out
	ExcludeAt       []Place  // where a file names them, one for each; nil where none does
	ExtraLines      []ExtraLine
	TermMonths      int // for CompareInput.Months; 0: the card's
}

// Place is a place in a file.
type Place struct {
	File      string
	Line, Col int
}

// ExtraLine is passed through as it is: it is neither discounted nor part of
// the minimum or of the base of the onboarding fee.
type ExtraLine struct {
	Label          string
	Quantity, Rate decimal.Decimal // neither may be negative
	Unit           string
	Period         Period
	Resale         bool // it is sold on, and no part of the service
	Commitment     int  // for how many months it is bought, 0 for none
}

// onboardingID is the id of the onboarding line.
const onboardingID = "onboarding"

// check returns what is wrong with the quote under a card.
func (q *Quote) check(c *Card) error {
	if q.DiscountPercent < 0 || q.DiscountPercent > 100_00 {
		return fmt.Errorf("quote: a discount of %s %% is not possible; write a percentage from 0 to 100", answer.FormatHundredths(q.DiscountPercent))
	}
	if err := q.checkExcluded(c); err != nil {
		return err
	}
	for i := range q.ExtraLines {
		l := &q.ExtraLines[i]
		switch {
		case l.Label == "":
			return fmt.Errorf("quote: extra line %d has no label; say what it is for", i+1)
		case l.Quantity.IsNeg() || l.Rate.IsNeg():
			return fmt.Errorf("quote: extra line %s has a negative quantity or rate; use a discount or leave a line out instead", yamldoc.Quote(l.Label))
		case l.Period != Month && l.Period != Once:
			return fmt.Errorf("quote: extra line %s has the period %s; write month or once", yamldoc.Quote(l.Label), yamldoc.Quote(string(l.Period)))
		}
	}
	return nil
}

// checkExcluded refuses lines to leave out that no price of a card has: where a file names
// them all at once, each at its place.
func (q *Quote) checkExcluded(c *Card) error {
	var problems yamldoc.Problems
	for i, id := range q.ExcludeLines {
		if c.knows(id) {
			continue
		}
		message := fmt.Sprintf("there is no line %s to exclude%s; 'mspscope estimate' prints the ids of the lines", yamldoc.Quote(id), yamldoc.Suggest(id, c.lineIDs))
		if i >= len(q.ExcludeAt) {
			return fmt.Errorf("quote: %s", message)
		}
		at := q.ExcludeAt[i]
		problems = append(problems, yamldoc.Problem{File: at.File, Line: at.Line, Col: at.Col, Message: message})
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

func (q *Quote) excludes(id string) bool { return slices.Contains(q.ExcludeLines, id) }

// ExtraID is the id of the nth line that a quote adds, counted from 1.
func ExtraID(n int) string { return extraPrefix + strconv.Itoa(n) }

const extraPrefix = "extra_"

// IsExtra reports whether an id is that of a line that a quote adds.
func IsExtra(id string) bool {
	n, is := strings.CutPrefix(id, extraPrefix)
	_, err := strconv.Atoi(n)
	return is && err == nil
}
