package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// reportFlags say which document is wanted.
type reportFlags struct {
	reader           string
	include, exclude []string
	data             bool
	brand            string // a file; "" for the provider's own
}

func (a *app) reportCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var want reportFlags
	cmd := &cobra.Command{
		Use:        "report [FILE]",
		SuggestFor: []string{"document", "proposal", "pdf", "docx", "html"},
		GroupID:    "client",
		Short:      "The document to send: proposal, price, who does what, the first 90 days",
		Long: `Report writes one document with everything that came out for a client, to be sent
and printed: one page for whoever decides, then the reasons, the price line by line,
who does what, what to do first and when.

There is an edition for each reader:
  --for owner      whoever decides and pays (default, unless FILE was answered
                   by the head of IT)
  --for it_lead    the client's head of IT
  --for delivery   your own people who do the work: internal`,
		Example: `  mspscope report client.yaml --to client.html
  mspscope report client.yaml --for it_lead --to client-it.html
  mspscope report client.yaml --include schedule --to client.docx`,
		Args: oneFile,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if err := firstOf(f.check, want.check, func() error {
				return a.checkDestination(&o, sources{append(slices.Clip(args), want.files()...), []string{f.playbook}})
			}); err != nil {
				return err
			}
			if want.reader == string(result.Delivery) && !cmd.Flags().Changed("view") {
				f.view = "internal" // what was promised and what it takes is for those who do the work
			}
			if err := want.checkData(&o, &f); err != nil {
				return err
			}
			r, err := a.reported(args, &f, &want)
			if err != nil {
				return err
			}
			if err := want.checkReader(string(r.Reader)); err != nil {
				return err
			}
			a.hintUnnamed(r, &f)
			document := shown{
				client:   func(c result.Client) *page.Document { return a.chosen(page.Report(c), &want) },
				internal: func(r *result.Result) *page.Document { return a.chosen(page.ReportInternal(r), &want) },
				book:     page.ReportBook,
			}
			if want.data {
				document.data = programData
			}
			return a.show(&o, &f, r, document)
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatHTML, formatMarkdown, formatDOCX, formatXLSX)
	cmd.Flags().StringVar(&want.reader, "for", "", "the edition for a `READER`: owner, it_lead, delivery")
	cmd.Flags().StringSliceVar(&want.include, "include", nil, "also these `SECTIONS`, such as schedule; annex for all that are left out otherwise")
	cmd.Flags().StringSliceVar(&want.exclude, "exclude", nil, "leave out these `SECTIONS`")
	cmd.Flags().Var(pathFlag{&want.brand}, "brand", "a `FILE` with name, contact and brand, laid over those of provider.yaml")
	cmd.Flags().BoolVar(&want.data, "with-data", false, "put what came out into the HTML file as JSON too, for programs; for the owner only")
	mustComplete(cmd, "for", cobra.FixedCompletions(readers(), cobra.ShellCompDirectiveNoFileComp))
	mustComplete(cmd, "include", choiceList(plainChoices(page.ReportSections())))
	mustComplete(cmd, "exclude", choiceList(plainChoices(page.ReportSections())))
	return cmd
}

// chosen is a document with the sections that are wanted. What cannot be included is said.
func (a *app) chosen(d *page.Document, want *reportFlags) *page.Document {
	if missing := d.Without(want.include); len(missing) > 0 {
		a.warn("--include " + strings.Join(missing, ",") + ": this edition has nothing of it for this client")
	}
	return d.Choose(want.include, want.exclude)
}

// reported is the result that a report is made of, from whoever --brand names.
func (a *app) reported(args []string, f *fileFlags, want *reportFlags) (*result.Result, error) {
	p, err := a.reportPlaybook(f, want)
	if err != nil {
		return nil, err
	}
	e, err := a.engagement(p, args, f)
	if err != nil {
		return nil, err
	}
	r, err := scope.Of(p, e, scope.Ask{Reader: result.Reader(want.reader), Plan: true, From: true})
	if err != nil {
		return nil, invalid(err) // what cannot be priced is in the quote or the counts
	}
	return r, nil
}

// hintUnnamed tells a person at a terminal whose document has no sender how it gets one.
func (a *app) hintUnnamed(r *result.Result, f *fileFlags) {
	if r.From == nil || f.internal() || !isTerminal(a.Err) || r.From.Named() && len(r.Unnamed()) == 0 {
		return
	}
	var keys []string
	for _, u := range r.From.Unnamed {
		keys = append(keys, u.ID)
	}
	why := "nobody has named you, so the document does not say whom it is from"
	if r.Binding() {
		why = "this can be no more than a draft until you are named: " + words.List(keys) + " of provider.yaml are as they come"
	}
	fmt.Fprintln(a.Err, wrap.Safe(why+"; 'mspscope playbook init DIR --only provider' begins a provider.yaml, and --playbook DIR uses it"))
}

// reportPlaybook is the playbook of a report, in the name of whoever --brand names.
func (a *app) reportPlaybook(f *fileFlags, want *reportFlags) (*playbook.Playbook, error) {
	const parts = playbook.Prices | playbook.Responsibilities | playbook.Advice | playbook.Proofs
	if want.brand == "" {
		return a.loadPlaybook(f.playbook, parts)
	}
	brand, err := a.readBrand(want.brand)
	if err != nil {
		return nil, err
	}
	return a.loadWith(f.playbook, func(dir string) (*playbook.Playbook, error) { return playbook.LoadAs(dir, parts, brand) })
}

// readBrand reads the brand in a file. Its logo lies beside the file and nowhere else.
func (a *app) readBrand(path string) (*playbook.Brand, error) {
	name, data, err := a.read(path, "a brand", yamldoc.MaxBytes)
	if err != nil {
		return nil, err
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return nil, invalid(err)
	}
	dir, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", name, yamldoc.WithoutPath(err)))
	}
	defer func() { _ = dir.Close() }() // it was only read
	r := yamldoc.NewReport(name)
	brand := playbook.ReadBrand(r, root, dir.FS())
	if err := r.Err(); err != nil {
		return nil, invalid(err)
	}
	return brand, nil
}

// readers are those for whom there is an edition.
func readers() []string {
	return []string{string(result.Owner), string(result.ITLead), string(result.Delivery)}
}

func (w *reportFlags) check() error {
	if w.reader != "" && !slices.Contains(readers(), w.reader) {
		return usage("--for must be %s, not %q", words.Or(readers()), w.reader)
	}
	known := page.ReportSections()
	for _, id := range w.include {
		if !slices.Contains(known, id) {
			return usage("--include %s: there is no such section%s; there are %s", yamldoc.Quote(id), yamldoc.Suggest(id, known), strings.Join(known, ", "))
		}
	}
	for _, id := range w.exclude {
		if !slices.Contains(known, id) {
			return usage("--exclude %s: there is no such section%s; there are %s", yamldoc.Quote(id), yamldoc.Suggest(id, known), strings.Join(known, ", "))
		}
	}
	return nil
}

// checkData refuses data for programs where a document has no room for them, or is none
// for a client.
func (w *reportFlags) checkData(o *outputFlags, f *fileFlags) error {
	switch {
	case !w.data:
		return nil
	case o.format != formatHTML:
		return usage("--with-data goes into an HTML file only; leave it out, or write one with --to FILE.html")
	case w.checkReader(w.reader) != nil:
		return w.checkReader(w.reader)
	case f.internal():
		return usage("--with-data puts what the client may see into the client's document; leave it out, or add --view client")
	}
	return nil
}

// checkReader refuses data for programs in a document that leaves things out for its
// reader: they hold all that the client may see, prices among it.
func (w *reportFlags) checkReader(reader string) error {
	if !w.data || reader == "" || reader == string(result.Owner) {
		return nil
	}
	return usage("--with-data puts everything that the client may see into the file, prices too, and the edition for %s leaves some of it out; leave it out, or add --for owner", reader)
}

// programData is what a client's document holds for programs. The logo stands in the
// document already.
func programData(c result.Client) any {
	r := *c.Result()
	if r.From != nil && r.From.Logo != nil {
		from := *r.From
		from.Logo = nil
		r.From = &from
	}
	return &r
}

// files are the files that are read beside the engagement.
func (w *reportFlags) files() []string {
	if w.brand == "" {
		return nil
	}
	return []string{w.brand}
}
