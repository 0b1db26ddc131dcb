package batch

import (
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

// Job is a piece of work: documents that were already read, a file to read, or
// a source that cannot be read.
type Job struct {
	Source    string
	Path      string // a file to read; "" when Documents are given
	Documents []yamldoc.Document
	Err       error // why the source cannot be read
}

// A stream that is larger than a small file is split by the reader, so that
// its documents are scored at the same time. A piece has at most this many
// documents and about this many bytes.
const (
	smallFile      = 1 << 20
	pieceDocuments = 64
	pieceBytes     = 256 << 10
)

// extensions are the files taken from a directory.
var extensions = []string{".yaml", ".yml", ".json", ".ndjson", ".jsonl"}

// Jobs lists the work in the order of the paths: files, directories (with
// everything below them, sorted, hidden entries left out), patterns that the
// shell did not expand, and "-" for stdin.
func Jobs(paths []string, stdin io.Reader) iter.Seq[Job] {
	return func(yield func(Job) bool) {
		for _, path := range paths {
			if !jobsOf(path, stdin, yield) {
				return
			}
		}
	}
}

func jobsOf(path string, stdin io.Reader, yield func(Job) bool) bool {
	if path == "-" {
		return stream("-", stdin, yield)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return directory(path, yield)
	case err == nil:
		return file(path, info, yield)
	}
	if strings.ContainsAny(path, "*?[") {
		if matches, globErr := filepath.Glob(path); globErr == nil && len(matches) > 0 {
			slices.Sort(matches)
			for _, m := range matches {
				if !jobsOf(m, stdin, yield) {
					return false
				}
			}
			return true
		}
		err = errors.New("no file matches")
	}
	return yield(Job{Source: yamldoc.SourceName(path), Err: cause(err)})
}

// cause is a file error without its path, which the source already names.
func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

func file(path string, info fs.FileInfo, yield func(Job) bool) bool {
	if info.Mode().IsRegular() && info.Size() <= smallFile {
		return yield(Job{Source: yamldoc.SourceName(path), Path: path})
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return yield(Job{Source: yamldoc.SourceName(path), Err: cause(err)})
	}
	defer f.Close()
	return stream(yamldoc.SourceName(path), f, yield)
}

// directory walks a directory in lexical order. Links to directories are not
// followed, so that a circle cannot trap the walk.
func directory(root string, yield func(Job) bool) bool {
	more := true
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			if more = yield(Job{Source: yamldoc.SourceName(path), Err: cause(err)}); !more {
				return fs.SkipAll
			}
			return nil
		}
		if path != root && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))) {
			return nil
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			more = yield(Job{Source: yamldoc.SourceName(path), Err: cause(err)})
		case info.IsDir(): // a link to a directory
		default:
			more = file(path, info, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return yield(Job{Source: yamldoc.SourceName(root), Err: cause(err)})
	}
	return more
}

// stream splits a stream into pieces.
func stream(name string, in io.Reader, yield func(Job) bool) bool {
	s := yamldoc.NewStream(name, in)
	job, size := Job{Source: name}, 0
	for {
		d, err := s.Next()
		if errors.Is(err, io.EOF) {
			return len(job.Documents) == 0 || yield(job)
		}
		if err != nil {
			if len(job.Documents) > 0 && !yield(job) {
				return false
			}
			return yield(Job{Source: name, Err: cause(err)})
		}
		job.Documents = append(job.Documents, d)
		size += d.Size()
		if len(job.Documents) == pieceDocuments || size >= pieceBytes {
			if !yield(job) {
				return false
			}
			job, size = Job{Source: name}, 0
		}
	}
}

// Read returns the documents of a job, reading its file where needed.
func (j Job) Read() ([]yamldoc.Document, error) {
	if j.Err != nil || j.Path == "" {
		return j.Documents, j.Err
	}
	data, err := os.ReadFile(filepath.Clean(j.Path))
	if err != nil {
		return nil, cause(err)
	}
	return yamldoc.Split(j.Source, data), nil
}
