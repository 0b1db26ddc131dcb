package interview

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
	"mspscope/internal/terms"
)

// TestStatusSaysWhereTheInterviewStands asks for the status at the first
// question, and after some were answered, not known and skipped.
func TestStatusSaysWhereTheInterviewStands(t *testing.T) {
	t.Parallel()
	c, _, _ := talk(t, Options{Depth: assess.Quick, Person: "Ana"})
	s := c.Session
	first, _ := s.Current()
	section := s.q.Sections[s.q.Questions[first].Section].Title
	if got, want := c.status(first), (prompt.Status{Progress: "0 of 12 answered", Short: "0/12", Left: "about 6 min left", Section: section, Person: "Ana"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	s.Answer(option(t, s, "respondent", "owner"))
	s.Answer(answer.Value{State: answer.Unknown})
	s.Skip()
	if got, want := c.status(first), (prompt.Status{Progress: "2 of 12 asked, 1 answered, 1 not sure", Short: "2/12", Left: "about 5 min left", Section: section, Skipped: "1 skipped", Person: "Ana"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	// Alone, nobody has to be told who answers.
	c, _, _ = talk(t, Options{Depth: assess.Quick, Audience: assess.OwnerAlone, Person: assess.OwnerAlone.Person()})
	if got := c.status(first); got.Person != "" {
		t.Errorf("the owner is told who answers: %+v", got)
	}
}

// TestLean words the outcomes that the shipped matrix can come to, only where it is to be shown.
func TestLean(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	for _, tt := range []struct {
		outcome assess.Outcome
		answers string
		want    string
	}{
		{assess.NothingScored, "{}", "leans nowhere yet"},
		{assess.Recommended, "{it_fte: 0, current_it_model: unofficial, control_preference: 1}", "leans to fully managed IT"},
		{assess.TooClose, "{users_count: 136, tower_owners: {servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, projects: client}}", "close, first "},
		{assess.NoneNeeded, "{it_fte: 2, it_workload: coping, skill_gaps: [none], coverage_needed: business_hours, drivers: [just_checking]}", "no managed service needed"},
	} {
		c, _, m := talk(t, Options{Depth: assess.Full})
		m.data = []byte("version: 1\nanswers: " + tt.answers + "\n")
		c.Session.Load(m.read(t))
		c.Matrix = p.Matrix
		if got := c.lean(); got != "" {
			t.Errorf("%q is shown where nobody asked for it", got)
		}
		c.ModelName = func(m terms.Model) string { return [...]string{"fully managed IT", "co-managed IT", "hybrid IT"}[m] }
		if r := p.Matrix.Recommend(c.Session.view); r.Outcome != tt.outcome {
			t.Fatalf("%s is %s, not %s", tt.answers, r.Outcome, tt.outcome)
		}
		if got := c.lean(); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.answers, got, tt.want)
		}
	}
}

// TestALeaveInTheReviewEndsIt leaves while an answer is changed.
func TestALeaveInTheReviewEndsIt(t *testing.T) {
	t.Parallel()
	c, script, _ := talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.More}},
		prompttest.Step{Question: "What would you like", Answer: "Review all"},
		prompttest.Step{Question: "All answers", Answer: "Role of the person"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Skip}},
		prompttest.Step{Question: "All answers", Answer: "Role of the person"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Leave}},
	)
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
}

// Whoever goes on after a crash is asked in the same way: the first answer of somebody
// alone says in the file who is asked, and a call says nothing of it.
func TestTheFirstAnswerSaysWhoIsAsked(t *testing.T) {
	t.Parallel()
	for audience, want := range map[assess.Audience]bool{assess.OwnerAlone: true, assess.ITLeadAlone: true, assess.Discovery: false} {
		c, _, m := talk(t, Options{Depth: assess.Call, Audience: audience})
		if err := c.save(c.Session.Answer(option(t, c.Session, "respondent", "owner"))); err != nil {
			t.Fatal(err)
		}
		if got := m.read(t).Interview.Audience; (got == audience.String()) != want {
			t.Errorf("%s: the file says %q", audience, got)
		}
	}
}
