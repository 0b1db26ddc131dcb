package certainty

import (
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// example is a case of testdata/cases.yaml.
type example struct {
	id      string
	answers answer.Set
}

// shipped reads the built-in questionnaire and matrix, and the example clients.
func shipped(tb testing.TB) (*assess.Matrix, *assess.Questionnaire, []example) {
	tb.Helper()
	read := func(path string) string {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		return string(data)
	}
	m, q, err := readPlaybook(read("../../questionnaires/questionnaire.yaml"), read("../../questionnaires/matrix.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	root, err := yamldoc.Parse("cases.yaml", []byte(read("../../testdata/cases.yaml")))
	if err != nil {
		tb.Fatal(err)
	}
	var examples []example
	r := yamldoc.NewReport("cases.yaml")
	for _, n := range root.Get("cases").Items {
		examples = append(examples, example{n.Get("id").Text, q.Schema.ReadAnswers(r, n.Get("answers"))})
	}
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return m, q, examples
}

// readSet reads answers.
func readSet(tb testing.TB, schema *answer.Schema, text string) answer.Set {
	tb.Helper()
	root, err := yamldoc.Parse("answers.yaml", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	r := yamldoc.NewReport("answers.yaml")
	set := schema.ReadAnswers(r, root)
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return set
}

// without removes each answer with a probability in percent.
func without(rng *rand.Rand, set answer.Set, percent int) answer.Set {
	less := answer.Set{Values: slices.Clone(set.Values)}
	for q := range less.Values {
		if rng.IntN(100) < percent {
			less.Values[q] = answer.Value{}
		}
	}
	return less
}

func TestShippedShape(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, warnings := New(m, q)
	if len(warnings) > 0 {
		t.Errorf("warnings for the built-in playbook: %v", warnings)
	}
	t.Logf("cutset %s", c.names(c.cutset))
	for i := range c.components {
		k := &c.components[i]
		t.Logf("component %s: %d joint cells, cache of %d", c.names(k.vars), c.size(k.vars), len(k.cache))
	}
	for v := range c.vars {
		t.Logf("%s: %d cells of %d literals", c.schema.At(c.vars[v].question).ID, len(c.vars[v].cells), len(c.vars[v].literals))
	}
}

func TestShippedTimes(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(3, 3))
	var times []time.Duration
	unproved, certain := 0, 0
	work := 0
	for range 8 {
		for i := range examples {
			v := q.Schema.View(without(rng, examples[i].answers, rng.IntN(101)))
			r := m.Recommend(v)
			// The best of three, so that other work on the machine does not count.
			var cert Certificate
			best := time.Hour
			for range 3 {
				start := time.Now()
				cert = c.Certify(v, &r)
				best = min(best, time.Since(start))
			}
			times = append(times, best)
			if !cert.Proved {
				unproved++
			}
			if cert.Certain {
				certain++
			}
			work = max(work, cert.Work)
		}
	}
	slices.Sort(times)
	n := len(times)
	t.Logf("%d certificates: p50 %v, p90 %v, p99 %v, max %v; certain %d, not proved %d, most work %d", n, times[n/2], times[n*9/10], times[n*99/100], times[n-1], certain, unproved, work)
}

func BenchmarkNew(b *testing.B) {
	m, q, _ := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		New(m, q)
	}
}

func BenchmarkCertify(b *testing.B) {
	m, q, examples := shipped(b)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(3, 3))
	var views []answer.View
	var recs []assess.Recommendation
	for range 10 {
		for i := range examples {
			views = append(views, q.Schema.View(without(rng, examples[i].answers, 30)))
			recs = append(recs, m.Recommend(views[len(views)-1]))
		}
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Certify(views[i%len(views)], &recs[i%len(views)])
		i++
	}
}

func BenchmarkCertifyNothingAnswered(b *testing.B) {
	m, q, _ := shipped(b)
	v := q.Schema.View(q.Schema.NewSet())
	r := m.Recommend(v)
	for b.Loop() {
		b.StopTimer()
		c, _ := New(m, q) // nothing known from earlier calls
		b.StartTimer()
		c.Certify(v, &r)
	}
}

// completion completes the open questions of a view at random, leaving some open.
func completion(rng *rand.Rand, v answer.View, values [][]answer.Value) answer.Set {
	schema := v.Schema()
	set := answer.Set{Values: make([]answer.Value, schema.Len())}
	for q := range set.Values {
		set.Values[q] = v.Value(q)
		if v.State(q).Open() && len(values[q]) > 0 && rng.IntN(4) > 0 {
			set.Values[q] = values[q][rng.IntN(len(values[q]))]
		}
	}
	return set
}

// shippedValues lists answers to the questions of the built-in matrix.
func shippedValues(rng *rand.Rand, m *assess.Matrix, c *Certifier) [][]answer.Value {
	values := make([][]answer.Value, m.Schema().Len())
	for q := range values {
		if c.varOf[q] < 0 {
			continue
		}
		if m.Schema().At(q).Type == answer.MultiChoice {
			for range 200 {
				options := uint64(1) << rng.IntN(len(m.Schema().At(q).Options))
				if options&m.Schema().At(q).Exclusive == 0 {
					options |= rng.Uint64() & rng.Uint64() & (1<<len(m.Schema().At(q).Options) - 1) &^ m.Schema().At(q).Exclusive
				}
				values[q] = append(values[q], answer.Value{State: answer.Given, Options: options})
			}
			continue
		}
		values[q] = permitted(m, q)
	}
	return values
}

// Nothing that is excluded may turn up in a sample of completions, and what is
// called possible must be reached by the completion that comes with it.
func TestShippedCertificatesHoldInSamples(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(5, 5))
	values := shippedValues(rng, m, c)
	rounds, samples := 1, 40
	if long() {
		rounds, samples = 3, 2000
	}
	certain, views, inert := 0, 0, 0
	sets := clients(t, c, 30, examples)
	for range rounds {
		for i := range sets {
			v := q.Schema.View(without(rng, sets[i], rng.IntN(70)))
			r := m.Recommend(v)
			cert := c.Certify(v, &r)
			ms := c.Matters(v, &r, &cert)
			views++
			if !cert.Proved {
				t.Fatalf("client %d: not proved\n%s", i, describe(v))
			}
			if cert.Certain {
				certain++
			}
			for model, possible := range cert.Possible {
				full, ok := c.Completion(v, &cert, c.byTie[c.rank[model]])
				if ok != possible {
					t.Fatalf("client %d: possible %v, completion %v", i, possible, ok)
				}
				if ok {
					if r := m.Recommend(full); !r.HasModel() || int(r.Model) != model {
						t.Fatalf("client %d: the completion leads to %v, not to model %d", i, r.Outcome, model)
					}
				}
			}
			for range samples {
				set := completion(rng, v, values)
				s := m.Recommend(q.Schema.View(set))
				if cert.witness[plainResult(m, &s)] == nil {
					t.Fatalf("client %d: %v %v was excluded\n%s", i, s.Outcome, s.Model, describe(q.Schema.View(set)))
				}
				one := ms[rng.IntN(len(ms))]
				if one.CanChange || len(values[one.Question]) == 0 {
					continue
				}
				inert++
				other := values[one.Question][rng.IntN(len(values[one.Question]))]
				if tower, ok := one.Part.Tower(); ok {
					other = set.Values[one.Question].WithTower(tower, other.Grid[tower])
				}
				set.Values[one.Question] = other
				if o := m.Recommend(q.Schema.View(set)); o.HasModel() && s.HasModel() && o.Model != s.Model {
					t.Fatalf("client %d: %s changed the model\n%s", i, q.Schema.At(one.Question).ID, describe(q.Schema.View(set)))
				}
			}
		}
	}
	t.Logf("%d views, %d certain, %d samples each, %d changes of questions that cannot matter", views, certain, samples, inert)
}

func TestShippedCertaintyStaysAsAnswersAreAdded(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(6, 6))
	sets := clients(t, c, 30, examples)
	for i, full := range sets {
		set := q.Schema.NewSet()
		certain := false
		var possible Certificate
		for n, question := range append([]int{-1}, rng.Perm(q.Schema.Len())...) {
			if question >= 0 {
				if full.Values[question].State == answer.Missing {
					continue
				}
				set.Values[question] = full.Values[question]
			}
			v := q.Schema.View(set)
			r := m.Recommend(v)
			cert := c.Certify(v, &r)
			if certain && !cert.Certain {
				t.Fatalf("client %d: no longer certain after %s\n%s", i, q.Schema.At(question).ID, describe(v))
			}
			for model := range cert.Possible {
				if n > 0 && cert.Possible[model] && !possible.Possible[model] {
					t.Fatalf("client %d: model %d became possible again\n%s", i, model, describe(v))
				}
			}
			certain, possible = cert.Certain, cert
		}
	}
}

func TestFullAnswersAreCertain(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(8, 8))
	values := shippedValues(rng, m, c)
	for range 300 {
		set := q.Schema.NewSet()
		for i := range set.Values {
			if len(values[i]) > 0 {
				set.Values[i] = values[i][rng.IntN(len(values[i]))]
				for !q.Schema.At(i).Settled(set.Values[i]) {
					set.Values[i] = values[i][rng.IntN(len(values[i]))]
				}
			}
		}
		v := q.Schema.View(set)
		r := m.Recommend(v)
		if cert := c.Certify(v, &r); !cert.Certain || cert.HasModel() != r.HasModel() {
			t.Fatalf("nothing is open and the result is not certain: %+v\n%s", cert, describe(v))
		}
	}
}

func TestKnownClients(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	for _, k := range []struct {
		answers  string
		certain  bool
		possible [3]bool // fully managed, co-managed, hybrid
	}{
		// Nobody is there, and that cannot be talked away; but the towers may all
		// go to third parties, and then no model is left.
		{"{it_fte: 0}", true, [3]bool{true, false, false}},
		{"{it_fte: 0, tower_owners: advise}", true, [3]bool{true, false, false}},
		{"{it_staff_plan: none_wanted, tower_owners: {network: client}}", true, [3]bool{true, false, false}},
		// One person stays: hybrid needs two, fully managed a handover of all. An
		// overwhelmed team is not told that it needs nothing; one that copes may be,
		// and if it needs a model, it is the same one.
		{"{it_fte: 1, it_staff_plan: keep_same, it_workload: drowning}", false, [3]bool{true, true, false}},
		{"{it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, tower_owners: advise}", true, [3]bool{false, true, false}},
		{"{it_fte: 1, it_staff_plan: keep_same, tower_owners: advise}", true, [3]bool{false, true, false}},
		// A complete split decides by definition.
		{"{it_fte: 12, it_staff_plan: keep_same, it_workload: slipping, tower_owners: {service_desk: client, endpoints: client, servers_cloud: client, network: client, identity_collaboration: client, backup_recovery: client, security_operations: provider}}", true, [3]bool{false, false, true}},
		{"{}", false, [3]bool{true, true, true}},
	} {
		v := q.Schema.View(readSet(t, q.Schema, k.answers))
		r := m.Recommend(v)
		cert := c.Certify(v, &r)
		if !cert.Proved || cert.Certain != k.certain || cert.Possible != k.possible {
			t.Errorf("%s: proved %v, certain %v, possible %v; want certain %v, possible %v", k.answers, cert.Proved, cert.Certain, cert.Possible, k.certain, k.possible)
		}
	}
}

// A certificate must not depend on what was computed before, nor on what runs
// beside it.
func TestCertificatesDoNotDependOnEarlierOnes(t *testing.T) {
	t.Parallel()
	m, q, examples := shipped(t)
	warm, _ := New(m, q)
	rng := rand.New(rand.NewPCG(9, 9))
	var views []answer.View
	for i := range examples {
		views = append(views, q.Schema.View(without(rng, examples[i].answers, rng.IntN(101))))
	}
	results := make([][]Certificate, 4)
	var wg sync.WaitGroup
	for g := range results {
		order := rng.Perm(len(views))
		results[g] = make([]Certificate, len(views))
		wg.Go(func() {
			for _, i := range order {
				r := m.Recommend(views[i])
				results[g][i] = warm.Certify(views[i], &r)
			}
		})
	}
	wg.Wait()
	for i := range views {
		cold, _ := New(m, q)
		r := m.Recommend(views[i])
		want := cold.Certify(views[i], &r)
		for g := range results {
			if !reflect.DeepEqual(results[g][i], want) {
				t.Fatalf("%s: %+v, alone %+v", examples[i].id, results[g][i], want)
			}
		}
	}
}

func BenchmarkMatters(b *testing.B) {
	m, q, examples := shipped(b)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(3, 3))
	var views []answer.View
	for range 4 {
		for i := range examples {
			views = append(views, q.Schema.View(without(rng, examples[i].answers, 30)))
		}
	}
	i := 0
	for b.Loop() {
		v := views[i%len(views)]
		r := m.Recommend(v)
		cert := c.Certify(v, &r)
		c.Matters(v, &r, &cert)
		i++
	}
}

func BenchmarkMattersNothingAnswered(b *testing.B) {
	m, q, _ := shipped(b)
	c, _ := New(m, q)
	v := q.Schema.View(q.Schema.NewSet())
	r := m.Recommend(v)
	cert := c.Certify(v, &r)
	for b.Loop() {
		c.Matters(v, &r, &cert)
	}
}

func BenchmarkNext(b *testing.B) {
	m, q, _ := shipped(b)
	c, _ := New(m, q)
	v := q.Schema.View(q.Schema.NewSet())
	r := m.Recommend(v)
	for b.Loop() {
		c.Next(v, &r)
	}
}
