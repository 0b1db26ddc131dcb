// Docs writes the manual pages and the completion scripts that packages of the
// program bring along: DIR/man/mspscope.1 and a page for every command and help
// topic, DIR/completions with a script for every shell. They are made from the
// commands themselves and hold no date, so that the same sources give the same
// bytes.
//
//	go run ./.ci/docs DIR
//
// It writes the language of manual pages itself: cobra/doc takes help for
// Markdown, which ours is not, and would run its lists and tables together.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/cmd"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 || args[0] == "" {
		return errors.New("name one folder to write into: go run ./.ci/docs DIR")
	}
	pages := manual(cmd.Tree())
	scripts, err := completions()
	if err != nil {
		return err
	}
	if err := write(filepath.Join(args[0], "man"), pages); err != nil {
		return err
	}
	return write(filepath.Join(args[0], "completions"), scripts)
}

// manual makes the manual page of a command and of everything below it, by the
// names of their files.
func manual(top *cobra.Command) map[string][]byte {
	pages := map[string][]byte{}
	var add func(c *cobra.Command)
	add = func(c *cobra.Command) {
		pages[pageName(c)+".1"] = page(c)
		for _, below := range described(c) {
			add(below)
		}
	}
	add(top)
	return pages
}

// described lists the commands and topics below a command that its help names.
func described(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, below := range c.Commands() {
		if !below.Hidden {
			all = append(all, below)
		}
	}
	return all
}

// pageName is the name of a command's manual page, as git and others write it.
func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// completions makes the scripts as the program prints them, by the names under
// which the shells look for them.
func completions() (map[string][]byte, error) {
	scripts := map[string][]byte{}
	for shell, name := range map[string]string{"bash": "mspscope.bash", "zsh": "_mspscope", "fish": "mspscope.fish", "powershell": "mspscope.ps1"} {
		var out, errs bytes.Buffer
		nothing := func(string) string { return "" }
		if code := cmd.Main([]string{"completion", shell}, cmd.Streams{In: strings.NewReader(""), Out: &out, Err: &errs}, nothing); code != 0 {
			return nil, fmt.Errorf("completion %s ended with %d: %s", shell, code, errs.String())
		}
		scripts[name] = out.Bytes()
	}
	return scripts, nil
}

// write writes files into a folder that then holds nothing older of this program:
// what is no command any more has no page. Files of others are left alone.
func write(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // made to be packed and read
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "mspscope*.1"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil { //nolint:gosec // below the folder that was named
			return err
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil { //nolint:gosec // the same
			return err
		}
	}
	return nil
}
