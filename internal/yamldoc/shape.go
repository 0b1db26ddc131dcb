package yamldoc

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Form is what a value of a file may be.
type Form uint8

// The forms.
const (
	FormText   Form = iota // a text
	FormWord               // one of the Words
	FormWhole              // a whole number from Low to High
	FormNumber             // a number with at most two decimals, Low and High in hundredths
	FormBool               // true or false
	FormList               // a list of Item
	FormMap                // a mapping from Words (any text without them) to Item
	FormRecord             // a mapping with Fields
	FormOther              // what reads itself; Name says what it is
)

// Shape describes a value of a file: what Decode reads, what a JSON Schema of
// it allows and what a reference says of it. It is made from a Go type, whose
// fields have these tags:
//
//	yaml:"key"            the key; needed. ",opt": may be left out
//	                      ",empty": a text or a list may be empty
//	                      ",id": a word of small letters, digits and underscores
//	                      ",all": of a mapping from words every word must stand,
//	                      of a list every word that its key may be
//	doc:"..."             what it is for, in the words of whoever edits the file
//	words:"a,b"           the words it may be, where the type does not say it
//	pattern:"[A-Z]{2}"    what a text must look like from end to end, and
//	like:"two letters"    how to say that
//	holds:"a,b"           the placeholders {a} and {b} that a text may have
//	range:"0..100"        the bounds of a number, both included
//	len:"5"               how many items a list has, or "..64" for at most
//	item:"a criterion"    how one item of a list is called in messages
//	key:"id"              the key that tells the items of a list apart
//	ref:"question"        the id of something else; Refs hold the ids
//	default:"..."         what holds where it is left out: a text, a number, true
//	                      or false
type Shape struct {
	Form   Form
	Name   string // of a record: its Go type; of FormOther: what it is
	What   string // how it is called in messages, "an option"; "" for its key
	Words  []string
	Low    int64  // -Unbounded for none
	High   int64  // Unbounded for none
	Empty  bool   // a text or list may be empty
	ID     bool   // a text must be an id
	All    bool   // every word of a mapping, or of the keys of a list, must stand
	Ref    string // a text must be one of these ids
	Least  int    // items of a list
	Most   int    // items of a list; 0 for any number
	Key    string // what tells the items of a list apart; "" for nothing
	Fields []Field
	Item   *Shape

	// Pattern is a regular expression that a text matches from end to end, ""
	// for any text; Like says so in words.
	Pattern, Like string

	// Holds are the placeholders, without their braces, in whose place something is
	// put; nil for a text that is printed as it stands.
	Holds []string

	place  []int // of a record: its Place
	part   bool  // of a record: see Part
	itself bool  // the type reads the word, or the keys of a mapping, itself
}

// Unbounded is larger than any number of a file, in hundredths or whole.
const Unbounded = math.MaxInt64 / 4

// Field is one key of a record.
type Field struct {
	Key      string
	Doc      string
	Default  string // what holds where it is left out; "" for nothing
	Optional bool
	Null     bool // in an own file, null takes it away although it must stand
	Given    Given
	Shape    *Shape

	index []int
}

// Given says with what a client is given the value of a key, where the data go along with
// a page: the tag client. A key for where a value comes from is never given.
type Given string

// What goes along with what.
const (
	GivenAlways Given = ""
	GivenPrice  Given = "price"  // with a price in full
	GivenReport Given = "report" // with the documents of a report
	GivenNever  Given = "no"
)

// givenOf is what the tag of a key says, or its name.
func givenOf(tag *tags) Given {
	if tag.client == "" && (tag.yaml == "source" || tag.yaml == "sources" || strings.HasSuffix(tag.yaml, "_source")) {
		return GivenNever
	}
	return Given(tag.client)
}

// Decoder is a value that reads itself. What it may be is said by DescribeShape.
type Decoder interface {
	// DecodeNode reads the value; problems go to the report, what names it.
	DecodeNode(r *Report, n *Node, what string)
	// DescribeShape returns what the value may be.
	DescribeShape() Shape
}

// Words is a type that is one of some words; a pointer to it reads the word.
type Words interface{ Words() []string }

// Version is the key version, which every file has as its first.
type Version struct{}

// Part is a record that is a part of a mapping whose other keys somebody else
// reads: a struct with a field of this type takes its keys and says nothing of
// others.
type Part struct{}

// Place is where a record stands: a field of this type without a key is filled
// with the node of the record, for problems that only show later.
type Place struct {
	Node   *Node
	Faulty bool // a problem in the record was reported; what follows from its values may not hold
}

// At returns the value of a key of the record, or the record where the key is
// not there.
func (p Place) At(key string) *Node {
	if p.Node == nil {
		return nil
	}
	if n := p.Node.Get(key); n != nil {
		return n
	}
	return p.Node
}

// Has reports whether the record has a key, read or misread.
func (p Place) Has(key string) bool { return p.Node != nil && p.Node.Get(key) != nil }

// Need reports the keys that the record lacks, for those that may be left out but
// not where it has others.
func (p Place) Need(r *Report, keys ...string) {
	if p.Node == nil || p.Node.Kind != Mapping {
		return
	}
	for _, key := range keys {
		if !p.Has(key) {
			r.Missing(p.Node, key)
		}
	}
}

// Number is a number with at most two decimals, in hundredths.
type Number int64

// Any is a value of any form that is read later.
type Any struct{ *Node }

// ShapeOf returns the shape of a struct. The error is one of the program: a type
// that cannot be read, or a tag that says nothing.
func ShapeOf(v any) (*Shape, error) {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	b := shapes{patterns: true}
	s := b.of(t, tags{})
	return s, b.err
}

// shapes makes shapes; each record type has one.
type shapes struct {
	records  map[reflect.Type]*Shape
	texts    [2]Shape // of which nothing is said but whether they may be empty
	lists    [2]Shape // of such texts
	bools    Shape
	patterns bool // they are read, to see whether they can be
	err      error
}

func (b *shapes) fail(t reflect.Type, format string, args ...any) *Shape {
	if b.err == nil {
		b.err = fmt.Errorf("%s: "+format, append([]any{t}, args...)...)
	}
	return &Shape{Form: FormOther, Name: "unknown"}
}

func (b *shapes) of(t reflect.Type, tag tags) *Shape {
	if t.Kind() == reflect.Pointer {
		return b.of(t.Elem(), tag)
	}
	switch {
	case t.PkgPath() == "": // a type of the language says nothing of itself
	case t == reflect.TypeFor[Any]():
		return &Shape{Form: FormOther, Name: "any"}
	case t == reflect.TypeFor[Version]():
		return &Shape{Form: FormWord, Words: []string{"1"}}
	case t == reflect.TypeFor[Number]():
		return b.bounds(&Shape{Form: FormNumber}, t, tag, 100)
	case reflect.PointerTo(t).Implements(reflect.TypeFor[Decoder]()):
		s := reflect.New(t).Interface().(Decoder).DescribeShape() //nolint:forcetypeassert // the case says so
		return &s
	case t.Implements(reflect.TypeFor[Words]()):
		s := &Shape{Form: FormWord, Words: listOf(tag.words)}
		if s.Words == nil {
			s.Words = reflect.Zero(t).Interface().(Words).Words() //nolint:forcetypeassert // the case says so
		}
		s.itself = reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
		return s
	}
	switch t.Kind() {
	case reflect.String:
		if words := listOf(tag.words); words != nil {
			return &Shape{Form: FormWord, Words: words}
		}
		if tag.plain() {
			return b.text(tag.empty)
		}
		s := &Shape{Form: FormText, Empty: tag.empty, ID: tag.id, Ref: tag.ref, Pattern: tag.pattern, Like: tag.like, Holds: listOf(tag.holds)}
		return b.looks(s, t)
	case reflect.Bool:
		b.bools.Form = FormBool
		return &b.bools
	case reflect.Int, reflect.Int64:
		return b.bounds(&Shape{Form: FormWhole}, t, tag, 1)
	case reflect.Slice:
		return b.list(t, tag)
	case reflect.Map:
		keys := b.of(t.Key(), tags{})
		return &Shape{Form: FormMap, Words: keys.Words, All: tag.all, Item: called(b.of(t.Elem(), tag), tag.item), itself: keys.itself}
	case reflect.Struct:
		return b.record(t)
	default:
		return b.fail(t, "no value of a file has this type")
	}
}

// text is the shape of a text of which nothing else is said: most are such, and share it.
func (b *shapes) text(empty bool) *Shape {
	s := &b.texts[which(empty)]
	s.Form, s.Empty = FormText, empty
	return s
}

// which is the place of what may be empty among those that must not and those that may.
func which(empty bool) int {
	if empty {
		return 1
	}
	return 0
}

// looks reads what a text must look like.
func (b *shapes) looks(s *Shape, t reflect.Type) *Shape {
	if s.Pattern == "" {
		return s
	}
	var err error
	if b.patterns {
		_, err = compile(s.Pattern)
	}
	if err != nil || s.Like == "" {
		return b.fail(t, "the pattern %q cannot be read or has no words", s.Pattern)
	}
	return s
}

// compile reads a pattern that a text matches from end to end.
func compile(pattern string) (*regexp.Regexp, error) { return regexp.Compile("^(?:" + pattern + ")$") }

// bounds reads the tag range; unit is how many of the units of a bound one is.
func (b *shapes) bounds(s *Shape, t reflect.Type, tag tags, unit int64) *Shape {
	s.Low, s.High = -Unbounded, Unbounded
	low, high, ok := strings.Cut(tag.bounds, "..")
	if !ok {
		return s
	}
	for _, end := range []struct {
		text string
		to   *int64
	}{{low, &s.Low}, {high, &s.High}} {
		v, good := ParseHundredths(end.text)
		if !good || v*unit%100 != 0 {
			return b.fail(t, "the range %q has no bound %q", tag.bounds, end.text)
		}
		*end.to = v * unit / 100
	}
	return s
}

func (b *shapes) list(t reflect.Type, tag tags) *Shape {
	if t.Elem() == reflect.TypeFor[string]() && tag.alone() {
		s := &b.lists[which(tag.empty)]
		s.Form, s.Item, s.Least = FormList, b.text(false), 1-which(tag.empty)
		return s
	}
	s := &Shape{Form: FormList, Key: tag.key, All: tag.all, Least: 1}
	if tag.empty {
		s.Least = 0
	}
	if n := tag.items; n != "" {
		most, err := strconv.Atoi(strings.TrimPrefix(n, ".."))
		if err != nil {
			return b.fail(t, "%q is no number of items", n)
		}
		if s.Most = most; !strings.HasPrefix(n, "..") {
			s.Least = most
		}
	}
	item := b.of(t.Elem(), tags{words: tag.words, ref: tag.ref, bounds: tag.bounds}) // what the list itself takes is gone
	s.Item = called(item, tag.item)
	return s
}

// called is a shape under a name of its own; "" leaves it the one it has.
func called(s *Shape, what string) *Shape {
	if what == "" || what == s.What {
		return s
	}
	named := *s // others may have the same
	named.What = what
	return &named
}

func (b *shapes) record(t reflect.Type) *Shape {
	if s, ok := b.records[t]; ok {
		return s
	}
	if b.records == nil {
		b.records = map[reflect.Type]*Shape{}
	}
	s := &Shape{Form: FormRecord, Name: t.Name()}
	b.records[t] = s
	s.Fields = make([]Field, 0, countFields(t))
	b.fields(s, t, nil)
	return s
}

// fields adds the fields of a struct to the shape of a record, those of embedded structs
// in their place. The index is the way to the struct.
func (b *shapes) fields(s *Shape, t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		if index != nil {
			f.Index = append(slices.Clip(index), i)
		}
		switch {
		case f.Type == reflect.TypeFor[Place]():
			if s.place == nil || len(f.Index) < len(s.place) { // its own, not that of one within
				s.place = f.Index
			}
			continue
		case f.Type == reflect.TypeFor[Part]():
			s.part = true
		case f.Anonymous && f.Type.Kind() == reflect.Struct:
			b.fields(s, f.Type, f.Index)
		}
		if f.Anonymous || !f.IsExported() {
			continue
		}
		tag := readTags(string(f.Tag))
		if tag.yaml == "" || tag.yaml == "-" {
			continue
		}
		s.Fields = append(s.Fields, Field{Key: tag.yaml, Doc: tag.doc, Default: tag.otherwise, Optional: tag.opt, Null: tag.null, Given: givenOf(&tag), Shape: b.of(f.Type, tag), index: f.Index})
	}
}

// countFields is how many fields a struct has, those of embedded structs included.
func countFields(t reflect.Type) int {
	n := t.NumField()
	for i := range n {
		// A Place has no keys, and most structs have one.
		if f := t.Field(i); f.Anonymous && f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[Place]() {
			n += countFields(f.Type)
		}
	}
	return n
}

// listOf splits a tag at its commas; nil for none.
func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}
