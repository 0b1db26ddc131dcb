package interview

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// The kinds of basis.
const (
	Stated    = "stated"
	Estimated = "estimated"
	Seen      = "seen"
)

// Set answers any question, wherever the interview stands.
//
// Where another person gave a different answer before, the first one stays in
// use and the new one is kept beside it until the two are settled. An answer that
// nobody signs is used at once, and what a person who is named said before is kept
// beside it.
func (s *Session) Set(i int, v answer.Value) []patch.Edit { return s.SetPart(whole(i), v) }

// SetPart answers any question as Set does, or one tower of a grid: then the answer
// is a grid that names this tower.
func (s *Session) SetPart(p Place, v answer.Value) []patch.Edit {
	return s.change(p, func() []patch.Edit { return s.set(p, v) })
}

func (s *Session) set(p Place, v answer.Value) []patch.Edit {
	defer s.refresh()
	i := p.Question
	delete(s.skipped, p)
	if p == s.Place() {
		s.pass()
		s.held = false
	}
	old, b := s.e.Answers.Values[i].Kept(), s.basis(p)
	v = s.e.Merged(i, p.Part, v)
	switch {
	case s.contradicts(p, old, b, v):
		return s.setOther(p, v)
	case old.Equal(v):
		return s.withdraw(p, s.o.Person)
	}
	kept := s.replaced(p, old, v)
	parts := s.replacedParts(p, old, v)
	s.e.Answer(i, assess.Whole, v)
	return slices.Concat(s.answerEdits(i, old), s.signed(p, kept), parts, s.tidy(i, p.Part))
}

// contradicts reports whether an answer differs from what another person said.
// "Not sure" contradicts nobody.
func (s *Session) contradicts(p Place, old answer.Value, b *assess.Basis, v answer.Value) bool {
	if s.o.Person == "" || old.State != answer.Given || v.State == answer.Missing || old.Equal(v) {
		return false
	}
	if t, part := p.Part.Tower(); part && old.Grid[t] == terms.Undecided && !old.Advised.Has(t) {
		return false // nobody has named a side
	}
	by := ""
	if b == nil {
		b = s.basis(whole(p.Question)) // who answered all of it answered this part
	}
	if b != nil {
		by = b.By
	}
	return by != s.o.Person
}

// setOther keeps the answer of the person who answers beside the one in use.
func (s *Session) setOther(p Place, v answer.Value) []patch.Edit {
	if t, part := p.Part.Tower(); part && v.State == answer.Given {
		if v.OpenTower(t) || !v.Advised.Has(t) && v.Grid[t] == terms.Undecided {
			return s.withdraw(p, s.o.Person)
		}
		v = answer.Value{State: answer.Given}.WithTower(t, v.Grid[t])
	}
	if v.State != answer.Given {
		return s.withdraw(p, s.o.Person)
	}
	b := s.basis(p)
	if b == nil {
		s.e.Basis = append(s.e.Basis, assess.Basis{Question: p.Question, Part: p.Part, Kind: Stated})
		b = s.basis(p)
	}
	b.Settled = false // what was settled was not about this
	o := assess.Other{Value: v, By: s.o.Person, On: s.day()}
	if at := slices.IndexFunc(b.Others, func(o assess.Other) bool { return o.By == s.o.Person }); at >= 0 {
		b.Others[at] = o
	} else {
		b.Others = append(b.Others, o)
	}
	return []patch.Edit{s.basisEdit(p)}
}

// withdraw takes back what a person said against the answer in use.
func (s *Session) withdraw(p Place, person string) []patch.Edit {
	b := s.basis(p)
	if b == nil || person == "" {
		return nil
	}
	n := len(b.Others)
	b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool { return o.By == person })
	if len(b.Others) == n {
		return nil
	}
	return []patch.Edit{s.basisEdit(p)}
}

// tidy takes from what stands beside the other parts of an answer what would
// contradict nobody any more: after a tower was answered, what was said of the whole
// grid, and the other way round.
func (s *Session) tidy(i int, but assess.Part) []patch.Edit {
	var edits []patch.Edit
	for k := 0; k < len(s.e.Basis); k++ {
		b := &s.e.Basis[k]
		if b.Question != i || b.Part == but {
			continue
		}
		n, had := len(b.Others), len(s.e.Basis)
		b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool { return s.e.Says(i, b.Part, o.Value) })
		if len(b.Others) < n {
			edits = append(edits, s.basisEdit(Place{i, b.Part}))
		}
		k -= had - len(s.e.Basis) // it said nothing more
	}
	return edits
}

// Disputed returns where the answers to a question come from when people have
// answered it differently and nobody settled it, and nil otherwise.
func (s *Session) Disputed(i int) *assess.Basis { return s.DisputedPart(whole(i)) }

// DisputedPart is Disputed for a question or one tower of a grid.
func (s *Session) DisputedPart(p Place) *assess.Basis {
	if b := s.basis(p); b != nil && len(b.Others) > 0 && !b.Settled {
		return b
	}
	return nil
}

// Disputes lists what applies and was answered differently.
func (s *Session) Disputes() []Place {
	var list []Place
	for i := range s.asks {
		if s.view.State(i) == answer.Hidden {
			continue
		}
		if s.Disputed(i) != nil {
			list = append(list, whole(i))
		}
		if s.q.Schema.At(i).Type != answer.Grid {
			continue
		}
		for _, t := range terms.Towers() {
			if p := (Place{i, assess.PartOf(t)}); s.DisputedPart(p) != nil {
				list = append(list, p)
			}
		}
	}
	return list
}

// answerEdits writes the answer to a question. Of a grid that stood there tower by
// tower, only the towers that changed are written, so that what people wrote beside
// the others stays.
func (s *Session) answerEdits(i int, old answer.Value) []patch.Edit {
	q, v := s.q.Schema.At(i), s.e.Answers.Values[i]
	path := []string{"answers", q.ID}
	if v.State == answer.Missing {
		return []patch.Edit{{Path: path, Delete: true}}
	}
	yaml, json := q.Node(v), q.JSONNode(v)
	was := q.Node(old)
	if q.Type != answer.Grid || yaml.Kind != yamldoc.Mapping || was.Kind != yamldoc.Mapping {
		return []patch.Edit{{Path: path, Value: emit.Flow(&yaml), JSON: emit.Flow(&json)}}
	}
	var edits []patch.Edit
	for k := range yaml.Pairs {
		tower := yaml.Pairs[k].Key.Text
		if before := was.Get(tower); before == nil || before.Text != yaml.Pairs[k].Value.Text {
			edits = append(edits, patch.Edit{Path: append(slices.Clone(path), tower), Value: yaml.Pairs[k].Value.Text})
		}
	}
	for k := range was.Pairs { // last, so that the grid is never empty
		if tower := was.Pairs[k].Key.Text; yaml.Get(tower) == nil {
			edits = append(edits, patch.Edit{Path: append(slices.Clone(path), tower), Delete: true})
		}
	}
	return edits
}

// basisEdit writes the basis of an answer, or removes it when it says nothing.
func (s *Session) basisEdit(p Place) patch.Edit {
	e := patch.Edit{Path: []string{"basis", s.q.PartID(p.Question, p.Part)}}
	v, b := s.e.Answers.Values[p.Question], s.basis(p)
	b.Settled = b.Settled && len(b.Others) > 0
	if yaml, json := b.Node(s.q, v), b.JSONNode(s.q, v); len(yaml.Pairs) > 0 {
		e.Value, e.JSON = emit.Flow(&yaml), emit.Flow(&json)
		return e
	}
	s.e.Basis = slices.DeleteFunc(s.e.Basis, func(b assess.Basis) bool { return b.Question == p.Question && b.Part == p.Part })
	e.Delete, e.Prune = true, true
	return e
}
