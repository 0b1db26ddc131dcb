package intake

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// given counts the answers, the chosen options and the chosen towers, notes and
// names of an engagement: whatever a person wrote.
func given(e *assess.Engagement) int {
	n := len(e.Notes)
	for _, s := range []string{e.Client.Name, e.Client.Contact, e.Client.Reference} {
		if s != "" {
			n++
		}
	}
	for _, v := range e.Answers.Values {
		if v.State != answer.Missing {
			n++
		}
	}
	return n
}

// sent returns a workbook with many answers, and how many.
func sent(tb testing.TB, q *assess.Questionnaire) (data []byte, answers int) {
	tb.Helper()
	text, err := os.ReadFile("../../testdata/engagements/harbor-dental.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	data = write(tb, q, engagement(tb, q, string(text)), Options{assess.Full, assess.Discovery})
	e, err := strict(q, "b.xlsx", data)
	if err != nil {
		tb.Fatal(err)
	}
	if answers = given(e); answers < 40 {
		tb.Fatalf("only %d answers", answers)
	}
	return data, answers
}

// A workbook that was damaged on its way is refused, or holds every answer. In
// each of these the zip is valid and the XML is not what was written.
func TestDamagedXML(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, want := sent(t, q)
	order, inside := parts(t, data)
	refused, whole := 0, 0
	try := func(part, how string, damaged []byte) {
		e, err := strict(q, "b.xlsx", packed(t, order, inside, part, damaged))
		switch {
		case err != nil:
			refused++
		case given(e) != want:
			t.Errorf("%s %s: %d of %d answers, and no error", part, how, given(e), want)
		default:
			whole++
		}
	}
	for _, part := range []string{sheetPart, textsPart} {
		text := inside[part]
		from := bytes.Index(text, []byte("users_count")) // not in the head
		if part == sheetPart {
			from = bytes.Index(text, []byte("<sheetData>"))
		}
		splice := func(at, cut int, put string) []byte {
			return append(append(bytes.Clone(text[:at]), put...), text[min(at+cut, len(text)):]...)
		}
		random := rand.New(rand.NewPCG(1, 2)) // the same damage each time
		for i := range 20 {
			at := len(text) * i / 20
			try(part, fmt.Sprintf("cut off at %d", at), text[:at])
		}
		for range 30 {
			at, long := from+random.IntN(len(text)-from), 1+random.IntN(400)
			try(part, fmt.Sprintf("%d bytes out at %d", long, at), splice(at, long, ""))
		}
		for _, put := range []string{"<<", "\x01", "\xff", "&", "]]>", "</row>", "</v>", "<!--", "<row>", "<c><v>1</v></c>", "</sheetData><sheetData>", "</si><si>", "<si><t>x</t></si>"} {
			for range 5 {
				at := from + random.IntN(len(text)-from)
				try(part, fmt.Sprintf("%q put in at %d", put, at), splice(at, 0, put))
			}
		}
		for range 30 {
			at := from + random.IntN(len(text)-from)
			changed := bytes.Clone(text)
			changed[at] ^= byte(1 << random.IntN(7))
			try(part, fmt.Sprintf("%q is %q at %d", text[at], changed[at], at), changed)
		}
		for range 30 {
			at, long := from+random.IntN(len(text)-from-500), 1+random.IntN(400)
			try(part, fmt.Sprintf("%d bytes at %d twice", long, at), splice(at, 0, string(text[at:at+long])))
		}
	}
	t.Logf("%d refused, %d whole", refused, whole)
	if refused < 280 {
		t.Errorf("only %d were refused", refused)
	}
}

var hasKey = regexp.MustCompile(`<c r="A[0-9]+"[^>]* t="s">`)

// Whole elements that fall out leave good XML behind.
func TestRowsFallOut(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, _ := sent(t, q)
	order, inside := parts(t, data)
	text := string(inside[sheetPart])
	rows := strings.SplitAfter(text, "</row>")
	for i := range len(rows) - 1 {
		row := rows[i]
		if i == 0 { // what is before the first row stays
			_, after, _ := strings.Cut(row, "<row ")
			row = "<row " + after
		}
		isLine := hasKey.MatchString(row)
		_, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, []byte(strings.Replace(text, row, "", 1))))
		if isLine && err == nil {
			t.Errorf("row %d fell out, and no error", i+1)
		}
	}
	last := strings.LastIndex(text, "<row ")
	head, _, _ := strings.Cut(text, "<row ")
	_, tail, _ := strings.Cut(text, "</sheetData>")
	for _, rest := range []string{
		text[:last] + "</sheetData>" + tail,
		text[:len(head)+len(rows[0])] + "</sheetData></worksheet>",
	} {
		_, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, []byte(rest)))
		if err == nil {
			t.Error("without an end: no error")
		}
	}
	texts := string(inside[textsPart])
	for i, item := range strings.SplitAfter(texts, "</si>") {
		if !strings.HasPrefix(item, "<si>") || i%5 > 0 {
			continue
		}
		if _, err := strict(q, "b.xlsx", packed(t, order, inside, textsPart, []byte(strings.Replace(texts, item, "", 1)))); err == nil {
			t.Errorf("text %d fell out, and no error", i)
		}
	}
}

// Bytes of the file itself that changed are found by the checksums.
func TestDamagedZip(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data, want := sent(t, q)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		changed := bytes.Clone(data)
		for range 3 {
			changed[random.IntN(len(changed))] ^= byte(1 + random.IntN(255))
		}
		if e, err := strict(q, "b.xlsx", changed); err == nil && given(e) != want {
			t.Errorf("%d of %d answers, and no error", given(e), want)
		}
	}
	for i := range 60 {
		if _, err := strict(q, "b.xlsx", data[:len(data)*i/60]); err == nil {
			t.Errorf("cut off at %d sixtieths, and no error", i)
		}
	}
}

// Damage to the sheet inside a valid zip: refused, or every answer is there. A
// span that begins and ends as an element does can be a whole cell, as if
// somebody had cleared it, and so can the value of one; those are left out.
func FuzzDamage(f *testing.F) {
	q := shipped(f)
	data := write(f, q, engagement(f, q, "version: 1\nclient: {name: A}\nanswers: {users_count: 24, endpoints_count: 1.0, drivers: [slow_support], tower_owners: {network: client}}\nnotes: {users_count: a remark}\n"), Options{assess.Quick, assess.OwnerAlone})
	e, err := strict(q, "b.xlsx", data)
	if err != nil {
		f.Fatal(err)
	}
	want := given(e)
	order, inside := parts(f, data)
	text := inside[sheetPart]
	f.Add(uint16(2000), uint16(0), []byte("<<"))
	f.Add(uint16(3000), uint16(40), []byte(""))
	f.Add(uint16(4000), uint16(1), []byte("\""))
	f.Add(uint16(5000), uint16(60000), []byte(""))
	f.Fuzz(func(t *testing.T, at, cut uint16, put []byte) {
		from := min(int(at), len(text))
		to := min(from+int(cut), len(text))
		gone := text[from:to]
		if len(put) > 1000 || bytes.ContainsAny(put, "<>") && len(gone) > 0 || bytes.HasPrefix(gone, []byte("<")) && bytes.HasSuffix(gone, []byte(">")) {
			return
		}
		changed := append(append(bytes.Clone(text[:from]), put...), text[to:]...)
		if bytes.Contains(changed, []byte("<v></v>")) {
			return
		}
		e, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, changed))
		if err == nil && given(e) < want {
			t.Errorf("%q instead of %q at %d: %d of %d answers, and no error", put, gone, from, given(e), want)
		}
	})
}

// Whatever stands in a part, reading it ends without a panic.
func FuzzRead(f *testing.F) {
	q := shipped(f)
	data := write(f, q, engagement(f, q, "version: 1\nanswers: {users_count: 24, drivers: [slow_support]}\n"), Options{assess.Quick, assess.OwnerAlone})
	order, inside := parts(f, data)
	f.Add(sheetPart, []byte("row r=\"1\""), []byte("row r=\"-5\""))
	f.Add(sheetPart, []byte("r=\"A1\""), []byte("r=\"XFD9999999\""))
	f.Add(sheetPart, []byte("t=\"s\""), []byte("t=\"e\""))
	f.Add(textsPart, []byte("users_count"), []byte("users_count/x"))
	f.Add("xl/workbook.xml", []byte("sheet "), []byte("sheets "))
	f.Add("xl/_rels/workbook.xml.rels", []byte("sheet1"), []byte("../../sheet1"))
	f.Add(stylePart, []byte("numFmtId=\"0\""), []byte("numFmtId=\"14\""))
	f.Fuzz(func(t *testing.T, name string, was, is []byte) {
		changed := bytes.ReplaceAll(inside[name], was, is)
		if len(changed) < MaxBytes {
			_, _ = strict(q, "f.xlsx", packed(t, order, inside, name, changed))
		}
	})
}
