package patch

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// value is a new value: as it reads, and as it is written in YAML, inside
// braces or not.
type value struct {
	node yamldoc.Node
	yaml string
}

var emptyMapping = value{node: yamldoc.Node{Kind: yamldoc.Mapping}, yaml: "{}"}

// parseValue reads a value that is written as YAML on one line.
func parseValue(text string, forJSON bool) (value, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return value{}, errors.New("the new value is empty; write \"\" for an empty text")
	case strings.ContainsAny(text, "\n\r\u0085\u2028\u2029"):
		return value{}, errors.New("the new value spreads over several lines; write it on one")
	}
	node, err := readAlone("v: " + text)
	if err != nil {
		return value{}, fmt.Errorf("the new value cannot be read: %w", err)
	}
	if !forJSON {
		// Inside braces a comma or a bracket ends a plain text, and everywhere
		// a comment would be taken along.
		if inside, err := readAlone("v: {k: " + text + "}"); err == nil && len(inside.Pairs) == 1 && same(&inside.Pairs[0].Value, node) {
			return value{node: *node, yaml: text}, nil
		}
	}
	if end, err := (&document{text: []byte("v: " + text), lines: []int{0}}).end(node, 0); err != nil || end != len("v: ")+len(text) {
		return value{}, errors.New("the new value has a comment behind it, or is not a single value")
	}
	if forJSON {
		n := jsonNode(node)
		return value{node: n}, nil
	}
	if node.Kind != yamldoc.Scalar {
		return value{}, errors.New("the new value is not a single value")
	}
	quoted := yamldoc.Node{Kind: yamldoc.Scalar, Quoted: true, Text: node.Text}
	return value{node: quoted, yaml: quote(node.Text)}, nil
}

// readAlone reads the value of the only key of a text.
func readAlone(text string) (*yamldoc.Node, error) {
	root, err := yamldoc.Parse("value", []byte(text))
	if err != nil {
		var problems yamldoc.Problems
		if errors.As(err, &problems) && len(problems) > 0 {
			return nil, errors.New(problems[0].Message)
		}
		return nil, err
	}
	if root.Kind != yamldoc.Mapping || len(root.Pairs) != 1 {
		return nil, errors.New("it is not a single value")
	}
	return &root.Pairs[0].Value, nil
}

// plainRunes are the characters of texts that are left without quotes, besides
// letters and digits.
const plainRunes = " _-.()/+;"

// Text writes a text as the value of an edit: plain where it can be taken for
// nothing else, otherwise in double quotes, always on one line.
func Text(s string) string {
	if s == "" || s[len(s)-1] == ' ' || !letter(rune(s[0])) {
		return quote(s)
	}
	for _, r := range s {
		if !letter(r) && (r < '0' || r > '9') && !strings.ContainsRune(plainRunes, r) {
			return quote(s)
		}
	}
	switch strings.ToLower(s) {
	case "unknown", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "dont_know", "advise":
		return quote(s)
	}
	return s
}

func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// quote writes a text in double quotes. The escapes of Go are escapes of YAML.
func quote(s string) string { return strconv.Quote(strings.ToValidUTF8(s, "\ufffd")) }

// quoteKey writes a key: plain where it is a simple word.
func (d *document) quoteKey(key string) string {
	if d.json {
		return emit.JSONText(key)
	}
	for i, r := range key {
		if !letter(r) && r != '_' && (i == 0 || (r < '0' || r > '9') && r != '-') {
			return quote(key)
		}
	}
	if key == "" {
		return quote(key)
	}
	return key
}

// write writes a value as the document does.
func (d *document) write(v value) string {
	if !d.json {
		return v.yaml
	}
	var b strings.Builder
	writeJSON(&b, &v.node, d.tight())
	return b.String()
}

// tight reports whether the document is written without blanks behind its
// colons and commas, as programs write JSON.
func (d *document) tight() bool {
	if !d.json || len(d.root.Pairs) == 0 {
		return false
	}
	colon, err := d.colon(&d.root.Pairs[0])
	return err == nil && colon < len(d.text) && strings.IndexByte(" \t\r\n", d.text[colon]) < 0
}

// jsonNode returns what a value reads as when it is written as JSON: words that
// JSON does not have are texts.
func jsonNode(n *yamldoc.Node) yamldoc.Node {
	c := *n
	switch n.Kind {
	case yamldoc.Scalar:
		c.Quoted = n.Quoted || !isJSONWord(n.Text)
	case yamldoc.Sequence:
		c.Items = make([]yamldoc.Node, len(n.Items))
		for i := range n.Items {
			c.Items[i] = jsonNode(&n.Items[i])
		}
	case yamldoc.Mapping:
		c.Pairs = make([]yamldoc.Pair, len(n.Pairs))
		for i := range n.Pairs {
			c.Pairs[i] = yamldoc.Pair{Key: n.Pairs[i].Key, Value: jsonNode(&n.Pairs[i].Value)}
		}
	case yamldoc.Null:
	}
	return c
}

// isJSONWord reports whether a plain text is a number, true or false in JSON.
func isJSONWord(s string) bool {
	return s != "" && s[0] != '"' && s[0] != '{' && s[0] != '[' && s != "null" && json.Valid([]byte(s))
}

func writeJSON(b *strings.Builder, n *yamldoc.Node, tight bool) {
	comma, colon := ", ", ": "
	if tight {
		comma, colon = ",", ":"
	}
	switch n.Kind {
	case yamldoc.Null:
		b.WriteString("null")
	case yamldoc.Scalar:
		if n.Quoted {
			b.WriteString(emit.JSONText(n.Text))
		} else {
			b.WriteString(n.Text)
		}
	case yamldoc.Sequence:
		b.WriteByte('[')
		for i := range n.Items {
			if i > 0 {
				b.WriteString(comma)
			}
			writeJSON(b, &n.Items[i], tight)
		}
		b.WriteByte(']')
	case yamldoc.Mapping:
		b.WriteByte('{')
		for i := range n.Pairs {
			if i > 0 {
				b.WriteString(comma)
			}
			b.WriteString(emit.JSONText(n.Pairs[i].Key.Text) + colon)
			writeJSON(b, &n.Pairs[i].Value, tight)
		}
		b.WriteByte('}')
	}
}
