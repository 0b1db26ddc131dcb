package scope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
)

// Missed scores an example client and says what is not as expected, with the place in
// its file, or "". The playbook must have been loaded whole.
func Missed(p *playbook.Playbook, file string, c *playbook.Case) (string, error) {
	misses := c.Misses(p)
	if c.Price != nil || len(c.Findings) > 0 {
		r, err := Of(p, c.Engagement(), Ask{})
		if err != nil {
			return "", fmt.Errorf("%s:%s: %s: %w", file, c.Place("id"), c.ID, err)
		}
		more, err := missedPrice(c, r)
		if err != nil {
			return "", err
		}
		misses = append(append(misses, more...), missedFindings(c, r)...)
	}
	if len(misses) == 0 {
		return "", nil
	}
	return file + ":" + c.Place(misses[0].Key) + ": " + c.Said(misses), nil
}

// missedPrice says that the monthly price does not lie where a case expects it.
func missedPrice(c *playbook.Case, r *result.Result) ([]playbook.Miss, error) {
	if c.Price == nil {
		return nil, nil
	}
	miss := func(got string) []playbook.Miss {
		return []playbook.Miss{{Key: "price", Text: fmt.Sprintf("price %s, expected %s", got, c.Price)}}
	}
	if r.Estimate == nil || r.Estimate.Recommended == nil {
		return miss("none, because no model is recommended"), nil
	}
	monthly := r.Estimate.Models.Of(*r.Estimate.Recommended).Monthly
	if !monthly.Known {
		return miss("not known, because a count is open or something has no price"), nil
	}
	from, err := decimal.Parse(c.Price.From)
	if err != nil {
		return nil, fmt.Errorf("case %s: %w", c.ID, err)
	}
	to, err := decimal.Parse(c.Price.To)
	if err != nil {
		return nil, fmt.Errorf("case %s: %w", c.ID, err)
	}
	if monthly.Typical.Cmp(from) < 0 || monthly.Typical.Cmp(to) > 0 {
		return miss(monthly.Typical.String() + " " + r.Estimate.Currency + " a month"), nil
	}
	return nil, nil
}

// missedFindings says which findings a case expects and does not get.
func missedFindings(c *playbook.Case, r *result.Result) []playbook.Miss {
	var there, missing []string
	for i := range r.Findings {
		there = append(there, r.Findings[i].ID)
	}
	for i := range r.Internal.Findings {
		there = append(there, r.Internal.Findings[i].ID)
	}
	for _, id := range c.Findings {
		if !slices.Contains(there, id) {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(there)
	got := "none"
	if there = slices.Compact(there); len(there) > 0 {
		got = strings.Join(there, ", ")
	}
	return []playbook.Miss{{Key: "findings", Text: fmt.Sprintf("findings %s, expected also %s", got, strings.Join(missing, ", "))}}
}
