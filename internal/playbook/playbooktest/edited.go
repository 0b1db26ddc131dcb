// Package playbooktest makes playbooks and engagements for tests: the built-in
// data with a text replaced, and answers as an engagement file has them.
package playbooktest

import (
	"fmt"
	"strings"
	"testing/fstest"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// Edit is a text of a file of the built-in playbook with what stands in its
// place. The text stands there once.
type Edit struct{ File, Old, New string }

// Edited is the built-in playbook, with all its parts, and with texts replaced.
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
		return playbook.Load(nil, "", playbook.Everything)
	}
	return playbook.Load(over, "own", playbook.Everything)
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
