package interview

import (
	"fmt"
	"strings"
	"unicode"

	"mspscope/assess"
	"mspscope/internal/prompt"
)

// AskClient asks for the name of the client before the first question; "" means
// that it stays open.
func AskClient(p prompt.Prompter, audience assess.Audience) (string, error) {
	a := prompt.Ask{Question: "Which company is this about?", Hint: "its name; only Enter to leave it open", Menu: true, Free: true, First: true}
	if audience != assess.Discovery {
		a.Question = "What is the name of your company?"
	}
	r, err := askFor(p, a, func(name string) string {
		if name == "" || strings.ContainsFunc(name, inName) {
			return ""
		}
		return fmt.Sprintf("%q was not taken: a name has at least one letter or digit.", name)
	})
	return r.Answer, err
}

// inName reports whether a character makes a text a name. One that has none is a key
// that was pressed, and would stand at the head of every page.
func inName(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// AskFile asks for a file that is not there yet; "" means that the person went
// back.
func AskFile(p prompt.Prompter, proposal string, taken func(string) bool) (string, error) {
	a := prompt.Ask{Question: "In which file should the answers be kept?", Now: proposal, Menu: true, Free: true}
	for {
		r, err := askLine(p, a)
		switch {
		case err != nil, !r.Answered():
			return "", err
		case r.Answer == "":
			return proposal, nil
		case !taken(r.Answer):
			return r.Answer, nil
		}
		a.Said = []string{r.Answer + " exists already. To continue it, leave and start assess with that file."}
	}
}
