package page_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// sourceFiles parses the program's files of a room.
func sourceFiles(t *testing.T, dir string) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	set, all := token.NewFileSet(), map[string]*ast.File{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files in %s: %v", len(files), dir, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		if all[file], err = parser.ParseFile(set, file, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return set, all
}

// literal is the text of a literal.
func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

// placeholdersOf are the names that a sentence is given.
func placeholdersOf(s *words.Sentence) []string {
	var names []string
	if s.By != "" {
		names = append(names, s.By)
	}
	for _, text := range s.Texts() {
		for {
			_, inside, open := strings.Cut(text, "{")
			name, rest, closed := strings.Cut(inside, "}")
			if !open || !closed {
				break
			}
			if text = rest; name != "our_name" && name != "Our_name" {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// saidIn is what the program's files say of the sentences.
type saidIn struct {
	t     *testing.T
	known map[string]words.Sentence
	used  map[string]bool
}

// call holds a call of Say to the sentence that it names, and notes that it is used.
func (s *saidIn) call(at token.Position, name string, c *ast.CallExpr) {
	id, ok := literal(c.Args[0])
	if !ok {
		return
	}
	args := c.Args[1:]
	ids := []string{id}
	if name == "SayOf" {
		args, ids = c.Args[2:], nil
		for known := range s.known {
			if strings.HasPrefix(known, id+"_") {
				ids = append(ids, known)
			}
		}
		if len(ids) == 0 {
			s.t.Errorf("%s: no sentence of questionnaires/texts.yaml begins with %s_; add it under pages", at, id)
		}
	}
	var given []string
	for i := 0; i < len(args); i += 2 {
		placeholder, ok := literal(args[i])
		if !ok || i+1 == len(args) {
			given = nil
			if c.Ellipsis == token.NoPos {
				s.t.Errorf("%s: %s is given names that are no literals, or a name without a value", at, id)
			}
			break
		}
		given = append(given, placeholder)
	}
	slices.Sort(given)
	for _, id := range ids {
		s.used[id] = true
		sentence, ok := s.known[id]
		switch want := placeholdersOf(&sentence); {
		case !ok:
			s.t.Errorf("%s: there is no sentence %s; add it under pages of questionnaires/texts.yaml", at, id)
		case name == "Say" && c.Ellipsis == token.NoPos && !slices.Equal(given, want):
			s.t.Errorf("%s: %s is given %q and has %q", at, id, given, want)
		}
	}
}

// screens goes through what the screens of an offline page say, which are no Go; page is
// the page of their sentences.
func (s *saidIn) screens(dir, page string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil || len(files) == 0 {
		s.t.Fatalf("no screens in %s: %v", dir, err)
	}
	said := regexp.MustCompile("\\bsay\\((?:\"(\\w+)\"|`(\\w+)\\$\\{|[\\w.]+ \\? \"(\\w+)\" : \"(\\w+)\")|\\[\\[say\\.(\\w+)\\]\\]|facts\\.sentences\\.(\\w+)")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(text), -1) {
			for i, key := range m[1:] {
				const begins = 1 // of several, by what they begin with
				found := key == ""
				for id := range s.known {
					if id == page+"."+key || i == begins && key != "" && strings.HasPrefix(id, page+"."+key) {
						s.used[id], found = true, true
					}
				}
				if !found {
					s.t.Errorf("%s: there is no sentence %s.%s; add it under pages of questionnaires/texts.yaml", file, page, key)
				}
			}
		}
	}
}

// Every sentence that pages say is there, with the placeholders that it is given, and
// every sentence that is there is said. An id that stands in a table is one that is said.
func TestSentencesAreSaid(t *testing.T) {
	t.Parallel()
	s := &saidIn{t, playbook.BuiltInSentences().All(), map[string]bool{}}
	if len(s.known) == 0 {
		t.Fatal("there are no sentences")
	}
	calls := 0
	for _, dir := range []string{".", "../words", "../scope", "../advice", "../compare", "../offer", "../schedule", "../interview", "../../assess", "../../cmd"} {
		set, files := sourceFiles(t, dir)
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				if text, ok := literal(exprOf(n)); ok {
					if _, known := s.known[text]; known {
						s.used[text] = true
					}
				}
				c, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				f, ok := c.Fun.(*ast.SelectorExpr)
				if ok && (f.Sel.Name == "Say" && len(c.Args) > 0 || f.Sel.Name == "SayOf" && len(c.Args) > 1) {
					calls++
					s.call(set.Position(c.Pos()), f.Sel.Name, c)
				}
				return true
			})
		}
	}
	s.screens("../webpage/screen", "screen")
	s.screens("../webpage/screen/call", "call")
	for id := range s.known {
		if !s.used[id] {
			t.Errorf("%s of questionnaires/texts.yaml is said nowhere; take it out", id)
		}
	}
	if calls < len(s.known)/2 {
		t.Errorf("only %d calls for %d sentences", calls, len(s.known))
	}
}

// idOrName matches what may be the id of a sentence, or is a name in braces.
var idOrName = regexp.MustCompile(`\b[a-z_]+\.[a-z]+_|\{[A-Za-z_]+\}`)

// A sentence that is missing would stand in a page as its id, and a value that is not given
// as its name in braces.
func TestNoPageHasAHole(t *testing.T) {
	t.Parallel()
	pagesOf := map[string]bool{}
	for id := range playbook.BuiltInSentences().All() {
		page, _, _ := strings.Cut(id, ".")
		pagesOf[page] = true
	}
	const every = 4 // making pages takes long, and one client in four comes to all of them
	seen, clients := 0, 0
	each(t, func(name string, r *result.Result) {
		if clients++; clients%every != 0 {
			return
		}
		for what, d := range pagesInTurn(name, r) {
			text := fmt.Sprintf("%v", d)
			seen++
			for _, at := range idOrName.FindAllStringIndex(text, -1) {
				if page, _, id := strings.Cut(text[at[0]:at[1]], "."); !id || pagesOf[page] {
					t.Errorf("%s, %s: %q", name, what, text[max(0, at[0]-60):min(len(text), at[1]+60)])
				}
			}
		}
	})
	if seen < 300 {
		t.Errorf("only %d pages were looked at", seen)
	}
}

func exprOf(n ast.Node) ast.Expr {
	e, _ := n.(ast.Expr)
	return e
}

// mostInGo is how many sentences stand in the Go files of pages at most. It only ever
// falls: a sentence goes to pages of questionnaires/texts.yaml.
const mostInGo = 1

// slack lets several changes that take sentences out come together without a conflict.
const slack = 0

// The sentences of pages are on their way into the data, and none comes back.
func TestFewerSentencesStandInGo(t *testing.T) {
	t.Parallel()
	set, files := sourceFiles(t, ".")
	left, by := 0, map[string]int{}
	for name, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			text, ok := literal(exprOf(n))
			if ok && len(strings.Fields(strings.Map(letterOrSpace, text))) >= 3 {
				left++
				by[filepath.Base(name)]++
				if os.Getenv("SENTENCES") != "" {
					t.Logf("%s: %q", set.Position(n.Pos()), text)
				}
			}
			return true
		})
	}
	if left > mostInGo {
		t.Errorf("%d sentences stand in Go files, and at most %d may: say the new ones by their ids (SENTENCES=1 lists all): %v", left, mostInGo, by)
	}
	if left < mostInGo-slack {
		t.Errorf("only %d sentences stand in Go files: write %d for mostInGo, so that none comes back", left, left)
	}
}

func letterOrSpace(c rune) rune {
	if c == ' ' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127 {
		return c
	}
	return -1
}
