package cmd

import (
	"strings"
	"testing"
)

// TestANameThatIsNoText is written so that the file can be found again.
func TestANameThatIsNoText(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"recommend", "no\xff.yaml"}, {"intake", "--read", "no\xff.yaml"}, {"playbook", "check", "--cases", "no\xff.yaml"},
	} {
		if r := run(nil, args...); r.code != exitFailed || !strings.Contains(r.errOut, `cannot read "no\xff.yaml": `) {
			t.Errorf("%q: %d, %q", args, r.code, r.errOut)
		}
	}
}
