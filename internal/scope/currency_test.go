package scope

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
	"mspscope/questionnaires"
)

// card is the built-in rate card with texts replaced.
func card(tb testing.TB, pairs ...string) *playbook.Playbook {
	tb.Helper()
	data, err := questionnaires.Files.ReadFile(playbook.RateCardFile)
	if err != nil {
		tb.Fatal(err)
	}
	return playbooktest.Load(tb, fstest.MapFS{playbook.RateCardFile: {Data: []byte(strings.NewReplacer(pairs...).Replace(string(data)))}})
}

// Whatever the currency, lines add up to their totals, with its decimals.
func TestLinesAddUpInEveryCurrency(t *testing.T) {
	t.Parallel()
	for _, currency := range []string{"USD", "JPY", "KWD"} {
		p := card(t, "currency: USD", "currency: "+currency)
		source, places := invented(t, p), words.Decimals(currency)
		for n := range 150 {
			client := Score(p, &assess.Engagement{Answers: source.Engagement(n).Answers})
			estimates, err := client.Estimates(false)
			if err != nil {
				t.Fatalf("%s, client %d: %v", currency, n, err)
			}
			for _, m := range terms.Models() {
				e := &estimates[m]
				var sum decimal.Decimal
				for i := range e.Lines {
					if l := &e.Lines[i]; l.Period == pricing.Month && l.Amount.Known {
						sum, err = sum.Add(l.Amount.Typical)
						if err != nil || l.Amount.Typical.Scale() != places {
							t.Errorf("%s, client %d: %s is %s (%v)", currency, n, l.ID, l.Amount.Typical, err)
						}
					}
				}
				if e.Monthly.Known && (!sum.Equal(e.Monthly.Typical) || e.Monthly.Typical.Scale() != places) {
					t.Errorf("%s, client %d: lines make %s, the month %s", currency, n, sum, e.Monthly.Typical)
				}
			}
		}
	}
}

// With prices of one's own, whose counts are all given has one price, but for
// shared parts, hours and visits, which are ranges of their own.
func TestPricesLeaveNoRange(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "playbooks", "euro", playbook.RateCardFile))
	if err != nil {
		t.Fatal(err)
	}
	p := playbooktest.Load(t, fstest.MapFS{playbook.RateCardFile: {Data: data}})
	source := invented(t, p)
	seen := 0
	for n := range 300 {
		client := Score(p, &assess.Engagement{Answers: source.Engagement(n).Answers})
		e, err := p.Card.Estimate(client.Proposals[terms.FullyManaged].Split, client.Answers(), pricing.Quote{})
		if err != nil {
			t.Fatal(err)
		}
		shared := false
		for _, tower := range terms.Towers() {
			shared = shared || client.Proposals[terms.FullyManaged].Split[tower] == terms.Shared
		}
		for i := range e.Lines {
			l := &e.Lines[i]
			if shared || l.Class == "" || l.Assumed || !l.Amount.Known || !l.Quantity.Low.Equal(l.Quantity.High) {
				continue
			}
			seen++
			if !l.Amount.Low.Equal(l.Amount.High) || !l.Amount.Low.Equal(l.Amount.Typical) {
				t.Errorf("client %d: %s is %s to %s", n, l.ID, l.Amount.Low, l.Amount.High)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d lines of clients whose counts are given", seen)
	}
}

// What a finding compares with dollars is not compared with another money.
func TestFindingsOfMoneyAreOfOneCurrency(t *testing.T) {
	t.Parallel()
	const poor = "answers: {users_count: 40, endpoints_count: 40, it_fte: 0, it_spend_month: 400, coverage_needed: helpdesk_24x7}\n"
	for currency, want := range map[string]bool{"USD": true, "EUR": false} {
		p := edited(t, playbooktest.Edit{File: playbook.RateCardFile, Old: "currency: USD", New: "currency: " + currency})
		r := resultOf(t, p, playbooktest.Engagement(t, p, poor))
		raised := false
		for i := range r.Internal.Findings {
			raised = raised || r.Internal.Findings[i].ID == "SIG-33"
		}
		if raised != want {
			t.Errorf("%s: raised %v", currency, raised)
		}
		if i := p.Questionnaire.Schema.Find("it_spend_month"); p.Questionnaire.Schema.At(i).Type != answer.Number {
			t.Error("the question is none of a number")
		}
	}
}

// A price is a figure of six digits or more where the unit of money is small, and of few with
// three decimals where it is large.
func TestPricesOfEveryCurrency(t *testing.T) {
	t.Parallel()
	for currency, c := range map[string]struct{ price, want string }{
		"KRW": {"155000", "7750000"}, "IDR": {"1750000", "87500000.00"}, "VND": {"2700000", "135000000"}, "CLP": {"99500", "4975000"},
		"JPY": {"16500", "825000"}, "HUF": {"38000.50", "1900025.00"}, "KWD": {"32.25", "1612.500"}, "CHF": {"89.90", "4495.00"},
	} {
		card := "version: 1\ncurrency: " + currency + "\nrates:\n"
		for _, class := range []string{"user", "endpoint"} {
			card += "  " + class + ": {price: " + c.price + ", tools: 0}\n"
		}
		p := playbooktest.Load(t, fstest.MapFS{playbook.RateCardFile: {Data: []byte(card)}})
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {users_count: 25, endpoints_count: 25, it_fte: 0, it_staff_plan: none_wanted}\n"))
		if got := r.Estimate.Models.FullyManaged.Monthly.Typical; pricing.Money(got) != c.want {
			t.Errorf("%s: 50 at %s are %s, want %s", currency, c.price, got, c.want)
		}
	}
}

// A price with decimals that its currency does not have is named: nobody could pay it.
func TestDecimalsThatNobodyCanPay(t *testing.T) {
	t.Parallel()
	const named = "have no decimals, so that 165.5 is rounded; write a whole number"
	for currency, want := range map[string]bool{"JPY": true, "KRW": true, "CLP": true, "EUR": false, "KWD": false} {
		card := "version: 1\ncurrency: " + currency + "\nrates: {user: {price: 165.5, tools: 0}, endpoint: {price: 165, tools: 0}}\n"
		p := playbooktest.Load(t, fstest.MapFS{playbook.RateCardFile: {Data: []byte(card)}})
		if got := strings.Contains(p.Warnings.Error(), "own/ratecard.yaml:3:23: amounts of "+currency+" "+named); got != want {
			t.Errorf("%s: named %v, want %v; the warnings are %v", currency, got, want, p.Warnings)
		}
		if strings.Count(p.Warnings.Error(), "have no decimals") > 1 {
			t.Errorf("%s: more is named than was written: %v", currency, p.Warnings)
		}
	}
}
