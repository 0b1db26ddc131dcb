// Package mailcode writes the answers of a client as a short code that stands in a message,
// and reads it back: nobody has to attach a file.
//
// A code is
//
//	MSP1-00000000-00000000-000
//
// The figure is the version of the form. Behind it stand, in groups of letters of five bits
// each (those of Crockford: no I, L, O or U, and small letters are the same as large ones):
// how many bytes follow, what was answered, and a CRC-32 over all of it. What was answered
// are the keys and values of an engagement file. Words that the questionnaire had when the
// form was made are a number each (words.txt, which never changes), any other word stands
// there in full. So a code does not depend on the playbook that it was made with: it is read
// by the same rules as a file, with former ids under their present names, and what a playbook
// does not ask is a problem with its name.
//
// Goals: a code that mail programs have broken, quoted or hyphenated is read as it was
// written; one of which letters are wrong or missing is refused, never read as something
// else; a hostile one costs no more than its length.
//
// Non-goals: secrecy (a code hides nothing), and whatever of an engagement is the
// provider's: private notes, who said what, decisions and quotes are never in it.
package mailcode

import (
	"errors"
	"slices"

	"mspscope/assess"
	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// maxBytes is the most that a code holds; a message has no room for more.
const maxBytes = 4096

// ErrTooLong is returned where somebody wrote more than a code holds.
var ErrTooLong = errors.New("there is too much text in these answers for a code; send the file")

// Carried is as much of an engagement as a code holds: the answers with what is sure about
// them, the notes that a client may see, and who the client is.
func Carried(e *assess.Engagement) *assess.Engagement {
	c := &assess.Engagement{
		Client:  assess.Client{Name: e.Client.Name, Contact: e.Client.Contact, Date: e.Client.Date},
		Answers: e.Answers, Notes: e.Notes, General: e.General,
	}
	for i := range e.Basis {
		b := &e.Basis[i]
		unsure := b.Part == assess.Whole && e.Answers.Values[b.Question].Unsure != 0
		if b.Kind == estimated || unsure {
			kept := assess.Basis{Question: b.Question, Part: b.Part, Kind: "stated"}
			if b.Kind == estimated {
				kept.Kind = estimated
			}
			c.Basis = append(c.Basis, kept)
		}
	}
	for i := range e.Answers.Values {
		listed := slices.ContainsFunc(c.Basis, func(b assess.Basis) bool { return b.Question == i && b.Part == assess.Whole })
		if e.Answers.Values[i].Unsure != 0 && !listed {
			c.Basis = append(c.Basis, assess.Basis{Question: i, Part: assess.Whole, Kind: "stated"})
		}
	}
	return c
}

const estimated = "estimated"

// Of returns what is carried of an engagement as a code.
func Of(q *assess.Questionnaire, e *assess.Engagement) (string, error) {
	root, err := yamldoc.Parse("answers", Carried(e).YAML(q))
	if err != nil {
		return "", err
	}
	root.Pairs = slices.DeleteFunc(slices.Clone(root.Pairs), func(p yamldoc.Pair) bool { return p.Key.Text == "version" })
	data, err := placesOf(words()).appendNode(nil, root)
	switch {
	case err != nil:
		return "", err
	case len(data) > maxBytes:
		return "", ErrTooLong
	}
	return spell(data), nil
}

// Read returns what the first whole code in a text carries, as an engagement file. Its text
// may be a whole message. It is for the reader of engagements, which knows the questions.
func Read(text string) ([]byte, error) {
	data, err := find(text)
	if err != nil {
		return nil, err
	}
	root, err := readNode(data)
	if err != nil {
		return nil, err
	}
	version := yamldoc.Pair{Key: emit.Word("version"), Value: emit.Word("1")}
	root.Pairs = append([]yamldoc.Pair{version}, root.Pairs...)
	return emit.File(&root, emit.Layout{OneLine: []string{"client"}}), nil
}
