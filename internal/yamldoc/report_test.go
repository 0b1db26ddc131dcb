package yamldoc

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestProblemsSortedAndCapped(t *testing.T) {
	t.Parallel()
	r := NewReport("f")
	for i := range 25 {
		r.Add(&Node{Line: 25 - i, Col: 1}, "p%d", i)
	}
	r.Add(&Node{Line: 1, Col: 9}, "behind")
	r.Add(&Node{Line: 1, Col: 1}, "after, at the same place")
	r.Add(nil, "the file as a whole")
	r.AddAll(Problems{{File: "g", Line: 1, Col: 2, Message: "from elsewhere"}})
	if r.Len() != 29 {
		t.Errorf("Len is %d, want 29", r.Len())
	}
	lines := strings.Split(r.Err().Error(), "\n")
	want := []string{
		"f: the file as a whole", "f:1:1: p24", "f:1:1: after, at the same place", "g:1:2: from elsewhere", "f:1:9: behind", "f:2:1: p23",
	}
	for i, w := range want {
		if lines[i] != w {
			t.Errorf("line %d is %q, want %q", i+1, lines[i], w)
		}
	}
	if len(lines) != 21 || lines[20] != "… and 9 more" {
		t.Errorf("%d lines, the last one %q", len(lines), lines[len(lines)-1])
	}

	var problems Problems
	if !errors.As(r.Err(), &problems) || len(problems.Unwrap()) != 29 {
		t.Error("the single problems cannot be taken out")
	}
	var first Problem
	if !errors.As(fmt.Errorf("read: %w", r.Err()), &first) || first.Message != "the file as a whole" {
		t.Errorf("the first problem is %v", first)
	}
}

func TestProblemsAtTheCap(t *testing.T) {
	t.Parallel()
	r := NewReport("f")
	if r.Err() != nil {
		t.Error("an empty report is an error")
	}
	for range maxShown {
		r.Add(nil, "p")
	}
	if s := r.Err().Error(); strings.Contains(s, "more") || strings.Count(s, "\n") != maxShown-1 {
		t.Errorf("%d problems print as %q", maxShown, s)
	}
	r.Add(nil, "p")
	if s := r.Err().Error(); !strings.HasSuffix(s, "\n… and 1 more") {
		t.Errorf("one more prints as %q", s)
	}
	if s := (Problem{File: "f", Line: 3}).Error(); s != "f:3:1: " {
		t.Errorf("a problem with a line only prints as %q", s)
	}
}

// A report keeps the first hundred problems by place, whatever their order, and
// counts the others; taken over by another report they are still counted.
func TestProblemsAreBounded(t *testing.T) {
	t.Parallel()
	const n = 30_000
	r := NewReport("f")
	for i := range n {
		r.Add(&Node{Line: 1 + (i*7919)%n, Col: 1}, "p")
	}
	over := NewReport("f")
	found, _ := errors.AsType[Problems](r.Err())
	over.AddAll(found)
	for _, r := range []*Report{r, over} {
		found, _ := errors.AsType[Problems](r.Err())
		if r.Len() != n || found.Count() != n || len(found) != 101 {
			t.Fatalf("%d and %d problems, %d kept, want %d", r.Len(), found.Count(), len(found), n)
		}
		for i, p := range found[:100] {
			if p.Line != i+1 {
				t.Fatalf("problem %d is in line %d", i+1, p.Line)
			}
		}
		if got, want := found[100].Error(), "f: and 29900 more problems that are not listed; mend these first"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if !strings.HasSuffix(found.Error(), "\n… and 29980 more") || cap(r.found.problems) > 1000 {
			t.Errorf("%.200s; room for %d", found.Error()[len(found.Error())-60:], cap(r.found.problems))
		}
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	known := []string{"users_count", "endpoints_count", "it_fte", "sites_count", "no"}
	for word, want := range map[string]string{
		"user_count":             "users_count",
		"users-count":            "users_count",
		"Users Count":            "users_count",
		"usres_count":            "users_count",
		"it_fet":                 "it_fte",
		"site_count":             "sites_count",
		"on":                     "no",
		"count":                  "",
		"weather":                "",
		"":                       "",
		"x":                      "",
		strings.Repeat("a", 61):  "",
		"users_count_users_coun": "",
	} {
		if want != "" {
			want = ` (did you mean "` + want + `"?)`
		}
		if got := Suggest(word, known); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Suggest("bc", []string{"abc", "bcd"}); got != ` (did you mean "abc"?)` {
		t.Errorf("of two equally near words the first is not taken: %s", got)
	}
	if got := Suggest("users", nil); got != "" {
		t.Errorf("of no words: %s", got)
	}
}

func TestHundredths(t *testing.T) {
	t.Parallel()
	const format = " must be a number such as 24 or 0.5, at most two decimals and without separators, not "
	tests := map[string]struct {
		want int64
		err  string // behind "f:1:4: n"
	}{
		"0":                            {0, ""},
		"-0":                           {0, ""},
		"24":                           {2400, ""},
		"0.5":                          {50, ""},
		"0.05":                         {5, ""},
		"-3.25":                        {-325, ""},
		"24.90":                        {2490, ""},
		"1024.900":                     {102490, ""},
		"0.500":                        {50, ""},
		"24.9000":                      {2490, ""},
		"24.900":                       {0, ": 24.900 can be read in two ways; write 24900 or 24.9"},
		"2.000":                        {0, ": 2.000 can be read in two ways; write 2000 or 2"},
		"-2.000":                       {0, ": -2.000 can be read in two ways; write -2000 or -2"},
		"999.999":                      {0, ": 999.999 can be read in two ways; write 999999 or a number with at most two decimals"},
		"1.200.000":                    {0, `: "1.200.000" has separators; write 1200000`},
		"1.200,50":                     {0, `: "1.200,50" has separators; write 1200.5`},
		"1.200.000,5":                  {0, `: "1.200.000,5" has separators; write 1200000.5`},
		"1,200.50":                     {0, `: "1,200.50" has separators; write 1200.5`},
		"1,200,000":                    {0, `: "1,200,000" has separators; write 1200000`},
		"1 200":                        {0, `: "1 200" has separators; write 1200`},
		"1\u202f200,5":                 {0, `: "1\u202f200,5" has separators; write 1200.5`},
		"12'500":                       {0, `: "12'500" has separators; write 12500`},
		"0,5":                          {0, ": 0,5 has a comma; write 0.5"},
		"1200,50":                      {0, ": 1200,50 has a comma; write 1200.5"},
		"999999999999999.99":           {99999999999999999, ""},
		"-999999999999999.99":          {-99999999999999999, ""},
		"1000000000000000":             {0, format + `"1000000000000000"`},
		"1024.999":                     {0, format + `"1024.999"`},
		"007":                          {0, format + `"007"`},
		"00":                           {0, format + `"00"`},
		"010":                          {0, format + `"010"`},
		"1_000":                        {0, `: "1_000" has separators; write 1000`},
		"10_00":                        {0, format + `"10_00"`},
		"1,200":                        {0, ": 1,200 can be read in two ways; write 1200, without separators, or 1.2"},
		"1e3":                          {0, format + `"1e3"`},
		"0x10":                         {0, format + `"0x10"`},
		"+5":                           {0, format + `"+5"`},
		".5":                           {0, format + `".5"`},
		"5.":                           {0, format + `"5."`},
		"--5":                          {0, format + `"--5"`},
		"1.2.3":                        {0, format + `"1.2.3"`},
		"٢٤":                           {0, format + `"٢٤"`},
		".nan":                         {0, format + `".nan"`},
		"many":                         {0, format + `"many"`},
		"1" + strings.Repeat("0", 300): {0, format + `"1` + strings.Repeat("0", 58) + `…"`},
		`"24"`:                         {0, ` must be a number, not the text "24"; remove the quotes`},
		"'many'":                       {0, ` must be a number, not the text "many"`},
		"~":                            {0, " has no value; write a number such as 24 or 0.5, at most two decimals and without separators"},
		"":                             {0, " has no value; write a number such as 24 or 0.5, at most two decimals and without separators"},
		"[24]":                         {0, " must be a number, not a list"},
		"{a: 24}":                      {0, " must be a number, not a mapping"},
	}
	for text, test := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			root, err := Parse("f", []byte("n: "+text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			r := NewReport("f")
			got, ok := r.Hundredths(root.Get("n"), "n")
			message := ""
			if r.Err() != nil {
				message = strings.TrimLeft(strings.TrimPrefix(r.Err().Error(), "f:1:"), "34: ")
				message = strings.TrimPrefix(message, "n")
			}
			if got != test.want || ok != (test.err == "") || message != test.err {
				t.Errorf("got %d, %v, %q, want %d, %q", got, ok, message, test.want, test.err)
			}
		})
	}
}

func TestInt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1":    "1",
		"10":   "10",
		"5.0":  "5",
		"0":    "f:1:4: n must be from 1 to 10, not 0",
		"11":   "f:1:4: n must be from 1 to 10, not 11",
		"1.5":  "f:1:4: n must be a whole number, not 1.5",
		"-1":   "f:1:4: n must be from 1 to 10, not -1",
		"true": `f:1:4: n must be a number such as 24 or 0.5, at most two decimals and without separators, not "true"`,
	} {
		root, err := Parse("f", []byte("n: "+text))
		if err != nil {
			t.Fatal(err)
		}
		r := NewReport("f")
		got := fmt.Sprint(r.Int(root.Get("n"), "n", 1, 10))
		if r.Err() != nil {
			if got != "1" {
				t.Errorf("%s: a wrong number is read as %s, not as the lowest", text, got)
			}
			got = r.Err().Error()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// Every problem of a mapping appears at once, in the order of the file.
func TestFieldsProblems(t *testing.T) {
	t.Parallel()
	root, err := Parse("f", []byte(`version: 2
title: [a]
tags: a
items: b
none: []
words: [a, {b: c}, ~]
titel: x
`))
	if err != nil {
		t.Fatal(err)
	}
	r := NewReport("f")
	f, ok := r.Fields(root, "a thing")
	if !ok || f.Node() != root {
		t.Fatal("no fields")
	}
	f.Version()
	if got := f.Text("title"); got != "" {
		t.Errorf("a list is read as the text %q", got)
	}
	f.Texts("tags")
	f.List("items")
	f.NeedList("none")
	f.Texts("words")
	f.Text("subtitle")
	f.Int("count", 0, 9)
	f.NeedList("rows")
	f.End()
	want := `f:1:1: "subtitle" is missing; add it
f:1:1: "count" is missing; add it
f:1:1: "rows" is missing; add it
f:1:10: version "2" is not known to this program; it reads version 1
f:2:8: "title" must be a text, not a list
f:3:7: "tags" must be a list, not "a"; put it in brackets
f:4:8: "items" must be a list, not "b"
f:5:7: "none" must be a list with at least one item, not an empty list
f:6:12: "words" must be a text, not a mapping
f:6:20: "words" must be a text, not nothing
f:7:1: unknown key "titel" (did you mean "title"?); remove or correct it`
	if got := r.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFieldsValues(t *testing.T) {
	t.Parallel()
	root, err := Parse("f", []byte("version: 1\ntitle: a\ntags: [a, 1]\nitems:\n- b\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := NewReport("f")
	f, _ := r.Fields(root, "a thing")
	f.Version()
	got := fmt.Sprintf("%s%s ", f.Text("title"), f.OptText("sub")) + fmt.Sprint(
		f.Texts("tags"), len(f.List("items")), len(f.NeedList("items")), f.Texts("x") == nil, f.List("x") == nil, f.Opt("x") == nil)
	f.End()
	if want := "a [a 1] 1 1 true true true"; got != want || r.Err() != nil {
		t.Errorf("got %s, %v, want %s", got, r.Err(), want)
	}

	r = NewReport("f")
	if _, ok := r.Fields(root.Get("tags"), "a thing"); ok || r.Err().Error() != "f:3:7: a thing must be a mapping of keys and values, not a list" {
		t.Errorf("fields of a list: %v", r.Err())
	}
	for text, want := range map[string]string{
		"a: 1":         `f:1:1: "version" is missing; write 'version: 1' as the first line`,
		`version: "1"`: `f:1:10: version the text "1" is not known to this program; it reads version 1`,
		"version: 1.0": `f:1:10: version "1.0" is not known to this program; it reads version 1`,
	} {
		root, err := Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := NewReport("f")
		f, _ := r.Fields(root, "a thing")
		f.Version()
		if got := fmt.Sprint(r.Err()); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"a\x1b[31m\u202e\u0085\n": `"a\x1b[31m\u202e\u0085\n"`,
		strings.Repeat("é", 60):   `"` + strings.Repeat("é", 60) + `"`,
		strings.Repeat("é", 61):   `"` + strings.Repeat("é", 59) + `…"`,
	} {
		if got := Quote(s); got != want {
			t.Errorf("Quote(%q) = %s, want %s", s, got, want)
		}
	}
}
