package pricing

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/terms"
)

const minimumOff = "typical: 2500\n  enabled: false"

func TestTheMinimumHoldsBeforeAndAfterTheDiscount(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	withMinimum := testCard(t, s, minimumOff, "typical: 2500\n  enabled: true")
	small := viewOf(t, s, strings.ReplaceAll(allAnswered, "25", "10"))
	for _, test := range []struct {
		name     string
		c        *Card
		answers  string
		discount int64
		want     string
		lines    map[string]string // typical amounts; "" for a line that must not be there
	}{
		// 10 + 10 at 105 and a tenth either way: 1890, 2100, 2310 under a minimum of 2500.
		{"off", testCard(t, s), "small", 0, "1890.00 2100.00 2310.00", map[string]string{"minimum": ""}},
		{"on", withMinimum, "small", 0, "2500.00 2500.00 2500.00", map[string]string{"minimum": "400.00"}},
		{"twice", withMinimum, "small", 1000, "2500.00 2500.00 2500.00", map[string]string{"minimum": "400.00", "discount": "-250.00", "minimum_again": "250.00"}},
		// 4725, 5250, 5775 less 60 %: 1890, 2100, 2310.
		{"after", withMinimum, "anchor", 6000, "2500.00 2500.00 2500.00", map[string]string{"minimum": "", "discount": "-3150.00", "minimum_again": "400.00"}},
		{"above", withMinimum, "anchor", 1000, "4252.50 4725.00 5197.50", map[string]string{"minimum": "", "discount": "-525.00", "minimum_again": ""}},
	} {
		v := small
		if test.answers == "anchor" {
			v = viewOf(t, s, allAnswered)
		}
		e := mustEstimate(t, test.c, every(terms.Provider), v, Quote{DiscountPercent: test.discount, DiscountReason: "two years"})
		if got := show(e.Monthly); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		for id, want := range test.lines {
			if l := findLine(&e, id); (l == nil) != (want == "") || l != nil && Money(l.Amount.Typical) != want {
				t.Errorf("%s: line %s is %+v, want %q", test.name, id, l, want)
			}
		}
	}
	// Nothing to do, nothing to pay.
	e := mustEstimate(t, withMinimum, every(terms.Client), small, Quote{})
	if !e.Monthly.High.IsZero() {
		t.Errorf("a provider without work asks %s", show(e.Monthly))
	}
}

func TestAQuoteLeavesOutAndAddsLines(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, strings.Replace(allAnswered, "servers_count: 0", "servers_count: 2", 1))
	q := Quote{
		DiscountPercent: 250, DiscountReason: "referral",
		ExcludeLines: []string{"server", "hipaa", "onboarding"},
		ExtraLines: []ExtraLine{
			{Label: "Microsoft 365 Business Premium", Quantity: Hundredths(25_00), Rate: Hundredths(22_00), Unit: "user", Period: Month},
			{Label: "Cabling", Quantity: decimal.MustParse("2.5"), Rate: decimal.MustParse("99.99"), Unit: "hour", Period: Once},
		},
	}
	e := mustEstimate(t, c, every(terms.Provider), v, q)
	// 5250 less 2.5 % (131.25), then 550 passed through without discount.
	if got := Money(e.Monthly.Typical); got != "5668.75" {
		t.Errorf("monthly %s", got)
	}
	if got := Money(e.OneTime.Typical); got != "249.98" { // 249.975
		t.Errorf("one-time %s", got)
	}
	var ids []string
	for _, l := range e.Lines {
		ids = append(ids, l.ID)
	}
	if got := strings.Join(ids, " "); got != "user endpoint tolerance discount extra_1 extra_2" {
		t.Errorf("lines %s", got)
	}
	if l := findLine(&e, "discount"); l.Basis != "referral" || l.Label != "Discount, 2.5 %" || show(l.Amount) != "-118.13 -131.25 -144.38" {
		t.Errorf("discount %+v", l)
	}
}

// A card may name its rules as it likes, unless a line has the id already.
func TestIDsThatOnlyLookLikeThoseOfOtherLines(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, id := range []string{"extra_visits", "extra_", "extra_01", "user_1_50", "volume_of_work"} {
		testCard(t, s, "- id: pci", "- id: "+id)
	}
}

func TestAQuoteThatCannotBeMeantIsRefused(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, anchor)
	one := decimal.One
	for name, test := range map[string]struct {
		q    Quote
		want string
	}{
		"unknown line": {Quote{ExcludeLines: []string{"sever"}}, `(did you mean "server"?)`},
		"computed":     {Quote{ExcludeLines: []string{"discount"}}, "no line"},
		"too much":     {Quote{DiscountPercent: 10001}, "100.01"},
		"surcharge":    {Quote{DiscountPercent: -1}, "-0.01"},
		"no label":     {Quote{ExtraLines: []ExtraLine{{Quantity: one, Rate: one, Period: Month}}}, "extra line 1 has no label"},
		"negative":     {Quote{ExtraLines: []ExtraLine{{Label: "x", Quantity: one, Rate: one.Neg(), Period: Month}}}, "negative"},
		"period":       {Quote{ExtraLines: []ExtraLine{{Label: "x", Quantity: one, Rate: one, Period: "year"}}}, "month or once"},
		"too large":    {Quote{ExtraLines: []ExtraLine{{Label: "x", Quantity: decimal.MustParse("9999999999999"), Rate: decimal.MustParse("9999999999.99"), Period: Once}}}, "too large"},
	} {
		if _, err := c.Estimate(every(terms.Provider), Answers{View: v}, test.q); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		}
	}
}

// Of a class that a quote leaves out there is no line that what moves into another one
// could be taken from; the three cases stay in their order all the same.
func TestCasesStayInOrderWhateverAQuoteLeavesOut(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "percent: 10\n  text", "percent: 0\n  text")
	for _, test := range []struct{ out, answers string }{
		{"extra_site", "{users_count: 40, endpoints_count: 40, network_devices_count: 90, firewalls_count: 60, sites_count: 2..30}"},
		{"firewall", "{users_count: 40, endpoints_count: 40, network_devices_count: 90, firewalls_count: 20..80, sites_count: 1}"},
		{"shared_device", "{users_count: 40, endpoints_count: 40, shared_devices_count: 90, kiosks_count: 20..80}"},
		{"till", "{industry: education_nonprofit, users_count: 40, endpoints_count: 40, shared_devices_count: 90, tills_count: 20..80, kiosks_count: 0, student_devices_count: 60}"},
		{"light_user", "{users_count: 40, endpoints_count: 40, light_users_count: 90, mailbox_users_count: 20..80}"},
	} {
		v := viewOf(t, s, test.answers)
		whole := mustEstimate(t, c, every(terms.Provider), v, Quote{})
		e := mustEstimate(t, c, every(terms.Provider), v, Quote{ExcludeLines: []string{test.out}})
		if !ordered(e.Base) || !ordered(e.Monthly) || !notAbove(e.Monthly, whole.Monthly) {
			t.Errorf("without %s: base %s, month %s, with it %s", test.out, show(e.Base), show(e.Monthly), show(whole.Monthly))
		}
	}
}
