package batch

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"

	"mspscope/internal/yamldoc"
)

// Sources say what a batch reads.
type Sources struct {
	// Paths are files, directories (with everything below them, sorted, hidden
	// entries left out), patterns that the shell did not expand, and "-" for
	// stdin.
	Paths []string
	// List is a file with more names, one a line or with NUL behind each, or "-"
	// for stdin. They come after the paths, and none of them is a pattern.
	List  string
	Stdin io.Reader
	// Out is the file that the records go to, nil where it is none: a batch
	// that finds its own records would never end.
	Out fs.FileInfo
	// Column says what stands below a head of a table; nil where tables are not
	// read.
	Column func(head string) (Column, error)
	// Refuse says by how a source begins that it holds no engagements, and what it is
	// instead; nil where everything is read that is named.
	Refuse func(source string, begins []byte) error

	left   Left
	passed bool // the last entry was left out
}

// Entry is something that paths name or lead to.
type Entry struct {
	Path  string
	Info  fs.FileInfo // nil for stdin, and where Err says why
	Err   error
	Found bool // in a directory or by a pattern, not named itself

	listed bool // by a list
	link   bool // in a directory
}

// errNotRegular is why a file that was found is not opened: opening it could
// wait for ever, and reading it never end.
var errNotRegular = errors.New("is a pipe, a device or a socket and not opened; name it as an argument to have it read")

// ErrOut is why the file that the records go to is not read.
var ErrOut = errors.New("is the file that the records go to; take it out of the list")

// Jobs lists the work in the order of the sources. What is the same file, under
// whatever name, is listed once.
func (s *Sources) Jobs() iter.Seq[Job] {
	return func(yield func(Job) bool) {
		s.left = Left{}
		visited := seen{single: s.List == "" && len(s.Paths) == 1}
		s.each(&s.left, func(e *Entry) bool {
			if visited.again(e) {
				s.left.Twice++
				return true
			}
			s.passed = false
			more := s.work(e, yield)
			if s.passed { // who names it means it
				visited.forget(e)
			}
			return more
		})
	}
}

// Left says what the last Jobs left out. It is to be asked when they have ended.
func (s *Sources) Left() *Left { return &s.left }

// Find returns the path by which a batch finds a file in a directory, by a
// pattern or in a list; "" where it does not. A list on stdin cannot be looked
// into before.
func (s *Sources) Find(file fs.FileInfo) string {
	path := ""
	look := *s
	if look.List == "-" {
		look.List = ""
	}
	look.each(&Left{}, func(e *Entry) bool {
		if (e.Found || e.listed) && e.Info != nil && os.SameFile(e.Info, file) {
			path = e.Path
		}
		return path == ""
	})
	return path
}

// Size is how many bytes there are to read, 0 where that cannot be known. It looks
// at every file, and ends early where going says so.
func (s *Sources) Size(going func() bool) int64 {
	if s.List == "-" {
		return 0
	}
	var size int64
	known := true
	visited := seen{single: s.List == "" && len(s.Paths) == 1}
	s.each(&Left{}, func(e *Entry) bool {
		info := e.Info
		if file, ok := s.Stdin.(interface{ Stat() (fs.FileInfo, error) }); ok && e.Path == "-" {
			info, _ = file.Stat() // what is wrong comes up where it is read
		}
		switch {
		case e.Err != nil || visited.again(e):
		case info == nil || !info.Mode().IsRegular():
			known = false
		default:
			size += info.Size()
		}
		return known && going()
	})
	if !known || !going() {
		return 0
	}
	return size
}

// each visits everything that the sources lead to, in order, until visit says
// no, and counts what it leaves out.
func (s *Sources) each(left *Left, visit func(*Entry) bool) {
	for _, path := range s.Paths {
		if !named(path, left, visit) {
			return
		}
	}
	if s.List != "" {
		s.listed(left, visit)
	}
}

// named visits what a path of the command line leads to.
func named(path string, left *Left, visit func(*Entry) bool) bool {
	if path == "-" {
		return visit(&Entry{Path: path})
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return directory(path, left, visit)
	case err != nil && strings.ContainsAny(path, "*?["):
		return pattern(path, left, visit)
	}
	return visit(&Entry{Path: path, Info: info, Err: err})
}

// work lists the work of one entry.
func (s *Sources) work(e *Entry, yield func(Job) bool) bool {
	if e.Path == "-" && !e.Found {
		return stream(Job{Source: "-", refuse: s.Refuse}, s.Stdin, yield)
	}
	j := Job{Source: yamldoc.SourceName(e.Path), Found: e.Found, refuse: s.Refuse}
	switch {
	case e.Err != nil:
		j.Err = yamldoc.WithoutPath(e.Err)
		return yield(j)
	case e.Found && !e.Info.Mode().IsRegular():
		j.Err = errNotRegular
		return yield(j)
	case s.Out != nil && os.SameFile(e.Info, s.Out):
		if e.Found {
			return true
		}
		j.Err = ErrOut
		return yield(j)
	}
	switch kindOf(e.Path) {
	case workbook:
		if e.Found {
			s.passed = true
			s.left.workbook(e.Path)
			return true
		}
	case table:
		switch {
		case s.Column != nil:
			return s.table(e, j, yield)
		case e.Found:
			s.left.file(e.Path)
			return true
		}
	case engagements, other: // read as engagements: what is named, and what was found as such
	}
	return file(e.Path, j, e.Info, yield)
}
