//go:build unix && !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd

package atomicfile

import "errors"

// lock is not known for this system.
func lock(string) (*turn, error) { return nil, errors.ErrUnsupported }

func (t *turn) done() {}
