package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/term"

	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// print writes a result to stdout; where that is a terminal and too low for it,
// through a pager.
func (a *app) print(data []byte) error {
	var unfit error // why a pager cannot be used, which is no reason to show nothing
	if pager := a.pager(data); pager != nil {
		if unfit = a.through(pager, data); unfit == nil {
			return nil
		}
	}
	if _, err := a.Out.Write(data); err != nil {
		return failed(fmt.Errorf("cannot write the result: %w", yamldoc.WithoutPath(err)))
	}
	if unfit != nil {
		fmt.Fprintln(a.Err, "mspscope: the pager cannot be used: "+wrap.Safe(unfit.Error()))
	}
	return nil
}

// pager is the program that shows what does not fit on the terminal, with its
// arguments; nil for none: a screen reader reads on by itself.
func (a *app) pager(data []byte) []string {
	screen, ok := a.Out.(*os.File)
	if !ok || a.noPager || !isTerminal(screen) || a.env("TERM") == "dumb" || a.accessible() {
		return nil
	}
	width, height, err := term.GetSize(int(screen.Fd()))
	if err != nil || linesOf(data, width) < height {
		return nil
	}
	for _, name := range []string{"MSPSCOPE_PAGER", "PAGER"} {
		command := a.env(name)
		if _, set := os.LookupEnv(name); command == "" && !set {
			continue
		}
		if words := commandWords(command); len(words) > 0 && words[0] != "cat" {
			return words
		}
		return nil
	}
	if path, err := exec.LookPath("less"); err == nil {
		return []string{path}
	}
	return nil // such as on Windows, whose "more" shows only letters of one country
}

// linesOf is how many lines of a terminal a text takes, at least.
func linesOf(data []byte, width int) int {
	n := 0
	for line := range bytes.Lines(data) {
		n += 1 + max(wrap.Width(strings.TrimRight(string(line), "\n"))-1, 0)/max(width, 1)
	}
	return n
}

// commandWords takes a command apart at its spaces, but for those between quotes. A
// backslash is one: it separates the folders of Windows.
func commandWords(command string) (all []string) {
	var word strings.Builder
	var quote rune
	open := false
	for _, r := range command + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, open = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if open {
				all = append(all, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	return all
}

// notFound is the exit code of a shell that finds no program of that name.
const notFound = 127

// through shows a text with a pager. However that ends, it was shown: a pager is left
// before the end, or by Ctrl-C. An interrupt is the pager's as long as it runs: whoever
// stops a search in it does not want to be left without it.
func (a *app) through(pager []string, data []byte) error {
	cmd := exec.Command(pager[0], pager[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), a.Out, os.Stderr
	cmd.Env = os.Environ()
	for _, v := range [][2]string{{"LESS", "FRX"}, {"LV", "-c"}, {"LESSCHARSET", "utf-8"}} {
		if _, set := os.LookupEnv(v[0]); !set {
			cmd.Env = append(cmd.Env, v[0]+"="+v[1])
		}
	}
	a.paging.Store(true)
	defer a.paging.Store(false)
	err := cmd.Run()
	if exit, ended := errors.AsType[*exec.ExitError](err); ended && exit.ExitCode() != notFound {
		if exit.ExitCode() > 0 { // it may have shown nothing, and not have said so
			a.warn(fmt.Sprintf("the pager %s ended with exit code %d; --no-pager prints the text without it", pager[0], exit.ExitCode()))
		}
		return nil
	}
	return err
}
