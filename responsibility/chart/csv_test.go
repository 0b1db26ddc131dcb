package chart

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/responsibility"
)

// names are the names of our roles, as a catalogue gives them.
func names() *Names {
	n := &Names{}
	for role, name := range map[responsibility.Role][2]string{
		responsibility.ClientSponsor: {"Executive sponsor", "Sponsor"}, responsibility.ClientIT: {"Internal IT", "IT"}, responsibility.MSPEngineering: {"Provider engineers", "Eng."},
	} {
		n.Roles = append(n.Roles, responsibility.RoleInfo{Role: role, Name: name[0], Short: name[1]})
	}
	return n
}

// read reads a table as a matrix.
func read(text string, n *Names) (*Chart, error) {
	g, err := ReadCSV("m.csv", []byte(text))
	if err != nil {
		return nil, err
	}
	return FromGrid(g, n)
}

func TestSeparatorsQuotesAndMarks(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"commas":     "Activity,CIO,MSP\n\"Patch, and report\",A,R\n",
		"semicolons": "Activity;CIO;MSP\nPatch, and report;A;R\n",
		"tabs":       "Activity\tCIO\tMSP\nPatch, and report\tA\tR\n",
		"bars":       "Activity|CIO|MSP\nPatch, and report|A|R\n",
		"a mark":     "\ufeffActivity,CIO,MSP\r\n\"Patch, and report\",A,R\r\n",
		"old ends":   "Activity;CIO;MSP\rPatch, and report;A;R\r",
		"sep line":   "sep=;\nActivity;CIO;MSP\nPatch, and report;A;R\n",
		"a title":    "Who does what,2026,\n\nActivity,CIO,MSP\n\"Patch, and report\",A,R\n",
		"a page":     "| Activity | CIO | MSP |\n|---|---|:---:|\n| Patch, and report | A | R |\n",
		"heads last": "CIO,MSP,Activity\nA,R,\"Patch, and report\"\n",
	} {
		m, err := read(text, names())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(m.Columns) != 2 || len(m.Rows) != 1 || m.Rows[0].Name != "Patch, and report" || m.Rows[0].Cells[0].Letters != responsibility.A || m.Rows[0].Cells[1].Letters != responsibility.R || m.Ours {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

// A page with bold heads and a heading between two tables has the rows of both and no
// more.
func TestAPageOfTwoTables(t *testing.T) {
	t.Parallel()
	m, err := read("# Who does what\n\n| **Activity** | **Customer** | **Host** |\n| --- | --- | --- |\n| Pay the bill | RA | I |\n\n## At the end\n\n"+
		"| **Activity** | **Customer** | **Host** |\n| --- | --- | --- |\n| Destroy **all** media | I | R |\n", names())
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Rows) != 2 || m.Rows[0].Name != "Pay the bill" || m.Rows[1].Name != "Destroy all media" || m.Heads()[0] != "Customer" || len(m.Unread) > 0 {
		t.Errorf("%+v", m)
	}
}

// Where a column with a known head only groups the rows, the one that tells them apart
// names them, in whatever language its head is; where it tells them apart itself, it does.
func TestGroupsAreNoActivities(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Process;Aktivität;CIO;MSP\nIncident;Störung melden;A;R\nIncident;Störung beheben;A;R\n": "Störung beheben",
		"Process;Aktivität;CIO;MSP\nIncident;Störung melden;A;R\nChange;Störung beheben;A;R\n":   "Change",
		"Task;Hinweis;CIO;MSP\nPatch;Server;A;R\nPatch;Laptops;A;R\n":                            "Patch",
		"Process;Hinweis;CIO;MSP\nPatch;;A;R\nPatch;Laptops;A;R\n":                               "Patch",
	} {
		m, err := read(text, names())
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Rows) != 2 || m.Rows[1].Name != want {
			t.Errorf("%q: %+v, want %s", text, m.Rows, want)
		}
	}
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	t.Parallel()
	m, err := read("sep=;\nTätigkeit;CIO;MSP\n\"Über\nzwei\";A;Q\nPrüfen;;r\n", names())
	if err != nil {
		t.Fatal(err)
	}
	for got, want := range map[Place]Place{
		m.Columns[1].At:       {Line: 2, Col: 15},
		m.Rows[0].At:          {Line: 3, Col: 1},
		m.Rows[0].Cells[0].At: {Line: 4, Col: 7},
		m.Rows[1].Cells[1].At: {Line: 5, Col: 9},
	} {
		if got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if got := m.Rows[1].Cells[1].At.In(m.File); got != "m.csv:5:9" {
		t.Error(got)
	}
	if got := (Place{Line: 3, Col: 2, Cell: "B3"}).In("m.xlsx"); got != "m.xlsx:B3" {
		t.Error(got)
	}
}

func TestColumnsAreSortedOut(t *testing.T) {
	t.Parallel()
	m, err := read("No,Domain,Activity,CIO,MSP,Nobody,Handoff,Notes\n1,Ops,Patch servers,A,R,,We call,A fine note\n2,Ops,Run backups,A,x,,,\n,,,,,,,\nSecurity,,,,,,,\n,,Watch,,,,,\nNo,Domain,Activity,CIO,MSP,Nobody,Handoff,Notes\n", names())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Heads(), ","); got != "CIO,MSP,Nobody" {
		t.Error(got)
	}
	if got := strings.Join(m.Unread, ","); got != "Domain,Notes" {
		t.Error(got)
	}
	if len(m.Rows) != 4 || m.Rows[0].Handoff != "We call" || m.Rows[0].ID != "1" || !m.Rows[1].Marked() || !m.Rows[3].Empty() || !m.Has.Handoff || m.Has.Evidence {
		t.Errorf("%+v", m)
	}
}

func TestWhoseColumnsAreWhose(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct{ party, ours bool }{
		"Activity,client_it,msp_engineering\nx y z,A,R\n":      {true, true},
		"Activity,Internal IT,Provider engineers\nx y z,A,R\n": {true, true},
		"Activity,IT,Eng.\nx y z,A,R\n":                        {true, true}, // all of them are our short names
		"Activity,IT,MSP\nx y z,A,R\n":                         {false, false},
		"Activity,CIO,MSP\nx y z,A,R\n":                        {false, false},
	} {
		m, err := read(text, names())
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Columns[0].Party != nil; got != want.party || m.Ours != want.ours {
			t.Errorf("%q: party %v, ours %v", text, got, m.Ours)
		}
	}
	n := names()
	n.Mapped = map[string]Whose{"cio": {Party: responsibility.ClientParty}, "gone": {Party: responsibility.ClientParty}}
	m, err := read("Activity,CIO,MSP\nx y z,A,R\n", n)
	if err != nil || m.Columns[0].Party == nil || m.Columns[1].Party != nil || strings.Join(m.Unmatched(n), ",") != "gone" {
		t.Errorf("%+v %v", m, err)
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"nothing":      {"", "no responsibility matrix is found"},
		"prose":        {"Dear all,\nplease find attached the matrix.\n", "no responsibility matrix is found"},
		"numbers":      {"Item,2025,2026\nServers,12,14\n", "no responsibility matrix is found"},
		"turned":       {"Who does what\nActivity,R,A,C,I\nPatch servers,MSP,CIO,,Users\n", "m.csv:2:1: the letters stand above the columns"},
		"UTF-16":       {"\xff\xfeA\x00,\x00", "m.csv:1:1: the file is UTF-16; save it as UTF-8"},
		"Latin-1":      {"Activity,CIO\nPr\xfcfen,A\n", "m.csv:2:3: is no UTF-8"},
		"a zero":       {"Activity,CIO\nab\x00c,A\n", "m.csv:2:3: control character U+0000"},
		"open quote":   {"Activity,CIO,MSP\n\"Patch,A,R\n", "m.csv:2:"},
		"bare quote":   {"Activity,CIO,MSP\nPatch \"it\",A,R\n", "m.csv:2:7: a quote stands in a cell"},
		"large":        {"Activity,CIO,MSP\n" + strings.Repeat("x", 1<<20), "larger than 1 MiB"},
		"many rows":    {"Activity,CIO,MSP\n" + strings.Repeat("a,b,c\n", MaxRows), "more than 5000 rows"},
		"many columns": {"Activity,CIO,MSP\n" + strings.Repeat(",", MaxColumns) + "\n", "m.csv:2:1: has more than 200 columns"},
	} {
		if _, err := read(test.text, names()); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a spreadsheet was kept from taking for a formula is read without the
// apostrophe.
func TestGuardedCells(t *testing.T) {
	t.Parallel()
	m, err := read("Activity,CIO,MSP\n'=Patch,'-,A\n'quoted' work,,R\n", names())
	if err != nil || m.Rows[0].Name != "=Patch" || m.Rows[0].Cells[0].Unknown != "" || m.Rows[1].Name != "'quoted' work" {
		t.Errorf("%+v %v", m, err)
	}
}

// Whatever stands in a file, reading it ends without a panic, and each row has a
// cell for each column and a place in the file.
func FuzzReadCSV(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "matrices", "*.?sv"))
	if err != nil || len(files) == 0 {
		f.Fatal("no examples", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{"sep=;\na;b\n", "\ufeff\"", "a,b\r\n,\r\n", "x\t\t\n|", "id,tower,side,activity\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := ReadCSV("m.csv", data)
		if err != nil {
			return
		}
		m, err := FromGrid(g, names())
		if err != nil {
			return
		}
		lines := strings.Count(strings.ReplaceAll(string(data), "\r", "\n"), "\n") + 1
		for i := range m.Rows {
			if r := &m.Rows[i]; len(r.Cells) != len(m.Columns) || r.At.Line < 1 || r.At.Line > lines {
				t.Fatalf("row %d: %+v with %d columns, %d lines", i, r, len(m.Columns), lines)
			}
		}
	})
}

// Prose that begins with a letter is none, and a row of the table is not its head
// because more of its columns could be letters.
func TestTheHeadIsTheRowThatNamesTheRoles(t *testing.T) {
	t.Parallel()
	m, err := read(`id,tower,side,activity,client_it,msp_engineering,handoff,status,fee,fee note
N-1,network,client,Run it all,A/R,I,,default,included,
N-2,network,shared,Watch it all,A,R,A call at 8,default,included,
N-3,network,shared,Mend it all,R,A,I tell you,default,included,
`, names())
	if err != nil || len(m.Rows) != 3 || !m.Ours || len(m.Columns) != 2 || m.Rows[2].Handoff != "I tell you" {
		t.Errorf("%+v %v", m, err)
	}
}

// A workbook for people says the same as the file that it came from.
func TestAWorkbookForPeopleIsReadAsOurs(t *testing.T) {
	t.Parallel()
	g := &Grid{File: "m.xlsx", Rows: [][]Text{
		{{Text: "Harbor: who does what"}},
		{{Text: "Id"}, {Text: "Part of IT"}, {Text: "Activity"}, {Text: "IT"}, {Text: "Eng."}, {Text: "How work passes"}, {Text: "In the fee?"}, {Text: "Shown by"}, {Text: "State"}},
		{{Text: "NW-01"}, {Text: "Network"}, {Text: "Run it all"}, {Text: "A"}, {Text: "R"}, {Text: "They call."}, {Text: "Costs extra\nBy the hour."}, {Text: "A log"}, {Text: "To settle\nWho runs it?"}},
		{{Text: "NW-02"}, {Text: "Network"}, {Text: "Watch it all"}, {Text: "A/R"}, {Text: ""}, {Text: ""}, {Text: "Yes"}, {Text: "A log"}, {Text: "Agreed, Sam"}},
	}}
	m, err := FromGrid(g, names())
	if err != nil {
		t.Fatal(err)
	}
	first := m.Rows[0]
	if !m.Ours || !m.Has.Mixed || m.Columns[0].Title != "Internal IT" || first.Tower != "network" || first.Handoff != "They call." ||
		first.Fee != "extra" || first.FeeNote != "By the hour." || first.Status != "open" || first.Choice != "Who runs it?" || m.Rows[1].Status != "agreed" || m.Rows[1].Fee != "included" {
		t.Errorf("%+v", m)
	}
}
