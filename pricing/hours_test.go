package pricing

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// The hours that a price was made for, worked out by hand: what the units cost, less a
// quarter for tools, at 20 an hour.
func TestHoursOfAPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, test := range []struct {
		name  string
		split terms.Split
		want  string // hours a month
	}{
		// 25 x 45 x 0.75 x 0.08 and 25 x 37 x 0.75 x 0.08, together 123, at 20.
		{"ours", only(terms.Network), "6.2"},
		{"nobody's", every(terms.Client), ""},
	} {
		c := testCard(t, s)
		c.delivery.hour, c.delivery.tools = 2000, 2500
		h, err := c.Hours(test.split, Answers{View: viewOf(t, s, answered(t))}, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range h.Towers {
			got = append(got, one.Hours.String())
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: %s, want %s", test.name, text, test.want)
		}
	}
	without := testCard(t, s)
	without.delivery.hour = 0
	if h, err := without.Hours(every(terms.Provider), Answers{View: viewOf(t, s, answered(t))}, Quote{}); err != nil || h.Known {
		t.Errorf("a card without the cost of an hour has hours: %+v, %v", h, err)
	}
}
