package playbooktest

import (
	"runtime/debug"
	"testing"
)

// Main runs the tests of a package that works out many engagements, with as much room
// for the heap as the program gives itself. With less, a quarter of their time goes
// into looking for what could be freed.
func Main(m *testing.M) {
	const gcPercent = 400
	debug.SetGCPercent(gcPercent)
	m.Run() // what it returns becomes the exit code
}
