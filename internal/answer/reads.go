package answer

// Reads is what rules read of the answers to a schema: which questions, and of
// a choice the options that they tell from others. Facts behind the questions
// are left out: who adds a condition that tests one adds what the fact follows
// from.
type Reads struct {
	schema    *Schema
	questions []bool
	options   []uint64
}

// NewReads returns a record of nothing read yet.
func (s *Schema) NewReads() *Reads {
	return &Reads{schema: s, questions: make([]bool, s.Len()), options: make([]uint64, s.Len())}
}

// Question records that a question is read. An index that is none, as of a
// question that the questionnaire does not have, is not recorded.
func (r *Reads) Question(i int) {
	if i >= 0 && i < len(r.questions) {
		r.questions[i] = true
	}
}

// Condition records what a condition tests; nil tests nothing.
func (r *Reads) Condition(c *Condition) {
	if c == nil {
		return
	}
	for _, all := range c.any {
		for i := range all {
			r.test(&all[i])
		}
	}
}

// Rule records what a rule tests, its exception included.
func (r *Reads) Rule(u *Rule) {
	r.Condition(&u.When)
	r.Condition(&u.Unless)
}

// test records a question and the options that the test tells from others. A
// test that an option is absent, or of how many there are, tells all of them:
// none falls through.
func (r *Reads) test(t *Test) {
	if t.Question >= len(r.questions) {
		return
	}
	r.questions[t.Question] = true
	switch t.Op {
	case OpAny:
		r.options[t.Question] |= t.Options
	case OpNone, OpCount:
		r.options[t.Question] = r.schema.At(t.Question).allOptions()
	case OpRange, OpSide, OpSideCount, OpUnknown, OpUnsure:
	}
}

// allOptions are all options as bits.
func (q *Question) allOptions() uint64 {
	if len(q.Options) == 0 {
		return 0
	}
	return ^uint64(0) >> (MaxOptions - len(q.Options))
}

// Add records what another record of the same schema holds.
func (r *Reads) Add(more *Reads) {
	for i := range r.questions {
		r.questions[i] = r.questions[i] || more.questions[i]
		r.options[i] |= more.options[i]
	}
}

// Has reports whether the question at an index is read.
func (r *Reads) Has(i int) bool { return r.questions[i] }

// Options returns the options of a question that are told from others, as bits.
func (r *Reads) Options(i int) uint64 { return r.options[i] }

// Other returns the options of a list of which nothing was recorded, as bits:
// an answer that holds one of them looks to the rules as one without it. Options
// that stand alone are left out, because "none of these" needs no rule. It is 0
// where no option was recorded at all.
func (r *Reads) Other(i int) uint64 {
	q := r.schema.At(i)
	if r.options[i] == 0 {
		return 0
	}
	return q.allOptions() &^ q.Exclusive &^ r.options[i]
}
