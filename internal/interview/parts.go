package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
)

// adjust lets single parts be changed until the whole is right.
func (t *Talk) adjust(i int) error {
	s := t.Session
	w := &s.q.Questions[i]
	towers := s.towers(i)
	for {
		v := s.Shown(whole(i))
		options := []prompt.Option{{Label: "That is right"}}
		for k := range towers {
			options = append(options, prompt.Option{Label: fmt.Sprintf("%-11s  %s", brief(&v, towers[k]), s.label(&w.Towers[k]))})
		}
		a := prompt.Ask{Status: t.status(i), Said: t.take(), Question: "Is that right? Choose a part to change who runs it.", Menu: true}
		r, err := t.Prompter.Select(a, options, 0)
		switch {
		case err != nil:
			return err
		case r.Command.Kind == prompt.Leave:
			return t.finish(Left)()
		case !r.Answered() || r.Answer == 0:
			return nil
		}
		step, err := t.askSide(Place{i, assess.PartOf(towers[r.Answer-1])}, false)
		if err != nil || step == elsewhere {
			return err
		}
	}
}

// partByPart asks for the side of every part in turn: the operational ones, and
// on request the others. Whoever leaves in the middle is asked again from the part
// that was reached.
func (t *Talk) partByPart(i int) error {
	s := t.Session
	towers := s.towers(i)
	for k := 0; k < len(towers); k++ {
		if !towers[k].Operational() && (k == 0 || towers[k-1].Operational()) {
			step, err := t.others(i, towers[k:])
			switch {
			case err != nil || step == elsewhere:
				return err
			case step == back && k > 0:
				k -= 2
				continue
			case step != decided:
				k = len(towers)
				continue
			}
		}
		step, err := t.askSide(Place{i, assess.PartOf(towers[k])}, true)
		switch {
		case err != nil || step == elsewhere:
			return err
		case step == back && k == 0:
			return nil
		case step == back:
			k -= 2
			continue
		case step == ours:
			if err := t.proposeRest(i, towers[k:]); err != nil {
				return err
			}
		case step == restOpen && s.view.State(i) == answer.Missing:
			s.Skip()
			return nil
		case step == restOpen:
			s.skipTowers(i)
		}
		if step == ours || step == restOpen {
			break
		}
	}
	if v := s.Shown(whole(i)); v.State != answer.Missing {
		t.say("Saved: %s: %s.", s.TopicOf(whole(i)), s.SaidOf(whole(i), v))
	}
	return nil
}

// others asks whether the parts that stand apart are to be decided as well.
func (t *Talk) others(i int, towers []terms.Tower) (step, error) {
	r, err := t.Prompter.Select(prompt.Ask{
		Status: t.status(i), Said: t.take(), Menu: true,
		Question: fmt.Sprintf("%d parts are left: business software, planning, compliance, suppliers and projects. Decide these as well?", len(towers)),
	},
		[]prompt.Option{{Label: "You propose"}, {Label: "Decide each of them"}}, -1)
	switch {
	case err != nil:
		return back, err
	case r.Command.Kind == prompt.Leave:
		return elsewhere, t.finish(Left)()
	case !r.Answered():
		return back, nil
	case r.Answer == 0:
		return restOpen, nil
	}
	return decided, nil
}

// proposeRest answers "you propose" for parts, as one change.
func (t *Talk) proposeRest(i int, towers []terms.Tower) error {
	s := t.Session
	var changes []func() []patch.Edit
	for _, tower := range towers {
		changes = append(changes, func() []patch.Edit {
			return s.setTower(Place{i, assess.PartOf(tower)}, answer.Value{State: answer.Given}.WithTower(tower, terms.Undecided))
		})
	}
	return t.save(s.Together(whole(i), changes...))
}

// step is what came of asking for the side of a part.
type step uint8

const (
	decided   step = iota // the answer is stored, or the part is left open
	back                  // the person went back
	restOpen              // this part and those behind it are to stay open
	ours                  // we are to propose this part and those behind it
	elsewhere             // the person went somewhere else, or leaves
)

// askSide asks in the course of a grid who should run one part, and stores the
// answer without leaving the question; with inTurn the rest can be left to us, or open.
func (t *Talk) askSide(p Place, inTurn bool) (step, error) {
	s := t.Session
	for {
		options, values, now := s.sides(p)
		if inTurn {
			options = append(options, prompt.Option{Label: "You propose this and the rest", Search: "rest"}, prompt.Option{Label: "Leave this and the rest open"})
		}
		a := t.base(p)
		a.Status, a.First = t.partStatus(p), false
		r, err := t.Prompter.Select(a, options, now)
		if err != nil {
			return back, err
		}
		switch r.Command.Kind {
		case prompt.NoCommand:
		case prompt.Back:
			return back, nil
		case prompt.Skip:
			s.skipped[p] = true
			return decided, nil
		case prompt.Unsure:
			return decided, t.storeSide(p, notSure(p), r.Note)
		default:
			at := s.Place()
			if err := t.obey(p, r.Command); err != nil || t.over || s.Place() != at {
				return elsewhere, err
			}
			continue
		}
		switch r.Answer - len(values) {
		case 0:
			return ours, nil
		case 1:
			return restOpen, nil
		}
		return decided, t.storeSide(p, values[r.Answer], r.Note)
	}
}

// storeSide stores who runs a part, without leaving the grid.
func (t *Talk) storeSide(p Place, v answer.Value, note string) error {
	s := t.Session
	earlier := s.view
	text, full := s.noteOf(p, manner{note: note})
	edits := s.Together(p, func() []patch.Edit { return s.setTower(p, v) }, func() []patch.Edit {
		return s.SetNote(p, text, s.KeepsPrivate())
	})
	if err := t.save(edits); err != nil {
		return err
	}
	if full {
		t.say("%s", s.q.Say("form.note_full"))
	}
	t.said = append(t.said, s.Consequences(earlier, t.Matrix)...)
	t.differ(p)
	return nil
}

// setTower answers one tower of the grid that is asked, which is left with it.
func (s *Session) setTower(p Place, v answer.Value) []patch.Edit {
	if s.Place() == whole(p.Question) {
		s.leave()
	}
	return s.SetPart(p, v)
}
