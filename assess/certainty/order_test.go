package certainty

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// strategy orders what can be asked.
type strategy func(c *Certifier, v answer.View, r *assess.Recommendation) []Asked

func authorsOrder(c *Certifier, v answer.View, _ *assess.Recommendation) []Asked {
	var order []Asked
	for _, w := range c.askable(v) {
		order = append(order, w.Asked)
	}
	return order
}

func byNext(c *Certifier, v answer.View, r *assess.Recommendation) []Asked { return c.Next(v, r) }

// talk is a conversation with invented clients that remembers what came next after
// the same answers.
type talk struct {
	c     *Certifier
	next  strategy
	order map[string][]Asked // nil where the model is certain
}

// ask asks one client until the model is certain or nothing is left that the client
// can answer, and returns how many questions that took.
func (k *talk) ask(full answer.Set) (asked []Asked, certain bool, r assess.Recommendation) {
	c := k.c
	set := c.schema.NewSet()
	for {
		v := c.schema.View(set)
		r = c.matrix.Recommend(v)
		key := k.key(v)
		order, known := k.order[key]
		if !known {
			if cert := c.Certify(v, &r); !cert.Certain {
				order = k.next(c, v, &r)
			}
			k.order[key] = order
		}
		if order == nil {
			return asked, true, r
		}
		at := slices.IndexFunc(order, func(o Asked) bool {
			return !slices.Contains(asked, o) && (o.Part == assess.Whole || tells(&full.Values[o.Question], o.Part))
		})
		if at < 0 {
			return asked, false, r
		}
		o := order[at]
		asked = append(asked, o)
		if t, ok := o.Part.Tower(); ok {
			set.Values[o.Question] = set.Values[o.Question].Merge(t, &full.Values[o.Question])
		} else {
			set.Values[o.Question] = full.Values[o.Question]
		}
	}
}

// tells reports whether a client knows the side of a tower.
func tells(v *answer.Value, part assess.Part) bool {
	t, _ := part.Tower()
	return v.Grid[t] != terms.Undecided || v.Advised.Has(t)
}

// key tells apart what the matrix tells apart.
func (k *talk) key(v answer.View) string {
	var b strings.Builder
	for i := range k.c.vars {
		x := &k.c.vars[i]
		s := k.c.stateOf(x, v)
		fmt.Fprintf(&b, "%d,%v;", s.id, v.State(x.question).Open())
		if x.towers {
			fmt.Fprint(&b, v.PossibleSides(x.question))
		}
	}
	return b.String()
}

// simulation is what a strategy comes to: questions asked of each client.
type simulation struct {
	asked   []int
	certain int
}

func (s *simulation) mean() float64 {
	sum := 0
	for _, n := range s.asked {
		sum += n
	}
	return float64(sum) / float64(len(s.asked))
}

func (s *simulation) median() int {
	slices.Sort(s.asked)
	return s.asked[len(s.asked)/2]
}

func (s *simulation) String() string {
	return fmt.Sprintf("mean %.2f, median %d, p90 %d, most %d questions; %d of %d ended certain",
		s.mean(), s.median(), s.asked[len(s.asked)*9/10], s.asked[len(s.asked)-1], s.certain, len(s.asked))
}

func simulate(tb testing.TB, c *Certifier, sets []answer.Set, next strategy) *simulation {
	tb.Helper()
	s, k := &simulation{}, &talk{c, next, map[string][]Asked{}}
	for i, full := range sets {
		asked, certain, r := k.ask(full)
		s.asked = append(s.asked, len(asked))
		if certain {
			s.certain++
		}
		want := c.matrix.Recommend(c.schema.View(full))
		if got, whole := plainResult(c.matrix, &r), plainResult(c.matrix, &want); got != whole && whole <= 2 {
			tb.Errorf("client %d: stopped with %v after %v, the full questionnaire gives %v", i, r.Outcome, asked, want.Outcome)
		}
	}
	return s
}

// clients are invented ones who know the answer to every question, and of the parts
// of IT as much as they would say, and examples after them.
func clients(tb testing.TB, c *Certifier, n int, examples []example) []answer.Set {
	tb.Helper()
	source, err := sample.New(c.schema, 11, sample.Options{Complete: true})
	if err != nil {
		tb.Fatal(err)
	}
	sets := source.Sets(n)
	for i := range sets {
		sets[i].Disputed = nil // the conversation is with one person
	}
	for i := range examples {
		sets = append(sets, examples[i].answers)
	}
	return sets
}

// decided are clients who leave to the provider who runs what they do not name.
func decided(tb testing.TB, c *Certifier, n int) []answer.Set {
	tb.Helper()
	sets := clients(tb, c, n, nil)
	for i := range sets {
		leave(c, &sets[i])
	}
	return sets
}

// leave leaves to the provider the parts of IT that a client does not name.
func leave(c *Certifier, set *answer.Set) {
	v := &set.Values[c.schema.Find(assess.TowerOwners)]
	for _, t := range terms.Towers() {
		if v.Grid[t] == terms.Undecided {
			*v = v.WithTower(t, terms.Undecided)
		}
	}
}

// market are clients of whom half have no IT people of their own, as in the market,
// and who know the answer to whatever the matrix reads.
func market(tb testing.TB, c *Certifier, n int) []answer.Set {
	tb.Helper()
	source, err := sample.New(c.schema, 11, sample.Options{Complete: true})
	if err != nil {
		tb.Fatal(err)
	}
	people := c.schema.Find("it_fte")
	var of [2][]answer.Set
	for i := 0; i < 32*n && (len(of[0]) < n/2 || len(of[1]) < n/2); i++ { // drawing them is what takes long
		set := source.Engagement(i).Answers
		set.Disputed = nil // the conversation is with one person
		leave(c, &set)
		if v := c.schema.View(set); slices.ContainsFunc(c.vars, func(x variable) bool { return v.State(x.question).Open() }) {
			continue
		}
		kind := 0
		if set.Values[people].Number >= 50 {
			kind = 1
		}
		if len(of[kind]) < n/2 {
			of[kind] = append(of[kind], set)
		}
	}
	if len(of[0]) < n/2 || len(of[1]) < n/2 {
		tb.Fatalf("%d clients without IT people and %d with some, want %d of each", len(of[0]), len(of[1]), n/2)
	}
	return append(of[0], of[1]...)
}

// The bar is that of a conversation that is worth having. More clients:
// MSPSCOPE_LONG=1.
func TestOrderOfQuestions(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	n := 800
	if long() {
		n = 20_000
	}
	s := simulate(t, c, market(t, c, n), byNext)
	t.Logf("Next: %v", s)
	if s.mean() > 2.12 || s.median() < 1 || s.median() > 2 || s.certain < len(s.asked) {
		t.Errorf("too many questions: %v", s)
	}
	if long() {
		t.Logf("the order of the questionnaire: %v", simulate(t, c, market(t, c, 800), authorsOrder))
	}
	// Whoever does not know the deciding answers gets the same model, too.
	t.Logf("with those who are not sure: %v", simulate(t, c, decided(t, c, n/4), byNext))
}

// A person asks who does IT and how many they are, then whether they stay, then
// what to hand over; and first of all what people do not agree about.
func TestWhatIsAskedFirst(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	six := "service_desk: provider, endpoints: provider, servers_cloud: provider, network: provider, identity_collaboration: provider, backup_recovery: provider"
	for _, test := range []struct {
		name, answers string
		others        map[string]string // what somebody else answered
		want          []string          // any of them may come first
	}{
		{"nothing", "{}", nil, []string{"it_fte", "current_it_model"}},
		{"not sure how many", "{it_fte: unknown, tower_owners: unknown}", nil, []string{"current_it_model", "it_fte", "it_staff_plan"}},
		{"one person", "{it_fte: 1}", nil, []string{"it_staff_plan"}},
		{"half a second person", "{it_fte: 1.5}", nil, []string{"it_staff_plan"}},
		{"a team", "{it_fte: 5}", nil, []string{"it_staff_plan"}},
		{"a team that stays", "{it_fte: 5, it_staff_plan: keep_same}", nil, []string{"tower_owners"}},
		{"a range of people", "{it_fte: 0..3}", nil, []string{"it_fte", "it_staff_plan"}},
		{"one tower decides", "{it_fte: 3, it_staff_plan: keep_same, tower_owners: {" + six + ", security_operations: unknown}}", nil, []string{"tower_owners.security_operations"}},
		{"two towers decide", "{it_fte: 30, it_staff_plan: shrink, tower_owners: {" + strings.Replace(six, "identity_collaboration: provider, ", "", 1) + "}}", nil, []string{"tower_owners.identity_collaboration", "tower_owners.security_operations"}},
		{"a dispute about the plan", "{it_fte: 2, it_staff_plan: none_wanted}", map[string]string{"it_staff_plan": "replace_leaver"}, []string{"it_staff_plan"}},
		{"a dispute that decides nothing", "{it_fte: 1, control_preference: 3}", map[string]string{"control_preference": "4"}, []string{"it_staff_plan", "control_preference"}},
		{"a dispute over a tower", "{it_fte: 3, it_staff_plan: keep_same, tower_owners: {" + six + ", security_operations: provider}}", map[string]string{"tower_owners": "{security_operations: client}"}, []string{"tower_owners.security_operations"}},
	} {
		set := readSet(t, q.Schema, test.answers)
		for id, said := range test.others {
			i := q.Schema.Find(id)
			other := readSet(t, q.Schema, "{"+id+": "+said+"}").Values[i]
			d, differ := q.Schema.Differ(i, []answer.Value{set.Values[i], other})
			if !differ {
				t.Fatalf("%s: no dispute", test.name)
			}
			set.Disputed = append(set.Disputed, d)
		}
		v := q.Schema.View(set)
		r := m.Recommend(v)
		order := c.Next(v, &r)
		if len(order) == 0 {
			t.Errorf("%s: nothing to ask", test.name)
			continue
		}
		if first := q.PartID(order[0].Question, order[0].Part); !slices.Contains(test.want, first) {
			t.Errorf("%s: first %s, want one of %s", test.name, first, test.want)
		}
	}
}

// Next names once whatever is open of what the matrix reads, and nothing else.
func TestNextNamesAllThatIsOpen(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	views := halfStated(t, c, 40)
	for i := range examples {
		views = append(views, q.Schema.View(examples[i].answers))
	}
	for i, v := range views {
		r := m.Recommend(v)
		cert := c.Certify(v, &r)
		var want []Asked
		for _, one := range c.Matters(v, &r, &cert) {
			if c.varOf[one.Question] >= 0 {
				want = append(want, Asked{one.Question, one.Part})
			}
		}
		got := c.Next(v, &r)
		for _, o := range got {
			at := slices.Index(want, o)
			if at < 0 {
				t.Fatalf("view %d: %s is not open, or stands twice", i, q.PartID(o.Question, o.Part))
			}
			want = slices.Delete(want, at, at+1)
		}
		if len(want) > 0 {
			t.Errorf("view %d: %s is open and not asked", i, q.PartID(want[0].Question, want[0].Part))
		}
	}
}

// That nothing is needed is worth a question only where somebody is just comparing.
func TestNoneNeededCountsWhereSomebodyHintsAtIt(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	for answers, want := range map[string]bool{
		"{}":                         false,
		"{drivers: [slow_support]}":  false,
		"{drivers: [just_checking]}": true,
	} {
		v := q.Schema.View(readSet(t, q.Schema, answers))
		r := m.Recommend(v)
		cert := c.Certify(v, &r)
		if got := c.counts(noneNeeded, v, &r, &cert); got != want && !cert.HasModel() {
			t.Errorf("%s: counts %v", answers, got)
		}
	}
}

// Weights are the questionnaire's: half of what a range covers falls into each half.
func TestUsualAnswersAreSharedAmongCells(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	x := &c.vars[c.varOf[q.Schema.Find("it_fte")]]
	total := int64(0)
	for _, n := range x.weights {
		total += n
	}
	nobody := answer.Value{State: answer.Given}
	none := x.weights[c.cellOf(x, &nobody)]
	if share := 100 * none / total; share < 45 || share > 55 {
		t.Errorf("nobody weighs %d of %d, want about half", none, total)
	}
	y := variable{starts: []int64{lowest, 100, 200}, at: []int{0, 1, 2}, weights: make([]int64, 3)}
	y.spreadWeight(&answer.Value{State: answer.Given, Number: 100, Spread: 199}, 10)
	if want := []int64{0, 5 * fine, 5 * fine}; !slices.Equal(y.weights, want) {
		t.Errorf("a range of two cells weighs %d, want %d", y.weights, want)
	}
}

// That a completion is known already saves a search and changes no count.
func TestGainsAreThoseOfASearch(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	views := halfStated(t, c, 25)
	rng := rand.New(rand.NewPCG(8, 8))
	for i := range examples {
		views = append(views, q.Schema.View(without(rng, examples[i].answers, 40)), q.Schema.View(without(rng, examples[i].answers, 90)))
	}
	compared := 0
	for _, v := range views {
		r := m.Recommend(v)
		cert := c.Certify(v, &r)
		s := c.newScratch()
		if !cert.Proved || cert.Certain || !c.start(s, v) {
			continue
		}
		g := c.newGains(s, v, &r, &cert)
		for _, w := range c.askable(v) {
			from := g.answers(&c.vars[w.variable])
			if tower, ok := w.Part.Tower(); ok {
				from = g.sides(&c.vars[w.variable], tower, v.PossibleSides(w.Question)[tower])
			}
			state := s.state[w.variable]
			for _, one := range from {
				s.state[w.variable] = one.status
				n := 0
				s.work, s.nodes, s.over = 0, 0, false
				c.makeWorlds(s)
				for _, want := range g.counted {
					if c.exists(s, want) != nil {
						n++
					}
				}
				if got := g.left(w.variable); !s.over && got != outcomesLeft(n) {
					t.Errorf("%s: %d outcomes left, a search finds %d\n%s", q.PartID(w.Question, w.Part), got, outcomesLeft(n), describe(v))
				}
				compared++
			}
			s.state[w.variable] = state
		}
	}
	if compared < 1000 {
		t.Errorf("only %d answers were compared", compared)
	}
}
