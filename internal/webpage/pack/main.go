// Command pack builds the engine of an offline page and puts it beside the package that
// writes pages: compressed, with what starts it in a browser, the licences of what is in
// it, and the digest of the sources that it was built from.
//
//	pack          builds it anew
//	pack -check   says whether what is there is of these sources, and, with the Go that
//	              built it, whether it comes out the same
//
// Goals: the same sources and the same Go give the same bytes on every machine; a change
// of the data leaves the engine alone.
//
// Non-goals: what the engine does (package engine) and what a page holds (package webpage).
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// Made says from what an engine was built.
type Made struct {
	Go      string `json:"go"`      // the version of Go
	Sources string `json:"sources"` // the digest of the sources
	Bytes   int    `json:"bytes"`   // of the program before it is compressed
	Flags   string `json:"flags"`
}

// What is written, in the directory of the engine.
const (
	engineFile = "engine.wasm.gz"
	startFile  = "wasm_exec.js"
	madeFile   = "engine.json"
	noticeFile = "LICENSES.txt"
)

// Where the engine is, from the root of the module, and how it is built. Nothing is
// inlined: a page is read over slow lines and by browsers that compile all of it first.
const (
	enginePackage = "./internal/webpage/engine"
	programDir    = "internal/webpage/program"
	target        = "js/wasm"
)

func flags() []string { return []string{"-trimpath", "-gcflags=all=-l", "-ldflags=-s -w -buildid="} }

func main() {
	check := flag.Bool("check", false, "build nothing new; say whether what is there is right")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	root, err := output("", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	root = strings.TrimSpace(root)
	digest, err := sources(root)
	if err != nil {
		return err
	}
	if check {
		return checked(root, digest)
	}
	files, err := build(root, digest)
	if err != nil {
		return err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(root, programDir, name), data, 0o644); err != nil { //nolint:gosec // sources are for everybody
			return fmt.Errorf("cannot write what was built: %w", err)
		}
	}
	return nil
}

// again is what to do where an engine is out of date.
const again = "build it anew with 'go generate ./internal/webpage' and commit what it writes"

// checked says whether the engine that is there is of these sources, and comes out the
// same where the same Go is here.
func checked(root, digest string) error {
	var made Made
	data, err := os.ReadFile(filepath.Join(root, programDir, madeFile))
	if err != nil {
		return fmt.Errorf("cannot read from what the engine was built: %w; %s", err, again)
	}
	if err := json.Unmarshal(data, &made); err != nil {
		return fmt.Errorf("%s cannot be read: %w; %s", madeFile, err, again)
	}
	if made.Sources != digest {
		return errors.New("the engine was built from other sources than these; " + again)
	}
	if made.Go != runtime.Version() {
		fmt.Printf("SKIPPED: the engine was built with %s and here is %s, so it is not built again\n", made.Go, runtime.Version())
		return nil
	}
	files, err := build(root, digest)
	if err != nil {
		return err
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(root, programDir, name))
		if err != nil {
			return fmt.Errorf("cannot read what was built: %w; %s", err, again)
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s comes out otherwise than it is here; %s", name, again)
		}
	}
	return nil
}

// build builds the engine and returns the files to write.
func build(root, digest string) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "pack")
	if err != nil {
		return nil, fmt.Errorf("cannot make a directory to build in: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // it is in the directory for such things
	built := filepath.Join(dir, "engine.wasm")
	args := append([]string{"build"}, flags()...)
	if _, err := output(root, append(args, "-o", built, enginePackage)...); err != nil {
		return nil, err
	}
	program, err := os.ReadFile(built)
	if err != nil {
		return nil, fmt.Errorf("cannot read what was built: %w", err)
	}
	if program, err = strip(program); err != nil {
		return nil, fmt.Errorf("the engine %w", err)
	}
	packed, err := compressed(program)
	if err != nil {
		return nil, err
	}
	start, err := os.ReadFile(filepath.Join(runtime.GOROOT(), "lib", "wasm", startFile)) //nolint:staticcheck // the Go that builds it is the one that runs this
	if err != nil {
		return nil, fmt.Errorf("this Go has no %s: %w", startFile, err)
	}
	notices, err := output(root, "run", "./.ci/notices", "-of", enginePackage, target)
	if err != nil {
		return nil, err
	}
	made, err := json.MarshalIndent(Made{runtime.Version(), digest, len(program), strings.Join(flags(), " ")}, "", "  ")
	if err != nil {
		return nil, err
	}
	return map[string][]byte{engineFile: packed, startFile: start, noticeFile: []byte(notices), madeFile: append(made, '\n')}, nil
}

func compressed(program []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(program); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// output runs Go for the target of the engine and returns what it writes.
func output(dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "CGO_ENABLED=0")
	if len(args) > 0 && args[0] != "run" {
		cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm")
	}
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, problem.String())
	}
	return out.String(), nil
}
