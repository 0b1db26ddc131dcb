package cmd

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"mspscope/internal/atomicfile"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// read reads a file, or stdin for "-", one byte further than it may have. What
// it is stands in the message to a person who has to type it.
func (a *app) read(path, what string, most int64) (name string, data []byte, err error) {
	in, name := a.In, "stdin"
	if path != "-" {
		name = yamldoc.SourceName(path)
		if info, err := os.Stat(path); err == nil {
			a.waitingAt(path, what, info)
		}
		file, err := os.Open(filepath.Clean(path))
		if err != nil {
			return "", nil, failed(fmt.Errorf("cannot read %s: %w", name, yamldoc.WithoutPath(err)))
		}
		defer file.Close()
		in = file
	} else {
		a.waiting(what)
	}
	data, err = io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return "", nil, failed(fmt.Errorf("cannot read %s: %w", name, yamldoc.WithoutPath(err)))
	}
	return name, data, nil
}

// waiting says on a terminal what is read from the keyboard: without a word the
// program would look as if it did nothing.
func (a *app) waiting(what string) {
	if a.interactive() {
		a.warn("reading " + what + " from the keyboard; end with " + endOfInput())
	}
}

// waitingAt says the same of a name that leads to a terminal, and of a pipe with
// a name, which may have no writer yet.
func (a *app) waitingAt(path, what string, info fs.FileInfo) {
	if info == nil || !isTerminal(a.Err) {
		return
	}
	switch mode := info.Mode(); {
	case isNamedPipe(path):
		a.warn("reading " + what + " from the pipe " + yamldoc.SourceName(path) + "; it ends when its writer does, or with Ctrl-C")
	case mode&fs.ModeCharDevice != 0 && leadsToTerminal(path):
		a.warn("reading " + what + " from the keyboard; end with " + endOfInput())
	}
}

// isNamedPipe reports whether a name is that of a pipe in a folder. One that the
// shell made, such as /dev/fd/63, has another end for certain.
func isNamedPipe(path string) bool {
	target, err := atomicfile.Find(path)
	return err == nil && target.Info != nil && target.Info.Mode()&fs.ModeNamedPipe != 0
}

// leadsToTerminal reports whether a name such as /dev/stdin or /dev/tty is that
// of a terminal.
func leadsToTerminal(path string) bool {
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // nothing was done with it
	return isTerminal(file)
}

// warn says something about the run.
func (a *app) warn(text string) { fmt.Fprintln(a.Err, "mspscope: "+wrap.Safe(text)) }

// endOfInput is the key that ends what is typed.
func endOfInput() string {
	if runtime.GOOS == "windows" {
		return "Ctrl-Z and Enter"
	}
	return "Ctrl-D"
}
