package plain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"mspscope/internal/prompt"
)

// TestAPasteIsOneText pastes what would answer one question after another line
// by line.
func TestAPasteIsOneText(t *testing.T) {
	t.Parallel()
	options := []prompt.Option{{Label: "Coping"}, {Label: "Overloaded"}, {Label: "Falling behind"}, {Label: "Ahead"}}
	const mail = "\x1b[200~Hello,\r\nas discussed:\n\n1 we are overloaded\n2 servers\n4\nThanks\x1b[201~\n"
	const joined = "Hello, as discussed: 1 we are overloaded 2 servers 4 Thanks"
	ofList := func(p *Prompter) (string, error) {
		r, err := p.Select(prompt.Ask{Question: "How?"}, options, -1)
		return fmt.Sprint(r.Answer, r.Command), err
	}
	ofBoxes := func(p *Prompter) (string, error) {
		r, err := p.MultiSelect(prompt.Ask{Question: "How?"}, options, prompt.Choice{})
		return fmt.Sprint(r.Answer.Chosen, r.Command), err
	}
	ofNote := func(p *Prompter) (string, error) {
		r, err := p.Input(prompt.Ask{Question: "Note", Free: true})
		return r.Answer, err
	}
	for name, tt := range map[string]struct {
		ask         func(*Prompter) (string, error)
		typed, want string
	}{
		"a list":                       {ofList, mail, fmt.Sprint(0, prompt.Command{Kind: prompt.Pasted, Words: joined})},
		"boxes":                        {ofBoxes, mail, fmt.Sprint([]int{}, prompt.Command{Kind: prompt.Pasted, Words: joined})},
		"a note":                       {ofNote, mail, joined},
		"typed before and behind":      {ofNote, "They say: \x1b[200~a\nb\x1b[201~ and more\n", "They say: a b and more"},
		"one line is as if typed":      {ofList, "\x1b[200~4\n\x1b[201~\n", fmt.Sprint(3, prompt.Command{})},
		"too long":                     {ofNote, "\x1b[200~" + strings.Repeat("many words\n", longest) + "\x1b[201~\nAda\n", "Ada"},
		"not UTF-8":                    {ofNote, "\x1b[200~a\nM\xfcller\n4\n\x1b[201~\nAda\n", "Ada"},
		"through a pipe, line by line": {ofNote, "Hello\n4\n", "Hello"},
	} {
		p := New(t.Context(), strings.NewReader(tt.typed), io.Discard, 80)
		if got, err := tt.ask(p); err != nil || got != tt.want {
			t.Errorf("%s: %.200q, %v; want %q", name, got, err, tt.want)
		}
		if r, err := p.Input(prompt.Ask{Question: "next"}); !errors.Is(err, io.EOF) && name != "through a pipe, line by line" {
			t.Errorf("%s: the next question gets %q, %v", name, r.Answer, err)
		}
	}
}

// TestTheKeysThatAreShownWork types at each prompt what its place for an answer
// shows.
func TestTheKeysThatAreShownWork(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]prompt.Ask{
		"question": {Unsure: true}, "call": {Unsure: true, Call: true}, "text": {Unsure: true, Free: true}, "menu": {Menu: true}, "note": {Menu: true, Free: true},
		"first": {Menu: true, Free: true, First: true}, "first question": {Unsure: true, First: true},
	} {
		shown := place(a, "Answer")
		if a.First == strings.Contains(shown, "back") {
			t.Errorf("%s: %s", name, shown)
		}
		keys := strings.TrimSuffix(shown[strings.Index(shown, "[")+1:], "]: ")
		for k := range strings.SplitSeq(keys, ", ") {
			typed, _, _ := strings.Cut(k, " ")
			if _, help, ok := a.Command(typed); !ok || help != strings.HasSuffix(k, "help") {
				t.Errorf("%s: %q is shown and does nothing", name, typed)
			}
			if a.Free && strings.HasPrefix(typed, "/") {
				if c, _, ok := a.Command(strings.TrimPrefix(typed, "/")); ok && c.Kind != prompt.Unsure { // nobody's text is u
					t.Errorf("%s: %q without its slash is no text", name, typed)
				}
			}
		}
	}
}

func TestOnATerminal(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := New(t.Context(), strings.NewReader("1\n"), &out, 80)
	done := p.On(Terminal{ASCII: true, Pastes: true})
	if _, err := p.Select(prompt.Ask{Status: prompt.Status{Progress: "1 of 2", Section: "People"}, Question: "Who?"}, []prompt.Option{{Label: "you…"}}, -1); err != nil {
		t.Fatal(err)
	}
	done()
	done()
	got := out.String()
	if strings.Count(got, marksOn) != 1 || strings.Count(got, marksOff) != 1 || !strings.HasSuffix(got, marksOff) {
		t.Errorf("%q", got)
	}
	if strings.ContainsFunc(got, func(r rune) bool { return r > 0x7f }) || !strings.Contains(got, "[1 of 2 - People]") {
		t.Errorf("%q", got)
	}
}
