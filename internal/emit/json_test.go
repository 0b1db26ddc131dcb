package emit

import (
	"encoding/json"
	"math"
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
	value := Object{{"b", []any{1, nil, "x\u009b<&>", true}}, {"a\u202e", Object{}}, {"none", Object(nil)}, {"map", map[string]any{"z": 1.5, "k": json.RawMessage(`{"y": "\u009b"}`)}}}
	want := `{"b":[1,null,"x\u009b<&>",true],"a\u202e":{},"none":{},"map":{"k":{"y":"\u009b"},"z":1.5}}`
	data, err := JSON(value)
	if string(data) != want || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	// An object is the same wherever it stands, and with any encoder.
	if inside, err := JSON([]any{value}); string(inside) != "["+want+"]" || err != nil {
		t.Errorf("%s, %v", inside, err)
	}
	line, err := Line([]byte("before \x7f\n"), value)
	if string(line) != "before \x7f\n"+want+"\n" || err != nil {
		t.Errorf("%s, %v", line, err)
	}
	indented, err := Indented(Object{{"b", []any{1, "\u009b"}}, {"a", Object{}}})
	if string(indented) != "{\n  \"b\": [\n    1,\n    \"\\u009b\"\n  ],\n  \"a\": {}\n}\n" || err != nil {
		t.Errorf("%s, %v", indented, err)
	}
}

// What cannot be written is an error, and what stood before it is left alone.
func TestCannotBeWritten(t *testing.T) {
	t.Parallel()
	for _, value := range []any{func() {}, Object{{"f", func() {}}}, math.NaN(), json.RawMessage("{")} {
		if data, err := JSON(value); err == nil {
			t.Errorf("%v is %s", value, data)
		}
		if data, err := Indented(value); err == nil {
			t.Errorf("%v is %s", value, data)
		}
		if data, err := YAML(value); err == nil {
			t.Errorf("%v is %s", value, data)
		}
		if data, err := Line([]byte("before\n"), value); err == nil || string(data) != "before\n" {
			t.Errorf("%v is %s", value, data)
		}
	}
	if data, err := YAML(map[string]int{strings.Repeat("\x1b", 300): 1}); err == nil {
		t.Errorf("a key that no reader takes is written: %s", data)
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

// BenchmarkLine writes a record of the size of those of batch.
func BenchmarkLine(b *testing.B) {
	record := struct {
		Source  string             `json:"source"`
		Client  map[string]string  `json:"client"`
		Fit     map[string]float64 `json:"fit"`
		Reasons []string           `json:"reasons"`
	}{"dir/a.yaml", map[string]string{"name": "Íris & Söhne"}, map[string]float64{"co_managed": 61.5, "fully_managed": 48.2, "hybrid": 57}, strings.Fields(strings.Repeat("no_plan slow_support ", 20))}
	var lines []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if lines, err = Line(lines[:0], record); err != nil {
			b.Fatal(err)
		}
	}
}
