package interview

import (
	"cmp"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/emit"
	"mspscope/internal/patch"
	"mspscope/internal/terms"
)

// What is agreed on a call beside the answers: who the client is, who does a row of the
// matrix, the quote, and what was promised.

// SetAbout says whom the engagement is about. What is empty is not stated.
func (s *Session) SetAbout(c assess.Client) []patch.Edit {
	return s.change(InGeneral(), func() []patch.Edit { return s.setAbout(c) })
}

func (s *Session) setAbout(c assess.Client) []patch.Edit {
	was := s.e.Client
	s.e.Client = c
	var edits []patch.Edit
	for _, f := range []struct {
		key, was, is string
		word         bool
	}{
		{"name", was.Name, c.Name, false},
		{"contact", was.Contact, c.Contact, false},
		{"reference", was.Reference, c.Reference, false},
		{"date", was.Date, c.Date, true},
	} {
		if f.was == f.is {
			continue
		}
		e := patch.Edit{Path: []string{"client", f.key}, Value: f.is, Delete: f.is == "", Prune: true}
		if f.is != "" && !f.word {
			e.Value = emit.YAMLText(f.is)
		}
		edits = append(edits, e)
	}
	return edits
}

// Decide says who does an activity of the matrix, and who agreed to it. Undecided takes
// the decision back.
func (s *Session) Decide(activity string, side terms.Side, by string) []patch.Edit {
	return s.change(InGeneral(), func() []patch.Edit {
		next := slices.Clone(s.e.Decisions)
		at := decisionAt(next, activity)
		d := assess.Decision{Activity: activity, Side: side, By: cmp.Or(by, s.o.Person), On: s.day()}
		switch { // one that changes stays where it is, as it does in the file
		case at < 0 && side != terms.Undecided:
			next = append(next, d)
		case at >= 0 && side != terms.Undecided:
			next[at] = d
		case at >= 0:
			next = slices.Delete(next, at, at+1)
		}
		return s.setDecisions(next)
	})
}

// decisionAt is the place of the decision on an activity, -1 for none.
func decisionAt(of []assess.Decision, activity string) int {
	return slices.IndexFunc(of, func(d assess.Decision) bool { return d.Activity == activity })
}

// setDecisions writes the decisions that differ from those that stand.
func (s *Session) setDecisions(next []assess.Decision) []patch.Edit {
	was := s.e.Decisions
	s.e.Decisions = next
	var edits []patch.Edit
	for _, d := range next {
		if k := decisionAt(was, d.Activity); k < 0 || was[k] != d {
			n := d.Node()
			edits = append(edits, patch.Edit{Path: []string{"responsibilities", d.Activity}, Value: emit.Flow(&n)})
		}
	}
	for _, d := range was {
		if decisionAt(next, d.Activity) < 0 {
			edits = append(edits, patch.Edit{Path: []string{"responsibilities", d.Activity}, Delete: true, Prune: true})
		}
	}
	return edits
}

// SetQuote puts a quote in the place of the one that stands. Only the keys change that
// differ.
func (s *Session) SetQuote(next assess.Quote) []patch.Edit {
	return s.change(InGeneral(), func() []patch.Edit { return s.setQuote(next) })
}

func (s *Session) setQuote(next assess.Quote) []patch.Edit {
	was, yaml, json := s.e.Quote.Node(s.q, false), next.Node(s.q, false), next.Node(s.q, true)
	s.e.Quote = next
	var edits []patch.Edit
	for k := range yaml.Pairs {
		key, value := yaml.Pairs[k].Key.Text, emit.Flow(&yaml.Pairs[k].Value)
		if before := was.Get(key); before == nil || emit.Flow(before) != value {
			edits = append(edits, patch.Edit{Path: []string{"quote", key}, Value: value, JSON: emit.Flow(&json.Pairs[k].Value)})
		}
	}
	for k := range was.Pairs {
		if key := was.Pairs[k].Key.Text; yaml.Get(key) == nil {
			edits = append(edits, patch.Edit{Path: []string{"quote", key}, Delete: true, Prune: true})
		}
	}
	return edits
}

// ChangePromise words a promise anew, by its place from 0 on; "" takes it back.
func (s *Session) ChangePromise(at int, text string) []patch.Edit {
	text = strings.TrimSpace(text)
	if at < 0 || at >= len(s.e.Promises) || s.e.Promises[at].Text == text {
		return nil
	}
	return s.change(InGeneral(), func() []patch.Edit {
		next := slices.Clone(s.e.Promises)
		if next[at].Text = text; text == "" {
			next = slices.Delete(next, at, at+1)
		}
		s.e.Promises = next
		return []patch.Edit{s.promisesEdit()}
	})
}

// Says is an answer that somebody gave, in words.
type Says struct {
	Said string `json:"said"`
	By   string `json:"by"` // "" where nobody is named
	On   string `json:"on"` // YYYY-MM-DD, "" where no day is
}

// Beside is what is known of an answer beside it. It is for the person who asks, and for
// no screen that a client sees.
type Beside struct {
	Kind        string `json:"kind"` // stated, estimated or seen; "" where nothing is said of it
	By          string `json:"by"`
	On          string `json:"on"`
	Others      []Says `json:"others"` // what other people said
	Disputed    bool   `json:"disputed"`
	Settled     bool   `json:"settled"`
	Note        string `json:"note"`
	PrivateNote string `json:"private_note"`
	Private     bool   `json:"private"` // the question is never shown to a client
}

// Beside returns what is known of an answer beside it.
func (s *Session) Beside(p Place) Beside {
	out := Beside{
		Others: []Says{}, Disputed: s.DisputedPart(p) != nil,
		Note: s.Note(p, false), PrivateNote: s.Note(p, true), Private: s.q.Questions[p.Question].Private(),
	}
	out.By, out.On = s.saidBy(p)
	if b := s.basis(p); b != nil {
		out.Kind, out.Settled = b.Kind, b.Settled
		for _, o := range b.Others {
			out.Others = append(out.Others, Says{s.SaidOf(p, o.Value), o.By, o.On})
		}
	}
	return out
}

// People lists who was named so far: whom one speaks with, and who answered.
func (s *Session) People() []string {
	people := []string{}
	add := func(name string) {
		if name != "" && !slices.Contains(people, name) {
			people = append(people, name)
		}
	}
	add(s.e.Client.Contact)
	for _, b := range s.e.Basis {
		add(b.By)
		for _, o := range b.Others {
			add(o.By)
		}
	}
	return people
}
