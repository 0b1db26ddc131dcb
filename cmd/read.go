package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"mspscope/internal/render"
)

// read reads a file, or stdin for "-", one byte further than it may have. What
// it is stands in the message to a person who has to type it.
func (a *app) read(path, what string, most int64) (name string, data []byte, err error) {
	in, name := a.In, "stdin"
	if path != "-" {
		name = path
		file, err := os.Open(filepath.Clean(path))
		if err != nil {
			return "", nil, failed(fmt.Errorf("cannot read %s: %w", path, reason(err)))
		}
		defer file.Close()
		in = file
	} else {
		a.waiting(what)
	}
	data, err = io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return "", nil, failed(fmt.Errorf("cannot read %s: %w", name, reason(err)))
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

// warn says something about the run.
func (a *app) warn(text string) { fmt.Fprintln(a.Err, "mspscope: "+render.Safe(text)) }

// endOfInput is the key that ends what is typed.
func endOfInput() string {
	if runtime.GOOS == "windows" {
		return "Ctrl-Z and Enter"
	}
	return "Ctrl-D"
}

// reason is the cause of a file error without the path that the message names.
func reason(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}
