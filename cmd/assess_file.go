package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// engagementFile is the file of an interview. Each save changes only the lines
// that an answer changes, and replaces the file as a whole, so that it is never
// half written.
type engagementFile struct {
	path string // as the person named it
	disk string // behind symbolic links
	p    *playbook.Playbook
	data []byte // as last read or written; nil: there is no file yet
}

// openEngagementFile reads a file if it is there.
func openEngagementFile(p *playbook.Playbook, path string) (*engagementFile, *assess.Engagement, error) {
	f := &engagementFile{path: path, disk: filepath.Clean(path), p: p}
	if target, err := filepath.EvalSymlinks(f.disk); err == nil {
		f.disk = target
	}
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

// read returns what is on disk, nil when there is nothing.
func (f *engagementFile) read() ([]byte, error) {
	file, err := os.Open(f.disk)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", f.path, reason(err)))
	}
	defer func() { _ = file.Close() }() // it was only read
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, failed(fmt.Errorf("%s is no ordinary file; name the file of one engagement", f.path))
	}
	data, err := io.ReadAll(io.LimitReader(file, yamldoc.MaxBytes+1))
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", f.path, reason(err)))
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// save brings edits to disk. When someone else changed the file meanwhile, the
// edits are made in what stands there now, and the engagement comes back.
func (f *engagementFile) save(edits []patch.Edit) (*assess.Engagement, error) {
	if len(edits) == 0 {
		return nil, nil //nolint:nilnil // nothing to save, and nobody changed anything
	}
	now, err := f.read()
	if err != nil {
		return nil, err
	}
	changed := now != nil && !bytes.Equal(now, f.data)
	switch {
	case now != nil:
	case f.data != nil:
		now = f.data // the file was removed meanwhile
	default:
		now = patch.New("", "")
	}
	data, err := patch.Patch(f.path, now, edits)
	if err != nil {
		return nil, err
	}
	e, err := parseEngagement(f.p, f.path, data)
	if err != nil {
		return nil, err
	}
	if err := f.write(data); err != nil {
		return nil, err
	}
	if changed {
		return e, nil
	}
	return nil, nil //nolint:nilnil // saved, and nobody else changed anything
}

// create writes a new file without answers.
func (f *engagementFile) create(name, date string) error {
	return f.write(patch.New(name, date))
}

// write replaces the file as a whole: a temporary file beside it, synced, then
// renamed. A new file can be read by its owner alone.
func (f *engagementFile) write(data []byte) error {
	if err := atomic.WriteFile(f.disk, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("cannot write %s: %w", f.path, reason(err))
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
	next := &engagementFile{path: path, disk: filepath.Clean(path), p: f.p}
	if err := next.write(interview.Rewrite(root)); err != nil {
		return "", err
	}
	*f = *next
	return path, nil
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

// slug makes a file name of a client's name.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-")
	const most = 60
	if len(s) > most {
		s = strings.Trim(s[:most], "-")
	}
	if s == "" {
		return "engagement"
	}
	return s
}
