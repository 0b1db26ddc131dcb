package playbook

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// A model is called as the texts call it, in the sentences of every file.
func TestNamesAreFilledInEverywhere(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(
		TextsFile, text(t, TextsFile, "    name: Co-managed\n", "    name: Übernahme\n    in_sentence: die Übernahme\n"),
		RateCardFile, text(t, RateCardFile, "currency: USD", "currency: EUR"),
	), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Matrix.Names[terms.CoManaged].Sentence + ", " + p.Matrix.Names[terms.FullyManaged].Sentence; got != "die Übernahme, fully managed" {
		t.Errorf("the models are %s", got)
	}
	found := false
	for i := range p.Matrix.Criteria {
		c := &p.Matrix.Criteria[i]
		found = found || strings.Contains(c.Because, "that is die Übernahme work")
		if strings.ContainsAny(c.Because, "{}") {
			t.Errorf("%s: %s", c.ID, c.Because)
		}
	}
	if !found {
		t.Error("no criterion names the model")
	}
	if p.Currency != "EUR" || p.Card.Currency != "EUR" {
		t.Errorf("the currency is %q", p.Currency)
	}
	if i := p.Questionnaire.Schema.Find("it_spend_month"); p.Questionnaire.Questions[i].Unit != "EUR a month" {
		t.Errorf("the unit is %q", p.Questionnaire.Questions[i].Unit)
	}
	for _, paths := range p.Texts.Growth(p.Questionnaire.Schema.View(answer.Set{Values: make([]answer.Value, p.Questionnaire.Schema.Len())}), "fully_managed").Paths {
		if strings.ContainsAny(paths.Title, "{}") {
			t.Errorf("the path is called %s", paths.Title)
		}
	}
	silent := false
	for _, w := range p.Weaknesses() {
		silent = silent || strings.Contains(w, "spend_per_user")
	}
	if !silent {
		t.Error("nobody says that a ratio of money is never known")
	}
}

// The units are in the card's currency also where the card itself is not wanted;
// with a wrong one, the mistake is said and not a second one about the units.
func TestUnitsNeedNoCard(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(RateCardFile, "version: 1\ncurrency: CHF\n"), "own", 0)
	if err != nil {
		t.Fatal(err)
	}
	if i := p.Questionnaire.Schema.Find("it_spend_month"); p.Questionnaire.Questions[i].Unit != "CHF a month" {
		t.Errorf("the unit is %q", p.Questionnaire.Questions[i].Unit)
	}
	for _, card := range []string{"currency: XXX", "currency: [a]", "currency: null"} {
		_, err := Load(directory(RateCardFile, "version: 1\n"+card+"\n"), "own", 0)
		if found := messages(err); len(found) != 1 || !strings.Contains(found[0], "currency") {
			t.Errorf("%s: %q", card, found)
		}
	}
}

// A card in another currency inherits no amount, one in the same all of them.
func TestAmountsAreInheritedInTheirCurrency(t *testing.T) {
	t.Parallel()
	for card, want := range map[string]string{
		"currency: USD\nrates: {user: {price: 89}}":                                          "",
		"rates: {user: {typical: 89}}":                                                       "",
		"currency: EUR\nrates: {user: {price: 89}, endpoint: {typical: 70}}":                 "light_user mailbox_user seasonal_user shared_device till kiosk student_device server network_device firewall extra_site",
		"currency: EUR\nrates: {user: {price: 89}, endpoint: {low: 1, typical: 2, high: 3}}": "light_user mailbox_user seasonal_user shared_device till kiosk student_device server network_device firewall extra_site",
	} {
		p, err := Load(directory(RateCardFile, "version: 1\n"+card+"\n"), "own", Prices)
		if err != nil {
			t.Errorf("%s: %v", card, err)
			continue
		}
		if got := strings.Join(p.Card.WithoutPrice(), " "); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: without a price are %s, want %s", card, got, want)
		}
		if ends := strings.Contains(card, "low:"); (len(p.Warnings) > 0) != ends {
			t.Errorf("%s: %v", card, p.Warnings)
		}
	}
	p, err := Load(directory(RateCardFile, "version: 1\nrates: {user: {price: 89, low: 70}}\n"), "own", Prices)
	if err != nil || len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Error(), `own/ratecard.yaml:2:32: "low" is not used`) {
		t.Errorf("beside a price: %v, %v", p.Warnings, err)
	}
}

// One figure of one's own is the price, whatever it is called, and what others charge
// does not stand beside it; a rate that is taken away has no price.
func TestOneOwnFigureIsThePrice(t *testing.T) {
	t.Parallel()
	for card, want := range map[string]string{
		"rates: {user: {typical: 89}}":                               "rates.user.price=89",
		"rates: {user: {typical: 150}}":                              "rates.user.price=150",
		"rates: {user: {low: 70, typical: 89}}":                      "rates.user.low=70 rates.user.price=89",
		"rates: {user: {typical: 89, high: 90}}":                     "rates.user.high=90 rates.user.price=89",
		"rates: {user: {unit: head}}":                                "rates.user.unit=head",
		"rates: {server: null}":                                      "rates.server.cost= rates.server.onboarding= rates.server.price= rates.server.tools=",
		"rates: {shared_device: null}":                               "rates.shared_device.cost= rates.shared_device.onboarding= rates.shared_device.price= rates.shared_device.tools=",
		"minimum: {typical: 5000, enabled: true}":                    "minimum.enabled=true minimum.typical=5000",
		"addons: {change: {pci: {rate: {typical: 99}}}}":             "addons[pci].rate.typical=99",
		"addons: {change: {pci: {rate: {typical: 12, high: 20}}}}":   "addons[pci].rate.high=20 addons[pci].rate.typical=12",
		"addons: {change: {pci: {label: PCI}}}":                      "addons[pci].label=PCI",
		"currency: USD\nrates: {server: null, user: {typical: 104}}": "rates.server.cost= rates.server.onboarding= rates.server.price= rates.server.tools= rates.user.price=104",
	} {
		p, err := Load(directory(RateCardFile, "version: 1\n"+card+"\n"), "own", Everything)
		if err != nil {
			t.Errorf("%s: %v", card, err)
			continue
		}
		var got []string
		for _, c := range p.Changes() {
			got = append(got, c.Path+"="+c.After)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s\nmakes %s\nwant  %s", card, strings.Join(got, " "), want)
		}
	}
	p, err := Load(directory(RateCardFile, "version: 1\nrates: {server: null, extra_site: null}\n"), "own", Everything)
	if err != nil || !slices.Equal(p.Card.WithoutPrice(), []string{"server", "extra_site"}) {
		t.Errorf("taken away: %v", err)
	}
}

// Every file can call the provider by its name, and what it says stays without braces.
func TestEveryFileCallsTheProviderByItsName(t *testing.T) {
	t.Parallel()
	const name = "Northwind IT"
	p, err := Load(directory(
		ProviderFile, "version: 1\nname: "+name+"\nterms: {renewal: \"After the term {our_name} goes on for a year at a time.\"}\n",
		QuestionnaireFile, text(t, QuestionnaireFile, "Should the provider offer a job to some of your IT people?", "Should {our_name} offer a job to some of your IT people?"),
	), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Provider.Terms.Renewal; got != "After the term "+name+" goes on for a year at a time." {
		t.Errorf("the term says %q", got)
	}
	asked := false
	for i := range p.Questionnaire.Questions {
		asked = asked || strings.Contains(p.Questionnaire.Questions[i].Plain, "Should "+name+" offer a job")
	}
	if !asked {
		t.Error("no question calls the provider by its name")
	}
	if got := p.Unnamed(); !slices.Equal(got, []string{"time_zone", "holidays"}) {
		t.Errorf("still to be named are %q", got)
	}
}

// A playbook comes from strangers: a name that thousands of sentences take is short.
func TestNamesInSentencesAreShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", maxName+1)
	for file, text := range map[string]string{
		TextsFile:    "version: 1\nmodels: {change: {co_managed: {in_sentence: " + long + "}}}",
		ProviderFile: "version: 1\nname: " + long,
	} {
		want := file + ":2:"
		_, err := Load(directory(file, text), "own", Everything)
		if got := messages(err); len(got) != 1 || !strings.Contains(got[0], want) || !strings.Contains(got[0], "has at most 200 characters, and this one has 201; shorten it") {
			t.Errorf("%s: %q", file, got)
		}
		if _, err := Load(directory(file, strings.Replace(text, "é", "", 1)), "own", Everything); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}
