package yamldoc

import (
	"errors"
	"strings"
	"testing"
	"unsafe"
)

// Millions of nodes are made; which file one is from costs no memory.
func TestNodesStaySmall(t *testing.T) {
	t.Parallel()
	if got, most := unsafe.Sizeof(Node{}), unsafe.Sizeof(struct {
		kind      [8]byte
		line, col int
		text      string
		items     []Node
		pairs     []Pair
	}{}); got > most {
		t.Errorf("a node takes %d bytes, want at most %d", got, most)
	}
}

func TestProblemsNameTheFileOfTheirNode(t *testing.T) {
	t.Parallel()
	r := NewReport("own", "built-in")
	n := &Node{Kind: Mapping, Line: 1, Col: 1, Items: []Node{{}}, Pairs: []Pair{{Value: Node{Items: []Node{{Line: 3, Col: 4}}}}}}
	n.From(1)
	r.Add(n, "first in the built-in")
	r.Add(&n.Pairs[0].Value.Items[0], "second in the built-in")
	r.Add(&Node{Line: 9, Col: 1}, "last of one's own")
	r.Add(&Node{Line: 8, Col: 1, Source: 7}, "of no known file")
	r.Add(nil, "the whole")
	want := "own: the whole\nown:9:1: last of one's own\nbuilt-in:1:1: first in the built-in\nbuilt-in:3:4: second in the built-in\nown:8:1: of no known file"
	if got := r.Err().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n.Items[0].Source != 1 || n.Pairs[0].Key.Source != 1 {
		t.Error("not all of a node is from its file")
	}
}

func TestWarningsAreNoProblems(t *testing.T) {
	t.Parallel()
	r := NewReport("f")
	if r.Warnings() != nil {
		t.Error("an empty report warns")
	}
	r.Warn(&Node{Line: 2, Col: 1}, "later, %d", 1)
	r.Warn(&Node{Line: 1, Col: 1}, "sooner")
	if r.Len() != 0 || r.Err() != nil {
		t.Errorf("%d problems: %v", r.Len(), r.Err())
	}
	if got := r.Warnings().Error(); got != "f:1:1: sooner\nf:2:1: later, 1" {
		t.Errorf("got %q", got)
	}
	for range 30_000 {
		r.Warn(nil, "again")
	}
	if n := len(r.Warnings()); n != maxKept+1 || !strings.Contains(r.Warnings()[maxKept].Message, "29902 more warnings") {
		t.Errorf("%d warnings are kept, the last is %q", n, r.Warnings()[n-1].Message)
	}
}

func TestSpare(t *testing.T) {
	t.Parallel()
	r := NewReport("own", "built-in")
	r.Ship(1)
	r.Removed = map[string]string{"items/x": "own:2:3"}
	base, own := &Node{Kind: Scalar, Text: "x", Source: 1, Line: 1, Col: 1}, &Node{Kind: Scalar, Text: "x", Line: 4, Col: 5}
	if !r.Spare(base, "items/x", "the item x") || !r.Spare(own, "items/x", "the item x") || r.Spare(own, "items/y", "the item y") || r.Spare(&Node{Kind: Sequence}, "items/x", "x") {
		t.Error("what was removed is not told from what never was")
	}
	if got := r.Warnings().Error(); got != "built-in:1:1: names the item x, which own:2:3 removes; it is left out" {
		t.Errorf("warned %q", got)
	}
	if got := r.Err().Error(); got != "own:4:5: your own file removes the item x (own:2:3); keep it there, or name another one here" {
		t.Errorf("reported %q", got)
	}
	if NewReport("f").Shipped(base) || r.Shipped(own) || !r.Shipped(base) {
		t.Error("what comes with the program is not told from what does not")
	}
}

func TestCheckSize(t *testing.T) {
	t.Parallel()
	deep := &Node{Kind: Scalar}
	for range MaxDepth {
		deep = &Node{Kind: Sequence, Items: []Node{*deep}}
	}
	for name, c := range map[string]struct {
		n  *Node
		ok bool
	}{
		"as deep as may be":  {deep, true},
		"too deep":           {&Node{Kind: Mapping, Pairs: []Pair{{Value: *deep}}}, false},
		"as many keys":       {&Node{Kind: Mapping, Pairs: make([]Pair, MaxKeys)}, true},
		"too many keys":      {&Node{Kind: Mapping, Pairs: make([]Pair, MaxKeys+1)}, false},
		"as many values":     {&Node{Kind: Sequence, Items: make([]Node, maxNodes-1)}, true},
		"too many values":    {&Node{Kind: Sequence, Items: make([]Node, maxNodes)}, false},
		"keys count as well": {&Node{Kind: Sequence, Items: []Node{{Kind: Sequence, Items: make([]Node, maxNodes-4)}, {Kind: Mapping, Pairs: make([]Pair, 1)}}}, false},
	} {
		r := NewReport("f")
		r.CheckSize(c.n)
		var ps Problems
		if ok := r.Err() == nil; ok != c.ok || !ok && !errors.As(r.Err(), &ps) {
			t.Errorf("%s: %v", name, r.Err())
		}
	}
}
