//go:build unix

package jobs

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
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
	if signal.Ignored(syscall.SIGTSTP) || !stoppable() {
		return
	}
	select {
	case <-w.goesOn: // of an earlier time
	default:
	}
	pid := os.Getpid()
	if whole {
		pid = 0
	}
	// Not SIGTSTP: the runtime does not give up that signal once it was asked for.
	_ = syscall.Kill(pid, syscall.SIGSTOP) // ours, so it is allowed
	const told = 200 * time.Millisecond    // behind the stop
	select {
	case <-w.goesOn:
	case <-time.After(told):
	}
}

// stoppable reports whether there is a shell that lets us go on: the leader of
// our session, with a group of its own, while our parent is of that session too.
func stoppable() bool {
	session, err := unix.Getsid(0)
	if err != nil || session == unix.Getpgrp() {
		return false
	}
	of, err := unix.Getsid(os.Getppid())
	return err == nil && of == session
}

// Close ends the watch.
func (w *Watch) Close() {
	signal.Stop(w.signals)
	close(w.end)
}
