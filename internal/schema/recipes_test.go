package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/pricing"
)

// recipe is the playbook that a recipe makes.
func recipe(tb testing.TB, text, number string) *playbook.Playbook {
	tb.Helper()
	_, after, found := strings.Cut(text, "\n**"+number+". ")
	if !found {
		tb.Fatalf("there is no recipe %s", number)
	}
	body, _, _ := strings.Cut(after, "\n**")
	dir := fstest.MapFS{}
	for _, block := range blocks.FindAllStringSubmatch(body, -1) {
		dir[block[1]] = &fstest.MapFile{Data: []byte(block[2])}
	}
	p, err := playbook.Load(dir, "own", playbook.Everything)
	if err != nil {
		tb.Fatalf("recipe %s: %v", number, err)
	}
	return p
}

// stated are answers with a split of one side.
func stated(tb testing.TB, p *playbook.Playbook, text string) answer.View {
	tb.Helper()
	root, err := yamldoc.Parse("answers", []byte("{"+text+", servers_count: 0, network_devices_count: 0, sites_count: 1, light_users_count: 0, shared_devices_count: 0}"))
	if err != nil {
		tb.Fatal(err)
	}
	r := yamldoc.NewReport("answers")
	set := p.Questionnaire.Schema.ReadAnswers(r, root)
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return p.Questionnaire.Schema.View(set)
}

// all is the split that gives everything to one side.
func all(side terms.Side) (split terms.Split) {
	for t := range split {
		split[t] = side
	}
	return split
}

// What the recipes on prices come to, worked out by hand.
func TestRecipesOnPricesDoWhatTheySay(t *testing.T) {
	t.Parallel()
	_, text := readme(t)
	for _, test := range []struct {
		recipe, answers string
		side            terms.Side
		want            string
	}{
		{"1", "users_count: 10, endpoints_count: 10", terms.Provider, "1840.00 1840.00 1840.00"},                                        // 10 x (89 + 95)
		{"15", "users_count: 25, endpoints_count: 25, printers_count: 10", terms.Provider, "5370.00 5370.00 5370.00"},                   // 5,250 + 10 x 12
		{"15", "users_count: 25, endpoints_count: 25", terms.Provider, "5250.00 5250.00 5286.00"},                                       // + 3 x 12
		{"16", "users_count: 50, endpoints_count: 50, it_fte: 1", terms.Shared, "5460.00 5460.00 5460.00"},                              // 100 x (21 + 84 x 0.40)
		{"16", "users_count: 50, endpoints_count: 50, it_fte: 0.5", terms.Shared, "6720.00 6720.00 6720.00"},                            // 0.55 half way
		{"17", "users_count: 40, endpoints_count: 40, it_fte: 1, desk_portion: software_only", terms.Shared, "3680.00 3680.00 3680.00"}, // 40 x (0.40 x 27.30 + 0.60 x 52.92, and 0.14 and 0.86 of them)
		{"18", "users_count: 10, endpoints_count: 10", terms.Provider, "2220.00 2220.00 2220.00"},                                       // 2,100 + 120
		{"18", "users_count: 25, endpoints_count: 25", terms.Provider, "5400.00 5400.00 5400.00"},                                       // + 25 x 6
		{"18", "users_count: 200, endpoints_count: 200", terms.Provider, "30300.00 30300.00 30300.00"},                                  // 17,850 + 100 x 115.50 + 900
	} {
		p := recipe(t, text, test.recipe)
		e, err := p.Card.Estimate(all(test.side), pricing.Answers{View: stated(t, p, test.answers), Seen: true}, pricing.Quote{})
		if err != nil {
			t.Fatal(err)
		}
		if m := e.Monthly; pricing.Money(m.Low)+" "+pricing.Money(m.Typical)+" "+pricing.Money(m.High) != test.want {
			t.Errorf("recipe %s, %s: %s, %s and %s; want %s", test.recipe, test.answers, pricing.Money(m.Low), pricing.Money(m.Typical), pricing.Money(m.High), test.want)
		}
	}
	p := recipe(t, text, "19")
	checks, err := p.Card.Checks(terms.FullyManaged, all(terms.Provider), pricing.Answers{View: stated(t, p, "users_count: 100").With(p.Questionnaire.Schema.Find("sites_count"), answer.Value{State: answer.Given, Number: 10_00})}, pricing.Quote{})
	if err != nil || len(checks) == 0 || checks[len(checks)-1].ID != "many_locations" {
		t.Errorf("recipe 19: %v, %v", checks, err)
	}
	p = recipe(t, text, "20")
	for side, printed := range map[terms.Side]bool{terms.Provider: true, terms.Client: false} {
		rates := p.Card.Schedule(all(side), stated(t, p, "users_count: 100")).Rates
		if last := rates[len(rates)-1]; (last.ID == "outlet") != printed || printed && pricing.Money(last.Price.Decimal) != "180.00" {
			t.Errorf("recipe 20, %v: %+v", side, last)
		}
	}
}
