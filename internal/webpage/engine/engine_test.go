package main

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/interview"
	"mspscope/internal/webpage/options"
)

// forOwner is a page as a provider makes it without saying anything else.
func forOwner() options.Options {
	return options.Options{Audience: "owner", Depth: "quick", Price: options.PriceBracket, Reveal: options.RevealModel}
}

func picked(ids ...string) interview.Given { return interview.Given{Lines: ids} }

// Every request is answered, also one that makes no sense.
func TestEveryRequestIsAnswered(t *testing.T) {
	t.Parallel()
	var empty Engine
	for request, want := range map[string]string{
		`nonsense`:                        "cannot be read",
		`{"do":"fly"}`:                    "there are about, answer, back, begin",
		`{"do":"state"}`:                  "not loaded yet",
		`{"do":"load"}`:                   "identity",
		`{"do":"load","identity":{}}`:     "audience must be",
		`{"do":"answer","lines":["x", 1`:  "cannot be read",
		`{"do":"load","files":{"a":"b"}}`: "identity",
	} {
		if got := string(empty.Answer([]byte(request))); !strings.Contains(got, want) || !strings.HasPrefix(got, `{"error":`) {
			t.Errorf("%s is answered %s, want %q", request, got, want)
		}
	}
	e := loadedWith(t, forOwner())
	for do := range handlers() {
		if do == "load" || do == "prove" || do == "begin" || do == "open" {
			continue
		}
		if got := tell(t, e, Request{Do: do}); got.Error == "" {
			t.Errorf("%s before anything is begun is answered %+v", do, got)
		}
	}
}

// A prospect gets from the first question to a result in the words of the command line.
func TestFromTheFirstQuestionToAResult(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	r := ask(t, e, Request{Do: "begin", Who: "owner", Client: "Harbor Dental", Date: "2026-11-20"})
	if q := r.State.Question; q == nil || q.ID != "drivers" || q.Kind != interview.PickAny || q.Most != 3 || r.State.Progress.Answered != 1 {
		t.Fatalf("it begins with %+v", r.State)
	}
	asked := ask(t, e, Request{Do: "answer", Given: picked()})
	if asked.Asked == nil || asked.Asked.Question == "" {
		t.Errorf("no line at all is taken: %+v", asked)
	}
	ask(t, e, Request{Do: "answer", Given: picked("slow_support")})
	ask(t, e, Request{Do: "answer", Given: picked("unofficial")})
	back := ask(t, e, Request{Do: "answer", Given: interview.Given{Text: "none"}})
	if back.Asked == nil || len(back.Asked.Readings) != 1 {
		t.Fatalf("a word for a number is taken: %+v", back)
	}
	ask(t, e, Request{Do: "answer", Given: interview.Given{Text: "none", Reading: 1}})
	if q := ask(t, e, Request{Do: "not_sure"}).State; q.Progress.Unsure != 1 {
		t.Errorf("not sure is counted as %+v", q.Progress)
	}
	ask(t, e, Request{Do: "answer", Given: picked("everything_provider")})
	last := ask(t, e, Request{Do: "answer", Given: interview.Given{Text: "20 to 30; two share a computer"}})
	if last.State.Question.ID != "decision_by" {
		t.Errorf("after the people it asks %s", last.State.Question.ID)
	}
	quick := ask(t, e, Request{Do: "quick"}).Quick
	if quick.Model != "fully_managed" || quick.Certain != nil || !strings.Contains(quick.Price, " USD a month") {
		t.Errorf("before the proofs it points to %+v", quick)
	}
	ask(t, e, Request{Do: "prove"})
	if quick = ask(t, e, Request{Do: "quick"}).Quick; quick.Certain == nil || !*quick.Certain {
		t.Errorf("with the proofs it points to %+v", quick)
	}
	result := ask(t, e, Request{Do: "result"}).Result
	if d := result.Documents; len(d) != 2 || d[0].Sections[0].Blocks[0].Text != "Fully managed IT fits best." {
		t.Errorf("the result is %+v", d)
	}
	file := ask(t, e, Request{Do: "file"})
	for _, want := range []string{"users_count: 20..30", "it_staff_plan: unknown", "users_count: two share a computer", "{by: owner, on: 2026-11-20}", "interview: {"} {
		if !strings.Contains(file.Text, want) {
			t.Errorf("the file has no %q:\n%s", want, file.Text)
		}
	}
	if text := ask(t, e, Request{Do: "summary"}).Text; !strings.HasPrefix(text, "Harbor Dental: your result") || !strings.Contains(text, "Fully managed IT fits best.") {
		t.Errorf("the summary is %s", text)
	}
}

// A change of one answer is one changed line of a file that somebody wrote.
func TestOneAnswerIsOneChangedLine(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, options.Options{Audience: "discovery", Depth: "call", Price: options.PriceFull, Reveal: options.RevealReport})
	for name, text := range engagements(t, 0) {
		if strings.Contains(text, "others:") {
			continue // there the answer of another person stays
		}
		ask(t, e, Request{Do: "open", Name: name, File: text})
		ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "77", Sure: true}})
		before, after := strings.Split(text, "\n"), strings.Split(string(e.data), "\n")
		changed := 0
		for i := range min(len(before), len(after)) {
			if before[i] != after[i] && strings.HasPrefix(strings.TrimSpace(before[i]), "users_count:") {
				changed++
			}
		}
		if extra := len(after) - len(before); changed == 0 || changed > 2 || extra < 0 || extra > 1 {
			t.Errorf("%s: %d lines changed, %d came", name, changed, extra)
		}
		ask(t, e, Request{Do: "undo"})
		if again := string(e.data); !strings.Contains(again, "users_count") {
			t.Errorf("%s: what was taken back is gone:\n%s", name, again)
		}
	}
}

// Whoever looks after IT and was sent the link is asked nothing about that person, and
// reads nothing of posts.
func TestLinkIsPassedOnToTheHeadOfIT(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	r := ask(t, e, Request{Do: "begin", Who: "it_lead"})
	if r.State.Audience != "it_lead" {
		t.Fatalf("the questions are put to %s", r.State.Audience)
	}
	ids := func(r Reply) (ids []string) {
		for _, l := range r.State.List {
			ids = append(ids, l.ID)
		}
		return ids
	}
	for _, about := range []string{"team_attitude", "it_payroll_year"} {
		if slices.Contains(ids(r), about) {
			t.Errorf("the head of IT is asked %s", about)
		}
	}
	// Whoever began as the owner and hands the page on keeps their answers to themselves.
	ask(t, e, Request{Do: "begin", Who: "owner"})
	ask(t, e, Request{Do: "jump", ID: "it_staff_plan"})
	r = ask(t, e, Request{Do: "answer", Given: picked("none_wanted")})
	if !slices.Contains(ids(r), "it_staff_plan") {
		t.Fatal("the owner is not asked about the plan")
	}
	r = ask(t, e, Request{Do: "answer", ID: "respondent", Given: picked("it_lead")})
	if r.State.Audience != "it_lead" {
		t.Errorf("the questions are put to %s", r.State.Audience)
	}
	for _, l := range r.State.List {
		if l.ID == "it_staff_plan" && l.Said != "" {
			t.Errorf("the head of IT reads %q", l.Said)
		}
	}
	if said := mustJSON(t, ask(t, e, Request{Do: "result"})); strings.Contains(said, "none_wanted") || strings.Contains(said, "no IT staff") {
		t.Errorf("the head of IT reads %s", said)
	}
}

func TestSmallClientsAreToldKindly(t *testing.T) {
	t.Parallel()
	o := forOwner()
	o.Smallest = 10
	e := loadedWith(t, o)
	for people, want := range map[string]bool{"4": true, "9": true, "10": false, "5 to 12": false, "40": false} {
		ask(t, e, Request{Do: "begin", Who: "owner"})
		ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: people}})
		note := ask(t, e, Request{Do: "result"}).Result.Note
		if strings.Contains(note, "at least 10 people") != want {
			t.Errorf("%s people are told %q", people, note)
		}
	}
}

// A page that names no model says none anywhere.
func TestPointsNameNoModel(t *testing.T) {
	t.Parallel()
	o := forOwner()
	o.Reveal = options.RevealPoints
	e := loadedWith(t, o)
	for name, text := range engagements(t, 20) {
		ask(t, e, Request{Do: "open", File: text})
		quick := ask(t, e, Request{Do: "quick"}).Quick
		if quick.Model+quick.Name+quick.Price != "" {
			t.Errorf("%s: it points to %+v", name, quick)
		}
		said := mustJSON(t, ask(t, e, Request{Do: "result"}).Result.Documents)
		for _, word := range []string{"fits best", "not an offer"} {
			if strings.Contains(said, word) {
				t.Errorf("%s: the result has %q", name, word)
			}
		}
	}
}

func TestProblemsOfAFileHavePlaces(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	r := tell(t, e, Request{Do: "open", Name: "mine.yaml", File: "version: 1\nanswers:\n  user_count: 3\n"})
	if len(r.Problems) != 1 || r.Problems[0].File != "mine.yaml" || r.Problems[0].Line != 3 || r.Problems[0].Col != 3 {
		t.Errorf("the problems are %+v", r.Problems)
	}
	// A page for people alone shows no documents of a call.
	ask(t, e, Request{Do: "begin", Who: "owner"})
	if r := tell(t, e, Request{Do: "document", Document: "note"}); r.Error == "" {
		t.Errorf("a prospect reads %+v", r.Document)
	}
}
