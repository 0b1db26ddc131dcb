package pricing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

func TestProblemsOfACardHavePlaces(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, test := range []struct{ name, old, new, want string }{
		{"missing rate", "  server:\n    label: Servers", "  sever:\n    label: Servers", `"server" is missing`},
		{"misspelled rate", "  server:\n    label: Servers", "  sever:\n    label: Servers", `unknown key "sever" (did you mean "server"?)`},
		{"missing typical", "    low: 185\n    typical: 250", "    low: 185", `"typical" is missing`},
		{"negative", "low: 185", "low: -185", `"low" must be from 0 to 100000, not -185`},
		{"out of order", "low: 185", "low: 251", "write \"price: 250\""},
		{"no number", "low: 185", "low: cheap", "must be a number"},
		{"too precise", "low: 185", "low: 1185.123", "must be a number such as"},
		{"thousands or three decimals", "low: 185", "low: 1.200", "1.200 can be read in two ways; write 1200 or 1.2"},
		{"weights", "service_desk: 0.34", "service_desk: 0.33", "add up to 0.99"},
		{"unknown tower", "service_desk: 0.34", "servicedesk: 0.34", `unknown key "servicedesk" (did you mean "service_desk"?)`},
		{"share", "high: 0.65}", "high: 1.65}", `"high" must be from 0 to 1, not 1.65`},
		{"currency", "    low: 185", "    currency: EUR\n    low: 185", `the card is in USD and this figure in "EUR"`},
		{"no currency", "currency: USD", "currency: dollars", "three capital letters"},
		{"as_of", `as_of: "2026-11"`, `as_of: "2026-13"`, "must be a year and month such as 2026-11"},
		{"gap", "{from: 51, to: 100", "{from: 52, to: 100", "begins at 52, where 51 is next"},
		{"overlap", "{from: 51, to: 100", "{from: 50, to: 100", "begins at 50, where 51 is next"},
		{"no end", "{from: 51, to: 100, ", "{from: 51, ", "only the last band"},
		{"an end", "{from: 501, ", "{from: 501, to: 900, ", "the last band has no end"},
		{"same as itself", "same_as: endpoint", "same_as: shared_device", "refers to another one itself"},
		{"same as nothing", "same_as: endpoint", "same_as: endpont", `(did you mean "endpoint"?)`},
		{"unknown question", "{coverage_needed: helpdesk_24x7}", "{coverage_neded: helpdesk_24x7}", `unknown question "coverage_neded"`},
		{"unknown option", "{coverage_needed: helpdesk_24x7}", "{coverage_needed: helpdesk}", "has no option"},
		{"never", "when: {onsite_need: weekly}", "when: {compliance_regimes: {has: none, has_any: [hipaa]}}", "can never hold"},
		{"unknown needs", "needs: {endpoints: [provider]}", "needs: {endpoint: [provider]}", `unknown key "endpoint" (did you mean "endpoints"?)`},
		{"unknown side", "needs: {endpoints: [provider]}", "needs: {endpoints: [providor]}", `219:25: "endpoints" cannot be "providor" (did you mean "provider"?); write one of provider`},
		{"unknown included", "included: [security_operations]", "included: [security]", `"included" cannot be "security"; write one of service_desk`},
		{"unknown per", "per: percent_of_base", "per: month", `"per" cannot be "month"; write one of user, endpoint`},
		{"unknown key", "    per: percent_of_base", "    colour: red\n    per: percent_of_base", `unknown key "colour"`},
		{"duplicate id", "- id: pci", "- id: hipaa", `the add-on "hipaa" stands here a second time`},
		{"taken id", "- id: pci", "- id: server", "belongs to a line of the program"},
		{"source", "    source: \"Nuronus, MSP compliance pricing guide 2026: 10 to 20 a user; typical is the middle\"\n", "", `"source" is missing`},
		{"placeholder", "At {seat} {currency}", "At {price} {currency}", `"below" has no "{price}" to put in; it may use {seat}`},
		{"placeholder of an option", "{option}: no price", "{options}: no price", `"unpriced" has no "{options}" to put in (did you mean "option"?)`},
		{"market", "standard_from: 130", "standard_from: 300", "out of order"},
		{"open, never said", "{question: onsite_need,", "{question: it_fte,", "never said"},
		{"open, unknown", "{question: onsite_need,", "{question: onsite,", "unknown question"},
		{"label", "discount: Discount", `discount: ""`, "is empty"},
		{"version", "version: 1", "version: 2", "version"},
		{"an id of another list", "- id: hipaa", "- id: aging_systems", `the add-on "aging_systems" stands here a second time (first on line `},
		{"the id of a note", "- id: privacy_and_contracts", "- id: hipaa", `stands here a second time (first on line 167)`},
		{"an onboarding rule twice", "    - {id: no_documentation,", "    - {id: no_documentation, low: 1, typical: 1, high: 1, when: {documentation_state: 1}, source: x}\n    - {id: no_documentation,", `the onboarding rule "no_documentation" stands here a second time`},
		{"the id of a band", "- id: pci", "- id: user_51_100", "belongs to a line of the program"},
		{"the id of an extra line", "- id: pci", "- id: extra_3", "belongs to a line of the program"},
		{"the id of the discount", "- id: pci", "- id: discount", "belongs to a line of the program"},
		{"no needs", "needs: {endpoints: [provider]}", "needs: {}", `"needs" must name towers with their sides`},
		{"needs left out", "    needs: {endpoints: [provider]}\n", "", `"needs" is missing`},
		{"unit of a percentage", "    per: percent_of_base", "    unit: hour\n    per: percent_of_base", `"unit" goes only with "per: engagement"`},
		{"quantity for each user", "    per: user", "    quantity: {low: 1, typical: 1, high: 1}\n    per: user", `"quantity" goes only with "per: engagement"`},
		{"no unit", "    per: engagement\n    unit: month\n", "    per: engagement\n", `"unit" is missing`},
		{"no per", "    per: engagement\n    unit: month\n", "    unit: month\n", `"per" is missing`},
		{"more than all", "rate: {low: 20, typical: 20, high: 20}", "rate: {low: 20, typical: 20, high: 120}", `"high" must be from 0 to 100, not 120`},
		{"a percentage that falls", "rate: {low: 20, typical: 20, high: 20}", "rate: {low: 20, typical: 20, high: 2}", "out of order"},
		{"a percentage as price", "rate: {low: 20, typical: 20, high: 20}", "rate: {price: 20}", `"price" has no place in a percentage of the base`},
		{"half a percentage", "rate: {low: 20, typical: 20, high: 20}", "rate: {typical: 20}", `"low" is missing`},
		{"no percentage", "    rate: {low: 20, typical: 20, high: 20}\n", "", `"rate" is missing`},
		{"source of others in a rate", "rate: {low: 15, typical: 22, high: 30}", "rate: {low: 15, typical: 22, high: 30, source: x}", `"source" stands in a rate only beside your own "price"`},
		{"currency in a rate", "rate: {low: 15, typical: 22, high: 30}", "rate: {low: 15, typical: 22, high: 30, currency: EUR}", "one card has one currency"},
		{"currency in a part", "high: 0.65}", "high: 0.65, currency: EUR}", "one card has one currency"},
		{"end before the beginning", "{from: 51, to: 100", "{from: 51, to: 50", `the band ends at 50, before it begins at 51`},
		{"an indicative band without a sentence", "  indicative: \"Above 500", "  # \"Above 500", `needs the sentence "indicative"`},
		{"computers for nobody", "    low: 1\n    typical: 1.1", "    low: 0\n    typical: 1.1", `"low" must be from 0.01 to 100, not 0`},
		{"a post for nobody", "users_per_post: {low: 30", "users_per_post: {low: 0.5", `"low" must be from 1 to 1000000, not 0.5`},
		{"an assumption that falls", "high: 0.05\n", "high: -0.05\n", `"high" must be from 0 to 100`},
		{"an assumption left out", "    extra_site:\n      low: 0", "    extra_sites:\n      low: 0", `"extra_site" is missing`},
		{"an empty source", "same_as: endpoint\n    source: \"ITS, service descriptions by user type: a shared computer is priced as a computer, without a fee for a person\"", "same_as: endpoint\n    source: \"\"", `"source" is empty`},
		{"no source of a minimum", "  enabled: false\n  source: \"Off: ROI", "  enabled: false\n  # \"Off: ROI", `"source" is missing`},
		{"a sentence left out", "  upper: \"At", "  # \"At", `"upper" is missing`},
		{"a part of in_house left out", "  years_in_post: 3\n", "", `"years_in_post" is missing`},
		{"placeholder of pay", "{low} to {high} {currency} a person", "{least} to {high} {currency} a person", `"payroll_assumed" has no "{least}" to put in`},
		{"placeholder of duty", "takes {low} to {high} full-time", "takes {low} to {most} full-time", `"around_the_clock" has no "{most}" to put in`},
		{"months", "  months: 36", "  months: 121", "months must be from 1 to 120"},
		{"pay that never stays", "payroll_stays: {it_staff_plan: [keep_same, replace_leaver, add_staff, shrink, build_full_team]}", "payroll_stays: {compliance_regimes: {has: none, has_any: [hipaa]}}", "can never hold"},
		{"no condition", "    when: {documentation_state: 0}\n", "", `"when" is missing`},
		{"label of the comparison", "    outside: What you pay outside today\n", "", `"outside" is missing`},
	} {
		text := readFile(t, cardPath)
		if !strings.Contains(text, test.old) {
			t.Errorf("%s: the card has no text %q", test.name, test.old)
			continue
		}
		r := yamldoc.NewReport("ratecard.yaml")
		c := ReadCard(r, parse(t, strings.Replace(text, test.old, test.new, 1)), s)
		err := r.Err()
		if err == nil || c != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: card %v, problems %v; want %q", test.name, c != nil, err, test.want)
			continue
		}
		for line := range strings.Lines(err.Error()) {
			if strings.Count(strings.SplitN(line, ": ", 2)[0], ":") != 2 {
				t.Errorf("%s: a problem without a place: %s", test.name, line)
			}
		}
	}
}

func TestACardOfAnotherShapeIsReported(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, text := range []string{"[1, 2]", "version: 1", "{version: 1, rates: 5, towers: [], bands: {steps: 3}, addons: {a: 1}, open: x, uplifts: [1], in_house: {wage: 3}}"} {
		r := yamldoc.NewReport("ratecard.yaml")
		if c := ReadCard(r, parse(t, text), s); c != nil || r.Err() == nil {
			t.Errorf("%s: card %v, problems %v", text, c != nil, r.Err())
		}
	}
}

// More open questions than there are bits for are refused, at the first one too many.
func TestOpenQuestionsHaveRoom(t *testing.T) {
	t.Parallel()
	const one = "  - {question: onsite_need, text: x}\n"
	text := strings.Replace(readFile(t, cardPath), "\nopen:\n", "\nopen:\n"+strings.Repeat(one, 64), 1)
	if _, err := readCard(t, testSchema(t), parse(t, text)); err == nil || !strings.Contains(err.Error(), `"open" takes at most 64 items`) {
		t.Errorf("problems %v", err)
	}
}

// What cannot be read is one problem: nothing is said of what would follow from it.
func TestWhatCannotBeReadIsOneProblem(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for old, now := range map[string]string{
		"low: 185":                            "low: cheap",
		"service_desk: 0.34":                  "service_desk: much",
		"{from: 51, to: 100":                  "{from: 51, to: many",
		"{from: 51, to: 100, percent: 85}":    "x",
		"per: engagement\n    unit: hour\n":   "per: day\n    unit: hour\n",
		"high: 0.65}":                         "high: most}",
		"- id: aging_systems":                 "- id: [x]",
		"{question: onsite_need, text: \"The": "{question: [], text: \"The",
		"standard_from: 130":                  "standard_from: x",
		"  months: 36":                        "  months: x",
	} {
		text := readFile(t, cardPath)
		if !strings.Contains(text, old) {
			t.Errorf("the card has no %q", old)
			continue
		}
		r := yamldoc.NewReport("ratecard.yaml")
		if c := ReadCard(r, parse(t, strings.Replace(text, old, now, 1)), s); c != nil || r.Len() != 1 {
			t.Errorf("%q: card %v, %d problems:\n%v", now, c != nil, r.Len(), r.Err())
		}
	}
}

// Every part of a card that is left out is either missing or not needed, and never
// a panic.
func TestACardMayLackOnlySomeParts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	root := parse(t, readFile(t, cardPath))
	optional := " uplifts addons not_priced unpriced open minimum market in_house "
	for i, p := range root.Pairs {
		less := *root
		less.Pairs = append(append([]yamldoc.Pair(nil), root.Pairs[:i]...), root.Pairs[i+1:]...)
		_, err := readCard(t, s, &less)
		switch missing := fmt.Sprintf("%q is missing", p.Key.Text); {
		case err == nil && !strings.Contains(optional, " "+p.Key.Text+" "):
			t.Errorf("a card without %s is read", p.Key.Text)
		case err != nil && strings.Contains(optional, p.Key.Text) && strings.Contains(err.Error(), missing):
			t.Errorf("%s is needed: %v", p.Key.Text, err)
		case err != nil && !strings.Contains(optional, p.Key.Text) && !strings.Contains(err.Error(), missing):
			t.Errorf("without %s: %v", p.Key.Text, err)
		}
	}
}

func TestSeveralProblemsAreReportedAtOnce(t *testing.T) {
	t.Parallel()
	text := readFile(t, cardPath)
	text = strings.Replace(text, "low: 185", "low: -1", 1)
	text = strings.Replace(text, "service_desk: 0.34", "service_desk: 0.35", 1)
	text = strings.Replace(text, "{from: 51,", "{from: 53,", 1)
	r := yamldoc.NewReport("ratecard.yaml")
	ReadCard(r, parse(t, text), testSchema(t))
	if r.Len() != 3 {
		t.Errorf("%d problems:\n%v", r.Len(), r.Err())
	}
}

// The classes and the keys of the card are written in two places, which a price is
// read through.
func TestRatesAreThoseOfTheClasses(t *testing.T) {
	t.Parallel()
	card, err := CardShape()
	if err != nil {
		t.Fatal(err)
	}
	keys := func(s *yamldoc.Shape, path ...string) []string {
		for _, key := range path {
			at := slices.IndexFunc(s.Fields, func(f yamldoc.Field) bool { return f.Key == key })
			if at < 0 {
				t.Fatalf("a card has no %s", key)
			}
			s = s.Fields[at].Shape
		}
		var all []string
		for _, f := range s.Fields {
			all = append(all, f.Key)
		}
		return all
	}
	if got := keys(card, "rates"); !slices.Equal(got, unitIDs[:]) {
		t.Errorf("rates %q, classes %q", got, unitIDs)
	}
	var assumed []string
	for k, a := range (&perUserFile{}).all() {
		if a != nil {
			assumed = append(assumed, unitIDs[k])
		}
	}
	if got := keys(card, "assumptions", "per_user"); !slices.Equal(got, assumed) {
		t.Errorf("per_user %q, classes %q", got, assumed)
	}
}
