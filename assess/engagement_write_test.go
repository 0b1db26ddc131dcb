package assess_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/internal/yamldoc"
)

func builtIn(tb testing.TB) *playbook.Playbook {
	tb.Helper()
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func read(tb testing.TB, p *playbook.Playbook, text []byte) *assess.Engagement {
	tb.Helper()
	root, err := yamldoc.Parse("in", text)
	if err != nil {
		tb.Fatalf("%v in\n%s", err, text)
	}
	r := yamldoc.NewReport("in")
	e := p.ReadEngagement(r, root)
	if err := r.Err(); err != nil {
		tb.Fatalf("%v in\n%s", err, text)
	}
	return e
}

// holds describes everything that an engagement holds.
func holds(e *assess.Engagement) string {
	c := *e
	quote := c.Quote
	quote.ExcludeAt, quote.Options = nil, slices.Clone(quote.Options)
	for i := range quote.Options {
		quote.Options[i].ExcludeAt = nil
	}
	quote.StatusAt, c.Quote = assess.Position{}, assess.Quote{}
	text, err := json.Marshal(quote)
	return fmt.Sprintf("%+v %s %v", c, text, err)
}

// Everything that an engagement holds comes back from what it is written as, in
// both formats.
func TestEngagementsReadBack(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	q := p.Questionnaire
	s, err := sample.New(q.Schema, 11, sample.Options{Ranges: true, Disputes: true, Unsure: true, Declined: true, Promises: true})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	free := q.Schema.Find("success_12m")
	for n := range 400 {
		e := read(t, p, []byte(s.Engagement(n).YAML()))
		for i, v := range e.Answers.Values {
			if q.Schema.At(i).Type == answer.Text && v.State == answer.Given {
				found["a text"]++
			}
		}
		switch n % 3 {
		case 0: // nobody is sure of a text
			e.Answers.Values[free] = answer.Value{State: answer.Unknown}
		case 1: // or another one is not
			e.Basis = slices.DeleteFunc(e.Basis, func(b assess.Basis) bool { return b.Question == free })
			e.Basis = append(e.Basis, assess.Basis{Question: free, Kind: "stated", By: "Sam", Others: []assess.Other{{Value: answer.Value{State: answer.Unknown}, By: "Ana"}}})
		}
		found["a private note"] += len(e.PrivateNotes)
		found["a decision"] += len(e.Decisions)
		found["a line"] += len(e.Quote.Lines)
		found["an exclusion"] += len(e.Quote.Exclude)
		for _, b := range e.Basis {
			found["another answer"] += len(b.Others)
		}
		for _, text := range [][]byte{e.YAML(q), e.JSON(q)} {
			if got := holds(read(t, p, text)); got != holds(e) {
				t.Fatalf("%s\nnot\n%s\nfrom\n%s", got, holds(e), text)
			}
		}
	}
	if len(found) != 6 {
		t.Errorf("only these are tried: %v", found)
	}
}

// Words of the format that a person wrote as a text stay a text.
func TestTextsOfAnEngagement(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	q := p.Questionnaire
	free, users := q.Schema.Find("success_12m"), q.Schema.Find("users_count")
	for _, text := range []string{"unknown", "Unknown", "advise", "dont_know", "null", "~", "yes", "24", "2026-11-20", "a: b # c", "half, 50%", "nan", "", "\x1b[2J\u202e", "two\nlines"} {
		e := assess.NewEngagement(q)
		e.Client = assess.Client{Name: text, Contact: text, Reference: text, Date: "2026-11-20"}
		if text != "" {
			e.Answers.Values[free] = answer.Value{State: answer.Given, Text: text}
		}
		e.Answers.Values[users] = answer.Value{State: answer.Given, Number: 100}
		e.Notes = []assess.Note{{Question: free, Text: text}}
		e.Basis = []assess.Basis{{Question: users, Kind: "estimated", By: text, On: "2026-11-20", Others: []assess.Other{{Value: answer.Value{State: answer.Unknown}, By: text}}}}
		e.Quote = assess.Quote{Discount: &assess.Discount{Percent: 0, Reason: text}, Exclude: []string{"x" + text}, Lines: []assess.QuoteLine{{Label: "x" + text, Unit: text, Quantity: 0, Rate: 1, Once: true}}}
		for _, written := range [][]byte{e.YAML(q), e.JSON(q)} {
			if got := holds(read(t, p, written)); got != holds(e) {
				t.Errorf("%s\nnot\n%s\nfrom\n%s", got, holds(e), written)
			}
		}
	}
}

// A new file is ready for edits, and what says nothing is not in it.
func TestNewEngagementFile(t *testing.T) {
	t.Parallel()
	p := builtIn(t)
	q := p.Questionnaire
	for _, test := range []struct{ name, date, want string }{
		{"Harbor Dental", "2026-11-20", "version: 1\nclient: {name: Harbor Dental, date: 2026-11-20}\nanswers: {}\n"},
		{"A, B & {Sons}", "", "version: 1\nclient: {name: \"A, B & {Sons}\"}\nanswers: {}\n"},
		{"", "", "version: 1\nanswers: {}\n"},
	} {
		e := assess.NewEngagement(q)
		e.Client.Name, e.Client.Date = test.name, test.date
		e.Basis = []assess.Basis{{Question: 0, Kind: "stated"}}
		if got := string(e.YAML(q)); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	e := assess.NewEngagement(q)
	e.Client.Name = "X"
	set := func(path, value string) patch.Edit { return patch.Edit{Path: strings.Split(path, "/"), Value: value} }
	got, err := patch.Patch("f", e.YAML(q), []patch.Edit{set("answers/users_count", "24"), set("answers/it_fte", "0.5"), set("notes/it_fte", "x")})
	if want := "version: 1\nclient: {name: X}\nanswers:\n  users_count: 24\n  it_fte: 0.5\nnotes:\n  it_fte: x\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v", got, err)
	}
}

// Headings stand above the first answer of their section, and act on nothing.
func TestHeadings(t *testing.T) {
	t.Parallel()
	root, err := yamldoc.Parse("q", []byte("version: 1\ntitle: T\nsections:\n  - {id: s, title: \"S\\e[2J\\n\\u202e x\"}\n  - {id: t, title: T}\nquestions:\n"+
		question("a", "s")+question("b", "s")+question("c", "t")+question("d", "s")))
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport("q")
	q := assess.ReadQuestionnaire(r, root, "USD")
	if err := r.Err(); err != nil {
		t.Fatal(err)
	}
	e := assess.NewEngagement(q)
	for i := range e.Answers.Values {
		e.Answers.Values[i] = answer.Value{State: answer.Unknown}
	}
	want := "version: 1\nanswers:\n  # S\\x1b[2J \\u202e x\n  a: unknown\n  b: unknown\n  # T\n  c: unknown\n  # S\\x1b[2J \\u202e x\n  d: unknown\n"
	if got := string(e.YAML(q)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func question(id, section string) string {
	return fmt.Sprintf("  - {id: %s, section: %s, type: yes_no, topic: t, call: c, plain: p, why: w, who: owner, change: decide, source: o}\n", id, section)
}

func TestLayOutKeepsTheContent(t *testing.T) {
	t.Parallel()
	data := []byte("version: 1\nclient: {name: \"A: b\", date: 2026-11-20}\nanswers:\n  users_count: 24\n  success_12m: |\n    two\n    lines\n  drivers:\n    - slow_support\n    - no_plan\n  it_fte: 0.5\n  coverage_needed: unknown\nnotes: {users_count: 'it''s #1', it_fte: \"unknown\"}\n")
	root, err := yamldoc.Parse("a", data)
	if err != nil {
		t.Fatal(err)
	}
	copied := assess.LayOut(root)
	want := "version: 1\nclient: {name: \"A: b\", date: 2026-11-20}\nanswers:\n  users_count: 24\n  success_12m: \"two\\nlines\\n\"\n  drivers: [slow_support, no_plan]\n  it_fte: 0.5\n  coverage_needed: unknown\nnotes:\n  users_count: \"it's #1\"\n  it_fte: \"unknown\"\n"
	if string(copied) != want {
		t.Errorf("got\n%s\nwant\n%s", copied, want)
	}
	p := builtIn(t)
	if a, b := holds(read(t, p, data)), holds(read(t, p, copied)); a != b {
		t.Errorf("%s\nbecame\n%s\n%s", a, b, copied)
	}
	if _, err := patch.Patch("b", copied, []patch.Edit{{Path: []string{"answers", "success_12m"}, Value: "fine"}}); err != nil {
		t.Errorf("the copy cannot be changed in place: %v", err)
	}
}
