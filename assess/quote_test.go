package assess_test

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// fullQuote is a quote with every key.
const fullQuote = `version: 1
answers: {}
quote:
  status: agreement
  revision: 2
  valid_until: 2026-12-20
  term_months: 36
  present_per: site
  discount: {percent: 5, label: three-year term, reason: to win it, approved_by: Lee}
  exclude: [server]
  lines:
    - {label: Microsoft 365 Business Premium, quantity: 40, unit: license, rate: 22, commitment_months: 12, cost: 18.70}
    - {label: Adobe, rate: 60, cost: 0}
    - {label: Cabling, rate: 900, period: once}
  options:
    - id: with_nights
      label: With a desk at night
      marked: true
      set: {coverage_needed: helpdesk_24x7, tower_owners.network: provider, users_count: 80..100, compliance_regimes: [hipaa]}
      exclude: [endpoint]
      lines: [{label: Firewall, rate: 90, cost: 61}]
      discount: {percent: 3, label: start now, reason: quarter end, approved_by: Kim}
    - {id: "2", label: Plain}
  terms: {minimum_percent: 80, notice_days: 60, yearly_increase: 3, renewal: "Year by year.", true_up: null, early_exit: "", tax: "Before tax.", documents: ["Master services agreement, version 7"]}
  sent:
    - {revision: 1, on: 2026-11-18, currency: USD, model: co_managed, split: {}, monthly: 0, one_time: 0, lines: [{id: user, label: Users}]}
    - revision: 2
      on: 2026-11-20
      playbook: "sha256:475d"
      currency: USD
      model: co_managed
      split: {service_desk: shared, network: provider, vendors: third_party}
      counts: {user: 90, endpoint: 80}
      monthly: 14640.95
      one_time: 16859.66
      next: {user: 59.13}
      lines:
        - {id: user, label: Users, quantity: 90, unit: user, rate: 76.06, amount: 6845.40}
        - {id: discount, label: Discount, rate: -342.27, amount: -342.27}
        - {id: onboarding, label: Onboarding, amount: 16859.66, period: once}
`

func TestTheWholeQuoteIsReadAndWritten(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	e := read(t, p, []byte(fullQuote))
	q := e.Quote
	if q.Status != terms.Agreement || q.StatusAt != (assess.Position{File: "in", Line: 4, Col: 11}) {
		t.Errorf("status %v at %+v", q.Status, q.StatusAt)
	}
	if l := q.Lines; !l[0].Resale || l[0].CommitmentMonths != 12 || *l[0].Cost != 1870 || !l[1].Resale || *l[1].Cost != 0 || l[2].Resale || l[2].Cost != nil {
		t.Errorf("lines %+v", l)
	}
	o := q.Options[0]
	network := assess.PartOf(terms.Network)
	if !o.Marked || len(o.Set) != 4 || o.Set[1].Part != network || o.Set[1].Value.Grid[terms.Network] != terms.Provider || o.Discount.Label != "start now" || q.Options[1].ID != "2" {
		t.Errorf("options %+v", q.Options)
	}
	var ids []string
	for _, term := range q.Terms {
		ids = append(ids, term.ID)
		if term.None != (term.ID == "true_up" || term.ID == "early_exit") {
			t.Errorf("%s is taken out: %v", term.ID, term.None)
		}
	}
	if !slices.Equal(ids, assess.TermIDs()) || q.Terms[1].Number != 60_00 || q.Terms[2].Number != 3_00 {
		t.Errorf("terms %+v", q.Terms)
	}
	r := q.Record(2)
	if users, ok := assess.Figure(r.Counts, "user"); !ok || users != 90_00 || r.Monthly != 1_464_095 || r.Split[terms.Vendors] != terms.ThirdParty || r.Split[terms.Endpoints] != terms.Undecided || *r.Lines[1].Amount != -342_27 || r.Lines[2].Rate != nil || !r.Lines[2].Once {
		t.Errorf("record %+v", r)
	}
	if _, ok := assess.Figure(r.Counts, "server"); ok || q.Record(3) != nil {
		t.Error("what no record says is found")
	}
	for _, text := range [][]byte{e.YAML(p.Questionnaire), e.JSON(p.Questionnaire)} {
		if got := holds(read(t, p, text)); got != holds(e) {
			t.Errorf("%s\nnot\n%s\nfrom\n%s", got, holds(e), text)
		}
	}
	if text := string(e.YAML(p.Questionnaire)); !strings.Contains(text, "true_up: null") || !strings.Contains(text, "status: agreement") {
		t.Errorf("written as\n%s", text)
	}
}

// A file without a status is a budget, and says no more when it is written.
func TestBudgetIsTheStatusOfOlderFiles(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	for _, text := range []string{"version: 1\nquote: {revision: 1}", "version: 1\nquote: {status: budget, revision: 1}"} {
		e := read(t, p, []byte(text))
		if e.Quote.Status != terms.Budget || strings.Contains(string(e.YAML(p.Questionnaire)), "status") {
			t.Errorf("%s is %v and written as\n%s", text, e.Quote.Status, e.YAML(p.Questionnaire))
		}
	}
}

func TestTheClientSeesNoReasonAndNoCost(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	e := read(t, p, []byte(fullQuote))
	before := holds(e)
	c := e.ForClient(p.Questionnaire)
	text := string(c.YAML(p.Questionnaire))
	for _, secret := range []string{"to win it", "Lee", "quarter end", "Kim", "cost", "18.7", "61"} {
		if strings.Contains(text, secret) {
			t.Errorf("the client sees %q in\n%s", secret, text)
		}
	}
	for _, open := range []string{"label: three-year term", "label: start now", "commitment_months: 12", "revision: 2", "6845.4"} {
		if !strings.Contains(text, open) {
			t.Errorf("the client does not see %q in\n%s", open, text)
		}
	}
	if !c.Quote.Lines[1].Resale {
		t.Error("a line that is sold on is one of the service for the client")
	}
	if holds(e) != before {
		t.Error("the engagement was changed")
	}
	// Another questionnaire may keep a question from the client that an option sets.
	at := p.Questionnaire.Schema.Find("coverage_needed")
	hidden := *p.Questionnaire
	hidden.Questions = slices.Clone(hidden.Questions)
	hidden.Questions[at].SelfAssessment = false
	if c := e.ForClient(p.Questionnaire, &hidden); len(c.Quote.Options[0].Set) != 3 {
		t.Errorf("an option tells a private answer: %+v", c.Quote.Options[0].Set)
	}
}

func TestProblemsOfAQuote(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	const record = "{revision: 1, on: 2026-11-20, currency: USD, model: hybrid, split: {}, monthly: 1, one_time: 1, lines: [{id: a, label: A}]}"
	for _, test := range []struct{ quote, want string }{
		{"status: offer", `2:17: "status" cannot be "offer"; write one of budget, proposal, agreement`},
		{"status: agreed", `2:17: "status" cannot be "agreed"; write one of budget, proposal, agreement`},
		{"discount: {percent: 5, lable: x}", `2:32: unknown key "lable" (did you mean "label"?); remove or correct it`},
		{"lines: [{label: a, rate: 1, cost: -1}]", `2:43: "cost" is from 0 to 1000000, not -1; correct it`},
		{"lines: [{label: a, rate: 1, commitment_months: 0}]", `2:56: commitment_months must be from 1 to 120, not 0`},
		{"options: [{id: a, label: A}, {id: a, label: B}]", `2:43: two options have the id "a"; give one another`},
		{"options: [{id: A b, label: A}]", `2:24: the id of an option is small letters, digits and underscores, such as with_nights, not "A b"`},
		{"options: [{id: a}]", `2:19: "label" is missing`},
		{"options: [{id: a, label: A, marked: true}, {id: b, label: B, marked: true}]", `2:78: a second option is marked as the recommended one; keep one`},
		{"options: [{id: a, label: A}, {id: b, label: A}, {id: c, label: A}, {id: d, label: A}]", `2:76: at most 3 options beside each other; take one out`},
		{"options: [{id: a, label: A, set: {coverage: x}}]", `2:43: unknown question "coverage"`},
		{"options: [{id: a, label: A, set: {coverage_needed: nights}}]", `2:60: coverage_needed has no option "nights"`},
		{"options: [{id: a, label: A, set: {it_payroll_year: 9}}]", `2:43: it_payroll_year is kept from the client, so no option can hang on it; take it out`},
		{"options: [{id: a, label: A, set: {tower_owners: advise, tower_owners.network: client}}]", `2:65: tower_owners is answered in this option twice; keep one of them`},
		{"options: [{id: a, label: A, set: {users_count.network: 1}}]", `2:43: users_count has no parts; write users_count`},
		{"terms: {minimum_percent: 101}", `2:34: "minimum_percent" is from 0 to 100, not 101; correct it`},
		{"terms: {notice_days: 1.5}", `2:30: notice_days must be a whole number, not 1.5`},
		{"terms: {renewals: x}", `2:17: unknown key "renewals" (did you mean "renewal"?); remove or correct it`},
		{"terms: {documents: [" + strings.Repeat("a, ", 20) + "b]}", `2:89: at most 20 documents; name the one that holds the others`},
		{"sent: [" + record + ", " + record + "]", `2:152: revision 1 stands below revision 1; records stand in the order of their revisions, each once`},
		{"sent: [" + strings.Replace(record, "USD", "Dollar", 1) + "]", `2:56: "currency" must be three capital letters, such as USD, not "Dollar"`},
		{"sent: [" + strings.Replace(record, "monthly: 1", "monthly: 1.234", 1) + "]", `monthly`},
		{"sent: [" + strings.Replace(record, "monthly: 1", "monthly: 1000000000001", 1) + "]", `"monthly" is from 0 to 1000000000000, not 1000000000001; correct it`},
		{"sent: [" + strings.Replace(record, "split: {}", "split: {desk: shared}", 1) + "]", `unknown key "desk"`},
		{"sent: [" + strings.Replace(record, "[{id: a, label: A}]", "[]", 1) + "]", `"lines" must be a list with at least one item`},
		{"sent: [" + strings.Replace(record, "{id: a, label: A}", "{id: '', label: ' '}", 1) + "]", `"id" is empty; put back what was sent`},
		{"lines: [{label: a, rate: }]", `rate has no value; write a number such as 24 or 0.5`},
		{"sent: [" + record + ", {on: 2026-11-21}]", `2:141: "revision" is missing`},
		{"sent: [{revision: 1}]", `2:16: "on" is missing`},
	} {
		root, err := yamldoc.Parse("in", []byte("version: 1\nquote: {"+test.quote+"}\n"))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("in")
		p.ReadEngagement(r, root)
		if err := r.Err(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s\ngives %v\nnot   %s", test.quote, err, test.want)
		}
	}
}
