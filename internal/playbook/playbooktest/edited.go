// Package playbooktest makes playbooks and engagements for tests: the built-in
// data with a text replaced, and answers as an engagement file has them.
package playbooktest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// Edit is a text of a file of the built-in playbook with what stands in its
// place. The text stands there once.
type Edit struct{ File, Old, New string }

// Edited is the built-in playbook, with all its parts, and with texts replaced; without
// edits it is the same for all, and nobody may change it.
// The error says that a text does not stand once where it should, or what the
// playbook says against the edits.
func Edited(edits ...Edit) (*playbook.Playbook, error) {
	over := fstest.MapFS{}
	for _, e := range edits {
		if over[e.File] == nil {
			data, err := questionnaires.Files.ReadFile(e.File)
			if err != nil {
				return nil, err
			}
			over[e.File] = &fstest.MapFile{Data: data}
		}
		text := string(over[e.File].Data)
		if n := strings.Count(text, e.Old); n != 1 {
			return nil, fmt.Errorf("%s has %q %d times, want once", e.File, e.Old, n)
		}
		over[e.File].Data = []byte(strings.Replace(text, e.Old, e.New, 1))
	}
	if len(edits) == 0 {
		return builtIn()
	}
	return playbook.Load(over, "own", playbook.Everything)
}

// builtIn is the built-in playbook, loaded once for all who do not change it. Here it is
// held to what the program does not check again at every start.
var builtIn = sync.OnceValues(func() (*playbook.Playbook, error) {
	return playbook.Load(nil, "", playbook.Everything|playbook.Checks)
})

// Load loads the files of over on top of the built-in playbook, with all parts; nil is
// the built-in alone, the same for all, which nobody may change.
func Load(tb testing.TB, over fstest.MapFS) *playbook.Playbook {
	tb.Helper()
	p, err := builtIn()
	if over != nil {
		p, err = playbook.Load(over, "own", playbook.Everything)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// Engagement reads an engagement without its first line.
func Engagement(tb testing.TB, p *playbook.Playbook, document string) *assess.Engagement {
	tb.Helper()
	e, err := Read(p, "test", "version: 1\n"+document)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// Read reads an engagement; name is what errors call it.
func Read(p *playbook.Playbook, name, document string) (*assess.Engagement, error) {
	root, err := yamldoc.Parse(name, []byte(document))
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport(name)
	e := p.ReadEngagement(r, root)
	return e, r.Err()
}
