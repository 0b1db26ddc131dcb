package emit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"mspscope/internal/yamldoc"
)

// Node returns a node as JSON without blanks. What stood without quotes and is a
// number, true or false in JSON stays so; every other single value is a string.
func Node(n *yamldoc.Node) json.RawMessage {
	if n == nil {
		return json.RawMessage("null")
	}
	return appendJSON(nil, n, "")
}

// Spaced returns a node as JSON on one line, with blanks as people write them.
func Spaced(n *yamldoc.Node) string { return string(appendJSON(nil, n, " ")) }

var jsonNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`) })

// appendJSON appends a node; blank stands behind commas and colons.
func appendJSON(to []byte, n *yamldoc.Node, blank string) []byte {
	switch n.Kind {
	case yamldoc.Null:
		return append(to, "null"...)
	case yamldoc.Scalar:
		if !n.Quoted && (n.Text == "true" || n.Text == "false" || jsonNumber().MatchString(n.Text)) {
			return append(to, n.Text...)
		}
		return append(to, JSONText(n.Text)...)
	case yamldoc.Sequence:
		to = append(to, '[')
		for i := range n.Items {
			if i > 0 {
				to = append(to, ","+blank...)
			}
			to = appendJSON(to, &n.Items[i], blank)
		}
		return append(to, ']')
	case yamldoc.Mapping:
		to = append(to, '{')
		for i := range n.Pairs {
			if i > 0 {
				to = append(to, ","+blank...)
			}
			to = append(to, JSONText(n.Pairs[i].Key.Text)+":"+blank...)
			to = appendJSON(to, &n.Pairs[i].Value, blank)
		}
		return append(to, '}')
	}
	return to
}

// tree returns a value as a node: the keys and values of its JSON, in the same
// order. Going through JSON means that there is one way only in which a value
// chooses its keys.
func tree(value any) (*yamldoc.Node, error) {
	data, err := JSON(value)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	root := &yamldoc.Node{}
	if err := readJSON(dec, root); err != nil {
		return nil, err
	}
	return root, nil
}

func readJSON(dec *json.Decoder, n *yamldoc.Node) error {
	token, err := dec.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		return readInside(dec, n, t)
	case string:
		*n = blockText(t)
	case json.Number:
		*n = Word(yamlNumber(t.String()))
	case bool:
		*n = Word(strconv.FormatBool(t))
	case nil:
		n.Kind = yamldoc.Null
	}
	return nil
}

// readInside reads what stands behind an opening bracket, and the closing one.
func readInside(dec *json.Decoder, n *yamldoc.Node, opening json.Delim) error {
	n.Kind = yamldoc.Sequence
	if opening == '{' {
		n.Kind = yamldoc.Mapping
	}
	for dec.More() {
		if n.Kind == yamldoc.Sequence {
			n.Items = append(n.Items, yamldoc.Node{})
			if err := readJSON(dec, &n.Items[len(n.Items)-1]); err != nil {
				return err
			}
			continue
		}
		n.Pairs = append(n.Pairs, yamldoc.Pair{})
		p := &n.Pairs[len(n.Pairs)-1]
		if err := readJSON(dec, &p.Key); err != nil {
			return err
		}
		if n := len(appendScalar(nil, &p.Key, blockPlain)); n > maxKey {
			return fmt.Errorf("a key would be written in %d bytes; YAML has none over %d", n, maxKey)
		}
		if err := readJSON(dec, &p.Value); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// maxKey is the length of the longest key as it is written, in bytes. Readers of
// YAML need not take longer ones that have a line with their value.
const maxKey = 1000

// yamlNumber writes a number of JSON so that YAML 1.1, which wants a point and a
// sign with an exponent, takes it for one as well.
func yamlNumber(s string) string {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return s
	}
	mantissa, exponent := s[:at], s[at+1:]
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	if exponent[0] != '+' && exponent[0] != '-' {
		exponent = "+" + exponent
	}
	return mantissa + "e" + exponent
}
