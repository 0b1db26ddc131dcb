package scope

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// worked is what came out for one client, by what uses its answers.
type worked struct {
	s              *Scored
	contradictions []string
	estimates      [terms.NumModels]pricing.Estimate
	comparison     [terms.NumModels]pricing.Comparison // as each model would have it recommended
	market         pricing.MarketNote
	matrices       [terms.NumModels]responsibility.Matrix
	advised        advised
}

// workedOut takes a client's answers through the steps. That a model is ruled out
// is scoring, also where it is marked beside a price.
func workedOut(tb testing.TB, p *playbook.Playbook, e *assess.Engagement) *worked {
	tb.Helper()
	w := &worked{s: Score(p, e.ForClient(p.Questionnaire))}
	prices, err := w.s.sums()
	if err != nil {
		tb.Fatal(err)
	}
	w.contradictions = p.Matrix.Contradictory(w.s.View)
	w.estimates, w.market = prices.Estimates, *prices.Market
	for _, m := range terms.Models() {
		w.comparison[m] = w.s.comparedAs(prices, m)
		w.matrices[m] = w.s.RACI(m)
	}
	w.advised = w.s.advise(p.Questionnaire.Schema.View(e.Answers), nil) // that a line of the price answers a finding is a matter of the price
	return w
}

// comparedAs is what the ways to go on cost where a model is recommended, whatever the
// answers recommend, propose and rule out: that is scoring.
func (s *Scored) comparedAs(p *Prices, m terms.Model) pricing.Comparison {
	in := s.compared(p)
	in.Recommended, in.Proposal = &m, nil
	for i := range in.Models {
		in.Models[i].Vetoed, in.Models[i].Hire = false, 0
	}
	return s.Playbook.Card.Compare(in)
}

// changed says which consumers see a difference.
func (w *worked) changed(than *worked) playbook.Consumers {
	var out playbook.Consumers
	add := func(c playbook.Consumers, a, b any) {
		if !reflect.DeepEqual(a, b) {
			out |= c
		}
	}
	add(playbook.ByScoring, w.s.Recommendation, than.s.Recommendation)
	add(playbook.ByScoring, w.contradictions, than.contradictions)
	add(playbook.ByPricing, w.estimates, than.estimates)
	add(playbook.ByPricing, w.comparison, than.comparison)
	add(playbook.ByPricing, w.market, than.market)
	add(playbook.ByResponsibilities, w.matrices, than.matrices)
	// Findings follow from answers and from results, and one of them counts what
	// is answered "not sure", whatever the question.
	if w.unsure() == than.unsure() && reflect.DeepEqual(w.s.Model(), than.s.Model()) && reflect.DeepEqual(w.s.split(), than.s.split()) {
		add(playbook.ByReport, w.advised, than.advised)
	}
	return out
}

func (w *worked) unsure() int {
	n := 0
	for i := range w.s.Playbook.Questionnaire.Questions {
		if w.s.View.State(i) == answer.Unknown {
			n++
		}
	}
	return n
}

// another draws an answer that a question accepts, or takes the answer away.
func another(rng *rand.Rand, q *answer.Question) answer.Value {
	v := answer.Value{State: answer.Given}
	switch pick := rng.IntN(8); {
	case pick == 0:
		return answer.Value{}
	case pick == 1 && q.Type != answer.Text:
		return answer.Value{State: answer.Unknown}
	}
	switch q.Type {
	case answer.Number:
		most := min((q.Max-q.Min)/100, []int64{3, 30, 300, 1_000_000}[rng.IntN(4)])
		v.Number = q.Min + 100*rng.Int64N(most+1)
	case answer.Scale, answer.Level:
		v.Number = q.Min + 100*rng.Int64N((q.Max-q.Min)/100+1)
	case answer.SingleChoice, answer.YesNo:
		v.Options = 1 << rng.IntN(len(q.Options))
	case answer.MultiChoice:
		if v.Options = rng.Uint64() & rng.Uint64() & (1<<len(q.Options) - 1) &^ q.Exclusive; v.Options == 0 {
			v.Options = 1 << rng.IntN(len(q.Options))
		}
	case answer.Grid:
		for _, t := range terms.Towers() {
			v = v.WithTower(t, terms.Side(rng.IntN(int(terms.ThirdParty)+1)))
		}
	case answer.Text:
		v.Text = "another"
	}
	return v
}

// The consumers of a question are complete: what does not use a question comes
// out the same with another answer to it.
func TestConsumersAreWhatAnAnswerChanges(t *testing.T) {
	t.Parallel()
	const clients = 12
	p := playbooktest.Load(t, nil)
	source := invented(t, p)
	seen := make([]playbook.Consumers, len(p.Consumers))
	for n := range clients {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		before := workedOut(t, p, e)
		rng := rand.New(rand.NewPCG(11, uint64(n)))
		for i := range p.Questionnaire.Questions {
			other := *e
			other.Answers = e.Answers.With(i, another(rng, p.Questionnaire.Schema.At(i)))
			changed := workedOut(t, p, &other).changed(before)
			seen[i] |= changed
			if extra := changed &^ p.Consumers[i]; extra != 0 {
				t.Fatalf("%s is used by %v, and another answer (%s) changed what is used by %v:\n%s", p.Questionnaire.Questions[i].ID,
					p.Consumers[i].IDs(), p.Questionnaire.Schema.At(i).Format(other.Answers.Values[i]), extra.IDs(), formatted(p, e))
			}
		}
	}
	// Few clients do not show every use, but a use that they do not show for most
	// questions is none.
	for _, c := range []playbook.Consumers{playbook.ByScoring, playbook.ByPricing, playbook.ByResponsibilities, playbook.ByReport} {
		said, shown := 0, 0
		for i := range seen {
			if p.Consumers[i].Has(c) {
				said++
			}
			if seen[i].Has(c) {
				shown++
			}
		}
		if shown*2 < said {
			t.Errorf("%v: said of %d questions, seen of %d", c.IDs(), said, shown)
		}
	}
}

// Uses that were not worked out are not known, which is not the same as none.
func TestUsesThatWereNotWorkedOutAreNotKnown(t *testing.T) {
	t.Parallel()
	for parts, known := range map[playbook.Parts]bool{playbook.Prices | playbook.Advice: false, playbook.Uses: true, playbook.Everything: true} {
		p, err := playbook.Load(nil, "", parts)
		if err != nil {
			t.Fatal(err)
		}
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {}\n"))
		for _, o := range r.Recommendation.Open {
			if (o.Uses != nil) != known {
				t.Errorf("parts %b: %s is used by %v", parts, o.Question, o.Uses)
			}
		}
		if activities := parts&playbook.Responsibilities != 0; (p.Catalogue != nil) != activities {
			t.Errorf("parts %b: the activities are there: %v", parts, p.Catalogue != nil)
		}
	}
}

// An option that a provider adds to a list is named beside the price until the
// card knows it, once and in the words of the questionnaire, for both readers.
func TestAnOptionWithoutAPriceIsNamedBesideThePrice(t *testing.T) {
	t.Parallel()
	const before = "      - {id: glba_ftc, "
	p := edited(t, playbooktest.Edit{File: playbook.QuestionnaireFile, Old: before, New: "      - {id: nis2, call: \"Essential services (NIS2)\", plain: P}\n" + before})
	const sentence = "Essential services (NIS2): no price is set for it; it is quoted separately."
	for answers, want := range map[string]int{
		"users_count: 60, endpoints_count: 60, it_fte: 0, compliance_regimes: [nis2, hipaa]": 1,
		"users_count: 60, endpoints_count: 60, it_fte: 0, compliance_regimes: [hipaa]":       0,
	} {
		r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {"+answers+"}\n"))
		for view, e := range map[string]*result.Estimate{"client": r.ForClient().Result().Estimate, "provider": r.ForProvider().Estimate} {
			n := 0
			for _, w := range e.Warnings {
				if w == sentence {
					n++
				}
			}
			if n != want {
				t.Errorf("%s, %s: said %d times, want %d: %q", answers, view, n, want, e.Warnings)
			}
			if len(e.NotPriced) != want || want > 0 && e.NotPriced[0] != sentence {
				t.Errorf("%s, %s: not in the price %q", answers, view, e.NotPriced)
			}
		}
	}
}
