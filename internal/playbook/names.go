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
	p.names = advice.ReadModelNames(texts)
	p.OurName = p.ourName()
	inside, beginning := cmp.Or(p.OurName, "the provider"), cmp.Or(p.OurName, "The provider")
	pairs := []string{"{our_name}", inside, "{Our_name}", beginning}
	for _, m := range terms.Models() {
		name, id := &p.names[m], m.String()
		pairs = append(pairs, "{"+id+"}", name.Sentence, "{"+words.Large(id)+"}", name.Name)
	}
	p.namer = strings.NewReplacer(pairs...)
	p.filler = strings.NewReplacer(append(pairs, "{currency}", p.Currency)...)
}

// ourName is the name by which sentences call the provider: its own, or that of the brand,
// where the provider itself speaks. "" where they say "the provider", because nobody has
// named it or because it is an adviser's paper, which speaks of another.
func (p *Playbook) ourName() string {
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
func fill(n *yamldoc.Node, with *strings.Replacer) {
	if n.Kind == yamldoc.Scalar && strings.IndexByte(n.Text, '{') >= 0 {
		n.Text = with.Replace(n.Text)
	}
	for i := range n.Items {
		fill(&n.Items[i], with)
	}
	for i := range n.Pairs {
		fill(&n.Pairs[i].Value, with)
	}
}
