package page

import (
	"cmp"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// A document calls the provider by its name where it speaks in that name, as the sentences
// of the playbook do. What both sides sign word for word keeps "the provider".

// provider is how the provider is called inside a sentence.
func provider(r *result.Result) string { return cmp.Or(r.Words.Provider, r.Say("words.our_name")) }

// theProvider is the same at the beginning of a line, where a name stays as it is written.
func theProvider(r *result.Result) string {
	return cmp.Or(r.Words.Provider, r.Say("words.our_name_first"))
}

// with says where a part of IT is, inside a sentence: "with the provider". A side that
// nobody has chosen is the empty text.
func with(r *result.Result, side terms.Side) string {
	if side == terms.Undecided {
		return ""
	}
	return r.Language.SayOf("provider.with", side.String())
}

// owner says who runs a part of IT as the head of a column or the words of a cell.
func owner(r *result.Result, side terms.Side) string {
	if side == terms.Provider && r.Words.Provider != "" {
		return r.Words.Provider
	}
	return sideWord(&r.Language, side)
}

// sideWord says who runs a part of IT on a page that knows no name of the provider.
func sideWord(l *words.Language, side terms.Side) string {
	return l.SayOf("words.owner", side.String())
}

// inside is a sentence of the playbook as it stands inside another one: one that begins
// with the name of the provider keeps its first letter.
func inside(r *result.Result, text string) string {
	if r.Words.Provider != "" && strings.HasPrefix(text, r.Words.Provider) {
		return text
	}
	return r.Language.Small(text)
}
