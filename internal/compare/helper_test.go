package compare

import (
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/pricing"
)

// edited is the built-in playbook with one text of one file replaced.
func edited(tb testing.TB, file, old, with string) *playbook.Playbook {
	tb.Helper()
	p, err := playbooktest.Edited(playbooktest.Edit{File: file, Old: old, New: with})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func side(tb testing.TB, p *playbook.Playbook, document string) *Side {
	tb.Helper()
	s, err := Take(p, p, playbooktest.Engagement(tb, p, document))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func between(tb testing.TB, a, b *Side) *result.Compare {
	tb.Helper()
	c, err := Between(a, b)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// compared compares two lists of answers under the built-in playbook.
func compared(tb testing.TB, p *playbook.Playbook, before, after string) *result.Compare {
	tb.Helper()
	return between(tb, side(tb, p, "answers: {"+before+"}"), side(tb, p, "answers: {"+after+"}"))
}

func money(tb testing.TB, a pricing.Amount, want string) {
	tb.Helper()
	if got := a.String(); got != want {
		tb.Errorf("amount %s, want %s", got, want)
	}
}

func ids(causes []result.Cause) string {
	var all []string
	for _, c := range causes {
		all = append(all, strings.TrimSuffix(string(c.Kind)+":"+string(c.ID), ":"))
	}
	return strings.Join(all, " ")
}

// causesOf are the causes of a price with what each does a month.
func causesOf(c *result.Compare) string {
	var all []string
	for _, one := range c.Price.Causes {
		all = append(all, ids([]result.Cause{one.Cause})+" "+one.Monthly.String())
	}
	return strings.Join(all, ", ")
}
