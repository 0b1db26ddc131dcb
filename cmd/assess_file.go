package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"mspscope/assess"
	"mspscope/internal/atomicfile"
	"mspscope/internal/interview"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/prompt"
	"mspscope/internal/yamldoc"
)

// engagementFile is the file of an interview. Each save changes only the lines
// that an answer changes, and replaces the file as a whole, so that it is never
// half written.
type engagementFile struct {
	path string // as the person named it
	p    *playbook.Playbook
	data []byte // as last read or written; nil: there is no file yet
	wait waiter
}

// openEngagementFile reads a file if it is there.
func openEngagementFile(p *playbook.Playbook, path string) (*engagementFile, *assess.Engagement, error) {
	f := &engagementFile{path: path, p: p}
	data, err := f.read()
	if err != nil || data == nil {
		return f, assess.NewEngagement(p.Questionnaire), err
	}
	e, err := parseEngagement(p, path, data)
	if err != nil {
		return nil, nil, invalid(err)
	}
	f.data = data
	return f, e, nil
}

// read returns what is on disk, nil when there is nothing. What a thing is comes
// before opening it: a pipe would wait for somebody to write.
func (f *engagementFile) read() ([]byte, error) {
	target, err := atomicfile.Find(f.path)
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", f.path, err))
	}
	switch {
	case target.Stream():
		return nil, failed(fmt.Errorf("%s is no ordinary file; name the file of one engagement", f.path))
	case target.Info == nil:
		return nil, nil
	case target.Info.IsDir():
		return nil, failed(fmt.Errorf("%s is a directory; name the file of one engagement", f.path))
	}
	file, err := os.Open(target.Path)
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", f.path, yamldoc.WithoutPath(err)))
	}
	defer func() { _ = file.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(file, yamldoc.MaxBytes+1))
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", f.path, yamldoc.WithoutPath(err)))
	}
	return data, nil
}

// disk is the file for writing; only its owner may read a new one.
func (f *engagementFile) disk() atomicfile.File {
	return atomicfile.File{Path: f.path, Perm: modeEngagement}
}

// check says before the first question what would keep answers from being saved.
func (f *engagementFile) check() error {
	return f.cannotWrite(f.wait.do(f.path, f.disk().Check))
}

func (f *engagementFile) cannotWrite(err error) error {
	if err == nil || errors.Is(err, prompt.ErrInterrupted) {
		return err
	}
	return failed(fmt.Errorf("cannot write %s: %w", f.path, err))
}

// save brings edits to disk. When someone else changed the file meanwhile, nothing
// is written, and a ChangedError has what stands there now: the edits may be about
// the very answer that was changed.
func (f *engagementFile) save(edits []patch.Edit) (*assess.Engagement, error) {
	if len(edits) == 0 {
		return nil, nil // nothing to save, and nobody changed anything
	}
	before := f.data
	var data []byte
	var changed *interview.ChangedError
	var theirs []byte
	var content error // of the file, unlike what keeps it from being written
	err := f.wait.do(f.path, func() error {
		return f.disk().Update(yamldoc.MaxBytes+1, func(now []byte) ([]byte, error) {
			if now != nil && !bytes.Equal(now, before) {
				var e *assess.Engagement
				if e, content = parseEngagement(f.p, f.path, now); content != nil {
					return nil, content
				}
				changed, theirs = &interview.ChangedError{Now: e}, now
				return nil, changed
			}
			switch {
			case now != nil:
			case before != nil:
				now = before // the file was removed meanwhile
			default:
				now = f.fresh("", "")
			}
			if data, content = patch.Patch(f.path, now, edits); content != nil {
				return nil, content
			}
			_, content = parseEngagement(f.p, f.path, data)
			return data, content
		})
	})
	switch {
	case errors.Is(err, prompt.ErrInterrupted): // before anything else: the writer may still be at it
		return nil, fmt.Errorf("%w: %w", interview.ErrNotSaved, err)
	case changed != nil:
		f.data = theirs
		return nil, changed
	case content != nil:
		return nil, content
	case err != nil:
		return nil, f.cannotWrite(err)
	}
	f.data = data
	return nil, nil // saved, and nobody else changed anything
}

// create writes a new file without answers. It leaves one alone that somebody
// else made meanwhile, and says so with fs.ErrExist.
func (f *engagementFile) create(name, date string) error {
	return f.createWith(f.fresh(name, date))
}

// fresh is a file without answers, ready for edits.
func (f *engagementFile) fresh(name, date string) []byte {
	e := assess.NewEngagement(f.p.Questionnaire)
	e.Client.Name, e.Client.Date = name, date
	if isJSONName(f.path) {
		return e.JSON(f.p.Questionnaire)
	}
	return e.YAML(f.p.Questionnaire)
}

// isJSONName reports whether the name of a file promises JSON.
func isJSONName(path string) bool { return formatOf(filepath.Ext(path)) == formatJSON }

func (f *engagementFile) createWith(data []byte) error {
	disk := f.disk()
	disk.New = true
	if err := f.wait.do(f.path, func() error { return disk.Write(data) }); err != nil {
		return f.cannotWrite(err)
	}
	f.data = data
	return nil
}

// turnToCopy goes on in a new file with the same content, laid out so that it
// can be changed in place.
func (f *engagementFile) turnToCopy() (string, error) {
	root, err := yamldoc.Parse(f.path, f.data)
	if err != nil {
		return "", err
	}
	ext := filepath.Ext(f.path)
	path := freeName(strings.TrimSuffix(f.path, ext)+"-copy", ".yaml")
	return path, f.turnTo(path, assess.LayOut(root))
}

// turnTo goes on in a new file.
func (f *engagementFile) turnTo(path string, data []byte) error {
	next := &engagementFile{path: path, p: f.p, wait: f.wait}
	if err := next.createWith(data); err != nil {
		return err
	}
	*f = *next
	return nil
}

// elsewhere asks for another file and goes on in it, with all that is saved. It
// proposes one in the person's own folder: the one that cannot be written to is
// often a stick or a share.
func (f *engagementFile) elsewhere(prompter prompt.Prompter) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	name := strings.TrimSuffix(filepath.Base(f.path), filepath.Ext(f.path))
	ext := ".yaml"
	if json.Valid(bytes.TrimPrefix(f.data, []byte("\ufeff"))) {
		ext = ".json"
	}
	path, err := interview.AskFile(prompter, freeName(filepath.Join(home, name), ext), taken)
	switch {
	case err != nil || path == "":
		return "", err
	case isJSONName(path) && ext != ".json":
		return "", fmt.Errorf("the answers are kept in YAML, which %s would not be; give it a name that ends in .yaml", path)
	}
	return path, f.turnTo(path, f.data)
}

// freeName returns the first of name.ext, name-2.ext, ... that is not taken.
func freeName(name, ext string) string {
	for n := 1; ; n++ {
		path := name + ext
		if n > 1 {
			path = fmt.Sprintf("%s-%d%s", name, n, ext)
		}
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// slug makes a file name of a client's name, in whatever letters it is written.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	const most = 60 // bytes: names of files are short on every system
	s := b.String()
	for len(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	switch s = strings.Trim(s, "-"); {
	case s == "":
		return "engagement"
	case reserved(s):
		return s + "-client"
	}
	return s
}

// reserved reports whether Windows keeps a name for a device.
func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9'
}
