package advice

import (
	"slices"
	"strings"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// PageTexts are the sentences of pages as they stand in a file, which are read where they
// are needed: see ReadSentences.
type PageTexts struct{ node *yamldoc.Node }

// SentencesForm is how a reference calls what PageTexts are, and SentencesName how their
// shape is called.
const (
	SentencesForm = "sentences by their ids, grouped by page: `recommend: {how_sure: \"How sure\"}`. A sentence is a text, or, where it counts, `{by: number, one: ..., other: ...}` with the number that chooses and a text for each form that the language has (zero, one, two, few, many, other)"
	SentencesName = "sentences"
)

// maxSentence is the largest number of bytes of a sentence.
const maxSentence = 2000

// DecodeNode keeps the sentences for later.
func (p *PageTexts) DecodeNode(_ *yamldoc.Report, n *yamldoc.Node, _ string) { p.node = n }

// DescribeShape says that it reads itself.
func (*PageTexts) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: SentencesName}
}

// OwnSentences reads those sentences that an own file brings, each over the one of the
// built-in playbook, in the language with a tag. Nil for none.
func (t *Texts) OwnSentences(r *yamldoc.Report, builtIn *words.Sentences, tag string) map[string]words.Sentence {
	if t.Pages.node == nil {
		return nil
	}
	var own map[string]words.Sentence
	s := sentences{r, builtIn.All(), words.CountsOf(tag), tag == "en" || strings.HasPrefix(tag, "en-")}
	s.each(t.Pages.node, func(id string, n *yamldoc.Node) {
		text, ok := s.read(id, n)
		if ok && !r.Shipped(n) {
			if own == nil {
				own = map[string]words.Sentence{}
			}
			own[id] = text
		}
	})
	s.removed(t.Pages.node)
	return own
}

// ReadSentences reads the sentences of the built-in playbook.
func ReadSentences(r *yamldoc.Report, root *yamldoc.Node) map[string]words.Sentence {
	all := map[string]words.Sentence{}
	s := sentences{Report: r}
	s.each(root, func(id string, n *yamldoc.Node) {
		if text, ok := s.read(id, n); ok {
			all[id] = text
		}
	})
	return all
}

// sentences are read against those of the built-in playbook; nil for those themselves.
type sentences struct {
	*yamldoc.Report
	known  map[string]words.Sentence
	counts []words.Counted // the forms of their language

	english bool // which the built-in ones are in
}

// each goes through the sentences of all pages by their ids.
func (s *sentences) each(root *yamldoc.Node, with func(id string, n *yamldoc.Node)) {
	if root.Kind != yamldoc.Mapping {
		s.Add(root, "\"pages\" must be a mapping of pages and their sentences, not %s", root.Describe())
		return
	}
	for i := range root.Pairs {
		page, below := &root.Pairs[i].Key, &root.Pairs[i].Value
		if s.Shipped(page) && s.Shipped(below) && s.known != nil {
			continue // read with the built-in playbook; what an own file changes in it has its place
		}
		if s.known != nil && !slices.Contains(s.pages(), page.Text) {
			s.Add(page, "unknown page %s%s; correct it or leave it out", yamldoc.Quote(page.Text), s.Suggest(page.Text, s.pages()))
			continue
		}
		if below.Kind != yamldoc.Mapping {
			s.Add(below, "%q must be a mapping of sentences, not %s", page.Text, below.Describe())
			continue
		}
		for j := range below.Pairs {
			if n := &below.Pairs[j].Value; s.known == nil || !s.Shipped(n) {
				s.one(page.Text, &below.Pairs[j].Key, n, with)
			}
		}
	}
}

// one hands on a sentence that there is.
func (s *sentences) one(page string, key, n *yamldoc.Node, with func(id string, n *yamldoc.Node)) {
	id := page + "." + key.Text
	if _, known := s.known[id]; s.known != nil && !known {
		s.Add(key, "unknown sentence %s%s; correct it or leave it out", yamldoc.Quote(key.Text), s.Suggest(key.Text, s.of(page)))
		return
	}
	with(id, n)
}

// pages lists the pages of the built-in playbook.
func (s *sentences) pages() []string {
	var all []string
	for id := range s.known {
		page, _, _ := strings.Cut(id, ".")
		all = append(all, page)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// of lists the keys of the sentences of a page.
func (s *sentences) of(page string) []string {
	var all []string
	for id := range s.known {
		if key, ok := strings.CutPrefix(id, page+"."); ok {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return all
}

// read reads a sentence and holds it to that of the built-in playbook.
func (s *sentences) read(id string, n *yamldoc.Node) (words.Sentence, bool) {
	before := s.Len()
	var out words.Sentence
	if n.Kind == yamldoc.Mapping {
		s.forms(n, &out)
	} else {
		out.Text = s.text(n, id)
	}
	if usual, ok := s.known[id]; ok && s.Len() == before {
		s.compare(n, &out, &usual)
		s.count(n, &out)
	}
	return out, s.Len() == before
}

func (s *sentences) text(n *yamldoc.Node, what string) string {
	text := s.Text(n, what)
	switch {
	case n.Kind != yamldoc.Scalar:
	case strings.TrimSpace(text) == "":
		s.Add(n, "%q is empty; write a text", what)
	case len(text) > maxSentence:
		s.Add(n, "%q has %d bytes, and a sentence at most %d; shorten it", what, len(text), maxSentence)
	}
	return text
}

// forms reads a sentence that counts.
func (s *sentences) forms(n *yamldoc.Node, out *words.Sentence) {
	f, ok := s.Fields(n, "a sentence")
	if !ok {
		return
	}
	out.By = f.Text("by")
	for i, count := range words.Counts {
		form := f.Opt(count)
		if form != nil {
			out.Forms[i] = s.text(form, count)
		}
	}
	if last := len(words.Counts) - 1; out.Forms[last] == "" && n.Get(words.Counts[last]) == nil {
		s.Missing(n, words.Counts[last])
	}
	f.End()
}

// compare holds an own sentence to what the program gives it.
func (s *sentences) compare(n *yamldoc.Node, own, usual *words.Sentence) {
	given, used := placeholders(usual), placeholders(own)
	allowed := slices.Concat(given, ourNames)
	if usual.By != "" {
		allowed = append(allowed, usual.By)
	}
	if own.By != "" && !slices.Contains(allowed, own.By) {
		s.Add(n.Get("by"), "this sentence cannot count by %s%s; it is given %s", yamldoc.Quote(own.By), s.Suggest(own.By, allowed), strings.Join(allowed, ", "))
	}
	for _, name := range used {
		if !slices.Contains(allowed, name) {
			may := "nothing is put in"
			if len(given) > 0 {
				may = "it may use {" + strings.Join(given, "}, {") + "}"
			}
			s.Add(n, "this sentence has no %s to put in%s; %s", yamldoc.Quote("{"+name+"}"), s.Suggest(name, given), may)
		}
	}
	for _, name := range given {
		if !slices.Contains(used, name) && !slices.Contains(ourNames, name) && name != usual.By {
			s.Warn(n, "this sentence leaves out %s, which the built-in one says", yamldoc.Quote("{"+name+"}"))
		}
	}
}

// count warns of forms that the language has and an own sentence does not, so that it would
// be said in another one or in another language, and of forms that it would never be said
// in. A sentence with one form for all numbers was meant so.
func (s *sentences) count(n *yamldoc.Node, own *words.Sentence) {
	if own.By == "" {
		return
	}
	counts := false
	for i, form := range words.Counts[:len(words.Counts)-1] {
		if own.Forms[i] == "" || s.Shipped(n.Get(form)) {
			continue
		}
		counts = true
		if !slices.ContainsFunc(s.counts, func(c words.Counted) bool { return c.Form == form }) {
			s.Warn(n.KeyOf(form), "the language of your locale has no form %q for numbers of things, so that nobody will read it; remove it, or correct the language", form)
		}
	}
	for _, c := range s.counts {
		switch form := n.Get(c.Form); {
		case form == nil && counts:
			s.Warn(n, "the language of your locale has a form %q, such as for %d of a thing, which is not here, so that \"other\" is said; add it", c.Form, c.From)
		case form != nil && s.Shipped(form) && !s.english:
			s.Warn(n, "the form %q, such as for %d of a thing, is still the built-in one, in English; write it, too", c.Form, c.From)
		}
	}
}

// ourNames stand for the name of the provider in every sentence.
var ourNames = []string{"our_name", "Our_name"}

// placeholders lists the placeholders of a sentence, without their braces.
func placeholders(s *words.Sentence) []string {
	var all []string
	for _, text := range s.Texts() {
		for {
			_, inside, open := strings.Cut(text, "{")
			name, rest, closed := strings.Cut(inside, "}")
			if !open || !closed {
				break
			}
			if text = rest; !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}

// removed reports sentences of the built-in playbook that an own file takes away: a page
// would have a hole.
func (s *sentences) removed(root *yamldoc.Node) {
	laidOver := func(n *yamldoc.Node) bool {
		return n.Kind == yamldoc.Mapping && slices.ContainsFunc(n.Pairs, func(p yamldoc.Pair) bool { return s.Shipped(&p.Value) })
	}
	for _, page := range s.pages() {
		below := root.Get(page)
		switch {
		case below == nil:
			if laidOver(root) { // else it stands alone, and what it leaves out is the built-in's
				s.Missing(root, page)
			}
		case !s.Shipped(below) && laidOver(below):
			for _, key := range s.of(page) {
				if below.Get(key) == nil {
					s.Missing(below, key)
				}
			}
		}
	}
}
