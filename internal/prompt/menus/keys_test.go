package menus

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// typed returns keys that were typed in these parts and no more.
func typed(t *testing.T, parts ...string) *keys {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	k := &keys{in: r, size: func() (int, int) { return 80, 24 }}
	go func() {
		defer func() { _ = w.Close() }()
		for _, p := range parts {
			_, _ = w.WriteString(p)
		}
	}()
	return k
}

func TestKeys(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		want     []string // what survey gets, key by key
		act      action   // after the last one
	}{
		{"letters", "ab", []string{"a", "b"}, noAction},
		{"enter", "2\r", []string{"2", "\r"}, noAction},
		{"a letter of several bytes", "é€", []string{"é", "€"}, noAction},
		{"up and down", "\x1b[A\x1bOB", []string{"\x1b[A", "\x1b[B"}, noAction},
		{"left is back", "\x1b[D", []string{"\r"}, goBack},
		{"help", "?", []string{"\r"}, showHelp},
		{"find", "/", []string{"\r"}, findOther},
		{"Ctrl-D", "\x04", []string{"\r"}, leaveNow},
		{"Ctrl-C stays", "\x03", []string{"\x03"}, noAction},
		{"Alt with a letter is dropped", "\x1bxa", []string{"a"}, noAction},
		{"Shift-Tab swallows nothing", "\x1b[Za", []string{"a"}, noAction},
		{"F1 to F5 swallow nothing", "\x1bOPa\x1b[15~b", []string{"a", "b"}, noAction},
		{"page keys", "\x1b[5~\x1b[6~a", []string{"a"}, noAction},
		{"a sequence that ends in @ swallows nothing", "\x1b[2@a", []string{"a"}, noAction},
		{"Ctrl with an arrow", "\x1b[1;5Ca", []string{"a"}, noAction},
		{"Ctrl-C behind a sequence that is not complete", "\x1b[\x03", []string{"\x03"}, noAction},
		{"Ctrl-C behind numbers of a sequence", "\x1b[1;5\x03a", []string{"\x03", "a"}, noAction},
		{"Enter behind a sequence that is not complete", "\x1bO\r", []string{"\r"}, noAction},
		{"Ctrl-D behind a sequence that is not complete", "\x1b[<0\x04", []string{"\r"}, leaveNow},
		{"Backspace behind a sequence that is not complete", "\x1b[\x7fa", []string{"\x7f", "a"}, noAction},
		{"a sequence behind one that is not complete", "\x1b[1\x1b[A", []string{"\x1b[A"}, noAction},
		{"Ctrl-C behind escape", "\x1b\x03", []string{"\x03"}, noAction},
		{"Enter behind escape", "\x1b\r", []string{"\r"}, noAction},
		{"Ctrl-D behind escape", "\x1b\x04", []string{"\r"}, leaveNow},
		{"left behind escape", "\x1b\x1b[D", []string{"\r"}, goBack},
		{"escape alone is dropped", "\x1b", nil, noAction},
		{"broken text", "\xffa", []string{"\xff", "a"}, noAction},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, split := range []bool{false, true} { // at once, and byte by byte as over a slow line
				parts := []string{tt.in}
				if split {
					// In parts, Alt with a letter is Escape and then the letter.
					if strings.Contains(tt.in, "\xff") || strings.HasPrefix(tt.name, "Alt") {
						continue
					}
					parts = strings.Split(tt.in, "")
				}
				k := typed(t, parts...)
				k.begin(true, true)
				var got []string
				var p [16]byte
				for {
					n, err := k.Read(p[:])
					if err != nil {
						break
					}
					got = append(got, string(p[:n]))
				}
				if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) || k.action != tt.act {
					t.Errorf("split %v: %q, action %v; want %q, %v", split, got, k.action, tt.want, tt.act)
				}
			}
		})
	}
}

func TestKeysInAMenuAreLetters(t *testing.T) {
	t.Parallel()
	k := typed(t, "/?")
	k.begin(false, false)
	var p [16]byte
	for _, want := range []string{"/", "?"} {
		if n, _ := k.Read(p[:]); string(p[:n]) != want {
			t.Errorf("got %q, want %q", p[:n], want)
		}
	}
}

// TestKeysTypedAheadStay checks that a second prompt gets what was typed during
// the first one, a line editor included.
func TestKeysTypedAheadStay(t *testing.T) {
	t.Parallel()
	k := typed(t, "2\r24\r7\r")
	k.begin(true, true)
	var p [64]byte
	read := func() string {
		n, err := k.Read(p[:])
		if err != nil {
			t.Fatal(err)
		}
		return string(p[:n])
	}
	if got := read() + read(); got != "2\r" {
		t.Errorf("first prompt got %q", got)
	}
	k.begin(false, false)
	k.raw = true
	if got := read(); got != "24\r" {
		t.Errorf("line editor got %q", got)
	}
	k.begin(true, true)
	if got := read() + read(); got != "7\r" {
		t.Errorf("third prompt got %q", got)
	}
}

func TestKeysNoticeAnotherSize(t *testing.T) {
	t.Parallel()
	columns := 80
	k := typed(t, "ab")
	k.size = func() (int, int) { return columns, 24 }
	k.begin(true, true)
	var p [16]byte
	if n, _ := k.Read(p[:]); string(p[:n]) != "a" {
		t.Errorf("got %q", p[:n])
	}
	columns = 40
	if n, _ := k.Read(p[:]); string(p[:n]) != "\r" || k.action != redraw {
		t.Errorf("got %q, action %v", p[:n], k.action)
	}
	k.begin(true, true)
	if n, _ := k.Read(p[:]); string(p[:n]) != "b" {
		t.Errorf("the key is lost: %q", p[:n])
	}
}
