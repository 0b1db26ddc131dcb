package responsibility

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// smallRules has few leans, so that every result can be worked out by hand.
const smallRules = `split:
- model: fully_managed
  defaults: {service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider, security_operations: provider, business_applications: provider, strategy: provider, compliance: provider, vendors: provider, projects: provider}
  because: fully default
  held: fully held
  source: test
- model: co_managed
  defaults: {service_desk: shared, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared, business_applications: client, strategy: shared, compliance: shared, vendors: shared, projects: shared}
  because: co default
  held: co held
  source: test
  leans:
    - {tower: security_operations, side: provider, strength: 5, when: {skill_gaps: {has: security}}, because: security gap, source: test}
    - {tower: network, side: provider, strength: 5, when: {skill_gaps: {has: network}}, because: network gap, source: test}
    - {tower: servers_cloud, side: provider, strength: 3, when: {skill_gaps: {has: network}}, because: servers gap, source: test}
    - {tower: service_desk, side: client, strength: 3, when: {it_fte: ">=2", it_workload: [ahead, coping]}, unless: {ticket_flow: provider_front_door}, because: team copes, source: test}
    - {tower: endpoints, side: client, strength: 1, because: only ties, source: test}
- model: hybrid
  defaults: {service_desk: client, endpoints: shared, servers_cloud: shared, network: shared, identity_collaboration: shared, backup_recovery: shared, security_operations: shared, business_applications: client, strategy: shared, compliance: shared, vendors: shared, projects: shared}
  because: hybrid default
  held: hybrid held
  source: test
  leans:
    - {tower: security_operations, side: provider, strength: 4, because: security first, source: test}
    - {tower: backup_recovery, side: provider, strength: 3, when: {skill_gaps: {has: cloud}}, because: backup strong, source: test}
    - {tower: backup_recovery, side: provider, strength: 2, when: {skill_gaps: {has: cloud}}, because: backup weak, source: test}
    - {tower: backup_recovery, side: client, strength: 5, when: {it_fte: ">=10"}, because: backup own, source: test}
`

func readSmallRules(tb testing.TB) (*SplitRules, *answer.Schema) {
	tb.Helper()
	schema := smallSchema()
	r, root := parse(tb, "split", smallRules)
	rules := ReadSplitRules(r, root, schema)
	if rules == nil {
		tb.Fatal(r.Err())
	}
	return rules, schema
}

// shippedRules reads the split rules of the shipped decision matrix.
func shippedRules(tb testing.TB) (*SplitRules, *answer.Schema) {
	tb.Helper()
	schema := shippedSchema(tb)
	r, root := shipped(tb, "matrix.yaml")
	rules := ReadSplitRules(r, root, schema)
	if rules == nil {
		tb.Fatal(r.Err())
	}
	return rules, schema
}

// ops builds a split of the operational towers from letters: p, s, c, t for
// the sides, - for undecided.
func ops(letters string) terms.Split {
	var split terms.Split
	for i, l := range letters {
		split[i] = map[rune]terms.Side{
			'p': terms.Provider, 's': terms.Shared, 'c': terms.Client, 't': terms.ThirdParty, '-': terms.Undecided,
		}[l]
	}
	return split
}

func letterOf(s terms.Side) byte { return "-psct"[s] }

func opsString(split terms.Split) string {
	var b []byte
	for _, t := range terms.OperationalTowers() {
		b = append(b, letterOf(split[t]))
	}
	return string(b)
}

func TestPropose(t *testing.T) {
	t.Parallel()
	rules, schema := readSmallRules(t)
	const gaps = "{it_fte: 3, it_workload: coping, skill_gaps: [security, network]}"
	for _, tt := range []struct {
		name    string
		model   terms.Model
		answers string
		stated  string // service desk, endpoints, servers, network, identity, backup, security
		want    string
		dropped []terms.Tower
		tower   terms.Tower // whose because is looked at
		because string
	}{
		{"fully, nothing stated", terms.FullyManaged, "", "-------", "ppppppp", nil, terms.ServiceDesk, "fully default"},
		{"fully keeps a third party", terms.FullyManaged, "", "---t---", "ppptppp", nil, terms.Network, ""},
		{"fully drops what the client runs", terms.FullyManaged, "", "c-s----", "ppppppp", []terms.Tower{terms.ServiceDesk, terms.ServersCloud}, terms.ServersCloud, "fully default"},
		{"fully, all with third parties stands", terms.FullyManaged, "", "ttttttt", "ttttttt", nil, terms.ServiceDesk, ""},
		{"co, nothing known: everything shared", terms.CoManaged, "", "-------", "sssssss", nil, terms.Endpoints, "co default"},
		{"co, everything shared stays so", terms.CoManaged, gaps, "sssssss", "sssssss", nil, terms.Network, ""},
		{"co, a gap goes to the provider", terms.CoManaged, "{skill_gaps: [security]}", "-------", "ssssssp", nil, terms.SecurityOperations, "security gap"},
		{"co, the desk of a team that copes", terms.CoManaged, "{it_fte: 3, it_workload: coping}", "-------", "cssssss", nil, terms.ServiceDesk, "team copes"},
		{"co, an exception", terms.CoManaged, "{it_fte: 3, it_workload: coping, ticket_flow: provider_front_door}", "-------", "sssssss", nil, terms.ServiceDesk, "co default"},
		// Preferred is c s p p s s p: three shared, four owned, which is hybrid.
		// Giving up the desk or the servers costs 2, the others 4; the desk comes first.
		{"co, held inside the class", terms.CoManaged, gaps, "-------", "ssppssp", nil, terms.ServiceDesk, "co held"},
		// With the desk stated, the servers are the cheapest to give up.
		{"co, held around what is stated", terms.CoManaged, gaps, "c------", "csspssp", nil, terms.ServersCloud, "co held"},
		{"co, priced beside everything to the provider", terms.CoManaged, "", "ppppppp", "spppppp", []terms.Tower{terms.ServiceDesk}, terms.ServiceDesk, "co default"},
		// Two drops make c c p p p p p co-managed: share both, nothing less will do.
		{"co, priced beside front desk in", terms.CoManaged, "", "ccppppp", "ssppppp", []terms.Tower{terms.ServiceDesk, terms.Endpoints}, terms.Endpoints, "co default"},
		// c s s s s s p has five shared and two owned; two more must have one
		// owner, each costs 1: the first ones, and of equal sides the provider's.
		{"hybrid, search", terms.Hybrid, "", "-------", "cppsssp", nil, terms.Endpoints, "hybrid held"},
		{"hybrid, the strongest reason", terms.Hybrid, "{skill_gaps: [cloud]}", "-ccc---", "cccc" + "spp", nil, terms.BackupRecovery, "backup strong"},
		// provider 2+3, client 5: equal, and the provider is named first.
		{"hybrid, the first of equals", terms.Hybrid, "{skill_gaps: [cloud], it_fte: 12}", "-ccc---", "ccccspp", nil, terms.BackupRecovery, "backup strong"},
		{"hybrid, stated towers stand", terms.Hybrid, "", "pccccc-", "pcccccp", nil, terms.SecurityOperations, "security first"},
		// The provider needs a tower: security pulls strongest.
		{"hybrid, priced beside all client", terms.Hybrid, "", "ccccccc", "ccccccp", []terms.Tower{terms.SecurityOperations}, terms.SecurityOperations, "security first"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := rules.Propose(tt.model, ops(tt.stated), false, answers(t, schema, tt.answers))
			if got := opsString(p.Split); got != tt.want {
				t.Errorf("split %s, want %s", got, tt.want)
			}
			if !slices.Equal(p.Dropped, tt.dropped) {
				t.Errorf("dropped %v, want %v", p.Dropped, tt.dropped)
			}
			if got := p.Because[tt.tower]; got != tt.because {
				t.Errorf("because of %v is %q, want %q", tt.tower, got, tt.because)
			}
		})
	}
}

func TestProposeForASmallTeam(t *testing.T) {
	t.Parallel()
	rules, schema := readSmallRules(t)
	v := answers(t, schema, "")
	// For one person a tower of the client's counts as shared, so this is
	// co-managed as it stands; a hybrid would assume the second person.
	stated := ops("cppppp-")
	if got := opsString(rules.Propose(terms.CoManaged, stated, true, v).Split); got != "cppppps" {
		t.Errorf("co-managed split %s", got)
	}
	p := rules.Propose(terms.Hybrid, stated, true, v)
	if terms.Classify(p.Split, false) != terms.Hybrid || p.Dropped != nil {
		t.Errorf("hybrid split %s, dropped %v", opsString(p.Split), p.Dropped)
	}
}

func TestProposeLeavesOtherTowersToTheRules(t *testing.T) {
	t.Parallel()
	rules, schema := readSmallRules(t)
	stated := terms.Split{terms.Strategy: terms.Client}
	p := rules.Propose(terms.CoManaged, stated, false, answers(t, schema, ""))
	if p.Split[terms.Strategy] != terms.Client || p.Assumed[terms.Strategy] || p.Because[terms.Strategy] != "" {
		t.Error("the stated tower strategy does not stand")
	}
	if p.Split[terms.BusinessApplications] != terms.Client || !p.Assumed[terms.BusinessApplications] {
		t.Error("business applications are not the client's by default")
	}
}

// checkGuarantee checks what Propose promises for one input.
func checkGuarantee(t *testing.T, rules *SplitRules, m terms.Model, stated terms.Split, small, reachable bool, v answer.View) {
	t.Helper()
	p := rules.Propose(m, stated, small, v)
	if class := terms.Classify(p.Split, small && m != terms.Hybrid); class != m {
		t.Fatalf("%v from %s (small %v) proposes %s, which is %v", m, opsString(stated), small, opsString(p.Split), class)
	}
	dropped := 0
	for i, side := range stated {
		tower := terms.Tower(i)
		is := slices.Contains(p.Dropped, tower)
		switch {
		case p.Split[i] == terms.Undecided:
			t.Fatalf("%v from %s leaves %v undecided", m, opsString(stated), tower)
		case is != (side != terms.Undecided && p.Split[i] != side):
			t.Fatalf("%v from %s proposes %s and says dropped %v", m, opsString(stated), opsString(p.Split), p.Dropped)
		case p.Assumed[i] != (side == terms.Undecided || is):
			t.Fatalf("%v from %s: assumed %v is %v", m, opsString(stated), tower, p.Assumed[i])
		case p.Assumed[i] != (p.Because[i] != ""):
			t.Fatalf("%v from %s: because of %v is %q", m, opsString(stated), tower, p.Because[i])
		case side != terms.ThirdParty && p.Split[i] == terms.ThirdParty:
			t.Fatalf("%v from %s gives %v to a third party", m, opsString(stated), tower)
		}
		if is {
			dropped++
		}
	}
	if reachable && dropped > 0 {
		t.Fatalf("%v is reachable from %s, but %v were dropped", m, opsString(stated), p.Dropped)
	}
}

// Every stated split of the seven operational towers, every model, both sizes
// of team: 468,750 proposals, one fifth in each subtest.
func TestEveryProposalHasItsClass(t *testing.T) {
	t.Parallel()
	rules, schema := readSmallRules(t)
	v := answers(t, schema, "{it_fte: 3, it_workload: coping, skill_gaps: [security, network]}")
	for desk := terms.Undecided; desk <= terms.ThirdParty; desk++ {
		t.Run(desk.String(), func(t *testing.T) {
			t.Parallel()
			n := 0
			stated := terms.Split{terms.ServiceDesk: desk}
			for code := range 15625 { // 5^6
				rest := code
				for i := 1; i < terms.NumOperational; i++ {
					stated[i] = terms.Side(rest % 5)
					rest /= 5
				}
				for _, small := range []bool{false, true} {
					reach := terms.Reachable(stated, small, [terms.NumTowers]bool{})
					for _, m := range terms.Models() {
						checkGuarantee(t, rules, m, stated, small, reach[m], v)
						n++
					}
				}
			}
			if n != 93750 {
				t.Errorf("%d proposals, want 5^6 x 2 x 3", n)
			}
		})
	}
}

func TestShippedProposalsHaveTheirClass(t *testing.T) {
	t.Parallel()
	rules, schema := shippedRules(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		v := schema.View(sample.AnySet(rng, schema))
		for range 10 {
			stated := randomSplit(rng)
			for i := range stated { // mostly undecided, as on a call
				if rng.IntN(3) > 0 {
					stated[i] = terms.Undecided
				}
			}
			small := rng.IntN(2) == 0
			reach := terms.Reachable(stated, small, [terms.NumTowers]bool{})
			for _, m := range terms.Models() {
				checkGuarantee(t, rules, m, stated, small, reach[m], v)
			}
		}
	}
}

// The search must find what looking at all 4^7 splits finds.
func TestNearestEqualsBruteForce(t *testing.T) {
	t.Parallel()
	rules, schema := readSmallRules(t)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 12 {
		v, stated, small := schema.View(sample.AnySet(rng, schema)), randomSplit(rng), rng.IntN(2) == 0
		for _, m := range terms.Models() {
			assumeSmall := small && m != terms.Hybrid
			w := rules.models[m].weigh(v)
			fewest, strongest := terms.NumOperational+1, int64(0)
			for code := range 1 << (2 * terms.NumOperational) {
				full, dropped, pull, allowed := stated, 0, int64(0), true
				for i := range terms.NumOperational {
					full[i] = terms.Provider + terms.Side(code>>(2*i)&3)
					if full[i] == stated[i] {
						continue
					}
					allowed = allowed && full[i] != terms.ThirdParty
					pull += w.pull[i][full[i]]
					if stated[i] != terms.Undecided {
						dropped++
					}
				}
				if !allowed || terms.Classify(full, assumeSmall) != m {
					continue
				}
				if dropped < fewest || dropped == fewest && pull > strongest {
					fewest, strongest = dropped, pull
				}
			}
			p := rules.Propose(m, stated, small, v)
			pull := int64(0)
			for i := range terms.NumOperational {
				if p.Assumed[i] {
					pull += w.pull[i][p.Split[i]]
				}
			}
			if len(p.Dropped) != fewest || pull != strongest {
				t.Fatalf("%v from %s: %s drops %d with pull %d, best is %d with %d",
					m, opsString(stated), opsString(p.Split), len(p.Dropped), pull, fewest, strongest)
			}
		}
	}
}

func BenchmarkPropose(b *testing.B) {
	rules, schema := shippedRules(b)
	v := answers(b, schema, "{it_fte: 3, it_workload: coping, coverage_needed: business_hours, skill_gaps: [security, network]}")
	for name, stated := range map[string]terms.Split{"preferred": ops("s------"), "searched": {}, "dropped": ops("ppppppp")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rules.Propose(terms.CoManaged, stated, false, v)
			}
		})
	}
}
