package plain

import "mspscope/internal/prompt/jobs"

// Terminal is what a terminal does beside handing on lines.
type Terminal struct {
	ASCII  bool // it has only the letters that every terminal has
	Pastes bool // it marks what is pasted, when it is asked to
}

// What asks a terminal to mark what is pasted, and no longer to.
const (
	marksOn  = "\x1b[?2004h"
	marksOff = "\x1b[?2004l"
)

// On says on what terminal the questions are asked; done leaves it as it was and
// may be called again.
func (p *Prompter) On(t Terminal) (done func()) {
	p.ascii = t.ASCII
	if !t.Pastes {
		return func() {}
	}
	p.print(marksOn)
	var watch *jobs.Watch
	ready := make(chan struct{})
	watch = jobs.New(func(e jobs.Event) {
		<-ready
		switch e {
		case jobs.Stop:
			p.print(marksOff)
			go func() { // it waits for the next event
				watch.Suspend(false)
			}()
		case jobs.Goes:
			p.print(marksOn)
		case jobs.Resized:
		}
	})
	close(ready)
	return func() {
		if watch != nil {
			watch.Close()
			watch = nil
			p.print(marksOff)
		}
	}
}
