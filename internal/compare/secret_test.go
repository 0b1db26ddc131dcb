package compare

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
)

// Whatever is answered in confidence, on either side, the client reads the same to the byte.
func TestPrivateAnswersChangeNoByteForTheClient(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	schema, rng := p.Questionnaire.Schema, rand.New(rand.NewPCG(3, 5))
	whispered := func(set answer.Set) *Side {
		set.Values = slices.Clone(set.Values)
		for i := range set.Values {
			if p.Questionnaire.Questions[i].Private() {
				set.Values[i] = sample.Any(rng, schema.At(i))
			}
		}
		s, err := Take(p, p, &assess.Engagement{Answers: set})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for range 8 {
		before, after := sample.AnySet(rng, schema), sample.AnySet(rng, schema)
		var first []byte
		for range 3 {
			now, err := json.Marshal(between(t, whispered(before), whispered(after)).ForClient().Compare())
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = now
			} else if string(now) != string(first) {
				t.Fatalf("the client reads\n%s\nwhere it was\n%s", now, first)
			}
		}
	}
}

// People and pay differ for the provider; for the client nothing does.
func TestPeopleAndPayAreNoDifferenceForTheClient(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "it_fte: 2, it_staff_plan: keep_same, users_count: 40, "
	c := compared(t, p, answers+"team_attitude: 4, it_payroll_year: 150000", answers+"team_attitude: 0, it_payroll_year: 190000")
	if client := c.ForClient().Compare(); client.Changed || len(client.Answers) > 0 || client.Internal != nil || !strings.HasPrefix(client.Summary, "Nothing changed") {
		t.Errorf("the client sees %+v", client.Difference)
	}
	provider := c.ForProvider()
	if !provider.Changed || len(provider.Answers) != 2 || len(provider.Words.Changes) != 2 {
		t.Errorf("the provider sees %+v", provider.Answers)
	}
	if want := "2 changed answers move nothing of this."; !strings.HasSuffix(provider.Summary, want) {
		t.Errorf("%s, want %s", provider.Summary, want)
	}
	if len(c.Answers) > 0 || c.Changed {
		t.Error("reading a comparison changed it")
	}
}

// A private answer that changes beside others stands among them in the order of
// a call, with what the others move as the client reads it.
func TestPrivateAnswersStandAmongTheOthers(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	c := compared(t, p, "it_fte: 2, it_staff_plan: keep_same, users_count: 40, team_attitude: 4", "it_fte: 3, it_staff_plan: keep_same, users_count: 50, team_attitude: 1")
	client := map[string]result.ChangedAnswer{}
	for _, a := range c.ForClient().Compare().Answers {
		client[a.Question] = a
	}
	last, private := -1, 0
	for _, a := range c.ForProvider().Answers {
		at := p.Questionnaire.Schema.Find(a.Question)
		if at <= last {
			t.Errorf("%s stands behind a later question", a.Question)
		}
		last = at
		if p.Questionnaire.Questions[at].Private() {
			private++
			if len(a.Effects) > 0 {
				t.Errorf("%s moves %v", a.Question, a.Effects)
			}
		} else if !slices.Equal(a.Effects, client[a.Question].Effects) {
			t.Errorf("%s moves %v for the provider and %v for the client", a.Question, a.Effects, client[a.Question].Effects)
		}
	}
	if private != 1 || len(client) != 2 {
		t.Errorf("%d private answers beside %d others", private, len(client))
	}
}

// That a question for the provider begins or ceases to apply is nothing for the
// client, who does not know that there is one.
func TestAClientReadsNotThatAPrivateQuestionApplies(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	named := func(changes []result.ChangedAnswer) int {
		n := 0
		for _, a := range changes {
			if p.Questionnaire.Questions[p.Questionnaire.Schema.Find(a.Question)].Private() {
				n++
			}
		}
		return n
	}
	forProvider := 0
	for _, answers := range [][2]string{
		{"it_fte: 0, users_count: 40", "it_fte: 2, users_count: 40"},
		{"it_fte: 2, users_count: 40", "it_fte: 0, users_count: 40"},
		{"users_count: 40", "it_fte: 0, users_count: 40"},
	} {
		c := compared(t, p, answers[0], answers[1])
		forProvider += named(c.ForProvider().Answers)
		if n := named(c.ForClient().Compare().Answers); n > 0 {
			t.Errorf("%v: the client reads of %d private questions", answers, n)
		}
	}
	if forProvider == 0 {
		t.Error("no private question began or ceased to apply; the test tests nothing")
	}
}
