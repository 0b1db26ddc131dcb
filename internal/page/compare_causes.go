package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// How many causes are named before they are counted: of a difference, and of an
// activity, which stands in a list.
const (
	maxCauses    = 3
	maxRowCauses = 2
)

// joinFirst joins the first texts and counts the others.
func joinFirst(texts []string, most int) string {
	if rest := len(texts) - most; rest > 0 {
		texts = append(texts[:most:most], fmt.Sprintf("%d more", rest))
	}
	return strings.Join(texts, "; ")
}

// causeWord names one cause.
func causeWord(c *result.Compare, cause result.Cause) string {
	switch cause.Kind {
	case result.ByAnswer:
		for i := range c.Words.Answers {
			if a := &c.Words.Answers[i]; a.Question == string(cause.ID) {
				return a.Topic
			}
		}
	case result.ByModel:
		return "the other model"
	case result.BySplit:
		if t, ok := terms.ParseTower(string(cause.ID)); ok {
			return "who runs " + c.Words.Towers.Small(t)
		}
	case result.ByDecision:
		return "agreed between you"
	case result.ByQuote:
		return "the quote"
	case result.ByPlaybook:
		return "the playbook" + rowWord(string(cause.ID))
	}
	return ""
}

// rowWord says what differs in a row of the matrix between two playbooks.
func rowWord(what string) string {
	switch what {
	case result.RowAdded:
		return ": a new row"
	case result.RowRemoved:
		return ": the row is gone"
	case result.RowWeight:
		return ": its weight"
	case result.RowRatings:
		return ": its ratings"
	case result.RowCondition:
		return ": its condition"
	case result.RowVeto:
		return ": what it rules out"
	}
	return ""
}

func causeWords(c *result.Compare, causes []result.Cause) string {
	texts := make([]string, len(causes))
	for i, cause := range causes {
		texts[i] = causeWord(c, cause)
	}
	return joinFirst(texts, maxCauses)
}

// rowCauses names what moved an activity; its tower is known where it stands.
func rowCauses(c *result.Compare, causes []result.Cause) string {
	texts := make([]string, len(causes))
	for i, cause := range causes {
		texts[i] = causeWord(c, cause)
		if cause.Kind == result.BySplit {
			texts[i] = "another side runs this part"
		}
	}
	return joinFirst(texts, maxRowCauses)
}

// partWords names the causes of a price difference, with amounts where there
// are several. Parts of IT that other sides run stand in one sum; which ones
// they are is said elsewhere on the page.
func partWords(c *result.Compare, parts []result.LineCause) string {
	type entry struct {
		word   string
		amount decimal.Decimal
	}
	var entries []entry
	for _, p := range parts {
		word := causeWord(c, p.Cause)
		if p.Kind == result.BySplit {
			word = "who runs what"
		}
		at := slices.IndexFunc(entries, func(e entry) bool { return e.word == word })
		if at < 0 {
			at, entries = len(entries), append(entries, entry{word: word})
		}
		if sum, err := entries[at].amount.Add(p.Amount.Decimal); err == nil { // parts of one difference fit
			entries[at].amount = sum
		}
	}
	texts := make([]string, len(entries))
	for i, e := range entries {
		texts[i] = e.word
		if len(entries) > 1 {
			texts[i] += " " + words.Plus(e.amount, c.Price.Currency)
		}
	}
	return joinFirst(texts, maxCauses)
}
