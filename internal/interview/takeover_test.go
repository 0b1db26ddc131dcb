package interview

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
)

// opened begins a session on a file.
func opened(t *testing.T, file string, o Options) *Session {
	t.Helper()
	m := &memory{p: shipped(t), data: []byte(file)}
	return New(m.p.Questionnaire, m.read(t), o)
}

// takenOver takes answers over into a file and returns it as it stands then.
func takenOver(t *testing.T, file string, o Options, all ...Told) (string, []Taken) {
	t.Helper()
	s := opened(t, file, o)
	edits, taken := s.TakeOver(all)
	data, err := patch.Patch("e.yaml", []byte(file), edits)
	if err != nil {
		t.Fatal(err)
	}
	if again, taken := opened(t, string(data), o).TakeOver(all); len(again) > 0 {
		if after, err := patch.Patch("e.yaml", data, again); err != nil || string(after) != string(data) {
			t.Errorf("taken over again it is another file: %v\n%s\n%+v", err, after, taken)
		}
	}
	return string(data), taken
}

func TestTakeOver(t *testing.T) {
	t.Parallel()
	q := shipped(t).Questionnaire
	at := func(id string) Place { return whole(q.Schema.Find(id)) }
	owner := Options{Person: "owner", Date: "2026-11-28", Undated: true, Depth: assess.Full}
	undated := Options{Person: "owner", Undated: true, Depth: assess.Full}
	network := answer.Value{State: answer.Given}.WithTower(terms.Network, terms.Client)
	for _, test := range []struct {
		name, file string
		o          Options
		told       Told
		outcome    Outcome
		want       []string // stand in the file then
		not        string   // does not
	}{
		{"new", "version: 1\nanswers: {}\n", owner, Told{Place: at("users_count"), Value: number(60)}, Added, []string{"users_count: 60", "users_count: {by: owner, on: 2026-11-28}"}, "others"},
		{"new, an estimate", "version: 1\nanswers: {}\n", owner, Told{Place: at("users_count"), Value: number(60), Estimated: true}, Added, []string{"users_count: {kind: estimated, by: owner, on: 2026-11-28}"}, ""},
		{"no date but the file's", "version: 1\nclient: {date: 2026-11-20}\nanswers: {}\n", undated, Told{Place: at("users_count"), Value: number(60)}, Added, []string{"users_count: {by: owner}"}, ", on:"},
		{"the same", "version: 1\nanswers: {users_count: 60}\n", owner, Told{Place: at("users_count"), Value: number(60), Estimated: true}, Unchanged, []string{"version: 1\nanswers: {users_count: 60}\n"}, "basis"},
		{"another person's", "version: 1\nanswers: {users_count: 60}\nbasis: {users_count: {by: Pat, on: 2026-11-01}}\n", owner, Told{Place: at("users_count"), Value: number(50)}, Differs, []string{"users_count: 60", "by: Pat, on: 2026-11-01, others: [{value: 50, by: owner, on: 2026-11-28}]"}, ""},
		{"nobody's", "version: 1\nanswers: {users_count: 60}\n", owner, Told{Place: at("users_count"), Value: number(50)}, Differs, []string{"others: [{value: 50, by: owner, on: 2026-11-28}]"}, ""},
		{"settled", "version: 1\nanswers: {users_count: 60}\nbasis: {users_count: {by: Pat, others: [{value: 70, by: Sam}], settled: true}}\n", owner, Told{Place: at("users_count"), Value: number(50)}, Differs, []string{"value: 70, by: Sam", "value: 50, by: owner"}, "settled"},
		{"one's own", "version: 1\nanswers: {users_count: 60}\nbasis: {users_count: {by: owner}}\n", owner, Told{Place: at("users_count"), Value: number(50)}, Changed, []string{"users_count: 50", "users_count: {by: owner, on: 2026-11-28}"}, "others"},
		{"not sure against somebody", "version: 1\nanswers: {users_count: 60}\n", owner, Told{Place: at("users_count"), Value: answer.Value{State: answer.Unknown}}, Stays, []string{"users_count: 60"}, "basis"},
		{"back to what the file has", "version: 1\nanswers: {users_count: 60}\nbasis: {users_count: {by: Pat, others: [{value: 50, by: owner}]}}\n", owner, Told{Place: at("users_count"), Value: number(60)}, Agrees, []string{"users_count: {by: Pat}"}, "others"},
		{"one tower", "version: 1\nanswers: {tower_owners: {network: shared, endpoints: provider}}\n", owner, Told{Place: at("tower_owners"), Value: network}, Differs, []string{"tower_owners.network: {others: [{value: client, by: owner, on: 2026-11-28}]}", "network: shared, endpoints: provider"}, ""},
		{"another tower", "version: 1\nanswers: {tower_owners: {endpoints: provider}}\n", owner, Told{Place: at("tower_owners"), Value: network}, Added, []string{"endpoints: provider, network: client", "tower_owners.network: {by: owner, on: 2026-11-28}"}, "others"},
		{"who answers", "version: 1\nanswers: {respondent: it_lead}\n", owner, Told{Place: at("respondent"), Value: answer.Value{State: answer.Given, Options: 1}}, Unchanged, []string{"respondent: it_lead"}, "basis"},
		{"a note", "version: 1\nanswers: {}\nnotes: {users_count: two share one}\n", owner, Told{Place: at("users_count"), Notes: []string{"two share one", "said: \"many\""}}, Unchanged, []string{`two share one; said: \"many\"`}, "two share one; two"},
		{"a note that was gone on with", "version: 1\nanswers: {}\nnotes: {users_count: two share one}\n", owner, Told{Place: at("users_count"), Notes: []string{"two share one, and one is old"}}, Unchanged, []string{`users_count: "two share one, and one is old"`}, ";"},
		{"in general", "version: 1\nanswers: {}\n", owner, Told{Place: InGeneral(), Notes: []string{"call on Friday"}}, Unchanged, []string{"general: call on Friday"}, ""},
		{"an answer that is hidden", "version: 1\nanswers: {it_fte: 0}\n", owner, Told{Place: at("it_workload"), Value: answer.Value{State: answer.Given, Options: 1}}, Added, []string{"it_workload: "}, ""},
	} {
		got, taken := takenOver(t, test.file, test.o, test.told)
		if len(taken) != 1 || taken[0].Outcome != test.outcome {
			t.Errorf("%s: %+v", test.name, taken)
		}
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in\n%s", test.name, want, got)
			}
		}
		if test.not != "" && strings.Contains(got, test.not) {
			t.Errorf("%s: %s stands in\n%s", test.name, test.not, got)
		}
		if test.name == "an answer that is hidden" && !taken[0].Hidden {
			t.Error("nobody is told that the question does not apply")
		}
	}
}

// What does not fit into a note is not lost in silence.
func TestTakeOverLongNotes(t *testing.T) {
	t.Parallel()
	q := shipped(t).Questionnaire
	s := opened(t, "version: 1\nanswers: {}\nnotes: {users_count: "+strings.Repeat("x", answer.MaxText-5)+"}\n", Options{Person: "owner", Depth: assess.Full})
	edits, taken := s.TakeOver([]Told{{Place: whole(q.Schema.Find("users_count")), Notes: []string{"no room", "y"}}})
	if len(taken) != 1 || !taken[0].NoRoom || taken[0].Noted != "y" || len(edits) != 1 {
		t.Errorf("%+v, %d edits", taken, len(edits))
	}
}

// Of the client only what the file leaves open is filled in.
func TestTakeOverClient(t *testing.T) {
	t.Parallel()
	s := opened(t, "version: 1\nclient: {name: Ay}\nanswers: {}\n", Options{Person: "owner"})
	edits, differs := s.TakeOverClient(assess.Client{Name: "Bee", Contact: "Pat"})
	if differs != (assess.Client{Name: "Bee"}) || len(edits) != 1 || !slices.Equal(edits[0].Path, []string{"client", "contact"}) {
		t.Errorf("%+v, %+v", edits, differs)
	}
}

// Numbers of one person are held against each other, and said once.
func TestDoubtsAbout(t *testing.T) {
	t.Parallel()
	q := shipped(t).Questionnaire
	users, computers := whole(q.Schema.Find("users_count")), whole(q.Schema.Find("endpoints_count"))
	s := opened(t, "version: 1\nanswers: {users_count: 400, it_fte: 1}\n", Options{Person: "owner", Depth: assess.Full})
	all := []Told{{Place: users, Value: number(5)}, {Place: computers, Value: number(500)}, {Place: InGeneral(), Notes: []string{"x"}}}
	s.TakeOver(all)
	doubts := s.DoubtsAbout(all)
	if len(doubts) != 1 || len(doubts[0].Places) != 2 || !strings.Contains(doubts[0].Text, "500 computers for 5 people") {
		t.Errorf("%+v", doubts)
	}
	if doubts := s.DoubtsAbout([]Told{{Place: users, Value: number(46307)}}); len(doubts) != 1 || !strings.Contains(doubts[0].Text, "usual range") {
		t.Errorf("%+v", doubts)
	}
}
