package assess

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
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
			if !o.For(who) {
				continue
			}
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

// writtenTower is Written for one tower of a grid: its question, the sides to choose
// from and the name of the tower stand in the words of who is asked.
func (q *Questionnaire) writtenTower(i int, t terms.Tower, who string) (text string, options []string) {
	words := func(o *Option) string {
		switch who {
		case "it_lead":
			return o.ITLead
		case "provider":
			return o.Call
		}
		return o.Plain
	}
	for k := range q.Questions[i].Options {
		options = append(options, words(&q.Questions[i].Options[k]))
	}
	return q.AskTower(i, t, words), options
}

// AskTower is the question about one tower of a grid; words chooses those of its
// reader. A tower that the grid does not ask about is called as in results.
func (q *Questionnaire) AskTower(i int, t terms.Tower, words func(*Option) string) string {
	w := &q.Questions[i]
	name := q.Towers[t]
	for k := range w.Towers {
		if w.Towers[k].ID == t.String() {
			name, _, _ = strings.Cut(words(&w.Towers[k]), ": ") // behind it stands what is in it
		}
	}
	return strings.ReplaceAll(words(&w.Each), "{tower}", name)
}

// Change says one changed answer in words: the new answer with its topic, and of a
// grid in which one part differs that part.
func (q *Questionnaire) Change(i int, now, to answer.Value) string {
	if t, ok := changedTower(now.Grid, to.Grid); ok {
		said := words.RunNamed(to.Grid[t], q.Provider)
		switch {
		case to.Advised.Has(t):
			said = "as we propose"
		case said == "" || to.State != answer.Given:
			said = "not decided"
		}
		return q.Towers.Small(t) + " " + said
	}
	return q.Said(i, to) + " (" + q.Questions[i].Topic + ")"
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
	if t, ok := p.Tower(); ok {
		text, options = q.writtenTower(i, t, who)
		return text, options, nil
	}
	return q.Written(i, who)
}
