// Notices writes the licence texts that must travel with the program: those of
// every module linked into it on any of the given targets and that of Go itself,
// whose runtime and library are in the binary too. It fails where a text is
// missing or is not known to be permissive.
//
//	go run ./.ci/notices linux/amd64 windows/amd64 ... >NOTICES
//	go run ./.ci/notices -of ./internal/webpage/engine js/wasm
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	of := flag.String("of", ".", "the `package` of the program")
	flag.Parse()
	if err := run(*of, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(of string, targets []string, w io.Writer) error {
	if len(targets) == 0 {
		return errors.New("name the targets that a release is built for, such as linux/amd64")
	}
	root, err := output(nil, "go", "env", "GOROOT")
	if err != nil {
		return err
	}
	goRoot := strings.TrimSpace(root)
	all := []component{{name: "The Go standard library and runtime", dirs: []string{goRoot}, top: goRoot}}
	linked, err := modules(of, targets)
	if err != nil {
		return err
	}
	all = append(all, linked...)

	var problems []error
	for i := range all {
		problems = append(problems, all[i].read())
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}
	_, err = io.WriteString(w, document(all))
	return err
}

// component is software of others that is part of the program.
type component struct {
	name     string
	dirs     []string // of the packages that are linked
	top      string   // where the component begins
	licences []string // what its licence files grant, by their SPDX ids
	text     string   // of all its legal files
}

// modules lists the modules linked on any of the targets, by name. What is
// linked differs: some packages are built for Windows only.
func modules(of string, targets []string) ([]component, error) {
	const format = `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{"\t"}}{{$.Dir}}{{"\t"}}{{.Dir}}{{end}}{{end}}`
	found := map[string]*component{}
	for _, target := range targets {
		goos, goarch, ok := strings.Cut(target, "/")
		if !ok {
			return nil, fmt.Errorf("target %q: write it as system/processor, such as linux/amd64", target)
		}
		list, err := output([]string{"GOOS=" + goos, "GOARCH=" + goarch, "CGO_ENABLED=0"}, "go", "list", "-deps", "-f", format, of)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(list) {
			fields := strings.Split(strings.TrimSpace(line), "\t")
			if len(fields) != 3 {
				continue // the standard library and the program's own packages
			}
			c := found[fields[0]]
			if c == nil {
				c = &component{name: fields[0], top: fields[2]}
				found[fields[0]] = c
			}
			c.dirs = append(c.dirs, fields[1])
		}
	}
	var all []component
	for _, c := range found {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b component) int { return cmp.Compare(a.name, b.name) })
	return all, nil
}

// read takes in the legal files of the linked packages and of every folder
// between them and the top: a package may have a licence of its own.
func (c *component) read() error {
	var files []string
	for _, dir := range c.dirs {
		for {
			here, err := legalFiles(dir)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			files = append(files, here...)
			above := filepath.Dir(dir)
			if dir == c.top || above == dir {
				break
			}
			dir = above
		}
	}
	slices.Sort(files)
	var texts []string
	for _, file := range slices.Compact(files) {
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		text := tidy(string(data))
		if grants(file) {
			ids, err := classify(text)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", c.name, file, err)
			}
			c.licences = append(c.licences, ids...)
		}
		if !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	if len(c.licences) == 0 {
		return fmt.Errorf("%s: no licence file in %s", c.name, c.top)
	}
	slices.Sort(c.licences)
	c.licences = slices.Compact(c.licences)
	c.text = strings.Join(texts, "\n"+strings.Repeat("- ", 20)+"\n\n")
	return nil
}

// legalFiles lists the licences and notices of a folder.
func legalFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.Type().IsRegular() && (grants(path) || accompanies(path)) {
			files = append(files, path)
		}
	}
	return files, nil
}

// The names of legal files, whatever their case, ending and suffix: licences,
// and what has to be passed on with them.
var (
	licenceName = regexp.MustCompile(`(?i)^(licen[sc]e|copying|unlicense)([-_.].*)?$`)
	noticeName  = regexp.MustCompile(`(?i)^(notices?|patents|copyright)([-_.].*)?$`)
)

// grants reports whether a file is a licence, by its name.
func grants(path string) bool {
	return licenceName.MatchString(filepath.Base(path)) && filepath.Ext(path) != ".go"
}

// accompanies reports whether a file has to be passed on with a licence, by its
// name.
func accompanies(path string) bool {
	return noticeName.MatchString(filepath.Base(path)) && filepath.Ext(path) != ".go"
}

// tidy gives a text the line ends of this repository and no space at the ends of
// its lines.
func tidy(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		b.WriteString(strings.TrimRight(line, " \t\n\f") + "\n")
	}
	return strings.Trim(b.String(), "\n") + "\n"
}

// document writes each text once, under everything that comes with it.
func document(all []component) string {
	var b strings.Builder
	b.WriteString("Software of others in mspscope\n\n" +
		"The program contains what is listed here, on some systems not all of it. Each\n" +
		"text applies to what is named above it. LICENSE holds for everything else.\n")
	done := map[string]bool{}
	for i := range all {
		text := all[i].text
		if done[text] {
			continue
		}
		done[text] = true
		b.WriteString("\n" + strings.Repeat("=", 79) + "\n")
		for _, c := range all[i:] {
			if c.text == text {
				b.WriteString(c.name + " (" + strings.Join(c.licences, ", ") + ")\n")
			}
		}
		b.WriteString(strings.Repeat("=", 79) + "\n\n" + text)
	}
	return b.String()
}

// output runs a program and returns what it prints.
func output(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, errs.String())
	}
	return string(out), nil
}
