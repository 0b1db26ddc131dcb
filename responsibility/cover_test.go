package responsibility

import (
	"os"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// shippedFrameworks are the frameworks of the program.
func shippedFrameworks(tb testing.TB) *Frameworks {
	tb.Helper()
	r, root := shipped(tb, "frameworks/frameworks.yaml")
	all := ReadFrameworks(r, root, func(id string) ([]byte, error) { return os.ReadFile("../questionnaires/frameworks/" + id + ".csv") })
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return all
}

// The frameworks have the controls that were published, in families, and what Revision 3
// took in from Revision 2 is there.
func TestFrameworksAreWhole(t *testing.T) {
	t.Parallel()
	all := shippedFrameworks(t)
	for id, want := range map[string]struct{ controls, families int }{csf2: {106, 22}, revision2: {110, 14}, revision3: {97, 17}} {
		f := all.Find(id)
		var families []string
		for i := range f.Controls {
			if c := &f.Controls[i]; !slices.Contains(families, c.FamilyID) {
				families = append(families, c.FamilyID)
			}
		}
		if len(f.Controls) != want.controls || len(families) != want.families {
			t.Errorf("%s has %d controls in %d families, want %v", id, len(f.Controls), len(families), want)
		}
	}
	second := all.Find(revision2).ids()
	for _, c := range all.Find(revision3).Controls {
		for _, from := range c.From {
			if !slices.Contains(second, from) {
				t.Errorf("%s takes in %s, which Revision 2 has not", c.ID, from)
			}
		}
	}
	if all.Find("pci") != nil {
		t.Error("there is a framework pci")
	}
}

// A control is whose letters the rows behind it are.
func TestACoverFollowsFromTheLetters(t *testing.T) {
	t.Parallel()
	f := shippedFrameworks(t).Find(revision2)
	row := func(id string, fee Fee, handoff string, letters map[Role]Letter) Row {
		r := Row{ID: id, Fee: fee, Handoff: terms.Optional(handoff)}
		for role, letter := range letters {
			r.Letters[role] = letter
		}
		return r
	}
	provider := row("AA-01", Included, "", map[Role]Letter{MSPEngineering: AR, ClientIT: C})
	client := row("AA-02", OwnWork, "", map[Role]Letter{ClientSponsor: A, ClientIT: R, MSPVCIO: I})
	both := row("AA-03", Included, "They pass it on.", map[Role]Letter{ClientIT: A, MSPEngineering: R})
	vendor := row("AA-04", Included, "", map[Role]Letter{MSPServiceDesk: A, ThirdPartyVendor: R})
	outside := row("AA-05", OwnWork, "", map[Role]Letter{ClientSponsor: A, ThirdPartyVendor: R})
	extra := row("AA-06", Extra, "", map[Role]Letter{MSPSOC: AR})
	never := row("AA-07", NotOffered, "Nobody passes it on.", map[Role]Letter{MSPSOC: A, ClientIT: R})
	neverAlone := row("AA-08", NotOffered, "", map[Role]Letter{MSPSOC: AR})
	open := provider
	open.ID, open.Status = "AA-09", Open
	for name, test := range map[string]struct {
		rows                []Row
		want                Coverage
		vendor, open, extra bool
		note                string
	}{
		"nobody":                            {nil, NotCovered, false, false, false, "No row of the matrix covers it; agree who does it."},
		"the provider answers and does":     {[]Row{provider}, CoveredByProvider, false, false, false, ""},
		"the client answers and does":       {[]Row{client}, CoveredByClient, false, false, false, ""},
		"one answers and the other does":    {[]Row{both}, CoveredByBoth, false, false, false, ""},
		"each does rows of its own":         {[]Row{provider, client}, CoveredByBoth, false, false, false, "the provider AA-01, the client AA-02."},
		"one of the rows says how it goes":  {[]Row{provider, both}, CoveredByBoth, false, false, false, ""},
		"a vendor does what ours answer":    {[]Row{vendor}, CoveredByProvider, true, false, false, ""},
		"a vendor does what theirs answer":  {[]Row{outside}, CoveredByClient, true, false, false, ""},
		"the provider, for more money":      {[]Row{extra}, CoveredByProvider, false, false, true, ""},
		"not offered, the client does":      {[]Row{never}, CoveredByClient, false, false, false, ""},
		"not offered, and nobody else does": {[]Row{neverAlone}, NotCovered, false, false, false, "The rows behind it (AA-08) are not part of this service"},
		"not settled":                       {[]Row{open}, CoveredByProvider, false, true, false, ""},
	} {
		var rows []CoveringRow
		for i := range test.rows {
			rows = append(rows, covering(&test.rows[i]))
		}
		got := f.covered(&f.Controls[0], rows)
		if got.Status != test.want || got.Vendor != test.vendor || got.Open != test.open || got.Extra != test.extra {
			t.Errorf("%s: %+v", name, got)
		}
		if note := string(got.Note); !strings.Contains(note, test.note) || (note == "") != (test.note == "") {
			t.Errorf("%s: the note is %q, want %q", name, note, test.note)
		}
		if got.Rows == nil {
			t.Errorf("%s: no list of rows", name)
		}
	}
}

// A row comes to Revision 3 by what it names of Revision 2, unless it names one of
// Revision 3.
func TestLinksByWayOfAnotherFramework(t *testing.T) {
	t.Parallel()
	all := shippedFrameworks(t)
	for _, test := range []struct {
		framework string
		links     Links
		want      string
	}{
		{revision3, Links{R2: []string{"3.1.14", "3.1.15"}}, "03.01.12"},
		{revision3, Links{R2: []string{"3.7.2"}}, "03.07.04 03.07.06"},
		{revision3, Links{R2: []string{"3.13.2"}}, ""},
		{revision3, Links{R2: []string{"3.1.1"}, R3: []string{"03.16.03"}}, "03.16.03"},
		{revision2, Links{R2: []string{"3.1.1", "3.1.1"}, R3: []string{"03.16.03"}}, "3.1.1"},
		{csf2, Links{R2: []string{"3.1.1"}}, ""},
	} {
		if got := strings.Join(all.Find(test.framework).linked(&test.links), " "); got != test.want {
			t.Errorf("%s of %v: %s, want %s", test.framework, test.links, got, test.want)
		}
	}
}

// What is wrong with a list of controls is said.
func TestControlsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                     "the names of the columns",
		"family_id,id,title,colour\na,b,c,d\n": "unknown column \"colour\"",
		"family_id,id,title\na,b,\n":           "lacks a family",
		"family_id,id,title\na,b,c\na,b,c\n":   "stands twice",
		"family_id,id,title\na,b\n":            "wrong number of fields",
	} {
		if _, err := readControls([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	r, root := shipped(t, "frameworks/frameworks.yaml")
	if ReadFrameworks(r, root, func(string) ([]byte, error) { return nil, os.ErrNotExist }) != nil || r.Len() != 3 {
		t.Errorf("without controls: %v", r.Err())
	}
}
