package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// ownTeamPosts is the typical yearly pay of the posts of a team that does everything, in
// whole people, and the note beside it.
func ownTeamPosts(tb testing.TB, answers string, split terms.Split) (people int64, note string) {
	tb.Helper()
	s := testSchema(tb)
	c := testCard(tb, s)
	v := viewOf(tb, s, "{"+answers+"}")
	out := comparedOn(tb, c, v, split, 12)
	o := out.find(InHouse)
	if o == nil || !o.Total.Known {
		tb.Fatal("no team of one's own")
	}
	for i := range o.Components {
		if o.Components[i].ID == "posts" {
			a := c.arith()
			n, _, _ := a.divide(o.Components[i].Total.Typical, c.inHouse.loaded[typical]).Int64(0)
			return n, o.Note
		}
	}
	return 0, o.Note
}

// A team that does everything holds the hands for what a provider would take, and where
// the people who are there go or do other work it is counted whole.
func TestTheHandsForWhatAProviderWouldTake(t *testing.T) {
	t.Parallel()
	const team = "users_count: 240, endpoints_count: 240, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, growth_24m: flat, current_it_model: internal_only, it_fte: 6, "
	for _, test := range []struct {
		name, answers string
		split         terms.Split
		people        int64
		says          string
	}{
		// 240 people at 62 a post are four; six are there.
		{"ahead of its work", team + "it_staff_plan: keep_same, it_workload: ahead", only(terms.SecurityOperations), 0, "comes to less"},
		{"no time for what goes out", team + "it_staff_plan: keep_same, it_workload: coping", only(terms.SecurityOperations), 1, "business hours"},
		{"half of what is shared", team + "it_staff_plan: keep_same, it_workload: slipping", every(terms.Shared), 2, "business hours"},
		{"shared without need", team + "it_staff_plan: keep_same, it_workload: coping", every(terms.Shared), 0, "comes to less"},
		{"they do other work", team + "it_staff_plan: keep_same, it_workload: ahead", every(terms.Provider), 4, "everybody whom the whole job takes"},
		{"they go", team + "it_staff_plan: none_wanted, it_workload: ahead", only(terms.SecurityOperations), 4, "everybody whom the whole job takes"},
		{"longer hours", team + "it_staff_plan: keep_same, it_workload: coping, coverage_needed: extended", only(terms.SecurityOperations), 1, "longer hours by turns"},
	} {
		people, note := ownTeamPosts(t, test.answers, test.split)
		if people != test.people || !strings.Contains(note, test.says) {
			t.Errorf("%s: %d people, %q; want %d, %q", test.name, people, note, test.people, test.says)
		}
	}
}

// Prices are said to move as they do, and only of what a sum holds.
func TestWhatIsSaidOfTheIncrease(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	fully := terms.FullyManaged
	none, five := int64(0), int64(5_00)
	for _, test := range []struct {
		name, answers string
		increase      *int64
		want          string
	}{
		{"both", known, &five, "From the second year on the fee is taken to rise by 5 % a year, and what you pay others by 3 %."},
		{"the fee alone", counted + "current_it_model: nobody, it_fte: 0, growth_24m: flat, it_spend_month: 0", &five, "From the second year on the fee is taken to rise by 5 % a year."},
		{"a fee that stays", known, &none, "The fee is taken to stay the same all along. What you pay others is taken to rise by 3 % a year from the second year on."},
		{"and nothing else", counted + "current_it_model: nobody, it_fte: 0, growth_24m: flat, it_spend_month: 0", &none, "The fee is taken to stay the same all along."},
		{"by the card", known, nil, "From the second year on the fee is taken to rise by 3 % a year, and what you pay others by 3 %."},
	} {
		v := viewOf(t, s, "{"+test.answers+"}")
		in := CompareInput{Answers: Answers{View: v}, Months: 24, Recommended: &fully, Increase: test.increase}
		in.Models[fully] = ModelInput{Estimate: mustEstimate(t, c, every(terms.Provider), v, Quote{}), Split: every(terms.Provider)}
		out := checkCompared(t, c, in)
		if got := strings.Join(out.Taken, " "); !strings.HasPrefix(got, test.want+" The number of people") {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
