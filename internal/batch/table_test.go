package batch

import (
	"bufio"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// testColumn knows the columns a, b, c and g.x; a cell "bad" is no good.
func testColumn(head string) (Column, error) {
	if !slices.Contains([]string{"a", "b", "c", "g", "g.x"}, head) {
		return Column{}, errors.New("unknown " + head)
	}
	return Column{Path: strings.Split(head, "."), Read: func(text string) (yamldoc.Node, error) {
		if text == "bad" {
			return yamldoc.Node{}, errors.New("is bad")
		}
		return yamldoc.Node{Kind: yamldoc.Scalar, Text: text}, nil
	}}, nil
}

// shown writes a node in one line, with the place of each value.
func shown(n *yamldoc.Node) string {
	var parts []string
	for i := range n.Pairs {
		key, v := n.Pairs[i].Key.Text, &n.Pairs[i].Value
		switch {
		case key == "version":
		case v.Kind == yamldoc.Mapping:
			parts = append(parts, key+":{"+shown(v)+"}")
		default:
			parts = append(parts, key+":"+v.Text+"@"+string(rune('0'+v.Line))+"."+string(rune('0'+v.Col)))
		}
	}
	return strings.Join(parts, " ")
}

// rowsOf lists the engagements and problems of a table.
func rowsOf(t *testing.T, text string) []string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "t.csv", text)
	s := Sources{Paths: []string{filepath.Join(dir, "t.csv")}, Column: testColumn}
	var out []string
	say := func(err error) {
		problems, ok := errors.AsType[yamldoc.Problems](err)
		if !ok {
			t.Fatalf("%q: %v is no problem with a place", text, err)
		}
		for _, p := range problems {
			out = append(out, string(rune('0'+p.Line))+"."+string(rune('0'+p.Col))+" "+p.Message)
		}
	}
	for j := range s.Jobs() {
		documents, err := j.Read()
		if err != nil {
			say(err)
		}
		for _, d := range documents {
			root, err := d.ParseIn(&yamldoc.Room{})
			if err != nil {
				say(err)
				continue
			}
			out = append(out, shown(root))
		}
	}
	return out
}

// TestRowsOfATable reads rows with their places as a spreadsheet counts them.
func TestRowsOfATable(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"a,b\n1,2\n3,\n": {"a:1@2.1 b:2@2.2", "a:3@3.1"},
		"\ufeffa;b\r\n1;\"x;\"\"y\"\"\r\nz\"\r\n": {"a:1@2.1 b:x;\"y\"\nz@2.2"},
		"a\tg.x\n1\t2":              {"a:1@2.1 g:{x:2@2.2}"},
		"a,b\n\"1\n2\",3\n\n,\n4\n": {"a:1\n2@2.1 b:3@2.2", "a:4@5.1"},
		"a,#not this,\n1,2,\n":      {"a:1@2.1"},
		"a,,\n1,2,\n":               {`2.2 there is no head above "2"; write one in the first row, # for what is not to be read`},
		"a\n1,2\n3\n":               {`2.2 there is no head above "2"; write one in the first row, # for what is not to be read`, "a:3@3.1"},
		"a,b\nbad,bad\n1,2\n":       {"2.1 is bad", "2.2 is bad", "a:1@3.1 b:2@3.2"},
		"a,x,y\n1,2,3\n":            {"1.2 unknown x", "1.3 unknown y"},
		"a,a\n1,2\n":                {`1.2 the column "a" is there twice, also as column 1; take one out`},
		"g,g.x\n1,\n,2\n1,2\n":      {"g:1@2.1", "g:{x:2@3.2}", "4.2 the row has g as a whole and a part of it; leave one of them empty"},
		"#x\n1\n":                   {"1.1 no head is the id of a question; the first row names the questions, each further row is one client"},
		"":                          {"1.1 the table is empty; the first row names the questions, each further row is one client"},
		"a,b\n\"1\"x,2\n3,4\n":      {"2.1 text stands behind a closing quote; write two quotes for one that belongs to the cell", "a:3@3.1 b:4@3.2"},
		"a,b\n1,2\n3,\"4\n5,6\n":    {"a:1@2.1 b:2@2.2", "3.2 the quote that begins the cell has no end"},
		"a\n\xff\n":                 {"2.1 the cell is not UTF-8; save the table as CSV in UTF-8"},
		"\xff\xfea\x00":             {"1.1 the file is UTF-16; save it as CSV in UTF-8"},
		"a\n" + strings.Repeat("x", 2<<20) + "\n1\n": {"2.1 the row is larger than 1 MiB; no engagement needs that much"},
		"a\n\"\n" + strings.Repeat("x\n", 1<<20):     {"2.1 the row is larger than 1 MiB; no engagement needs that much; a quote that is opened in it may lack its end"},
	} {
		if got := rowsOf(t, text); !slices.Equal(got, want) {
			t.Errorf("%.60q: got\n%q, want\n%q", text, got, want)
		}
	}
}

// FuzzTable reads whatever stands in a table to its end.
func FuzzTable(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "a;b\n\"1\n2\";3", "\"", "a\n\"x\"y\n", ",\n,,\n", "a\t\"b\"\"\"\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := &rows{in: bufio.NewReaderSize(strings.NewReader(text), 16)}
		if _, err := r.heads(); err != nil {
			return
		}
		r.columns = []Column{{Path: []string{"a"}, Read: func(s string) (yamldoc.Node, error) {
			return yamldoc.Node{Kind: yamldoc.Scalar, Text: s}, nil
		}}}
		for range len(text) + 2 {
			d, err := r.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			_, _ = d.ParseIn(&yamldoc.Room{}) // must not panic
		}
		t.Errorf("%q has no end", text)
	})
}
