//go:build !windows

package batch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestWhatIsNoFileIsNotOpenedUnlessNamed walks over a pipe, a device and links
// to both: opening one would wait for ever, reading the other would never end.
func TestWhatIsNoFileIsNotOpenedUnlessNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "a.yaml", "version: 1\n")
	pipe := filepath.Join(dir, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"link.yaml": pipe, "zero.yaml": "/dev/zero", "nowhere.yaml": filepath.Join(dir, "gone")} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(name string) string { return name + ": " + errNotRegular.Error() }
	walk := []string{"a.yaml#1", refused("link.yaml"), "nowhere.yaml: no such file or directory", refused("pipe.yaml")}
	for path, want := range map[string][]string{dir: walk, filepath.Join(dir, "*.yaml"): append(slices.Clone(walk), refused("zero.yaml"))} {
		got := collect(t, nil, path)
		for i := range got {
			got[i] = strings.TrimPrefix(got[i], dir+"/")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%v\nwant\n%v", path, got, want)
		}
	}
	go func() { // the pipe by its name
		if out, err := os.OpenFile(pipe, os.O_WRONLY, 0); err == nil {
			_, _ = out.WriteString("version: 1\n---\nversion: 1\n")
			_ = out.Close()
		}
	}()
	if got := collect(t, nil, pipe); len(got) != 2 {
		t.Errorf("a pipe that was named: %v", got)
	}
}
