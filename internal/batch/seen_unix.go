//go:build unix

package batch

import (
	"io/fs"
	"syscall"
)

// identityOf returns what a file is, and how many names it has.
func identityOf(_ string, info fs.FileInfo) (id identity, names int) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return identity{}, 1
	}
	return identityAt(uint64(s.Dev), uint64(s.Ino), info), int(s.Nlink) //nolint:unconvert // the types differ from system to system
}
