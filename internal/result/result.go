// Package result holds everything that came out for one engagement, as plain
// values whose JSON is the machine output: it can be saved, read back and shown
// again, and what is shown of it is a function of it alone.
//
// Secrecy is decided here and nowhere else. Everything in a [Result] but its
// Internal part follows from what the client may know; Internal has what only
// the provider may. ForClient returns the [Client], which no other function can
// make; pages for a client take a Client and nothing else.
//
// The contract is additive: a key keeps its name and meaning for the whole of
// version 1; money is a decimal string, what is not known is null.
//
// Non-goals: working anything out (package scope and below), wording (package
// page), encoding (package emit).
package result

import (
	"encoding/json"
	"slices"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// Version is the version of the machine output.
const Version = 1

// Head says what a result is about and what it came from. Every output begins
// with it.
type Head struct {
	Version  int      `json:"version"`
	Playbook Playbook `json:"playbook"`
	Subject  Subject  `json:"client"`
}

// Playbook names the data that a result came from.
type Playbook struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`             // "sha256:" and 64 hexadecimal digits
	Name    string `json:"name,omitempty"`     // what the provider calls its own
	BasedOn string `json:"based_on,omitempty"` // version of the built-in below one that has a version of its own
}

// Short is the digest without its kind, in 12 digits: enough to tell two
// playbooks apart.
func (p *Playbook) Short() string {
	const kind, digits = len("sha256:"), 12
	if len(p.Digest) < kind+digits {
		return p.Digest
	}
	return p.Digest[kind : kind+digits]
}

// Subject says whom a result is about. Only the name is always there.
type Subject struct {
	Name      *string `json:"name"`
	Contact   string  `json:"contact,omitempty"`
	Reference string  `json:"reference,omitempty"`
	Date      string  `json:"date,omitempty"` // YYYY-MM-DD
}

// Result is everything that came out for one engagement under one playbook.
// Parts that were not asked for are nil, which no value of theirs is.
type Result struct {
	Head
	Reader  Reader       `json:"reader"`
	Voice   advice.Voice `json:"voice"`   // whose paper it is
	Answers []Answer     `json:"answers"` // to the questions that apply, in the order of a call
	Notes   []Note       `json:"notes"`
	Recommend
	Proposals terms.PerModel[Proposal] `json:"proposals"`
	Explain   *Explain                 `json:"explain,omitempty"`
	Estimate  *Estimate                `json:"estimate,omitempty"`
	RACI      *RACI                    `json:"raci,omitempty"`
	Framework *Framework               `json:"framework,omitempty"`
	Plan      *Plan                    `json:"plan,omitempty"`
	From      *From                    `json:"from,omitempty"`   // who the document is from; nil where it was not asked for
	Report    *advice.Report           `json:"report,omitempty"` // what the first page of a document says in short; nil where it was not asked for
	Small     bool                     `json:"small"`            // a client for whom the core of the responsibility matrix is enough
	Words     Words                    `json:"words"`
	Language  words.Language           `json:"language,omitzero"`  // in which it is said; what differs from the built-in playbook
	Internal  *Internal                `json:"internal,omitempty"` // nil in what a client may see

	provider bool // for whom ForProvider made it
}

// Reader is the person for whom pages are written. The reader chooses, orders
// and words; what may be seen does not depend on it.
type Reader string

// The readers.
const (
	Owner    Reader = "owner"    // the owner or the management of the client
	ITLead   Reader = "it_lead"  // the client's head of IT
	Delivery Reader = "delivery" // the provider's people who do the work
)

// Answer is what is known of the answer to a question that applies.
type Answer struct {
	Question string          `json:"question"`
	Topic    string          `json:"topic"`
	State    string          `json:"state"`             // given, unknown or missing
	Value    json.RawMessage `json:"value"`             // as an engagement file in JSON has it; null unless given
	Says     []string        `json:"says"`              // the value as a person reads it, every choice for itself; empty unless given
	Noun     string          `json:"noun,omitempty"`    // of a number that is given: what it counts, or its unit
	Meaning  string          `json:"meaning,omitempty"` // of a level that is given: what it stands for
}

// Note is a note on an answer.
type Note struct {
	Question string `json:"question"`
	Topic    string `json:"topic"`
	Text     string `json:"text"`
}

// Proposal is the split of a model with where each side comes from.
type Proposal struct {
	Split   terms.Split            `json:"split"`
	Because map[terms.Tower]string `json:"because"` // of the towers whose side is ours to propose
	Reasons map[terms.Tower]string `json:"reasons"` // of the others: why the client decided so, where that was said
}

// Answer returns what is known of the answer to a question, nil where it does
// not apply.
func (r *Result) Answer(question string) *Answer {
	for i := range r.Answers {
		if r.Answers[i].Question == question {
			return &r.Answers[i]
		}
	}
	return nil
}

// Say returns a sentence of the playbook with something in the place of its placeholders:
// see [words.Language.Say].
func (r *Result) Say(id string, pairs ...any) string { return r.Language.Say(id, pairs...) }

// Model returns the recommended model, nil when the outcome names none.
func (r *Result) Model() *terms.Model { return r.Recommendation.Model }

// Words are the texts of the playbook that pages print.
type Words struct {
	Models     terms.PerModel[advice.ModelText] `json:"models"`
	Towers     assess.TowerNames                `json:"towers"`
	Outcome    Notice                           `json:"outcome"`              // of an outcome without a model
	Transition *Notice                          `json:"transition,omitempty"` // where people are there whom the model does not need
	Baseline   *Notice                          `json:"baseline,omitempty"`   // the conditions of service that are not met
	Shown      int                              `json:"shown"`                // how many findings a short page shows
	All        bool                             `json:"all,omitempty"`        // a page leaves out nothing for the sake of brevity
	Lists      advice.Shown                     `json:"lists"`                // how much of other lists it shows
	Reading    string                           `json:"reading,omitempty"`    // what the signs of having outgrown the present model ask for
	TooClose   string                           `json:"too_close"`            // the margin in fit under which two models are too close to call
	Provider   string                           `json:"provider,omitempty"`   // the name by which sentences call the provider; "" where they say "the provider"
	Band       *int                             `json:"band,omitempty"`       // by how many percent the weights are varied; nil in results of earlier versions: 25
}

// Notice is a text of the playbook with the points that go with it.
type Notice struct {
	Title   string   `json:"title,omitempty"`
	Because string   `json:"because,omitempty"` // the rule that led to it
	Text    string   `json:"text,omitempty"`
	Points  []string `json:"points,omitempty"`
}

// Internal is what only the provider may see. Where a client's page has a part
// of its name, it takes the place of that part in the provider's.
type Internal struct {
	Readiness advice.Result     `json:"readiness"`
	Findings  []advice.Finding  `json:"findings"`
	Open      []Open            `json:"open"`
	Disputed  []Disputed        `json:"disputed"` // with who said what
	Warnings  []string          `json:"warnings"`
	Prices    []string          `json:"price_warnings"`
	Answers   []Answer          `json:"answers"`         // to private questions
	Notes     []Note            `json:"notes"`           // private ones
	Fit       []string          `json:"fit"`             // what speaks against this client for this provider
	Discount  string            `json:"discount_reason"` // the basis of the discount's line
	LeftOut   []*pricing.Amount `json:"left_out"`        // what the lines that the quote leaves out would cost, in their order

	Refused  []Refusal                      `json:"refused"`
	Options  [][]Refusal                    `json:"options"` // what keeps each option from being an offer, in their order
	Models   terms.PerModel[*InternalPrice] `json:"models"`
	Proposal *InternalPrice                 `json:"proposal"`
	Checks   []pricing.Check                `json:"checks"`
	Stops    []advice.Stop                  `json:"go_no_go"` // what speaks against going on
	Promises []Promise                      `json:"promises"` // what was promised on the way
	Basis    []Known                        `json:"basis"`    // how answers are known, where something is said of it
	Plan     *Plan                          `json:"plan,omitempty"`
	OwnTeam  *pricing.Placed                `json:"own_team"` // what a team of the client's own would cost that does everything, where the client does not see it
	Load     *Load                          `json:"load"`     // how much of the matrix the client's IT people carry
	Hours    *Hours                         `json:"hours"`    // that the price of the recommended model was made for; nil where they are not known
	Pay      *pricing.Pay                   `json:"own_pay"`  // what the people who are there cost; in no sum
}

// Hours are the hours of work that a price was made for.
type Hours struct {
	Month  json.Number  `json:"month"`
	Towers []TowerHours `json:"by_tower"`
	Start  *json.Number `json:"start"` // to take over, once; nil where it is not known
	// Assumed says on what the hours rest, "" where the rate card does not.
	Assumed string `json:"assumed"`
}

// TowerHours are the hours a month of one part of IT.
type TowerHours struct {
	Tower terms.Tower `json:"tower"`
	Hours json.Number `json:"hours"`
}

// Client is a result that a client may see. Only ForClient makes one.
type Client struct{ result *Result }

// ForClient returns the result without what only the provider may see. What others charge
// only the client of an adviser sees.
func (r *Result) ForClient() Client {
	c := *r
	c.Internal = nil
	c.withoutSources()
	if !r.Adviser() && r.Estimate != nil {
		e := *r.Estimate
		e.Models = terms.ForEach(func(m terms.Model) ModelEstimate {
			one := *r.Estimate.Models.Of(m)
			one.Market = nil
			return one
		})
		if e.Proposal != nil {
			one := *e.Proposal
			one.Market = nil
			e.Proposal = &one
		}
		c.Estimate = &e
	}
	return Client{&c}
}

// withoutSources takes out where models, reasons, findings and paths of growth come from:
// that may name other providers.
func (r *Result) withoutSources() {
	r.Recommendation.Reasons, r.Findings = slices.Clone(r.Recommendation.Reasons), slices.Clone(r.Findings)
	for i := range r.Recommendation.Reasons {
		r.Recommendation.Reasons[i].Source = ""
	}
	for i := range r.Findings {
		r.Findings[i].Source = ""
	}
	r.Words.Models = terms.ForEach(func(m terms.Model) advice.ModelText {
		t := *r.Words.Models.Of(m)
		t.Sources = []string{}
		return t
	})
	if r.Growth == nil {
		return
	}
	g := *r.Growth
	g.Paths, g.FromToday = slices.Clone(g.Paths), slices.Clone(g.FromToday)
	for _, paths := range [][]advice.Path{g.Paths, g.FromToday} {
		for i := range paths {
			paths[i].Source = ""
		}
	}
	r.Growth = &g
}

// Adviser reports whether the paper is that of somebody who advises the client and sells
// no service.
func (r *Result) Adviser() bool { return r.Voice == advice.AdviserVoice }

// Result returns the values. They hold nothing internal.
func (c Client) Result() *Result { return c.result }

// Provider reports whether the result is read by the provider, who knows the program.
func (r *Result) Provider() bool { return r.provider }

// ForProvider returns the values as the provider reads them: with what is
// internal in the place of what stands for it in a client's page. What they return
// has no internal part left, so that nothing takes its place twice.
func (r *Result) ForProvider() *Result {
	p := *r
	p.Internal, p.provider = nil, true
	if in := r.Internal; in != nil {
		p.Readiness, p.Findings, p.Warnings = in.Readiness, in.Findings, in.Warnings
		if in.Plan != nil {
			p.Plan = in.Plan
		}
		p.Recommendation.Open, p.Recommendation.Disputed, p.Refused = in.Open, in.Disputed, in.Refused
		if r.Estimate != nil {
			e := *r.Estimate
			e.Warnings, e.Checks, e.Pay = in.Prices, in.Checks, in.Pay
			e.Comparison = e.Comparison.With(in.OwnTeam)
			e.Options = slices.Clone(e.Options)
			for i := range min(len(in.Options), len(e.Options)) {
				e.Options[i].Refused = in.Options[i]
			}
			e.LeftOut = slices.Clone(e.LeftOut)
			for i := range min(len(in.LeftOut), len(e.LeftOut)) {
				e.LeftOut[i].Amount = in.LeftOut[i]
			}
			e.Models = terms.ForEach(func(m terms.Model) ModelEstimate {
				return r.Estimate.Models.Of(m).withInternal(*in.Models.Of(m), in.Discount)
			})
			if e.Proposal != nil {
				e.Proposal = &ProposalEstimate{e.Proposal.Model, e.Proposal.withInternal(in.Proposal, in.Discount)}
			}
			p.Estimate = &e
		}
		if r.RACI != nil {
			m := *r.RACI
			m.Load = in.Load
			p.RACI = &m
		}
		p.Answers = append(slices.Clip(r.Answers), in.Answers...)
	}
	return &p
}

// Given reports whether there is an answer.
func (a *Answer) Given() bool { return a.State == "given" }
