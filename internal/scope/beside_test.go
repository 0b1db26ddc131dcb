package scope

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

const calm = "answers: {users_count: %d, endpoints_count: %d, servers_count: 10, it_fte: %d, it_staff_plan: keep_same, it_workload: %s, skill_gaps: [%s], coverage_needed: business_hours, control_preference: 4, tower_owners: %s, compliance_regimes: [none], key_person_risk: fine}\n"

// besideOf is what is proposed to the owner beside the recommended model, with its price.
func besideOf(tb testing.TB, s *Scored) *result.Beside {
	tb.Helper()
	return besideTo(tb, s, result.Owner)
}

func besideTo(tb testing.TB, s *Scored, reader result.Reader) *result.Beside {
	tb.Helper()
	prices, err := s.prices()
	if err != nil {
		tb.Fatal(err)
	}
	return s.beside(prices, reader)
}

// work is the part of all IT work that each tower makes up, in percent. It is not read
// from the rate card: what a calm team is asked to hand over is no matter of prices.
func work() map[terms.Tower]int {
	return map[terms.Tower]int{
		terms.ServiceDesk: 34, terms.Endpoints: 12, terms.ServersCloud: 8, terms.Network: 8, terms.IdentityCollaboration: 8,
		terms.BackupRecovery: 10, terms.SecurityOperations: 14, terms.Strategy: 6,
	}
}

// handedOver is the provider's part of the work in percent of its part where both sides
// share everything; of what is shared it does three fifths.
func handedOver(s terms.Split) int {
	sum := 0
	for tower, part := range work() {
		switch s[tower] {
		case terms.Provider:
			sum += part * 5
		case terms.Shared:
			sum += part * 3
		case terms.Undecided, terms.Client, terms.ThirdParty:
		}
	}
	return sum / 3
}

// A team that keeps up and lacks one thing is offered about that: with the recommended
// split or with the one beside it, it hands over at most about a third of what it would
// by sharing everything.
func TestACalmTeamWithOneGapIsOfferedThatPart(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	whole := map[string]terms.Tower{"security": terms.SecurityOperations, "network": terms.Network, "cloud": terms.ServersCloud, "compliance": terms.Compliance, "projects": terms.Projects, "strategy": terms.Strategy}
	for _, people := range []int{2, 5, 12, 20} {
		for _, workload := range []string{"ahead", "coping"} {
			for _, gap := range []string{"security", "network", "cloud", "compliance", "projects", "strategy", "helpdesk_capacity"} {
				name := fmt.Sprintf("%d people, %s, gap %s", people, workload, gap)
				s := scored(t, p, fmt.Sprintf(calm, people*40, people*42, people, workload, gap, "advise"))
				offered := s.Split().Split
				if b := besideOf(t, s); b != nil {
					if terms.Classify(b.Split, false) != b.Model || len(b.Conditions) == 0 || b.Monthly.Typical.IsZero() {
						t.Errorf("%s: the proposal is %+v", name, b)
					}
					offered = b.Split
				}
				if share := handedOver(offered); share > 35 {
					t.Errorf("%s: %d %% of sharing everything: %v", name, share, offered)
				}
				if tower, ok := whole[gap]; ok && offered[tower] != terms.Provider {
					t.Errorf("%s: %v is %v", name, tower, offered[tower])
				}
				if gap == "helpdesk_capacity" && (offered[terms.ServiceDesk] != terms.Shared || offered[terms.Endpoints] != terms.Client) {
					t.Errorf("%s: hands for the desk are no desk: %v", name, offered)
				}
			}
		}
	}
}

// What the client has decided stands in whatever is proposed to a team that keeps up.
func TestADecisionOfACalmTeamStands(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for _, preset := range p.Questionnaire.Questions[p.Questionnaire.Schema.Find("tower_owners")].Presets {
		for _, people := range []int{2, 12} {
			for _, gap := range []string{"security", "network", "cloud", "helpdesk_capacity"} {
				s := scored(t, p, fmt.Sprintf(calm, people*40, people*42, people, "coping", gap, "advise"))
				at := p.Questionnaire.Schema.Find("tower_owners")
				e := assess.NewEngagement(p.Questionnaire)
				copy(e.Answers.Values, s.View.Set().Values)
				e.Answers.Values[at] = preset.Value
				s = Score(p, e)
				splits := []terms.Split{s.Split().Split}
				if b := besideOf(t, s); b != nil {
					splits = append(splits, b.Split)
				}
				for _, split := range splits {
					for tower, side := range preset.Value.Grid {
						if side != terms.Undecided && split[tower] != side {
							t.Errorf("%s, %d people, gap %s: tower %d is %v", preset.ID, people, gap, tower, split[tower])
						}
					}
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
		b := besideOf(t, s)
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
		if now := s.monthly(s.Split().Split, s.View); b.Model == terms.Hybrid && strings.Contains(b.Because, "costs less.") != (b.Monthly.Typical.Cmp(now.Typical) < 0) {
			t.Fatalf("%s a month beside %s: %q", b.Monthly.Typical, now.Typical, b.Because)
		}
		if s.Recommendation.Vetoed[b.Model] && !strings.Contains(b.Because, "ruled out; it opens") {
			t.Fatalf("%v is ruled out, and proposed without a word on how the two go together: %s", b.Model, b.Because)
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
	if b := besideOf(t, s); b == nil || b.Model != terms.FullyManaged || !b.Split.Complete() || !s.Recommendation.Vetoed[b.Model] || !strings.Contains(b.Because, "ruled out; it opens") {
		t.Errorf("one person and hands off: %+v", b)
	}
}

// What is said of the proposal is true of the people there, and one of them reads it as
// the person it is about.
func TestAProposalIsSaidToThePersonItIsAbout(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const handsOff = "answers: {it_fte: %s, it_staff_plan: keep_same, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: advise}\n"
	for count, want := range map[string]string{"0.5": "somebody looks after it for part of the week", "1": "one IT post is there", "1.5": "fewer than two posts", "0.5..1.5": "fewer than two posts"} {
		b := besideTo(t, scored(t, p, fmt.Sprintf(handsOff, count)), result.Owner)
		if b == nil || !strings.Contains(b.Because, want) {
			t.Errorf("it_fte %s: %+v, want %q", count, b, want)
		}
		b = besideTo(t, scored(t, p, fmt.Sprintf(handsOff, count)), result.ITLead)
		if b == nil || !strings.Contains(b.Because, "with you in a named role") || strings.Contains(b.Because, "person") {
			t.Errorf("it_fte %s, to the IT lead: %+v", count, b)
		}
	}
}

// How a proposal goes together with the model being ruled out is said where it is ruled
// out, and only there.
func TestARuledOutProposalSaysHowTheTwoGoTogether(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	said := map[bool]int{}
	for _, plan := range []string{"keep_same", "unknown"} {
		for _, owners := range []string{"advise", "{service_desk: shared}"} {
			s := scored(t, p, fmt.Sprintf("answers: {it_fte: 1, it_staff_plan: %s, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: %s}\n", plan, owners))
			b := besideOf(t, s)
			if b == nil {
				continue
			}
			vetoed := s.Recommendation.Vetoed[b.Model]
			if strings.Contains(b.Because, "ruled out") != vetoed {
				t.Errorf("%s, %s: ruled out %v: %s", plan, owners, vetoed, b.Because)
			}
			said[vetoed]++
		}
	}
	if said[true] == 0 || said[false] == 0 {
		t.Errorf("one case only: %v", said)
	}
}

// What the client gave to third parties, and what stands apart from daily IT, is not
// taken back by a proposal; only what keeps it from its class gives way.
func TestAProposalTakesNothingFromThirdParties(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {it_fte: 1, it_staff_plan: keep_same, control_preference: 1, users_count: 60, endpoints_count: 60, tower_owners: {service_desk: shared, network: third_party, backup_recovery: client, strategy: client}}\n")
	b := besideOf(t, s)
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
	for _, document := range []string{fmt.Sprintf(calm, 90, 95, 3, "coping", "security", "advise"), kept} {
		s := scored(t, p, document)
		b := besideOf(t, s)
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

// A named gap stays with the provider, also where that keeps the class of the model.
func TestANamedGapIsNotTakenFromTheProvider(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for gap, tower := range map[string]terms.Tower{"security": terms.SecurityOperations, "network": terms.Network, "cloud": terms.ServersCloud} {
		s := scored(t, p, fmt.Sprintf(calm, 90, 95, 3, "coping", gap, "advise"))
		var split *responsibility.Proposal
		if split = s.Split(); split == nil || split.Split[tower] != terms.Provider {
			t.Errorf("gap %s: %+v", gap, split)
		}
		if got := split.Split[terms.ServiceDesk]; got != terms.Client {
			t.Errorf("gap %s: the desk of a team that keeps up is %v", gap, got)
		}
	}
}
