package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseJSON reads a JSON document token by token, because only so do duplicate
// keys, depth and positions stay visible. The text is taken for JSON when it
// could be read, or when only this program's own limits and rules refuse it.
func parseJSON(name string, data []byte, line int) (root *Node, isJSON bool, err error) {
	p := jsonParser{name: name, data: data, line: line, dec: json.NewDecoder(bytes.NewReader(data)), report: NewReport(name)}
	p.dec.UseNumber()
	root = &Node{}
	if err := p.value(root, 1); err != nil {
		return nil, p.overLimit, err
	}
	end := p.skip(p.dec.InputOffset())
	if _, err := p.dec.Token(); !errors.Is(err, io.EOF) {
		at := p.node(end)
		return nil, false, one(name, at.Line, at.Col, "more text after the end of the JSON document; remove it, or score several with 'mspscope batch'")
	}
	if err := p.report.Err(); err != nil {
		return nil, true, err
	}
	return root, true, nil
}

type jsonParser struct {
	name   string
	data   []byte
	line   int
	dec    *json.Decoder
	report *Report
	nodes  int

	overLimit bool // the document is JSON, but too deep or too large

	at    int // offset up to which lines and columns were counted
	lines int // line breaks before it
	cols  int // characters of its line before it
}

// skip returns the offset of the next token after white space and separators.
func (p *jsonParser) skip(off int64) int64 {
	for off < int64(len(p.data)) {
		switch p.data[off] {
		case ' ', '\t', '\r', '\n', ',', ':':
			off++
		default:
			return off
		}
	}
	return off
}

// node returns an empty node placed at an offset. Counting goes on from the
// offset before, because a whole document may stand on one line.
func (p *jsonParser) node(off int64) Node {
	at := int(off)
	if at < p.at {
		p.at, p.lines, p.cols = 0, 0, 0
	}
	piece := p.data[p.at:at]
	if i := bytes.LastIndexByte(piece, '\n'); i >= 0 {
		p.lines += bytes.Count(piece, []byte{'\n'})
		p.cols = 0
		piece = piece[i+1:]
	}
	p.cols += utf8.RuneCount(piece)
	p.at = at
	return Node{Line: p.line + p.lines + 1, Col: p.cols + 1}
}

// fail turns an error of the JSON library into a problem with a place and with
// something to do about it.
func (p *jsonParser) fail(err error) error {
	off := p.skip(p.dec.InputOffset())
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset > off && syntax.Offset <= int64(len(p.data)) {
		off = syntax.Offset - 1 // inside a value
	}
	said := strings.TrimPrefix(err.Error(), "json: ")
	var found string
	if off < int64(len(p.data)) {
		r, _ := utf8.DecodeRune(p.data[off:])
		found = strconv.QuoteRune(r)
	}
	message := "cannot be read as JSON: " + said + "; check quotes, brackets and commas"
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(said, "unexpected end"), found == "":
		message = "the JSON ends too early; add the bracket, brace or quote that is missing"
	case found == "'/'", found == "'#'":
		message = "JSON has no comments; remove it"
	case strings.Contains(said, "in string escape"), strings.Contains(said, "in \\u"):
		message = "this escape is not known in JSON; write \\\\ for a backslash"
	case strings.Contains(said, "in string literal"):
		message = "a text in JSON must end on its line; add the closing quote, or write \\n for a line end"
	case strings.Contains(said, "after object key:value pair"), strings.Contains(said, "after array element"):
		message = "a comma or a closing bracket is missing before " + found
	case strings.Contains(said, "after object key"):
		message = "a colon is missing between the key and its value"
	case found == "']'", found == "'}'":
		message = "a value is missing before " + found + ", or a comma is too many; remove the comma"
	case strings.Contains(said, "object key"):
		message = "a key in JSON must stand in double quotes"
	case strings.Contains(said, "beginning of value"), strings.Contains(said, "in literal"):
		message = "not a value in JSON; put texts in double quotes, write numbers as 24 or 0.5"
	}
	at := p.node(off)
	return one(p.name, at.Line, at.Col, message)
}

func (p *jsonParser) value(out *Node, depth int) error {
	off := p.skip(p.dec.InputOffset())
	tok, err := p.dec.Token()
	if err != nil {
		return p.fail(err)
	}
	*out = p.node(off)
	if _, deeper := tok.(json.Delim); deeper && depth > MaxDepth {
		p.overLimit = true
		return one(p.name, out.Line, out.Col, tooDeep)
	}
	p.nodes++
	if p.nodes > maxNodes {
		p.overLimit = true
		return one(p.name, out.Line, out.Col, fmt.Sprintf("the document has more than %d values; split it", maxNodes))
	}
	switch t := tok.(type) {
	case json.Delim:
		if t == '[' {
			return p.list(out, depth)
		}
		return p.object(out, depth)
	case string:
		out.Kind, out.Quoted, out.Text = Scalar, true, t
		if strings.ContainsRune(t, utf8.RuneError) && loneSurrogate(p.data[off:p.dec.InputOffset()]) {
			p.report.Add(out, "half a character (\\ud800 to \\udfff without its other half); write the character itself")
		}
	case json.Number:
		out.Kind, out.Text = Scalar, t.String()
	case bool:
		out.Kind, out.Text = Scalar, strconv.FormatBool(t)
	case nil:
		out.Kind = Null
	}
	return nil
}

func (p *jsonParser) list(out *Node, depth int) error {
	out.Kind = Sequence
	for p.dec.More() {
		var item Node
		if err := p.value(&item, depth+1); err != nil {
			return err
		}
		out.Items = append(out.Items, item)
	}
	return p.end()
}

func (p *jsonParser) object(out *Node, depth int) error {
	out.Kind = Mapping
	for p.dec.More() {
		var pair Pair
		if err := p.value(&pair.Key, depth+1); err != nil {
			return err
		}
		if err := p.value(&pair.Value, depth+1); err != nil {
			return err
		}
		out.Pairs = append(out.Pairs, pair)
		if len(out.Pairs) > MaxKeys {
			p.overLimit = true
			return one(p.name, out.Line, out.Col, fmt.Sprintf("a mapping with more than %d keys; split it", MaxKeys))
		}
	}
	duplicates(p.report, out)
	return p.end()
}

func (p *jsonParser) end() error {
	if _, err := p.dec.Token(); err != nil {
		return p.fail(err)
	}
	return nil
}

// loneSurrogate reports whether a JSON text holds an escaped half of a
// surrogate pair, which the JSON library replaces without a word.
func loneSurrogate(text []byte) bool {
	high := false // the escape before this one is the first half of a pair
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) || text[i+1] != 'u' || i+6 > len(text) {
			if high {
				return true
			}
			if text[i] == '\\' {
				i++
			}
			continue
		}
		unit, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16)
		if err != nil {
			return true
		}
		low := unit >= 0xdc00 && unit < 0xe000
		if low != high {
			return true
		}
		high = unit >= 0xd800 && unit < 0xdc00
		i += 5
	}
	return high
}
