//go:build !windows

package menus

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/AlecAivazis/survey/v2"

	"mspscope/internal/prompt"
)

// menusOn is a prompter whose keys come through a pipe.
func menusOn(t *testing.T, ctx context.Context) (*Prompter, *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := New(ctx, r, screen, Look{Color: true})
	t.Cleanup(func() {
		s.Close()
		_, _, _ = r.Close(), w.Close(), screen.Close()
	})
	return s, w
}

// TestMenusEndWithTheirContext waits in every kind of prompt, and for the rest
// of a key that came in parts.
func TestMenusEndWithTheirContext(t *testing.T) {
	options := []prompt.Option{{Label: "one"}, {Label: "two"}}
	for name, ask := range map[string]func(*Prompter) error{
		"select":  func(s *Prompter) error { _, err := s.Select(prompt.Ask{}, options, -1); return err },
		"several": func(s *Prompter) error { _, err := s.MultiSelect(prompt.Ask{}, options, prompt.Choice{}); return err },
		"line":    func(s *Prompter) error { _, err := s.Input(prompt.Ask{}); return err },
	} {
		for _, typed := range []string{"", "ab", "\xe2\x82", "\x1b", "\x1b[1;"} {
			ctx, cancel := context.WithCancel(t.Context())
			s, keys := menusOn(t, ctx)
			if _, err := keys.WriteString(typed); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- ask(s) }()
			time.Sleep(10 * time.Millisecond)
			cancel()
			select {
			case err := <-ended:
				if !errors.Is(err, prompt.ErrInterrupted) {
					t.Errorf("%s behind %q: %v", name, typed, err)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("%s behind %q does not end", name, typed)
			}
			if err := ask(s); !errors.Is(err, prompt.ErrInterrupted) {
				t.Errorf("%s goes on after the end: %v", name, err)
			}
		}
	}
}

// TestMenusTakeAnyKeys types at random what people and terminals send. No list
// may fail on it.
func TestMenusTakeAnyKeys(t *testing.T) {
	options := []prompt.Option{{Label: "one of them"}, {Label: "another, longer one"}, {Label: "Dritte"}}
	parts := []string{
		"\x1b[A", "\x1b[B", "\x1bOA", "\x1b[C", "\x1b[D", "\x1b[Z", "\x1bOP", "\x1b[3~", "\x1b[200~", "\x1b", "\x1bx", "\x1b[1;5C",
		" ", "\t", "\x7f", "\x08", "\x17", "\x15", "\x04", "\r", "\n", "?", "/", "a", "on", "zz", "0", "1", "2,3", "9", "zz\x1b[A\x17 ", "é", "\xff", "\x00", "b", "m",
		"\x1a", "\x0c", "\x1b[200~two\r\nlines\x1b[201~", "\x1b[200~one line\x1b[201~", ";", "; words", "3?", "\x1b[5~", "\x1b[H", "\x1b[[A", "$",
	}
	one, several := survey.SelectQuestionTemplate, survey.MultiSelectQuestionTemplate
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		s, keys := menusOn(t, t.Context())
		var typed strings.Builder
		for range 1 + random.IntN(40) {
			typed.WriteString(parts[random.IntN(len(parts))])
		}
		if _, err := keys.WriteString(typed.String()); err != nil {
			t.Fatal(err)
		}
		_ = keys.Close()
		var err error
		for err == nil {
			if random.IntN(2) == 0 {
				_, err = s.Select(prompt.Ask{Question: "?", Why: "because", Unsure: true}, options, -1)
			} else {
				_, err = s.MultiSelect(prompt.Ask{Question: "?"}, options, prompt.Choice{Chosen: []int{1}})
			}
		}
		if !errors.Is(err, io.EOF) && !errors.Is(err, prompt.ErrInterrupted) {
			t.Errorf("%q: %v", typed.String(), err)
		}
	}
	if survey.SelectQuestionTemplate != one || survey.MultiSelectQuestionTemplate != several {
		t.Error("the library keeps our templates")
	}
}
