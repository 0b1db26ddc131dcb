package result

import (
	"encoding/json"

	"mspscope/assess"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// Compare is everything that differs between two engagements, or one under two
// playbooks. Everything in it but its Internal part follows from what the client
// may know.
type Compare struct {
	Difference
	Words    CompareWords     `json:"words"`
	Language words.Language   `json:"language,omitzero"`  // in which it is said; what differs from the built-in playbook
	Internal *CompareInternal `json:"internal,omitempty"` // nil in what a client may see
}

// Say returns a sentence of the playbook after the change by its id: see
// [words.Language.Say].
func (c *Compare) Say(id string, pairs ...any) string { return c.Language.Say(id, pairs...) }

// Difference is the output of `compare`: what differs and nothing else, each
// difference with its causes. Lists are in the order in which a page shows them.
type Difference struct {
	Schema           string                        `json:"schema"`
	Version          int                           `json:"version"`
	Playbook         ComparedPlaybooks             `json:"playbook"`
	Subject          Subject                       `json:"client"`
	SubjectBefore    Subject                       `json:"client_before"`
	Changed          bool                          `json:"changed"`
	Answers          []ChangedAnswer               `json:"answers"`       // in the order of a call
	Contributions    []ChangedContribution         `json:"contributions"` // the largest change of the balance first
	Fit              Pair[terms.PerModel[*Tenths]] `json:"fit"`
	Outcome          Pair[assess.Outcome]          `json:"outcome"`
	Model            ChangedModel                  `json:"model"`
	RunnerUp         Pair[*terms.Model]            `json:"runner_up"`
	Verdict          Pair[*string]                 `json:"verdict"`
	Certain          Pair[*bool]                   `json:"certain"`
	Possible         Pair[[]string]                `json:"possible"`
	Stability        Pair[*Thousandths]            `json:"stability"`
	Vetoes           ChangedVetoes                 `json:"vetoes"`
	Price            ChangedPrice                  `json:"price"`
	Quote            []ChangedQuote                `json:"quote"` // what the quotes say beside the price, in the order of a file
	Split            []ChangedTower                `json:"split"`
	Responsibilities []ChangedActivity             `json:"responsibilities"`
	ByTower          []TowerCount                  `json:"responsibilities_by_tower"`
	Fees             []ChangedFee                  `json:"fees"`    // activities on both sides that have something else to do with the fee
	Summary          string                        `json:"summary"` // one paragraph, as one would say it to the client
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

// CauseKind is the kind of thing that a difference comes from.
type CauseKind string

// The kinds of causes, with what the ID of such a cause names.
const (
	ByAnswer   CauseKind = "answer"   // a question
	ByModel    CauseKind = "model"    // nothing: another model is recommended
	BySplit    CauseKind = "split"    // a tower: another side runs it, or of a price, the answer about it differs
	ByDecision CauseKind = "decision" // an activity that client and provider agreed on
	ByQuote    CauseKind = "quote"    // a part of the quote; status stands for what was agreed
	ByPlaybook CauseKind = "playbook" // what differs in the row of a criterion, "" otherwise
	ByAll      CauseKind = "together" // nothing: what the other causes do to one another
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
	Kind CauseKind      `json:"kind"`
	ID   terms.Optional `json:"id"`
}

// The effects of a changed answer, in this order: what names it as a cause.
const (
	OnFit              = "fit"
	OnModel            = "model"
	OnPrice            = "price"
	OnSplit            = "split"
	OnResponsibilities = "responsibilities"
)

// ChangedAnswer is an answer that differs, or whose question applies on one
// side only; causes then say why.
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
	State   string          `json:"state"`
	Value   json.RawMessage `json:"value"`
	Confirm terms.Optional  `json:"to_confirm"` // range, estimated, disputed or unsure of an answer that is not settled, null of others
}

// ChangedContribution is a criterion that counts on one side only or gives other
// points; null where the matrix of a side has no such row. Points are weight x
// rating for each model, zero where the criterion does not count; the changes of
// all criteria add up to the change of the scores.
type ChangedContribution struct {
	Criterion string                       `json:"criterion"`
	Label     string                       `json:"label"`
	Counts    Pair[*bool]                  `json:"counts"`
	Points    Pair[*terms.PerModel[int64]] `json:"points"`
	Causes    []Cause                      `json:"causes"`
}

// CountsBefore reports whether the criterion counted before.
func (c *ChangedContribution) CountsBefore() bool { return c.Counts.Before != nil && *c.Counts.Before }

// CountsAfter reports whether the criterion counts after.
func (c *ChangedContribution) CountsAfter() bool { return c.Counts.After != nil && *c.Counts.After }

// Gained is how many points the change gives to a model.
func (c *ChangedContribution) Gained(m terms.Model) (points int64) {
	if after := c.Points.After; after != nil {
		points += *after.Of(m)
	}
	if before := c.Points.Before; before != nil {
		points -= *before.Of(m)
	}
	return points
}

// ChangedModel is the recommended model before and after, with what another
// outcome or model comes from.
type ChangedModel struct {
	Before *terms.Model `json:"before"`
	After  *terms.Model `json:"after"`
	Causes []Cause      `json:"causes"`
}

// ChangedVetoes are the reasons against a model that came and went.
type ChangedVetoes struct {
	Gained []ChangedVeto `json:"gained"`
	Lost   []ChangedVeto `json:"lost"`
}

// ChangedVeto is a reason against a model that stands on one side only.
type ChangedVeto struct {
	Model     terms.Model `json:"model"`
	Criterion string      `json:"criterion"`
	Because   string      `json:"because"`
	Causes    []Cause     `json:"causes"`
}

// ChangedPrice compares the prices. Monthly, one_time, lines and causes are of
// the recommended models; the differences are of the typical case. The monthly
// lines and the monthly causes each add up to the difference of monthly, the
// others to that of one_time. Where only one side has a price, one_sided says
// what that comes from. Amounts in two currencies are not compared: there are no
// differences then, and no lines.
type ChangedPrice struct {
	Currency string                             `json:"currency"` // of what is after, and of every difference
	Before   string                             `json:"currency_before"`
	Monthly  ChangedAmounts                     `json:"monthly"`
	OneTime  ChangedAmounts                     `json:"one_time"`
	Models   terms.PerModel[ChangedModelAmount] `json:"models"`
	Lines    []ChangedLine                      `json:"lines"`
	Causes   []PriceCause                       `json:"causes"` // answers in the order of a call, the quote, the playbook, what was agreed, and what they do to one another
	OneSided []Cause                            `json:"one_sided"`
}

// TwoCurrencies reports whether the sides have their prices in two currencies.
func (p *ChangedPrice) TwoCurrencies() bool { return p.Before != p.Currency }

// ChangedAmounts is an amount before and after, and the typical difference; nil
// while one side is not known or has another currency.
type ChangedAmounts struct {
	Before     pricing.Range   `json:"before"`
	After      pricing.Range   `json:"after"`
	Difference *pricing.Amount `json:"difference"`
}

// Known reports whether both amounts are.
func (c *ChangedAmounts) Known() bool { return c.Before.Known && c.After.Known }

// Same reports whether both amounts are the same in all three cases.
func (c *ChangedAmounts) Same() bool { return c.Before.Same(c.After) }

// ChangedModelAmount is the price of one model before and after.
type ChangedModelAmount struct {
	Monthly ChangedAmounts `json:"monthly"`
	OneTime ChangedAmounts `json:"one_time"`
	Vetoed  Pair[bool]     `json:"vetoed"`
	Hire    Pair[int]      `json:"hire"`
}

// ChangedLine is a line that differs in some case; null where the estimate of a
// side has no such line. The causes add up to the difference.
type ChangedLine struct {
	ID         string         `json:"id"`
	Label      string         `json:"label"`
	Period     pricing.Period `json:"period"`
	Before     *pricing.Range `json:"before"`
	After      *pricing.Range `json:"after"`
	Difference pricing.Amount `json:"difference"`
	Causes     []LineCause    `json:"causes"`
}

// LineCause is the part of a line's difference that comes from one cause.
type LineCause struct {
	Cause
	Amount pricing.Amount `json:"amount"`
}

// PriceCause is what one cause alone does to the typical price before; zero where it does
// something only beside others.
type PriceCause struct {
	Cause
	Monthly pricing.Amount `json:"monthly"`
	OneTime pricing.Amount `json:"one_time"`
}

// ChangedTower is a tower that another side runs. Its causes are the changed
// answers that move it within a model, the model where that is another one, and
// the playbook where its rules are.
type ChangedTower struct {
	Tower   terms.Tower    `json:"tower"`
	Before  terms.Side     `json:"before"`
	After   terms.Side     `json:"after"`
	Assumed bool           `json:"assumed"` // the side after is proposed; otherwise the client decided it
	Because terms.Optional `json:"because"` // why the side after
	Causes  []Cause        `json:"causes"`
}

// ChangedActivity is a row of the responsibility matrix whose letters or status
// differ; null where the matrix of a side has no such row.
type ChangedActivity struct {
	ID     string                       `json:"id"`
	Tower  terms.Tower                  `json:"tower"`
	Name   string                       `json:"name"`
	Before *responsibility.Assignment   `json:"before"`
	After  *responsibility.Assignment   `json:"after"`
	Status Pair[*responsibility.Status] `json:"status"`
	Causes []Cause                      `json:"causes"`
}

// ChangedFee is an activity that has something else to do with the monthly fee.
type ChangedFee struct {
	ID     string             `json:"id"`
	Tower  terms.Tower        `json:"tower"`
	Name   string             `json:"name"`
	Before responsibility.Fee `json:"before"`
	After  responsibility.Fee `json:"after"`
}

// Letters reports whether the letters differ.
func (c *ChangedActivity) Letters() bool {
	return c.Before == nil || c.After == nil || *c.Before != *c.After
}

// TowerCount is how many activities of a tower change.
type TowerCount struct {
	Tower   terms.Tower `json:"tower"`
	Changed int         `json:"changed"`
}

// ForCompare returns what `compare` prints.
func (c *Compare) ForCompare() any { return c.Difference }

// SamePlaybook reports whether both sides used the same data.
func (d *Difference) SamePlaybook() bool { return d.Playbook.A.Digest == d.Playbook.B.Digest }

// SameResult reports whether outcome and model are the same on both sides.
func (d *Difference) SameResult() bool {
	a, b := d.Model.Before, d.Model.After
	return d.Outcome.Before == d.Outcome.After && (a == nil) == (b == nil) && (a == nil || *a == *b)
}

// CompareWords are the texts and the figures that a page prints beside those of
// the output.
type CompareWords struct {
	Towers  assess.TowerNames `json:"towers"`
	Changes []SaidChange      `json:"changes"` // what differs in the files, those that do most to the price first
	Rows    int               `json:"rows"`    // activities of both sides together
}

// SaidChange is one thing that differs in the files as a person reads it, with what it
// does to the price alone; nil where it does nothing to it.
type SaidChange struct {
	Cause
	Label   string          `json:"label"`
	Of      terms.Optional  `json:"of"` // the question whose answer a part of IT belongs to, null of all else
	Before  string          `json:"before"`
	After   string          `json:"after"`
	Monthly *pricing.Amount `json:"monthly"`
	OneTime *pricing.Amount `json:"one_time"`
	Moves   []string        `json:"moves"` // the effects of an answer
}

// CompareInternal is what only the provider may see of a comparison; each part
// takes the place of the client's. Private answers move nothing that a client
// reads.
type CompareInternal struct {
	Changed bool            `json:"changed"`
	Answers []ChangedAnswer `json:"answers"`
	Changes []SaidChange    `json:"changes"`
	Summary string          `json:"summary"`
	Quote   []ChangedQuote  `json:"quote"` // with why a discount is given and what lines cost
}

// CompareClient is a comparison that a client may see. Only ForClient makes one.
type CompareClient struct{ compare *Compare }

// ForClient returns the comparison without what only the provider may see.
func (c *Compare) ForClient() CompareClient {
	out := *c
	out.Internal = nil
	return CompareClient{&out}
}

// Compare returns the values. They hold nothing internal.
func (c CompareClient) Compare() *Compare { return c.compare }

// ForProvider returns the values as the provider reads them: with what is
// internal in the place of what stands for it in a client's page.
func (c *Compare) ForProvider() *Compare {
	out := *c
	if in := c.Internal; in != nil {
		out.Changed, out.Answers, out.Words.Changes, out.Summary, out.Quote = in.Changed, in.Answers, in.Changes, in.Summary, in.Quote
	}
	return &out
}
