package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/interview"
	"mspscope/internal/mailcode"
	"mspscope/internal/webpage/options"
)

// fromCode is the file that a code carries.
func fromCode(t *testing.T, e *Engine) string {
	t.Helper()
	file, err := mailcode.Read(ask(t, e, Request{Do: "code"}).Text)
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

// A code carries the answers of the page, as sure as they are, and they work out the same.
func TestCode(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "begin", Who: "owner", Client: "Harbor Dental", Contact: "Dana Reyes", Date: "2026-11-20"})
	ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "about 40; two share a computer"}})
	ask(t, e, Request{Do: "answer", ID: "it_fte", Given: interview.Given{Text: "0"}})
	ask(t, e, Request{Do: "answer", ID: "it_spend_month", Given: interview.Given{Text: "2000 to 3000"}})
	ask(t, e, Request{Do: "not_sure", ID: "control_preference"})
	ask(t, e, Request{Do: "answer", ID: "tower_owners", Given: picked("advise_us")})
	ask(t, e, Request{Do: "answer", ID: "tower_owners.network", Given: picked("client")})
	file := fromCode(t, e)
	for _, want := range []string{
		"client: {name: Harbor Dental, contact: Dana Reyes, date: 2026-11-20}", "respondent: owner", "users_count: 40", "users_count: {kind: estimated}",
		"it_fte: 0", "it_spend_month: 2000..3000", "control_preference: unknown", "network: client", "users_count: two share a computer",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("the code has no %q:\n%s", want, file)
		}
	}
	want := ask(t, e, Request{Do: "summary"}).Text
	if !strings.Contains(want, "What it might cost") || len(want) > 1100 {
		t.Errorf("the summary for a message is\n%s", want)
	}
	other := loadedWith(t, forOwner())
	ask(t, other, Request{Do: "open", File: file, Date: "2026-11-20"})
	if got := ask(t, other, Request{Do: "summary"}).Text; got != want {
		t.Errorf("from the code comes\n%s\nand from the page\n%s", got, want)
	}
	ask(t, e, Request{Do: "note", ID: "users_count", Given: interview.Given{Text: strings.Repeat("x ", 4500)}})
	if got := ask(t, e, Request{Do: "code"}).Text; got != "" {
		t.Errorf("%d letters are no code for a message", len(got))
	}
}

// What somebody else said goes into nobody's message, and a page for calls makes none.
func TestCodeOfOneself(t *testing.T) {
	t.Parallel()
	const owners = `version: 1
client: {name: Harbor Dental}
answers: {respondent: owner, it_fte: 1, it_staff_plan: none_wanted, users_count: 40}
notes: {it_staff_plan: the post goes}
private_notes: {general: not for IT}
basis: {it_staff_plan: {by: owner}, it_fte: {by: owner}, users_count: {by: IT lead, kind: estimated}}
`
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "open", File: owners})
	ask(t, e, Request{Do: "answer", ID: "respondent", Given: picked("it_lead")})
	file := fromCode(t, e)
	if !strings.Contains(file, "users_count: 40") {
		t.Errorf("the code has not what the IT lead said:\n%s", file)
	}
	for _, secret := range []string{"not for IT", "by:", "none_wanted", "the post goes"} {
		if strings.Contains(file, secret) {
			t.Errorf("the code holds %q:\n%s", secret, file)
		}
	}
	calls := loadedWith(t, options.Options{Audience: "discovery", Depth: "call", Price: options.PriceFull, Reveal: options.RevealReport})
	ask(t, calls, Request{Do: "begin", Client: "x"})
	if r := tell(t, calls, Request{Do: "code"}); r.Error == "" {
		t.Errorf("a page for calls makes the code %s", r.Text)
	}
}

// A guess is said back as a guess, and stays one when it is looked at again.
func TestAboutStaysAbout(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	ask(t, e, Request{Do: "begin", Who: "owner"})
	r := ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "about 40"}})
	for _, l := range r.State.List {
		if l.ID == "users_count" && l.Said != "about 40 people" {
			t.Errorf("it is said back as %q", l.Said)
		}
	}
	before := bytes.Clone(e.data)
	q := ask(t, e, Request{Do: "question", ID: "users_count"}).Question
	ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: q.Typed}})
	if !bytes.Equal(before, e.data) {
		t.Errorf("%q typed again makes of\n%s\n%s", q.Typed, before, e.data)
	}
	ask(t, e, Request{Do: "answer", ID: "it_spend_month", Given: interview.Given{Text: "about 2000 to 3000"}})
	before = bytes.Clone(e.data)
	q = ask(t, e, Request{Do: "question", ID: "it_spend_month"}).Question
	ask(t, e, Request{Do: "answer", ID: "it_spend_month", Given: interview.Given{Text: q.Typed}})
	if !bytes.Equal(before, e.data) {
		t.Errorf("%q typed again makes of\n%s\n%s", q.Typed, before, e.data)
	}
}

// An IT lead is never offered an answer by which there would be none.
func TestPostsAreNotPutToAnITLead(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, forOwner())
	for who, want := range map[string]bool{"owner": true, "it_lead": false} {
		ask(t, e, Request{Do: "begin", Who: who})
		q := ask(t, e, Request{Do: "question", ID: "it_staff_plan"}).Question
		got := slices.ContainsFunc(q.Lines, func(l interview.Line) bool { return l.ID == "none_wanted" || l.ID == "first_hire" })
		if got != want || strings.Contains(q.Why, "staff") {
			t.Errorf("%s is asked %+v", who, q)
		}
		if r := ask(t, e, Request{Do: "answer", ID: "it_staff_plan", Given: picked("none_wanted")}); (r.Asked == nil) != want {
			t.Errorf("%s: none is taken as %+v", who, r)
		}
	}
}

// An IT lead who hands everything over is not told that nobody like them is needed.
func TestResultOfAnITLead(t *testing.T) {
	t.Parallel()
	for who, want := range map[string]bool{"owner": true, "it_lead": false} {
		e := loadedWith(t, forOwner())
		ask(t, e, Request{Do: "begin", Who: who})
		ask(t, e, Request{Do: "answer", ID: "current_it_model", Given: picked("internal_only")})
		ask(t, e, Request{Do: "answer", ID: "it_fte", Given: interview.Given{Text: "1"}})
		ask(t, e, Request{Do: "answer", ID: "tower_owners", Given: picked("everything_provider")})
		ask(t, e, Request{Do: "answer", ID: "users_count", Given: interview.Given{Text: "60"}})
		shown, err := json.Marshal(ask(t, e, Request{Do: "result"}).Result)
		if err != nil {
			t.Fatal(err)
		}
		text := string(shown)
		if !strings.Contains(text, "fully managed") || strings.Contains(text, "You do not need IT people") != want {
			t.Errorf("%s reads\n%s", who, text)
		}
	}
}

// A page that says from where to where a price goes says no more of it in its report, and a
// report on a page is as short as one that is sent.
func TestReportSaysNoMoreOfThePrice(t *testing.T) {
	t.Parallel()
	for price, want := range map[string]bool{options.PriceNone: false, options.PriceBracket: false, options.PriceFull: true} {
		o := forOwner()
		o.Price, o.Reveal = price, options.RevealReport
		e := loadedWith(t, o)
		seen := false
		for name, file := range engagements(t, 0) {
			if !strings.Contains(name, "harbor-dental") {
				continue
			}
			seen = true
			ask(t, e, Request{Do: "open", File: file})
			shown, err := json.Marshal(ask(t, e, Request{Do: "result"}).Result)
			if err != nil {
				t.Fatal(err)
			}
			text := string(shown)
			if !strings.Contains(text, "What happens to your people") || strings.Contains(text, "The price, line by line") != want || strings.Contains(text, "105.00") != want {
				t.Errorf("%s: the report holds\n%.4000s", price, text)
			}
			if strings.Contains(text, "Schedule: who does what") {
				t.Errorf("%s: the annex is shown", price)
			}
		}
		if !seen {
			t.Error("the example is gone")
		}
	}
}
