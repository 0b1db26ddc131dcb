package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

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

var ratingLabels = []string{"Not recommended", "Not ideal", "Less ideal", "Possible", "Good option", "Excellent fit", "Best fit"}

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

// Words lists the ids of the ratings, the lowest first.
func (Rating) Words() []string { return ratingIDs }

// Label returns the rating as a person reads it.
func (r Rating) Label() string { return ratingLabels[r] }

// Criterion is one row of the decision matrix: a circumstance and how well
// each model fits it. While the rule is open, the criterion is open and does not
// count.
type Criterion struct {
	answer.Rule

	ID      string
	Label   string
	Group   string // structure, needs or context
	Weight  int64  // 1 to 10
	Ratings [terms.NumModels]Rating
	Words   [terms.NumModels]string // the rating as the source words it
	Veto    [terms.NumModels]bool
	Because string // the reason, to the client, as far as it is true for everyone
	Source  string

	where []wording // other words for the reason, for some
}

// wording is a reason as it is said to those for whom a condition holds.
type wording struct {
	when    answer.Condition
	because string
}

// Why returns the reason as it is true for a client.
func (c *Criterion) Why(v answer.View) string {
	for i := range c.where {
		if c.where[i].when.Eval(v) == answer.True {
			return c.where[i].because
		}
	}
	return c.Because
}

// Rule is a condition with a reason, such as the one for "none needed".
type Rule struct {
	answer.Rule

	ID      string
	Because string
	Source  string

	// Of a rule for "none needed": the order of questions goes by it while this is true.
	CountsWhen answer.Condition
	Says       Says

	// Of a contradiction: what is taken to be true and what else may be, as main
	// clauses to the client without a full stop ("" where nobody says), and the
	// question whose answer gives way in the second case, -1 for none.
	Assumed, Otherwise string
	Instead            int
	Notice             bool // both answers can be right; the rule is a remark
}

// Says is what a rule says instead of what is said of every client who needs no
// managed service: a team on top of its work needs other advice than a company
// without one. What is empty is said as for everyone.
type Says struct {
	Title, Text string
	Points      []string
}

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
	Team           People
	Certainty      Certainty
	Reach          Reach
	// What the models are called, in the reasons that stated towers give against
	// one; their ids where nobody says.
	Names [terms.NumModels]ModelName
	// What sentences call the provider; "" where they say "the provider".
	Provider string

	schema *answer.Schema
	names  TowerNames
	towers int // index of the question tower_owners, or -1

	memory *sync.Pool // *[]answer.Value, of views that are forgotten at once
}

// Certainty says when a recommendation is called firm or clear.
type Certainty struct {
	Firm, Clear int // percent of the weight draws in which the model stays first
	Band        int // percent by which a weight is varied either way
	Draws       int // number of weight draws
}

// ModelName is how a model is called, alone and inside a sentence.
type ModelName struct{ Name, Sentence string }

// Schema returns the questionnaire the matrix was read against.
func (m *Matrix) Schema() *answer.Schema { return m.schema }

// ReadMatrix reads matrix.yaml against a questionnaire, but its split rules, which
// say who runs what.
func ReadMatrix(r *yamldoc.Report, root *yamldoc.Node, q *Questionnaire) *Matrix {
	var file matrixFile
	yamldoc.Decode(r, root, "the decision matrix", &file, nil)
	if root.Kind != yamldoc.Mapping {
		return nil
	}
	m := &Matrix{Name: file.Name, Playbook: file.Playbook, TooClose: int64(file.TooClose), schema: q.Schema, names: q.Towers, Certainty: olderCertainty(), memory: &sync.Pool{}}
	for i, model := range terms.Models() {
		m.Names[i] = ModelName{model.String(), model.String()}
	}
	m.TieOrder = [terms.NumModels]terms.Model{terms.CoManaged, terms.FullyManaged, terms.Hybrid}
	if len(file.TieOrder) == terms.NumModels {
		m.TieOrder = [terms.NumModels]terms.Model(file.TieOrder)
	}
	if c := file.Certainty; c != nil {
		m.Certainty = Certainty{Firm: c.Firm, Clear: c.Clear, Band: c.Band, Draws: c.Draws}
		if c.Clear > c.Firm {
			r.Add(root.Get("certainty").Get("clear"), "\"clear\" is more than \"firm\"; what is firm is clear as well")
		}
	}
	m.Reach = m.reach(r, file.Flips)
	m.Criteria = make([]Criterion, 0, len(file.Criteria))
	for i := range file.Criteria {
		m.Criteria = append(m.Criteria, m.criterion(r, &file.Criteria[i], q))
	}
	for i := range file.NoneNeeded {
		f := &file.NoneNeeded[i]
		none := m.rule(r, &f.ruleFile)
		none.CountsWhen = m.schema.ReadWhen(r, f.CountsWhen, answer.Answers)
		none.Says = Says{f.Title, f.Text, f.Instead}
		m.NoneNeeded = append(m.NoneNeeded, none)
	}
	m.Contradictions = make([]Rule, 0, len(file.Contradictions))
	for i := range file.Contradictions {
		m.Contradictions = append(m.Contradictions, m.contradiction(r, &file.Contradictions[i]))
	}
	m.findTowers(r, root)
	if file.Team.Node != nil {
		m.Team = m.people(r, &file.Team)
	} else {
		m.Team = m.olderPeople(r, root)
	}
	return m
}

// findTowers finds the question that says who is to run what.
func (m *Matrix) findTowers(r *yamldoc.Report, root *yamldoc.Node) {
	m.towers = m.schema.Find(TowerOwners)
	if m.towers >= 0 && m.schema.At(m.towers).Type != answer.Grid {
		r.Add(root, "the question %s must be a grid", TowerOwners)
		m.towers = -1
	}
	m.refusePrivate(r, root, m.towers)
}

// refusePrivate reports a private question that the model would follow from.
func (m *Matrix) refusePrivate(r *yamldoc.Report, at *yamldoc.Node, question int) {
	if question >= 0 && m.schema.At(question).Private {
		r.Add(at, "the question %s is private (it has self_assessment: false), but the model follows from it, and nothing that a client reads may follow from a private answer; remove self_assessment from it",
			m.schema.At(question).ID)
	}
}

func (m *Matrix) criterion(r *yamldoc.Report, f *criterionFile, q *Questionnaire) Criterion {
	c := Criterion{
		ID: f.ID, Label: f.Label, Group: f.Group, Weight: f.Weight, Because: f.Because, Source: f.Source,
		Rule: m.schema.ReadRule(r, f.When, f.Unless, answer.Answers),
	}
	for i := range f.Where {
		c.where = append(c.where, wording{m.schema.ReadWhen(r, f.Where[i].When, answer.Answers), f.Where[i].Because})
	}
	for _, i := range c.Questions() {
		if !q.Questions[i].Scored {
			r.Add(f.Node, "criterion %q tests %q, which by the questionnaire is not scored; remove the test", c.ID, q.Questions[i].ID)
		}
	}
	if p := f.Ratings; p != nil {
		c.Ratings = [terms.NumModels]Rating{p.FullyManaged, p.CoManaged, p.Hybrid}
		if p.FullyManaged == p.CoManaged && p.CoManaged == p.Hybrid {
			r.Add(p.Node, "criterion %q rates all three models the same and so decides nothing; change a rating or remove it", c.ID)
		}
	}
	for _, model := range terms.Models() {
		c.Words[model] = cmp.Or(f.Words[model], c.Ratings[model].Label())
	}
	for _, model := range f.Veto {
		c.Veto[model] = true
	}
	return c
}

func (m *Matrix) rule(r *yamldoc.Report, f *ruleFile) Rule {
	return Rule{ID: f.ID, Because: f.Because, Source: f.Source, Rule: m.schema.ReadRule(r, f.When, f.Unless, answer.Answers), Instead: -1}
}

// contradiction reads a rule that answers contradict each other.
func (m *Matrix) contradiction(r *yamldoc.Report, f *oddFile) Rule {
	rule := m.rule(r, &f.ruleFile)
	rule.Assumed, rule.Otherwise, rule.Notice = f.Assumed, f.Otherwise, f.Notice
	id := f.Instead
	if id == "" {
		return rule
	}
	tested := namedIn(f.Node.Get("when"), f.Node.Get("unless"))
	i := m.schema.FindAnswered(id)
	named := slices.ContainsFunc(tested, func(t string) bool { return t == id || i >= 0 && m.schema.FindAnswered(t) == i })
	switch {
	case i < 0 && m.schema.Removed(id) == "":
		r.Unknown(f.At("instead"), "question", m.schema.IDs())
	case !named:
		r.Add(f.At("instead"), "the rule %q does not test %q, so another answer to it settles nothing; name one that it tests: %s", f.ID, id, strings.Join(tested, ", "))
	default:
		rule.Instead = i // -1 where it is not asked any more, of which the condition says enough
	}
	return rule
}

// namedIn lists the ids of the questions that conditions name, also those that are
// not asked any more: what is left of a condition does not tell.
func namedIn(conditions ...*yamldoc.Node) (ids []string) {
	for _, n := range conditions {
		if n == nil {
			continue
		}
		all := n.Items
		if n.Kind == yamldoc.Mapping {
			all = []yamldoc.Node{*n}
		}
		for i := range all {
			for k := range all[i].Pairs {
				id, _, _ := strings.Cut(all[i].Pairs[k].Key.Text, ".")
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}
