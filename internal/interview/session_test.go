package interview

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
)

func questions(list []Place) []int {
	var out []int
	for _, p := range list {
		out = append(out, p.Question)
	}
	return out
}

func ids(s *Session, list []int) []string {
	var out []string
	for _, i := range list {
		out = append(out, s.q.Questions[i].ID)
	}
	return out
}

func TestAsksInOrderAndHonoursGatesAtOnce(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Quick})
	answers := map[string]answer.Value{
		"respondent": option(t, s, "respondent", "owner"), "drivers": option(t, s, "drivers", "slow_support"),
		"current_it_model": option(t, s, "current_it_model", "unofficial"), "it_fte": number(0),
	}
	var asked []string
	for i, ok := s.Current(); ok; i, ok = s.Current() {
		name := s.q.Questions[i].ID
		asked = append(asked, name)
		v, given := answers[name]
		if !given {
			v = answer.Value{State: answer.Unknown}
		}
		s.Answer(v)
	}
	// Without IT people nobody is asked about their workload.
	want := "respondent drivers current_it_model it_fte it_staff_plan tower_owners users_count decision_by it_spend_month compliance_regimes control_preference"
	if got := strings.Join(asked, " "); got != want {
		t.Errorf("asked\n%s\nwant\n%s", got, want)
	}
	if p := s.Progress(); p.Answered != 4 || p.Unsure != 7 || p.Total != 11 || p.String() != "11 asked, 4 answered, 7 not sure" {
		t.Errorf("progress %s, want 4 answered and 7 not sure of 11", p)
	}
	// A person in IT brings the question up at once, and it is the next one.
	s.Set(id(t, s, "it_fte"), number(2))
	if i, ok := s.Current(); !ok || s.q.Questions[i].ID != "it_workload" {
		t.Errorf("current is %d, %v, want it_workload", i, ok)
	}
	// Its answer is kept when it no longer applies, and counts again later.
	s.Answer(option(t, s, "it_workload", "drowning"))
	s.Set(id(t, s, "it_fte"), number(0))
	if _, ok := s.Current(); ok || s.view.State(id(t, s, "it_workload")) != answer.Hidden {
		t.Error("it_workload still applies without IT people")
	}
	s.Set(id(t, s, "it_fte"), number(2))
	if !s.view.Is("it_workload", "drowning") {
		t.Error("the kept answer is lost")
	}
}

func TestBackSkipJump(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Call})
	at := func() string {
		i, ok := s.Current()
		if !ok {
			return ""
		}
		return s.q.Questions[i].ID
	}
	if s.Back() {
		t.Error("there is nothing before the first question")
	}
	s.Answer(option(t, s, "respondent", "owner"))
	s.Answer(option(t, s, "present", "none"))
	s.Skip()
	if at() != "success_12m" || !slices.Equal(ids(s, questions(s.Skipped())), []string{"drivers"}) {
		t.Errorf("after a skip: %s, skipped %v", at(), ids(s, questions(s.Skipped())))
	}
	s.Jump(id(t, s, "users_count"))
	s.Answer(number(24))
	if at() != "light_users_count" {
		t.Errorf("after a jump the interview goes on with %s", at())
	}
	s.Back()
	if at() != "users_count" {
		t.Errorf("back leads to %s", at())
	}
	s.Answer(number(25))
	if at() != "light_users_count" {
		t.Errorf("after a change the interview goes on with %s", at())
	}
	s.Back()
	s.Back()
	if at() != "success_12m" {
		t.Errorf("further back leads to %s", at())
	}
	for range 100 {
		if _, ok := s.Current(); ok {
			s.Answer(answer.Value{State: answer.Unknown})
		}
	}
	if at() != "" || !slices.Equal(ids(s, s.Missing()), []string{"drivers"}) {
		t.Errorf("at the end: %s, missing %v", at(), ids(s, s.Missing()))
	}
	s.Unskip()
	if at() != "drivers" {
		t.Errorf("after unskip: %s", at())
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Quick})
	for words, want := range map[string]string{
		"restore": "backup_restore_test", "Cyber insur": "cyber_insurance", "who decides": "decision_by", "users_count": "users_count",
	} {
		got := ids(s, s.Find(words))
		if len(got) == 0 || got[0] != want {
			t.Errorf("Find(%q) = %v, want %s first", words, got, want)
		}
	}
	if got := s.Find("zeppelin"); len(got) > 0 {
		t.Errorf("found %v", ids(s, got))
	}
	if got := s.Find("  "); got != nil {
		t.Errorf("found %v", ids(s, got))
	}
}

// TestNobodyIsAskedAboutThemselves checks every audience and respondent.
func TestNobodyIsAskedAboutThemselves(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	about := 0
	for audience := range assess.Audience(3) {
		s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Full, Audience: audience})
		s.Set(id(t, s, "it_fte"), number(2))
		for _, respondent := range []string{"owner", "it_lead", "office_manager"} {
			s.Set(id(t, s, "respondent"), option(t, s, "respondent", respondent))
			who := respondent
			if audience != assess.Discovery {
				who = audience.String()
			}
			for i := range s.q.Questions {
				q := &s.q.Questions[i]
				if !s.Applies(i) {
					about++
					continue
				}
				if q.About != "" && q.About == who {
					t.Errorf("%s is asked about themselves: %s", who, q.ID)
				}
				if audience != assess.Discovery && !q.SelfAssessment {
					t.Errorf("%s is asked in a self-assessment", q.ID)
				}
			}
			for _, i := range s.Find("attitude") {
				if audience != assess.Discovery {
					t.Errorf("%s is found in a self-assessment", s.q.Questions[i].ID)
				}
			}
		}
	}
	if about == 0 {
		t.Error("nothing was left out; the test tests nothing")
	}
}

// TestAnyOrderGivesTheFileOfAnsweringStraight answers, goes back, jumps, skips
// and edits at random; in the end the file holds the same answers as when every
// question is answered in turn.
func TestAnyOrderGivesTheFileOfAnsweringStraight(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	schema := p.Questionnaire.Schema
	rng := rand.New(rand.NewPCG(7, 11))
	for round := range 60 {
		want := make([]answer.Value, schema.Len())
		for i := range want {
			want[i] = anyAnswer(rng, schema.At(i))
		}
		o := Options{Depth: assess.Depth(round % 3)}
		straight := newMemory(p)
		s := New(p.Questionnaire, straight.read(t), o)
		for i, ok := s.Current(); ok; i, ok = s.Current() {
			if s.Place() != whole(i) { // a tower that the answer leaves open
				s.Skip()
				continue
			}
			if _, err := straight.save(s.Answer(want[i])); err != nil {
				t.Fatal(err)
			}
		}
		crooked := newMemory(p)
		s = New(p.Questionnaire, crooked.read(t), o)
		save := func(i int, v answer.Value) {
			var err error
			if whole(i) == s.Place() {
				_, err = crooked.save(s.Answer(v))
			} else {
				_, err = crooked.save(s.Set(i, v))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for range 150 {
			i, ok := s.Current()
			some := rng.IntN(schema.Len())
			switch k := rng.IntN(10); {
			case k == 0:
				s.Back()
			case k == 1:
				s.Jump(some)
			case k == 2 && ok:
				s.Skip()
			case k == 3 && s.InDepth(some):
				save(some, anyAnswer(rng, schema.At(some))) // a mistake, corrected below
			case k == 4: // killed and begun anew
				s = New(p.Questionnaire, crooked.read(t), o)
			case ok && s.Place() != whole(i):
				s.Skip()
			case ok && s.InDepth(i):
				save(i, want[i])
			}
		}
		for again := true; again; { // correct what is wrong, and answer the rest
			again = false
			for i := range want {
				if v := s.view.Value(i); s.InDepth(i) && !v.Equal(want[i]) {
					save(i, want[i])
					again = true
				}
			}
		}
		s.Unskip()
		// A jump or a step back may have led to a question that is answered.
		for i, ok := s.Current(); ok && s.view.State(i) != answer.Missing; i, ok = s.Current() {
			if s.Place() != whole(i) { // a tower that the answer leaves open
				s.Skip()
				continue
			}
			save(i, want[i])
		}
		for i, ok := s.Current(); ok && (!s.InDepth(i) || s.Place() != whole(i)); i, ok = s.Current() {
			s.Skip() // or outside the depth
		}
		if i, ok := s.Current(); ok {
			t.Fatalf("round %d: %s is still asked", round, p.Questionnaire.Questions[i].ID)
		}
		a, b := schema.View(straight.read(t).Answers), schema.View(crooked.read(t).Answers)
		for i := range want {
			if s.InDepth(i) && !a.Value(i).Equal(b.Value(i)) {
				t.Fatalf("round %d: %s is %+v, straight %+v", round, p.Questionnaire.Questions[i].ID, b.Value(i), a.Value(i))
			}
		}
		// Memory and file say the same, hidden answers included.
		for i, v := range crooked.read(t).Answers.Values {
			if !v.Equal(s.e.Answers.Values[i]) {
				t.Fatalf("round %d: the file has %+v for %s, the session %+v", round, v, p.Questionnaire.Questions[i].ID, s.e.Answers.Values[i])
			}
		}
	}
}

func TestTwoPeople(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	m := newMemory(p)
	s := New(p.Questionnaire, m.read(t), Options{Depth: assess.Call, Date: "2026-11-20"})
	users := id(t, s, "users_count")
	do := func(who string, v answer.Value) {
		t.Helper()
		s.SetPerson(who)
		if _, err := m.save(s.Set(users, v)); err != nil {
			t.Fatal(err)
		}
		// What is on disk is what the session knows.
		e := m.read(t)
		if len(e.Basis) != len(s.e.Basis) || !e.Answers.Values[users].Equal(s.e.Answers.Values[users]) {
			t.Fatalf("file and session differ:\n%s", m.data)
		}
	}
	do("owner", number(24))
	do("IT lead", number(30))
	b := s.Disputed(users)
	if b == nil || b.By != "owner" || len(b.Others) != 1 || b.Others[0].By != "IT lead" || b.Others[0].Value.Number != 3000 {
		t.Fatalf("dispute %+v\n%s", b, m.data)
	}
	if n, _ := s.view.Number("users_count"); n != 2400 {
		t.Errorf("in use is %d, want the first answer", n)
	}
	if want := "users_count: {by: owner, on: 2026-11-20, others: [{value: 30, by: IT lead, on: 2026-11-20}]}"; !strings.Contains(string(m.data), want) {
		t.Errorf("the file lacks %s:\n%s", want, m.data)
	}
	do("office manager", number(26)) // a third one stands beside the two
	if len(s.Disputed(users).Others) != 2 {
		t.Errorf("others %+v", s.Disputed(users).Others)
	}
	do("IT lead", number(31)) // and each can change their mind
	do("office manager", answer.Value{State: answer.Unknown})
	if o := s.Disputed(users).Others; len(o) != 1 || o[0].Value.Number != 3100 {
		t.Errorf("others %+v", o)
	}
	do("IT lead", number(24)) // agreed
	if s.Disputed(users) != nil || len(s.Disputes()) != 0 {
		t.Errorf("still disputed:\n%s", m.data)
	}
	do("IT lead", number(30))
	if _, err := m.save(s.Settle(whole(users), 1)); err != nil {
		t.Fatal(err)
	}
	if n, _ := s.view.Number("users_count"); n != 3000 || s.basis(whole(users)).By != "IT lead" || s.Disputed(users) != nil {
		t.Errorf("settled at %d by %q:\n%s", n, s.basis(whole(users)).By, m.data)
	}
	do("", number(31)) // nobody in particular says something else: what people who are named said stays
	if b := s.Disputed(users); b == nil || b.By != "" || len(b.Others) != 2 || b.Others[1].By != "IT lead" || b.Others[1].Value.Number != 3000 {
		t.Errorf("a named answer is lost:\n%s", m.data)
	}
	do("", number(32)) // and corrects only that
	if b := s.Disputed(users); len(b.Others) != 2 {
		t.Errorf("others %+v", b.Others)
	}
	do("", number(24)) // what the owner had said is the owner's
	if b := s.Disputed(users); b == nil || b.By != "owner" || len(b.Others) != 1 {
		t.Errorf("basis %+v\n%s", b, m.data)
	}
}

func TestNotesAndBasisReachTheFile(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	m := newMemory(p)
	s := New(p.Questionnaire, m.read(t), Options{Depth: assess.Call})
	users := id(t, s, "users_count")
	edits := slices.Concat(s.SetNote(whole(users), "two share: one \"PC\"", false), s.SetNote(whole(users), "secret #1", true), s.SetBasis(whole(users), Estimated, "yes"))
	if _, err := m.save(edits); err != nil {
		t.Fatal(err)
	}
	e := m.read(t)
	if len(e.Notes) != 1 || e.Notes[0].Text != "two share: one \"PC\"" || len(e.PrivateNotes) != 1 || e.PrivateNotes[0].Text != "secret #1" {
		t.Errorf("notes %+v %+v", e.Notes, e.PrivateNotes)
	}
	if len(e.Basis) != 1 || e.Basis[0].Kind != Estimated || e.Basis[0].By != "yes" {
		t.Errorf("basis %+v", e.Basis)
	}
	if _, err := m.save(slices.Concat(s.SetNote(whole(users), "", false), s.SetNote(whole(users), "", true))); err != nil {
		t.Fatal(err)
	}
	if e := m.read(t); len(e.Notes) != 0 || len(e.PrivateNotes) != 0 {
		t.Errorf("notes are left:\n%s", m.data)
	}
}

func TestUntilCertainFollowsTheOrderGiven(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	q := p.Questionnaire
	s := New(q, assess.NewEngagement(q), Options{Depth: assess.Quick})
	o := s.o
	o.Until = &Certainty{
		Order: func(answer.View) []Place {
			return []Place{whole(id(t, s, "it_turnover")), whole(id(t, s, "it_fte")), whole(id(t, s, "users_count"))}
		},
		Certain: func(v answer.View) bool { return v.State(id(t, s, "users_count")) == answer.Given },
	}
	s = New(q, assess.NewEngagement(q), o)
	// it_turnover is not in the depth; behind the order the questionnaire goes on.
	for _, want := range []string{"respondent", "drivers", "current_it_model", "it_fte", "users_count", "decision_by"} {
		i, _ := s.Current()
		if got := s.q.Questions[i].ID; got != want {
			t.Errorf("asked %s, want %s", got, want)
		}
		if want == "users_count" && s.Certain() {
			t.Error("certain too early")
		}
		s.Answer(anyGiven(s.q.Schema.At(i)))
	}
	if !s.Certain() {
		t.Error("not certain")
	}
}

func anyGiven(q *answer.Question) answer.Value {
	v := answer.Value{State: answer.Given, Number: q.Min, Options: 1}
	if q.Type == answer.Number {
		v.Options = 0
	}
	return v
}

func BenchmarkAnswer(b *testing.B) {
	p := shipped(b)
	s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Full})
	users := id(b, s, "users_count")
	n := int64(0)
	for b.Loop() {
		n++
		s.Set(users, number(1+n%50))
	}
}

// On the way to certainty the first question is one that a person answers in a breath.
func TestUntilCertainBeginsWithWhatAPersonKnows(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Proofs)
	if err != nil {
		t.Fatal(err)
	}
	s := New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Call, Until: Proof(p.Matrix, p.Certifier)})
	for _, want := range []string{"respondent", "drivers", "current_it_model"} {
		i, ok := s.Current()
		if q := s.q.Schema.At(i); !ok || q.ID != want {
			t.Fatalf("it asks %s, want %s", q.ID, want)
		}
		s.Skip()
	}
}
