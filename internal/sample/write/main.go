// Command write writes invented engagements, for .ci/bench and for a look at
// them.
//
//	write -count 20000 -to DIR    one file each
//	write -count 20000            a line of NDJSON each, on stdout
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"mspscope/internal/playbook"
	"mspscope/internal/sample"
)

func main() {
	count := flag.Int("count", 1, "how `many`")
	seed := flag.Uint64("seed", 20261121, "another `seed` gives others")
	to := flag.String("to", "", "write files into this `directory`")
	flag.Parse()
	if err := write(os.Stdout, *count, *seed, *to); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}

func write(w io.Writer, count int, seed uint64, dir string) error {
	p, err := playbook.Load(nil, "", 0)
	if err != nil {
		return err
	}
	s, err := sample.New(p.Questionnaire.Schema, seed, sample.Options{})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for n := range count {
		e := s.Engagement(n)
		if dir == "" {
			if _, err := out.WriteString(e.JSON()); err != nil {
				return err
			}
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.yaml", n)), []byte(e.YAML()), 0o600); err != nil {
			return err
		}
	}
	return out.Flush()
}
