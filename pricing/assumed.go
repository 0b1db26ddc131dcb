package pricing

import (
	"slices"

	"mspscope/internal/answer"
)

// AssumedCount returns the range, in hundredths, in which the answer to an open
// count question is assumed to lie. It returns false for other questions, for
// answered ones, and while there is nothing to assume from.
func (c *Card) AssumedCount(v answer.View, question int) (least, most int64, ok bool) {
	if question < 0 || !v.State(question).Open() {
		return 0, 0, false
	}
	for u := range unit(len(c.classes)) {
		if c.classes[u].question != question {
			continue
		}
		n := c.asked(&Answers{View: v}, u)
		// Of a part that is cheaper than its whole the high price has the fewest.
		return slices.Min(n.n[:]), slices.Max(n.n[:]), n.known
	}
	return 0, 0, false
}
