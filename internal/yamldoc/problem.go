package yamldoc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing wrong with a document: what, where and what to do.
type Problem struct {
	File    string
	Line    int // from 1; 0 when the problem has no place in the file
	Col     int // from 1; 0 when only the line is known
	Message string

	more   int   // this one stands for so many that are not listed
	source uint8 // which of its report's files it is in
}

// Error returns the problem as file:line:col: message.
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, max(p.Col, 1), p.Message)
}

// Problems are all the problems of one document, or the first maxKept of them and
// one that says how many more there are. As an error they print one a line, in
// the order of the file, at most maxShown of them.
type Problems []Problem

const (
	maxShown = 20
	maxKept  = 100
)

// Count returns the number of problems, those that are not listed included.
func (ps Problems) Count() int {
	n := len(ps)
	for i := range ps {
		n += max(ps[i].more-1, 0)
	}
	return n
}

// Error returns the problems, one a line.
func (ps Problems) Error() string {
	var b strings.Builder
	for i, p := range ps {
		if i == maxShown {
			fmt.Fprintf(&b, "\n… and %d more", ps.Count()-maxShown)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
	}
	return b.String()
}

// Unwrap returns the single problems, for errors.As.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// Report collects the problems of one document while it is read. It keeps the
// first ones by place and counts the others: a hostile document has one on every
// line. A document may be laid together from several files; each node then says
// in which of them it stands.
type Report struct {
	File     string // the first one
	more     []string
	shipped  int // one more than the first source that comes with the program; 0 for none
	found    kept
	warnings kept
	compared int // words looked at for suggestions

	// Held says that a test holds the document to what takes long to check, so that it
	// need not be checked again: the data of the program without anything laid over it.
	Held bool

	// Removed is what the own file of a document takes out of the one that comes
	// with the program: the keys and ids on the way to it, with slashes between
	// them, and where that is written.
	Removed map[string]string
	// Whole says that the own file stands for the one that comes with the program, so that
	// what it lacks was not taken out by name.
	Whole bool

	taken map[takenKey]*Node // where an own file takes a key out of a mapping
}

// takenKey is a key that is missing from a mapping, by the place of the mapping.
type takenKey struct {
	source    uint8
	line, col int
	key       string
}

// Take notes that a key is missing from a mapping because an own file takes it out
// there.
func (r *Report) Take(mapping, there *Node) {
	if r.taken == nil {
		r.taken = map[takenKey]*Node{}
	}
	r.taken[takenKey{mapping.Source, mapping.Line, mapping.Col, there.Text}] = there
}

// Missing reports a key that a mapping must have: where it was taken out, else where
// the mapping begins.
func (r *Report) Missing(mapping *Node, key string) {
	if at := r.taken[takenKey{mapping.Source, mapping.Line, mapping.Col, key}]; at != nil {
		r.Add(at, "%q cannot be taken away, because it is needed here; give it another value, or leave the line out to keep the built-in one", key)
		return
	}
	r.Add(mapping, "%q is missing; add it", key)
}

// NewReport returns an empty report on a file, and on those that its nodes stand
// in as well: source 0 is the first one.
func NewReport(file string, more ...string) *Report { return &Report{File: file, more: more} }

// Ship says that the files from a source on come with the program: who reads the
// report cannot change them.
func (r *Report) Ship(from uint8) { r.shipped = int(from) + 1 }

// Shipped reports whether a node stands in a file that comes with the program.
func (r *Report) Shipped(n *Node) bool { return r.shipped > 0 && int(n.Source)+1 >= r.shipped }

// Spare deals with a name, within one document, that stands for nothing. It returns
// false unless that is because the own file removed it: what comes with the program
// is then warned of, and an own file is told to decide.
func (r *Report) Spare(n *Node, path, what string) bool {
	where, ok := r.Removed[path]
	if !ok || n.Kind != Scalar {
		return false
	}
	if r.Shipped(n) {
		r.Warn(n, "names %s, which %s removes; it is left out", what, where)
	} else {
		r.Add(n, "your own file removes %s (%s); keep it there, or name another one here", what, where)
	}
	return true
}

// Place says where a node stands, as problems do: file:line:col.
func (r *Report) Place(n *Node) string {
	return fmt.Sprintf("%s:%d:%d", r.name(n.Source), n.Line, max(n.Col, 1))
}

func (r *Report) name(source uint8) string {
	if source == 0 || int(source) > len(r.more) {
		return r.File
	}
	return r.more[source-1]
}

// Add records a problem at a node. A nil node is the file as a whole.
func (r *Report) Add(at *Node, format string, args ...any) {
	r.found.add(r.problem(at, format, args))
}

// Warn records what is worth knowing and no problem: what was read is good.
func (r *Report) Warn(at *Node, format string, args ...any) {
	r.warnings.add(r.problem(at, format, args))
}

func (r *Report) problem(at *Node, format string, args []any) Problem {
	p := Problem{File: r.File, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		p.File, p.Line, p.Col, p.source = r.name(at.Source), at.Line, at.Col, at.Source
	}
	return p
}

// AddAll records problems found elsewhere.
func (r *Report) AddAll(ps Problems) {
	for _, p := range ps {
		r.found.add(p)
	}
}

// kept are the first problems by place and the number of the others.
type kept struct {
	problems Problems
	dropped  int
}

func (k *kept) add(p Problem) {
	if p.more > 0 {
		k.dropped += p.more
		return
	}
	k.problems = append(k.problems, p)
	if len(k.problems) == 3*maxKept {
		k.cut()
	}
}

// cut sorts the problems by place and drops what is behind the first maxKept.
func (k *kept) cut() {
	slices.SortStableFunc(k.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	if over := len(k.problems) - maxKept; over > 0 {
		k.problems = k.problems[:maxKept]
		k.dropped += over
	}
}

// sorted returns the problems by place and, where some were dropped, one that
// says so.
func (k *kept) sorted(file, more string) Problems {
	k.cut()
	if k.dropped == 0 {
		return k.problems
	}
	return append(slices.Clip(k.problems), Problem{File: file, Message: fmt.Sprintf(more, k.dropped), more: k.dropped})
}

// Len returns the number of problems so far.
func (r *Report) Len() int { return len(r.found.problems) + r.found.dropped }

// Err returns the problems sorted by file and place, or nil when there are none.
func (r *Report) Err() error {
	if r.Len() == 0 {
		return nil
	}
	return r.found.sorted(r.File, "and %d more problems that are not listed; mend these first")
}

// Warnings returns what was warned of, sorted as problems are. Warnings are no
// error.
func (r *Report) Warnings() Problems {
	return r.warnings.sorted(r.File, "and %d more warnings that are not listed")
}

// CheckSize reports a document laid together from others that is larger than one
// may be, so that no reader meets a larger one by that way.
func (r *Report) CheckSize(root *Node) {
	nodes := 0
	if at := tooLarge(root, 1, &nodes); at != nil {
		r.Add(at, "together with the built-in file this is more than a document may hold (%d values, %d keys in a mapping, %d levels); leave something out", maxNodes, MaxKeys, MaxDepth)
	}
}

func tooLarge(n *Node, depth int, nodes *int) *Node {
	*nodes += 1 + len(n.Pairs)
	inside := n.Kind == Sequence || n.Kind == Mapping
	if *nodes > maxNodes || len(n.Pairs) > MaxKeys || inside && depth > MaxDepth {
		return n
	}
	for i := range n.Items {
		if at := tooLarge(&n.Items[i], depth+1, nodes); at != nil {
			return at
		}
	}
	for i := range n.Pairs {
		if at := tooLarge(&n.Pairs[i].Value, depth+1, nodes); at != nil {
			return at
		}
	}
	return nil
}
