package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"mspscope/internal/atomicfile"
	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/render"
	"mspscope/internal/render/docx"
	"mspscope/internal/render/html"
	"mspscope/internal/render/xlsx"
	"mspscope/internal/result"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// The output formats.
const (
	formatTable    = "table"
	formatText     = "text" // a document without columns, not wrapped off a terminal
	formatYAML     = "yaml"
	formatJSON     = "json"
	formatCSV      = "csv"
	formatMarkdown = "markdown"
	formatNDJSON   = "ndjson"
	formatXLSX     = "xlsx"
	formatHTML     = "html"
	formatDOCX     = "docx"
)

// The modes of new files, less the umask.
const (
	modeDocument   fs.FileMode = 0o666 // made to be shared
	modeEngagement fs.FileMode = 0o600 // what a client said
)

// outputFlags say in which format and where a result goes.
type outputFlags struct {
	format  string
	to      string
	force   bool
	formats []string
	given   func(flag string) bool
	stream  bool // PATH is written into as it is, such as a pipe
}

func (o *outputFlags) add(cmd *cobra.Command, formats ...string) {
	o.formats, o.given = formats, cmd.Flags().Changed
	cmd.Flags().StringVarP(&o.format, "output", "o", formats[0], "`FORMAT`: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&o.to, "to", "", "write to `PATH`, in the format of its ending unless -o names one (\"-\": stdout)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace PATH where it exists")
	mustComplete(cmd, "output", choices(formatChoices(formats)))
}

// machine reports whether programs read the format, which has every value.
func (o *outputFlags) machine() bool { return o.format == formatJSON || o.format == formatYAML }

// checkFormat refuses an unknown format.
func (o *outputFlags) checkFormat() error {
	given := o.format
	o.format = strings.ToLower(given)
	if given == "" || given == "-" {
		return usage("-o names a format: %s; a file is named with --to", strings.Join(o.formats, ", "))
	}
	if !slices.Contains(o.formats, o.format) {
		return usage("-o %s is not possible here; the formats are %s%s", given, strings.Join(o.formats, ", "), o.meant(given))
	}
	return nil
}

// meant says what an unknown format may have been meant for: the name of a file,
// the ending of one, or a format with a slip.
func (o *outputFlags) meant(given string) string {
	ending := filepath.Ext(given)
	if ending == "" {
		ending = "." + given
	}
	switch format := formatOf(ending); {
	case slices.Contains(o.formats, formatTable) && (format == formatHTML || format == formatDOCX):
		return "; 'mspscope report' makes a document of a client"
	case len(o.formats) > 1 && strings.EqualFold(ending, ".pdf"):
		return "; a browser saves what 'mspscope report --to FILE.html' makes as PDF"
	case !slices.Contains(o.formats, format):
		return yamldoc.Suggest(o.format, o.formats)
	case filepath.Ext(given) != "" && filepath.Ext(given) != given:
		return fmt.Sprintf("; did you mean -o %s --to %s?", format, given)
	default:
		return fmt.Sprintf("; did you mean -o %s?", format)
	}
}

// format is one way to write a result.
type format struct {
	name    string
	says    string   // what it is for
	endings []string // of files in this format
	write   func(io.Writer, forms, render.Terminal) error
}

// formats are all formats. What a command offers is a part of them; NDJSON is
// written record by record by the one command that has it.
func formats() []format {
	machine := func(encode func(any) ([]byte, error)) func(io.Writer, forms, render.Terminal) error {
		return func(w io.Writer, r forms, _ render.Terminal) error { return machine(w, encode, r.machine()) }
	}
	return []format{
		{formatTable, "columns, for a terminal", []string{".txt"}, func(w io.Writer, r forms, t render.Terminal) error { return render.Text(w, r.document(), t) }},
		{formatText, "without columns, to be pasted", []string{".txt"}, func(w io.Writer, r forms, t render.Terminal) error { return render.Text(w, r.document(), t) }},
		{formatYAML, "every value, for programs and people", []string{".yaml", ".yml"}, machine(emit.YAML)},
		{formatJSON, "every value, for programs", []string{".json"}, machine(emit.Indented)},
		{formatCSV, "rows, for spreadsheets and programs", []string{".csv"}, func(w io.Writer, r forms, _ render.Terminal) error { return render.CSV(w, r.table()) }},
		{formatMarkdown, "for tickets, wikis and mail", []string{".md", ".markdown"}, func(w io.Writer, r forms, _ render.Terminal) error { return render.Markdown(w, r.document()) }},
		{formatNDJSON, "one JSON document a line", []string{".ndjson", ".jsonl"}, nil},
		{formatHTML, "a page for a browser or paper", []string{".html", ".htm"}, func(w io.Writer, r forms, _ render.Terminal) error { return writeHTML(w, r) }},
		{formatDOCX, "for a word processor", []string{".docx"}, func(w io.Writer, r forms, _ render.Terminal) error { return docx.Write(w, r.document()) }},
		{formatXLSX, "a workbook", []string{".xlsx"}, func(w io.Writer, r forms, _ render.Terminal) error { return xlsx.Write(w, r.book()) }},
	}
}

// formatChoices are formats with what they are for.
func formatChoices(names []string) []choice {
	all := plainChoices(names)
	for i := range all {
		for _, f := range formats() {
			if f.name == all[i].word {
				all[i].says = f.says
			}
		}
	}
	return all
}

// formatOf is the format that the ending of a file's name stands for.
func formatOf(ending string) string {
	for _, f := range formats() {
		if slices.Contains(f.endings, strings.ToLower(ending)) {
			return f.name
		}
	}
	return ""
}

// formatOf is the format that the ending stands for here, where several have it.
func (o *outputFlags) formatOf(ending string) string {
	if ending == ".txt" && slices.Contains(o.formats, formatText) {
		return formatText
	}
	return formatOf(ending)
}

// byEnding takes the format from the ending of the file's name unless -o names
// one. Text may stand in a .txt whatever its format is; what is no file is not
// named for its content.
func (o *outputFlags) byEnding() error {
	ending := filepath.Ext(o.to)
	format := o.formatOf(ending)
	named := o.given("output")
	switch {
	case o.stream && (named || !slices.Contains(o.formats, format)), named && format == "", named && (format == formatTable || format == formatText):
	case named && format != o.format:
		return usage("-o %s and the ending of --to %s contradict each other; leave out -o, or name the file otherwise", o.format, o.to)
	case slices.Contains(o.formats, format):
		o.format = format
	case len(o.formats) == 1 && ending != "":
		only := o.formats[0]
		return usage("--to %s: what this writes is %s; name the file %s.%s", o.to, strings.ToUpper(only), strings.TrimSuffix(o.to, ending), only)
	case format != "":
		return usage("--to %s: %s is not possible here; the formats are %s", o.to, format, strings.Join(o.formats, ", "))
	case ending != "":
		return usage("--to %s: the ending %s stands for no format; say with -o which of %s it is", o.to, ending, strings.Join(o.formats, ", "))
	}
	return nil
}

// forms are the forms of something that a format can need.
type forms struct {
	document func() *page.Document
	machine  func() any
	table    func() page.Table // for CSV
	book     func() *page.Book // for a workbook
	data     func() any        // what an HTML file holds for programs; nil for nothing
}

// shown is how a command shows a result: as the client's page, as the
// provider's, and as values of either.
type shown struct {
	client   func(result.Client) *page.Document
	internal func(*result.Result) *page.Document
	machine  func(*result.Result) any
	table    func(*result.Result) page.Table // for CSV
	book     func(*result.Result) *page.Book // for a workbook
	data     func(result.Client) any         // what an HTML file holds for programs; nil for nothing
}

// show writes a result for whoever --view names.
func (a *app) show(o *outputFlags, f *fileFlags, r *result.Result, s shown) error {
	values := f.values(r)
	document := func() *page.Document { return s.client(r.ForClient()) }
	if f.internal() {
		document = func() *page.Document { return s.internal(r) }
	}
	all := forms{
		document: document,
		machine:  func() any { return s.machine(values) },
		table:    func() page.Table { return s.table(values) },
		book:     func() *page.Book { return s.book(values) },
	}
	if s.data != nil {
		all.data = func() any { return s.data(r.ForClient()) }
	}
	return a.write(o, all)
}

// write renders something and puts it where it belongs.
func (a *app) write(o *outputFlags, r forms) error {
	var b bytes.Buffer
	if err := a.render(&b, o, r); err != nil {
		return err
	}
	return a.deliver(o, b.Bytes(), modeDocument)
}

// deliver puts bytes to stdout, or as a whole to a file that is never half
// written, and tells a person so.
func (a *app) deliver(o *outputFlags, data []byte, mode fs.FileMode) error {
	if o.to == "" {
		return a.print(data)
	}
	a.waitingForReader(o)
	err := atomicfile.File{Path: o.to, Perm: mode, New: !o.force}.Write(data)
	if err != nil {
		return cannotWrite(o.to, err)
	}
	if !o.stream && isTerminal(a.Err) {
		fmt.Fprintln(a.Err, "wrote "+wrap.Safe(o.to))
	}
	return nil
}

// cannotWrite says why a file of --to cannot be written.
func cannotWrite(path string, err error) error {
	if errors.Is(err, fs.ErrExist) {
		err = errors.New("somebody else has just made it; add --force to replace it")
	}
	return failed(fmt.Errorf("cannot write %s: %w", path, err))
}

func (a *app) render(w io.Writer, o *outputFlags, r forms) error {
	t := a.terminal()
	t.Color = t.Color && (o.to == "" || a.color == colorAlways)
	t.Unwrapped = o.format == formatText && (o.to != "" || !isTerminal(a.Out)) && a.env("COLUMNS") == ""
	for _, f := range formats() {
		if f.name == o.format && f.write != nil {
			return f.write(w, r, t)
		}
	}
	return failed(fmt.Errorf("this result has no form for %s", o.format))
}

// writeHTML writes a document for a browser.
func writeHTML(w io.Writer, r forms) error {
	if r.data == nil {
		return html.Write(w, r.document())
	}
	data, err := emit.JSON(r.data())
	if err != nil {
		return err
	}
	return html.WriteWith(w, r.document(), data)
}

// machine writes a value for programs.
func machine(w io.Writer, encode func(any) ([]byte, error), value any) error {
	data, err := encode(value)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// defaultWidth is the width of text that goes to no terminal.
const defaultWidth = 80

// terminal says how wide and colorful stdout is. Off a terminal text has 80
// columns and no color.
func (a *app) terminal() render.Terminal { return a.terminalOf(a.Out) }

// terminalOf is terminal for one of the streams.
func (a *app) terminalOf(stream any) render.Terminal {
	t := render.Terminal{Width: defaultWidth}
	if file, ok := stream.(*os.File); ok && isTerminal(file) {
		if w, _, err := term.GetSize(int(file.Fd())); err == nil && w > 0 {
			t.Width = w
		}
	}
	t.Color = a.colors(stream)
	if w, err := strconv.Atoi(a.env("COLUMNS")); err == nil && w > 0 {
		t.Width = w
	}
	return t
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
