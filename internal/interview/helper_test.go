package interview

import (
	"math/rand/v2"
	"sync"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/internal/yamldoc"
)

// asShipped is the playbook with the questionnaire that the program ships with, read once.
var asShipped = sync.OnceValues(func() (*playbook.Playbook, error) { return playbook.Load(nil, "", 0) })

// shipped is that playbook. Nobody may change it.
func shipped(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	p, err := asShipped()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// memory is a file that exists only in memory.
type memory struct {
	p    *playbook.Playbook
	data []byte
	fail error // what the next save returns
}

func newMemory(p *playbook.Playbook) *memory {
	return &memory{p: p, data: []byte("version: 1\nclient: {name: Harbor Dental}\nanswers: {}\n")}
}

func (m *memory) save(edits []patch.Edit) (*assess.Engagement, error) {
	if err := m.fail; err != nil {
		m.fail = nil
		return nil, err
	}
	data, err := patch.Patch("memory.yaml", m.data, edits)
	if err == nil {
		m.data = data
	}
	return nil, err
}

// read reads the file as the program would.
func (m *memory) read(tb testing.TB) *assess.Engagement {
	tb.Helper()
	root, err := yamldoc.Parse("memory.yaml", m.data)
	if err != nil {
		tb.Fatalf("%v\n%s", err, m.data)
	}
	r := yamldoc.NewReport("memory.yaml")
	e := assess.ReadEngagement(r, root, m.p.Questionnaire)
	if err := r.Err(); err != nil {
		tb.Fatalf("%v\n%s", err, m.data)
	}
	return e
}

func id(tb testing.TB, s *Session, name string) int {
	tb.Helper()
	i := s.q.Schema.Find(name)
	if i < 0 {
		tb.Fatalf("no question %s", name)
	}
	return i
}

func option(tb testing.TB, s *Session, question string, ids ...string) answer.Value {
	tb.Helper()
	v := answer.Value{State: answer.Given}
	for _, o := range ids {
		k := s.q.Schema.At(id(tb, s, question)).OptionIndex(o)
		if k < 0 {
			tb.Fatalf("%s has no option %s", question, o)
		}
		v.Options |= 1 << k
	}
	return v
}

func number(n int64) answer.Value { return answer.Value{State: answer.Given, Number: n * 100} }

// anyAnswer draws an answer that a question can have, "not sure" included.
func anyAnswer(rng *rand.Rand, q *answer.Question) answer.Value {
	if rng.IntN(6) == 0 {
		return answer.Value{State: answer.Unknown}
	}
	return sample.Any(rng, q)
}
