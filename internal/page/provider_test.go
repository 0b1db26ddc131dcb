package page_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/page"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
)

// A provider that has a name is called by it in what whoever decides reads, with the letters
// that it has, also where the name begins a sentence that stands inside another one.
func TestADocumentCallsTheProviderByItsName(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, fstest.MapFS{"provider.yaml": {Data: []byte("version: 1\nname: Northwind IT\n")}})
	r, err := scoped(p, "client.yaml", "version: 1\nanswers: {it_fte: 0, it_staff_plan: none_wanted, users_count: 24, endpoints_count: 26, servers_count: 1, sites_count: 1}\n")
	if err != nil {
		t.Fatal(err)
	}
	said := printed(t, page.Report(forOwner(r).ForClient()).Choose(nil, nil))
	if !strings.Contains(said, "Northwind IT runs all of your IT") {
		t.Error("the name is not in what is proposed")
	}
	// The hours of provider.yaml are the provider's own words.
	if wrong := regexp.MustCompile(`northwind|[^ ]* with the provider|the provider leads|run by the provider`).FindAllString(said, -1); wrong != nil {
		t.Errorf("%q", wrong)
	}
}

// The sum of a price is the foot of its table, so that it is seen as one.
func TestThePriceEndsInItsSum(t *testing.T) {
	t.Parallel()
	each(t, func(name string, r *result.Result) {
		s := section(page.Report(forOwner(r).ForClient()), "lines")
		if s == nil {
			return
		}
		for _, b := range s.Blocks {
			if table, ok := b.(page.Table); ok && (len(table.Footer) != len(table.Columns) || table.Footer[0] == "") {
				t.Errorf("%s: a table of the price ends in %q", name, table.Footer)
			}
		}
	})
}
