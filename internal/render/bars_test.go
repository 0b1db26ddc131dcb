package render

import (
	"bytes"
	"strings"
	"testing"

	"mspscope/internal/page"
)

// Bars need a scale and room; without one of them the figures stand alone.
func TestBarsWithoutAScaleOrRoom(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		bars  page.Bars
		width int
		bar   bool
	}{
		{"all nothing", page.Bars{Rows: []page.Bar{{Name: "a", Text: "0.0"}, {Name: "b", Text: "0.0", Remark: "ruled out"}}}, 80, false},
		{"no room", page.Bars{Max: 1000, Rows: []page.Bar{{Name: "Fully managed", Value: 1000, Text: "100.0", Remark: "recommended"}}}, 20, false},
		{"neither", page.Bars{Rows: []page.Bar{{Name: "Fully managed", Text: "0.0", Remark: "recommended"}}}, 20, false},
		{"both", page.Bars{Max: 1000, Rows: []page.Bar{{Name: "a", Value: 500, Text: "50.0"}, {Name: "b", Text: "0.0"}}}, 80, true},
	} {
		var b bytes.Buffer
		d := &page.Document{}
		d.Section("", test.bars)
		if err := Text(&b, d, Terminal{Width: test.width}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "█░") != test.bar || strings.Count(b.String(), "\n") != len(test.bars.Rows) {
			t.Errorf("%s: %q", test.name, b.String())
		}
	}
}
