package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// fileFlags are the flags of every command on an engagement file.
type fileFlags struct {
	sets     []string
	playbook string
	date     string
	view     string
}

func (f *fileFlags) add(a *app, cmd *cobra.Command, withView bool) {
	cmd.Flags().StringArrayVar(&f.sets, "set", nil, "answer a question: `QUESTION=VALUE`, the value in YAML (repeatable; FILE may then be left out)")
	f.addPlaybook(cmd)
	f.addDate(cmd)
	if withView {
		f.addView(cmd)
	}
	mustComplete(cmd, "set", a.completeSet)
	cmd.ValidArgsFunction = completeEngagements
}

// addMany adds the flags of a command on many engagement files.
func (f *fileFlags) addMany(cmd *cobra.Command) {
	f.addPlaybook(cmd)
	f.addDate(cmd)
	f.addView(cmd)
}

func (f *fileFlags) addDate(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.date, "date", "", "date of the result, `YYYY-MM-DD` (default: the date in the file)")
}

func (f *fileFlags) addView(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.view, "view", "client", "who reads it: `VIEW` is client or internal (with reasons, costs and margins)")
	mustComplete(cmd, "view", choices([]choice{{"client", "nothing that a client may not read"}, {"internal", "for the provider: reasons, costs, margins"}}))
}

func (f *fileFlags) addPlaybook(cmd *cobra.Command) {
	cmd.Flags().Var(pathFlag{&f.playbook}, "playbook", "`DIR` with your own data files over the built-in ones (default: $MSPSCOPE_PLAYBOOK)")
	mustComplete(cmd, "playbook", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	})
}

// mustComplete registers a completion; it fails only when the flag is missing,
// which is a mistake in this package that every test would show.
func mustComplete(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err)
	}
}

func (f *fileFlags) internal() bool { return f.view == "internal" }

// check refuses wrong values before anything is read.
func (f *fileFlags) check() error {
	if f.date != "" && !assess.IsDate(f.date) {
		return usage("--date must be a date such as 2026-11-20, not %q", f.date)
	}
	if f.view != "" && f.view != "client" && f.view != "internal" {
		return usage("--view must be client or internal, not %q", f.view)
	}
	return nil
}

// loadPlaybook loads the playbook: flag over environment over built-in.
func (a *app) loadPlaybook(flag string, parts playbook.Parts) (*playbook.Playbook, error) {
	return a.loadWith(flag, func(dir string) (*playbook.Playbook, error) { return a.load(dir, parts) })
}

// loadWith is the playbook that a flag or the environment names, as load reads it.
func (a *app) loadWith(flag string, load func(dir string) (*playbook.Playbook, error)) (*playbook.Playbook, error) {
	dir := a.playbookDir(flag)
	p, err := load(dir)
	if _, found := errors.AsType[yamldoc.Problems](err); err != nil && !found && flag == "" && dir != "" { // nobody sees where it was named
		err = fmt.Errorf("%w (it is named by MSPSCOPE_PLAYBOOK)", err)
	}
	return loaded(p, err)
}

// load reads the playbook in a directory, "" for the built-in one.
func load(dir string, parts playbook.Parts) (*playbook.Playbook, error) {
	if dir == "" {
		return playbook.Load(nil, "", parts)
	}
	return playbook.LoadDir(dir, parts)
}

// playbookDir is the directory of the playbook; "" for the built-in one.
func (a *app) playbookDir(flag string) string {
	if flag != "" {
		return flag
	}
	return a.env("MSPSCOPE_PLAYBOOK")
}

// loaded gives an error of loading a playbook its exit code.
func loaded(p *playbook.Playbook, err error) (*playbook.Playbook, error) {
	if err != nil {
		return nil, content(err)
	}
	return p, nil
}

// oneFile is the argument check of commands on one engagement.
func oneFile(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("one FILE at a time (%d given); 'mspscope batch' scores several", len(args))
	}
	if len(args) == 1 && args[0] == "" {
		return usage("the file name is empty; give an engagement FILE, or \"-\" for stdin")
	}
	return nil
}

// result reads the client and takes it through all steps, with the parts of the
// playbook that a command needs.
func (a *app) result(args []string, f *fileFlags, parts playbook.Parts, ask scope.Ask) (*result.Result, error) {
	r, _, err := a.scoped(args, f, parts, ask)
	return r, err
}

// scoped is result with the engagement that it came from.
func (a *app) scoped(args []string, f *fileFlags, parts playbook.Parts, ask scope.Ask) (*result.Result, *assess.Engagement, error) {
	p, err := a.loadPlaybook(f.playbook, parts)
	if err != nil {
		return nil, nil, err
	}
	e, err := a.engagement(p, args, f)
	if err != nil {
		return nil, nil, err
	}
	r, err := scope.Of(p, e, ask)
	if err != nil {
		return nil, nil, invalid(err) // what cannot be priced is in the quote or the counts
	}
	return r, e, nil
}

// offered refuses a quote that cannot be what its status says, with every reason at once
// where the file says so.
func offered(r *result.Result, e *assess.Engagement) error {
	if !r.Refuses() {
		return nil
	}
	at := e.Quote.StatusAt
	var problems yamldoc.Problems
	for _, x := range r.ForProvider().Refused {
		message := fmt.Sprintf("quote.status is %s, which this cannot be yet: %s; %s", r.Status, strings.TrimSuffix(x.Text, "."), x.Do)
		if x.Question != "" && !strings.Contains(message, x.Question) {
			message += " (" + x.Question + ")"
		}
		problems = append(problems, yamldoc.Problem{File: at.File, Line: at.Line, Col: at.Col, Message: message})
	}
	return invalid(problems)
}

// values are the values of a result for whoever --view names.
func (f *fileFlags) values(r *result.Result) *result.Result {
	if f.internal() {
		return r.ForProvider()
	}
	return r.ForClient().Result()
}

// engagement reads FILE, or stdin for "-", and applies --set.
func (a *app) engagement(p *playbook.Playbook, args []string, f *fileFlags) (*assess.Engagement, error) {
	if len(args) == 0 && len(f.sets) == 0 {
		return nil, usage("which client? give an engagement FILE, \"-\" for stdin, or answers with --set")
	}
	a.hintTwice(f.sets)
	if len(args) == 0 {
		e := assess.NewEngagement(p.Questionnaire)
		return e, change(p, e, f.sets, f)
	}
	name, data, err := a.readFile(args[0])
	if err != nil {
		return nil, err
	}
	return changed(p, name, data, f.sets, f)
}

// changed reads an engagement and changes it as the flags say.
func changed(p *playbook.Playbook, name string, data []byte, sets []string, f *fileFlags) (*assess.Engagement, error) {
	e, err := parseEngagement(p, name, data)
	if err != nil {
		return nil, invalid(err)
	}
	return e, change(p, e, sets, f)
}

// change applies answers of --set, and --date.
func change(p *playbook.Playbook, e *assess.Engagement, sets []string, f *fileFlags) error {
	for _, set := range sets {
		if err := applySet(p, e, set); err != nil {
			return err
		}
	}
	if f.date != "" {
		e.Client.Date = f.date
	}
	return nil
}

// readFile reads an engagement from a file or stdin, one byte further than a
// document may have.
func (a *app) readFile(path string) (name string, data []byte, err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", nil, failed(fmt.Errorf("%s is a directory; 'mspscope batch %s' scores the files in it", yamldoc.SourceName(path), quoted(path, runtime.GOOS)))
	}
	name, data, err = a.read(path, "an engagement", yamldoc.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w%s", err, meantAsAnswer(path))
	}
	if err == nil {
		a.warnOfComments(name, data)
	}
	return name, data, err
}

// meantAsAnswer says what a file that does not exist may have been meant for: an answer
// without its flag, or one that a shell took apart at its braces.
func meantAsAnswer(path string) string {
	if question, _, ok := strings.Cut(path, "="); !ok || strings.ContainsAny(question, `/\.`) {
		return ""
	}
	return fmt.Sprintf("; an answer stands behind --set, in quotes where it has braces or brackets: --set '%s'", path)
}

// warnOfComments names what was written as a part of a text and is read as a comment.
func (a *app) warnOfComments(name string, data []byte) {
	if !bytes.Contains(data, []byte(" #")) {
		return
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return // its reader says more
	}
	for _, key := range []string{"client", "notes", "private_notes", "promises", "declined"} {
		n := root.Get(key)
		if n == nil {
			continue
		}
		for _, p := range yamldoc.CutOff(name, data, n) {
			p.Message = "warning: " + p.Message
			fmt.Fprintln(a.Err, wrap.Safe(p.Error()))
		}
	}
}

func parseEngagement(p *playbook.Playbook, name string, data []byte) (*assess.Engagement, error) {
	if err := notEngagement(name, data); err != nil {
		return nil, err
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return nil, err
	}
	return engagementIn(p, name, root)
}

// engagementIn reads an engagement. A result is told from one only when it is found
// wrong, so that those that come in thousands take no longer.
func engagementIn(p *playbook.Playbook, name string, root *yamldoc.Node) (*assess.Engagement, error) {
	r := yamldoc.NewReport(name)
	e := p.ReadEngagement(r, root)
	if r.Err() == nil {
		return e, nil
	}
	if err := printedResult(name, root); err != nil {
		return nil, err
	}
	return nil, r.Err()
}

func completeEngagements(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt
}
