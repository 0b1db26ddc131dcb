package emit

import (
	"strings"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// A single value is written in quotes when its node says so (Quoted), and
// otherwise as it is, as far as that can be read back. So what a text needs is
// decided where its node is made: by Text in a file that people edit, by
// blockText in the output for programs.

// Word returns a node for a value that is no text: a number, a date, an id or a
// word of the format such as unknown.
func Word(s string) yamldoc.Node { return yamldoc.Node{Kind: yamldoc.Scalar, Text: s} }

// Text returns a node for a text in an engagement: without quotes where every
// reader takes it for a text and this program for no word of its own.
func Text(s string) yamldoc.Node {
	return yamldoc.Node{Kind: yamldoc.Scalar, Text: s, Quoted: !flowPlain.fits(s) || otherwise(s) || ownWord(s)}
}

// YAMLText returns a text as Text has it written, on one line.
func YAMLText(s string) string {
	n := Text(s)
	return Flow(&n)
}

// blockText returns a node for a text that is written on a line of its own.
func blockText(s string) yamldoc.Node {
	return yamldoc.Node{Kind: yamldoc.Scalar, Text: s, Quoted: !blockPlain.fits(s) || otherwise(s)}
}

// otherwise reports whether a text is a word that some reader of YAML takes
// for something else than a text: yes and no are, up to YAML 1.1.
func otherwise(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return true
	}
	return false
}

// ownWord reports whether a word means something in place of an answer.
func ownWord(s string) bool {
	switch strings.ToLower(s) {
	case "unknown", "advise", "dont_know":
		return true
	}
	return false
}

// plainSet are the characters of a text that needs no quotes, besides letters
// and digits. It begins with a letter and does not end with a blank.
type plainSet string

const (
	flowPlain  plainSet = " _-.()/+;"   // also inside brackets, where a comma would end it
	blockPlain plainSet = " _-.()/+;,%" // on a line of its own
)

func (set plainSet) fits(s string) bool {
	if s == "" || !letter(s[0]) || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !letter(c) && (c < '0' || c > '9') && strings.IndexByte(string(set), c) < 0 {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// simple reports whether a text without quotes can stay so anywhere: a number, a
// date, an id.
func simple(s string) bool { return wordLike(s) || jsonNumber().MatchString(s) }

func wordLike(s string) bool {
	some := false
	for i := range len(s) {
		switch c := s[i]; {
		case letter(c), c >= '0' && c <= '9':
			some = true
		case c != '_' && c != '-' && c != '.':
			return false
		}
	}
	return some
}

// appendScalar appends a single value of YAML where the characters of a set need
// no quotes.
func appendScalar(to []byte, n *yamldoc.Node, set plainSet) []byte {
	if !n.Quoted && (set.fits(n.Text) || simple(n.Text)) {
		return append(to, n.Text...)
	}
	to = append(to, '"')
	for _, r := range n.Text {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r == '\n':
			to = append(to, `\n`...)
		case r == '\t':
			to = append(to, `\t`...)
		case Unsafe(r):
			to = AppendEscape(to, r)
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '"')
}
