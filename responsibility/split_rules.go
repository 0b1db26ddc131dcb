package responsibility

import (
	"regexp"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// SplitRules says, for each model, which side a tower gets when the client has
// not decided: a default, and leans that pull it to another side when answers
// speak for that. It does not change after it was read.
type SplitRules struct {
	models [terms.NumModels]modelRules
	counts counts
}

// modelRules is the rules of one model.
type modelRules struct {
	defaults terms.Split
	because  string // why the default, in a sentence
	held     string // why a tower has another side than its leans ask for
	leans    []lean
}

// lean pulls one tower to one side under a condition.
type lean struct {
	tower        terms.Tower
	side         terms.Side
	strength     int64 // 1..10
	when, unless *answer.Condition
	because      string
}

// defaultStrength is what the default side weighs against leans, so that a
// lean of strength 1 only ties with it and does not win.
const defaultStrength = 1

// holds reports whether the lean counts: its condition is known to be true and
// its exception is not.
func (l *lean) holds(v answer.View) bool { return holds(l.when, l.unless, v) }

func holds(when, unless *answer.Condition, v answer.View) bool {
	if when != nil && when.Eval(v) != answer.True {
		return false
	}
	return unless == nil || unless.Eval(v) != answer.True
}

// ReadSplitRules reads the value of the key "split" of the matrix file: one
// item for each model with the default side of all towers, the sentences for
// it, and leans. Every problem goes to the report; with a problem the result
// is nil.
func ReadSplitRules(r *yamldoc.Report, node *yamldoc.Node, schema *answer.Schema) *SplitRules {
	before := r.Len()
	if node.Kind != yamldoc.Sequence {
		r.Add(node, "\"split\" must be a list with one item for each model, not %s", node.Describe())
		return nil
	}
	s := &SplitRules{counts: newCounts()}
	var seen [terms.NumModels]bool
	for i := range node.Items {
		item := &node.Items[i]
		f, ok := r.Fields(item, "split rules of a model")
		if !ok {
			continue
		}
		m, ok := readModel(r, f.Need("model"))
		rules := modelRules{because: needText(r, f, "because"), held: needText(r, f, "held")}
		needText(r, f, "source")
		rules.defaults = readDefaults(r, f.Need("defaults"))
		leans := f.List("leans")
		ids := map[string]int{}
		for j := range leans {
			if l, ok := readLean(r, &leans[j], schema, ids); ok {
				rules.leans = append(rules.leans, l)
			}
		}
		f.End()
		if !ok {
			continue
		}
		if seen[m] {
			r.Add(item, "the split rules of %s stand here twice; keep one item for each model", m)
		}
		seen[m] = true
		s.models[m] = rules
	}
	for _, m := range terms.Models() {
		if !seen[m] && r.Len() == before {
			r.Add(node, "the split rules of %s are missing; add an item for the model", m)
		}
	}
	if r.Len() > before {
		return nil
	}
	return s
}

func readModel(r *yamldoc.Report, n *yamldoc.Node) (terms.Model, bool) {
	if n == nil {
		return 0, false
	}
	m, ok := terms.ParseModel(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		r.Add(n, "unknown model %s%s", n.Describe(), yamldoc.Suggest(n.Text, modelNames()))
		return 0, false
	}
	return m, true
}

// readDefaults reads the default side of every tower.
func readDefaults(r *yamldoc.Report, n *yamldoc.Node) terms.Split {
	var defaults terms.Split
	if n == nil {
		return defaults
	}
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"defaults\" must give a side for every tower, such as {service_desk: shared}, not %s", n.Describe())
		return defaults
	}
	for i := range n.Pairs {
		if t, ok := readTower(r, &n.Pairs[i].Key); ok {
			defaults[t] = readRuleSide(r, &n.Pairs[i].Value)
		}
	}
	var missing []string
	for _, t := range terms.Towers() {
		if n.Get(t.String()) == nil {
			missing = append(missing, t.String())
		}
	}
	if len(missing) > 0 {
		r.Add(n, "\"defaults\" gives no side for %s; add one", strings.Join(missing, ", "))
	}
	return defaults
}

// readLean reads a lean. Its id is for own files that change or remove it.
func readLean(r *yamldoc.Report, n *yamldoc.Node, schema *answer.Schema, ids map[string]int) (lean, bool) {
	before := r.Len()
	f, ok := r.Fields(n, "a lean")
	if !ok {
		return lean{}, false
	}
	var l lean
	if id := f.Opt("id"); id != nil {
		readLeanID(r, id, ids)
	}
	if tower := f.Need("tower"); tower != nil {
		l.tower, _ = readTower(r, tower)
	}
	if side := f.Need("side"); side != nil {
		l.side = readRuleSide(r, side)
	}
	l.strength = f.Int("strength", 1, 10)
	l.when = readCondition(r, f.Opt("when"), schema)
	l.unless = readCondition(r, f.Opt("unless"), schema)
	l.because = needText(r, f, "because")
	needText(r, f, "source")
	f.End()
	return l, r.Len() == before
}

// leanID is the form of the id of a lean.
var leanID = regexp.MustCompile(`^[a-z0-9_]+$`)

// readLeanID reads the id of a lean, which no other lean of its model has.
func readLeanID(r *yamldoc.Report, n *yamldoc.Node, ids map[string]int) {
	if n.Kind != yamldoc.Scalar || !leanID.MatchString(n.Text) {
		r.Add(n, "\"id\" must be a word of small letters, digits and underscores such as network_skills, not %s", n.Describe())
		return
	}
	if first, twice := ids[n.Text]; twice {
		r.Add(n, "the lean %q stands here a second time (first on line %d); give it another id", n.Text, first)
	}
	ids[n.Text] = n.Line
}

func readTower(r *yamldoc.Report, n *yamldoc.Node) (terms.Tower, bool) {
	t, ok := terms.ParseTower(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		r.Add(n, "unknown tower %s%s", n.Describe(), yamldoc.Suggest(n.Text, towerNames()))
		return 0, false
	}
	return t, true
}

// readRuleSide reads a side that a rule may give: not third_party, because
// only the client can say that another company runs a tower.
func readRuleSide(r *yamldoc.Report, n *yamldoc.Node) terms.Side {
	allowed := []string{terms.Provider.String(), terms.Shared.String(), terms.Client.String()}
	side, ok := terms.ParseSide(n.Text)
	switch {
	case n.Kind != yamldoc.Scalar || !ok:
		r.Add(n, "unknown side %s%s; write %s", n.Describe(), yamldoc.Suggest(n.Text, allowed), strings.Join(allowed, ", "))
		return terms.Undecided
	case side == terms.ThirdParty:
		r.Add(n, "a rule cannot give anything to a third party, only the client can; write %s", strings.Join(allowed, ", "))
		return terms.Undecided
	}
	return side
}

// readCondition reads a condition that may be absent (nil) and refuses one
// that no answers can make true.
func readCondition(r *yamldoc.Report, n *yamldoc.Node, schema *answer.Schema) *answer.Condition {
	if n == nil {
		return nil
	}
	before := r.Len()
	c := schema.ReadCondition(r, n, answer.Answers)
	if r.Len() > before {
		return nil
	}
	schema.CheckCanHold(r, &c)
	if r.Len() > before {
		return nil
	}
	return &c
}

// needText reads a text that must be there and say something.
func needText(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	n := f.Need(key)
	if n == nil {
		return ""
	}
	return filled(r, n, key)
}

// optText reads a text that may be absent but not be empty.
func optText(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	n := f.Opt(key)
	if n == nil {
		return ""
	}
	return filled(r, n, key)
}

func filled(r *yamldoc.Report, n *yamldoc.Node, key string) string {
	text := r.Text(n, key)
	if n.Kind == yamldoc.Scalar && strings.TrimSpace(text) == "" {
		r.Add(n, "%q is empty; write a text or remove the line", key)
	}
	return text
}

func towerNames() []string {
	var ids []string
	for _, t := range terms.Towers() {
		ids = append(ids, t.String())
	}
	return ids
}

func modelNames() []string {
	var ids []string
	for _, m := range terms.Models() {
		ids = append(ids, m.String())
	}
	return ids
}
