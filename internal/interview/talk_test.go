package interview

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
)

// talk is a conversation with a script, on a file in memory.
func talk(t *testing.T, o Options, steps ...prompttest.Step) (*Talk, *prompttest.Script, *memory) {
	t.Helper()
	p := shipped(t)
	m := newMemory(p)
	script := &prompttest.Script{Fail: t.Errorf, Steps: steps}
	return &Talk{Session: New(p.Questionnaire, m.read(t), o), Prompter: script, Save: m.save}, script, m
}

func TestTalkAsksAgainUntilTheAnswerCanBe(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Answers: []string{"leaving", "unhappy", "slow", "scare"}}, // more than three
		prompttest.Step{Question: "look at your IT support", Answers: nil},
		prompttest.Step{Question: "Nothing is chosen", Answer: "No, choose again"},
		prompttest.Step{Question: "look at your IT support", Answers: []string{"slow"}},
		prompttest.Step{Question: "Who takes care", Answer: "Our own IT person"},
		prompttest.Step{Question: "How many people have IT", Answer: ""},
		prompttest.Step{Question: "How many people have IT", Answer: "a few"},
		prompttest.Step{Question: "How many people have IT", Answer: "1.5555"},
		prompttest.Step{Question: "How many people have IT", Answer: "about 1.5"},
		prompttest.Step{Question: "Looking a year ahead", Command: prompt.Command{Kind: prompt.Unsure}},
		prompttest.Step{Question: "How is IT keeping up", Command: prompt.Command{Kind: prompt.Find, Words: "need regular"}},
		prompttest.Step{Question: "How many people need", Answer: "1,200"},
		prompttest.Step{Question: "Who decides", Command: prompt.Command{Kind: prompt.Find, Words: "laptops included"}},
		prompttest.Step{Question: "How many computers", Answer: "26"},
		prompttest.Step{Question: "26 computers for 1,200 people: is that right?", Answer: "No, type it again"},
		prompttest.Step{Question: "How many computers", Answer: "1300"},
		prompttest.Step{Question: "Who decides", Command: prompt.Command{Kind: prompt.Leave}},
	)
	ending, err := c.Run()
	script.Done()
	if ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	text := string(m.data)
	for _, want := range []string{
		"respondent: owner", "drivers: [slow_support]", "it_fte: 1.5", "it_staff_plan: unknown", "users_count: 1200", "endpoints_count: 1300",
		"it_fte: {kind: estimated}",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "it_workload") || strings.Contains(text, "decision_by") {
		t.Errorf("answers that nobody gave:\n%s", text)
	}
	if a := script.Asked[2]; len(a.Said) != 1 || !strings.Contains(a.Said[0], "4 are chosen; please keep the 3") {
		t.Errorf("said %q", a.Said)
	}
}

func TestTalkTowersByPresetAndPartByPart(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick})
	tower := func(label, side string) prompttest.Step { return prompttest.Step{Question: label, Answer: side} }
	c.Session.Jump(id(t, c.Session, "tower_owners"))
	script.Steps = []prompttest.Step{
		{Question: "Which parts of IT", Answer: "Front desk in"},
		{Question: "Is that right?", Answer: "Network"},
		{Question: "Network", Answer: "Both, side by side"},
		{Question: "Is that right?", Answer: "That is right"},
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.Back}},
		{Question: "Which parts of IT", Answer: "Decide part by part"},
		tower("Service desk", "Our own people"), tower("Computers", "The provider"), tower("Servers", "The provider"),
		{Question: "Network", Command: prompt.Command{Kind: prompt.Back}},
		tower("Servers", "Another company"), tower("Network", "The provider"), tower("Accounts", "The provider"), tower("Backups", "The provider"), tower("Security", "The provider"),
		{Question: "5 parts are left", Answer: "You propose"},
		{Question: "How many people need", Err: io.EOF},
	}
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	want := "tower_owners: {service_desk: client, endpoints: provider, servers_cloud: third_party, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}"
	if !strings.Contains(string(m.data), want) {
		t.Errorf("the file lacks %s:\n%s", want, m.data)
	}
}

func TestTalkSettlesWhatTwoPeopleSay(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick})
	s := c.Session
	users := id(t, s, "users_count")
	s.SetPerson("owner")
	if err := c.save(s.Set(users, number(24))); err != nil {
		t.Fatal(err)
	}
	s.Jump(users)
	script.Steps = []prompttest.Step{
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.More}},
		{Question: "What would you like to do?", Answer: "Who is answering"},
		{Question: "Who is answering", Answer: "IT lead"},
		{Question: "How many people need", Answer: "30"},
		{Question: "Who decides", Command: prompt.Command{Kind: prompt.Back}},
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.More}},
		{Question: "What would you like to do?", Answer: "Settle answers that differ (1)"},
		{Question: "answered this differently", Answer: "30 people (IT lead)"},
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.Leave}},
	}
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	if text := string(m.data); !strings.Contains(text, "users_count: 30") || !strings.Contains(text, "users_count: {by: IT lead, others: [{value: 24, by: owner}], settled: true}") {
		t.Errorf("not settled:\n%s", text)
	}
	if said := strings.Join(script.Asked[4].Said, " "); !strings.Contains(said, "Kept beside the other answer") || !strings.Contains(said, "People differ about people who need IT support: 24 people (owner); 30 people (IT lead). Both stay until it is settled.") {
		t.Errorf("said %q", said)
	}
	if r := script.Asked[5].Remarks; len(r) != 2 || r[0] != "In use: 24 people (owner)." || r[1] != "Also said: 30 people (IT lead)." {
		t.Errorf("remarks %q", r)
	}
}

func TestTalkReviewNotesAndSections(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.PublicNote}},
		prompttest.Step{Question: "Note on: reasons", Answer: "the lease ends: \"in May\""},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Note}},
		prompttest.Step{Question: "Private note on: reasons", Answer: "wants to sell"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.More}},
		prompttest.Step{Question: "What would you like", Answer: "How the answer is known"},
		prompttest.Step{Question: "How is this known", Answer: "Seen"},
		prompttest.Step{Question: "From whom", Answer: "Ana"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Review}},
		prompttest.Step{Question: "All answers", Answer: "Role of the person"},
		prompttest.Step{Question: "what is your role", Answer: "Office"},
		prompttest.Step{Question: "All answers", Answer: "Done"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Find}},
		prompttest.Step{Question: "Go to which question", Answer: ""},
		prompttest.Step{Question: "Go to which section", Answer: "Rules and insurance (0 of 1"},
		prompttest.Step{Question: "Which rules", Command: prompt.Command{Kind: prompt.Skip}},
		prompttest.Step{Question: "From 1 to 5", Answer: "Decide together"},
		prompttest.Step{Question: "look at your IT support", Err: prompt.ErrInterrupted},
	)
	_, err := c.Run()
	script.Done()
	if !errors.Is(err, prompt.ErrInterrupted) {
		t.Errorf("ended with %v", err)
	}
	e := m.read(t)
	if len(e.Notes) != 1 || e.Notes[0].Text != "the lease ends: \"in May\"" || len(e.PrivateNotes) != 1 || len(e.Basis) != 1 || e.Basis[0].By != "Ana" {
		t.Errorf("notes %+v, private %+v, basis %+v", e.Notes, e.PrivateNotes, e.Basis)
	}
	// A screen may be shared: the private note stands on none of them.
	for _, a := range script.Asked {
		if strings.Contains(fmt.Sprint(a.Status, a.Said, a.Question, a.Remarks, a.Why, a.Now), "wants to sell") {
			t.Errorf("the private note is shown: %+v", a)
		}
	}
}

func TestTalkEndsOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	c, script, _ := talk(t, Options{Depth: assess.Quick})
	s := c.Session
	skip := id(t, s, "drivers")
	for i, ok := s.Current(); ok; i, ok = s.Current() {
		if i == skip {
			s.Skip()
			continue
		}
		s.Answer(answer.Value{State: answer.Unknown})
	}
	script.Steps = []prompttest.Step{
		{Question: "No further question is waiting", Answer: "Go through the skipped questions (1)"},
		{Question: "look at your IT support", Answers: []string{"slow"}},
		{Question: "That was the last question", Answer: "Answer further questions"},
		{Question: "Who else is with us", Command: prompt.Command{Kind: prompt.Leave}},
	}
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
	if s.o.Depth != assess.Call {
		t.Errorf("depth %v", s.o.Depth)
	}
	// At the end, the end of input asks for the result.
	c, script, _ = talk(t, Options{Depth: assess.Quick}, prompttest.Step{Question: "That was the last", Err: io.EOF})
	for _, ok := c.Session.Current(); ok; _, ok = c.Session.Current() {
		c.Session.Answer(answer.Value{State: answer.Unknown})
	}
	if ending, err := c.Run(); ending != Finished || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
}

func TestTalkOffersToStopOnce(t *testing.T) {
	t.Parallel()
	o := Options{Depth: assess.Quick, Until: &Certainty{Certain: func(answer.View) bool { return true }}}
	c, script, _ := talk(t, o,
		prompttest.Step{Question: "No further answer can change the model", Answer: "Go on"},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Leave}})
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
	if r := script.Asked[0].Remarks; len(r) != 1 || r[0] != "12 questions are left." {
		t.Errorf("remarks %q", r)
	}
	c, script, _ = talk(t, o, prompttest.Step{Question: "No further answer can change the model", Answer: "Stop"})
	if ending, err := c.Run(); ending != Finished || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
}

// What is left is counted by what reads it, and nothing is promised of answers
// that nothing reads.
func TestTalkSaysWhatIsLeftFor(t *testing.T) {
	t.Parallel()
	uses := map[int][]string{1: {"pricing", "report"}, 2: {"report"}, 3: {"scoring"}}
	for _, test := range []struct {
		left []int
		want string
	}{
		{[]int{1, 2, 3}, "3 questions are left. They would still sharpen the price (1), findings and advice (2)."},
		{[]int{1}, "1 question is left. It would still sharpen the price (1), findings and advice (1)."},
		{[]int{3, 4}, "2 questions are left. Price, findings and who does what do not depend on them."},
	} {
		c := Talk{Uses: func(i int) []string { return uses[i] }}
		if got := c.leftWords(test.left); got != test.want {
			t.Errorf("%v: %q, want %q", test.left, got, test.want)
		}
	}
	if got := (&Talk{}).leftWords([]int{1, 2}); got != "2 questions are left." {
		t.Errorf("with nothing known: %q", got)
	}
}

func TestTalkWhenSavingFails(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left on device")
	c, script, m := talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "not saved: no space left", Answer: "Try again"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Unsure}},
		prompttest.Step{Question: "Who takes care", Command: prompt.Command{Kind: prompt.Leave}})
	m.fail = full
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	if text := string(m.data); !strings.Contains(text, "respondent: owner") || !strings.Contains(text, "drivers: unknown") {
		t.Errorf("lost an answer:\n%s", text)
	}

	c, script, m = talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "not saved", Answer: "Leave without"})
	m.fail = full
	if _, err := c.Run(); !errors.Is(err, ErrNotSaved) || !errors.Is(err, full) {
		t.Errorf("ended with %v", err)
	}
	script.Done()

	c, script, m = talk(t, Options{Depth: assess.Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "not saved", Answer: "Go on in a copy"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Leave}})
	m.fail = fmt.Errorf("f.yaml:1:1: %w", patch.ErrCannotPatch)
	c.Copy = func() (string, error) { return "f-copy.yaml", nil }
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	if said := strings.Join(script.Asked[2].Said, " "); !strings.Contains(said, "answers go to f-copy.yaml") {
		t.Errorf("said %q", said)
	}

	// Going back where another file is asked for leads to the choice again, and
	// out of that one to the end.
	for _, leaves := range []bool{false, true} {
		steps := []prompttest.Step{
			{Question: "what is your role", Answer: "Owner"},
			{Question: "not saved", Answer: "Save in another"},
			{Question: "not saved: no space left", Answer: "Save in another"},
		}
		if leaves {
			steps[2] = prompttest.Step{Question: "not saved: no space left", Command: prompt.Command{Kind: prompt.Back}}
		} else {
			steps = append(steps, prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Leave}})
		}
		c, script, m = talk(t, Options{Depth: assess.Quick}, steps...)
		m.fail = full
		names := []string{"", "other.yaml"}
		c.Elsewhere = func() (name string, _ error) {
			name, names = names[0], names[1:]
			return name, nil
		}
		if _, err := c.Run(); errors.Is(err, ErrNotSaved) != leaves || errors.Is(err, full) != leaves {
			t.Errorf("leaves %v: ended with %v", leaves, err)
		}
		script.Done()
	}
}
