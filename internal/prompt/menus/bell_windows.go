package menus

import (
	"errors"
	"os"
	"syscall"
	"time"
	"unsafe"
)

// bell ends a wait for keys. The console is read by the library itself, which
// waits for nothing but keys, so the end of the program is one: Ctrl-C. Nothing
// else rings here.
type bell struct{ console *os.File }

func newBell(in *os.File) *bell { return &bell{in} }

// keyEvent is an INPUT_RECORD with a key.
type keyEvent struct {
	kind, _                  uint16
	down                     int32
	repeat, key, scan, value uint16
	state                    uint32
}

// ring does nothing.
func (b *bell) ring() {}

// stop presses Ctrl-C.
func (b *bell) stop() {
	const keyKind, ctrlC = 1, 3
	event := keyEvent{kind: keyKind, down: 1, repeat: 1, value: ctrlC}
	var written uint32
	write := syscall.NewLazyDLL("kernel32.dll").NewProc("WriteConsoleInputW")
	// Where it fails there is no console, and nobody waits for its keys.
	_, _, _ = write.Call(b.console.Fd(), uintptr(unsafe.Pointer(&event)), 1, uintptr(unsafe.Pointer(&written)))
}

// wait leaves the waiting to the read. The console sends a sequence as a whole,
// so what is not there does not come.
func (b *bell) wait(_ *os.File, most time.Duration) state {
	if most >= 0 {
		return late
	}
	return ready
}

func (b *bell) close() {}

// noMenus reports whether an error means that a terminal cannot show menus, as
// those that only look like a console.
func noMenus(err error) bool {
	const invalidFunction = syscall.Errno(1)
	return errors.Is(err, invalidFunction)
}
