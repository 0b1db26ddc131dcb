package patch

import (
	"errors"
	"fmt"
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
	if forJSON { // words that JSON does not have are texts there
		node, err := readAlone(`{"v": ` + emit.Spaced(node) + "}")
		if err != nil {
			return value{}, fmt.Errorf("the new value cannot be written as JSON: %w", err)
		}
		return value{node: *node}, nil
	}
	if node.Kind != yamldoc.Scalar {
		return value{}, errors.New("the new value is not a single value")
	}
	quoted := yamldoc.Node{Kind: yamldoc.Scalar, Quoted: true, Text: node.Text}
	return value{node: quoted, yaml: emit.Flow(&quoted)}, nil
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

// quoteKey writes a key as the document does.
func (d *document) quoteKey(key string) string {
	if d.json {
		return emit.JSONText(key)
	}
	return emit.YAMLText(key)
}

// write writes a value as the document does.
func (d *document) write(v value) string {
	if !d.json {
		return v.yaml
	}
	if d.tight() {
		return string(emit.Node(&v.node))
	}
	return emit.Spaced(&v.node)
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
