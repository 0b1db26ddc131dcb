package render

import (
	"regexp"
	"strings"
	"sync"

	"mspscope/internal/wrap"
)

// mdEscape escapes what Markdown or the HTML in it would act on. Addresses lose
// what makes readers link them: escapes inside them would lead the link astray.
var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "~", `\~`,
	"://", `\://`, "@", `\@`,
)

// mdEntity is what a reader takes for one character by its name or number.
var mdEntity = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`) })

// mdWWW is the beginning of an address without a scheme. What may stand before
// one differs from reader to reader, so nothing is asked of it.
var mdWWW = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)www\.`) })

// mdWhole keeps a name such as SD-01 in one piece: no line ends at its hyphens
// and blanks.
var mdWhole = strings.NewReplacer("-", "\u2011", " ", "\u00a0")

// mdText writes a text inside a line of Markdown. Few texts have what the patterns look
// for, and to look for a character of it takes a fraction of the time.
func mdText(s string) string {
	s = strings.TrimSpace(wrap.Safe(s))
	if strings.IndexByte(s, '&') >= 0 {
		s = mdEntity().ReplaceAllString(s, "&amp;${1}")
	}
	s = mdEscape.Replace(s)
	if !strings.Contains(s, "w.") && !strings.Contains(s, "W.") {
		return s
	}
	return mdWWW().ReplaceAllStringFunc(s, func(www string) string { return www[:3] + `\.` })
}

// mdNumber is the beginning of a line that would be an item of an ordered list.
var mdNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9]{1,9})([.)])( |$)`) })

// mdStart writes a text at the beginning of a line, where some characters would
// begin a list, a line or a heading.
func mdStart(s string) string {
	s = mdText(s)
	if s != "" && strings.ContainsRune("-+=", rune(s[0])) {
		return `\` + s
	}
	if s == "" || s[0] < '0' || s[0] > '9' {
		return s
	}
	return mdNumber().ReplaceAllString(s, `${1}\${2}${3}`)
}

// mdNamed writes a name and what belongs to it.
func mdNamed(name, text string) string { return "**" + mdText(name) + ":** " + mdText(text) }
