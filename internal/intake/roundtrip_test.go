package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/cells"
	"mspscope/internal/emit"
	"mspscope/internal/interview"
)

// What is asked and was answered by the reader comes back from each example
// file, in each wording; what must not be mailed is not in the workbook.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	files, err := filepath.Glob("../../testdata/engagements/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for n, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			e := engagement(t, q, string(data))
			o := Options{Depth: assess.Full, Audience: audiences()[n%3]}
			back, err := strict(q, "b.xlsx", write(t, q, e, o))
			if err != nil {
				t.Fatal(err)
			}
			reader := readerOf(q, e, o, &Letter{})
			shown := interview.ForAlone(q, e, reader)
			v, mailed := shown.View(q), shown.Notes
			inside := map[int]bool{}
			for _, i := range asked(q, v, o.Depth, reader) {
				inside[i] = true
			}
			for i := range q.Questions {
				want := answer.Value{}
				if inside[i] {
					want = v.Value(i)
				}
				if got := back.Answers.Values[i]; !got.Equal(want) {
					t.Errorf("%s is %+v, want %+v", q.Questions[i].ID, got, want)
				}
			}
			if len(inside) < 40 || inside[q.Schema.Find("it_payroll_year")] || inside[q.Schema.Find("team_attitude")] {
				t.Errorf("asked: %v", inside)
			}
			if back.Client.Name != e.Client.Name || back.Client.Contact != shown.Client.Contact || back.Client.Reference != e.Client.Reference {
				t.Errorf("client is %+v, want %+v", back.Client, e.Client)
			}
			if len(back.PrivateNotes) > 0 {
				t.Errorf("private notes were mailed: %v", back.PrivateNotes)
			}
			notes := 0
			for _, want := range mailed {
				if inside[want.Question] {
					notes++
				}
			}
			if len(back.Notes) != notes {
				t.Errorf("%d notes, want %d", len(back.Notes), notes)
			}
			// The files written from it hold the same.
			for _, text := range [][]byte{back.YAML(q), back.JSON(q)} {
				again := engagement(t, q, string(text))
				for i := range q.Questions {
					got, want := again.Answers.Values[i], back.Answers.Values[i]
					if q.Schema.At(i).Type == answer.Text && want.State == answer.Unknown && text[0] == '{' {
						want = answer.Value{}
					}
					if !got.Equal(want) {
						t.Errorf("%s is %+v, want %+v", q.Questions[i].ID, got, want)
					}
				}
				if fmt.Sprint(again.Notes, again.Client) != fmt.Sprint(back.Notes, back.Client) {
					t.Errorf("%v, want %v", again.Notes, back.Notes)
				}
			}
		})
	}
}

// naughty are texts that some program takes for something else.
func naughty() []string {
	list := []string{
		"_x0041_", "_x005F_x0041_", "_x005f_", "_x0041_x0042_", "__x0041__", "_x000D_", "a_x000A_b", "_xD83D__xDE00_", "_xD83D_", "_x00e9_", "_X0041_", "_x004G_", "_x041_", "_x0041", "_x+041_",
		"=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "\"double\"", "1e5", "0012", "1-2", "3/4", "1.000", "TRUE", "#N/A", "null", "~", "yes", "[a]", "{a: b}", "a: b", "a #b", "- a", "%", "&amp; <b>&</b> ]]> <!-- -->",
		"\x01\x02\x1b[31m\x07", "\x7f", "\u0080\u009b2J", "\u202eevil\u2066x\u2069", "\U000e0041tag", "\ufffe\uffff\U0001fffe", "\ufeffx", "a\u00adb", "a\u2028b\u2029c", "می\u200cخواهم", "👩‍👩‍👧", "漢字", "e\u0301", "two\nlines\n\nand\ttab", "carriage\rreturn", "C:\\path\\x", "\\u0041", "$(id) `id` %n %s", "a;=HYPERLINK(\"x\")", "＝1+1",
		strings.Repeat("_x0041_", 1428), strings.Repeat("é\n", 5000-1) + "é",
	}
	for r := rune(1); r < 0x300; r++ {
		list = append(list, "a"+string(r)+"b")
	}
	return list
}

// A text comes back as it was, whatever it looks like, and acts on nothing on
// its way out.
func TestNaughtyTexts(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	o := Options{assess.Full, assess.Discovery}
	free := q.Schema.Find("success_12m")
	for batch := range slices.Chunk(naughty(), 60) {
		e := assess.NewEngagement(q)
		e.Client.Name = batch[0]
		e.Answers.Values[free] = answer.Value{State: answer.Given, Text: batch[len(batch)-1]}
		questions := asked(q, q.Schema.View(e.Answers), o.Depth, "")
		for i, s := range batch {
			if got := cells.Unescape(cells.Escape(s)); got != s {
				t.Errorf("%q comes back as %q", s, got)
			}
			e.Notes = append(e.Notes, assess.Note{Question: questions[i], Text: s})
		}
		back, err := strict(q, "b.xlsx", write(t, q, e, o))
		if err != nil {
			t.Fatalf("%q: %v", batch, err)
		}
		for _, out := range [][]byte{back.YAML(q), back.JSON(q)} {
			if i := strings.IndexFunc(string(out), func(r rune) bool { return r != '\n' && emit.Unsafe(r) }); i >= 0 {
				t.Errorf("written raw: %.60q", out[i:])
			}
			for _, got := range []*assess.Engagement{back, engagement(t, q, string(out))} {
				if got.Client.Name != e.Client.Name || got.Answers.Values[free].Text != e.Answers.Values[free].Text || len(got.Notes) != len(e.Notes) {
					t.Errorf("%q, %q and %d notes", got.Client.Name, got.Answers.Values[free].Text, len(got.Notes))
					continue
				}
				for i, n := range got.Notes {
					if n != e.Notes[i] {
						t.Errorf("%.60q comes back as %.60q", e.Notes[i].Text, n.Text)
					}
				}
			}
		}
	}
}
