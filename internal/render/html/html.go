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
	_ "embed" // for the template and the style
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/page"
)

//go:embed document.tmpl
var documentTemplate string

//go:embed style.css
var documentStyle string

// DataID is the id of the element that holds the data that were given with a document.
const DataID = "result"

// Write writes a document as one HTML file.
func Write(w io.Writer, d *page.Document) error { return WriteWith(w, d, nil) }

// WriteWith writes a document as one HTML file that holds data as JSON beside it, which
// nobody sees and programs can read; nil for none.
func WriteWith(w io.Writer, d *page.Document, data []byte) error {
	f := newFile(d)
	if data != nil {
		var script bytes.Buffer
		if err := json.Compact(&script, data); err != nil {
			return fmt.Errorf("the data of a document must be JSON: %w", err)
		}
		var safe bytes.Buffer
		json.HTMLEscape(&safe, script.Bytes()) // no < is left that could end the element
		f.Data = template.JS(safe.String())    //nolint:gosec // JSON in which < > & are escaped
	}
	t, err := template.New("document").Funcs(template.FuncMap{"bar": bar, "long": long, "next": func(i int) int { return i%kindsOfParts + 1 }}).Parse(documentTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, f)
}

// file is a document as the template reads it.
type file struct {
	Language, Title, Subtitle string
	Stamp                     string
	From                      sender
	Policy                    string
	Style                     template.CSS
	Front, Body, Annex        []section
	Contents                  bool // it is long enough for a table of contents
	Brief                     bool // its first page needs no page of its own
	Data                      template.JS
}

// section is a section with its blocks.
type section struct {
	ID, Heading string
	Above       string // what the first section of the annex says of itself
	Wide        bool
	Half        bool // it stands beside its neighbor where there is room
	Blocks      []block
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
	f := &file{Language: "en", Title: text(d.Title), Subtitle: text(d.Subtitle)}
	around := margins{title: f.Title}
	colors := usualColors()
	if p := d.Paper; p != nil {
		f.Language, f.Stamp = p.Language, text(p.Stamp)
		f.From = newSender(p)
		around.from, around.stamp, around.foot = f.From.Name, f.Stamp, []string{f.From.Footer, f.From.Confidential}
		colors = colorsOf(p.From.Accent)
	}
	for i, s := range d.Sections {
		out := section{ID: s.ID, Heading: text(s.Heading), Wide: s.Wide, Blocks: blocks(s.Blocks, text(s.Heading), 3)}
		if out.ID == "" {
			out.ID = fmt.Sprintf("section-%d", i+1)
		}
		switch s.Part {
		case page.Front:
			f.Front = append(f.Front, out)
		case page.Body:
			f.Body = append(f.Body, out)
		case page.Annex:
			if len(f.Annex) == 0 {
				out.Above = "Annex"
			}
			f.Annex = append(f.Annex, out)
		}
	}
	pair(f.Front)
	f.Contents = len(f.Body)+len(f.Annex) > mostWithoutContents
	f.Brief = len(f.Front) < leastFront
	style := strings.ReplaceAll(colors.css()+documentStyle+around.css(), "\r\n", "\n") // a browser reads line ends so, and counts them in the policy
	f.Style = template.CSS(style)                                                      //nolint:gosec // the file beside this one, colors and texts that css makes safe
	sum := sha256.Sum256([]byte(style))
	f.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	return f
}

// pair marks neighbors that are short enough to stand beside each other, two by two.
func pair(sections []section) {
	for i := 0; i+1 < len(sections); i++ {
		if sections[i].short() && sections[i+1].short() {
			sections[i].Half, sections[i+1].Half = true, true
			i++
		}
	}
}

// short reports whether a section holds nothing that needs the whole width.
func (s *section) short() bool {
	return !s.Wide && !slices.ContainsFunc(s.Blocks, func(b block) bool {
		return b.List == nil && b.Facts == nil && (b.Text == nil || b.Text.Lead)
	})
}
