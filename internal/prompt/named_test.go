package prompt

import (
	"fmt"
	"strings"
	"testing"
)

func TestNamed(t *testing.T) {
	t.Parallel()
	options := []Option{
		{Label: "Slow support"},
		{Label: "Security scare"},
		{Label: "Insurer or auditor"},
		{Label: "Security skills"},
		{Label: "Nothing urgent, not in a hurry"},
		{Label: "Keeping up, with time to plan"},
		{Label: "Leave it", Key: "x"},
	}
	a := Ask{Unsure: true}
	for _, tt := range []struct{ typed, one, several string }{
		{"2", "[1] []", "[1] []"},
		{"", "[] []", "[] []"},
		{"1,3", "no line has", "[0 2] []"},
		{"1 3", "no line has", "[0 2] []"},
		{"1;3,4", "more than one line", "[0 2 3] []"},
		{"3 3 1", "no line", "[2 0] []"},
		{"3?", "leaves it open", "[] [2]"},
		{"1 3?", "no line", "[0] [2]"},
		{"3,3?", "no line", "twice"},
		{"insurer?", "leaves it open", "[] [2]"},
		{"2; the auditor said so", "[1] [] the auditor said so", "[1] [] the auditor said so"},
		{"1,2; on 3 May", "no line", "[0 1] [] on 3 May"},
		{"insurer; 2 letters", "[2] [] 2 letters", "[2] [] 2 letters"},
		{"time to plan", "[5] []", "[5] []"},
		{"not sure", "[] [] unsure", "[] [] unsure"},
		{"dont know; ask the accountant", "[] [] ask the accountant unsure", "[] [] ask the accountant unsure"},
		{"u", "[] [] unsure", "[] [] unsure"},
		{"0", "u is \"not sure\"", "u is \"not sure\""},
		{"9", "no number 9", "no number 9"},
		{"7", "no number 7", "no number 7"}, // it has a key of its own
		{"x", "[6] []", "[6] []"},
		{"security", "fits more", "fits more"},
		{"help", "does nothing here", "does nothing here"},
		{"to", "no line", "no line"},
	} {
		for _, several := range []bool{false, true} {
			want := tt.one
			if several {
				want = tt.several
			}
			n, err := a.Named(tt.typed, options, several)
			got := strings.TrimSpace(fmt.Sprint(n.Lines, n.Perhaps, " ", n.Note))
			if n.Unsure {
				got += " unsure"
			}
			if err != nil {
				got = err.Error()
			}
			if want == "" || got != want && !strings.Contains(got, strings.TrimSpace(want)) {
				t.Errorf("%q, several %v: %q, want %q", tt.typed, several, got, want)
			}
		}
	}
}

func TestOnlyASCII(t *testing.T) {
	t.Parallel()
	for env, want := range map[string]bool{
		"": false, "LANG=C": true, "LANG=C.UTF-8": false, "LANG=de_DE.utf8": false, "LANG=en_US": true, "LC_ALL=POSIX LANG=C.UTF-8": true,
		"LC_CTYPE=en_US.UTF-8 LANG=C": false, "TERM=dumb LANG=C.UTF-8": true,
	} {
		get := func(name string) string {
			for pair := range strings.FieldsSeq(env) {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		}
		if got := OnlyASCII(get); got != want {
			t.Errorf("%q: %v", env, got)
		}
	}
	if got := ASCII("a · b… ↓ é"); got != "a - b... v é" {
		t.Errorf("%q", got)
	}
}

// A menu on a call has the keys that only show something, and a slash may stand before
// a key everywhere.
func TestKeysEverywhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a     Ask
		typed string
		want  Kind // NoCommand: it is none
	}{
		{Ask{Menu: true, Call: true}, "$", Stand},
		{Ask{Menu: true, Call: true}, "!", Client},
		{Ask{Menu: true, Call: true}, "#", Share},
		{Ask{Menu: true, Call: true}, "/$", Stand},
		{Ask{Menu: true, Call: true, Shared: true}, "#", Share},
		{Ask{Menu: true, Call: true, Shared: true}, "$", NoCommand},
		{Ask{Menu: true}, "$", NoCommand},
		{Ask{Menu: true, Call: true}, "n", NoCommand},
		{Ask{Unsure: true}, "/q", Leave},
		{Ask{Unsure: true, Doubt: true, Call: true}, "n", NoCommand},
		{Ask{Unsure: true, Doubt: true, Call: true}, "s", Skip},
		{Ask{Unsure: true}, "/u", Unsure},
		{Ask{Unsure: true}, "/quit", Find},
		{Ask{Unsure: true, Free: true}, "u", Unsure},
		{Ask{Unsure: true, Free: true}, "q", NoCommand},
		{Ask{Menu: true, Free: true}, "u", NoCommand},
	} {
		c, _, ok := tt.a.Command(tt.typed)
		if got := c.Kind; ok != (tt.want != NoCommand) || ok && got != tt.want {
			t.Errorf("%+v: %q is %d, %v; want %d", tt.a, tt.typed, got, ok, tt.want)
		}
	}
}

// At a doubt y and n are yes and no.
func TestYesAndNo(t *testing.T) {
	t.Parallel()
	options := []Option{{Label: "Yes, that is right"}, {Label: "No, type it again"}}
	for typed, want := range map[string]int{"y": 0, "Yes": 0, "n": 1, "N": 1, "no": 1, "1": 0, "2": 1} {
		n, err := Ask{Doubt: true, Unsure: true}.Named(typed, options, false)
		if err != nil || len(n.Lines) != 1 || n.Lines[0] != want {
			t.Errorf("%q: %+v, %v", typed, n, err)
		}
	}
}
