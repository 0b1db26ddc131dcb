package main

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/interview"
	"mspscope/internal/webpage/options"
)

// fewPeople are the answers of a few people who only compare, with everything in place.
func fewPeople() map[string]interview.Given {
	typed := func(text string) interview.Given { return interview.Given{Text: text} }
	return map[string]interview.Given{
		"drivers": picked("just_checking"), "current_it_model": picked("unofficial"), "it_fte": typed("0"), "it_staff_plan": picked("none_wanted"),
		"tower_owners": picked("advise_us"), "users_count": typed("4"), "it_spend_month": typed("0"), "compliance_regimes": picked("none"),
		"control_preference": picked("4"), "coverage_needed": picked("business_hours"), "mfa_coverage": picked("everyone"),
		"backup_restore_test": picked("last_90d"), "admin_control": picked("company_verified"), "endpoint_protection": picked("edr_unwatched"),
		"updates_and_eol": picked("managed"), "recovery_plan": picked("written"),
	}
}

// answered gives answers until nothing more is asked, or a question is reached, and returns
// what was asked.
func answered(t *testing.T, e *Engine, answers map[string]interview.Given, until string) (asked []string) {
	t.Helper()
	for q := ask(t, e, Request{Do: "state"}).State.Question; q != nil && q.ID != until; q = ask(t, e, Request{Do: "state"}).State.Question {
		asked = append(asked, q.ID)
		if given, ok := answers[q.ID]; ok {
			ask(t, e, Request{Do: "answer", Given: given})
		} else {
			ask(t, e, Request{Do: "not_sure"})
		}
	}
	return asked
}

// Who may need nothing is asked first what shows that, whatever depth it is of, and then in
// the order of a call; nobody else notices.
func TestWhetherAnythingIsNeededComesFirst(t *testing.T) {
	t.Parallel()
	decide := []string{"coverage_needed", "mfa_coverage", "backup_restore_test", "admin_control", "endpoint_protection", "updates_and_eol", "recovery_plan"}
	changed := func(id string, to interview.Given) map[string]interview.Given {
		a := fewPeople()
		a[id] = to
		return a
	}
	for name, c := range map[string]struct {
		answers map[string]interview.Given
		first   []string // asked before the order of a call begins; nil for none
		none    bool     // in the end nothing is needed
	}{
		"nothing is missing":           {fewPeople(), decide, true},
		"no second step at sign-in":    {changed("mfa_coverage", picked("none")), decide[:2], false},
		"help at night":                {changed("coverage_needed", picked("helpdesk_24x7")), decide[:1], false},
		"backups that nobody tried":    {changed("backup_restore_test", picked("never_tested")), decide[:3], false},
		"no plan for a bad day":        {changed("recovery_plan", picked("none")), decide, false},
		"something is wrong":           {changed("drivers", picked("slow_support")), nil, false},
		"more than ten people":         {changed("users_count", interview.Given{Text: "25"}), nil, false},
		"card payments":                {changed("compliance_regimes", picked("pci")), nil, false},
		"all of it off their hands":    {changed("control_preference", picked("1")), nil, false},
		"a provider for everything":    {changed("tower_owners", picked("everything_provider")), nil, false},
		"a provider already":           {changed("current_it_model", picked("msp_full")), nil, false},
		"a first post is to be filled": {changed("it_staff_plan", picked("first_hire")), nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := loadedWith(t, forOwner())
			ask(t, e, Request{Do: "begin", Who: "owner"})
			answered(t, e, c.answers, "")
			before := ask(t, e, Request{Do: "state"}).State
			if before.Whether != (c.first != nil) {
				t.Fatalf("whether anything is needed is said to come next: %v", before.Whether)
			}
			open := ask(t, e, Request{Do: "result"}).Result.Documents[1].Sections[0].Blocks[0].Text
			if got := strings.HasPrefix(open, "Hours of cover you need, sign-in with a second step"); got != before.Whether {
				t.Errorf("still open: %s", open)
			}
			after := ask(t, e, Request{Do: "deepen"}).State
			if got := after.Progress.Total - before.Progress.Total; got != before.Deeper {
				t.Errorf("%d questions come, %d were announced", got, before.Deeper)
			}
			if first := answered(t, e, c.answers, "success_12m"); !slices.Equal(first, c.first) {
				t.Errorf("first it asks %s, want %s", first, c.first)
			}
			if got := ask(t, e, Request{Do: "quick"}).Quick.Outcome == "none_needed"; got != c.none {
				t.Errorf("nothing is needed: %v", got)
			}
			rest := answered(t, e, c.answers, "")
			if !slices.IsSortedFunc(rest, func(a, b string) int {
				q := e.playbook.Questionnaire
				return q.Schema.Find(a) - q.Schema.Find(b)
			}) && !c.none {
				t.Errorf("then it asks %s, in another order than a call", rest)
			}
		})
	}
}

// A page that names no model tells whoever needs nothing so all the same.
func TestPointsSayThatNothingIsNeeded(t *testing.T) {
	t.Parallel()
	e := loadedWith(t, options.Options{Audience: "owner", Depth: "quick", Price: options.PriceNone, Reveal: options.RevealPoints})
	ask(t, e, Request{Do: "begin", Who: "owner"})
	answered(t, e, fewPeople(), "")
	said := func() string { return ask(t, e, Request{Do: "summary"}).Text }
	const pays = "would not pay for itself"
	if text := said(); strings.Contains(text, pays) || strings.Contains(text, "anaged") {
		t.Errorf("too early it says\n%s", text)
	}
	ask(t, e, Request{Do: "deepen"})
	answered(t, e, fewPeople(), "success_12m")
	if text := said(); !strings.Contains(text, pays) || !strings.Contains(text, "checked once") && !strings.Contains(text, "check once") {
		t.Errorf("it says\n%s", text)
	}
}

// A message to the provider has the day in words and tells the provider nothing of how small
// a client may be; the screen says that to the client.
func TestMessageIsTheClients(t *testing.T) {
	t.Parallel()
	for _, reveal := range options.Reveals() {
		o := forOwner()
		o.Smallest, o.Reveal = 10, reveal
		e := loadedWith(t, o)
		ask(t, e, Request{Do: "begin", Who: "owner", Client: "Four People", Date: "2026-11-20"})
		answered(t, e, fewPeople(), "")
		text := ask(t, e, Request{Do: "summary"}).Text
		if strings.Contains(text, "at least 10") || strings.Contains(text, "2026-11-20") || reveal != options.RevealPoints && !strings.Contains(text, "20 November 2026") {
			t.Errorf("%s: the message says\n%s", reveal, text)
		}
		if note := ask(t, e, Request{Do: "result"}).Result.Note; !strings.Contains(note, "at least 10") {
			t.Errorf("%s: the client reads %q", reveal, note)
		}
	}
}
