package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// run is one run of the program, done by both versions.
type run struct {
	Args  []string          `json:"args"`
	Env   map[string]string `json:"env,omitempty"`
	Stdin string            `json:"stdin,omitempty"`
	File  string            `json:"file,omitempty"`

	label  string // the command with the flags that matter
	format string
	view   string
	own    bool // under the own playbook
}

// outcome is what one version made of a run.
type outcome struct {
	code              int
	out, errOut, file string
}

// side is one of the two versions at work.
type side struct {
	name    string
	dir     string // its working directory
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	scrub   *strings.Replacer
	digests [2]string // of the built-in and of the own playbook
	cpu     time.Duration
}

// start starts a driver in a directory of its own beside the inputs.
func start(name, driver, work string) (*side, error) {
	s := &side{name: name, dir: filepath.Join(work, "at-"+name), scrub: strings.NewReplacer()}
	if err := os.MkdirAll(s.dir, 0o750); err != nil {
		return nil, err
	}
	driver, err := filepath.Abs(driver)
	if err != nil {
		return nil, err
	}
	s.cmd = exec.Command(driver)
	s.cmd.Dir, s.cmd.Stderr = s.dir, os.Stderr
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.out = bufio.NewReaderSize(out, 1<<16)
	return s, s.cmd.Start()
}

// do runs the program once.
func (s *side) do(r *run) (outcome, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return outcome{}, err
	}
	if _, err := s.in.Write(append(line, '\n')); err != nil {
		return outcome{}, fmt.Errorf("%s: %w", s.name, err)
	}
	var o outcome
	var sizes [3]int
	head, err := s.out.ReadString('\n')
	if err != nil {
		return o, fmt.Errorf("%s gave no answer to %q: %w", s.name, r.Args, err)
	}
	if _, err := fmt.Sscan(head, &o.code, &sizes[0], &sizes[1], &sizes[2]); err != nil {
		return o, fmt.Errorf("%s answered %q: %w", s.name, head, err)
	}
	for i, into := range []*string{&o.out, &o.errOut, &o.file} {
		part := make([]byte, sizes[i])
		if _, err := io.ReadFull(s.out, part); err != nil {
			return o, fmt.Errorf("%s: %w", s.name, err)
		}
		*into = string(part)
	}
	return o, nil
}

// learn asks for the digests of the two playbooks: they stand in every output
// and change with every edit of a data file, so that they are compared once and
// taken out everywhere else.
func (s *side) learn(own string) error {
	var pairs []string
	for i, extra := range [][]string{nil, {"--playbook", own}} {
		o, err := s.do(&run{Args: append([]string{"matrix", "-o", "json"}, extra...)})
		if err != nil {
			return err
		}
		if o.code != 0 {
			return fmt.Errorf("%s cannot print its matrix (%q): %s", s.name, extra, o.errOut)
		}
		var matrix struct {
			Playbook struct {
				Digest string `json:"digest"`
			} `json:"playbook"`
		}
		if err := json.Unmarshal([]byte(o.out), &matrix); err != nil {
			return err
		}
		s.digests[i] = matrix.Playbook.Digest
		digest := strings.TrimPrefix(matrix.Playbook.Digest, "sha256:")
		const short = 12
		if len(digest) < short {
			return errors.New(s.name + " names no digest of its playbook")
		}
		letter := string(rune('a' + i))
		pairs = append(pairs, digest, strings.Repeat(letter, len(digest)), digest[:short], strings.Repeat(letter, short))
	}
	s.scrub = strings.NewReplacer(pairs...)
	return nil
}

// end closes the driver and takes the processor time that it needed.
func (s *side) end() error {
	if err := s.in.Close(); err != nil {
		return err
	}
	if err := s.cmd.Wait(); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	s.cpu = s.cmd.ProcessState.UserTime() + s.cmd.ProcessState.SystemTime()
	return nil
}

// both runs a list in both versions at once and hands the pairs on in order.
func both(old, current *side, runs []run, pair func(*run, outcome, outcome)) error {
	type result struct {
		outcome
		err error
	}
	results := [2]chan result{make(chan result, 32), make(chan result, 32)}
	stop := make(chan struct{})
	defer close(stop)
	for i, s := range []*side{old, current} {
		go func() {
			defer close(results[i])
			for k := range runs {
				o, err := s.do(&runs[k])
				select {
				case results[i] <- result{o, err}:
				case <-stop:
					return
				}
				if err != nil {
					return
				}
			}
		}()
	}
	for i := range runs {
		a, b := <-results[0], <-results[1]
		if err := errors.Join(a.err, b.err); err != nil {
			return err
		}
		pair(&runs[i], a.outcome, b.outcome)
	}
	return nil
}
