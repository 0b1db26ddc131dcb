package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// grid asks who should run which part: first through the ready-made answers,
// then part by part where wanted. Each choice is stored at once. Instead of the
// first one a command can be given.
func (t *Talk) grid(i int) (prompt.Command, error) {
	s := t.Session
	w := &s.q.Questions[i]
	present := s.view.Value(i)
	var options []prompt.Option
	now := -1
	for k := range w.Presets {
		p := &w.Presets[k]
		o := assess.Option{Call: p.Call, Plain: p.Plain, ITLead: p.Call}
		options = append(options, prompt.Option{Label: s.label(&o), Search: p.ID})
		if present.State == answer.Given && present.Equal(p.Value) {
			now = k
		}
	}
	byPart := len(options)
	options = append(options, prompt.Option{Label: "Decide part by part", Search: "single towers each"})
	keep := -1
	if present.State == answer.Given && now < 0 {
		keep = len(options)
		now = keep
		options = append(options, prompt.Option{Label: "As it is: " + s.Said(i, present)})
	}
	r, err := t.Prompter.Select(t.base(i), options, now)
	if err != nil || !r.Answered() {
		return r.Command, err
	}
	v := present
	switch r.Answer {
	case keep:
	case byPart:
		return prompt.Command{}, t.partByPart(i)
	default:
		v = w.Presets[r.Answer].Value
	}
	if err := t.store(i, v, manner{}); err != nil || v.Grid == (terms.Split{}) {
		return prompt.Command{}, err
	}
	return prompt.Command{}, t.adjust(i, v)
}

// towers lists the parts of a grid that the questionnaire has.
func (t *Talk) towers(i int) []terms.Tower {
	var list []terms.Tower
	for k := range t.Session.q.Questions[i].Towers {
		if tower, ok := terms.ParseTower(t.Session.q.Questions[i].Towers[k].ID); ok {
			list = append(list, tower)
		}
	}
	return list
}

// adjust lets single parts be changed until the whole is right.
func (t *Talk) adjust(i int, v answer.Value) error {
	s := t.Session
	w := &s.q.Questions[i]
	towers := t.towers(i)
	for {
		options := []prompt.Option{{Label: "That is right"}}
		for k := range towers {
			options = append(options, prompt.Option{Label: fmt.Sprintf("%-11s  %s", words.Brief(v.Grid[towers[k]]), s.label(&w.Towers[k]))})
		}
		a := prompt.Ask{Status: t.status(i), Said: t.take(), Question: "Is that right? Choose a part to change who runs it.", Menu: true}
		r, err := t.Prompter.Select(a, options, 0)
		if err != nil || !r.Answered() || r.Answer == 0 {
			return err
		}
		part := r.Answer - 1
		side, decided, err := t.askSide(i, part, v.Grid[towers[part]], true)
		if err != nil {
			return err
		}
		if !decided {
			continue
		}
		v.Grid[towers[part]] = side
		if err := t.setGrid(i, v); err != nil {
			return err
		}
	}
}

// partByPart asks for the side of every part in turn: the operational ones, and
// on request the others.
func (t *Talk) partByPart(i int) error {
	v := t.Session.view.Value(i).Kept()
	if v.State != answer.Given {
		v = answer.Value{State: answer.Given}
	}
	towers := t.towers(i)
	for k := 0; k < len(towers); k++ {
		if !towers[k].Operational() && (k == 0 || towers[k-1].Operational()) {
			r, err := t.Prompter.Select(prompt.Ask{
				Status: t.status(i), Said: t.take(), Menu: true,
				Question: fmt.Sprintf("%d parts are left: business software, planning, compliance, suppliers and projects. Decide these as well?", len(towers)-k),
			},
				[]prompt.Option{{Label: "You propose"}, {Label: "Decide each of them"}}, -1)
			if err != nil {
				return err
			}
			if !r.Answered() || r.Answer == 0 {
				break
			}
		}
		side, decided, err := t.askSide(i, k, v.Grid[towers[k]], v.Grid[towers[k]] != terms.Undecided)
		switch {
		case err != nil:
			return err
		case !decided && k == 0:
			return nil
		case !decided:
			k -= 2
			continue
		}
		v.Grid[towers[k]] = side
		if err := t.setGrid(i, v); err != nil {
			return err
		}
	}
	return t.store(i, v, manner{})
}

// setGrid stores a grid on the way, without leaving the question.
func (t *Talk) setGrid(i int, v answer.Value) error {
	s := t.Session
	before := s.view
	set := s.Set
	if i == s.at {
		set = func(_ int, v answer.Value) []patch.Edit { return s.Answer(v) }
	}
	if err := t.save(set(i, v)); err != nil {
		return err
	}
	t.consequences(before)
	return nil
}

// askSide asks who should run one part; has says that the present side was
// decided. It reports false when the person goes back.
func (t *Talk) askSide(i, tower int, present terms.Side, has bool) (side terms.Side, decided bool, err error) {
	s := t.Session
	w := &s.q.Questions[i]
	var options []prompt.Option
	var sides []terms.Side
	now := -1
	for k := range w.Options {
		side, ok := terms.ParseSide(w.Options[k].ID)
		if !ok && w.Options[k].ID != "advise" {
			continue
		}
		if has && side == present {
			now = len(options)
		}
		options = append(options, prompt.Option{Label: s.label(&w.Options[k]), Search: w.Options[k].ID})
		sides = append(sides, side)
	}
	r, err := t.Prompter.Select(prompt.Ask{Status: t.status(i), Said: t.take(), Question: s.label(&w.Towers[tower]), Menu: true}, options, now)
	if err != nil || !r.Answered() {
		return terms.Undecided, false, err
	}
	return sides[r.Answer], true, nil
}
