// Command same compares what two versions of the program print. .ci/same builds
// both and calls it; what it compares and how it reports is said there.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// settings are what .ci/same hands over.
type settings struct {
	work         string // a directory with examples, hostile and own below it
	old, current string // the drivers of both versions
	known        string // the questionnaire of the older version
	cases        string
	quick        bool
}

func main() {
	var s settings
	flag.StringVar(&s.work, "work", "", "`directory` with examples, hostile files and an own playbook")
	flag.StringVar(&s.old, "old", "", "driver of the older `version`")
	flag.StringVar(&s.current, "new", "", "driver of the newer `version`")
	flag.StringVar(&s.known, "known", "", "questionnaire `file` of the older version")
	flag.StringVar(&s.cases, "cases", "", "cases `file`")
	flag.BoolVar(&s.quick, "quick", false, "a tenth of the engagements")
	flag.Parse()
	differ, err := compareAll(os.Stdout, &s)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "same:", err)
		os.Exit(2)
	case differ:
		os.Exit(1)
	}
}

// compareAll does every run in both versions and prints what differs.
func compareAll(w io.Writer, s *settings) (differ bool, err error) {
	count, perFile, perExample := 3000, 3, 0
	if s.quick {
		count, perFile, perExample = 300, 3, 25
	}
	files, err := write(s.work, s.known, s.cases, count)
	if err != nil {
		return false, err
	}
	examples, err := filepath.Glob(filepath.Join(s.work, filepath.Base(exampleDir), "*.yaml"))
	if err != nil {
		return false, fmt.Errorf("look for examples: %w", err)
	}
	if len(examples) == 0 {
		return false, fmt.Errorf("no examples in %s", s.work)
	}
	for i := range examples {
		examples[i] = filepath.Base(examples[i])
	}
	old, err := start("old", s.old, s.work)
	if err != nil {
		return false, err
	}
	current, err := start("new", s.current, s.work)
	if err != nil {
		return false, err
	}
	for _, v := range []*side{old, current} {
		if err := v.learn(ownDir); err != nil {
			return false, err
		}
	}
	found := newReport()
	runs := plan(files, examples, perFile, perExample)
	err = both(old, current, runs, func(r *run, a, b outcome) {
		if a == b {
			found.add(r, nil)
			return
		}
		for _, o := range []*outcome{&a, &b} {
			scrub := old.scrub
			if o == &b {
				scrub = current.scrub
			}
			o.out, o.errOut = scrub.Replace(o.out), scrub.Replace(o.errOut)
		}
		if a == b {
			found.add(r, nil)
			return
		}
		found.add(r, compare(r, a, b))
	})
	if err != nil {
		return false, err
	}
	for _, v := range []*side{old, current} {
		if err := v.end(); err != nil {
			return false, err
		}
	}
	found.print(w)
	digests := 0
	for i, name := range []string{"built-in", "own"} {
		if old.digests[i] != current.digests[i] {
			digests++
			fmt.Fprintf(w, "\nthe digest of the %s playbook: another one, in every output\n", name)
		}
	}
	fmt.Fprintf(w, "\n%d runs over %d engagements, %d differ\n", len(runs), len(files)+len(examples), found.total)
	const fine = 10 * time.Millisecond
	fmt.Fprintf(w, "processor time: %v before, %v now: %.2f times\n", old.cpu.Round(fine), current.cpu.Round(fine), float64(current.cpu)/float64(old.cpu))
	return found.total+digests > 0, nil
}
