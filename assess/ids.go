package assess

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// isID reports whether s can be an id: small letters, digits and underscores.
// Ids stand in files, flags, conditions (where a dot has a meaning) and
// messages.
func isID(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return s != ""
}

// readID reads the id of an item, "" with a problem.
func readID(r *yamldoc.Report, f *yamldoc.Fields) string {
	n := f.Need("id")
	switch {
	case n == nil:
		return ""
	case n.Kind == yamldoc.Scalar && isID(n.Text):
		return n.Text
	}
	r.Add(n, "\"id\" must be a word of small letters, digits and underscores such as it_fte, not %s", n.Describe())
	return ""
}

// unique keeps ids apart. The zero value has seen none.
type unique struct{ line map[string]int }

// add records an id and reports one that was there before; what names it in
// the message. An id that could not be read is nobody's second.
func (u *unique) add(r *yamldoc.Report, n *yamldoc.Node, what, id string) bool {
	if first, twice := u.line[id]; twice {
		r.Add(n, "%s %q stands here a second time (first on line %d)", what, id, first)
		return false
	}
	if u.line == nil {
		u.line = map[string]int{}
	}
	if id != "" {
		u.line[id] = n.Line
	}
	return true
}

// readModel reads the id of a model.
func readModel(r *yamldoc.Report, n *yamldoc.Node) (terms.Model, bool) {
	model, ok := terms.ParseModel(n.Text)
	ok = ok && n.Kind == yamldoc.Scalar
	if !ok {
		var ids []string
		for _, m := range terms.Models() {
			ids = append(ids, m.String())
		}
		r.Add(n, "unknown model %s%s", n.Describe(), yamldoc.Suggest(n.Text, ids))
	}
	return model, ok
}

// optionIDs lists what the ids of a question's options can be: the answers
// that the type allows. Nil means that the question itself decides.
func optionIDs(s *answer.Question) []string {
	var ids []string
	switch s.Type {
	case answer.YesNo:
		return answer.YesNoOptions()
	case answer.Scale, answer.Level:
		for n := s.Min; n <= s.Max; n += 100 {
			ids = append(ids, strconv.FormatInt(n/100, 10))
		}
	case answer.Grid:
		for _, side := range terms.Sides() {
			ids = append(ids, side.String())
		}
		return append(ids, "advise")
	case answer.SingleChoice, answer.MultiChoice, answer.Number, answer.Text:
	}
	return ids
}

// checkWords reports the items whose ids are none of the known ones.
func checkWords(r *yamldoc.Report, nodes []yamldoc.Node, what string, known []string) {
	for i := range nodes {
		if id := nodes[i].Get("id"); id != nil && isID(id.Text) && !slices.Contains(known, id.Text) {
			r.Add(id, "unknown %s %s; write %s", what, yamldoc.Quote(id.Text), strings.Join(known, ", "))
		}
	}
}
