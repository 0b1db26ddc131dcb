package interview

import (
	"fmt"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/prompt"
)

// Welcome says to somebody who answers alone what is ahead; asked is the number of
// questions, 0 for all of them.
func Welcome(asked, all int) prompt.Screen {
	if asked == 0 {
		asked = all
	}
	return prompt.Screen{Title: "A look at who should look after your IT", Lines: []string{
		fmt.Sprintf("Some %d questions about your company and its IT, about %d minutes. At the end you read which way of looking after IT fits you, why, and what it might cost. It may also be that you need nothing.", asked, (asked+aMinute-1)/aMinute),
		"",
		"Your answers stay in a file on this computer. Nothing is sent anywhere.",
		"\"Not sure\" is a fair answer to every question: type u.",
		"You can stop at any time and go on later: type q.",
	}}
}

// Resume goes on where the interview was left, as far as that can still be asked.
func (s *Session) Resume() {
	i, part, ok := s.q.FindPart(s.e.Interview.At)
	if !ok || i < 0 || !s.Applies(i) {
		return
	}
	if s.view.State(i) == answer.Missing || part != assess.Whole {
		s.hold(Place{i, part})
		return
	}
	s.last = i // it was answered meanwhile
	s.refresh()
}

// Leave notes in the file how the questions were put and where one is, so that the next
// interview goes on in the same way. What is as it would be without is not written.
func (s *Session) Leave(finished bool) []patch.Edit {
	now := s.asked()
	now.At = ""
	if s.at >= 0 && !finished && New(s.q, s.e, s.o).Place() != s.Place() {
		now.At = s.q.PartID(s.at, s.part)
	}
	return s.noteAsked(now)
}

// asked is how the questions are put in this session.
func (s *Session) asked() assess.Interview {
	now := s.e.Interview
	if s.o.Audience != assess.Discovery || now.Audience != "" {
		now.Audience = s.o.Audience.String()
	}
	if s.o.Depth != assess.Call || now.Depth != "" {
		now.Depth = s.o.Depth.String()
	}
	return now
}

// noteAsked notes how the questions are put, where the file says something else.
func (s *Session) noteAsked(now assess.Interview) []patch.Edit {
	if now == s.e.Interview {
		return nil
	}
	s.e.Interview = now
	n := now.Node()
	return []patch.Edit{{Path: []string{"interview"}, Value: emit.Flow(&n), Delete: len(n.Pairs) == 0, Prune: true}}
}

// HandOut returns a copy of the engagement for whoever answers next: without private
// notes, promises and the quote, and without what this person is not to read because it
// is about them or somebody else said it in confidence.
func (s *Session) HandOut() *assess.Engagement {
	out := s.e.ForClient(s.q)
	out.Quote, out.Decisions, out.Declined = assess.Quote{}, nil, nil
	var basis []assess.Basis
	for _, b := range out.Basis {
		b.Others, b.Settled = nil, false
		basis = append(basis, b)
	}
	out.Basis = basis
	if s.o.Audience == assess.Discovery {
		return out
	}
	for i := range out.Answers.Values {
		if !s.Allowed(i) || !s.own(i) || s.decidedByAnother(i) {
			out.Answers.Values[i] = answer.Value{}
		}
	}
	kept := func(i int) bool { return out.Answers.Values[i].State != answer.Missing }
	out.Notes, out.Basis, out.General = nil, nil, ""
	for _, n := range s.e.Notes {
		if kept(n.Question) {
			out.Notes = append(out.Notes, n)
		}
	}
	return out
}

// own reports whether nobody else is named as the one who gave an answer.
func (s *Session) own(i int) bool {
	for _, b := range s.e.Basis {
		if b.Question == i && b.By != "" && !s.isReader(b.By) {
			return false
		}
	}
	return true
}

// decidedByAnother reports whether an answer is what somebody else has in mind, such as
// who of the IT people stays: asked of another person, in a file that is not this one's,
// and not signed by this one. Facts and numbers are for whoever goes on with them.
func (s *Session) decidedByAnother(i int) bool {
	q := &s.q.Questions[i]
	if q.Change != assess.Decide || q.Who == s.o.Audience.String() || s.ownFile() {
		return false
	}
	return !slices.ContainsFunc(s.e.Basis, func(b assess.Basis) bool { return b.Question == i && s.isReader(b.By) })
}
