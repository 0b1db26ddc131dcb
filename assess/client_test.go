package assess

import (
	"reflect"
	"testing"

	"mspscope/internal/answer"
)

func TestEngagementForTheClient(t *testing.T) {
	t.Parallel()
	q := questionnaire(t, ask("a", "yes_no", ""), ask("pay", "yes_no", "self_assessment: false"), ask("later", "yes_no", ""))
	yes := answer.Value{State: answer.Given, Options: 2}
	full := func() *Engagement {
		return &Engagement{
			Client:       Client{Name: "N"},
			Answers:      answer.Set{Values: []answer.Value{yes, yes, yes}},
			Notes:        []Note{{Text: "public"}, {Question: 1, Text: "beside pay"}, {Question: 2, Text: "later"}, {Question: -1, Text: "general"}},
			PrivateNotes: []Note{{Text: "secret"}},
			Basis: []Basis{
				{Question: 0, Kind: "seen", By: "Sam", On: "2026-11-20", Others: []Other{{Value: yes, By: "Kim", On: "2026-11-21"}}},
				{Question: 1, By: "Sam"},
				{Question: 2, By: "Lee"},
			},
			Decisions: []Decision{{Activity: "SD-01", By: "Sam"}},
			Quote:     Quote{TermMonths: 36, Discount: &Discount{Percent: 500, Reason: "to win it", ApprovedBy: "Lee"}},
		}
	}
	e := full()
	want := &Engagement{
		Client:  Client{Name: "N"},
		Answers: answer.Set{Values: []answer.Value{yes, {}, yes}},
		Notes:   []Note{{Text: "public"}, {Question: 2, Text: "later"}, {Question: -1, Text: "general"}},
		Basis: []Basis{
			{Question: 0, Kind: "seen", On: "2026-11-20", Others: []Other{{Value: yes, On: "2026-11-21"}}},
			{Question: 2},
		},
		Decisions: []Decision{{Activity: "SD-01", By: "Sam"}},
		Quote:     Quote{TermMonths: 36, Discount: &Discount{Percent: 500}},
	}
	if got := e.ForClient(q); !reflect.DeepEqual(got, want) {
		t.Errorf("for the client\n%+v\nexpected\n%+v", got, want)
	}
	if !reflect.DeepEqual(e, full()) {
		t.Errorf("the engagement was changed: %+v", e)
	}
	// What another questionnaire holds to be private is private as well; one
	// that does not have a question says nothing about it.
	other := questionnaire(t, ask("later", "yes_no", "self_assessment: false"))
	got := e.ForClient(q, other)
	if !reflect.DeepEqual(got.Answers.Values, []answer.Value{yes, {}, {}}) || len(got.Notes) != 2 || len(got.Basis) != 1 {
		t.Errorf("beside another questionnaire %+v", got)
	}
}
