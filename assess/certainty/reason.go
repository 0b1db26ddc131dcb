package certainty

import (
	"slices"
	"sort"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// SufficientReason returns a set of given answers that alone forces the model:
// the questions whose answers cannot be forgotten one at a time, in the order
// of the questionnaire. "These answers decide it, whatever the others are."
//
// The function certify must report whether the model that v leads to is certain
// under a view with fewer answers. Answers that matter least are forgotten
// first (see weightOf). As long as certify never turns true because an answer
// is forgotten, no proper subset of the result is enough. It returns nil when v
// itself is not certain, and an empty set when the model is certain without
// any answer. The cost is one call of certify for each answer that a rule of
// the matrix uses.
func SufficientReason(certify func(answer.View) bool, m *assess.Matrix, v answer.View) []int {
	if !certify(v) {
		return nil
	}
	weight := weightOf(m, v.Schema())
	var given []int
	for q := range v.Schema().Len() {
		if v.State(q) == answer.Given {
			given = append(given, q)
		}
	}
	sort.SliceStable(given, func(i, j int) bool { return weight[given[i]] < weight[given[j]] })

	schema, set := v.Schema(), v.Set()
	for q := range set.Values { // an answer kept under a hidden question is none
		if v.State(q) != answer.Given {
			set.Values[q] = answer.Value{}
		}
	}
	// without tries a view in which some more answers are forgotten, and with them
	// what people said to those questions.
	values, memory := make([]answer.Value, len(set.Values)), make([]answer.Value, len(set.Values)) // of every try
	without := func(questions ...int) bool {
		copy(values, set.Values)
		less := answer.Set{Values: values, Disputed: slices.Clone(set.Disputed)}
		for _, q := range questions {
			less.Values[q] = answer.Value{}
		}
		less.Disputed = slices.DeleteFunc(less.Disputed, func(d answer.Dispute) bool { return slices.Contains(questions, d.Question) })
		if !certify(schema.ViewIn(memory, less)) {
			return false
		}
		set.Disputed = less.Disputed
		copy(set.Values, values)
		return true
	}
	// What no rule uses is forgotten at one go, where the certificate agrees.
	idle := sort.Search(len(given), func(i int) bool { return weight[given[i]] > 0 })
	if idle > 0 && without(given[:idle]...) {
		given = given[idle:]
	}
	needed := []int{}
	for _, q := range given {
		if !without(q) {
			needed = append(needed, q)
		}
	}
	sort.Ints(needed)
	return needed
}

// weightOf measures how much each question can matter: the sum over the
// criteria that test it of weight x (best - worst rating). A veto, a rule that
// names no model, and the program's own rules about people and towers weigh as
// much as all criteria together. A question that opens others weighs at least
// as much as each of them.
func weightOf(m *assess.Matrix, schema *answer.Schema) []int64 {
	weight := make([]int64, schema.Len())
	add := func(c *answer.Condition, points int64) {
		for _, q := range c.Questions() {
			weight[q] += points
		}
	}
	var all int64
	for i := range m.Criteria {
		c := &m.Criteria[i]
		points := c.Weight * int64(max(c.Ratings[0], c.Ratings[1], c.Ratings[2])-min(c.Ratings[0], c.Ratings[1], c.Ratings[2]))
		add(&c.When, points)
		add(&c.Unless, points)
		all += points
	}
	for i := range m.Criteria {
		c := &m.Criteria[i]
		if c.Veto != [terms.NumModels]bool{} {
			add(&c.When, all)
			add(&c.Unless, all)
		}
	}
	for i := range m.NoneNeeded {
		add(&m.NoneNeeded[i].When, all)
		add(&m.NoneNeeded[i].Unless, all)
	}
	people := m.Structure()
	for _, q := range [...]int{people.Towers, people.Count, people.Plan, people.Today} {
		if q >= 0 {
			weight[q] += all + 1
		}
	}
	for range schema.Len() { // gates can be chained
		changed := false
		for q := range weight {
			for _, parent := range schema.At(q).Gate.Questions() {
				if weight[parent] < weight[q] {
					weight[parent], changed = weight[q], true
				}
			}
		}
		if !changed {
			break
		}
	}
	return weight
}
