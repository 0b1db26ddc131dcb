package page

import "mspscope/internal/result"

// changedQuote lists what the two quotes say differently beside the price.
func changedQuote(c *result.Compare) Block {
	if len(c.Quote) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "What", Flex: true}, {Name: "Before", Flex: true}, {Name: "After", Flex: true}}}
	for i := range c.Quote {
		q := &c.Quote[i]
		before, after := string(q.Before), string(q.After)
		if before == "" {
			before = "-"
		}
		if after == "" {
			after = "-"
		}
		t.Rows = append(t.Rows, []string{q.Label, before, after})
	}
	return t
}
