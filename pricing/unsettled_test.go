package pricing

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// disputed adds to a view that people gave other answers to a question.
func disputed(tb testing.TB, s *answer.Schema, v answer.View, id string, others ...answer.Value) answer.View {
	tb.Helper()
	set := v.Set()
	q := s.Find(id)
	d, ok := s.Differ(q, append([]answer.Value{v.Value(q)}, others...))
	if !ok {
		tb.Fatalf("nobody differs about %s", id)
	}
	set.Disputed = append(set.Disputed, d)
	return s.View(set)
}

func numberOf(n int64) answer.Value { return answer.Value{State: answer.Given, Number: n * 100} }

func TestNumbersThatAreNotSettledHaveThreeCases(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		id, answers string
		others      []answer.Value
		estimated   bool
		want        [numCases]int64 // in hundredths
	}{
		{"users_count", "{users_count: 80}", nil, false, [numCases]int64{8000, 8000, 8000}},
		{"users_count", "{users_count: 80..100}", nil, false, [numCases]int64{8000, 9000, 10000}},
		{"users_count", "{users_count: 80..101}", nil, false, [numCases]int64{8000, 9100, 10100}}, // the middle upward
		{"users_count", "{users_count: 1..2}", nil, false, [numCases]int64{100, 200, 200}},
		{"it_fte", "{it_fte: 0.5..0.75}", nil, false, [numCases]int64{50, 75, 75}}, // never above the end
		{"users_count", "{users_count: 80}", []answer.Value{numberOf(60), numberOf(90)}, false, [numCases]int64{6000, 8000, 9000}},
		{"users_count", "{users_count: 80}", []answer.Value{{State: answer.Given, Number: 7000, Spread: 3000}}, false, [numCases]int64{7000, 8000, 10000}},
		{"users_count", "{users_count: 26}", nil, true, [numCases]int64{2200, 2600, 3000}},       // 22.1 and 29.9, outward
		{"users_count", "{users_count: 1}", nil, true, [numCases]int64{100, 100, 200}},           // no company has none
		{"servers_count", "{servers_count: 0}", nil, true, [numCases]int64{0, 0, 0}},             // none is none
		{"users_count", "{users_count: 80..100}", nil, true, [numCases]int64{6800, 9000, 11500}}, // both ends
		{"users_count", "{users_count: 80}", []answer.Value{numberOf(81)}, true, [numCases]int64{6800, 8000, 9200}},
		{"it_fte", "{it_fte: 0.25}", nil, true, [numCases]int64{0, 25, 75}},
		{"it_fte", "{it_fte: 3}", nil, true, [numCases]int64{250, 300, 350}},
		{"it_spend_month", "{it_spend_month: 1000}", nil, true, [numCases]int64{85000, 100000, 115000}},
	} {
		v, q := viewOf(t, s, test.answers), s.Find(test.id)
		if test.others != nil {
			v = disputed(t, s, v, test.id, test.others...)
		}
		a := Answers{View: v}
		if test.estimated {
			a.Estimated = []int{q}
		}
		if got := c.numberCases(&a, q); got != test.want {
			t.Errorf("%s, others %v, estimated %v: %v, want %v", test.answers, test.others, test.estimated, got, test.want)
		}
	}
	q := s.Find("users_count")
	if c := testCard(t, s, "    percent: 15\n    people", "    percent: 0\n    people"); c.numberCases(&Answers{View: viewOf(t, s, "{users_count: 26}"), Estimated: []int{q}}, q) != [numCases]int64{2600, 2600, 2600} {
		t.Error("an estimate is widened by a card that does not allow for it")
	}
}

// Three cases of a quantity go through lines, totals and the fee for a person.
func TestAPriceOfARange(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	of := func(users string) Estimate {
		return mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "users_count", users)), Quote{})
	}
	e, least, middle, most := of("20..29"), of("20"), of("25"), of("29")
	if !e.Monthly.Low.Equal(least.Monthly.Low) || !e.Monthly.Typical.Equal(middle.Monthly.Typical) || !e.Monthly.High.Equal(most.Monthly.High) {
		t.Errorf("a month costs %s", show(e.Monthly))
	}
	if !e.PerUser.Low.Equal(most.PerUser.Low) || !e.PerUser.Typical.Equal(middle.PerUser.Typical) || !e.PerUser.High.Equal(least.PerUser.High) {
		t.Errorf("a person costs %s", show(e.PerUser)) // more people share the computers
	}
	line := findLine(&e, "user")
	if show(line.Quantity) != "20 25 29" || line.Assumed || !strings.HasSuffix(line.Basis, "; the number is 20 to 29, counted as 25") {
		t.Errorf("line %+v", line)
	}
	if len(e.Unsettled) != 1 || e.Unsettled[0].Question != s.Find("users_count") || e.Unsettled[0].High != 2900 {
		t.Errorf("unsettled %+v", e.Unsettled)
	}
	if len(middle.Unsettled) != 0 {
		t.Errorf("a settled client has %+v", middle.Unsettled)
	}
	// What follows from the people follows from all of the range.
	open := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{users_count: 20..30}"), Quote{})
	if got := show(findLine(&open, "endpoint").Quantity); got != "20 28 39" {
		t.Errorf("%s computers for 20 to 30 people", got)
	}
	// A first indication is one where the range may reach so far.
	if e := of("400..520"); len(e.Warnings) != 1 {
		t.Errorf("warnings %q", e.Warnings)
	}
}

// That a fee is below what one person costs is claimed only where it is so with the
// most that an answer may come to.
func TestAFeeIsBelowOnePersonWhateverIsSettled(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	// One person costs 104,363 a year; 82 users without computers cost 97,272, 85 cost 100,485, 90 cost 105,840.
	for users, want := range map[string]bool{"41": true, "82": true, "90": false, "70..82": true, "70..100": false} {
		v := viewOf(t, s, strings.ReplaceAll(allAnswered, "users_count: 25, endpoints_count: 25", "it_fte: 0, users_count: "+users+", endpoints_count: 0"))
		if got := compared(t, c, v, [terms.NumModels]int{}, 12).BreakEven.Holds; got != want {
			t.Errorf("%s users: %v", users, got)
		}
	}
}

// A line that hangs on an answer that is not settled is in the high price alone, or,
// where it is there unless something is so, missing from the low one. An open answer
// adds nothing.
func TestLinesThatHangOnWhatIsNotSettled(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	const rule = "    when: {coverage_needed: helpdesk_24x7}\n    unless: {desk_portion: [nights, none], it_fte: \">=0.5\"}\n"
	base := "endpoints_count: 25, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, compliance_regimes: [], onsite_need: rarely, documentation_state: 3"
	// 15 % of people and 25 computers: of 50 units 787.50, of 53 834.75, of 55 866.25, of 65
	// 1023.75.
	for _, test := range []struct{ when, answers, want string }{
		{"{users_count: \">=25\"}", "users_count: 25", "787.50 787.50 787.50"},
		{"{users_count: \">=25\"}", "users_count: 20..30", "0.00 0.00 866.25"},
		{"{users_count: \">=25\"}", "users_count: 25..30", "787.50 834.75 866.25"},
		{"{users_count: \">=25\"}", "users_count: 20..24", ""},
		{"{users_count: \">=20\"}\n    unless: {users_count: \">=30\"}", "users_count: 20..40", "0.00 866.25 1023.75"},
		{"{users_count: \">=20\"}\n    unless: {users_count: \">=10\"}", "users_count: 20..40", ""},
		{"{users_count: \">=25\", coverage_needed: extended}", "users_count: 20..30", ""}, // the hours are open
		{"[{users_count: \">=25\"}, {coverage_needed: extended}]", "users_count: 20..30", "0.00 0.00 866.25"},
		{"{tower_owners.network: client}", "users_count: 25, tower_owners: {service_desk: client}", "0.00 0.00 787.50"},
		{"{tower_owners.network: client}", "users_count: 25, tower_owners: {service_desk: client, network: advise}", ""},
	} {
		c := testCard(t, s, rule, "    when: "+test.when+"\n")
		e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, "{"+base+", "+test.answers+"}"), Quote{})
		got, named := "", false
		if l := findLine(&e, "helpdesk_24x7"); l != nil {
			got = show(l.Amount)
		}
		for _, u := range e.Unsettled {
			named = named || len(u.Lines) == 1 && u.Lines[0] == "Help desk around the clock"
		}
		if got != test.want || named != strings.HasPrefix(got, "0.00 ") {
			t.Errorf("%s with %s: %q, want %q; unsettled %+v", test.when, test.answers, got, test.want, e.Unsettled)
		}
	}
}

func TestOptionsThatAreNotSure(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "compliance_regimes", "[hipaa]"))
	q := s.Find("compliance_regimes")
	value := v.Value(q)
	value.Unsure = 1<<s.At(q).OptionIndex("pci") | 1<<s.At(q).OptionIndex("ferpa")
	e := mustEstimate(t, c, every(terms.Provider), v.With(q, value), Quote{})
	if got := show(findLine(&e, "hipaa").Amount) + ", " + show(findLine(&e, "pci").Amount); got != "375.00 375.00 375.00, 0.00 0.00 75.00" {
		t.Errorf("programs: %s", got)
	}
	if len(e.Warnings) != 0 || len(e.Unpriced) != 0 {
		t.Errorf("what is not sure is told as a fact: %q %v", e.Warnings, e.Unpriced)
	}
	// What is not sure makes nothing else cheaper where it is not there.
	small := viewOf(t, s, answered(t, "compliance_regimes", "[pci]"))
	value = small.Value(q)
	value.Unsure = 1 << s.At(q).OptionIndex("hipaa")
	e = mustEstimate(t, c, every(terms.Provider), small.With(q, value), Quote{})
	if got := show(findLine(&e, "hipaa").Amount) + ", " + show(findLine(&e, "pci").Amount); got != "0.00 0.00 375.00, 150.00 150.00 75.00" {
		t.Errorf("programs: %s", got)
	}
	// People who differ about a list agree on what all of them named.
	other := v.Value(q)
	other.Options |= 1 << s.At(q).OptionIndex("pci")
	e = mustEstimate(t, c, every(terms.Provider), disputed(t, s, v, "compliance_regimes", other), Quote{})
	if got := show(findLine(&e, "hipaa").Amount) + ", " + show(findLine(&e, "pci").Amount); got != "375.00 375.00 375.00, 0.00 0.00 75.00" {
		t.Errorf("programs: %s", got)
	}
}

// The comparison over the term takes the three cases of what it adds up.
func TestTheComparisonOfWhatIsNotSettled(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	const rest = ", users_count: 25, endpoints_count: 25, it_staff_plan: keep_same}"
	of := func(answers string) map[string]Range {
		v := viewOf(t, s, answers+rest)
		all := map[string]Range{}
		out := c.Compare(CompareInput{Answers: Answers{View: v}, Months: 12})
		for _, o := range out.Options {
			for _, p := range o.Components {
				all[o.ID+" "+p.ID] = p.Total
			}
		}
		return all
	}
	all := of("{it_fte: 1..2, it_payroll_year: 60000..90000, it_spend_month: 1000..2000")
	if got := show(all["today outside"]); got != "12000.00 18000.00 24000.00" {
		t.Errorf("today: %s", got)
	}
	if !maps.EqualFunc(all, of("{it_fte: 1..2, it_payroll_year: unknown, it_spend_month: 1000..2000"), Range.Same) {
		t.Error("a sum follows from pay")
	}
	// What is left of the whole lies between the ends of what is left.
	known := func(answers string) Comparison {
		v, fully := viewOf(t, s, answers+", current_it_model: msp_full, contract_status: none"+rest), terms.FullyManaged
		in := CompareInput{Answers: Answers{View: v}, Months: 12, Recommended: &fully}
		in.Models[fully] = ModelInput{Estimate: mustEstimate(t, c, every(terms.Provider), v, Quote{}), Split: every(terms.Provider)}
		return checkCompared(t, c, in)
	}
	out := known("{it_fte: 0, it_spend_month: 1000..2000, spend_support_month: 300..400, spend_tools_month: 100")
	if got := partOf(out.find(Today), "continues_other"); got != "6000.00 12600.00 19200.00" {
		t.Errorf("what is left: %s", got)
	}
	// Whether the people stay is open between what was said.
	v := viewOf(t, s, "{it_fte: 1, it_spend_month: 0"+rest)
	plan := s.Find("it_staff_plan")
	none := answer.Value{State: answer.Given, Options: 1 << s.At(plan).OptionIndex("none_wanted")}
	fully := terms.FullyManaged
	out = c.Compare(CompareInput{Answers: Answers{View: disputed(t, s, v, "it_staff_plan", none)}, Months: 12, Recommended: &fully})
	if out.Comparable || !slices.ContainsFunc(out.Missing, func(m Missing) bool { return m.Question == "it_staff_plan" }) {
		t.Errorf("missing %+v", out.Missing)
	}
}
