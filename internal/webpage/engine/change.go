package main

import (
	"slices"

	"mspscope/internal/interview"
	"mspscope/internal/patch"
)

// answer takes an answer: lines that are picked, or what was typed.
func (e *Engine) answer(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	return e.give(p, &r.Given)
}

// notSure takes "not sure" for an answer.
func (e *Engine) notSure(r *Request) (Reply, error) {
	r.NotSure = true
	return e.answer(r)
}

// give takes an answer over, or asks back.
func (e *Engine) give(p interview.Place, g *interview.Given) (Reply, error) {
	var first []string
	was := e.session.Options().Audience
	if p.Question == e.playbook.Questionnaire.Roles() && len(g.Lines) == 1 { // who answers signs this answer, too
		first = e.follow(g.Lines[0])
	}
	edits, said, asked := e.session.Give(p, *g, e.playbook.Matrix)
	if asked != nil {
		if e.session.Options().Audience != was { // nobody else answers after all
			e.session.SetAudience(was)
		}
		f := e.form(p)
		return Reply{Asked: asked, Question: &f}, nil
	}
	said = append(first, said...)
	differ, mine := e.session.Differ(p)
	if differ != "" {
		said = append([]string{differ}, said...)
	}
	reply, err := e.changed(edits, said)
	reply.Mine = mine
	return reply, err
}

// changed brings a change into the file and says where it stands.
func (e *Engine) changed(edits []patch.Edit, said []string) (Reply, error) {
	more, err := e.write(edits)
	if err != nil { // what is not in the file was not taken
		e.session.Undo()
		return Reply{}, err
	}
	return e.with(slices.Concat(said, more)), nil
}

func (e *Engine) skip(*Request) (Reply, error) { return e.move((*interview.Session).Skip) }

func (e *Engine) back(*Request) (Reply, error) {
	return e.move(func(s *interview.Session) { s.Back() })
}

func (e *Engine) deepen(*Request) (Reply, error) { return e.move((*interview.Session).Deepen) }

func (e *Engine) unskip(*Request) (Reply, error) { return e.move((*interview.Session).Unskip) }

func (e *Engine) jump(r *Request) (Reply, error) {
	p, err := e.at(r.ID)
	if err != nil {
		return Reply{}, err
	}
	return e.move(func(s *interview.Session) { s.JumpTo(p) })
}

// move goes to another question.
func (e *Engine) move(to func(*interview.Session)) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	to(e.session)
	return e.with(nil), nil
}

// undo takes the last change back.
func (e *Engine) undo(*Request) (Reply, error) {
	if e.session == nil {
		return Reply{}, errNotBegun
	}
	edits, said := e.session.Undo()
	more, err := e.write(edits)
	if err != nil { // it stands as it stands in the file
		if on, unread := e.read(e.name, e.data); unread == nil {
			e.session.Load(on)
		}
		return Reply{}, err
	}
	return e.with(append([]string{said}, more...)), nil
}

// note puts a text in the place of the note on a question, or behind it; an empty one
// removes it.
func (e *Engine) note(r *Request) (Reply, error) {
	p := interview.InGeneral()
	if !r.General || e.session == nil {
		at, err := e.at(r.ID)
		if err != nil {
			return Reply{}, err
		}
		p = at
	}
	private := r.Private && e.session.KeepsPrivate()
	text := r.Text
	if r.Add {
		text = interview.Joined(e.session.Note(p, private), text)
	}
	if interview.TooLong(text) {
		return Reply{Asked: &interview.Asked{Wrong: interview.TextTooLong()}}, nil
	}
	return e.changed(e.session.SetNote(p, text, private), nil)
}
