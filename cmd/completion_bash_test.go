package cmd

import (
	"os/exec"
	"strings"
	"testing"
)

// What the script for bash makes of what the program offers: a comma stays one.
func TestBashCompletionBehindCommas(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	if out, err := exec.Command(bash, "-c", "compgen -W 'a' -- a").Output(); err != nil || strings.TrimSpace(string(out)) != "a" {
		t.Skip("this bash completes nothing")
	}
	script := run(nil, "completion", "bash").out
	for name, test := range map[string]struct{ kind, typed, offered, want string }{
		"one field":       {"9", "client,mod", "client,model\nclient,monthly", "client,model"},
		"one of many":     {"9", "a=hipaa,pc", "a=hipaa,pci\tCard payments\na=hipaa,none\tNone", "hipaa,pci"},
		"several":         {"9", "a=hipaa,p", "a=hipaa,pci\tCard payments\na=hipaa,privacy\tPrivacy law", "hipaa,pci hipaa,privacy"},
		"one by one":      {"37", "client,mo", "client,model\nclient,monthly\nclient,open", "client,model client,monthly"},
		"a space":         {"9", "two", "two words\nother", `two\ words`},
		"without a comma": {"9", "mod", "model\tthe model", "model"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(bash, "-c", script+`
compopt() { :; }
cur=$1; out=$2; directive=4; COMP_TYPE=$3; COLUMNS=200
__mspscope_process_completion_results
for one in "${COMPREPLY[@]}"; do printf '%s ' "${one%%(*}"; done`, "bash", test.typed, test.offered, test.kind)
			out, err := cmd.Output()
			got := strings.Join(strings.Fields(string(out)), " ")
			if want := strings.Join(strings.Fields(test.want), " "); err != nil || got != want {
				t.Errorf("%q: %v, want %q", got, err, want)
			}
		})
	}
}
