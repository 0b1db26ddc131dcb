package responsibility

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// SplitRules says, for each model, which side a tower gets when the client has
// not decided: a default, and leans that pull it to another side when answers
// speak for that. It does not change after it was read.
type SplitRules struct {
	// Why a tower has its side where people answered differently about it, and where
	// the client's wish for own people gave way: sentences for the client.
	Differ, GivenWay string

	models [terms.NumModels]modelRules
	counts counts
	beside []beside
	needed [terms.NumTowers]string // what must be in place to answer for a tower alone
}

// beside is a rule by which a model is proposed beside the recommended one.
type beside struct {
	of, model terms.Model
	whole     int
	because   string
	where     []said
	itLead    string
	cheaper   string // said where it costs less than what is recommended
	ruledOut  string // said where the model is ruled out
	rule      answer.Rule
}

// said is a sentence with the condition under which it is said.
type said struct {
	when    answer.Condition
	because string
}

// modelRules is the rules of one model.
type modelRules struct {
	defaults terms.Split
	because  string // why the default, in a sentence
	held     string // why a tower has another side than its leans ask for
	leans    []lean
}

// lean pulls one tower to one side under a condition.
type lean struct {
	Tower    terms.Tower `yaml:"tower" doc:"The tower that is pulled."`
	Side     terms.Side  `yaml:"side" words:"provider,shared,client" doc:"The side to which it is pulled."`
	Strength int64       `yaml:"strength" range:"1..10" doc:"How strong the pull is: 1 only ties with the default, 10 is the strongest. Several leans of one tower to one side add up."`
	Because  string      `yaml:"because" doc:"Why the tower goes there: a sentence that the client reads beside it."`

	rule answer.Rule
}

// defaultStrength is what the default side weighs against leans, so that a
// lean of strength 1 only ties with it and does not win.
const defaultStrength = 1

// ReadSplitRules reads what the file of the matrix says about the split: its key
// "split". Other keys are not looked at. Every problem goes to the report; with a
// problem the result is nil.
func ReadSplitRules(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *SplitRules {
	before := r.Len()
	var f splitFile
	yamldoc.Decode(r, root, "the decision matrix", &f, nil)
	s := &SplitRules{Differ: f.Differ, GivenWay: f.GivenWay, counts: newCounts()}
	for i := range f.Split {
		of := &f.Split[i]
		rules := modelRules{because: of.Because, held: of.Held}
		for tower, side := range of.Defaults {
			rules.defaults[tower] = side
		}
		for j := range of.Leans {
			l := of.Leans[j].lean
			l.rule = schema.ReadRule(r, of.Leans[j].When, of.Leans[j].Unless, answer.Answers)
			rules.leans = append(rules.leans, l)
		}
		s.models[of.Model] = rules
	}
	for i := range f.Proposals {
		b := &f.Proposals[i]
		one := beside{
			of: b.Of, model: b.Model, whole: 2, because: b.Because, itLead: b.ITLead, cheaper: b.Cheaper, ruledOut: b.RuledOut,
			rule: schema.ReadRule(r, b.When, b.Unless, answer.Answers),
		}
		for _, w := range b.Where {
			one.where = append(one.where, said{schema.ReadWhen(r, w.When, answer.Answers), w.Because})
		}
		if b.Whole > 0 {
			one.whole = b.Whole
		}
		if b.Of == b.Model {
			r.Add(root.Get("proposals").Items[i].Get("model"), "%s cannot be proposed beside itself; name another model", b.Model)
		}
		s.beside = append(s.beside, one)
	}
	for t, text := range f.Conditions {
		s.needed[t] = text
	}
	if r.Len() > before {
		return nil
	}
	return s
}
