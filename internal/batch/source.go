package batch

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mspscope/internal/yamldoc"
)

// Sources say what a batch reads.
type Sources struct {
	// Paths are files, directories (with everything below them, sorted, hidden
	// entries left out), patterns that the shell did not expand, and "-" for
	// stdin.
	Paths []string
	Stdin io.Reader
	// Out is the file that the records go to, nil where it is none: a batch
	// that finds its own records would never end.
	Out fs.FileInfo
}

// Job is a piece of work: documents that were already read, a file to read, or
// a source that cannot be read.
type Job struct {
	Source    string
	Path      string // a file to read; "" when Documents are given
	Documents []yamldoc.Document
	Err       error // why the source cannot be read
	Found     bool  // in a directory or by a pattern, not named itself
}

// What is larger than a small file is split by the reader, so that its documents
// are scored at the same time and the first records do not wait for the last. A
// piece has at most this many documents and about this many bytes, and ends where
// the stream must be waited for. A small file is read by a worker, which is
// quicker where there are many of them.
const (
	smallFile      = 64 << 10
	pieceDocuments = 64
	pieceBytes     = 256 << 10
)

// extensions are the files taken from a directory.
var extensions = []string{".yaml", ".yml", ".json", ".ndjson", ".jsonl"}

// ErrResults is why a file that batch wrote itself is not read.
var ErrResults = errors.New("looks like results of mspscope, not like engagements")

// errNotRegular is why a file that was found is not opened: opening it could
// wait for ever, and reading it never end.
var errNotRegular = errors.New("is a pipe, a device or a socket and not opened; name it as an argument to have it read")

// Jobs lists the work in the order of the paths.
func (s *Sources) Jobs() iter.Seq[Job] {
	return func(yield func(Job) bool) {
		s.each(func(e *entry) bool { return s.work(e, yield) })
	}
}

// Find returns the path by which a batch finds a file in a directory or by a
// pattern; "" where it does not.
func (s *Sources) Find(file fs.FileInfo) string {
	path := ""
	s.each(func(e *entry) bool {
		if e.found && e.info != nil && os.SameFile(e.info, file) {
			path = e.path
		}
		return path == ""
	})
	return path
}

// entry is something that paths name or lead to.
type entry struct {
	path  string
	info  fs.FileInfo // nil for stdin, and where err says why
	err   error
	found bool // in a directory or by a pattern, not named itself
}

// work lists the work of one entry.
func (s *Sources) work(e *entry, yield func(Job) bool) bool {
	if e.path == "-" && !e.found {
		return stream(Job{Source: "-"}, s.Stdin, yield)
	}
	j := Job{Source: yamldoc.SourceName(e.path), Found: e.found}
	switch {
	case e.err != nil:
		j.Err = yamldoc.WithoutPath(e.err)
		return yield(j)
	case e.found && !e.info.Mode().IsRegular():
		j.Err = errNotRegular
		return yield(j)
	case e.found && s.Out != nil && os.SameFile(e.info, s.Out):
		return true
	}
	return file(e.path, j, e.info, yield)
}

// each visits everything that the paths lead to, in order, until visit says no.
func (s *Sources) each(visit func(*entry) bool) {
	for _, path := range s.Paths {
		if !named(path, visit) {
			return
		}
	}
}

// named visits what a path of the command line leads to.
func named(path string, visit func(*entry) bool) bool {
	if path == "-" {
		return visit(&entry{path: path})
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return directory(path, visit)
	case err == nil:
		return visit(&entry{path: path, info: info})
	}
	switch {
	case strings.Contains(path, "**"): // it would match as * does, and leave files out without a word
		err = errors.New("** has no meaning here; name the directory, which takes everything below it")
	case strings.ContainsAny(path, "*?["):
		if matches, globErr := filepath.Glob(path); globErr == nil && len(matches) > 0 {
			return matched(matches, visit)
		}
		err = errors.New("no file matches")
	}
	return visit(&entry{path: path, err: err})
}

// matched visits what a pattern found.
func matched(paths []string, visit func(*entry) bool) bool {
	slices.Sort(paths)
	for _, path := range paths {
		info, err := os.Stat(path)
		var more bool
		if err == nil && info.IsDir() {
			more = directory(path, visit)
		} else {
			more = visit(&entry{path, info, err, true})
		}
		if !more {
			return false
		}
	}
	return true
}

// file lists the work of one file: small ones are read by the workers.
func file(path string, j Job, info fs.FileInfo, yield func(Job) bool) bool {
	if info.Mode().IsRegular() && info.Size() <= smallFile {
		j.Path = path
		return yield(j)
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		j.Err = yamldoc.WithoutPath(err)
		return yield(j)
	}
	defer f.Close()
	if !info.Mode().IsRegular() {
		return stream(j, f, yield)
	}
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head) // what is wrong comes up again below
	if head = head[:n]; IsResults(head) {
		j.Err = ErrResults
		return yield(j)
	}
	empty := true
	more := stream(j, io.MultiReader(bytes.NewReader(head), f), func(piece Job) bool {
		empty = false
		return yield(piece)
	})
	if more && empty { // as of a small file, its parsing says so
		j.Documents = yamldoc.Split(j.Source, nil)
		return yield(j)
	}
	return more
}

// IsResults reports whether a file begins as the records of a batch do, which
// no engagement can: it has no key "source".
func IsResults(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))), []byte(`{"source":`))
}

// directory walks a directory in lexical order. Links to directories are not
// followed, so that a circle cannot trap the walk.
func directory(root string, visit func(*entry) bool) bool {
	more := true
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			if more = visit(&entry{path: path, err: err}); !more {
				return fs.SkipAll
			}
			return nil
		}
		if path != root && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))) {
			return nil
		}
		info, err := os.Stat(path)
		if err == nil && info.IsDir() { // a link to a directory
			return nil
		}
		if more = visit(&entry{path, info, err, true}); !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return visit(&entry{path: root, err: err})
	}
	return more
}

// stream splits a stream into pieces.
func stream(j Job, in io.Reader, yield func(Job) bool) bool {
	piece, size, more := j, 0, true
	hand := func() bool {
		if more && len(piece.Documents) > 0 {
			more = yield(piece)
			piece, size = j, 0
		}
		return more
	}
	s := yamldoc.NewStream(j.Source, eager{in, hand})
	for {
		d, err := s.Next()
		if err != nil {
			if hand() && !errors.Is(err, io.EOF) {
				j.Err = yamldoc.WithoutPath(err)
				return yield(j)
			}
			return more
		}
		piece.Documents = append(piece.Documents, d)
		size += d.Size()
		if (len(piece.Documents) == pieceDocuments || size >= pieceBytes) && !hand() {
			return false
		}
	}
}

// eager hands on what was read before it waits for more.
type eager struct {
	in   io.Reader
	hand func() bool
}

func (e eager) Read(p []byte) (int, error) {
	if !e.hand() {
		return 0, io.EOF // nobody takes what would be read
	}
	return e.in.Read(p)
}

// Read returns the documents of a job, reading its file where needed.
func (j *Job) Read() ([]yamldoc.Document, error) {
	if j.Err != nil || j.Path == "" {
		return j.Documents, j.Err
	}
	data, err := os.ReadFile(filepath.Clean(j.Path))
	if err != nil {
		return nil, yamldoc.WithoutPath(err)
	}
	if IsResults(data) {
		return nil, ErrResults
	}
	return yamldoc.Split(j.Source, data), nil
}
