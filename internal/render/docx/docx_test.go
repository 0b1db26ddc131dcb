package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/page"
	"mspscope/internal/render/docx"
	"mspscope/internal/result"
)

const hostile = "</w:t><w:fldSimple w:instr=\"DDEAUTO cmd\"/>&'\" \x1b[2J\u202egnp.exe {HYPERLINK x} ]]> \x00\ufffe"

// whole has every block, with an attack in every text.
func whole(text string) *page.Document {
	list := page.List{Items: []page.Item{{Mark: "•", Text: text, Detail: text}, {Mark: "day  7", Text: text}}}
	table := page.Table{
		Columns: []page.Column{{Name: text, Whole: true}, {Name: "Sum", Align: page.Right}, {Name: "Why", Flex: true}},
		Rows:    [][]string{{"SD-01", "1,000.00", text + "\n" + text}, {text}}, Footer: []string{"All", "1,000.00"},
	}
	d := &page.Document{
		Title: text, Subtitle: text,
		Paper: &page.Paper{
			From:   result.From{Name: text, Footer: text, Confidential: text, Accent: "#0b5394", Logo: &advice.Logo{Type: "image/png", Bytes: []byte("png"), Width: 100, Height: 20}},
			Client: text, What: text, Date: "2026-11-20", Stamp: text, Language: "en",
		},
	}
	d.Sections = []page.Section{
		{Heading: text, ID: "one", Part: page.Front, Blocks: []page.Block{
			page.Headline{Figures: []page.Figure{{Label: text, Value: text, Note: text}, {Label: "b", Value: "2"}}},
			page.Beside{Parts: []page.Titled{{Heading: text, Blocks: []page.Block{list, table}}, {Heading: "Out", Blocks: []page.Block{list}}}},
			page.Sign{Sides: []string{text, "us"}},
		}},
		{Heading: text, ID: "two", Blocks: []page.Block{
			page.Paragraph{Text: text, Lead: true},
			page.Paragraph{Text: text},
			page.List{Items: []page.Item{{Mark: "1.", Text: text}, {Mark: "2.", Text: "b"}}},
			page.List{Items: []page.Item{{Mark: "1.", Text: "again"}}},
			page.Facts{Pairs: [][2]string{{text, text}}},
			page.Bars{Max: 10, Rows: []page.Bar{{Name: text, Value: 3, Text: text, Remark: text}}},
			page.Chart{Title: text, Alt: text, Rows: []page.ChartRow{{Name: text, Value: 1}}},
		}},
		{Heading: text, ID: "three", Part: page.Annex, Wide: true, Blocks: []page.Block{table}},
		{Heading: text, ID: "four", Part: page.Annex, Blocks: []page.Block{table, list}},
	}
	return d
}

// parts are the parts of a file.
func parts(t *testing.T, d *page.Document) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

// elements counts the elements of a part by name; what is no XML fails.
func elements(t *testing.T, name, content string) (count map[string]int, text string) {
	t.Helper()
	count = map[string]int{}
	var all strings.Builder
	for dec := xml.NewDecoder(strings.NewReader(content)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return count, all.String()
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			count[token.Name.Local]++
		case xml.CharData:
			all.Write(token)
		}
	}
}

func TestTextOfStrangersIsText(t *testing.T) {
	t.Parallel()
	calm, wild := parts(t, whole("calm")), parts(t, whole(hostile))
	if len(calm) != len(wild) {
		t.Fatalf("%d parts and %d", len(calm), len(wild))
	}
	for name, content := range wild {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		got, text := elements(t, name, content)
		want, _ := elements(t, name, calm[name])
		for element, n := range got {
			if n != want[element] {
				t.Errorf("%s: %d of %s, %d in a calm document", name, n, element, want[element])
			}
		}
		if strings.ContainsAny(text, "\x1b\u202e\x00") {
			t.Errorf("%s holds what acts on a reader", name)
		}
	}
	if _, text := elements(t, "", wild["word/document.xml"]); !strings.Contains(text, `</w:t><w:fldSimple w:instr="DDEAUTO cmd"/>`) {
		t.Error("the text is not kept as it is")
	}
}

func TestTablesAndPagesAreThoseOfTheProgram(t *testing.T) {
	t.Parallel()
	all := parts(t, whole("calm"))
	body := all["word/document.xml"]
	for want, n := range map[string]int{
		"<w:tblHeader/>":                    4, // three tables and the signatures
		`w:orient="landscape"`:              1,
		"<w:sectPr>":                        3,
		`w:val="Heading1"`:                  4,
		"<w:pageBreakBefore/>":              1, // behind the first page; the annex turns the page anyway
		`<w:numId w:val="2"/>`:              2, // the first numbered list
		`<w:numId w:val="3"/>`:              1, // the second begins anew
		`<w:jc w:val="right"/>`:             13,
		"SD\u201101":                        3,
		`w:hRule="atLeast"`:                 2,
		`<w:tab w:val="left" w:pos="780"/>`: 3,
	} {
		if got := strings.Count(body, want); got != n {
			t.Errorf("%d of %s, want %d", got, want, n)
		}
	}
	if !strings.Contains(all["word/header1.xml"], `r:embed="rId1"`) || all["word/media/logo.png"] != "png" {
		t.Error("no logo in the header")
	}
	if !strings.Contains(all["word/footer1.xml"], "NUMPAGES") {
		t.Error("pages are not counted")
	}
	for _, part := range []string{"header", "footer"} { // their right side ends where the text does
		if wide := all["word/"+part+"2.xml"]; !strings.Contains(wide, `<w:tab w:val="right" w:pos="15024"/>`) {
			t.Errorf("the %s of pages on their side ends elsewhere: %s", part, wide)
		}
	}
}

// A head of a column of capital letters keeps one line: an abbreviation is not cut.
func TestAHeadOfCapitalLettersIsNotCut(t *testing.T) {
	t.Parallel()
	table := page.Table{Columns: []page.Column{{Name: "Activity", Flex: true}, {Name: "SOC"}}, Rows: [][]string{{strings.Repeat("watch ", 60), "C"}}}
	body := parts(t, &page.Document{Sections: []page.Section{{Blocks: []page.Block{table}}}})["word/document.xml"]
	if !strings.Contains(body, `<w:gridCol w:w="614"/>`) {
		t.Error("the column of SOC is as wide as that of small letters: " + body[:min(len(body), 1500)])
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	if err := errors.Join(docx.Write(&a, whole("x")), docx.Write(&b, whole("x"))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two files differ")
	}
}

func TestADocumentWithoutPaperIsWritten(t *testing.T) {
	t.Parallel()
	all := parts(t, &page.Document{Title: "Plain"})
	for name, content := range all {
		elements(t, name, content)
	}
	if !strings.Contains(all["word/document.xml"], "Plain") {
		t.Error("no title")
	}
}
