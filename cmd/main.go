// Package cmd is the command line: one file a command, each with its flags and
// a run function.
//
// The rules of the streams: stdout carries the result and nothing else; stderr
// carries errors, warnings about the run, and progress on a terminal; what a
// file or a person wrote never reaches a terminal unescaped.
package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"mspscope/internal/playbook"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// The exit codes. Of several that apply, the first in the order 130, 1, 3, 4.
const (
	exitOK          = 0   // worked, whatever the score
	exitFailed      = 1   // could not be done, such as an unreadable file
	exitUsage       = 2   // the command line is wrong
	exitInvalid     = 3   // the content of a file is invalid
	exitGate        = 4   // a gate asked for with --fail-on was missed
	exitInterrupted = 130 // stopped from outside
)

// Streams are the three standard streams.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// app is what every command needs of the outside.
type app struct {
	Streams
	env func(string) string
	// load reads the playbook in a directory, "" for the built-in one.
	load func(dir string, parts playbook.Parts) (*playbook.Playbook, error)
	// limit sets the most bytes that the process is to use, and returns what
	// was set before.
	limit func(bytes int64) int64

	color   string      // --color
	noPager bool        // --no-pager
	paging  atomic.Bool // a pager has the terminal
}

// exitError is an error with the exit code it means.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

func failed(err error) error { return &exitError{exitFailed, err} }

func usage(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

func invalid(err error) error { return &exitError{exitInvalid, err} }

// content gives an error its exit code: problems of a document are invalid
// content, everything else failed.
func content(err error) error {
	if _, ok := errors.AsType[yamldoc.Problems](err); ok {
		return invalid(err)
	}
	return failed(err)
}

// gcPercent lets the heap grow to five times what is in use before it is
// collected. A batch also has a limit.
const gcPercent = 400

// Main runs the program and returns its exit code. SIGINT and SIGTERM end it at
// once: what is being read or computed then is left where it stands, as nothing
// can wake a read. A second signal has its default effect.
func Main(args []string, streams Streams, env func(string) string) int {
	// A run is short: collecting garbage less often saves more than the memory
	// is worth.
	debug.SetGCPercent(gcPercent)
	return (&app{Streams: streams, env: env, load: load, limit: debug.SetMemoryLimit}).main(args)
}

func (a *app) main(args []string) int {
	ctx, stop := a.interruptible()
	defer stop()
	root := a.root()
	root.SetArgs(args)
	completes := len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd)
	if completes {
		noFiles(root) // before the words for values are taken out of the texts
		plainUsages(root)
	}
	named, _, err := root.Find(args)
	switch {
	case completes:
	case slices.Contains(args, "#"):
		a.report(named, errComment, exitUsage)
		return exitUsage
	case err != nil:
		a.report(root, unknown(root, err), exitUsage)
		return exitUsage
	}
	ended := make(chan int, 1)
	go func() { ended <- a.run(ctx, root) }()
	select {
	case code := <-ended:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-ended:
		return code
	case <-time.After(patience(named)):
		return exitInterrupted
	}
}

// sameSignal is how long further signals are the same one: 'timeout' and others send
// theirs to a process and again to its group.
const sameSignal = 100 * time.Millisecond

// interruptible is a context that the first SIGINT or SIGTERM ends; the second one
// has its default effect. Ctrl-C in a pager is the pager's.
func (a *app) interruptible() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		defer signal.Stop(signals)
		for {
			select {
			case s := <-signals:
				if s != os.Interrupt || !a.paging.Load() {
					cancel()
					time.Sleep(sameSignal)
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, cancel
}

// patience is how long an interrupted command is waited for, so that it can
// bring in order what it has in hand. The interview saves an answer and gives
// the terminal back, a batch writes the records that are done; the others may be
// putting a file in its place.
func patience(cmd *cobra.Command) time.Duration {
	switch cmd.Name() {
	case "assess":
		return 3 * time.Second
	case "batch":
		return 250 * time.Millisecond
	}
	return 100 * time.Millisecond
}

// run runs the command that root was given and reports its error.
func (a *app) run(ctx context.Context, root *cobra.Command) int {
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case err == nil:
		return exitOK
	}
	code := exitUsage // whatever goes wrong before a command runs is wrong usage
	if exit, ok := errors.AsType[*exitError](err); ok {
		code = exit.code
	}
	a.report(cmd, err, code)
	return code
}

// report prints an error. Problems of documents begin with their place, so that
// an editor can jump to it.
func (a *app) report(cmd *cobra.Command, err error, code int) {
	if errors.Is(err, errSaid) {
		return
	}
	if problems, ok := errors.AsType[yamldoc.Problems](err); ok {
		a.list(problems)
		return
	}
	fmt.Fprintln(a.Err, "mspscope: "+wrap.Safe(err.Error()))
	if code == exitUsage {
		fmt.Fprintf(a.Err, "Run '%s --help' for usage.\n", cmd.CommandPath())
	}
}

// list prints the problems of documents, the first ones.
func (a *app) list(problems yamldoc.Problems) {
	for i, p := range problems {
		if i == maxProblems {
			fmt.Fprintf(a.Err, "… and %s\n", words.Count(problems.Count()-maxProblems, "more problem", "more problems"))
			break
		}
		fmt.Fprintln(a.Err, wrap.Safe(p.Error()))
	}
	if slices.ContainsFunc(problems, playbook.IsBuiltIn) {
		fmt.Fprintln(a.Err, "Built-in files are right by themselves: what is named in them does not fit your own files any more.")
	}
}

// maxProblems is how many problems of a file are printed.
const maxProblems = 20

// firstOf makes checks in their order and returns the first failure.
func firstOf(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}
