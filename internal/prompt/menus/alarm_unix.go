//go:build unix

package menus

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"mspscope/internal/prompt"
)

// alarm ends a wait for keys. A read from a terminal cannot be stopped, so the
// wait comes before it, for a key or for the alarm, which is a pipe.
type alarm struct{ read, write *os.File }

// newAlarm returns nil when the system has no pipe left.
func newAlarm(*os.File) *alarm {
	r, w, err := os.Pipe()
	if err != nil {
		return nil
	}
	return &alarm{r, w}
}

// ring ends every wait from now on.
func (a *alarm) ring() {
	if a != nil {
		_, _ = a.write.Write([]byte{0}) // fails only when nobody waits any more
	}
}

// wait returns when there is something to read, with prompt.ErrInterrupted when the
// alarm has rung. It selects, because polling knows no terminals on macOS.
func (a *alarm) wait(in *os.File) error {
	if a == nil {
		return nil
	}
	keys, bell := int(in.Fd()), int(a.read.Fd())
	if max(keys, bell) >= unix.FD_SETSIZE {
		return nil // more files than can be selected; the read waits alone
	}
	for {
		var set unix.FdSet
		set.Set(keys)
		set.Set(bell)
		_, err := unix.Select(max(keys, bell)+1, &set, nil, nil, nil)
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return nil //nolint:nilerr // the read tells what is wrong
		case set.IsSet(bell):
			return prompt.ErrInterrupted
		default:
			return nil
		}
	}
}

// stop is the end of it.
func (a *alarm) stop() {
	if a != nil {
		_ = a.read.Close()
		_ = a.write.Close()
	}
}

// noMenus reports whether an error means that a terminal cannot show menus.
func noMenus(error) bool { return false }
