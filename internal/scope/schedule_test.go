package scope

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

const twoPeople = "users_count: 60, endpoints_count: 60, it_fte: 2, it_staff_plan: keep_same"

func scheduled(t *testing.T, p *playbook.Playbook, answers, rest string, reader result.Reader) *result.Result {
	t.Helper()
	r, err := Of(p, playbooktest.Engagement(t, p, "answers: {"+answers+"}\n"+rest), Ask{Reader: reader})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What the schedule says of the hours outside business hours is what the price holds.
func TestServiceHoursFollowThePrice(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for answers, want := range map[string]string{
		"coverage_needed: helpdesk_24x7":                                        "in the fee. Around the clock",
		"coverage_needed: extended":                                             "in the fee. Early, late and on Saturdays",
		"coverage_needed: business_hours":                                       "not part of it.",
		"coverage_needed: unknown":                                              "costs extra. Which hours are needed is open",
		"coverage_needed: business_hours, tower_owners: {service_desk: client}": "by its own people or by a company",
	} {
		if got := scheduled(t, p, twoPeople+", "+answers, "", "").RACI.Hours.Outside; !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", answers, got, want)
		}
	}
	none := edited(t, playbooktest.Edit{File: playbook.ProviderFile, Old: "  weekdays: \"Monday to Friday, 8 am to 6 pm\"\n", New: "  weekdays: \"\"\n"})
	if h := scheduled(t, none, twoPeople, "", "").RACI.Hours; h.Weekdays != "" || !strings.HasPrefix(h.Business, "Business hours: to be agreed.") {
		t.Errorf("hours that nobody stated: %+v", h)
	}
}

// The schedule names its agreement and its version as far as they are known.
func TestAScheduleSaysToWhatItBelongs(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for rest, want := range map[string][2]string{
		"": {"schedule to the agreement that the client", "A draft without a date."},
		"client: {name: Acme, date: 2026-11-20}\n":                                                     {"schedule to the agreement", "Draft of 20 November 2026."},
		"client: {date: 2026-11-20}\nquote: {revision: 3, terms: {documents: [Services agreement]}}\n": {"It is a schedule to: Services agreement.", "Revision 3 of 20 November 2026."},
	} {
		s := scheduled(t, p, twoPeople, rest, "").RACI.Schedule
		if !strings.Contains(s.Belongs, want[0]) || !strings.HasPrefix(s.Version, want[1]) {
			t.Errorf("%q: %q, %q, want %q", rest, s.Belongs, s.Version, want)
		}
	}
}

// Every open row has answers that differ, and one of them is how the row stands.
func TestOpenRowsAskWithAnswersThatDiffer(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source, rows := invented(t, p), 0
	for n := range 40 {
		r, err := Of(p, playbooktest.Engagement(t, p, strings.TrimPrefix(source.Engagement(n).YAML(), "version: 1\n")), Ask{})
		if err != nil || r.RACI.Model == nil {
			continue
		}
		var ids []string
		for _, row := range r.RACI.Activities.Open() {
			ids = append(ids, row.ID)
		}
		var asked []string
		for _, q := range r.RACI.ToSettle {
			asked = append(asked, q.Row)
			rows++
			seen := map[responsibility.Assignment]bool{}
			for _, a := range q.Answers {
				if a.Side == terms.Client && a.Letters.Bearer() == terms.Provider || a.Side == terms.Provider && a.Letters.Bearer() == terms.Client {
					t.Errorf("client %d, %s: %s with %v", n, q.Row, a.Side, a.Letters)
				}
				seen[a.Letters] = true
			}
			if len(seen) < 2 || !slices.ContainsFunc(q.Answers, func(c result.Choice) bool { return c.Now }) {
				t.Errorf("client %d, %s: %+v", n, q.Row, q.Answers)
			}
		}
		if unasked := slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(asked, id) }); len(unasked) > 2 {
			t.Errorf("client %d: open, and not asked, are %v", n, unasked)
		}
	}
	if rows < 50 {
		t.Errorf("only %d open rows", rows)
	}
}

// Who reads what of the client's own IT people: their lead what leaves the desk, the
// provider how much they carry, a client's page neither load nor another reader's part.
func TestLoadAndDeskHaveTheirReaders(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const own = twoPeople + ", current_it_model: internal_only"
	lead := scheduled(t, p, own, "", result.ITLead)
	if lead.RACI.Desk == nil || len(lead.RACI.Desk.Leaves) == 0 || len(lead.RACI.Desk.Stays) == 0 {
		t.Fatalf("nothing leaves the desk: %+v", lead.RACI.Desk)
	}
	rows := map[string]*responsibility.Row{}
	for i := range lead.RACI.Activities {
		rows[lead.RACI.Activities[i].ID] = &lead.RACI.Activities[i]
	}
	for _, of := range []struct {
		work  []result.Work
		holds bool
	}{{lead.RACI.Desk.Leaves, false}, {lead.RACI.Desk.Stays, true}} {
		for _, w := range of.work {
			for _, id := range w.Rows {
				if rows[id].Letters[responsibility.ClientIT].Holds() != of.holds || rows[id].Tower != w.Tower {
					t.Errorf("%s: %v", id, rows[id].Letters)
				}
			}
		}
	}
	for answers, reader := range map[string]result.Reader{own: result.Owner, twoPeople + ", current_it_model: msp_full": result.ITLead, twoPeople: result.ITLead} {
		if r := scheduled(t, p, answers, "", reader); r.RACI.Desk != nil {
			t.Errorf("%s for %s: %+v", answers, reader, r.RACI.Desk)
		}
	}
	if lead.ForClient().Result().RACI.Load != nil || lead.ForProvider().RACI.Load == nil {
		t.Error("the load is not the provider's alone")
	}
}

// One person who has more rows than a person can do is said to.
func TestALoadThatIsTooMuchIsSaid(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for people, want := range map[string]string{"1": "more than they can do", "40": "carry about 1600 rows.", "1..40": "With 1 to 40 posts"} {
		l := scheduled(t, p, "users_count: 60, endpoints_count: 60, it_staff_plan: keep_same, it_fte: "+people, "", "").Internal.Load
		if l == nil || !strings.Contains(l.Text, want) || l.TooMuch != (people == "1") {
			t.Errorf("%s: %+v, want %q", people, l, want)
		}
	}
	if l := scheduled(t, p, "users_count: 60, endpoints_count: 60, it_fte: 0, it_staff_plan: none_wanted", "", "").Internal.Load; l != nil {
		t.Errorf("a client without IT people has a load: %+v", l)
	}
}
