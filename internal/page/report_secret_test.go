package page_test

import (
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/page"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// internalFigures are the amounts that only the provider knows, as pages would write them.
// Small ones are left out: they may stand elsewhere by chance.
func internalFigures(r *result.Result) (all []string) {
	add := func(a *pricing.Amount) {
		if a == nil {
			return
		}
		if text := words.Cents(a.Decimal, "USD"); len(text) >= len("1,000.00") {
			all = append(all, text, strings.ReplaceAll(text, ",", "")) // in a workbook numbers are numbers
		}
	}
	in := r.Internal
	for _, p := range []*result.InternalPrice{in.Models.FullyManaged, in.Models.CoManaged, in.Models.Hybrid, in.Proposal} {
		if p == nil {
			continue
		}
		add(p.Cost)
		add(p.Floor)
		for i := range p.Units {
			add(p.Units[i].Cost)
		}
	}
	for _, a := range in.LeftOut {
		add(a)
	}
	return all
}

// othersNamed are names of those whose prices and texts are sources.
const othersNamed = `ROI Technology|American Chase|SafePoint|Lockdown|TruMethods|ITSco|EagleEYE|XL\.net|Mytech|Technoir|EPION|Attentus|codehyper|edrcost|Coppedge|Innovative Network`

// No paper of a client has a figure that only the provider knows, what was promised or
// noted in private, or the name of another provider.
func TestNothingInternalIsInTheReportsOfClients(t *testing.T) {
	t.Parallel()
	figures, others := 0, newFinder(othersNamed)
	each(t, func(name string, r *result.Result) {
		secret := internalFigures(r)
		if !strings.HasPrefix(name, "sample") { // invented clients say the same in private and in public
			for _, n := range r.Internal.Notes {
				secret = append(secret, n.Text)
			}
			for _, p := range r.Internal.Promises {
				secret = append(secret, p.Text)
			}
		}
		for i := range r.Internal.Findings {
			if f := &r.Internal.Findings[i]; f.Audience == advice.AudienceInternal {
				secret = append(secret, f.Title)
			}
		}
		figures += len(secret)
		for _, reader := range []result.Reader{result.Owner, result.ITLead, result.Delivery} {
			c := *r
			c.Reader = reader
			text := wholeText(page.Report(c.ForClient())) + wholeText(bookPage(page.ReportBook(c.ForClient().Result())))
			for _, s := range secret {
				if at := strings.Index(text, s); at >= 0 && !before(text, at) {
					t.Errorf("%s for %s: %q in ...%s...", name, reader, s, text[max(0, at-60):min(len(text), at+60)])
				}
			}
			for _, at := range others.found(text) {
				t.Errorf("%s for %s: %s", name, reader, at)
			}
		}
	})
	if figures == 0 {
		t.Error("no client has anything internal")
	}
}

// before reports whether a figure is the end of a larger one.
func before(text string, at int) bool {
	return at > 0 && (text[at-1] == '.' || text[at-1] == ',' || text[at-1] >= '0' && text[at-1] <= '9')
}
