package page

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What a proposal says of the sides is true of its split: third parties keep what they
// run, and what the client had decided otherwise is named.
func TestAProposalSaysWhoseThePartsWouldBe(t *testing.T) {
	t.Parallel()
	split := func(side terms.Side) (s terms.Split) {
		for _, tower := range terms.Towers() {
			s[tower] = side
		}
		return s
	}
	with := func(s terms.Split, tower terms.Tower, side terms.Side) terms.Split {
		s[tower] = side
		return s
	}
	hybrid := with(split(terms.Client), terms.SecurityOperations, terms.Provider)
	for name, c := range map[string]struct {
		model       terms.Model
		now, beside terms.Split
		says, not   string
	}{
		"the rest":      {terms.Hybrid, hybrid, hybrid, "the rest stays with your team", "other compan"},
		"third parties": {terms.Hybrid, with(hybrid, terms.Network, terms.ThirdParty), with(hybrid, terms.Network, terms.ThirdParty), "network stays with another company, and the rest stays with your team", "ther companies keep"},
		"all but one":   {terms.FullyManaged, with(split(terms.Provider), terms.Network, terms.ThirdParty), with(split(terms.Provider), terms.Network, terms.ThirdParty), "Other companies keep what they run", "decide otherwise"},
		"given way":     {terms.FullyManaged, with(split(terms.Provider), terms.BackupRecovery, terms.Client), split(terms.Provider), "you would decide otherwise about backup", "ther companies"},
	} {
		model := terms.CoManaged
		r := &result.Result{Recommend: result.Recommend{Recommendation: result.Recommendation{Model: &model, Beside: &result.Beside{Model: c.model, Split: c.beside, Because: "So."}}}}
		r.Language = r.Language.Over(playbook.BuiltInSentences())
		r.Words.Towers = assess.TowerNames{}
		for _, tower := range terms.Towers() {
			r.Words.Towers[tower] = tower.Name()
		}
		r.Proposals.CoManaged.Split = c.now
		text := ""
		for _, b := range proposed(r) {
			if p, ok := b.(Paragraph); ok {
				text += p.Text
			}
		}
		if !strings.Contains(text, c.says) || strings.Contains(text, c.not) {
			t.Errorf("%s: %q, want %q and not %q", name, text, c.says, c.not)
		}
	}
}

// The note after a call says what the page says: that it holds for now, and what stands
// beside it.
func TestTheNoteSaysForNowAndWhatStandsBeside(t *testing.T) {
	t.Parallel()
	now := terms.FullyManaged
	r := &result.Result{Recommend: result.Recommend{Recommendation: result.Recommendation{
		Outcome: assess.Recommended, Model: &now,
		WayBack: &result.WayBack{Because: "For now: a hire is planned. Then comes more."}, Beside: &result.Beside{Model: terms.CoManaged},
	}}}
	r.Language = r.Language.Over(playbook.BuiltInSentences())
	if got := noteForNow(r); got != "For now: a hire is planned." {
		t.Errorf("for now: %q", got)
	}
	if got := noteBeside(r); !strings.HasPrefix(got, "Proposed beside it: ") {
		t.Errorf("beside: %q", got)
	}
	r.Recommendation.Outcome, r.Recommendation.WayBack = assess.TooClose, nil
	if a, b := noteForNow(r), noteBeside(r); a != "" || b != "" {
		t.Errorf("two close ones: %q, %q", a, b)
	}
}

// Who needs no service is not told which models are ruled out, for good or as things
// stand.
func TestWhoNeedsNothingReadsOfNoRuledOutModel(t *testing.T) {
	t.Parallel()
	rec := result.Recommendation{
		Outcome:  assess.NoneNeeded,
		Vetoes:   []assess.Veto{{Model: terms.Hybrid, Because: "a"}},
		VetoesIf: []result.VetoIf{{Veto: assess.Veto{Model: terms.FullyManaged, Because: "b"}}},
	}
	r := &result.Result{Recommend: result.Recommend{Recommendation: rec}}
	if a, b := vetoes(r), vetoesIf(r); a != nil || b != nil {
		t.Errorf("ruled out: %v, as things stand: %v", a, b)
	}
	r.Recommendation.Outcome = assess.Recommended
	if vetoes(r) == nil || vetoesIf(r) == nil {
		t.Error("a recommendation names no ruled-out model")
	}
}
