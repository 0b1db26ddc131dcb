package interview

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/plain"
	"mspscope/internal/prompt/prompttest"
	"mspscope/internal/terms"
)

// TestASlipSettlesNothing answers as two people and slips at the prompt that
// settles one of the answers.
func TestASlipSettlesNothing(t *testing.T) {
	t.Parallel()
	for _, slip := range []string{"r", "s", "earlier", "lead", "u", "q", "unknown"} {
		p := shipped(t)
		m := newMemory(p)
		m.data = []byte("version: 1\nanswers:\n  users_count: 24\n")
		script := slip + "\n3\nq\n"
		var out strings.Builder
		c := &Talk{
			Session: New(p.Questionnaire, m.read(t), Options{Depth: assess.Quick, Person: "IT lead"}), Save: m.save,
			Prompter: plain.New(t.Context(), strings.NewReader("30\n"+script), &out, 80),
		}
		c.Session.Jump(id(t, c.Session, "users_count"))
		if _, err := c.Run(); err != nil {
			t.Fatal(err)
		}
		if text := string(m.data); !strings.Contains(text, "users_count: 24") || !strings.Contains(text, "{value: 30, by: IT lead}") {
			t.Errorf("%q settled it:\n%s\n%s", slip, text, out.String())
		}
	}
}

// Settling keeps who said what, whichever answer it is, and a note that is taken
// back leaves nothing behind.
func TestSettlingKeepsWhoSaidWhat(t *testing.T) {
	t.Parallel()
	const before = "version: 1\nanswers:\n  users_count: 24\nbasis:\n  users_count: {by: owner}\n"
	for choice, want := range []string{
		"version: 1\nanswers:\n  users_count: 24\nbasis:\n  users_count: {by: owner, others: [{value: 30, by: IT lead}], settled: true}\n",
		"version: 1\nanswers:\n  users_count: 30\nbasis:\n  users_count: {by: IT lead, others: [{value: 24, by: owner}], settled: true}\n",
	} {
		c, _, m := talk(t, Options{Depth: assess.Quick})
		m.data = []byte(before)
		s := c.Session
		s.Load(m.read(t))
		s.SetPerson("IT lead")
		users := whole(id(t, s, "users_count"))
		for _, edits := range []func() []patch.Edit{
			func() []patch.Edit { return s.SetPart(users, number(30)) },
			func() []patch.Edit { return s.Settle(users, choice) },
			func() []patch.Edit {
				return slices.Concat(s.SetNote(users, "x", false), s.SetNote(users, "y", true))
			},
			func() []patch.Edit { return slices.Concat(s.SetNote(users, "", false), s.SetNote(users, "", true)) },
		} {
			if err := c.save(edits()); err != nil {
				t.Fatal(err)
			}
		}
		if string(m.data) != want || len(s.Disputes()) > 0 || m.read(t).View(s.q).Dispute(users.Question) != nil {
			t.Errorf("the file is\n%s\nnot\n%s", m.data, want)
		}
		// Another word of the same person opens it again.
		if err := c.save(s.SetPart(users, number(40))); err != nil {
			t.Fatal(err)
		}
		if choice == 0 && (len(s.Disputes()) != 1 || strings.Contains(string(m.data), "settled")) {
			t.Errorf("it stays settled:\n%s", m.data)
		}
		m.read(t)
	}
}

// Single towers are answered, disputed and settled each for itself, and what people
// wrote beside the others stays.
func TestTowersOfTheirOwn(t *testing.T) {
	t.Parallel()
	c, _, m := talk(t, Options{Depth: assess.Quick, Person: "owner"})
	s := c.Session
	m.data = []byte("version: 1\nanswers:\n  tower_owners:\n    service_desk: client # until May\n    network: shared\n")
	s.Load(m.read(t))
	grid := id(t, s, "tower_owners")
	place := func(t terms.Tower) Place { return Place{grid, assess.PartOf(t)} }
	one := func(t terms.Tower, side terms.Side) answer.Value {
		return answer.Value{State: answer.Given}.WithTower(t, side)
	}
	for _, tt := range []struct {
		edits func() []patch.Edit
		want  string
	}{
		{func() []patch.Edit { return s.SetPart(place(terms.Endpoints), one(terms.Endpoints, terms.Provider)) }, "endpoints: provider\nbasis:\n  tower_owners.endpoints: {by: owner}\n"},
		{func() []patch.Edit {
			return s.SetPart(place(terms.ServersCloud), answer.Value{State: answer.Given, NotSure: answer.TowersOf(terms.ServersCloud)})
		}, "servers_cloud: unknown\n"},
		{func() []patch.Edit {
			return s.SetPart(place(terms.SecurityOperations), one(terms.SecurityOperations, terms.Undecided))
		}, "security_operations: advise\n"},
		{func() []patch.Edit {
			s.SetPerson("IT lead")
			return s.SetPart(place(terms.Endpoints), one(terms.Endpoints, terms.Client))
		}, "tower_owners.endpoints: {by: owner, others: [{value: client, by: IT lead}]}\n"},
		{func() []patch.Edit { return s.Settle(place(terms.Endpoints), 1) }, "tower_owners.endpoints: {by: IT lead, others: [{value: provider, by: owner}], settled: true}\n"},
		{func() []patch.Edit { return s.SetNote(place(terms.Network), "ask Ana", false) }, "notes:\n  tower_owners.network: ask Ana\n"},
	} {
		if err := c.save(tt.edits()); err != nil {
			t.Fatal(err)
		}
		if text := string(m.data); !strings.Contains(text, tt.want) || !strings.Contains(text, "service_desk: client # until May\n") {
			t.Errorf("the file lacks %q:\n%s", tt.want, text)
		}
		if again := m.read(t); !again.Answers.Values[grid].Equal(s.e.Answers.Values[grid]) {
			t.Errorf("the session has %+v, the file\n%s", s.e.Answers.Values[grid], m.data)
		}
	}
}

// Towers that a grid leaves open are asked one by one, in the words of the
// questionnaire, and can be found by their id.
func TestOpenTowersAreAsked(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick, Audience: assess.Discovery})
	s := c.Session
	m.data = []byte("version: 1\nanswers:\n  tower_owners: {service_desk: client, endpoints: provider, servers_cloud: unknown, identity_collaboration: shared, backup_recovery: advise}\n")
	s.Load(m.read(t))
	if err := c.find(" tower_owners.security_operations "); err != nil || s.Place() != (Place{id(t, s, "tower_owners"), assess.PartOf(terms.SecurityOperations)}) {
		t.Fatalf("%v, %v", s.Place(), err)
	}
	script.Steps = []prompttest.Step{{Answer: "The provider runs it"}, {Command: prompt.Command{Kind: prompt.Unsure}}}
	for range 2 {
		if err := c.step(); err != nil {
			t.Fatal(err)
		}
	}
	for k, want := range []string{"Security watch and response: who should run it?", "Network, Wi-Fi and firewall: who should run it?"} {
		if got := script.Asked[k].Question; got != want {
			t.Errorf("asked %q, want %q", got, want)
		}
	}
	if p := s.Place(); p.Part != assess.Whole || !strings.Contains(string(m.data), "backup_recovery: advise, security_operations: provider, network: unknown}") {
		t.Errorf("at %v:\n%s", p, m.data)
	}
}

// On the way to certainty, what people do not agree about and decides is put first, and
// once.
func TestADisputeThatDecidesIsPutFirst(t *testing.T) {
	t.Parallel()
	var users Place
	o := Options{Depth: assess.Quick, Until: &Certainty{
		Certain: func(answer.View) bool { return false },
		Order:   func(answer.View) []Place { return []Place{users} },
	}}
	c, script, m := talk(t, o,
		prompttest.Step{Question: "People answered this differently", Answer: "Keep all of them"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Leave}})
	m.data = []byte("version: 1\nanswers:\n  users_count: 24\nbasis:\n  users_count: {by: owner, others: [{value: 30, by: IT lead}]}\n")
	c.Session.Load(m.read(t))
	users = whole(id(t, c.Session, "users_count"))
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
}
