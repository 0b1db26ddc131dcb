package mailcode

import (
	_ "embed" // words.txt
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// wordList is a word a line. Its order is the form of a code: a word that is put in, taken
// out or moved would make every code that was sent mean something else. New words are not
// added either, because older programs could not read them; they stand in a code in full.
//
//go:embed words.txt
var wordList string

func words() []string { return strings.Fields(wordList) }

// places are the places of the words in the list.
type places map[string]int

func placesOf(words []string) places {
	p := make(places, len(words))
	for i, w := range words {
		p[w] = i
	}
	return p
}

// What a value begins with: two bits say which kind it is, the rest is its figure.
const (
	aWord   = iota // the place of a word in the list
	aNumber        // a whole number
	aText          // the length of a text, twice; plus 1 where it is one that needs no quotes
	several        // how many values follow, twice; plus 1 where they are pairs of key and value
)

const (
	maxDepth  = 8
	maxNumber = 1 << 40
)

var errMade = errors.New("the code holds something that no page writes, so nothing of it was read")

// appendNode writes a value.
func (p places) appendNode(to []byte, n *yamldoc.Node) ([]byte, error) {
	var err error
	switch n.Kind {
	case yamldoc.Scalar:
		return p.appendScalar(to, n), nil
	case yamldoc.Sequence:
		to = appendHead(to, several, 2*len(n.Items))
		for i := range n.Items {
			if to, err = p.appendNode(to, &n.Items[i]); err != nil {
				return nil, err
			}
		}
		return to, nil
	case yamldoc.Mapping:
		to = appendHead(to, several, 2*len(n.Pairs)+1)
		for i := range n.Pairs {
			to = p.appendScalar(to, &n.Pairs[i].Key)
			if to, err = p.appendNode(to, &n.Pairs[i].Value); err != nil {
				return nil, err
			}
		}
		return to, nil
	case yamldoc.Null:
	}
	return nil, fmt.Errorf("%s cannot stand in a code", n.Describe())
}

func appendHead(to []byte, kind, figure int) []byte {
	return binary.AppendUvarint(to, uint64(figure)<<2|uint64(kind))
}

func (p places) appendScalar(to []byte, n *yamldoc.Node) []byte {
	if !n.Quoted {
		if i, ok := p[n.Text]; ok {
			return appendHead(to, aWord, i)
		}
		if v, ok := whole(n.Text); ok {
			return appendHead(to, aNumber, v)
		}
	}
	needsNone := 0
	if !n.Quoted && isPlain(n.Text) {
		needsNone = 1
	}
	return append(appendHead(to, aText, 2*len(n.Text)+needsNone), n.Text...)
}

// whole reads a whole number that is written as it would be written again.
func whole(s string) (int, bool) {
	v, err := strconv.Atoi(s)
	return v, err == nil && v >= 0 && v <= maxNumber && strconv.Itoa(v) == s
}

// isPlain reports whether a text is a word of a file: an id, a number, a range, a date.
func isPlain(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !letter && (i == 0 || !strings.ContainsRune("._-", r)) {
			return false
		}
	}
	return s != ""
}

// readNode reads the whole of a code, which is a mapping.
func readNode(data []byte) (yamldoc.Node, error) {
	r := reader{data, words()}
	n, err := r.node(0)
	if err == nil && (n.Kind != yamldoc.Mapping || len(r.left) > 0) {
		err = errMade
	}
	return n, err
}

// reader reads what appendNode writes. No value takes less than a byte, so that no figure
// can ask for more than is there.
type reader struct {
	left  []byte
	words []string
}

// head reads what a value begins with.
func (r *reader) head() (kind, figure int, err error) {
	v, n := binary.Uvarint(r.left)
	if n <= 0 || v>>2 > maxNumber {
		return 0, 0, errMade
	}
	r.left = r.left[n:]
	return int(v & 3), int(v >> 2), nil
}

func (r *reader) node(depth int) (yamldoc.Node, error) {
	kind, figure, err := r.head()
	if err != nil {
		return yamldoc.Node{}, err
	}
	if kind != several {
		return r.scalar(kind, figure)
	}
	count, pairs := figure/2, figure%2 == 1
	if depth == maxDepth || count > len(r.left) {
		return yamldoc.Node{}, errMade
	}
	n := yamldoc.Node{Kind: yamldoc.Sequence}
	if pairs {
		n.Kind = yamldoc.Mapping
	}
	for range count {
		var key yamldoc.Node
		if pairs {
			if key, err = r.key(); err != nil {
				return n, err
			}
		}
		value, err := r.node(depth + 1)
		if err != nil {
			return n, err
		}
		if pairs {
			n.Pairs = append(n.Pairs, yamldoc.Pair{Key: key, Value: value})
		} else {
			n.Items = append(n.Items, value)
		}
	}
	return n, nil
}

// key reads a key, which is a word.
func (r *reader) key() (yamldoc.Node, error) {
	kind, figure, err := r.head()
	if err != nil || kind == several {
		return yamldoc.Node{}, errMade
	}
	n, err := r.scalar(kind, figure)
	if err == nil && !isPlain(n.Text) {
		err = errMade
	}
	return n, err
}

func (r *reader) scalar(kind, figure int) (yamldoc.Node, error) {
	switch {
	case kind == aWord && figure < len(r.words):
		return emit.Word(r.words[figure]), nil
	case kind == aNumber:
		return emit.Word(strconv.Itoa(figure)), nil
	case kind == aText && figure/2 <= len(r.left):
		text := string(r.left[:figure/2])
		r.left = r.left[figure/2:]
		if figure%2 == 0 {
			return emit.Text(text), nil
		}
		if isPlain(text) {
			return emit.Word(text), nil
		}
	}
	return yamldoc.Node{}, errMade
}
