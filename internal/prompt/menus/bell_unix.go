//go:build unix

package menus

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// bell ends a wait for keys. A read from a terminal cannot be stopped, so the
// wait comes before it, for a key or for the bell, which is a pipe.
type bell struct{ read, write *os.File }

// newBell returns nil when the system has no pipe left.
func newBell(*os.File) *bell {
	r, w, err := os.Pipe()
	if err != nil {
		return nil
	}
	return &bell{r, w}
}

// ring ends a wait, or the next one. The pipe holds more rings than anybody
// sends between two waits.
func (b *bell) ring() {
	if b != nil {
		_, _ = b.write.Write([]byte{0}) // fails only when nobody waits any more
	}
}

// stop is the same: what ends the program ends every wait.
func (b *bell) stop() { b.ring() }

// wait returns when there is something to read, when the bell has rung, or when
// the time is over. It selects, because polling knows no terminals on macOS.
func (b *bell) wait(in *os.File, most time.Duration) state {
	if b == nil {
		return ready
	}
	keys, door := int(in.Fd()), int(b.read.Fd())
	if max(keys, door) >= unix.FD_SETSIZE {
		return ready // more files than can be selected; the read waits alone
	}
	for {
		var set unix.FdSet
		set.Set(keys)
		set.Set(door)
		var limit *unix.Timeval
		if most >= 0 {
			t := unix.NsecToTimeval(most.Nanoseconds())
			limit = &t
		}
		n, err := unix.Select(max(keys, door)+1, &set, nil, nil, limit)
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return ready // the read tells what is wrong
		case n == 0:
			return late
		case set.IsSet(door):
			var rings [64]byte
			_, _ = b.read.Read(rings[:]) // all of them mean the same
			return rung
		default:
			return ready
		}
	}
}

// close is the end of it.
func (b *bell) close() {
	if b != nil {
		_ = b.read.Close()
		_ = b.write.Close()
	}
}

// noMenus reports whether an error means that a terminal cannot show menus.
func noMenus(error) bool { return false }
