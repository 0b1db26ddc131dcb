package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// What a quote leaves out is named with what it would cost, and a base that is left out
// is said to be no price for the whole.
func TestWhatAQuoteLeavesOutIsNamed(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	for _, test := range []struct {
		name, answers string
		exclude       []string
		want          string // ids and amounts
		base          bool   // the warning stands
	}{
		{"nothing", allAnswered, nil, "", false},
		{"people", allAnswered, []string{"user"}, "user 2625.00", true}, // 25 x 105
		{"both", allAnswered, []string{"endpoint", "user"}, "user 2625.00, endpoint 2625.00", true},
		{"servers that are not there", allAnswered, []string{"server"}, "", false},
		{"servers", answered(t, "servers_count", "2"), []string{"server"}, "server 500.00", false}, // 2 x 250
		{"the start", allAnswered, []string{"onboarding"}, "onboarding 3225.00", false},
		{"not known", "{}", []string{"user"}, "user ?", true},
	} {
		q := Quote{ExcludeLines: test.exclude}
		a := Answers{View: viewOf(t, s, test.answers)}
		all, err := c.LeftOut(every(terms.Provider), a, q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range all {
			amount := "?"
			if l.Known {
				amount = Money(l.Amount)
			}
			got = append(got, l.ID+" "+amount)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		e := mustEstimate(t, c, every(terms.Provider), a.View, q)
		if said := strings.Contains(strings.Join(e.Warnings, " "), "no price for the whole"); said != test.base {
			t.Errorf("%s: warnings %q", test.name, e.Warnings)
		}
	}
	// The client runs them, so nothing is left out.
	all, err := c.LeftOut(every(terms.Client), Answers{View: viewOf(t, s, allAnswered)}, Quote{ExcludeLines: []string{"user"}})
	if err != nil || len(all) > 0 {
		t.Errorf("%v, %v", all, err)
	}
}
