package compare

import (
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/questionnaires"
)

// The paragraph has a sentence for each kind of change, in good grammar for one
// and for many.
func TestSummary(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const (
		none = "it_fte: 0, users_count: 10, endpoints_count: 10"
		team = "it_fte: 2, it_staff_plan: keep_same, it_workload: slipping, control_preference: 4, users_count: 40, endpoints_count: 40"
	)
	tests := []struct {
		name, before, after string
		want                []string
	}{
		{
			"one more", none, strings.Replace(none, "users_count: 10", "users_count: 11", 1),
			[]string{"You added 1 person, which adds 105.00 USD a month. Fully managed still fits best. The monthly fee is then about 2,205 USD (1,98"},
		},
		{
			"one fewer", none, strings.Replace(none, "endpoints_count: 10", "endpoints_count: 9", 1),
			[]string{"You have 1 fewer computer, which lowers the monthly fee by 105.00 USD."},
		},
		{
			"two kinds", none, "it_fte: 0, users_count: 12, endpoints_count: 13",
			[]string{
				"You added 3 computers, which adds 315.00 USD a month. You added 2 people, which adds 210.00 USD a month.",
				"In all, the monthly fee goes up by 525.00 USD, to about",
			},
		},
		{
			"a count that was open", none, none + ", servers_count: 2",
			[]string{"You now count 2 servers, which was open before, which adds 500.00 USD a month."},
		},
		{
			"only the range", none, none + ", light_users_count: 0, network_devices_count: 0",
			[]string{"The typical monthly fee stays at 2,100 USD; from low to high it is now "},
		},
		{
			"an item comes in", none, none + ", coverage_needed: helpdesk_24x7",
			[]string{"By your answer about the hours of cover you need, the price now holds \"Help desk around the clock, 15 %\", which adds 750.00 USD a month."},
		},
		{
			"an item goes out", none + ", coverage_needed: helpdesk_24x7", none + ", coverage_needed: business_hours",
			[]string{"the price no longer holds \"Help desk around the clock, 15 %\", which lowers the monthly fee by 750.00 USD."},
		},
		{
			"a tower handed over", team, team + ", tower_owners: {network: provider, endpoints: shared}",
			[]string{"You hand the network over to the provider, which adds 371.20 USD a month.", "all in network."},
		},
		{
			"a tower taken back", team + ", tower_owners: {network: provider, endpoints: shared}", team + ", tower_owners: {network: client, endpoints: shared}",
			[]string{"You take the network back"},
		},
		{
			"the last person leaves", team, strings.Replace(strings.Replace(team, "it_fte: 2", "it_fte: 0", 1), "keep_same", "none_wanted", 1),
			[]string{"You now count no IT person of your own (before: 2), which adds 1,948.80 USD a month.", "so co-managed and hybrid (split by function) are ruled out; fully managed now fits best instead of co-managed."},
		},
		{"no price any more", "it_fte: 0, users_count: 10", "it_fte: 0", []string{"There is no price any more, because the numbers of people and of computers are both open."}},
		{"a range", "it_fte: 0, users_count: 80..100, endpoints_count: 80", "it_fte: 0, users_count: 90..95, endpoints_count: 80", []string{"You now count 90 to 95 people (before: 80 to 100)"}},
		{"a price at last", "it_fte: 0", "it_fte: 0, users_count: 10", []string{"You now count 10 people, which was open before. There is a price now: about 2,205 USD"}},
		{"not sure any more", none + ", servers_count: 2", none + ", servers_count: unknown", []string{"You are not sure about the servers any more, which lowers the monthly fee by 500.00 USD."}},
		{"an answer that moves nothing", none, none + ", decision_by: the board in May", []string{"You changed 1 answer that moves neither model nor price."}},
		{
			"a list", team + ", skill_gaps: [cloud]", team + ", skill_gaps: [network]",
			[]string{"By your answers, the provider now runs the network"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := between(t, taken(t, p, "answers: {"+test.before+"}"), taken(t, p, "answers: {"+test.after+"}"))
			got := c.Summary
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
			for _, wrong := range []string{"  ", "..", " ,", "%!", "1 people", "1 computers", "the who", "the your", "which which"} {
				if strings.Contains(got, wrong) {
					t.Errorf("%q is in\n%s", wrong, got)
				}
			}
		})
	}
}

// Other rates and quotes are told from other answers, in the words for a client.
func TestSummaryOfRatesAndQuote(t *testing.T) {
	t.Parallel()
	data, err := questionnaires.Files.ReadFile(playbook.RateCardFile)
	if err != nil {
		t.Fatal(err)
	}
	own := playbooktest.Load(t, fstest.MapFS{playbook.RateCardFile: {Data: []byte(strings.ReplaceAll(string(data), "price: 105\n", "price: 115\n"))}})
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 0, users_count: 10, endpoints_count: 10}\n"
	got := between(t, taken(t, p, answers), taken(t, own, answers+"quote: {lines: [{label: Phones, rate: 80}]}")).Summary
	for _, want := range []string{
		"What the quote holds beside the list price adds 80.00 USD a month.", "The other price list adds 200.00 USD a month.",
		"In all, the monthly fee goes up by 280.00 USD",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "playbook") {
		t.Errorf("no client knows a playbook: %s", got)
	}
}

// Amounts in two currencies are shown side by side and never subtracted.
func TestTwoCurrenciesAreNotCompared(t *testing.T) {
	t.Parallel()
	p, euros := playbooktest.Load(t, nil), edited(t, playbook.RateCardFile, "currency: USD", "currency: EUR")
	for _, test := range []struct{ name, answers, want string }{
		{
			"priced", "answers: {it_fte: 0, users_count: 10, endpoints_count: 10}\n",
			"The monthly fee is about 2,100 EUR (1,890 to 2,706), where it was about 2,100 USD (1,890 to 2,706); amounts in two currencies are not compared.",
		},
		{"without a price", "answers: {it_fte: 0}\n", "The price list is now in EUR, where it was in USD."},
	} {
		c := between(t, taken(t, p, test.answers), taken(t, euros, test.answers))
		if !strings.Contains(c.Summary, test.want) || strings.Contains(c.Summary, "Nothing changed") || !c.Changed {
			t.Errorf("%s: %s", test.name, c.Summary)
		}
		price := &c.Price
		if price.Before != "USD" || price.Currency != "EUR" || price.Monthly.Difference != nil || price.OneTime.Difference != nil ||
			len(price.Lines) != 0 || len(price.Causes) != 0 {
			t.Errorf("%s: %+v", test.name, price)
		}
		for _, m := range terms.Models() {
			if one := price.Models.Of(m); one.Monthly.Difference != nil || one.OneTime.Difference != nil {
				t.Errorf("%s: %s has a difference", test.name, m)
			}
		}
	}
}

func TestNoun(t *testing.T) {
	t.Parallel()
	for topic, want := range map[string]string{
		"hours of cover you need": "the hours of cover you need", "who looks after IT today": "who looks after IT today",
		"your present IT contract": "your present IT contract", "IT plan and budget": "the IT plan and budget",
	} {
		if got := noun(topic); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// All of one thing stands in one row with the whole amount: 60 and then 70 people at
// 105.00, with ten computers still fewer than 50 people with a computer.
func TestPriceItemsHoldAllOfAClass(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	c := between(t, taken(t, p, "answers: {it_fte: 0, users_count: 60, endpoints_count: 10}"), taken(t, p, "answers: {it_fte: 0, users_count: 70, endpoints_count: 10}"))
	if got, want := itemsOf(c), "Users 6300.00 7350.00 1050.00"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What is told apart by its fields, whatever its id and label look like: a unit
// class that changes band is one row, added lines never are a class, and a new
// band of a class that was there before is no new item.
func TestRowsOfAComparedPrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 0, users_count: 60, endpoints_count: 60, sites_count: 41, servers_count: 40}\n"
	// 40 locations at 150.00 and 40 servers at 250.00 are as much as 64 servers; of those
	// beyond the first twenty a fifth is taken off: 44 x 50.00.
	for _, test := range []struct{ name, before, after, want string }{
		{"sites", answers, strings.Replace(answers, "sites_count: 41", "sites_count: 71", 1), "Locations beyond the first, each with its firewall, switch and two access points 6000.00 10500.00 4500.00; Volume of systems: 15 % less -2200.00 -3100.00 -900.00"},
		{"servers", answers, strings.Replace(answers, "servers_count: 40", "servers_count: 80", 1), "Servers 10000.00 20000.00 10000.00; Volume of systems: 17 % less -2200.00 -4400.00 -2200.00"},
		{
			"labels that look like bands",
			answers + `quote: {lines: [{label: "Racks, 1 to 50", rate: 10}, {label: "Racks, from 51 on", rate: 20}]}`,
			answers + `quote: {lines: [{label: "Racks, 1 to 50", rate: 11}, {label: "Racks, from 51 on", rate: 22}]}`,
			"Racks, 1 to 50 10.00 11.00 1.00; Racks, from 51 on 20.00 22.00 2.00",
		},
		{
			"lines named alike", answers + "quote: {lines: [{label: Phones, rate: 10}, {label: Phones, rate: 20}]}",
			answers + "quote: {lines: [{label: Fax, rate: 5}, {label: Phones, rate: 10}, {label: Phones, rate: 25}]}",
			"Fax - 5.00 5.00; Phones 20.00 25.00 5.00",
		},
	} {
		if got := itemsOf(between(t, taken(t, p, test.before), taken(t, p, test.after))); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.name, got, test.want)
		}
	}
	c := between(t, taken(t, p, strings.Replace(answers, "users_count: 60", "users_count: 50", 1)), taken(t, p, answers))
	if said := c.Summary; strings.Contains(said, "the price now holds") || !strings.Contains(said, "You added 10 people") {
		t.Errorf("ten more people said as a new item: %s", said)
	}
}

// itemsOf are the monthly items of a page: before, after, difference.
func itemsOf(c *result.Compare) string {
	amount := func(a *pricing.Amount) string {
		if a == nil {
			return "-"
		}
		return a.String()
	}
	var out []string
	for i := range c.Words.Items {
		if item := &c.Words.Items[i]; item.Period == pricing.Month {
			out = append(out, strings.Join([]string{item.Label, amount(item.Before), amount(item.After), item.Difference.String()}, " "))
		}
	}
	return strings.Join(out, "; ")
}
