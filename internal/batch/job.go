package batch

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"mspscope/internal/yamldoc"
)

// Job is a piece of work: documents that were already read, a file to read, or
// a source that cannot be read.
type Job struct {
	Source    string
	Path      string // a file to read; "" when Documents are given
	Documents []yamldoc.Document
	Err       error // why the source cannot be read
	Found     bool  // in a directory or by a pattern, not named itself

	skip   int                                      // documents that are not wanted any more
	refuse func(source string, begins []byte) error // as of its Sources
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

// ErrResults is why a file that batch wrote itself is not read.
var ErrResults = errors.New("looks like results of mspscope, not like engagements")

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
	head := make([]byte, begins)
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

// begins is how much of a source is looked at to tell what it is.
const begins = 1024

// refused is why a source that begins so is not read; nil where it is.
func (j *Job) refused(head []byte) error {
	if j.refuse == nil {
		return nil
	}
	return j.refuse(j.Source, head[:min(len(head), begins)])
}

// stream splits a stream into pieces. What it is follows from what comes first: whoever
// feeds it may wait for an answer before there is more.
func stream(j Job, in io.Reader, yield func(Job) bool) bool {
	head := make([]byte, begins)
	n, err := in.Read(head)
	if j.Err = j.refused(head[:n]); j.Err != nil {
		return yield(j)
	}
	if head = head[:n]; err != nil { // it is said behind what came
		in = ended{err}
	}
	in = io.MultiReader(bytes.NewReader(head), in)
	p := &pieces{j: j, piece: j, yield: yield, more: true}
	s := yamldoc.NewStream(j.Source, eager{in, p.hand})
	for {
		d, err := s.Next()
		if err != nil {
			return p.end(err)
		}
		if !p.add(d) {
			return false
		}
	}
}

// pieces collect the documents of a stream.
type pieces struct {
	j, piece Job
	size     int
	yield    func(Job) bool
	more     bool // somebody takes them
}

func (p *pieces) add(d yamldoc.Document) bool {
	p.piece.Documents = append(p.piece.Documents, d)
	p.size += d.Size()
	return len(p.piece.Documents) < pieceDocuments && p.size < pieceBytes || p.hand()
}

// hand gives away what is there.
func (p *pieces) hand() bool {
	if p.more && len(p.piece.Documents) > 0 {
		p.more = p.yield(p.piece)
		p.piece, p.size = p.j, 0
	}
	return p.more
}

// end gives away the rest, and what ended the stream where that was not its end.
func (p *pieces) end(err error) bool {
	if p.hand() && !errors.Is(err, io.EOF) {
		p.j.Err = yamldoc.WithoutPath(err)
		return p.yield(p.j)
	}
	return p.more
}

// ended is the end of a stream.
type ended struct{ err error }

func (f ended) Read([]byte) (int, error) { return 0, f.err }

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
	documents, err := j.all()
	if err != nil {
		return nil, err
	}
	return documents[min(j.skip, len(documents)):], nil
}

func (j *Job) all() ([]yamldoc.Document, error) {
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
	if err := j.refused(data); err != nil {
		return nil, err
	}
	return yamldoc.Split(j.Source, data), nil
}
