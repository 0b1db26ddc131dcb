package interview

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/words"
)

// review shows all answers, or only what is open; any of them can be changed.
func (t *Talk) review() error {
	s := t.Session
	now, openOnly := -1, false
	for {
		list := s.Answered()
		title, other := "All answers. Choose one to change it.", "Only what is open"
		if openOnly {
			list = slices.DeleteFunc(list, func(i int) bool { return !s.unsettled(i) })
			title, other = "What is open. Choose one to answer it.", "All answers"
		}
		options := make([]prompt.Option, 0, len(list)+2)
		for _, i := range list {
			options = append(options, prompt.Option{Label: t.line(i), Search: s.q.Questions[i].ID})
		}
		options = append(options, prompt.Option{Label: other, Key: "o"}, prompt.Option{Label: "Done, back to the questions", Key: "d"})
		if now >= len(list) {
			now = -1
		}
		r, err := t.Prompter.Select(prompt.Ask{Status: t.atEnd(), Said: t.take(), Question: title, Menu: true}, options, now)
		if err != nil || !r.Answered() || r.Answer == len(list)+1 {
			return err
		}
		if r.Answer == len(list) {
			now, openOnly = -1, !openOnly
			continue
		}
		now = r.Answer
		if err := t.edit(list[now]); err != nil || t.over {
			return err
		}
	}
}

// unsettled reports whether something of an answer is open.
func (s *Session) unsettled(i int) bool {
	return s.view.State(i) != answer.Given || s.Disputed(i) != nil || len(s.openTowers(i)) > 0 || s.view.Value(i).NotSure != 0
}

// marks says in a few words what there is to know of an answer beside the answer: that
// it is an estimate, that people differ, that there is a note. A shared screen has none.
func (t *Talk) marks(i int) string {
	s, p := t.Session, whole(i)
	if t.shared {
		return ""
	}
	var marks []string
	if b := s.basis(p); b != nil && b.Kind == Estimated && s.Shows(p) {
		marks = append(marks, "~ an estimate")
	}
	if s.Disputed(i) != nil && s.KeepsPrivate() {
		marks = append(marks, "people differ")
	}
	if !s.Shows(p) {
		return ""
	}
	if s.Note(p, false) != "" && s.Shows(p) {
		marks = append(marks, "note")
	}
	if s.Note(p, true) != "" && s.KeepsPrivate() {
		marks = append(marks, "private note")
	}
	if len(marks) == 0 {
		return ""
	}
	return " [" + strings.Join(marks, ", ") + "]"
}

// line is a question with its answer, for lists. What somebody else said is not for the
// person who answers alone, nor for a shared screen.
func (t *Talk) line(i int) string {
	s := t.Session
	topic := words.Large(s.q.Questions[i].Topic) + t.marks(i)
	if s.view.State(i) != answer.Missing && s.Shown(whole(i)).State == answer.Missing {
		return topic + ": answered by somebody else"
	}
	return topic + ": " + s.Said(i, s.Shown(whole(i)))
}

// atEnd is what stands at the edge of a screen that belongs to no question.
func (t *Talk) atEnd() prompt.Status {
	p := t.Session.Progress()
	return prompt.Status{Progress: p.String()}
}
