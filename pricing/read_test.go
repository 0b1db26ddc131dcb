package pricing

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// cardMistakes are texts of the built-in card, what they are changed to, and what is said
// of it.
var cardMistakes = []struct{ name, old, new, want string }{
	{"missing rate", "  endpoint:\n    label: Computers", "  computer:\n    label: Computers", `"rates" lacks endpoint; every card needs a rate for people and for their computers`},
	{"a class that is no word", "  kiosk:\n    label", "  Kiosk 2:\n    label", "must be a word of small letters"},
	{"a class with the id of the tolerance", "  kiosk:\n    label", "  tolerance:\n    label", "the id \"tolerance\" belongs to a line of the program"},
	{"a class with the id of a line of a quote", "  kiosk:\n    label", "  extra_1:\n    label", "the id \"extra_1\" belongs to a line of the program"},
	{"missing price", "    price: 250\n", "    low: 185\n", `there is no "price" beside "low" or "high"`},
	{"negative", "price: 250", "price: -185", `"price" must be from 0 to 100000000, not -185`},
	{"no number", "price: 250", "price: cheap", "must be a number"},
	{"too precise", "price: 250", "price: 1185.123", "must be a number such as"},
	{"thousands or three decimals", "price: 250", "price: 1.200", "1.200 can be read in two ways; write 1200 or 1.2"},
	{"tools above the price", "tools: 60\n", "tools: 260\n", "the tools of server cost 260, more than the price of 250"},
	{"weights", "weights: {service_desk: 0.27", "weights: {service_desk: 0.26", "add up to 0.99"},
	{"weights of a class", "weights: {servers_cloud: 0.60", "weights: {servers_cloud: 0.61", "add up to 1.01; they must make exactly 1"},
	{"unknown tower", "weights: {service_desk: 0.27", "weights: {servicedesk: 0.27", `unknown key "servicedesk" (did you mean "service_desk"?)`},
	{"share", "shared: {typical: 0.50}", "shared: {typical: 1.5}", `"typical" must be from 0 to 1, not 1.5`},
	{"currency", "    price: 250", "    currency: EUR\n    price: 250", `the card is in USD and this figure in "EUR"`},
	{"a part of a part", "    of: shared_device\n    all_when: {industry: retail", "    of: kiosk\n    all_when: {industry: retail", "units of till cannot be a part of kiosk"},
	{"a part of itself", "    of: shared_device\n    all_when: {industry: retail", "    of: till\n    all_when: {industry: retail", "units of till cannot be a part of till"},
	{"a part of people", "    of: shared_device\n    all_when: {industry: retail", "    of: user\n    all_when: {industry: retail", "units of till cannot be a part of user"},
	{"a part of nothing", "    of: shared_device\n    all_when: {industry: retail", "    of: shared_devise\n    all_when: {industry: retail", `(did you mean "shared_device"?)`},
	{"all of nothing", "    of: shared_device\n    all_when: {industry: retail_hospitality}", "    all_when: {industry: retail_hospitality}", `"all_when" goes only with "of"`},
	{"beyond nothing", "    all_when: {industry: education_nonprofit}\n", "", `"all_beyond" goes only with "all_when"`},
	{"a count that is no number", "    question: kiosks_count", "    question: industry", "the question industry is no number"},
	{"an unknown count", "    question: kiosks_count", "    question: kiosk_count", `unknown question "kiosk_count"`},
	{"unknown months", "    months: seasonal_months", "    months: season_months", `unknown question "season_months"`},
	{"a thirteenth month", "months_least: 3", "months_least: 13", "months_least must be from 0 to 12, not 13"},
	{"an unknown volume", "    volume: systems\n    weights: {servers", "    volume: system\n    weights: {servers", `"volume" cannot be "system"`},
	{"dearer volume", "{from: 101, to: 250, percent: 55}", "{from: 101, to: 250, percent: 75}", "a volume never makes work dearer"},
	{"dearer volume of systems", "{from: 101, percent: 60}", "{from: 101, percent: 90}", "a volume never makes work dearer"},
	{"posts out of order", "{to: 250, users: 90}", "{to: 90, users: 90}", "the step ends at 90, not behind the one before it"},
	{"points out of order", "{at: 1, labour: 0.38}", "{at: 0.5, labour: 0.38}", "the point lies at 0.5, not behind the one before it"},
	{"a team that carries less", "{at: 1, labour: 0.38}", "{at: 1, labour: 0.58}", "the part must not rise"},
	{"steps out of order", "steps: [{from: 51, rate: 5}]", "steps: [{from: 51, rate: 5}, {from: 51, rate: 4}]", "the step begins at 51, not behind the one before it"},
	{"a cap below the floor", "    cap: 3000\n", "    cap: 299\n", `the most is less than the least; write a "cap" from 300 on`},
	{"of what is no percentage", "    per: user\n    program: true", "    per: user\n    of: [user]\n    program: true", `"of" goes only with "per: percent_of_base"`},
	{"of an unknown class", "    of: [user, endpoint]", "    of: [user, endpoints]", `(did you mean "endpoint"?)`},
	{"a count of users", "    per: user\n    program: true", "    per: user\n    count: {least: 1}\n    program: true", `"count" goes only with "per: engagement"`},
	{"a check that asks an unknown question", "question: growth_24m, when", "question: growth_24, when", `unknown question "growth_24" (did you mean "growth_24m"?)`},
	{"more than all of a tolerance", "tolerance:\n  percent: 10", "tolerance:\n  percent: 51", `"percent" must be from 0 to 50`},
	{"an onboarding rule that adds nothing", "percent: 40, when: {documentation_state: 0}", "when: {documentation_state: 0}", `the rule says nothing that counts here; add "percent"`},
	{"the id of a volume line", "- id: pci", "- id: volume_systems", "belongs to a line of the program"},
	{"the id of the tolerance", "- id: pci", "- id: tolerance", "belongs to a line of the program"},
	{"the id of a class of one's own", "- id: pci", "- id: kiosk", "belongs to a line of the program"},
	{"no currency", "currency: USD", "currency: dollars", "three capital letters"},
	{"as_of", `as_of: "2026-11"`, `as_of: "2026-13"`, "must be a year and month such as 2026-11"},
	{"gap", "{from: 51, to: 100", "{from: 52, to: 100", "begins at 52, where 51 is next"},
	{"overlap", "{from: 51, to: 100", "{from: 50, to: 100", "begins at 50, where 51 is next"},
	{"no end", "{from: 51, to: 100, ", "{from: 51, ", "only the last band"},
	{"an end", "{from: 2501, ", "{from: 2501, to: 9000, ", "the last band has no end"},
	{"same as itself", "    price: 60\n    tools: 15", "    same_as: shared_device\n    tools: 15", "refers to another one itself"},
	{"same as nothing", "    price: 60\n    tools: 15", "    same_as: endpont\n    tools: 15", `(did you mean "endpoint"?)`},
	{"unknown question", "{coverage_needed: helpdesk_24x7}", "{coverage_neded: helpdesk_24x7}", `unknown question "coverage_neded"`},
	{"unknown option", "{coverage_needed: helpdesk_24x7}", "{coverage_needed: helpdesk}", "has no option"},
	{"never", "when: {onsite_need: weekly}", "when: {compliance_regimes: {has: none, has_any: [hipaa]}}", "can never hold"},
	{"unknown needs", "needs: {endpoints: [provider]}", "needs: {endpoint: [provider]}", `unknown key "endpoint" (did you mean "endpoints"?)`},
	{"unknown side", "needs: {endpoints: [provider]}", "needs: {endpoints: [providor]}", `"endpoints" cannot be "providor" (did you mean "provider"?); write one of provider`},
	{"unknown included", "included: [security_operations]", "included: [security]", `"included" cannot be "security"; write one of service_desk`},
	{"unknown per", "per: percent_of_base", "per: month", `"per" cannot be "month"; write one of user, endpoint`},
	{"unknown key", "    per: percent_of_base", "    colour: red\n    per: percent_of_base", `unknown key "colour"`},
	{"duplicate id", "- id: pci", "- id: hipaa", `the add-on "hipaa" stands here a second time`},
	{"taken id", "- id: pci", "- id: server", "belongs to a line of the program"},
	{"source", "    source: \"Lockdown price model, 500 a month for NIST controls, the nearest published figure\"\n", "", `"source" is missing`},
	{"placeholder", "At {seat} {currency}", "At {price} {currency}", `"below" has no "{price}" to put in; it may use {seat}`},
	{"placeholder of an option", "{option}: no price", "{options}: no price", `"unpriced" has no "{options}" to put in (did you mean "option"?)`},
	{"market", "standard_from: 130", "standard_from: 300", "out of order"},
	{"open, never said", "{question: onsite_need,", "{question: drivers,", "never said"},
	{"open, unknown", "{question: onsite_need,", "{question: onsite,", "unknown question"},
	{"label", "discount: Discount", `discount: ""`, "is empty"},
	{"version", "version: 1", "version: 2", "version"},
	{"an id of another list", "- id: hipaa", "- id: aging_systems", `the add-on "aging_systems" stands here a second time (first on line `},
	{"the id of a note", "- id: ferpa_evidence", "- id: hipaa", `the note on what is not priced "hipaa" stands here a second time (first on line `},
	{"a portion of another part", "    - id: second_line_up\n      tower: service_desk", "    - id: second_line_up\n      tower: network", "a card has portions of one part of the work"},
	{"an onboarding rule twice", "    - {id: no_documentation,", "    - {id: no_documentation, percent: 1, when: {documentation_state: 1}, source: x}\n    - {id: no_documentation,", `the onboarding rule "no_documentation" stands here a second time`},
	{"the id of a volume", "- id: pci", "- id: volume", "belongs to a line of the program"},
	{"the id of an extra line", "- id: pci", "- id: extra_3", "belongs to a line of the program"},
	{"the id of the discount", "- id: pci", "- id: discount", "belongs to a line of the program"},
	{"no needs", "needs: {endpoints: [provider]}", "needs: {}", `"needs" must name towers with their sides`},
	{"needs left out", "    needs: {endpoints: [provider]}\n", "", `"needs" is missing`},
	{"unit of a percentage", "    per: percent_of_base", "    unit: hour\n    per: percent_of_base", `"unit" goes only with "per: engagement"`},
	{"quantity for each user", "    per: user", "    quantity: {typical: 1}\n    per: user", `"quantity" goes only with "per: engagement"`},
	{"no unit", "    per: engagement\n    program: true\n    unit: month\n", "    per: engagement\n    program: true\n", `"unit" is missing`},
	{"no per", "    per: engagement\n    program: true\n    unit: month\n", "    program: true\n    unit: month\n", `"per" is missing`},
	{"more than all", "rate: {typical: 7.5}", "rate: {typical: 107.5}", `"typical" must be from 0 to 100, not 107.5`},
	{"a percentage as price", "rate: {typical: 7.5}", "rate: {price: 20}", `"price" has no place in a percentage of the base`},
	{"half a percentage", "rate: {typical: 7.5}", "rate: {low: 20}", `"typical" is missing`},
	{"no percentage", "    rate: {typical: 7.5}\n", "", `"rate" is missing`},
	{"source of others in a rate", "rate: {typical: 500}", "rate: {typical: 500, source: x}", `"source" stands in a rate only beside your own "price"`},
	{"currency in a rate", "rate: {typical: 500}", "rate: {typical: 500, currency: EUR}", "one card has one currency"},
	{"currency in a part", "shared: {typical: 0.50}", "shared: {typical: 0.50, currency: EUR}", "one card has one currency"},
	{"end before the beginning", "{from: 51, to: 100", "{from: 51, to: 50", `the band ends at 50, before it begins at 51`},
	{"an indicative band without a sentence", "  indicative: \"Above 500", "  # \"Above 500", `needs the sentence "indicative"`},
	{"computers for nobody", "    low: 1\n    typical: 1.1", "    low: 0\n    typical: 1.1", `"low" must be from 0.01 to 100, not 0`},
	{"a post for nobody", "users_per_post: {low: 30", "users_per_post: {low: 0.5", `"low" must be from 1 to 1000000, not 0.5`},
	{"an assumption that falls", "high: 0.05\n", "high: -0.05\n", `"high" must be from 0 to 100`},
	{"an assumption without its text", "      text: \"The number of locations is open. The price is for one.\"\n", "", `"text" is missing`},
	{"an empty source", "source: \"Lockdown price model, 500 a month for NIST controls, the nearest published figure\"", "source: \"\"", `"source" is empty`},
	{"no source of a minimum", "  enabled: false\n  source: \"Off: ROI", "  enabled: false\n  # \"Off: ROI", `"source" is missing`},
	{"a sentence left out", "  upper: \"At", "  # \"At", `"upper" is missing`},
	{"a part of in_house left out", "  years_in_post: 3\n", "", `"years_in_post" is missing`},
	{"placeholder of pay", "counted at {low} to", "counted at {least} to", `"payroll_assumed" has no "{least}" to put in`},
	{"placeholder of duty", "takes {low} to {high} full-time", "takes {low} to {most} full-time", `"around_the_clock" has no "{most}" to put in`},
	{"months", "  months: 36", "  months: 121", "months must be from 1 to 120"},
	{"pay that never stays", "payroll_stays: {it_staff_plan: [keep_same, replace_leaver, add_staff]}", "payroll_stays: {compliance_regimes: {has: none, has_any: [hipaa]}}", "can never hold"},
	{"months that fall", "low: 3, typical: 8, high: 12", "low: 9, typical: 8, high: 12", "low, typical and high are out of order"},
	{"growth that falls", "low: 20, typical: 35", "low: 40, typical: 35", "low, typical and high are out of order"},
	{"a part of no number", "question: spend_tools_month", "question: growth_24m", "the question growth_24m is no number"},
	{"work of no class", "classes: {user: 1", "classes: {usr: 1", `unknown rate "usr"`},
	{"no condition", "    when: {documentation_state: 0}\n", "", `"when" is missing`},
	{"label of the comparison", "    outside: What you pay outside today\n", "", `"outside" is missing`},
}

func TestProblemsOfACardHavePlaces(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	for _, test := range cardMistakes {
		text := readFile(t, cardPath)
		if !strings.Contains(text, test.old) {
			t.Errorf("%s: the card has no text %q", test.name, test.old)
			continue
		}
		r := yamldoc.NewReport("ratecard.yaml")
		c := ReadCard(r, parse(t, strings.Replace(text, test.old, test.new, 1)), s, false, new(words.Language))
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
		if c := ReadCard(r, parse(t, text), s, false, new(words.Language)); c != nil || r.Err() == nil {
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
		"price: 250":                          "price: cheap",
		"weights: {service_desk: 0.27":        "weights: {service_desk: much",
		"{from: 51, to: 100":                  "{from: 51, to: many",
		"{from: 51, to: 100, percent: 70}":    "x",
		"per: engagement\n    unit: visit\n":  "per: day\n    unit: visit\n",
		"shared: {typical: 0.50}":             "shared: {typical: most}",
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
		if c := ReadCard(r, parse(t, strings.Replace(text, old, now, 1)), s, false, new(words.Language)); c != nil || r.Len() != 1 {
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
	optional := " tolerance delivery checks schedule today uplifts addons programs not_priced unpriced open minimum market in_house "
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
	text = strings.Replace(text, "price: 250", "price: -1", 1)
	text = strings.Replace(text, "weights: {service_desk: 0.27", "weights: {service_desk: 0.28", 1)
	text = strings.Replace(text, "{from: 51,", "{from: 53,", 1)
	r := yamldoc.NewReport("ratecard.yaml")
	ReadCard(r, parse(t, text), testSchema(t), false, new(words.Language))
	if r.Len() != 3 {
		t.Errorf("%d problems:\n%v", r.Len(), r.Err())
	}
}

// What goes with classes that a card names itself is held to the number that there is
// room for.
func TestAClassOfOnesOwn(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	own := func(n int) string {
		var all strings.Builder
		for i := range n {
			fmt.Fprintf(&all, "  scanner_%d: {label: Scanners, unit: scanner, price: 4, question: kiosks_count}\n", i)
		}
		return strings.Replace(readFile(t, cardPath), "\nrates:\n", "\nrates:\n"+all.String(), 1)
	}
	c, err := readCard(t, s, parse(t, own(MaxClasses-13)))
	if err != nil {
		t.Fatal(err)
	}
	// People and computers stay the first two, and the weights of the card hold.
	if c.classes[users].id != "user" || c.classes[endpoints].id != "endpoint" || c.classes[numFixed].id != "scanner_0" || c.classes[numFixed].weights != c.weights {
		t.Errorf("classes %q", c.classes[numFixed].id)
	}
	e := mustEstimate(t, c, every(terms.Provider), viewOf(t, s, answered(t, "shared_devices_count", "5", "kiosks_count", "3")), Quote{})
	if got := amountOf(&e, "scanner_0"); got != "12.00" {
		t.Errorf("three scanners: %q", got)
	}
	if _, err := readCard(t, s, parse(t, own(MaxClasses-12))); err == nil || !strings.Contains(err.Error(), "33 unit classes are more than the 32") {
		t.Errorf("%v", err)
	}
}

// A class without a price takes over that of another one, with its tools and its cost.
func TestAClassPricedAsAnother(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s, "    price: 60\n    tools: 15\n    cost: 24\n", "    same_as: endpoint\n")
	if k := &c.classes[c.find("shared_device")]; k.price != 105_00 || k.tools != 21_00 || k.cost != 37_00 || !k.priced {
		t.Errorf("%+v", k)
	}
}
