package plain

import (
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/prompt"
)

// unsurePick stands for the choice of "not sure".
const unsurePick = -2

// pick finds the option that a number or words name.
func pick(text string, a prompt.Ask, options []prompt.Option) (int, error) {
	if n, err := strconv.Atoi(text); err == nil {
		switch {
		case n == 0 && a.Unsure:
			return unsurePick, nil
		case n >= 1 && n <= len(options):
			return n - 1, nil
		}
		return 0, fmt.Errorf("there is no number %d; the numbers are 1 to %d", n, len(options))
	}
	switch {
	case a.Numbers:
		return 0, fmt.Errorf("please type a number from 1 to %d", len(options))
	case prompt.IsCommand(text):
		return 0, fmt.Errorf("%q does nothing here; type the number of a line", text)
	}
	found := -1
	for i, o := range options {
		if strings.EqualFold(o.Label, text) {
			return i, nil
		}
		if o.Matches(text) {
			if found >= 0 {
				return 0, fmt.Errorf("%q fits more than one line; type its number", text)
			}
			found = i
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("no line has %q; type its number, or %d letters of a word", text, prompt.FewestLetters)
	}
	return found, nil
}
