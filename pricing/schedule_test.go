package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// A rate is printed where its condition and its towers fit; without a price it is
// quoted before the work starts.
func TestTheRatesForWorkBeyondTheFee(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "unit: visit, price: 500}", "unit: visit, price: 500, when: {onsite_need: rarely}}", "unit: block, price: 2550}", "unit: block}")
	all := "technician_hour 145.00, engineer_hour 185.00, after_hours 217.50, trip 60.00, half_day 500.00, joiner 95.00, new_computer 150.00, block -"
	for _, test := range []struct {
		name, answers, without string
		split                  terms.Split
	}{
		{"accounts are the client's", "{onsite_need: rarely}", "", every(terms.Client)},
		{"accounts are shared", "{onsite_need: rarely}", "", every(terms.Shared)},
		{"accounts are ours", "{onsite_need: rarely}", "joiner 95.00, ", every(terms.Provider)},
		{"another answer", "{onsite_need: weekly}", "half_day 500.00, ", every(terms.Client)},
		{"no answer", "", "half_day 500.00, ", every(terms.Client)},
	} {
		got := c.Schedule(test.split, viewOf(t, s, test.answers))
		var rates []string
		for _, r := range got.Rates {
			price := "-"
			if r.Price != nil {
				price = Money(r.Price.Decimal)
			}
			rates = append(rates, r.ID+" "+price)
		}
		want := strings.Replace(all, test.without, "", 1)
		if strings.Join(rates, ", ") != want || got.Text == "" {
			t.Errorf("%s: %v, %q; want %s", test.name, rates, got.Text, want)
		}
	}
	// A card without rates says nothing of them.
	text := readFile(t, cardPath)
	from, to := strings.Index(text, "\nschedule:\n"), strings.Index(text, "\n# The words on computed lines.")
	none, err := readCard(t, s, parse(t, text[:from]+text[to:]))
	if err != nil {
		t.Fatal(err)
	}
	if got := none.Schedule(every(terms.Client), viewOf(t, s, "")); got.Text != "" || got.Rates == nil || len(got.Rates) > 0 {
		t.Errorf("without rates: %+v", got)
	}
}
