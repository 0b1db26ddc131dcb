// Package jobs tells what a shell and a window do to a program that has taken
// the terminal: another size, stopped with Ctrl-Z, going on.
//
// Goals: whoever has changed the terminal can give it back before the program
// stops, and take it again behind.
//
// Non-goals: the terminal itself; the signals that end a program. Where a system
// has no such signals, nothing is told.
package jobs

// Event is what happened.
type Event uint8

// The events.
const (
	Resized Event = iota // the terminal may have another size
	Stop                 // the program is to stop: give the terminal back and call Suspend
	Goes                 // it goes on: what was done to the terminal may be undone
)
