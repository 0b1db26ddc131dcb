package interview

import (
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
	r, err := askLine(p, a)
	return r.Answer, err
}

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
