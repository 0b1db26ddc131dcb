//go:build !windows

package cmd

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestReadingFromTheKeyboard says what is waited for, and ends when it is told
// to.
func TestReadingFromTheKeyboard(t *testing.T) {
	t.Parallel()
	dir := t.TempDir() // one pipe each: a reader would find the writer of another test
	read, write := filepath.Join(dir, "read"), filepath.Join(dir, "write")
	if err := errors.Join(syscall.Mkfifo(read, 0o600), syscall.Mkfifo(write, 0o600)); err != nil {
		t.Skip(err)
	}
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
		"/dev/stdin, Ctrl-D": {[]string{"recommend", "/dev/stdin"}, "mspscope: reading an engagement from the keyboard; end with Ctrl-D", "version: 1\ranswers: {it_fte: 0}\r\x04", exitOK},
		"/dev/tty, Ctrl-C":   {[]string{"recommend", "/dev/tty"}, "mspscope: reading an engagement from the keyboard", "\x03", exitInterrupted},
		"batch, /dev/stdin":  {[]string{"batch", "/dev/stdin"}, "mspscope: reading engagements from the keyboard", "\x03", exitInterrupted},
		"a pipe to read":     {[]string{"recommend", read}, "mspscope: reading an engagement from the pipe", "\x03", exitInterrupted},
		"batch, a pipe":      {[]string{"batch", read}, "mspscope: reading engagements from the pipe", "\x03", exitInterrupted},
		"a pipe to write":    {[]string{"models", "--to", write}, "mspscope: writing to the pipe", "\x03", exitInterrupted},
		"batch to a pipe":    {[]string{"batch", "../testdata/engagements", "--to", write}, "mspscope: writing to the pipe", "\x03", exitInterrupted},
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
