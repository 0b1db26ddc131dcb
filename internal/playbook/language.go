package playbook

import (
	"slices"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// keyPages is the key of the sentences of pages in texts.yaml.
const keyPages = "pages"

// BuiltInSentences are the sentences of pages of the built-in playbook. Those of a page
// are read when the first of them is said.
func BuiltInSentences() *words.Sentences {
	return words.NewSentencesByPage(func() map[string]func() map[string]words.Sentence {
		apart := questionnaires.PagesApart()
		pages := make(map[string]func() map[string]words.Sentence, len(apart))
		for page, text := range apart {
			pages[page] = func() map[string]words.Sentence {
				r := yamldoc.NewReport(builtInName(TextsFile))
				root := parse(new(yamldoc.Room), r, r.File, text)
				if root == nil {
					return nil
				}
				return advice.ReadSentences(r, root)
			}
		}
		return pages
	})
}

// handedOver are the sentences of pages of a playbook that is handed over as a whole.
func (p *Playbook) handedOver() *words.Sentences {
	return words.NewSentences(func() map[string]words.Sentence {
		root := p.documents[TextsFile].tree()
		if root == nil || root.Get(keyPages) == nil {
			return nil
		}
		return advice.ReadSentences(yamldoc.NewReport(builtInName(TextsFile)), root.Get(keyPages))
	})
}

// parsePages returns the sentences of the built-in playbook as nodes, nil for none.
func parsePages(r *yamldoc.Report) *yamldoc.Node {
	above := strings.Count(questionnaires.TextsWithoutPages(), "\n") // so that every place is the one in the file
	root := parse(new(yamldoc.Room), r, builtInName(TextsFile), strings.Repeat("\n", above)+questionnaires.Pages())
	if root == nil {
		return nil
	}
	return root.Get(keyPages)
}

// withPages returns the built-in texts with the sentences of pages, which are read apart.
func withPages(texts *yamldoc.Node) *yamldoc.Node {
	pages := parsePages(yamldoc.NewReport(builtInName(TextsFile)))
	if pages == nil {
		return texts
	}
	whole := *texts
	whole.Pairs = append(slices.Clip(texts.Pairs), yamldoc.Pair{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: keyPages}, Value: *pages})
	return &whole
}

// listen makes the language of the built-in playbook, until all files are read.
func (p *Playbook) listen() {
	sentences := p.handedOver // a program in a page has no built-in files
	if p.shipped.Sentences != nil {
		sentences = p.shipped.Sentences
	}
	p.Language = words.Language{}.Over(sentences())
}

// locale is how the playbook writes amounts and days, nil for as English does. The
// built-in one has none, and what is handed over as a whole may be somebody's own.
func (p *Playbook) locale() *words.Locale {
	if p.Provider == nil || len(p.Own) == 0 && p.shipped.As == nil {
		return nil
	}
	return p.Provider.Locale
}

// speak makes the language of the playbook: what its own files say of it over what the
// built-in one does.
func (p *Playbook) speak() {
	if p.shipped.As != nil {
		p.Language = words.NewLanguage(p.locale(), p.OurName, nil, p.handedOver())
		return
	}
	builtIn := p.shipped.Sentences()
	var own map[string]words.Sentence
	if len(p.Own) > 0 && p.Texts != nil {
		own = p.Texts.OwnSentences(p.documents[TextsFile].report, builtIn, p.Language.Tag())
	}
	p.Language = words.NewLanguage(p.locale(), p.OurName, own, builtIn)
	if p.Questionnaire != nil && p.Language.KeepsCapitals() {
		p.Questionnaire.Towers.KeepCapitals()
	}
}
