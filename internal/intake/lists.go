package intake

import (
	"math/bits"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	phrase "mspscope/internal/words"
)

// list returns the answer of a question with several answers. The question's
// own row takes "Not sure" and "None of these".
func (r *reader) list(e *entry) answer.Value {
	s, w := r.q.Schema.At(e.question), &r.q.Questions[e.question]
	v := answer.Value{State: answer.Given}
	ticked := ""
	for k := range e.parts {
		part := &e.parts[k]
		o := s.OptionIndex(part.key)
		switch {
		case part.answer == "" || isNo(part.answer):
		case o < 0:
			r.lost(part, e.question, "this answer is not offered any more")
			e.keep(firstLine(part.text) + ": " + part.answer)
		case part.kind != broken && isYes(part.answer):
			v.Options |= 1 << o
			ticked = joined(ticked, cell(columnName(r.found.columns.answer), part.row))
		case s.Exclusive&(1<<o) != 0:
			r.ask(part.row, r.found.columns.answer, e.question, "%s beside \"%s\": does it apply?", quoted(part.answer), label(&w.Options[o], r.audience))
			e.keep(label(&w.Options[o], r.audience) + ": " + part.answer)
		default:
			v.Unsure |= 1 << o
			if !isNotSure(part.answer) {
				r.ask(part.row, r.found.columns.answer, e.question, "%s beside \"%s\": does it apply? It counts as not sure", quoted(part.answer), label(&w.Options[o], r.audience))
				e.keep(label(&w.Options[o], r.audience) + ": " + part.answer)
			}
		}
	}
	v, ok := r.ownRow(e, v)
	switch alone := v.Options & s.Exclusive; {
	case !ok || v.State != answer.Given:
		return v
	case alone != 0 && bits.OnesCount64(v.Options|v.Unsure) > 1:
		r.ask(e.row, r.found.columns.answer, e.question, "%s is chosen together with other answers. Which of them hold?", phrase.List(r.labels(w.Options, ones(alone))))
		e.keep(strings.ReplaceAll(strings.Join(r.labels(w.Options, ones(v.Options|v.Unsure)), ", "), "\"", ""))
		return answer.Value{}
	case w.MaxChoices > 0 && bits.OnesCount64(v.Options) > w.MaxChoices:
		r.ask(e.row, r.found.columns.answer, e.question, "%d answers are chosen (%s), and at most %d were asked for. Which matter most? All are taken", bits.OnesCount64(v.Options), strings.ReplaceAll(ticked, ";", ","), w.MaxChoices).Taken = true
	}
	if v.Unsure != 0 && v.Options == 0 {
		v.Options = noneOf(s)
		v.Unsure |= v.Options
	}
	return v
}

// noneOf is the option that says none of these, as an answer of its own.
func noneOf(s *answer.Question) uint64 {
	if o := s.OptionIndex(noneID); o >= 0 {
		return 1 << o
	}
	return 0
}

// ones lists the options of an answer.
func ones(options uint64) (list []int) {
	for o := range 64 {
		if options&(1<<o) != 0 {
			list = append(list, o)
		}
	}
	return list
}

// ownRow brings the row of the question itself together with what is chosen below it;
// false where there is no answer that can be taken.
func (r *reader) ownRow(e *entry, v answer.Value) (answer.Value, bool) {
	s, w := r.q.Schema.At(e.question), &r.q.Questions[e.question]
	chosen := v.Options|v.Unsure != 0
	own := e.answer
	switch {
	case own == "" && chosen:
		return v, true
	case own == "":
		return answer.Value{}, false
	case e.kind == broken:
		r.open(e, "%s", own)
	case isNotSure(own) && !chosen:
		return answer.Value{State: answer.Unknown}, true
	case isNotSure(own):
		rest := "the rest counts as not sure"
		if w.MaxChoices > 0 {
			rest = "is that all?"
		} else {
			v.Unsure |= (1<<len(s.Options) - 1) &^ v.Options &^ s.Exclusive
		}
		r.ask(e.row, r.found.columns.answer, e.question, "says \"%s\", and there are answers below it. What is chosen is taken; %s", notSure, rest).Taken = true
		return v, true
	case (fold(own) == fold(noneOfThese) || fold(own) == noneID) && !chosen:
		return answer.Value{State: answer.Given, Options: noneOf(s)}, true
	case fold(own) == fold(noneOfThese) || fold(own) == noneID:
		r.open(e, "says %s, and there are answers below it: %s. Which holds?", quoted(own), strings.Join(r.labels(w.Options, ones(v.Options|v.Unsure)), ", "))
		e.keep(strings.ReplaceAll(strings.Join(r.labels(w.Options, ones(v.Options|v.Unsure)), ", "), "\"", ""))
		return answer.Value{}, false
	}
	if named, all := r.several(e); all && e.kind != broken {
		v.Options |= named
		v.Unsure &^= named
		return v, true
	}
	if e.kind != broken {
		r.open(e, "%s: please choose %s for what applies in the rows below, or \"%s\" here", quoted(own), yes, notSure)
	}
	if !chosen {
		return answer.Value{}, false
	}
	return v, true
}

// several reads answers that are written behind each other in the row of the question;
// false where one of them is none, or could be another one.
func (r *reader) several(e *entry) (options uint64, all bool) {
	w := &r.q.Questions[e.question]
	parts := strings.FieldsFunc(e.answer, func(c rune) bool { return strings.ContainsRune(",;/\n", c) })
	if found, sure := r.option(w.Options, answer.SingleChoice, e.answer); len(found) == 1 && sure {
		return 1 << found[0], true // its words may have a comma
	}
	unsure := map[string]int{}
	for k := range parts {
		parts[k] = strings.TrimSpace(parts[k])
		found, sure := r.option(w.Options, answer.SingleChoice, parts[k])
		if len(found) != 1 {
			return 0, false
		}
		if !sure {
			unsure[parts[k]] = found[0]
		}
		options |= 1 << found[0]
	}
	for _, part := range parts {
		if o, ok := unsure[part]; ok {
			r.takenAs(e.row, e.question, assess.Whole, part, &w.Options[o])
		}
	}
	return options, len(parts) > 0
}

// grid returns the answer of the question about towers, each for itself.
func (r *reader) grid(e *entry) answer.Value {
	v := answer.Value{State: answer.Given}
	blank := answer.TowersOf()
	e.cells = map[assess.Part]string{}
	for k := range e.parts {
		e.cells[r.partOf(e.question, keySeparator+e.parts[k].key)] = cell(columnName(r.found.columns.answer), e.parts[k].row)
		v, blank = r.tower(e, &e.parts[k], v, blank)
	}
	delete(e.cells, assess.Whole) // of a part that is not asked about any more
	said := v.Told().State != answer.Missing
	switch own := fold(e.answer); {
	case own == "":
	case e.kind == broken:
		r.open(e, "%s", e.answer)
	case own == fold(youPropose), own == adviseID:
		if !said && blank == 0 {
			return answer.Advise()
		}
		for t := range r.q.Questions[e.question].Towers { // what is not chosen below is left to us
			if tower, ok := terms.ParseTower(r.q.Questions[e.question].Towers[t].ID); ok && v.Grid[tower] == terms.Undecided && !v.NotSure.Has(tower) && !blank.Has(tower) {
				v = v.WithTower(tower, terms.Undecided)
			}
		}
	case isNotSure(own) && !said:
		return answer.Value{State: answer.Unknown}
	case isNotSure(own): // what is not chosen below stays open
	default:
		r.open(e, "%s: please choose who should run each of the parts in the rows below, or \"%s\" or \"%s\" here", quoted(e.answer), youPropose, notSure)
	}
	return v.Told()
}

// tower takes up the row of one tower. Those with an answer that is not taken are
// gathered: they are open whatever is said of the whole.
func (r *reader) tower(e *entry, part *line, v answer.Value, open answer.Towers) (answer.Value, answer.Towers) {
	w := &r.q.Questions[e.question]
	tower, known := terms.ParseTower(part.key)
	found, sure := r.option(w.Options, answer.SingleChoice, part.answer)
	switch {
	case part.answer == "":
	case !known:
		r.lost(part, e.question, "this part is not asked about any more")
		e.keep(firstLine(part.text) + ": " + part.answer)
	case part.kind != broken && isNotSure(part.answer):
		v.NotSure |= answer.TowersOf(tower)
	case part.kind != broken && (fold(part.answer) == fold(youPropose) || fold(part.answer) == adviseID):
		v = v.WithTower(tower, terms.Undecided)
	case part.kind != broken && len(found) == 1 && w.Options[found[0]].ID == adviseID:
		v = v.WithTower(tower, terms.Undecided)
	case part.kind != broken && len(found) == 1:
		side, ok := terms.ParseSide(w.Options[found[0]].ID)
		if ok && !sure {
			r.takenAs(part.row, e.question, r.partOf(e.question, keySeparator+part.key), part.answer, &w.Options[found[0]])
		}
		if ok {
			return v.WithTower(tower, side), open
		}
		fallthrough
	default:
		open |= answer.TowersOf(tower)
		at := r.partOf(e.question, keySeparator+part.key)
		text := quoted(part.answer) + " is none of the answers to choose from" + r.near(w.Options, part.answer)
		if part.kind == broken {
			text = part.answer
		}
		r.ask(part.row, r.found.columns.answer, e.question, "%s", text).Part = at
		if part.kind != broken {
			r.keep(e.question, at, part.row, said(part.answer))
		}
	}
	return v, open
}
