package cmd

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites the golden files and the files inside scripts that are
// compared with output, instead of comparing them.
var update = flag.Bool("update", false, "rewrite golden files and the expected files of scripts")

// TestMain makes the program a command of the scripts: the test binary, called
// by that name, is the program.
func TestMain(m *testing.M) {
	debug.SetGCPercent(gcPercent) // as the program does
	testscript.Main(m, map[string]func(){
		"mspscope": func() {
			os.Exit(Main(os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Getenv))
		},
		workerName: work,
	})
}

// TestScripts runs every behavior that is promised to somebody outside, one
// script each: commands, formats, exit codes, streams, files.
func TestScripts(t *testing.T) {
	t.Parallel()
	examples, err := filepath.Abs(filepath.Join("..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	ws := startWorkers(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": ws.exits, "run": ws.succeeds},
	})
}

// exits is a command of the scripts: "exits CODE mspscope ARG..." runs the program,
// which must end with exactly this code. Its output is then looked at as after
// exec. It has no stdin and no process of its own; a run that needs either is
// "exits CODE exec mspscope ARG...".
func (ws *workers) exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE mspscope ARG..., exits CODE exec PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exits: %q is no exit code", args[0])
	}
	got := 0
	switch {
	case args[1] == "mspscope":
		got = ws.play(ts, args[2:])
	case args[1] != "exec" || len(args) < 3:
		ts.Fatalf("exits: %s is not the program; use 'exits %s exec %s'", args[1], args[0], args[1])
	default:
		if err := ts.Exec(args[2], args[3:]...); err != nil {
			var exit *exec.ExitError
			if !errors.As(err, &exit) {
				ts.Fatalf("exits: %v", err)
			}
			got = exit.ExitCode()
		}
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// succeeds is a command of the scripts: "run mspscope ARG..." is "exits 0 mspscope
// ARG...".
func (ws *workers) succeeds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || args[0] != "mspscope" {
		ts.Fatalf("usage: run mspscope ARG...")
	}
	ws.exits(ts, false, append([]string{"0"}, args...))
}

// play runs the program where the script stands, and returns its exit code.
func (ws *workers) play(ts *testscript.TestScript, args []string) int {
	r, err := ws.run(ts.MkAbs("."), ts.Getenv, args)
	if err != nil {
		ts.Fatalf("mspscope %q: %v", args, err)
	}
	for w, text := range map[io.Writer]string{ts.Stdout(): r.out, ts.Stderr(): r.errOut} {
		if _, err := io.WriteString(w, text); err != nil {
			ts.Fatalf("%v", err)
		}
	}
	return r.code
}
