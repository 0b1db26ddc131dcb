package pricing

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// counted are answers by which nothing that is priced is assumed.
const counted = "users_count: 40, endpoints_count: 40, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, "

// known are answers by which it is known what of today's spend ends.
const known = counted + "current_it_model: msp_full, it_fte: 0, growth_24m: flat, contract_status: ending_12m, contract_months_left: 5, it_spend_month: 3000, spend_support_month: 1800, spend_tools_month: 300"

// comparedOn compares a split as the recommended one.
func comparedOn(tb testing.TB, c *Card, v answer.View, split terms.Split, months int) Comparison {
	tb.Helper()
	hybrid := terms.Hybrid
	in := CompareInput{Answers: Answers{View: v}, Months: months, Recommended: &hybrid}
	for m, s := range []terms.Split{every(terms.Provider), every(terms.Shared), split} {
		in.Models[m] = ModelInput{Estimate: mustEstimate(tb, c, s, v, Quote{}), Split: s}
	}
	return checkCompared(tb, c, in)
}

// yearsOf are the typical sums of a part by year.
func yearsOf(o *Option, id string) string {
	var all []string
	for _, y := range o.Years {
		for _, p := range y.Components {
			if p.ID == id && p.Total.Known {
				all = append(all, Money(p.Total.Typical))
			}
		}
	}
	return strings.Join(all, " ")
}

// The years of what is paid, worked out by hand.
func TestWhatIsPaidByYear(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name, old, new string
		months         int
		today          map[string]string
		provider       map[string]string
	}{
		{
			// 36 x 3 %: 1800 x 12 = 21600, then x 1.03 and x 1.0609. Of the contract five months.
			"flat", "", "", 36,
			map[string]string{"continues_support": "21600.00 22248.00 22915.44", "continues_tools": "3600.00 3708.00 3819.24", "continues_other": "10800.00 11124.00 11457.72"},
			map[string]string{"ends_support": "9000.00 0.00 0.00", "ends_tools": "1800.00 0.00 0.00", "continues_other": "10800.00 11124.00 11457.72"},
		},
		{
			// Fourteen months: a year, then two months at 3 % more. The last year has four months.
			"longer than a year", "contract_months_left: 5", "contract_months_left: 14", 28,
			map[string]string{"continues_other": "10800.00 11124.00 3819.24"},
			map[string]string{"ends_support": "21600.00 3708.00 0.00"},
		},
		{
			// 10 % in 24 months: 12 + 0.1 x (0 + ... + 11) / 24 = 12.275 months, then 12.875, then 13.2.
			"growing", "growth_24m: flat", "growth_24m: up_20", 36,
			map[string]string{"continues_other": "11047.50 11935.13 12603.49"},
			map[string]string{"continues_other": "11047.50 11935.13 12603.49"},
		},
		{
			"no contract", "contract_status: ending_12m, contract_months_left: 5", "contract_status: none", 12,
			nil,
			map[string]string{"ends_support": "1800.00"},
		},
		{
			"by the band of the contract", "contract_months_left: 5", "contract_months_left: unknown", 12,
			nil,
			map[string]string{"ends_support": "14400.00"},
		},
	} {
		v := viewOf(t, s, "{"+strings.Replace(known, test.old, test.new, 1)+"}")
		out := comparedOn(t, c, v, every(terms.Provider), test.months)
		if !out.Comparable {
			t.Errorf("%s: missing %+v", test.name, out.Missing)
		}
		for id, want := range test.today {
			if got := yearsOf(out.find(Today), id); got != want {
				t.Errorf("%s: today %s is %s, want %s", test.name, id, got, want)
			}
		}
		for id, want := range test.provider {
			if got := yearsOf(out.find("hybrid"), id); got != want {
				t.Errorf("%s: %s is %s, want %s", test.name, id, got, want)
			}
		}
	}
	// The fee rises by the provider's own terms where there are some.
	v, increase := viewOf(t, s, "{"+known+"}"), int64(5_00)
	fully := terms.FullyManaged
	in := CompareInput{Answers: Answers{View: v}, Months: 24, Recommended: &fully, Increase: &increase}
	in.Models[fully] = ModelInput{Estimate: mustEstimate(t, c, every(terms.Provider), v, Quote{}), Split: every(terms.Provider)}
	out := checkCompared(t, c, in)
	// 40 people with a computer each: 8400 a month.
	if got := yearsOf(out.find("fully_managed"), "fee"); got != "100800.00 105840.00" {
		t.Errorf("the fee by year: %s", got)
	}
	if !slices.ContainsFunc(out.Taken, func(text string) bool { return strings.Contains(text, "rise by 5 %") }) {
		t.Errorf("said: %q", out.Taken)
	}
}

// What ends under a split and what goes on, and what is asked where nobody knows.
func TestWhatEndsUnderASplit(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	const own = counted + "current_it_model: internal_plus, it_fte: 3, it_staff_plan: keep_same, contract_status: none, it_spend_month: 3000, spend_support_month: 1800, spend_tools_month: 300"
	for _, test := range []struct {
		name, answers   string
		split           terms.Split
		ends, continues string // a month
		missing         string
	}{
		{"the provider of everything changes", known, every(terms.Provider), "2100.00", "900.00", ""},
		{"and shares with nobody who is there", known, every(terms.Shared), "2100.00", "900.00", ""},
		{"only security goes out, and nobody said what ends", own, only(terms.SecurityOperations), "", "", "spend_support_ends_month spend_tools_ends_month"},
		{"only security goes out, and nothing ends", own + ", spend_support_ends_month: 0, spend_tools_ends_month: 0", only(terms.SecurityOperations), "0.00", "3000.00", ""},
		{"only security goes out, and some tools end", own + ", spend_support_ends_month: 0, spend_tools_ends_month: 120", only(terms.SecurityOperations), "120.00", "2880.00", ""},
		{"only advice is bought", own, only(terms.Strategy), "0.00", "3000.00", ""},
		{"everything goes out", own, every(terms.Provider), "2100.00", "900.00", ""},
		{"more ends than there is", own + ", spend_support_ends_month: 2000, spend_tools_ends_month: 0", only(terms.SecurityOperations), "", "", "spend_support_ends_month"},
		{"one part is told", strings.Replace(own, ", spend_tools_month: 300", "", 1), every(terms.Provider), "", "", "spend_tools_month spend_goes_on_month"},
		{"nothing is told", counted + "it_fte: 0, it_spend_month: 3000", every(terms.Provider), "", "", "spend_support_month spend_tools_month spend_goes_on_month"},
		{"the whole is open", counted + "it_fte: 0", every(terms.Provider), "", "", "it_spend_month"},
		{"nothing is paid", counted + "it_fte: 0, it_spend_month: 0", every(terms.Provider), "0.00", "0.00", ""},
		{"the end is open", strings.Replace(known, "contract_status: ending_12m, contract_months_left: 5", "contract_status: unknown", 1), every(terms.Provider), "", "", "contract_status"},
		{"the people leave", strings.Replace(own, "keep_same", "none_wanted", 1), every(terms.Provider), "2100.00", "900.00", "it_staff_plan"},
		{"nobody said whether they stay", strings.Replace(own, "keep_same", "unknown", 1), every(terms.Provider), "2100.00", "900.00", "it_staff_plan"},
		{"nobody said how many there are", strings.Replace(known, "it_fte: 0", "it_fte: unknown", 1), every(terms.Provider), "2100.00", "900.00", "it_fte"},
		{"a count is open", strings.Replace(known, "servers_count: 0", "servers_count: unknown", 1), every(terms.Provider), "2100.00", "900.00", "servers_count"},
		{"more than the whole", strings.Replace(known, "it_spend_month: 3000", "it_spend_month: 2000", 1), every(terms.Provider), "", "", "it_spend_month"},
		{"less than the whole", known + ", spend_goes_on_month: 100", every(terms.Provider), "", "", "it_spend_month"},
		{"as much as the whole", known + ", spend_goes_on_month: 900", every(terms.Provider), "2100.00", "900.00", ""},
	} {
		out := comparedOn(t, c, viewOf(t, s, "{"+test.answers+"}"), test.split, 36)
		var missing []string
		for _, m := range out.Missing {
			missing = append(missing, m.Question)
		}
		if got := strings.Join(missing, " "); got != test.missing || out.Comparable != (test.missing == "") {
			t.Errorf("%s: missing %q, want %q; comparable %v", test.name, got, test.missing, out.Comparable)
		}
		ends, continues := "", ""
		if out.Spend.Ends.Known {
			ends, continues = Money(out.Spend.Ends.Typical), Money(out.Spend.Continues.Typical)
		}
		if ends != test.ends || continues != test.continues {
			t.Errorf("%s: %q ends and %q goes on, want %q and %q", test.name, ends, continues, test.ends, test.continues)
		}
		odd := strings.Contains(test.name, "than the whole")
		if got := slices.ContainsFunc(out.Checks(), func(k Check) bool { return strings.HasPrefix(k.ID, "today_parts") }); got != odd {
			t.Errorf("%s: checks %+v", test.name, out.Checks())
		}
	}
}

// What is said to be saved holds in every case, from the month in which the last of what
// ends has ended; elsewhere the sentence says what it costs more, or nothing.
func TestWhatMayBeSaidToBeSaved(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name, old, new string
		from           int // 0: nothing is saved
		month          int // from which the fee has cost no more, 0 for never
		says           string
	}{
		{"dear support", "it_spend_month: 3000, spend_support_month: 1800", "it_spend_month: 18000, spend_support_month: 16800", 13, 11, "From month 13 on at the latest"},
		{"cheap support", "", "", 0, 0, "more than going on as today over 36 months"},
		{"no room for what is not seen", "it_spend_month: 3000, spend_support_month: 1800", "it_spend_month: 11000, spend_support_month: 9800", 0, 32, "about the same"},
		{"far apart, and open which is less", "contract_months_left: 5, it_spend_month: 3000, spend_support_month: 1800", "contract_months_left: unknown, it_spend_month: 14000, spend_support_month: 12800", 0, 23, "hangs on what is still open"},
		{"under contract for longer", "contract_status: ending_12m, contract_months_left: 5, it_spend_month: 3000, spend_support_month: 1800", "contract_status: over_12m, contract_months_left: 48, it_spend_month: 18000, spend_support_month: 16800", 0, 0, "longer than these 36 months"},
		{"not known what ends", ", spend_support_month: 1800", "", 0, 0, ""},
	} {
		v := viewOf(t, s, "{"+strings.Replace(known, test.old, test.new, 1)+"}")
		out := comparedOn(t, c, v, every(terms.Provider), 36)
		from := 0
		if out.Saving != nil {
			from = out.Saving.FromMonth
		}
		if from != test.from {
			t.Errorf("%s: saving %+v", test.name, out.Saving)
		}
		month := 0
		for _, e := range out.BreakEvens {
			if e.Option == "hybrid" && e.Month != nil {
				month = *e.Month
			}
		}
		if month != test.month {
			t.Errorf("%s: from month %d, want %d", test.name, month, test.month)
		}
		text := c.Today(&out, every(terms.Provider), v)
		if !strings.Contains(text, test.says) || test.says == "" && (strings.Contains(text, "than going on as today") || strings.Contains(text, "about the same")) {
			t.Errorf("%s: %q", test.name, text)
		}
	}
}

// Whatever the answers: what is compared holds the same basket, is known and adds up;
// nothing is claimed where today is not compared; nothing of today's spend is lost; and
// pay moves nothing.
func TestOnlyTheSameThingsAreCompared(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	rng := rand.New(rand.NewPCG(31, 32))
	compared, saved := 0, 0
	pay := s.Find(questionPayroll)
	sets := clients(t, s, 31, 300)
	for range 60 { // whose spend is told apart
		support := rng.IntN(20_000)
		sets = append(sets, viewOf(t, s, fmt.Sprintf("{%s}", strings.Replace(known, "it_spend_month: 3000, spend_support_month: 1800", fmt.Sprintf("it_spend_month: %d, spend_support_month: %d..%d", 2000+support, support, support+rng.IntN(900)+1), 1))).Set())
	}
	for i, set := range sets {
		v, split, months := s.View(set), anySplit(rng), 1+rng.IntN(60)
		if i%2 == 0 {
			split = every(terms.Provider)
		}
		out := comparedOn(t, c, v, split, months)
		today, own := out.find(Today), out.find("hybrid")
		if other := comparedOn(t, c, v.With(pay, answer.Value{State: answer.Given, Number: 99_999_00}), split, months); written(t, other) != written(t, out) {
			t.Errorf("client %d: pay moves something", i)
		}
		if out.Comparable != (len(out.Missing) == 0) {
			t.Errorf("client %d: comparable %v with %+v", i, out.Comparable, out.Missing)
		}
		if !out.Comparable {
			if out.Saving != nil || len(out.BreakEvens) > 0 || today.Compared {
				t.Errorf("client %d: claims without a comparison: %+v", i, out)
			}
			continue
		}
		compared++
		if !today.Compared || !own.Compared || !today.Total.Known || !own.Total.Known || !slices.Contains(out.Basket, KindContinues) {
			t.Errorf("client %d: compared without being known: %+v", i, out)
		}
		if a := c.arith(); !a.add(out.Spend.Ends.Typical, out.Spend.Continues.Typical).Equal(out.Spend.Monthly.Typical) {
			t.Errorf("client %d: %+v", i, out.Spend)
		}
		if w := out.Saving; w != nil {
			saved++
			if !w.Total.Low.IsPos() || !w.Monthly.Low.IsPos() || !ordered(w.Total) || !ordered(w.Monthly) || w.FromMonth < 1 || w.FromMonth > months {
				t.Errorf("client %d: saving %+v", i, w)
			}
		}
	}
	if compared < 30 || saved < 5 {
		t.Errorf("only %d compared, %d savings", compared, saved)
	}
}

func written(tb testing.TB, c Comparison) string {
	tb.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}
