package interview

import (
	"fmt"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
)

// grid asks who should run which part: first through the ready-made answers,
// then part by part where wanted. Each choice is stored at once. Instead of the
// first one a command can be given.
func (t *Talk) grid(i int) (prompt.Command, error) {
	s := t.Session
	w := &s.q.Questions[i]
	present := s.Shown(whole(i))
	options, _, now := s.presets(i)
	byPart := len(options)
	options = append(options, prompt.Option{Label: "Decide part by part", Search: "single towers each"})
	keep := -1
	if present.State == answer.Given && now < 0 {
		keep = len(options)
		now = keep
		options = append(options, prompt.Option{Label: "As it is: " + s.Said(i, present)})
	}
	r, err := t.Prompter.Select(t.base(whole(i)), options, now)
	switch {
	case err != nil:
		return prompt.Command{}, err
	case r.Command.Kind == prompt.Unsure:
		return prompt.Command{}, t.store(whole(i), notSure(whole(i)), manner{note: r.Note})
	case !r.Answered():
		return r.Command, nil
	}
	v := present
	switch r.Answer {
	case keep:
	case byPart:
		return prompt.Command{}, t.partByPart(i)
	default:
		v = w.Presets[r.Answer].Value
	}
	if err := t.store(whole(i), v, manner{note: r.Note}); err != nil || v.Grid == (terms.Split{}) {
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
	options, values, now := t.Session.sides(p)
	a := t.base(p)
	a.Status = t.partStatus(p)
	r, err := t.Prompter.Select(a, options, now)
	switch {
	case err != nil:
		return prompt.Command{}, err
	case r.Command.Kind == prompt.Unsure:
		return prompt.Command{}, t.store(p, notSure(p), manner{note: r.Note})
	case !r.Answered():
		return r.Command, nil
	}
	return prompt.Command{}, t.store(p, values[r.Answer], manner{note: r.Note})
}

// partStatus says which of how many parts is asked for.
func (t *Talk) partStatus(p Place) prompt.Status {
	s := t.Session
	towers := s.towers(p.Question)
	status := t.status(p.Question)
	tower, _ := p.Part.Tower()
	part := fmt.Sprintf("part %d of %d", slices.Index(towers, tower)+1, len(towers))
	status.Section = prompt.Joined(status.Section, part)
	return status
}

// sides lists what can be answered to a tower, and which of it is the present answer.
func (s *Session) sides(p Place) (options []prompt.Option, values []answer.Value, now int) {
	w := &s.q.Questions[p.Question]
	tower, _ := p.Part.Tower()
	present := s.Shown(p)
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
