package playbook

import (
	"slices"
	"testing"

	"mspscope/internal/yamldoc"
)

func TestAClientMayDeclineOnlyKnownFindings(t *testing.T) {
	t.Parallel()
	const content = "version: 1\ndeclined:\n  - {finding: SIG-14, by: owner, on: 2026-11-20, reason: too dear}\n  - {finding: SIG-1}\n  - {finding: SIG-34}\n  - {finding: SIG-14}\n  - {by: owner}\n"
	read := func(p *Playbook) []string {
		t.Helper()
		root, err := yamldoc.Parse("client.yaml", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("client.yaml")
		e := p.ReadEngagement(r, root)
		if d := e.Declined[0]; d.Finding != "SIG-14" || d.By != "owner" || d.On != "2026-11-20" || d.Reason != "too dear" {
			t.Errorf("declined %+v", d)
		}
		return messages(r.Err())
	}
	own := []string{
		`client.yaml:6:15: "SIG-14" is declined twice; keep one of the two`,
		`client.yaml:7:5: "finding" is missing; add it`,
	}
	want := append(slices.Clone(own),
		`client.yaml:4:15: unknown finding "SIG-1" (did you mean "SIG-01"?); 'mspscope recommend --all -o json' lists those of a client with their ids`,
		`client.yaml:5:15: unknown finding "SIG-34" (did you mean "SIG-04"?); 'mspscope recommend --all -o json' lists those of a client with their ids`)
	got := read(shipped(t))
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
	without, err := Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(without); !slices.Equal(got, own) { // which findings there are is not known then
		t.Errorf("problems %q", got)
	}
}
