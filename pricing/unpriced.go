package pricing

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// optionPlace stands in the sentence on an option without a price for its words.
const optionPlace = "{option}"

// Choice is one option of a question, both by their places in the schema.
type Choice struct{ Question, Option int }

// unpricedOptions are options of a list that no add-on and no note of the card
// knows, while others of the same list lead to one: whoever has such an option
// would read a price as if it held everything. Only lists have them. The options
// of a single choice stand for each other, and the price holds the ordinary one.
type unpricedOptions struct {
	question int
	options  uint64
	needs    needs // the splits in which the other options are priced; none is every split
}

// Unpriced says in a sentence that an option has no price, the option in words;
// "" where the card has no such sentence.
func (c *Card) Unpriced(option string) string {
	return strings.ReplaceAll(c.unpricedText, optionPlace, option)
}

// unpriced finds the options without a price in this split.
func (e *estimator) unpriced() {
	for i := range e.card.unpriced {
		u := &e.card.unpriced[i]
		if e.view.State(u.question) != answer.Given || !u.needs.meets(e.split) {
			continue
		}
		for rest := e.view.SureOptions(u.question) & u.options; rest != 0; rest &= rest - 1 {
			e.Unpriced = append(e.Unpriced, Choice{u.question, bits.TrailingZeros64(rest)})
		}
	}
}

// unpriced finds the options that need the sentence, which older cards do not have.
func (rd *reader) unpriced() {
	if !rd.file.Has("unpriced") {
		return
	}
	rd.card.unpricedText = rd.file.Unpriced
	for q, k := range rd.known {
		u := unpricedOptions{question: q, options: k.reads.Other(q)}
		if !k.always {
			u.needs = k.needs
		}
		if u.options != 0 {
			rd.card.unpriced = append(rd.card.unpriced, u)
		}
	}
	slices.SortFunc(rd.card.unpriced, func(a, b unpricedOptions) int { return cmp.Compare(a.question, b.question) })
}

// knownOptions is what add-ons and notes say of one list.
type knownOptions struct {
	reads  *answer.Reads
	needs  needs
	always bool // one of them is for every split
}

// knows records the lists whose options an add-on or a note knows. An add-on
// that is not enabled counts too: its card has decided about the option.
func (rd *reader) knows(r *rule, n needs) {
	for _, q := range r.Questions() {
		if rd.schema.At(q).Type != answer.MultiChoice {
			continue
		}
		k := rd.known[q]
		if k == nil {
			k = &knownOptions{reads: rd.schema.NewReads()}
			rd.known[q] = k
		}
		k.reads.Rule(&r.Rule)
		k.always = k.always || n == needs{}
		for t := range terms.NumTowers {
			k.needs[t] |= n[t]
		}
	}
}
