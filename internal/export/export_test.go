package export_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/export"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/pricing"
)

// The rows come to the price, to the cent, and each is its quantity at its price.
func TestTheLinesComeToThePrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source, err := sample.New(p.Questionnaire.Schema, 83, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	target := p.Provider.Export("lines")
	at := func(head string) int {
		return slices.IndexFunc(target.Columns, func(c advice.ExportColumn) bool { return c.Head == head })
	}
	priced, units := 0, 0
	for n := range 200 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		r, err := scope.Of(p, e, scope.Ask{Reader: result.Owner})
		if err != nil {
			continue // what cannot be priced says so elsewhere
		}
		rows, err := export.Of(r.ForClient().Result(), target, nil)
		if err != nil {
			if r.Model() != nil && r.Price != nil && r.Price.Monthly.Known {
				t.Errorf("client %d: %v", n, err)
			}
			continue
		}
		priced++
		sums := map[string]decimal.Decimal{}
		for _, row := range rows.Rows {
			amount := decimal.MustParse(row[at("amount")])
			product, err := decimal.MustParse(row[at("quantity")]).Mul(decimal.MustParse(row[at("unit_price")]))
			if err != nil || !product.Equal(amount) {
				t.Errorf("client %d: %v is not its quantity at its price", n, row)
			}
			if row[at("quantity")] != "1" {
				units++
			}
			period := row[at("period")]
			if sums[period], err = sums[period].Add(amount); err != nil {
				t.Fatal(err)
			}
		}
		own := r.Estimate.Models.Of(*r.Model())
		for period, want := range map[string]pricing.Range{"month": own.Monthly, "once": own.OneTime} {
			if sum := sums[period]; want.Known && !sum.Equal(want.Typical) {
				t.Errorf("client %d: the lines come to %s a %s, the price is %s", n, sum, period, want.Typical)
			}
		}
	}
	if priced < 100 || units < 300 {
		t.Errorf("%d prices with %d lines of several units were seen", priced, units)
	}
}

func TestADealHasOneRowInTheWordsOfItsTarget(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := playbooktest.Engagement(t, p, "client: {name: Harbor Dental}\nanswers: {users_count: 25, endpoints_count: 25, servers_count: 0, current_it_model: nobody, it_fte: 0, it_staff_plan: none_wanted}\nquote: {term_months: 24}\n")
	r, err := scope.Of(p, e, scope.Ask{Reader: result.Owner})
	if err != nil {
		t.Fatal(err)
	}
	c := r.ForClient().Result()
	rows, err := export.Of(c, &advice.Export{Rows: "deal", Columns: []advice.ExportColumn{
		{Head: "properties.name", From: "deal"},
		{Head: "properties.year", From: "yearly"},
		{Head: "properties.total", From: "total"},
		{Head: "properties.contact", From: "contact"},
		{Head: "users", From: "users"},
		{Head: "term", From: "term_months"},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(rows.Tree())
	if err != nil {
		t.Fatal(err)
	}
	months := func(n int64) decimal.Decimal {
		d, err := c.Price.Monthly.Typical.Mul(decimal.MustNew(n, 0))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	total, err := months(24).Add(c.Price.OneTime.Typical)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"properties":{"name":"Harbor Dental: Fully managed","year":"` + pricing.Money(months(12)) + `","total":"` + pricing.Money(total) + `"},"users":"25","term":"24"}]`
	if string(data) != want {
		t.Errorf("%s, want %s", data, want)
	}
	if _, err := emit.Indented(rows.Tree()); err != nil {
		t.Error(err)
	}
}

func TestProductsHaveTheNumbersOfTheProvider(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := playbooktest.Engagement(t, p, "answers: {users_count: 25, endpoints_count: 25, servers_count: 2, current_it_model: nobody, it_fte: 0, it_staff_plan: none_wanted}\n")
	r, err := scope.Of(p, e, scope.Ask{Reader: result.Owner})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := export.Of(r.ForClient().Result(), p.Provider.Export("autotask_services"), []advice.Product{{Line: "user", SKU: "MS-USER"}})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows.Rows {
		text += strings.Join(row, ",") + "\n"
	}
	if !strings.Contains(text, "Users,MS-USER,Monthly,") || !strings.Contains(text, "Servers,server,Monthly,") || strings.Contains(text, "Onboarding") {
		t.Errorf("%s", text)
	}
}

func TestWithoutAModelNothingIsExported(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	r, err := scope.Of(p, playbooktest.Engagement(t, p, "answers: {users_count: 25}\n"), scope.Ask{Reader: result.Owner})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := export.Of(r.ForClient().Result(), p.Provider.Export("lines"), nil); r.Model() == nil && err == nil {
		t.Error("rows without a model")
	}
}
