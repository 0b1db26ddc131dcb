package batch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pattern visits what a pattern finds, sorted: each part of a path with *, ? and
// [..] as shells have them, and ** for any number of directories, none included.
// Hidden names are found where the part begins with a dot.
func pattern(path string, left *Left, visit func(*Entry) bool) bool {
	found, err := matches(path)
	switch {
	case err != nil:
	case len(found) == 0:
		err = errors.New("no file matches")
	}
	if err != nil {
		return visit(&Entry{Path: path, Err: err})
	}
	for _, path := range found {
		info, err := os.Stat(path)
		var more bool
		if err == nil && info.IsDir() {
			more = directory(path, left, visit)
		} else {
			more = visit(&Entry{Path: path, Info: info, Err: err, Found: true})
		}
		if !more {
			return false
		}
	}
	return true
}

// matches lists the paths that a pattern finds.
func matches(path string) ([]string, error) {
	base := filepath.VolumeName(path)
	rest := path[len(base):]
	if rest != "" && os.IsPathSeparator(rest[0]) {
		base += string(filepath.Separator)
	}
	parts := strings.FieldsFunc(rest, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) })
	g := glob{below: map[string]bool{}}
	if err := g.match(base, parts); err != nil {
		return nil, err
	}
	slices.Sort(g.found)
	return slices.Compact(g.found), nil
}

// anyDepth is the part of a pattern that stands for directories.
const anyDepth = "**"

// glob is a search by a pattern.
type glob struct {
	found []string
	below map[string]bool // where ** was looked for with what is left of the pattern
}

// match looks for the parts of a pattern below a path.
func (g *glob) match(at string, parts []string) error {
	if len(parts) == 0 {
		g.found = append(g.found, at)
		return nil
	}
	part, rest := parts[0], parts[1:]
	switch {
	case part == anyDepth:
		return g.deep(at, rest)
	case !strings.ContainsAny(part, "*?["):
		if _, err := os.Lstat(join(at, part)); err != nil {
			return nil //nolint:nilerr // nothing of that name is there
		}
		return g.match(join(at, part), rest)
	}
	if _, err := filepath.Match(part, ""); err != nil {
		return errors.New("the pattern is not whole: a [ needs its ]")
	}
	entries, err := entries(at)
	for _, e := range entries {
		name := e.Name()
		if ok, _ := filepath.Match(part, name); !ok || hidden(name) && part[0] != name[0] {
			continue
		}
		if len(rest) > 0 && !leadsToDirectory(join(at, name), e) {
			continue
		}
		if err := g.match(join(at, name), rest); err != nil {
			return err
		}
	}
	return err
}

// deep looks for the rest of a pattern in a directory and in all below it, links
// left out. Nothing left means all of them.
func (g *glob) deep(at string, rest []string) error {
	key := at + "\x00" + strings.Join(rest, "\x00")
	if g.below[key] {
		return nil
	}
	g.below[key] = true
	if len(rest) == 0 {
		if at == "" {
			at = "."
		}
		g.found = append(g.found, at)
		return nil
	}
	if err := g.match(at, rest); err != nil {
		return err
	}
	entries, err := entries(at)
	for _, e := range entries {
		if !e.IsDir() || hidden(e.Name()) {
			continue
		}
		if err := g.deep(join(at, e.Name()), rest); err != nil {
			return err
		}
	}
	return err
}

// entries lists a directory.
func entries(at string) ([]fs.DirEntry, error) {
	if at == "" {
		at = "."
	}
	all, err := os.ReadDir(at)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return all, err
}

func leadsToDirectory(path string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// join puts a name behind a path, which may be nothing, and cleans nothing: a/..
// is another place where a is a link.
func join(at, name string) string {
	if at == "" || os.IsPathSeparator(at[len(at)-1]) {
		return at + name
	}
	return at + string(filepath.Separator) + name
}
