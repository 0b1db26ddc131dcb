package certainty

import (
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Certificate says what the completions of a set of answers come to. A
// completion gives any permitted answer to some of the open questions and
// leaves the others open; a question whose condition becomes false is hidden
// with its answer.
type Certificate struct {
	// Proved is false when the work ended before everything was found or
	// excluded. Then Certain is false, and Possible and the others name only
	// what was found.
	Proved bool
	// Certain: every completion that names a model names the one that the answers
	// as they are name. Whether that is Recommended or TooClose may change, and
	// some completion may name none. Where the answers name no model, every
	// completion has their outcome.
	Certain bool
	// Possible holds the models that some completion names.
	Possible [terms.NumModels]bool
	// These outcomes without a model are reached by some completion.
	NoneNeeded, AllVetoed, NothingScored bool
	// Liftable holds the models that are ruled out for the answers as they are, and
	// are not for some completion.
	Liftable [terms.NumModels]bool
	// Work is how many joint cells and steps of search the proof took. It does
	// not depend on the machine or on earlier calls.
	Work int

	now     result
	witness [numResults][]int32 // cells by variable
}

// HasModel reports whether the answers as they are name a model.
func (c *Certificate) HasModel() bool { return c.now <= 2 }

// results is the number of results that a change can be between: the models, and
// where the answers name none, the outcomes without one, too.
func (c *Certificate) results() result {
	if c.HasModel() {
		return terms.NumModels
	}
	return numResults
}

// onlyNow reports whether nothing that was found speaks against the result as it
// is: another model, or where it names none, anything else.
func (c *Certificate) onlyNow() bool {
	for want, cells := range c.witness {
		if cells != nil && result(want) != c.now && (!c.HasModel() || want <= 2) {
			return false
		}
	}
	return true
}

// Certify returns the certificate of a view and its recommendation, which must
// be what the matrix recommends for it. It costs microseconds where little is
// open and stays under a few milliseconds anywhere.
func (c *Certifier) Certify(v answer.View, r *assess.Recommendation) Certificate {
	s, _ := c.scratch.Get().(*scratch)
	defer c.scratch.Put(s)
	cert := Certificate{}
	if !c.start(s, v) {
		return cert
	}
	cert.now = c.evaluate(s, s.given)
	if cert.now != c.resultOf(r) {
		return cert // not the recommendation for these answers
	}
	c.examine(s, &cert)
	return cert
}

// examine fills a certificate for the states in s.
func (c *Certifier) examine(s *scratch, cert *Certificate) {
	s.work, s.nodes, s.over = 0, 0, false
	c.makeWorlds(s)
	for want := range numResults {
		if want == cert.now {
			cert.witness[want] = append([]int32(nil), s.given...)
			continue
		}
		cert.witness[want] = c.exists(s, want)
	}
	for rank, model := range c.byTie {
		cert.Possible[model] = cert.witness[rank] != nil
	}
	cert.NoneNeeded = cert.witness[noneNeeded] != nil
	cert.AllVetoed = cert.witness[allVetoed] != nil
	cert.NothingScored = cert.witness[nothingScored] != nil
	cert.Proved = !s.over
	cert.Certain = cert.Proved && cert.onlyNow()
	ruledOut := c.vetoes(s, s.given)
	for rank, model := range c.byTie {
		bit := uint8(1) << rank
		cert.Liftable[model] = ruledOut&bit != 0 && c.lifts(s, bit)
	}
	cert.Work = s.work + s.nodes
}

// resultOf returns a recommendation's outcome as a result.
func (c *Certifier) resultOf(r *assess.Recommendation) result {
	switch r.Outcome {
	case assess.NoneNeeded:
		return noneNeeded
	case assess.AllVetoed:
		return allVetoed
	case assess.NothingScored:
		return nothingScored
	case assess.Recommended, assess.TooClose:
	}
	return result(c.rank[r.Model])
}

// start reads the states of the variables from a view. It returns false where
// nothing can be proved: an answer that cannot be given, an open question whose
// answers could not be split, or a rule outside the vocabulary.
func (c *Certifier) start(s *scratch, v answer.View) bool {
	if c.unprovable != "" {
		return false
	}
	for i := range c.vars {
		x := &c.vars[i]
		state := c.stateOf(x, v)
		if state == nil {
			return false
		}
		s.state[i], s.given[i] = state, state.asIs
	}
	return true
}

// evaluate returns the result of an assignment of cells that agrees with the
// gates.
func (c *Certifier) evaluate(s *scratch, cells []int32) result {
	for v, cell := range cells {
		s.set(c, v, cell)
	}
	return c.resultOfCells(s)
}

// vetoes returns the models that an assignment of cells rules out.
func (c *Certifier) vetoes(s *scratch, cells []int32) uint8 {
	for v, cell := range cells {
		s.set(c, v, cell)
	}
	o := c.outcomeOfCells(s)
	return o.veto
}

// lifts reports whether some completion does not rule out the models of a mask. The
// worlds must be those of the answers.
func (c *Certifier) lifts(s *scratch, mask uint8) bool {
	n := len(c.components)
	for i := range s.worlds {
		w := &s.worlds[i]
		free := w.base.veto&mask == 0
		for k := 0; free && k < n; k++ {
			free = slices.ContainsFunc(s.lists[w.at*n+k].list, func(o outcome) bool { return o.veto&mask == 0 })
		}
		if free {
			return true
		}
	}
	return false
}

// resultOfCells returns the result of the cells that are set.
func (c *Certifier) resultOfCells(s *scratch) result {
	o := c.outcomeOfCells(s)
	return c.result(&o)
}

func (c *Certifier) outcomeOfCells(s *scratch) outcome {
	o := outcome{clauses: c.every}
	c.decide(s, &c.onCutset, &o)
	for i := range c.components {
		for l := range c.components[i].layers {
			c.decide(s, &c.components[i].layers[l], &o)
		}
	}
	if len(c.none) > 0 {
		for v := range c.vars {
			o.clauses = c.clauses(s, v, o.clauses)
		}
	}
	return o
}

// Completion returns the answers of a view completed so that the matrix names
// the given model, and false when the certificate knows no such completion.
func (c *Certifier) Completion(v answer.View, cert *Certificate, m terms.Model) (answer.View, bool) {
	cells := cert.witness[c.rank[m]]
	if cells == nil {
		return answer.View{}, false
	}
	return c.complete(v, cells), true
}

func (c *Certifier) complete(v answer.View, cells []int32) answer.View {
	set := v.Set()
	for i, cell := range cells {
		x := &c.vars[i]
		if !v.Settled(x.question) && v.State(x.question) != answer.Hidden && int(cell) != x.hidden {
			c.put(&set, x, v, cell)
		}
	}
	return c.schema.View(set)
}
