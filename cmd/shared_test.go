package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"mspscope/internal/playbook"
)

// playbooks are those that runs in this process share. Reading one costs several
// times what is then done with it, a few thousand runs are made, and nothing
// changes a playbook that is read.
var playbooks = shared{read: map[string]*playbook.Playbook{}}

// shared are playbooks by what was asked for: the parts, the name of the
// directory and all that is in it.
type shared struct {
	mu   sync.Mutex
	read map[string]*playbook.Playbook
}

// maxShared is how many playbooks are kept. Most tests that write one use it once.
const maxShared = 24

// load is load, less the work that was done before.
func (s *shared) load(dir string, parts playbook.Parts) (*playbook.Playbook, error) {
	content, plain := contentOf(dir)
	if !plain {
		return load(dir, parts)
	}
	key := string(rune(parts)) + dir + "\x00" + content
	s.mu.Lock()
	p := s.read[key]
	s.mu.Unlock()
	if p != nil {
		return p, nil
	}
	p, err := load(dir, parts)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for other := range s.read {
		if len(s.read) >= maxShared {
			delete(s.read, other) // whichever; it can be read again
		}
	}
	s.read[key] = p
	return p, nil
}

// contentOf is all that is in a directory; not plain where that is more than
// ordinary files which can be read. The built-in playbook has no directory.
func contentOf(dir string) (content string, plain bool) {
	if dir == "" {
		return "", true
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", false
	}
	var all strings.Builder
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			return "", false // a pipe would be waited for
		}
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return "", false
		}
		all.WriteString(entry.Name() + "\x00")
		all.Write(data)
		all.WriteByte(0)
	}
	return all.String(), true
}
