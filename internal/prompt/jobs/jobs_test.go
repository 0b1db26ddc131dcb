//go:build unix

package jobs

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// One test for all: signals go to the whole process.
func TestWatch(t *testing.T) {
	told := make(chan Event, 10)
	w := New(func(e Event) { told <- e })
	defer w.Close()
	for signal, want := range map[syscall.Signal]Event{syscall.SIGWINCH: Resized, syscall.SIGCONT: Goes} {
		if err := syscall.Kill(os.Getpid(), signal); err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-told:
			if got != want {
				t.Errorf("%v tells %v, want %v", signal, got, want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%v is not told", signal)
		}
	}
}
