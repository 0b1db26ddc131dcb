package assess

import (
	"fmt"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Rating is how well a model fits a circumstance, in words. The points are the
// scale of the design: whole numbers from 0 to 6.
type Rating uint8

// The ratings. "Consider hybrid" in the published table is Possible together
// with a strong hybrid cell.
const (
	NotRecommended Rating = 0
	NotIdeal       Rating = 1
	LessIdeal      Rating = 2
	Possible       Rating = 3
	GoodOption     Rating = 4
	ExcellentFit   Rating = 5
	BestFit        Rating = 6
)

var ratingIDs = []string{"not_recommended", "not_ideal", "less_ideal", "possible", "good_option", "excellent_fit", "best_fit"}

var ratingWords = []string{"Not recommended", "Not ideal", "Less ideal", "Possible", "Good option", "Excellent fit", "Best fit"}

// String returns the id of the rating, as used in files and machine output.
func (r Rating) String() string { return ratingIDs[r] }

// MarshalText returns the id of the rating.
func (r Rating) MarshalText() ([]byte, error) {
	if int(r) >= len(ratingIDs) {
		return nil, fmt.Errorf("no rating has %d points", r)
	}
	return []byte(ratingIDs[r]), nil
}

// UnmarshalText reads the id of a rating.
func (r *Rating) UnmarshalText(id []byte) error {
	i := slices.Index(ratingIDs, string(id))
	if i < 0 {
		return fmt.Errorf("unknown rating %q", id)
	}
	*r = Rating(i)
	return nil
}

// Words returns the rating as a person reads it.
func (r Rating) Words() string { return ratingWords[r] }

// Criterion is one row of the decision matrix: a circumstance and how well
// each model fits it.
type Criterion struct {
	ID      string
	Label   string
	Group   string // structure, needs or context
	Weight  int64  // 1 to 10
	When    answer.Condition
	Unless  answer.Condition
	Ratings [terms.NumModels]Rating
	Words   [terms.NumModels]string // the rating as the source words it
	Veto    [terms.NumModels]bool
	Because string // the reason, to the client
	Source  string
	// hasUnless tells an absent unless, which never holds, from a condition.
	hasUnless bool
}

// Applies returns whether the criterion counts: when is true and unless is not
// true. While when is open the criterion is open and does not count; an open
// unless does not keep it from counting.
func (c *Criterion) Applies(v answer.View) answer.Truth {
	t := c.When.Eval(v)
	if t != answer.False && c.hasUnless && c.Unless.Eval(v) == answer.True {
		return answer.False
	}
	return t
}

// HasUnless reports whether the criterion has an exception.
func (c *Criterion) HasUnless() bool { return c.hasUnless }

// Rule is a condition with a reason, such as the one for "none needed".
type Rule struct {
	ID      string
	When    answer.Condition
	Unless  answer.Condition
	Because string
	Source  string

	hasUnless bool
}

// Holds reports whether the rule holds: when is true and unless is not true.
func (u *Rule) Holds(v answer.View) bool {
	return u.When.Eval(v) == answer.True && (!u.hasUnless || u.Unless.Eval(v) != answer.True)
}

// HasUnless reports whether the rule has an exception.
func (u *Rule) HasUnless() bool { return u.hasUnless }

// Matrix is the decision matrix: criteria, the rules beside them, and the
// words the program says about them.
type Matrix struct {
	Name           string
	Playbook       string // version of the playbook the matrix belongs to
	Criteria       []Criterion
	TooClose       int64 // fit points, in hundredths
	TieOrder       [terms.NumModels]terms.Model
	NoneNeeded     []Rule
	Contradictions []Rule // answers that cannot both be right; Because names both

	schema  *answer.Schema
	names   TowerNames
	towers  int // index of the question tower_owners, or -1
	itFTE   int
	staff   int
	noStaff uint64 // option bits of it_staff_plan that mean nobody will be there
}

// Schema returns the questionnaire the matrix was read against.
func (m *Matrix) Schema() *answer.Schema { return m.schema }

var groups = []string{"structure", "needs", "context"}

// ReadMatrix reads matrix.yaml against a questionnaire, but its split rules, which
// say who runs what.
func ReadMatrix(r *yamldoc.Report, root *yamldoc.Node, q *Questionnaire) *Matrix {
	f, ok := r.Fields(root, "the decision matrix")
	if !ok {
		return nil
	}
	f.Version()
	m := &Matrix{Name: f.OptText("name"), Playbook: f.OptText("playbook"), schema: q.Schema, names: q.Towers}
	m.TooClose = 500
	if n := f.Opt("too_close"); n != nil {
		m.TooClose, _ = r.Hundredths(n, "too_close")
		if m.TooClose < 0 || m.TooClose > 100_00 {
			r.Add(n, "too_close is a number of fit points from 0 to 100, not %s", n.Text)
		}
	}
	m.readTieOrder(r, f)
	var ids unique
	for _, n := range f.NeedList("criteria") {
		if c, ok := m.readCriterion(r, &n, q); ok {
			ids.add(r, &n, "criterion", c.ID)
			m.Criteria = append(m.Criteria, c)
		}
	}
	m.NoneNeeded = m.readRules(r, f, "none_needed")
	m.Contradictions = m.readRules(r, f, "contradictions")
	f.Opt("split") // who runs what: read where the duties are
	f.End()
	m.findStructure(r, root)
	return m
}

// findStructure finds the questions that the rules of the program itself read:
// the stated towers, and whether anybody will be there to run one.
func (m *Matrix) findStructure(r *yamldoc.Report, root *yamldoc.Node) {
	m.towers, m.itFTE, m.staff = m.schema.Find("tower_owners"), m.schema.Find("it_fte"), m.schema.Find("it_staff_plan")
	if m.towers >= 0 && m.schema.At(m.towers).Type != answer.Grid {
		r.Add(root, "the question tower_owners must be a grid")
		m.towers = -1
	}
	if m.itFTE >= 0 && m.schema.At(m.itFTE).Type != answer.Number {
		r.Add(root, "the question it_fte must be a number")
		m.itFTE = -1
	}
	for _, i := range []int{m.towers, m.itFTE, m.staff} {
		if i >= 0 && m.schema.At(i).Private {
			r.Add(root, "the question %s is private (it has self_assessment: false), but the model follows from it, and nothing that a client reads may follow from a private answer; remove self_assessment from it",
				m.schema.At(i).ID)
		}
	}
	if m.staff >= 0 {
		if o := m.schema.At(m.staff).OptionIndex("none_wanted"); o >= 0 {
			m.noStaff = 1 << o
		}
	}
}

func (m *Matrix) readTieOrder(r *yamldoc.Report, f *yamldoc.Fields) {
	m.TieOrder = [terms.NumModels]terms.Model{terms.CoManaged, terms.FullyManaged, terms.Hybrid}
	n := f.Opt("tie_order")
	if n == nil {
		return
	}
	var seen [terms.NumModels]bool
	ids := r.Texts(n, "tie_order")
	for i, id := range ids {
		model, ok := terms.ParseModel(id)
		if !ok || seen[model] || i >= terms.NumModels {
			r.Add(n, "tie_order must name each of fully_managed, co_managed and hybrid once")
			return
		}
		seen[model] = true
		m.TieOrder[i] = model
	}
	if len(ids) != terms.NumModels {
		r.Add(n, "tie_order must name each of fully_managed, co_managed and hybrid once")
	}
}

// conditions reads when and unless of a rule.
func (m *Matrix) conditions(r *yamldoc.Report, f *yamldoc.Fields, needWhen bool) (when, unless answer.Condition, hasUnless bool) {
	read := func(n *yamldoc.Node) answer.Condition {
		before := r.Len()
		c := m.schema.ReadCondition(r, n, answer.Answers)
		if r.Len() == before {
			m.schema.CheckCanHold(r, &c)
		}
		return c
	}
	if n := f.Opt("when"); n != nil {
		when = read(n)
	} else if needWhen {
		f.Need("when")
	}
	if n := f.Opt("unless"); n != nil {
		unless, hasUnless = read(n), true
	}
	return when, unless, hasUnless
}

func (m *Matrix) readCriterion(r *yamldoc.Report, n *yamldoc.Node, q *Questionnaire) (Criterion, bool) {
	f, ok := r.Fields(n, "a criterion")
	if !ok {
		return Criterion{}, false
	}
	c := Criterion{ID: readID(r, f), Label: f.Text("label")}
	c.Group = groups[word(r, f, "group", groups)]
	c.Weight = f.Int("weight", 1, 10)
	c.When, c.Unless, c.hasUnless = m.conditions(r, f, true)
	for _, i := range append(c.When.Questions(), c.Unless.Questions()...) {
		if !q.Questions[i].Scored {
			r.Add(n, "criterion %q tests %q, which by the questionnaire is not scored; remove the test", c.ID, q.Questions[i].ID)
		}
	}
	if ratings := f.Need("ratings"); ratings != nil {
		if rf, ok := r.Fields(ratings, "ratings"); ok {
			for _, model := range terms.Models() {
				c.Ratings[model] = Rating(word(r, rf, model.String(), ratingIDs))
				c.Words[model] = c.Ratings[model].Words()
			}
			rf.End()
			if c.Ratings[0] == c.Ratings[1] && c.Ratings[1] == c.Ratings[2] {
				r.Add(ratings, "criterion %q rates all three models the same and so decides nothing; change a rating or remove it", c.ID)
			}
		}
	}
	if words := f.Opt("words"); words != nil {
		if wf, ok := r.Fields(words, "words"); ok {
			for _, model := range terms.Models() {
				if s := wf.OptText(model.String()); s != "" {
					c.Words[model] = s
				}
			}
			wf.End()
		}
	}
	for _, item := range f.List("veto") {
		if model, ok := readModel(r, &item); ok {
			c.Veto[model] = true
		}
	}
	c.Because, c.Source = f.Text("because"), f.Text("source")
	f.End()
	return c, true
}

func (m *Matrix) readRules(r *yamldoc.Report, f *yamldoc.Fields, key string) []Rule {
	var ids unique
	var rules []Rule
	for _, n := range f.List(key) {
		rf, ok := r.Fields(&n, "a rule")
		if !ok {
			continue
		}
		u := Rule{ID: readID(r, rf)}
		ids.add(r, &n, "rule", u.ID)
		u.When, u.Unless, u.hasUnless = m.conditions(r, rf, true)
		u.Because, u.Source = rf.Text("because"), rf.Text("source")
		rf.End()
		rules = append(rules, u)
	}
	return rules
}
