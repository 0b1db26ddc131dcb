package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"mspscope/internal/emit"
)

// JSON writes a value as indented JSON. Characters that could act on a terminal
// are written as escapes, which any JSON reader turns back.
func JSON(w io.Writer, value any) error {
	data, err := emit.JSON(value)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return fmt.Errorf("indent JSON: %w", err)
	}
	out.WriteByte('\n')
	_, err = w.Write(out.Bytes())
	return err
}

// AppendJSONLine appends a value as one line of JSON with its line end.
func AppendJSONLine(to []byte, value any) ([]byte, error) {
	data, err := emit.JSON(value)
	if err != nil {
		return to, err
	}
	return append(append(to, data...), '\n'), nil
}

// YAML writes a value as YAML: the same keys and values as its JSON, in the
// same order.
func YAML(w io.Writer, value any) error {
	data, err := emit.JSON(value)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	y := yamlWriter{dec: dec}
	if err := y.value(0, false); err != nil {
		return fmt.Errorf("encode YAML: %w", err)
	}
	_, err = w.Write(y.out.Bytes())
	return err
}

// yamlWriter writes block-style YAML from JSON tokens, which keep the order of
// the keys.
type yamlWriter struct {
	dec *json.Decoder
	out bytes.Buffer
}

func (y *yamlWriter) indent(n int) { y.out.WriteString(strings.Repeat("  ", n)) }

// value writes one value. inline says that something stands before it on its
// line.
func (y *yamlWriter) value(depth int, inline bool) error {
	tok, err := y.dec.Token()
	if err != nil {
		return err
	}
	switch t := tok.(type) {
	case json.Delim:
		if t == '{' {
			return y.mapping(depth, inline)
		}
		return y.sequence(depth, inline)
	case string:
		y.out.WriteString(yamlString(t))
	case json.Number:
		y.out.WriteString(t.String())
	case bool:
		fmt.Fprint(&y.out, t)
	case nil:
		y.out.WriteString("null")
	}
	y.out.WriteByte('\n')
	return nil
}

func (y *yamlWriter) mapping(depth int, inline bool) error {
	if !y.dec.More() {
		y.out.WriteString("{}\n")
		_, err := y.dec.Token()
		return err
	}
	first := true
	for y.dec.More() {
		if first && inline {
			y.out.WriteByte('\n')
		}
		if !first || inline {
			y.indent(depth)
		}
		first = false
		key, err := y.dec.Token()
		if err != nil {
			return err
		}
		y.out.WriteString(yamlString(key.(string)))
		y.out.WriteByte(':')
		if err := y.child(depth); err != nil {
			return err
		}
	}
	_, err := y.dec.Token()
	return err
}

// child writes the value of a key: scalars and empty collections on the same
// line, everything else below.
func (y *yamlWriter) child(depth int) error {
	y.out.WriteByte(' ')
	before := y.out.Len()
	if err := y.value(depth+1, true); err != nil {
		return err
	}
	// A nested block begins with a line break; the space before it goes.
	if b := y.out.Bytes(); b[before] == '\n' {
		copy(b[before-1:], b[before:])
		y.out.Truncate(len(b) - 1)
	}
	return nil
}

func (y *yamlWriter) sequence(depth int, inline bool) error {
	if !y.dec.More() {
		y.out.WriteString("[]\n")
		_, err := y.dec.Token()
		return err
	}
	if inline {
		y.out.WriteByte('\n')
	}
	for first := true; y.dec.More(); first = false {
		if !first || inline {
			y.indent(depth)
		}
		y.out.WriteString("- ")
		if err := y.value(depth+1, false); err != nil {
			return err
		}
	}
	_, err := y.dec.Token()
	return err
}

// plainYAML is text that every YAML reader takes for a string without quotes.
var plainYAML = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 _/.,()%+;-]*$`)

// yamlWords are words that some YAML reader takes for something else.
var yamlWords = regexp.MustCompile(`(?i)^(y|n|yes|no|on|off|true|false|null|nan|inf|\.nan|\.inf)$`)

func yamlString(s string) string {
	if plainYAML.MatchString(s) && !strings.HasSuffix(s, " ") && !yamlWords.MatchString(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !emit.Unsafe(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
