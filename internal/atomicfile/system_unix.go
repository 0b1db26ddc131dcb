//go:build unix

package atomicfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// descriptorOf reads the name of an open file of this process. To open such a
// name would begin at the start of the file; what is open goes on where it is.
func descriptorOf(path string) (int, bool) {
	switch path = filepath.Clean(path); path {
	case "/dev/stdin":
		return 0, true
	case "/dev/stdout":
		return 1, true
	case "/dev/stderr":
		return 2, true
	}
	dir, name := filepath.Split(path)
	switch dir {
	case "/dev/fd/", "/proc/self/fd/", "/proc/thread-self/fd/", "/proc/" + strconv.Itoa(os.Getpid()) + "/fd/":
		n, err := strconv.Atoi(name)
		return n, err == nil
	}
	return none, false
}

func duplicate(descriptor int) (*os.File, error) {
	fd, err := syscall.Dup(descriptor)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), ""), nil
}

// connect opens a socket in the file system.
func connect(path string) (*os.File, error) {
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	file := os.NewFile(uintptr(fd), "")
	if err := syscall.Connect(fd, &syscall.SockaddrUnix{Name: path}); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}

func links(_ *os.File, info fs.FileInfo) int {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Nlink) // the type differs from system to system
	}
	return 1
}

// keepOwner gives a file the owner and the group of another one.
func keepOwner(file *os.File, like fs.FileInfo) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	is, ok := info.Sys().(*syscall.Stat_t)
	want, ok2 := like.Sys().(*syscall.Stat_t)
	if !ok || !ok2 || is.Uid == want.Uid && is.Gid == want.Gid {
		return nil
	}
	return file.Chown(int(want.Uid), int(want.Gid))
}

func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder brings a rename to disk. File systems that cannot do it say so, and
// nothing more can be done then.
func syncFolder(path string) {
	if dir, err := os.Open(path); err == nil {
		_ = dir.Sync()
		_ = dir.Close()
	}
}

// abandon removes a file that was opened alone. It is given back afterwards, or
// somebody could open what goes.
func abandon(file *os.File, path string) {
	_ = os.Remove(path)
	_ = file.Close()
}
