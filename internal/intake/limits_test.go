package intake

import (
	"archive/zip"
	"bytes"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// put writes s before the last place of a mark in a part.
func put(part []byte, mark, s string) []byte {
	i := bytes.LastIndex(part, []byte(mark))
	return append(append(bytes.Clone(part[:i]), s...), part[i:]...)
}

// A part that is as large as it may be and made to take memory takes little:
// all that is ever allocated for it, most of it for a moment only. It measures
// the whole program and therefore runs alone.
func TestMemory(t *testing.T) {
	q := shipped(t)
	order, inside := parts(t, blank(t))
	room := func(part string, unit int) int { return (maxPart - len(inside[part])) / unit }
	for name, test := range map[string]struct {
		part string
		data []byte
	}{
		"styles":   {stylePart, put(inside[stylePart], "</cellXfs>", strings.Repeat("<xf/>", room(stylePart, 5)))},
		"nesting":  {sheetPart, put(inside[sheetPart], "</worksheet>", strings.Repeat("<a>", room(sheetPart, 7))+strings.Repeat("</a>", room(sheetPart, 7)))},
		"texts":    {textsPart, put(inside[textsPart], "</sst>", strings.Repeat("<si/>", room(textsPart, 5)))},
		"runs":     {textsPart, put(inside[textsPart], "</sst>", "<si>"+strings.Repeat("<r><t>_x0041_</t></r>", room(textsPart, 22))+"</si>")},
		"cells":    {sheetPart, put(inside[sheetPart], "</row>", strings.Repeat("<c/>", room(sheetPart, 4)))},
		"rows":     {sheetPart, put(inside[sheetPart], "</sheetData>", strings.Repeat("<row><c><v>1</v></c></row>", room(sheetPart, 26)))},
		"nothing":  {sheetPart, put(inside[sheetPart], "</sheetData>", strings.Repeat("<row/>", room(sheetPart, 6)))},
		"too much": {stylePart, put(inside[stylePart], "</cellXfs>", strings.Repeat("<xf/>", 3_000_000))},
	} {
		data := packed(t, order, inside, test.part, test.data)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = strict(q, "b.xlsx", data)
		runtime.ReadMemStats(&after)
		if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 100 {
			t.Errorf("%s: %d MiB", name, mib)
		} else {
			t.Logf("%s: %d MiB in all", name, mib)
		}
	}
}

// Limits hold for the parts that are read; what else lies in the file is no
// reason to refuse it.
func TestParts(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := blank(t)
	order, inside := parts(t, data)
	comment := func(n int) string { return "<extLst><ext>" + strings.Repeat("x", n) + "</ext></extLst>" }
	for name, test := range map[string]struct {
		part string
		data string
		want string // "" when it is read
	}{
		"a picture":               {"docProps/app.xml", strings.Repeat("x", 10<<20), ""},
		"a byte order mark":       {sheetPart, "\ufeff" + string(inside[sheetPart]), ""},
		"just fits":               {sheetPart, string(put(inside[sheetPart], "</worksheet>", comment(maxPart-len(inside[sheetPart])-len(comment(0))))), ""},
		"one byte more":           {sheetPart, string(put(inside[sheetPart], "</worksheet>", comment(maxPart-len(inside[sheetPart])-len(comment(0))+1))), "more than 1 MiB"},
		"no sheet":                {sheetPart, "", "is empty"},
		"another root":            {sheetPart, "<chartsheet/>", "<chartsheet> stands where <worksheet> must"},
		"two roots":               {sheetPart, string(inside[sheetPart]) + "<worksheet/>", "<worksheet> stands where"},
		"no table":                {sheetPart, "<worksheet/>", "there is no table of cells"},
		"a document type":         {sheetPart, strings.Replace(string(inside[sheetPart]), "<worksheet", "<!DOCTYPE x [<!ENTITY y \"z\">]><worksheet", 1), "a document type"},
		"an entity":               {textsPart, strings.Replace(string(inside[textsPart]), "users_count", "&y;", 1), "invalid character entity"},
		"another character set":   {textsPart, strings.Replace(string(inside[textsPart]), "UTF-8", "UTF-7", 1), "UTF-7"},
		"text outside":            {sheetPart, string(inside[sheetPart]) + "x", "text outside"},
		"no links":                {"xl/_rels/workbook.xml.rels", "<Relationships/>", "is not linked"},
		"a link to nothing":       {"xl/_rels/workbook.xml.rels", strings.ReplaceAll(string(inside["xl/_rels/workbook.xml.rels"]), "sheet1.xml", "sheet9.xml"), "sheet9.xml: is missing"},
		"a link out of the file":  {"xl/_rels/workbook.xml.rels", strings.ReplaceAll(string(inside["xl/_rels/workbook.xml.rels"]), "worksheets/sheet1.xml", "../../../../etc/passwd"), "etc/passwd: is missing"},
		"numbers of another kind": {stylePart, strings.Replace(string(inside[stylePart]), "<cellXfs", "x<cellXfs", 1), "text between the elements"},
	} {
		_, err := strict(q, "b.xlsx", packed(t, order, inside, test.part, []byte(test.data)))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "b.xlsx: ")) {
			t.Errorf("%s: %.300v", name, err)
		}
	}
	// Several parts that each fit.
	inside[textsPart] = put(inside[textsPart], "</sst>", comment(800<<10))
	inside[stylePart] = put(inside[stylePart], "</styleSheet>", comment(800<<10))
	if _, err := strict(q, "b.xlsx", packed(t, order, inside, sheetPart, put(inside[sheetPart], "</worksheet>", comment(800<<10)))); err == nil || !strings.Contains(err.Error(), "more than 2 MiB") {
		t.Errorf("together: %v", err)
	}
}

// A zip that says something else than it holds.
func TestLyingZip(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	order, inside := parts(t, blank(t))
	lie := func(change func(*zip.FileHeader), again bool) error {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range order {
			h := &zip.FileHeader{Name: name, Method: zip.Store, CRC32: 1, CompressedSize64: uint64(len(inside[name])), UncompressedSize64: uint64(len(inside[name]))}
			create := z.CreateRaw
			if name == sheetPart {
				change(h)
			}
			if name != sheetPart || again {
				create = z.CreateHeader
			}
			for range 1 + strings.Count(strconv.FormatBool(again && name == sheetPart), "true") {
				header := *h
				w, err := create(&header)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := w.Write(inside[name]); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := strict(q, "b.xlsx", b.Bytes())
		return err
	}
	for name, test := range map[string]struct {
		change func(*zip.FileHeader)
		again  bool
		want   string
	}{
		"checksum":       {func(*zip.FileHeader) {}, false, "checksum"},
		"smaller":        {func(h *zip.FileHeader) { h.UncompressedSize64 = 10 }, false, sheetPart},
		"larger":         {func(h *zip.FileHeader) { h.UncompressedSize64 += 10 }, false, sheetPart},
		"far larger":     {func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 50 }, false, "more than 1 MiB"},
		"unknown method": {func(h *zip.FileHeader) { h.Method = 99 }, false, "unsupported compression"},
		"twice":          {func(*zip.FileHeader) {}, true, "is there twice"},
	} {
		if err := lie(test.change, test.again); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
