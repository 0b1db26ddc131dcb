package interview

import (
	"errors"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/prompt"
	"mspscope/internal/prompt/prompttest"
)

// TestAskFile names a file that is there, takes the proposal, and goes back.
func TestAskFile(t *testing.T) {
	t.Parallel()
	back := prompt.Command{Kind: prompt.Back}
	for name, tt := range map[string]struct {
		steps []prompttest.Step
		want  string
	}{
		"the proposal":  {[]prompttest.Step{{Answer: ""}}, "acme.yaml"},
		"another one":   {[]prompttest.Step{{Answer: "b.yaml"}}, "b.yaml"},
		"one too many":  {[]prompttest.Step{{Answer: "taken.yaml"}, {Answer: "c.yaml"}}, "c.yaml"},
		"back":          {[]prompttest.Step{{Command: back}}, ""},
		"taken, back":   {[]prompttest.Step{{Answer: "taken.yaml"}, {Command: back}}, ""},
		"stopped":       {[]prompttest.Step{{Err: prompt.ErrInterrupted}}, ""},
		"taken, so not": {[]prompttest.Step{{Answer: "taken.yaml"}, {Answer: ""}}, "acme.yaml"},
	} {
		script := &prompttest.Script{Fail: t.Errorf, Steps: tt.steps}
		got, err := AskFile(script, "acme.yaml", func(path string) bool { return path == "taken.yaml" })
		script.Done()
		if wanted := tt.steps[len(tt.steps)-1].Err; got != tt.want || !errors.Is(err, wanted) {
			t.Errorf("%s: %q, %v; want %q, %v", name, got, err, tt.want, wanted)
		}
		if len(tt.steps) == 2 && len(script.Asked[1].Said) != 1 {
			t.Errorf("%s: nobody is told why it is asked again: %+v", name, script.Asked[1])
		}
	}
}

// TestAskClient may be left open, by an empty line and by going back.
func TestAskClient(t *testing.T) {
	t.Parallel()
	for _, step := range []prompttest.Step{{Answer: "Acme"}, {Answer: ""}, {Command: prompt.Command{Kind: prompt.Back}}} {
		for audience, question := range map[assess.Audience]string{assess.Discovery: "Which company", assess.OwnerAlone: "your company", assess.ITLeadAlone: "your company"} {
			step.Question = question
			script := &prompttest.Script{Fail: t.Errorf, Steps: []prompttest.Step{step}}
			if name, err := AskClient(script, audience); name != step.Answer || err != nil {
				t.Errorf("%+v: %q, %v", step, name, err)
			}
			script.Done()
		}
	}
}

// A name that no file can hold is asked for again, with the reason.
func TestAskClientTooLong(t *testing.T) {
	t.Parallel()
	script := &prompttest.Script{Fail: t.Errorf, Steps: []prompttest.Step{
		{Answer: strings.Repeat("ü", answer.MaxText+1)}, {Answer: strings.Repeat("ü", answer.MaxText)},
	}}
	name, err := AskClient(script, assess.OwnerAlone)
	script.Done()
	if len(name) != 2*answer.MaxText || err != nil || len(script.Asked[1].Said) != 1 {
		t.Errorf("%d bytes, %v, said %v", len(name), err, script.Asked[1].Said)
	}
}

// A sign alone is a key that was pressed and no name: it is asked again, however often.
func TestAskClientSignAlone(t *testing.T) {
	t.Parallel()
	for _, sign := range []string{"$", "/", "!", "#", "--", "?!"} {
		script := &prompttest.Script{Fail: t.Errorf, Steps: []prompttest.Step{
			{Answer: sign}, {Answer: sign}, {Answer: sign}, {Answer: "3M"},
		}}
		name, err := AskClient(script, assess.Discovery)
		script.Done()
		if name != "3M" || err != nil {
			t.Errorf("%s: %q, %v", sign, name, err)
		}
		for i, a := range script.Asked[1:] {
			if len(a.Said) != 1 || !strings.Contains(a.Said[0], "was not taken") {
				t.Errorf("%s: nobody is told why it is asked again: %d: %v", sign, i, a.Said)
			}
		}
	}
}
