package atomicfile

import (
	"os"
	"os/signal"
	"syscall"
)

// undisturbed does something that must not be cut in the middle, or a temporary
// file would stay behind. The first signal to stop comes too late for it; whoever
// else listens gets it all the same. The second one has the effect it has
// elsewhere.
func undisturbed(do func() error) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		select {
		case <-signals:
		case <-done:
		}
		signal.Stop(signals)
	}()
	err := do()
	close(done)
	<-stopped
	return err
}
