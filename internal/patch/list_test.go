package patch

import (
	"errors"
	"strings"
	"testing"
)

func TestAnItemIsAddedToAList(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, before, after string }{
		{"no list", "version: 1\nquote:\n  revision: 1 # first\n# end\n", "version: 1\nquote:\n  revision: 1 # first\n  sent: [{a: 2}]\n# end\n"},
		{"no mapping", "version: 1\n# end\n", "version: 1\n# end\nquote:\n  sent: [{a: 2}]\n"},
		{"braces", "version: 1\nquote: {revision: 1} # q\n", "version: 1\nquote: {revision: 1, sent: [{a: 2}]} # q\n"},
		{"empty", "version: 1\nquote:\n  sent: [] # none\n", "version: 1\nquote:\n  sent: [{a: 2}] # none\n"},
		{"lines", "quote:\n  sent:\n    - {a: 1} # one\n    # still one\n  # of the quote\n  revision: 2\n", "quote:\n  sent:\n    - {a: 1} # one\n    # still one\n    - {a: 2}\n  # of the quote\n  revision: 2\n"},
		{"lines of lines", "quote:\n  sent:\n  - a: 1\n    b: |\n      text\n\n# end", "quote:\n  sent:\n  - a: 1\n    b: |\n      text\n  - {a: 2}\n\n# end"},
		{"dash alone", "quote:\n  sent:\n  -\n    a: 1\n", "quote:\n  sent:\n  -\n    a: 1\n  - {a: 2}\n"},
		{"brackets", "quote: {sent: [{a: 1}, {a: \"x]\"}]}\r\n", "quote: {sent: [{a: 1}, {a: \"x]\"}, {a: 2}]}\r\n"},
		{"brackets over lines", "quote:\n  sent: [\n    {a: 1}, # one\n    {a: 3} # three\n  ]\n", "quote:\n  sent: [\n    {a: 1}, # one\n    {a: 3}, {a: 2} # three\n  ]\n"},
		{"JSON", "{\"quote\": {\"sent\": [{\"a\": 1}]}}\n", "{\"quote\": {\"sent\": [{\"a\": 1}, {\"a\": 2}]}}\n"},
		{"tight JSON", "{\"quote\":{\"sent\":[{\"a\":1}]}}", "{\"quote\":{\"sent\":[{\"a\":1},{\"a\":2}]}}"},
		{"JSON without a list", "{\n  \"quote\": {\n    \"revision\": 1\n  }\n}\n", "{\n  \"quote\": {\n    \"revision\": 1,\n    \"sent\": [{\"a\": 2}]\n  }\n}\n"},
	} {
		got, err := Patch("in", []byte(test.before), []Edit{{Path: []string{"quote", "sent"}, Value: "{a: 2}", Append: true}})
		if err != nil || string(got) != test.after {
			t.Errorf("%s: %v\n%s\nexpected\n%s", test.name, err, got, test.after)
		}
	}
	_, err := Patch("in", []byte("quote: {sent: none}\n"), []Edit{{Path: []string{"quote", "sent"}, Value: "{a: 2}", Append: true}})
	if !errors.Is(err, ErrCannotPatch) || !strings.Contains(err.Error(), "in:1:15: quote.sent cannot be changed in place: it is ") {
		t.Errorf("what is no list: %v", err)
	}
}

// A list that stands line by line with comments is changed line by line: a comment stays
// beside its item, and goes with it.
func TestAListKeepsTheCommentsOfWhatStays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ before, to, after string }{
		{"a:\n  - x  # confirmed\n  - y\nb: 1\n", "[y, z]", "a:\n  - y\n  - z\nb: 1\n"},
		{"a:\n  - x\n  - y  # sure\nb: 1\n", "[y]", "a:\n  - y  # sure\nb: 1\n"},
		{"a:\n- x # one\n# above y\n- y\n", "[w, x, v, y]", "a:\n- w\n- x # one\n# above y\n- v\n- y\n"},
		{"a:\n  - x # one\n  - y\nb: 1\n", "[z]", "a:\n  - z\nb: 1\n"},
		{"a:\n  - x # one\n  - y # two\nb: 1\n", "[y, x]", "a: [y, x]\n  # one\n  # two\nb: 1\n"},
		{"a:\r\n  - x # one\r\n  - y\r\n", "[x]", "a:\r\n  - x # one\r\n"},
		{"a:\n  - x # one\n  - y", "[x, z]", "a: [x, z]\n  # one"},
	} {
		got, err := Patch("in", []byte(test.before), []Edit{{Path: []string{"a"}, Value: test.to}})
		if err != nil || string(got) != test.after {
			t.Errorf("%q to %s: %v\n%q\nexpected\n%q", test.before, test.to, err, got, test.after)
		}
	}
}
