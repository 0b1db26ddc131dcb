package interview

import (
	"fmt"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook/playbooktest"
)

// What is about a person is never asked while that person listens, whoever else is there
// and however the questions are put.
func TestNobodyIsAskedAboutSomebodyInTheRoom(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	q := p.Questionnaire
	for _, person := range []string{assess.Owner, assess.OfficeManager, assess.ITLead, assess.Provider} {
		rooms := map[string]Options{
			fmt.Sprintf("{present: [%s]}", person):                               {Depth: assess.Full},
			fmt.Sprintf("{respondent: owner, it_fte: 2, present: [%s]}", person): {Depth: assess.Full},
			fmt.Sprintf("{respondent: other, present: [%s]}", person):            {Depth: assess.Call},
		}
		switch person {
		case assess.Owner:
			rooms["{}"] = Options{Depth: assess.Full, Audience: assess.OwnerAlone}
		case assess.ITLead:
			rooms["{respondent: owner}"] = Options{Depth: assess.Full, Audience: assess.ITLeadAlone}
			rooms["{respondent: it_lead}"] = Options{Depth: assess.Full}
		}
		for answers, o := range rooms {
			s := New(q, playbooktest.Engagement(t, p, "answers: "+answers+"\n"), o)
			for i := range q.Questions {
				if q.Questions[i].About == person && s.Allowed(i) {
					t.Errorf("%s, %v: %s is asked about the %s", answers, o.Audience, q.Questions[i].ID, person)
				}
			}
		}
	}
	// Where nobody of them listens, all of it is asked.
	s := New(q, playbooktest.Engagement(t, p, "answers: {respondent: owner, present: [none]}\n"), Options{Depth: assess.Full})
	about := 0
	for i := range q.Questions {
		if q.Questions[i].About != "" {
			if about++; !s.Allowed(i) {
				t.Errorf("%s is not asked although nobody listens", q.Questions[i].ID)
			}
		}
	}
	if about < 4 {
		t.Errorf("only %d questions are about a person", about)
	}
}
