package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/internal/yamldoc"
)

// seed of the invented engagements, the same in every comparison.
const seed = 20261121

// write puts all engagements into the working directory: invented ones, as
// files and as a stream, and the clients of the cases file. It returns the
// names of the files.
func write(work, known, cases string, count int) ([]string, error) {
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		return nil, err
	}
	o := sample.Options{}
	data, err := os.ReadFile(known)
	if err != nil {
		return nil, err
	}
	if o.Known, err = sample.KnownOptions(known, data); err != nil {
		return nil, err
	}
	s, err := sample.New(p.Questionnaire.Schema, seed, o)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(work, filepath.Base(inputDir))
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, err
	}
	var names []string
	var stream strings.Builder
	for n := range count {
		e := s.Engagement(n)
		name := fmt.Sprintf("%04d.yaml", n)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(e.YAML()), 0o600); err != nil {
			return nil, err
		}
		names = append(names, name)
		if n%3 == 0 {
			stream.WriteString(e.JSON())
		}
	}
	if err := os.WriteFile(filepath.Join(work, filepath.Base(streamFile)), []byte(stream.String()), 0o600); err != nil {
		return nil, err
	}
	data, err = os.ReadFile(cases)
	if err != nil {
		return nil, err
	}
	root, err := yamldoc.Parse(cases, data)
	if err != nil {
		return nil, err
	}
	list := root.Get("cases")
	if list == nil {
		return nil, fmt.Errorf("%s has no cases", cases)
	}
	for i := range list.Items {
		id, answers := list.Items[i].Get("id"), list.Items[i].Get("answers")
		if id == nil || answers == nil {
			continue
		}
		name := "case-" + id.Text + ".yaml"
		if err := os.WriteFile(filepath.Join(dir, name), []byte("version: 1\nanswers: "+emit.Flow(answers)+"\n"), 0o600); err != nil { //nolint:gosec // names of our own cases
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
