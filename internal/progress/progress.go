// Package progress shows on a terminal how far a long run is: one line that comes
// when the run is long enough to wonder, and is gone at its end.
package progress

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
)

// State is how far a run is.
type State struct {
	Done, Errors int   // records, and those of them that say what went wrong
	Before       int   // of those that are done, how many an earlier run made
	Read, Size   int64 // bytes of what there is to do; a size of 0 is not known
}

// Line is a line of progress.
type Line struct {
	state func() State
	quit  chan struct{}
	ended chan struct{}
	once  sync.Once
}

// How long a run may take without a word, and how often the line is renewed.
const (
	Patience = time.Second
	often    = 200 * time.Millisecond
)

// Start shows on w, a terminal, what state says, from so long on until Stop.
func Start(w io.Writer, patience time.Duration, state func() State) *Line {
	l := &Line{state: state, quit: make(chan struct{}), ended: make(chan struct{})}
	began := time.Now() //nolint:forbidigo // it is how long the run takes, and in no result
	before := state()
	go func() {
		defer close(l.ended)
		select {
		case <-l.quit:
			return
		case <-time.After(patience):
		}
		l.show(w, func() (string, State) {
			now := state()
			return said(now, now.Done-now.Before, now.Read-before.Read, time.Since(began)), now
		})
	}()
	return l
}

// Stop takes the line away. It may be called again.
func (l *Line) Stop() {
	if l == nil {
		return
	}
	l.once.Do(func() { close(l.quit) })
	<-l.ended
}

// show renews the line until it is to go.
func (l *Line) show(w io.Writer, now func() (string, State)) {
	tracker := &progress.Tracker{RemoveOnCompletion: true}
	update := func() {
		text, state := now()
		tracker.UpdateMessage(text)
		tracker.UpdateTotal(state.Size)
		if state.Size > 0 {
			tracker.SetValue(min(state.Read, state.Size-1)) // the end is not for it to say
		}
	}
	update()
	p := writer(w)
	p.AppendTracker(tracker)
	rendered := make(chan struct{})
	go func() {
		defer close(rendered)
		p.Render()
	}()
	tick := time.NewTicker(often)
	defer tick.Stop()
	for going := true; going; {
		select {
		case <-l.quit:
			going = false
		case <-tick.C:
			update()
		}
	}
	tracker.MarkAsDone()
	for { // it does not hear what comes before it has begun
		p.Stop()
		select {
		case <-rendered:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// writer is the look of the line: what is said, and a bar where the end is known.
func writer(w io.Writer) progress.Writer {
	p := progress.NewWriter()
	if file, ok := w.(*os.File); ok { // whose width can be asked for
		p.SetOutputWriter(fileScreen{file})
	} else {
		p.SetOutputWriter(screen{w})
	}
	p.SetUpdateFrequency(often / 2)
	p.SetTrackerPosition(progress.PositionRight)
	p.SetTrackerLength(16)
	style := progress.StyleDefault
	style.Visibility = progress.StyleVisibility{Tracker: true}
	style.Options.Separator = " "
	p.SetStyle(style)
	return p
}

// fresh takes away what a key such as Ctrl-C left where the line is to be renewed.
const fresh = "\r\x1b[K"

// screen is a terminal on which something may have been typed.
type screen struct{ w io.Writer }

func (s screen) Write(p []byte) (int, error) { return written(s.w, p) }

// fileScreen is one that is a file.
type fileScreen struct{ *os.File }

func (s fileScreen) Write(p []byte) (int, error) { return written(s.File, p) }

func written(w io.Writer, p []byte) (int, error) {
	n, err := io.WriteString(w, fresh+string(p))
	return max(0, n-len(fresh)), err
}

// said is what the line says: what is done, what went wrong, how quick it is and
// for how long it will go on.
func said(s State, own int, read int64, took time.Duration) string {
	parts := []string{grouped(s.Done) + " done"}
	switch {
	case s.Errors == 1:
		parts = append(parts, "1 error")
	case s.Errors > 1:
		parts = append(parts, grouped(s.Errors)+" errors")
	}
	seconds := took.Seconds()
	if own > 0 && seconds > 0 {
		parts = append(parts, grouped(int(float64(own)/seconds))+"/s")
	}
	if s.Size > s.Read && read > 0 {
		left := time.Duration(float64(took) * float64(s.Size-s.Read) / float64(read))
		parts = append(parts, clock(left)+" left")
	}
	return strings.Join(parts, ", ")
}

// clock writes a time as 0:42, 12:05 or 3 h 20 min.
func clock(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	if seconds >= 3600 {
		return fmt.Sprintf("%d h %d min", seconds/3600, seconds%3600/60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// grouped writes a number with commas between its thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
