package answer

import (
	"math"
	"slices"
	"strings"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// advise is the answer "you propose": for all towers as a scalar, for one
// tower as its side.
const advise = "advise"

// Vocabulary says which tests a condition may use. The larger ones can be put
// together.
type Vocabulary uint8

// The vocabularies.
const (
	Answers  Vocabulary = 0         // tests of answers only: gates, the matrix, rates
	Findings Vocabulary = 1 << iota // also {is: unknown} and {is: unsure}
	Internal                        // also tests of private questions: for what no client reads
)

// ReadCondition reads a condition: a mapping whose tests must all hold, or a
// list of such mappings any of which may hold. Problems go to the report; the
// condition is then not to be used.
func (s *Schema) ReadCondition(r *yamldoc.Report, n *yamldoc.Node, voc Vocabulary) Condition {
	c := Condition{source: n}
	switch n.Kind {
	case yamldoc.Mapping:
		s.readOne(r, n, voc, &c)
	case yamldoc.Sequence:
		if len(n.Items) == 0 {
			r.Add(n, "an empty list of conditions never holds; remove it or add a condition")
		}
		for i := range n.Items {
			if n.Items[i].Kind != yamldoc.Mapping {
				r.Add(&n.Items[i], "a condition must be a mapping such as {it_fte: \">=0.5\"}, not %s", n.Items[i].Describe())
				continue
			}
			s.readOne(r, &n.Items[i], voc, &c)
		}
	case yamldoc.Null, yamldoc.Scalar:
		r.Add(n, "a condition must be a mapping such as {it_fte: \">=0.5\"}, or a list of them, not %s", n.Describe())
	}
	return c
}

// RefusePrivate reports, at the place that names a private question, that
// something for clients would follow from its answer.
func RefusePrivate(r *yamldoc.Report, n *yamldoc.Node, id string) {
	r.Add(n, "the answer to %q is private (self_assessment: false), and nothing that a client reads may follow from it; "+
		"use another question, or say it where only the provider reads (a finding with audience: internal, a private element or block of readiness without a public wording)", id)
}

// readOne reads one conjunction into a condition, which leaves out what cannot
// hold because it tests what is not asked any more, or not as it was.
func (s *Schema) readOne(r *yamldoc.Report, n *yamldoc.Node, voc Vocabulary, c *Condition) {
	all := s.readAll(r, n, voc)
	if slices.ContainsFunc(all, func(t Test) bool { return t.Question < 0 }) {
		c.silenced = true
		return
	}
	c.any = append(c.any, all)
}

// silent returns a test that nobody can pass any more.
func silent() Test { return Test{Question: -1} }

func (s *Schema) readAll(r *yamldoc.Report, n *yamldoc.Node, voc Vocabulary) []Test {
	if len(n.Pairs) == 0 {
		r.Add(n, "an empty condition always holds; remove it")
	}
	var all []Test
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		id, tower, dotted := strings.Cut(key.Text, ".")
		q := s.Find(id)
		if q < 0 {
			if s.Spare(r, key, id, "tests", readSilent) {
				all = append(all, silent())
				continue
			}
			r.Add(key, "unknown question %s%s", yamldoc.Quote(id), r.Suggest(id, s.IDs()))
			continue
		}
		question := &s.questions[q]
		if question.Private && voc&Internal == 0 {
			RefusePrivate(r, key, id)
			continue
		}
		if !dotted && value.Kind == yamldoc.Mapping && value.Get("is") != nil {
			all = append(all, s.readIs(r, q, value, voc)...)
			continue
		}
		switch {
		case question.Type == Grid && dotted:
			all = append(all, readSide(r, q, key, tower, value)...)
		case dotted:
			r.Add(key, "%q has no towers; only a grid can be tested by tower", id)
		case question.Type == Grid:
			all = append(all, readSideCounts(r, q, value)...)
		case question.Type.numeric():
			all = append(all, readNumbers(r, question, q, value)...)
		case question.Type == MultiChoice:
			all = append(all, s.readMulti(r, question, q, value)...)
		case question.Type == Text:
			r.Add(key, "%q is answered in free text and cannot be tested", id)
		default:
			all = append(all, s.readAnyOf(r, question, q, value)...)
		}
	}
	return all
}

// readAnyOf reads a test of one of several options.
func (s *Schema) readAnyOf(r *yamldoc.Report, question *Question, q int, n *yamldoc.Node) []Test {
	mask, ok := s.readOptions(r, question, n)
	switch {
	case !ok:
		return nil
	case mask == 0:
		return []Test{silent()}
	}
	return []Test{{Question: q, Op: OpAny, Options: mask}}
}

func (s *Schema) readIs(r *yamldoc.Report, q int, value *yamldoc.Node, voc Vocabulary) []Test {
	if voc&Findings == 0 {
		r.Add(value, "{is: ...} may be used only in findings and readiness; elsewhere an open answer leaves the rule open by itself")
		return nil
	}
	f, _ := r.Fields(value, "a test")
	word := f.Need("is")
	f.End()
	switch {
	case word.Kind == yamldoc.Scalar && word.Text == UnknownWord:
		return []Test{{Question: q, Op: OpUnknown}}
	case word.Kind == yamldoc.Scalar && word.Text == "unsure":
		return []Test{{Question: q, Op: OpUnsure}}
	}
	r.Add(word, "\"is\" must be unknown (open) or unsure (answered \"not sure\"), not %s", word.Describe())
	return nil
}

// readOptions reads one option or a list of options, any of which may hold. It is
// none where all of them were taken out of the questionnaire.
func (s *Schema) readOptions(r *yamldoc.Report, q *Question, n *yamldoc.Node) (mask uint64, ok bool) {
	items := n.Items
	if n.Kind == yamldoc.Scalar {
		items = []yamldoc.Node{*n}
	} else if n.Kind != yamldoc.Sequence || len(items) == 0 {
		r.Add(n, "a test of %q needs an option or a list of options, not %s", q.ID, n.Describe())
		return 0, false
	}
	for i := range items {
		o := q.OptionIndex(items[i].Text)
		if o < 0 && s.SpareOption(r, &items[i], q.ID, items[i].Text, "tests", "nobody can have given it") {
			continue
		}
		if items[i].Kind != yamldoc.Scalar || o < 0 {
			r.Add(&items[i], "%q has no option %s%s; the options are %s", q.ID, items[i].Describe(), r.Suggest(items[i].Text, q.Options), q.optionList())
			return 0, false
		}
		mask |= 1 << o
	}
	return mask, true
}

// readMulti reads the tests of a list of options: has, has_any, has_none, count.
func (s *Schema) readMulti(r *yamldoc.Report, question *Question, q int, n *yamldoc.Node) []Test {
	if n.Kind != yamldoc.Mapping || len(n.Pairs) == 0 {
		r.Add(n, "a test of %q needs {has: ...}, {has_any: [...]}, {has_none: [...]} or {count: ...}, not %s", question.ID, n.Describe())
		return nil
	}
	var all []Test
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		switch key.Text {
		case "has":
			if value.Kind != yamldoc.Scalar {
				r.Add(value, "has takes one option; for several write has_any")
				continue
			}
			all = append(all, s.readAnyOf(r, question, q, value)...)
		case "has_any":
			all = append(all, s.readAnyOf(r, question, q, value)...)
		case "has_none":
			if mask, ok := s.readOptions(r, question, value); ok {
				all = append(all, Test{Question: q, Op: OpNone, Options: mask})
			}
		case "count":
			if low, high, ok := readRange(r, value, "count"); ok {
				all = append(all, Test{Question: q, Op: OpCount, Low: low, High: high})
			}
		default:
			r.Add(key, "unknown test %s%s", yamldoc.Quote(key.Text), r.Suggest(key.Text, []string{"has", "has_any", "has_none", "count"}))
		}
	}
	return all
}

func readNumbers(r *yamldoc.Report, question *Question, q int, n *yamldoc.Node) []Test {
	items := []yamldoc.Node{*n}
	if n.Kind == yamldoc.Sequence {
		items = n.Items
	}
	if len(items) == 1 {
		low, high, ok := readRange(r, &items[0], question.ID)
		if !ok {
			return nil
		}
		if high < question.Min || low > question.Max {
			const outside = "can never hold: %q goes from %s to %s"
			from, to := FormatHundredths(question.Min), FormatHundredths(question.Max)
			if r.Shipped(n) { // the own questionnaire made it so; it does no harm
				r.Warn(n, outside, question.ID, from, to)
				return []Test{silent()}
			}
			r.Add(n, outside, question.ID, from, to)
			return nil
		}
		return []Test{{Question: q, Op: OpRange, Low: low, High: high}}
	}
	// A list of numbers is any of; it stays one test only when it is a run, and
	// only where nothing can be answered between two whole numbers.
	if len(items) > 1 && question.Decimals > 0 {
		r.Add(n, "a list of numbers leaves out what lies between them, and %q takes parts; write a range such as \"1..2\" or a list of conditions", question.ID)
		return nil
	}
	var low, high int64
	for i := range items {
		v, ok := r.Hundredths(&items[i], question.ID)
		if !ok {
			return nil
		}
		if i == 0 {
			low, high = v, v
			continue
		}
		if v != high+100 {
			r.Add(n, "a list of numbers must be a run such as [1, 2]; otherwise write a list of conditions")
			return nil
		}
		high = v
	}
	if len(items) == 0 {
		r.Add(n, "a test of %q needs a number or a range, not an empty list", question.ID)
		return nil
	}
	return []Test{{Question: q, Op: OpRange, Low: low, High: high}}
}

// Bounds of numbers in conditions, far outside anything that can be answered.
const (
	lowest  = math.MinInt64 / 4
	highest = math.MaxInt64 / 4
)

// readRange reads "a..b", ">=a", ">a", "<=a", "<a" or a plain number. Numbers
// have at most two decimals, so ">a" is "from a hundredth above a".
func readRange(r *yamldoc.Report, n *yamldoc.Node, what string) (low, high int64, ok bool) {
	if n.Kind != yamldoc.Scalar {
		r.Add(n, "a test of %q needs a number or a range such as \"0.5..3\" or \">=10\", not %s", what, n.Describe())
		return 0, 0, false
	}
	s := strings.TrimSpace(n.Text)
	number := func(s string) int64 {
		v, good := yamldoc.ParseHundredths(strings.TrimSpace(s))
		if !good {
			ok = false
		}
		return v
	}
	ok = true
	switch a, b, isRange := strings.Cut(s, ".."); {
	case isRange:
		low, high = number(a), number(b)
	case strings.HasPrefix(s, ">="):
		low, high = number(s[2:]), highest
	case strings.HasPrefix(s, ">"):
		low, high = number(s[1:])+1, highest
	case strings.HasPrefix(s, "<="):
		low, high = lowest, number(s[2:])
	case strings.HasPrefix(s, "<"):
		low, high = lowest, number(s[1:])-1
	default:
		low = number(s)
		high = low
	}
	if !ok {
		r.Add(n, "%s is not a number or a range such as \"0.5..3\", \">=10\" or \"<2\" (at most two decimals)", yamldoc.Quote(n.Text))
		return 0, 0, false
	}
	if low > high {
		r.Add(n, "%s can never hold: it begins above its end", yamldoc.Quote(n.Text))
		return 0, 0, false
	}
	return low, high, true
}

func readSide(r *yamldoc.Report, q int, key *yamldoc.Node, towerID string, n *yamldoc.Node) []Test {
	tower, ok := terms.ParseTower(towerID)
	if !ok {
		r.Add(key, "unknown tower %s%s", yamldoc.Quote(towerID), r.Suggest(towerID, towerIDs()))
		return nil
	}
	items := n.Items
	if n.Kind == yamldoc.Scalar {
		items = []yamldoc.Node{*n}
	}
	if len(items) == 0 {
		r.Add(n, "a test of a tower needs a side or a list of sides, not %s", n.Describe())
		return nil
	}
	var sides uint8
	for i := range items {
		side, ok := parseSide(items[i].Text)
		if items[i].Kind != yamldoc.Scalar || !ok {
			r.Add(&items[i], "unknown side %s%s", items[i].Describe(), r.Suggest(items[i].Text, sideIDs()))
			return nil
		}
		sides |= 1 << side
	}
	return []Test{{Question: q, Op: OpSide, Tower: tower, Sides: sides}}
}

// readSideCounts reads {provider: ">=1", client: ">=1"}: how many operational
// towers have that side.
func readSideCounts(r *yamldoc.Report, q int, n *yamldoc.Node) []Test {
	if n.Kind != yamldoc.Mapping || len(n.Pairs) == 0 {
		r.Add(n, "a test of all towers needs counts such as {provider: \">=1\"}; for one tower write tower_owners.service_desk")
		return nil
	}
	var all []Test
	for i := range n.Pairs {
		side, ok := parseSide(n.Pairs[i].Key.Text)
		if !ok {
			r.Add(&n.Pairs[i].Key, "unknown side %s%s", yamldoc.Quote(n.Pairs[i].Key.Text), r.Suggest(n.Pairs[i].Key.Text, sideIDs()))
			continue
		}
		if low, high, ok := readRange(r, &n.Pairs[i].Value, "towers"); ok {
			all = append(all, Test{Question: q, Op: OpSideCount, Sides: 1 << side, Low: low, High: high})
		}
	}
	return all
}

// parseSide reads a side, or advise, which leaves the tower undecided.
func parseSide(id string) (terms.Side, bool) {
	if id == advise {
		return terms.Undecided, true
	}
	return terms.ParseSide(id)
}

func sideIDs() []string {
	ids := make([]string, 0, 5)
	for _, s := range terms.Sides() {
		ids = append(ids, s.String())
	}
	return append(ids, advise)
}

func towerIDs() []string {
	ids := make([]string, 0, terms.NumTowers)
	for _, t := range terms.Towers() {
		ids = append(ids, t.String())
	}
	return ids
}
