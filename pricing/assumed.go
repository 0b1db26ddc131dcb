package pricing

import "mspscope/internal/answer"

// AssumedCount returns the range, in hundredths, in which the answer to an open
// count question is assumed to lie. It returns false for other questions, for
// answered ones, and while there is nothing to assume from.
func (c *Card) AssumedCount(v answer.View, question int) (least, most int64, ok bool) {
	for u, q := range c.questions {
		if q != question || q < 0 || !v.State(q).Open() {
			continue
		}
		n := c.counts(&Answers{View: v})[u]
		if !n.known {
			return 0, 0, false
		}
		least, most = n.n[low], n.n[high]
		if unit(u) == extraSites { // the question counts the first location too
			least, most = least+100, most+100
		}
		return least, most, true
	}
	return 0, 0, false
}
