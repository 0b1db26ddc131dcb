package yamldoc

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// A name that is not UTF-8 comes back from what is written for it, and no two
// names are written alike.
func TestSourceName(t *testing.T) {
	t.Parallel()
	written := map[string]string{}
	for _, name := range []string{
		"a.yaml", `dir\a.yaml`, `C:\xff`, "é.yaml", "d\xff\xfe.yaml", `d\xff\xfe.yaml`, "d\ufffd.yaml", "d\xff.yaml",
		`"d\xff.yaml"`, "\"a", "\xff\"", "a\"b", "", "\xc3\x28/x\ny.json",
	} {
		got := SourceName(name)
		if before, twice := written[got]; twice {
			t.Errorf("%q and %q are both written %s", before, name, got)
		}
		written[got] = name
		back := got
		if strings.HasPrefix(got, `"`) {
			back, _ = strconv.Unquote(got)
		}
		if back != name || !utf8.ValidString(got) {
			t.Errorf("%q is written %s and read back as %q", name, got, back)
		}
	}
	if got, want := SourceName("d\xff\xfe.yaml"), `"d\xff\xfe.yaml"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
