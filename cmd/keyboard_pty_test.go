//go:build !windows

package cmd

import "testing"

// TestReadingFromTheKeyboard says what is waited for, and ends when it is told
// to.
func TestReadingFromTheKeyboard(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		says string
		keys string
		code int
	}{
		"Ctrl-C":             {[]string{"recommend", "-"}, "mspscope: reading an engagement from the keyboard; end with Ctrl-D", "version: 1\r\x03", exitInterrupted},
		"Ctrl-D":             {[]string{"recommend", "-"}, "end with Ctrl-D", "version: 1\ranswers: {it_fte: 0}\r\x04", exitOK},
		"batch, Ctrl-C":      {[]string{"batch", "-"}, "mspscope: reading engagements from the keyboard; end with Ctrl-D", "\x03", exitInterrupted},
		"batch, Ctrl-D":      {[]string{"batch", "-"}, "end with Ctrl-D", "version: 1\ranswers: {it_fte: 0}\r\x04", exitOK},
		"cases, Ctrl-C":      {[]string{"playbook", "check", "--cases", "-"}, "mspscope: reading example clients from the keyboard", "\x03", exitInterrupted},
		"a workbook, no key": {[]string{"intake", "--read", "-"}, "a workbook cannot be typed; name its file", "", exitUsage},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, 100, 40, test.args...)
			s.see(test.says)
			s.keys(test.keys)
			s.ends(test.code)
		})
	}
}
