package compare

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/result"
)

// told is what was answered on one side.
type told struct {
	questionnaire *assess.Questionnaire
	view          answer.View
	set           answer.Set
}

func clientTold(s *Side) told { return told{s.Playbook.Questionnaire, s.View, s.Engagement.Answers} }

// answers are the answers that differ.
type answers struct {
	before, after told
	same          bool           // the playbook
	changes       []answerChange // in the order of a call
	written       map[string]bool
}

// answerState is what is known of an answer on one side.
type answerState struct {
	state   answer.State // after the gates; Hidden also where the questionnaire lacks the question
	written answer.Value // as it stands in the engagement, whether or not it is used
}

// answerChange is an answer that differs, or one that is used on one side only.
type answerChange struct {
	question      string
	before, after answerState
	written       bool           // the answer itself differs; otherwise only whether the question applies
	causes        []result.Cause // why the question applies on one side only; empty for a written change
	effects       []string
}

// of returns what is known of an answer, and whether the questionnaire has the
// question.
func (t *told) of(id string) (answerState, bool) {
	i := t.view.Schema().Find(id)
	if i < 0 {
		return answerState{state: answer.Hidden}, false
	}
	return answerState{state: t.view.State(i), written: t.set.Values[i]}, true
}

// compareAnswers lists the answers that differ, and finds why a question applies
// on one side only.
func compareAnswers(before, after told, same bool) *answers {
	a := &answers{before: before, after: after, same: same, written: map[string]bool{}}
	ids := after.view.Schema().IDs()
	for _, id := range before.view.Schema().IDs() {
		if after.view.Schema().Find(id) < 0 {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		was, had := before.of(id)
		is, has := after.of(id)
		written := !a.sameWritten(id, was.written, is.written)
		if !written && (was.state == is.state || !had || !has) {
			continue // a question that only one questionnaire has and nobody answered is no change
		}
		a.written[id] = written
		a.changes = append(a.changes, answerChange{question: id, before: was, after: is, written: written, causes: []result.Cause{}, effects: []string{}})
	}
	for i := range a.changes {
		if c := &a.changes[i]; !c.written {
			c.causes = a.orPlaybook(a.roots([]string{c.question}))
		}
	}
	return a
}

// find returns the change of an answer, nil where it did not change.
func (a *answers) find(question string) *answerChange {
	at := slices.IndexFunc(a.changes, func(c answerChange) bool { return c.question == question })
	if at < 0 {
		return nil
	}
	return &a.changes[at]
}

// sameWritten reports whether two answers are written the same way, each in its
// own questionnaire.
func (a *answers) sameWritten(id string, before, after answer.Value) bool {
	if before.State != after.State {
		return false
	}
	if before.State != answer.Given {
		return true
	}
	sa, sb := a.before.view.Schema(), a.after.view.Schema()
	qa, qb := sa.At(sa.Find(id)), sb.At(sb.Find(id))
	return qa.Type == qb.Type && qa.Format(before) == qb.Format(after) && slices.Equal(qa.UnsureIDs(before), qb.UnsureIDs(after))
}

// roots finds the changed answers behind some questions: their own, and, where
// one applies on one side only, those that its gate hangs on.
func (a *answers) roots(questions []string) []result.Cause {
	found, seen := map[string]bool{}, map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		if a.written[id] {
			found[id] = true
		}
		before, _ := a.before.of(id)
		after, _ := a.after.of(id)
		if (before.state == answer.Hidden) == (after.state == answer.Hidden) {
			return
		}
		for _, s := range []*answer.Schema{a.before.view.Schema(), a.after.view.Schema()} {
			if i := s.Find(id); i >= 0 {
				for _, gate := range s.At(i).Gate.Questions() {
					visit(s.At(gate).ID)
				}
			}
		}
	}
	for _, id := range questions {
		visit(id)
	}
	causes := []result.Cause{}
	for i := range a.changes {
		if id := a.changes[i].question; found[id] {
			causes = append(causes, byAnswer(id))
		}
	}
	return causes
}

// orPlaybook returns the causes, or the playbook where there are none and it
// differs.
func (a *answers) orPlaybook(causes []result.Cause) []result.Cause {
	if len(causes) == 0 && !a.same {
		return []result.Cause{{Kind: result.ByPlaybook}}
	}
	return causes
}

// topic is the short name of a question, in the words after the change where
// that questionnaire has it.
func (a *answers) topic(id string) string {
	if a.after.view.Schema().Find(id) >= 0 {
		return a.after.questionnaire.Topic(id)
	}
	return a.before.questionnaire.Topic(id)
}

// values are the changes as the output has them.
func (a *answers) values() []result.ChangedAnswer {
	out := make([]result.ChangedAnswer, 0, len(a.changes))
	for i := range a.changes {
		c := &a.changes[i]
		out = append(out, result.ChangedAnswer{
			Question: c.question, Before: a.before.value(c.question, c.before), After: a.after.value(c.question, c.after),
			Causes: c.causes, Effects: c.effects,
		})
	}
	return out
}

func (t *told) value(id string, a answerState) result.AnswerState {
	out := result.AnswerState{State: a.state.String(), Value: json.RawMessage("null")}
	if i := t.view.Schema().Find(id); i >= 0 {
		out.Value = t.questionnaire.JSON(i, a.written)
	}
	return out
}

// said are the changes as a person reads them.
func (a *answers) said() []result.ComparedAnswer {
	out := make([]result.ComparedAnswer, 0, len(a.changes))
	for i := range a.changes {
		c := &a.changes[i]
		out = append(out, result.ComparedAnswer{
			Question: c.question, Topic: a.topic(c.question),
			Before: a.before.said(c.question, c.before.written), After: a.after.said(c.question, c.after.written),
		})
	}
	return out
}

func (t *told) said(id string, v answer.Value) result.SaidAnswer {
	out := result.SaidAnswer{State: v.State.String(), Says: []string{}}
	i := t.view.Schema().Find(id)
	if i < 0 || v.State != answer.Given {
		return out
	}
	out.Says = t.labels(i, v)
	if t.view.Schema().At(i).Type == answer.Grid {
		out.Split, out.Open = &v.Grid, v.OpenTowers()
	}
	return out
}

// maxText is the longest text that is said as a whole.
const maxText = 80

// labels are a given answer in words, every choice for itself.
func (t *told) labels(i int, v answer.Value) []string {
	q := t.questionnaire
	texts := q.Labels(i, v)
	switch t.view.Schema().At(i).Type {
	case answer.Scale, answer.Level:
		for _, o := range q.Questions[i].Options {
			if o.ID == texts[0] {
				return []string{o.ID + ": " + o.Call}
			}
		}
	case answer.Text:
		if utf8.RuneCountInString(texts[0]) > maxText {
			return []string{string([]rune(texts[0])[:maxText-1]) + "…"}
		}
	case answer.Number, answer.SingleChoice, answer.MultiChoice, answer.YesNo, answer.Grid:
	}
	return texts
}

// label is a given answer in words.
func (t *told) label(id string, v answer.Value) string {
	return strings.Join(t.labels(t.view.Schema().Find(id), v), "; ")
}

// valueUnder returns the answer written on another side to the question at an
// index of a schema, missing where it cannot be given there.
func valueUnder(to *answer.Schema, i int, from *Side) answer.Value {
	s := from.View.Schema()
	j := s.Find(to.At(i).ID)
	if j < 0 {
		return answer.Value{}
	}
	return translateValue(from.Engagement.Answers.Values[j], s.At(j), to.At(i))
}

// translate takes a set of answers from one schema to another. Answers that the
// other one does not know are missing there.
func translate(set answer.Set, from, to *answer.Schema) answer.Set {
	out := to.NewSet()
	for i := range out.Values {
		if j := from.Find(to.At(i).ID); j >= 0 {
			out.Values[i] = translateValue(set.Values[j], from.At(j), to.At(i))
		}
	}
	return out
}

func translateValue(v answer.Value, from, to *answer.Question) answer.Value {
	if v.State != answer.Given {
		return v
	}
	if from.Type != to.Type {
		return answer.Value{}
	}
	switch from.Type {
	case answer.Number, answer.Scale, answer.Level:
		if v.Number < to.Min || v.Number > to.Max {
			return answer.Value{}
		}
	case answer.SingleChoice, answer.MultiChoice, answer.YesNo:
		options := v.Options
		v.Options = 0
		for o, id := range from.Options {
			if options&(1<<o) == 0 {
				continue
			}
			at := to.OptionIndex(id)
			if at < 0 {
				return answer.Value{}
			}
			v.Options |= 1 << at
		}
	case answer.Text, answer.Grid:
	}
	return v
}
