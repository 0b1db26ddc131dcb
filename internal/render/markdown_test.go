package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

// markup is text that a reader of Markdown would act on, at the beginning of a
// line or inside it.
var markup = append([]string{
	"1. first", "2) second", "10.", "1.", "+ plus", "- - -", "---", "===", "* * *", "    code", "- [ ] task", "[ref]: http://a.b", "![i](u)", "> quote",
	"A &copy; B", "AT&amp;T", "AT&T", "&#35;", "&#x41;", "&lt;b&gt;", "& &", "Q&A; more", "a\\|b", "\\", "\\|", "a | b", "~~~", "~~gone~~", "```sh", "<!-- x", "<br>",
	"https://example.com/a_b", "see http://example.com/a*b*, ftp://a_b.c", "www.example.com/a_b", "(WWW.example.com)", "_www.x.y", "a_www.x.y", "*www.x.y", "~www.x.y_", "éwww.x.y", "me_too@example.com", "mailto:a_b@example.com", "<https://a.b>",
	"SD-01 ?", "a-1 and SIG-14", "**bold", "_", "__x__", "***", "2.5 percent", "1.2.3", "123456789. nine", "1234567890. ten", "C# 1) x", "# head", "a\u00a0", "\u3000x", "·", "| a |", "a\\", "* ", "=", "-", "+",
}, hostile...)

// outlineOf is what a reader of Markdown with the extensions of GitHub makes of
// a text: a line for each block and item, with its text.
func outlineOf(tb testing.TB, text string) []string {
	tb.Helper()
	var page bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithXHTML()))
	if err := md.Convert([]byte(text), &page); err != nil {
		tb.Fatal(err)
	}
	var out []string
	dec := xml.NewDecoder(strings.NewReader("<page>" + page.String() + "</page>"))
	for {
		tok, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			for i := range out {
				out[i] = squeezed(out[i])
			}
			return out
		case err != nil:
			tb.Fatalf("%v\n%s", err, page.String())
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch name := tok.Name.Local; name {
			case "page", "thead", "tbody":
			case "br":
				out[len(out)-1] += " / "
			case "strong":
				out[len(out)-1] += "!"
			case "ol":
				start := "1"
				for _, a := range tok.Attr {
					if a.Name.Local == "start" {
						start = a.Value
					}
				}
				out = append(out, "ol "+start)
			default:
				out = append(out, name+": ")
			}
		case xml.CharData:
			if len(out) > 0 {
				out[len(out)-1] += string(tok)
			} else if strings.TrimSpace(string(tok)) != "" {
				tb.Fatalf("text outside of every block: %q", tok)
			}
		case xml.Comment:
			out = append(out, "comment")
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// shown is a text as a document shows it.
func shown(s string) string {
	return squeezed(wrap.Safe(s))
}

// outline is the outline that a document should have.
func outline(d *page.Document) []string {
	var out []string
	say := func(tag string, parts ...string) { out = append(out, squeezed(tag+" "+strings.Join(parts, ""))) }
	if d.Title != "" {
		say("h1:", shown(d.Title))
	}
	if shown(d.Subtitle) != "" {
		say("p:", shown(d.Subtitle))
	}
	for _, s := range d.Sections {
		if s.Heading != "" {
			say("h2:", shown(s.Heading))
		}
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case page.Paragraph:
				switch {
				case shown(block.Text) == "":
				case block.Lead:
					say("p:", "!", shown(block.Text))
				default:
					say("p:", shown(block.Text))
				}
			case page.List:
				start, ordered := counted(block)
				if ordered {
					say(fmt.Sprintf("ol %d", start))
				} else {
					say("ul:")
				}
				for _, item := range block.Items {
					text := shown(item.Text)
					if !ordered && item.Mark != "" && item.Mark != "•" && (!bullet(item.Mark) || !oneMark(s.Blocks)) {
						mark := item.Mark
						if mark == "SD-01" {
							mark = "SD\u201101"
						}
						text = shown(mark + " " + item.Text)
					}
					if detail := shown(item.Detail); detail != "" && text != "" {
						text += " / " + detail
					} else {
						text += detail
					}
					say("li:", text)
				}
			case page.Facts:
				say("ul:")
				for _, pair := range block.Pairs {
					say("li:", "!", shown(pair[0]), ": ", shown(pair[1]))
				}
			case page.Bars:
				say("ul:")
				for _, r := range block.Rows {
					remark := ""
					if r.Remark != "" {
						remark = " (" + r.Remark + ")"
					}
					say("li:", "!", shown(r.Name), ": ", shown(r.Text+remark))
				}
			case page.Table:
				say("table:")
				row := func(tag string, cells []string) {
					say("tr:")
					for i := range block.Columns {
						c := ""
						if i < len(cells) {
							c = cells[i]
						}
						if block.Columns[i].Whole {
							c = strings.NewReplacer("-", "\u2011", " ", "\u00a0").Replace(c)
						}
						say(tag, shown(c))
					}
				}
				var names []string
				for _, c := range block.Columns {
					names = append(names, c.Name)
				}
				row("th:", names)
				for _, r := range block.Rows {
					row("td:", r)
				}
				if len(block.Footer) > 0 {
					row("td:", block.Footer)
				}
			}
		}
	}
	return out
}

// checkMarkdown writes a document and reads it back.
func checkMarkdown(tb testing.TB, d *page.Document) {
	tb.Helper()
	var b bytes.Buffer
	if err := Markdown(&b, d); err != nil {
		tb.Fatal(err)
	}
	got, want := outlineOf(tb, b.String()), outline(d)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			tb.Fatalf("block %d of %d: read back\n%q\nwant\n%q\nin\n%s", i+1, len(want), got[i:min(i+2, len(got))], want[min(i, len(want)):min(i+2, len(want))], b.String())
		}
	}
}

func marked(mark string, texts ...string) page.List {
	l := page.List{}
	for _, s := range texts {
		l.Items = append(l.Items, page.Item{Mark: mark, Text: s})
	}
	return l
}

func numbered(from int, texts ...string) page.List {
	l := page.List{}
	for i, s := range texts {
		l.Items = append(l.Items, page.Item{Mark: fmt.Sprintf("%d.", from+i), Text: s, Detail: "because of " + s})
	}
	return l
}

func TestMarkdownIsReadAsTheDocument(t *testing.T) {
	t.Parallel()
	d := document()
	for _, s := range markup {
		d.Section(s, page.Paragraph{Text: s}, page.Paragraph{Text: s, Lead: true},
			marked("+", s, s), page.Paragraph{Text: s}, marked("!", s), numbered(1, s, s), page.Facts{Pairs: [][2]string{{s, s}, {"name", s}}},
			page.List{Items: []page.Item{{Mark: "-", Text: s, Detail: s}, {Mark: "SD-01", Text: s}, {Mark: "*", Text: s}, {Mark: "→", Detail: s}, {Mark: "+"}}},
			page.Table{Columns: []page.Column{{Name: "a", Whole: true}, {Name: s, Align: page.Right}, {}}, Rows: [][]string{{s, "1.00"}, {"", s, s}}, Footer: []string{s}},
			page.Bars{Max: 1, Rows: []page.Bar{{Name: s, Text: s, Remark: s}}})
		d.Section("", page.Paragraph{Text: s})
	}
	checkMarkdown(t, d)
	checkMarkdown(t, &page.Document{Title: "- x", Subtitle: "1. y"})
	checkMarkdown(t, &page.Document{})
}

// Lists that stand below each other stay apart, and marks that a heading says
// are no text.
func TestListsOfMarkdown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, want string
		blocks     []page.Block
	}{
		{"one kind of mark", "- a\n- b\n", []page.Block{marked("+", "a", "b")}},
		{"for and against", "- \\+ a\n\n* \\- b\n", []page.Block{marked("+", "a"), marked("-", "b")}},
		{"numbers", "3. a\\\n   because of a\n4. b\\\n   because of b\n", []page.Block{numbered(3, "a", "b")}},
		{"two lists of numbers", "1. a\\\n   because of a\n\n1) b\\\n   because of b\n", []page.Block{numbered(1, "a"), numbered(1, "b")}},
		{"numbers that do not count", "- 1\\. a\n- 3\\. b\n", []page.Block{page.List{Items: []page.Item{{Mark: "1.", Text: "a"}, {Mark: "3.", Text: "b"}}}}},
		{"three lists", "- a\n\n* b\n\n- c\n", []page.Block{marked("•", "a"), marked("•", "b"), marked("•", "c")}},
		{"marks that say something", "- ! a\n- SD\u201101 b\n- \\* c\n", []page.Block{page.List{Items: []page.Item{{Mark: "!", Text: "a"}, {Mark: "SD-01", Text: "b"}, {Mark: "*", Text: "c"}}}}},
	} {
		d := &page.Document{}
		d.Section("", test.blocks...)
		var b bytes.Buffer
		if err := Markdown(&b, d); err != nil || b.String() != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s(%v)", test.name, b.String(), test.want, err)
		}
		checkMarkdown(t, d)
	}
	// The same for a column of names.
	d := &page.Document{}
	d.Section("", page.Table{Columns: []page.Column{{Name: "Id", Whole: true}, {Name: "Name"}}, Rows: [][]string{{"SD-01 ?", "a-b c"}}})
	var b bytes.Buffer
	if err := Markdown(&b, d); err != nil || b.String() != "| Id | Name |\n| --- | --- |\n| SD\u201101\u00a0? | a-b c |\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// What is written in Markdown is shown as it was, and nothing in it is a link.
func TestTextsOfMarkdown(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"A &copy; B": "A &amp;copy; B", "R&D": "R&D", "https://example.com/a_b": `https\://example.com/a\_b`, "www.example.com": `www\.example.com`,
		"_www.x.y": `\_www\.x.y`, "see _WWW.x.y_": `see \_WWW\.x.y\_`, "~www.x.y": `\~www\.x.y`, "1www.x.y": `1www\.x.y`, "www.www.x": `www\.www\.x`,
		"a_b@c.de": `a\_b\@c.de`, "2026-11-20": "2026-11-20", "A-b": "A-b",
	} {
		if got := mdText(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
		out := outlineOf(t, mdText(in))
		if len(out) != 1 || out[0] != "p: "+shown(in) {
			t.Errorf("%q is read as %q", in, out)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for i, s := range markup {
		f.Add(s, markup[(i*7+3)%len(markup)])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d := &page.Document{Title: a, Subtitle: b}
		d.Section(b, page.Paragraph{Text: a}, marked("+", a, b), marked("?", b), numbered(1, a, b), page.Facts{Pairs: [][2]string{{a, b}}},
			page.Table{Columns: []page.Column{{Name: a}, {Name: "x"}}, Rows: [][]string{slices.Clone([]string{b, a})}}, page.Paragraph{Text: b, Lead: true})
		checkMarkdown(t, d)
	})
}
