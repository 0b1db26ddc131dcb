package page_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
)

// toTheLead are the sections that the client's head of IT reads and nobody signs.
var toTheLead = []string{"What leaves your desk", "What stays with you"}

// signed is a document without them.
func signed(d *page.Document) *page.Document {
	out := *d
	out.Sections = slices.DeleteFunc(slices.Clone(d.Sections), func(s page.Section) bool { return slices.Contains(toTheLead, s.Heading) })
	return &out
}

func headings(d *page.Document) (all []string) {
	for _, s := range d.Sections {
		all = append(all, s.Heading)
	}
	return all
}

// Both sides sign the matrix, so that no page of it speaks to one of them.
func TestNoPageOfTheMatrixSpeaksToOneSide(t *testing.T) {
	t.Parallel()
	spokenTo := regexp.MustCompile(`(?i)\b(you|your|yours|we|our|ours|us)\b`)
	leads := 0
	each(t, func(name string, r *result.Result) {
		if r.RACI.Model == nil || strings.HasPrefix(name, "sample") && !strings.HasSuffix(name, "3") {
			return
		}
		c := r.ForClient()
		all := map[string]*page.Document{"framework": page.Framework(c), "book": bookPage(page.RACIBook(c.Result(), result.Filter{}))}
		for f, filter := range filters() {
			all["page"+f] = page.RACI(c, filter)
		}
		if len(signed(all["page"]).Sections) < len(all["page"].Sections) {
			leads++
		}
		for what, d := range all {
			text := printed(t, signed(d))
			for _, found := range spokenTo.FindAllStringIndex(text, -1) {
				t.Errorf("%s of %s: ...%s...", what, name, text[max(0, found[0]-60):min(len(text), found[1]+60)])
			}
		}
	})
	if leads == 0 {
		t.Error("no head of IT reads what leaves the desk")
	}
}

// The contract parts stand around the whole matrix and its core, and not beside a part of
// it that somebody asked for.
func TestContractPartsStandAroundTheMatrix(t *testing.T) {
	t.Parallel()
	all, err := results()
	if err != nil {
		t.Fatal(err)
	}
	c := all["wexcombe-castings.yaml"].ForClient()
	contract := []string{"Service hours", "How fast", "Terms", "To settle together", "Signed"}
	for f, filter := range filters() {
		got := slices.DeleteFunc(headings(page.RACI(c, filter)), func(h string) bool { return !slices.Contains(contract, h) })
		want := contract
		if filter.Open || filter.Role != nil || filter.Party != nil {
			want = []string{"To settle together"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("the page%s has %q, want %q", f, got, want)
		}
	}
}

// Hours, targets and terms are those of the data files.
func TestHoursAndTargetsComeFromTheData(t *testing.T) {
	t.Parallel()
	const client = "version: 1\nanswers: {users_count: 40, endpoints_count: 40, it_fte: 1, it_staff_plan: keep_same}\n"
	of := func(edits ...playbooktest.Edit) string {
		p, err := playbooktest.Edited(edits...)
		if err != nil {
			t.Fatal(err)
		}
		r, err := scoped(p, "client", client)
		if err != nil {
			t.Fatal(err)
		}
		return printed(t, page.RACI(r.ForClient(), result.Filter{}))
	}
	before := of()
	for _, e := range []playbooktest.Edit{
		{File: playbook.ProviderFile, Old: "Monday to Friday, 8 am to 6 pm", New: "Sunday to Thursday, 7 am to 3 pm"},
		{File: playbook.ProviderFile, Old: "the provider's own, to be named before signature", New: "Mountain Time"},
		{File: playbook.ProviderFile, Old: "the holidays as listed by the provider, to be named before signature", New: "Founders' Day"},
		{File: playbook.ProviderFile, Old: "Your managed service provider", New: "Nordhafen Ltd."},
		{File: playbook.TextsFile, Old: "15 minutes", New: "19 minutes"},
		{File: playbook.TextsFile, Old: "every 30 minutes", New: "every 37 minutes"},
		{File: playbook.TextsFile, Old: "when nine of ten tickets", New: "when eight of ten tickets"},
		{File: playbook.TextsFile, Old: "A day with business hours.", New: "A day like this one."},
	} {
		after := of(e)
		for text, want := range map[string]bool{e.New: true, e.Old: false} {
			if one := regexp.MustCompile(`\s+`).ReplaceAllString(after, " "); strings.Contains(strings.ToLower(one), strings.ToLower(text)) != want {
				t.Errorf("%q instead of %q: the page has %q: %v", e.New, e.Old, text, !want)
			}
		}
		if after == before {
			t.Errorf("%q changes nothing", e.New)
		}
	}
}
