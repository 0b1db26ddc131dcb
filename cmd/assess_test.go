package cmd

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/scope"
)

// runWith calls the program with lines on stdin.
func runWith(input string, args ...string) ran {
	var out, errOut bytes.Buffer
	code := inProcess(args, Streams{In: strings.NewReader(input), Out: &out, Err: &errOut}, func(string) string { return "" })
	return ran{code, out.String(), errOut.String()}
}

func TestAssessNeedsATerminalOrPlain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "c.yaml")
	r := run(nil, "assess", path)
	if r.code != exitUsage || !strings.Contains(r.errOut, "--plain") || r.out != "" {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	if r := run(map[string]string{"TERM": "dumb", "ACCESSIBLE": "1"}, "assess", path); r.code != exitUsage {
		t.Errorf("code %d", r.code)
	}
	for _, args := range [][]string{
		{"assess", "-", "--plain"},
		{"assess", "a", "b", "--plain"},
		{"assess", path, "--plain", "--depth", "deep"},
		{"assess", path, "--plain", "--audience", "cat"},
		{"assess", "--no-input"},
		{"assess", path, "--plain", "--set", "users=1"},
		{"assess", path, "--plain", "--date", "today"},
	} {
		if r := runWith("", args...); r.code != exitUsage {
			t.Errorf("%v: code %d: %s", args, r.code, r.errOut)
		}
	}
}

func TestAssessNoInput(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "c.yaml")
	r := run(nil, "assess", path, "--no-input", "--depth", "quick")
	if r.code != exitUsage || !strings.Contains(r.errOut, "12 answers are missing: respondent, drivers, current_it_model, it_fte") {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made although nothing was said")
	}
	r = run(nil, "assess", path, "--no-input", "--depth", "quick", "--set", "users_count=24", "--set", "it_fte=0")
	if r.code != exitUsage || !strings.Contains(r.errOut, "9 answers are missing") { // without IT people, nobody asks how they keep up
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	if data := string(readFile(t, path)); data != "version: 1\nanswers: {users_count: 24, it_fte: 0}\n" && !strings.Contains(data, "users_count: 24") {
		t.Errorf("file:\n%s", data)
	}
	harbor := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	writeFile(t, path, bytes.Replace(readFile(t, harbor), []byte("  control_preference: 2\n"), nil, 1))
	r = run(nil, "assess", path, "--no-input", "--depth", "quick")
	if r.code != exitUsage || !strings.HasPrefix(r.errOut, "mspscope: 1 answer is missing: control_preference\n") {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	r = run(nil, "assess", harbor, "--no-input", "--depth", "quick")
	if r.code != exitOK || !strings.Contains(r.out, "Fully managed IT fits best.") {
		t.Errorf("code %d: %s%s", r.code, r.out, r.errOut)
	}
}

func TestAssessKeepsWhatOthersWroteInTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "client.yaml")
	const before = "# our first call\nversion: 1\nclient: {name: Harbor Dental}   # Ana\n\nanswers:\n  # why\n  respondent: owner      # said so\n  users_count: 24\n\nnotes:\n  users_count: \"two share\"\n"
	writeFile(t, path, []byte(before))
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	r := runWith("3\nb\nb\n3\nq\n", "assess", path, "--plain", "--depth", "quick")
	if r.code != exitOK || !strings.Contains(r.errOut, "Go on with:  mspscope assess "+path+" --depth quick --plain") {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	want := strings.Replace(before, "users_count: 24\n", "users_count: 24\n  drivers: [slow_support]\n", 1)
	want += "interview: {depth: quick}\n"
	if got := string(readFile(t, path)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	wantMode(t, path, 0o640)
	if !strings.HasPrefix(r.out, "INTERNAL. Harbor Dental: note on the call\n") {
		t.Errorf("stdout of a call that was left: %s", r.out)
	}
}

func TestAssessMakesAPrivateFileAndNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "harbor-dental.yaml", []byte("version: 1\n"))
	r := runWith("Harbor Dental!\nharbor-dental.yaml\n\n1\nq\n", "assess", "--plain")
	if r.code != exitOK || !strings.Contains(r.errOut, "exists already") {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	wantMode(t, "harbor-dental-2.yaml", 0o600)
	if data := string(readFile(t, "harbor-dental.yaml")); data != "version: 1\n" {
		t.Errorf("the other file is now\n%s", data)
	}
}

func TestAssessGoesOnInACopyWhereAFileCannotBeChanged(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "odd.yaml")
	const odd = "version: 1\nanswers: {users_count: 24,\n  endpoints_count: 26}\nnotes: {users_count: \"two\u2028lines\"}\n"
	writeFile(t, path, []byte(odd))
	r := runWith("1\n1\nq\n", "assess", path, "--plain")
	copied := strings.TrimSuffix(path, ".yaml") + "-copy.yaml"
	if !strings.Contains(r.errOut, "cannot be changed in place") || !strings.Contains(r.errOut, "Go on in a copy") {
		t.Errorf("nothing is offered: %s", r.errOut)
	}
	if got := string(readFile(t, path)); got != odd {
		t.Errorf("the file was changed:\n%s", got)
	}
	if data := string(readFile(t, copied)); !strings.Contains(data, "respondent: owner") || !strings.Contains(data, "endpoints_count: 26") {
		t.Errorf("the copy lacks an answer:\n%s", data)
	}
}

func TestAssessNoticesAnotherHand(t *testing.T) {
	t.Parallel()
	p := builtIn(t, 0)
	path := filepath.Join(t.TempDir(), "c.yaml")
	writeFile(t, path, []byte("version: 1\nanswers:\n  users_count: 24\n"))
	f, e, err := openEngagementFile(p, path)
	if err != nil {
		t.Fatal(err)
	}
	s := interview.New(p.Questionnaire, e, interview.Options{Depth: assess.Quick})
	writeFile(t, path, []byte("version: 1\nanswers:\n  users_count: 30   # corrected\n"))
	v := e.Answers.Values[p.Questionnaire.Schema.Find("users_count")]
	v.Number = 26_00
	said, err := s.Write(s.Set(p.Questionnaire.Schema.Find("endpoints_count"), v), f.save)
	if err != nil || len(said) != 1 {
		t.Fatalf("%v, %v", said, err)
	}
	if n := s.Engagement().Answers.Values[p.Questionnaire.Schema.Find("users_count")].Number; n != 30_00 {
		t.Errorf("the other hand's answer is %d", n)
	}
	if data := string(readFile(t, path)); !strings.Contains(data, "users_count: 30   # corrected\n  endpoints_count: 26\n") {
		t.Errorf("file:\n%s", data)
	}
	// What someone broke meanwhile is not made worse.
	broken := "version: 1\nanswers:\n  users_count: many\n"
	writeFile(t, path, []byte(broken))
	if _, err := f.save(s.Set(p.Questionnaire.Schema.Find("servers_count"), v)); err == nil {
		t.Error("saved into a broken file")
	}
	if data := string(readFile(t, path)); data != broken {
		t.Errorf("file:\n%s", data)
	}
}

func TestAssessUnwritable(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "no", "such", "dir", "c.yaml")
	if r := runWith("X\n1\n", "assess", path, "--plain"); r.code != exitFailed || !strings.Contains(r.errOut, "cannot write") {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
}

func TestSelfAssessment(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "c.yaml")
	var input strings.Builder
	input.WriteString("Quarry & Sons\n")
	for range 90 {
		input.WriteString("u\n")
	}
	r := runWith(input.String(), "assess", path, "--plain", "--audience", "owner", "--depth", "full")
	data := string(readFile(t, path))
	for _, private := range []string{"it_payroll_year", "team_attitude"} {
		if strings.Contains(data, private) {
			t.Errorf("%s was asked", private)
		}
	}
	if strings.Contains(data, "private") || strings.Contains(r.errOut, "Private note") {
		t.Error("private notes in a self-assessment")
	}
	if !strings.Contains(r.errOut, "Who do people turn to when a computer stops working?") {
		t.Errorf("not in plain words:\n%s", r.errOut)
	}
	if r.code != exitOK {
		t.Errorf("code %d", r.code)
	}
}

// TestEndOfAnInterview reads the last screens of every example.
func TestEndOfAnInterview(t *testing.T) {
	t.Parallel()
	p := builtIn(t, playbook.Prices|playbook.Advice|playbook.Proofs) // as the command
	for _, path := range engagements(t) {
		e, err := parseEngagement(p, path, readFile(t, path))
		if err != nil {
			t.Fatal(err)
		}
		r, err := scope.Of(p, e, scope.Ask{})
		if err != nil {
			t.Fatal(err)
		}
		c := r.ForClient()
		note := page.NoteText(page.CallNote(r))
		if n := len(strings.Fields(note)); n < 100 || n > 700 {
			t.Errorf("%s: the note has %d words: %s", filepath.Base(path), n, note)
		}
		for _, n := range e.PrivateNotes {
			if !strings.Contains(note, n.Text) {
				t.Errorf("%s: the note lacks a private note", filepath.Base(path))
			}
		}
		text := documentText(page.Assessed(c))
		spoken := len(strings.Fields(text))
		text += documentText(page.Say(c))
		if spoken > 240 { // a minute and a half of reading aloud
			t.Errorf("%s: %d words to read out", filepath.Base(path), spoken)
		}
		text += documentText(page.SelfAssessed(c))
		for _, n := range e.PrivateNotes {
			if strings.Contains(text, n.Text) {
				t.Errorf("%s: a private note is shown", filepath.Base(path))
			}
		}
	}
}

func documentText(d *page.Document) string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Title, d.Subtitle)
	for _, s := range d.Sections {
		fmt.Fprintln(&b, s.Heading)
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case page.Paragraph:
				fmt.Fprintln(&b, block.Text)
			case page.Facts:
				for _, pair := range block.Pairs {
					fmt.Fprintln(&b, pair[0], pair[1])
				}
			case page.List:
				for _, item := range block.Items {
					fmt.Fprintln(&b, item.Text, item.Detail)
				}
			}
		}
	}
	return b.String()
}

// TestWholeInterviewOfTheClinic types every answer of the clinic, as at the full
// depth on a call, and gets the answers of its file. It also bounds the typing.
func TestWholeInterviewOfTheClinic(t *testing.T) {
	t.Parallel()
	p := builtIn(t, 0)
	q := p.Questionnaire
	source := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	want, err := parseEngagement(p, source, readFile(t, source))
	if err != nil {
		t.Fatal(err)
	}
	s := interview.New(q, assess.NewEngagement(q), interview.Options{Depth: assess.Full})
	typed := "Harbor Dental\n"
	for i, ok := s.Current(); ok; i, ok = s.Current() {
		v := want.Answers.Values[i]
		typed += keysFor(q, i, v) + "\n"
		if v.State == answer.Missing {
			s.Skip()
			continue
		}
		s.Answer(v)
	}
	path := filepath.Join(t.TempDir(), "clinic.yaml")
	r := runWith(typed, "assess", path, "--plain", "--depth", "full")
	got, err := parseEngagement(p, path, readFile(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for i := range q.Questions {
		if a, b := got.Answers.Values[i], want.Answers.Values[i]; s.InDepth(i) && !a.Equal(b) {
			t.Errorf("%s is %s, want %s", q.Questions[i].ID, q.Schema.At(i).Format(a), q.Schema.At(i).Format(b))
		}
	}
	if r.code != exitOK || !strings.Contains(r.out, "Fully managed IT fits best.") {
		t.Errorf("code %d: %s", r.code, r.out)
	}
	// Ten minutes at 150 characters a minute, which is slow, with time to read.
	t.Logf("%d characters for %d questions", len(typed), strings.Count(typed, "\n"))
	if len(typed) > 1500 {
		t.Errorf("%d characters to type", len(typed))
	}
}

// keysFor is what a person types in line mode to give an answer.
func keysFor(q *assess.Questionnaire, i int, v answer.Value) string {
	schema := q.Schema.At(i)
	slash := ""
	if schema.Type == answer.Text {
		slash = "/"
	}
	switch v.State {
	case answer.Missing:
		return slash + "s"
	case answer.Unknown:
		return slash + "u"
	case answer.Given, answer.Hidden:
	}
	switch schema.Type {
	case answer.Number:
		return answer.FormatHundredths(v.Number)
	case answer.Scale, answer.Level:
		return fmt.Sprint((v.Number-schema.Min)/100 + 1)
	case answer.YesNo:
		return map[uint64]string{1: "2", 2: "1"}[v.Options] // yes stands before no
	case answer.SingleChoice:
		return fmt.Sprint(v.Option() + 1)
	case answer.MultiChoice:
		var numbers []string
		for o := range schema.Options {
			if v.Options&(1<<o) != 0 {
				numbers = append(numbers, fmt.Sprint(o+1))
			}
		}
		return strings.Join(numbers, ",")
	case answer.Grid:
		return "advise"
	case answer.Text:
	}
	return v.Text
}

// TestAssessLeftBeforeTheFirstQuestion goes back, or ends the input, where the
// client and the file are asked for.
func TestAssessLeftBeforeTheFirstQuestion(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"Zeppelin Works\n/b\n", "Zeppelin Works\n", "", "/b\n/b\n"} {
		r := runWith(typed, "assess", "--plain", "--set", "it_fte=0")
		if r.code != exitFailed || !strings.HasSuffix(r.errOut, "mspscope: stopped before the first question; nothing was written\n") {
			t.Errorf("%q: code %d: %s", typed, r.code, r.errOut)
		}
	}
	if _, err := os.Lstat("zeppelin-works.yaml"); err == nil {
		t.Error("a file was written")
	}
}
