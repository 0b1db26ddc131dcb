// Package advice says what a client should know and do once a model is
// recommended and the work is split: findings (risks with actions), readiness
// for shared work, the growth path to the next model, the texts about models
// and plans, and notes on whether the provider fits the client.
//
// Goals: every sentence, threshold and weight is data; an answer that is not
// known stays open (it is never read as the worst or the best answer); what is
// meant for the provider's eyes can be separated from what the client sees by
// one call; loading finds every problem of a file, computing has no errors.
//
// Non-goals: choosing the model or the split (package assess), prices,
// responsibilities, layout and formats.
package advice

import (
	"math"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Ids of the facts that findings and readiness may test beside answers.
const (
	factModel     = "model"
	factSplit     = "split"
	factReadiness = "readiness"
	factUnknown   = "unknown_answers"
)

// Places of the fixed facts behind the questions; the ratios follow.
const (
	atModel = iota
	atSplit
	atReadiness
	atUnknown
	numFixed
)

// factNumberMax is the upper bound of number facts: far above any value, and
// low enough that code may add to it.
const factNumberMax = math.MaxInt64 / 4

// Ratio is a named quotient of two numbers of the questionnaire. Both are from 0
// to 1e14 hundredths, as the limits of a question are, so that it is exact in 64
// bits.
type Ratio struct {
	ID  string // name in conditions
	Of  string // id of the question that is divided
	Per string // id of the question that it is divided by

	Currency string // of the amounts that the ratio is tested against; "" for whatever the answers are in
}

// FactIDs lists the ids that no question and no ratio may have.
func FactIDs() []string { return []string{factModel, factSplit, factReadiness, factUnknown} }

// LaterFacts lists the facts that are not known yet where rows of responsibilities are
// laid out.
func LaterFacts() []string { return []string{factReadiness, factUnknown} }

// InCurrency returns the ratios as they are for answers in a currency. One that is
// tested against amounts in another currency is never known: 30 of one money are
// not 30 of another.
func InCurrency(ratios []Ratio, currency string) []Ratio {
	in := slices.Clone(ratios)
	for i := range in {
		if c := in[i].Currency; c != "" && c != currency {
			in[i].Of = ""
		}
	}
	return in
}

// Facts extends the answers with what follows from them: the recommended
// model, the split of towers, the readiness verdict, the number of questions
// answered "not sure", and the ratios of the questionnaire. It does not change
// after NewFacts and may be used from several goroutines.
type Facts struct {
	base   *answer.Schema
	schema *answer.Schema
	ratios []operands
}

type operands struct{ of, per int }

// private reports whether the ratio tells something of a private answer.
func (o operands) private(schema *answer.Schema) bool {
	return o.of >= 0 && schema.At(o.of).Private || o.per >= 0 && schema.At(o.per).Private
}

// NewFacts extends a schema. A ratio of a question that is not there does not apply.
func NewFacts(schema *answer.Schema, ratios []Ratio) *Facts {
	facts := make([]answer.Question, numFixed, numFixed+len(ratios))
	facts[atModel] = answer.Question{ID: factModel, Type: answer.SingleChoice, Options: terms.Model(0).Words()}
	facts[atSplit] = answer.Question{ID: factSplit, Type: answer.Grid}
	facts[atReadiness] = answer.Question{ID: factReadiness, Type: answer.SingleChoice, Options: ReadinessVerdicts()}
	facts[atUnknown] = answer.Question{ID: factUnknown, Type: answer.Number, Max: factNumberMax}
	f := &Facts{base: schema}
	for _, ratio := range ratios {
		ops := operands{of: schema.Find(ratio.Of), per: schema.Find(ratio.Per)}
		f.ratios = append(f.ratios, ops)
		facts = append(facts, answer.Question{ID: ratio.ID, Type: answer.Number, Max: factNumberMax, Decimals: 2, Private: ops.private(schema)})
	}
	f.schema = schema.Extend(facts)
	return f
}

// Schema returns the questions with the facts behind them, for reading
// conditions of findings and readiness.
func (f *Facts) Schema() *answer.Schema { return f.schema }

// Given is what was computed for one engagement before advice is asked for.
type Given struct {
	Model     *terms.Model // the recommended model; nil when there is none
	Split     terms.Split  // the zero split is not known
	Readiness string       // a verdict of ReadinessVerdicts; "" is not known
}

// View returns the answers with the facts. The view v is one of the schema
// that the facts extend; a view that has facts already gets new ones.
func (f *Facts) View(v answer.View, in Given) answer.View {
	if v.Schema() == f.schema {
		v = f.plain(v)
	}
	facts := make([]answer.Value, numFixed+len(f.ratios))
	if in.Model != nil {
		facts[atModel] = answer.Value{State: answer.Given, Options: 1 << *in.Model}
	}
	if in.Split != (terms.Split{}) {
		facts[atSplit] = answer.Value{State: answer.Given, Grid: in.Split}
	}
	if o := f.schema.At(f.base.Len() + atReadiness).OptionIndex(in.Readiness); o >= 0 {
		facts[atReadiness] = answer.Value{State: answer.Given, Options: 1 << o}
	}
	var unsure int64
	for i := range f.base.Len() {
		if v.State(i) == answer.Unknown {
			unsure++
		}
	}
	facts[atUnknown] = answer.Value{State: answer.Given, Number: unsure * 100}
	for i, ops := range f.ratios {
		facts[numFixed+i] = ops.value(v)
	}
	return v.Extend(f.schema, facts)
}

// with returns v when it has the facts, and otherwise v with the facts that
// follow from answers alone; the others are open then.
func (f *Facts) with(v answer.View) answer.View {
	if v.Schema() == f.schema {
		return v
	}
	return f.View(v, Given{})
}

// plain takes the facts off a view again.
func (f *Facts) plain(v answer.View) answer.View {
	set := v.Set()
	set.Values = set.Values[:f.base.Len()]
	return f.base.View(set)
}

// value returns the ratio in hundredths, rounded half up; a range where one of the
// two numbers is one, or people differ about it; missing when one of the two is
// open or does not apply, or the divisor is, or may be, zero, and hidden when one
// of the two is never asked.
func (o operands) value(v answer.View) answer.Value {
	if o.of < 0 || o.per < 0 {
		return answer.Value{State: answer.Hidden}
	}
	if v.State(o.of) != answer.Given || v.State(o.per) != answer.Given {
		return answer.Value{}
	}
	leastOf, mostOf := v.Ends(o.of)
	leastPer, mostPer := v.Ends(o.per)
	if leastPer <= 0 {
		return answer.Value{}
	}
	least, most := quotient(leastOf, mostPer), quotient(mostOf, leastPer)
	return answer.Value{State: answer.Given, Number: least, Spread: most - least}
}

// quotient of two numbers in hundredths, rounded half up.
func quotient(of, per int64) int64 { return (200*of + per) / (2 * per) }
