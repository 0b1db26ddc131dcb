package pricing_test

import (
	"fmt"

	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// The built-in rate card prices 25 people with a computer each whose whole IT is
// the provider's: one price, and between which two it lies while the systems were not seen.
func ExampleCard_Estimate() {
	p, err := playbook.Load(nil, "", playbook.Prices)
	if err != nil {
		fmt.Println(err)
		return
	}
	root, err := yamldoc.Parse("answers", []byte(`{users_count: 25, light_users_count: 0, endpoints_count: 25, shared_devices_count: 0, servers_count: 0, network_devices_count: 4}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	report := yamldoc.NewReport("answers")
	answers := p.Questionnaire.Schema.ReadAnswers(report, root)
	if err := report.Err(); err != nil {
		fmt.Println(err)
		return
	}
	var split terms.Split
	for _, tower := range terms.Towers() {
		split[tower] = terms.Provider
	}

	estimate, err := p.Card.Estimate(split, pricing.Answers{View: p.Questionnaire.Schema.View(answers)}, pricing.Quote{})
	if err != nil {
		fmt.Println(err)
		return
	}

	show := func(what string, r pricing.Range) {
		fmt.Printf("%s: %s, from %s to %s %s\n", what, pricing.Money(r.Typical), pricing.Money(r.Low), pricing.Money(r.High), p.Card.Currency)
	}
	for _, l := range estimate.Lines {
		show(l.Label, l.Amount)
	}
	show("A month", estimate.Monthly)
	show("Once", estimate.OneTime)
	// Output:
	// Users: 2625.00, from 2625.00 to 2625.00 USD
	// Computers: 2625.00, from 2625.00 to 2625.00 USD
	// Before your systems were seen: 0.00, from -525.00 to 525.00 USD
	// Onboarding: 3225.00, from 3225.00 to 3225.00 USD
	// A month: 5250.00, from 4725.00 to 5775.00 USD
	// Once: 3225.00, from 3225.00 to 3225.00 USD
}
