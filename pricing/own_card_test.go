package pricing_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// ownPlaybook lays a rate card over the built-in one.
func ownPlaybook(card string) (*playbook.Playbook, error) {
	files := fstest.MapFS{"ratecard.yaml": &fstest.MapFile{Data: []byte("version: 1\n" + card)}}
	return playbook.Load(files, "own", playbook.Prices)
}

// rateOf is what one unit of a class costs with everything shared beside a team that
// nothing is known of.
func rateOf(t *testing.T, p *playbook.Playbook, class string) string {
	t.Helper()
	root, err := yamldoc.Parse("answers", []byte("{users_count: 10, endpoints_count: 10, servers_count: 1}"))
	if err != nil {
		t.Fatal(err)
	}
	report := yamldoc.NewReport("answers")
	set := p.Questionnaire.Schema.ReadAnswers(report, root)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	var split terms.Split
	for tower := range split {
		split[tower] = terms.Shared
	}
	e, err := p.Card.Estimate(split, pricing.Answers{View: p.Questionnaire.Schema.View(set)}, pricing.Quote{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range e.Lines {
		if l.Class == class {
			return pricing.Money(l.Rate.Typical)
		}
	}
	return ""
}

// A provider writes what it charges; what it does not write stays the built-in's.
func TestAnOwnPriceKeepsTheBuiltInTools(t *testing.T) {
	t.Parallel()
	for card, want := range map[string]string{
		"rates: {user: {price: 89}}":                                       "55.00", // tools 21 + half of 68
		"rates: {user: {price: 89, tools: 40}}":                            "64.50", // 40 + half of 49
		"rates: {user: {price: 89, tools: 0}}":                             "44.50",
		"rates: {user: {price: 21}}":                                       "21.00", // all of it is for tools
		"rates: {user: {typical: 89}}":                                     "55.00", // as price
		"rates: {user: {low: 60, typical: 89, high: 120}}":                 "55.00", // of which one counts
		"rates: {user: {tools: 35}}":                                       "70.00", // 35 + half of 70
		"share: {shared: {typical: 0.4}}":                                  "54.60", // 21 + 0.4 x 84
		"currency: EUR\nrates: {user: {price: 80}, endpoint: {price: 80}}": "40.00", // no amount of dollars is left, not even of tools
	} {
		p, err := ownPlaybook(card + "\n")
		if err != nil {
			t.Errorf("%s: %v", card, err)
			continue
		}
		if got := rateOf(t, p, "user"); got != want {
			t.Errorf("%s: %s, want %s", card, got, want)
		}
	}
}

// Tools above the price are said to whoever wrote the price or the tools.
func TestToolsAboveAnOwnPriceAreRefusedAtTheirPlace(t *testing.T) {
	t.Parallel()
	for card, want := range map[string]string{
		"rates:\n  user:\n    price: 20\n":                "own/ratecard.yaml:4:12: the tools of user cost 21, more than the price of 20",
		"rates:\n  user:\n    tools: 106\n":               "own/ratecard.yaml:4:12: the tools of user cost 106, more than the price of 105",
		"rates:\n  user:\n    price: 20\n    tools: 30\n": "own/ratecard.yaml:5:12: the tools of user cost 30, more than the price of 20",
		"rates:\n  user:\n    typical: 20\n":              "own/ratecard.yaml:4:14: the tools of user cost 21, more than the price of 20",
	} {
		if _, err := ownPlaybook(card); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", card, err, want)
		}
	}
}
