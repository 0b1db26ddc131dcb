package yamldoc

import "testing"

func TestCutOff(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"name: Smith & Sons #1":         `f:1:7: "#1" behind this text is a comment and is not read; put the text in quotes if it belongs to it`,
		"a: {b: é x}\nname: Ünit  #4 b": `f:2:7: "#4 b" behind this text is a comment and is not read; put the text in quotes if it belongs to it`,
		"list:\n  - see #12\n":          `f:2:5: "#12" behind this text is a comment and is not read; put the text in quotes if it belongs to it`,
		"name: Smith # the older one":   "",
		"name: Smith ## the older":      "",
		"name: 'Smith #1'":              "",
		"name: Smith#1":                 "",
		"name: 'Smith' #1":              "",
		"#1\nname: Smith":               "",
		"name: Smith #":                 "",
		`{"name": "Smith #1"}`:          "",
		"name: |\n  Smith #1\n":         "",
	} {
		root, err := Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range CutOff("f", []byte(text), root) {
			got += p.Error()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
