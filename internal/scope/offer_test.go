package scope

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// settledAnswers are those of a client of whom nothing is open that a proposal hangs on.
const settledAnswers = "users_count: 25, endpoints_count: 25, servers_count: 1, it_fte: 0, it_staff_plan: none_wanted, sites_count: 1, network_devices_count: 0, light_users_count: 0, shared_devices_count: 0, tower_owners: {service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}"

// Each thing that keeps a quote from being a proposal is named, all of them at once, and
// until then it stands as a budget.
func TestWhatKeepsAQuoteFromBeingAProposal(t *testing.T) {
	t.Parallel()
	p := edited(t)
	const quote = "\nquote: {status: proposal, valid_until: 2026-12-20}\n"
	for _, test := range []struct {
		name, document string
		want           []string // kinds, for the provider
		client         int      // how many of them the client reads
	}{
		{"nothing", "answers: {" + settledAnswers + "}" + quote, nil, 0},
		{"hours and visits are premises", "answers: {" + settledAnswers + ", coverage_needed: unknown}" + quote, nil, 0},
		{"an estimate counts as it was stated", "answers: {" + settledAnswers + "}\nbasis: {servers_count: {kind: estimated}}" + quote, nil, 0},
		{"no day", "answers: {" + settledAnswers + "}\nquote: {status: proposal}\n", []string{"no_date"}, 1},
		{"a range", "answers: {" + strings.Replace(settledAnswers, "users_count: 25", "users_count: 20..30", 1) + "}" + quote, []string{"open_count"}, 1},
		{"two numbers", "answers: {" + strings.NewReplacer("users_count: 25", "users_count: 20..30", "servers_count: 1", "servers_count: unknown").Replace(settledAnswers) + "}" + quote, []string{"open_count", "open_count"}, 2},
		{"people differ on a number", "answers: {" + settledAnswers + "}\nbasis: {servers_count: {others: [{value: 9}]}}" + quote, []string{"open_count"}, 1},
		{"settled", "answers: {" + settledAnswers + "}\nbasis: {servers_count: {others: [{value: 9}], settled: true}}" + quote, nil, 0},
		{"no model and no day", "answers: {}\nquote: {status: proposal}\n", []string{"no_model", "no_date"}, 2},
		{"people are left out", "answers: {" + settledAnswers + "}\nquote: {status: proposal, valid_until: 2026-12-20, exclude: [endpoint]}\n", []string{"no_total"}, 1},
		{"below the floor", "answers: {" + settledAnswers + "}\nquote: {status: proposal, valid_until: 2026-12-20, discount: {percent: 70, reason: x}}\n", []string{"no_approval"}, 0},
		{"for nothing", "answers: {" + settledAnswers + "}\nquote: {status: proposal, valid_until: 2026-12-20, discount: {percent: 100}}\n", []string{"no_approval"}, 0},
		{"approved", "answers: {" + settledAnswers + "}\nquote: {status: proposal, valid_until: 2026-12-20, discount: {percent: 70, reason: x, approved_by: y}}\n", nil, 0},
		{"above the floor", "answers: {" + settledAnswers + "}\nquote: {status: proposal, valid_until: 2026-12-20, discount: {percent: 5}}\n", nil, 0},
		{"nothing agreed", "answers: {" + settledAnswers + "}\nquote: {status: agreement, revision: 4}\n", []string{"no_record"}, 1},
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, test.document))
		inside := r.ForProvider()
		var kinds []string
		for _, x := range inside.Refused {
			kinds = append(kinds, x.Kind)
			if x.Do == "" || strings.ContainsAny(x.Text+x.Do, "{}") {
				t.Errorf("%s: %+v", test.name, x)
			}
		}
		client := r.ForClient().Result()
		if !slices.Equal(kinds, test.want) || len(client.Refused) != test.client {
			t.Errorf("%s: %v, %d for the client; want %v, %d", test.name, kinds, len(client.Refused), test.want, test.client)
		}
		if firm := len(test.want) == 0; firm == r.Refuses() || firm != r.Binding() {
			t.Errorf("%s: stands as %s", test.name, r.StandsAs)
		}
		if slices.ContainsFunc(client.Refused, func(x result.Refusal) bool { return x.Do != "" }) {
			t.Errorf("%s: the client reads what to do: %+v", test.name, client.Refused)
		}
		said := len(client.Warnings) > 0 && strings.Contains(client.Warnings[0], "cannot be")
		if said != (test.client > 0) {
			t.Errorf("%s: the warnings are %q", test.name, client.Warnings)
		}
	}
}

// What has no price is no part of a sum that somebody could sign.
func TestAProposalHasAPriceForEverything(t *testing.T) {
	t.Parallel()
	p := edited(t, playbooktest.Edit{File: "ratecard.yaml", Old: "\n  server:\n    label: Servers\n    unit: server\n    price: 250\n", New: "\n  server:\n    label: Servers\n    unit: server\n"})
	r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {"+settledAnswers+"}\nquote: {status: proposal, valid_until: 2026-12-20}\n"))
	if len(r.Refused) == 0 || r.Refused[0].Kind != "no_price" || !strings.HasPrefix(r.Refused[0].Text, "Servers: ") {
		t.Errorf("refused for %+v", r.Refused)
	}
}

// What was agreed is the price, whatever the card says now, and the difference in numbers
// is priced at what was agreed.
func TestAnAgreementKeepsItsRates(t *testing.T) {
	t.Parallel()
	const agreed = `
quote:
  status: agreement
  revision: 1
  sent: [{revision: 1, on: 2026-11-20, currency: USD, model: fully_managed, split: {service_desk: provider}, counts: {user: 20, endpoint: 25, server: 1, extra_site: 1}, monthly: 4000, one_time: 10, next: {user: 90.50}, lines: [{id: user, label: Users, quantity: 20, unit: user, rate: 200, amount: 4000}, {id: onboarding, label: Start, amount: 10, period: once}]}]
`
	dearer := fstest.MapFS{"ratecard.yaml": {Data: []byte("version: 1\nrates: {user: {price: 190}}\n")}}
	for _, p := range []struct {
		name string
		over fstest.MapFS
	}{{"as it is", nil}, {"another card", dearer}} {
		book := playbooktest.Load(t, p.over)
		r := resultOf(t, book, playbooktest.Engagement(t, book, "answers: {"+settledAnswers+"}"+agreed))
		e := r.Estimate
		one := e.Models.Of(terms.FullyManaged)
		if r.StandsAs != terms.Agreement || one.Monthly.Typical.String() != "4000.00" || !one.Monthly.Low.Equal(one.Monthly.High) || one.OneTime.Typical.String() != "10.00" || len(one.Lines) != 2 {
			t.Fatalf("%s: %s, %+v", p.name, r.StandsAs, one.Monthly)
		}
		if r.Price.Monthly != one.Monthly || len(one.NextUnit) != 1 || one.NextUnit[0].Amount.String() != "90.50" {
			t.Errorf("%s: price %v, next %v", p.name, r.Price.Monthly, one.NextUnit)
		}
		a := e.Agreed
		if a == nil || len(a.Drifts) != 1 || a.Drifts[0].Class != "user" || a.Drifts[0].Monthly.String() != "452.50" || a.Requote {
			t.Errorf("%s: %+v", p.name, a)
		}
	}
	p := edited(t)
	unknown := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {"+strings.Replace(settledAnswers, "users_count: 25", "users_count: unknown", 1)+"}"+agreed))
	if unknown.StandsAs != terms.Agreement || !strings.Contains(unknown.Estimate.Quote.RestsOn, "20 people") {
		t.Errorf("nobody knows how many people there are now: %s, %q", unknown.StandsAs, unknown.Estimate.Quote.RestsOn)
	}
	for _, test := range []struct{ name, answers, record, kind string }{
		{"another model", strings.NewReplacer("service_desk: provider", "service_desk: client", "it_fte: 0, it_staff_plan: none_wanted", "it_fte: 3, it_staff_plan: keep_same").Replace(settledAnswers), agreed, "other_model"},
		{"another split", settledAnswers, strings.Replace(agreed, "service_desk: provider", "vendors: client", 1), "other_split"},
		{"another currency", settledAnswers, strings.Replace(agreed, "currency: USD", "currency: EUR", 1), "other_currency"},
		{"another sum", settledAnswers, strings.Replace(agreed, "monthly: 4000", "monthly: 4100", 1), "other_sum"},
		{"another sum once", settledAnswers, strings.Replace(agreed, "one_time: 10", "one_time: 11", 1), "other_once"},
		{"no split", settledAnswers, strings.Replace(agreed, "{service_desk: provider}", "{}", 1), "no_split"},
		{"another revision", settledAnswers, strings.Replace(agreed, "revision: 1\n", "revision: 2\n", 1), "no_record"},
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {"+test.answers+"}"+test.record))
		refused := r.ForProvider().Refused
		if !slices.ContainsFunc(refused, func(x result.Refusal) bool { return x.Kind == test.kind }) || r.Binding() || r.Estimate.Agreed != nil {
			t.Errorf("%s: %+v, stands as %s", test.name, refused, r.StandsAs)
		}
	}
}

// The fee rises by what the quote says, else by the terms of the provider.
func TestTheYearlyIncrease(t *testing.T) {
	t.Parallel()
	p := edited(t)
	for terms, want := range map[string]int64{"": 3_00, "quote: {terms: {yearly_increase: 4.5}}": 4_50, "quote: {terms: {yearly_increase: null}}": 0, "quote: {terms: {notice_days: 1}}": 3_00} {
		if got := scored(t, p, "answers: {}\n"+terms+"\n").offer.YearlyIncrease(); got == nil || *got != want {
			t.Errorf("%q: %v, want %d", terms, got, want)
		}
	}
}
