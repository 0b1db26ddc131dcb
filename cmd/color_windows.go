package cmd

import (
	"os"

	"golang.org/x/sys/windows"
)

// showsEscapes reports whether a console shows colors instead of the letters that
// stand for them. Older ones are asked to: that is off where no program asked.
func showsEscapes(console *os.File) bool {
	handle := windows.Handle(console.Fd())
	var mode uint32
	if windows.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	const vt = windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	return mode&vt != 0 || windows.SetConsoleMode(handle, mode|vt) == nil
}
