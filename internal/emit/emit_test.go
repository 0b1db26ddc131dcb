package emit

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Every character comes back, and none that is unsafe stands raw in the text.
func TestJSONText(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || r > 0x1ffff && r>>12 != 0xe0 && r%997 > 0 || r > 0x2fff && r < 0xd000 && r%97 > 0 {
			continue // of large blocks without rules of their own, some
		}
		s := "a" + string(r) + "b"
		text := JSONText(s)
		var back string
		if err := json.Unmarshal([]byte(text), &back); err != nil || back != s {
			t.Fatalf("%q is written %s and read %q, %v", s, text, back, err)
		}
		if strings.ContainsFunc(text, Unsafe) {
			t.Fatalf("%q is written %q", s, text)
		}
	}
	for s, want := range map[string]string{
		"":                          `""`,
		`<&>"\` + "\n\t":            `"<&>\"\\\n\t"`,
		"\u009b31m\u202e\x7f\ufffe": `"\u009b31m\u202e\u007f\ufffe"`,
		"\U000e0041\U0001ffff":      `"\udb40\udc41\ud83f\udfff"`,
		"می\u200cخواهم 👩\u200d👧 漢字": "\"می\u200cخواهم 👩\u200d👧 漢字\"",
		"bad\xff": `"bad\ufffd"`,
	} {
		if got := JSONText(s); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	data, err := JSON(map[string]any{"k\u202e": []any{1, nil, "x\u009b", true}})
	if want := `{"k\u202e":[1,null,"x\u009b",true]}`; string(data) != want || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	if data, err := JSON(func() {}); err == nil {
		t.Errorf("a function is %s", data)
	}
}

func TestUnsafe(t *testing.T) {
	t.Parallel()
	for _, r := range "\x00\x1b\n\t\x7f\u0080\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufffd\ufffe\uffff\U000e0001\U0010fffe" {
		if !Unsafe(r) {
			t.Errorf("%U is safe", r)
		}
	}
	for _, r := range "aZ~é漢\u00a0\u200c\u200d\u3000\ue000👩" {
		if Unsafe(r) {
			t.Errorf("%U is unsafe", r)
		}
	}
}
