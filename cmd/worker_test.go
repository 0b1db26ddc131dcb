package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// workerName is the command of the scripts' PATH that is a worker.
const workerName = "mspscope-worker"

// workers are processes that each run the program again and again, one run at a
// time. Scripts make some hundred runs, each in a working directory of its own,
// which only a process has; a new process a run would cost several times the run.
type workers struct{ idle chan *worker }

// worker is a process that makes runs.
type worker struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	ask     *json.Encoder
	answers *json.Decoder
	errOut  bytes.Buffer
}

// workerRun is what a worker is to run, with nothing on stdin.
type workerRun struct {
	Dir  string
	Args []string
}

// workerAnswer is what came of a run, or before that the name of a variable of the
// environment, whose value is the reply.
type workerAnswer struct {
	Variable string
	Done     bool
	Code     int
	Out, Err []byte
	Failed   string // why nothing was run
}

// startWorkers has workers until the test and its parts are over.
func startWorkers(t *testing.T) *workers {
	t.Helper()
	ws := &workers{make(chan *worker, runtime.GOMAXPROCS(0))}
	t.Cleanup(func() {
		close(ws.idle)
		for w := range ws.idle {
			if err := w.end(); err != nil {
				t.Errorf("a worker ended with %v: %s", err, w.errOut.String())
			}
		}
	})
	return ws
}

// run runs the program in a directory and with an environment.
func (ws *workers) run(dir string, env func(string) string, args []string) (ran, error) {
	var w *worker
	select {
	case w = <-ws.idle:
	default:
		var err error
		if w, err = newWorker(); err != nil {
			return ran{}, err
		}
	}
	r, err := w.run(dir, env, args)
	if err != nil {
		return ran{}, fmt.Errorf("%w, %w\n%s", err, w.end(), w.errOut.String())
	}
	select {
	case ws.idle <- w:
		return r, nil
	default:
		return r, w.end()
	}
}

func newWorker() (*worker, error) {
	w := &worker{cmd: exec.Command(workerName)} //nolint:noctx // it ends when its stdin does
	w.cmd.Env = append(os.Environ(), "GORACE=halt_on_error=1")
	w.cmd.Stderr = &w.errOut
	in, err := w.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.in, w.ask, w.answers = in, json.NewEncoder(in), json.NewDecoder(out)
	return w, w.cmd.Start()
}

func (w *worker) run(dir string, env func(string) string, args []string) (ran, error) {
	if err := w.ask.Encode(workerRun{dir, args}); err != nil {
		return ran{}, err
	}
	for {
		var a workerAnswer
		if err := w.answers.Decode(&a); err != nil {
			return ran{}, err
		}
		if a.Done {
			if a.Failed != "" {
				return ran{}, errors.New(a.Failed)
			}
			return ran{a.Code, string(a.Out), string(a.Err)}, nil
		}
		if err := w.ask.Encode(env(a.Variable)); err != nil {
			return ran{}, err
		}
	}
}

func (w *worker) end() error {
	return errors.Join(w.in.Close(), w.cmd.Wait())
}

// work is the program of a worker.
func work() {
	home, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	asked, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var r workerRun
		if err := asked.Decode(&r); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			panic(err)
		}
		a := workerAnswer{Done: true}
		if err := os.Chdir(r.Dir); err != nil {
			a.Failed = err.Error()
		} else {
			var out, errOut bytes.Buffer
			a.Code = inProcess(r.Args, Streams{In: strings.NewReader(""), Out: &out, Err: &errOut}, variables(asked, answers))
			a.Out, a.Err = out.Bytes(), errOut.Bytes()
		}
		// A directory in which a process works cannot be removed everywhere.
		if err := errors.Join(os.Chdir(home), answers.Encode(a)); err != nil {
			panic(err)
		}
	}
}

// variables is the environment of a run, which its script knows.
func variables(asked *json.Decoder, answers *json.Encoder) func(string) string {
	var mu sync.Mutex
	return func(name string) (value string) {
		mu.Lock()
		defer mu.Unlock()
		if err := errors.Join(answers.Encode(workerAnswer{Variable: name}), asked.Decode(&value)); err != nil {
			panic(err)
		}
		return value
	}
}
