//go:build unix && !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
)

// lock is not known for this system.
func lock(string) (*turn, error) { return nil, errors.ErrUnsupported }

func (t *turn) done() {}

// openAlone cannot tell whether others have opened the file.
func openAlone(path string, flags int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(path, flags, perm)
}
