package result

import (
	"cmp"
	"slices"

	"mspscope/internal/terms"
)

// SchemaID is the name in the world of the JSON Schema of an output or a file; its
// number is that of the format.
func SchemaID(name string) string { return "urn:mspscope:" + name + ":1" }

// RecommendOutput is the output of `recommend`.
type RecommendOutput struct {
	Schema string `json:"schema"`
	Head
	Recommend
}

// EstimateOutput is the output of `estimate`.
type EstimateOutput struct {
	Schema string `json:"schema"`
	Head
	*Estimate
}

// RACIOutput is the output of `raci`.
type RACIOutput struct {
	Schema string `json:"schema"`
	Head
	RACI
}

// NextOutput is the output of `next`.
type NextOutput struct {
	Schema string `json:"schema"`
	Head
	Model    *terms.Model `json:"model"`
	Certain  *bool        `json:"certain"`
	Possible []string     `json:"possible"`
	Open     []Open       `json:"open"`     // what is worth most first
	Message  FollowUp     `json:"message"`  // what the client is asked, whoever prints it
	Messages []Message    `json:"messages"` // the same as one message for each person who can answer

	Disputed  []Disputed `json:"disputed"`   // what people answered differently
	ToConfirm []Confirm  `json:"to_confirm"` // answers that are given and not settled, what is worth most first
}

// FollowUp is a message to the client that asks what is open.
type FollowUp struct {
	Greeting string         `json:"greeting"`
	Opening  string         `json:"opening"`
	Parts    []FollowUpPart `json:"parts"`
	Closing  string         `json:"closing"`
}

// Message asks one person what is open. It holds nothing that somebody else said, and
// no question about this person.
type Message struct {
	Who       string             `json:"who"`
	Heading   string             `json:"heading"`
	Greeting  string             `json:"greeting"`
	Opening   string             `json:"opening"`
	Questions []FollowUpQuestion `json:"questions"`
	Closing   string             `json:"closing"`
}

// FollowUpPart is what one person is asked in a message.
type FollowUpPart struct {
	Who       string             `json:"who"`
	Heading   string             `json:"heading"`
	Questions []FollowUpQuestion `json:"questions"`
}

// FollowUpQuestion is a question of a message, in the words for whom it is for.
type FollowUpQuestion struct {
	Question string `json:"question"`
	Text     string `json:"text"`
}

// ForRecommend returns what `recommend` prints: of the open questions not how
// they are put, which `next` does.
func (r *Result) ForRecommend() any {
	out := RecommendOutput{SchemaID("recommend"), r.Head, r.Recommend}
	out.Recommendation.Open = slices.Clone(r.Recommendation.Open)
	for i := range out.Recommendation.Open {
		o := &out.Recommendation.Open[i]
		o.Ask, o.Options, o.Examples = "", nil, nil
	}
	out.Recommendation.ToConfirm = slices.Clone(r.Recommendation.ToConfirm)
	for i := range out.Recommendation.ToConfirm {
		out.Recommendation.ToConfirm[i].Ask = ""
	}
	return out
}

// ForEstimate returns what `estimate` prints. The prices must have been asked
// for.
func (r *Result) ForEstimate() any { return EstimateOutput{SchemaID("estimate"), r.Head, r.Estimate} }

// ForRACI returns what `raci` prints of the rows of a filter. The matrix must
// have been asked for.
func (r *Result) ForRACI(f Filter) any { return RACIOutput{SchemaID("raci"), r.Head, r.RACI.Select(f)} }

// ForNext returns what `next` prints, with the message to the client.
func (r *Result) ForNext(m FollowUp, each []Message) any {
	rec := &r.Recommendation
	return NextOutput{
		Schema: SchemaID("next"), Head: r.Head, Model: rec.Model, Certain: rec.Certain, Possible: rec.Possible, Open: rec.ByWorth(), Message: m, Messages: each,
		Disputed: rec.Disputed, ToConfirm: rec.ToConfirm,
	}
}

// ByWorth lists the open questions, what is worth most first: what can change
// the model, in the order that settles it soonest; then what moves the price
// most; then in the order of a call, those of a quick call first.
func (r *Recommendation) ByWorth() []Open {
	sorted := slices.Clone(r.Open)
	slices.SortStableFunc(sorted, func(a, b Open) int { return cmp.Compare(a.Rank, b.Rank) })
	return sorted
}

// Changes reports whether the answer can change the recommended model.
func (o *Open) Changes() bool { return o.CanChangeModel != nil && *o.CanChangeModel }
