// Command driver runs the program many times in one process, for package same:
// a process a run would cost more than the run. It is built inside the tree of
// each version that is compared, and copied into trees that do not have it, so
// that it knows nothing but cmd.Main.
//
// A request is one line of JSON on stdin. The answer on stdout is one line with
// the exit code and the sizes of stdout, stderr and the file asked for, then
// these three.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"mspscope/cmd"
)

// request is one run of the program. Paths are below the working directory.
type request struct {
	Args  []string          `json:"args"`
	Env   map[string]string `json:"env"`
	Stdin string            `json:"stdin"` // a file; "" is an empty stdin
	File  string            `json:"file"`  // a file that the run writes
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "driver:", err)
		os.Exit(1)
	}
}

func serve(in io.Reader, out io.Writer) error {
	requests, answers := json.NewDecoder(in), bufio.NewWriter(out)
	for {
		var r request
		if err := requests.Decode(&r); errors.Is(err, io.EOF) {
			return answers.Flush()
		} else if err != nil {
			return err
		}
		var stdin io.Reader = strings.NewReader("")
		if r.Stdin != "" {
			data, err := os.ReadFile(r.Stdin)
			if err != nil {
				return err
			}
			stdin = bytes.NewReader(data)
		}
		var stdout, stderr bytes.Buffer
		code := run(r, cmd.Streams{In: stdin, Out: &stdout, Err: &stderr})
		var file []byte
		if r.File != "" {
			file, _ = os.ReadFile(r.File) // a run that failed wrote none
			_ = os.Remove(r.File)
		}
		fmt.Fprintln(answers, code, stdout.Len(), stderr.Len(), len(file))
		for _, part := range [][]byte{stdout.Bytes(), stderr.Bytes(), file} {
			if _, err := answers.Write(part); err != nil {
				return err
			}
		}
		if err := answers.Flush(); err != nil {
			return err
		}
	}
}

// run is one run; a panic ends it as it would end the program.
func run(r request, streams cmd.Streams) (code int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(streams.Err, "panic: %v\n", p)
			code = 2
		}
	}()
	return cmd.Main(r.Args, streams, func(key string) string { return r.Env[key] })
}
