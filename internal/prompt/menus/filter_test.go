package menus

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/internal/prompt"
)

func TestFilter(t *testing.T) {
	t.Parallel()
	options := []prompt.Option{{Label: "Business hours only"}, {Label: "24/7 watch", Search: "alerts"}, {Label: "Me and more"}}
	p := &Prompter{}
	all := "[0 1 2 3 4 5 6]"
	for text, want := range map[string]string{
		"1": "[1]", "2": "[2]", "2; she said": "[2]", // by number
		"watch": "[2]", "hours BUSINESS": "[1]", "alerts": "[2]", "mor": "[3]", "OUR": all, "our": all, "me and more": "[3]", // by words
		"b": "[5]", "u": "[4]", "not sure": "[4]", "m": "[6]", "s": "[6]", "q": "[6]", // the commands of line mode
		"0": all, "9": all, "xyz": all, "me": all, "ess": all, "1,2": all, // nothing fits: the library panics on an empty list
	} {
		l := p.newList(prompt.Ask{Unsure: true}, options, false)
		l.first = 1
		var shown []int
		for i := range 1 + len(options) + 3 {
			if l.shows(text, "", i) {
				shown = append(shown, i)
			}
		}
		l.line(text)
		if fmt.Sprint(shown) != want || l.none != (want == all) {
			t.Errorf("%q shows %v, none %v; want %s", text, shown, l.none, want)
		}
	}
}

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
			l := (&Prompter{}).newList(prompt.Ask{Menu: true, Numbers: numbers}, options, false)
			l.first = 1
			for _, i := range l.fitting(in) {
				if i <= len(options) {
					t.Errorf("%q chooses %q", in, options[i-1].Label)
				}
			}
		}
	}
}
