package yamldoc

import (
	"reflect"
	"strings"
	"testing"
)

// TestRoomIsAsGoodAsNew parses documents one after the other into the same memory, and
// each as if it were alone: nothing of one document shows in the next.
func TestRoomIsAsGoodAsNew(t *testing.T) {
	t.Parallel()
	var room Room
	for _, text := range []string{
		"a: 1\nb: [x, y, {c: \"d\"}]\n",
		`{"a": {"b": ["c", null, {"d": 1}]}, "e": ""}`,
		"- 1\n- {k: v, l: [m, n]}\n- o:\n    p: q\n    r:\n",
		"wrong: [\n",
		`{"broken": [1, 2`,
		"text: |\n  for the slow reader\n",
		strings.Repeat("- {k: v}\n", 2*maxRoomLines),
		"a:\nb: 2\nc: {}\n",
	} {
		d := Document{Name: "f", data: []byte(text)}
		want, wantErr := d.ParseIn(&Room{})
		got, err := d.ParseIn(&room)
		if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%.40q: got %+v, %v, want %+v, %v", text, got, err, want, wantErr)
		}
	}
}

// TestRoomForgetsWhatIsLarge keeps the memory of an ordinary document and not that of a
// large one.
func TestRoomForgetsWhatIsLarge(t *testing.T) {
	t.Parallel()
	for text, kept := range map[string]bool{
		"a: {b: c}\n": true,
		strings.Repeat("- {k: v}\n", 2*maxRoomLines): false,
	} {
		var room Room
		if _, err := (Document{Name: "f", data: []byte(text)}).ParseIn(&room); err != nil {
			t.Fatal(err)
		}
		room.empty()
		if (room.lines != nil) != kept || len(room.pairs) != 0 {
			t.Errorf("%.20q: %d lines are kept, %d pairs are in use", text, cap(room.lines), len(room.pairs))
		}
	}
}

// TestParseText reads what Parse reads, and says the same of what is wrong.
func TestParseText(t *testing.T) {
	t.Parallel()
	var room Room
	for _, text := range []string{"a: {b: [c]}\n", `{"a": 1}`, "\ufeffa: 1\n", "", "# nothing\n", "a: \x01\n", "a: &x 1\n", "t: >\n  folded\n"} {
		want, wantErr := Parse("f", []byte(text))
		got, err := room.ParseText("f", text)
		if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%q: got %+v, %v, want %+v, %v", text, got, err, want, wantErr)
		}
	}
}
