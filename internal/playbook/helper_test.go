package playbook

import (
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// builtIn is the whole built-in playbook, read once.
var builtIn = sync.OnceValues(func() (*Playbook, error) { return Load(nil, "", Everything) })

func shipped(tb testing.TB) *Playbook {
	tb.Helper()
	p, err := builtIn()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// text is a built-in file with changes: pairs of what is replaced by what.
func text(tb testing.TB, file string, changes ...string) string {
	tb.Helper()
	data, err := questionnaires.Files.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	s := string(data)
	for i := 0; i+1 < len(changes); i += 2 {
		if !strings.Contains(s, changes[i]) {
			tb.Fatalf("%s has no %q", file, changes[i])
		}
		s = strings.Replace(s, changes[i], changes[i+1], 1)
	}
	return s
}

// directory is a playbook directory of names and contents.
func directory(files ...string) fstest.MapFS {
	dir := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		dir[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return dir
}

// messages are the problems of an error, one a line.
func messages(err error) []string {
	var problems yamldoc.Problems
	if !errors.As(err, &problems) {
		if err == nil {
			return nil
		}
		return []string{"no problems: " + err.Error()}
	}
	var all []string
	for _, p := range problems {
		all = append(all, p.Error())
	}
	return all
}

// builtInPlace is where something stands in a file that other changes move it in.
var builtInPlace = regexp.MustCompile(`(built-in \w+\.yaml):\d+:\d+:`)

// placeless is a message without its places.
func placeless(s string) string { return builtInPlace.ReplaceAllString(s, "$1:") }
