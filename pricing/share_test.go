package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// partOfShared is the provider's part of the labour of shared work, in hundredths of a
// percent.
func partOfShared(c *Card, split terms.Split, a Answers) [numCases]int64 {
	e := estimator{card: c, split: split, answers: a, view: a.View, quote: &Quote{}}
	e.arith = c.arith()
	e.counts = c.counts(&a)
	return e.teamShare()
}

// 40 people keep one post busy, so the number of the team is its cover.
func TestTheTeamCarriesAPart(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name, answers string
		estimated     bool
		want          [numCases]int64
	}{
		{"nobody", "{users_count: 40, it_fte: 0}", false, [numCases]int64{6000, 6000, 6000}},
		{"between the first points", "{users_count: 40, it_fte: 0.25}", false, [numCases]int64{5500, 5500, 5500}},
		{"half", "{users_count: 40, it_fte: 0.5}", false, [numCases]int64{5000, 5000, 5000}},
		{"three quarters", "{users_count: 40, it_fte: 0.75}", false, [numCases]int64{4400, 4400, 4400}},
		{"a lone person who has all of it", "{users_count: 40, it_fte: 1}", false, [numCases]int64{3800, 3800, 3800}},
		{"a lone person for twice as many", "{users_count: 80, it_fte: 1}", false, [numCases]int64{5000, 5000, 5000}},
		{"more than all", "{users_count: 40, it_fte: 1.25}", false, [numCases]int64{3450, 3450, 3450}},
		{"the last point", "{users_count: 40, it_fte: 1.5}", false, [numCases]int64{3100, 3100, 3100}},
		{"beyond it", "{users_count: 40, it_fte: 30}", false, [numCases]int64{3100, 3100, 3100}},
		{"ahead", "{users_count: 40, it_fte: 1, it_workload: ahead}", false, [numCases]int64{3660, 3660, 3660}}, // cover 1.1
		{"coping", "{users_count: 40, it_fte: 1, it_workload: coping}", false, [numCases]int64{3800, 3800, 3800}},
		{"slipping", "{users_count: 40, it_fte: 1, it_workload: slipping}", false, [numCases]int64{4280, 4280, 4280}}, // 0.8
		{"drowning", "{users_count: 40, it_fte: 1, it_workload: drowning}", false, [numCases]int64{4760, 4760, 4760}}, // 0.6
		{"a range of the team", "{users_count: 40, it_fte: 0.5..1}", false, [numCases]int64{3800, 3800, 5000}},        // the middle is one person
		{"an estimate", "{users_count: 40, it_fte: 1}", true, [numCases]int64{3100, 3800, 5000}},                      // half a post either way
		{"a range of the people", "{users_count: 40..80, it_fte: 1}", false, [numCases]int64{3800, 4601, 5000}},       // 60 to one: cover 0.6666, so 0.50 - 0.12 x 0.1666 / 0.5
		{"open", "{users_count: 40}", false, [numCases]int64{3100, 5000, 6000}},
		{"not sure", "{users_count: 40, it_fte: unknown}", false, [numCases]int64{3100, 5000, 6000}},
		{"people open", "{it_fte: 1}", false, [numCases]int64{5000, 5000, 5000}},
	} {
		a := Answers{View: viewOf(t, s, test.answers)}
		if test.estimated {
			a.Estimated = []int{s.Find("it_fte")}
		}
		if got := partOfShared(c, every(terms.Shared), a); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	// A card without a team has the usual part for everyone.
	text := readFile(t, cardPath)
	from, to := strings.Index(text, "  team:\n"), strings.Index(text, "  portions:\n")
	plain, err := readCard(t, s, parse(t, text[:from]+text[to:]))
	if err != nil {
		t.Fatal(err)
	}
	if got := partOfShared(plain, every(terms.Shared), Answers{View: viewOf(t, s, "{users_count: 40, it_fte: 9}")}); got != [numCases]int64{5000, 5000, 5000} {
		t.Errorf("without a team: %v", got)
	}
}

// The larger a company, the more people one IT person serves.
func TestThePostsThatPeopleKeepBusy(t *testing.T) {
	t.Parallel()
	c := testCard(t, testSchema(t))
	for people, want := range map[int64]int64{
		0: 0, 40: 1_000_000, 100: 2_500_000,
		250:  4_166_666,  // + 150 / 90
		500:  6_249_999,  // + 250 / 120
		1000: 9_107_141,  // + 500 / 175
		5000: 25_107_141, // + 4000 / 250
		6000: 29_107_141, // the last step goes on
	} {
		if got := c.share.needed(people * 100); got != want {
			t.Errorf("%d people keep %d millionths of posts busy, want %d", people, got, want)
		}
	}
	// Where nobody is served, a team carries all that there is.
	if got := c.share.at(0, 0); got != 3100 {
		t.Errorf("nobody is served: %d", got)
	}
}

// What a price that rests on the team would be with one person fewer.
func TestAPriceSaysWhatATeamThatShrinksCosts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	const short = "This price rests on 2 IT people of your own carrying their part. With one fewer it would be about 1,391 USD a month more."
	for _, test := range []struct{ answers, want string }{
		// 40 people and computers: 38 % of the labour is 52.92 a unit, 60 % is 71.40:
		// 80 x 18.48 = 1478.40.
		{"{users_count: 40, endpoints_count: 40, it_fte: 1}", "This price rests on your one IT person carrying their part. Without them it would be about 1,478 USD a month more."},
		// Of a range the price counts the middle, and so does the sentence.
		{"{users_count: 300, endpoints_count: 300, it_fte: 1..3}", short},
		{"{users_count: 300, endpoints_count: 300, it_fte: 2}", short},
		{"{users_count: 40, endpoints_count: 40, it_fte: 0}", ""},
		{"{users_count: 40, endpoints_count: 40}", ""},
		{"{it_fte: 1}", ""}, // no price
		{"{users_count: 40, endpoints_count: 40, it_fte: 30}", ""}, // 29 carry as much
	} {
		v := viewOf(t, s, test.answers)
		now := mustEstimate(t, c, every(terms.Shared), v, Quote{})
		got, err := c.ShortTeam(&now, every(terms.Shared), Answers{View: v}, Quote{})
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v; want %q", test.answers, got, err, test.want)
		}
	}
	v := viewOf(t, s, "{users_count: 40, endpoints_count: 40, it_fte: 1}")
	now := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	if got, err := c.ShortTeam(&now, every(terms.Provider), Answers{View: v}, Quote{}); got != "" || err != nil {
		t.Errorf("a price without a team: %q, %v", got, err)
	}
}

// Ten people with computers beside one person in IT, who has 31 % of the labour of what
// is shared left for us. Without the desk a person costs 0.6 x 47.04 = 28.22 and a
// computer 0.86 x 47.04 = 40.45: 686.70. With all of the desk, which is 42 and 14.70,
// 702.20 + 551.50 = 1253.70.
func TestAPortionOfTheDesk(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		portion, people string
		lines           string // user, computer, smallest charge, nights
		says            string
	}{
		// 8.40 + 33.60 x 0.30 = 18.48 and 2.94 + 11.76 x 0.30 = 6.468: 46.70 and 46.92; up
		// to 686.70 + 500.
		{"overflow", "10", "467.00 469.20 250.50 ", "up to 3 tickets a month. Each further one costs 45.00 USD"},
		// 21.84 and 7.644: 50.06 and 48.10; 686.70 + 750 is above all of the desk.
		{"second_line_up", "10", "500.60 481.00 272.10 ", "up to 2 tickets a month. Each further one costs 75.00 USD"},
		// 30.24 and 10.584: 58.46 and 51.04.
		{"first_line", "10", "584.60 510.40 158.70 ", "up to 8 tickets a month; the rest goes to your own people. Each further one costs 35.00 USD"},
		{"nights", "10", "282.20 404.50  1500.00", "in the evening, at night and at weekends"},
		// Nothing of the desk: 28.22 and 40.45.
		{"none", "10", "282.20 404.50  ", "This price covers none of it."},
		// All of it: 28.22 + 42 and 40.45 + 14.70.
		{"whole", "10", "702.20 551.50  ", "This price covers all of it"},
		// 47.04 x 10; no portion.
		{"all_of_it", "10", "470.40 470.40  ", ""},
		// 40 people, of whose labour 38 %: 0.6 x 52.92 = 31.752 + 18.48 and 0.86 x 52.92 =
		// 45.5112 + 6.468: 50.23 and 51.98 x 40. The part is 998, above the smallest charge.
		{"overflow", "40", "2009.20 2079.20  ", "up to 12 tickets a month"},
		{"nights", "200", "", "in the evening"},
	} {
		answers := []string{"users_count", test.people, "endpoints_count", test.people, "it_fte", "1"}
		if test.portion != "all_of_it" {
			answers = append(answers, "desk_portion", test.portion)
		}
		v := viewOf(t, s, answered(t, answers...))
		e := mustEstimate(t, c, every(terms.Shared), v, Quote{})
		got := strings.Join([]string{amountOf(&e, "user"), amountOf(&e, "endpoint"), amountOf(&e, "portion_floor"), amountOf(&e, "desk_nights")}, " ")
		if test.lines != "" && got != test.lines {
			t.Errorf("%s for %s people: %s, want %s", test.portion, test.people, got, test.lines)
		}
		said := strings.Join(e.Warnings, " ")
		if test.says == "" && said != "" || !strings.Contains(said, test.says) || strings.Contains(said, "{") {
			t.Errorf("%s for %s people is told: %q", test.portion, test.people, said)
		}
		if nights := amountOf(&e, "desk_nights"); test.people == "200" && nights != "1600.00" { // 8 each, above 1500
			t.Errorf("nights for 200 people: %s", nights)
		}
		// No portion where the desk is not shared; nights that are asked for stay.
		for _, side := range []terms.Side{terms.Provider, terms.Client} {
			split := every(terms.Shared)
			split[terms.ServiceDesk] = side
			e := mustEstimate(t, c, split, v, Quote{})
			nights := test.portion == "nights" && side == terms.Provider
			if amountOf(&e, "portion_floor") != "" || (amountOf(&e, "desk_nights") != "") != nights {
				t.Errorf("%s with the desk at %v: %s, %s", test.portion, side, amountOf(&e, "portion_floor"), amountOf(&e, "desk_nights"))
			}
		}
	}
}

// Who keeps the whole help desk pays for no hours of it either, and is told so.
func TestADeskThatStaysHasNoHoursInThePrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for portion, want := range map[string]bool{"none": false, "whole": true, "overflow": true} {
		v := viewOf(t, s, answered(t, "it_fte", "3", "desk_portion", portion, "coverage_needed", "helpdesk_24x7"))
		e := mustEstimate(t, c, every(terms.Shared), v, Quote{})
		if charged := amountOf(&e, "helpdesk_24x7") != ""; charged != want {
			t.Errorf("%s: the desk around the clock is charged: %t", portion, charged)
		}
		said := strings.Contains(strings.Join(e.Warnings, " "), "evenings, nights and weekends are not in this price")
		if said == want {
			t.Errorf("%s is told: %q", portion, e.Warnings)
		}
	}
}

// A wish for visits is answered by who looks after the computers.
func TestWhoComesBy(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		side terms.Side
		fte  string
		want string
	}{
		{terms.Client, "3", "your own IT people"},
		{terms.Client, "unknown", "your own IT people"},
		{terms.Shared, "1", "your own IT person"},
		{terms.Shared, "0", "no IT people of your own"},
		{terms.ThirdParty, "3", "another company"},
		{terms.Provider, "3", ""},
	} {
		e := mustEstimate(t, c, every(test.side), viewOf(t, s, answered(t, "it_fte", test.fte, "onsite_need", "weekly")), Quote{})
		said := strings.Join(e.Warnings, " ")
		if strings.Count(said, "on fixed days") > 1 || test.want == "" && said != "" || !strings.Contains(said, test.want) {
			t.Errorf("%v with %s people: %q", test.side, test.fte, e.Warnings)
		}
	}
}
