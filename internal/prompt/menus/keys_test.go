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
	bell := newBell(r)
	t.Cleanup(func() { _ = r.Close(); bell.close() })
	go func() {
		defer func() { _ = w.Close() }()
		for _, p := range parts {
			_, _ = w.WriteString(p)
		}
	}()
	return &keys{in: r, bell: bell, stopped: func() bool { return false }}
}

// names are the keys as the tests write them.
var names = map[kind]string{
	enter: "enter", up: "up", down: "down", left: "left", right: "right", home: "home", end: "end", pageUp: "page up", pageDown: "page down", erase: "erase", remove: "remove",
	eraseWord: "word", eraseLine: "line", eraseRest: "rest", escape: "esc", interrupt: "^C", noMore: "^D", suspend: "^Z", wake: "wake",
}

func TestKeys(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"letters", "ab", "a,b"},
		{"enter", "2\r", "2,enter"},
		{"a line end of Windows is one", "a\r\nb\n", "a,enter,b,enter"},
		{"a letter of several bytes", "é€", "é,€"},
		{"up and down", "\x1b[A\x1bOB\t", "up,down,down"},
		{"left and right", "\x1b[D\x1b[C", "left,right"},
		{"editing", "\x1b[H\x1b[4~\x1b[3~\x7f\x08\x17\x15\x0b\x01\x05", "home,end,remove,erase,erase,word,line,rest,home,end"},
		{"controls", "\x03\x04\x1a\x0c", "^C,^D,^Z,wake"},
		{"Alt with a letter is dropped", "\x1bxa", "a"},
		{"Shift-Tab swallows nothing", "\x1b[Za", "a"},
		{"F1 to F5 swallow nothing", "\x1bOPa\x1b[15~b\x1b[[Ac", "a,b,c"},
		{"page keys", "\x1b[5~\x1b[6~a", "page up,page down,a"},
		{"a sequence that ends in @ swallows nothing", "\x1b[2@a", "a"},
		{"Ctrl with an arrow", "\x1b[1;5Ca", "a"},
		{"Ctrl-C behind a sequence that is not complete", "\x1b[\x03", "^C"},
		{"Ctrl-C behind numbers of a sequence", "\x1b[1;5\x03a", "^C,a"},
		{"Enter behind a sequence that is not complete", "\x1bO\r", "enter"},
		{"Backspace behind a sequence that is not complete", "\x1b[\x7fa", "erase,a"},
		{"a sequence behind one that is not complete", "\x1b[1\x1b[A", "up"},
		{"Ctrl-C behind escape", "\x1b\x03", "esc,^C"},
		{"Enter behind escape", "\x1b\r", "esc,enter"},
		{"escape twice", "\x1b\x1b", "esc,esc"},
		{"Alt with left", "\x1b\x1b[D", "left"},
		{"escape alone", "\x1b", "esc"},
		{"broken text", "\xffa", "\ufffd,a"},
		{"a paste is one", "a\x1b[200~Hello,\r\n1 we are \x1b[A\r4\x1b[201~b", "a,<Hello,\r\n1 we are \x1b[A\r4>,b"},
		{"a paste without an end", "\x1b[200~Hello\r", "<Hello\r>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, split := range []bool{false, true} { // at once, and byte by byte as over a slow line
				parts := []string{tt.in}
				if split {
					// In parts, Alt with a letter is Escape and then the letter.
					if strings.Contains(tt.in, "\xff") || strings.HasPrefix(tt.name, "Alt") || strings.Contains(tt.in, "\r\n") {
						continue
					}
					parts = strings.Split(tt.in, "")
				}
				if got := strings.Join(all(typed(t, parts...)), ","); got != tt.want {
					t.Errorf("split %v: %q, want %q", split, got, tt.want)
				}
			}
		})
	}
}

// all are the keys up to the end of what was typed, which also ends what has
// begun.
func all(k *keys) []string {
	var got []string
	for {
		next, err := k.next()
		if err != nil {
			return got
		}
		switch next.kind {
		case letter:
			got = append(got, next.text)
		case pasted:
			got = append(got, "<"+next.text+">")
		default:
			got = append(got, names[next.kind])
		}
	}
}

// TestKeysTypedAheadStay checks that a key that has to come first does, and that
// a ring of the bell is told once and swallows nothing.
func TestKeysTypedAheadStay(t *testing.T) {
	t.Parallel()
	k := typed(t, "2\r")
	k.ahead = []key{{verbatim, "x"}}
	k.bell.ring()
	k.bell.ring()
	var got []string
	for range 4 {
		next, err := k.next()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d%q", next.kind, next.text))
	}
	if want := fmt.Sprintf("%d\"x\" %d\"\" %d\"2\" %d\"\"", verbatim, wake, letter, enter); strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestLinesOfAPaste(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Hello,\r\n\r\nas\tdiscussed:\r4\n": "Hello,|as discussed:|4", "one": "one", "one\n": "one", "\r\n": "", "a\x1b[Ab\x07": "a[Ab",
	} {
		if got := strings.Join(linesOf(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
