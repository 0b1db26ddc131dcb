// Package html turns documents into one self-contained file for a browser: nothing is
// fetched, nothing runs, and it prints as a document on A4 and on Letter.
//
// Goals: text from strangers is text and never markup; it reads well on a telephone, on a
// screen, on paper and aloud; the same document gives the same bytes.
//
// Non-goals: deciding what is said (package page).
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the style
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"mspscope/internal/page"
)

//go:embed style.css
var documentStyle string

// DataID is the id of the element that holds the data that were given with a document.
const DataID = "result"

// Write writes a document as one HTML file.
func Write(w io.Writer, d *page.Document) error { return WriteWith(w, d, nil) }

// WriteWith writes a document as one HTML file that holds data as JSON beside it, which
// nobody sees and programs can read; nil for none.
func WriteWith(w io.Writer, d *page.Document, data []byte) error {
	safe, err := compact(data)
	if err != nil {
		return err
	}
	root := &html.Node{Type: html.DocumentNode}
	root.AppendChild(&html.Node{Type: html.DoctypeNode, Data: "html"})
	newFile(d).piece(safe)(root)
	return html.Render(w, root)
}

// compact is JSON in which no < is left that could end the element it stands in; "" for none.
func compact(data []byte) (string, error) {
	if data == nil {
		return "", nil
	}
	var script, safe bytes.Buffer
	if err := json.Compact(&script, data); err != nil {
		return "", fmt.Errorf("the data of a document must be JSON: %w", err)
	}
	json.HTMLEscape(&safe, script.Bytes())
	return safe.String(), nil
}

// file is a document by its parts.
type file struct {
	language, title, subtitle, stamp string
	from                             sender
	accent                           string
	front, body, annex               []section
	contents                         bool // it is long enough for a table of contents
	brief                            bool // its first page needs no page of its own
	words                            page.PaperWords
}

// section is a section of a file.
type section struct {
	page.Section

	half bool // it stands beside its neighbor where there is room
}

// mostWithoutContents is how many sections a document has that needs no table of contents.
const mostWithoutContents = 5

// leastFront is how many sections a first page has that stands by itself: one with less is
// mostly white paper.
const leastFront = 4

// longName is from how many characters on a name or a title takes smaller letters, so that
// it pushes nothing off the first page.
const longName = 60

func long(s string) bool { return utf8.RuneCountInString(s) > longName }

func newFile(d *page.Document) *file {
	f := &file{language: "en", title: d.Title, subtitle: d.Subtitle}
	if p := d.Paper; p != nil {
		f.language, f.stamp, f.from, f.accent, f.words = p.Language, p.Stamp, newSender(p), p.From.Accent, p.Words
	}
	for i, s := range d.Sections {
		if s.ID == "" {
			s.ID = fmt.Sprintf("section-%d", i+1)
		}
		switch s.Part {
		case page.Front:
			f.front = append(f.front, section{Section: s})
		case page.Body:
			f.body = append(f.body, section{Section: s})
		case page.Annex:
			f.annex = append(f.annex, section{Section: s})
		}
	}
	pair(f.front)
	f.contents = len(f.body)+len(f.annex) > mostWithoutContents
	f.brief = !f.contents && len(f.front) < leastFront
	return f
}

// style is the style of the file, and the policy of a browser that allows it and nothing
// else.
func (f *file) style() (style, policy string) {
	around := margins{title: text(f.title), from: text(f.from.Name), stamp: text(f.stamp), foot: []string{text(f.from.Footer), text(f.from.Confidential)}}
	style = strings.ReplaceAll(colorsOf(f.accent).css()+documentStyle+around.css(), "\r\n", "\n") // a browser reads line ends so, and counts them in the policy
	sum := sha256.Sum256([]byte(style))
	return style, "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
}

// piece is the whole file with data that nobody sees, "" for none.
func (f *file) piece(data string) piece {
	style, policy := f.style()
	meta := func(key, name, content string) piece { return line("meta", set(key, name), set("content", content)) }
	return all(raw("\n"), lines("html", set("lang", f.language),
		lines("head",
			line("meta", set("charset", "utf-8")),
			meta("http-equiv", "Content-Security-Policy", policy),
			meta("name", "viewport", "width=device-width, initial-scale=1"),
			meta("name", "robots", "noindex"),
			meta("name", "referrer", "no-referrer"),
			meta("name", "color-scheme", "light dark"),
			line("title", txt(f.title)),
			line("style", raw(style))),
		lines("body", when(f.contents, class("long")), when(f.brief, class("brief")),
			when(f.words.Skip != "", line("a", class("skip"), set("href", "#content"), txt(f.words.Skip))),
			lines("header", class("masthead"), f.from.top(), said("p", "stamp", f.stamp)),
			when(f.stamp != "", line("p", class("everypage"), set("aria-hidden", "true"), txt(f.stamp))),
			lines("main", set("id", "content"), f.parts()),
			f.from.foot(),
			when(data != "", line("script", set("type", "application/json"), set("id", DataID), raw(data)))),
	), raw("\n"))
}

// parts are the first page, the contents, the body and the annex.
func (f *file) parts() piece {
	sections := func(of string, list []section) piece {
		return when(len(list) > 0, lines("div", class(of), each(list, func(i int, s section) piece { return f.section(&s, of == "annex" && i == 0) })))
	}
	return all(
		lines("div", class("front"),
			when(f.title != "", lines("div", class("title"), line("h1", when(long(f.title), class("much")), txt(f.title)), said("p", "subtitle", f.subtitle))),
			each(f.front, func(_ int, s section) piece { return f.section(&s, false) })),
		when(f.contents, f.list()), sections("body", f.body), sections("annex", f.annex))
}

// list is the table of contents.
func (f *file) list() piece {
	links := func(list []section) piece {
		return each(list, func(_ int, s section) piece {
			return when(s.Heading != "", line("li", el("a", set("href", "#"+s.ID), txt(s.Heading))))
		})
	}
	return lines("nav", class("contents"), set("aria-label", f.words.ContentsLabel), line("p", txt(f.words.Contents)),
		lines("ul", links(f.front), links(f.body), when(len(f.annex) > 0, line("li", class("apart"), txt(f.words.Annex))), links(f.annex)))
}

// section is a section; the first one of the annex says so above its heading.
func (f *file) section(s *section, above bool) piece {
	kind := ""
	switch {
	case s.Wide:
		kind = "wide"
	case s.half:
		kind = "half"
	}
	return lines("section", set("id", s.ID), class(kind), when(above, line("p", class("eyebrow"), txt(f.words.Annex))),
		said("h2", "", s.Heading), f.blocks(s.Blocks, s.Heading, 3))
}

// pair marks neighbors that are short enough to stand beside each other, two by two.
func pair(sections []section) {
	for i := 0; i+1 < len(sections); i++ {
		if sections[i].short() && sections[i+1].short() {
			sections[i].half, sections[i+1].half = true, true
			i++
		}
	}
}

// short reports whether a section holds nothing that needs the whole width.
func (s *section) short() bool {
	return !s.Wide && !slices.ContainsFunc(s.Blocks, func(b page.Block) bool {
		switch b := b.(type) {
		case page.List, page.Facts:
			return false
		case page.Paragraph:
			return b.Lead
		}
		return true
	})
}
