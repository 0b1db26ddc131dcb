package advice

import (
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// owners are the parties that can lead an action.
func owners() []string { return []string{"provider", "client", "both"} }

// line reads a text that must be there and say something.
func line(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	n := f.Need(key)
	if n == nil {
		return ""
	}
	return filled(r, n, key)
}

// filled reads a text that must say something.
func filled(r *yamldoc.Report, n *yamldoc.Node, what string) string {
	text := r.Text(n, what)
	if n.Kind == yamldoc.Scalar && strings.TrimSpace(text) == "" {
		r.Add(n, "%q is empty; write a text", what)
	}
	return text
}

// lines reads a list of texts that must be there, not be empty, and say
// something each.
func lines(r *yamldoc.Report, f *yamldoc.Fields, key string) []string {
	items := f.NeedList(key)
	texts := make([]string, 0, len(items))
	for i := range items {
		texts = append(texts, filled(r, &items[i], key))
	}
	return texts
}

// exactly reads a list of a given number of texts.
func exactly(r *yamldoc.Report, f *yamldoc.Fields, key string, count int) []string {
	texts := lines(r, f, key)
	if len(texts) > 0 && len(texts) != count {
		r.Add(f.Opt(key), "%q needs %d texts, not %d", key, count, len(texts))
	}
	return texts
}

// word reads one of several known words and returns its position, -1 when it
// is not there or not known (the problem is recorded).
func word(r *yamldoc.Report, f *yamldoc.Fields, key string, known []string) int {
	n := f.Need(key)
	if n == nil {
		return -1
	}
	return wordOf(r, n, key, known)
}

func wordOf(r *yamldoc.Report, n *yamldoc.Node, what string, known []string) int {
	text := ""
	if n.Kind == yamldoc.Scalar {
		text = n.Text
		for i, k := range known {
			if k == text {
				return i
			}
		}
	}
	r.Add(n, "%q cannot be %s%s; write one of %s", what, n.Describe(), yamldoc.Suggest(text, known), strings.Join(known, ", "))
	return -1
}

// knownWord returns the word at a position of word, "" for -1.
func knownWord(i int, known []string) string {
	if i < 0 {
		return ""
	}
	return known[i]
}

// ids are the ids of one kind of thing in a file, to find the second of two.
type ids struct {
	what string
	seen map[string]int // id -> line
}

func newIDs(what string) *ids { return &ids{what: what, seen: map[string]int{}} }

// read reads the id of the next thing.
func (s *ids) read(r *yamldoc.Report, f *yamldoc.Fields) string { return s.readKey(r, f, "id") }

func (s *ids) readKey(r *yamldoc.Report, f *yamldoc.Fields, key string) string {
	id := line(r, f, key)
	if id != "" {
		s.add(r, f.Opt(key), id)
	}
	return id
}

// add records an id that stands at a node.
func (s *ids) add(r *yamldoc.Report, n *yamldoc.Node, id string) {
	if first, ok := s.seen[id]; ok {
		r.Add(n, "the %s %q stands here a second time (first on line %d); give it another id or remove it", s.what, id, first)
		return
	}
	s.seen[id] = n.Line
}

// modelIDs lists the ids of the three models.
func modelIDs() []string {
	known := make([]string, 0, terms.NumModels)
	for _, m := range terms.Models() {
		known = append(known, m.String())
	}
	return known
}

// condition reads a condition that can hold; it may be nil, then nil is
// returned.
func condition(r *yamldoc.Report, n *yamldoc.Node, schema *answer.Schema, voc answer.Vocabulary) *answer.Condition {
	if n == nil {
		return nil
	}
	before := r.Len()
	c := schema.ReadCondition(r, n, voc)
	if r.Len() > before {
		return nil
	}
	schema.CheckCanHold(r, &c)
	if r.Len() > before {
		return nil
	}
	return &c
}

// holds reports whether a condition is true; nil is not.
func holds(c *answer.Condition, v answer.View) bool {
	return c != nil && c.Eval(v) == answer.True
}
