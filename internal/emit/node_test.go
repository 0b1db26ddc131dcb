package emit

import (
	"testing"

	"mspscope/internal/yamldoc"
)

// A node of a file is the same value in JSON: numbers that JSON has stay as they
// are written, other words and what stood in quotes are texts, the order stays.
func TestNode(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{a: "1", b: 1, c: [yes, "2.50", 2.50, -0.5, 007, 1e3], d: {e: ">=0.5", f: "\e[31m"}, g: null}`: `{"a":"1","b":1,"c":["yes","2.50",2.50,-0.5,"007",1e3],"d":{"e":">=0.5","f":"\u001b[31m"},"g":null}`,
		`{z: true, a: "true", m: False, k: +1, j: .5, i: -0}`:                                           `{"z":true,"a":"true","m":"False","k":"+1","j":".5","i":-0}`,
		`[]`:              `[]`,
		`{}`:              `{}`,
		`[[], {}, [x]]`:   `[[],{},["x"]]`,
		`"a \u202e b"`:    `"a \u202e b"`,
		`"odd\nkey": <a>`: `{"odd\nkey":"<a>"}`,
	} {
		root, err := yamldoc.Parse("in.yaml", []byte(in))
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		if got := string(Node(root)); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
	if got := string(Node(nil)); got != "null" {
		t.Errorf("no node is %s", got)
	}
}

func TestObjectKeepsTheOrderOfItsKeys(t *testing.T) {
	t.Parallel()
	o := Object{{"z", 1}, {"a", Object{}}, {"k\u202e", []any{nil, "<x>"}}}
	if data, err := JSON(o); err != nil || string(data) != `{"z":1,"a":{},"k\u202e":[null,"<x>"]}` {
		t.Errorf("%s, %v", data, err)
	}
	if data, err := JSON(Object{{"bad", func() {}}}); err == nil {
		t.Errorf("a function is %s", data)
	}
}
