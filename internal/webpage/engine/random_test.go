package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/interview"
)

// hidden is in whatever the client must not read of what the walks below write.
const hidden = "Zanzibar"

// walk does at random what a page can ask for.
type walk struct {
	*rand.Rand

	e    *Engine
	ids  []string // of questions and their parts
	rows []string // of activities
}

func newWalk(e *Engine, seed uint64) *walk {
	w := &walk{Rand: rand.New(rand.NewPCG(seed, 24)), e: e}
	q := e.playbook.Questionnaire
	for i := range q.Questions {
		w.ids = append(w.ids, q.Questions[i].ID)
	}
	for _, tower := range []string{"network", "service_desk", "nothing"} {
		w.ids = append(w.ids, "tower_owners."+tower)
	}
	w.ids = append(w.ids, "", "nothing", "general")
	if c := e.playbook.Catalogue; c != nil {
		for _, a := range c.Activities() {
			w.rows = append(w.rows, a.ID)
		}
	}
	return w
}

func pickOf[T any](w *walk, of ...T) T { return of[w.IntN(len(of))] }

// text is something that somebody types, or that breaks what reads it.
func (w *walk) text() string {
	return pickOf(w, "", " ", "40", "20 to 30", "about 40; two share one", "none", "1,200", "2.000", "x", "~7", "u", "not sure", "unknown",
		"# no comment", "a: b", "- a", "{a}", "[x]", "'", `"`, "null", "true", "~", "\t", "a\nb", "\r\n", "a\u0000b", "\u202eright to left", "\ufeff", "\u2028", "\u0085",
		"<script>", "{users_count}", "=1+1", "é\u0301", "😀", strings.Repeat("w ", 3000), strings.Repeat("x", 10000), strings.Repeat("x", 10001), "2026-11-30", "---", "...", "&a", "*a", "!tag", "%", "@", "`", "a #b", "a:", "? ")
}

func (w *walk) secret() string {
	if text := w.text(); len(text) < 9000 {
		return hidden + text
	}
	return hidden
}

// given answers a question as its form wants it, or nearly so.
func (w *walk) given(id string) (g interview.Given) {
	p, err := w.e.at(id)
	if err != nil || w.IntN(8) == 0 {
		return interview.Given{Text: w.text(), Sure: w.IntN(2) == 0, Reading: w.IntN(3)}
	}
	f := w.e.session.Form(p)
	g.Sure, g.Picked, g.Reading = w.IntN(2) == 0, w.IntN(2) == 0, w.IntN(2)
	if w.IntN(6) == 0 {
		g.Note = w.secret()
	}
	if len(f.Lines) == 0 {
		g.Text = pickOf(w, w.text(), "3", "12", "30 to 50", "about 8")
		return g
	}
	for range 1 + w.IntN(2)*w.IntN(3) {
		g.Lines = append(g.Lines, f.Lines[w.IntN(len(f.Lines))].ID)
	}
	if w.IntN(5) == 0 {
		g.Perhaps = append(g.Perhaps, f.Lines[w.IntN(len(f.Lines))].ID)
	}
	return g
}

// request is something that a page could ask for.
func (w *walk) request() Request {
	id := pickOf(w, w.ids...)
	if w.IntN(3) == 0 {
		id = ""
	}
	switch w.IntN(17) {
	case 0, 1, 2, 3:
		return Request{Do: "answer", ID: id, Given: w.given(id)}
	case 4:
		return Request{Do: pickOf(w, "not_sure", "skip", "back", "deepen", "unskip", "jump", "question", "state"), ID: id}
	case 5, 6:
		return Request{Do: "undo"}
	case 7:
		return Request{Do: "note", ID: id, General: w.IntN(3) == 0, Private: true, Add: w.IntN(2) == 0, Given: interview.Given{Text: w.secret()}}
	case 8:
		return Request{Do: "person", Person: pickOf(w, "", hidden+"Ada", hidden+"Bob", w.secret())}
	case 9:
		return Request{Do: "promise", Index: w.IntN(4), Given: interview.Given{Text: pickOf(w, "", w.secret())}}
	case 10:
		return Request{Do: "settle", ID: id, Pick: w.IntN(3)}
	case 11:
		return Request{Do: "kind", ID: id, Kind: pickOf(w, "stated", "estimated", "seen", "guessed")}
	case 12:
		r := Request{Do: "decide", Row: "XX-1", Side: pickOf(w, "", "shared", "client", "provider", "third_party"), By: w.secret()}
		if len(w.rows) > 0 {
			r.Row = pickOf(w, w.rows...)
		}
		return r
	case 13:
		return Request{Do: "set_quote", Quote: quoted(w.quote())}
	case 14:
		return Request{Do: "about", Client: pickOf(w, "Mill", "", w.text()), Contact: w.secret(), Reference: pickOf(w, "", w.secret()), Date: pickOf(w, "", "2026-11-20", "tomorrow")}
	case 15:
		return Request{Do: "find", Given: interview.Given{Text: pickOf(w, w.text(), "staff", "team_attitude", hidden)}}
	}
	return Request{Do: "share", On: w.IntN(2) == 0}
}

func (w *walk) quote() string {
	return pickOf(w, `{"status":"proposal"}`, `{"status":null}`, `{"term_months":36}`, `{"term_months":null,"revision":2}`, `{"discount":{"percent":5,"reason":"`+hidden+`"}}`, `{"discount":null}`,
		`{"lines":[{"label":"`+hidden+`","rate":12.5}]}`, `{"lines":[]}`, `{"exclude":["onboarding"]}`, `{"exclude":[]}`, `{"valid_until":"2027-01-31"}`, `{"valid_until":"31 January"}`,
		`{"gift":1}`, `{"revision":1e400}`, `{"status":{}}`, `{"revision":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}`)
}

// meaning is an engagement without how it is laid out.
func (w *walk) meaning(tb testing.TB) string {
	tb.Helper()
	on, err := w.e.read(w.e.name, w.e.data)
	if err != nil {
		tb.Fatalf("the file cannot be read: %v\n%s", err, w.e.data)
	}
	return string(on.YAML(w.e.playbook.Questionnaire))
}

// answers is what can be taken back, without the order of its lines: what goes and comes again
// may stand behind what stayed. How the questions are put is not taken back.
func (w *walk) answers(tb testing.TB) string {
	tb.Helper()
	on, err := w.e.read(w.e.name, w.e.data)
	if err != nil {
		tb.Fatal(err)
	}
	on.Interview = assess.Interview{}
	return strings.Join(slices.Sorted(strings.SplitSeq(string(on.YAML(w.e.playbook.Questionnaire)), "\n")), "\n")
}

// Whatever is asked in whatever order: there is an answer, the file can be read and holds what
// the session holds, what is taken back is as it was, and a shared screen has nothing private.
func TestRandomCalls(t *testing.T) {
	t.Parallel()
	examples := engagements(t, 4)
	names := make([]string, 0, len(examples))
	for name := range examples {
		names = append(names, name)
	}
	slices.Sort(names)
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w, steps := newWalk(loadedWith(t, forCalls()), seed), 100
			if seed >= 6 { // somebody alone
				w.e = loadedWith(t, forOwner())
			}
			switch seed % 3 {
			case 0:
				ask(t, w.e, Request{Do: "begin", Client: "Mill", Contact: hidden, Date: "2026-11-29"})
			case 1: // hardly anything more has room in this file
				ask(t, w.e, Request{Do: "open", File: full(t, w.e, "answers: {users_count: 40}\n", 300), Date: "2026-11-29"})
				steps = 20
			default:
				name := names[int(seed)%len(names)]
				ask(t, w.e, Request{Do: "open", Name: name, File: examples[name], Date: "2026-11-29"})
			}
			for range steps {
				w.step(t)
			}
		})
	}
}

// step does one thing and looks at what became of it.
func (w *walk) step(t *testing.T) {
	t.Helper()
	e, r := w.e, w.request()
	before, meant := bytes.Clone(e.data), w.answers(t)
	could, shared := e.session.CanUndo(), e.shared()
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	what := fmt.Sprintf("%s %s%s: %.80q %.80q %v %s", r.Do, r.ID, r.Row, r.Text, r.Note+r.By+r.Person+r.Contact, r.Lines, r.Quote)
	answered := e.Answer(text)
	var reply Reply
	if err := json.Unmarshal(answered, &reply); err != nil {
		t.Fatalf("%s is answered %s: %v", text, answered, err)
	}
	if shared && (r.Do != "share" || r.On) && bytes.Contains(answered, []byte(hidden)) && !strings.Contains(r.Text, hidden) {
		at := bytes.Index(answered, []byte(hidden))
		t.Errorf("shared, %s is answered with what is private: %s", what, answered[max(0, at-200):min(len(answered), at+60)])
	}
	after := w.meaning(t)
	if held := string(e.session.Engagement().YAML(e.playbook.Questionnaire)); held != after {
		t.Fatalf("after %s the session and its file differ: %s", what, differ(held, after))
	}
	if (reply.Error != "" || reply.Asked != nil) && !bytes.Equal(before, e.data) {
		t.Errorf("%s is refused with %q and changes the file", what, reply.Error)
	}
	if reply.Error != "" && !shared && could != e.session.CanUndo() {
		t.Errorf("%s is refused with %q, and what can be taken back is another", what, reply.Error)
	}
	if bytes.Equal(before, e.data) || r.Do == "undo" || shared || w.IntN(3) > 0 {
		return
	}
	undone := ask(t, e, Request{Do: "undo"})
	if now := w.answers(t); now != meant {
		t.Errorf("%s is not taken back (%v): %s", what, undone.Said, differ(meant, now))
	}
}

// Bytes from anywhere are answered, and leave a file that can be read and holds what the
// session holds.
func FuzzRequests(f *testing.F) {
	for _, seed := range []string{
		`{"do":"answer","id":"users_count","text":"40","sure":true}`, `{"do":"answer","lines":["owner"]}`, `{"do":"note","general":true,"text":"a\u0000b"}`,
		`{"do":"set_quote","quote":{"lines":[{"label":"x","rate":1}],"discount":null}}`, `{"do":"decide","row":"SD-05","side":"shared","by":"Sam"}`,
		`{"do":"share","on":true}` + "\n" + `{"do":"state"}` + "\n" + `{"do":"share"}`, `{"do":"about","client":"x","date":"2026-11-20"}`, `{"do":"promise","text":"x"}` + "\n" + `{"do":"undo"}`,
		`{"do":"document","document":"note","view":"internal"}`, `{"do":"open","file":"version: 1\nanswers: {it_fte: 1..2}\n"}`, `{"do":[]}`, `{"index":1e99}`, strings.Repeat("[", 20000), `{"do":"settle","pick":-1}`,
		`{"do":"person","person":"` + strings.Repeat("x", 12000) + `"}` + "\n" + `{"do":"answer","id":"it_fte","text":"3"}`,
	} {
		f.Add(seed)
	}
	e := loadedWith(f, forCalls())
	w := newWalk(e, 1)
	f.Fuzz(func(t *testing.T, requests string) {
		if e.session != nil {
			ask(t, e, Request{Do: "share"})
		}
		ask(t, e, Request{Do: "begin", Client: "Mill", Date: "2026-11-29"})
		for request := range strings.SplitSeq(requests, "\n") {
			answered := e.Answer([]byte(request))
			if !json.Valid(answered) {
				t.Fatalf("%q is answered %q", request, answered)
			}
			if e.session == nil {
				return // other data were loaded
			}
			if held, kept := string(e.session.Engagement().YAML(e.playbook.Questionnaire)), w.meaning(t); held != kept {
				t.Fatalf("after %q the session and the file differ: %s", request, differ(held, kept))
			}
		}
	})
}
