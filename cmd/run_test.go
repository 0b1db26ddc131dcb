package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mspscope/internal/playbook"
)

// request is one document of a stream.
const request = `{"version": 1, "answers": {"it_fte": 2}}` + "\n"

// ran is what a run of the program left behind.
type ran struct {
	code        int
	out, errOut string
}

// inProcess calls the program in this process, which it has not for itself: the
// memory is not limited, as a batch would limit that of all tests beside it, and
// the playbooks are shared.
func inProcess(args []string, streams Streams, env func(string) string) int {
	return (&app{Streams: streams, env: env, load: playbooks.load, limit: func(int64) int64 { return 0 }}).main(args)
}

// run calls the program in this process, with nothing on stdin and only the
// given environment.
func run(env map[string]string, args ...string) ran {
	var out, errOut bytes.Buffer
	code := inProcess(args, Streams{In: strings.NewReader(""), Out: &out, Err: &errOut}, func(key string) string { return env[key] })
	return ran{code, out.String(), errOut.String()}
}

// engagements lists the example engagements.
func engagements(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no example engagements: %v", err)
	}
	return files
}

// builtIn loads the built-in playbook.
func builtIn(tb testing.TB, parts playbook.Parts) *playbook.Playbook {
	tb.Helper()
	p, err := playbook.Load(nil, "", parts)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func readFile(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// wantMode checks that a file is there, with these permissions where the system
// keeps any: Windows knows read-only and nothing else.
func wantMode(tb testing.TB, path string, want os.FileMode) {
	tb.Helper()
	info, err := os.Stat(path)
	if err != nil {
		tb.Error(err)
	} else if got := info.Mode().Perm(); runtime.GOOS != "windows" && got != want {
		tb.Errorf("%s has the permissions %v, want %v", path, got, want)
	}
}

func writeFile(tb testing.TB, path string, data []byte) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
}
