package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// Windows has no names for open files, and its sockets have none for others.
func descriptorOf(string) (int, bool) { return none, false }

func duplicate(int) (*os.File, error) { return nil, errors.ErrUnsupported }

func connect(string) (*os.File, error) { return nil, errors.ErrUnsupported }

func links(file *os.File, _ fs.FileInfo) int {
	var info syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(syscall.Handle(file.Fd()), &info); err != nil {
		return 1
	}
	return int(info.NumberOfLinks)
}

// keepOwner has nothing to do: a file belongs to its folder's owner.
func keepOwner(*os.File, fs.FileInfo) error { return nil }

func syncFolder(string) {}

const (
	errSharing   = syscall.Errno(32)
	deleteAccess = 0x00010000
	deleteClosed = 0x04000000
	statAccess   = 0x00000080
)

// rename replaces a file. While another program reads it, Windows refuses;
// readers are soon done.
func rename(from, to string) error {
	var err error
	for range 100 {
		err = os.Rename(from, to)
		if !errors.Is(err, errSharing) && !errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return err
}

// lock takes a folder when it is free: nobody else can open the lock file, and
// the system removes it when the program ends, however it does.
func lock(path string) (*turn, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_WRITE|deleteAccess, 0, nil, syscall.CREATE_ALWAYS,
		syscall.FILE_ATTRIBUTE_HIDDEN|deleteClosed, 0)
	if errors.Is(err, errSharing) {
		return nil, errBusy
	}
	if errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
		// It is being removed, or nothing can be made in this folder.
		if _, err := os.Lstat(path); err == nil {
			return nil, errBusy
		}
	}
	if err != nil {
		return nil, err
	}
	return &turn{os.NewFile(uintptr(handle), path), path}, nil
}

// done gives the folder back.
func (t *turn) done() {
	if t != nil {
		_ = t.file.Close()
	}
}

// openAlone opens a file, or makes one, and fails where another program writes
// into it. Others may read it.
func openAlone(path string, flags int, _ fs.FileMode) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	how := uint32(syscall.OPEN_EXISTING)
	if flags&os.O_CREATE != 0 {
		how = syscall.CREATE_NEW
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_WRITE|statAccess, syscall.FILE_SHARE_READ, nil, how,
		syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, errSharing):
		return nil, errTaken
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(handle), path), nil
}

// abandon removes a file that was opened alone; Windows removes none that is
// open.
func abandon(file *os.File, path string) {
	_ = file.Close()
	_ = os.Remove(path)
}
