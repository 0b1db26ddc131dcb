//go:build unix

// Command benchdecode is the yardstick of .ci/bench. It decodes files with
// yaml.v3 and does nothing else with them, or it runs a command and says how
// much memory that took at most.
//
//	benchdecode [-workers N] [-into any|node] DIR
//	benchdecode -peak COMMAND ARG...
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"

	"gopkg.in/yaml.v3"
)

func main() {
	workers := flag.Int("workers", runtime.GOMAXPROCS(0), "decode `N` files at once")
	into := flag.String("into", "any", "decode into any (maps and lists) or node (yaml.Node)")
	peak := flag.Bool("peak", false, "run a command and print its largest memory in KiB to stderr")
	flag.Parse()
	run := func() error { return decode(flag.Arg(0), *workers, *into == "node") }
	if *peak {
		run = func() error { return memory(flag.Args()) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "benchdecode:", err)
		os.Exit(1)
	}
}

// decode reads and decodes every file of a directory.
func decode(dir string, workers int, node bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	paths := make(chan string, workers)
	errs := make(chan error, workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for path := range paths {
				if err := decodeFile(path, node); err != nil {
					select {
					case errs <- fmt.Errorf("%s: %w", path, err):
					default:
					}
				}
			}
		})
	}
	for _, e := range entries {
		paths <- filepath.Join(dir, e.Name())
	}
	close(paths)
	wg.Wait()
	select {
	case err := <-errs:
		return err
	default:
		fmt.Println(len(entries), "files decoded")
		return nil
	}
}

func decodeFile(path string, node bool) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if node {
		return yaml.Unmarshal(data, &yaml.Node{})
	}
	var v any
	return yaml.Unmarshal(data, &v)
}

// memory runs a command with this program's streams.
func memory(args []string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return fmt.Errorf("no usage known: %w", err)
	}
	kib := int64(usage.Maxrss)
	if runtime.GOOS == "darwin" { // counts bytes
		kib /= 1024
	}
	fmt.Fprintf(os.Stderr, "%d KiB\n", kib)
	return err
}
