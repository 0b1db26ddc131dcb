package result

import (
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Checked is what came of checking a playbook.
type Checked struct {
	Schema     string   `json:"schema"`
	Version    int      `json:"version"`
	Playbook   Playbook `json:"playbook"`
	Own        []string `json:"own"`   // files that are laid over the built-in ones
	Whole      []string `json:"whole"` // those of them that stand by themselves, because they have every key
	Questions  int      `json:"questions"`
	Criteria   int      `json:"criteria"`
	Activities int      `json:"activities"`
	Findings   int      `json:"findings"`
	RateCard   RateCard `json:"rate_card"`
	Currency   string   `json:"currency"`
	Warnings   []string `json:"warnings"`
	Silent     []string `json:"silent"`   // what the own files leave without effect, with its place
	Unpriced   []string `json:"unpriced"` // what has no price: unit classes and add-ons of the rate card, and places in it
	Cases      int      `json:"cases"`    // example clients that were scored
	Missed     []string `json:"missed"`   // what is not as expected with them

	Language words.Language `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (c *Checked) Say(id string, pairs ...any) string { return c.Language.Say(id, pairs...) }

// Problems is what a check prints of a playbook that cannot be read.
type Problems struct {
	Schema   string            `json:"schema"`
	Version  int               `json:"version"`
	Count    int               `json:"count"` // with those that are not listed
	Problems []PlaybookProblem `json:"problems"`

	Language words.Language `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (p *Problems) Say(id string, pairs ...any) string { return p.Language.Say(id, pairs...) }

// PlaybookProblem is one thing wrong with a file of a playbook.
type PlaybookProblem struct {
	File    string `json:"file"`
	Line    *int   `json:"line"` // nil when it has no place in the file
	Column  *int   `json:"column"`
	Message string `json:"message"`
}

// ProblemsOf returns the problems of a playbook.
func ProblemsOf(found yamldoc.Problems) Problems {
	out := Problems{Schema: SchemaID("playbook-problems"), Version: Version, Count: found.Count(), Problems: []PlaybookProblem{}}
	for _, p := range found {
		one := PlaybookProblem{File: p.File, Message: p.Message}
		if p.Line > 0 {
			one.Line, one.Column = &p.Line, &p.Col
		}
		out.Problems = append(out.Problems, one)
	}
	return out
}

// InForce is the data that a playbook runs on, value by value.
type InForce struct {
	Schema   string          `json:"schema"`
	Version  int             `json:"version"`
	Playbook Playbook        `json:"playbook"`
	Values   []PlaybookValue `json:"values"`

	Language words.Language `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (f *InForce) Say(id string, pairs ...any) string { return f.Language.Say(id, pairs...) }

// PlaybookValue is one value in force.
type PlaybookValue struct {
	File  string `json:"file"`
	Path  string `json:"path"`
	Value string `json:"value"`
	Own   bool   `json:"own"`   // it stands in an own file
	Place string `json:"place"` // file:line:col
}

// Differs is what a playbook makes otherwise than the built-in one.
type Differs struct {
	Schema   string           `json:"schema"`
	Version  int              `json:"version"`
	Playbook Playbook         `json:"playbook"`
	Changes  []PlaybookChange `json:"changes"`
	MadeFrom *MadeFrom        `json:"made_from"` // null where it is not noted
	Since    []BuiltInChange  `json:"since"`     // what the built-in makes otherwise since then, first what own files say something about

	Language words.Language `json:"-"` // in which its page is said
}

// Say returns a sentence of the playbook by its id: see [words.Language.Say].
func (f *Differs) Say(id string, pairs ...any) string { return f.Language.Say(id, pairs...) }

// MadeFrom is the built-in playbook that own files were made from.
type MadeFrom struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// BuiltInChange is one value that the built-in playbook makes otherwise than it did.
type BuiltInChange struct {
	File   string         `json:"file"`
	Path   string         `json:"path"`
	Before terms.Optional `json:"before"` // null where there was none
	After  terms.Optional `json:"after"`  // null where there is none any more
	Own    bool           `json:"own"`    // own files say something there: the change is not in force
	Ours   terms.Optional `json:"ours"`   // what they say; null where they say nothing or take it away
}

// PlaybookChange is one value that an own file makes otherwise.
type PlaybookChange struct {
	File   string         `json:"file"`
	Path   string         `json:"path"`
	Before terms.Optional `json:"before"` // null where the built-in has none
	After  terms.Optional `json:"after"`  // null where it was taken away
	Place  terms.Optional `json:"place"`  // of the own value
}
