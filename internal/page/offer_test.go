package page_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
)

// settled answers what keeps an engagement from being a proposal, as a client would; nil
// where nothing that can be answered is left and it still is none.
func settled(t *testing.T, p *playbook.Playbook, e *assess.Engagement) *result.Result {
	t.Helper()
	for range 20 {
		r, err := scope.Of(p, e, scope.Ask{})
		if err != nil {
			t.Fatal(err)
		}
		refused := r.ForProvider().Refused
		if len(refused) == 0 {
			return r
		}
		moved := false
		for _, x := range refused {
			at, part, ok := p.Questionnaire.FindPart(x.Question)
			if x.Question == "" || !ok || at < 0 {
				continue
			}
			v := answer.Value{State: answer.Given, Number: 200}
			switch q := p.Questionnaire.Schema.At(at); {
			case q.Type == answer.Grid && part == assess.Whole:
				v = answer.Advise()
			case q.Type == answer.Grid:
				tower, _ := part.Tower()
				v = answer.Value{State: answer.Given}.WithTower(tower, terms.Shared)
			case q.Type == answer.SingleChoice:
				v = answer.Value{State: answer.Given, Options: 1}
			case q.Type != answer.Number:
				continue
			}
			e.Answer(at, part, v)
			e.Settle(at)
			moved = true
		}
		if !moved {
			return nil
		}
	}
	return nil
}

// budgetWords are the words of a figure for a budget, which no offer may have.
var budgetWords = regexp.MustCompile(`not an offer|an estimate, not|follows a look at|about [\d,]+ USD \(|Could be|not known yet|assumed|mspscope|quote\.|valid_until|Before an offer|we assumed|\{|high end`)

// Every shipped example that is made a proposal, with what is missing answered, prints
// what a provider would sign: one price to the cent, and nothing that takes it back.
func TestTheExamplesAsProposals(t *testing.T) {
	t.Parallel()
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "engagements", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	offered := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e, err := playbooktest.Read(p, filepath.Base(file), string(data))
		if err != nil {
			t.Fatal(err)
		}
		e.Quote.Status, e.Quote.Revision, e.Quote.ValidUntil, e.Quote.TermMonths = terms.Proposal, 2, "2027-12-20", 36
		r := settled(t, p, e)
		if r == nil {
			continue
		}
		offered++
		one := r.Estimate.Models.Of(*r.Model())
		if !r.Binding() || !one.Monthly.Known || !one.Monthly.Low.Equal(one.Monthly.High) || !one.OneTime.Low.Equal(one.OneTime.High) || len(one.RangeFrom) > 0 {
			t.Errorf("%s: from %s to %s, %v", file, one.Monthly.Low, one.Monthly.High, one.RangeFrom)
		}
		text := printed(t, page.Estimate(r.ForClient()))
		for _, doc := range []*page.Document{page.Assessed(r.ForClient()), page.Recommend(r.ForClient())} {
			if other := printed(t, doc); strings.Contains(other, "not an offer") || strings.Contains(other, "range is wide") || strings.Contains(other, "can become an offer") {
				t.Errorf("%s takes the offer back:\n%s", file, other)
			}
		}
		for _, want := range []string{"Proposal, revision 2, valid until 20 December 2027", "It runs for 36 months", "rests on", "Yearly increase"} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("%s does not say %q:\n%s", file, want, text)
			}
		}
		// The total cost of a client's own people rests on figures of the card and says so.
		body, _, _ := strings.Cut(text, "Total cost over")
		if bad := budgetWords.FindString(body); bad != "" {
			t.Errorf("%s says %q:\n%s", file, bad, text)
		}
	}
	if offered < 9 {
		t.Errorf("only %d examples can be made a proposal", offered)
	}
}

// A quote without a date on the document claims nothing about its last day.
func TestNoClockIsRead(t *testing.T) {
	t.Parallel()
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	const answers = "answers: {users_count: 25, endpoints_count: 25}\nquote: {valid_until: 2001-01-01}\n"
	for date, out := range map[string]bool{"": false, "client: {date: 2001-01-01}\n": false, "client: {date: 2001-01-02}\n": true} {
		r, err := scoped(p, "test", "version: 1\n"+date+answers)
		if err != nil {
			t.Fatal(err)
		}
		text := printed(t, page.Estimate(r.ForClient()))
		if got := strings.Contains(text, "1 January 2001"); got != out {
			t.Errorf("with %q: ran out %v\n%s", date, got, text)
		}
	}
}
