package words

import "strings"

// Page returns the sentences of one page by their keys, for what fills them in itself: a
// screen in a browser. The name of the provider is filled in.
func (l *Language) Page(name string) map[string]Sentence {
	out := map[string]Sentence{}
	for _, all := range []map[string]Sentence{l.base.All(), l.own} {
		for id, s := range all {
			if key, ok := strings.CutPrefix(id, name+"."); ok {
				out[key] = l.named(s)
			}
		}
	}
	return out
}

// named is a sentence with the name of the provider in it.
func (l *Language) named(s Sentence) Sentence {
	pairs := []string{"our_name", l.provider("words.our_name"), "Our_name", l.provider("words.our_name_first")}
	s.Text = fill(s.Text, pairs...)
	for i, form := range s.Forms {
		s.Forms[i] = fill(form, pairs...)
	}
	return s
}
