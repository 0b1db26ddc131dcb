package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/words"
)

// before is what a change found: all that stood at its question, so that it can be
// taken back, and what it left.
type before struct {
	place    Place
	at       Place // what was asked
	last     int
	trail    int
	value    answer.Value
	after    answer.Value
	basis    []assess.Basis // of the question, each with a copy of what others said
	notes    [2]string      // at the place: the one that may be shown, and the private one
	promises []assess.Promise
	agreed   agreed
}

// agreed is what was agreed beside the answers.
type agreed struct {
	about     assess.Client
	decisions []assess.Decision
	quote     assess.Quote
}

// change makes a change and remembers what it found. A change within another one is
// a part of it.
func (s *Session) change(p Place, do func() []patch.Edit) []patch.Edit {
	if s.within {
		return do()
	}
	s.within = true
	found := s.found(p)
	edits := do()
	s.within = false
	s.again = nil
	if len(edits) == 0 {
		return nil
	}
	if p != InGeneral() {
		found.after = s.e.Answers.Values[p.Question].Kept()
	}
	s.changes = append(s.changes, found)
	s.again = func() []patch.Edit {
		s.changes = s.changes[:len(s.changes)-1]
		s.known = &found
		defer func() { s.known = nil }()
		return s.change(p, do)
	}
	return edits
}

// Together makes several changes at one question as one, which is taken back as
// one.
func (s *Session) Together(p Place, changes ...func() []patch.Edit) []patch.Edit {
	return s.change(p, func() []patch.Edit {
		var edits []patch.Edit
		for _, change := range changes {
			edits = append(edits, change()...)
		}
		return edits
	})
}

// found copies what stands at a place.
func (s *Session) found(p Place) before {
	b := before{place: p, at: s.Place(), last: s.last, trail: len(s.trail), promises: s.e.Promises}
	b.agreed = agreed{s.e.Client, s.e.Decisions, s.e.Quote}
	b.notes = [2]string{s.Note(p, false), s.Note(p, true)}
	if p != InGeneral() {
		b.value = s.e.Answers.Values[p.Question].Kept()
		b.basis = s.basisOf(p.Question)
	}
	return b
}

// basisOf copies how an answer and its parts are known.
func (s *Session) basisOf(i int) []assess.Basis {
	var list []assess.Basis
	for _, b := range s.e.Basis {
		if b.Question == i {
			b.Others = slices.Clone(b.Others)
			list = append(list, b)
		}
	}
	return list
}

// CanUndo reports whether there is a change to take back.
func (s *Session) CanUndo() bool { return len(s.changes) > 0 }

// Undo takes the last change back and says in a sentence what that was. The edits
// bring the file back to what it meant before.
func (s *Session) Undo() (edits []patch.Edit, said string) {
	if len(s.changes) == 0 {
		return nil, "There is nothing to take back."
	}
	b := s.changes[len(s.changes)-1]
	s.changes = s.changes[:len(s.changes)-1]
	edits, said = s.restore(&b)
	s.again = func() []patch.Edit { // over what somebody else wrote meanwhile
		if b.place != InGeneral() && !s.e.Answers.Values[b.place.Question].Kept().Equal(b.after) {
			return nil
		}
		edits, _ := s.restore(&b)
		return edits
	}
	return edits, said
}

// restore brings back what a change found.
func (s *Session) restore(b *before) (edits []patch.Edit, said string) {
	said = s.undone(b)
	if b.place != InGeneral() {
		edits = append(s.restoreAnswer(b), s.restoreBasis(b)...)
	}
	for k, text := range b.notes {
		edits = append(edits, s.setNote(b.place, text, k == 1)...)
	}
	if !slices.Equal(s.e.Promises, b.promises) {
		s.e.Promises = b.promises
		edits = append(edits, s.promisesEdit())
	}
	if b.place == InGeneral() {
		edits = slices.Concat(edits, s.setAbout(b.agreed.about), s.setDecisions(b.agreed.decisions), s.setQuote(b.agreed.quote))
	}
	s.trail = s.trail[:min(len(s.trail), b.trail)]
	s.last = b.last
	s.refresh()
	if b.at.Question >= 0 && s.Applies(b.at.Question) {
		s.hold(b.at)
	}
	return edits, said
}

func (s *Session) restoreAnswer(b *before) []patch.Edit {
	i := b.place.Question
	now := s.e.Answers.Values[i].Kept()
	if now.Equal(b.value) {
		return nil
	}
	s.e.Answers.Values[i] = b.value
	return s.answerEdits(i, now)
}

// restoreBasis brings back how an answer and its parts were known.
func (s *Session) restoreBasis(b *before) []patch.Edit {
	i := b.place.Question
	now := s.basisOf(i)
	at := func(list []assess.Basis, part assess.Part) *assess.Basis {
		if k := slices.IndexFunc(list, func(b assess.Basis) bool { return b.Part == part }); k >= 0 {
			return &list[k]
		}
		return nil
	}
	var edits []patch.Edit
	for k := range now { // what was not there
		if at(b.basis, now[k].Part) == nil {
			s.e.Basis = slices.DeleteFunc(s.e.Basis, func(other assess.Basis) bool { return other.Question == i && other.Part == now[k].Part })
			edits = append(edits, patch.Edit{Path: []string{"basis", s.q.PartID(i, now[k].Part)}, Delete: true, Prune: true})
		}
	}
	for k := range b.basis {
		was := b.basis[k]
		was.Others = slices.Clone(was.Others)
		if present := s.basis(Place{i, was.Part}); present != nil {
			*present = was
		} else {
			s.e.Basis = append(s.e.Basis, was)
		}
		edits = append(edits, s.basisEdit(Place{i, was.Part}))
	}
	return edits
}

// undone says what is taken back.
func (s *Session) undone(b *before) string {
	if b.place == InGeneral() {
		return "Taken back: " + s.undoneInGeneral(b) + "."
	}
	p, topic := b.place, s.TopicOf(b.place)
	now := s.e.Answers.Values[p.Question].Kept()
	switch {
	case !now.Equal(b.value):
		text := fmt.Sprintf("Taken back: %s: %s.", topic, strings.TrimSuffix(s.SaidOf(p, now), "."))
		if b.value.State == answer.Missing {
			return text + " It is open again."
		}
		return text + " Now again: " + strings.TrimSuffix(s.SaidOf(p, b.value), ".") + "."
	case s.Note(p, false) != b.notes[0] || s.Note(p, true) != b.notes[1]:
		return "Taken back: the last note on " + topic + "."
	}
	return "Taken back: the last word on who said what of " + topic + "."
}

// undoneInGeneral names what is taken back that belongs to no question.
func (s *Session) undoneInGeneral(b *before) string {
	quote := func(q assess.Quote) string {
		n := q.Node(s.q, false)
		return emit.Flow(&n)
	}
	switch {
	case !slices.Equal(s.e.Promises, b.promises):
		return "the promise"
	case !slices.Equal(s.e.Decisions, b.agreed.decisions):
		return "the decision on who does what"
	case s.e.Client != b.agreed.about:
		return "what was said of the client"
	case quote(s.e.Quote) != quote(b.agreed.quote):
		return "the change of the quote"
	}
	return "the note in general"
}

// ChangedError says that somebody else changed the file since it was read; nothing
// was written to it.
type ChangedError struct{ Now *assess.Engagement }

// Error says what happened.
func (*ChangedError) Error() string { return "the file was changed by someone else" }

// Write brings edits of this session to disk. Where somebody else changed the file
// meanwhile, it is read again and the last change is made on what stands there now,
// so that nobody's answer to the same question is lost. It returns what there is to say
// of that. With the first answer of somebody alone the file says so: whoever goes on
// after a crash must not be asked what is not for them.
func (s *Session) Write(edits []patch.Edit, save func([]patch.Edit) (*assess.Engagement, error)) (said []string, err error) {
	for len(edits) > 0 {
		was := s.e.Interview
		all := edits
		if s.o.Audience != assess.Discovery {
			all = append(slices.Clip(edits), s.noteAsked(s.asked())...)
		}
		now, err := save(lastOf(all))
		if err != nil {
			s.e.Interview = was
		}
		var changed *ChangedError
		switch {
		case errors.As(err, &changed):
			var more []string
			edits, more = s.rebase(changed.Now)
			said = append(said, more...)
			continue
		case err == nil && now != nil:
			s.Load(now)
			said = append(said, changedMeanwhile)
		}
		return said, err
	}
	return said, nil
}

// lastOf leaves out what a later edit of the same place takes back: a line that would go
// and come again would lose the comment behind it.
func lastOf(edits []patch.Edit) []patch.Edit {
	var last []patch.Edit
	for i := range edits {
		again := func(e patch.Edit) bool {
			return !e.Append && !edits[i].Append && slices.Equal(e.Path, edits[i].Path)
		}
		if !slices.ContainsFunc(edits[i+1:], again) {
			last = append(last, edits[i])
		}
	}
	return last
}

const changedMeanwhile = "The file was changed by someone else; it was read again."

// rebase makes the last change again on what somebody else left in the file.
func (s *Session) rebase(now *assess.Engagement) (edits []patch.Edit, said []string) {
	was, again := s.e, s.again
	s.e = now
	last := -1
	if n := len(s.changes); again != nil && n > 0 {
		last = n - 1
	}
	said = []string{changedMeanwhile}
	place := InGeneral()
	if last >= 0 {
		place = s.changes[last].place
	}
	s.forget(was, place)
	byHand := s.keepNamed(was, place)
	s.refresh()
	if again == nil {
		return byHand, said
	}
	if place != InGeneral() {
		theirs, had := now.Answers.Values[place.Question].Kept(), s.changes[len(s.changes)-1].value
		if theirs.State == answer.Given && !theirs.Equal(had) && s.Shows(place) {
			said = append(said, fmt.Sprintf("Someone else answered the same question meanwhile: %s. Both answers are kept until it is settled.", strings.TrimSuffix(words.Large(s.SaidOf(place, theirs)), ".")))
		}
	}
	return append(byHand, again()...), said
}

// forget drops the changes at places that somebody else has changed since: taking
// them back would take back what is not ours.
func (s *Session) forget(was *assess.Engagement, but Place) {
	s.changes = slices.DeleteFunc(s.changes, func(b before) bool {
		i := b.place.Question
		return b.place != InGeneral() && b.place != but && !s.e.Answers.Values[i].Kept().Equal(was.Answers.Values[i].Kept())
	})
}

// keepNamed keeps what a person who is named had said where somebody changed the
// answer in the file by hand and left the name: it is not the answer of that person
// any more.
func (s *Session) keepNamed(was *assess.Engagement, but Place) []patch.Edit {
	var edits []patch.Edit
	for _, old := range was.Basis {
		i := old.Question
		said, now := was.Answers.Values[i].Kept(), s.e.Answers.Values[i].Kept()
		b := s.basis(whole(i))
		if i == but.Question || old.Part != assess.Whole || old.By == "" || said.State != answer.Given || now.State != answer.Given || said.Equal(now) ||
			b == nil || b.By != old.By || b.On != old.On || s.q.Schema.At(i).Type == answer.Grid {
			continue
		}
		said.Unsure = 0
		b.By, b.On, b.Settled = "", "", false
		b.Others = kept(b.Others, assess.Other{Value: said, By: old.By, On: old.On})
		edits = append(edits, s.basisEdit(whole(i)))
	}
	return edits
}
