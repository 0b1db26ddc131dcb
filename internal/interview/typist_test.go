package interview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt/plain"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// typist gives answers, takes them back, jumps about and lets others write in the file,
// and knows what was acknowledged.
type typist struct {
	t     *testing.T
	rng   *rand.Rand
	s     *Session
	words map[Place]map[string]answer.Value // the last word of each person, by place
	given map[Place][]answer.Value          // all that was ever said
	notes map[Place][]string                // all that stands in notes
	past  []moment                          // what taking back leads to
	back  bool                              // changes are taken back on the way; it costs ten times as much
}

// moment is what an engagement meant, and what the typist knew, before a change.
type moment struct {
	file  string
	words map[Place]map[string]answer.Value
	notes map[Place][]string
}

func (y *typist) moment() moment {
	if !y.back {
		return moment{}
	}
	m := moment{file: meaning(y.s), words: map[Place]map[string]answer.Value{}, notes: map[Place][]string{}}
	for p, by := range y.words {
		m.words[p] = maps.Clone(by)
	}
	for p, list := range y.notes {
		m.notes[p] = slices.Clone(list)
	}
	return m
}

// meaning is all that an engagement says, whatever its order.
func meaning(s *Session) string {
	lines := strings.Split(string(s.e.YAML(s.q)), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// place draws a question, or a tower of the grid.
func (y *typist) place() Place {
	i := y.rng.IntN(y.s.q.Schema.Len())
	if y.s.q.Schema.At(i).Type == answer.Grid {
		return Place{i, assess.PartOf(terms.Towers()[y.rng.IntN(terms.NumTowers)])}
	}
	return whole(i)
}

// draw draws what may be answered there.
func (y *typist) draw(p Place) answer.Value {
	if t, part := p.Part.Tower(); part {
		side := terms.Side(y.rng.IntN(4))
		if y.rng.IntN(6) == 0 {
			return answer.Value{State: answer.Given, NotSure: answer.TowersOf(t)}
		}
		return answer.Value{State: answer.Given}.WithTower(t, side)
	}
	if y.rng.IntN(8) == 0 {
		return answer.Value{State: answer.Unknown}
	}
	v := sample.Any(y.rng, y.s.q.Schema.At(p.Question))
	v.Unsure = 0
	return v
}

// says reports whether an answer, or what it says of a tower, is the given one.
func says(p Place, has, v answer.Value) bool {
	t, part := p.Part.Tower()
	if !part {
		has.Unsure = 0
		return has.Equal(v)
	}
	return has.State == answer.Given && has.Grid[t] == v.Grid[t] && has.Advised.Has(t) == v.Advised.Has(t)
}

// sure reports whether a word is one that another one can contradict.
func sure(p Place, v answer.Value) bool {
	t, part := p.Part.Tower()
	return v.State == answer.Given && (!part || !v.NotSure.Has(t))
}

// step does one thing.
func (y *typist) step() {
	s, p := y.s, y.place()
	switch k := y.rng.IntN(20); {
	case k < 10:
		s.SetPerson([]string{"", "", "owner", "IT lead", "Ana"}[y.rng.IntN(5)])
		v, was := y.draw(p), y.moment()
		if len(s.SetPart(p, v)) > 0 {
			y.past = append(y.past, was)
		}
		y.heard(p, s.o.Person, v)
		y.agree(p)
	case k == 10:
		was := y.moment()
		if b := s.DisputedPart(p); b != nil && len(s.Settle(p, y.rng.IntN(len(b.Others)+1))) > 0 {
			y.past = append(y.past, was)
			y.agree(p)
		}
	case k == 11:
		text, was := fmt.Sprintf("remark %d", y.rng.IntN(1000)), y.moment()
		if edits, ok := s.AddNote(p, text, y.rng.IntN(2) == 0); ok && len(edits) > 0 {
			y.past = append(y.past, was)
			y.notes[p] = append(y.notes[p], text)
		}
	case k == 12:
		was := y.moment()
		if len(s.Promise("a promise")) > 0 {
			y.past = append(y.past, was)
		}
	case k == 13:
		s.Back()
	case k == 14:
		s.JumpTo(p)
	case k == 15:
		s.Skip()
	case k == 16:
		was := y.moment()
		by, _ := s.saidBy(p)
		if s.view.State(p.Question) == answer.Given && len(s.SetBasis(p, Estimated, by)) > 0 {
			y.past = append(y.past, was)
		}
	case y.back:
		y.undo()
	}
}

// heard remembers the last word of a person.
func (y *typist) heard(p Place, who string, v answer.Value) {
	if y.words[p] == nil {
		y.words[p] = map[string]answer.Value{}
	}
	y.given[p] = append(y.given[p], v)
	if who == "" {
		return
	}
	if delete(y.words[p], who); sure(p, v) {
		y.words[p][who] = v
	}
}

// agree forgets who only says what the answer in use says, under another name: the file
// has no place for that.
func (y *typist) agree(p Place) {
	now := y.s.e.Answers.Values[p.Question].Kept()
	by, _ := y.s.saidBy(p)
	for who, v := range y.words[p] {
		if who != by && says(p, now, v) {
			delete(y.words[p], who)
		}
	}
}

func (y *typist) undo() {
	_, said := y.s.Undo()
	if len(y.past) == 0 {
		return
	}
	was := y.past[len(y.past)-1]
	y.past = y.past[:len(y.past)-1]
	y.words, y.notes = was.words, was.notes
	if got := meaning(y.s); got != was.file {
		y.t.Fatalf("%s leads to\n%s\nnot to\n%s", said, got, was.file)
	}
}

// check holds what may not happen: a word that was acknowledged and is nowhere, an answer
// that nobody gave, a note that is gone.
func (y *typist) check() {
	for p, by := range y.words {
		now, b := y.s.e.Answers.Values[p.Question].Kept(), y.s.basis(p)
		for who, v := range by {
			kept := says(p, now, v) || b != nil && slices.ContainsFunc(b.Others, func(o assess.Other) bool { return o.By == who && says(p, o.Value, v) })
			if !kept {
				y.t.Fatalf("what %s said of %s is lost: %+v\nin use %+v\nbasis %+v", who, y.s.q.PartID(p.Question, p.Part), v, now, b)
			}
		}
	}
	for p, list := range y.notes {
		text := y.s.Note(p, false) + y.s.Note(p, true)
		for _, note := range list {
			if !strings.Contains(text, note) {
				y.t.Fatalf("the note %q is lost: %q", note, text)
			}
		}
	}
	for p, list := range y.given {
		now := y.s.e.Answers.Values[p.Question].Kept()
		t, part := p.Part.Tower()
		if now.State == answer.Missing || part && (now.State != answer.Given || now.OpenTower(t) || now.Grid[t] == terms.Undecided) {
			continue
		}
		if !slices.ContainsFunc(list, func(v answer.Value) bool { return says(p, now, v) }) {
			y.t.Fatalf("nobody said %+v to %s", now, y.s.q.PartID(p.Question, p.Part))
		}
	}
}

// A hundred thousand steps on the session lose no word that was acknowledged, store none
// that nobody gave, and all of it can be taken back.
func TestARandomTypistLosesNothing(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	rounds, steps := 200, 500
	if testing.Short() {
		rounds = 20
	}
	for round := range rounds {
		y := &typist{
			t: t, rng: rand.New(rand.NewPCG(uint64(round), 5)), words: map[Place]map[string]answer.Value{}, given: map[Place][]answer.Value{}, notes: map[Place][]string{},
			back: round%8 == 0,
			s:    New(p.Questionnaire, assess.NewEngagement(p.Questionnaire), Options{Depth: assess.Full, Date: "2026-11-27"}),
		}
		start := meaning(y.s)
		for step := range steps {
			y.step()
			if step%25 == 0 {
				y.check()
			}
		}
		y.check()
		for y.s.CanUndo() {
			y.s.Undo()
		}
		if got := meaning(y.s); got != start {
			t.Fatalf("round %d: all is taken back and still there is\n%s", round, got)
		}
	}
}

// The same with raw lines that a person in a hurry types: the file can be read after every
// save, has what the session has, and every answer in it was typed or is one of the lines.
func TestARandomTypistOnThePlainPrompter(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	lines := []string{
		"", "1", "2", "3", "4", "5", "1,3", "2 4?", "1?", "u", "u; ask Ana", "s", "b", "n", "N", "g", "p", "m", "z", "z", "r", "?", "help", "/price", "/users_count", "/24x7", "/usres", "/", "about 80 maybe 100",
		"80", "1.000", "a", "none", "no", "yes", "not sure", "over 80; two shifts", "half", "two", "3; busy", "-", "w", "e", "h", "d", "f", "0", "zzz", "time to plan", "plan", "#", "$", "=", "!", "100-80", "80 100", "x y z",
		"/n", "/z", "/b", "ünïcode", "1;3", ";", "; only a note", "12 minus 3", "a dozen", "q q",
	}
	rounds := 60
	if testing.Short() {
		rounds = 6
	}
	for round := range rounds {
		rng := rand.New(rand.NewPCG(uint64(round), 9))
		var input strings.Builder
		for range 120 {
			input.WriteString(lines[rng.IntN(len(lines))] + "\n")
		}
		m := newMemory(p)
		if round%2 == 0 {
			m.data = []byte("version: 1\nanswers: {current_it_model: internal_only, it_fte: 2}\n")
		}
		var out bytes.Buffer
		ctx, cancel := context.WithCancel(t.Context())
		c := &Talk{
			Session: New(p.Questionnaire, m.read(t), Options{Depth: assess.Depth(round % 3), Audience: assess.Audience(round % 3), Person: []string{"", "owner", "IT lead"}[round%3]}),
			Save:    m.save, Matrix: p.Matrix,
		}
		c.Prompter = plain.New(ctx, strings.NewReader(input.String()), &out, 80)
		c.Save = func(edits []patch.Edit) (*assess.Engagement, error) {
			e, err := m.save(edits)
			if err == nil {
				if has, file := meaning(c.Session), meaning(New(p.Questionnaire, m.read(t), Options{})); has != file {
					t.Fatalf("round %d: the session has\n%s\nthe file\n%s\n%s", round, has, file, tail(out.String()))
				}
			}
			return e, err
		}
		if _, err := c.Run(); err != nil && !errors.Is(err, io.EOF) {
			t.Errorf("round %d: %v\n%s", round, err, tail(out.String()))
		}
		cancel()
		for c.Session.CanUndo() {
			if err := c.undo(); err != nil {
				t.Fatal(err)
			}
		}
		e := m.read(t)
		for i, v := range e.Answers.Values {
			id := p.Questionnaire.Schema.At(i).ID
			if v.State != answer.Missing && (round%2 != 0 || id != "current_it_model" && id != "it_fte") {
				t.Errorf("round %d: %s is not taken back:\n%s", round, id, m.data)
			}
		}
	}
}

// tail is the end of what was shown.
func tail(out string) string { return out[max(0, len(out)-3000):] }
