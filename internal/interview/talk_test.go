package interview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/plain"
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
	c, script, m := talk(t, Options{Depth: Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Answers: []string{"leaving", "unhappy", "slow", "scare"}}, // more than three
		prompttest.Step{Question: "look at your IT support", Answers: nil},
		prompttest.Step{Question: "Nothing is chosen", Answer: "No, choose again"},
		prompttest.Step{Question: "look at your IT support", Answers: []string{"slow"}},
		prompttest.Step{Question: "Who takes care", Answer: "Our own IT person"},
		prompttest.Step{Question: "How many people have IT", Answer: ""},
		prompttest.Step{Question: "How many people have IT", Answer: "two"},
		prompttest.Step{Question: "How many people have IT", Answer: "0,5"},
		prompttest.Step{Question: "How many people have IT", Answer: "about 1.5"},
		prompttest.Step{Question: "Looking a year ahead", Command: prompt.Command{Kind: prompt.Unsure}},
		prompttest.Step{Question: "How is IT keeping up", Command: prompt.Command{Kind: prompt.Find, Words: "need regular"}},
		prompttest.Step{Question: "How many people need", Answer: "1,200"},
		prompttest.Step{Question: "How many computers", Answer: "26"},
		prompttest.Step{Question: "26 computers for 1,200 people: is that right?", Answer: "No, type it again"},
		prompttest.Step{Question: "How many computers", Answer: "1300"},
		prompttest.Step{Question: "During which hours", Command: prompt.Command{Kind: prompt.Leave}},
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
	if strings.Contains(text, "it_workload") || strings.Contains(text, "operating_hours") {
		t.Errorf("answers that nobody gave:\n%s", text)
	}
	if a := script.Asked[2]; len(a.Said) != 1 || !strings.Contains(a.Said[0], "4 are chosen; please keep the 3") {
		t.Errorf("said %q", a.Said)
	}
}

func TestTalkTowersByPresetAndPartByPart(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: Quick})
	tower := func(label, side string) prompttest.Step { return prompttest.Step{Question: label, Answer: side} }
	c.Session.Jump(id(t, c.Session, "tower_owners"))
	script.Steps = []prompttest.Step{
		{Question: "Which parts of IT", Answer: "Front desk in"},
		{Question: "Is that right?", Answer: "Network"},
		{Question: "Network", Answer: "Both, side by side"},
		{Question: "Is that right?", Answer: "That is right"},
		{Question: "From 1 to 5", Command: prompt.Command{Kind: prompt.Back}},
		{Question: "Which parts of IT", Answer: "Decide part by part"},
		tower("Service desk", "Our own people"), tower("Computers", "The provider"), tower("Servers", "The provider"),
		{Question: "Network", Command: prompt.Command{Kind: prompt.Back}},
		tower("Servers", "Another company"), tower("Network", "The provider"), tower("Accounts", "The provider"), tower("Backups", "The provider"), tower("Security", "The provider"),
		{Question: "5 parts are left", Answer: "You propose"},
		{Question: "From 1 to 5", Err: io.EOF},
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
	c, script, m := talk(t, Options{Depth: Quick})
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
		{Question: "answered this differently", Answer: "Keep all"},
		{Question: "How many computers", Command: prompt.Command{Kind: prompt.Back}},
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.More}},
		{Question: "What would you like to do?", Answer: "Settle answers that differ (1)"},
		{Question: "answered this differently", Answer: "30 people (IT lead)"},
		{Question: "How many people need", Command: prompt.Command{Kind: prompt.Leave}},
	}
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	if text := string(m.data); !strings.Contains(text, "users_count: 30") || strings.Contains(text, "others") {
		t.Errorf("not settled:\n%s", text)
	}
	if r := script.Asked[6].Remarks; len(r) != 2 || r[0] != "In use: 24 people (owner)." || r[1] != "Also said: 30 people (IT lead)." {
		t.Errorf("remarks %q", r)
	}
}

func TestTalkReviewNotesAndSections(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Note}},
		prompttest.Step{Question: "Note on: reasons", Answer: "the lease ends: \"in May\""},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.More}},
		prompttest.Step{Question: "What would you like", Answer: "Private note"},
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
		prompttest.Step{Question: "Go to which section", Answer: "Hours and cover (0 of 1"},
		prompttest.Step{Question: "During which hours", Command: prompt.Command{Kind: prompt.Skip}},
		prompttest.Step{Question: "Which rules", Answers: []string{"None"}},
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
	c, script, _ := talk(t, Options{Depth: Quick})
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
		{Question: "Where do you lack skills", Command: prompt.Command{Kind: prompt.Leave}},
	}
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
	if s.o.Depth != Call {
		t.Errorf("depth %v", s.o.Depth)
	}
	// At the end, the end of input asks for the result.
	c, script, _ = talk(t, Options{Depth: Quick}, prompttest.Step{Question: "That was the last", Err: io.EOF})
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
	o := Options{Depth: Quick, Until: &Certainty{Certain: func(answer.View) bool { return true }}}
	c, script, _ := talk(t, o,
		prompttest.Step{Question: "No further answer can change the model", Answer: "Go on"},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "look at your IT support", Command: prompt.Command{Kind: prompt.Leave}})
	if ending, err := c.Run(); ending != Left || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
	if r := script.Asked[0].Remarks; len(r) != 1 || !strings.HasPrefix(r[0], "12 questions are left. They would still sharpen the price (") {
		t.Errorf("remarks %q", r)
	}
	c, script, _ = talk(t, o, prompttest.Step{Question: "No further answer can change the model", Answer: "Stop"})
	if ending, err := c.Run(); ending != Finished || err != nil {
		t.Errorf("ended %v, %v", ending, err)
	}
	script.Done()
}

func TestTalkWhenSavingFails(t *testing.T) {
	t.Parallel()
	full := errors.New("no space left on device")
	c, script, m := talk(t, Options{Depth: Quick},
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

	c, script, m = talk(t, Options{Depth: Quick},
		prompttest.Step{Question: "what is your role", Answer: "Owner"},
		prompttest.Step{Question: "not saved", Answer: "Leave without"})
	m.fail = full
	if _, err := c.Run(); !errors.Is(err, ErrNotSaved) || !errors.Is(err, full) {
		t.Errorf("ended with %v", err)
	}
	script.Done()

	c, script, m = talk(t, Options{Depth: Quick},
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
}

// typed runs an interview line by line.
func typed(t *testing.T, o Options, input string) (string, *memory, Ending, error) {
	t.Helper()
	p := shipped(t)
	m := newMemory(p)
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := &Talk{Session: New(p.Questionnaire, m.read(t), o), Prompter: plain.New(ctx, strings.NewReader(input), &out, 80), Save: m.save}
	ending, err := c.Run()
	return out.String(), m, ending, err
}

func TestPlain(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, input string
		want        []string // in the file
		missing     []string
		shown       []string
	}{
		{"numbers and words", "1\n2, 5\nunofficial\n0\n", []string{"respondent: owner", "drivers: [provider_unhappy, insurance_or_audit]", "current_it_model: unofficial", "it_fte: 0"}, nil, nil},
		{"an empty line takes nothing", "\n\n1\n", []string{"respondent: owner"}, nil, []string{"please choose one; nothing is taken by itself"}},
		{"wrong numbers and words", "9\nzeppelin\no\n\xff\now\nits\n3\n", []string{"respondent: office_manager"}, nil, []string{"there is no number 9", `no line has "zeppelin"`, `no line has "o"`, `no line has "ow"`}},
		{"words of several lines", "1\nour\n3\n", nil, nil, []string{`"our" fits more than one line`}},
		{"not sure", "0\nu\nunknown\n", []string{"respondent: unknown", "drivers: unknown", "current_it_model: unknown"}, nil, nil},
		{"skip and back", "1\ns\nb\n3\n", []string{"drivers: [slow_support]"}, []string{"current_it_model"}, []string{"1 skipped"}},
		{"find", "/restore\n2\n", []string{"backup_restore_test: last_year"}, nil, nil},
		{"find nothing", "/zeppelin\n", nil, nil, []string{`No question that applies has "zeppelin" in it.`}},
		{"sections", "/\n\n5\n1\n", []string{"operating_hours: business_hours"}, nil, []string{"Hours and cover (0 of 1 answered)"}},
		{"help", "?\n1\n", []string{"respondent: owner"}, nil, []string{"Why we ask: The questions are worded for your role", "q save and leave"}},
		{"leave", "1\nq\n3\n", []string{"respondent: owner"}, []string{"drivers"}, nil},
		{"note", "n\nthe owner's son\n1\n", []string{"notes:", "the owner's son"}, nil, nil},
		{"edit keeps on Enter", "1\nr\n2\n\n1\n3\n", []string{"respondent: owner", "drivers: [slow_support]"}, nil, []string{"(the present answer)"}},
		{"long line", strings.Repeat("x", 1<<17) + "\n1\n", nil, []string{"respondent"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			out, m, _, err := typed(t, Options{Depth: Quick}, tt.input)
			if err != nil && tt.name != "long line" {
				t.Error(err)
			}
			m.read(t)
			for _, w := range tt.want {
				if !strings.Contains(string(m.data), w) {
					t.Errorf("the file lacks %q:\n%s\n%s", w, m.data, out)
				}
			}
			for _, w := range tt.missing {
				if strings.Contains(string(m.data), w+":") {
					t.Errorf("the file has %q:\n%s", w, m.data)
				}
			}
			for _, w := range tt.shown {
				if !strings.Contains(strings.Join(strings.Fields(out), " "), w) {
					t.Errorf("not shown: %q:\n%s", w, out)
				}
			}
		})
	}
}

func TestPlainFreeTextIsNoCommand(t *testing.T) {
	t.Parallel()
	_, m, _, err := typed(t, Options{Depth: Full}, "/what success looks\nq\n/what success\n/b\n/q\n")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(m.data), "success_12m: q") {
		t.Errorf("the text was taken for a command:\n%s", m.data)
	}
}

func TestPlainIsSafe(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	m := newMemory(p)
	m.data = []byte("version: 1\nanswers: {}\nnotes: {respondent: \"\\e[2Jboo\"}\n")
	var out bytes.Buffer
	c := &Talk{Session: New(p.Questionnaire, m.read(t), Options{}), Prompter: plain.New(t.Context(), strings.NewReader(""), &out, 80), Save: m.save}
	if _, err := c.Run(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "\x1b") || !strings.Contains(out.String(), `\x1b[2Jboo`) {
		t.Errorf("an escape reaches the terminal: %q", out.String())
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"1\n2,5\n", "b\nb\ns\n/\n\n1\nr\n2\n", "m\n5\nx\nm\n7\nAna\nq\n", "\x00\n\xff\n-1\n99999999999999999999\n"} {
		f.Add(s)
	}
	p := shipped(f)
	f.Fuzz(func(t *testing.T, input string) {
		m := newMemory(p)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		c := &Talk{Session: New(p.Questionnaire, m.read(t), Options{Depth: Full}), Prompter: plain.New(ctx, strings.NewReader(input), io.Discard, 80), Save: m.save}
		if _, err := c.Run(); err != nil && !strings.Contains(err.Error(), "cannot read the answer") {
			t.Errorf("%q: %v", input, err)
		}
		m.read(t)
	})
}
