//go:build !unix

package batch

import (
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
)

// identityOf returns what a file is, by its name: to ask the system would mean to
// open each file once more. Names that differ in case are one on Windows.
func identityOf(path string, info fs.FileInfo) (id identity, names int) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	one, other := fnv.New64a(), fnv.New64()
	_, _ = one.Write([]byte(path)) // it never fails
	_, _ = other.Write([]byte(path))
	return identityAt(one.Sum64(), other.Sum64(), info), 1
}
