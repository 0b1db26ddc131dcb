package interview

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
)

func TestNumberHintsAreNoGuesses(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"users_count": "people; a guess such as about 24, or 20 to 30, is fine", "endpoints_count": "devices; a guess such as about 24, or 20 to 30, is fine",
		"it_fte": "FTE; a guess or a range is fine", "servers_count": "servers; a guess or a range is fine",
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

// What people say at a question for a number is taken, kept or asked about.
func TestNumbersAtAQuestion(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		question, typed string
		choose          string // what is chosen where it is asked back
		file, said      string
	}{
		{"users_count", "about 80, maybe 100", "", "users_count: 80..100\nbasis:\n  users_count: {kind: estimated}\n", "80 to 100 people, an estimate."},
		{"users_count", "over 80", "", "users_count: 80\nbasis:\n  users_count: {kind: estimated}\nprivate_notes:\n  users_count: \"said: \\\"over 80\\\"\"\n", `Your words "over 80" are kept in the note.`},
		{"users_count", "1.000", "1,000 people", "users_count: 1000\n", "1,000 people."},
		{"users_count", "1.000", "1 person", "users_count: 1\n", "1 person."},
		{"servers_count", "none", "0 servers", "servers_count: 0\n", "0 servers."},
		{"it_fte", "one and a half", "", "it_fte: 1.5\n", "1.5"},
		{"it_spend_month", "14400 a year", "1,200", "it_spend_month: 1200\n", "1,200"},
		{"it_spend_month", "€1200", "1,200", "it_spend_month: 1200\n", "1,200"},
		{"users_count", "80 staff", "", "users_count: 80\n", "80 people."},
	} {
		c, script, m := talk(t, Options{Depth: assess.Full})
		s := c.Session
		m.data = []byte("version: 1\nanswers: {}\n")
		script.Steps = []prompttest.Step{{Answer: tt.typed}}
		if tt.choose != "" {
			script.Steps = append(script.Steps, prompttest.Step{Question: "What is meant?", Answer: tt.choose})
		}
		if strings.Contains(tt.file, "users_count: 1\n") || tt.question == "it_spend_month" || tt.question == "it_fte" || strings.Contains(tt.file, "1000") {
			script.Steps = append(script.Steps, prompttest.Step{Answer: "Yes"})
		}
		if _, err := c.one(whole(id(t, s, tt.question))); err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(c.take(), " "); !strings.Contains(string(m.data), tt.file) || !strings.Contains(said, tt.said) {
			t.Errorf("%q: %s\n%s", tt.typed, said, m.data)
		}
		m.read(t)
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
