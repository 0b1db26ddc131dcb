package playbook

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// The built-in files are right by themselves. What is wrong at a place in one of
// them is so because of what an own file says, and nobody can mend it there.

// spot is where a value stands: the values around it from the root, and their keys.
type spot struct {
	around []*yamldoc.Node
	keys   []string
}

// culprit is what an own file says that leads to problems in built-in files.
type culprit struct {
	file  string        // of the playbook
	at    *yamldoc.Node // where it stands
	under *yamldoc.Node // all that it belongs to
}

// blamed are the problems in a built-in file that one culprit leads to.
type blamed struct {
	culprit

	builtIn string // the file
	first   yamldoc.Problem
	count   int
}

// blame turns problems at places in built-in files into one for each thing in an
// own file that leads to them, and each built-in file, at the place of the former.
// Where an own file is wrong there itself, the others are what follows from that
// and are left out.
func (p *Playbook) blame(found yamldoc.Problems) yamldoc.Problems {
	var all yamldoc.Problems
	var groups []blamed
	for i := range found {
		file, builtIn := strings.CutPrefix(found[i].File, builtInName(""))
		if !builtIn {
			all = append(all, found[i])
			continue
		}
		c, ok := p.culprit(file, &found[i])
		if !ok { // no own file says anything: it is the program's own fault
			all = append(all, found[i])
			continue
		}
		count := found[i : i+1].Count()
		if g := slices.IndexFunc(groups, func(g blamed) bool { return g.at == c.at && g.builtIn == file }); g >= 0 {
			groups[g].count += count
			continue
		}
		groups = append(groups, blamed{c, file, found[i], count})
	}
	own := all
	for i := range groups {
		if g := &groups[i]; !p.wrongItself(own, &g.culprit) {
			all = append(all, g.problem(p.display(g.file)))
		}
	}
	return all
}

// problem says at the place in the own file what no longer fits.
func (b *blamed) problem(own string) yamldoc.Problem {
	more, where := "", "an own "+b.builtIn
	if b.count > 1 {
		more = fmt.Sprintf(", and %d more there", b.count-1)
	}
	if b.file == b.builtIn {
		where = "this file"
	}
	return yamldoc.Problem{
		File: own, Line: b.at.Line, Col: b.at.Col,
		Message: fmt.Sprintf("a built-in file does not go with this any more (%s%s); change this, or that by %s too", b.first.Error(), more, where),
	}
}

// culprit finds what an own file says that leads to a problem in a built-in one.
func (p *Playbook) culprit(file string, problem *yamldoc.Problem) (culprit, bool) {
	d := p.documents[file]
	if d == nil {
		return culprit{}, false
	}
	at := d.spot(problem.Line, problem.Col)
	if c, ok := p.question(at, problem.Message); ok {
		return c, true
	}
	if d.base != nil {
		for i := len(at.around) - 1; i > 0; i-- {
			if n := at.around[i]; n.Source == ownSource {
				return culprit{file, ownWithin(n), n}, true
			}
		}
	}
	// What is left is not about anything near: the questions that rules rest on,
	// then the file itself, then any other.
	for _, name := range append([]string{QuestionnaireFile, file}, FileNames()...) {
		if o := p.documents[name]; o.base != nil && o.root != nil && (name != QuestionnaireFile || file != name) {
			return culprit{name, ownWithin(o.root), o.root}, true
		}
	}
	return culprit{}, false
}

// question finds an own question that the place of a problem or its message names.
func (p *Playbook) question(at spot, message string) (culprit, bool) {
	d := p.documents[QuestionnaireFile]
	if d.base == nil || d.root == nil {
		return culprit{}, false
	}
	questions := d.root.Get("questions")
	if questions == nil {
		return culprit{}, false
	}
	for i := range questions.Items {
		item := &questions.Items[i]
		id := item.Get("id")
		if item.Source != ownSource || id == nil || id.Kind != yamldoc.Scalar || slices.Contains(at.around, item) {
			continue
		}
		named := strings.Contains(message, yamldoc.Quote(id.Text)) || strings.Contains(" "+message, " "+id.Text+" ")
		for _, key := range at.keys {
			key, _, _ = strings.Cut(key, ".")
			named = named || key == id.Text
		}
		if named {
			return culprit{QuestionnaireFile, ownWithin(item), item}, true
		}
	}
	return culprit{}, false
}

// spot finds the value at a place in the built-in file.
func (d *document) spot(line, col int) spot {
	var found, now spot
	var walk func(n *yamldoc.Node)
	walk = func(n *yamldoc.Node) {
		now.around = append(now.around, n)
		if d.shipped(n) && n.Line == line && n.Col == col {
			found = spot{slices.Clone(now.around), slices.Clone(now.keys)}
		}
		for i := range n.Items {
			walk(&n.Items[i])
		}
		for i := range n.Pairs {
			key := &n.Pairs[i].Key
			now.keys = append(now.keys, key.Text)
			if d.shipped(key) && key.Line == line && key.Col == col {
				found = spot{slices.Clone(now.around), slices.Clone(now.keys)}
			}
			walk(&n.Pairs[i].Value)
			now.keys = now.keys[:len(now.keys)-1]
		}
		now.around = now.around[:len(now.around)-1]
	}
	if d.root != nil {
		walk(d.root)
	}
	return found
}

// shipped reports whether a node stands in the built-in file.
func (d *document) shipped(n *yamldoc.Node) bool { return d.base == nil || n.Source == builtInSource }

// ownWithin is the first thing that an own file says within a value: a key with a
// single value or a whole new one, or the value where it only takes something away.
func ownWithin(n *yamldoc.Node) *yamldoc.Node {
	for i := range n.Items {
		if item := &n.Items[i]; item.Source == ownSource {
			return ownWithin(item)
		}
	}
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		if key.Source != ownSource || key.Text == "version" {
			continue
		}
		if inner := ownWithin(value); inner != value {
			return inner
		}
		return key
	}
	return n
}

// wrongItself reports whether one of the problems in own files stands in what a
// culprit belongs to.
func (p *Playbook) wrongItself(own yamldoc.Problems, c *culprit) bool {
	name := p.display(c.file)
	for i := range own {
		if own[i].File == name && hasPlace(c.under, own[i].Line, own[i].Col) {
			return true
		}
	}
	return false
}

// hasPlace reports whether something that an own file says within a value stands
// at a place.
func hasPlace(n *yamldoc.Node, line, col int) bool {
	if n.Source == ownSource && n.Line == line && n.Col == col {
		return true
	}
	for i := range n.Items {
		if hasPlace(&n.Items[i], line, col) {
			return true
		}
	}
	for i := range n.Pairs {
		key := &n.Pairs[i].Key
		if key.Source == ownSource && key.Line == line && key.Col == col || hasPlace(&n.Pairs[i].Value, line, col) {
			return true
		}
	}
	return false
}
