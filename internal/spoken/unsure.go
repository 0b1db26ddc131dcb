package spoken

import (
	"slices"
	"strings"
)

// UnsureWords lists the ways to say that one does not know, in lower case.
func UnsureWords() []string { return unsureWords() }

// Unsure reports whether a text says that one does not know, and nothing else.
func Unsure(text string) bool {
	return slices.Contains(unsureWords(), strings.Trim(strings.Join(strings.Fields(plainSigns(text)), " "), " .!?"))
}

// plainSigns writes a text in lower case, with the signs that keyboards and mail
// programs put in other ways.
func plainSigns(text string) string {
	return strings.NewReplacer(
		"’", "'", "‘", "'", "´", "'", "`", "'", "–", "-", "—", "-", "−", "-", "‑", "-", "…", "..",
		"\u00a0", " ", "\u202f", " ", "\u2009", " ", "\t", " ", "“", "\"", "”", "\"",
	).Replace(strings.ToLower(strings.TrimSpace(text)))
}
