package scope

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// ownSecrets is the built-in playbook with more that is private: a choice and a
// text about a person, a question that hangs on the first, internal findings and
// readiness that follow from them, and advice for the client that counts answers.
func ownSecrets(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	return edited(tb,
		playbooktest.Edit{File: playbook.QuestionnaireFile, Old: "\nquestions:\n", New: `
questions:
  - {id: boss_mood, section: money, type: single_choice, topic: mood of the boss, call: C, plain: P, why: W, who: owner, change: turn_out, source: ours, self_assessment: false, uses: [scoring, pricing], options: [{id: good, call: Good}, {id: bad, call: Bad}]}
  - {id: boss_plan, section: money, type: text, topic: plan of the boss, call: C, plain: P, why: W, who: owner, change: turn_out, source: ours, self_assessment: false, when: {boss_mood: bad}}
`},
		playbooktest.Edit{File: playbook.FindingsFile, Old: "\nfindings:\n", New: `
findings:
  - {id: OWN-3, title: Much is not sure, severity: high, audience: client, when: [{unknown_answers: ">=1"}, {readiness: [bridge, prepare_first]}], because: b, action: a, by_day: 1, owner: provider, source: ours}
  - {id: OWN-1, title: The boss is in a bad mood, severity: critical, audience: internal, when: [{boss_mood: bad}, {boss_mood: {is: unsure}}], because: b, action: a, by_day: 1, owner: provider, source: ours}
`},
		playbooktest.Edit{File: playbook.ReadinessFile, Old: "  - id: attitude\n", New: "  - id: boss\n    name: Boss\n    weight: 5\n    rules: [{level: 0, when: {boss_mood: bad}}, {level: 4, when: {boss_mood: good}}]\n    private: true\n    unless: {boss_mood: {is: unsure}}\n    weight_to: roles\n    levels: [a, b, c, d, e]\n    actions: [a, b, c, d]\n    owner: client\n    source: ours\n  - id: attitude\n"},
		playbooktest.Edit{File: playbook.ReadinessFile, Old: "\nblocks:", New: "\nblocks:\n  - {id: unsure, when: {unknown_answers: \">=1\"}, because: b, action: a, source: ours}\n#"},
		playbooktest.Edit{File: playbook.ReadinessFile, Old: "    weight: 10\n    question: team_attitude", New: "    weight: 5\n    question: team_attitude"},
	)
}

// texts calls f with every text in a value, in whatever fields and however deep
// it stands, with its path.
func texts(path string, v reflect.Value, f func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		f(path, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(path, v.Elem(), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			texts(path+"."+v.Type().Field(i).Name, v.Field(i), f)
		}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			f(path, string(v.Bytes()))
			return
		}
		for i := range v.Len() {
			texts(fmt.Sprintf("%s[%d]", path, i), v.Index(i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			texts(path, key, f)
			texts(fmt.Sprintf("%s[%v]", path, key), v.MapIndex(key), f)
		}
	default:
	}
}

// Nothing that only the provider may see is anywhere in what a client may see:
// in no field, written or not.
func TestForClientHoldsNothingInternal(t *testing.T) {
	t.Parallel()
	p := ownSecrets(t)
	e := playbooktest.Engagement(t, p, `client: {name: Fennel Row}
answers: {users_count: 70, endpoints_count: 75, current_it_model: internal_only, it_fte: 2, it_staff_plan: keep_same, it_workload: slipping, leadership_buyin: 3, team_attitude: 0, it_payroll_year: 7654321, boss_mood: bad, boss_plan: MARKPLAN}
notes: {users_count: PUBLICNOTE, team_attitude: MARKASIDE}
private_notes: {it_fte: MARKNOTE one, team_attitude: MARKNOTE two}
basis:
  users_count: {by: MARKNAME, others: [{value: 80, by: MARKOTHER}]}
  it_payroll_year: {by: MARKNAME, others: [{value: 6543219, by: MARKOTHER}]}
  boss_plan: {others: [{value: MARKPLAN of another, by: MARKOTHER}]}
promises: [{text: MARKPROMISE, by: MARKSELLER}]
quote: {discount: {percent: 5, reason: MARKREASON, approved_by: MARKBOSS}}
`)
	r, err := Of(p, e, Ask{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	marks := []string{
		"MARKASIDE", "MARKNOTE", "MARKNAME", "MARKOTHER", "MARKPLAN", "MARKREASON", "MARKBOSS", "MARKPROMISE", "MARKSELLER", "7654321", "7,654,321", "6543219", "team_attitude", "boss_", "of the boss", "OWN-1", "bad mood",
		"view of a partner", "cost of IT staff", "it_opposed",
	}
	client := r.ForClient().Result()
	if client.Internal != nil {
		t.Errorf("the client's result has an internal part: %+v", client.Internal)
	}
	texts("client", reflect.ValueOf(client), func(path, text string) {
		for _, mark := range marks {
			if strings.Contains(text, mark) {
				t.Errorf("%s holds %q: %.80q", path, mark, text)
			}
		}
	})
	data, err := emit.JSON(client)
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range marks {
		if strings.Contains(string(data), mark) {
			t.Errorf("the JSON for the client holds %q", mark)
		}
	}
	if !strings.Contains(string(data), "PUBLICNOTE") {
		t.Error("an ordinary note is not there")
	}
	// The provider has all of it, so that the marks are the right ones.
	missed := slices.Clone(marks)
	texts("internal", reflect.ValueOf(r.Internal), func(_, text string) {
		missed = slices.DeleteFunc(missed, func(mark string) bool { return strings.Contains(text, mark) })
	})
	if want := []string{"MARKBOSS", "7,654,321"}; !slices.Equal(missed, want) { // no page writes either, and so no text
		t.Errorf("the provider's part does not hold %q", missed)
	}
	// Taking away does not change what it is taken from.
	if r.Internal == nil {
		t.Error("the internal part is gone from the result itself")
	}
}

// Whatever is told in confidence, what a client may see stays the same to the
// byte.
func TestChangingWhatIsPrivateChangesNoByteForTheClient(t *testing.T) {
	t.Parallel()
	const engagements = 12
	for name, p := range map[string]*playbook.Playbook{"built-in": playbooktest.Load(t, nil), "own": ownSecrets(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			source := invented(t, p)
			changed := 0
			for n := range engagements {
				e := playbooktest.Engagement(t, p, strings.TrimPrefix(source.Engagement(n).YAML(), "version: 1\n"))
				var want, before string
				for i, secret := range secrets(p, e) {
					r, err := Of(p, secret, Ask{Explain: true, Plan: true, From: true})
					if err != nil {
						t.Fatal(err)
					}
					client, internal := text(t, r.ForClient().Result()), text(t, r)
					switch {
					case i == 0:
						want = client
					case client != want:
						t.Fatalf("engagement %d, change %d: the client sees\n%s\nand without it\n%s", n, i, client, want)
					case internal != before:
						changed++
					}
					before = internal
				}
			}
			if changed < engagements*2 {
				t.Errorf("only %d changes were to be seen by the provider", changed)
			}
		})
	}
}

func text(tb testing.TB, value any) string {
	tb.Helper()
	data, err := emit.JSON(value)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// secrets are states of an engagement that differ in what is private alone: with
// nothing, and with more and more of it.
func secrets(p *playbook.Playbook, e *assess.Engagement) []*assess.Engagement {
	q := p.Questionnaire
	states := []*assess.Engagement{e.ForClient(q)}
	for _, kind := range []int{0, 1, 2} {
		s := *e
		s.Answers = e.ForClient(q).Answers
		s.Answers.Values = slices.Clone(s.Answers.Values)
		s.PrivateNotes = []assess.Note{{Question: kind, Text: "between us"}}
		s.Notes = slices.Clone(e.Notes)
		s.Basis = slices.Clone(e.Basis)
		for i := range q.Questions {
			if !q.Questions[i].Private() {
				continue
			}
			s.Answers.Values[i] = secretAnswer(q.Schema.At(i), kind)
			s.Notes = append(s.Notes, assess.Note{Question: i, Text: "aside"})
			s.Basis = append(s.Basis, assess.Basis{Question: i, Kind: "estimated", By: "Sam", Others: []assess.Other{{Value: secretAnswer(q.Schema.At(i), 1-kind%2), By: "Kim"}}})
		}
		states = append(states, &s)
	}
	return states
}

// secretAnswer is the lowest answer to a question, the highest, or "not sure".
func secretAnswer(q *answer.Question, kind int) answer.Value {
	if kind == 2 {
		return answer.Value{State: answer.Unknown}
	}
	v := answer.Value{State: answer.Given}
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		v.Number = []int64{q.Min, q.Max}[kind]
	case answer.SingleChoice, answer.YesNo, answer.MultiChoice:
		v.Options = []uint64{1, 1 << (len(q.Options) - 1)}[kind]
	case answer.Text:
		v.Text = []string{"leave", "stay"}[kind]
	case answer.Grid:
		v.Grid[terms.Network] = []terms.Side{terms.Provider, terms.Client}[kind]
	}
	return v
}

// What the provider reads differs where it should, and what is odd is named to
// whom it concerns.
func TestWhatIsPrivateReachesTheProvider(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 0, it_payroll_year: 90001, team_attitude: 1, it_workload: drowning}"))
	client, provider := strings.Join(r.Warnings, "\n"), strings.Join(r.ForProvider().Warnings, "\n")
	for _, secret := range []string{"90001", "Yearly cost of IT staff", "view of a partner"} {
		if strings.Contains(client, secret) || !strings.Contains(provider, secret) {
			t.Errorf("%s: client %q, provider %q", secret, client, provider)
		}
	}
	if !strings.Contains(client, "Pace of the IT work") {
		t.Errorf("an ordinary unused answer is not named: %q", client)
	}
	// Prices have the same warnings before their own.
	prices := r.ForProvider().Estimate.Warnings
	if !slices.Equal(prices[:len(r.Internal.Warnings)], r.Internal.Warnings) || slices.Contains(r.Estimate.Warnings, r.Internal.Warnings[0]) != slices.Contains(r.Warnings, r.Internal.Warnings[0]) {
		t.Errorf("beside the prices the provider reads %q, the client %q", prices, r.Estimate.Warnings)
	}
	// What an open question brings up is counted without what is not named.
	r = resultOf(t, p, playbooktest.Engagement(t, p, "answers: {users_count: 100}"))
	count := func(name string) (client, provider int) {
		for _, o := range r.Recommendation.Open {
			if o.Question == name {
				client = o.Opens
			}
		}
		for _, o := range r.ForProvider().Recommendation.Open {
			if o.Question == name {
				provider = o.Opens
			}
		}
		return client, provider
	}
	if named, all := count("it_fte"); named == 0 || named != all-3 { // pay, the view of the team, and who would change over
		t.Errorf("the number of IT people brings up %d questions for the client and %d for the provider", named, all)
	}
	// That nobody is sure of pay is for the provider to know.
	r = resultOf(t, p, playbooktest.Engagement(t, p, "answers: {it_fte: 2, it_payroll_year: unknown, coverage_needed: unknown}"))
	notSure := func(open []result.Open) (ids []string) {
		for _, o := range open {
			if o.NotSure {
				ids = append(ids, o.Question)
			}
		}
		return ids
	}
	if got := notSure(r.Recommendation.Open); !slices.Equal(got, []string{"coverage_needed"}) {
		t.Errorf("the client is not sure of %v", got)
	}
	if got := notSure(r.ForProvider().Recommendation.Open); !slices.Contains(got, "it_payroll_year") || len(got) != 2 {
		t.Errorf("for the provider nobody is sure of %v", got)
	}
}

// Pay told in confidence is in no total: not in the client's, and the provider
// has no other. What was told stands for the provider alone, by itself.
func TestPayIsInNoTotal(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const known = "answers: {users_count: 100, endpoints_count: 100, light_users_count: 0, shared_devices_count: 0, servers_count: 0, network_devices_count: 0, sites_count: 1, it_fte: 2, it_staff_plan: keep_same, it_spend_month: 0"
	for _, answers := range []string{"answers: {users_count: 100, endpoints_count: 100, it_fte: 2, it_staff_plan: keep_same", known} {
		of := func(payroll string) (*result.Result, [2]string) {
			r := resultOf(t, p, playbooktest.Engagement(t, p, answers+payroll+"}"))
			own := r.ForProvider().Estimate
			return r, [2]string{text(t, r.ForClient().Result().Estimate.Comparison), text(t, own.Comparison.Without(pricing.InHouse))}
		}
		_, without := of("")
		r, with := of(", it_payroll_year: 123456")
		if without != with || with[0] != with[1] {
			t.Errorf("totals of client and provider with pay\n%s\nand without\n%s", with, without)
		}
		if pay := r.ForProvider().Estimate.Pay; pay == nil || pay.Yearly.String() != "123456.00" || pay.Term.String() != "370368.00" {
			t.Errorf("the provider reads %v", pay)
		}
		if r.ForClient().Result().Estimate.Pay != nil {
			t.Error("a client's values have the pay")
		}
		if r.Estimate.Comparison.Comparable != (answers == known) {
			t.Errorf("%s: comparable %v, missing %v", answers, r.Estimate.Comparison.Comparable, r.Estimate.Comparison.Missing)
		}
	}
}
