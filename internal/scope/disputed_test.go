package scope

import (
	"fmt"
	"slices"
	"testing"

	"mspscope/assess/certainty"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
)

// Two sides of which a rule says the same leave it open who runs a tower, and not what
// the rule says. That is provable like any other dispute.
func TestDisputesBetweenSidesThatARuleTakesForOneAreProvable(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {it_fte: 3, it_staff_plan: keep_same, tower_owners: {"+fmt.Sprintf(everyTower, "provider")+"}}\n"+
		"basis: {tower_owners.network: {others: [{value: third_party}]}, tower_owners.endpoints: {others: [{value: third_party}]}}\n")
	proof := s.Proof()
	if !proof.Certificate.Proved {
		t.Fatalf("not proved: %+v", proof.Certificate)
	}
	for m, possible := range proof.Certificate.Possible {
		if !possible {
			continue
		}
		v, ok := p.Certifier.Completion(s.View, &proof.Certificate, terms.Model(m))
		if r := p.Matrix.Recommend(v); !ok || !r.HasModel() || r.Model != terms.Model(m) {
			t.Errorf("the completion for %v leads to %v", terms.Model(m), r.Model)
		}
	}
}

// What the model follows from is not an answer that people differ about, unless it
// does not matter who of them is right.
func TestAModelFollowsFromNothingThatIsDisputed(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {it_staff_plan: none_wanted, tower_owners: {"+fmt.Sprintf(everyTower, "provider")+"}}\n"+
		"basis: {it_staff_plan: {others: [{value: shrink}]}}\n")
	proof := s.Proof()
	if !proof.Certificate.Certain {
		t.Fatalf("not certain: %+v", proof.Certificate)
	}
	by := s.decidedBy(proof)
	if plan := p.Matrix.Team.Plan; slices.Contains(by, plan) || len(by) == 0 {
		t.Errorf("decided by %v, where the plan %d is disputed", by, plan)
	}
}

// Where people name different sides for a tower, and none of them the client's, no
// model is named because the client could run it, and no split gives it to the client.
func TestADisputeInventsNoDutyOfTheClient(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	document := "answers: {it_fte: 3, it_staff_plan: %s, tower_owners: {" + fmt.Sprintf(everyTower, "provider") + "}}\n" +
		"basis: {tower_owners.network: {others: [{value: %s}]}}\n"
	for _, c := range []struct {
		plan, other string
		model       terms.Model
		side        terms.Side
		certain     bool
	}{
		{"keep_same", "shared", terms.CoManaged, terms.Shared, false},
		{"keep_same", "third_party", terms.FullyManaged, terms.Provider, true},
	} {
		s := scored(t, p, fmt.Sprintf(document, c.plan, c.other))
		cert := s.Proof().Certificate
		if r := &s.Recommendation; r.Model != c.model || cert.Certain != c.certain || cert.Possible[terms.Hybrid] {
			t.Errorf("%s: %v, certain %v, possible %v", c.other, r.Model, cert.Certain, cert.Possible)
		}
		if split := s.Split(); split.Split[terms.Network] != c.side || !split.Assumed[terms.Network] || terms.Classify(split.Split, false) != c.model {
			t.Errorf("%s: %+v", c.other, split)
		}
	}
	s := scored(t, p, fmt.Sprintf(document, "keep_same", "client"))
	if cert := s.Proof().Certificate; cert.Certain || !cert.Possible[terms.Hybrid] || !cert.Possible[terms.FullyManaged] {
		t.Errorf("client: possible %v", cert.Possible)
	}
}

// What is not certain says what keeps it from being so, also beside a neighbour that
// leads elsewhere.
func TestWhatIsNotCertainSaysWhatIsOpen(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {it_fte: 3, it_staff_plan: shrink, tower_owners: {network: shared}}\n")
	proof := s.Proof()
	doubts := s.doubts(proof, s.open(proof, s.View).matters)
	near := slices.ContainsFunc(doubts, func(d certainty.Doubt) bool { return d.Kind == certainty.Neighbour && d.Leads() })
	open := slices.ContainsFunc(doubts, func(d certainty.Doubt) bool { return d.Kind == certainty.Open || d.Kind == certainty.OpenTower })
	if proof.Certificate.Certain || !near || !open {
		t.Errorf("certain %v, doubts %+v", proof.Certificate.Certain, doubts)
	}
}
