package scope

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// neutral are answers that change nothing but what is still open, each with why that
// is right: they say that all is well, and nobody is told what to do about it.
func neutral() map[string]string {
	return map[string]string{
		"it_team_focus: everything": "nothing stands out, so no part is left with the people for it",
		"present: none":             "who listens decides what is asked, not what comes out",
		"present: owner":            "who listens decides what is asked, not what comes out",
		"present: office_manager":   "who listens decides what is asked, not what comes out",
		"present: it_lead":          "who listens decides what is asked, not what comes out",
		"present: provider":         "who listens decides what is asked, not what comes out",
		"other_offers: none":        "there is nothing to lay side by side",
		"security_confidence: 3":    "a feeling in between asks for nothing",
	}
}

// Every option of every question changes something that a reader sees for some client:
// more than that the question is answered.
func TestEveryAnswerCounts(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Everything&^playbook.Proofs) // how sure the model is does not count here
	if err != nil {
		t.Fatal(err)
	}
	s := sweep{p: p, left: map[string]answer.Value{}, where: map[string]int{}}
	for i := range p.Questionnaire.Questions {
		if slices.Contains(result.Printed(), p.Questionnaire.Questions[i].ID) {
			continue // a page prints the answer as it was given
		}
		for name, v := range tried(p.Questionnaire.Schema.At(i)) {
			id := p.Questionnaire.Questions[i].ID + ": " + name
			s.left[id], s.where[id] = v, i
		}
	}
	all := len(s.left)
	for _, c := range []struct{ name, from, to string }{
		{"harbor-dental", "", ""},
		{"quillhaven-credit-union", "it_spend_month: 18500", "it_spend_month: 18500\n  spend_support_month: 9000\n  spend_support_ends_month: 5000\n  spend_tools_ends_month: 2000\n  spend_tools_month: 4000\n  spend_goes_on_month: 5500"},
		{"saltmarsh-pike-outfitters", "", ""},
		{"marrow-creek-schools", "", ""},
		{"vantrell-freight", "", ""},
		{"wexcombe-castings", "compliance_regimes: [customer_terms]", "compliance_regimes: [customer_terms, cmmc]"},
	} {
		s.client(t, c.name, c.from, c.to)
	}
	why := neutral()
	for _, id := range sorted(s.left) {
		if why[id] == "" {
			t.Errorf("%s changes nothing", id)
		}
	}
	for id := range why {
		if _, ok := s.left[id]; !ok {
			t.Errorf("%s changes something, so it does not belong to those that need not", id)
		}
	}
	if all < 280 {
		t.Errorf("only %d answers were tried", all)
	}
}

func sorted(m map[string]answer.Value) []string {
	var ids []string
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// sweep looks for answers that change nothing.
type sweep struct {
	p     *playbook.Playbook
	left  map[string]answer.Value // answers that have changed nothing yet
	where map[string]int          // their questions
}

// client tries what is left on an example client. A question that does not apply there
// is not tried.
func (s *sweep) client(t *testing.T, name, from, to string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "engagements", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := playbooktest.Read(s.p, name, strings.Replace(string(data), from, to, 1))
	if err != nil {
		t.Fatal(err)
	}
	e.Notes, e.PrivateNotes = nil, nil
	for i := range s.p.Questionnaire.Questions {
		before := ""
		for _, id := range sorted(s.left) {
			if s.where[id] != i {
				continue
			}
			with := *e
			with.Answers = e.Answers.With(i, s.left[id])
			if with.View(s.p.Questionnaire).State(i) == answer.Hidden {
				break
			}
			if before == "" {
				without := *e
				without.Answers = e.Answers.With(i, answer.Value{})
				before = s.shown(t, &without)
			}
			if after := s.shown(t, &with); before != after {
				delete(s.left, id)
			}
		}
	}
}

// shown is what comes out, without what only says that something is answered: the answers,
// the open questions, and how sure the model is while they are open.
func (s *sweep) shown(t *testing.T, e *assess.Engagement) string {
	t.Helper()
	r, err := Of(s.p, e, Ask{Plan: true, AllFindings: true})
	if err != nil {
		t.Fatal(err)
	}
	c := *r.ForProvider()
	c.Answers, c.Words = nil, result.Words{Baseline: c.Words.Baseline, Transition: c.Words.Transition}
	rec := &c.Recommendation
	rec.Open, rec.Doubts, rec.ToConfirm, rec.Disputed, rec.Sure = nil, nil, nil, nil, ""
	rec.Certain, rec.Proved, rec.Possible, rec.Without, rec.Stability, rec.Verdict, rec.CodingProof = nil, nil, nil, nil, nil, nil, nil
	rec.DecidedBy, rec.VetoesIf, rec.Flips, rec.NoFlip = nil, nil, nil, ""
	written, err := json.Marshal(&c)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// tried are the answers to try: each option for itself, a few numbers, each part of a
// grid on each side.
func tried(q *answer.Question) map[string]answer.Value {
	out := map[string]answer.Value{}
	given := func(name string, v answer.Value) {
		v.State = answer.Given
		out[name] = v
	}
	switch q.Type {
	case answer.SingleChoice, answer.YesNo, answer.MultiChoice:
		for o, id := range q.Options {
			given(id, answer.Value{Options: 1 << o})
		}
	case answer.Scale, answer.Level:
		for n := q.Min; n <= q.Max; n += 100 {
			given(answer.FormatHundredths(n), answer.Value{Number: n})
		}
	case answer.Number:
		given("a number", answer.Value{Number: min(q.Max, max(q.Min, 6000))})
	case answer.Text:
		given("a text", answer.Value{Text: "something of their own"})
	case answer.Grid:
		for _, tower := range terms.Towers() {
			for side := terms.Side(0); side <= terms.ThirdParty; side++ {
				v := answer.Value{State: answer.Given}
				given(fmt.Sprintf("%v %v", tower, side), v.WithTower(tower, side))
			}
		}
	}
	return out
}
