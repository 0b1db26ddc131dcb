package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Named is what a text typed at a list names.
type Named struct {
	Lines   []int // in the order in which they were typed
	Perhaps []int // lines with a question mark behind
	Note    string
	Unsure  bool // "not sure", with a note behind it
}

// Nothing reports whether no line is named.
func (n Named) Nothing() bool { return len(n.Lines)+len(n.Perhaps) == 0 && !n.Unsure }

// Named reads what was typed at a list: the number of a line, its key, or words
// that only one line has; where several may be chosen any number of them, such as
// 1,3 or 1 3?; and a note behind a semicolon. What leaves open which line is
// meant names none. It reads the same for every way of asking.
func (a Ask) Named(text string, options []Option, several bool) (Named, error) {
	answer, note := text, ""
	if !several || !isNumbers(text) { // 1;3 are two lines
		answer, note = SplitNote(text)
	}
	if !several && isNumbers(note) {
		return Named{}, fmt.Errorf("%q names more than one line, and one is wanted", text)
	}
	n := Named{Note: note}
	if answer == "" {
		return n, nil
	}
	if c, help, ok := a.Command(answer); ok && !help && c.Kind == Unsure {
		n.Unsure = true
		return n, nil
	}
	parts := []string{answer}
	if several && isNumbers(answer) {
		parts = numbersOf(answer)
	}
	for _, part := range parts {
		word, perhaps := strings.CutSuffix(part, Help)
		i, err := a.line(strings.TrimSpace(word), options)
		if err != nil {
			return Named{}, err
		}
		if perhaps && !several {
			return Named{}, fmt.Errorf("%q leaves it open; type only %s, or u if you are not sure", part, strings.TrimSpace(word))
		}
		to, other := &n.Lines, n.Perhaps
		if perhaps {
			to, other = &n.Perhaps, n.Lines
		}
		if slices.Contains(other, i) {
			return Named{}, fmt.Errorf("line %d stands there twice, once as not sure; type it once", i+1)
		}
		if !slices.Contains(*to, i) {
			*to = append(*to, i)
		}
	}
	return n, nil
}

// line finds the one line that a number, a key or words name.
func (a Ask) line(text string, options []Option) (int, error) {
	found := a.candidates(text, options)
	_, err := strconv.Atoi(text)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1 && a.Fits != nil:
		return 0, fmt.Errorf("%d lines fit %q; choose one of them with the arrows, or type more", len(found), text)
	case len(found) > 1:
		return 0, fmt.Errorf("%q fits more than one line; type its number", text)
	case err == nil:
		return 0, noNumber(text, len(options), a.Unsure)
	case a.Numbers:
		return 0, fmt.Errorf("please type a number from 1 to %d", len(options))
	case IsCommand(text):
		return 0, fmt.Errorf("%q does nothing here; type the number of a line", text)
	}
	return 0, fmt.Errorf("no line has %q; type its number, or %d letters of a word", text, FewestLetters)
}

// candidates are the lines that a number, a key or words fit.
func (a Ask) candidates(text string, options []Option) []int {
	if i := slices.IndexFunc(options, func(o Option) bool { return o.Key != "" && strings.EqualFold(o.Key, text) }); i >= 0 {
		return []int{i}
	}
	if a.Doubt {
		if i := yesOrNo(text, options); i >= 0 {
			return []int{i}
		}
	}
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= len(options) && options[n-1].Key == "" {
			return []int{n - 1}
		}
		return nil
	}
	switch {
	case a.Numbers, IsCommand(text):
		return nil
	case a.Fits != nil:
		return a.Fits(text)
	}
	var found []int
	for i, o := range options {
		if strings.EqualFold(o.Label, text) {
			return []int{i}
		}
		if o.Matches(text) {
			found = append(found, i)
		}
	}
	return found
}

// yesOrNo finds the line that begins with yes or no, whichever is typed, -1 for none.
func yesOrNo(text string, options []Option) int {
	for _, word := range []string{"yes", "no"} {
		if strings.EqualFold(text, word) || strings.EqualFold(text, word[:1]) {
			return slices.IndexFunc(options, func(o Option) bool { return strings.HasPrefix(strings.ToLower(o.Label), word+",") })
		}
	}
	return -1
}

// Fitting lists the lines that what was typed so far may name.
func (a Ask) Fitting(text string, options []Option, several bool) []int {
	answer := text
	if !several || !isNumbers(text) {
		answer, _ = SplitNote(text)
	}
	parts := []string{answer}
	if several && isNumbers(answer) {
		parts = numbersOf(answer)
	}
	var found []int
	for _, part := range parts {
		found = append(found, a.candidates(strings.TrimSpace(strings.TrimSuffix(part, Help)), options)...)
	}
	return found
}

// noNumber says that no line has a number. A zero is often meant as "not sure".
func noNumber(n string, lines int, unsure bool) error {
	if strings.Trim(n, "0") == "" && unsure {
		return fmt.Errorf("there is no number 0; the numbers are 1 to %d, and u is \"not sure\"", lines)
	}
	return fmt.Errorf("there is no number %s; the numbers are 1 to %d", n, lines)
}

// numbersOf splits a list of numbers, each with a question mark behind it or
// none.
func numbersOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '+' || r == '&' || unicode.IsSpace(r) })
}

// isNumbers reports whether a text is numbers and nothing else.
func isNumbers(text string) bool {
	list := numbersOf(text)
	return len(list) > 0 && !slices.ContainsFunc(list, func(n string) bool {
		_, err := strconv.Atoi(strings.TrimSuffix(n, Help))
		return err != nil
	})
}

// SplitNote splits an answer from what was said with it, behind a semicolon.
func SplitNote(text string) (answer, note string) {
	answer, note, _ = strings.Cut(text, ";")
	return strings.TrimSpace(answer), strings.TrimSpace(note)
}

// ErrNothing is what is said of an empty line where there is no present answer.
var ErrNothing = errors.New("please choose one; nothing is taken by itself")

// Typed is the reply of a line that is no command: the answer, and where it is
// not any text what was said with it.
func (a Ask) Typed(text string) Reply[string] {
	if a.Free || a.Menu {
		return Reply[string]{Answer: text}
	}
	answer, note := SplitNote(text)
	if note != "" && !strings.ContainsFunc(note, unicode.IsLetter) {
		return Reply[string]{Answer: text} // 1;200 is not 1
	}
	if c, _, ok := a.Command(answer); ok && note != "" && c.Kind == Unsure {
		return Reply[string]{Note: note, Command: c}
	}
	return Reply[string]{Answer: answer, Note: note}
}
