package batch

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// names lists what sources lead to, with the paths below a directory.
func names(s *Sources, dir string) []string {
	got := collected(s)
	for i := range got {
		got[i] = strings.TrimPrefix(strings.TrimSuffix(got[i], "#1"), filepath.ToSlash(dir)+"/")
	}
	return got
}

// TestAFileIsScoredOnce names files twice in every way that there is.
func TestAFileIsScoredOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"d/a.yaml", "d/b.yaml", "d/sub/c.yaml"} {
		write(t, dir, name, "version: 1\n")
	}
	in := func(parts ...string) string {
		return strings.Join(append([]string{dir}, parts...), string(filepath.Separator))
	}
	for _, test := range []struct {
		paths []string
		list  string
		want  []string
		twice int
	}{
		{[]string{in("d", "b.yaml"), in("d")}, "", []string{"d/b.yaml", "d/a.yaml", "d/sub/c.yaml"}, 1},
		{[]string{in("d"), in("d")}, "", []string{"d/a.yaml", "d/b.yaml", "d/sub/c.yaml"}, 3},
		{[]string{in("d", "a.yaml"), in("d", "sub", "..", "a.yaml")}, "", []string{"d/a.yaml"}, 1},
		{[]string{in("d", "**", "*.yaml"), in("d", "sub")}, "", []string{"d/a.yaml", "d/b.yaml", "d/sub/c.yaml"}, 1},
		{[]string{in("d", "a.yaml")}, in("d", "b.yaml") + "\n" + in("d", "a.yaml") + "\n\n" + in("d", "sub") + "\n", []string{"d/a.yaml", "d/b.yaml", "d/sub/c.yaml"}, 1},
		{[]string{"-", "-"}, "", []string{"-"}, 1},
	} {
		s := Sources{Paths: test.paths, Stdin: strings.NewReader("version: 1\n")}
		if test.list != "" {
			s.List, s.Stdin = "-", strings.NewReader(test.list)
		}
		if got := names(&s, dir); !slices.Equal(got, test.want) || s.Left().Twice != test.twice {
			t.Errorf("%v %q: got %v and %d twice, want %v and %d", test.paths, test.list, got, s.Left().Twice, test.want, test.twice)
		}
	}
}

// TestLinksOfADirectory reads a file behind a link once, and follows no link to
// elsewhere.
func TestLinksOfADirectory(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	dir := t.TempDir()
	for _, name := range []string{"d/b.yaml", "d/.store/z.yaml", "elsewhere/x.yaml"} {
		write(t, dir, name, "version: 1\n")
	}
	for name, target := range map[string]string{
		"d/a.yaml": "b.yaml", "d/mounted.yaml": ".store/z.yaml", "d/again.yaml": ".store/z.yaml", "d/here": ".", "d/up": "..",
		"d/out.yaml": "../elsewhere/x.yaml", "d/outside": "../elsewhere", "entry": "d",
	} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, root := range []string{"d", "entry"} {
		s := Sources{Paths: []string{filepath.Join(dir, root)}}
		want := []string{root + "/again.yaml", root + "/b.yaml"}
		if got := names(&s, dir); !slices.Equal(got, want) || s.Left().Links != 3 || !strings.HasSuffix(s.Left().Link, "/out.yaml") {
			t.Errorf("%s: got %v, %d links that lead out, %s the first; want %v", root, got, s.Left().Links, s.Left().Link, want)
		}
	}
	// Named, a link is read.
	if got := names(&Sources{Paths: []string{filepath.Join(dir, "d", "out.yaml")}}, dir); !slices.Equal(got, []string{"d/out.yaml"}) {
		t.Errorf("a link that was named: %v", got)
	}
}

// TestPatterns has ** for any number of directories, and hidden names only where
// they are asked for.
func TestPatterns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "d/b.yaml", "d/e/c.yaml", "d/e/f/d.json", "d/.git/g.yaml", ".h.yaml", "x-y/z.yaml", "n.txt"} {
		write(t, dir, name, "version: 1\n")
	}
	for pattern, want := range map[string][]string{
		"**/*.yaml":      {"a.yaml", "d/b.yaml", "d/e/c.yaml", "x-y/z.yaml"},
		"d/**/*.yaml":    {"d/b.yaml", "d/e/c.yaml"},
		"**/e/**/*.json": {"d/e/f/d.json"},
		"**/**/c.yaml":   {"d/e/c.yaml"},
		"d/**":           {"d/b.yaml", "d/e/c.yaml", "d/e/f/d.json"},
		"*":              {"a.yaml", "d/b.yaml", "d/e/c.yaml", "d/e/f/d.json", "n.txt", "x-y/z.yaml"},
		".*.yaml":        {".h.yaml"},
		"[a-c].yaml":     {"a.yaml"},
		"?/e/*":          {"d/e/c.yaml", "d/e/f/d.json"},
		"*/b.yaml":       {"d/b.yaml"},
		"**/no*":         {"**/no*: no file matches"},
		"[a":             {"[a: the pattern is not whole: a [ needs its ]"},
	} {
		if got := names(&Sources{Paths: []string{filepath.Join(dir, filepath.FromSlash(pattern))}}, dir); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", pattern, got, want)
		}
	}
}

// TestLists reads names with either separator.
func TestLists(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b c.yaml")
	write(t, dir, "a.yaml", "version: 1\n")
	write(t, dir, "b c.yaml", "version: 1\n")
	for list, want := range map[string][]string{
		a + "\n" + b:                       {"a.yaml", "b c.yaml"},
		"\ufeff" + b + "\r\n" + a + "\r\n": {"b c.yaml", "a.yaml"},
		a + "\x00" + b + "\x00":            {"a.yaml", "b c.yaml"},
		"":                                 {},
		a + "\n" + filepath.Join(dir, "*.yaml") + "\n": {"a.yaml", "*.yaml: " + notThere(t, dir)},
		strings.Repeat("x", 2*longestName):             {"-: the list of names breaks off: name 1 of the list is longer than a name can be"},
	} {
		if got := names(&Sources{List: "-", Stdin: strings.NewReader(list)}, dir); !slices.Equal(got, want) {
			t.Errorf("%.80q: got %v, want %v", list, got, want)
		}
	}
	write(t, dir, "list", a+"\n")
	if got := names(&Sources{List: filepath.Join(dir, "list")}, dir); !slices.Equal(got, []string{"a.yaml"}) {
		t.Errorf("a list in a file: %v", got)
	}
}

// notThere is what the system says of a file that is not there.
func notThere(t *testing.T, dir string) string {
	t.Helper()
	_, err := os.Stat(filepath.Join(dir, "*.yaml"))
	pathErr, ok := err.(*os.PathError) //nolint:errorlint // it is this one
	if !ok {
		t.Fatal(err)
	}
	return pathErr.Err.Error()
}

// TestWhatIsLeftOut counts other files by their endings and names workbooks.
func TestWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "b.docx", "c.DOCX", "d.pdf", "README", "x.verylongending", "q.xlsx", "~$q.xlsx", "t.csv", "r.csv", ".hidden"} {
		write(t, dir, name, "version: 1\n")
	}
	write(t, dir, "r.csv", "source,client,error,line,column\na.yaml,,,,\n")
	s := Sources{Paths: []string{dir}, Column: testColumn}
	want := []string{"a.yaml", "r.csv: " + ErrResults.Error()}
	if got := names(&s, dir); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	l := s.Left()
	if l.Files() != 6 || l.Kinds() != "2 .docx, 1 .csv, 1 .pdf, 2 others" || len(l.Workbooks) != 1 {
		t.Errorf("%d files: %s; workbooks %v", l.Files(), l.Kinds(), l.Workbooks)
	}
	// What a directory leaves out is said of where somebody names it, too.
	both := Sources{Paths: []string{dir, filepath.Join(dir, "q.xlsx"), filepath.Join(dir, "t.csv")}, Column: testColumn}
	if got := names(&both, dir); len(got) != 4 || got[2] != "q.xlsx" || !strings.HasPrefix(got[3], "t.csv: ") {
		t.Errorf("a directory and what it leaves out: %v", got)
	}
}
