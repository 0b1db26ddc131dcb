//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// lock takes a folder when it is free. The system gives the lock back when the
// program ends, however it does; the file may stay then and is taken over.
func lock(path string) (*turn, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, private)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil && !stands(file, path) {
		err = errBusy // its last holder has just removed it
	}
	if err == nil {
		return &turn{file, path}, nil
	}
	_ = file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		err = errBusy
	}
	return nil, err
}

// stands reports whether an open file is still the one of that name.
func stands(file *os.File, path string) bool {
	is, err := file.Stat()
	named, err2 := os.Lstat(path)
	return err == nil && err2 == nil && os.SameFile(is, named)
}

// done gives the folder back.
func (t *turn) done() {
	if t != nil {
		_ = os.Remove(t.path) // first: nobody may lock what is not there any more
		_ = t.file.Close()
	}
}

// openAlone opens a file, and fails where another program has opened it so.
func openAlone(path string, flags int, perm fs.FileMode) (*os.File, error) {
	file, err := os.OpenFile(path, flags, perm)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		err = errTaken
	case !stands(file, path):
		err = fs.ErrNotExist // its last holder has just removed it
	default:
		return file, nil // also on a file system without locks
	}
	_ = file.Close()
	return nil, err
}
