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

	more int // this one stands for so many that are not listed
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

// Report collects the problems of one file while it is read. It keeps the first
// ones by place and counts the others: a hostile document has one on every line.
type Report struct {
	File     string
	problems Problems
	dropped  int
}

// NewReport returns an empty report on a file.
func NewReport(file string) *Report { return &Report{File: file} }

// Add records a problem at a node. A nil node is the file as a whole.
func (r *Report) Add(at *Node, format string, args ...any) {
	p := Problem{File: r.File, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		p.Line, p.Col = at.Line, at.Col
	}
	r.add(p)
}

// AddAll records problems found elsewhere.
func (r *Report) AddAll(ps Problems) {
	for _, p := range ps {
		r.add(p)
	}
}

func (r *Report) add(p Problem) {
	if p.more > 0 {
		r.dropped += p.more
		return
	}
	r.problems = append(r.problems, p)
	if len(r.problems) == 3*maxKept {
		r.cut()
	}
}

// cut sorts the problems by place and drops what is behind the first maxKept.
func (r *Report) cut() {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	if over := len(r.problems) - maxKept; over > 0 {
		r.problems = r.problems[:maxKept]
		r.dropped += over
	}
}

// Len returns the number of problems so far.
func (r *Report) Len() int { return len(r.problems) + r.dropped }

// Err returns the problems sorted by place, or nil when there are none.
func (r *Report) Err() error {
	if r.Len() == 0 {
		return nil
	}
	r.cut()
	if r.dropped == 0 {
		return r.problems
	}
	return append(slices.Clip(r.problems), Problem{
		File: r.File, Message: fmt.Sprintf("and %d more problems that are not listed; mend these first", r.dropped), more: r.dropped,
	})
}
