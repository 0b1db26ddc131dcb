package interview

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
	"mspscope/internal/told"
)

// Told is what somebody answered outside of the interview, such as in a workbook.
type Told struct {
	Place     Place
	Value     answer.Value // missing where only a note was written
	Estimated bool
	Notes     []string // may be shown to the client; in general where it belongs to no question
}

// Outcome is what became of an answer that was taken over.
type Outcome uint8

// The outcomes.
const (
	Unchanged Outcome = iota // the file said so already, or nothing was answered
	Added                    // nobody had answered it
	Changed                  // the same person had answered otherwise
	Differs                  // somebody else had: both stay until it is settled
	Agrees                   // the person takes back what differed from the file
	Stays                    // it is not sure, which takes nobody's answer away
)

// Taken is what taking an answer over changed.
type Taken struct {
	Place    Place
	Outcome  Outcome
	Was, Now answer.Value // before, and what was told
	By       string       // who gave the answer that was there; "" where nobody is named
	Noted    string       // what was added to the note
	NoRoom   bool         // the note had no room
	Hidden   bool         // with all answers the question does not apply
}

// TakeOver takes over what somebody answered outside of this session, by the rules of
// the interview: each part of a grid that is there already for itself, another person's
// answer beside the one in use, notes behind those that stand there. Who answers is a
// role of its own for everybody, and stays as the file has it. What was taken over
// before changes nothing.
func (s *Session) TakeOver(all []Told) (edits []patch.Edit, taken []Taken) {
	for _, t := range all {
		for _, part := range s.partsOf(t) {
			if i := part.Place.Question; i >= 0 && i == s.q.Roles() && s.e.Answers.Values[i].State == answer.Given {
				part.Value = answer.Value{}
			}
			more, one := s.takeOne(part)
			edits = append(edits, more...)
			taken = append(taken, one)
		}
	}
	for k := range taken {
		taken[k].Hidden = taken[k].Place != InGeneral() && s.view.State(taken[k].Place.Question) == answer.Hidden
	}
	return lastOf(edits), taken
}

// partsOf cuts an answer to a grid into its parts where the file has some of them.
func (s *Session) partsOf(t Told) []Told {
	i := t.Place.Question
	if t.Place == InGeneral() {
		return []Told{{Place: t.Place, Notes: t.Notes}}
	}
	if t.Place.Part != assess.Whole || s.q.Schema.At(i).Type != answer.Grid || t.Value.State != answer.Given || s.e.Answers.Values[i].Kept().State != answer.Given {
		return []Told{t}
	}
	var parts []Told
	for _, tower := range terms.Towers() {
		part := Told{Place: Place{i, assess.PartOf(tower)}}
		switch {
		case t.Value.Grid[tower] != terms.Undecided || t.Value.Advised.Has(tower):
			part.Value = answer.Value{State: answer.Given}.WithTower(tower, t.Value.Grid[tower])
		case t.Value.NotSure.Has(tower):
			part.Value = answer.Value{State: answer.Given, NotSure: answer.TowersOf(tower)}
		default:
			continue
		}
		parts = append(parts, part)
	}
	if len(t.Notes) > 0 {
		parts = append(parts, Told{Place: t.Place, Notes: t.Notes})
	}
	return parts
}

// takeOne takes over one answer with its note.
func (s *Session) takeOne(t Told) (edits []patch.Edit, taken Taken) {
	p := t.Place
	taken = Taken{Place: p, Now: t.Value}
	if t.Value.State != answer.Missing {
		was := s.e.Answers.Values[p.Question].Kept()
		taken.Was = was
		taken.By, _ = s.saidBy(p)
		others := s.othersAt(p)
		edits = s.SetPart(p, t.Value)
		taken.Outcome = s.outcome(p, was, t.Value, !slices.Equal(others, s.othersAt(p)))
		if t.Estimated && (taken.Outcome == Added || taken.Outcome == Changed) {
			edits = append(edits, s.setKind(p, t.Value, Estimated)...)
		}
	}
	more, noted, full := s.takeNotes(p, t.Notes)
	taken.Noted, taken.NoRoom = noted, full
	return append(edits, more...), taken
}

// takeNotes adds to a note what does not stand in it yet. Who went on writing in a note
// that was shown has the whole of it.
func (s *Session) takeNotes(p Place, notes []string) (edits []patch.Edit, noted string, full bool) {
	now := s.Note(p, false)
	note := now
	for _, more := range notes {
		more = strings.TrimSpace(more)
		if strings.Contains(note, more) {
			continue
		}
		whole := Joined(note, more)
		if strings.Contains(more, strings.TrimSpace(note)) {
			whole = more
		}
		if utf8.RuneCountInString(whole) > answer.MaxText {
			full = true
			continue
		}
		note, noted = whole, Joined(noted, more)
	}
	if note == now {
		return nil, "", full
	}
	return s.SetNote(p, note, false), noted, full
}

// othersAt copies what others said of a place.
func (s *Session) othersAt(p Place) []assess.Other {
	if b := s.basis(p); b != nil {
		return slices.Clone(b.Others)
	}
	return nil
}

// outcome says what became of an answer.
func (s *Session) outcome(p Place, was, is answer.Value, contradicted bool) Outcome {
	now := s.e.Answers.Values[p.Question].Kept()
	open := was.State != answer.Given
	if t, part := p.Part.Tower(); part {
		open = open || was.OpenTower(t) || was.Grid[t] == terms.Undecided && !was.Advised.Has(t)
	}
	switch {
	case now.Equal(was) && contradicted && !s.inUse(p, is):
		return Differs
	case now.Equal(was) && !s.inUse(p, is):
		if is.State == answer.Given && s.DisputedPart(p) != nil {
			return Unchanged // it stands beside the answer in use already
		}
		return Stays
	case now.Equal(was) && contradicted:
		return Agrees
	case now.Equal(was):
		return Unchanged
	case open:
		return Added
	}
	return Changed
}

// TakeOverClient fills in what the file does not say of the client. What it says stays.
// It returns what the person wrote otherwise, too.
func (s *Session) TakeOverClient(c assess.Client) (edits []patch.Edit, differs assess.Client) {
	for _, f := range []struct {
		key              string
		now, told, other *string
	}{
		{"name", &s.e.Client.Name, &c.Name, &differs.Name},
		{"contact", &s.e.Client.Contact, &c.Contact, &differs.Contact},
		{"reference", &s.e.Client.Reference, &c.Reference, &differs.Reference},
	} {
		switch {
		case *f.told == "" || *f.told == *f.now:
		case *f.now == "":
			*f.now = *f.told
			edits = append(edits, patch.Edit{Path: []string{"client", f.key}, Value: emit.YAMLText(*f.told)})
		default:
			*f.other = *f.told
		}
	}
	return edits, differs
}

// Doubted is something that is hard to believe.
type Doubted struct {
	Places []Place
	Text   string
}

// DoubtsAbout returns what is hard to believe of the numbers that somebody told, among
// themselves and with what the file has: each of it once.
func (s *Session) DoubtsAbout(all []Told) []Doubted {
	set := answer.Set{Values: slices.Clone(s.e.Answers.Values)}
	for _, t := range all {
		if t.Place != InGeneral() && t.Place.Part == assess.Whole && t.Value.State == answer.Given {
			set.Values[t.Place.Question] = t.Value
		}
	}
	view := s.q.Schema.View(set)
	var doubts []Doubted
	for _, t := range all {
		i := t.Place.Question
		if t.Place == InGeneral() || view.State(i) != answer.Given || !view.Value(i).Equal(t.Value) {
			continue
		}
		text := told.Doubt(s.q, i, t.Value, s.Said(i, t.Value), view)
		if text == "" {
			continue
		}
		if k := slices.IndexFunc(doubts, func(d Doubted) bool { return d.Text == text }); k >= 0 {
			doubts[k].Places = append(doubts[k].Places, t.Place)
			continue
		}
		doubts = append(doubts, Doubted{[]Place{t.Place}, text})
	}
	return doubts
}
