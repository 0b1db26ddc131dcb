package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/atomicfile"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/schema"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

func (a *app) playbookInitCommand() *cobra.Command {
	var only []string
	var currency, country string
	var renew bool
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Begin an own playbook: files with commented examples, and schemas for your editor",
		Long: `Init writes the files of a playbook into DIR. Each holds what every one needs and
commented examples; what you do not change comes from the built-in playbook. Files
that exist are left as they are. The schemas in DIR/.schemas, with which an editor
completes keys and words, are written anew every time: run it again after you add a
question, an option or an activity.

With --country the files hold what differs there: the rules that clients can be
under, findings, rows and programs for them, taxes, hours and dates. The rate card
is in the currency of that country, and its prices are to be set by you:
  eu   the euro area: NIS2, GDPR, TISAX, DORA, ISO 27001
  uk   the United Kingdom: Cyber Essentials, UK GDPR, ISO 27001
  au   Australia: Essential Eight, Privacy Act, APRA CPS 234, ISO 27001

DIR/.built-in keeps the built-in files as they are now, to read beside yours and so that
'playbook diff' can say after an update what changed under your own values. It stays as
it is until you give --renew.`,
		Example: `  mspscope playbook init our-rules
  mspscope playbook init our-rules --country uk
  mspscope playbook init our-rules --only ratecard,provider --currency EUR`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usage("which directory? for example 'mspscope playbook init our-rules'")
			}
			return nil
		},
		ValidArgsFunction: directories,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			files, err := startFiles(only)
			if err != nil {
				return err
			}
			if currency, err = startCurrency(files, currency, country, len(only) > 0); err != nil {
				return err
			}
			return a.initPlaybook(args[0], files, currency, country, renew)
		}),
	}
	cmd.Flags().StringSliceVar(&only, "only", nil, "write only these `FILES`, such as ratecard,provider")
	cmd.Flags().StringVar(&currency, "currency", "", "the `CODE` of your currency, such as EUR")
	cmd.Flags().BoolVar(&renew, "renew", false, "note that your files go with the built-in playbook as it is now")
	cmd.Flags().StringVar(&country, "country", "", "begin with the rules of a `COUNTRY`: "+strings.Join(playbook.Countries(), ", "))
	mustComplete(cmd, "country", cobra.FixedCompletions(playbook.Countries(), cobra.ShellCompDirectiveNoFileComp))
	mustComplete(cmd, "only", choiceList(plainChoices(playbook.Stems())))
	return cmd
}

// startFiles are the files to begin with.
func startFiles(only []string) ([]string, error) {
	if len(only) == 0 {
		return playbook.FileNames(), nil
	}
	var files []string
	for _, name := range only {
		file, err := playbookFile(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		if file != "" && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	return files, nil
}

// startCurrency is the currency of the rate card to begin with: what was asked for, else
// that of the country; "" for that of the built-in card.
func startCurrency(files []string, currency, country string, chosen bool) (string, error) {
	known := playbook.Countries()
	switch {
	case country != "" && !slices.Contains(known, country):
		return "", usage("there are no files for --country %s%s; there are some for %s; eu is the euro area; leave it out to begin with the built-in rules", country, yamldoc.Suggest(country, known), words.List(known))
	case country != "" && chosen:
		return "", usage("--country writes files that need each other; leave --only out, and delete afterwards what you do not want to change")
	case currency == "":
		return playbook.CountryCurrency(country), nil
	case !slices.Contains(files, playbook.RateCardFile):
		return "", usage("--currency is for the rate card, which --only leaves out")
	case !words.IsCurrency(currency):
		return "", usage("--currency %s is no currency of ISO 4217; write the three capital letters of its code, such as EUR", currency)
	}
	return currency, nil
}

// initPlaybook writes the files that are not there yet, and the schemas.
func (a *app) initPlaybook(dir string, files []string, currency, country string, renew bool) error {
	for _, sub := range []string{playbook.SchemaDir, playbook.OriginDir} {
		if err := makeInside(dir, sub); err != nil {
			return err
		}
	}
	for _, file := range files {
		data, err := playbook.Starter(file, currency, country)
		if err != nil {
			return failed(err)
		}
		path := filepath.Join(dir, file)
		if err := notElsewhere(path); err != nil {
			return err
		}
		switch err := (atomicfile.File{Path: path, Perm: modeDocument, New: true}).Write(data); {
		case errors.Is(err, fs.ErrExist):
			fmt.Fprintln(a.Out, "kept  "+wrap.Safe(path)+keptCurrency(file, path, currency))
		case err != nil:
			return failed(fmt.Errorf("cannot write %s: %w", path, err))
		default:
			fmt.Fprintln(a.Out, "wrote "+wrap.Safe(path))
		}
	}
	// Only now, as the files may bring questions and options.
	p, err := a.playbookToWrite(dir)
	if err != nil {
		return err
	}
	if err := writeSchemas(dir, p); err != nil {
		return err
	}
	if err := a.writeOrigin(dir, renew); err != nil {
		return err
	}
	fmt.Fprintf(a.Out, "Next: edit a file, then 'mspscope playbook check %s'.\n", wrap.Safe(dir))
	return nil
}

// makeInside makes a directory in a playbook. One that is a link is refused: what is
// written into it would lie somewhere else.
func makeInside(dir, sub string) error {
	path := filepath.Join(dir, sub)
	if info, err := os.Lstat(path); err == nil && !info.IsDir() {
		return failed(fmt.Errorf("cannot write into %s: it is no directory of its own; remove it", path))
	}
	if err := os.MkdirAll(path, 0o777); err != nil { //nolint:gosec // a directory to share, less the umask
		return failed(fmt.Errorf("cannot make %s: %w", dir, yamldoc.WithoutPath(err)))
	}
	return nil
}

// notElsewhere refuses what would take the place of a file of the playbook and is none: a
// link that leads nowhere yet would have the file written there, a pipe would wait for a
// reader.
func notElsewhere(path string) error {
	_, missing := os.Lstat(path) // writing says what else may be wrong
	if info, err := os.Stat(path); missing == nil && (err != nil || !info.Mode().IsRegular()) {
		return failed(fmt.Errorf("cannot write %s: it is no ordinary file; remove it", path))
	}
	return nil
}

// writeInside writes a file in such a directory, never through a link.
func writeInside(path string, data []byte) error {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return failed(fmt.Errorf("cannot write %s: it is no ordinary file; remove it", path))
	}
	if err := (atomicfile.File{Path: path, Perm: modeDocument}).Write(data); err != nil {
		return failed(fmt.Errorf("cannot write %s: %w", path, err))
	}
	return nil
}

// writeSchemas writes the schemas that an editor completes keys and words by.
func writeSchemas(dir string, p *playbook.Playbook) error {
	for _, k := range schema.Files() {
		s, err := schema.Of(k, p)
		if err != nil {
			return failed(err)
		}
		data, err := emit.Indented(s)
		if err != nil {
			return failed(err)
		}
		if err := writeInside(filepath.Join(dir, playbook.SchemaDir, k.Name+".json"), data); err != nil {
			return err
		}
	}
	return nil
}

// writeOrigin notes which built-in playbook the files are made from, once and where it is
// asked for.
func (a *app) writeOrigin(dir string, renew bool) error {
	at := filepath.Join(dir, playbook.OriginDir)
	if _, err := os.Lstat(filepath.Join(at, playbook.OriginFile)); err == nil && !renew {
		return nil
	}
	files, err := playbook.Origins()
	if err != nil {
		return failed(err)
	}
	// The file that names the version comes last: without it nothing is noted.
	for _, file := range append(playbook.FileNames(), playbook.OriginFile) {
		if err := writeInside(filepath.Join(at, file), files[file]); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.Out, "noted "+wrap.Safe(at)+", the built-in files that yours are made from")
	return nil
}

// builtInPlaybook is the built-in playbook with its activities.
func (a *app) builtInPlaybook() (*playbook.Playbook, error) {
	return loaded(a.load("", playbook.Responsibilities|playbook.Advice))
}

// keptCurrency says that a rate card which is there already is not in the currency
// that was asked for, or "".
func keptCurrency(file, path, currency string) string {
	if file != playbook.RateCardFile || currency == "" {
		return ""
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > yamldoc.MaxBytes {
		return ""
	}
	data, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return ""
	}
	root, err := yamldoc.Parse(path, data)
	if err != nil { // 'playbook check' says why
		return ""
	}
	if now := root.Get("currency"); now != nil && now.Text == currency {
		return ""
	}
	return "; write 'currency: " + currency + "' into it yourself"
}

// playbookToWrite is what the schemas in a directory follow from: the playbook there,
// so that an editor knows its questions and options too, and the built-in one where
// there is none that can be read.
func (a *app) playbookToWrite(dir string) (*playbook.Playbook, error) {
	if p, err := playbook.LoadDir(dir, playbook.Responsibilities|playbook.Advice); err == nil {
		return p, nil
	}
	return a.builtInPlaybook()
}
