//go:build ignore

package scope

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Difference is what differs between two scopes, each difference with what it
// comes from. It holds what changed and nothing else, and it has no words: what
// a client reads is made of it by package view.
//
// Causes are found by asking again, not by rules of their own: a changed answer
// is a cause when taking it over alone changes the result before, or taking it
// back alone changes the result after.
type Difference struct {
	Before, After *Scope

	Answers       []AnswerChange       // in the order of a call
	Contributions []ContributionChange // the largest change of the balance first
	Model         []Cause              // of another outcome or model; nil when both are the same
	Gained, Lost  []VetoChange         // reasons that rule a model out: new ones, and ones that are gone
	Price         PriceChange

	// Split and Responsibilities compare the splits of the recommended models.
	// They are empty where one side recommends none. Rows is the number of
	// activities of both sides together.
	Split            []TowerChange
	Responsibilities []RowChange
	Rows             int
}

// CauseKind is the kind of thing that a difference comes from.
type CauseKind string

// The kinds of causes, with what the ID of such a cause names.
const (
	ByAnswer   CauseKind = "answer"   // a question
	ByModel    CauseKind = "model"    // nothing: another model is recommended
	BySplit    CauseKind = "split"    // a tower that another side runs
	ByDecision CauseKind = "decision" // an activity that client and provider agreed on
	ByQuote    CauseKind = "quote"    // nothing
	ByPlaybook CauseKind = "playbook" // what differs in the row of a criterion, "" otherwise
)

// What can differ in a criterion between two playbooks: the IDs of causes of
// kind ByPlaybook for contributions and vetoes.
const (
	RowAdded     = "added"
	RowRemoved   = "removed"
	RowWeight    = "weight"
	RowRatings   = "ratings"
	RowCondition = "condition"
	RowVeto      = "veto"
)

// Cause is one thing that a difference comes from.
type Cause struct {
	Kind CauseKind
	ID   string
}

// AnswerState is what is known of an answer on one side.
type AnswerState struct {
	State   answer.State // after the gates; Hidden also where the questionnaire lacks the question
	Written answer.Value // as it stands in the engagement, whether or not it is used
}

// AnswerChange is an answer that differs, or one that is used on one side only.
type AnswerChange struct {
	Question      string
	Before, After AnswerState
	Written       bool    // the answer itself differs; otherwise only whether the question applies
	Causes        []Cause // why the question applies on one side only; nil for a written change
	Effects       []string
}

// The effects of a changed answer, in this order: what names it as a cause.
const (
	OnFit              = "fit"
	OnModel            = "model"
	OnPrice            = "price"
	OnSplit            = "split"
	OnResponsibilities = "responsibilities"
)

// ContributionChange is a criterion that counts on one side only, or that gives
// other points. Points are weight x rating for each model; they are zero where
// the criterion does not count. The changes of all criteria add up to the
// change of the scores.
type ContributionChange struct {
	Before, After             *assess.Criterion // nil where the matrix has no such row
	CountsBefore, CountsAfter bool
	PointsBefore, PointsAfter [terms.NumModels]int64
	Causes                    []Cause
}

// Criterion returns the row after the change, or before it where it is gone.
func (c *ContributionChange) Criterion() *assess.Criterion {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// spread is how far the change moves the models apart.
func (c *ContributionChange) spread() int64 {
	var delta [terms.NumModels]int64
	for m := range delta {
		delta[m] = c.PointsAfter[m] - c.PointsBefore[m]
	}
	return slices.Max(delta[:]) - slices.Min(delta[:])
}

// VetoChange is a reason against a model that stands on one side only.
type VetoChange struct {
	assess.Veto
	Causes []Cause
}

// Between compares two scopes, a before and b after. Both must have taken the
// steps up to Price with every part of their playbooks. The error says that a difference of
// prices is too large to be exact.
func Between(a, b *Scope) (*Difference, error) {
	d := &differ{Difference: &Difference{Before: a, After: b}, written: map[string]bool{}}
	d.answers()
	d.vary()
	d.contributions()
	d.model()
	d.vetoes()
	if err := d.price(); err != nil {
		return nil, err
	}
	d.split()
	d.responsibilities()
	d.effects()
	return d.Difference, nil
}

// SamePlaybook reports whether both sides used the same data.
func (d *Difference) SamePlaybook() bool {
	return d.Before.Playbook.Digest == d.After.Playbook.Digest
}

// SameResult reports whether outcome and model are the same on both sides.
func (d *Difference) SameResult() bool { return sameResult(d.Before, d.After) }

func sameResult(a, b *Scope) bool {
	ra, rb := &a.Recommendation, &b.Recommendation
	return ra.Outcome == rb.Outcome && (!ra.HasModel() || ra.Model == rb.Model)
}

// Empty reports whether nothing differs.
func (d *Difference) Empty() bool {
	return len(d.Answers) == 0 && len(d.Contributions) == 0 && d.SameResult() && len(d.Gained) == 0 && len(d.Lost) == 0 &&
		d.Price.same() && len(d.Split) == 0 && len(d.Responsibilities) == 0
}

// differ is a difference in the making.
type differ struct {
	*Difference
	written  map[string]bool // questions whose written answer differs
	variants []variant       // one for each of them, in the order of a call
	swapped  *Scope          // the answers before under the playbook after; nil where both have the same data
}

// variant is both scopes with one changed answer exchanged.
type variant struct {
	question    string
	plus, minus *Scope // before with the answer after, and after with the answer before
}

// vary scores both sides again with each changed answer exchanged alone.
func (d *differ) vary() {
	if !d.SamePlaybook() {
		e := *d.Before.Engagement
		e.Answers = translate(e.Answers, d.Before.View.Schema(), d.After.View.Schema())
		d.swapped = recommend(d.After.Playbook, &e, d.After.Internal)
	}
	for i := range d.Answers {
		id := d.Answers[i].Question
		if !d.Answers[i].Written {
			continue
		}
		d.variants = append(d.variants, variant{id, exchange(d.Before, d.After, id), exchange(d.After, d.Before, id)})
	}
}

// exchange returns a scope with the answer of another one to one question, nil
// where its questionnaire lacks the question.
func exchange(s, from *Scope, id string) *Scope {
	to := s.View.Schema().Find(id)
	if to < 0 {
		return nil
	}
	e := *s.Engagement
	e.Answers.Values = slices.Clone(e.Answers.Values)
	e.Answers.Values[to] = valueUnder(s.View.Schema(), to, from)
	return recommend(s.Playbook, &e, s.Internal)
}

// each adds a cause for every variant for which the result before or after is
// another one.
func (d *differ) each(plus, minus func(*Scope) bool) []Cause {
	var causes []Cause
	for _, v := range d.variants {
		if v.plus != nil && plus(v.plus) || v.minus != nil && minus(v.minus) {
			causes = append(causes, Cause{ByAnswer, v.question})
		}
	}
	return causes
}

// model finds what another outcome or model comes from. Where no answer alone
// makes the difference, all that move the scores together do.
func (d *differ) model() {
	if d.SameResult() {
		return
	}
	d.Model = d.each(
		func(plus *Scope) bool { return !sameResult(plus, d.Before) },
		func(minus *Scope) bool { return !sameResult(minus, d.After) })
	if d.swapped != nil && !sameResult(d.swapped, d.Before) {
		d.Model = append(d.Model, Cause{Kind: ByPlaybook})
	}
	if len(d.Model) > 0 {
		return
	}
	for i := range d.Contributions {
		for _, c := range d.Contributions[i].Causes {
			d.Model = addCause(d.Model, c)
		}
	}
}

func addCause(causes []Cause, c Cause) []Cause {
	if slices.Contains(causes, c) {
		return causes
	}
	return append(causes, c)
}

// effects notes on every changed answer what names it as a cause.
func (d *differ) effects() {
	on := map[string]map[string]bool{}
	note := func(effect string, causes []Cause) {
		for _, c := range causes {
			if c.Kind != ByAnswer {
				continue
			}
			if on[c.ID] == nil {
				on[c.ID] = map[string]bool{}
			}
			on[c.ID][effect] = true
		}
	}
	for i := range d.Contributions {
		note(OnFit, d.Contributions[i].Causes)
	}
	note(OnModel, d.Model)
	for _, vetoes := range [][]VetoChange{d.Gained, d.Lost} {
		for i := range vetoes {
			note(OnModel, vetoes[i].Causes)
		}
	}
	note(OnPrice, d.Price.OneSided)
	for i := range d.Price.Lines {
		for _, p := range d.Price.Lines[i].Parts {
			note(OnPrice, []Cause{p.Cause})
		}
	}
	for i := range d.Split {
		note(OnSplit, d.Split[i].Causes)
	}
	for i := range d.Responsibilities {
		note(OnResponsibilities, d.Responsibilities[i].Causes)
	}
	for i := range d.Answers {
		for _, effect := range []string{OnFit, OnModel, OnPrice, OnSplit, OnResponsibilities} {
			if on[d.Answers[i].Question][effect] {
				d.Answers[i].Effects = append(d.Answers[i].Effects, effect)
			}
		}
	}
}

// RangeChange is an amount in three cases before and after.
type RangeChange struct{ Before, After pricing.Range }

// Known reports whether both amounts are.
func (r *RangeChange) Known() bool { return r.Before.Known && r.After.Known }

// Same reports whether both amounts are the same in all three cases.
func (r *RangeChange) Same() bool { return sameRange(r.Before, r.After) }

func sameRange(a, b pricing.Range) bool {
	if a.Known != b.Known {
		return false
	}
	return !a.Known || a.Low.Equal(b.Low) && a.Typical.Equal(b.Typical) && a.High.Equal(b.High)
}
