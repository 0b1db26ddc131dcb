package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/interview"
)

// onExample is a page for calls that goes on with an example.
func onExample(t *testing.T, name string) (e *Engine, text string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "engagements", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	e = loadedWith(t, forCalls())
	ask(t, e, Request{Do: "open", Name: name + ".yaml", File: string(data), Date: "2026-11-29"})
	return e, string(data)
}

func fileOf(t *testing.T, e *Engine) string {
	t.Helper()
	return ask(t, e, Request{Do: "file"}).Text
}

// changedLines are the lines of a text that another one has not.
func changedLines(before, after string) []string {
	old := strings.Split(before, "\n")
	var out []string
	for line := range strings.SplitSeq(after, "\n") {
		if !slices.Contains(old, line) {
			out = append(out, line)
		}
	}
	return out
}

// A file that is looked at stays as it is, and a change of one thing is one changed line.
func TestAChangeOnACallIsOneLine(t *testing.T) {
	t.Parallel()
	e, text := onExample(t, "harbor-dental")
	if fileOf(t, e) != text {
		t.Error("opening a file changes it")
	}
	for _, step := range []struct {
		do   Request
		want string
	}{
		{Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "30"}}, "  users_count: 30"},
		{Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "30 to 40"}}, "  users_count: 30..40"},
		{Request{Do: "decide", Row: "SD-05", Side: "shared", By: "Sam"}, "SD-05: {side: shared, by: Sam, on: 2026-11-29}"},
		{Request{Do: "set_quote", Quote: quoted(`{"term_months": 36}`)}, "term_months: 36"},
		{Request{Do: "promise", Given: interview.Given{Text: "Two days on site"}}, "promises: [{text: Two days on site, on: 2026-11-29}]"},
		{Request{Do: "note", General: true, Private: true, Given: interview.Given{Text: "Call again in March"}}, "general: Call again in March"},
		{Request{Do: "about", Client: "Harbor Dental Group", Contact: "Rita", Reference: "HD-1", Date: "2026-11-20"}, ""},
	} {
		before := fileOf(t, e)
		ask(t, e, step.do)
		after := fileOf(t, e)
		changed := changedLines(before, after)
		if len(changed) == 2 && strings.HasSuffix(changed[0], ":") { // a mapping that was not there
			changed = changed[1:]
		}
		if len(changed) != 1 || step.want != "" && strings.TrimSpace(changed[0]) != strings.TrimSpace(step.want) {
			t.Errorf("%+v changes %q", step.do, changed)
		}
		reply := ask(t, e, Request{Do: "undo"})
		if again := fileOf(t, e); again != before || len(reply.Said) != 1 || !strings.HasPrefix(reply.Said[0], "Taken back") {
			t.Errorf("%s is not taken back (%v): %q", step.do.Do, reply.Said, changedLines(before, again))
		}
		ask(t, e, step.do)
	}
}

func quoted(text string) (keys map[string]json.RawMessage) {
	_ = json.Unmarshal([]byte(text), &keys) // a wrong one is no key
	return keys
}

// What the reader of a file would refuse is refused with its reason, and changes nothing.
func TestWhatAFileRefusesACallRefuses(t *testing.T) {
	t.Parallel()
	e, _ := onExample(t, "harbor-dental")
	before := fileOf(t, e)
	for _, test := range []struct {
		do   Request
		want string
	}{
		{Request{Do: "set_quote", Quote: quoted(`{"status": "offer"}`)}, "proposal"},
		{Request{Do: "set_quote", Quote: quoted(`{"term_months": "long"}`)}, "this must be"},
		{Request{Do: "set_quote", Quote: quoted(`{"exclude": ["nothing"]}`)}, "there is no line"},
		{Request{Do: "set_quote", Quote: quoted(`{"discount": {"percent": 500}}`)}, "percent"},
		{Request{Do: "set_quote", Quote: quoted(`{"gift": 1}`)}, "gift"},
		{Request{Do: "about", Client: "x", Date: "tomorrow"}, "date"},
		{Request{Do: "about", Client: strings.Repeat("x", 20000)}, "name"},
		{Request{Do: "promise", Given: interview.Given{Text: strings.Repeat("x", 20000)}}, "long"},
		{Request{Do: "note", General: true, Given: interview.Given{Text: strings.Repeat("x", 20000)}}, "long"},
	} {
		reply := ask(t, e, test.do)
		if reply.Asked == nil || !strings.Contains(strings.ToLower(reply.Asked.Wrong), test.want) {
			t.Errorf("%s %s is answered %+v", test.do.Do, test.do.Quote, reply.Asked)
		}
	}
	for want, do := range map[string]Request{
		"no activity": {Do: "decide", Row: "XX-1", Side: "client"}, "is done by": {Do: "decide", Row: "SD-05", Side: "third_party"},
		"nobody disputes": {Do: "settle", ID: "users_count"}, "no promise 7": {Do: "promise", Index: 7}, "stated, estimated": {Do: "kind", ID: "users_count", Kind: "guessed"},
		"unknown document": {Do: "document", Document: "novel"}, "is for owner": {Do: "document", Document: "report", For: "everybody"},
	} {
		if reply := tell(t, e, do); !strings.Contains(reply.Error, want) {
			t.Errorf("%s is answered %q, want %q", do.Do, reply.Error, want)
		}
	}
	if fileOf(t, e) != before {
		t.Error("what is refused changes the file")
	}
}

// Two people who differ are both kept until one of the answers is chosen.
func TestTwoPeopleDifferOnACall(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forCalls())
	ask(t, e, Request{Do: "begin", Client: "Mill", Contact: "Ada", Date: "2026-11-29"})
	ask(t, e, Request{Do: "person", Person: "Ada"})
	ask(t, e, Request{Do: "answer", ID: "it_fte", Given: interview.Given{Text: "2"}})
	ask(t, e, Request{Do: "answer", ID: "it_staff_plan", Given: picked("none_wanted")})
	ask(t, e, Request{Do: "person", Person: "Bob"})
	state := ask(t, e, Request{Do: "answer", ID: "it_staff_plan", Given: picked("keep_same")}).State
	if state.Disputed != 1 || !slices.Equal(state.People, []string{"Ada", "Bob"}) || state.Person != "Bob" {
		t.Errorf("it stands at %+v", state.Call)
	}
	live := ask(t, e, Request{Do: "live"}).Live
	if len(live.Disputed) != 1 || live.Disputed[0].ID != "it_staff_plan" {
		t.Errorf("beside the questions stands %+v", live.Disputed)
	}
	ask(t, e, Request{Do: "jump", ID: "it_staff_plan"})
	if b := ask(t, e, Request{Do: "state"}).State.Beside; b == nil || !b.Disputed || b.By != "Ada" || len(b.Others) != 1 || b.Others[0].By != "Bob" {
		t.Errorf("beside the answer stands %+v", b)
	}
	if state = ask(t, e, Request{Do: "settle", ID: "it_staff_plan", Pick: 1}).State; state.Disputed != 0 {
		t.Error("it is not settled")
	}
	if text := fileOf(t, e); !strings.Contains(text, "it_staff_plan: keep_same") || !strings.Contains(text, "by: Ada") || !strings.Contains(text, "settled: true") {
		t.Errorf("who said what is lost:\n%s", text)
	}
}

// While the client looks on, no answer to any request has a private byte.
func TestASharedScreenHasNothingPrivate(t *testing.T) {
	t.Parallel()
	const secret = "Zanzibar"
	e := loadedWith(t, forCalls())
	ask(t, e, Request{Do: "begin", Client: "Mill", Contact: secret + "Contact", Date: "2026-11-29"})
	for _, step := range []Request{
		{Do: "person", Person: secret + "Ada"},
		{Do: "answer", ID: "it_fte", Given: interview.Given{Text: "2", Note: secret + "Fte"}},
		{Do: "answer", ID: "it_staff_plan", Given: picked("none_wanted")},
		{Do: "answer", ID: "team_attitude", Given: picked("resists")},
		{Do: "note", ID: "it_staff_plan", Given: interview.Given{Text: secret + "Private"}, Private: true},
		{Do: "note", General: true, Given: interview.Given{Text: secret + "General"}, Private: true},
		{Do: "promise", Given: interview.Given{Text: secret + "Promise"}},
		{Do: "set_quote", Quote: quoted(`{"discount": {"percent": 5, "label": "Term", "reason": "` + secret + `Reason"}}`)},
		{Do: "person", Person: secret + "Bob"},
		{Do: "answer", ID: "it_staff_plan", Given: picked("keep_same")},
		{Do: "person", Person: ""},
	} {
		if reply := tell(t, e, step); reply.Error != "" && step.ID != "team_attitude" {
			t.Fatalf("%s: %s", step.Do, reply.Error)
		}
	}
	q := e.playbook.Questionnaire
	check := func(r Request) {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		reply := string(e.Answer(text))
		if r.Do == "file" {
			return // no screen shows it
		}
		if strings.Contains(reply, secret) {
			t.Errorf("%s %s has a private byte: %s", r.Do, r.ID, reply)
		}
		for i := range q.Questions {
			if q.Questions[i].Private() && strings.Contains(reply, `"`+q.Questions[i].ID+`"`) {
				t.Errorf("%s names the private %s", r.Do, q.Questions[i].ID)
			}
		}
	}
	check(Request{Do: "share", On: true})
	for do := range handlers() {
		switch do {
		case "load", "prove", "begin", "open", "share":
		default:
			check(Request{Do: do, ID: "it_staff_plan", Document: "say", Given: interview.Given{Text: "staff"}})
		}
	}
	for i := range q.Questions {
		check(Request{Do: "jump", ID: q.Questions[i].ID})
		check(Request{Do: "question", ID: q.Questions[i].ID})
		check(Request{Do: "find", Given: interview.Given{Text: q.Questions[i].Topic}})
	}
	for document := range papers() {
		check(Request{Do: "document", Document: document})
		check(Request{Do: "document", Document: document, View: viewInternal})
	}
	check(Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "40"}})
	if reply := tell(t, e, Request{Do: "live"}); reply.Error == "" {
		t.Error("the result is told on a shared screen")
	}
	if state := ask(t, e, Request{Do: "share"}).State; state.Shared || state.Promises != 1 {
		t.Errorf("after sharing it stands at %+v", state.Call)
	}
}

// A page for people alone answers none of it.
func TestAPageForPeopleAloneIsNoPageForCalls(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "begin", Who: "owner", Client: "Mill"})
	for _, do := range []string{"person", "share", "live", "notes", "promise", "settle", "kind", "rows", "decide", "quote", "set_quote", "about", "document"} {
		if reply := tell(t, e, Request{Do: do, Document: "note"}); reply.Error == "" {
			t.Errorf("%s is answered %+v", do, reply)
		}
	}
	if state := ask(t, e, Request{Do: "state"}).State; state.Call != nil {
		t.Errorf("somebody alone is told %+v", state.Call)
	}
}

// A file that somebody answered alone is gone on with as a call.
func TestAFileOfSomebodyAloneOnACall(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forCalls())
	const file = "version: 1\ninterview: {audience: owner, depth: quick}\nanswers: {respondent: owner, users_count: 20}\n"
	state := ask(t, e, Request{Do: "open", File: file, Date: "2026-11-29"}).State
	if state.Audience != "discovery" || state.Depth != "call" {
		t.Errorf("it goes on as %s, %s", state.Audience, state.Depth)
	}
	if fileOf(t, e) != file {
		t.Error("opening it changes it")
	}
}
