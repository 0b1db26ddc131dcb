package scope

import (
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// flips are the smallest changes of answers that change the model, and what is said
// where there are none. Who looks after the client's IT reads nothing about being
// there or not, nor that nothing would change it where only that would.
func (s *Scored) flips(reader result.Reader, proof *Proof) ([]result.Flip, string) {
	flips := []result.Flip{}
	q, finder, r := s.Playbook.Questionnaire, s.Playbook.Flips, &s.Recommendation
	find := finder.Find
	if reader == result.ITLead {
		find = finder.FindForTeam
	}
	for _, f := range find(s.View, r) {
		flip := result.Flip{Model: f.Model, Kind: result.IfItTurnsOut, Changes: result.Values{}}
		if f.Advice {
			flip.Kind = result.Advice
		}
		for _, c := range f.Changes {
			flip.Changes = append(flip.Changes, result.QuestionValue{Question: q.Questions[c.Question].ID, Value: q.JSON(c.Question, c.Value)})
			flip.Says = append(flip.Says, s.change(c.Question, c.Value))
		}
		if t := s.Playbook.Texts; t != nil {
			flip.Text = t.Flips.Flip(&s.Playbook.Language, flip.Says, t.Models[f.Model].FullInSentence(), f.Advice)
		}
		flips = append(flips, flip)
	}
	t := s.Playbook.Texts
	if len(flips) > 0 || !r.HasModel() || t == nil || reader == result.ITLead && len(finder.Find(s.View, r)) > 0 {
		return flips, ""
	}
	open := false // whether an answer that is not given yet can change the model
	for _, m := range terms.Models() {
		open = open || m != r.Model && proof.Certificate.Possible[m]
	}
	return flips, t.Flips.Unmoved(open, reader != result.ITLead && finder.OnlyGivingUp(s.View, r))
}

// change is a changed answer in words.
func (s *Scored) change(question int, to answer.Value) string {
	q, t, now := s.Playbook.Questionnaire, s.Playbook.Texts, s.View.Value(question)
	if t == nil || q.Schema.At(question).Type != answer.Number {
		return q.Change(question, now, to)
	}
	if question == s.Playbook.Matrix.Structure().Count {
		return t.Flips.Numbered(t.Flips.Counted(q.Label(question, to)), t.Flips.Before(q.Label(question, now)))
	}
	return t.Flips.Numbered(q.Counted(question, to.Number), q.Label(question, now))
}
