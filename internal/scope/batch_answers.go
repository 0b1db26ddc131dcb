package scope

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/query"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// OpenIDs are the ids that a question can be open by: its own, and of a grid those of
// its parts.
func OpenIDs(p *playbook.Playbook) []string {
	var ids []string
	fields := AnswerFields(p, true)
	for i := range fields {
		ids = append(ids, strings.TrimPrefix(fields[i].Name, query.Answers))
	}
	for i := range p.Questionnaire.Questions {
		if id := p.Questionnaire.ID(i); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// AnswerFields are the answers of a record as fields: by the id of their question behind
// "answers.", the towers of a grid each for itself. Answers that the provider alone may
// know are among them only where internal says so.
func AnswerFields(p *playbook.Playbook, internal bool) []result.Field {
	var all []result.Field
	q := p.Questionnaire
	add := func(id string, kind query.Kind, ids []string) {
		all = append(all, result.Field{Name: query.Answers + id, Kind: kind, Words: ids, More: true, Of: func(r *result.Record) query.Value { return r.Answers[id] }})
	}
	for i := range q.Questions {
		if q.Questions[i].Private() && !internal {
			continue
		}
		at := q.Schema.At(i)
		switch at.Type {
		case answer.Number, answer.Scale, answer.Level:
			kind := query.Number
			if q.Questions[i].Money {
				kind = query.Money
			}
			add(at.ID, kind, nil)
		case answer.SingleChoice:
			add(at.ID, query.Word, at.Options)
		case answer.YesNo:
			add(at.ID, query.Truth, nil)
		case answer.MultiChoice:
			add(at.ID, query.List, at.Options)
		case answer.Text:
			add(at.ID, query.Text, nil)
		case answer.Grid:
			for _, t := range terms.Towers() {
				add(q.PartID(i, assess.PartOf(t)), query.Word, append(terms.Side(0).Words(), advise))
			}
		}
	}
	return all
}

// advise is the answer "you propose" for a tower.
const advise = "advise"

// recordAnswers returns the answers that were asked for by name.
func (s *Scored) recordAnswers(known answer.View, ids []string) map[string]query.Value {
	if len(ids) == 0 {
		return nil
	}
	out := make(map[string]query.Value, len(ids))
	for _, id := range ids {
		if i, part, ok := s.Playbook.Questionnaire.FindPart(id); ok {
			out[id] = valueOf(known, i, part)
		}
	}
	return out
}

// valueOf is an answer, or the side of a tower, as far as it is known.
func valueOf(v answer.View, i int, part assess.Part) query.Value {
	q := v.Schema().At(i)
	value := v.Value(i)
	switch {
	case value.State == answer.Hidden:
		return query.None()
	case value.State.Open():
		return query.Unknown()
	case q.Type == answer.Grid:
		return towerOf(v, i, part)
	}
	if d := v.Dispute(i); d != nil {
		all := make([]query.Value, len(d.Values))
		for n := range d.Values {
			all[n] = given(q, &d.Values[n])
		}
		return query.Among(all)
	}
	return given(q, &value)
}

// given is an answer that is given.
func given(q *answer.Question, v *answer.Value) query.Value {
	switch q.Type {
	case answer.Number, answer.Scale, answer.Level:
		return query.Between(pricing.Hundredths(v.Number).Trim(0), pricing.Hundredths(v.High()).Trim(0))
	case answer.SingleChoice, answer.YesNo:
		if o := v.Option(); o >= 0 && o < len(q.Options) {
			return query.Of(q.Options[o])
		}
	case answer.MultiChoice:
		var sure, unsure []string
		for o, id := range q.Options {
			switch {
			case v.Unsure&(1<<o) != 0:
				unsure = append(unsure, id)
			case v.Options&(1<<o) != 0:
				sure = append(sure, id)
			}
		}
		return query.Unsure(sure, unsure)
	case answer.Text:
		return query.Of(v.Text)
	case answer.Grid:
	}
	return query.Unknown()
}

// towerOf is who runs a tower by the answers, in so far as that was said.
func towerOf(v answer.View, i int, part assess.Part) query.Value {
	t, ok := part.Tower()
	if !ok {
		return query.None() // the whole grid is no one word
	}
	value := v.Value(i)
	if value.OpenTower(t) {
		return query.Unknown()
	}
	may := v.PossibleSides(i)[t]
	var all []query.Value
	for side := terms.Undecided; side <= terms.ThirdParty; side++ {
		switch {
		case may&(1<<side) == 0:
		case side == terms.Undecided:
			all = append(all, query.Of(advise))
		default:
			all = append(all, query.Of(side.String()))
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return query.Among(all)
}
