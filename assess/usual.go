package assess

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Usual says how often the answers to a question come, as whole numbers of which
// only the proportions count. The order of questions goes by it; it changes no
// result.
type Usual struct {
	Options []int64 // by option; of a grid by side, in the order of the options
	Presets []int64 // by ready-made answer to a grid
	Numbers []UsualNumber
}

// UsualNumber is how often a number comes, or one of a range: its value is given,
// and settled or a range.
type UsualNumber struct {
	Value  answer.Value
	Weight int64
}

// The cost of a question that says nothing of it: how long it takes beside a choice.
const (
	costOfGrid = 3
	costOfAny  = 1
)

// usualFile is how often a number comes.
type usualFile struct {
	yamldoc.Place

	Value  usualValue `yaml:"value" doc:"A number, or a range such as 2..9, both ends included."`
	Weight int64      `yaml:"weight" range:"0..1000" doc:"How often it comes beside the others: 50 for half where the weights add up to 100. A range has the weight as a whole."`
}

// usualValue is an answer to a number, which is read under the question.
type usualValue struct{ node *yamldoc.Node }

// DecodeNode keeps the answer.
func (u *usualValue) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { u.node = n }

// DescribeShape says that it is a number or a range.
func (u *usualValue) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "a number or a range"}
}

// usual reads what is usual of a question, and what asking it costs.
func (f *questionFile) usual(r *yamldoc.Report, w *Question, s *answer.Question) {
	w.Cost = f.Cost
	if w.Cost == 0 {
		w.Cost = costOfAny
		if s.Type == answer.Grid {
			w.Cost = costOfGrid
		}
	}
	for i := range w.Options {
		weight, at := int64(1), slices.IndexFunc(f.Options, func(o optionFile) bool { return o.ID == w.Options[i].ID })
		if at >= 0 {
			weight = f.Options[at].Usual
		}
		w.Usual.Options = append(w.Usual.Options, weight)
	}
	said := f.said(r, s)
	for i := range f.Presets {
		w.Usual.Presets = append(w.Usual.Presets, f.Presets[i].Usual)
	}
	for i := range f.Usual {
		if u := &f.Usual[i]; u.Value.node != nil && s.Type == answer.Number {
			if v := s.ReadValue(r, u.Value.node); v.State == answer.Given {
				w.Usual.Numbers = append(w.Usual.Numbers, UsualNumber{v, u.Weight})
			}
		}
	}
	if said != nil && f.UsualSource == "" && f.Node.Get("usual_source") == nil {
		r.Add(said, "question %q says how often answers come, and not where that is from; add \"usual_source\"", s.ID)
	}
}

// said returns a place where the question says how often an answer comes, nil for
// none.
func (f *questionFile) said(r *yamldoc.Report, s *answer.Question) *yamldoc.Node {
	said := f.Node.Get("usual")
	for i := range f.Options {
		n := f.Options[i].Node
		if n != nil {
			n = n.Get("usual")
		}
		if n == nil {
			continue
		}
		said = n
		if s.Type == answer.MultiChoice {
			r.Add(n, "\"usual\" of an option is not for a multi_choice, where any options can be chosen together; remove it")
		}
	}
	for i := range f.Presets {
		if n := f.Presets[i].Node; n != nil && n.Get("usual") != nil {
			said = n.Get("usual")
		}
	}
	return said
}
