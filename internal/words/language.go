package words

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Language is how a playbook speaks: its sentences by their ids, and how it writes
// numbers, amounts, days and lists. The zero value writes as English does and has no
// sentences. A value does not change and may be used from several goroutines.
//
// Encoded it holds what differs from the built-in playbook, and nothing where nothing
// does; Over puts the built-in sentences below what was read back.
type Language struct {
	as   *Locale // nil for english
	name string  // by which sentences call the provider; "" where they say "the provider"
	own  map[string]Sentence
	base *Sentences
}

// Sentences are the sentences of the built-in playbook. Those of a page are read when the
// first of them is said: most commands say those of few pages.
type Sentences struct {
	pages func() map[string]func() map[string]Sentence
	all   func() map[string]Sentence
}

// NewSentences are the sentences that a function reads, all at once.
func NewSentences(read func() map[string]Sentence) *Sentences {
	return &Sentences{all: sync.OnceValue(read)}
}

// NewSentencesByPage are the sentences of pages, each with the function that reads those
// of its own.
func NewSentencesByPage(pages func() map[string]func() map[string]Sentence) *Sentences {
	s := &Sentences{pages: sync.OnceValue(func() map[string]func() map[string]Sentence {
		once := pages()
		for page, read := range once {
			once[page] = sync.OnceValue(read)
		}
		return once
	})}
	s.all = sync.OnceValue(func() map[string]Sentence {
		all := map[string]Sentence{}
		for _, read := range s.pages() {
			maps.Copy(all, read())
		}
		return all
	})
	return s
}

// All returns the sentences by their ids. The map must not be changed.
func (s *Sentences) All() map[string]Sentence {
	if s == nil {
		return nil
	}
	return s.all()
}

// of returns the sentence with an id, and what else was read with it stays for others.
func (s *Sentences) of(id string) (Sentence, bool) {
	among := s.All
	if s != nil && s.pages != nil {
		page, _, _ := strings.Cut(id, ".")
		if among = s.pages()[page]; among == nil {
			return Sentence{}, false
		}
	}
	found, ok := among()[id]
	return found, ok
}

// NewLanguage makes the language of a playbook: nil for as English writes, the name by
// which sentences call the provider, and the sentences that are not the built-in ones.
func NewLanguage(as *Locale, name string, own map[string]Sentence, builtIn *Sentences) Language {
	if as != nil && as.same(&english) {
		as = nil
	}
	return Language{as, name, own, builtIn}
}

// As returns the language written as a locale says, nil for as English writes.
func (l Language) As(as *Locale) Language { return NewLanguage(as, l.name, l.own, l.base) }

// Over returns the language with the sentences of the built-in playbook below its own.
func (l Language) Over(builtIn *Sentences) Language {
	l.base = builtIn
	return l
}

// IsZero reports whether nothing differs from the built-in playbook.
func (l Language) IsZero() bool { return l.as == nil && l.name == "" && len(l.own) == 0 }

// Sentence is a text with placeholders, such as "{name} fits best.", or one for each way
// to count.
type Sentence struct {
	Text  string              // "" where the sentence counts
	By    string              // the number that chooses the form; "" where it does not count
	Forms [len(Counts)]string // by their place in Counts; "" for a form that the language does not have
}

// Texts lists the texts of a sentence.
func (s *Sentence) Texts() []string {
	if s.By == "" {
		return []string{s.Text}
	}
	return slices.DeleteFunc(slices.Clone(s.Forms[:]), func(form string) bool { return form == "" })
}

// Say returns a sentence with something in the place of its placeholders: pairs are names,
// without their braces, each with a text or a whole number. {our_name} stands for the name
// of the provider in every sentence, {Our_name} for it at the beginning of one. A sentence
// that nobody has written is its id.
func (l *Language) Say(id string, pairs ...any) string {
	s, ok := l.sentence(id)
	if !ok {
		return id
	}
	text := s.Text
	if s.By != "" {
		form := formOther
		if n, counts := numberOf(pairs, s.By); counts {
			form = l.form(n)
		}
		if text = s.Forms[form]; text == "" {
			text = s.Forms[formOther]
		}
	}
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	texts := make([]string, 0, len(pairs)+4)
	for _, p := range pairs {
		texts = append(texts, textOf(p))
	}
	if strings.Contains(text, "ur_name}") {
		texts = append(texts, "our_name", l.provider("words.our_name"), "Our_name", l.provider("words.our_name_first"))
	}
	return fill(text, texts...)
}

// SayOf returns the sentence of a kind for one of several cases: the id is both with a
// line between them.
func (l *Language) SayOf(kind, of string, pairs ...any) string {
	return l.Say(kind+"_"+of, pairs...)
}

func (l *Language) sentence(id string) (Sentence, bool) {
	if s, ok := l.own[id]; ok {
		return s, true
	}
	return l.base.of(id)
}

// provider is the name by which sentences call the provider.
func (l *Language) provider(usual string) string {
	if l.name != "" {
		return l.name
	}
	return l.Say(usual)
}

// textOf is how a value stands in a sentence.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(v)
}

// numberOf finds the number that chooses the form of a sentence.
func numberOf(pairs []any, name string) (int, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			n, ok := pairs[i+1].(int)
			return n, ok
		}
	}
	return 0, false
}

// fill puts texts in the place of placeholders. What nothing is given for stays.
func fill(text string, pairs ...string) string {
	var out strings.Builder
	for {
		before, inside, open := strings.Cut(text, "{")
		name, after, closed := strings.Cut(inside, "}")
		if !open || !closed {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(before)
		at := 0
		for at+1 < len(pairs) && pairs[at] != name {
			at += 2
		}
		if at+1 < len(pairs) {
			out.WriteString(pairs[at+1])
			text = after
			continue
		}
		out.WriteByte('{')
		text = inside
	}
}

// languageFile is how a language is encoded.
type languageFile struct {
	Locale    *Locale             `json:"locale,omitempty"`
	Name      string              `json:"our_name,omitempty"`
	Sentences map[string]Sentence `json:"sentences,omitempty"`
}

// MarshalJSON writes what differs from the built-in playbook.
func (l Language) MarshalJSON() ([]byte, error) {
	return json.Marshal(languageFile{l.as, l.name, l.own}) //nolint:wrapcheck // what it is made of can always be written
}

// UnmarshalJSON reads what differs from the built-in playbook.
func (l *Language) UnmarshalJSON(data []byte) error {
	var f languageFile
	if err := json.Unmarshal(data, &f); err != nil {
		return fmt.Errorf("language: %w", err)
	}
	*l = NewLanguage(f.Locale, f.Name, f.Sentences, l.base)
	return nil
}

// MarshalJSON writes a text, or the forms with the number that chooses among them.
func (s Sentence) MarshalJSON() ([]byte, error) {
	if s.By == "" {
		return json.Marshal(s.Text) //nolint:wrapcheck // a text can always be written
	}
	forms := map[string]string{"by": s.By}
	for i, form := range s.Forms {
		if form != "" {
			forms[Counts[i]] = form
		}
	}
	return json.Marshal(forms) //nolint:wrapcheck // texts can always be written
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Sentence) UnmarshalJSON(data []byte) error {
	*s = Sentence{}
	if json.Unmarshal(data, &s.Text) == nil {
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(data, &forms); err != nil {
		return fmt.Errorf("sentence: %w", err)
	}
	s.By = forms["by"]
	for i, count := range Counts {
		s.Forms[i] = forms[count]
	}
	return nil
}
