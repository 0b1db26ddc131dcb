package pricing

import (
	"regexp"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// dutch writes amounts as a Dutch provider does.
func dutch() *words.Language {
	l := words.NewLanguage(&words.Locale{
		Language: "en", Decimal: ",", Group: ".", Amount: "{currency} {amount}", Signs: map[string]string{"USD": "$"},
		Date: "{day} {month} {year}", ShortDate: "{day} {month}", And: "{first} en {last}", Or: "{first} of {last}",
	}, "", nil, nil)
	return &l
}

// A price says its amounts everywhere as the playbook writes them: in its sentences, in what
// a sum is made of and in what the provider alone reads.
func TestAPriceIsSaidAsThePlaybookWritesAmounts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	r := yamldoc.NewReport("ratecard.yaml")
	c := ReadCard(r, parse(t, readFile(t, cardPath)), s, false, dutch())
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	for _, portion := range []string{"overflow", "whole"} {
		split := every(terms.Shared)
		v := viewOf(t, s, answered(t, "users_count", "60..80", "endpoints_count", "70", "it_fte", "1.5", "desk_portion", portion, "tickets_per_month", "4000",
			"it_spend_month", "1250", "coverage_needed", "helpdesk_24x7", "compliance_regimes", "[hipaa, pci]", "budget_most_month", "1500"))
		a := Answers{View: v}
		e := mustEstimate(t, c, split, v, Quote{})
		checks, err := c.Checks(terms.CoManaged, split, a, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		short, err := c.ShortTeam(&e, split, a, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		said := append([]string{short}, e.Warnings...)
		for i := range e.Lines {
			said = append(said, e.Lines[i].MadeOf, e.Lines[i].Label)
		}
		for _, check := range checks {
			said = append(said, check.Text)
		}
		note, err := c.Market(v)
		if err != nil || note == nil {
			t.Fatal(note, err)
		}
		all := strings.Join(append(said, note.Text, c.comparison.wageAssumed), "\n")
		if english := regexp.MustCompile(`\d,\d{3}\b|\d\.\d\d?\b|USD|\{`).FindAllString(all, -1); len(english) > 0 {
			t.Errorf("%s: %q in\n%s", portion, english, all)
		}
		for _, want := range []string{"at $ ", "at least 300,00", "$ 1.250 a month"} {
			if !strings.Contains(strings.ToLower(all), want) {
				t.Errorf("%s: no %q in\n%s", portion, want, all)
			}
		}
	}
}

// What one ticket more costs is said where it is known, 0 too, and never invented.
func TestATicketMoreWithoutAPrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	v := viewOf(t, s, answered(t, "it_fte", "3", "desk_portion", "overflow", "tickets_per_month", "4000"))
	for overage, want := range map[string][2]string{
		"      overage: 45\n": {"Each further one costs 45.00 USD.", "The rest would cost about"},
		"      overage: 0\n":  {"Each further one costs 0.00 USD.", "The rest would cost about 0 USD"},
		"":                    {"Each further one costs an amount that is agreed first.", "what one more costs has no price"},
	} {
		c := testCard(t, s, "      overage: 45\n", overage)
		e := mustEstimate(t, c, every(terms.Shared), v, Quote{})
		if said := strings.Join(e.Warnings, " "); !strings.Contains(said, want[0]) {
			t.Errorf("%q: the client reads %q", overage, said)
		}
		checks, err := c.Checks(terms.CoManaged, every(terms.Shared), Answers{View: v}, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, check := range checks {
			said.WriteString(check.Text + "\n")
		}
		if !strings.Contains(said.String(), want[1]) {
			t.Errorf("%q: the provider reads %q", overage, said.String())
		}
		if listed := strings.Contains(strings.Join(c.WithoutPrice(), " "), "share.portions[overflow].overage"); listed != (overage == "") {
			t.Errorf("%q is listed: %t", overage, listed)
		}
	}
}
