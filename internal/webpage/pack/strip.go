package main

import (
	"errors"
	"fmt"
)

// A Go program carries the name, file and line of everything in it, for the traces that it
// prints when it fails. They are a fifth of what a page has to carry, and nobody reads a
// trace there. What the program itself looks at stays: how large a frame of the stack is
// and which of its words are pointers.

// pclnMagic begins the table of functions: that of Go 1.20 and later on a machine with
// instructions of one byte and pointers of eight.
var pclnMagic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Where the parts of a function's record are, in bytes.
const (
	recName      = 4
	recSP        = 16
	recFile      = 20
	recLine      = 24
	recPCData    = 28 // how many tables there are
	recUnit      = 32
	recStartLine = 36
	recSize      = 44

	stackMapIndex = 1 // of the tables: which words of a frame are pointers
)

// named are the functions that the program knows by their names.
func named(name string) bool {
	return name == "reflect.makeFuncStub" || name == "reflect.methodValueCall"
}

// table is the table of functions of a program.
type table struct {
	*image
	functions                         int
	names, units, files, tables, list int // addresses of its parts
	end                               int // behind the tables
}

// strip returns a program without what only traces are made of. The error says that the program is not of the
// form that is known: another Go may write another one.
func strip(text []byte) ([]byte, error) {
	im, err := openImage(text)
	if err != nil {
		return nil, err
	}
	at, err := im.search(pclnMagic)
	if err != nil {
		return nil, err
	}
	const header = 8
	t := &table{image: im, functions: im.long(at + header)}
	for i, to := range []*int{&t.names, &t.units, &t.files, &t.tables, &t.list} {
		*to = at + im.long(at+header+8*(3+i))
	}
	t.end = t.list
	if t.functions <= 0 || t.names <= at || t.units < t.names || t.files < t.units || t.tables < t.files || t.list < t.tables {
		return nil, errWasm
	}
	if err := t.strip(); err != nil {
		return nil, err
	}
	return im.packed(), nil
}

func (t *table) strip() error {
	kept := make([]bool, t.end-t.tables)
	names := map[int]bool{}
	for i := range t.functions {
		record := t.list + int(t.word(t.list+8*i+4))
		if record < t.list {
			return errWasm
		}
		name := int(t.word(record + recName))
		names[name] = named(t.name(name))
		if err := t.keep(kept, int(t.word(record+recSP))); err != nil {
			return err
		}
		for k := range int(t.word(record + recPCData)) {
			if k != stackMapIndex {
				t.clear(record+recSize+4*k, 4)
			} else if err := t.keep(kept, int(t.word(record+recSize+4*k))); err != nil {
				return err
			}
		}
		for _, part := range []int{recFile, recLine, recUnit, recStartLine} {
			t.clear(record+part, 4)
		}
	}
	for i, keep := range kept {
		if !keep {
			t.clear(t.tables+i, 1)
		}
	}
	t.clearNames(names)
	t.clear(t.units, t.tables-t.units)
	return nil
}

// name is the name at an offset.
func (t *table) name(offset int) string {
	var b []byte
	for at := t.names + offset; at < t.units && t.byteAt(at) != 0; at++ {
		b = append(b, t.byteAt(at))
	}
	return string(b)
}

// clearNames clears the names of functions but those that are kept.
func (t *table) clearNames(kept map[int]bool) {
	for offset := 0; offset < t.units-t.names; {
		n := len(t.name(offset))
		if !kept[offset] {
			t.clear(t.names+offset, n)
		}
		offset += n + 1
	}
}

var errTable = errors.New("has a table of functions of another form")

// keep marks a table of values by place: pairs of numbers, until a change of the value is
// none.
func (t *table) keep(kept []bool, offset int) error {
	if offset == 0 { // there is none
		return nil
	}
	for at, first := offset, true; ; first = false {
		value, next, ok := t.varint(at)
		if !ok {
			return fmt.Errorf("%w at %d", errTable, offset)
		}
		if value != 0 || first {
			if _, next, ok = t.varint(next); !ok {
				return fmt.Errorf("%w at %d", errTable, offset)
			}
		}
		for ; at < next; at++ {
			kept[at] = true
		}
		if value == 0 && !first {
			return nil
		}
	}
}

// varint reads a number of a table and returns what is behind it.
func (t *table) varint(offset int) (n uint64, next int, ok bool) {
	for shift := 0; shift < 35; shift += 7 {
		if offset < 0 || offset >= t.end-t.tables {
			return 0, 0, false
		}
		b := t.byteAt(t.tables + offset)
		offset++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n, offset, true
		}
	}
	return 0, 0, false
}
