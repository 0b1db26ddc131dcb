package interview

import "mspscope/internal/prompt"

// Views are the texts that stand behind one key at any moment. They are made from the
// answers as they stand; what is nil is not offered.
type Views struct {
	Stand  func() (prompt.Screen, error) // where we stand, with the price in full: for the person who asks
	Client func() (prompt.Screen, error) // what can be said to the client now
	Live   func() string                 // model and price in a few words
}

// look shows what stands behind a key, or turns the line beside the questions on or
// off. On a shared screen none of it is shown.
func (t *Talk) look(kind prompt.Kind) error {
	if t.shared {
		t.sayOpenly("Not on a shared screen. # ends sharing.")
		return nil
	}
	view := t.Views.Stand
	switch kind {
	case prompt.Live:
		t.Live = !t.Live && t.Views.Live != nil
		return nil
	case prompt.Client:
		view = t.Views.Client
	default:
	}
	if view == nil {
		return nil
	}
	screen, err := view()
	if err != nil {
		t.say("That cannot be shown: %v.", err)
		return nil
	}
	return t.Prompter.Show(screen)
}
