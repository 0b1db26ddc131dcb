package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"mspscope/internal/answer"
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
			o := Options{Depth: "full", Audience: Audiences()[n%3]}
			back, err := Read(q, "b.xlsx", write(t, q, e, o))
			if err != nil {
				t.Fatal(err)
			}
			reader := readerOf(q, e, o.Audience)
			answers, mailed := confided(q, e, reader)
			v := q.Schema.View(answers)
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
			if back.Client.Name != e.Client.Name || back.Client.Contact != e.Client.Contact || back.Client.Reference != e.Client.Reference {
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
			for _, text := range [][]byte{YAML(q, back), JSON(q, back)} {
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
