package interview

import (
	"fmt"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/prompt"
	"mspscope/internal/yamldoc"
)

// onlooker is a person who goes through everything on a shared screen, and remembers
// every byte that stood on it.
type onlooker struct {
	t     *testing.T
	turn  int
	seen  strings.Builder
	after []prompt.Kind // pressed in turn at the questions
}

func (o *onlooker) see(a prompt.Ask, options []prompt.Option) {
	fmt.Fprintln(&o.seen, a.Status, a.Said, a.Question, a.Hint, a.Remarks, a.Why, a.Now)
	for _, x := range options {
		fmt.Fprintln(&o.seen, x.Label)
	}
	if a.Status.Frame != sharedFrame && !strings.Contains(a.Status.String(), sharedFrame) {
		o.t.Errorf("a screen is not marked as shared: %q", a.Question)
	}
}

// key is what is pressed next.
func (o *onlooker) key() (prompt.Command, bool) {
	o.turn++
	if o.turn > 400 {
		return prompt.Command{Kind: prompt.Leave}, true
	}
	if k := o.after[o.turn%len(o.after)]; k != prompt.NoCommand {
		return prompt.Command{Kind: k}, true
	}
	return prompt.Command{}, false
}

func (o *onlooker) Select(a prompt.Ask, options []prompt.Option, _ int) (prompt.Reply[int], error) {
	o.see(a, options)
	if c, ok := o.key(); ok && !a.Menu || o.turn > 400 {
		return prompt.Reply[int]{Command: c}, nil
	}
	return prompt.Reply[int]{Answer: (o.turn / 3) % len(options)}, nil
}

func (o *onlooker) MultiSelect(a prompt.Ask, options []prompt.Option, _ prompt.Choice) (prompt.Reply[prompt.Choice], error) {
	o.see(a, options)
	if c, ok := o.key(); ok {
		return prompt.Reply[prompt.Choice]{Command: c}, nil
	}
	return prompt.Reply[prompt.Choice]{Answer: prompt.Choice{Chosen: []int{o.turn % len(options)}}}, nil
}

func (o *onlooker) Input(a prompt.Ask) (prompt.Reply[string], error) {
	o.see(a, nil)
	if c, ok := o.key(); ok && !a.Menu || o.turn > 400 {
		return prompt.Reply[string]{Command: c}, nil
	}
	return prompt.Reply[string]{Answer: "7"}, nil
}

func (o *onlooker) Show(s prompt.Screen) error {
	o.t.Errorf("a text is shown on a shared screen: %s", s.Title)
	fmt.Fprintln(&o.seen, s.Title, s.Lines)
	return nil
}

// A shared screen holds nothing that is private, whatever is pressed.
func TestASharedScreenHoldsNothingPrivate(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	const text = `version: 1
client: {name: Timber mill}
answers: {respondent: owner, it_fte: 2, it_staff_plan: none_wanted, it_payroll_year: 7654321, team_attitude: 1, users_count: 80, success_12m: MARKSAID by another one}
notes: {users_count: MARKNOTE, general: MARKGENERAL}
private_notes: {it_fte: MARKPRIVATE, general: MARKASIDE}
promises: [{text: MARKPROMISE, by: MARKSELLER}]
basis:
  it_staff_plan: {by: MARKDIRECTOR, others: [{value: replace_leaver, by: MARKMANAGER}]}
  success_12m: {by: MARKDIRECTOR}
`
	for n, after := range [][]prompt.Kind{
		{prompt.NoCommand},
		{prompt.Skip, prompt.Review},
		{prompt.Skip, prompt.More},
		{prompt.Note, prompt.Skip, prompt.GeneralNote, prompt.Promise},
		{prompt.Stand, prompt.Client, prompt.Live, prompt.Skip},
		{prompt.NoCommand, prompt.Undo, prompt.Back, prompt.NoCommand, prompt.Unsure},
	} {
		root, err := yamldoc.Parse("c.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		e := assess.ReadEngagement(yamldoc.NewReport("c.yaml"), root, p.Questionnaire)
		m := &memory{p: p, data: []byte(text)}
		o := &onlooker{t: t, after: after}
		talk := &Talk{
			Session: New(p.Questionnaire, e, Options{Depth: assess.Full}), Prompter: o, Save: m.save, Shared: true, Matrix: p.Matrix, Live: true,
			Views: Views{Live: func() string { return "MARKLIVE" }, Stand: marked, Client: marked},
		}
		if _, err := talk.Run(); err != nil {
			t.Fatal(err)
		}
		seen := o.seen.String()
		for _, mark := range []string{"MARK", "7654321", "7,654,321", "No IT staff of our own [", "eople differ", "yearly cost of IT staff", "view of a partner", "Please check"} {
			if at := strings.Index(seen, mark); at >= 0 {
				t.Errorf("%d: a shared screen shows %q: %.300s", n, mark, seen[max(0, at-200):])
			}
		}
		if !strings.Contains(seen, "How many") {
			t.Errorf("%d: no question was seen", n)
		}
	}
}

func marked() (prompt.Screen, error) { return prompt.Screen{Title: "MARKSCREEN"}, nil }
