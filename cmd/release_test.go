package cmd

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestRelease holds what .goreleaser.yaml packs to what is there, and to what
// README.md names: whoever has a release and not the sources reads it too.
func TestRelease(t *testing.T) {
	t.Parallel()
	type file struct{ Src, Dst string }
	var release struct {
		Archives []struct{ Files []file }
		Nfpms    []struct{ Contents []file }
	}
	if err := yaml.Unmarshal(readFile(t, filepath.Join("..", ".goreleaser.yaml")), &release); err != nil {
		t.Fatal(err)
	}
	if len(release.Archives) != 1 || len(release.Nfpms) != 1 {
		t.Fatalf("%d kinds of archives and %d of packages", len(release.Archives), len(release.Nfpms))
	}
	for _, f := range append(release.Archives[0].Files, release.Nfpms[0].Contents...) {
		if strings.HasPrefix(f.Src, ".release/") { // made with the release
			continue
		}
		if found, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(f.Src))); err != nil || len(found) == 0 {
			t.Errorf("%s: nothing is there to pack (%v)", f.Src, err)
		}
	}

	var archive, linux []string // where files are, in an archive and in a package for Linux
	for _, f := range release.Archives[0].Files {
		at := f.Src
		if f.Dst != "" {
			at = path.Join(f.Dst, path.Base(f.Src))
		}
		archive = append(archive, at)
	}
	for _, f := range release.Nfpms[0].Contents {
		at, doc := strings.CutPrefix(f.Dst, "/usr/share/doc/mspscope/")
		switch {
		case doc && (at == "" || strings.HasSuffix(at, "/")):
			linux = append(linux, path.Join(at, path.Base(f.Src)))
		case doc:
			linux = append(linux, at)
		}
	}
	packed := func(files []string, name string) bool {
		for _, at := range files {
			for _, p := range []string{at, path.Dir(at)} { // the file, or the folder that it is in
				if ok, err := path.Match(p, name); err != nil {
					t.Fatal(err)
				} else if ok {
					return true
				}
			}
		}
		return false
	}
	readme := string(readFile(t, filepath.Join("..", "README.md")))
	named := regexp.MustCompile(`\]\(([^#)]+)\)|(testdata/[\w./-]*\w)`).FindAllStringSubmatch(readme, -1)
	if len(named) < 20 {
		t.Fatalf("%d files are named in README.md", len(named))
	}
	for _, m := range named {
		name := m[1] + m[2]
		if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(name))); err != nil {
			t.Errorf("README.md names %s: %v", name, err)
			continue
		}
		for where, files := range map[string][]string{"archive": archive, "package": linux} {
			if !packed(files, name) {
				t.Errorf("README.md names %s, which is in no %s of a release", name, where)
			}
		}
	}
}
