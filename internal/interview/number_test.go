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
		"users_count": "people; put ~ before an estimate, such as ~24", "endpoints_count": "devices; put ~ before an estimate, such as ~24",
		"it_fte": "FTE; ~ before an estimate", "servers_count": "servers; ~ before an estimate",
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
	whole := &answer.Question{Type: answer.Number, Min: 0, Max: 1_000_000_00}
	tenths := &answer.Question{Type: answer.Number, Min: 0, Max: 1_000_00, Decimals: 1}
	for _, tt := range []struct {
		q        *answer.Question
		in, said string
		want     int64 // hundredths
	}{
		{whole, "80-100", "80 to 100", 90_00},
		{whole, "80 to 101", "80 to 101", 90_00},
		{whole, "~80 – 100", "80 to 100", 90_00},
		{whole, "1,000-1,500", "1,000 to 1,500", 1250_00},
		{tenths, "0.5-1", "0.5 to 1", 70},
		{whole, "90", "", 90_00},
		{whole, "100-80", "", -1},
		{whole, "80-", "", -1},
		{whole, "-80", "", -1},
		{whole, "80-many", "", -1},
	} {
		v, how, err := parseNumber(tt.q, "", tt.in)
		if tt.want < 0 {
			if err == nil {
				t.Errorf("%q is %d", tt.in, v.Number)
			}
			continue
		}
		if err != nil || v.Number != tt.want || how.said != tt.said || how.estimate != (tt.said != "") {
			t.Errorf("%q is %d, %+v, %v; want %d, %q", tt.in, v.Number, how, err, tt.want, tt.said)
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
		{"EUR", "£ 80 - £ 100", 90_00, ""},
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

// TestRangeInTheNote answers with a range, then with another, then exactly.
func TestRangeInTheNote(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Full})
	s := c.Session
	users := id(t, s, "users_count")
	if err := c.save(s.SetNote(users, "ask Ana", false)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ typed, note, count string }{
		{"80-100", "ask Ana; said: 80 to 100", "users_count: 90"},
		{"", "ask Ana; said: 80 to 100", "users_count: 90"},
		{"100 to 120", "ask Ana; said: 100 to 120", "users_count: 110"},
		{"95", "ask Ana", "users_count: 95"},
	} {
		script.Steps = []prompttest.Step{{Answer: tt.typed}}
		if _, err := c.one(users); err != nil {
			t.Fatal(err)
		}
		e := m.read(t)
		if len(e.Notes) != 1 || e.Notes[0].Text != tt.note || !strings.Contains(string(m.data), tt.count) {
			t.Errorf("%q: the note is %+v, want %q:\n%s", tt.typed, e.Notes, tt.note, m.data)
		}
	}
}
