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
	a := prompt.Ask{Unsure: true}
	all := "[0 1 2 3 4 5 6]"
	for text, want := range map[string]string{
		"1": "[1]", "2": "[2]", "0": "[4]", // by number
		"watch": "[2]", "hours BUSINESS": "[1]", "alerts": "[2]", "mor": "[3 6]", "OUR": all, "our": all, "me and more": "[3]", // by words
		"b": "[5]", "u": "[4]", "m": "[6]", "s": "[6]", "q": "[6]", // the commands of line mode
		"9": all, "xyz": all, "me": all, "ess": all, "1,2": all, // nothing fits: the library panics on an empty list
	} {
		f := &filter{ask: a, options: options, below: extras(a), first: 1}
		var shown []int
		for i := range 1 + len(options) + 3 {
			if f.shows(text, "", i) {
				shown = append(shown, i)
			}
		}
		if fmt.Sprint(shown) != want || f.none != (want == all) {
			t.Errorf("%q shows %v, none %v; want %s", text, shown, f.none, want)
		}
	}
	f := &filter{ask: a, options: options, below: extras(a), first: 1}
	for text, want := range map[string]prompt.Command{
		"b": {Kind: prompt.Back}, "0": {Kind: prompt.Unsure}, "u": {Kind: prompt.Unsure}, "m": {Kind: prompt.More}, "s": {Kind: prompt.Skip},
		"n": {Kind: prompt.Note}, "r": {Kind: prompt.Review}, "q": {Kind: prompt.Leave}, "more:": {Kind: prompt.More},
	} {
		var got prompt.Command
		for i := range 1 + len(options) + 3 {
			if f.shows(text, "", i) && i > len(options) && got == (prompt.Command{}) {
				got = f.chosen(i)
			}
		}
		if got != want {
			t.Errorf("%q means %v, want %v", text, got, want)
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
			a := prompt.Ask{Menu: true, Numbers: numbers}
			f := &filter{ask: a, options: options, below: extras(a), first: 1}
			f.shows(in, "", 0)
			for _, i := range f.fitting(in) {
				if i <= len(options) {
					t.Errorf("%q chooses %q", in, options[i-1].Label)
				}
			}
		}
	}
}

func TestNamedLines(t *testing.T) {
	t.Parallel()
	options := []prompt.Option{{Label: "Slow support"}, {Label: "Security scare"}, {Label: "Insurer or auditor"}, {Label: "Security skills"}}
	a := prompt.Ask{Unsure: true, Why: "x"}
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
