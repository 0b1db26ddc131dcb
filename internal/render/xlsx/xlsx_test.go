package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"mspscope/internal/page"
	"mspscope/internal/render/xlsx"
)

// hostile are texts that act somewhere when nobody takes care.
func hostile() []string {
	return []string{"=HYPERLINK(\"http://x\")", "+1", "-2+3", "@SUM(A1)", "\x1b[31mred", "007", "1e9", "_x0041_", "\u202eevil", "<b>&\"'"}
}

func book(rows int) *page.Book {
	g := page.Grid{Head: true, Columns: []page.GridColumn{
		{Name: "Id", Width: 8}, {Name: "What", Width: 30}, {Name: "IT", Width: 8, Kind: page.GridLetter, Choices: []string{"A", "R", "A/R", "C", "I"}},
	}}
	for i := range rows {
		g.Rows = append(g.Rows, []string{"X", hostile()[i%len(hostile())], []string{"A", "R", "A/R", "C", "I", ""}[i%6]})
	}
	return &page.Book{Title: "Harbor: who does what", Sheets: []page.Sheet{
		{Name: "Who does what", Title: "=Harbor", Above: []string{"One.", "Two."}, Grids: []page.Grid{g}},
		{Name: "Roles and signatures", Title: "Roles", Grids: []page.Grid{
			{Heading: "Roles", Columns: []page.GridColumn{{Name: "Role", Width: 12}, {Name: "Name", Width: 26, Kind: page.GridBlank}}, Rows: [][]string{{"IT", ""}}},
			{Heading: "Signatures", Tall: true, Columns: []page.GridColumn{{Name: "For", Width: 12}, {Name: "Signature", Width: 40, Kind: page.GridBlank}}, Rows: [][]string{{"Client", ""}}},
		}},
	}}
}

func written(tb testing.TB, b *page.Book) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(&out, b); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func opened(tb testing.TB, b *page.Book) *excelize.File {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(tb, b)))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = f.Close() })
	return f
}

// What stands in a workbook is text, whatever it looks like, and all of it is there.
func TestCellsAreTexts(t *testing.T) {
	t.Parallel()
	f := opened(t, book(20))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Who does what", "Roles and signatures"}) {
		t.Fatalf("sheets %q", got)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c, text := range rows[r] {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, _ := f.GetCellFormula(sheet, cell)
				kind, _ := f.GetCellType(sheet, cell)
				if formula != "" || text != "" && kind != excelize.CellTypeSharedString {
					t.Errorf("%s: %q is of the type %v with the formula %q", cell, text, kind, formula)
				}
				if strings.ContainsAny(text, "\x1b\u202e") {
					t.Errorf("%s: %q can act", cell, text)
				}
			}
		}
	}
	for cell, want := range map[string]string{"A1": "=Harbor", "A2": "One.", "A4": "Id", "B5": `=HYPERLINK("http://x")`, "B12": "_x0041_", "B10": "007", "C7": "A/R"} {
		if got, _ := f.GetCellValue("Who does what", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

// The head stays in sight, is repeated on paper and can be filtered; letters are chosen
// from a list; every sheet prints across one width.
func TestASheetIsReadyForUse(t *testing.T) {
	t.Parallel()
	const sheet = "Who does what"
	f := opened(t, book(20))
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 4 || panes.XSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Titles"] != "'Who does what'!$4:$4" || !strings.Contains(names["_xlnm._FilterDatabase"], "$A$4:$C$24") {
		t.Errorf("names %v", names)
	}
	checks, err := f.GetDataValidations(sheet)
	if err != nil || len(checks) != 1 || checks[0].Sqref != "C5:C24" || checks[0].Formula1 != `"A,R,A/R,C,I"` || checks[0].ErrorStyle == nil || *checks[0].ErrorStyle != "stop" {
		t.Errorf("checks %+v, %v", checks, err)
	}
	for _, s := range f.GetSheetList() {
		layout, err := f.GetPageLayout(s)
		if err != nil || layout.Orientation == nil || *layout.Orientation != "landscape" || layout.FitToWidth == nil || *layout.FitToWidth != 1 || layout.FitToHeight == nil || *layout.FitToHeight != 0 {
			t.Errorf("%s: %+v, %v", s, layout, err)
		}
		props, err := f.GetSheetProps(s)
		if err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s does not fit the page: %v", s, err)
		}
	}
}

// Letters are told apart without colors: those that answer or do are bold, and the fill
// of each kind has a lightness of its own.
func TestLettersAreToldApartInBlackAndWhite(t *testing.T) {
	t.Parallel()
	f := opened(t, book(12))
	formats, err := f.GetConditionalFormats("Who does what")
	if err != nil || len(formats["C5:C16"]) != 5 {
		t.Fatalf("%v, %v", formats, err)
	}
	type look struct {
		bold, italic bool
		fill         string
	}
	looks := map[string]look{}
	for _, format := range formats["C5:C16"] {
		style, err := f.GetConditionalStyle(*format.Format)
		if err != nil {
			t.Fatal(err)
		}
		looks[format.Criteria] = look{style.Font.Bold, style.Font.Italic, strings.Join(style.Fill.Color, "")}
	}
	for letter, want := range map[string]look{"A": {true, false, "1F3864"}, "A/R": {true, false, "1F3864"}, "R": {true, false, "B4C6E7"}, "C": {false, false, "EDEDED"}, "I": {false, true, "FFFFFF"}} {
		if got := looks[`C5="`+letter+`"`]; got != want {
			t.Errorf("%s looks like %+v, want %+v", letter, got, want)
		}
	}
}

// The same book gives the same bytes, and one without rows is a workbook too.
func TestTheSameBookGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	if !bytes.Equal(written(t, book(30)), written(t, book(30))) {
		t.Error("the bytes differ")
	}
	f := opened(t, &page.Book{Title: "Nothing", Sheets: []page.Sheet{{Name: "Empty", Title: "Nothing", Above: []string{"There is nothing yet."}}}})
	if got, _ := f.GetCellValue("Empty", "A2"); got != "There is nothing yet." {
		t.Errorf("A2 is %q", got)
	}
	opened(t, book(0))
}

// Every page says whose it is, on the paper of that provider; nothing in a name is a command
// of the foot, which never gets longer than a workbook allows.
func TestEveryPageSaysWhoseItIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, foot, want string
		a4               bool
		paper            int
	}{
		{"", "", "&LHarbor: who does what&R&P / &N", false, 1},
		{"Lakeshore", "", "&LLakeshore · Harbor: who does what&R&P / &N", true, 9},
		{"Smith & Sons", "For the named client.", "&LSmith && Sons · Harbor: who does what\nFor the named client.&R&P / &N", false, 1},
		{"", strings.Repeat("&", 400), "&LHarbor: who does what\n" + strings.Repeat("&&", 111) + "&R&P / &N", false, 1},
	} {
		b := book(3)
		b.From, b.Foot, b.A4 = c.from, c.foot, c.a4
		f := opened(t, b)
		for _, sheet := range f.GetSheetList() {
			foot, err := f.GetHeaderFooter(sheet)
			if err != nil || foot.OddFooter != c.want || len(foot.OddFooter) > 255 {
				t.Errorf("%q: the foot is %q (%v)", c.from, foot.OddFooter, err)
			}
			if layout, err := f.GetPageLayout(sheet); err != nil || *layout.Size != c.paper {
				t.Errorf("%q: the paper is %d (%v)", c.from, *layout.Size, err)
			}
		}
	}
}
