package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mspscope/internal/atomicfile"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// sources are what a command reads, none of which it may be led to write over.
type sources struct {
	inputs    []string // files that are read, "-" for stdin
	playbooks []string // directories of --playbook, "" for what the environment says
}

// checkDestination refuses an unknown format and a file that must not be replaced,
// before any work is done.
func (a *app) checkDestination(o *outputFlags, of sources) error {
	if err := o.checkFormat(); err != nil {
		return err
	}
	if err := a.checkTarget(o, of); err != nil {
		return err
	}
	if o.to != "" {
		if err := o.byEnding(); err != nil {
			return err
		}
	}
	return a.checkOpened(o)
}

// checkOpened refuses a file that another program opens where it could not be opened.
func (a *app) checkOpened(o *outputFlags) error {
	switch {
	case o.format == formatHTML && o.to == "" && isTerminal(a.Out):
		return usage("a page for a browser cannot be shown here; name a file with --to FILE.html, or read it with -o markdown")
	case o.format != formatXLSX:
	case o.to == "" && isTerminal(a.Out):
		return usage("a workbook cannot be shown here; name a file with --to FILE.xlsx")
	case o.to != "" && !o.stream && formatOf(filepath.Ext(o.to)) != formatXLSX:
		return usage("--to %s must end in .xlsx, or no spreadsheet program will open it", o.to)
	}
	return nil
}

// checkTarget looks at where a result goes, and refuses what it must not be
// written over. Afterwards to is "" for stdout.
func (a *app) checkTarget(o *outputFlags, of sources) error {
	switch {
	case o.to == "" && o.given("to"):
		return usage("--to needs the name of a file, or \"-\" for stdout")
	case o.to == "-":
		o.to = ""
	}
	if o.to == "" {
		return a.checkStdout(of)
	}
	target, err := atomicfile.Find(o.to)
	if err != nil {
		return failed(fmt.Errorf("cannot write %s: %w", o.to, err))
	}
	o.stream = target.Stream()
	// Of a descriptor such as /dev/stdout, what is behind it.
	if info, err := os.Stat(o.to); err == nil && info.Mode().IsRegular() {
		if err := a.apart(info, o.target(), of); err != nil {
			return err
		}
	}
	info := target.Info
	if o.stream {
		return nil
	}
	for _, flag := range of.playbooks {
		if dir := a.playbookDir(flag); dir != "" && addsTo(dir, target.Path) {
			return usage("--to %s would be a file of the playbook in use; a result is never written there", o.to)
		}
	}
	switch {
	case info == nil:
		return nil
	case info.IsDir():
		return usage("--to %s is a directory; give a file name", o.to)
	case !info.Mode().IsRegular():
		return usage("--to %s is no ordinary file; give another name", o.to)
	case !o.force:
		return usage("--to %s exists; add --force to replace it", o.to)
	}
	return nil
}

// target is how messages call what a result goes to.
func (o *outputFlags) target() string {
	if o.to == "" {
		return "stdout"
	}
	return "--to " + o.to
}

// checkStdout refuses a stdout that the shell leads to a file which is read. It
// is said before anything is written; what ">" emptied is gone, but ">>" did no
// harm yet.
func (a *app) checkStdout(of sources) error {
	info, err := identity(a.Out)
	if err != nil || info == nil {
		return nil //nolint:nilerr // what is wrong comes up again when the result is written
	}
	return a.apart(info, "stdout", of)
}

// apart refuses a file that is also read, as an input or as a file of the
// playbook. Links and other names of a file do not hide it.
func (a *app) apart(file os.FileInfo, name string, of sources) error {
	for _, in := range of.inputs {
		other, err := a.lookAt(in)
		if err == nil && other != nil && os.SameFile(file, other) {
			return usage("%s is the input; a result is never written over it", name)
		}
	}
	for _, flag := range of.playbooks {
		dir := a.playbookDir(flag)
		if dir == "" {
			continue
		}
		for _, own := range playbook.FileNames() {
			if other, err := os.Stat(filepath.Join(dir, own)); err == nil && os.SameFile(file, other) {
				return usage("%s is %s of the playbook in use; a result is never written over it", name, own)
			}
		}
	}
	return nil
}

// lookAt returns what an input is; nil where it is stdin and no ordinary file.
func (a *app) lookAt(input string) (os.FileInfo, error) {
	if input == "-" {
		return identity(a.In)
	}
	return os.Stat(input)
}

// addsTo reports whether a path would be a file of the playbook in a directory.
func addsTo(dir, path string) bool {
	named := slices.ContainsFunc(playbook.FileNames(), func(name string) bool {
		return strings.EqualFold(name, filepath.Base(path)) // as some systems find it
	})
	if !named {
		return false
	}
	in, err := os.Stat(filepath.Dir(path))
	own, err2 := os.Stat(dir)
	return err == nil && err2 == nil && os.SameFile(in, own)
}

// identity tells a stream that is an ordinary file from others; it is nil for a
// pipe, a terminal, or what is no file at all.
func identity(stream any) (os.FileInfo, error) {
	file, ok := stream.(*os.File)
	if !ok {
		return nil, nil // no file, and nothing wrong
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	return info, nil
}

// waitingForReader says on a terminal that a pipe with a name is written into,
// which waits until somebody reads it.
func (a *app) waitingForReader(o *outputFlags) {
	if o.stream && isTerminal(a.Err) && isNamedPipe(o.to) {
		a.warn("writing to the pipe " + yamldoc.SourceName(o.to) + ", which waits for its reader; stop with Ctrl-C")
	}
}
