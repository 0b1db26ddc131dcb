// Package sample invents engagements for tests, benchmarks and .ci/same:
// clients whose answers go together, files as they are after a call, with
// notes, bases, decisions and quotes. It is the one generator of the project;
// the shipped program never imports it.
//
// Goals: a client is believable (who does IT, how many, what they want and what
// they have fit together); a question that is new in the questionnaire is
// covered without a line here; the same seed and number give the same bytes on
// every machine.
//
// Non-goals: every combination of answers. Where that is wanted, a test draws
// answers of its own, or enumerates them.
package sample

import (
	"fmt"
	"math/bits"
	"math/rand/v2"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Options say what the engagements hold. The zero value is what every version
// of the program can read.
type Options struct {
	// Complete answers every question that applies by the answers in use, if only
	// with "not sure".
	Complete bool
	// Ranges writes some counts as 80..100.
	Ranges bool
	// Disputes lets people differ about lists and single towers too, and marks some
	// questions that people answered differently as settled.
	Disputes bool
	// Unsure names some options of lists of which nobody is sure.
	Unsure bool
	// Declined names findings that the client does not want.
	Declined bool
	// Promises writes down what was said to clients on the way.
	Promises bool
	// Known are the options of every question that another version of the
	// program knows. Five of six engagements then hold nothing else, so that
	// one new question does not hide every other difference.
	Known map[string][]string
}

// Source invents engagements under a schema.
type Source struct {
	schema     *answer.Schema
	seed       uint64
	options    Options
	table      table
	hints      map[string]hint
	presets    map[string]terms.Split
	depths     map[string]map[string]bool // questions of each depth
	activities []string                   // that a decision can be about
	lines      []string                   // that a quote can leave out
	findings   []string                   // that a client can decline
}

// New returns a source. Beside the schema it reads the data files of the
// built-in playbook, for bounds and presets that a schema does not have.
func New(schema *answer.Schema, seed uint64, o Options) (*Source, error) {
	s := &Source{schema: schema, seed: seed, options: o}
	if err := s.read(); err != nil {
		return nil, fmt.Errorf("sample: %w", err)
	}
	return s, nil
}

// Engagement is one invented engagement.
type Engagement struct {
	Number  int        // in the row of its source
	Kind    string     // what kind of client it is, such as one_person
	Answers answer.Set // as the file tells them, with what people answered differently
	root    node
}

// Engagement invents the engagement with a number, from 0 on.
func (s *Source) Engagement(n int) *Engagement {
	c := &client{source: s, n: n, truth: s.schema.NewSet()}
	rng := stream(s.seed, n, "client")
	c.kind = s.table.kind(rng)
	c.skill = int(c.kind.skill.within(rng) / 100)
	for i := range c.truth.Values {
		c.truth.Values[i] = c.answer(i)
	}
	told := c.tell()
	root := c.document(&told)
	return &Engagement{Number: n, Kind: c.kind.id, Answers: told, root: root}
}

// Sets returns the answers of a number of engagements, the first ones.
func (s *Source) Sets(n int) []answer.Set {
	sets := make([]answer.Set, n)
	for i := range sets {
		sets[i] = s.Engagement(i).Answers
	}
	return sets
}

// novel reports whether the engagement may hold what only this version reads.
func (c *client) novel() bool { return c.source.options.Known == nil || c.n%6 == 0 }

// tell decides what of the truth is in the file.
func (c *client) tell() answer.Set {
	s := c.source
	rng := stream(s.seed, c.n, "depth")
	depth, share := choose(rng, s.table.depths), 4
	if s.options.Complete {
		depth, share = "full", 0
	}
	told := s.schema.NewSet()
	for i, v := range c.truth.Values {
		q := s.schema.At(i)
		each := stream(s.seed, c.n, "tell "+q.ID)
		skipped := each.IntN(100) < share
		switch {
		case depth == "few":
			skipped = !s.depths["quick"][q.ID] || each.IntN(3) > 0
		case depth != "full":
			skipped = skipped || !s.depths[depth][q.ID]
		}
		if skipped || !c.readable(q, &v) {
			continue
		}
		// Nobody writes "not sure" for a free text, and JSON has no way to.
		if each.IntN(100) < s.table.unsure(q.ID) && q.Type != answer.Text {
			v = answer.Value{State: answer.Unknown}
		}
		told.Values[i] = v
	}
	// An answer to a question that does not apply is left behind now and then.
	view := s.schema.View(told)
	for i := range told.Values {
		if view.State(i) == answer.Hidden && stream(s.seed, c.n, "keep "+s.schema.At(i).ID).IntN(40) > 0 {
			told.Values[i] = answer.Value{}
		}
	}
	return told
}

// readable takes from an answer what another version does not know, and reports
// whether anything is left.
func (c *client) readable(q *answer.Question, v *answer.Value) bool {
	if c.novel() {
		return true
	}
	options, ok := c.source.options.Known[q.ID]
	if !ok || q.Type != answer.SingleChoice && q.Type != answer.MultiChoice {
		return ok
	}
	kept := uint64(0)
	for _, o := range options {
		if at := q.OptionIndex(o); at >= 0 {
			kept |= 1 << at
		}
	}
	v.Options &= kept
	return bits.OnesCount64(v.Options) > 0
}

// texts are what people write into a file.
var texts = []string{
	"counted by the office manager",
	"that nobody waits a day for help",
	"a guess; ask the bookkeeper",
	"two people share one computer",
	"the contract names 12 months, \"or longer\"",
	"Señora Núñez knows",
	"from the invoice of October: 1,200",
	"not before the move",
	"they say it works, we haven't seen it #important",
	"yes",
}

func pick[T any](rng *rand.Rand, from ...T) T { return from[rng.IntN(len(from))] }
