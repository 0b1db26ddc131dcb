package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/wrap"
)

func TestSafeShowsWhatCouldActAsEscapes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"plain, ünïcödé, 漢字", "plain, ünïcödé, 漢字"},
		{"\x1b[2Jgone", `\x1b[2Jgone`},
		{"a\u009b31mb", `a\x9b31mb`},
		{"abc\u202edcba", `abc\u202edcba`},
		{"two\nlines\tand a tab", "two lines and a tab"},
		{"bell\a del\x7f", `bell\x07 del\x7f`},
		{"soft\u00adhyphen", `soft\xadhyphen`},
		{"tag\U000e0041", `tag\U000e0041`},
		{"می\u200cخواهم", "می\u200cخواهم"}, // the joiners of ordinary scripts stay
		{"sep\u2028x", `sep\u2028x`},
		{"bad\xffbyte", `bad\ufffdbyte`},
	} {
		if got := wrap.Safe(c.in); got != c.want {
			t.Errorf("wrap.Safe(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("\x1b]0;title\x07 text")
	f.Fuzz(func(t *testing.T, s string) {
		got := wrap.Safe(s)
		if strings.ContainsFunc(got, emit.Unsafe) {
			t.Fatalf("wrap.Safe(%q) = %q still holds an unsafe character", s, got)
		}
	})
}

// hostile is text as a stranger might send it.
var hostile = []string{
	"=1+1", "+1", "-2+3", "@SUM(A1)", "-3", "12.50", "a|b", "<script>alert(1)</script>", "`code`", "*bold* _under_ [l](u) # ~x~ \\",
	"\x1b[31mred", "\u202eevil", "line\nbreak", "quote\"inside", "", "  spaces  ", "no", "null", "010", "1e3", "2026-11-21", "key: value", "- item", "#c",
	"emoji 👩‍💻", "\u0085\u2028", "trailing ", "a: b # c",
}

func TestCSVNeutralizesFormulasAndKeepsNumbers(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	table := page.Table{Columns: []page.Column{{Name: "text"}}}
	for _, s := range []string{"=1+1", "+1", "-3", "@x", "12.50", "-cmd", "a,b"} {
		table.Rows = append(table.Rows, []string{s})
	}
	if err := CSV(&b, table); err != nil {
		t.Fatal(err)
	}
	want := "text\n'=1+1\n'+1\n-3\n'@x\n12.50\n'-cmd\n\"a,b\"\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// A spreadsheet may split a line at semicolons, take blanks and quotes away and
// read signs in full width. Nothing that begins a formula then begins a cell, and
// a reader of CSV gets the text with no more than the apostrophe.
func TestCSVNeutralizesHiddenFormulas(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`a;=HYPERLINK("http://a.b")`: `a;'=HYPERLINK("http://a.b")`, "a; +1+1": "a;' +1+1", "a;;@x": "a;;'@x", "=1;=2": "'=1;'=2",
		`a;"=1+1"`: `a;'"=1+1"`, `a; ""-1+1`: `a;' ""-1+1`, "a;-3": "a;-3", "a; -3; 2": "a; -3; 2", "a;-3+4": "a;'-3+4", "-3;x": "-3;x", "-3+1;x": "'-3+1;x",
		"＝1+1": "'＝1+1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "a;＝1": "a;'＝1", "\u3000=1": "'\u3000=1", "\u00a0=1": "'\u00a0=1", "\u200d=1": "'\u200d=1",
		"\t=1": "' =1", "\r\n=1": "'  =1", "a=b": "a=b", "a; b-c": "a; b-c", "e@mail.de; x": "e@mail.de; x", `"=1"`: `"=1"`,
		"1e5": "1e5", "0012": "0012", "1-2": "1-2", "-12.50": "-12.50", "": "", ";": ";", "-": "'-",
	} {
		var b bytes.Buffer
		if err := CSV(&b, page.Table{Columns: []page.Column{{Name: "a"}, {Name: "b"}}, Rows: [][]string{{in, in}}}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][0] != want || rows[1][1] != want {
			t.Errorf("%q is read as %q, %v; want %q", in, rows, err, want)
		}
	}
}

// document is a document with every kind of block and hostile text in each.
func document() *page.Document {
	d := &page.Document{Title: "Title <b>", Subtitle: "\x1b]0;x\x07"}
	l, f, table := page.List{}, page.Facts{}, page.Table{
		Columns: []page.Column{{Name: "Left"}, {Name: "Right", Align: page.Right}, {Name: "Prose", Flex: true}},
		Footer:  []string{"sum", "1", ""},
	}
	for _, s := range hostile {
		l.Items = append(l.Items, page.Item{Mark: "+", Text: s, Detail: s})
		f.Pairs = append(f.Pairs, [2]string{"name", s})
		table.Rows = append(table.Rows, []string{s, "1.00", s + " and a longer sentence that has to be wrapped somewhere"})
	}
	d.Section("Heading \u202e", page.Paragraph{Text: strings.Join(hostile, " "), Lead: true}, l, f, table)
	d.Section("", page.Bars{Max: 1000, Rows: []page.Bar{{Name: "a", Value: 1000, Text: "100.0"}, {Name: "bb", Value: 1, Text: "0.1", Remark: "ruled out"}}})
	return d
}

func TestTextStaysInsideTheWidthAndLosesNothing(t *testing.T) {
	t.Parallel()
	for _, width := range []int{24, 40, 60, 80, 100} {
		var b bytes.Buffer
		if err := Text(&b, document(), Terminal{Width: width}); err != nil {
			t.Fatal(err)
		}
		out := b.String()
		for line := range strings.Lines(out) {
			line = strings.TrimSuffix(line, "\n")
			if strings.ContainsFunc(line, emit.Unsafe) {
				t.Fatalf("width %d: unsafe line %q", width, line)
			}
			if n := utf8.RuneCountInString(line); n > width+4 { // wide characters and the joined emoji aside
				t.Errorf("width %d: a line of %d: %q", width, n, line)
			}
		}
		squeezed := strings.Join(strings.Fields(out), "")
		for _, s := range hostile {
			if want := strings.Join(strings.Fields(wrap.Safe(s)), ""); width >= 60 && !strings.Contains(squeezed, want) {
				t.Errorf("width %d: %q is gone", width, s)
			}
		}
	}
}

func TestMarkdownEscapesMarkup(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := Markdown(&b, document()); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, bad := range []string{"<script>", "\x1b", "\u202e", "[l](u)"} {
		if strings.Contains(out, bad) {
			t.Errorf("Markdown holds %q", bad)
		}
	}
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "| ") && strings.Count(line, "|")-strings.Count(line, `\|`) != 4 {
			t.Errorf("a table row with a stray bar: %q", line)
		}
	}
}
