package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
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
	if wrong := regexp.MustCompile(`northwind|the provider\b|the client\b`).FindAllString(said, -1); wrong != nil {
		t.Errorf("%q", wrong)
	}
}

// named is the playbook of a provider that has named all that a client signs.
func named(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	return playbooktest.Load(tb, fstest.MapFS{"provider.yaml": {Data: []byte("version: 1\nname: Northwind IT\nhours: {weekdays: \"Monday to Friday, 8 am to 6 pm\", time_zone: Eastern time, holidays: the federal holidays}\n")}})
}

// What nobody can sign yet, because nobody is named who offers it, is a draft that says so
// and has no room for signatures. A budget is as it was.
func TestAnOfferFromNobodyIsADraft(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "offers", "harbor-dental-proposal.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	offer := string(data)
	for _, c := range []struct {
		name, provider string
		draft          bool
		says           int // what is to be named
	}{
		{"as the program comes", "", true, 3},
		{"named alone", "version: 1\nname: Northwind IT\n", true, 2},
		{"all named", "version: 1\nname: Northwind IT\nhours: {time_zone: Eastern time, holidays: the federal holidays}\n", false, 0},
		{"a time zone to be agreed", "version: 1\nname: Northwind IT\nhours: {time_zone: \"\", holidays: the federal holidays}\n", true, 1},
	} {
		var over fstest.MapFS
		if c.provider != "" {
			over = fstest.MapFS{"provider.yaml": {Data: []byte(c.provider)}}
		}
		r, err := scopedFor(playbooktest.Load(t, over), "client.yaml", offer)
		if err != nil {
			t.Fatal(err)
		}
		d := page.Report(r.ForClient())
		if draft := d.Paper.Stamp == "Draft"; draft != c.draft || (section(d, "sign") == nil) != c.draft {
			t.Errorf("%s: the stamp is %q, and there is room to sign: %v", c.name, d.Paper.Stamp, section(d, "sign") != nil)
		}
		if n := strings.Count(printed(t, d.Choose(nil, nil)), "to be named before anybody signs"); n != 2*c.says { // in both forms
			t.Errorf("%s: %d times something is to be named, not %d", c.name, n, 2*c.says)
		}
		if c.provider == "" && d.Paper.From.Name != "" {
			t.Errorf("%s: it is from %q", c.name, d.Paper.From.Name)
		}
	}
	r, err := scopedFor(playbooktest.Load(t, nil), "client.yaml", strings.Replace(offer, "status: proposal", "status: budget", 1))
	if err != nil {
		t.Fatal(err)
	}
	if d := page.Report(r.ForClient()); d.Paper.Stamp != "" {
		t.Errorf("a budget is stamped %q", d.Paper.Stamp)
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
