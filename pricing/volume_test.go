package pricing

import (
	"strconv"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// seatsOf are so many people with a computer each, and nothing else.
func seatsOf(tb testing.TB, s *answer.Schema, people int) answer.View {
	tb.Helper()
	n := strconv.Itoa(people)
	return viewOf(tb, s, answered(tb, "users_count", n, "endpoints_count", n))
}

// Bands meet without a gap, and each holds for the work inside it.
func TestTheBordersOfBands(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// A person with a computer costs 210, then 147, 115.50, 94.50, 88.20, 79.80 and 73.50.
	for people, want := range map[int]string{
		1: "210.00", 50: "10500.00", 51: "10647.00",
		100: "17850.00", 101: "17965.50", // 10500 + 50 x 147; + 115.50
		250: "35175.00", 251: "35269.50", // + 150 x 115.50; + 94.50
		500: "58800.00", 501: "58888.20", // + 250 x 94.50; + 88.20
		1000: "102900.00", 1001: "102979.80", // + 500 x 88.20; + 79.80
		2500: "222600.00", 2501: "222673.50", // + 1500 x 79.80; + 73.50
	} {
		e := mustEstimate(t, c, every(terms.Provider), seatsOf(t, s, people), Quote{})
		if got := Money(e.Base.Typical); got != want {
			t.Errorf("%d people: %s, want %s", people, got, want)
		}
		if l := findLine(&e, "volume"); (l == nil) != (people <= 50) {
			t.Errorf("%d people: volume %+v", people, l)
		}
		if warned := len(e.Warnings) == 1 && strings.Contains(e.Warnings[0], "first indication"); warned != (people > 500) {
			t.Errorf("%d people: warnings %q", people, e.Warnings)
		}
	}
}

func TestOneLineHoldsTheVolumeOfAllUnits(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "users_count", "120", "endpoints_count", "10", "servers_count", "51"))
	e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
	// 130 x 105 = 13650 are 65 people with a computer: 10500 + 15 x 147 = 12705.
	if l := findLine(&e, "volume"); l == nil || show(l.Amount) != "-945.00 -945.00 -945.00" || l.Label != "Volume: as much work as 65 people with a computer, 7 % less" {
		t.Errorf("volume %+v", l)
	}
	// 51 x 250 = 12750: 20 x 250 + 31 x 200 = 11200.
	if l := findLine(&e, "volume_systems"); l == nil || show(l.Amount) != "-1550.00 -1550.00 -1550.00" || !strings.Contains(l.Label, "12 % less") {
		t.Errorf("volume of systems %+v", l)
	}
	// 60 network devices at 15 are as much as 3.4 servers: no discount.
	e = mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "network_devices_count", "60", "firewalls_count", "1")), Quote{})
	if l := findLine(&e, "volume_systems"); l != nil {
		t.Errorf("volume of systems %+v", l)
	}
	// With half the labour the unit is 126: 50 x 126 + 50 x 88.20.
	e = mustEstimate(t, c, every(terms.Shared), seatsOf(t, s, 100), Quote{})
	if got := Money(e.Base.Typical); got != "10710.00" {
		t.Errorf("shared: %s", got)
	}
	// Little work for many people is many people: the desk of 100 people and computers at
	// 20 + 10 is 50 x 30 + 50 x 21.
	e = mustEstimate(t, c, only(terms.ServiceDesk), seatsOf(t, s, 100), Quote{})
	if got := Money(e.Base.Typical); got != "2550.00" {
		t.Errorf("the desk: %s", got)
	}
}

// The open counts of a client in the high case count in its volume too.
func TestTheVolumeOfEachCaseIsItsOwn(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "users_count", "40..60", "endpoints_count", "50")), Quote{})
	// 90, 100 and 110 units: 45, 50 and 55 people with a computer, of whom 5 at 147.
	if l := findLine(&e, "volume"); l == nil || show(l.Amount) != "0.00 0.00 -315.00" || show(e.Base) != "9450.00 10500.00 11235.00" {
		t.Errorf("volume %+v, base %s", l, show(e.Base))
	}
}

// published are prices a person with 1.1 computers and what one must not leave, by the
// number of people: our domain paper on prices, part 2, 7.1 (row "Typical a person",
// from ITSco, codehyper, PurpleGuard and a device calculator) and 7.2 (fully managed
// and co-managed, low and high; 2,000 lies between 1,000 and 2,500).
var published = []struct {
	people                         int64
	person, low, high, least, most int64
}{
	{25, 220, 100, 275, 60, 150},
	{50, 217, 100, 275, 60, 150},
	{100, 184, 85, 260, 55, 150},
	{250, 145, 70, 230, 45, 130},
	{500, 122, 60, 200, 40, 120},
	{1000, 107, 55, 190, 30, 100},
	{2000, 95, 52, 175, 23, 85},
	{5000, 85, 45, 150, 16, 70},
}

func TestThePriceOfAPersonIsThePublishedOne(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, p := range published {
		v := viewOf(t, s, answered(t, "users_count", strconv.FormatInt(p.people, 10), "endpoints_count", strconv.FormatInt((p.people*11+9)/10, 10)))
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		per := e.PerUser.Typical
		if per.Cmp(Hundredths(p.person*95)) < 0 || per.Cmp(Hundredths(p.person*105)) > 0 {
			t.Errorf("%d people: %s a person, published %d", p.people, per, p.person)
		}
		if per.Cmp(Hundredths(p.low*100)) < 0 || per.Cmp(Hundredths(p.high*100)) > 0 {
			t.Errorf("%d people: %s a person, the market %d to %d", p.people, per, p.low, p.high)
		}
		e = mustEstimate(t, c, every(terms.Shared), v, Quote{})
		if per := e.PerUser.Typical; per.Cmp(Hundredths(p.least*100)) < 0 || per.Cmp(Hundredths(p.most*100)) > 0 {
			t.Errorf("%d people: %s a person co-managed, the market %d to %d", p.people, per, p.least, p.most)
		}
	}
}

// costAt is what is left of the cost of a unit at a size, in percent of that in a small
// client: the same paper, 7.9, row "cost a person" 82, 66, 52, 37, 29, 50 between its
// 25 and 100 by the logarithm.
var costAt = map[int]int64{10: 100, 50: 90, 250: 64, 1000: 46, 5000: 36}

// A tower that is the provider's only one costs no less than what it costs us and no
// more than what others charge for it alone, at any size.
func TestATowerAloneKeepsItsLimits(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for people, percent := range costAt {
		n := strconv.Itoa(people)
		few := strconv.Itoa(people / 10)
		v := viewOf(t, s, answered(t, "users_count", n, "endpoints_count", n, "servers_count", few, "light_users_count", few, "mailbox_users_count", "0",
			"shared_devices_count", few, "industry", "legal", "network_devices_count", n, "sites_count", few))
		for _, tower := range terms.OperationalTowers() {
			e := mustEstimate(t, c, only(tower), v, Quote{})
			for k := range c.classes {
				class := &c.classes[k]
				l := findLine(&e, class.id)
				if l == nil || !l.Quantity.Typical.IsPos() || class.weights[tower] == 0 {
					continue
				}
				// The unit's part of the volume discount of its group.
				group, volume := ofSeats, "volume"
				if class.volume == systems {
					group, volume = ofSystems, "volume_systems"
				}
				work := decimal.Zero
				for j := range c.classes {
					if other := findLine(&e, c.classes[j].id); other != nil && c.classes[j].volume.place() == group {
						work, _ = work.Add(other.Amount.Typical)
					}
				}
				factor := decimal.One
				if d := findLine(&e, volume); d != nil {
					after, _ := work.Add(d.Amount.Typical)
					factor, _ = after.Quo(work)
				}
				price, _ := l.Rate.Typical.Mul(factor)
				cost, _ := decimal.New(class.cost*class.weights[tower]*percent, 6)
				if price.Cmp(cost) < 0 {
					t.Errorf("%s of %s at %d people: %s, below the cost of %s", tower, class.id, people, price.Round(2), cost.Round(2))
				}
				if price.Cmp(Hundredths(class.least[tower])) < 0 {
					t.Errorf("%s of %s at %d people: %s, below the least of %s", tower, class.id, people, price.Round(2), Hundredths(class.least[tower]))
				}
				if class.alone[tower] > 0 && price.Cmp(Hundredths(class.alone[tower])) > 0 {
					t.Errorf("%s of %s at %d people: %s, above the %s of others", tower, class.id, people, price.Round(2), Hundredths(class.alone[tower]))
				}
			}
		}
	}
}

// Where others charge less for a tower alone than it costs us, their price holds, and no
// line makes it dearer again: 1 x 10 + 25 x 5, not 25 x 8.
func TestAPriceAloneIsNotLifted(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "alone: {service_desk: 10, security_operations: 24}", "alone: {service_desk: 10, security_operations: 5}")
	v := viewOf(t, s, answered(t, "users_count", "1"))
	e := mustEstimate(t, c, only(terms.SecurityOperations), v, Quote{})
	if got := Money(e.Base.Typical); got != "135.00" || findLine(&e, "volume") != nil {
		t.Errorf("%s, volume %+v", got, findLine(&e, "volume"))
	}
}

// What a unit costs us is not lost in the volume either: 5,000 computers whose security
// is shared beside a large team come to 8 each.
func TestTheVolumeStopsAtWhatAUnitCosts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	split := every(terms.Client)
	split[terms.SecurityOperations] = terms.Shared
	v := viewOf(t, s, answered(t, "users_count", "1", "endpoints_count", "5000", "it_fte", "100"))
	e := mustEstimate(t, c, split, v, Quote{})
	// One person 0.1 x (21 + 84 x 0.31) = 4.70 beside 5,000 computers at 11.29; the least
	// is 5,000 x 8.
	if got := Money(e.Base.Typical); got != "40000.00" {
		t.Errorf("%s, of it %s", got, show(findLine(&e, "volume").Amount))
	}
}
