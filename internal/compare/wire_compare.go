//go:build ignore

package wire

import (
	"encoding/json"

	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Compare is the output of `compare`: what differs and nothing else, each
// difference with its causes.
type Compare struct {
	Version          int                     `json:"version"`
	Playbook         ComparedPlaybooks       `json:"playbook"`
	Client           Client                  `json:"client"`
	ClientBefore     Client                  `json:"client_before"`
	Changed          bool                    `json:"changed"`
	Answers          []ChangedAnswer         `json:"answers"`
	Contributions    []ChangedContribution   `json:"contributions"`
	Fit              Pair[PerModel[*Tenths]] `json:"fit"`
	Outcome          Pair[string]            `json:"outcome"`
	Model            ChangedModel            `json:"model"`
	RunnerUp         Pair[*string]           `json:"runner_up"`
	Verdict          Pair[*string]           `json:"verdict"`
	Certain          Pair[*bool]             `json:"certain"`
	Possible         Pair[[]string]          `json:"possible"`
	Stability        Pair[*Thousandths]      `json:"stability"`
	Vetoes           ChangedVetoes           `json:"vetoes"`
	Price            ChangedPrice            `json:"price"`
	Split            []ChangedTower          `json:"split"`
	Responsibilities []ChangedActivity       `json:"responsibilities"`
	ByTower          []TowerCount            `json:"responsibilities_by_tower"`
	Summary          string                  `json:"summary"`
}

// ComparedPlaybooks names the data of both sides.
type ComparedPlaybooks struct {
	A Playbook `json:"a"`
	B Playbook `json:"b"`
}

// Pair is a value before and after.
type Pair[T any] struct {
	Before T `json:"before"`
	After  T `json:"after"`
}

// Cause is what a difference comes from: an answer (id: the question), a tower
// that another side runs (split; id: the tower), another model, a decision on an
// activity (id: the activity), the quote, or the playbook (id: what differs in
// the row of the matrix, or null).
type Cause struct {
	Kind string  `json:"kind"`
	ID   *string `json:"id"`
}

// ChangedAnswer is an answer that differs, or whose question applies on one
// side only.
type ChangedAnswer struct {
	Question string      `json:"question"`
	Before   AnswerState `json:"before"`
	After    AnswerState `json:"after"`
	Causes   []Cause     `json:"causes"`
	Effects  []string    `json:"effects"`
}

// AnswerState is an answer with its state: given, unknown, missing, or hidden
// where the question does not apply. The value of a hidden answer is kept and
// not used.
type AnswerState struct {
	State string `json:"state"`
	Value any    `json:"value"`
}

// ChangedContribution is a criterion that counts on one side only or gives other
// points; null where the matrix of a side has no such row.
type ChangedContribution struct {
	Criterion string                 `json:"criterion"`
	Label     string                 `json:"label"`
	Counts    Pair[*bool]            `json:"counts"`
	Points    Pair[*PerModel[int64]] `json:"points"`
	Causes    []Cause                `json:"causes"`
}

// ChangedModel is the recommended model before and after, with what another
// outcome or model comes from.
type ChangedModel struct {
	Before *string `json:"before"`
	After  *string `json:"after"`
	Causes []Cause `json:"causes"`
}

// ChangedVetoes are the reasons against a model that came and went.
type ChangedVetoes struct {
	Gained []ChangedVeto `json:"gained"`
	Lost   []ChangedVeto `json:"lost"`
}

// ChangedVeto is a reason against a model that stands on one side only.
type ChangedVeto struct {
	Model     string  `json:"model"`
	Criterion string  `json:"criterion"`
	Because   string  `json:"because"`
	Causes    []Cause `json:"causes"`
}

// ChangedPrice compares the prices. Monthly, one_time, lines and causes are of
// the recommended models; the differences are of the typical case. The monthly
// lines and the monthly causes each add up to the difference of monthly, the
// others to that of one_time. Where only one side has a price, one_sided says
// what that comes from.
type ChangedPrice struct {
	Currency string                       `json:"currency"`
	Monthly  ChangedAmounts               `json:"monthly"`
	OneTime  ChangedAmounts               `json:"one_time"`
	Models   PerModel[ChangedModelAmount] `json:"models"`
	Lines    []ChangedLine                `json:"lines"`
	Causes   []PriceCause                 `json:"causes"`
	OneSided []Cause                      `json:"one_sided"`
}

// ChangedAmounts is an amount before and after, and the typical difference.
type ChangedAmounts struct {
	Before     Amounts `json:"before"`
	After      Amounts `json:"after"`
	Difference *string `json:"difference"`
}

// ChangedModelAmount is the price of one model before and after.
type ChangedModelAmount struct {
	Monthly ChangedAmounts `json:"monthly"`
	OneTime ChangedAmounts `json:"one_time"`
	Vetoed  Pair[bool]     `json:"vetoed"`
	Hire    Pair[int]      `json:"hire"`
}

// ChangedLine is a line that differs; null where the estimate of a side has no
// such line.
type ChangedLine struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Period     string      `json:"period"`
	Before     *Amounts    `json:"before"`
	After      *Amounts    `json:"after"`
	Difference string      `json:"difference"`
	Causes     []LineCause `json:"causes"`
}

// LineCause is the part of a line's difference that comes from one cause.
type LineCause struct {
	Cause
	Amount string `json:"amount"`
}

// PriceCause is what one cause does to the typical price.
type PriceCause struct {
	Cause
	Monthly string `json:"monthly"`
	OneTime string `json:"one_time"`
}

// ChangedTower is a tower that another side runs.
type ChangedTower struct {
	Tower   string  `json:"tower"`
	Before  string  `json:"before"`
	After   string  `json:"after"`
	Assumed bool    `json:"assumed"`
	Because *string `json:"because"`
	Causes  []Cause `json:"causes"`
}

// ChangedActivity is a row of the responsibility matrix whose letters or status
// differ; null where the matrix of a side has no such row.
type ChangedActivity struct {
	ID     string        `json:"id"`
	Tower  string        `json:"tower"`
	Name   string        `json:"name"`
	Before *Assignments  `json:"before"`
	After  *Assignments  `json:"after"`
	Status Pair[*string] `json:"status"`
	Causes []Cause       `json:"causes"`
}

// TowerCount is how many activities of a tower change.
type TowerCount struct {
	Tower   string `json:"tower"`
	Changed int    `json:"changed"`
}

// CompareOf fills the output of `compare`, with the paragraph that package view
// makes of the difference.
func CompareOf(d *scope.Difference, summary string) Compare {
	a, b := d.Before, d.After
	out := Compare{
		Version: version, Playbook: ComparedPlaybooks{playbookOf(a.Playbook), playbookOf(b.Playbook)},
		Client: clientOf(b), ClientBefore: clientOf(a), Changed: !d.Empty(),
		Answers: []ChangedAnswer{}, Contributions: []ChangedContribution{},
		Fit:       Pair[PerModel[*Tenths]]{fitOf(&a.Recommendation), fitOf(&b.Recommendation)},
		Outcome:   Pair[string]{string(a.Recommendation.Outcome), string(b.Recommendation.Outcome)},
		Model:     ChangedModel{modelID(a.Model()), modelID(b.Model()), causesOf(d.Model)},
		RunnerUp:  Pair[*string]{modelID(a.Recommendation.RunnerUp), modelID(b.Recommendation.RunnerUp)},
		Verdict:   Pair[*string]{verdict(a), verdict(b)},
		Certain:   Pair[*bool]{certain(a), certain(b)},
		Possible:  Pair[[]string]{possible(a), possible(b)},
		Stability: Pair[*Thousandths]{stability(a), stability(b)},
		Vetoes:    ChangedVetoes{changedVetoesOf(d.Gained), changedVetoesOf(d.Lost)},
		Price:     changedPriceOf(d),
		Split:     []ChangedTower{}, Responsibilities: []ChangedActivity{}, ByTower: []TowerCount{},
		Summary: summary,
	}
	for i := range d.Answers {
		c := &d.Answers[i]
		out.Answers = append(out.Answers, ChangedAnswer{
			Question: c.Question, Before: answerStateOf(a, c.Question, c.Before),
			After: answerStateOf(b, c.Question, c.After), Causes: causesOf(c.Causes), Effects: list(c.Effects),
		})
	}
	for i := range d.Contributions {
		out.Contributions = append(out.Contributions, changedContributionOf(&d.Contributions[i]))
	}
	for i := range d.Split {
		c := &d.Split[i]
		out.Split = append(out.Split, ChangedTower{
			Tower: c.Tower.String(), Before: c.Before.String(), After: c.After.String(),
			Assumed: c.AssumedAfter, Because: orNull(c.Because), Causes: causesOf(c.Causes),
		})
	}
	var byTower [terms.NumTowers]int
	for i := range d.Responsibilities {
		c := &d.Responsibilities[i]
		byTower[c.Row().Tower]++
		out.Responsibilities = append(out.Responsibilities, changedActivityOf(c))
	}
	for t, n := range byTower {
		if n > 0 {
			out.ByTower = append(out.ByTower, TowerCount{terms.Tower(t).String(), n})
		}
	}
	return out
}

func causeOf(c scope.Cause) Cause { return Cause{string(c.Kind), orNull(c.ID)} }

func causesOf(causes []scope.Cause) []Cause {
	out := make([]Cause, 0, len(causes))
	for _, c := range causes {
		out = append(out, causeOf(c))
	}
	return out
}

func answerStateOf(s *scope.Scope, id string, a scope.AnswerState) AnswerState {
	out := AnswerState{State: [...]string{"missing", "unknown", "given", "hidden"}[a.State]}
	if i := s.View.Schema().Find(id); i >= 0 && a.Written.State == answer.Given {
		out.Value = answerValueOf(s.View.Schema().At(i), a.Written)
	}
	return out
}

// answerValueOf is a given answer as an engagement file in JSON would have it.
func answerValueOf(q *answer.Question, v answer.Value) any {
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		return json.Number(answer.FormatHundredths(v.Number))
	case answer.MultiChoice:
		ids := []string{}
		for i, o := range q.Options {
			if v.Options&(1<<i) != 0 {
				ids = append(ids, o)
			}
		}
		return ids
	case answer.Grid:
		cells := object{}
		for _, t := range terms.Towers() {
			if v.Grid[t] != terms.Undecided {
				cells = append(cells, member{t.String(), v.Grid[t].String()})
			}
		}
		if len(cells) > 0 {
			return cells
		}
	case answer.SingleChoice, answer.YesNo, answer.Text:
	}
	return q.Format(v)
}

func changedContributionOf(c *scope.ContributionChange) ChangedContribution {
	out := ChangedContribution{Criterion: c.Criterion().ID, Label: c.Criterion().Label, Causes: causesOf(c.Causes)}
	side := func(exists, counts bool, points [terms.NumModels]int64) (*bool, *PerModel[int64]) {
		if !exists {
			return nil, nil
		}
		p := perModel(func(m terms.Model) int64 { return points[m] })
		return &counts, &p
	}
	out.Counts.Before, out.Points.Before = side(c.Before != nil, c.CountsBefore, c.PointsBefore)
	out.Counts.After, out.Points.After = side(c.After != nil, c.CountsAfter, c.PointsAfter)
	return out
}

func changedVetoesOf(all []scope.VetoChange) []ChangedVeto {
	out := make([]ChangedVeto, 0, len(all))
	for i := range all {
		v := &all[i]
		out = append(out, ChangedVeto{Model: v.Model.String(), Criterion: v.Criterion, Because: v.Because, Causes: causesOf(v.Causes)})
	}
	return out
}

func changedAmountsOf(r *scope.RangeChange) ChangedAmounts {
	out := ChangedAmounts{Before: amountsOf(r.Before), After: amountsOf(r.After)}
	if d, ok := r.TypicalDifference(); ok {
		text := pricing.Money(d)
		out.Difference = &text
	}
	return out
}

func changedPriceOf(d *scope.Difference) ChangedPrice {
	p := &d.Price
	out := ChangedPrice{
		Currency: d.After.Playbook.Card.Currency, Monthly: changedAmountsOf(&p.Monthly), OneTime: changedAmountsOf(&p.OneTime),
		Models: perModel(func(m terms.Model) ChangedModelAmount {
			return ChangedModelAmount{
				Monthly: changedAmountsOf(&p.Models[m].Monthly), OneTime: changedAmountsOf(&p.Models[m].OneTime),
				Vetoed: Pair[bool]{d.Before.Recommendation.Vetoed[m], d.After.Recommendation.Vetoed[m]},
				Hire:   Pair[int]{d.Before.Hire(m), d.After.Hire(m)},
			}
		}),
		Lines: []ChangedLine{}, Causes: []PriceCause{}, OneSided: causesOf(p.OneSided),
	}
	amount := func(l *pricing.Line) *Amounts {
		if l == nil {
			return nil
		}
		a := amountsOf(l.Amount)
		return &a
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		line := ChangedLine{
			ID: l.ID, Label: l.Label, Period: string(l.Period), Before: amount(l.Before), After: amount(l.After),
			Difference: pricing.Money(l.Difference), Causes: []LineCause{},
		}
		for _, part := range l.Parts {
			line.Causes = append(line.Causes, LineCause{causeOf(part.Cause), pricing.Money(part.Amount)})
		}
		out.Lines = append(out.Lines, line)
	}
	for _, c := range p.Causes {
		out.Causes = append(out.Causes, PriceCause{causeOf(c.Cause), pricing.Money(c.Monthly), pricing.Money(c.OneTime)})
	}
	return out
}

func changedActivityOf(c *scope.RowChange) ChangedActivity {
	row := c.Row()
	out := ChangedActivity{ID: row.ID, Tower: row.Tower.String(), Name: row.Name, Causes: causesOf(c.Causes)}
	side := func(r *responsibility.Row) (*Assignments, *string) {
		if r == nil {
			return nil, nil
		}
		letters, status := Assignments(r.Letters), r.Status.String()
		return &letters, &status
	}
	out.Before, out.Status.Before = side(c.Before)
	out.After, out.Status.After = side(c.After)
	return out
}
