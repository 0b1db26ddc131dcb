package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/interview"
)

// toShow is all that a reply may have while the client looks on. Whoever adds a field decides
// here whether a client may see it.
const toShow = `
anew asked asked.question asked.readings asked.wrong document document.* error found found.id found.topic found.why loaded name text
question question.* state state.about state.about.client state.about.contact state.about.date state.about.reference state.audience
state.beside state.can_back state.can_undo state.client state.deeper state.depth state.disputed state.file
state.list state.list.extra state.list.id state.list.now state.list.said state.list.section state.list.state state.list.topic
state.people state.person state.progress state.progress.* state.promises state.question state.question.* state.shared state.whether
`

// empty is what is there and says nothing while the client looks on.
const empty = "state.whether state.about.contact state.about.date state.about.reference state.beside state.disputed state.file state.people state.person state.promises question.note question.why question.remarks state.question.note state.question.why state.question.remarks"

// fields calls a function with each field of a value of JSON.
func fields(v any, at string, found func(field string, v any)) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			field := strings.TrimPrefix(at+"."+key, ".")
			found(field, inner)
			fields(inner, field, found)
		}
	case []any:
		for _, inner := range v {
			fields(inner, at, found)
		}
	}
}

// onShared is a shared page for calls on which a lot was said before.
func onShared(t *testing.T) *Engine {
	t.Helper()
	e, _ := onExample(t, "harbor-dental")
	for _, r := range []Request{
		{Do: "person", Person: hidden + "Ada"},
		{Do: "answer", ID: "users_count", Given: interview.Given{Text: "about 40; " + hidden, Sure: true}},
		{Do: "note", General: true, Private: true, Given: interview.Given{Text: hidden}},
		{Do: "promise", Given: interview.Given{Text: hidden}},
		{Do: "about", Client: "Harbor Dental", Contact: hidden, Reference: hidden, Date: "2026-11-20"},
		{Do: "share", On: true},
	} {
		ask(t, e, r)
	}
	return e
}

// What a shared screen is told is a list: a field that is new is not on it.
func TestASharedScreenIsToldWhatIsListed(t *testing.T) {
	t.Parallel()
	e := onShared(t)
	allowed, silent := strings.Fields(toShow), strings.Fields(empty)
	ids := []string{"", "it_staff_plan", "users_count", "tower_owners", "tower_owners.network", "drivers"}
	for do := range handlers() {
		if do == "load" {
			continue // see below
		}
		for _, id := range ids {
			text, err := json.Marshal(Request{Do: do, ID: id, On: true, Document: "say", Given: interview.Given{Text: "staff"}})
			if err != nil {
				t.Fatal(err)
			}
			var reply any
			if err := json.Unmarshal(e.Answer(text), &reply); err != nil {
				t.Fatal(err)
			}
			fields(reply, "", func(field string, v any) {
				if !slices.ContainsFunc(allowed, func(a string) bool {
					all, under := strings.CutSuffix(a, "*")
					return field == a || under && strings.HasPrefix(field, all)
				}) {
					t.Errorf("%s %s is told %s", do, id, field)
				}
				if list, isList := v.([]any); isList && len(list) == 0 {
					v = nil
				}
				if slices.Contains(silent, field) && v != nil && v != "" && v != float64(0) && v != false {
					t.Errorf("%s %s is told %s: %v", do, id, field, v)
				}
			})
		}
	}
}

// Nothing ends sharing but the one key for it: neither another file nor a new call, which
// would stand there with all that is not for the client.
func TestOnlySharingEndsSharing(t *testing.T) {
	t.Parallel()
	e := onShared(t)
	as := e.playbook.Identity()
	before := string(e.data)
	for _, r := range []Request{
		{Do: "open", File: "version: 1\nanswers: {users_count: 3}\nprivate_notes: {general: " + hidden + "}\n"},
		{Do: "open", Name: hidden, File: "version: 1\n" + hidden + ": 1\n"},
		{Do: "open"},
		{Do: "begin", Client: "Other"},
		{Do: "load", Identity: &as, Options: forCalls()},
	} {
		reply := tell(t, e, r)
		if reply.Error != errShared.Error() || strings.Contains(mustJSON(t, reply), hidden) {
			t.Errorf("%s is answered %s", r.Do, mustJSON(t, reply))
		}
		if !e.shared() || string(e.data) != before {
			t.Fatalf("%s ends what is shared", r.Do)
		}
	}
}

// full is a file as large as one may be but for some bytes, of notes that no new layout makes
// smaller.
func full(t *testing.T, e *Engine, head string, but int) string {
	t.Helper()
	const most = 1 << 20
	q := e.playbook.Questionnaire
	text := "version: 1\n" + head
	for _, key := range []string{"notes:\n", "private_notes:\n"} {
		text += key
		for i := range q.Questions {
			line := "  " + q.Questions[i].ID + ": "
			text += line + strings.Repeat("x", max(1, min(10000, most-but-len(text)-len(line)-1-200))) + "\n"
			if len(text) > most-but-10000 && strings.HasPrefix(key, "private") {
				break
			}
		}
	}
	line := "  general: "
	return text + line + strings.Repeat("x", most-but-len(text)-len(line)-1) + "\n"
}

// Why something cannot be kept is told once the client does not look on any more.
func TestWhatIsWrongIsNotToldOnASharedScreen(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forCalls())
	ask(t, e, Request{Do: "open", Name: hidden + ".yaml", File: full(t, e, "", 0)})
	ask(t, e, Request{Do: "share", On: true})
	reply := tell(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "40"}})
	if reply.Error == "" || strings.Contains(mustJSON(t, reply), hidden) {
		t.Errorf("what has no room is answered %s", mustJSON(t, reply))
	}
	if said := ask(t, e, Request{Do: "share"}).Said; len(said) != 1 || !strings.Contains(said[0], hidden) {
		t.Errorf("afterwards is said %q", said)
	}
}

// An answer that was not taken changes nothing, nor whom the questions are put to.
func TestNobodyElseAnswersAfterAWrongAnswer(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "begin", Who: "it_lead"})
	for _, who := range []string{"nobody", "", "owner "} {
		reply := tell(t, e, Request{Do: "answer", ID: "respondent", Given: picked(who)})
		if audience := ask(t, e, Request{Do: "state"}).State.Audience; reply.Asked == nil || audience != "it_lead" {
			t.Errorf("after %q the questions are put to %s", who, audience)
		}
	}
}

// What cannot be taken back stays: in the file and in the session alike.
func TestWhatCannotBeTakenBackStays(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "open", File: full(t, e, "answers: {respondent: owner}\ninterview: {audience: owner, depth: quick}\n", 0), Date: "2026-11-29"})
	ask(t, e, Request{Do: "note", ID: "users_count", Given: interview.Given{Text: "x"}})
	ask(t, e, Request{Do: "jump", ID: "control_preference"})
	ask(t, e, Request{Do: "file"}) // says where one is, in the room that came free
	if reply := tell(t, e, Request{Do: "undo"}); reply.Error == "" {
		t.Fatalf("%d bytes have room for what was taken away", len(e.data))
	}
	w := newWalk(e, 1)
	if held, kept := string(e.session.Engagement().YAML(e.playbook.Questionnaire)), w.meaning(t); held != kept {
		t.Errorf("the session and the file differ: %s", differ(held, kept))
	}
}

// A file that cannot be changed line by line is laid out anew, and that is said: once, and not
// of a file whose lines stay.
func TestAFileLaidOutAnewIsSaid(t *testing.T) {
	t.Parallel()
	for file, anew := range map[string]bool{
		"version: 1\nanswers:\n  users_count: 40 # by hand\n":                                 false,
		"version: 1\r\nanswers: {users_count: 40} # by hand\r\n":                              false,
		`{"version": 1, "answers": {"users_count": 40}}`:                                      false,
		"version: 1\nanswers:\n  users_count: 40\nnotes: {general: \"a\u2028b\"} # by hand\n": true,
		"version: 1\nanswers:\n  users_count: 40\nnotes: {general: \"a\u0085b\"} # by hand\n": true,
		"version: 1\nanswers: {users_count: 40}\n#" + strings.Repeat("x", 1<<20-39):           true,
	} {
		e := loadedWith(t, forCalls())
		ask(t, e, Request{Do: "open", File: file})
		first := ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "1000", Sure: true}})
		second := ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "1001", Sure: true}})
		if first.Anew != anew || second.Anew || strings.Contains(file, "by hand") && strings.Contains(string(e.data), "by hand") == anew {
			t.Errorf("%.50q is laid out anew: %v, then %v\n%.200s", file, first.Anew, second.Anew, e.data)
		}
	}
}
