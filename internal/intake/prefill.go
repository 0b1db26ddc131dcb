package intake

import (
	"cmp"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// prefilled is what stands in the cells of a question as the workbook goes out: in its own
// row, and in those of its options or of the parts of IT.
type prefilled struct {
	own   string
	parts []string
	all   bool // every part is asked for itself
}

// isOpen reports whether the question has no answer yet, by the rule of the formula beside
// it.
func (f *prefilled) isOpen() bool {
	switch {
	case f.own != "":
		return false
	case f.all:
		return slices.Contains(f.parts, "")
	}
	return !slices.ContainsFunc(f.parts, func(s string) bool { return s != "" })
}

// fill returns what a question has in its cells.
func (w *writer) fill(i int) prefilled {
	words, s, v := &w.q.Questions[i], w.q.Schema.At(i), w.view.Value(i)
	var f prefilled
	if v.State == answer.Unknown {
		f.own = w.words.NotSure
	}
	switch s.Type {
	case answer.Number:
		if v.State == answer.Given {
			f.own = inNumbers(v)
		}
	case answer.Text:
		if v.State == answer.Given {
			f.own = v.Text
		}
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
		for o := range words.Options {
			if v.State == answer.Given && s.Format(v) == words.Options[o].ID {
				f.own = choice(s.Type, &words.Options[o], w.o.Audience)
			}
		}
	case answer.MultiChoice:
		w.fillList(&f, words, s, v)
	case answer.Grid:
		w.fillGrid(&f, words, s, v)
	}
	return f
}

// inNumbers writes the answer to a question for a number as people write it.
func inNumbers(v answer.Value) string {
	low := answer.FormatHundredths(v.Number)
	if v.Spread == 0 {
		return low
	}
	return low + " to " + answer.FormatHundredths(v.High())
}

func (w *writer) fillList(f *prefilled, words *assess.Question, s *answer.Question, v answer.Value) {
	if s.OptionIndex(noneID) < 0 && v.State == answer.Given && v.Options|v.Unsure == 0 {
		f.own = w.words.None
	}
	for o := range words.Options {
		text := ""
		switch bit := uint64(1) << o; {
		case v.State != answer.Given:
		case v.Options&^v.Unsure&bit != 0:
			text = w.words.Yes
		case v.Unsure&^v.Options&bit != 0:
			text = w.words.NotSure
		}
		f.parts = append(f.parts, text)
	}
}

func (w *writer) fillGrid(f *prefilled, words *assess.Question, s *answer.Question, v answer.Value) {
	byID := map[string]string{}
	for o := range words.Options {
		byID[words.Options[o].ID] = label(&words.Options[o], w.o.Audience)
	}
	f.all = true
	given := v.State == answer.Given && v.Advised != answer.AllTowers
	if v.State == answer.Given && s.Format(v) == adviseID {
		f.own = w.words.Propose
	}
	for _, t := range towers(words) {
		text := ""
		switch side := v.Grid[t.tower]; {
		case !given:
		case side != terms.Undecided:
			text = byID[side.String()]
		case v.Advised.Has(t.tower):
			text = cmp.Or(byID[adviseID], w.words.Propose)
		case v.NotSure.Has(t.tower):
			text = w.words.NotSure
		}
		f.parts = append(f.parts, text)
	}
}

// part is a part of IT in a grid.
type part struct {
	*assess.Option

	tower terms.Tower
}

// towers lists the parts of IT of a grid.
func towers(words *assess.Question) []part {
	var all []part
	for t := range words.Towers {
		if tower, known := terms.ParseTower(words.Towers[t].ID); known {
			all = append(all, part{&words.Towers[t], tower})
		}
	}
	return all
}

// offers lists what can be chosen for a question in its own row, nil where nothing is.
func (w *writer) offers(i int) []string {
	words, s := &w.q.Questions[i], w.q.Schema.At(i)
	switch s.Type {
	case answer.SingleChoice, answer.YesNo, answer.Scale, answer.Level:
		return append(w.labels(words, s.Type), w.words.NotSure)
	case answer.MultiChoice:
		list := []string{w.words.NotSure}
		if s.OptionIndex(noneID) < 0 {
			list = append(list, w.words.None)
		}
		return list
	case answer.Grid:
		return []string{w.words.Propose, w.words.NotSure}
	case answer.Number, answer.Text:
	}
	return nil
}

// labels are the options of a question as they stand in a list.
func (w *writer) labels(words *assess.Question, t answer.Type) []string {
	list := make([]string, 0, len(words.Options)+1)
	for o := range words.Options {
		if words.Options[o].For(w.o.Audience.String()) {
			list = append(list, choice(t, &words.Options[o], w.o.Audience))
		}
	}
	return list
}

// manyOptions is from how many options on they stand behind each other on paper, because
// below each other they would take half a page.
const manyOptions = 9

// toTick lists options so that one can be ticked with a pen.
func toTick(options []string) string {
	const box = "☐ "
	between := "\n"
	if len(options) >= manyOptions {
		between = "   "
	}
	return box + strings.Join(options, between+box)
}
