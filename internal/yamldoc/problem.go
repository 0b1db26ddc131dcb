package yamldoc

import (
	"fmt"
	"sort"
	"strings"
)

// Problem is one thing wrong with a document: what, where and what to do.
type Problem struct {
	File    string
	Line    int // from 1; 0 when the problem has no place in the file
	Col     int // from 1; 0 when only the line is known
	Message string
}

// Error returns the problem as file:line:col: message.
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, max(p.Col, 1), p.Message)
}

// Problems are all the problems of one document. As an error they print one a
// line, in the order of the file, at most maxShown of them.
type Problems []Problem

const maxShown = 20

// Error returns the problems, one a line.
func (ps Problems) Error() string {
	var b strings.Builder
	for i, p := range ps {
		if i == maxShown {
			fmt.Fprintf(&b, "\n… and %d more", len(ps)-maxShown)
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

// Report collects the problems of one file while it is read.
type Report struct {
	File     string
	problems Problems
}

// NewReport returns an empty report on a file.
func NewReport(file string) *Report { return &Report{File: file} }

// Add records a problem at a node. A nil node is the file as a whole.
func (r *Report) Add(at *Node, format string, args ...any) {
	p := Problem{File: r.File, Message: fmt.Sprintf(format, args...)}
	if at != nil {
		p.Line, p.Col = at.Line, at.Col
	}
	r.problems = append(r.problems, p)
}

// AddAll records problems found elsewhere.
func (r *Report) AddAll(ps Problems) { r.problems = append(r.problems, ps...) }

// Len returns the number of problems so far.
func (r *Report) Len() int { return len(r.problems) }

// Err returns the problems sorted by place, or nil when there are none.
func (r *Report) Err() error {
	if len(r.problems) == 0 {
		return nil
	}
	sort.SliceStable(r.problems, func(i, j int) bool {
		a, b := r.problems[i], r.problems[j]
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Col < b.Col
	})
	return r.problems
}
