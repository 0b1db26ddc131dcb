package result

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Recommend is the part of a result that `recommend` prints behind its head.
type Recommend struct {
	Recommendation Recommendation   `json:"recommendation"`
	Split          *terms.Split     `json:"split"` // of the recommended model; nil without one
	Price          *Price           `json:"price"` // of the recommended model; nil without one
	Readiness      advice.Result    `json:"readiness"`
	Findings       []advice.Finding `json:"findings"`
	Growth         *advice.Growth   `json:"growth"` // nil when the outcome names no model
	Warnings       []string         `json:"warnings"`
	Status         terms.Status     `json:"status"`    // what the quote is to be
	StandsAs       terms.Status     `json:"stands_as"` // what it is: a budget as long as something refuses more
	Refused        []Refusal        `json:"refused"`   // what keeps it from being what it is to be
	Option         *Offered         `json:"option"`    // the option of the quote that all of it is about; nil where none is marked

	Told    []advice.Told  `json:"told"`     // what the client said in words and figures of its own
	InOrder []string       `json:"in_order"` // what the client has in good order, each a part of a sentence
	Outage  *advice.Outage `json:"outage"`   // what an outage costs; nil where nothing is known of it

	Conditions []advice.Condition `json:"conditions"` // of service, that are not met or still to be confirmed

	Questions []advice.Answered `json:"questions_and_answers"` // what such a client may ask
	// Leadership are questions that the management may put to its head of IT; only for that reader.
	Leadership []advice.Answered  `json:"leadership_questions"`
	Criteria   []advice.Criterion `json:"partner_criteria"` // what to look for in a provider; nil where the provider speaks
	Team       *ForTeam           `json:"for_your_team"`    // what changes for the client's IT people; nil unless their head reads it and they go on as a team
}

// ForTeam is what changes for the client's IT people.
type ForTeam struct {
	Easier []advice.Gain `json:"easier"`
	Leaves []terms.Tower `json:"leaves"` // what the provider runs
	Shares []terms.Tower `json:"shares"` // what both run
	Stays  []terms.Tower `json:"stays"`  // what they run
	Keeps  []string      `json:"keeps"`  // what stays with the client in any case
}

// Recommendation is which model fits and why.
type Recommendation struct {
	Outcome      assess.Outcome          `json:"outcome"`
	Model        *terms.Model            `json:"model"` // nil when the outcome names none
	RunnerUp     *terms.Model            `json:"runner_up"`
	ComparedWith *terms.Model            `json:"compared_with"` // the runner-up, or without one the best of the others
	Fit          terms.PerModel[*Tenths] `json:"fit"`           // 0 to 100; nil when nothing counted
	Margin       *Tenths                 `json:"margin"`        // in fit, to the runner-up
	MarginPoints *int64                  `json:"margin_points"` // in points, to ComparedWith
	TotalWeight  int64                   `json:"total_weight"`
	Verdict      *string                 `json:"verdict"`
	Certain      *bool                   `json:"certain"`
	Proved       *bool                   `json:"proved"`
	Possible     []string                `json:"possible"`               // models, and none_needed; null when nothing was proved
	Without      []assess.Outcome        `json:"possible_without_model"` // outcomes without a model that some completion comes to
	Stability    *Thousandths            `json:"stability"`
	Exact        bool                    `json:"stability_exact"` // settled for all weights in the band, without drawing
	CodingProof  *bool                   `json:"coding_proof"`
	MatrixFirst  *terms.Model            `json:"matrix_first"`
	MatrixOnly   *string                 `json:"matrix_because"` // the first reason for MatrixFirst where that is another model, "" without one
	Ranking      []terms.Model           `json:"ranking"`        // the recommended model, then by score, ruled-out ones last
	DecidedBy    []string                `json:"decided_by"`     // ids of the questions whose answers the model follows from
	Doubts       []Doubt                 `json:"doubts"`         // what keeps it from being firm
	Disputed     []Disputed              `json:"disputed"`       // what people answered differently
	ToConfirm    []Confirm               `json:"to_confirm"`     // answers that are given and not settled
	Vetoes       []assess.Veto           `json:"vetoes"`
	VetoesIf     []VetoIf                `json:"vetoes_if"` // of models that some completion of what is open does not rule out
	Reasons      []Reason                `json:"reasons"`   // the heaviest for the model first, the heaviest against it last
	Flips        []Flip                  `json:"flips"`
	NoFlip       string                  `json:"no_flip,omitempty"` // said where no near answer changes the model
	Open         []Open                  `json:"open"`              // what is worth most first
	Assumed      []string                `json:"assumptions"`       // what is taken to be true although another answer says otherwise
	Beside       *Beside                 `json:"proposal"`          // what is proposed beside the recommended model; nil where nothing is
	ForNow       bool                    `json:"for_now"`           // the model holds until somebody is there: a post is to be filled, or there is a way back
	Sure         string                  `json:"sure"`              // how sure it is, in a sentence for the client; "" without a verdict
	Insists      []string                `json:"insists"`           // what the provider does not sign without and the recommended split leaves out, and that it serves larger clients only, one sentence each
	WayBack      *WayBack                `json:"way_back"`          // how the step to shared work is planned where it is fully managed for now; nil elsewhere
}

// Doubt is something that keeps a recommendation from being firm.
type Doubt struct {
	Kind      string        `json:"kind"` // open, open_tower, range, estimate, dispute, contradiction, neighbour or weights
	Questions []string      `json:"questions"`
	Text      string        `json:"text"`
	To        []terms.Model `json:"to"` // the models that it leads to by itself
}

// Disputed is a question to which people gave different answers, the one in use
// first.
type Disputed struct {
	Question string            `json:"question"`
	Topic    string            `json:"topic"`
	Values   []json.RawMessage `json:"values"`
	By       []string          `json:"by,omitempty"` // who gave them, "" for not known; only the provider reads it
}

// Confirm is an answer that is given and still to be confirmed.
type Confirm struct {
	Question       string          `json:"question"`
	Topic          string          `json:"topic"`
	State          string          `json:"state"` // range, estimated, disputed or unsure
	CanChangeModel *bool           `json:"can_change_model"`
	MonthlySwing   *pricing.Amount `json:"monthly_swing"`
	Says           []string        `json:"says"`          // the answers so far, as a person reads them
	Who            string          `json:"who"`           // the person to whom the question is best put
	Ask            string          `json:"ask,omitempty"` // how it is put to that person in writing
}

// Changes reports whether the answer can change the recommended model.
func (c *Confirm) Changes() bool { return c.CanChangeModel != nil && *c.CanChangeModel }

// Beside is a split that is proposed beside the recommended one.
type Beside struct {
	Model      terms.Model   `json:"model"`
	Split      terms.Split   `json:"split"`
	Monthly    pricing.Range `json:"monthly"` // not known for a playbook without prices
	Because    string        `json:"because"`
	Conditions []string      `json:"conditions"` // what must be in place for it
}

// WayBack is how the step from a full service to shared work is planned, where
// somebody is to be hired or to come back.
type WayBack struct {
	Plan    string        `json:"plan"` // of the client, by its id in texts.yaml
	Because string        `json:"because"`
	Text    string        `json:"text"`
	Points  []string      `json:"points"`  // what to agree on for it
	Model   terms.Model   `json:"model"`   // that it leads to
	Monthly pricing.Range `json:"monthly"` // with one person of the client in post; not known for a playbook without prices
}

// VetoIf is a reason why a model cannot be recommended as long as something is open.
type VetoIf struct {
	assess.Veto
	If        string   `json:"if"`        // what it depends on, as a sentence
	Questions []string `json:"questions"` // the same as ids
}

// leaning is the verdict of answers that only point to a model.
const leaning = "leaning"

// Leaning reports whether the answers only point to the model.
func (r *Recommendation) Leaning() bool { return r.Verdict != nil && *r.Verdict == leaning }

// Settled reports whether it is proved that nothing still open changes the model.
func (r *Recommendation) Settled() bool { return r.Certain != nil && *r.Certain }

// Close reports whether two models fit nearly as well.
func (r *Recommendation) Close() bool { return r.Verdict != nil && *r.Verdict == "close" }

// Vetoed reports whether a model is ruled out.
func (r *Recommendation) Vetoed(m terms.Model) bool {
	for i := range r.Vetoes {
		if r.Vetoes[i].Model == m {
			return true
		}
	}
	return false
}

// RuledOut reports whether a model is ruled out, be it only as long as something is
// open.
func (r *Recommendation) RuledOut(m terms.Model) bool {
	return r.Vetoed(m) || slices.ContainsFunc(r.VetoesIf, func(v VetoIf) bool { return v.Model == m })
}

// Reason is a criterion that counted.
type Reason struct {
	Criterion string                        `json:"criterion"`
	Weight    int64                         `json:"weight"`
	Points    int64                         `json:"points"` // what it adds to the margin
	Side      Side                          `json:"side"`   // whether it speaks for the recommended model
	Because   string                        `json:"because"`
	Source    terms.Optional                `json:"source"` // "" for a client: it may name other providers
	Ratings   terms.PerModel[assess.Rating] `json:"ratings"`
}

// Side says whether a criterion speaks for the recommended model.
type Side string

// The sides.
const (
	For     Side = "for"     // no model is rated above it, and one is below
	Against Side = "against" // a model is rated at least two steps above it, be it ruled out
	Neutral Side = "neutral"
)

// SideOf returns what a criterion says of a model by its ratings.
func SideOf(ratings *terms.PerModel[assess.Rating], m terms.Model) Side {
	highest, lowest := *ratings.Of(m), *ratings.Of(m)
	for _, other := range terms.Models() {
		highest, lowest = max(highest, *ratings.Of(other)), min(lowest, *ratings.Of(other))
	}
	switch own := *ratings.Of(m); {
	case own == highest && lowest < own:
		return For
	case highest-own >= 2:
		return Against
	}
	return Neutral
}

// FlipKind says who can bring a flip about.
type FlipKind string

// The kinds of flips.
const (
	Advice       FlipKind = "advice"          // the client may decide every change
	IfItTurnsOut FlipKind = "if_it_turns_out" // some change can only turn out so
)

// Flip is a smallest change of answers that changes the model.
type Flip struct {
	Changes Values      `json:"changes"`
	Model   terms.Model `json:"model"`
	Kind    FlipKind    `json:"kind"`
	Says    []string    `json:"says"`           // the changes in words
	Text    string      `json:"text,omitempty"` // the sentence; "" in results of earlier versions
}

// Values are answers by question, in an order that stays.
type Values []QuestionValue

// QuestionValue is the answer to one question as an engagement file in JSON has
// it.
type QuestionValue struct {
	Question string
	Value    json.RawMessage
}

// MarshalJSON writes an object with the questions as its keys.
func (v Values) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i := range v {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%s:%s", emit.JSONText(v[i].Question), v[i].Value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads an object and keeps the order of its keys.
func (v *Values) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return fmt.Errorf("read answers: %.40s is no object", data)
	}
	*v = Values{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fmt.Errorf("read answers: %w", err)
		}
		one := QuestionValue{}
		one.Question, _ = key.(string)
		if err := dec.Decode(&one.Value); err != nil {
			return fmt.Errorf("read answers: %w", err)
		}
		*v = append(*v, one)
	}
	return nil
}

// Open is a question that applies and is not answered, with what its answer is
// worth.
type Open struct {
	Question string `json:"question"`
	Topic    string `json:"topic"`
	// CanChangeModel says whether the answer can change the recommended model;
	// false is proved, nil is not known.
	CanChangeModel *bool         `json:"can_change_model"`
	To             []terms.Model `json:"to"` // the models that it can lead to
	// MonthlySwing is how far the answer alone can move the typical monthly
	// price of the recommended model: the dearest less the cheapest. Nil where
	// there is no price, or where the range of answers is not known.
	MonthlySwing *pricing.Amount `json:"monthly_swing"`
	Opens        int             `json:"opens"` // further questions that the answer can bring up
	Uses         []string        `json:"uses"`  // what uses the answer: scoring, pricing, responsibilities, report; nil is not known
	Who          string          `json:"who"`   // the person to whom it is best put
	Rank         int             `json:"rank"`  // its place in the order of worth, from 1
	NotSure      bool            `json:"not_sure,omitempty"`
	Ask          string          `json:"ask,omitempty"`      // how it is put to that person in writing; "" where it is asked in person only
	Options      []string        `json:"options,omitempty"`  // the answers to choose from, in the words for that person
	Examples     []string        `json:"examples,omitempty"` // answers that are ready-made
}

// Price is what the recommended model costs.
type Price struct {
	Currency string        `json:"currency"`
	Monthly  pricing.Range `json:"monthly"`
	OneTime  pricing.Range `json:"one_time"`
	PerUser  pricing.Range `json:"per_user"`
	Assumed  int           `json:"assumed"` // how many open answers are assumed in it
	Separate []Line        `json:"quoted_separately"`
}

// Others lists the models other than the recommended one that some completion
// of the open questions names.
func (r *Recommendation) Others() []terms.Model {
	var others []terms.Model
	for _, id := range r.Possible {
		if m, ok := terms.ParseModel(id); ok && (r.Model == nil || m != *r.Model) {
			others = append(others, m)
		}
	}
	return others
}
