package menus

import "time"

// state is how a wait for keys ended.
type state uint8

const (
	ready state = iota // there is something to read
	rung               // the bell has rung
	late               // nothing came in time
)

// forever is a wait without an end.
const forever = time.Duration(-1)
