package cmd

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/natefinch/atomic"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"mspscope/internal/render"
	"mspscope/internal/view"
)

// The output formats.
const (
	formatTable    = "table"
	formatYAML     = "yaml"
	formatJSON     = "json"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
	formatNDJSON   = "ndjson"
)

// outputFlags say in which format and where a result goes.
type outputFlags struct {
	format  string
	to      string
	force   bool
	formats []string
}

func (o *outputFlags) add(cmd *cobra.Command, formats ...string) {
	o.formats = formats
	cmd.Flags().StringVarP(&o.format, "output", "o", formats[0], "`FORMAT`: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&o.to, "to", "", "write to `PATH` instead of stdout")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace PATH where it exists")
	mustComplete(cmd, "output", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// check refuses an unknown format and a file that must not be replaced, before
// any work is done.
func (o *outputFlags) check(inputs []string) error {
	if !slices.Contains(o.formats, o.format) {
		return usage("-o %s is not possible here; the formats are %s", o.format, strings.Join(o.formats, ", "))
	}
	if o.to == "" {
		return nil
	}
	info, err := os.Stat(o.to)
	if err != nil {
		return nil //nolint:nilerr // a file that is not there is what --to is for
	}
	for _, in := range inputs {
		if other, err := os.Stat(in); err == nil && os.SameFile(info, other) {
			return usage("--to %s is the input; a result is never written over it", o.to)
		}
	}
	if info.IsDir() {
		return usage("--to %s is a directory; give a file name", o.to)
	}
	if !o.force {
		return usage("--to %s exists; add --force to replace it", o.to)
	}
	return nil
}

// result is a result in the forms a format can need.
type result struct {
	document func() *view.Document
	machine  func() any
	table    func() view.Table // for CSV
}

// write renders a result and puts it where it belongs: to stdout, or as a whole
// to a file that is never half written.
func (a *app) write(o *outputFlags, r result) error {
	var b bytes.Buffer
	if err := a.render(&b, o, r); err != nil {
		return err
	}
	if o.to != "" {
		if err := atomic.WriteFile(filepath.Clean(o.to), &b); err != nil {
			return failed(fmt.Errorf("cannot write %s: %w", o.to, reason(err)))
		}
		return nil
	}
	if _, err := a.Out.Write(b.Bytes()); err != nil {
		return failed(fmt.Errorf("cannot write the result: %w", reason(err)))
	}
	return nil
}

func (a *app) render(w io.Writer, o *outputFlags, r result) error {
	switch o.format {
	case formatJSON:
		return render.JSON(w, r.machine())
	case formatYAML:
		return render.YAML(w, r.machine())
	case formatCSV:
		return render.CSV(w, r.table())
	case formatMarkdown:
		return render.Markdown(w, r.document())
	}
	t := a.terminal()
	t.Color = t.Color && o.to == ""
	return render.Text(w, r.document(), t)
}

// defaultWidth is the width of text that goes to no terminal.
const defaultWidth = 80

// terminal says how wide and colorful stdout is. Off a terminal text has 80
// columns and no color.
func (a *app) terminal() render.Terminal {
	t := render.Terminal{Width: defaultWidth}
	file, ok := a.Out.(*os.File)
	if ok && term.IsTerminal(int(file.Fd())) {
		if w, _, err := term.GetSize(int(file.Fd())); err == nil && w > 0 {
			t.Width = w
		}
		t.Color = a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"
	}
	if w, err := strconv.Atoi(a.env("COLUMNS")); err == nil && w > 0 {
		t.Width = w
	}
	return t
}
