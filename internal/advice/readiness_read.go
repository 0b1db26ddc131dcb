package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// ReadReadiness reads readiness.yaml. With problems it returns nil.
func ReadReadiness(r *yamldoc.Report, root *yamldoc.Node, facts *Facts) *Readiness {
	before := r.Len()
	f, ok := r.Fields(root, "the file")
	if !ok {
		return nil
	}
	f.Version()
	rd := &Readiness{facts: facts}
	models := f.NeedList("models")
	seen := newIDs("model")
	for i := range models {
		if m := wordOf(r, &models[i], "models", modelIDs()); m >= 0 {
			seen.add(r, &models[i], models[i].Text)
			rd.applies[m] = true
		}
	}
	rd.readBands(r, f)
	rd.readElements(r, f)
	rd.readBlocks(r, f)
	f.End()
	if r.Len() > before {
		return nil
	}
	return rd
}

// readBands reads the four bands, best first, each from a lower bound on.
func (rd *Readiness) readBands(r *yamldoc.Report, f *yamldoc.Fields) {
	want := ReadinessVerdicts()[:4]
	items := f.NeedList("bands")
	if len(items) > 0 && len(items) != len(want) {
		r.Add(&items[0], "there must be %d bands, %s, not %d", len(want), strings.Join(want, ", "), len(items))
		return
	}
	last := 101
	for i := range items {
		b, ok := r.Fields(&items[i], "a band")
		if !ok {
			continue
		}
		at := word(r, b, "id", want)
		if at >= 0 && at != i {
			r.Add(b.Opt("id"), "the bands must stand from best to worst: %s", strings.Join(want, ", "))
		}
		from := int(b.Int("from", 0, 100))
		switch {
		case from >= last:
			r.Add(b.Opt("from"), "a band must begin below the one above it, at less than %d", last)
		case i == len(want)-1 && from != 0:
			r.Add(b.Opt("from"), "the last band must begin at 0, so that every index has a band")
		}
		last = from
		rd.bands = append(rd.bands, Band{ID: knownWord(at, want), From: from, Name: line(r, b, "name"), Meaning: line(r, b, "meaning")})
		b.End()
	}
}

func (rd *Readiness) readElements(r *yamldoc.Report, f *yamldoc.Fields) {
	items := f.NeedList("elements")
	seen := newIDs("element")
	weightTo := make([]*yamldoc.Node, len(items))
	sum := 0
	for i := range items {
		var e element
		e, weightTo[i] = rd.readElement(r, &items[i], seen)
		sum += e.Weight
		rd.elements = append(rd.elements, e)
	}
	if len(items) > 0 && sum != 100 {
		r.Add(&items[0], "the weights of the elements must add up to 100, not %d", sum)
	}
	known := make([]string, len(rd.elements))
	for i := range rd.elements {
		known[i] = rd.elements[i].ID
	}
	for i, n := range weightTo {
		e := &rd.elements[i]
		switch {
		case n == nil && e.unless != nil:
			r.Add(&items[i], "\"weight_to\" is missing; name the element that gets the weight when this one is left out")
		case n == nil:
		default:
			if e.weightTo = wordOf(r, n, "weight_to", known); e.weightTo < 0 {
				continue
			}
			if e.weightTo == i || rd.elements[e.weightTo].unless != nil {
				r.Add(n, "the weight must go to another element that is never left out itself, not %q", n.Text)
			}
		}
	}
}

// readElement reads one element and returns the node of its "weight_to" key,
// which can name an element further down.
func (rd *Readiness) readElement(r *yamldoc.Report, n *yamldoc.Node, seen *ids) (e element, weightTo *yamldoc.Node) {
	e.question = -1
	f, ok := r.Fields(n, "an element")
	if !ok {
		return e, nil
	}
	e.ID = seen.read(r, f)
	e.Private = f.OptBool("private", false)
	voc := vocabulary(e.Private)
	e.Name = line(r, f, "name")
	e.Weight = int(f.Int("weight", 1, 100))
	question := f.Opt("question")
	rules := f.List("rules")
	switch {
	case question != nil && rules != nil:
		r.Add(question, "an element has a question or rules, not both; remove one")
	case question != nil:
		e.question = rd.readLevelQuestion(r, question, voc)
	case len(rules) == 0:
		r.Add(n, "an element needs the question that answers its level, or rules; add one")
	}
	e.rules = rd.readLevelRules(r, rules, voc, levelKey{"a rule", "level", 0, MaxLevel})
	e.lower = rd.readLevelRules(r, f.List("lower"), voc, levelKey{"a deduction", "by", 1, MaxLevel})
	e.caps = rd.readLevelRules(r, f.List("cap"), voc, levelKey{"a cap", "at", 0, MaxLevel - 1})
	e.unless = rd.condition(r, f.Opt("unless"), voc)
	weightTo = f.Opt("weight_to")
	if weightTo != nil && f.Opt("unless") == nil {
		r.Add(weightTo, "\"weight_to\" has no meaning without \"unless\"; remove it")
	}
	e.levels = exactly(r, f, "levels", MaxLevel+1)
	e.actions = exactly(r, f, "actions", MaxLevel)
	e.Owner = knownWord(word(r, f, "owner", owners()), owners())
	e.Source = line(r, f, "source")
	f.End()
	return e, weightTo
}

// readLevelQuestion reads the question whose answer is a level itself.
func (rd *Readiness) readLevelQuestion(r *yamldoc.Report, n *yamldoc.Node, voc answer.Vocabulary) int {
	id := r.Text(n, "question")
	i := rd.facts.base.Find(id)
	switch {
	case i < 0 && rd.facts.base.Spare(r, n, id, "takes its level from", "the level stays open"):
	case i < 0:
		r.Add(n, "unknown question %s%s", n.Describe(), yamldoc.Suggest(id, rd.facts.base.IDs()))
	case rd.facts.base.At(i).Type != answer.Level:
		r.Add(n, "%q is not answered with a level from 0 to 4; use rules", id)
		return -1
	case rd.facts.base.At(i).Private && voc&answer.Internal == 0:
		answer.RefusePrivate(r, n, id)
		return -1
	}
	return i
}

// levelKey is how the level of a rule is written.
type levelKey struct {
	what, key string
	low, high int64
}

func (rd *Readiness) readLevelRules(r *yamldoc.Report, items []yamldoc.Node, voc answer.Vocabulary, k levelKey) []levelRule {
	var rules []levelRule
	for i := range items {
		f, ok := r.Fields(&items[i], k.what)
		if !ok {
			continue
		}
		rules = append(rules, levelRule{level: int(f.Int(k.key, k.low, k.high)), when: rd.condition(r, f.Need("when"), voc)})
		f.End()
	}
	return rules
}

func (rd *Readiness) readBlocks(r *yamldoc.Report, f *yamldoc.Fields) {
	items := f.List("blocks")
	seen := newIDs("block")
	for i := range items {
		b, ok := r.Fields(&items[i], "a block")
		if !ok {
			continue
		}
		rule := blockRule{Block: Block{ID: seen.read(r, b), Private: b.OptBool("private", false)}}
		public := b.Opt("public")
		rule.when = rd.condition(r, b.Need("when"), vocabulary(rule.Private))
		rule.Because = line(r, b, "because")
		rule.Action = line(r, b, "action")
		rule.Source = line(r, b, "source")
		switch {
		case rule.Private && public != nil:
			rule.Public = line(r, b, "public")
			if rd.testsPrivate(rule.when) {
				// What the client is told of a private block may not follow from a
				// private answer either. Older playbooks have such a wording, so
				// that it is read, and named by whoever checks the playbook.
				rule.Public = ""
				rd.unused = append(rd.unused, rule.ID)
			}
		case public != nil:
			r.Add(public, "only a private block has a public wording; add 'private: true' or remove it")
		}
		b.End()
		rd.blocks = append(rd.blocks, rule)
	}
}

// testsPrivate reports whether a condition tests a private question.
func (rd *Readiness) testsPrivate(c *answer.Condition) bool {
	return c != nil && slices.ContainsFunc(c.Questions(), func(i int) bool { return rd.facts.Schema().At(i).Private })
}

// condition reads a condition that does not test the readiness verdict, which
// would be a circle.
func (rd *Readiness) condition(r *yamldoc.Report, n *yamldoc.Node, voc answer.Vocabulary) *answer.Condition {
	c := condition(r, n, rd.facts.Schema(), voc)
	if c != nil && slices.Contains(c.Questions(), rd.facts.base.Len()+atReadiness) {
		r.Add(n, "readiness cannot depend on its own verdict; test answers, \"model\" or \"split\"")
	}
	return c
}

// vocabulary is what the conditions of an element or a block may test.
func vocabulary(private bool) answer.Vocabulary {
	if private {
		return answer.Findings | answer.Internal
	}
	return answer.Findings
}
