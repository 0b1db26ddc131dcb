package assess

import (
	"strings"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readSent reads what the revisions of a quote said.
func readSent(r *yamldoc.Report, f *yamldoc.Fields) []SentQuote {
	nodes := f.List("sent")
	if len(nodes) > maxSent {
		r.Add(&nodes[maxSent], "at most %d records of what was sent; begin a new engagement", maxSent)
		return nil
	}
	var out []SentQuote
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "a record")
		if !ok {
			continue
		}
		s := readRecord(r, f)
		if n := f.Opt("revision"); n != nil && len(out) > 0 && s.Revision <= out[len(out)-1].Revision {
			r.Add(n, "revision %d stands below revision %d; records stand in the order of their revisions, each once", s.Revision, out[len(out)-1].Revision)
		}
		f.End()
		out = append(out, s)
	}
	return out
}

func readRecord(r *yamldoc.Report, f *yamldoc.Fields) SentQuote {
	s := SentQuote{Revision: f.Int("revision", 1, maxRevision), Playbook: text(r, f, "playbook")}
	if f.Need("on") != nil {
		s.On = date(r, f, "on")
	}
	if n := f.Need("currency"); n != nil {
		if s.Currency = n.Text; n.Kind != yamldoc.Scalar || !currency(n.Text) {
			r.Add(n, "\"currency\" must be three capital letters, such as USD, not %s", n.Describe())
		}
	}
	if n := f.Need("model"); n != nil {
		if i := r.Word(n, "model", s.Model.Words()); i >= 0 {
			s.Model = terms.Model(i)
		}
	}
	if n := f.Need("split"); n != nil {
		for t, value := range r.Mapping(n, "split", terms.Tower(0).Words()) {
			if i := r.Word(value, terms.Tower(t).String(), terms.Side(0).Words()); i >= 0 {
				s.Split[t] = terms.Sides()[i]
			}
		}
	}
	s.Counts, s.Next = sentFigures(r, f, "counts", maxQuantity), sentFigures(r, f, "next", maxAmount)
	if n := f.Need("monthly"); n != nil {
		s.Monthly = *within(r, n, "monthly", 0, maxAmount)
	}
	if n := f.Need("one_time"); n != nil {
		s.OneTime = *within(r, n, "one_time", 0, maxAmount)
	}
	for _, line := range f.NeedList("lines") {
		if l, ok := readSentLine(r, &line); ok {
			s.Lines = append(s.Lines, l)
		}
	}
	return s
}

// currency reports whether a text is the code of a currency.
func currency(s string) bool {
	return len(s) == 3 && strings.IndexFunc(s, func(c rune) bool { return c < 'A' || c > 'Z' }) < 0
}

// sentFigures reads figures by class of units.
func sentFigures(r *yamldoc.Report, f *yamldoc.Fields, key string, high int64) []SentFigure {
	n := f.Opt(key)
	if n == nil {
		return nil
	}
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "%q must be a mapping from classes of units, such as user, to numbers, not %s", key, n.Describe())
		return nil
	}
	var out []SentFigure
	for i := range n.Pairs {
		out = append(out, SentFigure{n.Pairs[i].Key.Text, *within(r, &n.Pairs[i].Value, n.Pairs[i].Key.Text, 0, high)})
	}
	return out
}

func readSentLine(r *yamldoc.Report, n *yamldoc.Node) (SentLine, bool) {
	f, ok := r.Fields(n, "a line of a record")
	if !ok {
		return SentLine{}, false
	}
	l := SentLine{ID: text(r, f, "id"), Label: text(r, f, "label"), Unit: text(r, f, "unit"), Once: once(r, f)}
	for _, key := range []string{"id", "label"} {
		if n := f.Need(key); n != nil && n.Kind == yamldoc.Scalar && strings.TrimSpace(n.Text) == "" {
			r.Add(n, "%q is empty; put back what was sent", key)
		}
	}
	l.Quantity = figure(r, f, "quantity", 0, maxQuantity)
	l.Rate = figure(r, f, "rate", -maxAmount, maxAmount)
	l.Amount = figure(r, f, "amount", -maxAmount, maxAmount)
	f.End()
	return l, true
}
