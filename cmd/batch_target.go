package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"mspscope/internal/batch"
)

// checkFound refuses to write records over a file that the batch would find
// itself, in a directory or by a pattern, unless nothing or earlier results are
// in it. It is asked before that file is opened.
func (a *app) checkFound(o *outputFlags, sources *batch.Sources) error {
	var info os.FileInfo
	var err error
	if o.to == "" {
		info, err = identity(a.Out)
	} else {
		info, err = os.Stat(o.to)
	}
	if err != nil || info == nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil //nolint:nilerr // what is wrong comes up again when it is opened
	}
	if sources.List == "-" && o.to != "" && !holdsResults(o.to) {
		return usage("%s holds something other than results, and nobody can tell before whether the list on stdin names it; give another name, or put the list in a file", o.target())
	}
	if path := sources.Find(info); path != "" && !holdsResults(path) {
		return usage("%s is %s, one of the files to score; a result is never written over it", o.target(), path)
	}
	return nil
}

// holdsResults reports whether a file begins as what batch writes: records, as
// JSON or CSV, or a table. What cannot be read is taken for something else.
func holdsResults(path string) bool {
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // it was only read
	head := make([]byte, 8<<10)
	n, _ := io.ReadFull(file, head) // a short file ends early
	if batch.IsResults(head[:n]) || batch.IsResultTable(head[:n]) {
		return true
	}
	for line := range bytes.Lines(head[:n]) { // above a table may stand what all sources have in common
		if columns := bytes.Fields(line); len(columns) > 1 && string(columns[0]) == "Source" && string(columns[1]) == "Client" {
			return true
		}
	}
	return false
}
