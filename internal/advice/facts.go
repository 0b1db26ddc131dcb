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
	"mspscope/internal/yamldoc"
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

// ratioOperandMax is the largest number, in hundredths, that a question in a
// ratio may accept, so that the ratio is exact in 64 bits.
const ratioOperandMax = 100_000_000_000_000

// Ratio is a named quotient of two numbers of the questionnaire.
type Ratio struct {
	ID  string `yaml:"id" doc:"The name under which conditions of findings and readiness test the ratio. No question may have it."`
	Of  string `yaml:"of" ref:"question" doc:"The question whose number is divided."`
	Per string `yaml:"per" ref:"question" doc:"The question whose number it is divided by. While one of the two is open or this is 0, the ratio is open."`
}

// ratiosKey are the ratios as a questionnaire file has them.
type ratiosKey struct {
	Ratios []ratioRecord `yaml:"ratios,empty" item:"a ratio" key:"id" doc:"Quotients of two answers that findings and readiness may test."`
}

type ratioRecord struct {
	Ratio
	yamldoc.Place
}

// FactIDs lists the ids that no question and no ratio may have.
func FactIDs() []string { return []string{factModel, factSplit, factReadiness, factUnknown} }

// ReadRatios reads the ratios of a questionnaire file: a list of mappings with
// id, of and per. The node may be nil: a questionnaire needs no ratios. It also
// reports questions whose ids are taken by facts. Ratios with problems are returned
// too: what tests them is not wrong as well.
func ReadRatios(r *yamldoc.Report, node *yamldoc.Node, schema *answer.Schema) []Ratio {
	for _, id := range FactIDs() {
		if schema.Find(id) >= 0 {
			r.Add(node, "the question id %q is taken by a fact that findings test; choose another id", id)
		}
	}
	if node == nil {
		return nil
	}
	var file ratiosKey
	within := yamldoc.Node{Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: "ratios"}, Value: *node}}}
	yamldoc.Decode(r, &within, "the ratios", &file, nil)
	ratios := make([]Ratio, 0, len(file.Ratios))
	for i := range file.Ratios {
		record := &file.Ratios[i]
		taken := schema.Find(record.ID) >= 0 || slices.Contains(FactIDs(), record.ID)
		if taken {
			r.Add(record.At("id"), "the ratio id %q is taken by a question or a fact; choose another id", record.ID)
		}
		checkOperand(r, record.At("of"), record.Of, schema)
		checkOperand(r, record.At("per"), record.Per, schema)
		if record.ID != "" && !taken {
			ratios = append(ratios, record.Ratio)
		}
	}
	return ratios
}

// checkOperand reports a question that a ratio cannot use.
func checkOperand(r *yamldoc.Report, n *yamldoc.Node, id string, schema *answer.Schema) {
	i := schema.Find(id)
	switch {
	case id == "": // reported already
	case i < 0 && schema.Spare(r, n, id, "counts", "what tests the ratio is read as if nobody answered"):
	case i < 0:
		r.Unknown(n, "question", schema.IDs())
	case schema.At(i).Type != answer.Number:
		r.Add(n, "%q is not answered with a number; a ratio needs number questions", id)
	case schema.At(i).Min < 0 || schema.At(i).Max > ratioOperandMax:
		r.Add(n, "%q takes numbers outside 0 to %s, too wide for a ratio; narrow its limits", id, answer.FormatHundredths(ratioOperandMax))
	}
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

// NewFacts extends a schema. The ratios come from ReadRatios with the same
// schema; a ratio of a question that is not there does not apply.
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
	set := f.base.NewSet()
	for i := range set.Values {
		set.Values[i] = v.Value(i)
	}
	return f.base.View(set)
}

// value returns the ratio in hundredths, rounded half up; missing when one of
// the two numbers is open or does not apply, or the divisor is zero, and hidden
// when one of the two is never asked.
func (o operands) value(v answer.View) answer.Value {
	if o.of < 0 || o.per < 0 {
		return answer.Value{State: answer.Hidden}
	}
	of, per := v.Value(o.of), v.Value(o.per)
	if of.State != answer.Given || per.State != answer.Given || per.Number <= 0 {
		return answer.Value{}
	}
	return answer.Value{State: answer.Given, Number: (200*of.Number + per.Number) / (2 * per.Number)}
}
