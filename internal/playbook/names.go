package playbook

import (
	"cmp"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Some words of a playbook stand in one file and are used in the sentences of
// all: the currency in the rate card, the names of the models in the texts, that of the
// provider in provider.yaml. A sentence has a placeholder for them, so that a provider
// who calls a model otherwise changes one line.

// readNames finds the words that other files use. What is wrong with them is said
// where their file is read.
func (p *Playbook) readNames() {
	if card := p.documents[RateCardFile].tree(); card != nil {
		if n := card.Get("currency"); n != nil && words.IsCurrency(n.Text) {
			p.Currency = n.Text
		}
	}
	texts := p.documents[TextsFile].tree()
	if texts == nil {
		texts = &yamldoc.Node{}
	}
	p.checkNames(texts)
	p.names = advice.ReadModelNames(texts)
	p.OurName = p.ourName()
	inside, beginning := cmp.Or(p.OurName, "the provider"), cmp.Or(p.OurName, "The provider")
	pairs := filler{"{currency}", p.Currency, "{our_name}", inside, "{Our_name}", beginning}
	for _, m := range terms.Models() {
		name, id := &p.names[m], m.String()
		pairs = append(pairs, "{"+id+"}", name.Sentence, "{"+words.Large(id)+"}", name.Name)
	}
	p.filler, p.namer = pairs, pairs[2:]
}

// maxName is the largest number of characters of a name that sentences are filled with.
// Each of thousands of placeholders takes it, and a playbook may come from strangers.
const maxName = 200

// checkNames refuses names that are too long to stand in sentences, and takes short ones in
// their place, so that what fills sentences stays small.
func (p *Playbook) checkNames(texts *yamldoc.Node) {
	refuse := func(file string, n *yamldoc.Node) {
		if n == nil || n.Kind != yamldoc.Scalar || len(n.Text) <= maxName {
			return
		}
		if letters := []rune(n.Text); len(letters) > maxName {
			p.documents[file].report.Add(n, "a name that stands in sentences has at most %d characters, and this one has %d; shorten it", maxName, len(letters))
			n.Text = string(letters[:maxName])
		}
	}
	if models := texts.Get("models"); models != nil {
		for i := range models.Items {
			for _, key := range []string{"name", "heading", "in_sentence"} {
				refuse(TextsFile, models.Items[i].Get(key))
			}
		}
	}
	if p.files[ProviderFile] == nil {
		return
	}
	if root := p.documents[ProviderFile].tree(); root != nil {
		refuse(ProviderFile, root.Get("name"))
	}
}

// ourName is the name by which sentences call the provider: its own, or that of the brand,
// where the provider itself speaks. "" where they say "the provider", because nobody has
// named it or because it is an adviser's paper, which speaks of another.
func (p *Playbook) ourName() string {
	if as := p.shipped.As; as != nil {
		return as.OurName
	}
	if p.advises() {
		return ""
	}
	if p.brand != nil && strings.TrimSpace(p.brand.file.Name) != "" {
		return strings.TrimSpace(p.brand.file.Name)
	}
	if p.files[ProviderFile] == nil {
		return ""
	}
	d := p.documents[ProviderFile]
	root := d.tree()
	if root == nil || d.base == nil {
		return ""
	}
	name, usual := root.Get("name"), d.base.Get("name")
	if name == nil || usual == nil || name.Kind != yamldoc.Scalar || name.Text == usual.Text || strings.TrimSpace(name.Text) == "" {
		return ""
	}
	return strings.TrimSpace(name.Text)
}

// fill puts the words into the sentences of a file. The currency the rate card and the
// questionnaire put in themselves: they must know where it stands.
func fill(n *yamldoc.Node, with filler) {
	if n.Kind == yamldoc.Scalar {
		n.Text = with.in(n.Text)
	}
	for i := range n.Items {
		fill(&n.Items[i], with)
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key.Text != keyPages || n.Pairs[i].Value.Kind != yamldoc.Mapping { // those are filled when they are said
			fill(&n.Pairs[i].Value, with)
		}
	}
}

// filler are placeholders, each with what stands in its place behind it.
type filler []string

// in returns a text with the placeholders in it filled. Each file has thousands of texts
// and few of the placeholders, so that a text without one must cost next to nothing.
func (f filler) in(text string) string {
	var out []byte
	done := 0 // so much of the text is in out
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '{')
		if i < 0 {
			break
		}
		at += i
		which := f.at(text[at:])
		if which < 0 {
			at++
			continue
		}
		out = append(append(out, text[done:at]...), f[which+1]...)
		at += len(f[which])
		done = at
	}
	if done == 0 {
		return text
	}
	return string(append(out, text[done:]...))
}

// at returns the place of the placeholder that a text begins with, or -1.
func (f filler) at(text string) int {
	for i := 0; i < len(f); i += 2 {
		if strings.HasPrefix(text, f[i]) {
			return i
		}
	}
	return -1
}
