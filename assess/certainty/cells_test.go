package certainty

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Every answer must be in a cell whose truths are its own, test by test, and
// the answer that stands for a cell must be in it.
func TestEveryAnswerIsInItsCell(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	rng := rand.New(rand.NewPCG(2, 2))
	for v := range c.vars {
		x := &c.vars[v]
		question := q.Schema.At(x.question)
		check := func(value answer.Value) {
			at := c.cellOf(x, &value)
			if at < 0 || at >= x.domain {
				t.Fatalf("%s: %s is in no cell", question.ID, question.Format(value))
			}
			for i, tests := range x.literals {
				want := true
				for j := range tests {
					want = want && tests[j].Holds(&value)
				}
				if got := x.cells[at].yes&(1<<i) != 0; got != want {
					t.Fatalf("%s: %s: test %d is %v in its cell, and %v", question.ID, question.Format(value), i, got, want)
				}
			}
			if x.towers {
				dropped := value.Grid
				for i := range dropped {
					if dropped[i] == terms.Client || dropped[i] == terms.Shared {
						dropped[i] = terms.Undecided
					}
				}
				for mode, reach := range [reachModes][terms.NumModels]bool{terms.Reachable(value.Grid, false, m.Team.StatedOnly), terms.Reachable(value.Grid, true, m.Team.StatedOnly), terms.Reachable(dropped, true, m.Team.StatedOnly)} {
					for model, want := range reach {
						if got := x.cells[at].reach[mode]&(1<<c.rank[model]) != 0; got != want {
							t.Fatalf("%s: model %d reachable %v in its cell, and %v (mode %d)", question.Format(value), model, got, want, mode)
						}
					}
				}
			}
		}
		for i := range x.cells[:x.domain] {
			if x.cells[i].value.State == answer.Given {
				check(x.cells[i].value)
			}
		}
		for range 300 {
			value := answer.Value{State: answer.Given}
			switch question.Type {
			case answer.Number, answer.Scale, answer.Level:
				value.Number = question.Min + rng.Int64N(min(question.Max, 40_00)-question.Min+1)
				if question.Decimals == 0 {
					value.Number -= value.Number % 100
					value.Number = max(value.Number, question.Min)
				}
			case answer.SingleChoice, answer.YesNo:
				value.Options = 1 << rng.IntN(len(question.Options))
			case answer.MultiChoice:
				value.Options = 1 << rng.IntN(len(question.Options))
				if value.Options&question.Exclusive == 0 {
					value.Options |= rng.Uint64() & (1<<len(question.Options) - 1) &^ question.Exclusive
				}
			case answer.Grid:
				for tower := range value.Grid {
					value.Grid[tower] = terms.Side(rng.IntN(5))
				}
			case answer.Text:
			}
			check(value)
		}
	}
}

// entangled is a playbook whose criteria tie every question to every other.
func entangled(questions int) (text, matrix string) {
	var q, m strings.Builder
	q.WriteString("version: 1\ntitle: t\nsections:\n  - {id: s, title: s}\nquestions:\n")
	m.WriteString("version: 1\ncriteria:\n")
	head := func(id string) string {
		return "  - id: " + id + "\n    section: s\n    topic: t\n    call: c\n    plain: p\n    why: w\n    who: owner\n    change: decide\n    source: s\n"
	}
	for i := range questions {
		id := "q" + strconv.Itoa(i)
		q.WriteString(head(id) + "    type: single_choice\n    options:\n      - {id: a, call: c}\n      - {id: b, call: c}\n      - {id: d, call: c}\n")
		for j := range i {
			m.WriteString("  - id: c" + strconv.Itoa(i) + "_" + strconv.Itoa(j) + "\n    label: l\n    group: needs\n    weight: " + strconv.Itoa(1+(i*7+j*3)%10) +
				"\n    when: {" + id + ": a, q" + strconv.Itoa(j) + ": [b]}\n    ratings: {fully_managed: " + []string{"best_fit", "possible", "not_ideal"}[(i+j)%3] +
				", co_managed: " + []string{"best_fit", "possible", "good_option"}[(i*j)%3] + ", hybrid: less_ideal}\n    because: b\n    source: s\n")
			m.WriteString("  - id: d" + strconv.Itoa(i) + "_" + strconv.Itoa(j) + "\n    label: l\n    group: needs\n    weight: 2\n    when: {" + id + ": d, q" + strconv.Itoa(j) +
				": [a, d]}\n    ratings: {fully_managed: possible, co_managed: less_ideal, hybrid: best_fit}\n    because: b\n    source: s\n")
		}
	}
	return q.String(), m.String()
}

func TestEntangledPlaybookIsNotProvedAndWarnedOf(t *testing.T) {
	t.Parallel()
	m, q, err := readPlaybook(entangled(14))
	if err != nil {
		t.Fatal(err)
	}
	c, warnings := New(m, q)
	if len(warnings) != 1 || !strings.Contains(warnings[0], "q13") {
		t.Errorf("warnings %q, want one that names the questions", warnings)
	}
	set := q.Schema.NewSet()
	v := q.Schema.View(set)
	r := m.Recommend(v)
	cert := c.Certify(v, &r)
	if cert.Proved || cert.Certain || cert.Work > 2*(c.limits.work+c.limits.nodes) {
		t.Errorf("3^14 completions: %+v", cert)
	}
	for _, matter := range c.Matters(v, &r, &cert) {
		if !matter.CanChange || matter.Shown {
			t.Errorf("without a proof: %+v", matter)
		}
	}
	if order := c.Next(v, &r); len(order) != 14 {
		t.Errorf("%d questions to ask, want 14", len(order))
	}
	// With most of it answered the same playbook is proved again.
	for i := range 10 {
		set.Values[i] = answer.Value{State: answer.Given, Options: 1 << (i % 3)}
	}
	v = q.Schema.View(set)
	r = m.Recommend(v)
	if cert = c.Certify(v, &r); !cert.Proved {
		t.Errorf("four open questions were not proved: %+v", cert)
	}
}

func TestCertifyRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	m, q, _ := shipped(t)
	c, _ := New(m, q)
	set := readSet(t, q.Schema, "{it_fte: 0, tower_owners: advise}")
	v := q.Schema.View(set)
	other := m.Recommend(q.Schema.View(q.Schema.NewSet()))
	if cert := c.Certify(v, &other); cert.Proved || cert.Certain {
		t.Error("a recommendation for other answers was certified")
	}
	set.Values[q.Schema.Find("it_fte")].Number = -100 // no such answer can be given
	v = q.Schema.View(set)
	r := m.Recommend(v)
	if cert := c.Certify(v, &r); cert.Proved || cert.Certain {
		t.Error("an answer outside the limits was certified")
	}
}
