package interview

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/answer"
	"mspscope/internal/patch"
)

// TestOneLetterIsNoAnswer types every letter, and words that are commands
// elsewhere, at menus without commands: nothing may be chosen by them.
func TestOneLetterIsNoAnswer(t *testing.T) {
	t.Parallel()
	options := []Option{{Label: "30 people (an earlier answer)"}, {Label: "unknown, or a question"}, {Label: "Restore and review"}}
	inputs := []string{"unknown", "an", "/restore", "arlier", "re", "earl!er"}
	for c := 'a'; c <= 'z'; c++ {
		inputs = append(inputs, string(c), strings.ToUpper(string(c)))
	}
	for _, numbers := range []bool{false, true} {
		for _, in := range inputs {
			a := Ask{Menu: true, Numbers: numbers}
			if i, err := pick(in, a, options); err == nil {
				t.Errorf("%q chooses %q", in, options[i].Label)
			}
			f := &filter{ask: a, options: options, below: extras(a), first: 1}
			f.shows(in, "", 0)
			for _, i := range f.fitting(in) {
				if i <= len(options) {
					t.Errorf("on a terminal %q chooses %q", in, options[i-1].Label)
				}
			}
		}
	}
	for in, want := range map[string]int{"ear": 0, "Earlier": 0, "rest": 2, "REVIEW restore": 2, "2": 1} {
		if i, err := pick(in, Ask{Menu: true}, options); err != nil || i != want {
			t.Errorf("%q chooses %d, %v; want %d", in, i, err, want)
		}
	}
	if _, err := pick("earlier", Ask{Menu: true, Numbers: true}, options); err == nil {
		t.Error("a word is taken where only numbers are")
	}
}

// TestASlipSettlesNothing answers as two people and slips at the prompt that
// drops one of the answers.
func TestASlipSettlesNothing(t *testing.T) {
	t.Parallel()
	for _, slip := range []string{"r", "s", "earlier", "lead", "u", "q", "unknown"} {
		p := shipped(t)
		m := newMemory(p)
		m.data = []byte("version: 1\nanswers:\n  users_count: 24\n")
		script := slip + "\n3\nq\n"
		var out strings.Builder
		c := &Talk{
			Session: New(p.Questionnaire, m.read(t), Options{Depth: Quick, Person: "IT lead"}), Save: m.save,
			Prompter: NewPlain(t.Context(), strings.NewReader("30\n"+script), &out, 80),
		}
		c.Session.Jump(id(t, c.Session, "users_count"))
		if _, err := c.Run(); err != nil {
			t.Fatal(err)
		}
		if text := string(m.data); !strings.Contains(text, "users_count: 24") || !strings.Contains(text, "{value: 30, by: IT lead}") {
			t.Errorf("%q settled it:\n%s\n%s", slip, text, out.String())
		}
	}
}

func TestNamedLines(t *testing.T) {
	t.Parallel()
	options := []Option{{Label: "Slow support"}, {Label: "Security scare"}, {Label: "Insurer or auditor"}, {Label: "Security skills"}}
	a := Ask{Unsure: true, Why: "x"}
	for text, want := range map[string]string{
		"2": "[1]", "1,3": "[0 2]", "1;3,4": "[0 2 3]", "insurer": "[2]", "0": "[4]", "b": "[5]", "m": "[6]", "q": "[6]",
		"security": "fits more", "zzz": "No line", "1,9": "No line", "9": "No line",
	} {
		f := &filter{ask: a, options: options, below: extras(a), multi: true}
		f.shows(" "+text, "", -1) // as the screen tells it
		lines, wrong := f.named()
		got := strings.Join(wrong, "")
		if wrong == nil {
			got = fmt.Sprint(lines)
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q names %s, want %s", text, got, want)
		}
	}
	f := &filter{ask: a, options: options, below: extras(a), first: 1}
	f.shows("zzz", "", 0)
	f.shows("", "", -1) // taken back: the library does not ask the filter any more
	if f.typed != "" || f.none {
		t.Errorf("%q is still there, none %v", f.typed, f.none)
	}
	for i := range 5 {
		if !f.shows(" ", "", i) {
			t.Error("blanks hide lines, and the library fails on an empty list")
		}
	}
}

func TestStatusFits(t *testing.T) {
	t.Parallel()
	full := Status{Progress: Progress{Answered: 6, Unsure: 3, Total: 26, Skipped: 2}, Section: "People, devices and systems", Person: "Ana", Lean: "leans to fully managed"}
	for columns, want := range map[int]string{
		200: "9 of 26 asked, 6 answered, 3 not sure · People, devices and systems · 2 skipped · Ana · leans to fully managed",
		79:  "9/26 · People, devices and systems · Ana · leans to fully managed",
		49:  "9/26 · People, de… · Ana · leans to fully managed",
		39:  "9/26 · leans to fully managed",
		29:  "9/26 · leans to fully managed",
		25:  "leans to fully managed",
	} {
		if got := full.Fit(columns); got != want {
			t.Errorf("%d columns: %q, want %q", columns, got, want)
		}
	}
	for columns := 22; columns < 140; columns++ {
		got := full.Fit(columns)
		if utf8.RuneCountInString(got) > columns || !strings.HasSuffix(got, full.Lean) {
			t.Errorf("%d columns: %q", columns, got)
		}
	}
	if got := (Status{}).String() + (Status{}).Fit(40); got != "" {
		t.Errorf("no status is %q", got)
	}
}

func TestHintKeepsTheKeys(t *testing.T) {
	t.Parallel()
	for columns, want := range map[int][2]string{
		100: {"Number or word and Enter · ? why · / go to ", "at most 3 · ↓ 15 lines · Space ticks, Enter when done · ? why · / go to "},
		70:  {"Number or word and Enter · ? why · / go to ", "at most 3 · Space ticks, Enter when done · ? why · / go to "},
		40:  {"Number, Enter · ? why · / go to ", "Space ticks, Enter ends · ? · / "},
	} {
		one := hintIn(columns, Ask{Why: "x"}, selectKeys, 10, 5)
		many := hintIn(columns, Ask{Why: "x", Hint: "at most 3"}, multiKeys, 10, 15)
		if one != want[0] || many != want[1] {
			t.Errorf("%d columns: %q and %q, want %q", columns, one, many, want)
		}
	}
}

func TestNumberHintsAreNoGuesses(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"users_count": "people; put ~ before an estimate, such as ~24", "endpoints_count": "devices; put ~ before an estimate, such as ~24",
		"it_fte": "FTE; ~ before an estimate", "servers_count": "servers; ~ before an estimate",
	} {
		c, script, _ := talk(t, Options{Depth: Full}, Step{Err: ErrInterrupted})
		c.Session.Set(id(t, c.Session, "it_fte"), number(1))
		_, _, _ = c.ask(id(t, c.Session, question))
		if got := script.Asked[0].Hint; got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

func TestDoubtsOfCounts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		first  string
		n      int64
		second string
		m      int64
		want   string
	}{
		{"users_count", 90, "light_users_count", 1200, "1,200 people with light use for 90 people: is that right?"},
		{"light_users_count", 1200, "users_count", 90, "1,200 people with light use for 90 people: is that right?"},
		{"users_count", 90, "light_users_count", 450, ""},
		{"users_count", 90, "light_users_count", 451, "451 people with light use for 90 people: is that right?"},
		{"users_count", 1, "endpoints_count", 4, "4 computers for 1 person: is that right?"},
		{"users_count", 90, "endpoints_count", 1, "1 computer for 90 people: is that right?"},
	} {
		c, _, _ := talk(t, Options{Depth: Full})
		s := c.Session
		s.Set(id(t, s, tt.first), number(tt.n))
		if got := s.Doubt(id(t, s, tt.second), number(tt.m)); got != tt.want {
			t.Errorf("%d and %d: %q, want %q", tt.n, tt.m, got, tt.want)
		}
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	whole := &answer.Question{Type: answer.Number, Min: 0, Max: 1_000_000_00}
	tenths := &answer.Question{Type: answer.Number, Min: 0, Max: 1_000_00, Decimals: 1}
	for _, tt := range []struct {
		q        *answer.Question
		in, said string
		want     int64 // hundredths
	}{
		{whole, "80-100", "80 to 100", 90_00},
		{whole, "80 to 101", "80 to 101", 90_00},
		{whole, "~80 – 100", "80 to 100", 90_00},
		{whole, "1,000-1,500", "1,000 to 1,500", 1250_00},
		{tenths, "0.5-1", "0.5 to 1", 70},
		{whole, "90", "", 90_00},
		{whole, "100-80", "", -1},
		{whole, "80-", "", -1},
		{whole, "-80", "", -1},
		{whole, "80-many", "", -1},
	} {
		v, how, err := parseNumber(tt.q, tt.in)
		if tt.want < 0 {
			if err == nil {
				t.Errorf("%q is %d", tt.in, v.Number)
			}
			continue
		}
		if err != nil || v.Number != tt.want || how.said != tt.said || how.estimate != (tt.said != "") {
			t.Errorf("%q is %d, %+v, %v; want %d, %q", tt.in, v.Number, how, err, tt.want, tt.said)
		}
	}
}

// TestRangeInTheNote answers with a range, then with another, then exactly.
func TestRangeInTheNote(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: Full})
	s := c.Session
	users := id(t, s, "users_count")
	if err := c.save(s.SetNote(users, "ask Ana", false)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ typed, note, count string }{
		{"80-100", "ask Ana; said: 80 to 100", "users_count: 90"},
		{"", "ask Ana; said: 80 to 100", "users_count: 90"},
		{"100 to 120", "ask Ana; said: 100 to 120", "users_count: 110"},
		{"95", "ask Ana", "users_count: 95"},
	} {
		script.Steps = []Step{{Answer: tt.typed}}
		if err := c.one(users); err != nil {
			t.Fatal(err)
		}
		e := m.read(t)
		if len(e.Notes) != 1 || e.Notes[0].Text != tt.note || !strings.Contains(string(m.data), tt.count) {
			t.Errorf("%q: the note is %+v, want %q:\n%s", tt.typed, e.Notes, tt.note, m.data)
		}
	}
}

func TestSettlingLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	c, _, m := talk(t, Options{Depth: Quick})
	const before = "version: 1\nanswers:\n  users_count: 24\n"
	m.data = []byte(before)
	s := c.Session
	s.Load(m.read(t))
	s.SetPerson("IT lead")
	users := id(t, s, "users_count")
	for _, edits := range []func() []patch.Edit{
		func() []patch.Edit { return s.Set(users, number(30)) },
		func() []patch.Edit { return s.Settle(users, 0) },
		func() []patch.Edit { return slices.Concat(s.SetNote(users, "x", false), s.SetNote(users, "y", true)) },
		func() []patch.Edit { return slices.Concat(s.SetNote(users, "", false), s.SetNote(users, "", true)) },
	} {
		if err := c.save(edits()); err != nil {
			t.Fatal(err)
		}
	}
	if string(m.data) != before {
		t.Errorf("the file is\n%s\nnot\n%s", m.data, before)
	}
}
