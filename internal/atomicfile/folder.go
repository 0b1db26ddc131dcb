package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// The names that a folder may have for a moment. They are short, so that a file
// whose own name is as long as can be can still be written.
const (
	lockName = ".mspscope.lock"
	tempName = ".mspscope.tmp"
)

// private is the mode of files that only their owner may read.
const private fs.FileMode = 0o600

// folder is where files are written.
type folder struct {
	path   string
	locked bool // no other writer is in it
}

// temporary makes a file for what is written. While nobody else writes here, its
// name is fixed and what stands under it was left by a program that was killed.
func (d folder) temporary(perm fs.FileMode) (*os.File, error) {
	const flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if d.locked {
		path := filepath.Join(d.path, tempName)
		_ = os.Remove(path) // where it cannot be removed, the next line fails
		if file, err := os.OpenFile(path, flags, perm); err == nil || !errors.Is(err, fs.ErrExist) {
			return file, d.explained(err)
		}
	}
	name := fmt.Sprintf(".mspscope-%08x.tmp", rand.Uint32()) //nolint:gosec // no secret: an open that finds it taken fails
	file, err := os.OpenFile(filepath.Join(d.path, name), flags, perm)
	return file, d.explained(err)
}

// explained says what keeps a file from being made in a folder.
func (d folder) explained(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("no permission to write in the folder %s", d.path)
	}
	return bare(err)
}

// put brings data to a path, where something was found or nothing.
func (d folder) put(path string, was *found, data []byte, perm fs.FileMode) error {
	if was != nil && was.links > 1 {
		return inPlace(path, was, data)
	}
	if was != nil {
		perm = private // until it is as the file that it replaces
	}
	tmp, err := d.temporary(perm)
	if err != nil {
		return err
	}
	placed := false
	defer func() {
		if !placed {
			_ = tmp.Close() // closing twice does no harm
			_ = os.Remove(tmp.Name())
		}
	}()
	if _, err := tmp.Write(data); err != nil {
		return err
	}
	if was != nil {
		if keepOwner(tmp, was.info) != nil {
			return inPlace(path, was, data)
		}
		if err := tmp.Chmod(was.info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := errors.Join(tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if !was.unchanged(path) {
		return errQuicker
	}
	if err := rename(tmp.Name(), path); err != nil {
		return err
	}
	placed = true
	syncFolder(d.path)
	return nil
}

// inPlace overwrites a file that must stay the same one. When that fails, the
// old content comes back.
func inPlace(path string, was *found, data []byte) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	old, err := io.ReadAll(file)
	switch {
	case err != nil:
	case !was.unchanged(path):
		err = errQuicker
	default:
		if err = overwrite(file, data); err != nil {
			_ = overwrite(file, old) // it had room before
		}
	}
	return errors.Join(err, file.Close())
}

func overwrite(file *os.File, data []byte) error {
	if _, err := file.WriteAt(data, 0); err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(len(data))), file.Sync())
}

// isFolder names the folder that is missing.
func isFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		for parent := filepath.Dir(dir); parent != dir; parent = filepath.Dir(dir) {
			if _, err := os.Stat(parent); err == nil {
				break
			}
			dir = parent
		}
		return fmt.Errorf("there is no folder %s; make it first", dir)
	case err != nil:
		return bare(err)
	case !info.IsDir():
		return fmt.Errorf("%s is no folder", dir)
	}
	return nil
}

// bare is an error without paths: temporary ones mean nothing to anybody, and
// the other one is named by whoever reports it.
func bare(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	if linkErr, ok := errors.AsType[*os.LinkError](err); ok {
		return linkErr.Err
	}
	return err
}
