package answer

import (
	"maps"

	"mspscope/internal/yamldoc"
)

// Forget notes the questions ("id") and options ("id/option") that one's own
// questionnaire took out of the one that comes with the program, each with the
// place where it did. Rules that come with the program may go on naming them;
// what they test of them is false, as if nobody had ever been asked.
func (s *Schema) Forget(removed map[string]string) { s.removed = maps.Clone(removed) }

// Removed returns where a question was taken out, "" for one that was not.
func (s *Schema) Removed(id string) string {
	if s == nil {
		return ""
	}
	return s.removed[id]
}

// Spare deals with a name that stands for no question. It returns false when
// the question was never there. Where the own questionnaire removed it, what
// comes with the program is warned of, and so is what becomes of it (then); an
// own file is told to decide.
func (s *Schema) Spare(r *yamldoc.Report, n *yamldoc.Node, id, does, then string) bool {
	where := s.Removed(id)
	if where == "" {
		return false
	}
	if r.Shipped(n) {
		r.Warn(n, "%s %s, which %s removes; %s", does, id, where, then)
	} else {
		r.Add(n, "your own questionnaire removes the question %q (%s); keep it there, or name another one here", id, where)
	}
	return true
}

// SpareOption does for the option of a question what Spare does for a question.
func (s *Schema) SpareOption(r *yamldoc.Report, n *yamldoc.Node, id, option, does, then string) bool {
	where := s.Removed(id + "/" + option)
	if where == "" || n.Kind != yamldoc.Scalar {
		return false
	}
	if r.Shipped(n) {
		r.Warn(n, "%s the answer %s of %s, which %s removes; %s", does, option, id, where, then)
	} else {
		r.Add(n, "your own questionnaire removes the answer %q of %q (%s); keep it there, or name another one here", option, id, where)
	}
	return true
}

// readSilent is what is said of a test that nobody can pass any more.
const readSilent = "the rule is read as if nobody answered"

// ReadAliases reads the former ids of questions: a mapping from each to the id
// that the question has now. Files that hold a former id are read as if they had
// the new one.
func (s *Schema) ReadAliases(r *yamldoc.Report, n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"aliases\" must be a mapping from the former id of a question to its id, such as {staff_count: users_count}, not %s", n.Describe())
		return
	}
	ids := s.IDs()
	former := make(map[string]int, len(n.Pairs))
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		q, ok := s.index[value.Text]
		_, taken := s.index[key.Text]
		switch {
		case value.Kind != yamldoc.Scalar || !ok:
			r.Add(value, "unknown question %s%s", value.Describe(), r.Suggest(value.Text, ids))
		case !yamldoc.IsID(key.Text): // no file could ever have held it
			r.Add(key, "%s cannot have been the id of a question, which is a word of small letters, digits and underscores; correct or remove it", key.Describe())
		case taken:
			r.Add(key, "the question %q is there itself; a former id must be one that no question has", key.Text)
		default:
			former[key.Text] = q
		}
	}
	s.former = former
}

// find is Find for files that may hold former ids; now is the id that the
// question has today.
func (s *Schema) find(id string) (q int, now string) {
	if q = s.Find(id); q >= 0 {
		return q, id
	}
	if q, ok := s.former[id]; ok {
		return q, s.questions[q].ID
	}
	return -1, id
}

// FindAnswered returns the index of the question that a key of an engagement
// names, by its id or by a former one, or -1.
func (s *Schema) FindAnswered(id string) int {
	q, _ := s.find(id)
	return q
}
