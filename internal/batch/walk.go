package batch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// hidden reports whether a name is kept out of sight: by a dot, or as the lock
// file of a spreadsheet program.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

// directory walks a directory in lexical order. A link to a file of it is read
// where the walk does not come by that file anyway; links to directories and
// links that lead elsewhere are not followed, so that a circle cannot trap the
// walk and nothing is read that nobody named.
func directory(root string, left *Left, visit func(*Entry) bool) bool {
	w := walk{root: root, left: left}
	more := true
	pass := func(e *Entry) error {
		if more = visit(e); !more {
			return fs.SkipAll
		}
		return nil
	}
	// A slash at the end leads behind a link that was named.
	err := filepath.WalkDir(behind(root), func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return pass(&Entry{Path: path, Err: err})
		case path != behind(root) && hidden(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			if e := w.link(path); e != nil {
				return pass(e)
			}
			return nil
		case kindOf(path) == other:
			left.file(path)
			return nil
		}
		info, err := os.Stat(path)
		return pass(&Entry{Path: path, Info: info, Err: err, Found: true})
	})
	if err != nil {
		return visit(&Entry{Path: root, Err: err})
	}
	return more
}

// behind is the name of a directory by which a walk enters it where it is a link.
func behind(root string) string {
	if info, err := os.Lstat(root); err != nil || info.Mode()&fs.ModeSymlink == 0 || os.IsPathSeparator(root[len(root)-1]) {
		return root
	}
	return root + string(filepath.Separator)
}

// walk is what a walk must know of links.
type walk struct {
	root string
	real string // the directory behind all links
	left *Left
}

// link returns what a link leads to, nil for what is not to be read.
func (w *walk) link(path string) *Entry {
	info, err := os.Stat(path)
	if err != nil {
		if kindOf(path) == other {
			return nil
		}
		return &Entry{Path: path, Err: err, Found: true}
	}
	if w.real == "" {
		if w.real, err = filepath.EvalSymlinks(w.root); err != nil {
			return &Entry{Path: path, Err: err, Found: true}
		}
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return &Entry{Path: path, Err: err, Found: true}
	}
	inside, err := filepath.Rel(w.real, target)
	if err != nil || inside == ".." || strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		w.left.link(path)
		return nil
	}
	if info.IsDir() || kindOf(path) == other || walked(inside) && info.Mode().IsRegular() {
		return nil
	}
	return &Entry{Path: path, Info: info, Found: true, link: true}
}

// walked reports whether a walk comes by a file of the directory anyway.
func walked(inside string) bool {
	if kindOf(inside) == other {
		return false
	}
	for name := range strings.SplitSeq(inside, string(filepath.Separator)) {
		if hidden(name) {
			return false
		}
	}
	return true
}
