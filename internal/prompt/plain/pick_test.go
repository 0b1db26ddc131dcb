package plain

import (
	"strings"
	"testing"

	"mspscope/internal/prompt"
)

// TestOneLetterIsNoAnswer types every letter, and words that are commands
// elsewhere, at menus without commands: nothing may be chosen by them.
func TestOneLetterIsNoAnswer(t *testing.T) {
	t.Parallel()
	options := []prompt.Option{{Label: "30 people (an earlier answer)"}, {Label: "unknown, or a question"}, {Label: "Restore and review"}}
	inputs := []string{"unknown", "an", "/restore", "arlier", "re", "earl!er"}
	for c := 'a'; c <= 'z'; c++ {
		inputs = append(inputs, string(c), strings.ToUpper(string(c)))
	}
	for _, numbers := range []bool{false, true} {
		for _, in := range inputs {
			a := prompt.Ask{Menu: true, Numbers: numbers}
			if i, err := pick(in, a, options); err == nil {
				t.Errorf("%q chooses %q", in, options[i].Label)
			}
		}
	}
	for in, want := range map[string]int{"ear": 0, "Earlier": 0, "rest": 2, "REVIEW restore": 2, "2": 1} {
		if i, err := pick(in, prompt.Ask{Menu: true}, options); err != nil || i != want {
			t.Errorf("%q chooses %d, %v; want %d", in, i, err, want)
		}
	}
	if _, err := pick("earlier", prompt.Ask{Menu: true, Numbers: true}, options); err == nil {
		t.Error("a word is taken where only numbers are")
	}
}
