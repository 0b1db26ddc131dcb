package intake

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"mspscope/internal/answer"
)

// Programs write the same cell in many ways. Each stands for the answer to the
// question in free words.
func TestCellsOfOtherPrograms(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := blank(t)
	order, inside := parts(t, data)
	lines, err := read("b.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	row, free := 0, q.Schema.Find("success_12m")
	for _, l := range lines.lines {
		if l.key == "success_12m" {
			row = l.row
		}
	}
	empty := regexp.MustCompile(fmt.Sprintf(`<c r="C%d"( s="[0-9]+")(/>|></c>)`, row))
	if !empty.Match(inside[sheetPart]) {
		t.Fatal("no such cell")
	}
	for _, test := range []struct {
		cell string // with @ for its place
		want string // the answer, or the problem behind "!"
	}{
		{`<c @/>`, ""},
		{`<c @ t="n"/>`, ""},
		{`<c @ t="n"></c>`, ""},
		{`<c @><v>24</v></c>`, "24"},
		{`<c @ t="n"><v> 1.1000000000000001 </v></c>`, "1.1"},
		{`<c @><v>2.5E1</v></c>`, "25"},
		{`<c @ t="str"><f>"a"</f><v>a_x0041_</v></c>`, "aA"},
		{`<c @ t="str"><f>""</f><v></v></c>`, ""},
		{`<c @ t="inlineStr"><is><t xml:space="preserve"> in it </t></is></c>`, "in it"},
		{`<c @ t="inlineStr"><is><r><rPr><b/></rPr><t>b</t></r><r><t>c</t></r><phoneticPr fontId="1"/></is></c>`, "bc"},
		{`<c @ t="inlineStr"/>`, ""},
		{`<c @ t="b"><v>1</v></c>`, "TRUE"},
		{`<c @ t="b"><v>0</v></c>`, "FALSE"},
		{`<c @ t="d"><v>2026-10-12</v></c>`, "2026-10-12"},
		{`<c @ cm="1" ph="1"><f t="shared" si="0"/><v>7</v><extLst><ext/></extLst></c>`, "7"},
		{`<c @ t="e"><v>#N/A</v></c>`, `!holds the error "#N/A"; write the answer itself`},
		{`<c @ t="str"><f>x</f></c>`, "!holds a formula without a value"},
		{`<c @ t="s"/>`, ""},
		{`<c @ s="4" t="s"></c>`, ""},
		{`<c @ t="s"><v></v></c>`, ""},
		{`<c @ t="s"><v xml:space="preserve"> </v></c>`, ""},
		{`<c @ t="str"/>`, ""},
		{`<c @ t="str"><v></v></c>`, ""},
		{`<c @ t="str"><v/></c>`, ""},
		{`<c @><v></v></c>`, ""},
		{`<c @ t="n"><v/></c>`, ""},
		{`<c @><f>1+1</f><v></v></c>`, "!holds a formula without a value"},
		{`<c @ t="s"><f>A1</f><v/></c>`, "!holds a formula without a value"},
		{`<c @ t="b"/>`, "!there is no value in cell C"},
		{`<c @ t="d"><v></v></c>`, "!there is no value in cell C"},
		{`<c @ t="q"/>`, "!there is no value in cell C"},
		{`<c @ t="s"><is><t>x</t></is></c>`, "!there is no value in cell C"},
		{`<c @><v></v><v>2</v></c>`, "!there is a second value"},
		{`<c @><!-- 12 --></c>`, "!there is a comment"},
		{`<c @/><!-- <c r="C9"/> -->`, "!there is a comment"},
		{`<c @><is><t>x</t></is></c>`, "!there is no value in cell C"},
		{`<c @ t="s"><v>99999</v></c>`, `!there is no text "99999" in cell C`},
		{`<c @ t="s"><v>-1</v></c>`, `!there is no text "-1"`},
		{`<c @ t="s"><v>x</v></c>`, `!there is no text "x"`},
		{`<c @ t="b"><v>2</v></c>`, `!"2" is no value of the type "b"`},
		{`<c @ t="q"><v>2</v></c>`, `!"2" is no value of the type "q"`},
		{`<c @><v>1</v><v>2</v></c>`, "!there is a second value"},
		{`<c @><w>1</w></c>`, "!there is <w> in cell C"},
		{`<c @ x="s"><v>1</v></c>`, `!there is an attribute "x" in cell C`},
		{`<c @><v>1<b/></v></c>`, "!<b> stands in a text"},
		{`<c @>x</c>`, "!there is text between the elements"},
		{`<c @/><c r="C1"/>`, `!cell "C1" stands in row`},
		{`<d @/>`, "!<d> stands between the cells of row"},
		{`<c @/></row><c/><row>`, "!<c> stands between the rows"},
		{`<c @/></row><row r="1">`, `!row "1" stands behind row`},
		{`<c @/></row><row r="x">`, `!row "x" stands behind row`},
		{`<c @/></row><row r="1048577">`, "!there is a row 1048577"},
	} {
		c := strings.Replace(test.cell, "@", fmt.Sprintf(`r="C%d"`, row), 1)
		e, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, empty.ReplaceAllLiteral(inside[sheetPart], []byte(c))))
		if want, refused := strings.CutPrefix(test.want, "!"); refused {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", c, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c, err)
			continue
		}
		if got := e.Answers.Values[free]; got.Text != test.want || (got.State == answer.Given) != (test.want != "") {
			t.Errorf("%s is %+v", c, got)
		}
	}
}

// The same sheet with names of elements that have a prefix, and with cells and
// rows that do not say where they are.
func TestSheetsOfOtherPrograms(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, want := sent(t, q)
	order, inside := parts(t, data)
	text := string(inside[sheetPart])
	element := regexp.MustCompile(`<(/?)([a-zA-Z]+)`)
	prefixed := strings.Replace(element.ReplaceAllString(text, "<${1}x:${2}"), "xmlns=", "xmlns:x=", 1)
	unplaced := regexp.MustCompile(`<(row|c) r="[A-Z]*[0-9]+"`).ReplaceAllString(text, "<$1")
	for name, changed := range map[string]string{"prefix": prefixed, "places": unplaced, "line ends": strings.ReplaceAll(text, "<row", "\r\n  <row")} {
		if changed == text {
			t.Fatal(name)
		}
		e, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, []byte(changed)))
		if err != nil || given(e) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A comment where no answer can stand says nothing, and the same letters may be
// written in another encoding.
func TestPartsOfOtherPrograms(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, want := sent(t, q)
	order, inside := parts(t, data)
	const remark = "<!-- by <another> program --><?program it?>"
	in := func(part, before, put string) []byte {
		t.Helper()
		if !strings.Contains(string(inside[part]), before) {
			t.Fatalf("%s has no %s", part, before)
		}
		return putBefore(inside[part], before, put)
	}
	declared := func(part, encoding string) []byte {
		_, rest, _ := strings.Cut(string(inside[part]), "?>")
		return []byte(`<?xml version="1.0" encoding="` + encoding + `"?>` + rest)
	}
	ascii := func(part, encoding string) []byte {
		var b strings.Builder
		for _, r := range string(declared(part, encoding)) {
			if r < 0x80 {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "&#%d;", r)
			}
		}
		return []byte(b.String())
	}
	latin := func(encoding string) []byte {
		var b []byte
		for _, r := range string(declared(textsPart, encoding)) {
			if r > 0xff {
				b = fmt.Appendf(b, "&#%d;", r)
			} else {
				b = append(b, byte(r))
			}
		}
		return b
	}
	wide := func(part string, big bool) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + string(declared(part, "UTF-16")))) {
			if big {
				b = append(b, byte(u>>8), byte(u))
			} else {
				b = append(b, byte(u), byte(u>>8))
			}
		}
		return b
	}
	const rels, main = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
	for _, test := range []struct {
		what, part string
		is         []byte
		want       string // the problem, "" for none
	}{
		{"comment in links", rels, in(rels, "</Relationships>", remark), ""},
		{"comment before links", "_rels/.rels", in("_rels/.rels", "<Relationship ", remark), ""},
		{"comment in the workbook", main, in(main, "</workbook>", remark), ""},
		{"comment among the sheets", main, in(main, "</sheets>", remark), ""},
		{"comment in styles", stylePart, in(stylePart, "</styleSheet>", remark), ""},
		{"comment among styles", stylePart, in(stylePart, "</cellXfs>", remark), ""},
		{"comment behind the cells", sheetPart, in(sheetPart, "</worksheet>", remark), ""},
		{"comment before the cells", sheetPart, in(sheetPart, "<sheetData>", remark), ""},
		{"comment at the end of the cells", sheetPart, in(sheetPart, "</sheetData>", remark), "there is a comment"},
		{"comment between rows", sheetPart, in(sheetPart, `<row r="9"`, remark), "there is a comment"},
		{"comment among texts", textsPart, in(textsPart, "</sst>", remark), "there is a comment"},
		{"comment in a text", textsPart, in(textsPart, "</t>", remark), "there is a comment"},
		{"us-ascii", sheetPart, ascii(sheetPart, "us-ascii"), ""},
		{"US-ASCII texts", textsPart, ascii(textsPart, "US-ASCII"), ""},
		{"not us-ascii", textsPart, putBefore(declared(textsPart, "us-ascii"), "</t>", "\u00e9"), "says that it is US-ASCII and holds other characters"},
		{"Latin-1", textsPart, latin("ISO-8859-1"), ""},
		{"UTF-16", sheetPart, wide(sheetPart, false), ""},
		{"UTF-16, the other way", textsPart, wide(textsPart, true), ""},
		{"UTF-16, cut", textsPart, append(wide(textsPart, true), 0), "is damaged"},
		{"another", textsPart, declared(textsPart, "Shift_JIS"), `is written in the encoding "Shift_JIS" instead of UTF-8`},
	} {
		e, err := strict(q, "b.xlsx", packed(t, order, inside, test.part, test.is))
		switch {
		case test.want == "" && (err != nil || given(e) != want):
			t.Errorf("%s: %v", test.what, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "charset")):
			t.Errorf("%s: %v", test.what, err)
		}
	}
}

// putBefore puts something before the first of what stands in a text.
func putBefore(text []byte, before, put string) []byte {
	return []byte(strings.Replace(string(text), before, put+before, 1))
}

// TestLatinLetters reads the letters that one byte stands for.
func TestLatinLetters(t *testing.T) {
	t.Parallel()
	got := ""
	err := parse([]byte("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><b>Caf\xe9 \xa3 &#8364;</b></a>"), "a", func(d *document, _ attributes) error {
		return d.each(func(string, attributes) (err error) {
			got, err = d.text()
			return err
		})
	})
	if err != nil || got != "Café £ €" {
		t.Errorf("%q, %v", got, err)
	}
}
