package interview

import (
	"errors"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
	"mspscope/internal/terms"
)

// shared is a file that somebody else writes as well.
type shared struct {
	*memory

	seen string // as this session knows it
}

func (m *shared) save(tb testing.TB) func([]patch.Edit) (*assess.Engagement, error) {
	tb.Helper()
	return func(edits []patch.Edit) (*assess.Engagement, error) {
		if string(m.data) != m.seen {
			m.seen = string(m.data)
			return nil, &ChangedError{m.read(tb)}
		}
		e, err := m.memory.save(edits)
		m.seen = string(m.data)
		return e, err
	}
}

// What a person who is named said is never lost, whoever answers after that, and how.
func TestANamedAnswerStays(t *testing.T) {
	t.Parallel()
	const start = "version: 1\nclient: {date: 2026-11-20}\nanswers:\n  respondent: owner\n  it_staff_plan: none_wanted\n  it_fte: 2\nbasis:\n  it_staff_plan: {by: finance director, others: [{value: replace_leaver, by: operations manager}]}\n"
	for name, tt := range map[string]struct {
		person string
		typed  []string // "" is not sure
		want   string
	}{
		"nobody signs":            {"", []string{"keep_same"}, "it_staff_plan: keep_same\n|it_staff_plan: {on: 2026-11-20, others: [{value: replace_leaver, by: operations manager}, {value: none_wanted, by: finance director}]}"},
		"nobody signs, twice":     {"", []string{"keep_same", "first_hire"}, "it_staff_plan: first_hire\n|others: [{value: replace_leaver, by: operations manager}, {value: none_wanted, by: finance director}]}"},
		"what the other said":     {"", []string{"replace_leaver"}, "it_staff_plan: replace_leaver\n|it_staff_plan: {by: operations manager, others: [{value: none_wanted, by: finance director}]}"},
		"not sure, unsigned":      {"", []string{""}, "it_staff_plan: unknown\n|others: [{value: replace_leaver, by: operations manager}, {value: none_wanted, by: finance director}]}"},
		"somebody else":           {"owner", []string{"keep_same"}, "it_staff_plan: none_wanted\n|{by: finance director, others: [{value: replace_leaver, by: operations manager}, {value: keep_same, by: owner, on: 2026-11-20}]}"},
		"somebody is not sure":    {"owner", []string{""}, "it_staff_plan: none_wanted\n|{by: finance director, others: [{value: replace_leaver, by: operations manager}]}"},
		"the same person":         {"finance director", []string{"keep_same"}, "it_staff_plan: keep_same\n|{by: finance director, on: 2026-11-20, others: [{value: replace_leaver, by: operations manager}]}"},
		"the other, once more":    {"operations manager", []string{"first_hire"}, "it_staff_plan: none_wanted\n|others: [{value: first_hire, by: operations manager, on: 2026-11-20}]}"},
		"they agree":              {"operations manager", []string{"none_wanted"}, "it_staff_plan: none_wanted\n|basis:\n  it_staff_plan: {by: finance director}\n"},
		"the same, once more":     {"", []string{"none_wanted"}, "it_staff_plan: none_wanted\n|{by: finance director, others: [{value: replace_leaver, by: operations manager}]}"},
		"a third and a fourth":    {"Ana", []string{"keep_same", "first_hire"}, "it_staff_plan: none_wanted\n|{value: first_hire, by: Ana, on: 2026-11-20}]}"},
		"unsigned and back again": {"", []string{"keep_same", "none_wanted"}, "it_staff_plan: none_wanted\n|{by: finance director, others: [{value: replace_leaver, by: operations manager}]}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _, m := talk(t, Options{Depth: assess.Full, Person: tt.person})
			s := c.Session
			m.data = []byte(start)
			s.Load(m.read(t))
			plan := id(t, s, "it_staff_plan")
			for _, typed := range tt.typed {
				v := answer.Value{State: answer.Unknown}
				if typed != "" {
					v = option(t, s, "it_staff_plan", typed)
				}
				if err := c.save(s.Set(plan, v)); err != nil {
					t.Fatal(err)
				}
			}
			for want := range strings.SplitSeq(tt.want, "|") {
				if !strings.Contains(string(m.data), want) {
					t.Errorf("the file lacks %q:\n%s", want, m.data)
				}
			}
			for range tt.typed {
				edits, said := s.Undo()
				if err := c.save(edits); err != nil || !strings.HasPrefix(said, "Taken back: ") && s.CanUndo() {
					t.Errorf("%q, %v", said, err)
				}
			}
			if string(m.data) != start {
				t.Errorf("after taking all back:\n%s", m.data)
			}
		})
	}
}

// Two sessions answer the same question: both answers are in the file, and the second
// one hears of the first. What is changed by hand loses nobody's answer either.
func TestAnAnswerGivenMeanwhileStays(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		person        string
		before, other string // what this session knows, and what stands there meanwhile
		want          string
		said          string
	}{
		"both unsigned":   {"", "answers: {}\n", "answers:\n  it_workload: drowning\n", "it_workload: ahead\nbasis:\n  it_workload: {others: [{value: drowning}]}\n", "Someone else answered the same question meanwhile"},
		"the same person": {"owner", "answers: {}\n", "answers:\n  it_workload: drowning\nbasis:\n  it_workload: {by: owner}\n", "it_workload: ahead\nbasis:\n  it_workload: {by: owner, others: [{value: drowning, by: owner}]}\n", "Someone else answered"},
		"another person":  {"owner", "answers: {}\n", "answers:\n  it_workload: drowning\nbasis:\n  it_workload: {by: Ana}\n", "it_workload: drowning\nbasis:\n  it_workload: {by: Ana, others: [{value: ahead, by: owner}]}\n", "Someone else answered"},
		"they agree":      {"", "answers: {}\n", "answers:\n  it_workload: ahead\n", "it_workload: ahead\n", "was changed by someone else"},
		"another answer":  {"", "answers: {}\n", "answers:\n  users_count: 40\n", "users_count: 40\n  it_workload: ahead\n", "was changed by someone else"},
		"by hand": {
			"", "answers:\n  users_count: 40\nbasis:\n  users_count: {by: Ana}\n", "answers:\n  users_count: 45\nbasis:\n  users_count: {by: Ana}\n",
			"users_count: {others: [{value: 40, by: Ana}]}\n", "was changed by someone else",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _, memory := talk(t, Options{Depth: assess.Full, Person: tt.person})
			s := c.Session
			m := &shared{memory: memory}
			c.Save = m.save(t)
			m.data = []byte("version: 1\n" + tt.before)
			m.seen = string(m.data)
			s.Load(m.read(t))
			m.data = []byte("version: 1\n" + tt.other)
			if err := c.save(s.Set(id(t, s, "it_workload"), option(t, s, "it_workload", "ahead"))); err != nil {
				t.Fatal(err)
			}
			if said := strings.Join(c.take(), " "); !strings.Contains(said, tt.said) {
				t.Errorf("said %q, want %q", said, tt.said)
			}
			if !strings.Contains(string(m.data), tt.want) {
				t.Errorf("the file lacks %q:\n%s", tt.want, m.data)
			}
			if got, file := s.e.YAML(s.q), m.read(t).YAML(s.q); string(got) != string(file) {
				t.Errorf("the session has\n%s, the file\n%s", got, file)
			}
		})
	}
}

// Taking back leaves alone what somebody else has written over it.
func TestUndoTakesBackNobodyElsesAnswer(t *testing.T) {
	t.Parallel()
	c, _, memory := talk(t, Options{Depth: assess.Full})
	s := c.Session
	m := &shared{memory: memory, seen: string(memory.data)}
	c.Save = m.save(t)
	users := id(t, s, "users_count")
	if err := c.save(s.Set(users, number(40))); err != nil {
		t.Fatal(err)
	}
	m.data = []byte(strings.Replace(string(m.data), "users_count: 40", "users_count: 55", 1))
	if err := c.undo(); err != nil || !strings.Contains(string(m.data), "users_count: 55") {
		t.Errorf("%v\n%s", err, m.data)
	}
}

// An answer to the whole grid keeps what people who are named said of single parts.
func TestANamedPartStaysUnderAPreset(t *testing.T) {
	t.Parallel()
	c, _, m := talk(t, Options{Depth: assess.Full})
	s := c.Session
	m.data = []byte("version: 1\nanswers:\n  tower_owners: {service_desk: client, network: shared}\nbasis:\n  tower_owners.network: {by: Ana}\n")
	s.Load(m.read(t))
	grid := id(t, s, "tower_owners")
	v := answer.Value{State: answer.Given}
	for _, tower := range terms.Towers() {
		v = v.WithTower(tower, terms.Provider)
	}
	if err := c.save(s.Set(grid, v)); err != nil {
		t.Fatal(err)
	}
	if want := "tower_owners.network: {others: [{value: shared, by: Ana}]}"; !strings.Contains(string(m.data), want) {
		t.Errorf("the file lacks %q:\n%s", want, m.data)
	}
	m.read(t)
}

// An answer, what was said with it and whose estimate it is are saved at once.
func TestAnAnswerAndItsNoteAreOneSave(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick, Date: "2026-11-27"})
	saves := 0
	c.Save = func(edits []patch.Edit) (*assess.Engagement, error) {
		saves++
		return m.save(edits)
	}
	c.Session.Jump(id(t, c.Session, "users_count"))
	script.Steps = []prompttest.Step{
		{Question: "How many people need", Answer: "about 80", Note: "two shifts"},
		{Question: "Who decides", Command: prompt.Command{Kind: prompt.Back}},
		{Question: "How many people need", Answer: "", Note: "payroll says 84"},
		{Question: "Who decides", Command: prompt.Command{Kind: prompt.Unsure}, Note: "Ana knows"},
		{Question: "All in, about what", Command: prompt.Command{Kind: prompt.Undo}},
		{Question: "Who decides", Command: prompt.Command{Kind: prompt.Leave}},
	}
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	if saves != 4 {
		t.Errorf("%d saves", saves)
	}
	for _, want := range []string{"users_count: 80\n", "users_count: {kind: estimated, on: 2026-11-27}", "private_notes:\n  users_count: two shifts; payroll says 84\n"} {
		if !strings.Contains(string(m.data), want) {
			t.Errorf("the file lacks %q:\n%s", want, m.data)
		}
	}
	if strings.Contains(string(m.data), "decision_by") {
		t.Errorf("it is not taken back:\n%s", m.data)
	}
}

// Notes grow; general ones and promises have a place; several lines that were pasted at a
// list are no answer.
func TestNotesPromisesAndPastes(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Quick, Date: "2026-11-27"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Note}},
		prompttest.Step{Question: "Private note on: role", Answer: "in a hurry"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Note}},
		prompttest.Step{Question: "Private note on: role", Answer: "calls back."},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.GeneralNote}},
		prompttest.Step{Question: "Private note on: the client in general", Answer: "renewal 1 March"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Promise}},
		prompttest.Step{Question: "What was promised", Answer: "two days on site"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Promise}},
		prompttest.Step{Question: "What was promised", Answer: "no lock-in"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Pasted, Words: "Hello,\nas discussed:\n4"}},
		prompttest.Step{Question: "Several lines were pasted", Answer: "Private note on: role"},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Undo}},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Undo}},
		prompttest.Step{Question: "what is your role", Command: prompt.Command{Kind: prompt.Leave}},
	)
	if _, err := c.Run(); err != nil {
		t.Error(err)
	}
	script.Done()
	for _, want := range []string{"respondent: in a hurry; calls back.\n", "general: renewal 1 March\n", "promises: [{text: two days on site, on: 2026-11-27}]\n", "answers: {}"} {
		if !strings.Contains(string(m.data), want) {
			t.Errorf("the file lacks %q:\n%s", want, m.data)
		}
	}
	for c.Session.CanUndo() {
		if err := c.undo(); err != nil {
			t.Fatal(err)
		}
	}
	if e := m.read(t); len(e.Promises)+len(e.PrivateNotes) > 0 || e.PrivateTold != "" {
		t.Errorf("not all is taken back:\n%s", m.data)
	}
}

// Whoever is asked alone neither sees nor hears what somebody else said.
func TestNobodyReadsWhatSomebodyElseSaid(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Full, Audience: assess.ITLeadAlone, Person: assess.ITLeadAlone.Person()})
	s := c.Session
	m.data = []byte("version: 1\nanswers: {respondent: owner, it_fte: 1, it_staff_plan: none_wanted, users_count: 90, it_workload: drowning}\n" +
		"basis: {it_staff_plan: {by: owner}, users_count: {by: IT lead}}\nnotes: {it_staff_plan: the post goes, users_count: mine}\nprivate_notes: {users_count: do not mention}\n")
	s.Load(m.read(t))
	c.Matrix = shipped(t).Matrix
	for _, q := range []string{"it_staff_plan", "it_fte", "users_count"} {
		script.Steps = append(script.Steps, prompttest.Step{Err: prompt.ErrInterrupted})
		_, _ = c.one(whole(id(t, s, q)))
	}
	script.Steps = append(script.Steps, prompttest.Step{Question: "All answers", Answer: "Done"})
	if err := c.review(); err != nil {
		t.Fatal(err)
	}
	script.Steps = append(script.Steps, prompttest.Step{Answer: "The same size as today"})
	if _, err := c.one(whole(id(t, s, "it_staff_plan"))); err != nil && !errors.Is(err, prompt.ErrInterrupted) {
		t.Fatal(err)
	}
	said := strings.Join(c.take(), " ")
	for _, a := range script.Asked {
		said += strings.Join(append(append(a.Said, a.Remarks...), a.Now, a.Question), " ")
	}
	for _, i := range s.Answered() {
		said += c.line(i) + c.marks(i)
	}
	for _, secret := range []string{"No IT staff of our own", "the post goes", "do not mention", "Overloaded", "(owner)"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is told: %s", secret, said)
		}
	}
	if !strings.Contains(said, "90 people") || !strings.Contains(said, "mine") {
		t.Errorf("one's own is not shown: %s", said)
	}
	if !strings.Contains(string(m.data), "none_wanted") {
		t.Errorf("the other answer is lost:\n%s", m.data)
	}
}
