package pricing

import (
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
		{"negative", "low: 185", "low: -185", "must not be negative"},
		{"out of order", "low: 185", "low: 251", "write \"price: 250\""},
		{"no number", "low: 185", "low: cheap", "must be a number"},
		{"too precise", "low: 185", "low: 1185.123", "must be a number such as"},
		{"thousands or three decimals", "low: 185", "low: 1.200", "1.200 can be read in two ways; write 1200 or 1.2"},
		{"weights", "service_desk: 0.34", "service_desk: 0.33", "add up to 0.99"},
		{"unknown tower", "service_desk: 0.34", "servicedesk: 0.34", `unknown key "servicedesk" (did you mean "service_desk"?)`},
		{"share", "high: 0.65}", "high: 1.65}", "at most 1"},
		{"currency", "    low: 185", "    currency: EUR\n    low: 185", `the card is in USD and this figure in "EUR"`},
		{"no currency", "currency: USD", "currency: dollars", "three capital letters"},
		{"as_of", `as_of: "2026-11"`, `as_of: "2026-13"`, "no year and month"},
		{"gap", "{from: 51, to: 100", "{from: 52, to: 100", "begins at 52, where 51 is next"},
		{"overlap", "{from: 51, to: 100", "{from: 50, to: 100", "begins at 50, where 51 is next"},
		{"no end", "{from: 51, to: 100, ", "{from: 51, ", "only the last band"},
		{"an end", "{from: 501, ", "{from: 501, to: 900, ", "the last band has no end"},
		{"same as itself", "same_as: endpoint", "same_as: shared_device", "refers to another one itself"},
		{"same as nothing", "same_as: endpoint", "same_as: endpont", `(did you mean "endpoint"?)`},
		{"unknown question", "{coverage_needed: helpdesk_24x7}", "{coverage_neded: helpdesk_24x7}", `unknown question "coverage_neded"`},
		{"unknown option", "{coverage_needed: helpdesk_24x7}", "{coverage_needed: helpdesk}", "has no option"},
		{"never", "when: {onsite_need: weekly}", "when: {compliance_regimes: {has: none, has_any: [hipaa]}}", "can never hold"},
		{"unknown needs", "needs: {endpoints: [provider]}", "needs: {endpoint: [provider]}", `unknown tower "endpoint" (did you mean "endpoints"?)`},
		{"unknown side", "needs: {endpoints: [provider]}", "needs: {endpoints: [providor]}", `unknown side "providor"`},
		{"unknown included", "included: [security_operations]", "included: [security]", `unknown tower "security"`},
		{"unknown per", "per: percent_of_base", "per: month", "unknown \"month\""},
		{"unknown key", "    per: percent_of_base", "    colour: red\n    per: percent_of_base", `unknown key "colour"`},
		{"duplicate id", "- id: pci", "- id: hipaa", "used a second time"},
		{"taken id", "- id: pci", "- id: server", "belongs to a line of the program"},
		{"source", "    source: \"Nuronus, MSP compliance pricing guide 2026: 10 to 20 a user; typical is the middle\"\n", "", `"source" is missing`},
		{"placeholder", "At {seat} {currency}", "At {price} {currency}", "placeholder"},
		{"placeholder of an option", "{option}: no price", "{options}: no price", "placeholder"},
		{"market", "standard_from: 130", "standard_from: 300", "out of order"},
		{"open, never said", "{question: onsite_need,", "{question: it_fte,", "never said"},
		{"open, unknown", "{question: onsite_need,", "{question: onsite,", "unknown question"},
		{"label", "discount: Discount", `discount: ""`, "is empty"},
		{"version", "version: 1", "version: 2", "version"},
	} {
		text := readFile(t, cardFile)
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

func TestSeveralProblemsAreReportedAtOnce(t *testing.T) {
	t.Parallel()
	text := readFile(t, cardFile)
	text = strings.Replace(text, "low: 185", "low: -1", 1)
	text = strings.Replace(text, "service_desk: 0.34", "service_desk: 0.35", 1)
	text = strings.Replace(text, "{from: 51,", "{from: 53,", 1)
	r := yamldoc.NewReport("ratecard.yaml")
	ReadCard(r, parse(t, text), testSchema(t))
	if r.Len() != 3 {
		t.Errorf("%d problems:\n%v", r.Len(), r.Err())
	}
}
