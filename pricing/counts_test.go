package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// quantities writes the charged numbers of some classes in the three cases.
func quantities(tb testing.TB, c *Card, v answer.View, ids ...string) string {
	tb.Helper()
	all := c.counts(&Answers{View: v})
	var out []string
	for _, id := range ids {
		n := all[c.find(id)]
		out = append(out, id+" "+show(n.quantity()))
	}
	return strings.Join(out, ", ")
}

// Units that another class holds are counted once. The high case has as many as may
// be in the dearer class, so the ends of a line may change places.
func TestPartsAreTakenOutOfTheirWhole(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	devices := []string{"shared_device", "kiosk", "till", "student_device"}
	people := []string{"light_user", "mailbox_user", "seasonal_user"}
	season := []string{"seasonal_peaks", "yes", "seasonal_months", "12", "seasonal_users_count"}
	for _, test := range []struct {
		name    string
		answers []string
		ids     []string
		want    string
	}{
		{"given", []string{"shared_devices_count", "10", "kiosks_count", "4"}, devices, "shared_device 6 6 6, kiosk 4 4 4, till 0 0 0, student_device 0 0 0"},
		{"all of them", []string{"shared_devices_count", "10", "kiosks_count", "10"}, devices, "shared_device 0 0 0, kiosk 10 10 10, till 0 0 0, student_device 0 0 0"},
		{"too many", []string{"shared_devices_count", "10", "kiosks_count", "14"}, devices, "shared_device 0 0 0, kiosk 10 10 10, till 0 0 0, student_device 0 0 0"},
		{"too many of two", []string{"shared_devices_count", "10", "kiosks_count", "8", "tills_count", "8"}, devices, "shared_device 0 0 0, kiosk 8 8 8, till 2 2 2, student_device 0 0 0"},
		{"a shop", []string{"shared_devices_count", "10", "industry", "retail_hospitality"}, devices, "shared_device 0 0 10, kiosk 0 0 0, till 10 10 0, student_device 0 0 0"},
		{"a shop with kiosks", []string{"shared_devices_count", "10", "industry", "retail_hospitality", "kiosks_count", "3"}, devices, "shared_device 0 0 7, kiosk 3 3 3, till 7 7 0, student_device 0 0 0"},
		{"an office", []string{"shared_devices_count", "10", "industry", "legal"}, devices, "shared_device 10 10 10, kiosk 0 0 0, till 0 0 0, student_device 0 0 0"},
		{"a small school", []string{"shared_devices_count", "50", "industry", "education_nonprofit"}, devices, "shared_device 50 50 50, kiosk 0 0 0, till 0 0 0, student_device 0 0 0"},
		{"one more", []string{"shared_devices_count", "51", "industry", "education_nonprofit"}, devices, "shared_device 50 50 51, kiosk 0 0 0, till 0 0 0, student_device 1 1 0"},
		{"a school that says it", []string{"shared_devices_count", "60", "industry", "education_nonprofit", "student_devices_count", "55"}, devices, "shared_device 5 5 5, kiosk 0 0 0, till 0 0 0, student_device 55 55 55"},
		{"no light users", []string{"light_users_count", "0"}, people, "light_user 0 0 0, mailbox_user 0 0 0, seasonal_user 0 0 0"},
		{"light users", []string{"light_users_count", "20"}, people, "light_user 0 0 20, mailbox_user 20 20 0, seasonal_user 0 0 0"},
		{"none with mail only", []string{"light_users_count", "20", "mailbox_users_count", "0"}, people, "light_user 20 20 20, mailbox_user 0 0 0, seasonal_user 0 0 0"},
		{"open and given", append([]string{"light_users_count", "20"}, append(season, "5")...), people, "light_user 0 0 15, mailbox_user 15 15 0, seasonal_user 5 5 5"},
		{"a range of a cheap part", []string{"light_users_count", "20", "mailbox_users_count", "5..15"}, people, "light_user 5 10 15, mailbox_user 15 10 5, seasonal_user 0 0 0"},
		{"a range of the whole", []string{"light_users_count", "10..20", "mailbox_users_count", "15"}, people, "light_user 0 0 5, mailbox_user 10 15 15, seasonal_user 0 0 0"},
		{"a season that leaves no room", append([]string{"light_users_count", "3", "mailbox_users_count", "1..3"}, append(season, "2")...), people, "light_user 0 0 0, mailbox_user 1 1 1, seasonal_user 2 2 2"},
	} {
		if got := quantities(t, c, viewOf(t, s, answered(t, test.answers...)), test.ids...); got != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.name, got, test.want)
		}
	}
}

// An open part is assumed inside limits that are told in their order.
func TestTheLimitsOfAnOpenPartAreInOrder(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		question, answers string
		least, most       int64
		open              bool
	}{
		{"mailbox_users_count", "{users_count: 25, light_users_count: 20}", 0, 2000, true},
		{"mailbox_users_count", "{users_count: 25, light_users_count: 20, mailbox_users_count: 3}", 0, 0, false},
		{"firewalls_count", "{users_count: 250, network_devices_count: 8}", 100, 300, true}, // one comes along, and one to a hundred people
		{"firewalls_count", "{users_count: 25, network_devices_count: 8}", 100, 100, true},  // and none to a few
		{"servers_count", "{users_count: 25}", 0, 100, true},
		{"sites_count", "{users_count: 25}", 100, 100, true},
		{"users_count", "{}", 0, 0, false},
		{"it_fte", "{users_count: 25}", 0, 0, false}, // counts no units
	} {
		least, most, open := c.AssumedCount(viewOf(t, s, test.answers), s.Find(test.question))
		if least != test.least || most != test.most || open != test.open {
			t.Errorf("%s of %s: %d to %d, %v", test.question, test.answers, least, most, open)
		}
	}
}

// Seasonal people are unit-months by twelve, rounded up, at least three months.
func TestASeasonIsAPartOfAYear(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct{ people, months, want string }{
		{"12", "1", "3 3 3"},
		{"12", "3", "3 3 3"},
		{"12", "4", "4 4 4"},
		{"12", "12", "12 12 12"},
		{"12", "2..6", "3 4 6"}, // the middle is 4
		{"7", "4", "3 3 3"},     // 28 months are 2.33 years
		{"1", "1", "1 1 1"},
		{"0", "5", "0 0 0"},
		{"12", "unknown", "12 12 12"}, // all year until it is known
		{"6..12", "4", "4 3 2"},       // the fewest of them leave the most light users
	} {
		answers := []string{"light_users_count", "20", "mailbox_users_count", "0", "seasonal_peaks", "yes", "seasonal_users_count", test.people}
		if test.people != "0" {
			answers = append(answers, "seasonal_months", test.months)
		}
		if got := quantities(t, c, viewOf(t, s, answered(t, answers...)), "seasonal_user"); got != "seasonal_user "+test.want {
			t.Errorf("%s people for %s months: %s, want %s", test.people, test.months, got, test.want)
		}
	}
}

// A firewall, a switch and two access points come with every location. Where there is
// no firewall, its place is free for another device.
func TestWhatComesWithLocations(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct{ sites, devices, firewalls, want string }{
		{"1", "0", "", "extra_site 0 0 0, network_device 0 0 0, firewall 0 0 0"},
		{"1", "4", "1", "extra_site 0 0 0, network_device 0 0 0, firewall 0 0 0"},
		{"1", "5", "1", "extra_site 0 0 0, network_device 1 1 1, firewall 0 0 0"},
		{"1", "10", "1", "extra_site 0 0 0, network_device 6 6 6, firewall 0 0 0"}, // 9 - 3
		{"1", "10", "0", "extra_site 0 0 0, network_device 6 6 6, firewall 0 0 0"}, // 10 - 3 - 1
		{"1", "10", "3", "extra_site 0 0 0, network_device 4 4 4, firewall 2 2 2"},
		{"1", "10", "12", "extra_site 0 0 0, network_device 0 0 0, firewall 9 9 9"},         // not more than there are devices
		{"1", "10", "unknown", "extra_site 0 0 0, network_device 6 6 6, firewall 0 0 0"},    // one more to a hundred people; here are 25
		{"2", "10", "2", "extra_site 1 1 1, network_device 2 2 2, firewall 0 0 0"},          // 8 - 3 - 3
		{"2", "10", "5", "extra_site 1 1 1, network_device 0 0 0, firewall 3 3 3"},          // 5 - 6
		{"61", "300", "70", "extra_site 60 60 60, network_device 47 47 47, firewall 9 9 9"}, // 230 - 3 - 180; 70 - 1 - 60
		{"61", "300", "60", "extra_site 60 60 60, network_device 56 56 56, firewall 0 0 0"}, // 240 - 183 - 1
		{"61", "200", "61", "extra_site 60 60 60, network_device 0 0 0, firewall 0 0 0"},
		{"2..4", "30", "4", "extra_site 1 2 3, network_device 20 17 14, firewall 2 1 0"},
		{"unknown", "10", "1", "extra_site 0 0 0, network_device 6 6 6, firewall 0 0 0"},
	} {
		answers := []string{"sites_count", test.sites, "network_devices_count", test.devices}
		if test.firewalls != "" {
			answers = append(answers, "firewalls_count", test.firewalls)
		}
		if got := quantities(t, c, viewOf(t, s, answered(t, answers...)), "extra_site", "network_device", "firewall"); got != test.want {
			t.Errorf("%s locations, %s devices, %s firewalls: %s, want %s", test.sites, test.devices, test.firewalls, got, test.want)
		}
	}
}

func TestOpenCountsArePricedFromTheAssumedRange(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// 25 users -> 25, 28 (27.5 rounded up) and 33 (32.5) computers.
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "endpoints_count", "unknown")), Quote{})
	l := findLine(&e, "endpoint")
	if got := show(l.Quantity); got != "25 28 33" || !l.Assumed {
		t.Errorf("computers %s, assumed %v", got, l.Assumed)
	}
	// 50 x 105 less a tenth; 53 x 105; 58 x 105 = 6090: 29 seats, and a tenth.
	if got := show(e.Monthly); got != "4725.00 5565.00 6699.00" {
		t.Errorf("monthly %s", got)
	}
	if len(e.Assumptions) == 0 || e.Assumptions[0].Question != "endpoints_count" {
		t.Errorf("assumptions %+v", e.Assumptions)
	}
	if !e.PerUser.Known || Money(e.PerUser.Typical) != "222.60" { // 5565 / 25
		t.Errorf("per user %s", show(e.PerUser))
	}
	// 25 computers -> 20 (19.2), 23 (22.7) and 25 people.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "users_count", "unknown")), Quote{})
	l = findLine(&e, "user")
	if got := show(l.Quantity); got != "20 23 25" || !l.Assumed {
		t.Errorf("users %s, assumed %v", got, l.Assumed)
	}
	if e.PerUser.Known || !e.Monthly.Known {
		t.Error("the fee is known and the fee per user is not, while the users are open")
	}
	// Servers open: none typically, one at the high end.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, anchor), Quote{})
	if l := findLine(&e, "server"); l == nil || show(l.Quantity) != "0 0 1" || show(l.Amount) != "0.00 0.00 250.00" {
		t.Errorf("servers %+v", l)
	}
	want := "light_users_count shared_devices_count servers_count network_devices_count sites_count coverage_needed compliance_regimes onsite_need documentation_state"
	var got []string
	for _, a := range e.Assumptions {
		got = append(got, a.Question)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("assumptions for %q, want %q", got, want)
	}
	// What was answered is not an assumption.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, allAnswered), Quote{})
	if len(e.Assumptions) != 0 {
		t.Errorf("assumptions %+v", e.Assumptions)
	}
}

// The fee for a person counts those who use little by what they cost against a user.
func TestLightPeopleCountByTheirPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// 5250 + 21 x 50 = 6300 by 25 + 21 x 50 / 105 = 35.
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "light_users_count", "21", "mailbox_users_count", "0")), Quote{})
	if Money(e.Monthly.Typical) != "6300.00" || Money(e.PerUser.Typical) != "180.00" {
		t.Errorf("a month %s, a person %s", show(e.Monthly), show(e.PerUser))
	}
}

func TestAQuestionnaireMayLeaveCountsOut(t *testing.T) {
	t.Parallel()
	all := testSchema(t)
	var questions []answer.Question
	for i := range all.Len() {
		if q := *all.At(i); q.ID != "servers_count" && q.ID != "endpoints_count" {
			q.Gate = answer.Condition{}
			questions = append(questions, q)
		}
	}
	s := answer.NewSchema(questions)
	card := testCard(t, s, "    question: servers_count\n", "", "    question: endpoints_count\n", "")
	e := mustEstimate(t, card, every(terms.Provider), viewOf(t, s, "{users_count: 25}"), Quote{})
	if findLine(&e, "server") != nil {
		t.Error("servers that are not asked for are priced")
	}
	if l := findLine(&e, "endpoint"); l == nil || !l.Assumed || show(l.Quantity) != "25 28 33" {
		t.Errorf("computers that are not asked for: %+v", l)
	}
}

// Parts that were counted are there, also while nobody counted the whole.
func TestPartsThatAreCountedAreThere(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	card := testCard(t, s)
	for _, test := range []struct{ answers, class, want string }{
		{"{users_count: 50, endpoints_count: 40, tills_count: 80}", "till", "80"},
		{"{users_count: 50, endpoints_count: 40, shared_devices_count: 90, tills_count: 80}", "till", "80"},
		{"{users_count: 50, endpoints_count: 40, shared_devices_count: 30, tills_count: 80}", "till", "30"},
	} {
		e := mustEstimate(t, card, every(terms.Provider), viewOf(t, s, test.answers), Quote{})
		got := ""
		for i := range e.Lines {
			if e.Lines[i].Class == test.class {
				got = e.Lines[i].Quantity.Typical.Trim(0).String()
			}
		}
		if got != test.want {
			t.Errorf("%s: %s of %s, want %s", test.answers, got, test.class, test.want)
		}
	}
}
