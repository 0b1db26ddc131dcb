package playbook

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// files writes a directory of names and contents.
func files(t *testing.T, content ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(content); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, content[i]), []byte(content[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadDir(t *testing.T) {
	t.Parallel()
	dir := files(t, ProviderFile, text(t, ProviderFile, "smallest_client: 5", "smallest_client: 7"))
	p, err := LoadDir(dir, Advice)
	if err != nil {
		t.Fatal(err)
	}
	if p.Provider.SmallestClient != 7 || !slices.Equal(p.Own, []string{ProviderFile}) {
		t.Errorf("smallest client %d, own files %v", p.Provider.SmallestClient, p.Own)
	}
	for dir, want := range map[string]string{
		filepath.Join(dir, "nowhere"):    "playbook " + filepath.Join(dir, "nowhere") + ": ",
		filepath.Join(dir, ProviderFile): "playbook " + filepath.Join(dir, ProviderFile) + ": is not a directory",
	} {
		if _, err := LoadDir(dir, 0); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestLinksThatLeaveAPlaybookAreRefused has a link to a file of accounts, which
// a message about its content would quote.
func TestLinksThatLeaveAPlaybookAreRefused(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	secret := filepath.Join(files(t, "accounts", "root:secret\n"), "accounts")
	link := func(dir, target string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, MatrixFile)); err != nil {
			t.Fatal(err)
		}
	}
	const refused = "/matrix.yaml: is a link that leads out of the playbook or nowhere; put the file itself there"
	for name, target := range map[string]string{"absolute": secret, "a device": "/dev/zero", "nowhere": "gone.yaml", "a circle": MatrixFile} {
		dir := files(t)
		link(dir, target)
		_, err := LoadDir(dir, 0)
		if got := messages(err); !slices.Equal(got, []string{dir + refused}) {
			t.Errorf("%s: %q", name, got)
		}
	}
	// As a mounted configuration has it: every file is a link into a directory.
	dir := files(t)
	if err := os.Mkdir(filepath.Join(dir, "..data"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "..data", MatrixFile), []byte(text(t, MatrixFile)), 0o600); err != nil {
		t.Fatal(err)
	}
	link(dir, filepath.Join("..data", MatrixFile))
	if p, err := LoadDir(dir, 0); err != nil || !slices.Equal(p.Own, []string{MatrixFile}) {
		t.Errorf("a link inside: %v", err)
	}
	// Links that begin at the root, to the file and to the directory that it is in,
	// also where the playbook itself is called by a link.
	for _, through := range []bool{false, true} {
		dir := files(t, "v1.txt", text(t, MatrixFile))
		link(dir, filepath.Join(dir, "v1.txt"))
		if through {
			if err := os.Mkdir(filepath.Join(dir, "..v1"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(os.Rename(filepath.Join(dir, "v1.txt"), filepath.Join(dir, "..v1", MatrixFile)),
				os.Symlink(filepath.Join(dir, "..v1"), filepath.Join(dir, "..data")), os.Remove(filepath.Join(dir, MatrixFile))); err != nil {
				t.Fatal(err)
			}
			link(dir, filepath.Join("..data", MatrixFile))
		}
		named := filepath.Join(t.TempDir(), "named")
		if err := os.Symlink(dir, named); err != nil {
			t.Fatal(err)
		}
		for _, dir := range []string{dir, named} {
			if p, err := LoadDir(dir, 0); err != nil || !slices.Equal(p.Own, []string{MatrixFile}) {
				t.Errorf("a link inside from the root: %v", err)
			}
		}
	}
	// A directory whose name only begins like the playbook's is outside.
	dir = files(t)
	if err := os.Mkdir(dir+"-other", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir+"-other", "a"), []byte("root:secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	link(dir, filepath.Join(dir+"-other", "a"))
	if _, err := LoadDir(dir, 0); !slices.Equal(messages(err), []string{dir + refused}) {
		t.Errorf("beside the playbook: %v", err)
	}
}

// TestOtherEndingsAreNamed has files that their owner takes for a part of the
// playbook, and others that lie there for other reasons.
func TestOtherEndingsAreNamed(t *testing.T) {
	t.Parallel()
	for name, meant := range map[string]string{
		"matrix.json": MatrixFile, "Matrix.JSON": MatrixFile, "rate_card.json": RateCardFile, "matrix.yaml.bak": MatrixFile,
		"matrix.yaml.txt": MatrixFile, "rate-card.yml.old": RateCardFile, "provider.yaml.disabled": ProviderFile,
		"texts.yaml~": TextsFile, "#findings.yaml#": FindingsFile, "catalogue.yaml_": CatalogueFile,
		"ratecard.yaml.orig": RateCardFile, "ratecard.yaml.rej": RateCardFile, "matrx.yaml": MatrixFile, "text.yml": TextsFile,
	} {
		_, err := Load(directory(name, "{}"), "own", 0)
		want := "own/" + name + `: is no file of a playbook (did you mean "` + meant + `"?)`
		if got := messages(err); len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, name := range []string{
		"matrix.md", "matrix.xlsx", "matrix", "texts.txt", "matrix.schema.json", "package.json", "clients.json", "notes.yaml.bak",
		".matrix.yaml.swp", ".matrix.json", ".#matrix.yaml", "text.json", "matrx.json", "tests.json", "finding.yaml.orig",
		"provider.yaml.license", "matrix.yaml.LICENSE", "provider.json.license",
	} {
		if _, err := Load(directory(name, "{}"), "own", 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What an editor or another program keeps beside the file.
	for _, name := range []string{
		"matrix.yaml~", "#matrix.yaml#", "matrix.yaml.orig", "matrix.yaml.bak", "matrix.yaml.rej", "matrix.yaml.~1~",
		"matrix.yaml.old", "matrix.yaml.2026-11-01",
	} {
		if _, err := Load(directory(name, "x", MatrixFile, text(t, MatrixFile)), "own", 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Load(directory(name, "x"), "own", 0); len(messages(err)) != 1 {
			t.Errorf("%s alone: %v", name, err)
		}
	}
	// And what is no copy of it.
	for _, name := range []string{"matrix.json", "matrix.yaml.yaml", "matrix.orig.yaml", "ratecard.yaml.bak"} {
		if _, err := Load(directory(name, "x", MatrixFile, text(t, MatrixFile)), "own", 0); len(messages(err)) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
