// Package atomicfile writes files so that they are never half written, and so
// that programs which write the same file at the same time lose nothing.
//
// A file is replaced as a whole: a temporary file in the same folder, synced and
// renamed, then the folder synced. Writers of one folder take turns by a lock
// file. Both have fixed, hidden names: what a killed program leaves behind is
// removed by the next one that writes in that folder.
//
// Links are followed, also to where nothing is yet. Devices, pipes and sockets
// are written into. A file with several names (hard links) and one whose owner
// could not be kept are written in place. Records (see Growing) are added to a file
// as they come.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// File is a place to write to.
type File struct {
	Path string      // as a person named it
	Perm fs.FileMode // of a new file, less the umask; a file that is there keeps its own
	New  bool        // refuse with fs.ErrExist to replace a file that is there
}

// Write puts data there: into a device, a pipe or a socket as it comes,
// otherwise as a whole file. Errors do not name the path.
func (f File) Write(data []byte) error {
	t, err := Find(f.Path)
	if err != nil {
		return err
	}
	if t.Stream() {
		return t.send(data)
	}
	return f.replace(t, 0, func([]byte) ([]byte, error) { return data, nil })
}

// Update replaces a file by what change makes of it. It gets the present
// content, at most so many bytes, and nil where there is no file. No other
// Update or Write comes between reading and writing; where another program does,
// change is called again with what it wrote.
func (f File) Update(most int64, change func(now []byte) ([]byte, error)) error {
	t, err := Find(f.Path)
	if err != nil {
		return err
	}
	return f.replace(t, most, change)
}

// Check says early what would keep a Write or an Update from working. What a
// killed program left behind in the folder is gone then.
func (f File) Check() error {
	t, err := Find(f.Path)
	if err != nil {
		return err
	}
	return f.inTurn(t, func(dir folder) error {
		if _, _, err := look(t.Path, 0); err != nil {
			return err
		}
		tmp, err := dir.temporary(private)
		if err != nil {
			return err
		}
		return errors.Join(tmp.Close(), os.Remove(tmp.Name()))
	})
}

// errQuicker means that another program wrote the file meanwhile.
var errQuicker = errors.New("another program keeps changing it")

// attempts is how often a file that others keep changing is tried.
const attempts = 20

func (f File) replace(t Target, most int64, change func([]byte) ([]byte, error)) error {
	return f.inTurn(t, func(dir folder) error {
		for range attempts {
			now, found, err := look(t.Path, most)
			if err != nil {
				return err
			}
			if f.New && found != nil {
				return fs.ErrExist
			}
			data, err := change(now)
			if err != nil {
				return err
			}
			if err := dir.put(t.Path, found, data, f.Perm); !errors.Is(err, errQuicker) {
				return bare(err)
			}
		}
		return errQuicker
	})
}

// inTurn does something in the folder of a target while no other writer of this
// package does, and undisturbed by signals.
func (f File) inTurn(t Target, do func(folder) error) error {
	if t.Stream() || t.Info != nil && !t.Info.Mode().IsRegular() {
		return t.refusal()
	}
	dir := filepath.Dir(t.Path)
	if err := isFolder(dir); err != nil {
		return err
	}
	return undisturbed(func() error {
		release, err := takeTurn(dir, patience)
		if err != nil {
			return err
		}
		defer release.done()
		return do(folder{dir, release != nil})
	})
}

// found is what stands where a file is to be written.
type found struct {
	info  fs.FileInfo
	links int // names that the file has
}

// look reads what is there; found is nil where there is nothing. A file that
// may not be written is refused.
func look(path string, most int64) ([]byte, *found, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil, nil, errProtected
		}
		return nil, nil, bare(err)
	}
	defer func() { _ = file.Close() }() // it was only read
	info, err := file.Stat()
	if err != nil {
		return nil, nil, bare(err)
	}
	if info.Mode().Perm()&0o222 == 0 { // root may, and still should not
		return nil, nil, errProtected
	}
	now := []byte{}
	if most > 0 {
		if now, err = io.ReadAll(io.LimitReader(file, most)); err != nil {
			return nil, nil, bare(err)
		}
	}
	return now, &found{info, links(file, info)}, nil
}

// errProtected is returned for a file that may not be changed.
var errProtected = errors.New("it is write-protected; allow writing, or name another file")

// unchanged reports whether a path still has what was found there.
func (f *found) unchanged(path string) bool {
	info, err := os.Lstat(path)
	if f == nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return err == nil && os.SameFile(info, f.info) && info.ModTime().Equal(f.info.ModTime()) && info.Size() == f.info.Size()
}

// takeTurn waits until no other writer is in a folder. The turn is nil where
// folders cannot be locked: then only another look before the rename is left.
func takeTurn(dir string, patience time.Duration) (*turn, error) {
	pause := time.Millisecond
	for waited := time.Duration(0); waited < patience; waited += pause {
		t, err := lock(filepath.Join(dir, lockName))
		switch {
		case err == nil:
			return t, nil
		case !errors.Is(err, errBusy):
			return nil, nil // such as a file system without locks
		}
		time.Sleep(pause)
		pause = min(pause+time.Millisecond, 20*time.Millisecond)
	}
	return nil, fmt.Errorf("another program has held %s for %v; try again when it is done, or remove that file if no program is writing there",
		filepath.Join(dir, lockName), patience)
}

// patience is how long another writer may take. Putting one file in its place
// takes far less.
const patience = 5 * time.Second

// errBusy means that another writer is in the folder.
var errBusy = errors.New("busy")

// turn is the right to write in a folder.
type turn struct {
	file *os.File
	path string
}
