//go:build !windows

package cmd

import (
	"testing"
)

// A pager shows what is longer than the screen, and only that; it is the one that is
// asked for, and Ctrl-C is its own.
func TestPager(t *testing.T) {
	t.Parallel()
	const file, pager = "../testdata/engagements/harbor-dental.yaml", `sh -c 'trap "echo HERE YET" INT; echo "SHOWN $LESS"; cat >/dev/null; read a </dev/tty || read a </dev/tty; echo "LEFT BY $a"'`
	for name, test := range map[string]struct {
		rows int
		env  []string
		args []string
		says string
	}{
		"longer than the screen": {24, []string{"MSPSCOPE_PAGER=" + pager}, []string{"recommend", file}, "SHOWN FRX"},
		"for all programs":       {24, []string{"PAGER=" + pager, "LESS=R"}, []string{"recommend", file}, "SHOWN R"},
		"ours before theirs":     {24, []string{"MSPSCOPE_PAGER=" + pager, "PAGER=more"}, []string{"raci", file}, "SHOWN FRX"},
		"values too":             {24, []string{"MSPSCOPE_PAGER=" + pager}, []string{"recommend", file, "-o", "json"}, "SHOWN FRX"},
		"it fits":                {300, []string{"MSPSCOPE_PAGER=" + pager}, []string{"recommend", file}, ""},
		"none wanted":            {24, []string{"MSPSCOPE_PAGER=" + pager}, []string{"recommend", file, "--no-pager"}, ""},
		"cat is none":            {24, []string{"MSPSCOPE_PAGER=cat", "PAGER=" + pager}, []string{"recommend", file}, ""},
		"nothing is none":        {24, []string{"MSPSCOPE_PAGER=", "PAGER=" + pager}, []string{"recommend", file}, ""},
		"dumb terminal":          {24, []string{"PAGER=" + pager, "TERM=dumb"}, []string{"recommend", file}, ""},
		"screen reader":          {24, []string{"PAGER=" + pager, "ACCESSIBLE=1"}, []string{"recommend", file}, ""},
		"there is none":          {24, []string{"PAGER=no-such-pager -x"}, []string{"models"}, "the pager cannot be used: exec: \"no-such-pager\""},
		"it fails":               {24, []string{"PAGER=false"}, []string{"models"}, "the pager false ended with exit code 1; --no-pager"},
		"it reads nothing":       {24, []string{"PAGER=true"}, []string{"models"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openWith(t, 80, test.rows, test.env, test.args...)
			if test.says == "" {
				s.ends(exitOK)
				return
			}
			s.see(test.says)
			if name != "there is none" && name != "it fails" {
				s.keys("\x03")
				s.see("HERE YET")
				s.keys("q\r")
				s.see("LEFT BY q")
			}
			s.ends(exitOK)
		})
	}
}
