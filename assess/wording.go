package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Written returns how a question is put in writing to somebody ("owner",
// "office_manager", "it_lead" or "provider"): its words, the options to choose
// from, and answers that are ready-made.
func (q *Questionnaire) Written(i int, who string) (text string, options, examples []string) {
	w := &q.Questions[i]
	text = w.Plain
	switch {
	case who != "it_lead" && who != "provider":
	case w.ITLead == "":
		text = w.Call
	case who == "it_lead":
		text = w.ITLead
	}
	if t := q.Schema.At(i).Type; t == answer.SingleChoice || t == answer.MultiChoice {
		for _, o := range w.Options {
			switch who {
			case "it_lead":
				options = append(options, o.ITLead)
			case "provider":
				options = append(options, o.Call)
			default:
				options = append(options, o.Plain)
			}
		}
	}
	for _, p := range w.Presets {
		examples = append(examples, p.Plain)
	}
	return text, options, examples
}

// Change says one changed answer in words: the topic with the new answer, and of
// a grid in which one part differs that part.
func (q *Questionnaire) Change(i int, now, to answer.Value) string {
	if t, ok := changedTower(now.Grid, to.Grid); ok {
		said := side(to, t)
		if said == "" {
			said = "not decided"
		}
		return q.Towers.Small(t) + " " + said
	}
	label := q.Label(i, to)
	if q.Questions[i].Unit == "" {
		label = "\"" + label + "\""
	}
	return q.Questions[i].Topic + ", " + label
}

// changedTower returns the one tower in which two grids differ.
func changedTower(a, b terms.Split) (tower terms.Tower, ok bool) {
	for _, t := range terms.Towers() {
		if a[t] != b[t] {
			if ok {
				return 0, false
			}
			tower, ok = t, true
		}
	}
	return tower, ok
}

// PartTopic is the topic of a question, or of one tower of a grid.
func (q *Questionnaire) PartTopic(i int, p Part) string {
	if t, ok := p.Tower(); ok {
		return "who should run " + q.Towers.Small(t)
	}
	return q.Questions[i].Topic
}

// WrittenPart is a question, or one tower of a grid, as a message puts it to a
// person.
func (q *Questionnaire) WrittenPart(i int, p Part, who string) (text string, options, examples []string) {
	t, ok := p.Tower()
	if !ok {
		return q.Written(i, who)
	}
	plain := who != ITLead && who != Provider
	name := q.Towers.Small(t)
	for _, tower := range q.Questions[i].Towers {
		if tower.ID == t.String() {
			if name = tower.Call; plain {
				name = tower.Plain
			}
		}
	}
	for _, o := range q.Questions[i].Options {
		if option := o.Call; plain {
			options = append(options, o.Plain)
		} else {
			options = append(options, option)
		}
	}
	return name + ": who should look after it?", options, nil
}
