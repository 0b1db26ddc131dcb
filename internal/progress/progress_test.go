package progress

import (
	"strings"
	"sync"
	"testing"
	"time"
)

// display is what was written, which a test reads while more comes.
type display struct {
	mu  sync.Mutex
	all strings.Builder
}

func (s *display) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(p)
}

func (s *display) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}

// TestALineComesAndGoes shows nothing of a short run, and takes away what it showed
// of a long one.
func TestALineComesAndGoes(t *testing.T) {
	t.Parallel()
	var out display
	l := Start(&out, time.Hour, func() State { return State{} })
	l.Stop()
	if out.String() != "" {
		t.Errorf("a short run shows %q", out.String())
	}
	l = Start(&out, 0, func() State { return State{Done: 1234, Errors: 2, Read: 50, Size: 100} })
	for !strings.Contains(out.String(), "1,234 done, 2 errors, ") {
		time.Sleep(time.Millisecond)
	}
	l.Stop()
	l.Stop()
	if got := out.String(); !strings.HasSuffix(got, fresh+"\x1b[A\x1b[K") {
		t.Errorf("the line stays: %q", got)
	}
	(*Line)(nil).Stop()
}

func TestWhatTheLineSays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		state State
		own   int
		read  int64
		took  time.Duration
		want  string
	}{
		{State{Done: 5}, 5, 0, 0, "5 done"},
		{State{Done: 1000, Errors: 1}, 1000, 0, 2 * time.Second, "1,000 done, 1 error, 500/s"},
		{State{Done: 2_000_000, Errors: 1200, Before: 1_000_000, Read: 30, Size: 40}, 1_000_000, 20, 100 * time.Second, "2,000,000 done, 1,200 errors, 10,000/s, 0:50 left"},
		{State{Done: 10, Read: 1, Size: 10_000}, 10, 1, time.Second, "10 done, 10/s, 2 h 46 min left"},
		{State{Done: 10, Read: 40, Size: 40}, 10, 40, 5 * time.Second, "10 done, 2/s"},
	} {
		if got := said(test.state, test.own, test.read, test.took); got != test.want {
			t.Errorf("%+v: %q, want %q", test.state, got, test.want)
		}
	}
}
