//go:build !js

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// maxRequest is the largest request in bytes: all data of a playbook are one.
const maxRequest = 16 << 20

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

// serve answers requests line by line.
func serve(in io.Reader, out io.Writer) error {
	var e Engine
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxRequest)
	w := bufio.NewWriter(out)
	for lines.Scan() {
		if _, err := w.Write(append(e.Answer(lines.Bytes()), '\n')); err != nil {
			return fmt.Errorf("cannot write an answer: %w", err)
		}
		if err := w.Flush(); err != nil { // whoever asks waits for it
			return fmt.Errorf("cannot write an answer: %w", err)
		}
	}
	return lines.Err()
}
