package assess

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func smallQuestionnaire(tb testing.TB) *Questionnaire {
	tb.Helper()
	return questionnaire(tb,
		ask("users_count", "number", "limits: {min: 1, max: 1000, decimals: 0}"),
		ask("it_fte", "number", "limits: {min: 0, max: 100, decimals: 2}"),
		ask("coverage", "single_choice", options("hours", "always")),
	)
}

func TestEngagementWithEveryField(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	e := engagement(t, q, `client: {name: Harbor Dental, contact: "Dr. Ana Reyes", reference: HD-1, date: 2026-11-20}
answers: {users_count: 24, it_fte: 0.5, coverage: unknown}
notes: {users_count: two share one, coverage: ask again}
private_notes: {it_fte: "owner wants to replace Sam"}
basis:
  users_count: {kind: estimated, by: office manager, on: 2026-11-20}
  it_fte: {kind: seen}
  coverage: {by: Ana}
responsibilities:
  SD-01: {side: client, by: Sam, on: 2026-11-21}
  NET-02: {side: shared}
quote:
  revision: 2
  valid_until: 2026-12-20
  term_months: 36
  discount: {percent: 7.25, reason: early start, approved_by: Kim}
  exclude: [onboarding, travel]
  lines:
    - {label: "  Desk move ", quantity: 2.5, unit: days, rate: 950.25, period: once}
    - {label: Extra backup, rate: 40}
`)
	want := &Engagement{
		Client: Client{Name: "Harbor Dental", Contact: "Dr. Ana Reyes", Reference: "HD-1", Date: "2026-11-20"},
		Answers: answer.Set{Values: []answer.Value{
			{State: answer.Given, Number: 2400}, {State: answer.Given, Number: 50}, {State: answer.Unknown},
		}},
		Notes:        []Note{{Text: "two share one"}, {Question: 2, Text: "ask again"}},
		PrivateNotes: []Note{{Question: 1, Text: "owner wants to replace Sam"}},
		Basis: []Basis{
			{Question: 0, Kind: "estimated", By: "office manager", On: "2026-11-20"}, {Question: 1, Kind: "seen"}, {Question: 2, Kind: "stated", By: "Ana"},
		},
		Decisions: []Decision{
			{Activity: "SD-01", Side: terms.Client, By: "Sam", On: "2026-11-21"}, {Activity: "NET-02", Side: terms.Shared},
		},
		Quote: Quote{
			Revision: 2, ValidUntil: "2026-12-20", TermMonths: 36,
			Discount:  &Discount{Percent: 725, Reason: "early start", ApprovedBy: "Kim"},
			Exclude:   []string{"onboarding", "travel"},
			ExcludeAt: []Position{{"in.yaml", 18, 13}, {"in.yaml", 18, 25}},
			Lines: []QuoteLine{
				{Label: "Desk move", Quantity: 250, Unit: "days", Rate: 95025, Once: true}, {Label: "Extra backup", Quantity: 100, Rate: 4000},
			},
		},
	}
	if !reflect.DeepEqual(e, want) {
		t.Errorf("read\n%+v\nexpected\n%+v", e, want)
	}
}

func TestEmptyEngagements(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	for _, text := range []string{
		"", "client: {}", "answers: {}", "notes: {}", "basis: {}", "responsibilities: {}", "quote: {}", "quote: {lines: [], exclude: []}",
		"client: {name: \"\"}",
	} {
		e := engagement(t, q, text)
		if e.Quote.TermMonths != 0 || len(e.Answers.Values) != 3 || e.Answers.Values[0].State != answer.Missing {
			t.Errorf("%q gives %+v", text, e)
		}
	}
	e := NewEngagement(q)
	e.Answer(1, Whole, answer.Value{State: answer.Given, Number: 100})
	if e.Answers.Values[1].Number != 100 || e.Answers.Values[0].State != answer.Missing {
		t.Errorf("Answer gives %+v", e.Answers)
	}
}

func TestEngagementProblems(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	long := strings.Repeat("x", maxText+1)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"not a mapping", "[1, 2]", []string{`1:1: an engagement must be a mapping of keys and values, not a list`}},
		{"no version", "client: {name: A}", []string{`1:1: "version" is missing; write 'version: 1' as the first line`}},
		{"version 2", "version: 2", []string{`1:10: version "2" is not known to this program; it reads version 1`}},
		{"version in quotes", `version: "1"`, []string{`1:10: version the text "1" is not known to this program; it reads version 1`}},
		{"version 1.0", "version: 1.0", []string{`1:10: version "1.0" is not known to this program; it reads version 1`}},
		{"no value for version", "version:", []string{`1:9: version nothing is not known to this program; it reads version 1`}},
		{"unknown keys, with what was meant", "version: 1\nanswer: {}\nprivate_note: {}\nzzz: 1", []string{
			`2:1: unknown key "answer" (did you mean "answers"?); remove or correct it`,
			`3:1: unknown key "private_note" (did you mean "private_notes"?); remove or correct it`,
			`4:1: unknown key "zzz"; remove or correct it`,
		}},
		{"client", "version: 1\nclient: Harbor", []string{`2:9: "client" must be a mapping of keys and values, not "Harbor"`}},
		{"client without a value", "version: 1\nclient:", []string{`2:8: "client" must be a mapping of keys and values, not nothing`}},
		{"fields of the client", "version: 1\nclient: {nam: A, contact: [x], reference: {}, date: 20.11.2026}", []string{
			`2:10: unknown key "nam" (did you mean "name"?); remove or correct it`,
			`2:27: "contact" must be a text, not a list`,
			`2:43: "reference" must be a text, not an empty mapping`,
			`2:53: "date" must be a date such as 2026-11-20, not "20.11.2026"`,
		}},
		{"a start in no year of ours", "version: 1\nquote: {start: 0207-02-01}", []string{`2:16: "start" must be a day from 1900-01-01 to 9000-01-01, not 0207-02-01; correct the year`}},
		{"a start whose plan would end in the year 10000", "version: 1\nquote: {start: 9999-12-31}", []string{`2:16: "start" must be a day from 1900-01-01 to 9000-01-01, not 9999-12-31; correct the year`}},
		{"a day that does not exist", "version: 1\nclient: {date: 2026-02-29}", []string{`2:16: "date" must be a date such as 2026-11-20, not "2026-02-29"`}},
		{"a date with a time", `{"version": 1, "client": {"date": "2026-11-20T10:00:00Z"}}`, []string{`1:35: "date" must be a date such as 2026-11-20, not the text "2026-11-20T10:00:00Z"`}},
		{"a long name", "version: 1\nclient: {name: " + long + "}", []string{`2:16: "name" is longer than 10000 characters; shorten it`}},
		{"answers", "version: 1\nanswers: {user_count: 3, it_fte: 0.125, coverage: hour, users_count: null}", []string{
			`2:11: unknown question "user_count" (did you mean "users_count"?); 'mspscope schema engagement' lists them`,
			`2:34: it_fte must be a number such as 2 or 0.5 with at most two decimals, or unknown, not "0.125"`,
			`2:51: coverage has no option "hour" (did you mean "hours"?); the options are hours, always`,
			`2:70: users_count has no answer; write 'unknown' for "not sure", or leave the line out`,
		}},
		{"answers as a list", "version: 1\nanswers: [a]", []string{`2:10: "answers" must be a mapping from question ids to answers, not a list`}},
		{"notes", "version: 1\nnotes: {it_ft: half, coverage: [x], users_count: " + long + "}\nprivate_notes: [a]", []string{
			`2:9: unknown question "it_ft" (did you mean "it_fte"?)`,
			`2:32: "coverage" must be a text, not a list`,
			`2:50: a note is longer than 10000 characters; shorten it`,
			`3:16: "private_notes" must be a mapping from question ids to texts, not a list`,
		}},
		{"private notes", "version: 1\nprivate_notes: {nobody_knows_this_question: x, it_fte: ~}", []string{
			`2:17: unknown question "nobody_knows_this_question"`,
			`2:56: "it_fte" must be a text, not nothing`,
		}},
		{"basis", "version: 1\nbasis: {it_fe: {kind: seen}, it_fte: {kind: estimate, on: yesterday, whom: x}, coverage: seen}", []string{
			`2:9: unknown question "it_fe" (did you mean "it_fte"?)`,
			`2:45: a basis is stated, estimated or seen, not "estimate" (did you mean "estimated"?)`,
			`2:59: "on" must be a date such as 2026-11-20, not "yesterday"`,
			`2:70: unknown key "whom"; remove or correct it`,
			`2:90: a basis must be a mapping of keys and values, not "seen"`,
		}},
		{"basis as a list", "version: 1\nbasis: [x]", []string{`2:8: "basis" must be a mapping from question ids, not a list`}},
		{"decisions", "version: 1\nresponsibilities: {SD-01: client, SD-02: {by: Sam}, SD-03: {side: clients}, SD-04: {side: third_party}, SD-05: {side: shared, on: 2026-13-01, By: x}}", []string{
			`2:27: a decision must be a mapping of keys and values, not "client"`,
			`2:42: "side" is missing; add it`,
			`2:67: the side of an activity is provider, shared or client, not "clients" (did you mean "client"?)`,
			`2:91: the side of an activity is provider, shared or client, not "third_party"`,
			`2:131: "on" must be a date such as 2026-11-20, not "2026-13-01"`,
			`2:143: unknown key "By" (did you mean "by"?); remove or correct it`,
		}},
		{"decisions as a list", "version: 1\nresponsibilities: [SD-01]", []string{`2:19: "responsibilities" must be a mapping from activity ids such as SD-01, not a list`}},
		{"quote", "version: 1\nquote: 5", []string{`2:8: "quote" must be a mapping of keys and values, not "5"`}},
		{"numbers of the quote", "version: 1\nquote: {revision: -1, term_months: 0, valid_until: 2026-6-1}", []string{
			`2:19: revision must be from 0 to 1000000, not -1`,
			`2:36: term_months must be from 1 to 120, not 0`,
			`2:52: "valid_until" must be a date such as 2026-11-20, not "2026-6-1"`,
		}},
		{"more numbers of the quote", "version: 1\nquote: {revision: 1.5, term_months: 121, exclude: onboarding, lines: {}}", []string{
			`2:19: revision must be a whole number, not 1.5`,
			`2:37: term_months must be from 1 to 120, not 121`,
			`2:51: "exclude" must be a list, not "onboarding"; put it in brackets`,
			`2:70: "lines" must be a list, not an empty mapping`,
		}},
		{"discount", "version: 1\nquote: {discount: 5}", []string{`2:19: a discount must be a mapping of keys and values, not "5"`}},
		{"parts of a discount", "version: 1\nquote: {discount: {reason: [x], percents: 5}}", []string{
			`2:19: "percent" is missing; add it`,
			`2:28: "reason" must be a text, not a list`,
			`2:33: unknown key "percents" (did you mean "percent"?); remove or correct it`,
		}},
		{"too much discount", "version: 1\nquote: {discount: {percent: 100.01}}", []string{`2:29: a discount is from 0 to 100 percent, not 100.01`}},
		{"a negative discount", "version: 1\nquote: {discount: {percent: -1}}", []string{`2:29: a discount is from 0 to 100 percent, not -1`}},
		{"a discount with a sign", "version: 1\nquote: {discount: {percent: 5%}}", []string{`2:29: percent must be a number such as 24 or 0.5, at most two decimals and without separators, not "5%"`}},
		{"lines", "version: 1\nquote:\n  lines:\n    - Desk move\n    - {rate: 5}\n    - {label: A}\n    - {label: \" \", rate: 1}\n    - {label: [x], rate: 1}\n    - {label: " + long + ", rate: 1}", []string{
			`4:7: a quote line must be a mapping of keys and values, not "Desk move"`,
			`5:7: "label" is missing; add it`,
			`6:7: "rate" is missing; add it`,
			`7:15: "label" is empty; say what the line is for`,
			`8:15: "label" must be a text, not a list`,
			`9:15: "label" is longer than 10000 characters; shorten it`,
		}},
		{"amounts of lines", "version: 1\nquote:\n  lines:\n    - {label: A, rate: -5, quantity: -1}\n    - {label: A, rate: 1000000.01, quantity: 1000000.01}\n    - {label: A, rate: 1.005, quantity: two, period: year}\n    - {label: A, rate: 0, quantity: 0, unit: [h], period: ~}", []string{
			`4:24: a rate is from 0 to 1000000, not -5; a reduction is a discount`,
			`4:38: a quantity is from 0 to 1000000, not -1`,
			`5:24: a rate is from 0 to 1000000, not 1000000.01; a reduction is a discount`,
			`5:46: a quantity is from 0 to 1000000, not 1000000.01`,
			`6:24: rate: 1.005 can be read in two ways; write 1005 or a number with at most two decimals`,
			`6:41: quantity must be a number such as 24 or 0.5, at most two decimals and without separators, not "two"`,
			`6:54: a period is month or once, not "year"`,
			`7:46: "unit" must be a text, not a list`,
			`7:59: a period is month or once, not nothing`,
		}},
		{"hostile text in messages", "version: 1\n\"\\e[31mred\\u202e\": 1\nclient: {date: \"\\e]0;x\\a\"}", []string{
			`2:1: unknown key "\x1b[31mred\u202e"; remove or correct it`,
			`3:16: "date" must be a date such as 2026-11-20, not the text "\x1b]0;x\a"`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := yamldoc.NewReport("in.yaml")
			ReadEngagement(r, parse(t, test.text), q)
			if got := problems(r); !slices.Equal(got, test.want) {
				t.Errorf("problems\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestBoundsOfTheQuoteAreIncluded(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	e := engagement(t, q, "quote: {revision: 1000000, term_months: 120, discount: {percent: 100}, lines: [{label: A, rate: 1000000, quantity: 1000000}]}")
	if e.Quote.Revision != 1_000_000 || e.Quote.TermMonths != 120 || e.Quote.Discount.Percent != 100_00 || e.Quote.Lines[0].Rate != 1_000_000_00 || e.Quote.Lines[0].Quantity != 1_000_000_00 {
		t.Errorf("%+v", e.Quote)
	}
	e = engagement(t, q, "quote: {revision: 0, term_months: 1, discount: {percent: 0}, lines: [{label: A, rate: 0, quantity: 0}]}")
	if e.Quote.Revision != 0 || e.Quote.TermMonths != 1 || e.Quote.Discount == nil || e.Quote.Lines[0].Quantity != 0 {
		t.Errorf("%+v", e.Quote)
	}
}

// Texts are measured in characters, as the JSON Schema says, not in bytes.
func TestTextsAreMeasuredInCharacters(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	name := strings.Repeat("漢", maxText)
	e := engagement(t, q, "client: {name: "+name+"}\nnotes: {it_fte: "+name+"}")
	if e.Client.Name != name || e.Notes[0].Text != name {
		t.Error("a text of 10,000 characters was changed")
	}
}

func TestYAMLAndJSONGiveTheSameEngagement(t *testing.T) {
	t.Parallel()
	q := smallQuestionnaire(t)
	yaml := engagement(t, q, "client: {name: A, date: 2026-11-20}\nanswers: {users_count: 24, coverage: always}\nquote: {lines: [{label: L, rate: 5.5}]}")
	r := yamldoc.NewReport("in.yaml")
	json := ReadEngagement(r, parse(t, `{"version": 1, "client": {"name": "A", "date": "2026-11-20"}, "answers": {"users_count": 24, "coverage": "always"}, "quote": {"lines": [{"label": "L", "rate": 5.5}]}}`), q)
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(yaml, json) {
		t.Errorf("YAML\n%+v\nJSON\n%+v", yaml, json)
	}
}

func TestIsDate(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2026-11-20", "2028-02-29"} {
		if !IsDate(s) {
			t.Errorf("%q is a date", s)
		}
	}
	for _, s := range []string{"2026-02-29", "2026-11-31", "2026-1-1", "26-11-20", "", "2026-11-20 ", "2026/11/20", "tomorrow", "2026-11-20T00:00:00Z"} {
		if IsDate(s) {
			t.Errorf("%q is no date", s)
		}
	}
}
