package cmd

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/playbook"
	"mspscope/internal/prompt"
	"mspscope/internal/terms"
)

// assessFlags are the flags of the interview.
type assessFlags struct {
	fileFlags
	depth, audience string
	untilCertain    bool
	showLean        bool
	plain           bool
	noInput         bool
}

func (a *app) assessCommand() *cobra.Command {
	var f assessFlags
	cmd := &cobra.Command{
		Use:     "assess [FILE]",
		GroupID: "client",
		Short:   "Ask the questionnaire on the terminal; creates or continues FILE",
		Long: `Assess asks the questions one by one and keeps the answers in FILE. After every
answer the file is on disk: whatever happens, the next 'mspscope assess FILE' goes
on at the right question. Questions can be skipped, answered in any order, changed
and annotated; "not sure" is a fair answer.

On a terminal: type a number or a word and Enter, or use the arrow keys; the left
arrow goes back, ? says why a question is asked, / goes to another one, Ctrl-D saves
and leaves, Ctrl-C stops. On Windows use the lines below the answers instead. With
--plain (or ACCESSIBLE, or TERM=dumb) everything goes line by line, which suits
screen readers and pipes.

The audience is a sales engineer on a call (discovery), or the owner or the IT lead
alone. Questions about a person are never put to that person.`,
		Example: `  mspscope assess                                  # asks for the client, makes a file
  mspscope assess client.yaml --depth quick
  mspscope assess client.yaml --until-certain
  mspscope assess answers.yaml --audience owner
  mspscope assess client.yaml --no-input           # which answers are missing?`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("one FILE at a time (%d given)", len(args))
			}
			if len(args) == 1 && args[0] == "-" {
				return usage("assess keeps the answers in a file; name one instead of \"-\"")
			}
			return nil
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return a.assess(cmd, path, &f)
		}),
	}
	f.add(a, cmd, false)
	fixed := func(flag string, to *string, ids []string, text string) {
		cmd.Flags().StringVar(to, flag, *to, text)
		mustComplete(cmd, flag, cobra.FixedCompletions(ids, cobra.ShellCompDirectiveNoFileComp))
	}
	f.depth, f.audience = assess.Call.String(), assess.Discovery.String()
	fixed("depth", &f.depth, assess.Quick.Words(), "how much to ask: `DEPTH` is "+assess.DepthHelp)
	fixed("audience", &f.audience, assess.Discovery.Words(), "who answers: `WHO` is "+assess.AudienceHelp)
	cmd.Flags().BoolVar(&f.untilCertain, "until-certain", false, "ask in the order that settles the model soonest, and offer to stop when it is settled")
	cmd.Flags().BoolVar(&f.showLean, "show-lean", false, "show what the model leans to; not for a shared screen")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "ask line by line, for screen readers and pipes")
	cmd.Flags().BoolVar(&f.noInput, "no-input", false, "ask nothing; exit with 2 and the ids of the answers that are missing")
	return cmd
}

// options reads the words of the flags.
func (f *assessFlags) options() (interview.Options, error) {
	o := interview.Options{Date: f.date}
	if err := readDepth(&o.Depth, &o.Audience, f.depth, f.audience); err != nil {
		return o, err
	}
	o.Person = o.Audience.Person()
	return o, f.check()
}

// readDepth reads how much is asked and who is asked.
func readDepth(depth *assess.Depth, audience *assess.Audience, depthFlag, audienceFlag string) error {
	if err := depth.Set(depthFlag); err != nil {
		return usage("--depth %w", err)
	}
	if err := audience.Set(audienceFlag); err != nil {
		return usage("--audience %w", err)
	}
	return nil
}

func (a *app) assess(cmd *cobra.Command, path string, f *assessFlags) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	if f.noInput && path == "" {
		return usage("--no-input asks for no name; give a FILE")
	}
	if !f.noInput && !f.plain && !a.interactive() {
		return usage("assess asks questions and needs a terminal; use --plain to answer through a pipe, or --no-input to see what is missing")
	}
	p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Advice|playbook.Proofs|playbook.Uses)
	if err != nil {
		return err
	}
	sets := make([]setAnswer, len(f.sets))
	for i, set := range f.sets { // refuse before anything is asked or written
		if sets[i], err = readSet(p, set); err != nil {
			return err
		}
	}
	if f.untilCertain {
		o.Until = interview.Proof(p.Matrix, p.Certifier)
	}
	var prompter prompt.Prompter
	restore := func() {}
	wait := waiter{cmd.Context(), a.warn}
	if !f.noInput {
		ctx, stop := untilHangup(cmd.Context())
		defer stop()
		wait.ctx = ctx
		prompter, restore = a.prompter(ctx, f.plain)
	}
	defer restore() // also when something fails badly
	file, session, err := a.begin(p, prompter, wait, path, o, sets)
	if err != nil {
		restore()
		return a.stopped(cmd, err, path, nil)
	}
	if f.noInput {
		if missing := session.Missing(); len(missing) > 0 {
			return usage("%d answers are missing: %s", len(missing), strings.Join(ids(p, missing), ", "))
		}
		return a.assessed(p, session)
	}
	talk := &interview.Talk{
		Session: session, Prompter: prompter, Save: file.save, Copy: file.turnToCopy,
		Elsewhere: func() (string, error) { return file.elsewhere(prompter) },
		Matrix:    p.Matrix,
		Uses:      func(question int) []string { return p.Consumers[question].IDs() },
	}
	if f.showLean {
		talk.ModelName = func(m terms.Model) string { return p.Texts.Models[m].Sentence }
	}
	ending, err := talk.Run()
	restore()
	if err != nil {
		return a.stopped(cmd, err, file.path, session)
	}
	if ending == interview.Left {
		a.say(left(cmd, file.path, session)...)
		return nil
	}
	if err := a.assessed(p, session); err != nil {
		return err
	}
	a.say("The answers are in " + file.path + ".")
	return nil
}

// untilHangup is a context that also ends with the signals that end a program
// without asking, so that an interview can give the terminal back before. One
// that is ignored, as under nohup, stays so.
func untilHangup(ctx context.Context) (context.Context, context.CancelFunc) {
	signals := []os.Signal{syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(ctx, signals...)
}

// interactive reports whether there is a terminal to ask on.
func (a *app) interactive() bool {
	return isTerminal(a.In) && isTerminal(a.Err)
}

// begin opens or creates the file and takes over the answers of --set.
func (a *app) begin(p *playbook.Playbook, prompter prompt.Prompter, wait waiter, path string, o interview.Options, sets []setAnswer) (*engagementFile, *interview.Session, error) {
	name := ""
	if path == "" {
		var err error
		if name, err = interview.AskClient(prompter, o.Audience); err != nil {
			return nil, nil, err
		}
		path, err = interview.AskFile(prompter, freeName(slug(name), ".yaml"), taken)
		if err == nil && path == "" {
			err = errNotBegun
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if err := a.checkStdout(sources{inputs: []string{path}}); err != nil {
		return nil, nil, err
	}
	file, e, err := openEngagementFile(p, path)
	if err != nil {
		return nil, nil, err
	}
	file.wait = wait
	writes := prompter != nil || len(sets) > 0
	if file.data == nil && writes {
		if name == "" && prompter != nil {
			if name, err = interview.AskClient(prompter, o.Audience); err != nil {
				return nil, nil, err
			}
		}
		e.Client.Name, e.Client.Date = name, o.Date
		err = file.create(name, o.Date)
		if errors.Is(err, fs.ErrExist) { // another one made it meanwhile: go on in that
			file, e, err = openEngagementFile(p, path)
		}
		if err != nil {
			return nil, nil, err
		}
		file.wait = wait
	} else if writes {
		if err := file.check(); err != nil {
			return nil, nil, err
		}
	}
	session := interview.New(p.Questionnaire, e, o)
	for _, set := range sets {
		if _, err := session.Write(session.Set(set.question, e.Merged(set.question, set.part, set.value)), file.save); err != nil {
			return nil, nil, content(err)
		}
	}
	return file, session, nil
}

func taken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
