package answer

import (
	"maps"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// Forget notes the questions ("id") and options ("id/option") that one's own
// questionnaire took out of the one that comes with the program, each with the
// place where it did. Rules that come with the program may go on naming them;
// what they test of them is false, as if nobody had ever been asked.
func (s *Schema) Forget(removed map[string]string) {
	s.removed = maps.Clone(removed)
	for path := range removed {
		id, option, isOption := strings.Cut(path, "/")
		if q, ok := s.index[id]; ok && isOption {
			s.questions[q].left = append(s.questions[q].left, option)
		}
	}
}

// instead says which options there are instead of one that an answer names, and where that
// one is left out by a questionnaire of one's own what to do about it.
func (q *Question) instead(option string) string {
	if slices.Contains(q.left, option) {
		return q.optionList() + "; your own questionnaire.yaml leaves " + yamldoc.Quote(option) +
			" out: write it there, or 'extends: built-in' as its second line, or take the answer out"
	}
	return q.optionList()
}

// Outlive has engagements read that answer an option which Forget took out. A whole
// questionnaire that never had an option refuses it, as it always did.
func (s *Schema) Outlive() {
	for path := range s.removed {
		s.notePast(path)
	}
}

// notePast notes that a question has an option ("question/option") which engagements may
// hold and nobody can choose any more under this id.
func (s *Schema) notePast(path string) {
	id, _, isOption := strings.Cut(path, "/")
	q, ok := s.index[id]
	if !isOption || !ok {
		return
	}
	if s.past == nil {
		s.past = map[int]bool{}
	}
	s.past[q] = true
}

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

// ReadAliases reads the former ids of questions and of options: a mapping from each to
// the id that it has now, of an option as QUESTION.OPTION. Files that hold a former id
// are read as if they had the new one.
func (s *Schema) ReadAliases(r *yamldoc.Report, n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"aliases\" must be a mapping from the former id of a question to its id, such as {staff_count: users_count}, not %s", n.Describe())
		return
	}
	ids := s.IDs()
	s.former, s.renamed = make(map[string]int, len(n.Pairs)), map[string]string{}
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		if strings.Contains(key.Text, ".") {
			s.readOptionAlias(r, key, value)
			continue
		}
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
			s.former[key.Text] = q
		}
	}
}

// readOptionAlias reads the former id of an option.
func (s *Schema) readOptionAlias(r *yamldoc.Report, key, value *yamldoc.Node) {
	q, option := s.pastOption(r, key)
	if q < 0 {
		return
	}
	question := &s.questions[q]
	if value.Kind != yamldoc.Scalar || question.OptionIndex(value.Text) < 0 {
		r.Add(value, "%s has no option %s%s; the options are %s", question.ID, value.Describe(), r.Suggest(value.Text, question.Options), question.optionList())
		return
	}
	path := question.ID + "/" + option
	s.renamed[path] = value.Text
	s.notePast(path)
}

// pastOption reads QUESTION.OPTION, an option that a question does not have any more. The
// question is -1 where there is a problem.
func (s *Schema) pastOption(r *yamldoc.Report, key *yamldoc.Node) (q int, option string) {
	id, option, _ := strings.Cut(key.Text, ".")
	q = s.Find(id)
	switch {
	case q < 0:
		r.Add(key, "unknown question %s%s; the former id of an option is written QUESTION.OPTION", yamldoc.Quote(id), r.Suggest(id, s.IDs()))
		return -1, ""
	case s.questions[q].Type != SingleChoice && s.questions[q].Type != MultiChoice:
		r.Add(key, "%s is no choice and has no options that could have had another id; remove it", id)
		return -1, ""
	case !yamldoc.IsID(option):
		r.Add(key, "%s cannot have been the id of an option, which is a word of small letters, digits and underscores; correct or remove it", yamldoc.Quote(option))
		return -1, ""
	case s.questions[q].OptionIndex(option) >= 0:
		r.Add(key, "%s has the option %q itself; a former id must be one that no option has", id, option)
		return -1, ""
	}
	return q, option
}

// ReadRetired reads the questions and options that are not asked any more, each with
// what is said of it: a mapping from the id, of an option QUESTION.OPTION, to a sentence.
// An engagement that answers one is read, and what it says is kept and not used. Own
// files may name none of them, as with what Forget takes out.
func (s *Schema) ReadRetired(r *yamldoc.Report, n *yamldoc.Node) {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"retired\" must be a mapping from what is not asked any more to a sentence that says why, such as {parking: \"Asked until 2027.\"}, not %s", n.Describe())
		return
	}
	if s.removed == nil {
		s.removed = map[string]string{}
	}
	s.why = make(map[string]string, len(n.Pairs))
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		if value.Kind != yamldoc.Scalar {
			r.Add(value, "a sentence that says why this is not asked any more belongs here, not %s", value.Describe())
			continue
		}
		path := key.Text
		if strings.Contains(path, ".") {
			q, option := s.pastOption(r, key)
			if q < 0 {
				continue
			}
			path = s.questions[q].ID + "/" + option
		} else if !s.canRetire(r, key) {
			continue
		}
		if _, alias := s.renamed[path]; alias || s.isFormer(path) {
			r.Add(key, "%s stands under aliases too, where it is read under its new id; keep one of them", key.Text)
			continue
		}
		s.removed[path], s.why[path] = r.Place(key), strings.TrimSpace(value.Text)
		s.notePast(path)
	}
}

func (s *Schema) isFormer(id string) bool {
	_, ok := s.former[id]
	return ok
}

// canRetire reports whether a key can be a question that was there once.
func (s *Schema) canRetire(r *yamldoc.Report, key *yamldoc.Node) bool {
	switch {
	case !yamldoc.IsID(key.Text):
		r.Add(key, "%s cannot have been the id of a question, which is a word of small letters, digits and underscores; correct or remove it", key.Describe())
		return false
	case s.Find(key.Text) >= 0:
		r.Add(key, "the question %q is there and asked; remove it under questions, or take it out here", key.Text)
		return false
	}
	return true
}

// Why is what the questionnaire says of a question ("id") or option ("id/option") that it
// does not ask any more, "" for nothing.
func (s *Schema) Why(path string) string { return s.why[path] }

// Renew returns an answer in a file with the options that the question has now: those
// under a former id under their own, those that are gone left out. It is nil where nothing
// is left of it. The node may be shared and is not changed.
func (s *Schema) Renew(q int, n *yamldoc.Node) (now *yamldoc.Node, p Past) {
	if !s.past[q] {
		return n, p
	}
	question := &s.questions[q]
	one := func(item *yamldoc.Node) (yamldoc.Node, bool) {
		out := *item
		if item.Kind != yamldoc.Scalar || question.OptionIndex(item.Text) >= 0 {
			return out, true
		}
		path := question.ID + "/" + item.Text
		if id, ok := s.renamed[path]; ok {
			p.Renamed = append(p.Renamed, [2]string{path, id})
			out.Text = id
			return out, true
		}
		if s.removed[path] != "" {
			p.Gone = append(p.Gone, path)
			return out, false
		}
		return out, true
	}
	if n.Kind != yamldoc.Sequence {
		out, ok := one(n)
		if !ok {
			return nil, p
		}
		return &out, p
	}
	list := *n
	list.Items = make([]yamldoc.Node, 0, len(n.Items))
	for i := range n.Items {
		item, ok := one(&n.Items[i])
		// An option may stand there under a former id and under its own.
		same := func(o yamldoc.Node) bool { return o.Text == item.Text }
		if ok && (item.Text == n.Items[i].Text || !slices.ContainsFunc(n.Items, same) && !slices.ContainsFunc(list.Items, same)) {
			list.Items = append(list.Items, item)
		}
	}
	if len(list.Items) == 0 && len(n.Items) > 0 {
		return nil, p
	}
	return &list, p
}

// Past is what an engagement says in words of an earlier questionnaire.
type Past struct {
	Gone    []string    // options that are not offered any more, as question/option
	Renamed [][2]string // a former id of a question, or question/option, and the id it has now
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
