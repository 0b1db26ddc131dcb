//go:build unix

package jobs

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Watch waits for the signals of the shell and the window.
type Watch struct {
	signals chan os.Signal
	goesOn  chan struct{}
	end     chan struct{}
}

// New begins to watch. It tells events from a goroutine of its own, one at a
// time.
func New(tell func(Event)) *Watch {
	w := &Watch{signals: make(chan os.Signal, 8), goesOn: make(chan struct{}, 1), end: make(chan struct{})}
	signal.Notify(w.signals, syscall.SIGWINCH, syscall.SIGCONT)
	if !signal.Ignored(syscall.SIGTSTP) { // a shell without jobs ignores it, and so do we
		signal.Notify(w.signals, syscall.SIGTSTP)
	}
	go w.listen(tell)
	return w
}

func (w *Watch) listen(tell func(Event)) {
	for {
		select {
		case s := <-w.signals:
			switch s {
			case syscall.SIGWINCH:
				tell(Resized)
			case syscall.SIGTSTP:
				tell(Stop)
			case syscall.SIGCONT:
				select {
				case w.goesOn <- struct{}{}:
				default:
				}
				tell(Goes)
			}
		case <-w.end:
			return
		}
	}
}

// Suspend stops the program as Ctrl-Z does, and with whole all that the shell
// started with it. It returns when the program goes on, or at once where nobody
// could let it go on.
func (w *Watch) Suspend(whole bool) {
	if signal.Ignored(syscall.SIGTSTP) {
		return
	}
	select {
	case <-w.goesOn: // of an earlier time
	default:
	}
	signal.Reset(syscall.SIGTSTP)
	pid := os.Getpid()
	if whole {
		pid = 0
	}
	_ = syscall.Kill(pid, syscall.SIGTSTP)    // ours, so it is allowed
	const notStopped = 200 * time.Millisecond // a group without a shell is not stopped
	select {
	case <-w.goesOn:
	case <-time.After(notStopped):
	}
	signal.Notify(w.signals, syscall.SIGTSTP)
}

// Close ends the watch.
func (w *Watch) Close() {
	signal.Stop(w.signals)
	close(w.end)
}
