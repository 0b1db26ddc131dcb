package interview

import (
	"cmp"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
)

// day is the day of what is said now: that of this session, or that of the file.
func (s *Session) day() string {
	if s.o.Undated {
		return s.o.Date
	}
	return cmp.Or(s.o.Date, s.e.Client.Date)
}

// ownDay is the day of an answer that nobody signs: it is written where it is not
// that of the whole file.
func (s *Session) ownDay() string {
	if s.o.Signed || s.o.Date == s.e.Client.Date {
		return ""
	}
	return s.o.Date
}

// replaced lists what an answer takes the place of and must not be lost: what a
// person who is named said, where nobody signs the new one, and what somebody else
// answered while this question was on the screen.
func (s *Session) replaced(p Place, old, v answer.Value) []assess.Other {
	if old.State != answer.Given || old.Equal(v) {
		return nil
	}
	by, on := s.saidBy(p)
	meanwhile := s.known != nil && s.differs(p, s.known.value, old)
	if !meanwhile && (by == "" || s.o.Person != "") {
		return nil
	}
	old.Unsure = 0
	if t, part := p.Part.Tower(); part {
		if old.OpenTower(t) || old.Grid[t] == terms.Undecided && !old.Advised.Has(t) {
			return nil
		}
		old = answer.Value{State: answer.Given}.WithTower(t, old.Grid[t])
		if v.State == answer.Given && v.Grid[t] == old.Grid[t] && v.Advised.Has(t) == old.Advised.Has(t) {
			return nil
		}
	}
	return []assess.Other{{Value: old, By: by, On: on}}
}

// differs reports whether two answers differ, or what they say of one tower.
func (s *Session) differs(p Place, a, b answer.Value) bool {
	t, part := p.Part.Tower()
	if !part || a.State != answer.Given || b.State != answer.Given {
		return !a.Equal(b)
	}
	return a.Grid[t] != b.Grid[t] || a.Advised.Has(t) != b.Advised.Has(t)
}

// saidBy returns who gave the answer in use, and when.
func (s *Session) saidBy(p Place) (by, on string) {
	b := s.basis(p)
	if b == nil && p.Part != assess.Whole {
		b = s.basis(whole(p.Question)) // who answered all of it answered this part
	}
	if b == nil {
		return "", ""
	}
	return b.By, b.On
}

// replacedParts keeps what people who are named said of single towers, where an
// answer to the whole grid says something else of them.
func (s *Session) replacedParts(p Place, old, v answer.Value) []patch.Edit {
	if p.Part != assess.Whole || old.State != answer.Given {
		return nil
	}
	var edits []patch.Edit
	for k := range s.e.Basis {
		b := &s.e.Basis[k]
		t, part := b.Part.Tower()
		if b.Question != p.Question || !part || b.By == "" || b.By == s.o.Person || old.OpenTower(t) {
			continue
		}
		if v.State == answer.Given && v.Grid[t] == old.Grid[t] && v.Advised.Has(t) == old.Advised.Has(t) {
			continue
		}
		said := answer.Value{State: answer.Given}.WithTower(t, old.Grid[t])
		b.Others, b.By, b.On, b.Settled = kept(b.Others, assess.Other{Value: said, By: b.By, On: b.On}), s.o.Person, s.day(), false
		edits = append(edits, s.basisEdit(Place{b.Question, b.Part}))
	}
	return edits
}

// kept adds what a person said to what others said; the later word of a person
// counts.
func kept(others []assess.Other, o assess.Other) []assess.Other {
	if o.By != "" {
		others = slices.DeleteFunc(others, func(other assess.Other) bool { return other.By == o.By })
	}
	if slices.ContainsFunc(others, func(other assess.Other) bool { return other.By == o.By && other.Value.Equal(o.Value) }) {
		return others
	}
	return append(others, o)
}

// signed brings the basis up to date after the answer in use has changed: what
// was said of the earlier answer no longer holds, answers of others that say the
// same contradict no more, and what was replaced is kept. An answer that somebody else
// gave before is that person's: whoever agrees and then corrects a slip must not take it
// away.
func (s *Session) signed(p Place, replaced []assess.Other) []patch.Edit {
	b := s.basis(p)
	if b == nil {
		if s.o.Person == "" && s.ownDay() == "" && len(replaced) == 0 && s.e.Answers.Values[p.Question].Unsure == 0 {
			return nil
		}
		s.e.Basis = append(s.e.Basis, assess.Basis{Question: p.Question, Part: p.Part})
		b = s.basis(p)
	}
	b.Kind, b.By, b.On = Stated, s.o.Person, s.day()
	if s.o.Person == "" && len(b.Others)+len(replaced) == 0 && s.e.Answers.Values[p.Question].Unsure == 0 {
		b.On = s.ownDay()
	}
	says := func(o assess.Other) bool { return s.e.Says(p.Question, p.Part, o.Value) }
	if at := slices.IndexFunc(b.Others, func(o assess.Other) bool { return o.By != "" && o.By != s.o.Person && says(o) }); at >= 0 {
		b.By, b.On = b.Others[at].By, b.Others[at].On
	}
	b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool {
		return o.By != "" && o.By == s.o.Person || says(o)
	})
	for _, o := range replaced {
		b.Others = kept(b.Others, o)
		b.Settled = false
	}
	return []patch.Edit{s.basisEdit(p)}
}

// Settle ends a contradiction: with 0 the answer in use holds, with n the n-th of
// the others takes its place. Who said what stays in the file.
func (s *Session) Settle(p Place, choice int) []patch.Edit {
	return s.change(p, func() []patch.Edit { return s.settleWith(p, choice) })
}

func (s *Session) settleWith(p Place, choice int) []patch.Edit {
	b := s.DisputedPart(p)
	if b == nil || choice < 0 || choice > len(b.Others) {
		return nil
	}
	defer s.refresh()
	if choice == 0 {
		b.Settled = true
		return []patch.Edit{s.basisEdit(p)}
	}
	i := p.Question
	old, o := s.e.Answers.Values[i].Kept(), b.Others[choice-1]
	was := assess.Other{Value: old, By: b.By, On: b.On}
	t, part := p.Part.Tower()
	if part && old.State == answer.Given {
		was.Value = answer.Value{State: answer.Given}.WithTower(t, old.Grid[t])
	}
	s.e.Answer(i, p.Part, o.Value)
	b = s.basis(p)
	b.Kind, b.By, b.On = Stated, o.By, o.On
	b.Others = slices.DeleteFunc(b.Others, func(o assess.Other) bool { return s.e.Says(i, p.Part, o.Value) })
	if old.State == answer.Given && (!part || !old.OpenTower(t)) {
		was.Value.Unsure = 0
		b.Others = slices.Insert(b.Others, 0, was)
	}
	b.Settled = true
	return slices.Concat(s.answerEdits(i, old), []patch.Edit{s.basisEdit(p)}, s.tidy(i, p.Part))
}

// SetBasis says how an answer is known and by whom.
func (s *Session) SetBasis(p Place, kind, by string) []patch.Edit {
	return s.change(p, func() []patch.Edit {
		b := s.basis(p)
		if b == nil {
			s.e.Basis = append(s.e.Basis, assess.Basis{Question: p.Question, Part: p.Part})
			b = s.basis(p)
		}
		b.Kind, b.By, b.On = kind, by, s.day()
		return []patch.Edit{s.basisEdit(p)}
	})
}
