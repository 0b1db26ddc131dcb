package playbook

import (
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
	inside, beginning := p.ourName()
	pairs := []string{"{currency}", p.Currency, "{our_name}", inside, "{Our_name}", beginning}
	for _, m := range terms.Models() {
		name, id := &p.names[m], m.String()
		pairs = append(pairs, "{"+id+"}", name.Sentence, "{"+words.Large(id)+"}", name.Name)
	}
	p.filler = strings.NewReplacer(pairs...)
}

// ourName is how sentences call the provider, inside them and at their beginning: by its
// name where the provider itself speaks and has said it, and else as the provider, which an
// adviser's paper speaks of and nobody has named.
func (p *Playbook) ourName() (inside, beginning string) {
	inside, beginning = "the provider", "The provider"
	if p.files[ProviderFile] == nil || p.advises() {
		return inside, beginning
	}
	d := p.documents[ProviderFile]
	root := d.tree()
	if root == nil || d.base == nil {
		return inside, beginning
	}
	name, usual := root.Get("name"), d.base.Get("name")
	if name == nil || usual == nil || name.Kind != yamldoc.Scalar || name.Text == usual.Text || strings.TrimSpace(name.Text) == "" {
		return inside, beginning
	}
	return name.Text, name.Text
}

// fill puts the words into the sentences of a file. The rate card and the
// questionnaire do it themselves: they must know where the currency stands.
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
