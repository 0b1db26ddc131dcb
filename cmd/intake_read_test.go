package cmd

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// reads writes the workbook of an engagement, with its sheet of questions
// changed, and reads it.
func reads(t *testing.T, engagement, format string, change func(string) string) ran {
	t.Helper()
	dir := t.TempDir()
	file, book := filepath.Join(dir, "c.json"), filepath.Join(dir, "c.xlsx")
	writeFile(t, file, []byte(engagement))
	made := run(nil, "intake", file, "--depth", "full", "--audience", "discovery")
	if made.code != exitOK {
		t.Fatalf("%+v", made)
	}
	archive, err := zip.NewReader(strings.NewReader(made.out), int64(len(made.out)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			data = []byte(change(string(data)))
		}
		w, err := z.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	writeFile(t, book, b.Bytes())
	return run(nil, "intake", "--read", book, "-o", format)
}

// A workbook that was damaged on its way gives no engagement.
func TestIntakeReadDamaged(t *testing.T) {
	t.Parallel()
	const engagement = `{"version": 1, "answers": {"users_count": 24}}`
	for name, change := range map[string]func(string) string{
		"cut":       func(s string) string { return s[:len(s)/2] },
		"<<":        func(s string) string { return strings.Replace(s, "<row r=\"60\"", "<<<row r=\"60\"", 1) },
		"a control": func(s string) string { return strings.Replace(s, "<row r=\"60\"", "\x01<row r=\"60\"", 1) },
		"no end row": func(s string) string {
			_, tail, _ := strings.Cut(s, "</sheetData>")
			return s[:strings.LastIndex(s, "<row ")] + "</sheetData>" + tail
		},
	} {
		r := reads(t, engagement, formatYAML, change)
		if r.code != exitInvalid || r.out != "" || !strings.Contains(r.errOut, "c.xlsx: ") || !strings.Contains(r.errOut, "sent again") {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if r := reads(t, engagement, formatYAML, func(s string) string { return s }); r.code != exitOK || !strings.Contains(r.out, "users_count: 24\n") {
		t.Errorf("%+v", r)
	}
}

// What a client typed acts on no terminal.
func TestIntakeReadHostileText(t *testing.T) {
	t.Parallel()
	for _, format := range []string{formatYAML, formatJSON} {
		r := reads(t, `{"version":1,"client":{"name":"\u009b31mX\u202eevil _x0041_"},"notes":{"it_fte":"\u009b2J"}}`, format, func(s string) string { return s })
		if r.code != exitOK || strings.ContainsAny(r.out, "\u009b\u202e") || !strings.Contains(r.out, `u202eevil _x0041_"`) {
			t.Errorf("%s: %+v", format, r)
		}
	}
}

// Both formats say the same, "not sure" of a text too.
func TestIntakeReadInBothFormats(t *testing.T) {
	t.Parallel()
	const engagement = `{"version":1,"client":{"name":"Ay"},"answers":{"success_12m":{"is":"unknown"},"it_fte":"unknown","users_count":24}}`
	asYAML := reads(t, engagement, formatYAML, func(s string) string { return s })
	asJSON := reads(t, engagement, formatJSON, func(s string) string { return s })
	if !strings.Contains(asYAML.out, "success_12m: unknown\n") || !strings.Contains(asJSON.out, `"success_12m": {"is": "unknown"}`) {
		t.Errorf("%s\n%s", asYAML.out, asJSON.out)
	}
	for what, args := range map[string][]string{"next": {"next", "-", "-o", "json"}, "as a workbook": {"intake", "-", "--depth", "full"}} {
		a, b := runWith(asYAML.out, args...), runWith(asJSON.out, args...)
		if a.code != exitOK || a != b {
			t.Errorf("%s: exit codes %d and %d, and what comes of the formats differs: %s%s", what, a.code, b.code, a.errOut, b.errOut)
		}
	}
}

// The name of a workbook is completed with folders and workbooks alone.
func TestCompleteWorkbooks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"mill.yaml", "mill.xlsx", "MILL2.XLSX", ".hidden.xlsx"} {
		writeFile(t, filepath.Join(dir, name), nil)
	}
	if err := os.Mkdir(filepath.Join(dir, "mills"), 0o700); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	for typed, want := range map[string][]string{
		at("mi"):                         {at("mill.xlsx"), at("mills") + string(filepath.Separator)},
		at("mill."):                      {at("mill.xlsx")},
		at("x"):                          nil,
		dir + string(filepath.Separator): {at("MILL2.XLSX"), at("mill.xlsx"), at("mills") + string(filepath.Separator)},
		at("none/x"):                     nil,
		at(".h"):                         {at(".hidden.xlsx")},
	} {
		got, directive := completeWorkbooks(nil, nil, typed)
		if !slices.Equal(got, want) || directive&cobra.ShellCompDirectiveNoFileComp == 0 {
			t.Errorf("%s: %q, %v", typed, got, directive)
		}
	}
}

// A link is followed: the file behind it is changed, and stays where it is.
func TestIntakeReadThroughLink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, link, book := filepath.Join(dir, "c.yaml"), filepath.Join(dir, "link.yaml"), filepath.Join(dir, "q.xlsx")
	writeFile(t, file, []byte("version: 1\nanswers: {}   # to fill\n"))
	if err := os.Symlink(file, link); err != nil {
		t.Skip("no links here")
	}
	if r := run(nil, "intake", "--set", "users_count=24", "--set", "respondent=owner", "--to", book); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	r := run(nil, "intake", link, "--read", book, "--date", "2026-11-28")
	info, err := os.Lstat(link)
	if r.code != exitOK || err != nil || info.Mode()&os.ModeSymlink == 0 || !strings.Contains(string(readFile(t, file)), "users_count: 24") {
		t.Errorf("%+v, %v\n%s", r, err, readFile(t, file))
	}
}
