//go:build !unix

package jobs

// Watch knows nothing here.
type Watch struct{}

// New returns a watch that tells nothing.
func New(func(Event)) *Watch { return &Watch{} }

// Suspend does nothing.
func (*Watch) Suspend(bool) {}

// Close does nothing.
func (*Watch) Close() {}
