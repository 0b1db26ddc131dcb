package interview

import (
	"fmt"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
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
	r, err := t.Prompter.Select(t.base(whole(i)), options, now)
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
	return prompt.Command{}, t.adjust(i)
}

// adviseID is how "you propose" stands among the options of a grid.
const adviseID = "advise"

// towers lists the parts of a grid that the questionnaire has.
func (s *Session) towers(i int) []terms.Tower {
	var list []terms.Tower
	for k := range s.q.Questions[i].Towers {
		if tower, ok := terms.ParseTower(s.q.Questions[i].Towers[k].ID); ok {
			list = append(list, tower)
		}
	}
	return list
}

// tower asks for one part of a grid alone.
func (t *Talk) tower(p Place) (prompt.Command, error) {
	options, values, now := t.sides(p)
	r, err := t.Prompter.Select(t.base(p), options, now)
	if err != nil || !r.Answered() {
		return r.Command, err
	}
	return prompt.Command{}, t.storeTower(p, values[r.Answer])
}

// storeTower takes the answer to one tower over, brings it to disk and says so.
func (t *Talk) storeTower(p Place, v answer.Value) error {
	before := t.Session.view
	if err := t.save(t.answer(p, v)); err != nil {
		return err
	}
	t.saved(p, v, "")
	t.consequences(before)
	return t.settle(p)
}

// sides lists what can be answered to a tower, and which of it is the present answer.
func (t *Talk) sides(p Place) (options []prompt.Option, values []answer.Value, now int) {
	s := t.Session
	w := &s.q.Questions[p.Question]
	tower, _ := p.Part.Tower()
	present := s.view.Value(p.Question)
	now = -1
	for k := range w.Options {
		side, ok := terms.ParseSide(w.Options[k].ID)
		if !ok && w.Options[k].ID != adviseID {
			continue
		}
		v := answer.Value{State: answer.Given}.WithTower(tower, side)
		if present.State == answer.Given && v.Grid[tower] == present.Grid[tower] && v.Advised.Has(tower) == present.Advised.Has(tower) {
			now = len(options)
		}
		options = append(options, prompt.Option{Label: s.label(&w.Options[k]), Search: w.Options[k].ID})
		values = append(values, v)
	}
	return options, values, now
}

// adjust lets single parts be changed until the whole is right.
func (t *Talk) adjust(i int) error {
	s := t.Session
	w := &s.q.Questions[i]
	towers := s.towers(i)
	for {
		v := s.view.Value(i)
		options := []prompt.Option{{Label: "That is right"}}
		for k := range towers {
			options = append(options, prompt.Option{Label: fmt.Sprintf("%-11s  %s", brief(&v, towers[k]), s.label(&w.Towers[k]))})
		}
		a := prompt.Ask{Status: t.status(i), Said: t.take(), Question: "Is that right? Choose a part to change who runs it.", Menu: true}
		r, err := t.Prompter.Select(a, options, 0)
		if err != nil || !r.Answered() || r.Answer == 0 {
			return err
		}
		if _, err := t.askSide(i, r.Answer-1, false); err != nil {
			return err
		}
	}
}

// partByPart asks for the side of every part in turn: the operational ones, and
// on request the others. What is not reached stays open.
func (t *Talk) partByPart(i int) error {
	s := t.Session
	towers := s.towers(i)
	asked := 0
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
		step, err := t.askSide(i, k, true)
		switch {
		case err != nil:
			return err
		case step == back && k == 0:
			return nil
		case step == back:
			k -= 2
			continue
		case step == restOpen && asked == 0:
			s.Skip()
			return nil
		}
		if step == restOpen {
			break
		}
		asked++
	}
	s.skipTowers(i)
	v := s.view.Value(i)
	t.saved(whole(i), v, "")
	return t.settle(whole(i))
}

// step is what came of asking for the side of a part.
type step uint8

const (
	decided  step = iota // the answer is stored
	back                 // the person went back
	restOpen             // this part and those behind it are to stay open
)

// askSide asks in the course of a grid who should run one part, and stores the
// answer without leaving the question; with inTurn the rest can be left open.
func (t *Talk) askSide(i, tower int, inTurn bool) (step, error) {
	s := t.Session
	towers := s.towers(i)
	p := Place{i, assess.PartOf(towers[tower])}
	options, values, now := t.sides(p)
	present := s.view.Value(i)
	if present.State == answer.Given && present.NotSure.Has(towers[tower]) {
		now = len(options)
	}
	options = append(options, prompt.Option{Label: "Not sure", Search: answer.UnknownWord})
	values = append(values, answer.Value{State: answer.Given, NotSure: answer.TowersOf(towers[tower])})
	if inTurn {
		options = append(options, prompt.Option{Label: "Leave this and the rest open"})
	}
	a := prompt.Ask{Status: t.status(i), Said: t.take(), Question: s.label(&s.q.Questions[i].Towers[tower]), Menu: true}
	r, err := t.Prompter.Select(a, options, now)
	switch {
	case err != nil || !r.Answered():
		return back, err
	case r.Answer == len(values):
		return restOpen, nil
	}
	before := s.view
	if err := t.save(s.setTower(p, values[r.Answer])); err != nil {
		return back, err
	}
	t.consequences(before)
	return decided, t.settle(p)
}

// setTower answers one tower of the grid that is asked, which is left with it.
func (s *Session) setTower(p Place, v answer.Value) []patch.Edit {
	if s.Place() == whole(p.Question) {
		s.leave()
	}
	return s.SetPart(p, v)
}
