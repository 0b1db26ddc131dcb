package cmd

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/batch"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// roadFlags say what a batch reads beside its paths, and how it is on its way.
type roadFlags struct {
	list       string
	allowEmpty bool
	quiet      bool
	resume     string
	workers    int
}

func (f *roadFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.list, "files-from", "", "also score the files and directories named in `LIST`, one a line or with NUL behind each (\"-\": stdin)")
	cmd.Flags().BoolVar(&f.allowEmpty, "allow-empty", false, "nothing to score is a success")
	cmd.Flags().BoolVar(&f.quiet, "quiet", false, "no progress and no hints on stderr, only what went wrong")
	cmd.Flags().StringVar(&f.resume, "resume", "", "go on with the records in `FILE` (ndjson, csv) where an earlier run ended; write to it as --to does")
	cmd.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "score `N` documents at once")
}

// batchPaths is the argument check of batch.
func batchPaths(cmd *cobra.Command, args []string) error {
	switch list, given := cmd.Flags().Lookup("files-from"), cmd.Flags().Changed("files-from"); {
	case given && list.Value.String() == "":
		return usage("--files-from needs the name of a file, or \"-\" for stdin")
	case len(args) == 0 && !given:
		return usage("which engagements? give files, directories, or \"-\" for stdin")
	case slices.Contains(args, ""):
		return usage("the file name is empty; give files, directories, or \"-\" for stdin")
	case slices.Contains(args, "-") && list.Value.String() == "-":
		return usage("stdin cannot hold engagements and the list of --files-from at once; put one of them in a file")
	}
	return nil
}

// check refuses flags that contradict each other, and takes --resume for --to.
func (f *roadFlags) check(o *outputFlags) error {
	if f.workers < 1 {
		return usage("--workers must be at least 1, not %d", f.workers)
	}
	if !o.given("resume") {
		return nil
	}
	switch {
	case f.resume == "" || f.resume == "-":
		return usage("--resume needs the name of the file to go on with")
	case o.force:
		return usage("--resume goes on with a file and --force replaces it; leave one of them out")
	case o.to != "" && filepath.Clean(o.to) != filepath.Clean(f.resume):
		return usage("--resume %s is also where the records go; leave out --to", f.resume)
	}
	o.to, o.force = f.resume, true
	return nil
}

// checkResume refuses what cannot be gone on with, once the format is known. The last
// record says how far it is, so that records in another order say nothing.
func (f *roadFlags) checkResume(o *outputFlags, choice *choiceFlags) error {
	lacks := func(column string) bool { return len(choice.columns) > 0 && !slices.Contains(choice.columns, column) }
	switch {
	case f.resume == "":
	case len(choice.sort) > 0:
		return usage("--resume goes on in the order of the sources, not in that of --sort; leave one of them out")
	case choice.summary:
		return usage("--resume goes on record by record, and --summary needs all of them; leave one of them out")
	case lacks("source") || lacks("document"):
		return usage("--resume finds its place by the columns source and document; add them to --columns")
	case o.given("fail-on") && lacks("gates"):
		return usage("--resume with --fail-on needs the column gates, which says what the records before hit; add it to --columns")
	case o.stream:
		return usage("--resume %s is no ordinary file; a pipe or a device keeps no records", f.resume)
	case o.format != formatNDJSON && o.format != formatCSV:
		return usage("--resume goes on with ndjson or csv, not with %s; say which with -o or by the ending of the file", o.format)
	}
	return nil
}

// checkList refuses a list that cannot be read before any work is done.
func (f *roadFlags) checkList() error {
	if f.list == "" || f.list == "-" {
		return nil
	}
	info, err := os.Stat(f.list)
	switch {
	case err != nil:
		return failed(fmt.Errorf("cannot read the list of --files-from %s: %w", f.list, yamldoc.WithoutPath(err)))
	case info.IsDir():
		return usage("--files-from %s is a directory; give it without --files-from to have all below it scored", f.list)
	}
	return nil
}

// inputs are all that a batch is told to read.
func (f *roadFlags) inputs(paths []string) []string {
	if f.list == "" {
		return paths
	}
	return append(slices.Clone(paths), f.list)
}

// nothing is the error of a batch that had nothing to score; nil where that is
// allowed.
func (f *roadFlags) nothing(paths []string, left *batch.Left, results int) error {
	if f.allowEmpty {
		return nil
	}
	text := "nothing to score: no file there ends in " + batch.Endings()
	switch {
	case len(paths) == 1 && paths[0] == "-" && f.list == "":
		text = "nothing to score: stdin has no document"
	case len(paths) == 0 && left.None() && results == 0:
		text = "nothing to score: the list of --files-from names nothing that can be scored"
	}
	var others []string
	if n := left.Files(); n > 0 {
		others = append(others, words.Count(n, "other file", "other files")+" ("+left.Kinds()+")")
	}
	if n := len(left.Workbooks) + left.MoreBooks; n > 0 {
		others = append(others, words.Count(n, "workbook", "workbooks"))
	}
	if results > 0 {
		others = append(others, words.Count(results, "file with earlier results", "files with earlier results"))
	}
	if left.Links > 0 {
		others = append(others, words.Count(left.Links, "link that leads elsewhere", "links that lead elsewhere"))
	}
	if len(others) > 0 {
		text += "; left out: " + strings.Join(others, ", ")
	}
	return failed(errors.New(text + "; with --allow-empty this is a success"))
}

// mostNamed is how many files of a kind are named in hints.
const mostNamed = 3

// hints are what a batch says of what it left out.
func hints(left *batch.Left, results []string, more int) []string {
	var out []string
	for _, source := range results {
		out = append(out, fmt.Sprintf("%s %v; left out", source, batch.ErrResults))
	}
	if more > 0 {
		out = append(out, words.Count(more, "more file", "more files")+" with results of mspscope; left out")
	}
	for _, path := range left.Workbooks {
		to := strings.TrimSuffix(path, filepath.Ext(path)) + ".yaml"
		out = append(out, fmt.Sprintf("%s is a workbook; left out. To have it scored: mspscope intake --read %s --to %s",
			path, quoted(path, runtime.GOOS), quoted(to, runtime.GOOS)))
	}
	if left.MoreBooks > 0 {
		out = append(out, words.Count(left.MoreBooks, "more workbook", "more workbooks")+"; left out")
	}
	switch n := left.Files(); {
	case n == 1:
		out = append(out, "1 other file was left out: "+left.Kinds())
	case n > 1:
		out = append(out, fmt.Sprintf("%d other files were left out: %s", n, left.Kinds()))
	}
	switch {
	case left.Links == 1:
		out = append(out, left.Link+" leads out of its directory and was left out; name what it leads to, to have it scored")
	case left.Links > 1:
		out = append(out, fmt.Sprintf("%d links lead out of their directory and were left out, %s the first; name what they lead to, to have it scored", left.Links, left.Link))
	}
	switch {
	case left.Twice == 1:
		out = append(out, "1 file came up twice and is scored once")
	case left.Twice > 1:
		out = append(out, fmt.Sprintf("%d times a file came up again; each is scored once", left.Twice))
	}
	return out
}
