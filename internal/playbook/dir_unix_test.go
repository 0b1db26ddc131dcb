//go:build unix

package playbook

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestOnlyOrdinaryFilesAreOpened has a pipe in the place of a file: opening it
// would wait for ever.
func TestOnlyOrdinaryFilesAreOpened(t *testing.T) {
	t.Parallel()
	dir := files(t)
	if err := syscall.Mkfifo(filepath.Join(dir, MatrixFile), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := LoadDir(dir, 0)
	if got, want := messages(err), []string{dir + "/matrix.yaml: is no ordinary file; a playbook is read from files"}; !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
	if _, err := LoadDir(filepath.Join(dir, MatrixFile), 0); err == nil || err.Error() != "playbook "+dir+"/matrix.yaml: is not a directory" {
		t.Errorf("a pipe as the directory: %v", err)
	}
}
