package intake

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// Programs write the same cell in many ways. Each stands for the answer to the
// question in free words.
func TestCellsOfOtherPrograms(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := write(t, q, assess.NewEngagement(q), full)
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
		{`<c @ t="s"/>`, "!there is no value in cell C"},
		{`<c @><is><t>x</t></is></c>`, "!there is no value in cell C"},
		{`<c @ t="s"><v>99999</v></c>`, `!there is no text "99999" in cell C`},
		{`<c @ t="s"><v>-1</v></c>`, `!there is no text "-1"`},
		{`<c @ t="s"><v>x</v></c>`, `!there is no text "x"`},
		{`<c @ t="b"><v>2</v></c>`, `!"2" is no value of the type "b"`},
		{`<c @ t="q"><v>2</v></c>`, `!"2" is no value of the type "q"`},
		{`<c @><v></v></c>`, `!"" is no value of the type ""`},
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
		e, err := Read(q, "b.xlsx", packed(t, order, inside, sheetPart, empty.ReplaceAllLiteral(inside[sheetPart], []byte(c))))
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
		e, err := Read(q, "b.xlsx", packed(t, order, inside, sheetPart, []byte(changed)))
		if err != nil || given(e) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
