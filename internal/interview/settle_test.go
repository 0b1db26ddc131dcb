package interview

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/patch"
	"mspscope/internal/prompt/plain"
)

// TestASlipSettlesNothing answers as two people and slips at the prompt that
// drops one of the answers.
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

func TestSettlingLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	c, _, m := talk(t, Options{Depth: assess.Quick})
	const before = "version: 1\nanswers:\n  users_count: 24\n"
	m.data = []byte(before)
	s := c.Session
	s.Load(m.read(t))
	s.SetPerson("IT lead")
	users := id(t, s, "users_count")
	for _, edits := range []func() []patch.Edit{
		func() []patch.Edit { return s.Set(users, number(30)) },
		func() []patch.Edit { return s.Settle(users, 0) },
		func() []patch.Edit { return slices.Concat(s.SetNote(users, "x", false), s.SetNote(users, "y", true)) },
		func() []patch.Edit { return slices.Concat(s.SetNote(users, "", false), s.SetNote(users, "", true)) },
	} {
		if err := c.save(edits()); err != nil {
			t.Fatal(err)
		}
	}
	if string(m.data) != before {
		t.Errorf("the file is\n%s\nnot\n%s", m.data, before)
	}
}
