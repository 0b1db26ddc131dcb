package interview

import (
	"strings"

	"mspscope/internal/prompt"
)

// sharedFrame marks a screen that the client sees as well.
const sharedFrame = "SHARED SCREEN"

// share turns the shared screen on or off.
func (t *Talk) share() {
	t.shared = !t.shared
	t.Session.Share(t.shared)
	if t.shared {
		t.sayOpenly("Only questions and answers are shown now. # ends sharing.")
		return
	}
	t.sayOpenly("The screen is yours alone again.")
}

// Share leaves out what is private while the client looks on.
func (s *Session) Share(on bool) {
	s.shared = on
	s.refresh()
}

// Shared reports whether the client looks on.
func (s *Session) Shared() bool { return s.shared }

// Sharing reports whether the client sees the screen, too.
func (t *Talk) Sharing() bool { return t.shared }

// onScreen is a question as the screen may show it. A shared one has the question, the
// options, the client's own answer and the keys, and nothing else.
func (t *Talk) onScreen(a prompt.Ask) prompt.Ask {
	if !t.shared {
		return a
	}
	a.Status = prompt.Status{Frame: sharedFrame}
	a.Remarks, a.Shared = nil, true
	return a
}

// sayOpenly keeps a sentence for the next screen that a client may see.
func (t *Talk) sayOpenly(text string) { t.open = append(t.open, text) }

// take returns what is to be said, once. On a shared screen it is what was saved; the
// rest waits until the screen is no longer shared.
func (t *Talk) take() []string {
	said := t.open
	t.open = nil
	var later []string
	for _, text := range t.said {
		if t.shared && !strings.HasPrefix(text, savedWord) {
			later = append(later, text)
			continue
		}
		said = append(said, text)
	}
	t.said = later
	return said
}

// savedWord begins what is said of an answer that was stored.
const savedWord = "Saved: "

// private says so, and reports it, where something is not for a shared screen.
func (t *Talk) private() bool {
	if t.shared {
		t.sayOpenly("Not on a shared screen. # ends sharing.")
	}
	return t.shared
}
