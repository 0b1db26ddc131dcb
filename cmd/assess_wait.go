package cmd

import (
	"context"
	"time"

	"mspscope/internal/prompt"
)

// When writing takes longer than a person notices, somebody else is writing in
// the folder, and a person is told.
const (
	longWait = 500 * time.Millisecond
	// lastWait is how long writing may go on when the program is to stop: enough
	// to put a file in its place, which nobody waits for otherwise.
	lastWait = 150 * time.Millisecond
)

// waiter does what may have to wait for others that write in the same folder.
// The zero value waits without a word.
type waiter struct {
	ctx context.Context // of one run of the interview, as its file is
	say func(text string)
}

// do does something that touches nothing which is used after an error. It says
// so when that takes long, and gives up when the program is to stop.
func (w waiter) do(path string, something func() error) error {
	if w.ctx == nil {
		return something()
	}
	done := make(chan error, 1)
	go func() { done <- something() }()
	long := time.NewTimer(longWait)
	defer long.Stop()
	for {
		select {
		case err := <-done:
			return err
		case <-long.C:
			w.say("waiting for another program that writes in the folder of " + path)
		case <-w.ctx.Done():
			select {
			case err := <-done:
				return err
			case <-time.After(lastWait):
				return prompt.ErrInterrupted
			}
		}
	}
}
