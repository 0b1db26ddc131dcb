package yamldoc

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// CutOff lists the texts below a node behind which stands what YAML takes for a
// comment although it hardly is one: of "name: Smith & Sons #1" it reads no "#1". What
// begins with "# " is a comment.
func CutOff(file string, data []byte, n *Node) (cut Problems) {
	if !bytes.Contains(data, []byte(" #")) {
		return nil
	}
	lines := bytes.Split(data, []byte("\n"))
	var look func(n *Node)
	look = func(n *Node) {
		for i := range n.Pairs {
			look(&n.Pairs[i].Value)
		}
		for i := range n.Items {
			look(&n.Items[i])
		}
		if n.Kind != Scalar || n.Quoted || n.Line < 1 || n.Line > len(lines) {
			return
		}
		line := string(lines[n.Line-1])
		for range n.Col - 1 {
			_, size := utf8.DecodeRuneInString(line)
			line = line[size:]
		}
		rest, ok := strings.CutPrefix(line, n.Text)
		lost := strings.TrimSpace(rest)
		if !ok || !strings.HasPrefix(rest, " ") || len(lost) < 2 || lost[0] != '#' || lost[1] == ' ' || lost[1] == '#' {
			return
		}
		cut = append(cut, Problem{File: file, Line: n.Line, Col: n.Col, Message: Quote(lost) + " behind this text is a comment and is not read; put the text in quotes if it belongs to it"})
	}
	look(n)
	return cut
}
