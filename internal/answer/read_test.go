package answer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readOne reads one answer of the questionnaire kinds.
func readOne(tb testing.TB, id, text string) (Value, *yamldoc.Report) {
	tb.Helper()
	s, r := kinds(), yamldoc.NewReport("in.yaml")
	set := s.ReadAnswers(r, parse(tb, id+": "+text))
	return set.Values[s.Find(id)], r
}

func TestReadValueGood(t *testing.T) {
	t.Parallel()
	number := func(n int64) Value { return given(Value{Number: n}) }
	options := func(m uint64) Value { return given(Value{Options: m}) }
	words := func(s string) Value { return given(Value{Text: s}) }
	unknown := Value{State: Unknown}
	tests := []struct {
		id, text string
		want     Value
	}{
		{"users", "24", number(2400)},
		{"users", "24.0", number(2400)},
		{"users", "1", number(100)},
		{"users", "1000000", number(100_000_000)},
		{"users", "unknown", unknown},
		{"users", `"unknown"`, unknown},
		{"fte", "0", number(0)},
		{"fte", "-0", number(0)},
		{"fte", "0.5", number(50)},
		{"fte", "1.25", number(125)},
		{"fte", "0.250", number(25)},
		{"fte", "10000", number(1_000_000)},
		{"plan", "keep_same", options(4)},
		{"plan", `"none_wanted"`, options(1)},
		{"plan", "unknown", unknown},
		{"regimes", "[hipaa, soc2]", options(2 | 8)},
		{"regimes", "[none]", options(1)},
		{"regimes", "[]", options(1)}, // an empty list is [none]
		{"regimes", "unknown", unknown},
		{"drivers", "[]", options(0)}, // there is no option none
		{"drivers", "[everything]", options(4)},
		{"drivers", "[cost, growth]", options(3)},
		{"msp", "yes", options(2)},
		{"msp", "true", options(2)},
		{"msp", "no", options(1)},
		{"msp", "false", options(1)},
		{"msp", `"no"`, options(1)},
		{"msp", "unknown", unknown},
		{"note", "call back on Monday", words("call back on Monday")},
		{"note", "42", words("42")},
		{"note", "{is: unknown}", unknown},
		{"note", `{"is": "unknown"}`, unknown},
		{"note", "dont_know", words("dont_know")},
		{"note", "unknown", unknown},
		{"note", `"unknown"`, words("unknown")},
		{"note", `""`, Value{}},
		{"note", `"` + strings.Repeat("é", 10_000) + `"`, words(strings.Repeat("é", 10_000))},
		{"control", "1", number(100)},
		{"control", "5", number(500)},
		{"control", "unknown", unknown},
		{"access", "0", number(0)},
		{"access", "4", number(400)},
		{"owners", "advise", Advise()},
		{"owners", "unknown", unknown},
		{
			"owners", "{service_desk: provider, projects: third_party}",
			given(Value{Grid: terms.Split{terms.ServiceDesk: terms.Provider, terms.Projects: terms.ThirdParty}}),
		},
		{"owners", "{service_desk: shared, network: unknown}", given(Value{Grid: terms.Split{terms.ServiceDesk: terms.Shared}, NotSure: TowersOf(terms.Network)})},
		{"owners", "{network: advise}", given(Value{Advised: TowersOf(terms.Network)})},
		{"owners", "{network: advise, endpoints: unknown}", given(Value{Advised: TowersOf(terms.Network), NotSure: TowersOf(terms.Endpoints)})},
		{"owners", "{network: unknown, service_desk: unknown}", unknown},
	}
	for _, tt := range tests {
		got, r := readOne(t, tt.id, tt.text)
		if err := r.Err(); err != nil {
			t.Errorf("%s: %.60s: %v", tt.id, tt.text, err)
		}
		if !got.Equal(tt.want) {
			t.Errorf("%s: %.60s: got %+v, want %+v", tt.id, tt.text, got, tt.want)
		}
	}
}

func TestReadValueBad(t *testing.T) {
	t.Parallel()
	const (
		empty   = ` has no answer; write 'unknown' for "not sure", or leave the line out`
		parts   = ` must be a number such as 2 or 0.5 with at most two decimals, or unknown, not `
		whole   = ` must be a whole number such as 24, or unknown, not `
		unsure  = ` (did you mean "unknown"?)`
		regimes = `; the options are none, hipaa, pci, soc2`
		sides   = `; write provider, shared, client, third_party, advise ("you propose") or unknown`
		grid    = `owners takes a side for each tower, such as {service_desk: provider}, `
	)
	tests := []struct{ id, text, want string }{
		{"users", "", "users" + empty},
		{"users", "null", "users" + empty},
		{"users", "~", "users" + empty},
		{"users", `""`, `users must be a number, not the text ""`},
		{"users", `"24"`, `users must be a number, not the text "24"; remove the quotes`},
		{"users", `"many"`, `users must be a number, not the text "many"`},
		{"users", "many", "users" + whole + `"many"`},
		{"users", "1.5", "users must be a whole number, not 1.5"},
		{"users", "010", "users" + whole + `"010"`},
		{"users", ".nan", "users" + whole + `".nan"`},
		{"users", ".inf", "users" + whole + `".inf"`},
		{"users", "1e3", "users" + whole + `"1e3"`},
		{"users", "1_000", `users: "1_000" has separators; write 1000`},
		{"users", "1,000", `users: 1,000 can be read in two ways; write 1000, without separators, or 1`},
		{"users", "0x10", "users" + whole + `"0x10"`},
		{"users", "+5", "users" + whole + `"+5"`},
		{"users", "5.", "users" + whole + `"5."`},
		{"users", "1000000000000000000", "users" + whole + `"1000000000000000000"`},
		{"users", "yes", "users" + whole + `"yes"`},
		{"users", "0", "users must be from 1 to 1000000, not 0"},
		{"users", "-3", "users must be from 1 to 1000000, not -3"},
		{"users", "1000001", "users must be from 1 to 1000000, not 1000001"},
		{"users", "[24]", "users must be a number, not a list"},
		{"users", "{n: 24}", "users must be a number, not a mapping"},
		{"users", "dont_know", `users: "not sure" is written 'unknown', not "dont_know" (did you mean "unknown"?)`},
		{"users", "two", "users" + whole + `"two"`},
		{"users", "2.000", "users: 2.000 can be read in two ways; write 2000 or 2"},
		{"users", "1.200.000", `users: "1.200.000" has separators; write 1200000`},
		{"fte", "two", `fte must be a number such as 2 or 0.5 with at most two decimals, or unknown, not "two"`},
		{"fte", "1.250", "fte: 1.250 can be read in two ways; write 1250 or 1.25"},
		{"fte", "0,5", "fte: 0,5 has a comma; write 0.5"},
		{"control", "high", `control must be a whole number such as 5, or unknown, not "high"`},
		{"users", "TBD", `users: "not sure" is written 'unknown', not "TBD"` + unsure},
		{"users", "n/a", `users: "not sure" is written 'unknown', not "n/a"` + unsure},
		{"users", "Unknown", `users: "not sure" is written 'unknown', not "Unknown"` + unsure},
		{"users", `"?"`, `users: "not sure" is written 'unknown', not "?"` + unsure},
		{"plan", "not sure", `plan: "not sure" is written 'unknown', not "not sure"` + unsure},
		{"regimes", "I.D.K.", `regimes: "not sure" is written 'unknown', not "I.D.K."` + unsure},
		{"msp", `"-"`, `msp: "not sure" is written 'unknown', not "-"` + unsure},
		{"msp", "don't know", `msp: "not sure" is written 'unknown', not "don't know"` + unsure},
		{"msp", "NO", `msp must be yes, no or unknown, not "NO"; write no`},
		{"msp", "True", `msp must be yes, no or unknown, not "True"; write yes`},
		{"owners", "tbc", `owners: "not sure" is written 'unknown', not "tbc"` + unsure},
		{"fte", "0.125", "fte" + parts + `"0.125"`},
		{"fte", "-0.5", "fte must be from 0 to 10000, not -0.5"},
		{"fte", "10000.01", "fte must be from 0 to 10000, not 10000.01"},
		{"control", "0", "control must be from 1 to 5, not 0"},
		{"control", "6", "control must be from 1 to 5, not 6"},
		{"control", "2.5", "control must be a whole number, not 2.5"},
		{"access", "-1", "access must be from 0 to 4, not -1"},
		{"access", "5", "access must be from 0 to 4, not 5"},

		{"plan", "null", "plan" + empty},
		{"plan", "keep_sane", `plan has no option "keep_sane" (did you mean "keep_same"?); the options are none_wanted, first_hire, keep_same`},
		{"plan", "Keep-Same", `plan has no option "Keep-Same" (did you mean "keep_same"?); the options are none_wanted, first_hire, keep_same`},
		{"plan", "3", `plan has no option "3"; the options are none_wanted, first_hire, keep_same`},
		{"plan", `""`, `plan has no option ""; the options are none_wanted, first_hire, keep_same`},
		{"plan", "[keep_same]", "plan takes one option, not a list"},
		{"plan", "[]", "plan takes one option, not an empty list"},
		{"plan", "{keep_same: yes}", "plan takes one option, not a mapping"},
		{"plan", "dont_know", `plan: "not sure" is written 'unknown', not "dont_know" (did you mean "unknown"?)`},

		{"regimes", "null", "regimes" + empty},
		{"regimes", "hipaa", `regimes takes a list, not "hipaa"; write [hipaa]`},
		{"regimes", "hipaa, pci", `regimes takes a list, not "hipaa, pci"; write [hipaa, pci]`},
		{"regimes", "hippa", `regimes takes a list, not "hippa" (did you mean "hipaa"?); write it in brackets`},
		{"regimes", `"\e[31mred"`, `regimes takes a list, not the text "\x1b[31mred"; write it in brackets`},
		{"regimes", "{hipaa: yes}", "regimes takes a list, not a mapping"},
		{"regimes", "[unknown]", "regimes: 'unknown' stands alone, without brackets"},
		{"regimes", "[hipaa, unknown]", "regimes: 'unknown' stands alone, without brackets"},
		{"regimes", "[hippa]", `regimes has no option "hippa" (did you mean "hipaa"?)` + regimes},
		{"regimes", "[[hipaa]]", "regimes has no option a list" + regimes},
		{"regimes", "[hipaa, null]", "regimes has no option nothing" + regimes},
		{"regimes", "[hipaa, pci, hipaa]", `regimes names "hipaa" twice; keep one`},
		{"regimes", "[hipaa, none]", `regimes: "none" excludes every other option; keep one or the other`},
		{"drivers", "[everything, cost]", `drivers: "everything" excludes every other option; keep one or the other`},

		{"msp", "null", "msp" + empty},
		{"msp", "y", `msp must be yes, no or unknown, not "y"; write yes`},
		{"msp", "on", `msp must be yes, no or unknown, not "on"; write yes`},
		{"msp", "Yes", `msp must be yes, no or unknown, not "Yes"; write yes`},
		{"msp", "1", `msp must be yes, no or unknown, not "1"; write yes`},
		{"msp", "[yes]", "msp must be yes, no or unknown, not a list"},
		{"msp", "dont_know", `msp: "not sure" is written 'unknown', not "dont_know" (did you mean "unknown"?)`},

		{"note", "null", "note" + empty},
		{"note", "[a]", `"note" must be a text, not a list`},
		{"note", "{a: b}", `"note" must be a text, not a mapping`},
		{"note", "{is: open}", `"note" must be a text, not a mapping`},
		{"note", "{is: [unknown]}", `"note" must be a text, not a mapping`},
		{"note", "{is: unknown, by: x}", `"note" must be a text, not a mapping`},
		{"note", strings.Repeat("é", 10_001), "note is longer than 10000 characters; shorten it"},

		{"owners", "null", "owners" + empty},
		{"owners", "{}", grid + "not an empty mapping"},
		{"owners", "[provider]", grid + "not a list"},
		{"owners", "provider", grid + `or advise ("you propose"), or unknown, not "provider"`},
		{"owners", "dont_know", `owners: "not sure" is written 'unknown', not "dont_know" (did you mean "unknown"?)`},
		{"owners", "{servicedesk: provider}", `owners has no tower "servicedesk" (did you mean "service_desk"?)`},
		{"owners", "{service_desk: providers}", `service_desk: "providers" is no side (did you mean "provider"?)` + sides},
		{"owners", "{service_desk: undecided}", `service_desk: "undecided" is no side` + sides},
		{"owners", "{service_desk: null}", "service_desk: nothing is no side" + sides},
		{"owners", "{service_desk: [provider]}", "service_desk: a list is no side" + sides},
	}
	for _, tt := range tests {
		got, r := readOne(t, tt.id, tt.text)
		if want := []string{tt.want}; !slices.Equal(messages(r), want) {
			t.Errorf("%s: %.60s\n got %q\nwant %q", tt.id, tt.text, messages(r), want)
		}
		if !got.Equal(Value{}) {
			t.Errorf("%s: %.60s: a bad answer is read as %+v", tt.id, tt.text, got)
		}
	}
}

func TestReadAnswersReportsEverythingWithPlaces(t *testing.T) {
	t.Parallel()
	s, r := kinds(), yamldoc.NewReport("in.yaml")
	set := s.ReadAnswers(r, parse(t, `users: "24"
usrs: 24
fte: 0.5
owners: {network: providr, netwrok: client}
regimes: [pci, hippa]
`))
	want := `in.yaml:1:8: users must be a number, not the text "24"; remove the quotes
in.yaml:2:1: unknown question "usrs" (did you mean "users"?); 'mspscope schema engagement' lists them
in.yaml:4:19: network: "providr" is no side (did you mean "provider"?); write provider, shared, client, third_party, advise ("you propose") or unknown
in.yaml:4:28: owners has no tower "netwrok" (did you mean "network"?)
in.yaml:5:16: regimes has no option "hippa" (did you mean "hipaa"?); the options are none, hipaa, pci, soc2`
	if got := fmt.Sprint(r.Err()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i, v := range set.Values {
		want := Value{}
		if s.At(i).ID == "fte" {
			want = given(Value{Number: 50})
		}
		if !v.Equal(want) {
			t.Errorf("%s: got %+v, want %+v", s.At(i).ID, v, want)
		}
	}
}

// In braces a comma ends an answer: what is left of 1,200 must not pass as 1.
func TestReadAnswersTornNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{users: 1,200}":          "in.yaml:1:11: a comma splits the number of users; write it without separators",
		"{users: 1,200, fte: 1}":  "in.yaml:1:11: a comma splits the number of users; write it without separators",
		"{users: 1, 2000: 3}":     `in.yaml:1:12: unknown question "2000"; 'mspscope schema engagement' lists them`,
		"{users: 24, 200: null }": "in.yaml:1:13: a comma splits the number of users; write it without separators",
	} {
		r := yamldoc.NewReport("in.yaml")
		kinds().ReadAnswers(r, parse(t, text))
		if got := fmt.Sprint(r.Err()); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestReadAnswersTakesAMapping(t *testing.T) {
	t.Parallel()
	for text, found := range map[string]string{"[a]": "a list", "many": `"many"`, "null": "nothing"} {
		r := yamldoc.NewReport("in.yaml")
		set := kinds().ReadAnswers(r, parse(t, text))
		want := []string{`"answers" must be a mapping from question ids to answers, not ` + found}
		if !slices.Equal(messages(r), want) || len(set.Values) != kinds().Len() {
			t.Errorf("%s: got %q and %d values, want %q", text, messages(r), len(set.Values), want)
		}
	}
}

// The ids are part of the file format.
func TestTypes(t *testing.T) {
	t.Parallel()
	want := map[Type]string{
		Number: "number", SingleChoice: "single_choice", MultiChoice: "multi_choice", YesNo: "yes_no",
		Text: "text", Scale: "scale_1_5", Level: "level_0_4", Grid: "grid",
	}
	for typ, id := range want {
		if typ.String() != id || Number.Words()[typ] != id {
			t.Errorf("%d is %q and stands in the list as %q, want %q", typ, typ, Number.Words()[typ], id)
		}
	}
	if len(Number.Words()) != len(want) {
		t.Errorf("%d types, want %d", len(Number.Words()), len(want))
	}
}
