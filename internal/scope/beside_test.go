package scope

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

const calm = "answers: {users_count: %d, endpoints_count: %d, servers_count: 10, it_fte: %d, it_staff_plan: keep_same, it_workload: %s, skill_gaps: [%s], coverage_needed: business_hours, control_preference: 4, tower_owners: advise, compliance_regimes: [none], key_person_risk: fine}\n"

// A team that keeps up and lacks one part is offered that part alone, for at most a
// third of what sharing everything costs.
func TestACalmTeamWithOneGapIsOfferedThatPart(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, people := range []int{2, 5, 12, 20} {
		for _, workload := range []string{"ahead", "coping"} {
			for gap, tower := range map[string]terms.Tower{"security": terms.SecurityOperations, "network": terms.Network} {
				s := scored(t, p, fmt.Sprintf(calm, people*40, people*42, people, workload, gap))
				b := s.beside(result.Owner)
				if b == nil || b.Model != terms.Hybrid || b.Split[tower] != terms.Provider || len(b.Conditions) == 0 {
					t.Errorf("%d people, %s, gap %s: %+v", people, workload, gap, b)
					continue
				}
				if terms.Classify(b.Split, false) != b.Model {
					t.Errorf("%d people, gap %s: the proposal is no hybrid: %v", people, gap, b.Split)
				}
				everything := terms.Split{}
				for _, t := range terms.Towers() {
					everything[t] = terms.Shared
				}
				e, err := p.Card.Estimate(everything, s.Answers(), s.Quote)
				if err != nil {
					t.Fatal(err)
				}
				third, err := e.Monthly.Typical.Quo(decimal.MustParse("3"))
				if err != nil {
					t.Fatal(err)
				}
				if gap == "security" && b.Monthly.Typical.Cmp(third) > 0 {
					t.Errorf("%d people, %s: the part costs %s, everything shared %s", people, workload, b.Monthly.Typical, e.Monthly.Typical)
				}
			}
		}
	}
}

// What is proposed beside the recommendation is another model that the answers leave,
// and is not proposed to a team that has more work than it can do.
func TestWhatIsProposedFits(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	seen := map[terms.Model]int{}
	for n := range 400 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		s := Score(p, e)
		b := s.beside(result.Owner)
		if b == nil || s.Recommendation.Outcome == assess.TooClose { // then the second stands there
			continue
		}
		seen[b.Model]++
		if b.Model == s.Recommendation.Model || s.Recommendation.Model != terms.CoManaged {
			t.Fatalf("%v is proposed beside %v", b.Model, s.Recommendation.Model)
		}
		if got := terms.Classify(b.Split, s.Recommendation.SmallTeam); got != b.Model {
			t.Fatalf("the proposal is called %v and is %v", b.Model, got)
		}
		for _, tower := range terms.OperationalTowers() {
			if side := s.Recommendation.Stated[tower]; b.Model == terms.Hybrid && side != terms.Undecided && b.Split[tower] != side {
				t.Fatalf("%v was decided as %v, and is proposed as %v", tower, side, b.Split[tower])
			}
		}
		if now := s.monthly(s.Split().Split, s.View); b.Model == terms.Hybrid && strings.HasSuffix(b.Because, "costs less.") != (b.Monthly.Typical.Cmp(now.Typical) < 0) {
			t.Fatalf("%s a month beside %s: %q", b.Monthly.Typical, now.Typical, b.Because)
		}
		if w := s.View.OptionID("it_workload"); b.Model == terms.Hybrid && (w == "slipping" || w == "drowning") {
			t.Fatalf("a part is proposed to a team that is %s", w)
		}
	}
	if seen[terms.Hybrid] < 5 {
		t.Errorf("too few proposals: %v", seen)
	}
	// One person, hands off: all of it to the provider, with that person in a role.
	s := scored(t, p, "answers: {it_fte: 1, it_staff_plan: keep_same, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: advise}\n")
	if b := s.beside(result.Owner); b == nil || b.Model != terms.FullyManaged || b.Split.Complete() == false {
		t.Errorf("one person and hands off: %+v", b)
	}
}

// What is said of the proposal is true of the people there, and one of them reads it as
// the person it is about.
func TestAProposalIsSaidToThePersonItIsAbout(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const handsOff = "answers: {it_fte: %s, it_staff_plan: keep_same, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: advise}\n"
	for count, want := range map[string]string{"0.5": "somebody looks after it for part of the week", "1": "one person is there", "1.5": "fewer than two people", "0.5..1.5": "fewer than two people"} {
		b := scored(t, p, fmt.Sprintf(handsOff, count)).beside(result.Owner)
		if b == nil || !strings.Contains(b.Because, want) {
			t.Errorf("it_fte %s: %+v, want %q", count, b, want)
		}
		b = scored(t, p, fmt.Sprintf(handsOff, count)).beside(result.ITLead)
		if b == nil || !strings.Contains(b.Because, "with you in a named role") || strings.Contains(b.Because, "person") {
			t.Errorf("it_fte %s, to the IT lead: %+v", count, b)
		}
	}
}

// What the client gave to third parties, and what stands apart from daily IT, is not
// taken back by a proposal; only what keeps it from its class gives way.
func TestAProposalTakesNothingFromThirdParties(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {it_fte: 1, it_staff_plan: keep_same, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: {service_desk: shared, network: third_party, backup_recovery: client, strategy: client}}\n")
	b := s.beside(result.Owner)
	if b == nil || b.Model != terms.FullyManaged {
		t.Fatalf("no proposal: %+v", b)
	}
	for tower, want := range map[terms.Tower]terms.Side{terms.Network: terms.ThirdParty, terms.Strategy: terms.Client, terms.ServiceDesk: terms.Provider, terms.BackupRecovery: terms.Provider} {
		if b.Split[tower] != want {
			t.Errorf("%v is %v, want %v", tower, b.Split[tower], want)
		}
	}
}

// That a part alone costs less is said where it does, and only there.
func TestAProposalIsCalledCheaperWhereItIs(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const kept = "answers: {users_count: 198, endpoints_count: 180, servers_count: 3, it_fte: 6, it_staff_plan: keep_same, it_workload: coping, skill_gaps: [security], control_preference: 5, tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: advise}}\n"
	said := map[bool]int{}
	for _, document := range []string{fmt.Sprintf(calm, 90, 95, 3, "coping", "security"), kept} {
		s := scored(t, p, document)
		b := s.beside(result.Owner)
		if b == nil {
			t.Fatalf("no proposal: %s", document)
		}
		e, err := p.Card.Estimate(s.Split().Split, s.Answers(), s.Quote)
		if err != nil {
			t.Fatal(err)
		}
		less := b.Monthly.Typical.Cmp(e.Monthly.Typical) < 0
		if got := strings.Contains(b.Because, "costs less"); got != less {
			t.Errorf("the proposal costs %s beside %s, and says %q", b.Monthly.Typical, e.Monthly.Typical, b.Because)
		}
		said[less]++
	}
	if len(said) < 2 {
		t.Errorf("one case only: %v", said)
	}
}

// A recommendation holds for now where a way back is planned, and who has people is
// not told that the first one is still to come.
func TestTheWayBackIsForThoseWhoWaitForSomebody(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	all := "tower_owners: {" + fmt.Sprintf(everyTower, "provider") + "}"
	for document, want := range map[string]bool{
		"answers: {it_fte: 0, it_staff_plan: first_hire, " + all + "}\n":                                 true,
		"answers: {it_staff_plan: first_hire, current_it_model: nobody, " + all + "}\n":                  true,
		"answers: {it_fte: 3..4, it_staff_plan: first_hire, " + all + "}\n":                              false,
		"answers: {it_fte: 2, it_staff_plan: first_hire, " + all + "}\n":                                 false,
		"answers: {it_fte: 0, it_staff_plan: keep_same, current_it_model: internal_only, " + all + "}\n": true,
		"answers: {it_staff_plan: first_hire, tower_owners: {network: shared, service_desk: shared}}\n":  false,
		"answers: {it_fte: 0, it_staff_plan: none_wanted}\n":                                             false,
	} {
		rec := &resultOf(t, p, playbooktest.Engagement(t, p, document)).Recommendation
		if got := rec.WayBack != nil; got != want || rec.ForNow != want {
			t.Errorf("%s: way back %v, for now %v, want %v", document, got, rec.ForNow, want)
		}
	}
}

// A named gap stays with the provider, also where that keeps the class of the model.
func TestANamedGapIsNotTakenFromTheProvider(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for gap, tower := range map[string]terms.Tower{"security": terms.SecurityOperations, "network": terms.Network, "cloud": terms.ServersCloud} {
		s := scored(t, p, fmt.Sprintf(calm, 90, 95, 3, "coping", gap))
		var split *responsibility.Proposal
		if split = s.Split(); split == nil || split.Split[tower] != terms.Provider {
			t.Errorf("gap %s: %+v", gap, split)
		}
		if got := split.Split[terms.ServiceDesk]; got != terms.Client {
			t.Errorf("gap %s: the desk of a team that keeps up is %v", gap, got)
		}
	}
}

// What the way back would cost is what shared work costs with one person of the client,
// with everything else as it is.
func TestTheWayBackIsPricedWithOnePerson(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const rest = "it_staff_plan: first_hire, users_count: 60, endpoints_count: 66, tower_owners: {network: third_party}}\n"
	back := scored(t, p, "answers: {it_fte: 0, "+rest).wayBack()
	then := scored(t, p, "answers: {it_fte: 1, "+rest)
	want := then.monthly(then.Proposals[terms.CoManaged].Split, then.View)
	if back == nil || back.Model != terms.CoManaged || !back.Monthly.Known || back.Monthly != want {
		t.Errorf("the way back is %+v, want the price %+v", back, want)
	}
}

// The way back and the word that a model holds for now go together, for each plan.
func TestAWayBackIsForNow(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, test := range []struct{ plan, today, says string }{
		{"first_hire", "nobody", "planned and not signed"},
		{"replace_leaver", "internal_only", "is to be filled again"},
		{"add_staff", "nobody", "want more IT people"},
		{"build_full_team", "nobody", "want an IT department"},
		{"keep_same", "internal_only", "are to be kept"},
		{"keep_same", "unofficial", ""},
		{"none_wanted", "nobody", ""},
	} {
		answers := fmt.Sprintf("answers: {it_fte: 0, users_count: 60, current_it_model: %s, it_staff_plan: %s}\n", test.today, test.plan)
		r, err := Of(p, playbooktest.Engagement(t, p, answers), Ask{})
		if err != nil {
			t.Fatal(err)
		}
		back := r.Recommendation.WayBack
		if (back != nil) != (test.says != "") || r.Recommendation.ForNow != (back != nil) {
			t.Errorf("%s, %s: for now %v, way back %+v", test.plan, test.today, r.Recommendation.ForNow, back)
		}
		if back != nil && (back.Plan != test.plan || !strings.Contains(back.Because, test.says)) {
			t.Errorf("%s, %s: %+v", test.plan, test.today, back)
		}
	}
}
