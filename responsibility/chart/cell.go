package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"mspscope/responsibility"
)

// ReadCell reads what stands in a cell: letters in any of the usual spellings,
// such as R, R/A, "A, R", AR or c/i. What is none of them is kept as unknown.
func ReadCell(text string, at Place) Cell {
	c := Cell{Text: strings.TrimSpace(text), At: at}
	bare := c.withoutNotes()
	if isNothing(bare) {
		return c
	}
	if isTick(bare) {
		c.Marked = true
		return c
	}
	var unknown []string
	for _, token := range strings.FieldsFunc(bare, isSeparator) {
		if !c.token(token) {
			unknown = append(unknown, token)
		}
	}
	c.Unknown = strings.Join(unknown, " ")
	return c
}

// withoutNotes takes out what stands in brackets and the signs of footnotes.
func (c *Cell) withoutNotes() string {
	var bare, note strings.Builder
	depth := 0
	for _, r := range c.Text {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			if depth--; depth == 0 {
				note.WriteByte(' ')
			}
		case depth > 0:
			note.WriteRune(r)
		case strings.ContainsRune("*†‡¹²³", r):
			note.WriteRune(r)
		default:
			bare.WriteRune(r)
		}
	}
	c.Note = strings.TrimSpace(note.String())
	return strings.TrimSpace(bare.String())
}

// nothing are the ways to write that somebody has no part.
var nothing = []string{"", "-", "–", "—", ".", "n/a", "na", "none", "no", "'-", "nil"}

// ticks are the ways to write that somebody takes part.
var ticks = []string{"x", "✓", "✔", "☑", "✅", "yes", "y", "•", "●", "true"}

func isNothing(s string) bool { return slices.Contains(nothing, strings.ToLower(s)) }

func isTick(s string) bool {
	return slices.Contains(ticks, strings.ToLower(strings.TrimRight(s, "\ufe0f")))
}

func isSeparator(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/,;&+|\\-–", r) }

// letterNames are the letters written out.
var letterNames = map[string]responsibility.Letter{
	"accountable": responsibility.A, "responsible": responsibility.R, "consulted": responsibility.C, "informed": responsibility.I,
	"consult": responsibility.C, "inform": responsibility.I,
}

// Letters of other schemes, which say less than A or R: they count for nothing
// here and are named.
var variants = map[rune]string{'S': "support", 'V': "verifies", 'Q': "quality review", 'O': "not involved"}

// Variant says what a letter of another scheme stands for.
func Variant(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	return variants[r]
}

// token reads one word of a cell.
func (c *Cell) token(s string) bool {
	if letter, ok := letterNames[strings.ToLower(s)]; ok {
		c.Letters |= letter
		return true
	}
	if strings.EqualFold(s, "and") {
		return true
	}
	upper := strings.ToUpper(s)
	var found responsibility.Letter
	for _, r := range upper {
		i := strings.IndexRune("ARCI", r)
		if i < 0 {
			break
		}
		found |= [...]responsibility.Letter{responsibility.A, responsibility.R, responsibility.C, responsibility.I}[i]
	}
	switch only := strings.Trim(upper, "ARCI") == ""; {
	case only && len(upper) <= len("RACI"):
		c.Letters |= found
		c.Small = c.Small || upper != s
		return true
	case utf8.RuneCountInString(upper) == 1 && Variant(upper) != "":
		if !strings.Contains(c.Variant, upper) {
			c.Variant += upper
		}
		return true
	}
	return false
}

// looksLikeLetters reports whether a cell may stand below a role: letters, a tick,
// or something as short as they are.
func (c *Cell) looksLikeLetters() bool {
	return c.Unknown == "" && (c.Letters != 0 || c.Marked || c.Variant != "") ||
		c.Unknown != "" && utf8.RuneCountInString(c.Text) <= 3 && !strings.ContainsFunc(c.Text, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsLower(r) })
}

// LettersText writes letters as they are written in a matrix.
func LettersText(l responsibility.Letter) string {
	var parts []string
	for i, letter := range []responsibility.Letter{responsibility.A, responsibility.R, responsibility.C, responsibility.I} {
		if l&letter != 0 {
			parts = append(parts, "ARCI"[i:i+1])
		}
	}
	return strings.Join(parts, "/")
}
