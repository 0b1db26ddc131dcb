package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Target is what a path leads to.
type Target struct {
	Path string      // behind all links
	Info fs.FileInfo // nil: nothing is there, or it is a descriptor

	descriptor int // of this process, such as 1 for /dev/stdout; none for all else
}

const none = -1

// streams are the kinds of what is written into instead of replaced.
const streams = fs.ModeDevice | fs.ModeCharDevice | fs.ModeNamedPipe | fs.ModeSocket

// Stream reports whether a target is written into as it is: a device, a pipe, a
// socket or an open file of this process.
func (t Target) Stream() bool {
	return t.descriptor != none || t.Info != nil && t.Info.Mode()&streams != 0
}

// refusal says why a target cannot be replaced.
func (t Target) refusal() error {
	if t.Info != nil && t.Info.IsDir() {
		return errors.New("it is a directory")
	}
	return errors.New("it is no ordinary file")
}

// mostLinks is how many links may follow one another, as in the kernel.
const mostLinks = 40

// Find follows the links of a path. The last one may lead to where nothing is.
func Find(path string) (Target, error) {
	at := path
	for range mostLinks {
		if n, ok := descriptorOf(at); ok {
			return Target{Path: at, descriptor: n}, nil
		}
		info, err := os.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return Target{Path: at, descriptor: none}, nil
		case err != nil:
			return Target{}, bare(err)
		case info.Mode()&fs.ModeSymlink == 0:
			return Target{Path: at, Info: info, descriptor: none}, nil
		}
		// Some links of the system lead to a pipe and not to a name.
		if info, err := os.Stat(at); err == nil && !info.Mode().IsRegular() {
			return Target{Path: at, Info: info, descriptor: none}, nil
		}
		if at, err = next(at); err != nil {
			return Target{}, bare(err)
		}
	}
	return Target{}, fmt.Errorf("more than %d links lead from one to the other", mostLinks)
}

// next is where one link leads to. Nothing is cleaned: a/../b is not b when a
// is a link.
func next(at string) (string, error) {
	link, err := os.Readlink(at)
	if err != nil || filepath.IsAbs(link) {
		return link, err
	}
	dir, _ := filepath.Split(at)
	return dir + link, nil
}

// send writes into a stream.
func (t Target) send(data []byte) error {
	file, err := t.Open()
	if err != nil {
		return bare(err)
	}
	_, err = file.Write(data)
	return bare(errors.Join(err, file.Close()))
}

// Open opens a stream for writing. Of an open file of this process it is another
// handle, which goes on where that one is.
func (t Target) Open() (*os.File, error) {
	switch {
	case t.descriptor != none:
		return duplicate(t.descriptor)
	case t.Info.Mode()&fs.ModeSocket != 0:
		return connect(t.Path)
	}
	return os.OpenFile(t.Path, os.O_WRONLY, 0)
}
