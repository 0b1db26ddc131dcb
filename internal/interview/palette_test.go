package interview

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
)

// narrowing is a prompter that narrows its lists, and keeps what it is asked.
type narrowing struct {
	*prompttest.Script

	options []prompt.Option
}

func (n *narrowing) Narrows() bool { return true }

func (n *narrowing) Select(a prompt.Ask, options []prompt.Option, now int) (prompt.Reply[int], error) {
	n.options = options
	return n.Script.Select(a, options, now)
}

// In the list of all questions an id leads to its question alone, another word or a slip
// of the hand to the question that is meant, before those that only mention it.
func TestTheListOfAllQuestionsFindsWhatIsMeant(t *testing.T) {
	t.Parallel()
	c, script, _ := talk(t, Options{Depth: assess.Full})
	n := &narrowing{Script: script}
	c.Prompter = n
	script.Steps = []prompttest.Step{{Question: "Go to which question?", Command: prompt.Command{Kind: prompt.Back}}}
	if err := c.find(""); err != nil {
		t.Fatal(err)
	}
	a := script.Asked[len(script.Asked)-1]
	for words, want := range map[string]string{
		"users_count": "People who need IT support", "users": "People who need IT support", "usres": "People who need IT support", "wifi": "Firewalls", "2fa": "Sign-in with a second step",
		"bakcup": "Last test of the backups", "drivers": "Reasons for looking now", "zeppelin": "",
	} {
		fits := a.Fitting(words, n.options, false)
		found := false
		for _, i := range fits {
			found = found || want != "" && strings.HasPrefix(n.options[i].Label, want)
		}
		if found != (want != "") || words == "users_count" && len(fits) != 1 || words == "users" && !strings.HasPrefix(n.options[fits[0]].Label, want) {
			t.Errorf("%q: %v, want %q", words, fits, want)
		}
	}
}

// At a doubt about a number every key does what it does at the question; the letters of
// its readings are no keys.
func TestADoubtTakesCommands(t *testing.T) {
	t.Parallel()
	c, script, m := talk(t, Options{Depth: assess.Full})
	n := &narrowing{Script: script}
	c.Prompter = n
	spend := whole(id(t, c.Session, "it_spend_month"))
	for _, kind := range []prompt.Kind{prompt.Unsure, prompt.Skip, prompt.Stand, prompt.Find, prompt.More} {
		for _, typed := range []string{"1.200", "9000000"} {
			script.Steps = []prompttest.Step{{Answer: typed}, {Command: prompt.Command{Kind: kind}}}
			o, err := c.ask(spend.Question)
			if err != nil || o.command.Kind != kind {
				t.Errorf("%s: %+v, %v; want %d", typed, o, err, kind)
			}
			for _, option := range n.options {
				a := script.Asked[len(script.Asked)-1]
				if c, _, ok := a.Command(option.Key); option.Key != "" && ok {
					t.Errorf("%q is a key as well as a reading: %d", option.Key, c.Kind)
				}
			}
		}
	}
	script.Steps = []prompttest.Step{{Answer: "9000000"}, {Command: prompt.Command{Kind: prompt.Back}}, {Answer: "900"}}
	if o, err := c.ask(spend.Question); err != nil || o.value.Number != 90000 {
		t.Errorf("%+v, %v", o, err)
	}
	if strings.Contains(string(m.data), "9000000") {
		t.Errorf("a doubted number is stored:\n%s", m.data)
	}
}
