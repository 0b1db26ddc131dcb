package menus

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// alarm ends a wait for keys. The console is read by the library itself, which
// waits for nothing but keys, so the alarm is one: Ctrl-C.
type alarm struct{ console *os.File }

func newAlarm(in *os.File) *alarm { return &alarm{in} }

// keyEvent is an INPUT_RECORD with a key.
type keyEvent struct {
	kind, _                  uint16
	down                     int32
	repeat, key, scan, value uint16
	state                    uint32
}

// ring presses Ctrl-C.
func (a *alarm) ring() {
	const keyKind, ctrlC = 1, 3
	event := keyEvent{kind: keyKind, down: 1, repeat: 1, value: ctrlC}
	var written uint32
	write := syscall.NewLazyDLL("kernel32.dll").NewProc("WriteConsoleInputW")
	// Where it fails there is no console, and nobody waits for its keys.
	_, _, _ = write.Call(a.console.Fd(), uintptr(unsafe.Pointer(&event)), 1, uintptr(unsafe.Pointer(&written)))
}

func (a *alarm) wait(*os.File) error { return nil }

func (a *alarm) stop() {}

// noMenus reports whether an error means that a terminal cannot show menus, as
// those that only look like a console.
func noMenus(err error) bool {
	const invalidFunction = syscall.Errno(1)
	return errors.Is(err, invalidFunction)
}
