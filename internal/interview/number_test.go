package interview

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
)

func TestNumberHintsAreNoGuesses(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"users_count": "people; put ~ before an estimate, such as ~24; or a range", "endpoints_count": "devices; put ~ before an estimate, such as ~24; or a range",
		"it_fte": "FTE; ~ before an estimate; or a range", "servers_count": "servers; ~ before an estimate; or a range",
	} {
		c, script, _ := talk(t, Options{Depth: assess.Full}, prompttest.Step{Err: prompt.ErrInterrupted})
		c.Session.Set(id(t, c.Session, "it_fte"), number(1))
		_, _ = c.ask(id(t, c.Session, question))
		if got := script.Asked[0].Hint; got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

func TestDoubtsOfCounts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		first  string
		n      int64
		second string
		m      int64
		want   string
	}{
		{"users_count", 90, "light_users_count", 1200, "1,200 people with light use for 90 people: is that right?"},
		{"light_users_count", 1200, "users_count", 90, "1,200 people with light use for 90 people: is that right?"},
		{"users_count", 90, "light_users_count", 450, ""},
		{"users_count", 90, "light_users_count", 451, "451 people with light use for 90 people: is that right?"},
		{"users_count", 1, "endpoints_count", 4, "4 computers for 1 person: is that right?"},
		{"users_count", 90, "endpoints_count", 1, "1 computer for 90 people: is that right?"},
		// A part is at most its whole.
		{"light_users_count", 12, "mailbox_users_count", 12, ""},
		{"light_users_count", 12, "mailbox_users_count", 13, "13 people with an account only out of 12 people with light use: is that right?"},
		{"shared_devices_count", 8, "tills_count", 9, "9 tills and terminals out of 8 shared computers: is that right?"},
		{"shared_devices_count", 1, "kiosks_count", 2, "2 kiosks and similar devices out of 1 shared computer: is that right?"},
		{"network_devices_count", 3, "firewalls_count", 4, "4 firewalls out of 3 network devices: is that right?"},
	} {
		c, _, _ := talk(t, Options{Depth: assess.Full})
		s := c.Session
		s.Set(id(t, s, tt.first), number(tt.n))
		if got := s.Doubt(id(t, s, tt.second), number(tt.m)); got != tt.want {
			t.Errorf("%d and %d: %q, want %q", tt.n, tt.m, got, tt.want)
		}
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	whole := &answer.Question{ID: "n", Type: answer.Number, Min: 0, Max: 1_000_000_00}
	tenths := &answer.Question{ID: "n", Type: answer.Number, Min: 0, Max: 1_000_00, Decimals: 1}
	for _, tt := range []struct {
		q        *answer.Question
		in, want string // as it stands in a file; of what is refused, what is said
		estimate bool
	}{
		{whole, "80..100", "80..100", false},
		{whole, "80-100", "80..100", false},
		{whole, "80 to 101", "80..101", false},
		{whole, "80 – 100", "80..100", false},
		{whole, "~80 – 100", "80..100", true},
		{whole, "about 80 to 100", "80..100", true},
		{whole, "1,000-1,500", "1000..1500", false},
		{whole, "1,200..1,500", "1200..1500", false},
		{tenths, "0.5-1", "0.5..1", false},
		{whole, "90", "90", false},
		{whole, "100-80", "the smaller number of a range first", false},
		{whole, "100..80", "the smaller number of a range first", false},
		{whole, "80..80", "two different ends", false},
		{whole, "80..", "both ends of a range", false},
		{whole, "..80", "both ends of a range", false},
		{whole, "80..80.5", "a whole number", false},
		{whole, "2.000..3", "2000", false},
		{whole, "80-", "a whole number", false},
		{whole, "-80", "a number from 0", false},
		{whole, "80-many", "a whole number", false},
	} {
		v, how, err := parseNumber(tt.q, "", tt.in)
		got := tt.q.Format(v)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, tt.want) || err == nil && got != tt.want || how.estimate != tt.estimate {
			t.Errorf("%q is %s, %+v; want %s", tt.in, got, how, tt.want)
		}
	}
}

func TestAmountsOfMoneyAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	money := &answer.Question{Type: answer.Number, Max: 1_000_000_000_00, Decimals: 2}
	for _, tt := range []struct {
		currency, in string
		want         int64  // hundredths
		problem      string // what is answered instead
	}{
		{"EUR", "€1200", 1200_00, ""},
		{"EUR", "1200 €", 1200_00, ""},
		{"EUR", "1,200 eur", 1200_00, ""},
		{"EUR", "£ 80 - £ 100", 80_00, ""},
		{"EUR", "~$1200", 1200_00, ""},
		{"EUR", "EUR 12.50", 12_50, ""},
		{"EUR", "1.200", 0, "1.200 can be read in two ways; write 1200 or 1.2"},
		{"EUR", "€ 1.200", 0, "write 1200 or 1.2"},
		{"EUR", "1.200,50", 0, "write 1200.5"},
		{"EUR", "1 200", 0, "write 1200"},
		{"EUR", "12,5", 0, "write 12.5"},
		{"EUR", "USD 1200", 0, "please type a number"},
		{"EUR", "€", 0, "please type a number"},
		{"", "€1200", 0, "please type a number"},
		{"", "2.000", 0, "write 2000 or 2"},
	} {
		v, _, err := parseNumber(money, tt.currency, tt.in)
		switch {
		case tt.problem != "":
			if err == nil || !strings.Contains(err.Error(), tt.problem) {
				t.Errorf("%q is %d (%v), want %q", tt.in, v.Number, err, tt.problem)
			}
		case err != nil || v.Number != tt.want:
			t.Errorf("%q is %d (%v), want %d", tt.in, v.Number, err, tt.want)
		}
	}
}

// TestRangeInTheFile answers with a range, then with another, then exactly.
func TestRangeInTheFile(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Full})
	s := c.Session
	users := id(t, s, "users_count")
	for _, tt := range []struct{ typed, file, said string }{
		{"80-100", "users_count: 80..100", "80 to 100 people"},
		{"", "users_count: 80..100", "80 to 100 people"},
		{"~100 to 120", "users_count: 100..120", "100 to 120 people, an estimate"},
		{"95", "users_count: 95", "95 people"},
	} {
		script.Steps = []prompttest.Step{{Answer: tt.typed}}
		if _, err := c.one(whole(users)); err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(c.take(), " "); !strings.Contains(string(m.data), tt.file+"\n") || !strings.Contains(said, tt.said) {
			t.Errorf("%q: %s\n%s", tt.typed, said, m.data)
		}
		m.read(t)
	}
}
