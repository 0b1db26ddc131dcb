package certainty

import (
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
	// Certain: every completion has the outcome of the answers as they are, by
	// name of the model where it names one. Whether that is Recommended or
	// TooClose may change.
	Certain bool
	// Possible holds the models that some completion names.
	Possible [terms.NumModels]bool
	// These outcomes without a model are reached by some completion.
	NoneNeeded, AllVetoed, NothingScored bool
	// Work is how many joint cells and steps of search the proof took. It does
	// not depend on the machine or on earlier calls.
	Work int

	now     result
	witness [numResults][]int32 // cells by variable
}

// HasModel reports whether the answers as they are name a model.
func (c *Certificate) HasModel() bool { return c.now <= 2 }

// found counts the results that some completion comes to.
func (c *Certificate) found() (n int) {
	for _, cells := range c.witness {
		if cells != nil {
			n++
		}
	}
	return n
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
	cert.Certain = cert.Proved && cert.found() == 1
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
		switch v.State(x.question) {
		case answer.Hidden:
			if x.hidden < 0 {
				return false
			}
			s.state[i], s.given[i] = int32(x.hidden), int32(x.hidden)
		case answer.Missing, answer.Unknown:
			if x.wide {
				return false
			}
			s.state[i], s.given[i] = int32(len(x.cells)), int32(x.open)
		case answer.Given:
			value := v.Value(x.question)
			at := c.cellOf(x, &value)
			if at < 0 {
				return false
			}
			s.state[i], s.given[i] = int32(at), int32(at)
		}
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

// resultOfCells returns the result of the cells that are set.
func (c *Certifier) resultOfCells(s *scratch) result {
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
	return c.result(&o)
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
	set := c.schema.NewSet()
	for q := range set.Values {
		set.Values[q] = v.Value(q)
	}
	for i, cell := range cells {
		x := &c.vars[i]
		value := x.cells[cell].value
		if v.State(x.question).Open() && value.State == answer.Given {
			set.Values[x.question] = value
		}
	}
	return c.schema.View(set)
}
