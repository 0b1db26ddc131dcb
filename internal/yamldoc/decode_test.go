package yamldoc_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// colour is a word that reads itself.
type colour uint8

func colours() []string { return []string{"red", "green"} }

func (colour) Words() []string { return colours() }

func (c *colour) UnmarshalText(id []byte) error {
	i := slices.Index(colours(), string(id))
	if i < 0 {
		return fmt.Errorf("unknown colour %q", id)
	}
	*c = colour(i)
	return nil
}

// twice is a value that reads itself.
type twice string

func (t *twice) DecodeNode(r *yamldoc.Report, n *yamldoc.Node, what string) {
	s := r.Text(n, what)
	*t = twice(s + s)
}

func (t *twice) DescribeShape() yamldoc.Shape {
	return yamldoc.Shape{Form: yamldoc.FormOther, Name: "twice"}
}

type common struct {
	Source string `yaml:"source" doc:"Who says so."`
}

type part struct {
	common
	yamldoc.Place

	ID     string         `yaml:"id,id"`
	Weight int            `yaml:"weight" range:"1..10"`
	Share  yamldoc.Number `yaml:"share,opt" range:"0..1.5" default:"0.5"`
	On     bool           `yaml:"on,opt" default:"true"`
	Most   int            `yaml:"most,opt" range:"0..9" default:"7"`
	Colour *colour        `yaml:"colour,opt"`
	Hidden string
}

type kind struct {
	Colour colour `yaml:"colour"`
}

type flow struct {
	ID string `yaml:"id" ref:"question"`
}

// some are keys of a mapping that has others.
type some struct {
	Part yamldoc.Part
	yamldoc.Place

	A int `yaml:"a" range:"0..9"`
}

type file struct {
	Version yamldoc.Version   `yaml:"version"`
	Name    string            `yaml:"name"`
	Aka     string            `yaml:"aka,opt,empty"`
	Side    string            `yaml:"side,opt" words:"ours,theirs"`
	Tags    []string          `yaml:"tags,opt,empty" len:"..3" key:"tag"`
	Levels  []string          `yaml:"levels,opt" len:"2"`
	Parts   []part            `yaml:"parts" item:"a part" key:"id"`
	By      map[colour]part   `yaml:"by,opt" item:"a part by colour"`
	Words   map[string]string `yaml:"words,opt"`
	Asks    []string          `yaml:"asks,opt" ref:"question"`
	Twice   twice             `yaml:"twice,opt"`
	Later   yamldoc.Any       `yaml:"later,opt"`
	Row     string            `yaml:"row,opt" pattern:"[A-Z]{2}-[0-9]" like:"two capital letters, a dash and a digit such as SD-1"`
	Each    map[colour]string `yaml:"each,opt,all"`
	Kinds   []kind            `yaml:"kinds,opt,all" key:"colour" item:"a kind"`
	Some    some              `yaml:"some,opt"`
	One     struct {
		A string `yaml:"a"`
	} `yaml:"one,opt"`
	Flows []flow `yaml:"flows,opt,all" item:"a flow" key:"id"`
	Say   string `yaml:"say,opt" holds:"people,smallest"`
	Left  struct {
		Say  string `yaml:"say,opt" default:"so, as {it} is"`
		Most int    `yaml:"most,opt" range:"0..9" default:"7"`
	} `yaml:"left,opt"`
}

func decode(t *testing.T, text string) (file, []string) {
	t.Helper()
	root, err := yamldoc.Parse("f", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := yamldoc.NewReport("f")
	var got file
	ok := yamldoc.Decode(r, root, "the file", &got, yamldoc.Refs{"question": {"it_fte", "users_count"}})
	if err := r.Err(); err != nil {
		if ok {
			t.Error("problems, and yet it can be used")
		}
		return got, strings.Split(err.Error(), "\n")
	}
	if !ok {
		t.Error("no problems, and yet it cannot be used")
	}
	return got, nil
}

func TestDecodeFillsWhatTheTagsSay(t *testing.T) {
	t.Parallel()
	got, problems := decode(t, `version: 1
name: N
aka: ""
side: theirs
tags: []
levels: [a, b]
parts:
  - {id: p, weight: 3, share: 1.25, on: false, colour: green, source: s}
  - {id: q, weight: 10, source: s}
by: {green: {id: x, weight: 1, source: s}}
words: {k: v}
asks: [it_fte]
twice: ab
later: {any: [1]}
row: SD-1
each: {green: g, red: r}
kinds: [{colour: green}, {colour: red}]
some: {b: [], a: 3, c: 4}
left: {}
flows: [{id: users_count}, {id: it_fte}]
say: "{people} of } {smallest} {"
one: {a: b}
`)
	if problems != nil {
		t.Fatal(problems)
	}
	p, q := got.Parts[0], got.Parts[1]
	if got.Name != "N" || got.Side != "theirs" || len(got.Tags) != 0 || !slices.Equal(got.Levels, []string{"a", "b"}) || got.Words["k"] != "v" ||
		got.Twice != "abab" || got.Later.Get("any") == nil || got.One.A != "b" || got.Row != "SD-1" || got.Each[0] != "r" || got.Kinds[0].Colour != 1 || got.Some.A != 3 || got.By[1].ID != "x" || got.Asks[0] != "it_fte" {
		t.Errorf("%+v", got)
	}
	if p.ID != "p" || p.Weight != 3 || p.Share != 125 || p.On || *p.Colour != 1 || p.Source != "s" || p.Most != 7 {
		t.Errorf("%+v", p)
	}
	if q.Share != 50 || !q.On || q.Colour != nil || q.Node.Line != 9 || q.At("weight").Line != 9 || q.At("nowhere") != q.Node {
		t.Errorf("%+v", q)
	}
}

func TestDecodeNamesEveryProblemAtItsPlace(t *testing.T) {
	t.Parallel()
	whole := "version: 1\nname: N\nparts: [{id: p, weight: 3, source: s}]\n"
	for text, want := range map[string][]string{
		"[]":                            {`f:1:1: the file must be a mapping of keys and values, not an empty list`},
		"version: 2":                    {`f:1:1: "name" is missing; add it`, `f:1:1: "parts" is missing; add it`, `f:1:10: version "2" is not known to this program; it reads version 1`},
		"name: N\nparts: []":            {`f:1:1: "version" is missing; write 'version: 1' as the first line`, `f:2:8: "parts" must be a list with at least one item, not an empty list`},
		whole + "nmae: x":               {`f:4:1: unknown key "nmae" (did you mean "name"?); remove or correct it`},
		whole + "aka: [x]":              {`f:4:6: "aka" must be a text, not a list`},
		whole + "side: their":           {`f:4:7: "side" cannot be "their" (did you mean "theirs"?); write one of ours, theirs`},
		whole + "tags: [a, b, a]":       {`f:4:14: the tag "a" stands here a second time (first on line 4); give it another tag or remove it`},
		whole + "tags: [a, b, c, d]":    {`f:4:17: "tags" takes at most 3 items`},
		whole + "tags: a":               {`f:4:7: "tags" must be a list, not "a"; put it in brackets`},
		whole + "levels: [a]":           {`f:4:9: "levels" needs 2 items, not 1`},
		whole + "levels: [a, '']":       {`f:4:13: "levels" is empty; write a text`},
		whole + "by: {blue: {}}":        {`f:4:6: unknown key "blue"; remove or correct it`},
		whole + "by: {green: 1}":        {`f:4:13: a part by colour must be a mapping of keys and values, not "1"`},
		whole + "words: [a]":            {`f:4:8: "words" must be a mapping of keys and values, not a list`},
		whole + "asks: [it_fe]":         {`f:4:8: unknown question "it_fe" (did you mean "it_fte"?)`},
		whole + "asks: [desk]":          {`f:4:8: unknown question "desk"; write one of it_fte, users_count`},
		whole + "flows: [{id: it_fte}]": {`f:4:8: "flows" lacks users_count; add it`},
		whole + "say: '{peple}, {}'": {
			`f:4:6: "say" has no "{peple}" to put in (did you mean "people"?); it may use {people}, {smallest}`,
			`f:4:6: "say" has no "{}" to put in; it may use {people}, {smallest}`,
		},
		whole + "one: x":                   {`f:4:6: "one" must be a mapping of keys and values, not "x"`},
		whole + "row: SD-12":               {`f:4:6: "row" must be two capital letters, a dash and a digit such as SD-1, not "SD-12"`},
		whole + "each: {green: g}":         {`f:4:7: "each" lacks red; add it`},
		whole + "each: {}":                 {`f:4:7: "each" lacks red, green; add them`},
		whole + "each: {green: g, rde: r}": {`f:4:18: unknown key "rde" (did you mean "red"?); remove or correct it`},
		whole + "kinds: [{colour: red}]":   {`f:4:8: "kinds" lacks green; add it`},
		whole + "kinds: [{colour: red}, {colour: red}]": {
			`f:4:33: the kind "red" stands here a second time (first on line 4); give it another colour or remove it`,
		},
		whole + "kinds: [{colour: red}, {colour: gren}]":         {`f:4:33: "colour" cannot be "gren" (did you mean "green"?); write one of red, green`},
		whole + "some: {b: 1}":                                   {`f:4:7: "a" is missing; add it`},
		whole + "one: {}":                                        {`f:4:6: "a" is missing; add it`},
		"version: 1\nname: ' '\nparts: [x]":                      {`f:2:7: "name" is empty; write a text`, `f:3:9: a part must be a mapping of keys and values, not "x"`},
		whole[:19] + "parts: [{id: p, weight: 3, source: s}, p]": {`f:3:40: a part must be a mapping of keys and values, not "p"`},
		whole[:19] + "parts: [{id: A, weight: 0}]": {
			`f:3:9: "source" is missing; add it`,
			`f:3:14: "id" must be a word of small letters, digits and underscores such as it_fte, not "A"`,
			`f:3:25: weight must be from 1 to 10, not 0`,
		},
		whole[:19] + "parts: [{id: p, weight: 1, source: s, share: 1.6, on: yes, colour: rde}, {id: p, weight: 1, source: s}]": {
			`f:3:46: "share" must be from 0 to 1.5, not 1.6`,
			`f:3:55: "on" must be true or false, not "yes"`,
			`f:3:68: "colour" cannot be "rde" (did you mean "red"?); write one of red, green`,
			`f:3:79: the part "p" stands here a second time (first on line 3); give it another id or remove it`,
		},
	} {
		if _, got := decode(t, text); !slices.Equal(got, want) {
			t.Errorf("%s\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestDecodeLeavesAPointerToWhatHasAProblemNil(t *testing.T) {
	t.Parallel()
	got, problems := decode(t, "version: 1\nname: N\nparts: [{id: p, weight: 3, source: s, colour: blue}, {id: q, weight: 3, source: s, colour: red}]")
	if len(problems) != 1 || got.Parts[0].Colour != nil || got.Parts[1].Colour == nil || got.Parts[0].Source != "s" {
		t.Errorf("%v %+v", problems, got)
	}
}

func TestShapeOf(t *testing.T) {
	t.Parallel()
	s, err := yamldoc.ShapeOf(&file{})
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, f := range s.Fields {
		keys = append(keys, f.Key)
	}
	if got, want := strings.Join(keys, " "), "version name aka side tags levels parts by words asks twice later row each kinds some one flows say left"; got != want {
		t.Errorf("keys %s, want %s", got, want)
	}
	parts := s.Fields[6].Shape
	if parts.Form != yamldoc.FormList || parts.Key != "id" || parts.Least != 1 || parts.Item.What != "a part" || parts.Item.Name != "part" {
		t.Errorf("%+v %+v", parts, parts.Item)
	}
	source, share, colour := parts.Item.Fields[0], parts.Item.Fields[3], parts.Item.Fields[6]
	if source.Key != "source" || source.Doc != "Who says so." || source.Optional ||
		share.Shape.Form != yamldoc.FormNumber || share.Shape.High != 150 || share.Default != "0.5" ||
		!slices.Equal(colour.Shape.Words, colours()) || !colour.Optional {
		t.Errorf("%+v %+v %+v", source, share, colour)
	}
	for _, bad := range []any{
		struct {
			A float64 `yaml:"a"`
		}{},
		struct {
			A int `yaml:"a" range:"x..2"`
		}{},
		struct {
			A []string `yaml:"a" len:"x"`
		}{},
		struct {
			A string `yaml:"a" pattern:"(" like:"a bracket"`
		}{},
		struct {
			A string `yaml:"a" pattern:"a"`
		}{},
	} {
		if _, err := yamldoc.ShapeOf(bad); err == nil {
			t.Errorf("%T has a shape", bad)
		}
		v := reflect.New(reflect.TypeOf(bad)).Interface()
		r := yamldoc.NewReport("f")
		if yamldoc.Decode(r, &yamldoc.Node{Kind: yamldoc.Mapping}, "it", v, nil) || r.Err() == nil {
			t.Errorf("%T was read", bad)
		}
	}
}

func TestAPlaceSaysWhetherItsRecordIsFaulty(t *testing.T) {
	t.Parallel()
	for text, faulty := range map[string][]bool{
		"version: 1\nname: N\nparts: [{id: p, weight: 3, source: s}, {id: q, weight: x, source: s}, 7]": {false, true, true},
		"nmae: N\nparts: [{id: p, weight: 3, source: s}, {id: q, weight: 3, source: s, x: 1}]":          {false, true},
	} {
		got, problems := decode(t, text)
		for i := range got.Parts {
			if got.Parts[i].Faulty != faulty[i] || got.Parts[i].Node == nil {
				t.Errorf("part %d of %s: %+v", i, text, got.Parts[i].Place)
			}
		}
		if len(got.Parts) != len(faulty) || problems == nil {
			t.Errorf("%s: %d parts, problems %q", text, len(got.Parts), problems)
		}
	}
}

func TestAPlaceNeedsSomeOfTheKeysThatMayBeLeftOut(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{a: 1, b: null}": `f:1:1: "c" is missing; add it`,
		"{b: 2, c: []}":   "",
		"[b, c]":          "", // it was said already that this is no record
		"{}":              "f:1:1: \"b\" is missing; add it\nf:1:1: \"c\" is missing; add it",
	} {
		root, err := yamldoc.Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("f")
		p := yamldoc.Place{Node: root}
		p.Need(r, "b", "c")
		got := ""
		if err := r.Err(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if p.Has("b") != (root.Get("b") != nil) || p.Has("x") {
			t.Errorf("%s: it has b: %v, x: %v", text, p.Has("b"), p.Has("x"))
		}
	}
	r := yamldoc.NewReport("f")
	var none yamldoc.Place
	if none.Need(r, "a"); r.Len() > 0 || none.Has("a") {
		t.Errorf("a record that is not there: %v", r.Err())
	}
}
